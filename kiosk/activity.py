"""Whether somebody touches the screen or the keyboard, wherever that goes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

_SIGNS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress, QEvent.Type.Wheel})


class Activity(QObject):
    """Tells each touch; keeps nothing back."""

    touched = Signal()

    def watch(self, app: QCoreApplication) -> None:
        """Begin to look."""
        app.installEventFilter(self)

    def stop(self, app: QCoreApplication) -> None:
        """Look no more."""
        app.removeEventFilter(self)

    def eventFilter(self, _receiver: QObject, event: QEvent) -> bool:
        """Let everything pass."""
        if event.type() in _SIGNS:
            self.touched.emit()
        return False
