"""Areas by role, keys that lead to them, the sidebar, help."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QScrollArea

from core.access.permissions import Role
from core.clock import rome_instant
from core.meals import kitchen
from core.qt.icons import Icon
from core.qt.theme import Theme, apply_theme
from office.areas import area_name, areas_of
from office.shell.sidebar import Entry, Sidebar
from tests.builders import TUESDAY
from tests.office.conftest import wait_for
from tests.office.shell.conftest import CTRL

# Roles


@pytest.mark.parametrize(
    ("role", "areas"),
    [
        (Role.ADMINISTRATOR, {"today", "pupils", "account", "cards"}),
        (Role.CLERK, {"today", "pupils", "account", "cards"}),
        (Role.CASHIER, {"pupils", "account"}),
        (Role.SCHOOL, {"today", "pupils", "cards"}),
        (Role.KITCHEN, {"today"}),  # the page of pupils is about families
        (Role.AUDITOR, {"today", "pupils", "account"}),
    ],
)
def test_each_role_sees_its_areas(office_town, make_desk, role, areas):
    desk = make_desk(role, office_town.town.school_id if role is Role.SCHOOL else None)
    first_rooms = {"today", "pupils", "account", "cards"}  # what came later is tested where it is
    assert {area.key for area in areas_of(desk)} & first_rooms == areas


def test_the_kitchen_has_no_way_to_the_ledger(make_window, office_town):
    window = make_window(Role.KITCHEN)
    window.workspace.open_account(office_town.pupils["Rossi"])
    assert window.workspace.current_key() == "today"
    assert "ruolo" in window.messages.messages[0].text


def test_every_area_is_called_as_its_page(qtbot, make_window):
    window = make_window(Role.ADMINISTRATOR, areas=areas_of)
    for key in window.workspace.area_keys():
        assert area_name(key) == window.workspace.page(key).title()
    wait_for(qtbot, window)


# Keys and pages


def test_every_area_has_a_key_and_the_sidebar_follows(qtbot, window):
    for place, key in enumerate(window.workspace.area_keys()):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1 + place), CTRL)
        assert window.workspace.current_key() == key
        assert window.workspace.sidebar.current() == key
    wait_for(qtbot, window)


def test_arrows_walk_along_the_sidebar_and_space_opens(qtbot, window):
    sidebar = window.workspace.sidebar
    sidebar.button("today").setFocus()
    qtbot.keyClick(sidebar.button("today"), Qt.Key.Key_Down)
    assert sidebar.button("pupils").hasFocus()
    qtbot.keyClick(sidebar.button("pupils"), Qt.Key.Key_Space)
    assert window.workspace.current_key() == "pupils"
    wait_for(qtbot, window)


def test_help_begins_with_the_area_in_front_and_tells_all(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.workspace.current_key() == "help"
    text = window.workspace.help.text.toPlainText()
    assert "Ctrl+K" in text
    for key in window.workspace.area_keys():
        assert window.workspace.page(key).title() in text


def test_f5_asks_again(qtbot, window, office_town):
    page = window.workspace.page("today")
    before = page.numbers["expected"].number.text()
    office_town.town.pupil("Nuova", "Arrivata")
    qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: page.numbers["expected"].number.text() == str(int(before) + 1))


def test_in_a_low_window_the_areas_move_closer_until_all_are_seen(qapp, qtbot, plain_looks):
    apply_theme(qapp, Theme.LIGHT)
    sidebar = Sidebar()
    sidebar.set_entries([Entry(f"area{number}", Icon.HOME, f"Area {number}") for number in range(15)])
    qtbot.addWidget(sidebar)
    last, bar = sidebar.button("area14"), sidebar.findChild(QScrollArea).verticalScrollBar()
    sidebar.resize(208, 1080)
    with qtbot.waitExposed(sidebar):
        sidebar.show()
    loose, whole = last.height(), sidebar.height()
    sidebar.resize(208, last.mapTo(sidebar, last.rect().bottomLeft()).y() + sidebar.fold_button.height())
    qtbot.waitUntil(lambda: last.height() < loose)
    assert bar.maximum() == 0
    sidebar.resize(208, whole)
    qtbot.waitUntil(lambda: last.height() == loose)


def test_the_sidebar_folds_with_words_kept_for_screen_readers(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_B, CTRL)
    button = window.workspace.sidebar.button("today")
    assert button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    assert button.accessibleName() == "Oggi"
    assert window.preferences.is_sidebar_narrow


def test_everything_that_takes_the_keyboard_has_a_name(qtbot, window):
    for key in (*window.workspace.area_keys(), "help"):
        window.workspace.show_area(key) or window.workspace.show_help()
        wait_for(qtbot, window)
        nameless = [
            f"{key}: {type(widget).__name__} {widget.objectName()}"
            for kind in (QAbstractButton, QLineEdit, QComboBox)
            for widget in window.findChildren(kind)
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
            and not isinstance(widget.parent(), (QComboBox,)) and widget.objectName() != "qt_spinbox_lineedit"
        ]  # fmt: skip
        assert nameless == []


# The kitchen's orders


def test_orders_go_out_at_the_cutoff_whatever_page_is_in_front(qtbot, make_window, office_town, clock):
    window = make_window(Role.CLERK, areas=areas_of)
    assert window.workspace.current_key() == "today"
    clock.set(rome_instant(TUESDAY, time(9, 31)))
    window.workspace.due.look()
    wait_for(qtbot, window)

    session, service_id = office_town.session, office_town.town.service_id
    assert [one.order is not None for one in kitchen.day_orders(session, service_id, TUESDAY)] == [True, True]


def test_whoever_may_not_send_them_does_not_look(make_window):
    assert not make_window(Role.AUDITOR, areas=areas_of).workspace.due.is_looking
    assert make_window(Role.CLERK, areas=areas_of).workspace.due.is_looking


@pytest.mark.parametrize("role", [Role.CLERK, Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR])
def test_no_page_of_a_role_asks_for_what_the_role_may_not(qtbot, make_window, role):
    window = make_window(role, areas=areas_of)
    for key in window.workspace.area_keys():
        window.workspace.show_area(key)
        wait_for(qtbot, window)
        assert not [one.text for one in window.messages.messages if "ruolo" in one.text], key


def test_messages_take_room_from_the_page_only_and_little_of_it(make_window, qtbot):
    window = make_window(Role.ADMINISTRATOR)
    sidebar, page = window.workspace.sidebar, window.workspace.stack
    before, whole = sidebar.height(), page.height()
    for number in range(3):
        window.messages.info(f"Messaggio numero {number}")
    qtbot.waitUntil(lambda: page.height() < whole)
    assert sidebar.height() == before
    assert whole - page.height() <= 140  # three lines: the table below still shows most of its rows
    assert window.messages.mapTo(window, window.messages.rect().topLeft()).x() >= sidebar.width()
    window.messages.clear()
    qtbot.waitUntil(lambda: page.height() == whole)


def test_after_signing_out_messages_are_still_told(make_window, qtbot, office_town):
    window = make_window(Role.ADMINISTRATOR)
    window.sign_out()
    window.messages.info("Il programma si chiude alle 18")
    qtbot.waitUntil(window.messages.isVisible)
    window.enter(office_town.session_of(Role.CASHIER))
    wait_for(qtbot, window)
    window.messages.info("Ben tornata")
    qtbot.waitUntil(window.messages.isVisible)
    assert window.below.parent() is window.workspace
