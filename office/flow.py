"""Widgets beside each other that go on to a next line where the window is narrow or the letters are large."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_GAP = 8


class FlowLayout(QLayout):
    """Lays out from left to right, each item as wide as it wants to be; `grown` takes what is left of its line.

    An item wider than a whole line is as high as it has to be in that width.
    """

    def __init__(self, grown: QWidget | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._grown = grown
        self.setSpacing(_GAP)
        self.setContentsMargins(0, 0, 0, 0)

    def add_gap(self) -> None:
        """Let what is left of the line lie here: what comes after stands at the right, while it fits in the line."""
        gap = QWidget()
        gap.setMinimumSize(1, 1)
        self._grown = gap
        self.addWidget(gap)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Return an item, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """Want no more height than the lines need."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines in a width."""
        return self._lay(QRect(0, 0, width, 0), is_placing=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Place the items."""
        super().setGeometry(rect)
        self._lay(rect, is_placing=True)

    def sizeHint(self) -> QSize:
        """All in a line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return self._with_margins(QSize(width, max((size.height() for size in sizes), default=0)))

    def minimumSize(self) -> QSize:  # noqa: N802
        """As wide as the widest item."""
        sizes = [item.minimumSize() for item in self._shown()]
        widest = max((size.width() for size in sizes), default=0)
        return self._with_margins(QSize(widest, max((size.height() for size in sizes), default=0)))

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wanted = item.sizeHint().width()
            if lines and used + self.spacing() + wanted <= width:
                lines[-1].append(item)
                used += self.spacing() + wanted
            else:
                lines.append([item])
                used = wanted
        return lines

    def _lay(self, rect: QRect, *, is_placing: bool) -> int:
        """Return the height of all lines, margins included."""
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        y = room.top()
        for line in self._lines(room.width()):
            height = max(_size(item, room.width()).height() for item in line)
            if is_placing:
                self._place(line, room, y, height)
            y += height + self.spacing()
        return y - self.spacing() - rect.top() + margins.bottom() if self._shown() else 0

    def _place(self, line: list[QLayoutItem], room: QRect, y: int, height: int) -> None:
        used = sum(item.sizeHint().width() for item in line) + self.spacing() * (len(line) - 1)
        x = room.left()
        for item in line:
            size = _size(item, room.width())
            more = max(0, room.width() - used) if self._grown is not None and item.widget() is self._grown else 0
            size = QSize(min(size.width() + more, room.width()), size.height())
            item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
            x += size.width() + self.spacing()


def _size(item: QLayoutItem, room: int) -> QSize:
    """Return how large an item wants to be in a line of that width."""
    size = item.sizeHint()
    if size.width() > room and item.hasHeightForWidth():
        return QSize(room, item.heightForWidth(room))
    return size
