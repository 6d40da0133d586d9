"""What the office's tables have in common."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView

from core.qt.record_table import RecordTableModel, RecordTableView

_ROOM = 34  # padding and the arrow of the sorted column


def keep_tight(table: RecordTableView, model: RecordTableModel[Any], *keys: str, room: int = _ROOM) -> None:
    """Once there are rows, make columns of numbers as narrow as their titles, and those named `keys` as their cells.

    Many of them fit on a small screen then. `room` is what a column of numbers has beside its title.
    """

    def tighten() -> None:
        if model.rowCount():
            metrics = table.horizontalHeader().fontMetrics()
            for section, column in enumerate(model.columns):
                title = metrics.horizontalAdvance(column.title)
                cells = table.sizeHintForColumn(section)
                if column.align & Qt.AlignmentFlag.AlignRight:
                    table.setColumnWidth(section, max(title + room, cells))
                elif column.key in keys:
                    table.setColumnWidth(section, max(title + _ROOM - _ROOM // 4, cells))

    # What was loaded unseen is fitted once more when it is shown.
    table.columns_fitted.connect(tighten)


def keep_within(table: RecordTableView, *keys: str) -> None:
    """Let the columns named `keys` give way when the table is made narrower, and come back when there is room again.

    A table is not scrolled sideways for a window that was made smaller; the whole text is shown when one points at it.
    """
    table.viewport().installEventFilter(_Yielding(table, keys))


class _Yielding(QObject):
    """Takes from the widest of its columns what is missing, and gives it back.

    It looks when everything is in its place: while a window is laid out the header lags behind.
    """

    def __init__(self, table: RecordTableView, keys: tuple[str, ...]) -> None:
        super().__init__(table)
        self._table, self._keys = table, keys
        self._taken: dict[int, int] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        table.horizontalScrollBar().rangeChanged.connect(self._on_range)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look whenever the room changes."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._soon.start()
        return super().eventFilter(watched, event)

    def _on_range(self, _least: int, most: int) -> None:
        """Rows came, or a bar at their side."""
        if most > 0:
            self._soon.start()

    def _fit(self) -> None:
        table, header = self._table, self._table.horizontalHeader()
        model = table.model()
        # Somebody who is just making a column wider is left alone.
        if not isinstance(model, RecordTableModel) or not table.isVisible() or QGuiApplication.mouseButtons():
            return
        # Qt stretches the last one that is seen.
        last = max((one for one in range(header.count()) if not header.isSectionHidden(one)), default=0)
        is_stretched = header.stretchLastSection()
        # A column that takes what is left over is content with its title.
        fills = header.sectionResizeMode(last) is QHeaderView.ResizeMode.Stretch
        title = header.sectionSizeHint(last)
        least = title + _ROOM if fills else max(table.sizeHintForColumn(last), title) + _ROOM // 2
        room = table.viewport().width() - sum(header.sectionSize(section) for section in range(last))
        over = (least if is_stretched or fills else header.sectionSize(last)) - room
        if over == 0 or (over < 0 and not any(self._taken.values())):
            return
        # Without this the last column remembers widths that it once had.
        header.setStretchLastSection(False)
        if is_stretched:
            header.resizeSection(last, least)
        if over > 0:
            self._take(over, [
                section for section, column in enumerate(model.columns)
                if column.key in self._keys and section != last and not table.isColumnHidden(section)
            ])  # fmt: skip
        else:
            self._give(-over)
        header.setStretchLastSection(is_stretched)

    def _take(self, over: int, sections: list[int]) -> None:
        table = self._table
        least = table.horizontalHeader().minimumSectionSize() + _ROOM
        while over > 0 and sections:
            section = max(sections, key=table.columnWidth)
            part = min(over, table.columnWidth(section) - least)
            if part <= 0:
                return
            self._taken[section] = self._taken.get(section, 0) + part
            table.setColumnWidth(section, table.columnWidth(section) - part)
            over -= part

    def _give(self, room: int) -> None:
        for section, taken in list(self._taken.items()):
            part = min(room, taken)
            if part > 0:
                self._table.setColumnWidth(section, self._table.columnWidth(section) + part)
                self._taken[section] -= part
                room -= part
