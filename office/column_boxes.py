"""Which column of a file is what: a box for each thing wanted, with the columns and the first value as a sample."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from core.importing import SheetTable

T = TypeVar("T", bound=Hashable)

#: A sample longer than this is cut: it is there to recognise the column by.
_SAMPLE = 18


class ColumnBoxes(QWidget, Generic[T]):
    """A box for each thing wanted; a column chosen for two is taken from the one that had it before.

    `across` boxes stand side by side.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, across: int = 1) -> None:
        super().__init__(parent)
        self._across = across
        #: Of two that mean the same in other words, choosing one lets the other go.
        self.rivals: dict[T, T] = {}
        self.labels: dict[T, QLabel] = {}
        self.boxes: dict[T, QComboBox] = {}
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 8, 0)
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(4)
        for place in range(across):
            self.grid.setColumnStretch(2 * place + 1, 1)

    def add_box(self, wanted: T, name: str) -> None:
        """Add a box in the next place; `name` is its object name."""
        label, box = QLabel(), QComboBox()
        label.setBuddy(box)
        box.setObjectName(name)
        box.setMinimumContentsLength(10)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.view().setMinimumWidth(280)
        box.currentIndexChanged.connect(lambda _index: self._on_chosen(wanted))
        if self._across == 1:
            row, place = self.grid.rowCount(), 0
        else:
            row, place = divmod(len(self.boxes), self._across)
        self.grid.addWidget(label, row, 2 * place)
        self.grid.addWidget(box, row, 2 * place + 1)
        self.labels[wanted], self.boxes[wanted] = label, box

    def show_table(self, table: SheetTable, columns: Mapping[T, int]) -> None:
        """Offer the columns of a file, with these chosen."""
        for wanted, box in self.boxes.items():
            box.blockSignals(True)
            box.clear()
            box.addItem(self.tr("non c'è"), None)
            for column, title in enumerate(table.header):
                box.addItem(_column_text(table, column, title), column)
            box.setCurrentIndex(box.findData(columns[wanted]) if wanted in columns else 0)
            box.blockSignals(False)
        self.retranslate()

    def columns(self) -> dict[T, int]:
        """Return which column is what."""
        return {wanted: box.currentData() for wanted, box in self.boxes.items() if box.currentData() is not None}

    def retranslate(self) -> None:
        """Set all texts."""
        for box in self.boxes.values():
            if box.count():
                box.setItemText(0, self.tr("non c'è"))

    def let_go(self, wanted: T) -> None:
        """Choose no column for this, without saying that something changed."""
        box = self.boxes[wanted]
        box.blockSignals(True)
        box.setCurrentIndex(0)
        box.blockSignals(False)

    def _on_chosen(self, wanted: T) -> None:
        column = self.boxes[wanted].currentData()
        for other, box in self.boxes.items():
            if other != wanted and column is not None and box.currentData() == column:
                self.let_go(other)
        if column is not None and wanted in self.rivals:
            self.let_go(self.rivals[wanted])
        self.retranslate()
        self.changed.emit()


def _column_text(table: SheetTable, column: int, title: str) -> str:
    sample = next((row.cell(column) for row in table.rows if row.cell(column) is not None), None)
    shown = "" if sample is None else str(sample)
    short = shown if len(shown) <= _SAMPLE else f"{shown[:_SAMPLE]}…"
    name = title or f"{column + 1}"
    return f"{name} ({short})" if short else name
