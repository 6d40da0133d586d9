"""The journal: what the station did, appended in the same transaction as the answer, sent until the office has it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from core.access.operations import payload_hash
from core.storage import Database, day_from_number, day_number, instant_from_number, instant_number

Body = dict[str, Any]

#: Made once: an encoder is dearer than what it encodes.
_encoded = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


class EventKind(StrEnum):
    """What a station can tell."""

    PRESENCE = "presence"
    UNDO = "undo"
    RECHARGE = "recharge"
    TILL_OPENED = "till_opened"
    TILL_CLOSED = "till_closed"


class VerdictKind(StrEnum):
    """What the office made of an event. Each is final: the office has the event and keeps it.

    APPLIED: done. REPEATED: had come before. LATE: came after the day's close, kept for the office to look at.
    CONFLICT: the same id had come with other content; both are kept. QUARANTINED: cannot be carried out, kept for the
    office with the reason.
    """

    APPLIED = "applied"
    REPEATED = "repeated"
    CONFLICT = "conflict"
    QUARANTINED = "quarantined"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The office's answer to one event; `received_at` is the office's clock (UTC) when it first took it."""

    event_id: str
    kind: VerdictKind
    received_at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class JournalEvent:
    """One thing that happened at a station. `day` is the service day (a recharge's: the day held then)."""

    event_id: str
    kind: EventKind
    day: date
    body: str
    made_at: datetime

    @property
    def payload_hash(self) -> str:
        """The SHA-256 of all that was told, to recognise another content under the same id."""
        return payload_hash(
            {
                "kind": self.kind.value,
                "day": self.day.isoformat(),
                # A damaged file may hold halves of characters.
                "body": self.body.encode(errors="backslashreplace").decode(),
                "at": instant_number(self.made_at),
            }
        )


def undo_id(event_id: str) -> str:
    """Return the id of the undo of an event: made from it, so that an undo is found before its presence arrives."""
    return f"{event_id}-undo"


def day_part(day: date) -> str:
    """Return the name under which the version of a day's roster is kept."""
    return f"day:{day.isoformat()}"


def append(  # noqa: PLR0917 - in the order of the row
    database: Database, event_id: str, kind: EventKind, day: date, made_at: datetime, body: Mapping[str, object]
) -> JournalEvent:
    """Add an event, inside the caller's transaction."""
    database.ensure_in_transaction()
    text = _encoded(body)
    database.execute(
        "INSERT INTO journal (event_id, kind, day, body, made_at) VALUES (?, ?, ?, ?, ?)",
        (event_id, kind.value, day_number(day), text, instant_number(made_at)),
    )
    return JournalEvent(event_id, kind, day, text, made_at)


def unsent(database: Database, *, after: int, limit: int) -> tuple[int, tuple[JournalEvent, ...]]:
    """Return up to `limit` events that have no verdict, oldest first, and the place of the last one."""
    rows = database.rows(
        "SELECT seq, event_id, kind, day, body, made_at FROM journal WHERE acked_at IS NULL AND seq > ?"
        " ORDER BY seq LIMIT ?",
        (after, limit),
    )
    events = tuple(event_from(row[1:]) for row in rows)
    return (rows[-1][0] if rows else after), events


def count_unsent(database: Database) -> tuple[int, datetime | None]:
    """Return how many events have no verdict, and when the oldest of them was made."""
    row = database.row(
        "SELECT COUNT(*), (SELECT made_at FROM journal WHERE acked_at IS NULL ORDER BY seq LIMIT 1)"
        " FROM journal WHERE acked_at IS NULL"
    )
    count, oldest = row or (0, None)
    return int(count), None if oldest is None else instant_from_number(oldest)


def acknowledge(database: Database, verdicts: Sequence[Verdict]) -> int:
    """Note the office's verdicts, inside the caller's transaction; return how many events are settled by them.

    A recharge that the office has taken moves into the known balance, which then must be fetched anew: the balance
    told on the next receipt neither forgets it nor counts it twice. A day whose presence was taken back in vain is
    fetched anew too.
    """
    database.ensure_in_transaction()
    settled = 0
    for verdict in verdicts:
        changed = database.rows(
            "UPDATE journal SET acked_at = ?, verdict = ?, reason = ? WHERE event_id = ? AND acked_at IS NULL"
            " RETURNING kind, day, body",
            (instant_number(verdict.received_at), verdict.kind.value, verdict.reason or None, verdict.event_id),
        )
        for kind, day, text in changed:
            settled += 1
            is_done = verdict.kind in {VerdictKind.APPLIED, VerdictKind.REPEATED}
            if kind == EventKind.RECHARGE and is_done:
                _count_recharge(database, json.loads(text))
            if kind == EventKind.UNDO and not is_done:
                database.execute("DELETE FROM version WHERE part = ?", (day_part(day_from_number(day)),))
    return settled


def _count_recharge(database: Database, body: Body) -> None:
    database.execute(
        "UPDATE known_balance SET cents = cents + ? WHERE pupil_id = ? AND service_group_id = ?",
        (body["amount_cents"], body["pupil_id"], body["service_group_id"]),
    )
    database.execute("DELETE FROM version WHERE part = 'balances'")


def recharge_told(text: str) -> Body | None:
    """Return the body of a recharge, or None when it cannot be read (it may be why the event was kept aside)."""
    try:
        body = json.loads(text)
    except ValueError:
        return None
    wanted = ("amount_cents", "year", "number")
    is_sound = isinstance(body, dict) and all(isinstance(body.get(name), int) for name in wanted)
    return body if is_sound else None


def event_from(row: Sequence[Any]) -> JournalEvent:
    """Return the event in a row of event_id, kind, day, body, made_at."""
    event_id, kind, day, body, made_at = row
    return JournalEvent(event_id, EventKind(kind), day_from_number(day), body, instant_from_number(made_at))
