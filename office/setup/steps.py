"""The steps: each a short form that gives its part of the plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTime
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QSpinBox, QTimeEdit

from core.calendar import LocalHolidays, usual_school_holidays
from core.errors import InvalidValue, RefettorioError
from core.qt.theme import Role, set_role
from core.registry import ChargePolicy, NameTaken, YearsOverlap
from office.calendar.holiday_rows import HolidayRows, where_from
from office.days import DayField
from office.form import Form, Line
from office.setup.plan import MunicipalityPlan, ServicePlan, SetupPlan, YearPlan, class_names
from office.setup.rows import BandRow, Rows, SchoolRow
from office.wording import short_day

#: Wide enough for an hour or a small number.
_SHORT = 140


class Step(Form):
    """A step: «Avanti» saves it, «Indietro» goes back; nothing typed is ever lost."""

    def __init__(self, *, across: int = 1) -> None:
        super().__init__(across=across)
        self.about = QLabel()
        self.about.setWordWrap(True)
        set_role(self.about, Role.MUTED)
        self._rows.addWidget(self.about)

    def title(self) -> str:
        """Return the name of the step."""
        raise NotImplementedError

    def take_into(self, plan: SetupPlan) -> SetupPlan:
        """Return the plan with what was typed here.

        Raises:
            InvalidValue: something cannot be.
        """
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.title())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _retranslate(self) -> None:
        self.save_button.setText(self.tr("Avanti"))
        self.cancel_button.setText(self.tr("Indietro"))


class MunicipalityStep(Step):
    """Whose canteen it is."""

    def __init__(self) -> None:
        super().__init__(across=2)
        self.fields: dict[str, QLineEdit] = {}
        self._field_lines: dict[str, Line] = {}
        for name, *errors in (
            ("name", "Comune"), ("province", "Provincia", "Provincia delle festività"),
            ("fiscal_code", "Codice fiscale del comune"), ("address", "Indirizzo"), ("office", "Ufficio"),
            ("phone", "Telefono"), ("patron_name", "Patrono"), ("patron_on", "Giorno del patrono"),
        ):  # fmt: skip
            field = QLineEdit()
            field.setObjectName(name)
            self.fields[name] = field
            self._field_lines[name] = self.add(field, *errors)
        self.fields["province"].setMaxLength(2)
        self.retranslate()

    def title(self) -> str:
        """Return the name of the step."""
        return self.tr("Comune")

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.about.setText(self.tr("Sta in testa a ricevute, lettere e tessere. Il patrono è festa nel calendario."))
        for name, label in (
            ("name", self.tr("Nome, senza «Comune di»")),
            ("province", self.tr("Provincia (sigla)")),
            ("fiscal_code", self.tr("Codice fiscale del comune (11 cifre)")),
            ("address", self.tr("Indirizzo")),
            ("office", self.tr("Ufficio")),
            ("phone", self.tr("Telefono")),
            ("patron_name", self.tr("Santo patrono (facoltativo)")),
            ("patron_on", self.tr("Giorno del patrono, per esempio 19/06")),
        ):
            self.name(self._field_lines[name], label)

    def take_into(self, plan: SetupPlan) -> SetupPlan:
        """Return the plan with what was typed here."""
        return replace(plan, municipality=MunicipalityPlan(**{name: one.text() for name, one in self.fields.items()}))


class YearStep(Step):
    """From the first to the last day of lessons, and the holidays between."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(across=3)
        self.first, self.last, self.infanzia = DayField(today), DayField(today), DayField(today)
        self.holidays = HolidayRows(today)
        self.holidays_label, self.holidays_about = QLabel(), QLabel()
        self.holidays_about.setWordWrap(True)
        set_role(self.holidays_about, Role.MUTED)
        for field, name in ((self.first, "first"), (self.last, "last"), (self.infanzia, "infanzia")):
            field.setObjectName(name)
        self._first_line = self.add(self.first, "Primo giorno", "Anno scolastico", "Date")
        self._last_line = self.add(self.last, "Ultimo giorno")
        self._infanzia_line = self.add(self.infanzia, "Ultimo giorno dell'infanzia")
        for widget in (self.holidays_label, self.holidays_about, self.holidays):
            self._rows.addWidget(widget)
        self.holidays.return_pressed.connect(self.save_wanted)
        self.first.field_name, self.last.field_name = "Primo giorno", "Ultimo giorno"
        self.infanzia.field_name = "Ultimo giorno dell'infanzia"
        self.tie(YearsOverlap, self.first)
        begins = today().year if today().month >= 6 else today().year - 1
        self.first.set_day(date(begins, 9, 14))
        self.last.set_day(date(begins + 1, 6, 10))
        self.infanzia.set_day(date(begins + 1, 6, 30))
        for field in (self.first, self.last):
            field.day_changed.connect(lambda _day: self._propose())
        self._propose()
        self.retranslate()

    def title(self) -> str:
        """Return the name of the step."""
        return self.tr("Anno scolastico")

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.about.setText(
            self.tr("Dal primo all'ultimo giorno di lezione. Feste nazionali e patrono ci sono già: non scriverli.")
        )
        self.name(self._first_line, self.tr("Primo giorno"))
        self.name(self._last_line, self.tr("Ultimo giorno"))
        self.name(self._infanzia_line, self.tr("Ultimo giorno dell'infanzia"))
        self.holidays_label.setText(self.tr("Vacanze e ponti"))
        self.holidays_about.setText(where_from())

    def take_into(self, plan: SetupPlan) -> SetupPlan:
        """Return the plan with what was typed here."""
        year = YearPlan(self.first.wanted_day(), self.last.wanted_day(), self.infanzia.day(), self.holidays.chosen())
        return replace(plan, year=year)

    def _propose(self) -> None:
        try:
            first, last = self.first.day(), self.last.day()
        except InvalidValue:
            return
        if first is not None and last is not None and first < last:
            self.holidays.propose(usual_school_holidays(first, last, LocalHolidays(None, None)))


