"""The decisions of a roll-over beside the list of classes: the years, the services, and the class that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.qt.theme import Role, set_role
from core.registry import ClassStep, SchoolYear, Service


class PlanCard(QFrame):
    """What is decided once for all classes, and below it for the chosen class."""

    from_year_chosen = Signal(int)
    #: The chosen class gets this name in the new year; empty: its pupils leave.
    next_name_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan_card")
        set_role(self, Role.CARD)
        self._step: ClassStep | None = None
        self.years_title, self.services_title, self.class_title = QLabel(), QLabel(), QLabel()
        for title in (self.years_title, self.services_title, self.class_title):
            set_role(title, Role.SUBTITLE)
        self.from_label, self.starts_label, self.ends_label = QLabel(), QLabel(), QLabel()
        self.from_year = QComboBox()
        self.from_year.setObjectName("from_year")
        self.from_year.currentIndexChanged.connect(self._on_from_year)
        self.starts, self.ends = QDateEdit(), QDateEdit()
        for edit, name in ((self.starts, "starts_on"), (self.ends, "ends_on")):
            edit.setObjectName(name)
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("dd/MM/yyyy")
        self.year_note = QLabel()
        self.year_note.setWordWrap(True)
        set_role(self.year_note, Role.MUTED)
        self.services: dict[int, QCheckBox] = {}
        self.empty_classes = QCheckBox()
        self.empty_classes.setObjectName("makes_empty_classes")
        self.empty_classes.setChecked(True)
        self.next_label = QLabel()
        self.next_name = QLineEdit()
        self.next_name.setObjectName("next_name")
        self.next_name.setMaxLength(40)
        self.next_name.returnPressed.connect(self._on_named)
        self.next_label.setBuddy(self.next_name)
        self.apply_button, self.leave_button = QPushButton(), QPushButton()
        self.apply_button.setObjectName("apply_name")
        self.leave_button.setObjectName("class_leaves")
        self.apply_button.clicked.connect(self._on_named)
        self.leave_button.clicked.connect(lambda: self.next_name_given.emit(""))
        self._lay_out()
        self._retranslate()
        self.show_step(None, None)

    def _lay_out(self) -> None:
        years = QFormLayout()
        years.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        years.setSpacing(8)
        for label, field in (
            (self.from_label, self.from_year), (self.starts_label, self.starts), (self.ends_label, self.ends)
        ):  # fmt: skip
            label.setBuddy(field)
            years.addRow(label, field)
        self._services = QVBoxLayout()
        self._services.setSpacing(4)
        self._class_box = QWidget()
        box = QVBoxLayout(self._class_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        buttons.addWidget(self.apply_button)
        for widget in (self.class_title, self.next_label, self.next_name):
            box.addWidget(widget)
        box.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.years_title)
        layout.addLayout(years)
        layout.addWidget(self.year_note)
        layout.addSpacing(8)
        layout.addWidget(self.services_title)
        layout.addLayout(self._services)
        layout.addWidget(self.empty_classes)
        layout.addSpacing(8)
        layout.addWidget(self._class_box)
        layout.addStretch(1)

    # What is decided

    def days(self) -> tuple[date, date]:
        """Return the first and the last day of the new year."""
        first, last = self.starts.date(), self.ends.date()
        return date(first.year(), first.month(), first.day()), date(last.year(), last.month(), last.day())

    def service_ids(self) -> tuple[int, ...]:
        """Return the services whose enrolments go on."""
        return tuple(service_id for service_id, box in self.services.items() if box.isChecked())

    # What is shown

    def show_years(self, years: Sequence[SchoolYear], chosen: int) -> None:
        """Offer the years to start from."""
        self.from_year.blockSignals(True)
        self.from_year.clear()
        for year in years:
            self.from_year.addItem(year.label, year.id)
        self.from_year.setCurrentIndex(self.from_year.findData(chosen))
        self.from_year.blockSignals(False)

    def show_new_year(self, label: str, starts_on: date, ends_on: date, *, exists: bool) -> None:
        """Show the new year; the days of one that exists are not to be changed."""
        self.starts.setDate(QDate(starts_on.year, starts_on.month, starts_on.day))
        self.ends.setDate(QDate(ends_on.year, ends_on.month, ends_on.day))
        self.starts.setEnabled(not exists)
        self.ends.setEnabled(not exists)
        self._label, self._exists = label, exists
        self._show_year_note()

    def show_services(self, services: Sequence[Service], chosen: Sequence[int]) -> None:
        """Offer the services; those known keep what was ticked."""
        for service in services:
            if service.id not in self.services:
                box = QCheckBox(service.name)
                box.setObjectName(f"service_{service.id}")
                box.setChecked(service.id in chosen)
                self._services.addWidget(box)
                self.services[service.id] = box

    def show_step(self, step: ClassStep | None, next_name: str | None) -> None:
        """Show the chosen class, to be given its name in the new year."""
        self._step = step
        self._class_box.setVisible(step is not None)
        if step is None:
            return
        self._show_class_title()
        self.next_name.setText(next_name or "")
        self.leave_button.setEnabled(next_name is not None)

    def _on_from_year(self) -> None:
        year_id = self.from_year.currentData()
        if year_id is not None:
            self.from_year_chosen.emit(int(year_id))

    def _on_named(self) -> None:
        if self.next_name.text().strip():
            self.next_name_given.emit(self.next_name.text().strip())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    _label, _exists = "", False

    def _show_year_note(self) -> None:
        if not self._label:
            self.year_note.clear()
            return
        text = (
            self.tr("Il nuovo anno è il {label}: c'è già, con queste date.")
            if self._exists
            else self.tr("Il nuovo anno sarà il {label}.")
        )
        self.year_note.setText(text.format(label=self._label))

    def _show_class_title(self) -> None:
        if self._step is not None:
            self.class_title.setText(
                self.tr("Classe {name} · alunni: {count}").format(name=self._step.class_name, count=self._step.pupils)
            )

    def _retranslate(self) -> None:
        self.years_title.setText(self.tr("Anni"))
        self.from_label.setText(self.tr("Dall'anno"))
        self.starts_label.setText(self.tr("Primo giorno"))
        self.ends_label.setText(self.tr("Ultimo giorno"))
        for field, label in (
            (self.from_year, self.from_label), (self.starts, self.starts_label), (self.ends, self.ends_label)
        ):  # fmt: skip
            field.setAccessibleName(label.text())
        self.services_title.setText(self.tr("Le iscrizioni che continuano"))
        self.empty_classes.setText(self.tr("Crea anche le classi vuote"))
        self.empty_classes.setToolTip(self.tr("Le nuove prime e le sezioni dell'infanzia, con gli stessi giorni"))
        self.next_label.setText(self.tr("&Nell'anno nuovo diventa"))
        self.next_name.setAccessibleName(self.tr("Nome della classe nell'anno nuovo"))
        self.next_name.setPlaceholderText(self.tr("per esempio 4ªA"))
        self.apply_button.setText(self.tr("Applica"))
        self.leave_button.setText(self.tr("Gli alunni escono"))
        self._show_year_note()
        self._show_class_title()
        for edit in (self.starts, self.ends):
            edit.setAlignment(Qt.AlignmentFlag.AlignLeft)
