"""The note of whoever is chosen in the waiting list: what is typed stays until it is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from core.qt.theme import Role, set_role
from core.registry.waiting import WaitingEntry


class NoteBar(QWidget):
    """A field and its button. Enter saves; a list that comes anew takes away nothing that is being typed."""

    #: The entry as it was shown, and the note that was typed.
    save_wanted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.label, self.field, self.button = QLabel(), QLineEdit(), QPushButton()
        self.field.setObjectName("waiting_note")
        self.field.setMaxLength(200)
        self.label.setBuddy(self.field)
        set_role(self.label, Role.MUTED)
        self.field.returnPressed.connect(self._save)
        self.button.setObjectName("save_waiting_note")
        self.button.clicked.connect(self._save)
        #: Whose note stands in the field, as it was shown.
        self._entry: WaitingEntry | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.label)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.button)
        self.retranslate()

    def show_entry(self, entry: WaitingEntry | None, *, may_edit: bool) -> None:
        """Show the note of whoever is chosen; None: nobody."""
        before, typed = self._entry, self.field.text().strip()
        self.field.setEnabled(entry is not None and may_edit)
        self.button.setEnabled(entry is not None and may_edit)
        is_same = before is not None and entry is not None and before.id == entry.id
        if is_same and before is not None and typed != before.note:
            return  # not saved yet: it is compared with the note that was shown
        self._entry = entry
        self.field.setText("" if entry is None else entry.note)

    def saved(self, entry: WaitingEntry, typed: str) -> None:
        """Know that a note is kept: from now on the list may bring what it has."""
        if self._entry is not None and self._entry.id == entry.id and self.field.text() == typed:
            self._entry = None

    def focus_field(self) -> None:
        """Put the keyboard into the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set all texts."""
        self.label.setText(self.tr("&Nota"))
        self.field.setPlaceholderText(self.tr("Per chi è scelto nella lista: il motivo, chi chiamare, quando"))
        self.field.setAccessibleName(self.tr("Nota"))
        self.button.setText(self.tr("Salva la nota"))

    def _save(self) -> None:
        if self._entry is not None:
            self.save_wanted.emit(self._entry, self.field.text())
