"""What the office's tables have in common."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from core.qt.record_table import RecordTableModel, RecordTableView

_ROOM = 40  # padding and the arrow of the sorted column


def keep_tight(table: RecordTableView, model: RecordTableModel[Any]) -> None:
    """Once there are rows, make columns of numbers as narrow as their titles: many of them fit on a small screen."""

    def tighten(count: int) -> None:
        if count:
            model.loaded.disconnect(tighten)
            metrics = table.horizontalHeader().fontMetrics()
            for section, column in enumerate(model.columns):
                if column.align & Qt.AlignmentFlag.AlignRight:
                    table.setColumnWidth(section, metrics.horizontalAdvance(column.title) + _ROOM)

    model.loaded.connect(tighten)
