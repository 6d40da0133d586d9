"""Every tab of the area photographed on a small screen, in both languages and themes; nothing is cut off."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.access.permissions import Role
from core.qt.theme import Theme
from office.areas import Area, areas_of
from office.desk import Desk
from tests.office.conftest import wait_for
from tests.office.shell.test_pictures import LOOKS, cut_off, is_dark, outside, photograph


def only_bookings(desk: Desk) -> tuple[Area, ...]:
    return tuple(area for area in areas_of(desk) if area.key == "bookings")


@pytest.mark.parametrize(("theme", "language"), LOOKS)
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.SCHOOL])
def test_every_tab_photographed(qtbot, make_window, office_town, tmp_path: Path, theme, language, role):
    school = office_town.database.scalar("SELECT id FROM school WHERE name = 'Infanzia Collodi'")
    window = make_window(role, school if role is Role.SCHOOL else None, areas=only_bookings)
    window.looks.set_theme(theme)
    window.looks.set_language(language)
    area = window.workspace.show_area("bookings")
    wait_for(qtbot, window)
    register = tmp_path / "registro.csv"
    register.write_text("Alunno;Assente\nRossi Anna;A\nFerrero Tommaso;A\nNessuno;A\nVerdi;?\n", encoding="utf-8")
    for key in area.pages:
        page = area.show_page(key)
        wait_for(qtbot, window)
        if key == "register":
            page.load(register)
        elif key == "insertions":
            page.table.selectRow(0)
        wait_for(qtbot, window)
        picture = photograph(window, key, tmp_path)
        assert is_dark(picture) is (theme is Theme.DARK)
        assert cut_off(window) == [], key
        assert outside(window) == [], key


def test_large_letters_cut_nothing_off_and_leave_children_to_see(qtbot, make_window, office_town, tmp_path: Path):
    window = make_window(Role.ADMINISTRATOR, areas=only_bookings)
    window.looks.set_font_scale(1.5)
    area = window.workspace.show_area("bookings")
    wait_for(qtbot, window)
    for key in area.pages:
        area.show_page(key)
        wait_for(qtbot, window)
        photograph(window, key, tmp_path)
        assert cut_off(window) == [], key
        assert outside(window) == [], key
    area.show_page("week")
    grid = area.pages["week"].grid
    assert grid.viewport().height() >= 2 * grid.verticalHeader().defaultSectionSize()
