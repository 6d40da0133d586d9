"""Who has no price: enrolled pupils whom neither a band with a rate nor an exemption covers, told before any close."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue
from core.ledger import bulk
from core.storage import Database, day_from_number, day_number

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A pupil without a price: on how many days of the enrolment, and the first of them."""

    pupil_id: int
    pupil_name: str
    first_on: date
    days: int


def pupils_without_price(session: Session, service_id: int, first: date, last: date) -> tuple[Uncovered, ...]:
    """Return who is enrolled between two days (both included) and has no price on some of them, the soonest first.

    Days are counted whether or not there is service on them: a rate that ends on a Saturday is told on Friday.

    Raises:
        InvalidValue: the days are the wrong way round.
    """
    session.require(Permission.VIEW_LEDGER)
    if first > last:
        raise InvalidValue(field="Periodo", reason="la fine viene prima dell'inizio.")
    database, window = session.database, (day_number(first), day_number(last))
    with database.snapshot():
        missing = _missing(database, service_id, window)
        covered = _covered(database, service_id, window, missing)
        enrolled = _enrolled(database, service_id, window, missing)
    found = [
        Uncovered(pupil_id, name, _first_gap(enrolled[pupil_id], covered.get(pupil_id, [])), days)
        for pupil_id, (name, days) in missing.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.first_on, one.pupil_name, one.pupil_id)))


def _missing(database: Database, service_id: int, window: Stretch) -> dict[int, tuple[str, int]]:
    """Return who has fewer priced days than enrolled ones: name and how many are missing."""
    low, high = ("MIN", "MAX") if database.dialect == "sqlite" else ("LEAST", "GREATEST")
    rows = database.rows(
        "SELECT p.id, p.last_name, p.first_name, SUM(c.enrolled - c.priced) FROM ("
        " SELECT e.pupil_id, e.last_day - e.first_day + 1 AS enrolled, COALESCE(SUM(CASE"
        f" WHEN a.is_exempt THEN {low}(e.last_day, a.ends_on) - {high}(e.first_day, a.starts_on) + 1"
        f" WHEN r.id IS NOT NULL THEN {low}(e.last_day, a.ends_on, r.ends_on)"
        f" - {high}(e.first_day, a.starts_on, r.starts_on) + 1 ELSE 0 END), 0) AS priced FROM ("
        f" SELECT id, pupil_id, {high}(starts_on, CAST(? AS INTEGER)) AS first_day,"
        f" {low}(ends_on, CAST(? AS INTEGER)) AS last_day"
        " FROM enrolment WHERE service_id = ? AND starts_on <= ? AND ends_on >= ?) e"
        " LEFT JOIN band_assignment a ON a.pupil_id = e.pupil_id AND a.service_id = ?"
        " AND a.starts_on <= e.last_day AND a.ends_on >= e.first_day"
        " LEFT JOIN tariff_rate r ON r.tariff_band_id = a.tariff_band_id"
        f" AND r.starts_on <= {low}(e.last_day, a.ends_on) AND r.ends_on >= {high}(e.first_day, a.starts_on)"
        " GROUP BY e.id, e.pupil_id, e.first_day, e.last_day) c"
        " JOIN pupil p ON p.id = c.pupil_id WHERE c.priced < c.enrolled GROUP BY p.id, p.last_name, p.first_name",
        (*window, service_id, window[1], window[0], service_id),
    )
    return {pupil_id: (f"{last} {first}", int(days)) for pupil_id, last, first, days in rows}


def _enrolled(
    database: Database, service_id: int, window: Stretch, pupils: dict[int, tuple[str, int]]
) -> dict[int, list[Stretch]]:
    rows = database.rows(
        "SELECT pupil_id, starts_on, ends_on FROM enrolment WHERE service_id = ? AND starts_on <= ? AND ends_on >= ?"
        f" AND pupil_id IN (SELECT {bulk.json_number()} FROM {bulk.json_rows(database)})",
        (service_id, window[1], window[0], json.dumps(list(pupils))),
    )
    return _by_pupil((pupil, max(starts, window[0]), min(ends, window[1])) for pupil, starts, ends in rows)


def _covered(
    database: Database, service_id: int, window: Stretch, pupils: dict[int, tuple[str, int]]
) -> dict[int, list[Stretch]]:
    rows = database.rows(
        "SELECT a.pupil_id, a.starts_on, a.ends_on, r.starts_on, r.ends_on, a.is_exempt FROM band_assignment a"
        " LEFT JOIN tariff_rate r ON r.tariff_band_id = a.tariff_band_id"
        " AND r.starts_on <= a.ends_on AND r.ends_on >= a.starts_on"
        " WHERE a.service_id = ? AND a.starts_on <= ? AND a.ends_on >= ?"
        f" AND a.pupil_id IN (SELECT {bulk.json_number()} FROM {bulk.json_rows(database)})",
        (service_id, window[1], window[0], json.dumps(list(pupils))),
    )
    return _by_pupil(
        (pupil, starts, ends) if is_exempt else (pupil, max(starts, rate_starts), min(ends, rate_ends))
        for pupil, starts, ends, rate_starts, rate_ends, is_exempt in rows
        if is_exempt or rate_starts is not None
    )


def _by_pupil(stretches: Iterable[tuple[int, int, int]]) -> dict[int, list[Stretch]]:
    found: dict[int, list[Stretch]] = defaultdict(list)
    for pupil_id, starts, ends in stretches:
        found[pupil_id].append((starts, ends))
    return {pupil_id: sorted(ones) for pupil_id, ones in found.items()}


def _first_gap(enrolled: list[Stretch], covered: list[Stretch]) -> date:
    """Return the first enrolled day that no stretch covers; there is one."""
    for starts, ends in enrolled:
        day = starts
        for low, high in covered:
            if low <= day <= high:
                day = high + 1
        if day <= ends:
            return day_from_number(day)
    raise AssertionError("every day is covered")
