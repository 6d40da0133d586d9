"""The holidays of schools that the region decides each year, proposed as they usually are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.access.permissions import Permission
from core.access.session import Session
from core.calendar.exceptions import add_closure, exceptions_between
from core.calendar.holidays import LocalHolidays
from core.calendar.records import ExceptionKind

_DAY = timedelta(days=1)
_TUESDAY, _THURSDAY = 1, 3


@dataclass(frozen=True, slots=True)
class SchoolHoliday:
    """Days on which schools usually close (both included). A bridge is less sure than the others: `is_bridge`."""

    cause: str
    starts_on: date
    ends_on: date
    is_bridge: bool = False


def usual_school_holidays(first: date, last: date, holidays: LocalHolidays) -> tuple[SchoolHoliday, ...]:
    """Return the holidays of a school year as Piedmont's calendars have had them since 2019, oldest first.

    Christmas from 23 December to Epiphany (from Monday when the 23rd is a Tuesday), Carnival from Saturday to Shrove
    Tuesday, Easter from Maundy Thursday to the Tuesday after, and the single days between a holiday and a week's end.
    What the region decides holds: these are there to be corrected, not to be believed.
    """
    found: list[SchoolHoliday] = []
    for year in range(first.year, last.year + 1):
        easter = holidays.easter(year)
        eve = date(year, 12, 23)
        found += [
            SchoolHoliday("Carnevale", easter - 50 * _DAY, easter - 47 * _DAY),
            SchoolHoliday("Vacanze di Pasqua", easter - 3 * _DAY, easter + 2 * _DAY),
            SchoolHoliday("Vacanze di Natale", eve - _DAY * (eve.weekday() == _TUESDAY), date(year + 1, 1, 6)),
        ]
    kept = [one for one in found if first <= one.starts_on and one.ends_on <= last]
    bridges = [
        SchoolHoliday("Ponte", day, day, is_bridge=True)
        for day in _bridges(first, last, holidays)
        if not any(one.starts_on <= day <= one.ends_on for one in kept)
    ]
    return tuple(sorted([*kept, *bridges], key=lambda one: one.starts_on))


def school_holidays_missing(session: Session, first: date, last: date) -> tuple[SchoolHoliday, ...]:
    """Return the usual holidays of a school year that nobody has closed for everybody yet."""
    session.require(Permission.VIEW_REGISTRY)
    closed = [
        one
        for one in exceptions_between(session, first, last)
        if one.kind is ExceptionKind.CLOSED and one.school_id is one.class_group_id is one.service_id is None
    ]
    return tuple(
        holiday
        for holiday in usual_school_holidays(first, last, LocalHolidays.of(session))
        if not any(one.starts_on <= holiday.ends_on and holiday.starts_on <= one.ends_on for one in closed)
    )


def close_school_holidays(session: Session, holidays: Sequence[SchoolHoliday]) -> tuple[int, ...]:
    """Close all of these for everybody, or none; return the closures' ids.

    Raises:
        InvalidValue: the days of one are the wrong way round.
    """
    session.require(Permission.EDIT_CALENDAR)
    with session.database.transaction():
        return tuple(add_closure(session, one.starts_on, one.ends_on, one.cause) for one in holidays)


def _bridges(first: date, last: date, holidays: LocalHolidays) -> Iterator[date]:
    """Yield the Mondays before a Tuesday's holiday and the Fridays after a Thursday's."""
    days = holidays.between(first, last)
    for holiday in days:
        step = {_TUESDAY: -_DAY, _THURSDAY: _DAY}.get(holiday.weekday())
        if step is not None and first <= holiday + step <= last and holiday + step not in days:
            yield holiday + step
