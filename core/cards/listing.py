"""The list of the cards: in use, revoked, and the pupils that have none, by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.access.paging import Page, bounded
from core.access.permissions import Permission
from core.access.session import Session
from core.cards.reach import in_reach
from core.cards.records import masked
from core.registry.naming import search_words
from core.storage import day_number, instant_from_number
from core.storage.database import Row


class CardState(StrEnum):
    """What the list is about."""

    IN_USE = "in_use"
    REVOKED = "revoked"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card with its pupil, or a pupil that should have one and has not (`card_id` None). Never the whole token."""

    pupil_id: int
    last_name: str
    first_name: str
    class_id: int | None
    class_name: str
    school_name: str
    state: CardState
    card_id: int | None
    masked: str
    issue_number: int | None
    issued_at: datetime | None
    revoked_at: datetime | None
    revoke_reason: str

    @property
    def full_name(self) -> str:
        """Last name first."""
        return f"{self.last_name} {self.first_name}"


@dataclass(frozen=True, slots=True)
class CardCounts:
    """How many of each there are, under the same conditions."""

    in_use: int
    revoked: int
    missing: int


_PLACED = (
    " LEFT JOIN placement l ON l.pupil_id = p.id AND l.starts_on <= ? AND l.ends_on >= ?"
    " LEFT JOIN class_group g ON g.id = l.class_group_id LEFT JOIN school h ON h.id = g.school_id"
)
_WHO = "p.id, p.last_name, p.first_name, g.id, COALESCE(g.name, ''), COALESCE(h.name, '')"
_ENROLLED = "EXISTS (SELECT 1 FROM enrolment e WHERE e.pupil_id = p.id AND e.service_id = ? AND e.ends_on >= ?)"
_HAS_ONE = "EXISTS (SELECT 1 FROM card c WHERE c.pupil_id = p.id AND c.service_id = ? AND c.revoked_at IS NULL)"


def card_list(
    session: Session,
    service_id: int,
    state: CardState,
    *,
    text: str = "",
    school_id: int | None = None,
    class_id: int | None = None,
    offset: int = 0,
    limit: int = 200,
) -> Page[CardLine]:
    """Return a page of the cards of a service in one state, by name of the pupil; of the same pupil the newest first.

    Args:
        session: who asks; a school's user sees its own pupils.
        service_id: whose cards.
        state: in use, revoked, or the enrolled pupils (today or later) without one.
        text: every word begins a word of the pupil's names or fiscal code; empty for all.
        school_id: only pupils placed in this school today.
        class_id: only pupils placed in this class today.
        offset: how many to leave out at the beginning.
        limit: how many at most (500).
    """
    session.require(Permission.ISSUE_CARDS)
    asked = _Asked.of(session, service_id, state, text, school_id, class_id)
    limit, offset = bounded(limit, offset)
    rows = session.database.rows(
        f"SELECT {_WHO}, {asked.columns}{asked.tables} WHERE {asked.where}"
        f" ORDER BY p.search_key, p.id{asked.newest} LIMIT ? OFFSET ?",
        (*asked.values, limit, offset),
    )
    return Page(tuple(_line(row, state) for row in rows), asked.count(session))


def card_counts(
    session: Session, service_id: int, *, text: str = "", school_id: int | None = None, class_id: int | None = None
) -> CardCounts:
    """Return how many cards `card_list` has in each state."""
    session.require(Permission.ISSUE_CARDS)
    in_use, revoked, missing = (
        _Asked.of(session, service_id, state, text, school_id, class_id).count(session)
        for state in (CardState.IN_USE, CardState.REVOKED, CardState.MISSING)
    )
    return CardCounts(in_use, revoked, missing)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The query for one state."""

    columns: str
    tables: str
    where: str
    values: tuple[object, ...]
    newest: str

    @classmethod
    def of(  # noqa: PLR0917 - in the order of `card_list`
        cls,
        session: Session,
        service_id: int,
        state: CardState,
        text: str,
        school_id: int | None,
        class_id: int | None,
    ) -> _Asked:
        today = day_number(session.today())
        reach, reach_values = in_reach(session)
        wanted, wanted_values = _narrowed(text, school_id, class_id)
        if state is CardState.MISSING:
            return cls(
                "NULL, '', NULL, NULL, NULL, ''",
                f" FROM pupil p{_PLACED}",
                f"{_ENROLLED} AND NOT {_HAS_ONE} AND {reach}{wanted}",
                (today, today, service_id, today, service_id, *reach_values, *wanted_values),
                "",
            )
        is_null = "IS NULL" if state is CardState.IN_USE else "IS NOT NULL"
        return cls(
            "c.id, c.token, c.issue_number, c.issued_at, c.revoked_at, COALESCE(c.revoke_reason, '')",
            f" FROM card c JOIN pupil p ON p.id = c.pupil_id{_PLACED}",
            f"c.service_id = ? AND c.revoked_at {is_null} AND {reach}{wanted}",
            (today, today, service_id, *reach_values, *wanted_values),
            ", c.issue_number DESC",
        )

    def count(self, session: Session) -> int:
        """Return how many there are in all."""
        return int(session.database.scalar(f"SELECT COUNT(*){self.tables} WHERE {self.where}", self.values))


def _narrowed(text: str, school_id: int | None, class_id: int | None) -> tuple[str, tuple[object, ...]]:
    where = ""
    values: list[object] = []
    for word in search_words(text):
        where += " AND (' ' || p.search_key) LIKE ?"
        values.append(f"% {word}%")
    for column, value in (("h.id", school_id), ("g.id", class_id)):
        if value is not None:
            where += f" AND {column} = ?"
            values.append(value)
    return where, tuple(values)


def _line(row: Row, state: CardState) -> CardLine:
    pupil_id, last_name, first_name, class_id, class_name, school_name, *of_card = row
    card_id, token, issue_number, issued_at, revoked_at, reason = of_card
    return CardLine(
        pupil_id,
        last_name,
        first_name,
        class_id,
        class_name,
        school_name,
        state,
        card_id,
        masked(token) if token else "",
        issue_number,
        None if issued_at is None else instant_from_number(issued_at),
        None if revoked_at is None else instant_from_number(revoked_at),
        reason,
    )
