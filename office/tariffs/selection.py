"""Keeping which rows are chosen when a table is loaded anew: whoever was about to change them goes on."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel

from core.qt.record_table import RecordTableModel, RecordTableView


def keep_selection(table: RecordTableView, model: RecordTableModel[Any]) -> None:
    """Choose again, after each load, the rows that were chosen before it and are still there."""
    chosen: list[object] = []

    def remember() -> None:
        chosen[:] = [model.identity_of(row) for row in table.selected_rows()]

    def choose(_count: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for identity in chosen:
            row = model.row_of(identity)
            if row is not None:
                table.selectionModel().select(model.index(row, 0), flags)

    model.modelAboutToBeReset.connect(remember)
    model.loaded.connect(choose)
