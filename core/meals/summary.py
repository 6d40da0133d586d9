"""The day of all classes, in a handful of queries however many the pupils."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from core import calendar
from core.access.permissions import Permission, Role
from core.access.session import Session
from core.meals.day_state import closed_schools, is_closed
from core.meals.enrolled import EATS_ON, on_day
from core.meals.records import ClassDay
from core.storage import day_number
from core.storage.database import Row

#: Who is where on the day, enrolled or not, with exception and check-in; `_values` gives the values.
_PUPILS = (
    " FROM placement pl JOIN class_group g ON g.id = pl.class_group_id"
    f" LEFT JOIN enrolment e ON e.pupil_id = pl.pupil_id AND e.service_id = ? AND {EATS_ON}"
    " LEFT JOIN meal_exception x ON x.service_id = ? AND x.day = ? AND x.pupil_id = pl.pupil_id"
    " LEFT JOIN presence s ON s.day = ? AND s.service_id = ? AND s.pupil_id = pl.pupil_id"
)
_THAT_DAY = " WHERE pl.starts_on <= ? AND pl.ends_on >= ?"
_IS_EXPECTED = "(e.id IS NOT NULL AND COALESCE(x.kind, '') <> 'absent')"
_COUNTS = (
    "SELECT pl.class_group_id,"
    f" COUNT(CASE WHEN {_IS_EXPECTED} THEN 1 END),"
    f" COUNT(CASE WHEN {_IS_EXPECTED} AND s.pupil_id IS NOT NULL THEN 1 END),"
    f" COUNT(CASE WHEN {_IS_EXPECTED} AND x.kind = 'plain' THEN 1 END),"
    " COUNT(CASE WHEN e.id IS NOT NULL AND x.kind = 'absent' THEN 1 END),"
    " COUNT(s.pupil_id)"
)


def day_summary(session: Session, service_id: int, day: date) -> tuple[ClassDay, ...]:
    """Return the classes of all schools that offer the service, by school and name; a school's user sees its own.

    Raises:
        NotFound: no such service.
    """
    session.require(Permission.VIEW_MEALS)
    served = {
        class_id: service_day
        for class_id, service_day in calendar.classes_served(session, service_id, day).items()
        if service_day.reason is not calendar.NoService.NOT_OFFERED
    }
    counts = _counts(session, service_id, day)
    diets = _diets(session, service_id, day, {class_id for class_id in served if served[class_id].is_service})
    closed = closed_schools(session.database, service_id, day)
    all_closed = is_closed(session.database, service_id, day)
    return tuple(
        _class_day(row, served[row[0]], counts[row[0]], diets[row[0]], is_closed=all_closed or row[2] in closed)
        for row in _classes(session)
        if row[0] in served
    )


def _class_day(
    row: Row, served: calendar.ServiceDay, counts: Row, diets: list[tuple[str, int]], *, is_closed: bool
) -> ClassDay:
    expected, present, plain, absent, checked_in = counts if served.is_service else (0, 0, 0, 0, counts[4])
    return ClassDay(
        class_id=row[0],
        class_name=row[1],
        school_id=row[2],
        school_name=row[3],
        is_service=served.is_service,
        no_service_text="" if served.is_service else served.text,
        expected=expected,
        present=present,
        plain=plain,
        absent=absent,
        extra=checked_in - present,
        diets=tuple(diets),
        is_closed=is_closed,
    )


def _classes(session: Session) -> list[Row]:
    actor = session.actor
    only, values = (" WHERE s.id = ?", (actor.school_id,)) if actor.role is Role.SCHOOL else ("", ())
    return session.database.rows(
        f"SELECT g.id, g.name, s.id, s.name FROM class_group g JOIN school s ON s.id = g.school_id{only}"
        " ORDER BY s.name, s.id, g.name, g.id",
        values,
    )


def _counts(session: Session, service_id: int, day: date) -> dict[int, Row]:
    rows = session.database.rows(f"{_COUNTS}{_PUPILS}{_THAT_DAY} GROUP BY pl.class_group_id", _values(service_id, day))
    counts: dict[int, Row] = defaultdict(lambda: (0, 0, 0, 0, 0))
    counts.update((row[0], row[1:]) for row in rows)
    return counts


def _diets(session: Session, service_id: int, day: date, served: set[int]) -> dict[int, list[tuple[str, int]]]:
    """Return for each class how many plates of each diet: of those expected (where there is service) or checked in."""
    rows = session.database.rows(
        "SELECT pl.class_group_id, t.code,"
        f" COUNT(CASE WHEN {_IS_EXPECTED} OR s.pupil_id IS NOT NULL THEN 1 END), COUNT(s.pupil_id){_PUPILS}"
        " JOIN pupil_diet d ON d.pupil_id = pl.pupil_id AND d.starts_on <= ? AND d.ends_on >= ?"
        f" JOIN diet t ON t.id = d.diet_id{_THAT_DAY} GROUP BY pl.class_group_id, t.code ORDER BY t.code",
        _values(service_id, day, is_of_diets=True),
    )
    diets: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for class_id, code, plates, checked_in in rows:
        count = plates if class_id in served else checked_in
        if count:
            diets[class_id].append((code, count))
    return diets


def _values(service_id: int, day: date, *, is_of_diets: bool = False) -> tuple[int, ...]:
    number = day_number(day)
    of_diets = (number, number) if is_of_diets else ()
    return (service_id, *on_day(number), service_id, number, number, service_id, *of_diets, number, number)