class SchoolsStep(Step):
    """Schools and their classes."""

    def __init__(self) -> None:
        super().__init__()
        self.schools: Rows[SchoolRow] = Rows(SchoolRow)
        self._line = self.add(self.schools, "Scuola", "Ordine", "Classi", "Classe", "Giorni", "Giorni della settimana")
        self.schools.return_pressed.connect(self.save_wanted)
        self.tie(NameTaken, self.schools)
        self.retranslate()

    def title(self) -> str:
        """Return the name of the step."""
        return self.tr("Scuole e classi")

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.about.setText(self.tr("Ogni plesso con le sue classi, e i giorni in cui si mangia a scuola."))
        self.name(self._line, self.tr("Scuole"))
        self._line.label.hide()
        self.schools.add_button.setText(self.tr("Aggiungi una scuola"))

    def take_into(self, plan: SetupPlan) -> SetupPlan:
        """Return the plan with what was typed here."""
        return replace(plan, schools=tuple(row.plan() for row in self.schools.filled()))


class ServiceStep(Step):
    """The canteen, and what it costs."""

    def __init__(self) -> None:
        super().__init__()
        self.service = QLineEdit("Mensa")
        self.cutoff = QTimeEdit(QTime(9, 30))
        self.cutoff.setDisplayFormat("HH:mm")
        self.cutoff.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.plain = QSpinBox()
        self.plain.setRange(0, 30)
        self.plain.setValue(3)
        self.plain.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.policy = QComboBox()
        for policy in ChargePolicy:
            self.policy.addItem("", policy)
        self.bands: Rows[BandRow] = Rows(BandRow)
        for widget, name in (
            (self.service, "service"), (self.cutoff, "cutoff"), (self.plain, "plain"), (self.policy, "policy"),
        ):  # fmt: skip
            widget.setObjectName(name)
        for short in (self.cutoff, self.plain):
            short.setMaximumWidth(_SHORT)
        self._lines_of: dict[str, Line] = {
            "service": self.add(self.service, "Servizio", "Gruppo di servizi"),
            "cutoff": self.add(self.cutoff, "Orario limite"),
            "plain": self.add(self.plain, "Giorni di pasto in bianco"),
            "policy": self.add(self.policy, "Addebito"),
            "bands": self.add(self.bands, "Tariffe", "Tariffa", "Fascia", "Codice della fascia", "Importo"),
        }
        self.bands.return_pressed.connect(self.save_wanted)
        self.tie(NameTaken, self.service)
        self.retranslate()

    def title(self) -> str:
        """Return the name of the step."""
        return self.tr("Servizio e tariffe")

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.about.setText(self.tr("Il servizio di tutte le scuole, e quanto costa un pasto in ogni fascia."))
        for key, label in (
            ("service", self.tr("Servizio")),
            ("cutoff", self.tr("Fino a che ora si può disdire il pasto del giorno")),
            ("plain", self.tr("Pasti in bianco di seguito, al massimo (0: mai)")),
            ("policy", self.tr("Chi paga")),
            ("bands", self.tr("Fasce: codice, nome, prezzo di un pasto")),
        ):
            self.name(self._lines_of[key], label)
        self.policy.setItemText(0, self.tr("Chi è prenotato e non ha disdetto in tempo"))
        self.policy.setItemText(1, self.tr("Solo chi era presente"))
        self.bands.add_button.setText(self.tr("Aggiungi una fascia"))

    def take_into(self, plan: SetupPlan) -> SetupPlan:
        """Return the plan with what was typed here."""
        service = ServicePlan(
            self.service.text(),
            self.cutoff.time().toPython(),  # type: ignore[arg-type]
            self.plain.value(),
            ChargePolicy(self.policy.currentData()),
            tuple(row.plan() for row in self.bands.filled()),
        )
        return replace(plan, service=service)

    def show_fault(self, error: RefettorioError) -> None:
        """Say what is wrong; for a price, put the keyboard on that one, for a band without words on its code."""
        super().show_fault(error)
        if isinstance(error, InvalidValue) and error.params["field"] == "Fascia":
            bare = next(
                (row for row in self.bands.rows if not (row.code.text().strip() or row.name.text().strip())), None
            )
            if bare is not None:
                bare.code.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(error, InvalidValue) and error.params["field"] == "Importo":
            wrong = next((row for row in self.bands.filled() if not row.plan().has_price()), None)
            if wrong is not None:
                wrong.price.setFocus(Qt.FocusReason.OtherFocusReason)


