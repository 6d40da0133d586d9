"""Every page's list goes to paper and into a file, by keyboard and from the top, and says what became of it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.access.permissions import Role
from core.qt.record_table import RecordTableView
from office.areas import Area, areas_of
from office.desk import Desk
from office.shell import lists
from office.shell.lists import table_in_front
from office.window import OfficeWindow
from tests.office.conftest import FakeFiles, wait_for

CTRL = Qt.KeyboardModifier.ControlModifier


def _three(desk: Desk) -> tuple[Area, ...]:
    return tuple(area for area in areas_of(desk) if area.key in {"pupils", "bookings", "waiting"})


@pytest.fixture
def window(qtbot: QtBot, make_window) -> OfficeWindow:
    window = make_window(Role.ADMINISTRATOR, areas=_three)
    wait_for(qtbot, window)
    return window


@pytest.fixture
def opened(files: FakeFiles) -> list[Path]:
    return files.opened


def show(qtbot: QtBot, window: OfficeWindow, key: str) -> RecordTableView:
    page = window.workspace.show_area(key)
    wait_for(qtbot, window)
    table = table_in_front(page.front())
    assert table is not None
    return table


def said(window: OfficeWindow) -> str:
    return window.messages.messages[-1].text


def test_ctrl_p_prints_the_list_in_front(qtbot, window, opened):
    show(qtbot, window, "pupils")
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    wait_for(qtbot, window)
    assert [path.suffix for path in opened] == [".pdf"]
    assert opened[0].read_bytes().startswith(b"%PDF")


def test_ctrl_e_exports_it_and_says_so(qtbot, window, tmp_path):
    table = show(qtbot, window, "waiting")
    table.ask_export_path = lambda: tmp_path / "attesa.csv"
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL)
    wait_for(qtbot, window)
    with (tmp_path / "attesa.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file, delimiter=";"))[1] == "Alunno"
    assert "attesa.csv" in said(window)


def test_a_page_that_tells_of_its_exports_itself_tells_once(qtbot, window, tmp_path):
    table = show(qtbot, window, "pupils")
    before = len(window.messages.messages)
    table.export_to(tmp_path / "alunni.csv")
    wait_for(qtbot, window)
    assert len(window.messages.messages) == before + 1
    assert "7 alunni" in said(window)


def test_the_rows_menu_prints(qtbot, window, opened):
    table = show(qtbot, window, "pupils")
    menu: QMenu = table.record_menu()
    next(one for one in menu.actions() if one.objectName() == "print_list").trigger()
    wait_for(qtbot, window)
    assert len(opened) == 1


def test_a_list_too_long_for_paper_is_not_printed(qtbot, window, opened, monkeypatch):
    monkeypatch.setattr(lists, "MOST_ON_PAPER", 3)
    show(qtbot, window, "pupils")
    window.workspace.top.print_button.click()
    wait_for(qtbot, window)
    assert opened == []
    assert any("7 righe: stampane una parte" in one.text for one in window.messages.messages)


def test_a_page_without_a_list_says_so(qtbot, window):
    window.workspace.show_help()
    window.workspace.top.print_button.click()
    assert "non c'è un elenco" in said(window)


def test_the_week_prints_its_own_sheet(qtbot, window, opened):
    window.workspace.show_area("bookings")
    wait_for(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    wait_for(qtbot, window)
    assert opened[0].name.startswith("Settimana")
