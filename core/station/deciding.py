"""What the office does with an event that was kept aside: carried out after all, or put away with a reason. Once.

The event stays as it was told. A check-in of a day that is open is recorded; of a closed day it becomes a charge of its
own, unless the meal is charged already; money becomes the recharge that it was, under the station's own number.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta

from core import ledger
from core.access import audit
from core.access.operations import OperationId
from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome
from core.errors import InvalidValue, NotFound
from core.ledger.kinds import REVISIONS
from core.meals import charge_late, is_day_closed, record_presence, undo_presence
from core.meals.day_state import is_begun
from core.station.applying import Teller, take_recharge
from core.station.faults import EventDecided, NoWayForEvent
from core.station.journal import EventKind, JournalEvent, VerdictKind
from core.station.kept import served_twice
from core.station.office_records import KeptCounts, KeptEvent, KeptWay
from core.station.outcomes import PresenceSource
from core.storage import Database, day_from_number, day_number, instant_from_number, instant_number
from core.storage.database import Row

LONGEST_REASON = 200
#: How far back it is looked for children who were served twice.
TWICE_DAYS = timedelta(days=31)
_SOURCE = "event"


def way_of(session: Session, event: KeptEvent) -> KeptWay:
    """Return what can be done with an event that was kept aside."""
    session.require(Permission.CLOSE_DAY)
    return _way(session, _told(session.database, event.event_id))


def ways_of(session: Session, events: Iterable[KeptEvent]) -> dict[str, KeptWay]:
    """Return `way_of` each, by the event's id: for a page of them."""
    session.require(Permission.CLOSE_DAY)
    return {event.event_id: _way(session, _told(session.database, event.event_id)) for event in events}


def apply_event(session: Session, event_id: str, reason: str = "") -> KeptWay:
    """Carry an event out after all; return how.

    Raises:
        NotFound: no such event.
        EventDecided: somebody has decided of it.
        NoWayForEvent: it cannot be carried out; it can only be put away.
        UserError: what is wrong with it now (no price, period closed…); nothing was done.
        NotAllowed: the role may not close days, or take money.
    """
    session.require(Permission.CLOSE_DAY)
    why = " ".join(reason.split())[:LONGEST_REASON]
    with session.database.transaction():
        row = _told(session.database, event_id)
        _ensure_undecided(session.database, event_id)
        way = _way(session, row)
        _carry_out(session, row, way, why)
        _decide(session, row, "applied", why, way=way.value)
        return way


def dismiss_event(session: Session, event_id: str, reason: str) -> None:
    """Put an event away with a reason: it is on the list no more, and stays as it was told.

    Raises:
        NotFound: no such event.
        InvalidValue: the reason is missing.
        EventDecided: somebody has decided of it.
    """
    session.require(Permission.CLOSE_DAY)
    why = " ".join(reason.split())[:LONGEST_REASON]
    if not why:
        raise InvalidValue(field="Motivo", reason="scrivi perché non c'è altro da fare: resta sul registro.")
    with session.database.transaction():
        row = _told(session.database, event_id)
        _ensure_undecided(session.database, event_id)
        _decide(session, row, "dismissed", why)


def kept_counts(session: Session) -> KeptCounts:
    """Return how much waits for the office to look: events kept aside, and children served twice in the last month."""
    session.require(Permission.CLOSE_DAY)
    kept = session.database.scalar(
        "SELECT COUNT(*) FROM event e WHERE e.verdict NOT IN ('applied', 'repeated')"
        " AND NOT EXISTS (SELECT 1 FROM event_decision d WHERE d.event_id = e.event_id)"
    )
    today = session.today()
    # Asked every few seconds by pages that are open: first, in one look, on which days anybody could be at all.
    first, last = session.database.row(
        "SELECT MIN(g.day), MAX(g.day) FROM (SELECT e.day FROM event e WHERE e.day BETWEEN ? AND ?"
        " AND e.kind = 'presence' GROUP BY e.day, e.pupil_id HAVING MIN(e.station_id) <> MAX(e.station_id)) g",
        (day_number(today - TWICE_DAYS), day_number(today)),
    ) or (None, None)
    if first is None:
        return KeptCounts(int(kept), 0)
    services = [service_id for (service_id,) in session.database.rows("SELECT DISTINCT service_id FROM station")]
    days = (day_from_number(first), day_from_number(last))
    return KeptCounts(int(kept), sum(len(served_twice(session, service_id, *days)) for service_id in services))


def _told(database: Database, event_id: str) -> Row:
    row = database.row(
        "SELECT e.event_id, e.kind, e.verdict, e.day, e.pupil_id, e.body, e.made_at, s.id, s.name, s.service_id,"
        " p.id IS NOT NULL FROM event e JOIN station s ON s.id = e.station_id LEFT JOIN pupil p ON p.id = e.pupil_id"
        " WHERE e.event_id = ?",
        (event_id,),
    )
    if row is None:
        raise NotFound(what="Registrazione")
    return row


