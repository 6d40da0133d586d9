"""The window with an administrator, and its search."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.access.permissions import Role
from office.window import OfficeWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(make_window: Callable[..., OfficeWindow]) -> OfficeWindow:
    return make_window(Role.ADMINISTRATOR)


def type_search(qtbot: QtBot, window: OfficeWindow, text: str) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    assert window.workspace.top.search.hasFocus()
    qtbot.keyClicks(window.workspace.top.search, text)


def answers(window: OfficeWindow) -> list[str]:
    found = window.workspace.top.search.answers
    return [found.item(row).text() for row in range(found.count())]
