"""Whose guardian somebody is."""

from __future__ import annotations

import pytest

from core.access.permissions import Role
from core.errors import NotAllowed, NotFound
from core.registry import (
    create_guardian,
    enrolments_of,
    guardians_of,
    link_guardian,
    placements_of,
    pupil_names,
    pupils_of_guardians,
    search_guardians,
    siblings_of,
)
from tests.core.meals.conftest import Canteen


def test_the_pupils_of_several_guardians_in_one_go(sqlite_town):
    town = sqlite_town
    anna, luca = town.pupil("Rossi", "Anna"), town.pupil("Rossi", "Luca")
    mother = create_guardian(town.session, "Verdi", "Maria", None, None, None, None)
    alone = create_guardian(town.session, "Neri", "Aldo", None, None, None, None)
    for pupil_id in (luca, anna):
        link_guardian(town.session, pupil_id, mother, "madre")
    found = pupils_of_guardians(town.session, [mother, alone, mother])
    assert found == {mother: ((anna, "Rossi Anna"), (luca, "Rossi Luca")), alone: ()}
    assert pupils_of_guardians(town.session, []) == {}


def test_families_are_not_for_the_kitchen(sqlite_town, clock, ids):
    with pytest.raises(NotAllowed):
        pupils_of_guardians(Canteen(sqlite_town, clock, ids).session_of(Role.KITCHEN), [1])


def test_a_school_user_sees_the_families_of_its_own_pupils(sqlite_town, clock, ids):
    # Given: a mother with a child here and one in another school; a father with a child there only.
    town = sqlite_town
    elsewhere = town.class_group("1B", town.school("Altra"))
    here, there, stranger = (
        town.pupil("Rossi", "Anna"),
        *(town.pupil("Rossi", name, class_id=elsewhere) for name in ("Luca", "Ugo")),
    )
    mother = create_guardian(town.session, "Verdi", "Maria", phone="011 123456")
    father = create_guardian(town.session, "Verdi", "Carlo", phone="011 654321")
    for pupil_id, guardian_id in ((here, mother), (there, mother), (stranger, father)):
        link_guardian(town.session, pupil_id, guardian_id, "genitore")
    school = Canteen(town, clock, ids).session_of(Role.SCHOOL, town.school_id)
    # Then: its own child and mother, and nothing of the others by whichever way it asks.
    assert [one.first_name for one in guardians_of(school, here)] == ["Maria"]
    assert [one.first_name for one in search_guardians(school, "verdi")] == ["Maria"]
    assert pupils_of_guardians(school, [mother, father]) == {mother: ((here, "Rossi Anna"),), father: ()}
    assert siblings_of(school, here) == ()
    assert pupil_names(school, [here, there, stranger]) == {here: "Rossi Anna"}
    assert len(enrolments_of(school, here)) == len(placements_of(school, here)) == 1
    for look in (guardians_of, siblings_of, enrolments_of, placements_of):
        with pytest.raises(NotFound):
            look(school, there)
    # And the office sees them all, as before.
    assert [one.id for one in siblings_of(town.session, here)] == [there]
    assert len(search_guardians(town.session, "verdi")) == 2
