"""Which column of a register is what, for whoever knows the file better than the guess."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QVBoxLayout

from core.importing import REGISTER_ITALIAN, RegisterColumn, RegisterLayout, SheetTable
from core.qt.theme import Role, set_role
from core.qt.translations import in_words
from office.column_boxes import ColumnBoxes

_MARKS = (RegisterColumn.ABSENT, RegisterColumn.PRESENT)


class RegisterColumnsForm(QFrame):
    """Boxes for the columns, and whether the file names only the absent: one excludes a column of marks."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("register_columns")
        set_role(self, Role.CARD)
        self.heading = QLabel()
        set_role(self.heading, Role.SUBTITLE)
        self.boxes: ColumnBoxes[RegisterColumn] = ColumnBoxes(across=4)
        for column in RegisterColumn:
            self.boxes.add_box(column, f"register_column_{column.value}")
        self.boxes.rivals = dict(zip(_MARKS, reversed(_MARKS), strict=True))
        self.only_absent = QCheckBox()
        self.only_absent.setObjectName("register_only_absent")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.boxes)
        layout.addWidget(self.only_absent)
        self.boxes.changed.connect(self._on_column)
        self.only_absent.toggled.connect(self._on_list)
        self.retranslate()

    def show_layout(self, table: SheetTable, layout: RegisterLayout) -> None:
        """Offer the columns of a register, as they are read now."""
        self.boxes.show_table(table, layout.columns)
        self._tick(is_list=layout.is_list_of_absent)
        self.retranslate()

    def register_layout(self) -> RegisterLayout:
        """Return what the clerk says."""
        return RegisterLayout(self.boxes.columns(), is_list_of_absent=self.only_absent.isChecked())

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Che cosa c'è nelle colonne"))
        for column, label in self.boxes.labels.items():
            label.setText(in_words(REGISTER_ITALIAN[column]))
            self.boxes.boxes[column].setAccessibleName(in_words(REGISTER_ITALIAN[column]))
        self.boxes.retranslate()
        self.only_absent.setText(self.tr("Nel file ci sono solo gli assenti"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _on_column(self) -> None:
        columns = self.boxes.columns()
        if any(column in columns for column in _MARKS):
            self._tick(is_list=False)
        self.changed.emit()

    def _on_list(self, is_list: bool) -> None:
        if is_list:
            for column in _MARKS:
                self.boxes.let_go(column)
        self.changed.emit()

    def _tick(self, *, is_list: bool) -> None:
        self.only_absent.blockSignals(True)
        self.only_absent.setChecked(is_list)
        self.only_absent.blockSignals(False)
