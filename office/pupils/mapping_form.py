"""Which column of the file is what: a line for each thing a pupil may bring, with the first value as a sample."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QWidget

from core.errors import Phrase
from core.importing import FIRST_GUARDIAN, ITALIAN, REQUIRED, SECOND_GUARDIAN, SheetTable, Target
from core.qt.theme import Role, set_role
from core.qt.translations import in_words

#: A sample longer than this is cut: it is there to recognise the column by.
_SAMPLE = 18


#: What a guardian's line is called below the heading that says whose it is.
_SHORT = {
    target: ITALIAN[name]
    for group in (FIRST_GUARDIAN, SECOND_GUARDIAN)
    for target, name in zip(
        group, (Target.FULL_NAME, Target.LAST_NAME, Target.FIRST_NAME, Target.FISCAL_CODE), strict=False
    )
} | {
    target: name
    for group in (FIRST_GUARDIAN, SECOND_GUARDIAN)
    for target, name in zip(
        group[4:], (Phrase("E-mail"), Phrase("Telefono"), Phrase("Indirizzo"), Phrase("Relazione")), strict=True
    )
}


class MappingForm(QWidget):
    """A box for each target; a column chosen for two targets is taken from the one that had it before.

    The lines of a second guardian are there when the file has one, or when somebody asks for them.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: dict[Target, QLabel] = {}
        self.boxes: dict[Target, QComboBox] = {}
        self.headings = {"first": QLabel(), "second": QLabel()}
        self.more_button = QPushButton()
        self.more_button.setObjectName("second_guardian")
        self.more_button.clicked.connect(lambda _checked: self._show_second(is_shown=True))
        set_role(self.more_button, Role.LINK)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        of_pupil = [target for target in Target if target not in {*FIRST_GUARDIAN, *SECOND_GUARDIAN}]
        for target in of_pupil:
            self._add(target)
        for name, targets in (("first", FIRST_GUARDIAN), ("second", SECOND_GUARDIAN)):
            set_role(self.headings[name], Role.SUBTITLE)
            self._grid.addWidget(self.headings[name], self._grid.rowCount(), 0, 1, 2)
            for target in targets:
                self._add(target)
        self._grid.addWidget(self.more_button, self._grid.rowCount(), 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self._show_second(is_shown=False)
        self.retranslate()

    def _add(self, target: Target) -> None:
        label, box = QLabel(), QComboBox()
        label.setBuddy(box)
        set_role(label, None if target in REQUIRED else Role.MUTED)
        box.setObjectName(f"column_{target.value}")
        box.setMinimumContentsLength(10)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.view().setMinimumWidth(280)
        box.currentIndexChanged.connect(lambda _index: self._on_chosen(target))
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(box, row, 1)
        self._labels[target], self.boxes[target] = label, box

    def _show_second(self, *, is_shown: bool) -> None:
        self.more_button.setVisible(not is_shown)
        self.headings["second"].setVisible(is_shown)
        for target in SECOND_GUARDIAN:
            self._labels[target].setVisible(is_shown)
            self.boxes[target].setVisible(is_shown)

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
        self._show_second(is_shown=any(target in columns for target in SECOND_GUARDIAN))
        self.retranslate()

    def columns(self) -> dict[Target, int]:
        """Return which column is what."""
        return {target: box.currentData() for target, box in self.boxes.items() if box.currentData() is not None}

    def retranslate(self) -> None:
        """Set all texts."""
        self.headings["first"].setText(self.tr("Genitore"))
        self.headings["second"].setText(self.tr("Secondo genitore"))
        self.more_button.setText(self.tr("Il file ha anche un secondo genitore…"))
        # Two columns are needed, or the whole name in their place.
        needed = () if self.boxes[Target.FULL_NAME].currentData() is not None else REQUIRED
        for target, label in self._labels.items():
            name = in_words(_SHORT.get(target, ITALIAN[target]))
            label.setText(f"{name} *" if target in needed else name)
            self.boxes[target].setAccessibleName(in_words(ITALIAN[target]))
            if self.boxes[target].count():
                self.boxes[target].setItemText(0, self.tr("non c'è"))

    def _on_chosen(self, target: Target) -> None:
        column = self.boxes[target].currentData()
        for other, box in self.boxes.items():
            if other is not target and column is not None and box.currentData() == column:
                box.blockSignals(True)
                box.setCurrentIndex(0)
                box.blockSignals(False)
        self.retranslate()
        self.changed.emit()


def _column_text(table: SheetTable, column: int, title: str) -> str:
    sample = next((row.cell(column) for row in table.rows if row.cell(column) is not None), None)
    shown = "" if sample is None else str(sample)
    short = shown if len(shown) <= _SAMPLE else f"{shown[:_SAMPLE]}…"
    name = title or f"{column + 1}"
    return f"{name} ({short})" if short else name
