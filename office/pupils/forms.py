"""What the office enters about a pupil: the forms of the side panel. Each gives what was typed; core checks it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from core.meals import Diet
from core.qt.theme import Role, set_role
from core.registry import ClassGroup, FiscalCodeTaken, PupilRecord, SchoolYear, Service
from office.days import DayField
from office.form import Form, chosen

Today = Callable[[], date]


@dataclass(frozen=True, slots=True)
class TypedPupil:
    """What was typed about a pupil; class and service only for a new one."""

    last_name: str
    first_name: str
    fiscal_code: str
    born_on: date | None
    class_id: int | None = None
    service_id: int | None = None
    starts_on: date | None = None


class PupilForm(Form):
    """Name, fiscal code, birth date; for a new pupil also the class and the service, so that one step is enough."""

    def __init__(self, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.last_name, self.first_name, self.fiscal_code = QLineEdit(), QLineEdit(), QLineEdit()
        set_role(self.fiscal_code, Role.CODE)
        self.born_on, self.starts_on = DayField(today), DayField(today)
        self.born_on.field_name, self.starts_on.field_name = "Data di nascita", "Dal giorno"
        self.class_box, self.service_box = QComboBox(), QComboBox()
        self._person_lines = [
            self.add(self.last_name, "Cognome"),
            self.add(self.first_name, "Nome"),
            self.add(self.fiscal_code, "Codice fiscale"),
            self.add(self.born_on, "Data di nascita"),
        ]
        self._new_lines = [
            self.add(self.class_box, "Classe"),
            self.add(self.service_box, "Servizio"),
            self.add(self.starts_on, "Dal giorno", "Date", "Periodo"),
        ]
        self.tie(FiscalCodeTaken, self.fiscal_code)
        for name, field in (
            ("last_name", self.last_name), ("first_name", self.first_name), ("fiscal_code", self.fiscal_code),
            ("born_on", self.born_on), ("class", self.class_box), ("service", self.service_box),
            ("starts_on", self.starts_on),
        ):  # fmt: skip
            field.setObjectName(f"pupil_{name}")
        self._is_new = False
        self.shown: PupilRecord | None = None
        self.show_now = self.begin_edit
        self.retranslate()

    def begin_new(self, classes: Sequence[ClassGroup], services: Sequence[Service], year: SchoolYear | None) -> None:
        """Empty the form for a new pupil."""
        self._is_new = True
        fill_classes(self.class_box, classes, none=self.tr("Nessuna, per ora"))
        self.service_box.clear()
        for service in services:
            self.service_box.addItem(service.name, service.id)
        self.service_box.addItem(self.tr("Nessuno, per ora"), None)
        self.starts_on.set_day(self._today() if year is None else max(self._today(), year.starts_on))
        for field in (self.last_name, self.first_name, self.fiscal_code):
            field.clear()
        self.born_on.set_day(None)
        self._begin()

    def begin_edit(self, record: PupilRecord) -> None:
        """Show what is known."""
        self._is_new, self.shown = False, record
        self.last_name.setText(record.last_name)
        self.first_name.setText(record.first_name)
        self.fiscal_code.setText(record.fiscal_code or "")
        self.born_on.set_day(record.born_on)
        self._begin()

    def typed(self) -> TypedPupil:
        """Return what was typed.

        Raises:
            InvalidValue: a day is no day.
        """
        names = (self.last_name.text(), self.first_name.text(), self.fiscal_code.text(), self.born_on.day())
        if not self._is_new:
            return TypedPupil(*names)
        return TypedPupil(*names, chosen(self.class_box), chosen(self.service_box), self.starts_on.wanted_day())

    def retranslate(self) -> None:
        """Set all texts."""
        for line, text in zip(
            self._person_lines,
            (
                self.tr("Cognome"),
                self.tr("Nome"),
                self.tr("Codice fiscale (si può lasciare vuoto per chi non l'ha)"),
                self.tr("Data di nascita"),
            ),
            strict=True,
        ):
            self.name(line, text)
        for line, text in zip(
            self._new_lines, (self.tr("Classe"), self.tr("Iscrizione al servizio"), self.tr("Dal giorno")), strict=True
        ):
            self.name(line, text)
        self.heading.setText(self.tr("Nuovo alunno") if self._is_new else self.tr("Dati dell'alunno"))

    def _begin(self) -> None:
        for line in self._new_lines:
            line.label.setVisible(self._is_new)
            line.field.setVisible(self._is_new)
        self.retranslate()
        self.start()


class EnrolForm(Form):
    """A service, from a day to a day."""

    def __init__(self, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.service_box = QComboBox()
        self.service_box.setObjectName("enrol_service")
        self.starts_on, self.ends_on = DayField(today), DayField(today)
        self.starts_on.setObjectName("enrol_starts_on")
        self.ends_on.setObjectName("enrol_ends_on")
        self.starts_on.field_name, self.ends_on.field_name = "Dal giorno", "Al giorno"
        self._service = self.add(self.service_box, "Servizio")
        self._from = self.add(self.starts_on, "Dal giorno", "Date")
        self._to = self.add(self.ends_on, "Al giorno")
        self.retranslate()

    def begin(self, services: Sequence[Service], year: SchoolYear | None) -> None:
        """Offer the services, from today to the end of the school year."""
        self.service_box.clear()
        for service in services:
            self.service_box.addItem(service.name, service.id)
        today = self._today()
        self.starts_on.set_day(today if year is None else max(today, year.starts_on))
        self.ends_on.set_day(None if year is None else year.ends_on)
        self.start()

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Nuova iscrizione"))
        self.name(self._service, self.tr("Servizio"))
        self.name(self._from, self.tr("Dal giorno"))
        self.name(self._to, self.tr("Al giorno (compreso)"))
        self.save_button.setText(self.tr("Iscrivi"))


class MoveForm(Form):
    """A class, from a day on."""

    def __init__(self, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.class_box = QComboBox()
        self.class_box.setObjectName("move_class")
        self.from_on = DayField(today)
        self.from_on.setObjectName("move_from_on")
        self.from_on.field_name = "Dal giorno"
        self._class = self.add(self.class_box, "Classe")
        self._from = self.add(self.from_on, "Dal giorno", "Date")
        self.retranslate()

    def begin(self, classes: Sequence[ClassGroup], class_id: int | None, year: SchoolYear | None) -> None:
        """Offer the classes, from today (or the first day of the year) on."""
        fill_classes(self.class_box, [one for one in classes if one.id != class_id])
        today = self._today()
        self.from_on.set_day(today if year is None else max(today, year.starts_on))
        self.start()

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Classe"))
        self.name(self._class, self.tr("Nuova classe"))
        self.name(self._from, self.tr("Dal giorno (fino alla fine dell'anno scolastico)"))


class LastDayForm(Form):
    """The last day of an enrolment or a diet."""

    def __init__(self, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.last_on = DayField(today)
        self.last_on.setObjectName("last_day")
        self.last_on.field_name = "Ultimo giorno"
        self._line = self.add(self.last_on, "Ultimo giorno")
        self.retranslate()

    def begin(self, heading: str, day: date) -> None:
        """Ask for the last day of what `heading` names."""
        self.heading.setText(heading)
        self.last_on.set_day(day)
        self.start()

    def retranslate(self) -> None:
        """Set all texts."""
        self.name(self._line, self.tr("Ultimo giorno (compreso)"))


class DietForm(Form):
    """A diet, from a day to a day, until when the certificate holds, and the reason, which only few may read again."""

    def __init__(self, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.diet_box = QComboBox()
        self.diet_box.setObjectName("diet")
        self.starts_on, self.ends_on, self.expires_on = DayField(today), DayField(today), DayField(today)
        self.starts_on.field_name, self.ends_on.field_name = "Dal giorno", "Al giorno"
        self.expires_on.field_name = "Scadenza del certificato"
        self.expires_on.setObjectName("diet_expires_on")
        self.reason = QLineEdit()
        self.reason.setObjectName("diet_reason")
        self.reason.setMaxLength(500)
        self._lines_of = (
            self.add(self.diet_box, "Dieta"),
            self.add(self.starts_on, "Dal giorno", "Date"),
            self.add(self.ends_on, "Al giorno"),
            self.add(self.expires_on, "Scadenza del certificato"),
            self.add(self.reason, "Motivo"),
        )
        self.retranslate()

    def begin(self, diets: Sequence[Diet], year: SchoolYear | None) -> None:
        """Offer the diets, from today to the end of the school year."""
        self.diet_box.clear()
        for diet in diets:
            self.diet_box.addItem(f"{diet.code} · {diet.name}", diet.id)
        today = self._today()
        self.starts_on.set_day(today if year is None else max(today, year.starts_on))
        self.ends_on.set_day(None if year is None else year.ends_on)
        self.expires_on.set_day(None)
        self.reason.clear()
        self.start()

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Dieta speciale"))
        texts = (
            self.tr("Dieta"),
            self.tr("Dal giorno"),
            self.tr("Al giorno (compreso)"),
            self.tr("Il certificato scade il (vuoto: non serve)"),
            self.tr("Motivo: viene cifrato, lo legge solo chi è autorizzato"),
        )
        for line, text in zip(self._lines_of, texts, strict=True):
            self.name(line, text)


def fill_classes(box: QComboBox, classes: Sequence[ClassGroup], *, none: str | None = None) -> None:
    """Offer classes with their schools; `none` is the text of no class, first."""
    box.clear()
    if none is not None:
        box.addItem(none, None)
    for one in classes:
        box.addItem(f"{one.name} · {one.school_name}", one.id)
