"""Which child of its family a pupil is: what the reduced price of second children goes by."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.access.permissions import Role
from core.errors import NotAllowed
from core.ledger import pupil_bands
from core.registry import create_guardian, link_guardian
from core.storage import day_number
from core.storage.tables import Enrolment, Service
from tests.builders import TUESDAY, YEAR_END, YEAR_START, Town
from tests.core.ledger.test_posting import as_role


def child(town: Town, name: str, born: int | None, *guardians: int, last_name: str = "Rossi", **more) -> int:
    pupil = town.pupil(last_name, name, **more)
    day = None if born is None else day_number(date(born, 5, 3))
    town.database.execute("UPDATE pupil SET born_on = ? WHERE id = ?", (day, pupil))
    for guardian in guardians:
        link_guardian(town.session, pupil, guardian, "genitore")
    return pupil


def parent(town: Town, first_name: str = "Maria") -> int:
    return create_guardian(town.session, "Verdi", first_name)


def places(town: Town, **more) -> list[str]:
    page = pupil_bands(town.session, town.service_id, more.pop("on", TUESDAY), **more)
    assert page.total == len(page.items)
    return [
        f"{one.pupil_name.split()[1]} {one.place.nth} di {one.place.children}" if one.place
        else one.pupil_name.split()[1] for one in page.items
    ]  # fmt: skip


def test_children_of_one_guardian_are_counted_from_the_eldest(town: Town) -> None:
    mother, father = parent(town), parent(town, "Aldo")
    child(town, "Zoe", 2016, mother, father)
    child(town, "Bea", 2018, mother, father)
    child(town, "Ugo", 2020, mother)
    child(town, "Solo", 2017, parent(town), last_name="Solari")
    child(town, "Orfeo", 2015, last_name="Trovati")
    assert places(town) == ["Bea 2 di 3", "Ugo 3 di 3", "Zoe 1 di 3", "Solo", "Orfeo"]
    assert places(town, from_child=1) == ["Bea 2 di 3", "Ugo 3 di 3", "Zoe 1 di 3"]
    assert places(town, from_child=2) == ["Bea 2 di 3", "Ugo 3 di 3"]


def test_the_applicant_counts_as_any_guardian(sqlite_town: Town) -> None:
    mother = parent(sqlite_town)
    link_guardian(sqlite_town.session, child(sqlite_town, "Zoe", 2016), mother, "madre", is_applicant=True)
    child(sqlite_town, "Bea", 2018, mother)
    assert places(sqlite_town) == ["Bea 2 di 2", "Zoe 1 di 2"]


def test_twins_go_by_name_and_who_has_no_birth_date_comes_last(town: Town) -> None:
    mother = parent(town)
    for name, born in (("Zoe", 2018), ("Bea", None), ("Ada", 2018), ("Aldo", None), ("Nino", 2019)):
        child(town, name, born, mother)
    assert places(town) == ["Ada 1 di 5", "Aldo 4 di 5", "Bea 5 di 5", "Nino 3 di 5", "Zoe 2 di 5"]


def test_half_siblings_make_no_chain_and_the_larger_family_counts(town: Town) -> None:
    """A and B share the mother, B and C the father: A and C are not each other's siblings."""
    mother, father = parent(town), parent(town, "Aldo")
    child(town, "Ada", 2015, mother)
    child(town, "Bea", 2017, mother, father)
    child(town, "Carlo", 2019, father)
    assert places(town) == ["Ada 1 di 2", "Bea 2 di 2", "Carlo 2 di 2"]  # of two as large, the later place
    child(town, "Dino", 2021, father)
    assert places(town) == ["Ada 1 di 2", "Bea 1 di 3", "Carlo 2 di 3", "Dino 3 di 3"]


def test_only_this_service_counts_today_or_later(town: Town) -> None:
    mother = parent(town)
    child(town, "Ada", 2014, mother, enrolled=False)
    child(town, "Bea", 2015, mother, ends_on=TUESDAY - timedelta(days=1))  # withdrawn
    bus = town.database.insert(
        Service, service_group=town.group_id, name="Trasporto", charge_policy="booked", cutoff_minutes=0,
        plain_limit_days=0,
    )  # fmt: skip
    by_bus = child(town, "Carlo", 2016, mother, enrolled=False)
    town.database.insert(
        Enrolment, pupil=by_bus, service=bus, starts_on=YEAR_START, ends_on=YEAR_END, created_at=town.session.now()
    )
    child(town, "Dino", 2017, mother)
    assert places(town) == ["Dino"]
    child(town, "Elsa", 2013, mother, starts_on=TUESDAY + timedelta(days=1))  # comes tomorrow, and is the eldest
    assert places(town) == ["Dino 2 di 2"]
    assert places(town, on=TUESDAY - timedelta(days=1)) == ["Bea 2 di 3", "Dino 3 di 3"]
    assert pupil_bands(town.session, bus, TUESDAY).items[0].place is None


def test_the_last_day_counts_and_two_enrolments_are_one_child(sqlite_town: Town) -> None:
    town, mother = sqlite_town, parent(sqlite_town)
    ada = child(town, "Ada", 2015, mother, ends_on=TUESDAY)
    town.database.insert(
        Enrolment, pupil=ada, service=town.service_id, starts_on=TUESDAY + timedelta(days=9), ends_on=YEAR_END,
        created_at=town.session.now(),
    )  # fmt: skip
    assert places(town) == ["Ada"]
    child(town, "Bea", 2017, mother, ends_on=TUESDAY)
    assert places(town) == ["Ada 1 di 2", "Bea 2 di 2"]


def test_children_of_a_community_are_not_siblings(sqlite_town: Town) -> None:
    community, mother = parent(sqlite_town, ""), parent(sqlite_town)
    child(sqlite_town, "Ada", 2014, community)
    child(sqlite_town, "Bea", 2015, community, mother)
    child(sqlite_town, "Carlo", 2016, community, mother)
    assert places(sqlite_town) == ["Ada", "Bea 1 di 2", "Carlo 2 di 2"]


def test_the_place_does_not_depend_on_what_else_is_chosen(town: Town) -> None:
    mother = parent(town)
    child(town, "Ada", 2014, mother)
    child(town, "Bea", 2015, mother, priced=False)
    child(town, "Carlo", 2016, mother)
    assert places(town, from_child=2, only_without=True) == ["Bea 2 di 3"]
    assert places(town, from_child=2, band_id=town.band_id) == ["Carlo 3 di 3"]
    assert places(town, from_child=1, text="ada") == ["Ada 1 di 3"]
    second = pupil_bands(town.session, town.service_id, TUESDAY, from_child=1, offset=1, limit=1)
    assert ([one.pupil_name for one in second.items], second.total) == (["Rossi Bea"], 3)
    assert pupil_bands(town.session, town.service_id, TUESDAY, from_child=2, limit=0).total == 2


def test_without_siblings_nobody_is_found(town: Town) -> None:
    child(town, "Ada", 2014)
    assert places(town, from_child=1) == []


@pytest.mark.parametrize("role", [Role.SCHOOL, Role.KITCHEN, Role.STATION])
def test_who_does_not_see_bands_does_not_see_families(sqlite_town: Town, role: Role) -> None:
    with pytest.raises(NotAllowed):
        pupil_bands(as_role(sqlite_town.session, role), sqlite_town.service_id, TUESDAY, from_child=2)
