"""Two hands on the keyboard of the office."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from office.window import OfficeWindow
from tests.office.conftest import wait_for


class Hands:
    """Two hands on a keyboard: keys go to whatever has it."""

    def __init__(self, qtbot: QtBot, window: OfficeWindow) -> None:
        self._qtbot, self._window = qtbot, window

    def press(self, *keys: str) -> Hands:
        """Press keys one after the other: `press("Ctrl+K", "Return")`."""
        for name in keys:
            combination = QKeySequence(name)[0]
            QTest.keyClick(self._focused(), combination.key(), combination.keyboardModifiers())
            self.wait()
        return self

    def type(self, text: str) -> Hands:
        """Type a text; QTest knows ASCII only."""
        for character in text:
            if character.isascii():
                QTest.keyClick(self._focused(), character)
            else:
                key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(self._focused(), key)
        self.wait()
        return self

    def search(self, text: str) -> Hands:
        """Ctrl+K, some letters, Enter: the first of what is found."""
        return self.press("Ctrl+K").type(text).press("Return")

    def tab_to(self, wanted: str, *, at_most: int = 60) -> Hands:
        """Press Tab until what bears this name for screen readers (or this text) has the keyboard."""
        passed = []
        for _tab in range(at_most):
            if wanted in _names(self._focused()):
                return self
            passed.append(" / ".join(_names(self._focused())))
            self.press("Tab")
        raise AssertionError(f"no way by Tab to {wanted!r}: {passed}")

    def confirm(self) -> Hands:
        """Say yes: the question has the keyboard on no, and yes beside it."""
        return self.press("Tab", "Return")

    def wait(self) -> None:
        """Wait until what was asked for is done."""
        wait_for(self._qtbot, self._window)
        QApplication.processEvents()
        wait_for(self._qtbot, self._window)

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self._window


def _names(widget: QWidget) -> tuple[str, ...]:
    text = getattr(widget, "text", None)
    return widget.accessibleName(), text() if callable(text) else "", widget.objectName()
