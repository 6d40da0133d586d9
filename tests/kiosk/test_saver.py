"""The resting screen: the time, and the day's menu when the office wrote one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.clock import today
from core.station import DayMenu, MenuDish, RosterUpdate, exchange
from kiosk.screens.saver_view import SaverView
from tests.kiosk.conftest import NOON, Kiosk
from tests.kiosk.refectory import Refectory

DISHES = (
    MenuDish("Pasta al pomodoro", "Glutine, Latte", is_frozen=False),
    MenuDish("Merluzzo al forno", "Pesce", is_frozen=True),
    MenuDish("Pera", "", is_frozen=False),
)


def serve(refectory: Refectory, dishes: tuple[MenuDish, ...]) -> None:
    pull = type(refectory.office).pull

    class Cook:
        """The office, with a menu for today and another for tomorrow."""

        def push(self, *told: object) -> tuple[object, ...]:
            return refectory.office.push(*told)

        def pull(self, station_id: str, versions: object) -> RosterUpdate:
            day = today(refectory.clock)
            menus = (DayMenu(day, dishes), DayMenu(day + timedelta(days=1), (DISHES[2],)))
            return replace(pull(refectory.office, station_id, versions), menus=menus)

    exchange(refectory.store, Cook())


def rest(kiosk: Kiosk) -> list[str]:
    """Nobody comes for an hour; return what the resting screen says."""
    kiosk.hand.at += 3600
    kiosk.window._on_ticked()
    assert kiosk.window.saver.isVisible()
    kiosk.window.saver.grab()
    return [text for text, _share, _ink in kiosk.window.saver.lines()]


def test_the_days_menu_is_on_the_resting_screen_until_a_card_comes(kiosk: Kiosk):
    serve(kiosk.refectory, DISHES)
    kiosk.window.parts.desk.look()
    kiosk.settle()
    texts = rest(kiosk)
    assert texts[0] == "12:31"
    assert texts[2:6] == [
        "Oggi si mangia", "Pasta al pomodoro (glutine, latte)", "Merluzzo al forno* (pesce)", "Pera",
    ]  # fmt: skip
    assert "* prodotto surgelato" in texts
    assert kiosk.window.saver.accessibleName().startswith("Oggi si mangia. Pasta al pomodoro")
    kiosk.scan(kiosk.refectory.child("Anna").token)
    assert not kiosk.window.saver.isVisible()
    assert kiosk.word == "Buon appetito"


def test_without_a_menu_nothing_is_said_of_it(kiosk: Kiosk):
    texts = rest(kiosk)
    hint = "Avvicina la tessera o tocca lo schermo"
    assert texts == ["12:31", "martedì 24 novembre", "Mensa · Primaria Calvino", hint]


def test_twelve_long_dishes_fit(qtbot):
    saver = SaverView()
    qtbot.addWidget(saver)
    saver.resize(1024, 600)
    dish = MenuDish("Vellutata di verdure di stagione con crostini di pane integrale " * 2, "Glutine, Sedano", False)
    saver.show_time(NOON, "Mensa", (dish,) * 12)
    shares = sum(share for _text, share, _ink in saver.lines())
    assert shares < 0.75  # a line is half as high again as its letters
    assert not saver.grab().isNull()
