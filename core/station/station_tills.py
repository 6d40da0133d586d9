"""The tills of stations as the office has them: put together from what was told, in whatever order it came."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome_instant
from core.payments import Means, MeansCount
from core.storage import Database, instant_from_number, instant_number

#: A till that was forgotten is closed some days later.
_LATEST = timedelta(days=31)
_TOLD = "e.kind IN ('till_opened', 'till_closed', 'recharge') AND e.station_id = ? AND e.made_at >= ? AND e.made_at < ?"


@dataclass(frozen=True, slots=True)
class TakenOverBy:
    """Who took the money of a drawer over, and when (UTC)."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StationTill:
    """A station's drawer; amounts in cents, instants UTC.

    `taken` is what the office has received of it by means, also what waits to be looked at: the money is in the drawer
    all the same. `expected_cents` and `counted_cents` are the station's word, None while it is open. `taken_over` is
    None while nobody of the office answers for the money.
    """

    id: str
    station_id: str
    station_name: str
    operator_name: str
    opened_at: datetime
    float_cents: int
    taken: tuple[MeansCount, ...]
    kept_aside: int
    closed_at: datetime | None
    expected_cents: int | None
    counted_cents: int | None
    reason: str
    taken_over: TakenOverBy | None = None

    @property
    def difference_cents(self) -> int | None:
        """Return what was counted too much (+) or too little (−); None while it is open."""
        if self.counted_cents is None or self.expected_cents is None:
            return None
        return self.counted_cents - self.expected_cents

    @property
    def is_whole(self) -> bool:
        """Whether what the station expected in the drawer is what its recharges, as received, come to."""
        cash = sum(one.amount_cents for one in self.taken if one.means is Means.CASH)
        return self.expected_cents is None or self.expected_cents == self.float_cents + cash


def station_tills(session: Session, first: date, last: date, station_id: str | None = None) -> tuple[StationTill, ...]:
    """Return the drawers that stations opened between two days in Rome (both included), newest first."""
    session.require(Permission.VIEW_LEDGER)
    begin = instant_number(rome_instant(first, time()))
    end = instant_number(rome_instant(last + timedelta(days=1), time()))
    database = session.database
    found: list[StationTill] = []
    with database.snapshot():
        taken_over = _taken_over(database)
        for known_id, name in database.rows("SELECT id, name FROM station ORDER BY id"):
            if station_id in {None, known_id}:
                found += _tills(database, (known_id, name), begin, end)
    found = [replace(till, taken_over=taken_over.get(till.id)) for till in found]
    return tuple(sorted(found, key=lambda till: (till.opened_at, till.id), reverse=True))


def till_of(session: Session, till_id: str) -> StationTill | None:
    """Return one drawer, None when no station told of it."""
    session.require(Permission.VIEW_LEDGER)
    database = session.database
    row = database.row(
        "SELECT e.made_at, s.id, s.name FROM event e JOIN station s ON s.id = e.station_id"
        " WHERE e.event_id = ? AND e.kind = 'till_opened'",
        (till_id,),
    )
    if row is None:
        return None
    tills = _tills(database, (row[1], row[2]), row[0], row[0] + 1)
    return next(
        (replace(till, taken_over=_taken_over(database).get(till.id)) for till in tills if till.id == till_id), None
    )


def _taken_over(database: Database) -> dict[str, TakenOverBy]:
    rows = database.rows(
        "SELECT h.till_id, u.display_name, h.at FROM station_handover h JOIN app_user u ON u.id = h.actor_id"
        " WHERE h.till_id IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM handover_cancel c WHERE c.station_handover_id = h.id)"
    )
    return {till_id: TakenOverBy(name, instant_from_number(at)) for till_id, name, at in rows}


def _tills(database: Database, station: tuple[str, str], begin: int, end: int) -> list[StationTill]:
    """Return the drawers that a station (id and name) opened between two instants, as stored."""
    rows = database.rows(
        "SELECT e.event_id, e.kind, e.body, e.made_at, COALESCE(d.decision, e.verdict) FROM event e"
        f" LEFT JOIN event_decision d ON d.event_id = e.event_id WHERE {_TOLD} ORDER BY e.made_at",
        (station[0], begin, end + int(_LATEST.total_seconds() * 1000)),
    )
    opened: dict[str, tuple[dict[str, Any], int]] = {}
    closed: dict[str, tuple[dict[str, Any], int]] = {}
    taken: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    aside: dict[str, int] = defaultdict(int)
    for event_id, kind, text, made_at, verdict in rows:
        body = _body(text)
        is_done = verdict in {"applied", "repeated"}
        till_id = body.get("till")
        if kind == "till_opened" and is_done and made_at < end:
            opened[event_id] = (body, made_at)
        elif kind == "till_closed" and is_done and isinstance(till_id, str):
            closed.setdefault(till_id, (body, made_at))
        elif kind == "recharge" and isinstance(till_id, str) and isinstance(body.get("amount_cents"), int):
            taken[till_id][str(body.get("means"))].append(body["amount_cents"])
            aside[till_id] += verdict not in {"applied", "repeated", "dismissed"}
    return [
        _till(key, opening, closed.get(key), station=station, taken=taken[key], aside=aside[key])
        for key, opening in opened.items()
    ]


def _till(
    till_id: str,
    opening: tuple[dict[str, Any], int],
    closing: tuple[dict[str, Any], int] | None,
    *,
    station: tuple[str, str],
    taken: dict[str, list[int]],
    aside: int,
) -> StationTill:
    told = {} if closing is None else closing[0]
    means = {one.value for one in Means}
    return StationTill(
        id=till_id,
        station_id=station[0],
        station_name=station[1],
        operator_name=opening[0]["operator"],
        opened_at=instant_from_number(opening[1]),
        float_cents=opening[0]["float_cents"],
        taken=tuple(
            MeansCount(Means(name), len(cents), sum(cents)) for name, cents in sorted(taken.items()) if name in means
        ),
        kept_aside=aside,
        closed_at=None if closing is None else instant_from_number(closing[1]),
        expected_cents=told.get("expected_cents"),
        counted_cents=told.get("counted_cents"),
        reason=told.get("reason", ""),
    )


def _body(text: str) -> dict[str, Any]:
    try:
        body = json.loads(text)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
