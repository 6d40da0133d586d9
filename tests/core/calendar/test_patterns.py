"""Weekdays that change in the year: from a day on, the days before as they were."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core import calendar
from core.access.permissions import Role
from core.calendar import NoService, Pattern, class_patterns, remove_weekdays_from, set_weekdays_from
from core.errors import InvalidValue, NotAllowed, NotFound
from core.meals.kitchen import follow_all, send_orders
from core.registry import delete_class, weekdays_of
from core.registry.rolling_over_work import old_classes
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.core.meals.conftest import Canteen, both, canteen

__all__ = ["both", "canteen"]

MONDAY = TUESDAY - timedelta(days=1)
FEBRUARY = date(2027, 2, 1)  # a Monday
FIVE, TWO = frozenset(range(5)), frozenset({0, 3})


def week(canteen: Canteen, pupil: int, monday: date) -> str:
    return canteen.month(pupil, monday, monday + timedelta(days=6))


def test_from_the_day_on_and_not_before(both: Canteen):
    anna = both.pupil("Anna")
    set_weekdays_from(both.session, both.town.class_id, FEBRUARY, TWO)
    assert week(both, anna, FEBRUARY - timedelta(days=7)) == "BBBBB--"
    assert week(both, anna, FEBRUARY) == "B--B---"
    assert class_patterns(both.session, both.town.class_id) == (Pattern(YEAR_START, FIVE), Pattern(FEBRUARY, TWO))
    day = calendar.is_service_day(both.session, both.town.class_id, both.service_id, FEBRUARY + timedelta(days=1))
    assert (day.reason, str(day.text)) == (NoService.WEEKDAY, "Non previsto di martedì")


def test_several_follow_one_another_and_the_last_holds(both: Canteen):
    anna, march = both.pupil("Anna"), date(2027, 3, 1)
    set_weekdays_from(both.session, both.town.class_id, march, FIVE)
    set_weekdays_from(both.session, both.town.class_id, FEBRUARY, TWO)
    assert week(both, anna, FEBRUARY) == "B--B---"
    assert week(both, anna, march) == "BBBBB--"
    set_weekdays_from(both.session, both.town.class_id, FEBRUARY, {1})  # in place of what was set
    assert week(both, anna, FEBRUARY) == "-B-----"
    remove_weekdays_from(both.session, both.town.class_id, FEBRUARY)
    assert week(both, anna, FEBRUARY) == "BBBBB--"


def test_the_year_and_all_classes_of_a_day_say_the_same(both: Canteen):
    other = both.town.class_group("3ªB")
    set_weekdays_from(both.session, other, FEBRUARY, TWO)
    days = {one.on: one for one in calendar.year_days(both.session, both.service_id, both.town.school_year_id)}
    tuesday = FEBRUARY + timedelta(days=1)
    assert (days[FEBRUARY].served, days[tuesday].served) == (2, 1)
    served = calendar.classes_served(both.session, both.service_id, tuesday)
    assert [served[one].is_service for one in (both.town.class_id, other)] == [True, False]


def test_from_today_the_kitchen_is_told(both: Canteen):
    both.pupil("Anna")
    send_orders(both.session, both.service_id, TUESDAY)
    set_weekdays_from(both.session, both.town.class_id, TUESDAY, TWO)
    assert [one.content.total for one in follow_all(both.session)] == [0]


# The day, what is refused.
REFUSED = [
    (MONDAY, "i giorni passati restano come sono"),
    (YEAR_END + timedelta(days=1), "anno scolastico"),
]


@pytest.mark.parametrize(("day", "text"), REFUSED)
def test_days_that_cannot_be(canteen: Canteen, day: date, text: str):
    with pytest.raises(InvalidValue, match=text):
        set_weekdays_from(canteen.session, canteen.town.class_id, day, TWO)
    assert len(class_patterns(canteen.session, canteen.town.class_id)) == 1


def test_on_the_first_day_it_is_the_class_itself(canteen: Canteen):
    canteen.at(date(2026, 8, 1))
    with pytest.raises(InvalidValue, match="giorno dopo l'inizio"):
        set_weekdays_from(canteen.session, canteen.town.class_id, YEAR_START, TWO)


def test_what_has_begun_is_not_taken_back(canteen: Canteen):
    set_weekdays_from(canteen.session, canteen.town.class_id, TUESDAY + timedelta(days=1), TWO)
    canteen.at(TUESDAY + timedelta(days=2))
    with pytest.raises(InvalidValue, match="giorni passati"):
        remove_weekdays_from(canteen.session, canteen.town.class_id, TUESDAY + timedelta(days=1))
    with pytest.raises(NotFound):
        remove_weekdays_from(canteen.session, canteen.town.class_id, FEBRUARY)
    for ask in (
        lambda: class_patterns(canteen.session, 99),
        lambda: set_weekdays_from(canteen.session, 99, FEBRUARY, TWO),
    ):
        with pytest.raises(NotFound, match="Classe"):
            ask()


def test_a_class_entered_by_mistake_goes_with_its_weekdays(both: Canteen):
    other = both.town.class_group("3ªC")
    set_weekdays_from(both.session, other, FEBRUARY, TWO)
    delete_class(both.session, other)
    assert both.database.scalar("SELECT COUNT(*) FROM class_weekdays") == 0


@pytest.mark.parametrize("role", [Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR, Role.STATION])
def test_who_may_not(canteen: Canteen, role: Role):
    who = canteen.session_of(role, canteen.town.school_id)
    for ask in (
        lambda: set_weekdays_from(who, canteen.town.class_id, FEBRUARY, TWO),
        lambda: remove_weekdays_from(who, canteen.town.class_id, FEBRUARY),
    ):
        with pytest.raises(NotAllowed):
            ask()


def test_the_next_year_begins_with_the_last_weekdays(both: Canteen):
    other = both.town.class_group("3ªB")
    set_weekdays_from(both.session, both.town.class_id, FEBRUARY, TWO)
    set_weekdays_from(both.session, both.town.class_id, date(2027, 3, 1), {4})
    found = old_classes(both.session, both.town.school_year_id)
    assert [weekdays_of(found[one].weekdays) for one in (both.town.class_id, other)] == [frozenset({4}), FIVE]
