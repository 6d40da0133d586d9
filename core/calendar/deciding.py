"""Is there service? One pure rule over what is known of a class, a service and a day.

First what nothing can change: a day outside the class's school year, a service that the school does not offer. Then
the exceptions: a suspension takes service away whatever is open; else, of those that hold, the narrowest decides (class
before school before all; one about the service before one about all services), and among equals an opening. Then
holidays and the patron saint, and last the class's weekdays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.calendar.holidays import LocalHolidays
from core.calendar.records import CalendarException, ExceptionKind, NoService, ServiceDay
from core.errors import Phrase

#: Exceptions by school and class: at most one of the two is given.
ByPlace = dict[tuple[int | None, int | None], list[CalendarException]]

_WEEKDAYS = (
    Phrase("lunedì"), Phrase("martedì"), Phrase("mercoledì"), Phrase("giovedì"), Phrase("venerdì"), Phrase("sabato"),
    Phrase("domenica"),
)  # fmt: skip


#: Other weekdays, each from a day on, oldest first.
Later = tuple[tuple[date, frozenset[int]], ...]


@dataclass(frozen=True, slots=True)
class ClassInService:
    """A class, its school year and whether its school offers the service; `later` are weekdays that change in it."""

    class_id: int
    school_id: int
    weekdays: frozenset[int]
    year_label: str
    year_starts_on: date
    year_ends_on: date
    service_id: int
    service_name: str
    is_offered: bool
    later: Later = ()

    def weekdays_on(self, day: date) -> frozenset[int]:
        """Return the weekdays that hold on a day."""
        holding = self.weekdays
        for starts_on, weekdays in self.later:
            if starts_on <= day:
                holding = weekdays
        return holding


def decide(
    place: ClassInService, day: date, exceptions: Iterable[CalendarException], holidays: LocalHolidays
) -> ServiceDay:
    """Return whether there is service for the class on the day, and if not, why."""
    if not place.year_starts_on <= day <= place.year_ends_on:
        return _none(day, NoService.OUTSIDE_YEAR, Phrase("Fuori dall'anno scolastico {year}", year=place.year_label))
    if not place.is_offered:
        return _none(day, NoService.NOT_OFFERED, Phrase("La scuola non offre «{service}»", service=place.service_name))
    exception = _deciding(place, day, exceptions)
    if exception is not None and exception.kind is ExceptionKind.OPEN:
        return ServiceDay(day, is_service=True, reason=None, text=exception.cause)
    if exception is not None:
        return _none(day, NoService.CLOSED, exception.cause)
    return _ordinary(place, day, holidays)


def by_place(exceptions: Iterable[CalendarException]) -> ByPlace:
    """Sort exceptions by class and school, so that thousands of classes do not each look at all of them."""
    sorted_out: ByPlace = {}
    for one in exceptions:
        class_id = one.class_group_id
        sorted_out.setdefault((None if class_id is not None else one.school_id, class_id), []).append(one)
    return sorted_out


def touching(place: ClassInService, exceptions: ByPlace) -> list[CalendarException]:
    """Return the exceptions for the class, for its school and for all."""
    scopes = ((None, place.class_id), (place.school_id, None), (None, None))
    return [one for scope in scopes for one in exceptions.get(scope, ())]


def _ordinary(place: ClassInService, day: date, holidays: LocalHolidays) -> ServiceDay:
    """Decide without exceptions."""
    holiday = holidays.national(day)
    if holiday is not None:
        return _none(day, NoService.HOLIDAY, holiday)
    patron = holidays.patron(day)
    if patron is not None:
        return _none(day, NoService.PATRON, Phrase("Patrono: {patron}", patron=patron))
    if day.weekday() not in place.weekdays_on(day):
        return _none(day, NoService.WEEKDAY, Phrase("Non previsto di {weekday}", weekday=_WEEKDAYS[day.weekday()]))
    return ServiceDay(day, is_service=True, reason=None, text="")


def _deciding(place: ClassInService, day: date, exceptions: Iterable[CalendarException]) -> CalendarException | None:
    holding = [one for one in exceptions if _holds(one, place, day)]
    return max(holding, key=_weight, default=None)


def _holds(exception: CalendarException, place: ClassInService, day: date) -> bool:
    return (
        exception.starts_on <= day <= exception.ends_on
        and exception.school_id in {None, place.school_id}
        and exception.class_group_id in {None, place.class_id}
        and exception.service_id in {None, place.service_id}
    )


def _weight(exception: CalendarException) -> tuple[bool, int, bool, bool, int]:
    """Sort suspensions first, then by narrowness, then openings, then the last one entered."""
    place = 2 if exception.class_group_id is not None else 1 if exception.school_id is not None else 0
    is_suspension, is_opening = exception.suspension_id is not None, exception.kind is ExceptionKind.OPEN
    return is_suspension, place, exception.service_id is not None, is_opening, exception.id


def _none(day: date, reason: NoService, text: str) -> ServiceDay:
    return ServiceDay(day, is_service=False, reason=reason, text=text)
