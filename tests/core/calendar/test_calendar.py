"""The calendar over the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.access.permissions import Role
from core.access.session import Actor
from core.calendar import (
    ExceptionKind,
    NoService,
    add_closure,
    add_opening,
    classes_served,
    exceptions,
    holidays_of,
    is_service_day,
    remove_exception,
    service_days,
)
from core.errors import InvalidValue, NotAllowed, NotFound
from core.storage.tables import Municipality, School, Service
from tests.builders import TUESDAY, Town


def test_all_classes_at_once_are_answered_as_one_by_one(town: Town) -> None:
    other_school = town.school("Secondaria Gozzano", "secondaria")
    not_offering = town.database.insert(School, name="Infanzia", level="infanzia", address="", is_active=True)
    two_days = town.class_group("1B", other_school, weekdays=0b01001)
    closed = town.class_group("2B", other_school)
    classes = {town.class_id, two_days, closed, town.class_group("A Gialli", not_offering)}
    add_closure(town.session, TUESDAY, TUESDAY, "Gita", class_group_id=closed)
    add_closure(town.session, TUESDAY, TUESDAY, "Solo scuolabus", service_id=_service(town, "Scuolabus"))

    found = classes_served(town.session, town.service_id, TUESDAY)

    assert set(found) == classes
    for class_id, answer in found.items():
        assert answer == is_service_day(town.session, class_id, town.service_id, TUESDAY)
    assert {class_id: answer.reason for class_id, answer in found.items()} == {
        town.class_id: None,
        two_days: NoService.WEEKDAY,
        closed: NoService.CLOSED,
        max(classes): NoService.NOT_OFFERED,
    }


def test_a_school_that_is_closed_down_offers_nothing(town: Town) -> None:
    town.database.execute("UPDATE school SET is_active = ? WHERE id = ?", (False, town.school_id))
    assert is_service_day(town.session, town.class_id, town.service_id, TUESDAY).reason is NoService.NOT_OFFERED


def test_outside_all_school_years_no_class_is_there(sqlite_town: Town) -> None:
    town = sqlite_town
    assert classes_served(town.session, town.service_id, date(2027, 8, 2)) == {}
    assert is_service_day(town.session, town.class_id, town.service_id, date(2027, 8, 2)).reason is (
        NoService.OUTSIDE_YEAR
    )


def test_all_classes_need_as_many_queries_as_one(sqlite_town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    town = sqlite_town
    asked: list[str] = []
    execute = town.database.engine.execute_sql

    def counted(sql: str, *rest: object, **options: object) -> object:
        asked.append(sql)
        return execute(sql, *rest, **options)

    for number in range(30):
        town.class_group(f"C{number}")
    monkeypatch.setattr(town.database.engine, "execute_sql", counted)
    assert len(classes_served(town.session, town.service_id, TUESDAY)) == 31
    assert len(asked) == 4


def test_a_month_has_its_service_days(sqlite_town: Town) -> None:
    town = sqlite_town
    days = service_days(town.session, town.class_id, town.service_id, date(2026, 12, 1), date(2026, 12, 31))
    assert [day.on.day for day in days] == list(range(1, 32))
    closed = {day.on.day: day.reason for day in days if not day.is_service and day.on.weekday() < 5}
    assert closed == {8: NoService.HOLIDAY, 25: NoService.HOLIDAY}


def test_a_closure_is_entered_listed_and_taken_out(town: Town) -> None:
    session = town.session
    closure = add_closure(session, TUESDAY, TUESDAY + timedelta(1), "  Sciopero\n generale ", school_id=town.school_id)
    found = exceptions(session, TUESDAY + timedelta(1), TUESDAY + timedelta(9))
    assert [(one.id, one.kind, one.school_id, one.cause) for one in found] == [
        (closure, ExceptionKind.CLOSED, town.school_id, "Sciopero generale")
    ]
    assert exceptions(session, TUESDAY + timedelta(2), TUESDAY + timedelta(9)) == ()
    assert not is_service_day(session, town.class_id, town.service_id, TUESDAY).is_service

    remove_exception(session, closure)

    assert is_service_day(session, town.class_id, town.service_id, TUESDAY).is_service
    with pytest.raises(NotFound):
        remove_exception(session, closure)
    told = session.database.rows("SELECT operation, detail FROM audit ORDER BY id")
    assert [operation for operation, _detail in told] == ["add_closure", "remove_exception"]
    assert all("Sciopero generale" in detail for _operation, detail in told)


def test_an_opening_opens_a_saturday(town: Town) -> None:
    saturday = date(2026, 11, 28)
    add_opening(town.session, saturday, saturday, "Recupero", class_group_id=town.class_id, school_id=town.school_id)
    assert is_service_day(town.session, town.class_id, town.service_id, saturday).text == "Recupero"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"cause": " \u200b "}, InvalidValue),
        ({"ends_on": TUESDAY - timedelta(1)}, InvalidValue),
        ({"ends_on": TUESDAY + timedelta(400)}, InvalidValue),
        ({"school_id": 999}, NotFound),
        ({"class_group_id": 999}, NotFound),
        ({"service_id": 999}, NotFound),
    ],
)
def test_a_closure_that_cannot_be_is_refused(
    sqlite_town: Town, change: dict[str, object], error: type[Exception]
) -> None:
    wanted: dict[str, object] = {"starts_on": TUESDAY, "ends_on": TUESDAY, "cause": "Neve", **change}
    with pytest.raises(error):
        add_closure(sqlite_town.session, **wanted)
    assert exceptions(sqlite_town.session, TUESDAY, TUESDAY) == ()


def test_a_class_is_not_closed_with_another_school(sqlite_town: Town) -> None:
    other = sqlite_town.school("Altra")
    with pytest.raises(InvalidValue, match="un'altra scuola"):
        add_closure(sqlite_town.session, TUESDAY, TUESDAY, "Neve", school_id=other, class_group_id=sqlite_town.class_id)


def test_who_only_looks_changes_no_day(sqlite_town: Town) -> None:
    kitchen = replace(sqlite_town.session, actor=Actor(1, "Cuoca", Role.KITCHEN))
    assert is_service_day(kitchen, sqlite_town.class_id, sqlite_town.service_id, TUESDAY).is_service
    with pytest.raises(NotAllowed):
        add_closure(kitchen, TUESDAY, TUESDAY, "Neve")
    with pytest.raises(NotAllowed):
        remove_exception(kitchen, 1)


def test_what_does_not_exist_is_told(sqlite_town: Town) -> None:
    session = sqlite_town.session
    for class_id, service_id in ((999, sqlite_town.service_id), (sqlite_town.class_id, 999)):
        with pytest.raises(NotFound):
            is_service_day(session, class_id, service_id, TUESDAY)
    with pytest.raises(NotFound):
        classes_served(session, 999, TUESDAY)
    with pytest.raises(InvalidValue):
        service_days(session, sqlite_town.class_id, sqlite_town.service_id, TUESDAY, TUESDAY - timedelta(1))


def test_holidays_are_the_nations_and_the_patrons(sqlite_town: Town) -> None:
    found = holidays_of(sqlite_town.session, date(2027, 3, 28), date(2027, 6, 30))
    assert found == {
        date(2027, 3, 28): "Pasqua",
        date(2027, 3, 29): "Lunedì dell'Angelo",
        date(2027, 4, 25): "Anniversario della Liberazione",
        date(2027, 5, 1): "Festa del Lavoro",
        date(2027, 6, 2): "Festa della Repubblica",
        date(2027, 6, 19): "Santi Gervasio e Protasio",
    }


def test_4_october_is_a_holiday_from_2026(sqlite_town: Town) -> None:
    days = [date(year, 10, 4) for year in (2025, 2026, 2027)]
    found = holidays_of(sqlite_town.session, days[0], days[-1])
    assert [day in found for day in days] == [False, True, True]


def test_the_capitals_patron_is_nobody_elses_and_bolzano_has_whit_monday(sqlite_town: Town) -> None:
    turins_patron, whit_monday = date(2027, 6, 24), date(2027, 5, 17)
    found = holidays_of(sqlite_town.session, whit_monday, turins_patron)
    assert (turins_patron in found, whit_monday in found) == (False, False)
    sqlite_town.database.run(Municipality.update(holiday_province="BZ"))
    assert whit_monday in holidays_of(sqlite_town.session, whit_monday, whit_monday)


def test_without_patron_or_municipality_the_nations_holidays_hold(sqlite_town: Town) -> None:
    town = sqlite_town
    town.database.run(Municipality.update(patron_name=None, patron_month=None, patron_day=None))
    assert holidays_of(town.session, date(2027, 6, 1), date(2027, 6, 30)) == {
        date(2027, 6, 2): "Festa della Repubblica"
    }
    town.database.run(Municipality.delete())
    assert date(2027, 6, 2) in holidays_of(town.session, date(2027, 6, 1), date(2027, 6, 30))


def _service(town: Town, name: str) -> int:
    return town.database.insert(
        Service, service_group=town.group_id, name=name, charge_policy="present", cutoff_minutes=420, plain_limit_days=0
    )
