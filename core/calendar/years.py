"""A whole school year at a glance: for each day, how many classes have the service, and if not all, why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.access.permissions import Permission
from core.access.session import Session
from core.calendar.deciding import ByPlace, ClassInService, by_place, decide, touching
from core.calendar.exceptions import exceptions_between
from core.calendar.holidays import LocalHolidays
from core.calendar.records import CalendarException, NoService, ServiceDay
from core.calendar.service_days import places_of_year
from core.errors import NotFound
from core.registry import school_years
from core.registry.checking import own_school


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of the year view.

    `served` of the `classes` have the service. `reason` and `text` say why not, for most of those that have none; on a
    day that was opened `text` is its cause and `reason` None.
    """

    on: date
    classes: int
    served: int
    reason: NoService | None
    text: str

    @property
    def is_full(self) -> bool:
        """Whether every class has the service."""
        return self.served == self.classes > 0

    @property
    def is_partial(self) -> bool:
        """Whether only some classes have it."""
        return 0 < self.served < self.classes

    @property
    def is_opened(self) -> bool:
        """Whether there is service because somebody opened the day."""
        return self.served > 0 and self.reason is None and bool(self.text)


def year_days(
    session: Session,
    service_id: int,
    school_year_id: int,
    *,
    school_id: int | None = None,
    class_id: int | None = None,
) -> tuple[YearDay, ...]:
    """Return every day of a school year, for all schools that offer the service, or for one school or class.

    A school's user sees its own school.

    Raises:
        NotFound: no such school year or service.
        NotAllowed: a school's user asks for another school.
    """
    session.require(Permission.VIEW_REGISTRY)
    school_id = own_school(session, school_id)
    year = next((one for one in school_years(session) if one.id == school_year_id), None)
    if year is None:
        raise NotFound(what="Anno scolastico")
    places = [
        place
        for place in places_of_year(session, service_id, year.starts_on, year.ends_on)
        if place.is_offered and school_id in {None, place.school_id} and class_id in {None, place.class_id}
    ]
    exceptions = exceptions_between(session, year.starts_on, year.ends_on)
    groups = _alike(places, by_place(exceptions))
    holidays = LocalHolidays.of(session)
    days = (year.starts_on + timedelta(days=number) for number in range((year.ends_on - year.starts_on).days + 1))
    return tuple(_day(day, groups, holidays) for day in days)


@dataclass(frozen=True, slots=True)
class _Group:
    """Classes for which the calendar says the same: one stands for all."""

    place: ClassInService
    count: int
    exceptions: Sequence[CalendarException]


def _alike(places: Iterable[ClassInService], exceptions: ByPlace) -> list[_Group]:
    """Put classes together that have school and weekdays in common and no exception of their own."""
    alike: dict[object, list[ClassInService]] = {}
    for place in places:
        is_alone = (None, place.class_id) in exceptions
        key = place.class_id if is_alone else (place.school_id, place.weekdays, place.later)
        alike.setdefault(key, []).append(place)
    return [_Group(group[0], len(group), touching(group[0], exceptions)) for group in alike.values()]


def _day(day: date, groups: Sequence[_Group], holidays: LocalHolidays) -> YearDay:
    decided = [(group.count, decide(group.place, day, group.exceptions, holidays)) for group in groups]
    served = sum(count for count, one in decided if one.is_service)
    total = sum(count for count, _one in decided)
    reason, text = _why(decided, is_full=served == total)
    return YearDay(day, total, served, reason, text)


def _why(decided: Iterable[tuple[int, ServiceDay]], *, is_full: bool) -> tuple[NoService | None, str]:
    """Return what holds for most of those without service, or (all served) the cause of an opening."""
    votes: Counter[tuple[NoService | None, str]] = Counter()
    for count, one in decided:
        if one.is_service is is_full:
            votes[one.reason, one.text] += count
    opened = [key for key in votes if key[1]] if is_full else []
    if opened:
        return opened[0]
    return votes.most_common(1)[0][0] if votes else (None, "")
