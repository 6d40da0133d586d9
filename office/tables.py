"""What the office's tables have in common."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

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
