"""Which column of the file is what: a line for each thing a pupil may bring, with the first value as a sample."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from core.importing import ITALIAN, REQUIRED, SheetTable, Target
from core.qt.theme import Role, set_role
from core.qt.translations import in_words

#: A sample longer than this is cut: it is there to recognise the column by.
_SAMPLE = 18


class MappingForm(QWidget):
    """A box for each target; a column chosen for two targets is taken from the one that had it before."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: dict[Target, QLabel] = {}
        self.boxes: dict[Target, QComboBox] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(4)
        layout.setColumnStretch(1, 1)
        for row, target in enumerate(Target):
            label, box = QLabel(), QComboBox()
            label.setBuddy(box)
            set_role(label, None if target in REQUIRED else Role.MUTED)
            box.setObjectName(f"column_{target.value}")
            box.setMinimumContentsLength(10)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.view().setMinimumWidth(280)
            box.currentIndexChanged.connect(lambda _index, target=target: self._on_chosen(target))
            layout.addWidget(label, row, 0)
            layout.addWidget(box, row, 1)
            self._labels[target], self.boxes[target] = label, box
        self.retranslate()

    def show_table(self, table: SheetTable, columns: Mapping[Target, int]) -> None:
        """Offer the columns of a file, with those guessed chosen."""
        for target, box in self.boxes.items():
            box.blockSignals(True)
            box.clear()
            box.addItem(self.tr("non c'è"), None)
            for column, title in enumerate(table.header):
                box.addItem(_column_text(table, column, title), column)
            box.setCurrentIndex(box.findData(columns[target]) if target in columns else 0)
            box.blockSignals(False)

    def columns(self) -> dict[Target, int]:
        """Return which column is what."""
        return {target: box.currentData() for target, box in self.boxes.items() if box.currentData() is not None}

    def retranslate(self) -> None:
        """Set all texts."""
        for target, label in self._labels.items():
            name = in_words(ITALIAN[target])
            label.setText(f"{name} *" if target in REQUIRED else name)
            self.boxes[target].setAccessibleName(name)
            if self.boxes[target].count():
                self.boxes[target].setItemText(0, self.tr("non c'è"))

    def _on_chosen(self, target: Target) -> None:
        column = self.boxes[target].currentData()
        for other, box in self.boxes.items():
            if other is not target and column is not None and box.currentData() == column:
                box.blockSignals(True)
                box.setCurrentIndex(0)
                box.blockSignals(False)
        self.changed.emit()


def _column_text(table: SheetTable, column: int, title: str) -> str:
    sample = next((row.cell(column) for row in table.rows if row.cell(column) is not None), None)
    shown = "" if sample is None else str(sample)
    short = shown if len(shown) <= _SAMPLE else f"{shown[:_SAMPLE]}…"
    name = title or f"{column + 1}"
    return f"{name} ({short})" if short else name
