"""Attendance, ordered/served/charged, meals by band, staff: drawn as tables and held against the day's own figures."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from core.access.operations import OperationId
from core.access.permissions import Role
from core.errors import InvalidValue, NotAllowed, NotFound
from core.ledger import (
    EntryKey,
    EntryKind,
    accounts_of,
    approve_differences,
    assign_band,
    charge_differences,
    create_band,
    exempt,
    reverse_entry,
    set_rate,
)
from core.meals import close_day, day_summary, record_presence
from core.reports import attendance, comparison, meals_by_band, staff_meals
from core.reports.facts import months_between
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.core.reports.conftest import Office

WEDNESDAY, FRIDAY = TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=3)
DECEMBER = date(2026, 12, 1)


def come(office: Office, pupil: int, day: date = TUESDAY) -> None:
    record_presence(
        office.session, pupil_id=pupil, service_id=office.service_id, day=day, at=office.session.now(), source="scan"
    )


def close(office: Office, day: date = TUESDAY) -> None:
    office.at(day, time(14))
    close_day(office.session, office.service_id, day)


def drawn(office: Office, first: date, last: date) -> list[str]:
    return [
        f"{one.month:%m} {one.school_name.split()[0]} {one.class_name}: {one.days}g {one.enrolled}i"
        f" {one.expected} {one.present} A{one.absent} B{one.plain} X{one.extra}"
        for one in attendance(office.session, office.service_id, first, last)
    ]


def compared(office: Office, first: date = TUESDAY, last: date = TUESDAY) -> list[str]:
    return [
        f"{one.on:%d} {one.school_name.split()[0]}: {one.ordered} {one.booked} {one.served} {one.charged}+{one.exempt}"
        f" {one.charged_cents} ={one.difference}"
        for one in comparison(office.session, office.service_id, first, last)
    ]


def bands_drawn(office: Office, first: date = TUESDAY, last: date = DECEMBER) -> list[str]:
    return [
        f"{one.month:%m} {one.band_code} {one.meals} {one.amount_cents}"
        for one in meals_by_band(office.session, office.service_id, first, last)
    ]


def test_attendance_by_class_and_month(office: Office) -> None:
    infanzia = office.town.school("Infanzia Collodi", "infanzia")
    gialli = office.town.class_group("Gialli", infanzia, weekdays=0b0000010)  # Tuesdays
    anna, luca = office.pupil("Rossi"), office.pupil("Bianchi")
    office.pupil("Verdi", starts_on=FRIDAY)
    sara = office.pupil("Neri", class_id=gialli)
    visiting = office.pupil("Blu", enrolled=False)
    office.absence(luca, WEDNESDAY, FRIDAY)
    office.plain(anna, WEDNESDAY)
    for pupil, day in ((anna, TUESDAY), (luca, TUESDAY), (anna, WEDNESDAY), (luca, FRIDAY), (visiting, TUESDAY)):
        come(office, pupil, day)
    come(office, sara, WEDNESDAY)  # no service for its class that day
    assert drawn(office, TUESDAY, date(2026, 12, 2)) == [
        "11 Infanzia Gialli: 1g 1i 1 0 A0 B0 X1",
        # 24, 25, 26, 27, 30: Rossi 5, Bianchi 5 − 3 absent, Verdi 2 from the 27th; Bianchi and Blu came unexpected
        "11 Primaria 3ªA: 5g 3i 9 3 A3 B1 X2",
        "12 Infanzia Gialli: 1g 1i 1 0 A0 B0 X0",
        "12 Primaria 3ªA: 2g 3i 6 0 A0 B0 X0",
    ]


def test_attendance_is_the_sum_of_the_days(office: Office) -> None:
    """Held against the day's summary, which is written another way."""
    other = office.town.class_group("3ªB")
    for number in range(8):
        since = TUESDAY - timedelta(days=number)
        pupil = office.pupil(f"P{number}", class_id=other if number % 2 else None, starts_on=since)
        for offset in range(6):
            if (number + offset) % 3 == 0:
                come(office, pupil, TUESDAY + timedelta(days=offset))
        if number % 3 == 0:
            office.absence(pupil, WEDNESDAY, FRIDAY)
    office.closed(date(2026, 11, 30))
    days = [TUESDAY - timedelta(days=7) + timedelta(days=offset) for offset in range(14)]
    wanted: dict[str, list[int]] = {}
    for day in days:
        for one in day_summary(office.session, office.service_id, day):
            line = wanted.setdefault(one.class_name, [0] * 6)
            for place, value in enumerate(
                (one.is_service, one.expected, one.present, one.absent, one.plain, one.extra)
            ):
                line[place] += value
    assert {
        one.class_name: [one.days, one.expected, one.present, one.absent, one.plain, one.extra]
        for one in attendance(office.session, office.service_id, days[0], days[-1])
    } == wanted


