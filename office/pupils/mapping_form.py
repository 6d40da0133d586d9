"""Which column of the file is what: a line for each thing a pupil may bring, with the first value as a sample."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from core.errors import Phrase
from core.importing import FIRST_GUARDIAN, ITALIAN, REQUIRED, SECOND_GUARDIAN, SheetTable, Target
from core.qt.theme import Role, set_role
from core.qt.translations import in_words
from office.column_boxes import ColumnBoxes

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


class MappingForm(ColumnBoxes[Target]):
    """A box for each thing a pupil may bring.

    The lines of a second guardian are there when the file has one, or when somebody asks for them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headings = {"first": QLabel(), "second": QLabel()}
        self.more_button = QPushButton()
        self.more_button.setObjectName("second_guardian")
        self.more_button.clicked.connect(lambda _checked: self._show_second(is_shown=True))
        set_role(self.more_button, Role.LINK)
        of_pupil = [target for target in Target if target not in {*FIRST_GUARDIAN, *SECOND_GUARDIAN}]
        for target in of_pupil:
            self._add(target)
        for name, targets in (("first", FIRST_GUARDIAN), ("second", SECOND_GUARDIAN)):
            set_role(self.headings[name], Role.SUBTITLE)
            self.grid.addWidget(self.headings[name], self.grid.rowCount(), 0, 1, 2)
            for target in targets:
                self._add(target)
        self.grid.addWidget(self.more_button, self.grid.rowCount(), 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self._show_second(is_shown=False)
        self.retranslate()

    def _add(self, target: Target) -> None:
        self.add_box(target, f"column_{target.value}")
        set_role(self.labels[target], None if target in REQUIRED else Role.MUTED)

    def _show_second(self, *, is_shown: bool) -> None:
        self.more_button.setVisible(not is_shown)
        self.headings["second"].setVisible(is_shown)
        for target in SECOND_GUARDIAN:
            self.labels[target].setVisible(is_shown)
            self.boxes[target].setVisible(is_shown)

    def show_table(self, table: SheetTable, columns: Mapping[Target, int]) -> None:
        """Offer the columns of a file, with those guessed chosen."""
        super().show_table(table, columns)
        self._show_second(is_shown=any(target in columns for target in SECOND_GUARDIAN))

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.headings["first"].setText(self.tr("Genitore"))
        self.headings["second"].setText(self.tr("Secondo genitore"))
        self.more_button.setText(self.tr("Il file ha anche un secondo genitore…"))
        # Two columns are needed, or the whole name in their place.
        needed = () if self.boxes[Target.FULL_NAME].currentData() is not None else REQUIRED
        for target, label in self.labels.items():
            name = in_words(_SHORT.get(target, ITALIAN[target]))
            label.setText(f"{name} *" if target in needed else name)
            self.boxes[target].setAccessibleName(in_words(ITALIAN[target]))
