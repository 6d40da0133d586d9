"""Cards for many pupils at once: issue the missing ones, list those to print."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Collection, Sequence
from datetime import date

from core.access import audit
from core.access.permissions import Permission
from core.access.session import Session
from core.cards.reach import in_reach
from core.cards.records import PrintableCard
from core.cards.tokens import LAST_ISSUE, new_token
from core.ledger.bulk import json_number, json_rows
from core.progress import NO_PROGRESS, Progress
from core.storage import day_number, instant_number

#: Cards issued in one transaction: few enough that others at work do not wait, many enough to be quick.
CHUNK = 500


def issue_missing_cards(
    session: Session, service_id: int, class_id: int | None = None, *, progress: Progress = NO_PROGRESS
) -> int:
    """Give a card to every pupil enrolled in the service, today or later, who has none in use; return how many.

    With `class_id` only for the pupils of that class. Safe to run again: whoever got a card is not missing any more.

    Raises:
        Cancelled: the user stopped it; the cards issued before stay.
    """
    session.require(Permission.ISSUE_CARDS)
    missing = _missing(session, service_id, class_id)
    issued = 0
    for start in range(0, len(missing), CHUNK):
        progress.check()
        issued += _issue(session, service_id, missing[start : start + CHUNK])
        progress.advance(min(start + CHUNK, len(missing)), len(missing))
    return issued


def printable_cards(
    session: Session,
    service_id: int,
    *,
    class_id: int | None = None,
    pupil_ids: Collection[int] | None = None,
    on: date,
) -> tuple[PrintableCard, ...]:
    """Return the cards in use of a service with what stands on them, in the order of school, class and name.

    `on` decides the class that is printed: before the year begins, ask for its first day. Pupils named by `pupil_ids`
    are all there; otherwise those whose enrolment goes on to `on` or beyond.
    """
    session.require(Permission.ISSUE_CARDS)
    condition, values = in_reach(session)
    day = day_number(on)
    if pupil_ids is None:
        condition += " AND EXISTS (SELECT 1 FROM enrolment e WHERE e.pupil_id = p.id AND e.service_id = s.id"
        condition += " AND e.ends_on >= ?)"
        values += (day,)
    else:
        rows = json_rows(session.database)
        condition += f" AND p.id IN (SELECT {json_number()} FROM {rows})"
        values += (json.dumps(sorted(pupil_ids)),)
    if class_id is not None:
        condition += " AND g.id = ?"
        values += (class_id,)
    found = session.database.rows(
        "SELECT c.token, p.last_name, p.first_name, COALESCE(g.name, ''), COALESCE(h.name, ''), s.name,"
        " COALESCE((SELECT MIN(m.name) FROM municipality m), ''), c.issue_number"
        " FROM card c JOIN pupil p ON p.id = c.pupil_id JOIN service s ON s.id = c.service_id"
        " LEFT JOIN placement l ON l.pupil_id = p.id AND l.starts_on <= ? AND l.ends_on >= ?"
        " LEFT JOIN class_group g ON g.id = l.class_group_id LEFT JOIN school h ON h.id = g.school_id"
        f" WHERE c.service_id = ? AND c.revoked_at IS NULL AND {condition}",
        (day, day, service_id, *values),
    )
    return tuple(sorted((PrintableCard(*row) for row in found), key=_print_order))


def tokens_in_use(session: Session, service_id: int, pupil_ids: Collection[int]) -> dict[int, str]:
    """Return the whole tokens of the cards in use of some pupils, for a paper: print them, never log them."""
    session.require(Permission.ISSUE_CARDS)
    condition, values = in_reach(session)
    rows = session.database.rows(
        "SELECT c.pupil_id, c.token FROM card c JOIN pupil p ON p.id = c.pupil_id"
        f" WHERE c.service_id = ? AND c.revoked_at IS NULL AND {condition}"
        f" AND p.id IN (SELECT {json_number()} FROM {json_rows(session.database)})",
        (service_id, *values, json.dumps(sorted(pupil_ids))),
    )
    return {int(pupil_id): str(token) for pupil_id, token in rows}


def _print_order(card: PrintableCard) -> tuple[bool, list[str], str]:
    """Pupils without a class come last. Sorted here: the two engines do not agree about accents."""
    parts = (card.school_name, card.class_name, card.last_name, card.first_name)
    return not card.class_name, [_plain(part) for part in parts], card.token


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _missing(session: Session, service_id: int, class_id: int | None) -> list[tuple[int, int]]:
    """Return the pupils without a card in use, each with the last issue number (0: never had one)."""
    today = day_number(session.today())
    condition, values = in_reach(session)
    if class_id is not None:
        condition += " AND EXISTS (SELECT 1 FROM placement l WHERE l.pupil_id = p.id AND l.class_group_id = ?"
        condition += " AND l.ends_on >= ?)"
        values += (class_id, today)
    rows = session.database.rows(
        "SELECT p.id, COALESCE(MAX(c.issue_number), 0) FROM pupil p"
        " LEFT JOIN card c ON c.pupil_id = p.id AND c.service_id = ?"
        " WHERE EXISTS (SELECT 1 FROM enrolment e WHERE e.pupil_id = p.id AND e.service_id = ? AND e.ends_on >= ?)"
        f" AND {condition} GROUP BY p.id HAVING COUNT(c.id) = COUNT(c.revoked_at)"
        " AND COALESCE(MAX(c.issue_number), 0) < ? ORDER BY p.id",
        (service_id, service_id, today, *values, LAST_ISSUE),
    )
    return [(int(pupil_id), int(last)) for pupil_id, last in rows]


def _issue(session: Session, service_id: int, pupils: Sequence[tuple[int, int]]) -> int:
    database = session.database
    cards = [
        [token.text, pupil_id, token.issue_number]
        for pupil_id, last in pupils
        for token in [new_token(session.ids, last + 1)]
    ]
    with database.transaction():
        # Whoever was given a card by a colleague meanwhile keeps that one.
        added = database.rows(
            "INSERT INTO card (token, pupil_id, service_id, issue_number, issued_at)"
            f" SELECT j.value ->> 0, {json_number(1)}, ?, {json_number(2)}, ? FROM {json_rows(database)} WHERE 1 = 1"
            " ON CONFLICT DO NOTHING RETURNING pupil_id",
            (service_id, instant_number(session.now()), json.dumps(cards)),
        )
        if added:
            ids = sorted(int(row[0]) for row in added)
            audit.record(session, "issue_missing_cards", f"service:{service_id}", count=len(ids), pupils=ids)
    return len(added)
