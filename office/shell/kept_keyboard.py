"""The keyboard waits for a button that is out of use while its work is done, and goes back to it.

Qt gives the keyboard of a part that is switched off to the next one: that may be the sidebar, or «Annulla» in a
message, and Enter pressed once more would press that. Tab goes on from where the keyboard was.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from shiboken6 import isValid


class KeptKeyboard(QObject):
    """Watches the keyboard in one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waits: QPushButton | None = None
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the keyboard back to a button that may be pressed again, unless it is somewhere else by now."""
        waits = self._waits
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self._window:
            return waits is not None and event.key() == Qt.Key.Key_Tab and self._go_on_from(waits)
        if event.type() == QEvent.Type.EnabledChange and watched is waits and waits.isEnabled():
            self._let_go()
            if QApplication.focusWidget() is None and waits.isVisible():
                waits.setFocus()
        return super().eventFilter(watched, event)

    def _go_on_from(self, waits: QPushButton) -> bool:
        after = waits.nextInFocusChain()
        while after is not None and after is not waits:
            if after.focusPolicy() & Qt.FocusPolicy.TabFocus and after.isVisible() and after.isEnabled():
                after.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            after = after.nextInFocusChain()
        return False

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None:
            self._let_go()
        if new is None or not isinstance(old, QPushButton) or not isValid(old):
            return
        is_switched_off = not old.isEnabled() and old.isVisible()
        if is_switched_off and old.window() is self._window is new.window():
            self._waits = old
            old.installEventFilter(self)
            new.clearFocus()

    def _let_go(self) -> None:
        waits, self._waits = self._waits, None
        if waits is not None and isValid(waits):
            waits.removeEventFilter(self)
