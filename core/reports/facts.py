"""What the reports count from: which class has the service on which day, and who was there."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from core import calendar
from core.access.permissions import Role
from core.access.session import Session
from core.errors import InvalidValue, NotFound, Phrase
from core.ledger import bulk
from core.meals.enrolled import eats_on
from core.registry import ChargePolicy
from core.storage import Database, day_from_number, day_number

#: A report over more days than this is a slip of the calendar.
MOST_DAYS = 800

ClassDays = dict[int, tuple[date, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """A class with its school."""

    class_id: int
    class_name: str
    school_id: int
    school_name: str


@dataclass(frozen=True, slots=True)
class DayCounts:
    """One class on one day: whole numbers of pupils.

    `expected` are enrolled and not absent, `present` those of them who came, `checked_in` all who came.
    """

    enrolled: int = 0
    expected: int = 0
    present: int = 0
    plain: int = 0
    absent: int = 0
    checked_in: int = 0

    @property
    def extra(self) -> int:
        """Return how many came without being expected."""
        return self.checked_in - self.present


def months_between(first: date, last: date) -> tuple[date, ...]:
    """Return the first days of the months that the days touch.

    Raises:
        InvalidValue: the days are the wrong way round, or too many.
    """
    ensure_days(first, last)
    found = [first.replace(day=1)]
    while (following := next_month(found[-1])) <= last:
        found.append(following)
    return tuple(found)


def next_month(month: date) -> date:
    """Return the first day of the month after `month`."""
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1)


def ensure_days(first: date, last: date) -> None:
    """Refuse days that no report is made of."""
    if first > last:
        raise InvalidValue(field="Periodo", reason="la fine viene prima dell'inizio.")
    if (last - first).days >= MOST_DAYS:
        raise InvalidValue(field="Periodo", reason=Phrase("scegli al massimo {most} giorni.", most=MOST_DAYS))


def places_of(session: Session) -> dict[int, Place]:
    """Return all classes by id; a school's user sees those of its own school."""
    actor = session.actor
    only, values = (" WHERE s.id = ?", (actor.school_id or 0,)) if actor.role is Role.SCHOOL else ("", ())
    rows = session.database.rows(
        f"SELECT g.id, g.name, s.id, s.name FROM class_group g JOIN school s ON s.id = g.school_id{only}"
        " ORDER BY s.name, s.id, g.name, g.id",
        values,
    )
    return {row[0]: Place(*row) for row in rows}


def policy_of(session: Session, service_id: int) -> ChargePolicy:
    """Return who pays for the service.

    Raises:
        NotFound: no such service.
    """
    policy = session.database.scalar("SELECT charge_policy FROM service WHERE id = ?", (service_id,))
    if policy is None:
        raise NotFound(what="Servizio")
    return ChargePolicy(policy)


def served_days(session: Session, service_id: int, first: date, last: date) -> ClassDays:
    """Return on which days each class has the service, by class.

    Raises:
        InvalidValue: the days cannot be.
        NotFound: no such service.
    """
    ensure_days(first, last)
    policy_of(session, service_id)
    found: dict[int, list[date]] = defaultdict(list)
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        for class_id, one in calendar.classes_served(session, service_id, day).items():
            if one.is_service:
                found[class_id].append(day)
    return {class_id: tuple(days) for class_id, days in found.items()}


def counts_of(
    session: Session, service_id: int, served: Mapping[int, Iterable[date]], first: date, last: date
) -> dict[tuple[int, date], DayCounts]:
    """Return the counts of each class and day with service, and of those without where somebody was checked in."""
    database, low, high = session.database, day_number(first), day_number(last)
    checked_in: dict[tuple[int, int], int] = {
        (class_id, day): count
        for class_id, day, count in database.rows(
            "SELECT pl.class_group_id, s.day, COUNT(*) FROM presence s"
            " JOIN placement pl ON pl.pupil_id = s.pupil_id AND pl.starts_on <= s.day AND pl.ends_on >= s.day"
            " WHERE s.day BETWEEN ? AND ? AND s.service_id = ? GROUP BY pl.class_group_id, s.day",
            (low, high, service_id),
        )
    }
    found = {
        (class_id, day_from_number(day)): DayCounts(
            enrolled, expected, present, plain, absent, checked_in.pop((class_id, day), 0)
        )
        for class_id, day, enrolled, expected, present, plain, absent in database.rows(
            f"SELECT d.class_id, d.day, COUNT(e.id), COUNT(CASE WHEN {IS_EXPECTED} THEN 1 END),"
            f" COUNT(CASE WHEN {IS_EXPECTED} AND s.pupil_id IS NOT NULL THEN 1 END),"
            f" COUNT(CASE WHEN {IS_EXPECTED} AND x.kind = 'plain' THEN 1 END),"
            " COUNT(CASE WHEN e.id IS NOT NULL AND x.kind = 'absent' THEN 1 END)"
            f" FROM {pairs(database)}{WHO} GROUP BY d.class_id, d.day",
            (*bound(served), service_id, service_id, service_id),
        )
    }
    for (class_id, day), count in checked_in.items():
        found[class_id, day_from_number(day)] = DayCounts(checked_in=count)
    return found


#: Of everybody placed in a class on a day (`pairs`): enrolment, exception and check-in; three times the service.
WHO = (
    " JOIN placement pl ON pl.class_group_id = d.class_id AND pl.starts_on <= d.day AND pl.ends_on >= d.day"
    f" LEFT JOIN enrolment e ON e.pupil_id = pl.pupil_id AND e.service_id = ? AND {eats_on('d.day')}"
    " LEFT JOIN meal_exception x ON x.pupil_id = pl.pupil_id AND x.service_id = ? AND x.day = d.day"
    " LEFT JOIN presence s ON s.day = d.day AND s.service_id = ? AND s.pupil_id = pl.pupil_id"
)
IS_EXPECTED = "(e.id IS NOT NULL AND COALESCE(x.kind, '') <> 'absent')"


def pairs(database: Database) -> str:
    """Return a table expression `d(class_id, day)` over `bound`."""
    return f"(SELECT {bulk.json_number(0)} AS class_id, {bulk.json_number(1)} AS day FROM {bulk.json_rows(database)}) d"


def bound(served: Mapping[int, Iterable[date]]) -> tuple[str]:
    """Return the one value that fills `pairs`: every class with every day of its own."""
    return (json.dumps([[class_id, day_number(day)] for class_id, days in served.items() for day in days]),)
