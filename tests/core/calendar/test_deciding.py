"""The rule itself, on drawn days: no database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.calendar.deciding import ClassInService, by_place, decide, touching
from core.calendar.holidays import LocalHolidays
from core.calendar.records import CalendarException, ExceptionKind, NoService

CLASS, SCHOOL, SERVICE = 7, 3, 5
TUESDAY = date(2026, 11, 24)
HOLIDAYS = LocalHolidays("TO", ("Santi Gervasio e Protasio", 6, 19))


def place(*, weekdays: frozenset[int] = frozenset(range(5)), is_offered: bool = True) -> ClassInService:
    return ClassInService(
        CLASS, SCHOOL, weekdays, "2026/2027", date(2026, 9, 14), date(2027, 6, 30), SERVICE, "Mensa", is_offered
    )


def drawn(text: str) -> list[CalendarException]:
    """`closed class mensa` … one a line: kind, place, service; all on the same Tuesday, ids in their order."""
    places = {"class": (None, CLASS), "other-class": (None, 99), "school": (SCHOOL, None), "other-school": (98, None)}
    services = {"mensa": SERVICE, "bus": 97}
    lines = []
    for number, line in enumerate(text.strip().splitlines(), start=1):
        kind, where, *service = line.split()
        school_id, class_id = places.get(where, (None, None))
        service_id = services[service[0]] if service else None
        lines.append(
            CalendarException(
                number, ExceptionKind(kind), TUESDAY, TUESDAY, school_id, class_id, service_id, line.strip()
            )
        )
    return lines


@pytest.mark.parametrize(
    ("exceptions", "is_service", "cause"),
    [
        ("", True, ""),
        ("closed all", False, "closed all"),
        ("closed other-class", True, ""),
        ("closed other-school", True, ""),
        ("closed all bus", True, ""),
        ("closed all mensa", False, "closed all mensa"),
        ("closed all\nopen all", True, "open all"),
        ("open all\nclosed all", True, "open all"),
        ("open all\nclosed school", False, "closed school"),
        ("closed all\nopen school", True, "open school"),
        ("open school\nclosed class", False, "closed class"),
        ("closed school\nopen class", True, "open class"),
        ("open all mensa\nclosed school", False, "closed school"),
        ("open school\nclosed school mensa", False, "closed school mensa"),
        ("closed class\nopen all mensa", False, "closed class"),
        ("closed school\nclosed class\nclosed all", False, "closed class"),
    ],
)
def test_the_narrowest_exception_decides_and_among_equals_the_opening(
    exceptions: str, is_service: bool, cause: str
) -> None:
    found = decide(place(), TUESDAY, drawn(exceptions), HOLIDAYS)
    assert (found.is_service, found.text) == (is_service, cause)
    assert found.reason == (None if is_service else NoService.CLOSED)
    sorted_out = touching(place(), by_place(drawn(exceptions)))
    assert decide(place(), TUESDAY, sorted_out, HOLIDAYS) == found


@pytest.mark.parametrize(
    ("day", "reason", "text"),
    [
        (date(2026, 9, 13), NoService.OUTSIDE_YEAR, "Fuori dall'anno scolastico 2026/2027"),
        (date(2026, 9, 14), None, ""),
        (date(2026, 10, 4), NoService.HOLIDAY, "Festa nazionale di San Francesco d'Assisi, patrono d'Italia"),
        (date(2026, 11, 1), NoService.HOLIDAY, "Ognissanti"),
        (date(2026, 12, 8), NoService.HOLIDAY, "Immacolata Concezione"),
        (date(2027, 1, 6), NoService.HOLIDAY, "Epifania"),
        (date(2027, 3, 29), NoService.HOLIDAY, "Lunedì dell'Angelo"),
        (date(2027, 6, 2), NoService.HOLIDAY, "Festa della Repubblica"),
        (date(2027, 6, 19), NoService.PATRON, "Patrono: Santi Gervasio e Protasio"),
        (date(2026, 11, 28), NoService.WEEKDAY, "Non previsto di sabato"),
        (date(2027, 6, 30), None, ""),
        (date(2027, 7, 1), NoService.OUTSIDE_YEAR, "Fuori dall'anno scolastico 2026/2027"),
    ],
)
def test_an_ordinary_day(day: date, reason: NoService | None, text: str) -> None:
    found = decide(place(), day, [], HOLIDAYS)
    assert (found.on, found.is_service, found.reason, found.text) == (day, reason is None, reason, text)


def test_1_november_is_a_holiday_also_on_a_working_day() -> None:
    """The municipality's own portal let families book it."""
    monday = decide(
        ClassInService(
            CLASS, SCHOOL, frozenset(range(5)), "2027/2028", date(2027, 9, 13), date(2028, 6, 9), 5, "M", True
        ),
        date(2027, 11, 1),
        [],
        HOLIDAYS,
    )
    assert monday.reason is NoService.HOLIDAY


def test_an_opening_beats_holiday_patron_and_weekday_but_not_the_end_of_the_year() -> None:
    days = [date(2026, 12, 8), date(2027, 6, 19), date(2026, 11, 28), date(2027, 7, 1)]
    opening = [
        CalendarException(1, ExceptionKind.OPEN, days[0], days[3] + timedelta(9), None, None, None, "Aperti"),
        CalendarException(2, ExceptionKind.OPEN, date(2026, 11, 28), date(2026, 11, 28), None, None, None, "Aperti"),
    ]
    assert [decide(place(), day, opening, HOLIDAYS).is_service for day in days] == [True, True, True, False]


def test_nothing_opens_what_the_school_does_not_offer() -> None:
    found = decide(place(is_offered=False), TUESDAY, drawn("open class mensa"), HOLIDAYS)
    assert (found.reason, found.text) == (NoService.NOT_OFFERED, "La scuola non offre «Mensa»")


def test_a_class_eats_on_its_own_weekdays() -> None:
    week = [date(2026, 11, 23) + timedelta(number) for number in range(7)]
    served = [decide(place(weekdays=frozenset({1, 3})), day, [], HOLIDAYS).is_service for day in week]
    assert served == [False, True, False, True, False, False, False]


def test_exceptions_hold_on_their_first_and_last_day_only() -> None:
    closed = [CalendarException(1, ExceptionKind.CLOSED, TUESDAY, TUESDAY + timedelta(1), None, None, None, "Sciopero")]
    days = [TUESDAY + timedelta(number) for number in (-1, 0, 1, 2)]
    assert [decide(place(), day, closed, HOLIDAYS).is_service for day in days] == [True, False, False, True]