class SummaryStep(Step):
    """All that will be made, before it is."""

    def __init__(self) -> None:
        super().__init__()
        self.summary = QLabel()
        self.summary.setObjectName("summary")
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self._rows.addWidget(self.summary)
        self.retranslate()

    def title(self) -> str:
        """Return the name of the step."""
        return self.tr("Riepilogo")

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.about.setText(self.tr("Controlla, poi crea tutto in una volta."))
        self.save_button.setText(self.tr("Crea"))

    def show_plan(self, plan: SetupPlan) -> None:
        """Write what the plan says."""
        lines: list[str] = []
        if plan.municipality is not None:
            one = plan.municipality
            lines += [self.tr("Comune: {name} ({province})").format(name=one.name, province=one.province.upper())]
        if plan.year is not None:
            text = self.tr("Anno scolastico: dal {first} al {last}")
            lines += [text.format(first=short_day(plan.year.starts_on), last=short_day(plan.year.ends_on))]
            until = plan.year.infanzia_until
            if until is not None and until != plan.year.ends_on:
                lines += [self.tr("Infanzia: fino al {last}").format(last=short_day(until))]
            lines += [
                self.tr("{cause}: dal {first} al {last}").format(
                    cause=one.cause, first=short_day(one.starts_on), last=short_day(one.ends_on)
                )
                for one in plan.year.holidays
            ]
        lines += [f"{school.name}: {', '.join(class_names(school.classes))}" for school in plan.schools]
        if plan.service is not None:
            text = self.tr("Servizio: {name}, si disdice fino alle {hour}")
            lines += [text.format(name=plan.service.name, hour=f"{plan.service.cutoff:%H:%M}")]
            lines += [f"{band.code} · {band.name}: {band.price.strip()}" for band in plan.service.bands]
        self.summary.setText("\n".join(lines))

    def take_into(self, plan: SetupPlan) -> SetupPlan:
        """Return the plan with what was typed here."""
        return plan


def all_steps(today: Callable[[], date]) -> tuple[Step, ...]:
    """Return the steps, in order."""
    return MunicipalityStep(), YearStep(today), SchoolsStep(), ServiceStep(), SummaryStep()
