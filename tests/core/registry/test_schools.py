from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, time

import pytest

from core.access.session import Session
from core.clock import FixedClock
from core.errors import InvalidValue, NotAllowed, NotFound
from core.registry import (
    ChargePolicy,
    MunicipalityMissing,
    NameTaken,
    SchoolLevel,
    YearsOverlap,
    class_group,
    classes,
    create_class,
    create_school,
    create_school_year,
    create_service,
    create_service_group,
    current_school_year,
    municipality,
    offer_service,
    offered_services,
    save_municipality,
    school_year_on,
    schools,
    service_groups,
    services,
    stop_offering,
    update_class,
    update_school,
    update_service,
)
from core.storage.tables import Municipality
from tests.builders import TUESDAY, YEAR_END, YEAR_START, Town


def test_the_municipality_is_entered_once_and_then_changed(town: Town) -> None:
    session = town.session
    session.database.run(Municipality.delete())
    with pytest.raises(MunicipalityMissing):
        municipality(session)
    wanted = {
        "name": "Mazzè", "province": "to", "fiscal_code": "01716020019", "address": "Piazza 2", "office": "Scuola",
        "phone": "011", "patron_name": "San Gervasio", "patron_month": 6, "patron_day": 19,
    }  # fmt: skip
    save_municipality(session, **wanted)
    save_municipality(session, **{**wanted, "phone": "011 9835901"})
    assert asdict(municipality(session)) == {
        **wanted, "province": "TO", "phone": "011 9835901", "holiday_province": None
    }  # fmt: skip
    assert session.database.scalar("SELECT COUNT(*) FROM municipality") == 1


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"province": "Torino"},
        {"fiscal_code": "01716020010"},
        {"patron_month": 2, "patron_day": 30, "patron_name": "Nessuno"},
        {"patron_month": 6, "patron_name": "A metà"},
        {"patron_name": "Senza giorno"},
        {"patron_month": 6, "patron_day": 19, "patron_name": " "},
    ],
)
def test_a_municipality_that_cannot_be_is_refused(session: Session, change: dict[str, object]) -> None:
    before = municipality(session)
    with pytest.raises(InvalidValue):
        save_municipality(session, **{"name": "Mazzè", "province": "TO", "fiscal_code": "01716020019", **change})
    assert municipality(session) == before


@pytest.mark.parametrize("label", ["2027/2028", "2027-28", " 2027/28 ", "2027 - 2028", ""])
def test_a_school_year_has_one_label(session: Session, label: str) -> None:
    create_school_year(session, label, date(2027, 9, 13), date(2028, 6, 9))
    year = school_year_on(session, date(2027, 9, 13))
    assert year is not None
    assert year.label == "2027/2028"


@pytest.mark.parametrize("label", ["2026/2027", "2027/2029", "2027/27", "primo", "27/28"])
def test_a_label_that_names_another_year_is_refused(session: Session, label: str) -> None:
    with pytest.raises(InvalidValue, match="2027/2028"):
        create_school_year(session, label, date(2027, 9, 13), date(2028, 6, 9))


def test_school_years_share_neither_days_nor_label(town: Town) -> None:
    with pytest.raises(YearsOverlap, match="2026/2027"):
        create_school_year(town.session, "2027/2028", YEAR_END.replace(year=2027), date(2028, 6, 9))
    with pytest.raises(NameTaken, match="2026/2027"):
        create_school_year(town.session, "2026/2027", date(2026, 9, 1), date(2026, 9, 10))
    for starts_on, ends_on in ((date(2027, 9, 13), date(2027, 9, 13)), (date(2027, 9, 13), date(2028, 9, 14))):
        with pytest.raises(InvalidValue):
            create_school_year(town.session, "", starts_on, ends_on)


@pytest.mark.parametrize(
    ("today", "label"),
    [
        (YEAR_START, "2026/2027"),
        (YEAR_END, "2026/2027"),
        (date(2027, 7, 20), "2027/2028"),
        (date(2030, 1, 1), "2027/2028"),
    ],
)
def test_in_summer_the_current_year_is_the_next_one(sqlite_town: Town, today: date, label: str) -> None:
    create_school_year(sqlite_town.session, "", date(2027, 9, 13), date(2028, 6, 9))
    clock = FixedClock(FixedClock().now().replace(year=today.year, month=today.month, day=today.day))
    year = current_school_year(replace(sqlite_town.session, clock=clock))
    assert year is not None
    assert year.label == label


