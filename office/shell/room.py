"""The place of the page in front: where it needs more room than there is, one scrolls to the rest of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTableView,
    QWidget,
)

from core.qt.theme import current_look

#: From this size of letters on texts unfold wholly and one scrolls; below it what is under them gives way.
_LARGE_PT = 13.0
_FEWEST_ROWS = 4


class Pages(QStackedWidget):
    """Pages one behind the other, which need only what the one in front needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """As little as the page in front can do with."""
        front = self.currentWidget()
        return QSize() if front is None else front.minimumSizeHint()

    def heightForWidth(self, width: int) -> int:  # noqa: ARG002 - Qt's signature; what is there has its widths
        """Return how low the page in front may be."""
        front = self.currentWidget()
        if front is None or current_look().body_pt < _LARGE_PT:
            return self.minimumSizeHint().height()
        return least_height(front)


class PageRoom(QScrollArea):
    """Holds the pages. Nothing is squeezed or cut off where the letters are large or the window is small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_room")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.pages = Pages()
        self.setWidget(self.pages)
        self.pages.currentChanged.connect(self._on_page)

    def _on_page(self, _place: int) -> None:
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0)


def least_height(widget: QWidget) -> int:
    """Return how low a widget may be as wide as it is: texts on all their lines, tables with few rows.

    Qt's own answer for a layout with texts on several lines counts every table at its full height.
    """
    least = max(widget.minimumSizeHint().height(), widget.minimumHeight())
    match widget:
        case QStackedWidget():
            front = widget.currentWidget()
            wanted = 0 if front is None else least_height(front)
        case QSplitter():
            parts = map(widget.widget, range(widget.count()))
            heights = [least_height(part) for part in parts if part is not None and part.isVisible()]
            wanted = _together(heights, widget.handleWidth(), is_below=widget.orientation() is Qt.Orientation.Vertical)
        case QTableView():
            wanted = widget.horizontalHeader().height() + _FEWEST_ROWS * widget.verticalHeader().defaultSectionSize()
        case QScrollArea():
            wanted = 0
        case QLabel() if widget.wordWrap():
            wanted = widget.heightForWidth(widget.width())
        case _:
            layout = widget.layout()
            wanted = 0 if layout is None else _least_of(layout)
    return min(max(least, wanted), widget.maximumHeight())


def _least_of(layout: QLayout) -> int:
    margins = layout.contentsMargins()
    items = [item for item in map(layout.itemAt, range(layout.count())) if item is not None and not item.isEmpty()]
    match layout:
        case QBoxLayout():
            is_below = layout.direction() in {QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.BottomToTop}
            wanted = _together([_least_of_item(item) for item in items], layout.spacing(), is_below=is_below)
        case QGridLayout():
            rows: dict[int, int] = {}
            for place in range(layout.count()):
                row = layout.getItemPosition(place)[0]  # type: ignore[index]
                item = layout.itemAt(place)
                if item is not None and not item.isEmpty():
                    rows[row] = max(rows.get(row, 0), _least_of_item(item))
            wanted = _together(list(rows.values()), layout.verticalSpacing(), is_below=True)
        case _ if layout.hasHeightForWidth():
            return layout.heightForWidth(layout.geometry().width())
        case _:
            return layout.minimumSize().height()
    return wanted + margins.top() + margins.bottom()


def _least_of_item(item: QLayoutItem) -> int:
    widget, layout = item.widget(), item.layout()
    if widget is not None:
        return least_height(widget)
    return _least_of(layout) if layout is not None else item.minimumSize().height()


def _together(heights: list[int], gap: int, *, is_below: bool) -> int:
    if not is_below:
        return max(heights, default=0)
    return sum(heights) + gap * max(0, len(heights) - 1)
