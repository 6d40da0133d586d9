"""The year at a glance says the same as the calendar says day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.access.permissions import Role
from core.access.session import Actor, Session
from core.calendar import NoService, add_closure, add_opening, classes_served, year_days
from core.errors import NotAllowed, NotFound
from tests.builders import YEAR_END, YEAR_START, Town

TUESDAY_ONLY = 0b0000010


@pytest.fixture
def two_schools(sqlite_town: Town) -> Town:
    town = sqlite_town
    town.class_group("3ªB")
    town.class_group("1A", town.school("Secondaria Gozzano", "secondaria"), weekdays=TUESDAY_ONLY)
    return town


def the_day(town: Town, day: date, **options):
    days = year_days(town.session, town.service_id, town.school_year_id, **options)
    return next(one for one in days if one.on == day)


def test_every_day_agrees_with_the_calendar_of_the_classes(two_schools):
    town = two_schools
    add_closure(town.session, date(2026, 12, 23), date(2027, 1, 6), "Vacanze di Natale")
    add_closure(town.session, date(2026, 11, 24), date(2026, 11, 24), "Gita", class_group_id=town.class_id)
    add_opening(town.session, date(2026, 11, 28), date(2026, 11, 28), "Sabato di lezione", school_id=town.school_id)
    days = year_days(town.session, town.service_id, town.school_year_id)
    assert (days[0].on, days[-1].on, len(days)) == (YEAR_START, YEAR_END, (YEAR_END - YEAR_START).days + 1)
    for day in days:
        served = classes_served(town.session, town.service_id, day.on).values()
        assert (day.served, day.classes) == (sum(one.is_service for one in served), 3), day


def test_what_a_day_says(two_schools):
    town = two_schools
    add_closure(town.session, date(2026, 12, 23), date(2027, 1, 6), "Vacanze di Natale")
    add_opening(town.session, date(2026, 11, 28), date(2026, 11, 28), "Sabato di lezione")
    christmas, sunday = the_day(town, date(2026, 12, 28)), the_day(town, date(2026, 11, 29))
    saturday = the_day(town, date(2026, 11, 28))
    assert (christmas.reason, christmas.text) == (NoService.CLOSED, "Vacanze di Natale")
    assert sunday.reason is NoService.WEEKDAY
    assert saturday.is_opened
    assert saturday.text == "Sabato di lezione"
    assert the_day(town, date(2026, 11, 24)).is_full
    wednesday = the_day(town, date(2026, 11, 25))
    assert wednesday.is_partial
    assert wednesday.reason is NoService.WEEKDAY


def test_one_school_and_one_class(two_schools):
    town = two_schools
    add_closure(town.session, date(2026, 11, 24), date(2026, 11, 24), "Gita", class_group_id=town.class_id)
    assert the_day(town, date(2026, 11, 24), school_id=town.school_id).is_partial
    assert the_day(town, date(2026, 11, 24), class_id=town.class_id).text == "Gita"
    assert the_day(town, date(2026, 11, 25), school_id=town.school_id).is_full


def test_a_school_user_sees_its_own_and_asks_for_no_other(two_schools):
    town = two_schools
    session = Session(
        town.database, town.session.clock, town.session.ids, Actor(1, "Scuola", Role.SCHOOL, town.school_id)
    )
    assert year_days(session, town.service_id, town.school_year_id)[0].classes == 2
    with pytest.raises(NotAllowed):
        year_days(session, town.service_id, town.school_year_id, school_id=town.school_id + 1)


def test_a_year_or_a_service_that_is_gone_is_told(sqlite_town):
    with pytest.raises(NotFound, match="Anno"):
        year_days(sqlite_town.session, sqlite_town.service_id, 99)
    with pytest.raises(NotFound, match="Servizio"):
        year_days(sqlite_town.session, 99, sqlite_town.school_year_id)


def test_a_year_without_classes_has_days_without_anything(sqlite_database, clock, ids):
    from tests.builders import make_town

    town = make_town(sqlite_database, clock, ids)
    town.database.execute("DELETE FROM class_group")
    (first, *_rest) = year_days(town.session, town.service_id, town.school_year_id)
    assert (first.classes, first.served, first.is_full, first.is_partial) == (0, 0, False, False)
    assert first.on + timedelta(days=1) == _rest[0].on
