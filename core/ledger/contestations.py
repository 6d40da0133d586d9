"""Contestations (contestazioni) as they are read: the list, open ones first, and what is contested of an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.access.options import Option, get_option
from core.access.paging import Page, bounded
from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome
from core.errors import NotFound
from core.ledger.kinds import EntryKey, EntryKind
from core.registry.naming import search_words
from core.storage import Database, day_from_number, day_number, instant_from_number
from core.storage.database import Row

#: For how many days after a charge a family may contest it; later ones are taken too, with a warning.
CONTEST_DAYS: Option[int] = Option("ledger.contest_days", 60)


class ContestChannel(StrEnum):
    """How a contestation came in."""

    DESK = "desk"
    PHONE = "phone"
    EMAIL = "email"
    LETTER = "letter"
    PORTAL = "portal"


class ContestAbout(StrEnum):
    """What is contested: the child was not there, the price, a meal charged twice, something else."""

    ABSENT = "absent"
    PRICE = "price"
    DOUBLE = "double"
    OTHER = "other"


class ContestState(StrEnum):
    """Where a contestation is. ACCEPTED: the charge is reversed. Nothing leads back from a decision."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Contestation:
    """A charge that a family contests.

    `key` is the charge, `amount_cents` its price (positive), `charged_on` its day. `deadline` is the last day on which
    it could be contested by the rule. `is_taken_back` tells that the charge is reversed, by the decision or elsewhere.
    `days` counts from the receipt to the decision, or to today.
    """

    id: int
    key: EntryKey
    pupil_id: int
    pupil_name: str
    group_name: str
    service_name: str
    charged_on: date
    amount_cents: int
    received_on: date
    channel: ContestChannel
    about: ContestAbout
    asked_by: str
    text: str
    attachment: str
    opened_by: str
    deadline: date
    state: ContestState
    reason: str
    decided_at: datetime | None
    decided_by: str
    reversal: EntryKey | None
    is_taken_back: bool
    days: int

    @property
    def is_late(self) -> bool:
        """Whether it came in after the deadline."""
        return self.received_on > self.deadline


