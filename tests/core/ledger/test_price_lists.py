"""Who has no price, whose band runs out, and the list of pupils with their bands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.access.permissions import Role
from core.errors import InvalidValue, NotAllowed, NotFound
from core.ledger import (
    assign_band,
    assign_many,
    assignments_of,
    create_band,
    exempt,
    expiring_bands,
    prices_on,
    pupil_bands,
    pupils_without_price,
    set_rate,
)
from core.storage.tables import Enrolment
from tests.builders import TUESDAY, YEAR_END, YEAR_START, Town
from tests.core.ledger.test_posting import as_role

NEW_YEAR_EVE, NEW_YEAR = date(2026, 12, 31), date(2027, 1, 1)


def gaps(town: Town, first: date = TUESDAY, last: date = YEAR_END) -> list[str]:
    return [
        f"{one.pupil_name.split()[0]} {one.first_on:%d/%m/%y} {one.days}"
        for one in pupils_without_price(town.session, town.service_id, first, last)
    ]


def banded(town: Town, pupil: int, first: date = YEAR_START, last: date = YEAR_END, band: int | None = None) -> None:
    assign_band(town.session, pupil, town.service_id, band or town.band_id, first, last)


def test_whoever_has_no_price_is_listed_before_the_close(town: Town) -> None:
    town.pupil("Rossi")
    town.pupil("Bianchi", priced=False)
    until = town.pupil("Neri", priced=False)
    banded(town, until, YEAR_START, NEW_YEAR_EVE)
    free = town.pupil("Verdi", priced=False)
    exempt(town.session, free, town.service_id, YEAR_START, YEAR_END, "L.104")
    town.pupil("Blu", priced=False, enrolled=False)
    days = (YEAR_END - TUESDAY).days + 1
    assert gaps(town) == [f"Bianchi 24/11/26 {days}", f"Neri 01/01/27 {(YEAR_END - NEW_YEAR_EVE).days}"]
    assert gaps(town, TUESDAY, NEW_YEAR_EVE) == ["Bianchi 24/11/26 38"]
    with pytest.raises(InvalidValue, match="Periodo"):
        gaps(town, NEW_YEAR, TUESDAY)


def test_a_rate_with_a_hole_leaves_all_of_its_band_without_a_price(town: Town) -> None:
    town.pupil("Rossi")
    second = create_band(town.session, town.service_id, "F2", "Fascia 2")
    set_rate(town.session, second, YEAR_START, NEW_YEAR_EVE, 300)
    set_rate(town.session, second, NEW_YEAR + timedelta(days=9), YEAR_END, 320)
    luca = town.pupil("Bianchi", priced=False)
    banded(town, luca, band=second)
    assert gaps(town) == ["Bianchi 01/01/27 9"]
    late = town.pupil("Neri", priced=False, starts_on=date(2027, 1, 5), ends_on=date(2027, 1, 6))
    banded(town, late, band=second)
    assert gaps(town) == ["Bianchi 01/01/27 9", "Neri 05/01/27 2"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_it_agrees_with_the_prices_day_by_day(sqlite_town: Town, data: st.DataObject) -> None:
    """Whatever bands, rates, exemptions and enrolments there are."""
    town, begin = sqlite_town, date(2026, 11, 1)
    for table in ("band_assignment", "enrolment", "tariff_rate"):
        town.database.execute(f"DELETE FROM {table}")
    pupil = town.pupils[0] if town.pupils else town.pupil(enrolled=False, priced=False)
    stretches = st.tuples(st.integers(0, 19), st.integers(0, 19)).map(sorted)

    def days(stretch: list[int]) -> tuple[date, date]:
        return begin + timedelta(days=stretch[0]), begin + timedelta(days=stretch[1])

    for stretch in data.draw(st.lists(stretches, max_size=3)):
        set_rate(town.session, town.band_id, *days(stretch), 500)
    for stretch, is_free in data.draw(st.lists(st.tuples(stretches, st.booleans()), max_size=3)):
        if is_free:
            exempt(town.session, pupil, town.service_id, *days(stretch), "L.104")
        else:
            banded(town, pupil, *days(stretch))
    enrolled: set[date] = set()
    for stretch in data.draw(st.lists(stretches, max_size=2)):
        first, last = days(stretch)
        wanted = {first + timedelta(days=offset) for offset in range((last - first).days + 1)}
        if not wanted & enrolled:
            enrolled |= wanted
            town.database.insert(
                Enrolment, pupil=pupil, service=town.service_id, starts_on=first, ends_on=last,
                created_at=town.session.now(),
            )  # fmt: skip
    window = days(data.draw(stretches))
    missing = sorted(
        day
        for day in enrolled
        if window[0] <= day <= window[1] and pupil not in prices_on(town.session, town.service_id, day)
    )
    found = pupils_without_price(town.session, town.service_id, *window)
    assert [(one.first_on, one.days) for one in found] == ([(missing[0], len(missing))] if missing else [])


def expiring(town: Town, until: date = NEW_YEAR_EVE) -> list[str]:
    return [
        f"{one.pupil_name.split()[0]} {one.band_code} {one.ends_on:%d/%m/%y}"
        for one in expiring_bands(town.session, town.service_id, until)
    ]


def test_the_work_list_of_renewals(town: Town) -> None:
    anna, luca, sara = (town.pupil(name, priced=False) for name in ("Rossi", "Bianchi", "Neri"))
    gone = town.pupil("Blu", priced=False, ends_on=NEW_YEAR_EVE)
    banded(town, anna, YEAR_START, NEW_YEAR_EVE)
    banded(town, luca, YEAR_START, TUESDAY - timedelta(days=3))  # ran out, still enrolled
    exempt(town.session, sara, town.service_id, YEAR_START, NEW_YEAR_EVE, "L.104")
    banded(town, gone, YEAR_START, NEW_YEAR_EVE)  # the enrolment ends with it
    town.pupil("Verdi")  # until the end of the year
    assert expiring(town) == ["Bianchi F1 21/11/26", "Neri None 31/12/26", "Rossi F1 31/12/26"]
    assert expiring(town, TUESDAY) == ["Bianchi F1 21/11/26"]
    (first, *_rest) = expiring_bands(town.session, town.service_id, TUESDAY)
    assert (first.class_name, first.enrolled_until, first.is_exempt) == ("3ªA", YEAR_END, False)
    changed = assign_many(
        town.session, town.service_id, {anna: town.band_id, luca: None}, starts_on=NEW_YEAR, ends_on=YEAR_END,
        reason="ISEE  2027",
    )  # fmt: skip
    assert changed == 2
    assert expiring(town) == ["Neri None 31/12/26"]
    assert assignments_of(town.session, anna)[0].reason == "ISEE 2027"
    assert assignments_of(town.session, luca)[0].is_exempt
    assert town.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = 'assign_many'") == 1


def test_many_are_changed_all_or_none(town: Town) -> None:
    anna = town.pupil("Rossi", priced=False)
    with pytest.raises(NotFound, match="Alunno"):
        assign_many(
            town.session, town.service_id, {anna: town.band_id, 999: town.band_id}, starts_on=NEW_YEAR,
            ends_on=YEAR_END, reason="",
        )  # fmt: skip
    assert assignments_of(town.session, anna) == ()
    with pytest.raises(InvalidValue, match="Motivo"):
        assign_many(town.session, town.service_id, {anna: None}, starts_on=NEW_YEAR, ends_on=YEAR_END, reason=" ")


def listed(town: Town, **more) -> list[str]:
    page = pupil_bands(town.session, town.service_id, more.pop("on", TUESDAY), **more)
    assert page.total >= len(page.items)
    return [
        f"{one.pupil_name.split()[0]} {'esente' if one.is_exempt else one.band_code} {one.price_cents}"
        for one in page.items
    ]


def test_pupils_with_their_bands(town: Town) -> None:
    second = create_band(town.session, town.service_id, "F2", "Fascia 2")
    town.pupil("Rossi")
    banded(town, town.pupil("Bianchi", priced=False), band=second)  # a band without a rate
    exempt(town.session, town.pupil("Neri", priced=False), town.service_id, YEAR_START, YEAR_END, "L.104")
    town.pupil("Verdi", priced=False)
    town.pupil("Blu", enrolled=False)
    everybody = ["Bianchi F2 None", "Neri esente 0", "Rossi F1 525", "Verdi None None"]
    assert listed(town) == everybody
    assert listed(town, only_without=True) == ["Bianchi F2 None", "Verdi None None"]
    assert listed(town, only_exempt=True) == ["Neri esente 0"]
    assert listed(town, band_id=second) == ["Bianchi F2 None"]
    assert listed(town, text="ro AN") == ["Rossi F1 525"]
    assert listed(town, is_descending=True) == everybody[::-1]
    assert listed(town, offset=1, limit=2) == everybody[1:3]
    assert pupil_bands(town.session, town.service_id, TUESDAY, limit=1).total == 4
    assert listed(town, on=YEAR_END + timedelta(days=1)) == []
    for sort in ("class", "band", "price", "ends", "nonsense"):
        assert sorted(listed(town, sort=sort)) == everybody
    (rossi,) = pupil_bands(town.session, town.service_id, TUESDAY, text="rossi").items
    assert (rossi.school_name, rossi.class_name, rossi.starts_on, rossi.ends_on) == (
        "Primaria Italo Calvino", "3ªA", YEAR_START, YEAR_END,
    )  # fmt: skip


def test_who_may_read_and_change(sqlite_town: Town) -> None:
    anna = sqlite_town.pupil()
    service = sqlite_town.service_id
    reads = (
        lambda one: pupils_without_price(one, service, TUESDAY, TUESDAY),
        lambda one: expiring_bands(one, service, YEAR_END),
        lambda one: pupil_bands(one, service, TUESDAY),
    )
    for role in (Role.SCHOOL, Role.KITCHEN, Role.STATION):
        for read in reads:
            with pytest.raises(NotAllowed):
                read(as_role(sqlite_town.session, role))
    for role in (Role.CASHIER, Role.AUDITOR, Role.SCHOOL):
        with pytest.raises(NotAllowed):
            assign_many(
                as_role(sqlite_town.session, role), service, {anna: sqlite_town.band_id}, starts_on=NEW_YEAR,
                ends_on=YEAR_END, reason="",
            )  # fmt: skip
