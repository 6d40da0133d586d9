"""Widths that follow the size of letters: a field that holds a day at 100 % holds it at 200 % too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from core.qt.theme import current_look

#: The size of letters that widths are written for.
_USUAL_PT = 10.5
#: How much wider what stands beside a table becomes at most.
_MOST_BESIDE = 1.5


def fix_width(widget: QWidget, width: int) -> None:
    """Make a widget exactly as wide as `width` pixels are at the usual size of letters."""
    _Following(widget, widget.setFixedWidth, width)


def fix_side(widget: QWidget, width: int) -> None:
    """As `fix_width` for what stands beside a table: with very large letters it leaves room for the table."""
    _Following(widget, widget.setFixedWidth, width, most=_MOST_BESIDE)


def least_width(widget: QWidget, width: int) -> None:
    """Make a widget at least as wide as `width` pixels are at the usual size of letters."""
    _Following(widget, widget.setMinimumWidth, width)


class _Following(QObject):
    def __init__(self, widget: QWidget, resize: Callable[[int], None], width: int, most: float = 2.0) -> None:
        super().__init__(widget)
        self._resize, self._width, self._most = resize, width, most
        widget.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        self._resize(round(self._width * min(self._most, max(1.0, current_look().body_pt / _USUAL_PT))))
