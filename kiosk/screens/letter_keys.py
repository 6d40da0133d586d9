"""The touch keyboard: letters in the order of the alphabet, or whatever signs are wanted."""

from __future__ import annotations

from functools import partial
from string import ascii_uppercase

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from core.qt.icons import Icon, set_icon
from kiosk.screens.touch import touch_button


class LetterKeys(QWidget):
    """Tells each sign typed, and when one is taken back."""

    letter_typed = Signal(str)
    taken_back = Signal()

    def __init__(self, signs: str = ascii_uppercase, columns: int = 9, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for place, sign in enumerate(signs):
            key = touch_button(f"letter_{sign}", partial(self.letter_typed.emit, sign))
            key.setText(sign)
            key.setProperty("role", "key")
            layout.addWidget(key, place // columns, place % columns)
        self.back = touch_button("letter_back", self.taken_back.emit)
        self.back.setProperty("role", "key")
        set_icon(self.back, Icon.BACKSPACE)
        layout.addWidget(self.back, len(signs) // columns, len(signs) % columns)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts in the language on screen."""
        self.back.setAccessibleName(self.tr("Cancella l'ultima lettera"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
