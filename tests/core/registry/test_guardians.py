"""Whose guardian somebody is."""

from __future__ import annotations

import pytest

from core.access.permissions import Role
from core.errors import NotAllowed
from core.registry import create_guardian, link_guardian, pupils_of_guardians
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
