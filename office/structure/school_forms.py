"""The forms of a school, with what it offers, and of a class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from functools import partial

from PySide6.QtCore import QEvent, QTime
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QTimeEdit, QWidget

from core import registry
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue, NotFound
from core.registry import ClassGroup, NameTaken, OfferedService, School, SchoolLevel, SchoolYear, Service
from office.setup.plan import class_names
from office.structure.forms import StructureForm, hour_field, note_label
from office.weekdays import WeekdayBoxes
from office.wording import level_name

_INDENT = 24


@dataclass(frozen=True, slots=True)
class SchoolEntry:
    """A school as it is typed; `offers` are the services with the school's own cut-off, None for the service's."""

    name: str
    level: SchoolLevel
    address: str = ""
    is_active: bool = True
    offers: Mapping[int, time | None] = field(default_factory=dict)


def entry_of(school: School, offered: Sequence[OfferedService]) -> SchoolEntry:
    """Return a school as it is kept."""
    return SchoolEntry(
        school.name,
        school.level,
        school.address,
        school.is_active,
        {one.service_id: one.cutoff if one.is_own_cutoff else None for one in offered if one.school_id == school.id},
    )


def kept_entry(session: Session, school_id: int) -> SchoolEntry:
    """Return a school as it is kept now."""
    school = next((one for one in registry.schools(session, include_inactive=True) if one.id == school_id), None)
    if school is None:
        raise NotFound(what="Scuola")
    return entry_of(school, registry.offered_services(session, school_id))


def save_school(session: Session, school_id: int | None, entry: SchoolEntry, shown: SchoolEntry | None = None) -> int:
    """Make or change a school with what it offers (left as it is by whoever may not set that); return its id.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
    """
    if school_id is None:
        school_id = registry.create_school(session, entry.name, entry.level, entry.address)
    else:
        ensure_as_shown(session, f"school:{school_id}", shown, partial(kept_entry, session, school_id))
        registry.update_school(
            session, school_id, name=entry.name, level=entry.level, address=entry.address, is_active=entry.is_active
        )
    if session.may(Permission.EDIT_SETTINGS):
        _set_offers(session, school_id, entry.offers)
    return school_id


def _set_offers(session: Session, school_id: int, wanted: Mapping[int, time | None]) -> None:
    known = {
        one.service_id: one.cutoff if one.is_own_cutoff else None
        for one in registry.offered_services(session, school_id)
    }
    for service_id, cutoff in wanted.items():
        if service_id not in known or known[service_id] != cutoff:
            registry.offer_service(session, school_id, service_id, cutoff)
    for service_id in known.keys() - wanted.keys():
        registry.stop_offering(session, school_id, service_id)


@dataclass(frozen=True, slots=True)
class _Row:
    """A service to be ticked, and its hour."""

    service: Service
    is_offered: QCheckBox
    is_own: QCheckBox
    hour: QTimeEdit


class OfferBoxes(QWidget):
    """A box for each service; below it, whether the school has an hour of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[int, _Row] = {}
        self._may_edit = True
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.setColumnMinimumWidth(0, _INDENT)
        self._layout.setColumnStretch(1, 1)

    def show_services(self, services: Sequence[Service], offers: Mapping[int, time | None], *, may_edit: bool) -> None:
        """Offer the services; tick those of `offers`."""
        self._may_edit = may_edit
        while item := self._layout.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        for number, service in enumerate(services):
            row = _Row(service, QCheckBox(service.name), QCheckBox(), hour_field(f"hour_{service.id}"))
            self.rows[service.id] = row
            row.is_offered.setObjectName(f"offered_{service.id}")
            row.is_own.setObjectName(f"own_{service.id}")
            own = offers.get(service.id)
            row.is_offered.setChecked(service.id in offers)
            row.is_own.setChecked(own is not None)
            row.hour.setTime(_qt(own or service.cutoff))
            row.is_offered.toggled.connect(self._show_which)
            row.is_own.toggled.connect(self._show_which)
            self._layout.addWidget(row.is_offered, number * 2, 0, 1, 3)
            self._layout.addWidget(row.is_own, number * 2 + 1, 1)
            self._layout.addWidget(row.hour, number * 2 + 1, 2)
        self._show_which()
        self.retranslate()

    def value(self) -> dict[int, time | None]:
        """Return what is ticked, to be compared."""
        return self.offers()

    def set_value(self, offers: Mapping[int, time | None]) -> None:
        """Tick these."""
        self.show_services([row.service for row in self.rows.values()], offers, may_edit=self._may_edit)

    def value_text(self, offers: Mapping[int, time | None]) -> str:
        """Return `Mensa, Merenda (10:00)`."""
        hours = {service_id: f" ({hour:%H:%M})" if hour else "" for service_id, hour in offers.items()}
        return ", ".join(f"{row.service.name}{hours[one]}" for one, row in self.rows.items() if one in hours)

    def offers(self) -> dict[int, time | None]:
        """Return what is ticked, with the school's own hour or None."""
        return {
            service_id: row.hour.time().toPython() if row.is_own.isChecked() else None  # type: ignore[misc]
            for service_id, row in self.rows.items()
            if row.is_offered.isChecked()
        }

    def retranslate(self) -> None:
        """Set all texts."""
        for row in self.rows.values():
            row.is_own.setText(self.tr("Orario limite proprio"))
            row.hour.setAccessibleName(self.tr("Orario limite di {service} qui").format(service=row.service.name))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_which(self) -> None:
        for row in self.rows.values():
            is_offered = row.is_offered.isChecked()
            row.is_offered.setEnabled(self._may_edit)
            row.is_own.setVisible(is_offered)
            row.is_own.setEnabled(self._may_edit)
            row.hour.setVisible(is_offered)
            row.hour.setEnabled(self._may_edit and row.is_own.isChecked())
            if not row.is_own.isChecked():
                row.hour.setTime(_qt(row.service.cutoff))


