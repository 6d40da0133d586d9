"""Ordered, served, charged, side by side: the check of the caterer's invoice. And meals by tariff band."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.access.permissions import Permission
from core.access.session import Session
from core.ledger.kinds import REVISIONS
from core.meals.day_state import DONE
from core.registry import ChargePolicy
from core.reports.facts import (
    IS_EXPECTED,
    WHO,
    bound,
    counts_of,
    ensure_days,
    pairs,
    places_of,
    policy_of,
    served_days,
)
from core.storage import day_from_number, day_number

#: Where whoever was in no class that day is counted.
NO_SCHOOL = "(nessuna classe)"


@dataclass(frozen=True, slots=True)
class ComparisonLine:
    """A school on a day. `ordered` is what the last version of the kitchen's order asks for pupils; None: no order.

    `charged` meals are in the ledger and not reversed, `exempt` are owed by nobody (known once the day is closed).
    """

    on: date
    school_name: str
    ordered: int | None
    booked: int
    served: int
    charged: int
    exempt: int
    charged_cents: int

    @property
    def accounted(self) -> int:
        """Return the meals that somebody pays or is exempt from."""
        return self.charged + self.exempt

    @property
    def difference(self) -> int | None:
        """Return how many more were ordered than are accounted for; None without an order."""
        return None if self.ordered is None else self.ordered - self.accounted


@dataclass(frozen=True, slots=True)
class BandLine:
    """Meals of a month (its first day) in a band, and what they came to in cents; `band_code` None: the exempt."""

    month: date
    band_code: str | None
    band_name: str | None
    meals: int
    amount_cents: int


def comparison(session: Session, service_id: int, first: date, last: date) -> tuple[ComparisonLine, ...]:
    """Return what was ordered, booked, served and charged between two days (both included), by day and school.

    Raises:
        InvalidValue: the days cannot be.
        NotFound: no such service.
    """
    session.require(Permission.VIEW_LEDGER)
    found: dict[tuple[date, str], dict[str, Any]] = defaultdict(
        lambda: {"ordered": None, "booked": 0, "served": 0, "charged": 0, "exempt": 0, "charged_cents": 0}
    )
    with session.database.snapshot():
        places = places_of(session)
        served = served_days(session, service_id, first, last)
        for (class_id, day), one in counts_of(session, service_id, served, first, last).items():
            line = found[day, places[class_id].school_name]
            line["booked"] += one.expected
            line["served"] += one.checked_in
        for day, school, meals in _ordered(session, service_id, first, last):
            found[day_from_number(day), school]["ordered"] = int(meals)
        for day, school, meals, cents in _charged(session, service_id, first, last):
            line = found[day_from_number(day), school or NO_SCHOOL]
            line["charged"] += meals
            line["charged_cents"] -= int(cents)
        for class_id, day, meals in _exempt(session, service_id, served, first, last):
            found[day, places[class_id].school_name]["exempt"] += meals
    return tuple(ComparisonLine(day, school, **found[day, school]) for day, school in sorted(found))


def meals_by_band(session: Session, service_id: int, first: date, last: date) -> tuple[BandLine, ...]:
    """Return the meals charged between two days (both included) by month and band, the exempt last in each month.

    A meal stands in the band that the pupil has now for that day; reversed charges are left out.

    Raises:
        InvalidValue: the days cannot be.
        NotFound: no such service.
    """
    session.require(Permission.VIEW_LEDGER)
    grouped: dict[tuple[date, str | None, str | None], list[int]] = defaultdict(lambda: [0, 0])
    with session.database.snapshot():
        served = served_days(session, service_id, first, last)
        for day, code, name, meals, cents in _by_band(session, service_id, first, last):
            line = grouped[day_from_number(day).replace(day=1), code or "?", name or "senza fascia"]
            line[0] += meals
            line[1] -= int(cents)
        for _class_id, day, meals in _exempt(session, service_id, served, first, last):
            grouped[day.replace(day=1), None, None][0] += meals
    keys = sorted(grouped, key=lambda key: (key[0], key[1] is None, key[1] or ""))
    return tuple(BandLine(*key, *grouped[key]) for key in keys)


def _ordered(session: Session, service_id: int, first: date, last: date) -> list[tuple[Any, ...]]:
    return session.database.rows(
        "SELECT o.day, s.name, v.standard + v.plain + v.diet + v.extra FROM kitchen_order o"
        " JOIN kitchen_order_version v ON v.kitchen_order_id = o.id"
        " AND v.version = (SELECT MAX(w.version) FROM kitchen_order_version w WHERE w.kitchen_order_id = o.id)"
        " JOIN school s ON s.id = o.school_id WHERE o.service_id = ? AND o.day BETWEEN ? AND ?",
        (service_id, day_number(first), day_number(last)),
    )


_LIVE_CHARGES = (
    " FROM account a JOIN entry e ON e.account_id = a.id AND e.day BETWEEN ? AND ? AND e.kind = 1"
    " AND e.seq BETWEEN ? AND ?"
)
_NOT_REVERSED = (
    " NOT EXISTS (SELECT 1 FROM reversal v WHERE v.account_id = e.account_id AND v.day = e.day AND v.kind = e.kind"
    " AND v.seq = e.seq)"
)


def _values(service_id: int, first: date, last: date) -> tuple[int, ...]:
    first_seq = service_id * REVISIONS
    return (day_number(first), day_number(last), first_seq, first_seq + REVISIONS - 1)


def _charged(session: Session, service_id: int, first: date, last: date) -> list[tuple[Any, ...]]:
    return session.database.rows(
        f"SELECT e.day, s.name, COUNT(*), SUM(e.amount_cents){_LIVE_CHARGES}"
        " LEFT JOIN placement pl ON pl.pupil_id = a.pupil_id AND pl.starts_on <= e.day AND pl.ends_on >= e.day"
        " LEFT JOIN class_group g ON g.id = pl.class_group_id LEFT JOIN school s ON s.id = g.school_id"
        f" WHERE{_NOT_REVERSED} GROUP BY e.day, s.name",
        _values(service_id, first, last),
    )


def _by_band(session: Session, service_id: int, first: date, last: date) -> list[tuple[Any, ...]]:
    return session.database.rows(
        f"SELECT e.day, b.code, b.name, COUNT(*), SUM(e.amount_cents){_LIVE_CHARGES}"
        " LEFT JOIN band_assignment t ON t.pupil_id = a.pupil_id AND t.service_id = ?"
        " AND t.starts_on <= e.day AND t.ends_on >= e.day LEFT JOIN tariff_band b ON b.id = t.tariff_band_id"
        f" WHERE{_NOT_REVERSED} GROUP BY e.day, b.code, b.name",
        (*_values(service_id, first, last), service_id),
    )


def _exempt(
    session: Session, service_id: int, served: dict[int, tuple[date, ...]], first: date, last: date
) -> list[tuple[int, date, int]]:
    """Return class, day and how many exempt meals: of closed days only, by who is charged for the service.

    Whoever became exempt for a day that is charged still stands among the charged, until the difference is approved.
    """
    ensure_days(first, last)
    closed = _closed_days(session, service_id)
    known = {class_id: [day for day in days if day in closed] for class_id, days in served.items()}
    counted = "s.pupil_id IS NOT NULL"
    if policy_of(session, service_id) is ChargePolicy.BOOKED:
        counted = f"({counted} OR {IS_EXPECTED})"
    rows = session.database.rows(
        f"SELECT d.class_id, d.day, COUNT(*) FROM {pairs(session.database)}{WHO}"
        " JOIN band_assignment t ON t.pupil_id = pl.pupil_id AND t.service_id = ? AND t.is_exempt"
        f" AND t.starts_on <= d.day AND t.ends_on >= d.day WHERE {counted}"
        " AND NOT EXISTS (SELECT 1 FROM account a JOIN entry e ON e.account_id = a.id AND e.day = d.day AND e.kind = 1"
        f" AND e.seq BETWEEN ? AND ? WHERE a.pupil_id = pl.pupil_id AND{_NOT_REVERSED}) GROUP BY d.class_id, d.day",
        (*bound(known), *(service_id,) * 4, *_values(service_id, first, last)[2:]),
    )
    return [(class_id, day_from_number(day), count) for class_id, day, count in rows]


def _closed_days(session: Session, service_id: int) -> set[date]:
    prefix = f"{service_id}:"
    rows = session.database.rows(
        "SELECT external_id FROM operation WHERE source = ? AND substr(external_id, 1, ?) = ?",
        (DONE, len(prefix), prefix),
    )
    return {date.fromisoformat(name.removeprefix(prefix)) for (name,) in rows}
