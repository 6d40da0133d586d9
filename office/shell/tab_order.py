"""Tab goes through a page as one reads it, whatever the order in which its parts were made; Enter presses buttons."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QPushButton, QScrollArea, QSplitter, QTabWidget, QWidget

#: On a button that decides by itself what Enter does to it.
HEARS_ENTER = "hears_enter"


def ready_keyboard(root: QWidget) -> None:
    """Put what takes the keyboard in `root` in the order of its layouts (line by line, left to right).

    Enter presses the button that has the keyboard, as Space does: Qt gives it to buttons in dialogs only, and here are
    none.
    """
    chain = list(stops(root))
    for before, after in pairwise(chain):
        QWidget.setTabOrder(before, after)
    for stop in chain:
        if isinstance(stop, QPushButton) and not stop.property(HEARS_ENTER):
            stop.setAutoDefault(True)


def stops(root: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at in `root`, in the order of its layouts; hidden parts too, for when they are shown."""
    for child in _parts(root):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield child
        yield from stops(child)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    match widget:
        case QScrollArea():
            parts: list[QWidget | None] = [widget.widget()]
        case QSplitter():
            parts = [widget.widget(place) for place in range(widget.count())]
        case QTabWidget():
            parts = [widget.tabBar(), *(widget.widget(place) for place in range(widget.count()))]
        case _:
            layout = widget.layout()
            parts = [] if layout is None else list(_laid_out(layout))
    yield from (part for part in parts if part is not None)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (None, None) if item is None else (item.widget(), item.layout())
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
