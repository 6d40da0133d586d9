"""Service days: of one class in a period, and of all classes on a day in four queries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from core.access.permissions import Permission
from core.access.session import Session
from core.calendar.deciding import ClassInService, Later, by_place, decide, touching
from core.calendar.exceptions import exceptions_between
from core.calendar.holidays import LocalHolidays, days_between
from core.calendar.patterns import patterns_of
from core.calendar.records import ServiceDay
from core.errors import NotFound
from core.registry import weekdays_of
from core.storage import day_from_number, day_number

_CLASSES = (
    "SELECT c.id, c.school_id, c.weekdays, y.label, y.starts_on, y.ends_on, v.id, v.name,"
    " (s.is_active AND o.school_id IS NOT NULL)"
    " FROM class_group c JOIN school s ON s.id = c.school_id JOIN school_year y ON y.id = c.school_year_id"
    " JOIN service v ON v.id = ? LEFT JOIN school_service o ON o.school_id = c.school_id AND o.service_id = v.id"
)


def is_service_day(session: Session, class_id: int, service_id: int, day: date) -> ServiceDay:
    """Return whether a class has the service on a day, and if not, why.

    Raises:
        NotFound: no such class or service.
    """
    return service_days(session, class_id, service_id, day, day)[0]


def service_days(session: Session, class_id: int, service_id: int, first: date, last: date) -> tuple[ServiceDay, ...]:
    """Return every day between two (both included) as `is_service_day` does.

    Raises:
        InvalidValue: the days are the wrong way round.
        NotFound: no such class or service.
    """
    session.require(Permission.VIEW_REGISTRY)
    days = days_between(first, last)
    row = session.database.row(f"{_CLASSES} WHERE c.id = ?", (service_id, class_id))
    if row is None:
        raise NotFound(what="Classe o servizio")
    place = _place(row, patterns_of(session.database, class_id))
    holidays = LocalHolidays.of(session)
    exceptions = exceptions_between(session, first, last)
    return tuple(decide(place, day, exceptions, holidays) for day in days)


def classes_served(session: Session, service_id: int, day: date) -> dict[int, ServiceDay]:
    """Return for every class of the school year that `day` belongs to whether it has the service on that day.

    Outside all school years there are no classes: the answer is empty.

    Raises:
        NotFound: no such service.
    """
    session.require(Permission.VIEW_REGISTRY)
    number = day_number(day)
    rows = session.database.rows(
        f"{_CLASSES} WHERE y.starts_on <= ? AND y.ends_on >= ? ORDER BY c.id", (service_id, number, number)
    )
    if not rows and session.database.scalar("SELECT 1 FROM service WHERE id = ?", (service_id,)) is None:
        raise NotFound(what="Servizio")
    exceptions, holidays = by_place(exceptions_between(session, day, day)), LocalHolidays.of(session)
    later = patterns_of(session.database)
    places = [_place(row, later) for row in rows]
    return {place.class_id: decide(place, day, touching(place, exceptions), holidays) for place in places}


def places_of_year(session: Session, service_id: int, first: date, last: date) -> list[ClassInService]:
    """Return the classes of the school year that lasts from `first` to `last`, by id.

    Raises:
        NotFound: no such service.
    """
    rows = session.database.rows(
        f"{_CLASSES} WHERE y.starts_on = ? AND y.ends_on = ? ORDER BY c.id",
        (service_id, day_number(first), day_number(last)),
    )
    if not rows and session.database.scalar("SELECT 1 FROM service WHERE id = ?", (service_id,)) is None:
        raise NotFound(what="Servizio")
    later = patterns_of(session.database)
    return [_place(row, later) for row in rows]


def _place(row: tuple[Any, ...], later: Mapping[int, Later]) -> ClassInService:
    class_id, school_id, weekdays, label, starts, ends, service_id, service_name, is_offered = row
    return ClassInService(
        class_id=class_id,
        school_id=school_id,
        weekdays=weekdays_of(weekdays),
        year_label=label,
        year_starts_on=day_from_number(starts),
        year_ends_on=day_from_number(ends),
        service_id=service_id,
        service_name=service_name,
        is_offered=bool(is_offered),
        later=later.get(class_id, ()),
    )