def _way(session: Session, row: Row) -> KeptWay:
    _event_id, kind, verdict, day, pupil_id, text, _at, _station, _name, service_id, is_known = row
    is_conflict = verdict == VerdictKind.CONFLICT
    if kind in {EventKind.TILL_OPENED, EventKind.TILL_CLOSED}:
        return KeptWay.NONE if is_conflict else KeptWay.TILL
    if not is_known or day is None or (kind == EventKind.RECHARGE and is_conflict):
        return KeptWay.NONE
    if kind == EventKind.RECHARGE:
        return KeptWay.MONEY
    if kind == EventKind.UNDO and not _undone(text):
        return KeptWay.NONE
    return _way_of_meal(session, EventKind(kind), pupil_id, service_id, day_from_number(day))


def _way_of_meal(session: Session, kind: EventKind, pupil_id: int, service_id: int, on: date) -> KeptWay:
    if on > session.today():
        return KeptWay.NONE
    if not is_begun(session.database, service_id, on):
        return KeptWay.PRESENCE if kind is EventKind.PRESENCE else KeptWay.UNDO
    if kind is EventKind.UNDO or not is_day_closed(session, service_id, on):
        return KeptWay.NONE
    return KeptWay.CHARGED_ALREADY if _is_charged(session.database, pupil_id, service_id, on) else KeptWay.LATE_CHARGE


def _carry_out(session: Session, row: Row, way: KeptWay, why: str) -> None:
    event_id, kind, _verdict, day, pupil_id, text, made_at, station_id, station, service_id, _known = row
    at = instant_from_number(made_at)
    match way:
        case KeptWay.PRESENCE:
            told = json.loads(text).get("source")
            record_presence(
                session, pupil_id=pupil_id, service_id=service_id, day=day_from_number(day), at=at,
                source=PresenceSource.SEARCH if told == PresenceSource.SEARCH else PresenceSource.SCAN,
                event_id=event_id, station_id=station_id,
            )  # fmt: skip
        case KeptWay.UNDO:
            undone = _undone(text)
            undo_presence(
                session, pupil_id=pupil_id, service_id=service_id, day=day_from_number(day), event_id=undone,
                station_id=station_id,
            )  # fmt: skip
        case KeptWay.LATE_CHARGE:
            reason = f"{station}: servito il {rome(at):%d/%m/%Y alle %H:%M}, comunicato dopo la chiusura"
            charge_late(
                session, OperationId(_SOURCE, event_id), pupil_id, service_id, day_from_number(day),
                f"{reason} ({why})" if why else reason,
            )  # fmt: skip
        case KeptWay.MONEY:
            event = JournalEvent(event_id, EventKind(kind), day_from_number(day), text, at)
            take_recharge(session, Teller(station_id, service_id, False, True, False), event)
        case KeptWay.TILL | KeptWay.CHARGED_ALREADY:
            pass  # what it tells is counted, or done, already: that somebody looked is all
        case KeptWay.NONE:
            raise NoWayForEvent


def _undone(text: str) -> str:
    """Return the id of the check-in that an undo takes back; empty when that cannot be read."""
    undone = json.loads(text).get("event_id")
    return undone if isinstance(undone, str) else ""


def _is_charged(database: Database, pupil_id: int, service_id: int, day: date) -> bool:
    first = service_id * REVISIONS
    found = database.scalar(
        "SELECT 1 FROM entry e JOIN account a ON a.id = e.account_id WHERE a.pupil_id = ? AND e.day = ? AND e.kind = ?"
        " AND e.seq BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM reversal v WHERE v.account_id = e.account_id"
        " AND v.day = e.day AND v.kind = e.kind AND v.seq = e.seq)",
        (pupil_id, day_number(day), int(ledger.EntryKind.CHARGE), first, first + REVISIONS - 1),
    )
    return found is not None


def _ensure_undecided(database: Database, event_id: str) -> None:
    row = database.row("SELECT actor_name, at FROM event_decision WHERE event_id = ?", (event_id,))
    if row is not None:
        raise EventDecided(by=row[0], at=f"{rome(instant_from_number(row[1])):%d/%m/%Y alle %H:%M}")


def _decide(session: Session, row: Row, decision: str, why: str, **more: object) -> None:
    added = session.database.execute(
        "INSERT INTO event_decision (event_id, decision, reason, actor_id, actor_name, at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (event_id) DO NOTHING",
        (row[0], decision, why, session.actor.id or None, session.actor.name, instant_number(session.now())),
    )
    if not added:  # another office was faster: what was just done is taken back with this transaction
        _ensure_undecided(session.database, row[0])
    verb = "apply_event" if decision == "applied" else "dismiss_event"
    audit.record(session, verb, f"station:{row[7]}", event=row[0], kind=row[1], pupil=row[4], reason=why, **more)
