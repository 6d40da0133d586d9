"""Two clerks change the same record: the second is told, who and what it is now; nothing is written over.

The operations that write a record anew are found by themselves: a new one fails here until it stands in the table, or
until somebody writes down why nobody's work can be lost by it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import Any

import pytest

from core import ledger, meals, messages, privacy, registry
from core.access import options, users
from core.access.options import Option
from core.access.permissions import Role
from core.access.session import Actor, Session
from core.access.stale import ChangedMeanwhile, ensure_as_shown
from core.access.trail import audit_trail
from core.clock import FixedClock
from core.errors import NotFound
from core.ids import CountedIds
from core.meals import kitchen, menu
from core.meals.menu import Allergen, Course
from core.messages import Step
from core.registry import ChargePolicy, SchoolLevel
from core.storage import Database, open_database
from tests.builders import YEAR_END, YEAR_START, Town, make_town
from tests.core.operations import operations

#: What begins like an operation that writes a record anew.
VERBS = ("update_", "change_", "save_", "set_", "rename_", "correct_", "edit_")

#: Those in which nothing that somebody typed can be lost, and why.
WITHOUT = {
    "calendar.set_weekdays_from": "weekdays of one class: the last word holds, both are in the trail",
    "access.change_password": "one's own, and the present one must be known",
    "access.set_active": "yes or no: it is what the last one said, and both are in the trail",
    "meals.change_cells": "absences of single days: the last word holds, and is in the trail with its channel",
    "meals.kitchen.set_cooked": "yes or no",
    "meals.kitchen.set_day_meals": "numbers of one day, told by the school: the last word holds, the order follows it",
    "meals.kitchen.set_standing_meals": "two numbers of a weekday: the last word holds, both are in the trail",
    "meals.menu.set_substitute": "one dish for one dish: the last word holds, both are in the trail",
    "meals.set_insertion": "says itself as what the insertion was shown: tests/core/meals",
    "registry.set_applicant": "who it was is asked about and told before, and is in the trail",
    "registry.set_payers": "says itself as what the payers were shown: tests/core/registry",
    "registry.set_photo": "a picture for a picture: the last one holds, and whose it is stands in the trail",
    "registry.set_seats": "one number: the last word holds, both are in the trail",
}


@dataclass(frozen=True)
class Edit:
    """An operation, how its record is read, and how somebody changes it in the way numbered 1 or 2."""

    name: str
    read: Callable[[Session, Any], Any]
    write: Callable[[Session, Any, int, Any], object]


def _one(found: Any, record_id: int) -> Any:
    return next(one for one in found if one.id == record_id)


def _update_user(session: Session, at: Any, way: int, shown: Any) -> None:
    users.update_user(session, at.user, display_name=f"Carla {way}", role=Role.CLERK, shown=shown)


def _update_service(session: Session, at: Any, way: int, shown: Any) -> None:
    registry.update_service(session, at.town.service_id, name="Mensa", charge_policy=ChargePolicy.BOOKED,
                            cutoff=time(9, way), plain_limit_days=3, shown=shown)  # fmt: skip


def _save_municipality(session: Session, _at: Any, way: int, shown: Any) -> None:
    registry.save_municipality(session, name="Mazzè", province="TO", fiscal_code="01716020019", phone=f"011 11{way}",
                               shown=shown)  # fmt: skip


EDITS = [
    Edit("access.update_user", lambda s, at: _one(users.users(s), at.user), _update_user),
    Edit("access.set_option", lambda s, at: options.get_option(s, at.option),
         lambda s, at, way, shown: options.set_option(s, at.option, way, shown=shown)),
    Edit("registry.save_municipality", lambda s, _at: registry.municipality(s), _save_municipality),
    Edit("registry.update_school", lambda s, at: _one(registry.schools(s), at.town.school_id),
         lambda s, at, way, shown: registry.update_school(s, at.town.school_id, name=f"Calvino {way}",
                                                          level=SchoolLevel.PRIMARIA, address="", shown=shown)),
    Edit("registry.update_school_year", lambda s, at: _one(registry.school_years(s), at.town.school_year_id),
         lambda s, at, way, shown: registry.update_school_year(
             s, at.town.school_year_id, label="", starts_on=YEAR_START, ends_on=YEAR_END - timedelta(days=way),
             shown=shown)),
    Edit("meals.kitchen.set_mailing",
         lambda s, at: kitchen.mailings(s).get(at.kitchen, kitchen.Mailing(at.kitchen, (), False)),
         lambda s, at, way, shown: kitchen.set_mailing(s, at.kitchen, [f"cucina{way}@example.org"], is_on=False,
                                                       shown=shown)),
    Edit("registry.update_class", lambda s, at: registry.class_group(s, at.town.class_id),
         lambda s, at, way, shown: registry.update_class(s, at.town.class_id, name="3ªA", weekdays=[way], shown=shown)),
    Edit("registry.update_service", lambda s, at: _one(registry.services(s), at.town.service_id), _update_service),
    Edit("registry.rename_service_group", lambda s, at: _one(registry.service_groups(s), at.town.group_id),
         lambda s, at, way, shown: registry.rename_service_group(s, at.town.group_id, f"Pasti {way}", shown=shown)),
    Edit("registry.update_pupil", lambda s, at: registry.pupil(s, at.pupil),
         lambda s, at, way, shown: registry.update_pupil(s, at.pupil, last_name="Rossi", first_name=f"Anna {way}",
                                                         shown=shown)),
    Edit("registry.update_guardian",
         lambda s, at: replace(registry.guardians_of(s, at.pupil)[0], relation="", is_applicant=False),
         lambda s, at, way, shown: registry.update_guardian(s, at.guardian, last_name="Rossi", phone=f"011 22{way}",
                                                            shown=shown)),
    Edit("messages.set_ladder", lambda s, _at: messages.ladder(s),
         lambda s, _at, way, shown: messages.set_ladder(s, replace(messages.ladder(s), low_cents=way), shown=shown)),
    Edit("messages.set_template", lambda s, _at: messages.template(s, Step.FIRST),
         lambda s, _at, way, shown: messages.set_template(s, messages.Template(Step.FIRST, f"Avviso {way}", "Testo"),
                                                          shown=shown)),
    Edit("messages.set_mail_server", lambda s, _at: messages.mail_server(s),
         lambda s, _at, way, shown: messages.set_mail_server(s, messages.MailServer(port=way), shown=shown)),
    Edit("privacy.set_retention", lambda s, _at: privacy.retention(s),
         lambda s, _at, way, shown: privacy.set_retention(s, replace(privacy.retention(s), message_years=way + 5),
                                                          shown=shown)),
    Edit("meals.change_diet", lambda s, at: _one(meals.diets(s), at.diet),
         lambda s, at, way, shown: meals.change_diet(s, at.diet, name="Vegetariana", effect=f"niente {way}",
                                                     shown=shown)),
    Edit("meals.menu.set_exclusion", lambda s, at: menu.exclusions(s)[at.diet],
         lambda s, at, way, shown: menu.set_exclusion(s, at.diet, allergens=Allergen.NONE, ingredients=[f"{way}"],
                                                      shown=shown)),
    Edit("meals.menu.save_dish", lambda s, at: _one(menu.dishes(s), at.dish),
         lambda s, at, way, shown: menu.save_dish(s, f"Pasta {way}", Course.FIRST, dish_id=at.dish, shown=shown)),
    Edit("meals.menu.save_menu", lambda s, at: menu.menu(s, at.menu),
         lambda s, at, way, shown: menu.save_menu(s, at.town.service_id, f"Inverno {way}", starts_on=YEAR_START,
                                                  ends_on=YEAR_END, weeks=4, menu_id=at.menu, shown=shown)),
    Edit("meals.menu.set_menu_day",
         lambda s, at: tuple(dish.id for dish in menu.menu_days(s, at.menu).get((1, 0), ())),
         lambda s, at, way, shown: menu.set_menu_day(s, at.menu, 1, 0, [at.dish] if way == 1 else [at.bread],
                                                     shown=shown)),
    Edit("meals.kitchen.update_kitchen", lambda s, at: _one(kitchen.kitchens(s), at.kitchen),
         lambda s, at, way, shown: kitchen.update_kitchen(s, at.kitchen, name=f"Cucina {way}", is_active=True,
                                                          shown=shown)),
    Edit("ledger.rename_band", lambda s, at: _one(ledger.bands(s, at.town.service_id), at.town.band_id),
         lambda s, at, way, shown: ledger.rename_band(s, at.town.band_id, "F1", f"Fascia {way + 7}", shown=shown)),
    Edit("ledger.set_backup_hours", lambda s, _at: options.get_option(s, ledger.BACKUP_HOURS),
         lambda s, _at, way, shown: ledger.set_backup_hours(s, ledger.BACKUP_CHOICES[way], shown=shown)),
    Edit("ledger.set_rate", lambda s, at: _one(ledger.bands(s, at.town.service_id), at.town.band_id),
         lambda s, at, way, shown: ledger.set_rate(s, at.town.band_id, YEAR_START, YEAR_END, 500 + way, shown=shown)),
]  # fmt: skip


@dataclass
class World:
    """The ids of what is changed."""

    town: Town
    carla: Session
    user: int
    pupil: int
    guardian: int
    diet: int
    dish: int
    bread: int
    menu: int
    kitchen: int
    option: Option[int]


@pytest.fixture
def world(database: Database, clock: FixedClock, ids: CountedIds) -> World:
    """The town with one of each; Giulia is the first clerk, Carla the second."""
    town = make_town(database, clock, ids, pupils=1)
    session = town.session
    carla = replace(session, actor=Actor(0, "Carla Verdi", Role.ADMINISTRATOR))
    pupil, guardian = town.pupils[0], registry.create_guardian(session, "Rossi", phone="011 111")
    registry.link_guardian(session, pupil, guardian, "madre", is_applicant=True)
    diet = meals.create_diet(session, "VEG", "Vegetariana", "niente carne")
    menu.set_exclusion(session, diet, allergens=Allergen.NONE, ingredients=["carne"])
    dish, bread = menu.save_dish(session, "Pasta", Course.FIRST), menu.save_dish(session, "Pane", Course.BREAD)
    return World(
        town, carla, users.create_user(session, "carla", "Carla", Role.CLERK, "una frase lunga davvero"), pupil,
        guardian, diet, dish, bread,
        menu.save_menu(session, town.service_id, "Inverno", starts_on=YEAR_START, ends_on=YEAR_END, weeks=4),
        kitchen.create_kitchen(session, "CU", "Cucina"), Option("test.number", 0),
    )  # fmt: skip


edits = pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)


def test_every_operation_that_writes_a_record_anew_is_in_the_table():
    found = {name for name in operations() if name.rpartition(".")[2].startswith(VERBS)}
    assert found - WITHOUT.keys() == {edit.name for edit in EDITS}


@edits
def test_the_second_is_told_by_whom_and_when_and_loses_nothing(edit: Edit, world: World, clock: FixedClock):
    giulia, carla = world.town.session, world.carla
    shown = edit.read(carla, world)
    edit.write(giulia, world, 1, edit.read(giulia, world))  # alone, one is not told anything
    of_giulia = edit.read(giulia, world)
    clock.set(clock.now() + timedelta(minutes=5))
    lines = audit_trail(giulia).total

    with pytest.raises(ChangedMeanwhile) as refusal:
        edit.write(carla, world, 2, shown)

    assert str(refusal.value).startswith(
        "Intanto Giulia Cirillo ha cambiato questi dati alle 08:00: non è stato salvato"
    )
    assert refusal.value.now == of_giulia == edit.read(giulia, world)
    assert refusal.value.shown == shown
    assert audit_trail(giulia).total == lines


@edits
def test_having_seen_it_as_it_is_now_the_second_may_write(edit: Edit, world: World):
    giulia, carla = world.town.session, world.carla
    shown = edit.read(carla, world)
    edit.write(giulia, world, 1, shown)
    with pytest.raises(ChangedMeanwhile) as refusal:
        edit.write(carla, world, 2, shown)
    before = edit.read(giulia, world)
    edit.write(carla, world, 2, refusal.value.now)

    assert edit.read(giulia, world) != before


def test_the_day_is_told_when_it_was_another(world: World, clock: FixedClock):
    shown = registry.municipality(world.carla)
    _save_municipality(world.town.session, world, 1, None)
    clock.set(clock.now() + timedelta(days=1))
    with pytest.raises(ChangedMeanwhile, match="Giulia Cirillo ha cambiato questi dati il 24/11/2026 alle 08:00"):
        _save_municipality(world.carla, world, 2, shown)


def test_what_the_trail_knows_nothing_of_was_changed_by_somebody(world: World):
    shown = registry.municipality(world.carla)
    with world.town.database.transaction():
        world.town.database.execute("UPDATE municipality SET phone = '1'")
    with pytest.raises(ChangedMeanwhile, match="Intanto un'altra persona ha cambiato questi dati: non"):
        _save_municipality(world.carla, world, 2, shown)


def test_what_does_not_matter_to_the_change_does_not_stop_it(world: World):
    """A user locked by wrong passwords meanwhile, a guardian who is now the applicant: other things than the typed."""
    session = world.town.session
    shown = _one(users.users(session), world.user)
    users.set_active(session, world.user, is_active=False)
    _update_user(world.carla, world, 2, shown)

    assert _one(users.users(session), world.user).display_name == "Carla 2"
    assert not _one(users.users(session), world.user).is_active


def test_what_is_gone_meanwhile_is_told_as_gone(world: World):
    dish = _one(menu.dishes(world.carla), world.bread)
    menu.delete_dish(world.town.session, world.bread)
    with pytest.raises(NotFound):
        menu.save_dish(world.carla, "Pane nero", Course.BREAD, dish_id=world.bread, shown=dish)


@contextmanager
def _another_connection(session: Session) -> Iterator[Session]:
    database = open_database(session.database.url)
    try:
        yield replace(session, database=database)
    finally:
        database.close()


def test_of_two_at_the_very_same_moment_one_is_told(world: World):
    """Both have compared before either has written: only a lock keeps the second from writing over the first."""
    shown = registry.municipality(world.carla)
    compared, told = threading.Event(), []

    def second() -> None:
        with _another_connection(world.carla) as carla:
            compared.wait(20)
            try:
                _save_municipality(carla, world, 2, shown)
            except ChangedMeanwhile as refusal:
                told.append(refusal)

    thread = threading.Thread(target=second)
    thread.start()
    session = world.town.session
    with session.database.transaction():
        ensure_as_shown(session, "municipality:1", shown, lambda: registry.municipality(session))
        compared.set()
        thread.join(0.3)  # it waits for us: nothing of its own may be there
        assert registry.municipality(session) == shown
        _save_municipality(session, world, 1, shown)
    thread.join(20)

    assert len(told) == 1
    assert registry.municipality(session).phone == "011 111"
