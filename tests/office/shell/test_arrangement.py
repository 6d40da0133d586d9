"""The window as it was left: its page, its splitters, its columns; also when what was kept makes no sense any more."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from core.access.permissions import Role
from core.access.users import create_user
from core.qt.column_view import Arrangement
from core.qt.record_table import RecordTableView
from office.areas import ADMIN, KITCHEN, PUPILS, TODAY, areas_of
from office.shell.preferences import Preferences
from office.window import OfficeWindow
from tests.office.conftest import OfficeTown, wait_for

PASSWORD = "quattro gatti nel cortile"


def sign_in(qtbot: QtBot, window: OfficeWindow, username: str) -> OfficeWindow:
    window.sign_in.username.setText(username)
    window.sign_in.password.setText(PASSWORD)
    qtbot.keyClick(window.sign_in.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None)
    wait_for(qtbot, window)
    return window


def drag_column(table: RecordTableView, key: str, by: int) -> None:
    header = table.horizontalHeader()
    section = [column.key for column in table.record_model().columns].index(key)
    edge = QPoint(header.sectionViewportPosition(section) + header.sectionSize(section) - 1, header.height() // 2)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(header.viewport(), edge + QPoint(by, 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(by, 0))


def width_of(table: RecordTableView, key: str) -> int:
    return table.columnWidth([column.key for column in table.record_model().columns].index(key))


def test_each_user_finds_the_page_again_that_was_in_front(qtbot, make_window, office_town: OfficeTown):
    create_user(office_town.session, "anna", "Anna Neri", Role.ADMINISTRATOR, PASSWORD)
    create_user(office_town.session, "bea", "Bea Bruni", Role.KITCHEN, PASSWORD)
    window = sign_in(qtbot, make_window(areas=areas_of), "anna")
    window.workspace.show_area(ADMIN).show_page("trail")
    wait_for(qtbot, window)
    window.close()

    window = sign_in(qtbot, make_window(areas=areas_of), "bea")
    assert window.workspace.current_key() == TODAY
    window.workspace.show_area(KITCHEN)
    wait_for(qtbot, window)
    window.sign_out()
    wait_for(qtbot, window)
    sign_in(qtbot, window, "anna")
    assert window.workspace.current_key() == ADMIN
    assert window.workspace.page(ADMIN).front() is window.workspace.page(ADMIN).pages["trail"]
    window.sign_out()
    wait_for(qtbot, window)
    sign_in(qtbot, window, "bea")
    assert window.workspace.current_key() == KITCHEN


def test_an_area_that_the_role_has_no_more_is_not_opened(qtbot, make_window):
    window = make_window(Role.ADMINISTRATOR, areas=areas_of)
    window.workspace.show_area(ADMIN)
    wait_for(qtbot, window)
    window.close()
    assert make_window(Role.KITCHEN, areas=areas_of).workspace.current_key() == TODAY


def test_splitters_and_columns_are_where_they_were_left(qtbot, make_window):
    window = make_window(Role.ADMINISTRATOR)
    page = window.workspace.show_area(PUPILS)
    wait_for(qtbot, window)
    splitter: QSplitter = page.splitter
    before = splitter.sizes()
    splitter.moveSplitter(before[0] + 60, 1)
    splitter.splitterMoved.emit(before[0] + 60, 1)
    drag_column(page.table, "class", 45)
    page.table.horizontalHeader().moveSection(1, 2)
    left = splitter.sizes(), width_of(page.table, "class")
    window.close()

    again = make_window(Role.ADMINISTRATOR)
    page = again.workspace.show_area(PUPILS)
    wait_for(qtbot, again)
    qtbot.waitUntil(lambda: page.splitter.sizes() == left[0])
    assert width_of(page.table, "class") == left[1]
    assert page.table.horizontalHeader().visualIndex(1) == 2


def test_what_nobody_moved_is_not_kept(qtbot, make_window, tmp_path):
    window = make_window(Role.ADMINISTRATOR)
    window.workspace.show_area(PUPILS)
    wait_for(qtbot, window)
    window.resize(1100, 700)
    window.close()
    kept = QSettings(str(tmp_path / "office.ini"), QSettings.Format.IniFormat)
    assert [key for key in kept.allKeys() if "arranged" in key] == []


def test_columns_fitted_by_a_click_elsewhere_are_not_taken_for_dragged_ones(qtbot, make_window):
    window = make_window(Role.ADMINISTRATOR, areas=areas_of)
    page = window.workspace.show_area(ADMIN)
    wait_for(qtbot, window)
    place = page.tabs.tabRect(list(page.pages).index("trail")).center()
    QTest.mousePress(page.tabs, Qt.MouseButton.LeftButton, pos=place)
    wait_for(qtbot, window)  # its table is shown and fitted with the button held
    QTest.mouseRelease(page.tabs, Qt.MouseButton.LeftButton, pos=place)
    assert page.pages["trail"].table.arrangement() == Arrangement()


def test_an_arrangement_that_makes_no_sense_is_left_aside(qtbot, make_window, tmp_path):
    kept = Preferences(QSettings(str(tmp_path / "office.ini"), QSettings.Format.IniFormat))
    kept.keep("last_page/", "via,col,vento")
    for text in ("{", "[]", '{"widths": 7}', '{"widths": {"class": "x"}, "order": [], "hidden": ["no"]}', "[0, -1]"):
        kept.keep("arranged/pupils/RecordTableView_pupils", text)
        kept.keep("arranged/pupils/QSplitter_pupils_splitter", text)
        kept.save()
        window = make_window(Role.ADMINISTRATOR)
        page = window.workspace.show_area(PUPILS)
        wait_for(qtbot, window)
        assert page.table.visible_columns()
        assert all(page.splitter.sizes())
        window.close()


def test_columns_hidden_by_the_clerk_stay_hidden(qtbot, make_window):
    window = make_window(Role.ADMINISTRATOR)
    table = window.workspace.show_area(PUPILS).table
    wait_for(qtbot, window)
    menu = table.column_menu()
    next(action for action in menu.actions() if action.objectName() == "column_school").trigger()
    hidden = table.hidden_columns()
    assert "school" in hidden
    assert table.arrangement() == Arrangement(hidden=hidden)
    window.close()
    again = make_window(Role.ADMINISTRATOR)
    table = again.workspace.show_area(PUPILS).table
    wait_for(qtbot, again)
    assert table.hidden_columns() == hidden
