"""A field for passwords: shows on request what is typed, and says when capital letters are locked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from core.access.passwords import LONGEST
from core.qt.icons import Icon, set_icon


class PasswordField(QLineEdit):
    """Qt does not tell whether Caps Lock is on: it shows when a letter is large without Shift, or small with it."""

    #: Capital letters seem to be locked (True), or not (False).
    caps_lock_seen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_caps_lock = False
        self.setMaxLength(LONGEST + 1)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = QAction(self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._on_eye)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look at what the letters tell about Caps Lock."""
        text, is_shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_CapsLock:
            self._tell(False)  # if it was on it is off now; if not, the next letter tells
        elif len(text) == 1 and text.isalpha() and text.upper() != text.lower():
            self._tell(text.isupper() != is_shift)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever types elsewhere needs no hint here."""
        self._tell(False)
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._dress()
        super().changeEvent(event)

    def _tell(self, is_caps_lock: bool) -> None:
        if is_caps_lock != self._is_caps_lock:
            self._is_caps_lock = is_caps_lock
            self.caps_lock_seen.emit(is_caps_lock)

    def _on_eye(self, is_shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
        self._dress()

    def _dress(self) -> None:
        is_shown = self._eye.isChecked()
        set_icon(self._eye, Icon.HIDE if is_shown else Icon.SHOW)
        self._eye.setText(self.tr("Nascondi la password") if is_shown else self.tr("Mostra la password"))
