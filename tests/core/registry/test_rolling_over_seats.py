"""A roll-over that enrols more than a school has places says so before."""

from __future__ import annotations

from core.registry import create_school_year
from core.registry.rolling_over_preview import preview_roll_over
from core.registry.rolling_over_records import FullService
from core.registry.waiting import set_seats
from core.storage import day_number
from tests.builders import Town
from tests.core.registry.test_rolling_over import NEW_END, NEW_START, plan_of, summer

__all__ = ["summer"]


def full(town: Town) -> tuple[FullService, ...]:
    return preview_roll_over(town.session, plan_of(town)).full


def test_more_enrolments_than_places_are_told_by_school(summer: Town) -> None:
    assert full(summer) == ()
    set_seats(summer.session, summer.school_id, summer.service_id, summer.school_year_id, 2)
    assert full(summer) == ()  # Anna and Bruno go on, Carla leaves
    set_seats(summer.session, summer.school_id, summer.service_id, summer.school_year_id, 1)
    assert full(summer) == (FullService("Primaria Italo Calvino", "Mensa", 1, 2),)


def test_the_new_years_places_hold_and_who_is_in_it_takes_one(summer: Town) -> None:
    set_seats(summer.session, summer.school_id, summer.service_id, summer.school_year_id, 1)
    new = create_school_year(summer.session, "2027/2028", NEW_START, NEW_END)
    set_seats(summer.session, summer.school_id, summer.service_id, new, 2)
    assert full(summer) == ()
    class_id = summer.database.scalar(
        "INSERT INTO class_group (school_id, school_year_id, name, weekdays) VALUES (?, ?, '1ªA', 31) RETURNING id",
        (summer.school_id, new),
    )
    with summer.database.transaction():
        newcomer = summer.pupil("Zeta", "Bice", class_id=class_id, starts_on=NEW_START, ends_on=NEW_END)
    summer.database.execute(
        "UPDATE placement SET starts_on = ?, ends_on = ? WHERE pupil_id = ?",
        (day_number(NEW_START), day_number(NEW_END), newcomer),
    )
    assert [(one.seats, one.wanted) for one in full(summer)] == [(2, 3)]
