"""What the forms of this area have in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QTimeEdit

from core.qt.theme import Role, set_role
from office.form import Form, Line


class StructureForm(Form):
    """A form that sets its texts anew with the language."""

    def retranslate(self) -> None:
        """Set all texts."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def show_line(self, line: Line, *, is_shown: bool) -> None:
        """Show or hide a line, with what is wrong with it."""
        line.label.setVisible(is_shown)
        line.field.setVisible(is_shown)
        line.note.setVisible(is_shown and bool(line.note.text()))
        line.fault.hide()


class WideForm(StructureForm):
    """Two lines beside each other: for a page that holds nothing but the form."""

    def __init__(self) -> None:
        super().__init__(across=2)


def hour_field(name: str) -> QTimeEdit:
    """Return a field for an hour and a minute."""
    field = QTimeEdit()
    field.setObjectName(name)
    field.setDisplayFormat("HH:mm")
    return field


def note_label() -> QLabel:
    """Return a label for an explanation below a field."""
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_role(label, Role.MUTED)
    return label