def test_schools_are_made_changed_and_put_to_rest(town: Town) -> None:
    session = town.session
    school_id = create_school(session, " Infanzia  Collodi", "infanzia", "Via Roma 12")
    with pytest.raises(NameTaken, match="«Infanzia Collodi»"):
        create_school(session, "Infanzia Collodi", SchoolLevel.PRIMARIA)
    with pytest.raises(InvalidValue, match="Ordine"):
        create_school(session, "Liceo", "superiore")
    update_school(session, school_id, name="Collodi", level="infanzia", address="Via Roma 14", is_active=False)
    assert [school.name for school in schools(session)] == ["Primaria Italo Calvino"]
    resting = schools(session, include_inactive=True)[0]
    assert (resting.id, resting.name, resting.level, resting.address, resting.is_active) == (
        school_id, "Collodi", SchoolLevel.INFANZIA, "Via Roma 14", False
    )  # fmt: skip
    with pytest.raises(NotFound):
        update_school(session, 999, name="Nessuna", level="infanzia", address="")


def test_classes_belong_to_a_school_and_a_year(town: Town) -> None:
    session = town.session
    class_id = create_class(session, town.school_id, town.school_year_id, "1ªB", {1, 3})
    with pytest.raises(NameTaken, match="classe «1ªB»"):
        create_class(session, town.school_id, town.school_year_id, "1ªB", {1})
    with pytest.raises(InvalidValue, match="Giorni"):
        create_class(session, town.school_id, town.school_year_id, "1ªC", {7})
    with pytest.raises(NotFound):
        create_class(session, 999, town.school_year_id, "1ªC", {1})
    assert class_group(session, class_id).weekdays == frozenset({1, 3})
    update_class(session, class_id, name="1ªB", weekdays=range(5))
    assert [(one.name, sorted(one.weekdays)) for one in classes(session)] == [
        ("1ªB", [0, 1, 2, 3, 4]),
        ("3ªA", [0, 1, 2, 3, 4]),
    ]
    with pytest.raises(NotFound):
        class_group(session, 999)


def test_classes_are_those_of_one_year(session: Session, sqlite_town: Town) -> None:
    next_year = create_school_year(session, "", date(2027, 9, 13), date(2028, 6, 9))
    create_class(session, sqlite_town.school_id, next_year, "4ªA", range(5))
    names = [
        [one.name for one in found]
        for found in (
            classes(session),
            classes(session, on=TUESDAY),
            classes(session, on=date(2027, 10, 1)),
            classes(session, on=date(2027, 8, 1)),
            classes(session, school_year_id=next_year),
            classes(session, sqlite_town.school("Altra")),
        )
    ]
    assert names == [["3ªA"], ["3ªA"], ["4ªA"], [], ["4ªA"], []]


def test_a_school_user_sees_its_own_classes(teacher: Session, sqlite_town: Town) -> None:
    other = sqlite_town.school("Altra")
    sqlite_town.class_group("1B", other)
    assert [one.name for one in classes(teacher)] == ["3ªA"]
    with pytest.raises(NotAllowed):
        classes(teacher, other)


def test_services_are_made_and_changed(town: Town) -> None:
    session = town.session
    group_id = create_service_group(session, "Trasporto")
    with pytest.raises(NameTaken):
        create_service_group(session, "Trasporto")
    service_id = create_service(session, group_id, "Scuolabus", "present", time(7, 5), 0)
    with pytest.raises(NameTaken):
        create_service(session, group_id, "Scuolabus")
    with pytest.raises(NotFound):
        create_service(session, 999, "Pre-scuola")
    for change in ({"charge_policy": "forse"}, {"plain_limit_days": -1}, {"plain_limit_days": 31}, {"name": ""}):
        wanted = {"name": "Pre", "charge_policy": "booked", "cutoff": time(9), "plain_limit_days": 3, **change}
        with pytest.raises(InvalidValue):
            create_service(session, group_id, **wanted)
    update_service(
        session, service_id, name="Bus", charge_policy=ChargePolicy.BOOKED, cutoff=time(23, 59), plain_limit_days=1
    )
    bus = services(session)[0]
    assert (bus.id, bus.name, bus.service_group_name, bus.charge_policy, bus.cutoff, bus.plain_limit_days) == (
        service_id, "Bus", "Trasporto", ChargePolicy.BOOKED, time(23, 59), 1
    )  # fmt: skip
    assert [group.name for group in service_groups(session)] == ["Refezione", "Trasporto"]


def test_a_school_offers_services_with_its_own_cutoff(town: Town) -> None:
    session = town.session
    first = offered_services(session, town.school_id)
    assert [(one.service_name, one.cutoff, one.is_own_cutoff) for one in first] == [("Mensa", time(9, 30), False)]
    offer_service(session, town.school_id, town.service_id, time(8, 45))
    second = offered_services(session)
    assert [(one.cutoff, one.is_own_cutoff) for one in second] == [(time(8, 45), True)]
    stop_offering(session, town.school_id, town.service_id)
    assert offered_services(session) == ()
    with pytest.raises(NotFound):
        stop_offering(session, town.school_id, town.service_id)
    with pytest.raises(NotFound):
        offer_service(session, town.school_id, 999)
