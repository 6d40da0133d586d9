"""A class that two suspensions take the same day away from stays without service, and without charge, until both go."""

from __future__ import annotations

from core.calendar import suspension
from core.meals import charge_late
from core.meals.suspending import is_unfinished, undo_preview
from tests.builders import TUESDAY
from tests.core.calendar.suspending import WEDNESDAY, close, paid, strike, undo
from tests.core.meals.conftest import Canteen, both, canteen

__all__ = ["both", "canteen"]

PRICE = 525


def test_while_another_holds_nothing_is_charged_again(both: Canteen):
    anna, other = both.pupil("Anna"), both.pupil("Luca", class_id=both.town.class_group("3ªB"))
    close(both)
    trip = strike(both, class_ids=frozenset({both.town.class_id}))
    general = strike(both)
    assert paid(both, anna, other) == [0, 0]
    # The trip is called off, the strike is not: nobody eats.
    assert undo_preview(both.session, trip.suspension_id).charges == 0
    undo(both, trip.suspension_id)
    assert paid(both, anna, other) == [0, 0]
    assert not is_unfinished(both.session, suspension(both.session, trip.suspension_id))
    # The strike is called off as well: both ate, each is charged once.
    assert undo_preview(both.session, general.suspension_id).charges == 2
    undo(both, general.suspension_id)
    assert paid(both, anna, other) == [PRICE, PRICE]


def test_the_wider_one_undone_first_charges_the_others_only(both: Canteen):
    anna, other = both.pupil("Anna"), both.pupil("Luca", class_id=both.town.class_group("3ªB"))
    close(both)
    trip = strike(both, class_ids=frozenset({both.town.class_id}))
    undo(both, strike(both, TUESDAY, WEDNESDAY).suspension_id)
    assert paid(both, anna, other) == [0, PRICE]
    undo(both, trip.suspension_id)
    assert paid(both, anna, other) == [PRICE, PRICE]


def test_a_meal_that_both_have_reversed_is_charged_again_once(both: Canteen):
    anna = both.pupil("Anna")
    close(both)
    trip = strike(both, class_ids=frozenset({both.town.class_id}))
    charge_late(both.session, both.operation(), anna, both.service_id, TUESDAY, "Era a scuola")
    both.pupil("Luca", class_id=both.town.class_group("3ªB"))
    general = strike(both)
    assert paid(both, anna) == [0]
    undo(both, general.suspension_id)
    assert undo_preview(both.session, trip.suspension_id).charges == 1
    undo(both, trip.suspension_id)
    assert paid(both, anna) == [PRICE]


def test_of_three_the_last_one_charges_again(both: Canteen):
    anna = both.pupil("Anna")
    close(both)
    first = strike(both, class_ids=frozenset({both.town.class_id}))
    both.pupil("Luca", class_id=both.town.class_group("3ªB"))
    second = strike(both, school_id=both.town.school_id)
    both.pupil("Ida", class_id=both.town.class_group("1ªC", both.town.school("Rodari")))
    third = strike(both)
    for one in (first, third, second):
        assert paid(both, anna) == [0]
        undo(both, one.suspension_id)
    assert paid(both, anna) == [PRICE]
