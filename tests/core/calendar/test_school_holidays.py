"""The holidays that the region decides, proposed as its calendars have had them."""

from __future__ import annotations

from datetime import date

import pytest

from core import calendar
from core.calendar import LocalHolidays, SchoolHoliday, usual_school_holidays

NOWHERE = LocalHolidays(None, None)


def told(first: date, last: date, holidays: LocalHolidays = NOWHERE) -> list[str]:
    return [
        f"{one.cause} {one.starts_on:%d/%m}" + (f"-{one.ends_on:%d/%m}" if one.ends_on > one.starts_on else "")
        for one in usual_school_holidays(first, last, holidays)
    ]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        # Published for 2025/26: 22/12-6/1, 14-17/2, 2-7/4, bridges on 2/5 (a Saturday) and 1/6.
        (date(2025, 9, 10), date(2026, 6, 10), [
            "Vacanze di Natale 22/12-06/01", "Carnevale 14/02-17/02", "Vacanze di Pasqua 02/04-07/04", "Ponte 01/06",
        ]),
        # Published for 2020/21: bridge on 7/12, 23/12-6/1, Carnival from 13/2, 1-6/4.
        (date(2020, 9, 14), date(2021, 6, 11), [
            "Ponte 07/12", "Vacanze di Natale 23/12-06/01", "Carnevale 13/02-16/02", "Vacanze di Pasqua 01/04-06/04",
        ]),
        (date(2026, 9, 14), date(2027, 6, 10), [
            "Ponte 07/12", "Vacanze di Natale 23/12-06/01", "Carnevale 06/02-09/02", "Vacanze di Pasqua 25/03-30/03",
        ]),
    ],
)  # fmt: skip
def test_each_year_of_piedmont(first, last, expected):
    assert told(first, last) == expected


def test_the_patron_saint_makes_a_bridge_too():
    # 3 November 2026 is a Tuesday.
    patron = LocalHolidays("TO", ("San Martino", 11, 3))
    assert "Ponte 02/11" in told(date(2026, 9, 14), date(2027, 6, 10), patron)
    assert "Ponte 02/11" not in told(date(2026, 9, 14), date(2027, 6, 10))


def test_a_bridge_is_marked_as_less_sure_than_a_holiday():
    found = usual_school_holidays(date(2026, 9, 14), date(2027, 6, 10), NOWHERE)
    assert [one.is_bridge for one in found] == [True, False, False, False]


def test_nothing_outside_the_school_year():
    assert told(date(2027, 1, 7), date(2027, 3, 26)) == ["Carnevale 06/02-09/02"]


def test_what_is_closed_for_everybody_is_not_proposed_again(town):
    # Given Christmas is closed for all, Easter for one school only.
    first, last = date(2026, 9, 14), date(2027, 6, 10)
    calendar.add_closure(town.session, date(2026, 12, 24), date(2027, 1, 6), "Natale")
    calendar.add_closure(town.session, date(2027, 3, 25), date(2027, 3, 30), "Pasqua", school_id=town.school_id)
    # Then only Christmas is taken off the list.
    missing = calendar.school_holidays_missing(town.session, first, last)
    assert [one.cause for one in missing] == ["Ponte", "Carnevale", "Vacanze di Pasqua"]
    assert missing[0] == SchoolHoliday("Ponte", date(2026, 12, 7), date(2026, 12, 7), is_bridge=True)