def test_a_school_sees_its_own_classes(office: Office) -> None:
    infanzia = office.town.school("Infanzia Collodi", "infanzia")
    office.pupil("Neri", class_id=office.town.class_group("Gialli", infanzia))
    office.pupil("Rossi")
    own = office.session_of(Role.SCHOOL, infanzia)
    assert {one.class_name for one in attendance(own, office.service_id, TUESDAY, TUESDAY)} == {"Gialli"}
    assert len(attendance(office.session, office.service_id, TUESDAY, TUESDAY)) == 2


def test_the_caterers_bill_is_held_against_what_was_ordered_served_and_charged(office: Office) -> None:
    anna, luca, sara, noe = (office.pupil(name) for name in ("Rossi", "Bianchi", "Neri", "Verdi"))
    exempt(office.session, noe, office.service_id, YEAR_START, YEAR_END, "L.104")
    office.absence(luca, TUESDAY)
    office.ordered(TUESDAY, (9, 0, 0, 0, 2), (2, 1, 1, 0, 2))
    for pupil in (anna, luca):
        come(office, pupil)
    assert compared(office) == ["24 Primaria: 4 3 2 0+0 0 =4"]  # before the close nothing is charged
    close(office)
    # Anna, Sara booked; Luca absent but ate; Noè exempt
    assert compared(office) == ["24 Primaria: 4 3 2 3+1 1575 =0"]
    (account,) = accounts_of(office.session, sara)
    key = EntryKey(account.id, TUESDAY, EntryKind.CHARGE, office.service_id * 1000)
    reverse_entry(office.session, OperationId("office", "r"), key, "Uscita")
    assert compared(office) == ["24 Primaria: 4 3 2 2+1 1050 =1"]
    assert compared(office, WEDNESDAY, WEDNESDAY) == ["25 Primaria: None 4 0 0+0 0 =None"]


def test_exempt_meals_follow_the_policy(office: Office) -> None:
    noe, eva = office.pupil("Verdi"), office.pupil("Gialli")
    for pupil in (noe, eva):
        exempt(office.session, pupil, office.service_id, YEAR_START, YEAR_END, "L.104")
    come(office, noe)
    office.policy("present")
    close(office)
    assert compared(office) == ["24 Primaria: None 2 1 0+1 0 =None"]
    office.policy("booked")
    assert compared(office) == ["24 Primaria: None 2 1 0+2 0 =None"]


def test_a_meal_charged_before_the_exemption_is_counted_once(office: Office) -> None:
    session, noe = office.session, office.pupil("Verdi")
    office.pupil("Rossi")
    close(office)
    exempt(session, noe, office.service_id, YEAR_START, YEAR_END, "L.104")
    assert compared(office) == ["24 Primaria: None 2 0 2+0 1050 =None"]
    assert bands_drawn(office, last=TUESDAY) == ["11 ? 1 525", "11 F1 1 525"]
    listed = charge_differences(session, office.service_id, TUESDAY, TUESDAY)
    approve_differences(session, OperationId("office", "a"), listed, "L.104")
    assert compared(office) == ["24 Primaria: None 2 0 1+1 525 =None"]
    assert bands_drawn(office, last=TUESDAY) == ["11 F1 1 525", "11 None 1 0"]


