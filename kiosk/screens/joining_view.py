"""Before a station is anybody's: what to do, and the one-time code of the office."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.qt.theme import Role
from kiosk.screens.letter_keys import LetterKeys
from kiosk.screens.touch import plain_label, touch_button

#: The signs of the office's codes: none that looks like another.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH, _GROUP = 12, 4


class JoiningView(QWidget):
    """Layout and typing; the window joins."""

    code_entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("joining")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._typed = ""
        self.title = plain_label("joining_title", Qt.AlignmentFlag.AlignHCenter)
        self.text = plain_label("joining_text", Qt.AlignmentFlag.AlignHCenter)
        self.text.setWordWrap(True)
        self.code = plain_label("joining_code", Qt.AlignmentFlag.AlignHCenter)
        self.keys = LetterKeys(_SIGNS, 11)
        self.keys.letter_typed.connect(self._on_sign)
        self.keys.taken_back.connect(self._on_taken_back)
        self.accept = touch_button("joining_accept", self._on_accept, Role.PRIMARY)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(48, 16, 48, 24)
        layout.setSpacing(12)
        layout.addStretch(1)
        for label in (self.title, self.text, self.code):
            layout.addWidget(label)
        layout.addStretch(1)
        layout.addWidget(self.keys)
        layout.addWidget(self.accept)
        self._is_waiting = False
        self._show()

    def set_waiting(self, *, is_waiting: bool) -> None:
        """Say whether the office is being asked."""
        self._is_waiting = is_waiting
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A real keyboard does as the keys on screen."""
        if event.text().upper() in _SIGNS and event.text():
            self._on_sign(event.text().upper())
        elif event.key() == Qt.Key.Key_Backspace:
            self._on_taken_back()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_accept()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        self.title.setText(self.tr("Postazione da collegare"))
        self.text.setText(
            self.tr("Chiedi all'ufficio il codice di questa postazione («Postazioni», «Codice») e scrivilo qui.")
        )
        filled = self._typed.ljust(_LENGTH, "·")
        self.code.setText(" – ".join(filled[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP)))
        self.code.setAccessibleName(self._typed)
        self.accept.setText(self.tr("Un momento…") if self._is_waiting else self.tr("Collega la postazione"))
        self.accept.setEnabled(len(self._typed) == _LENGTH and not self._is_waiting)

    def _on_sign(self, sign: str) -> None:
        self._typed = (self._typed + sign)[:_LENGTH]
        self._show()

    def _on_taken_back(self) -> None:
        self._typed = self._typed[:-1]
        self._show()

    def _on_accept(self) -> None:
        if self.accept.isEnabled():
            self.code_entered.emit(self._typed)
