"""What the office's tables have in common."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication

from core.qt.record_table import RecordTableModel, RecordTableView

_ROOM = 34  # padding and the arrow of the sorted column


def keep_tight(table: RecordTableView, model: RecordTableModel[Any], *keys: str) -> None:
    """Once there are rows, make columns of numbers as narrow as their titles, and those named `keys` as their cells.

    Many of them fit on a small screen then.
    """

    def tighten(count: int) -> None:
        if count:
            model.loaded.disconnect(tighten)
            metrics = table.horizontalHeader().fontMetrics()
            for section, column in enumerate(model.columns):
                title = metrics.horizontalAdvance(column.title) + _ROOM
                if column.align & Qt.AlignmentFlag.AlignRight:
                    table.setColumnWidth(section, title)
                elif column.key in keys:
                    table.setColumnWidth(section, max(title - _ROOM // 2, table.sizeHintForColumn(section)))

    model.loaded.connect(tighten)


def keep_within(table: RecordTableView, *keys: str) -> None:
    """Let the columns named `keys` give way when the table is made narrower, and come back when there is room again.

    A table is not scrolled sideways for a window that was made smaller; the whole text is shown when one points at it.
    """
    table.viewport().installEventFilter(_Yielding(table, keys))


class _Yielding(QObject):
    """Takes from the widest of its columns what is missing, and gives it back."""

    def __init__(self, table: RecordTableView, keys: tuple[str, ...]) -> None:
        super().__init__(table)
        self._table, self._keys = table, keys
        self._taken: dict[int, int] = {}
        table.horizontalScrollBar().rangeChanged.connect(self._on_range)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look whenever the room changes."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _on_range(self, _least: int, most: int) -> None:
        """Rows came, or a bar at their side: unless somebody is just making a column wider."""
        if most > 0 and not QGuiApplication.mouseButtons():
            self._fit()

    def _fit(self) -> None:
        table, header = self._table, self._table.horizontalHeader()
        model = table.model()
        if not isinstance(model, RecordTableModel) or not model.rowCount() or not table.isVisible():
            return
        shown = [section for section in range(header.count()) if not table.isColumnHidden(section)]
        last = shown[-1] if header.stretchLastSection() else -1
        widths = {
            section: max(table.sizeHintForColumn(section), header.sectionSizeHint(section)) + _ROOM // 2
            if section == last
            else table.columnWidth(section)
            for section in shown
        }
        room = table.viewport().width()
        # The last column may keep more than its texts need: then the header is longer than what is wanted.
        over = max(sum(widths.values()) - room, header.length() - room if header.length() > room else -room)
        yielding = [
            section for section, column in enumerate(model.columns)
            if column.key in self._keys and section in widths and section != last
        ]  # fmt: skip
        if over > 0:
            self._take(over, {section: widths[section] for section in yielding})
            left = header.length() - room
            self._take(left, {section: table.columnWidth(section) for section in yielding})
        elif over < 0:
            self._give(-over)

    def _take(self, over: int, widths: dict[int, int]) -> None:
        least = self._table.horizontalHeader().minimumSectionSize() + _ROOM
        while over > 0 and widths:
            section = max(widths, key=lambda one: widths[one])
            part = min(over, widths[section] - least)
            if part <= 0:
                return
            self._taken[section] = self._taken.get(section, 0) + part
            self._table.setColumnWidth(section, widths[section] - part)
            widths[section] -= part
            over -= part

    def _give(self, room: int) -> None:
        for section, taken in list(self._taken.items()):
            part = min(room, taken)
            self._table.setColumnWidth(section, self._table.columnWidth(section) + part)
            self._taken[section] -= part
            room -= part