def test_meals_by_band(office: Office) -> None:
    session = office.session
    second = create_band(session, office.service_id, "F2", "Fascia 2")
    set_rate(session, second, YEAR_START, YEAR_END, 300)
    anna, luca, noe = office.pupil("Rossi"), office.pupil("Bianchi"), office.pupil("Verdi")
    assign_band(session, luca, office.service_id, second, YEAR_START, YEAR_END)
    exempt(session, noe, office.service_id, YEAR_START, YEAR_END, "L.104")
    for day in (TUESDAY, WEDNESDAY, DECEMBER):
        close(office, day)
    assert bands_drawn(office) == [
        "11 F1 2 1050", "11 F2 2 600", "11 None 2 0", "12 F1 1 525", "12 F2 1 300", "12 None 1 0",
    ]  # fmt: skip
    assert bands_drawn(office, last=WEDNESDAY)[-1] == "11 None 2 0"
    assign_band(session, anna, office.service_id, second, TUESDAY, TUESDAY)
    assert bands_drawn(office, last=TUESDAY) == ["11 F2 2 825", "11 None 1 0"]  # the band of now, the price of then


def test_staff_meals_are_the_last_versions(office: Office) -> None:
    infanzia = office.town.school("Infanzia Collodi", "infanzia")
    office.ordered(TUESDAY, (9, 0, 0, 0, 2), (9, 0, 0, 0, 3))
    office.ordered(WEDNESDAY, (9, 0, 0, 0, 2))
    office.ordered(FRIDAY, (9, 0, 0, 0, 0))
    office.ordered(TUESDAY, (9, 0, 0, 0, 1), school_id=infanzia)
    office.ordered(DECEMBER, (9, 0, 0, 0, 4))
    lines = staff_meals(office.session, office.service_id, TUESDAY, DECEMBER)
    assert [f"{one.month:%m} {one.school_name.split()[0]} {one.days} {one.meals}" for one in lines] == [
        "11 Infanzia 1 1", "11 Primaria 2 5", "12 Primaria 1 4",
    ]  # fmt: skip
    own = staff_meals(office.session_of(Role.SCHOOL, infanzia), office.service_id, TUESDAY, DECEMBER)
    assert [one.meals for one in own] == [1]


def test_who_may_read_what(office: Office) -> None:
    office_only = {Role.ADMINISTRATOR, Role.CLERK, Role.AUDITOR, Role.SYSTEM}
    meals = {*office_only, Role.SCHOOL, Role.KITCHEN, Role.STATION}
    money = {*office_only, Role.CASHIER}
    rows = {attendance: meals, staff_meals: meals, comparison: money, meals_by_band: money}
    for report, allowed in rows.items():
        for role in Role:
            if role in allowed:
                assert report(office.session_of(role), office.service_id, TUESDAY, TUESDAY) is not None
                continue
            with pytest.raises(NotAllowed):
                report(office.session_of(role), office.service_id, TUESDAY, TUESDAY)


def test_days_that_no_report_is_made_of(office: Office) -> None:
    for report in (attendance, comparison, meals_by_band, staff_meals):
        with pytest.raises(InvalidValue, match="Periodo"):
            report(office.session, office.service_id, WEDNESDAY, TUESDAY)
        with pytest.raises(InvalidValue, match="Periodo"):
            report(office.session, office.service_id, TUESDAY, TUESDAY + timedelta(days=900))
    for report in (attendance, comparison, meals_by_band):
        with pytest.raises(NotFound, match="Servizio"):
            report(office.session, 999, TUESDAY, TUESDAY)


def test_months() -> None:
    assert months_between(date(2026, 12, 31), date(2027, 2, 1)) == (
        date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1),
    )  # fmt: skip
