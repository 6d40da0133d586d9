"""Finding a pupil and putting it on the waiting list, from the day on which the family asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QPushButton, QWidget

from core.qt.icons import Icon, set_icon
from core.qt.search_field import SearchField
from core.qt.theme import Role, set_role
from core.registry import PupilSummary
from office.flow import FlowLayout


class AddingBar(QWidget):
    """A search, whom it found, the day of the request, and the button."""

    #: The pupil, its name as it was shown, the day on which the family asked.
    add_wanted = Signal(int, str, object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.search = SearchField()
        self.search.setMinimumWidth(260)
        self.search.setMaximumWidth(360)
        # What was found for other letters is not whom one types: nobody else goes on the list by a quick key.
        self.search.textEdited.connect(lambda _text: self.show_found(()))
        self.found = QComboBox()
        self.found.setObjectName("found_pupils")
        self.found.setMinimumWidth(240)
        self.asked_label, self.asked_day = QLabel(), QDateEdit()
        self.asked_day.setObjectName("asked_on")
        self.asked_day.setCalendarPopup(True)
        self.asked_day.setDisplayFormat("dd/MM/yyyy")
        self.asked_day.setDate(QDate(today.year, today.month, today.day))
        self.asked_day.setMaximumDate(self.asked_day.date())
        self.asked_label.setBuddy(self.asked_day)
        set_role(self.asked_label, Role.MUTED)
        self.button = QPushButton()
        self.button.setObjectName("add_to_waiting")
        set_icon(self.button, Icon.ADD)
        self.button.clicked.connect(self._add)
        layout = FlowLayout()
        self.setLayout(layout)
        for widget in (self.search, self.found, self.asked_label, self.asked_day, self.button):
            layout.addWidget(widget)
        self.show_found(())
        self.retranslate()

    def show_found(self, pupils: Sequence[PupilSummary]) -> None:
        """Offer who was found."""
        self.found.clear()
        for one in pupils:
            self.found.addItem(" · ".join(part for part in (one.full_name, one.class_name) if part), one.id)
        for widget in (self.found, self.asked_label, self.asked_day):
            widget.setVisible(bool(pupils))
        self.button.setEnabled(bool(pupils))

    def start_again(self) -> None:
        """Be ready for the next pupil."""
        self.search.clear()
        self.show_found(())
        self.asked_day.setDate(self.asked_day.maximumDate())

    def retranslate(self) -> None:
        """Set all texts."""
        self.search.setPlaceholderText(self.tr("Cerca l'alunno da mettere in lista"))
        self.found.setAccessibleName(self.tr("Alunni trovati"))
        self.asked_label.setText(self.tr("Doman&da del"))
        self.asked_day.setAccessibleName(self.tr("Domanda del"))
        self.button.setText(self.tr("Metti in lista"))

    def _add(self) -> None:
        pupil_id, picked = self.found.currentData(), self.asked_day.date()
        if pupil_id is not None:
            day = date(picked.year(), picked.month(), picked.day())
            self.add_wanted.emit(pupil_id, self.found.currentText(), day)
