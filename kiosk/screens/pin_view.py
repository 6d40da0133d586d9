"""Asks for the PIN, on keys for fingers; figures are never shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.qt.icons import Icon, set_icon
from core.qt.theme import Role
from kiosk.pin import LONGEST, SHORTEST
from kiosk.screens.touch import plain_label, touch_button


class PinView(QWidget):
    """Layout and typing; whether the PIN is right is for the page to say."""

    pin_entered = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pin")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._typed = ""
        self.title = plain_label("pin_title", Qt.AlignmentFlag.AlignHCenter)
        self.dots = plain_label("pin_dots", Qt.AlignmentFlag.AlignHCenter)
        self.note = plain_label("pin_note", Qt.AlignmentFlag.AlignHCenter)
        self.note.setWordWrap(True)
        self.keys: dict[str, QPushButton] = {}
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, figure in enumerate("123456789"):
            grid.addWidget(self._key(figure), place // 3, place % 3)
        self.erase = touch_button("pin_erase", self._on_erase)
        set_icon(self.erase, Icon.BACKSPACE)
        grid.addWidget(self.erase, 3, 0)
        grid.addWidget(self._key("0"), 3, 1)
        self.accept = touch_button("pin_accept", self._on_accept, Role.PRIMARY)
        grid.addWidget(self.accept, 3, 2)
        self.leave_button = touch_button("pin_leave", self.left.emit)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(1)
        for label in (self.title, self.dots, self.note):
            column.addWidget(label)
        column.addLayout(grid)
        column.addWidget(self.leave_button)
        column.addStretch(1)
        layout = QHBoxLayout(self)
        layout.addStretch(1)
        layout.addLayout(column, 2)
        layout.addStretch(1)
        self.ask("")

    def ask(self, title: str, note: str = "") -> None:
        """Begin anew with these words; `note` is what went wrong before."""
        self.title.setText(title or self.tr("PIN di chi è responsabile"))
        self.note.setText(note)
        self.erase.setAccessibleName(self.tr("Cancella l'ultima cifra"))
        self.accept.setText(self.tr("OK"))
        self.leave_button.setText(self.tr("Annulla"))
        self._type("")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.ask("")
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A real keyboard does as the keys on screen."""
        if event.text().isascii() and event.text().isdigit():
            self._on_figure(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._on_erase()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_accept()
        else:
            super().keyPressEvent(event)

    def _key(self, figure: str) -> QPushButton:
        key = touch_button(f"pin_{figure}", partial(self._on_figure, figure))
        key.setText(figure)
        self.keys[figure] = key
        return key

    def _type(self, typed: str) -> None:
        self._typed = typed
        self.dots.setText("●" * len(typed) + "○" * max(0, SHORTEST - len(typed)))
        self.accept.setEnabled(len(typed) >= SHORTEST)

    def _on_figure(self, figure: str) -> None:
        if len(self._typed) < LONGEST:
            self._type(self._typed + figure)

    def _on_erase(self) -> None:
        self._type(self._typed[:-1])

    def _on_accept(self) -> None:
        if len(self._typed) >= SHORTEST:
            typed = self._typed
            self._type("")
            self.pin_entered.emit(typed)