class SchoolForm(StructureForm):
    """A school, new or known."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("school_form")
        self.school: School | None = None
        self.shown: SchoolEntry | None = None
        self._services: Sequence[Service] = ()
        self._may_offer = True
        self.show_now = lambda now: self.begin(self.school, self._services, now, may_offer=self._may_offer)
        self.school_name, self.level, self.address = QLineEdit(), QComboBox(), QLineEdit()
        self.is_active, self.offers, self.note = QCheckBox(), OfferBoxes(), note_label()
        for widget, name in (
            (self.school_name, "school_name"), (self.level, "school_level"), (self.address, "school_address"),
            (self.is_active, "school_active"),
        ):  # fmt: skip
            widget.setObjectName(name)
        for level in SchoolLevel:
            self.level.addItem("", level)
        self._name_line = self.add(self.school_name, "Scuola")
        self._level_line = self.add(self.level, "Ordine")
        self._address_line = self.add(self.address, "Indirizzo")
        self._active_line = self.add(self.is_active)
        self._offers_line = self.add(self.offers)
        self._rows.addWidget(self.note)
        self.tie(NameTaken, self.school_name)
        self.retranslate()

    def begin(self, school: School | None, services: Sequence[Service], entry: SchoolEntry, *, may_offer: bool) -> None:
        """Show the form for a school, None for a new one."""
        self.school, self._services, self._may_offer = school, services, may_offer
        self.shown = None if school is None else entry
        self.school_name.setText(entry.name)
        self.level.setCurrentIndex(self.level.findData(entry.level))
        self.address.setText(entry.address)
        self.is_active.setChecked(entry.is_active)
        self.is_active.setVisible(school is not None)
        self.offers.show_services(services, entry.offers, may_edit=may_offer)
        self.retranslate()
        self.start()

    def entry(self) -> SchoolEntry:
        """Return what was typed."""
        return SchoolEntry(
            self.school_name.text(),
            SchoolLevel(self.level.currentData()),
            self.address.text(),
            self.is_active.isChecked(),
            self.offers.offers(),
        )

    def retranslate(self) -> None:
        """Set all texts."""
        heading = self.tr("Nuova scuola") if self.school is None else self.tr("Modifica la scuola")
        self.heading.setText(heading)
        self.name(self._name_line, self.tr("Nome, per esempio: Primaria Calvino"))
        self.name(self._level_line, self.tr("Ordine"))
        self.name(self._address_line, self.tr("Indirizzo (facoltativo)"))
        self.name(self._active_line, self.tr("Attiva"))
        self._active_line.label.hide()  # the box says it itself
        self.is_active.setText(self.tr("Attiva: una scuola chiusa resta nella storia"))
        self.name(self._offers_line, self.tr("Servizi che offre"))
        for row, level in enumerate(SchoolLevel):
            self.level.setItemText(row, level_name(level))
        if not self.offers.rows:
            self.note.setText(self.tr("Non c'è ancora nessun servizio: aggiungilo in «Servizi»."))
        elif not self._may_offer:
            self.note.setText(self.tr("I servizi e gli orari li cambia l'amministratore."))
        else:
            self.note.setText(self.tr("Oltre l'orario limite una famiglia non può più disdire il pasto del giorno."))


class ClassForm(StructureForm):
    """A class, new or known; several new ones at once, between commas."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("class_form")
        self.group: ClassGroup | None = None
        self.school: School | None = None
        self.year: SchoolYear | None = None
        self.show_now = self._show_now
        self.names, self.weekdays, self.note = QLineEdit(), WeekdayBoxes(), note_label()
        self.names.setObjectName("class_name")
        self._name_line = self.add(self.names, "Classe")
        self._days_line = self.add(self.weekdays, "Giorni", "Giorni della settimana")
        self._rows.addWidget(self.note)
        self.tie(NameTaken, self.names)
        self.retranslate()

    def begin(self, group: ClassGroup | None, school: School, year: SchoolYear, weekdays: frozenset[int]) -> None:
        """Show the form for a class, None for new ones of a school in a year."""
        self.group, self.school, self.year = group, school, year
        self.names.setText("" if group is None else group.name)
        self.weekdays.set_weekdays(weekdays)
        self.retranslate()
        self.start()

    def _show_now(self, now: ClassGroup) -> None:
        if self.school is not None and self.year is not None:
            self.begin(now, self.school, self.year, now.weekdays)

    def entry(self) -> tuple[list[str], frozenset[int]]:
        """Return the names (one, unless they are new) and the weekdays.

        Raises:
            InvalidValue: there is no name, or no day.
        """
        names = class_names(self.names.text()) if self.group is None else [self.names.text()]
        if not names:
            raise InvalidValue(field="Classe", reason="è obbligatorio.")
        if not self.weekdays.weekdays():
            raise InvalidValue(field="Giorni", reason="scegli almeno un giorno.")
        return names, self.weekdays.weekdays()

    def retranslate(self) -> None:
        """Set all texts."""
        is_new = self.group is None
        self.heading.setText(self.tr("Nuove classi") if is_new else self.tr("Modifica la classe"))
        label = self.tr("Nome; più classi con le virgole: 1ªA, 1ªB") if is_new else self.tr("Nome")
        self.name(self._name_line, label)
        self.name(self._days_line, self.tr("Giorni in cui mangia a scuola"))
        note = self.tr("{school}, {year}. I giorni valgono per tutto l'anno: per una sola data usa il calendario.")
        if self.school is not None and self.year is not None:
            self.note.setText(note.format(school=self.school.name, year=self.year.label))


def _qt(hour: time) -> QTime:
    return QTime(hour.hour, hour.minute)
