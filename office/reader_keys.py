"""A code reader types like a keyboard, only faster: its burst is told from what a person types."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

#: Nobody types this many characters with less than this between them; a reader does (a card's code has more).
_LEAST_CHARACTERS = 8
_GAP_MS = 50


class ReaderKeys:
    """Hears the keys that no field wanted.

    With the keyboard on a button, the Enter at the end of a card's code would press it: a recharge for one child would
    be registered by reading the next child's card.
    """

    def __init__(self) -> None:
        self._text = ""
        self._last_ms = 0

    def take(self, event: QKeyEvent) -> str | None:
        """Take a key; return what a reader sent when this was the Enter at its end."""
        is_at_once = event.timestamp() - self._last_ms < _GAP_MS
        self._last_ms = event.timestamp()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            text, self._text = self._text, ""
            return text if is_at_once and len(text) >= _LEAST_CHARACTERS else None
        if event.text() and event.text().isprintable():
            self._text = (self._text if is_at_once else "") + event.text()
        return None
