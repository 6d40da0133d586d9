"""What stations told and the office must look at: events that were not carried out, children served twice."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from core.access.permissions import Permission
from core.access.session import Session
from core.payments.numbering import ReceiptNumber
from core.station.journal import EventKind, VerdictKind, recharge_told
from core.station.office_records import KeptEvent, KeptPage, ServedTwice, Serving
from core.storage import day_from_number, day_number, instant_from_number
from core.storage.database import Row

_KEPT = " FROM event e JOIN station s ON s.id = e.station_id LEFT JOIN pupil p ON p.id = e.pupil_id"
#: A check-in that counts; what was taken back is among the operations done once (core.meals.presence).
_COUNTS = (
    "{0}.kind = 'presence' AND {0}.verdict IN ('applied', 'repeated') AND NOT EXISTS (SELECT 1 FROM operation o"
    " WHERE o.source = 'undo_presence' AND o.external_id = {0}.event_id)"
)

_UNDECIDED = "NOT EXISTS (SELECT 1 FROM event_decision d WHERE d.event_id = {0}.event_id)"


def quarantined(session: Session, *, station_id: str | None = None, offset: int = 0, limit: int = 50) -> KeptPage:
    """Return the events that were not carried out (late, conflicting, quarantined), newest first.

    Those of which the office has decided (core.station.deciding) wait no more.
    """
    session.require(Permission.CLOSE_DAY)
    where = f" WHERE e.verdict NOT IN ('applied', 'repeated') AND {_UNDECIDED.format('e')}"
    values: list[object] = []
    if station_id is not None:
        where += " AND e.station_id = ?"
        values.append(station_id)
    database = session.database
    with database.snapshot():
        total = database.scalar(f"SELECT COUNT(*){_KEPT}{where}", values)
        rows = database.rows(
            "SELECT e.event_id, e.station_id, s.name, e.kind, e.verdict, e.reason, e.day, e.pupil_id, p.last_name,"
            f" p.first_name, e.body, e.made_at, e.received_at{_KEPT}{where}"
            " ORDER BY e.received_at DESC, e.event_id DESC LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
    return KeptPage(tuple(_kept(row) for row in rows), int(total))


def served_twice(session: Session, service_id: int, first: date, last: date) -> tuple[ServedTwice, ...]:
    """Return the children whom more than one station served on a day between two (both included).

    Each was charged once, whatever stands here. Presences taken back, or put away by the office, do not count.
    """
    session.require(Permission.CLOSE_DAY)
    rows = session.database.rows(
        "SELECT e.day, e.pupil_id, p.last_name, p.first_name,"
        " (SELECT g.name FROM placement pl JOIN class_group g ON g.id = pl.class_group_id"
        " WHERE pl.pupil_id = p.id AND e.day BETWEEN pl.starts_on AND pl.ends_on),"
        " e.event_id, e.station_id, s.name, e.made_at"
        " FROM event e JOIN station s ON s.id = e.station_id JOIN pupil p ON p.id = e.pupil_id"
        f" WHERE s.service_id = ? AND e.day BETWEEN ? AND ? AND {_COUNTS.format('e')}"
        f" AND {_UNDECIDED.format('e')}"
        " AND EXISTS (SELECT 1 FROM event f JOIN station t ON t.id = f.station_id WHERE f.day = e.day"
        " AND f.pupil_id = e.pupil_id AND f.station_id <> e.station_id AND t.service_id = s.service_id"
        f" AND {_COUNTS.format('f')} AND {_UNDECIDED.format('f')})"
        " ORDER BY e.day, p.last_name, p.first_name, e.pupil_id, e.made_at, e.event_id",
        (service_id, day_number(first), day_number(last)),
    )
    return tuple(_twice(service_id, list(group)) for _key, group in groupby(rows, key=lambda row: row[:2]))


def _twice(service_id: int, rows: list[Row]) -> ServedTwice:
    day, pupil_id, last_name, first_name, class_name = rows[0][:5]
    servings = tuple(
        Serving(event_id, station_id, name, instant_from_number(at))
        for event_id, station_id, name, at in (row[5:] for row in rows)
    )
    return ServedTwice(
        day_from_number(day), service_id, pupil_id, f"{last_name} {first_name}", class_name or "", servings
    )


def _kept(row: Row) -> KeptEvent:
    (
        event_id, station_id, station, kind, verdict, reason, day, pupil_id, last_name, first_name, body, made_at,
        received_at,
    ) = row  # fmt: skip
    told = recharge_told(body) if kind == EventKind.RECHARGE else None
    return KeptEvent(
        event_id=event_id,
        station_id=station_id,
        station_name=station,
        kind=EventKind(kind),
        verdict=VerdictKind(verdict),
        reason=reason or "",
        day=None if day is None else day_from_number(day),
        pupil_id=pupil_id,
        pupil_name="" if last_name is None else f"{last_name} {first_name}",
        amount_cents=told["amount_cents"] if told else None,
        number_text=ReceiptNumber(station_id, told["year"], told["number"]).text if told else "",
        made_at=instant_from_number(made_at),
        received_at=instant_from_number(received_at),
    )
