"""The day's menu comes to the station with the roster, and with nothing when nobody wrote one."""

from __future__ import annotations

from datetime import timedelta

from core.calendar import add_closure
from core.meals.menu import Allergen, Course, save_dish, save_menu, set_menu_day
from core.registry import SchoolLevel
from core.station import MenuDish
from tests.builders import TUESDAY
from tests.core.station.conftest import Refectory


def write_menu(refectory: Refectory) -> int:
    session, service = refectory.town.session, refectory.town.service_id
    menu_id = save_menu(
        session, service, "Inverno", starts_on=TUESDAY - timedelta(days=1), ends_on=TUESDAY + timedelta(days=5), weeks=1
    )
    pasta = save_dish(session, "Pasta al pomodoro", Course.FIRST, allergens=Allergen.GLUTEN | Allergen.MILK)
    fish = save_dish(session, "Merluzzo al forno", Course.SECOND, allergens=Allergen.FISH, is_frozen=True)
    pear = save_dish(session, "Pera", Course.FRUIT)
    set_menu_day(session, menu_id, 1, 1, (pear, pasta, fish))
    set_menu_day(session, menu_id, 1, 2, (pear,))
    return menu_id


def test_today_and_tomorrow(refectory: Refectory) -> None:
    write_menu(refectory)
    refectory.pupil()
    kiosk = refectory.kiosk()
    assert kiosk.store.state().menu == (
        MenuDish("Pasta al pomodoro", "Glutine, Latte", is_frozen=False),
        MenuDish("Merluzzo al forno", "Pesce", is_frozen=True),
        MenuDish("Pera", "", is_frozen=False),
    )
    kiosk.clock.advance(timedelta(days=1))  # off line
    assert [dish.name for dish in kiosk.store.state().menu] == ["Pera"]


def test_without_a_menu_there_is_nothing_and_a_change_arrives(sqlite_refectory: Refectory) -> None:
    sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk()
    assert kiosk.store.state().menu == ()
    menu_id = write_menu(sqlite_refectory)
    kiosk.exchange()
    assert len(kiosk.store.state().menu) == 3
    set_menu_day(sqlite_refectory.town.session, menu_id, 1, 1, ())
    kiosk.exchange()
    assert kiosk.store.state().menu == ()


def test_a_day_without_service_has_no_menu(sqlite_refectory: Refectory) -> None:
    write_menu(sqlite_refectory)
    sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk(exchanged=False)
    add_closure(sqlite_refectory.town.session, TUESDAY, TUESDAY, "Sciopero")
    kiosk.exchange()
    assert kiosk.store.state().menu == ()


def test_the_kiosk_shows_the_menu_of_its_schools_level(refectory: Refectory) -> None:
    write_menu(refectory)
    session, service = refectory.town.session, refectory.town.service_id
    for level, name in ((SchoolLevel.PRIMARIA, "Riso"), (SchoolLevel.INFANZIA, "Minestrina")):
        menu_id = save_menu(session, service, level.value, starts_on=TUESDAY, ends_on=TUESDAY, weeks=1, level=level)
        set_menu_day(session, menu_id, 1, 1, (save_dish(session, name, Course.FIRST),))
    refectory.pupil()
    assert [dish.name for dish in refectory.kiosk().store.state().menu] == ["Riso"]