def contestations(
    session: Session,
    text: str = "",
    *,
    state: ContestState | None = None,
    account_id: int | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Page[Contestation]:
    """Return the contestations, the open ones first, the oldest of them on top; of those decided the newest on top.

    Args:
        session: who looks.
        text: every word of it begins a word of the pupil's name.
        state: only those in this state.
        account_id: only those of an account.
        limit: how many at most.
        offset: after how many.
    """
    session.require(Permission.VIEW_LEDGER)
    limit, offset = bounded(limit, offset)
    where = "TRUE"
    values: list[object] = []
    for word in search_words(text):
        where += " AND (' ' || p.search_key) LIKE ?"
        values.append(f"% {word}%")
    if state is not None:
        where += " AND COALESCE(d.state, 'open') = ?"
        values.append(state.value)
    if account_id is not None:
        where += " AND c.account_id = ?"
        values.append(account_id)
    database = session.database
    with database.snapshot():
        total = int(database.scalar(f"SELECT COUNT(*) {_FROM} WHERE {where}", values))
        rows = database.rows(
            f"SELECT {_COLUMNS} {_FROM} WHERE {where} ORDER BY CASE WHEN d.state IS NULL THEN 0 ELSE 1 END,"
            " CASE WHEN d.state IS NULL THEN c.received_on ELSE -d.at END, c.id LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        days = get_option(session, CONTEST_DAYS)
    return Page(tuple(_contestation(row, session.today(), days) for row in rows), total)


def contest_deadline(session: Session, key: EntryKey) -> date:
    """Return the last day on which a charge may be contested by the rule; one posted late counts from its posting.

    Raises:
        NotFound: no such entry.
    """
    session.require(Permission.VIEW_LEDGER)
    at = session.database.scalar(
        "SELECT at FROM entry WHERE account_id = ? AND day = ? AND kind = ? AND seq = ?",
        (key.account_id, day_number(key.on), int(key.kind), key.seq),
    )
    if at is None:
        raise NotFound(what="Registrazione")
    return _deadline(key.on, instant_from_number(at), get_option(session, CONTEST_DAYS))


def contested_cents(database: Database) -> dict[int, int]:
    """Return by account what is contested and not decided, in cents (positive); what is reversed already is left out.

    For an operation that asked for its permission.
    """
    rows = database.rows(
        "SELECT c.account_id, -SUM(e.amount_cents) FROM contestation c JOIN entry e ON e.account_id = c.account_id"
        " AND e.day = c.day AND e.kind = c.kind AND e.seq = c.seq"
        " WHERE NOT EXISTS (SELECT 1 FROM contestation_decision d WHERE d.contestation_id = c.id)"
        " AND NOT EXISTS (SELECT 1 FROM reversal r WHERE r.account_id = c.account_id AND r.day = c.day"
        " AND r.kind = c.kind AND r.seq = c.seq) GROUP BY c.account_id"
    )
    return {account_id: int(cents) for account_id, cents in rows}


_FROM = (
    "FROM contestation c JOIN account a ON a.id = c.account_id JOIN pupil p ON p.id = a.pupil_id"
    " JOIN service_group g ON g.id = a.service_group_id JOIN entry e ON e.account_id = c.account_id AND e.day = c.day"
    " AND e.kind = c.kind AND e.seq = c.seq LEFT JOIN contestation_decision d ON d.contestation_id = c.id"
    " LEFT JOIN service s ON s.id = CASE WHEN c.kind = 1 THEN c.seq / 1000 END"
    " LEFT JOIN app_user u ON u.id = c.actor_id LEFT JOIN app_user w ON w.id = d.actor_id"
    " LEFT JOIN reversal r ON r.account_id = c.account_id AND r.day = c.day AND r.kind = c.kind AND r.seq = c.seq"
)
_COLUMNS = (
    "c.id, c.account_id, c.day, c.kind, c.seq, a.pupil_id, p.last_name, p.first_name, g.name, s.name, -e.amount_cents,"
    " c.received_on, c.channel, c.about, c.asked_by, c.text, c.attachment, u.display_name, e.at, d.state, d.reason,"
    " d.at, w.display_name, d.by_day, d.by_kind, d.by_seq, r.account_id IS NOT NULL"
)


def _contestation(row: Row, today: date, rule_days: int) -> Contestation:
    (
        row_id, account_id, day, kind, seq, pupil_id, last_name, first_name, group, service, cents, received, channel,
        about, asked_by, text, attachment, opened_by, at, state, reason, decided, decided_by, by_day, by_kind, by_seq,
        is_taken_back,
    ) = row  # fmt: skip
    key = EntryKey(account_id, day_from_number(day), EntryKind(kind), seq)
    received_on = day_from_number(received)
    decided_at = None if decided is None else instant_from_number(decided)
    until = today if decided_at is None else rome(decided_at).date()
    return Contestation(
        id=row_id,
        key=key,
        pupil_id=pupil_id,
        pupil_name=f"{last_name} {first_name}",
        group_name=group,
        service_name=service or "",
        charged_on=key.on,
        amount_cents=int(cents),
        received_on=received_on,
        channel=ContestChannel(channel),
        about=ContestAbout(about),
        asked_by=asked_by,
        text=text,
        attachment=attachment,
        opened_by=opened_by or "",
        deadline=_deadline(key.on, instant_from_number(at), rule_days),
        state=ContestState(state or ContestState.OPEN),
        reason=reason or "",
        decided_at=decided_at,
        decided_by=decided_by or "",
        reversal=None if by_day is None else EntryKey(account_id, day_from_number(by_day), EntryKind(by_kind), by_seq),
        is_taken_back=bool(is_taken_back),
        days=max(0, (until - received_on).days),
    )


def _deadline(on: date, posted: datetime, days: int) -> date:
    return max(on, rome(posted).date()) + timedelta(days=days)
