"""Below the list of those who leave: into which class of another school they go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from core.qt.icons import Icon, set_icon
from core.qt.theme import Role, set_role
from core.registry import ClassStep, SchoolLevel, class_number


class MoveBar(QWidget):
    """A choice of first classes, and two buttons."""

    #: The chosen pupils enter the class of the new year that bears the name of this one; None: they leave.
    decided = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label, self.target, self.hint = QLabel(), QComboBox(), QLabel()
        self.move_button, self.leave_button = QPushButton(), QPushButton()
        for widget, name in (
            (self.target, "move_target"), (self.move_button, "move_pupils"), (self.leave_button, "let_leave")
        ):  # fmt: skip
            widget.setObjectName(name)
        set_icon(self.move_button, Icon.CHECK)
        set_role(self.hint, Role.MUTED)
        self.label.setBuddy(self.target)
        self.target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.hint.setWordWrap(True)
        self.move_button.clicked.connect(lambda: self.decided.emit(self.target.currentData()))
        self.leave_button.clicked.connect(lambda: self.decided.emit(None))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.label)
        layout.addWidget(self.target)
        layout.addWidget(self.move_button)
        layout.addWidget(self.leave_button)
        layout.addWidget(self.hint, 1)
        self.hide()

    def show_classes(self, classes: Sequence[ClassStep]) -> None:
        """Offer the first classes of the schools after the infanzia; all of them where no name says its number."""
        later = [one for one in classes if one.level is not SchoolLevel.INFANZIA]
        first = [one for one in later if class_number(one.class_name) == 1] or later
        before = self.target.currentData()
        self.target.clear()
        for one in first:
            self.target.addItem(f"{one.class_name} · {one.school_name}", one.class_id)
        self.target.setCurrentIndex(max(0, self.target.findData(before)))
        self.move_button.setEnabled(bool(first))

    def retranslate(self) -> None:
        """Set all texts."""
        self.label.setText(self.tr("Entrano in"))
        self.target.setAccessibleName(self.tr("Classe in cui entrano nell'anno nuovo"))
        self.move_button.setText(self.tr("Iscrivi"))
        self.leave_button.setText(self.tr("Lascia uscire"))
        self.hint.setText(self.tr("Scegli gli alunni, anche più d'uno."))
