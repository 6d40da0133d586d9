"""Theme, language, letters: chosen once, kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings, Qt

from core.access.permissions import Role
from core.qt.theme import Theme, current_look
from core.qt.translations import Language, current_language
from office.shell.preferences import Preferences
from tests.office.conftest import wait_for
from tests.office.shell.conftest import CTRL


def test_choices_are_kept_for_the_next_window(qtbot, make_window):
    first = make_window(Role.CLERK)
    first.looks.set_theme(Theme.DARK)
    first.looks.set_language(Language.ENGLISH)
    first.looks.set_font_scale(1.3)
    first.workspace.sidebar.fold_button.click()
    first.resize(1100, 700)
    first.close()
    second = make_window(Role.CLERK)
    assert current_look().is_dark
    assert current_language() is Language.ENGLISH
    assert current_look().body_pt == pytest.approx(10.5 * 1.3)
    assert second.workspace.sidebar.is_narrow
    assert second.preferences.geometry is not None


def test_letters_grow_and_shrink_by_keys_within_bounds(qtbot, window):
    window.preferences.font_scale = 1.75
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert window.preferences.font_scale == 2.0
    window.preferences.font_scale = 1.0
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert window.preferences.font_scale == 0.9
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert window.preferences.font_scale == 1.0
    wait_for(qtbot, window)


def test_the_language_changes_while_one_works(qtbot, window):
    window.looks.set_language(Language.ENGLISH)
    qtbot.waitUntil(lambda: window.workspace.sidebar.button("today").accessibleName() == "Today")
    assert window.windowTitle().endswith("Refettorio")
    window.looks.set_language(Language.ITALIAN)
    qtbot.waitUntil(lambda: window.workspace.sidebar.button("today").accessibleName() == "Oggi")
    wait_for(qtbot, window)


@pytest.mark.parametrize(
    "content", ["[General]\ntheme=viola\nlanguage=xx\nfont_scale=enorme\nsidebar=7\ngeometry=boh\n", "\x00\x01 torn"]
)
def test_preferences_that_make_no_sense_are_not_followed(tmp_path, content):
    path = tmp_path / "office.ini"
    path.write_text(content)
    preferences = Preferences(QSettings(str(path), QSettings.Format.IniFormat))
    assert preferences.theme is Theme.SYSTEM
    assert preferences.language is None
    assert preferences.font_scale == 1.0
    assert not preferences.is_sidebar_narrow
    assert preferences.geometry is None
