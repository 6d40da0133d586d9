"""Bands and what a meal costs in each, from when to when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.access.permissions import Permission
from core.access.stale import ChangedMeanwhile
from core.errors import InvalidValue, UserError
from core.ledger import Band, Rate, create_band, delete_band, rename_band, set_rate, take_back_rate
from core.money import format_euro
from core.qt.columns import Tone
from core.qt.confirm import ConfirmBar
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, money_column
from core.qt.theme import Role, set_role
from core.registry import SchoolYear
from office.cash.amounts import AmountField
from office.days import DayField
from office.desk import Desk
from office.flow import FlowLayout
from office.form import Form
from office.shell.letters import fix_side
from office.tariffs.reading import Choices, RateLine, rate_lines


class BandsPanel(QWidget):
    """The list of rates; a form for a new one and a form for a new band."""

    #: Somebody else changed what is on show.
    stale = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._service_id: int | None = None
        self._bands: tuple[Band, ...] = ()
        self.model: RecordTableModel[RateLine] = RecordTableModel(
            self._columns(), identity=lambda one: (one.band.id, one.rate and one.rate.id)
        )
        self.table = RecordTableView()
        self.table.setObjectName("rates")
        self.table.setModel(self.model)
        self.confirm = ConfirmBar()
        self.remove_button = QPushButton()
        self.remove_button.setObjectName("remove_band")
        set_icon(self.remove_button, Icon.DELETE)
        self.rename_button, self.take_back_button = QPushButton(), QPushButton()
        self.rename_button.setObjectName("rename_band")
        self.take_back_button.setObjectName("take_back_rate")
        set_icon(self.rename_button, Icon.EDIT)
        set_icon(self.take_back_button, Icon.UNDO)
        self._renamed: Band | None = None
        self._make_rate_form()
        self._make_band_form()
        self._lay_out()
        self.table.record_selected.connect(self._on_chosen)
        self.remove_button.clicked.connect(self._on_remove)
        self.rename_button.clicked.connect(self.begin_rename)
        self.take_back_button.clicked.connect(self._on_take_back)
        self._on_chosen(None)
        if not desk.session.may(Permission.EDIT_TARIFFS):
            self.side.hide()
            for button in (self.remove_button, self.rename_button, self.take_back_button):
                button.hide()

    def show_choices(self, shown: Choices) -> None:
        """Show the bands of a service."""
        is_other = shown.service_id != self._service_id
        self._service_id, self._bands = shown.service_id, shown.bands
        self.model.set_records(rate_lines(shown.bands))
        before = self.band.currentData()
        self.band.clear()
        for band in shown.bands:
            self.band.addItem(f"{band.code} · {band.name}", band.id)
        self.band.setCurrentIndex(max(0, self.band.findData(before)))
        if is_other or not self.first.text():
            self._propose_days(shown.year)

    def begin(self) -> None:
        """Put the keyboard where one begins."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Set all texts."""
        self.model.set_columns(self._columns())
        self.table.setAccessibleName(self.tr("Fasce e tariffe"))
        self.table.set_empty_text(self.tr("Nessuna fascia: creane una qui a destra, poi dalle una tariffa."))
        self.rate_form.heading.setText(self.tr("Nuova tariffa"))
        self.rate_form.name(self._band_line, self.tr("Fascia"))
        self.rate_form.name(self._amount_line, self.tr("Prezzo del pasto, in euro"))
        self.rate_form.name(self._first_line, self.tr("Dal giorno"))
        self.rate_form.name(self._last_line, self.tr("Al giorno"))
        self.rate_form.save_button.setText(self.tr("Imposta la tariffa"))
        self.band_form.name(self._code_line, self.tr("Codice"))
        self.band_form.name(self._name_line, self.tr("Nome"))
        self._name_band_form()
        set_role(self.band_form.save_button, None)
        self.remove_button.setText(self.tr("Togli la fascia"))
        self.rename_button.setText(self.tr("Rinomina la fascia"))
        self.take_back_button.setText(self.tr("Togli il prezzo"))

    def _name_band_form(self) -> None:
        if self._renamed is None:
            self.band_form.heading.setText(self.tr("Nuova fascia"))
            self.band_form.save_button.setText(self.tr("Crea la fascia"))
        else:
            self.band_form.heading.setText(self.tr("Rinomina la fascia {code}").format(code=self._renamed.code))
            self.band_form.save_button.setText(self.tr("Salva il nome"))

    # A rate

    def _on_rate_wanted(self) -> None:
        band = next((one for one in self._bands if one.id == self.band.currentData()), None)
        try:
            if band is None:
                raise InvalidValue(field="Fascia", reason="crea prima una fascia.")  # noqa: TRY301 - shown like the others
            cents, first, last = self.amount.cents(), self.first.wanted_day(), self.last.wanted_day()
        except InvalidValue as error:
            self.rate_form.show_fault(error)
            return
        self.rate_form.clear_faults()
        given_way = [rate for rate in band.rates if rate.starts_on <= last and rate.ends_on >= first]

        def save() -> None:
            self.rate_form.set_busy(True)
            self.desk.write(
                lambda session, _progress: set_rate(session, band.id, first, last, cents, shown=band),
                lambda rate_id: self._on_rate_set(band, Rate(rate_id, first, last, cents), given_way),
                owner=self,
                touches=("ledger",),
                on_failed=self._on_rate_failed,
            )

        if not given_way:
            save()
            return
        old = ", ".join(
            f"{format_euro(rate.amount_cents)} ({rate.starts_on:%d/%m/%Y}–{rate.ends_on:%d/%m/%Y})"
            for rate in given_way
        )
        question = self.tr(
            "In questi giorni la fascia {band} ha già {old}: dal {first} al {last} varrà {new}. Gli addebiti già "
            "registrati non cambiano da soli: le differenze si vedono e si approvano in «Rettifiche»."
        ).format(band=band.code, old=old, first=f"{first:%d/%m/%Y}", last=f"{last:%d/%m/%Y}", new=format_euro(cents))
        self.confirm.ask(question, self.tr("Cambia la tariffa"), save, is_dangerous=False)

    def _on_rate_set(self, band: Band, rate: Rate, given_way: Sequence[Rate]) -> None:
        self.rate_form.set_busy(False)
        self.rate_form.clear_faults()
        self.amount.clear()
        amount = format_euro(rate.amount_cents)
        text = self.tr("Tariffa della fascia {band}: {amount}.").format(band=band.code, amount=amount)
        if rate.starts_on <= self.desk.session.today():
            text = self.tr("{text} Vale anche per giorni già passati: controlla «Rettifiche».").format(text=text)
        self.desk.tell(text, action=self.tr("Annulla"), on_action=lambda: self._take_back(rate, band.code, given_way))

    def _on_take_back(self) -> None:
        line: RateLine | None = self.table.current_record()
        if line is None or line.rate is None:
            return
        band, rate = line.band, line.rate
        question = self.tr(
            "Il prezzo di {amount} della fascia {code} viene tolto: dal {first} al {last} resta senza prezzo. "
            "Si può solo se a questo prezzo non è stato addebitato niente."
        ).format(
            amount=format_euro(rate.amount_cents), code=band.code,
            first=f"{rate.starts_on:%d/%m/%Y}", last=f"{rate.ends_on:%d/%m/%Y}",
        )  # fmt: skip
        self.confirm.ask(question, self.tr("Togli il prezzo"), lambda: self._take_back(rate, band.code, ()))

    def _take_back(self, rate: Rate, code: str, former: Sequence[Rate]) -> None:
        told = self.tr("Il prezzo di {amount} della fascia {code} è stato tolto.").format(
            amount=format_euro(rate.amount_cents), code=code
        )
        if former:
            told = self.tr("{told} Valgono di nuovo i prezzi di prima.").format(told=told)
        self.desk.write(
            lambda session, _progress: take_back_rate(session, rate, former),
            lambda _none: self.desk.tell(told),
            owner=self,
            touches=("ledger",),
        )

    def _on_rate_failed(self, error: BaseException) -> None:
        self.rate_form.set_busy(False)
        self._show_fault(self.rate_form, error)
        if isinstance(error, ChangedMeanwhile):  # the list shows theirs, the form what was typed here
            self.stale.emit()

    # A band

    def _on_band_wanted(self) -> None:
        service_id, code, name = self._service_id, self.code.text(), self.name.text()
        if service_id is None:
            return
        self.band_form.set_busy(True)
        if self._renamed is not None:
            self._rename(self._renamed, code, name)
            return
        self.desk.write(
            lambda session, _progress: create_band(session, service_id, code, name),
            self._on_band_made,
            owner=self,
            touches=("ledger",),
            on_failed=self._on_band_failed,
        )

    def _on_band_made(self, band_id: int) -> None:
        self.band_form.set_busy(False)
        self.band_form.clear_faults()
        code = self.code.text().strip()
        self.desk.tell(
            self.tr("Fascia {code} creata: ora dalle una tariffa.").format(code=code),
            action=self.tr("Annulla"),
            on_action=lambda: self._remove(band_id, code),
        )
        self.code.clear()
        self.name.clear()

    def begin_rename(self) -> None:
        """Let the band of the chosen line be called otherwise."""
        line: RateLine | None = self.table.current_record()
        if line is None:
            return
        self._renamed = line.band
        self.code.setText(line.band.code)
        self.name.setText(line.band.name)
        self.band_form.clear_faults()
        self.band_form.cancel_button.show()
        self._name_band_form()
        self.side.ensureWidgetVisible(self.band_form)
        self.name.setFocus()
        self.name.selectAll()

    def _end_rename(self) -> None:
        self._renamed = None
        self.code.clear()
        self.name.clear()
        self.band_form.clear_faults()
        self.band_form.cancel_button.hide()
        self._name_band_form()

    def _rename(self, band: Band, code: str, name: str) -> None:
        made = replace(band, code=code.strip(), name=name.strip())

        def renamed(_none: None) -> None:
            self.band_form.set_busy(False)
            self._end_rename()
            self.table.setFocus()
            self.desk.tell(
                self.tr("La fascia {old} ora si chiama {new}.").format(
                    old=f"{band.code} · {band.name}", new=f"{made.code} · {made.name}"
                ),
                action=self.tr("Annulla"),
                on_action=lambda: self._write_name(made, band, lambda _none: None),
            )

        self._write_name(band, made, renamed, self._on_band_failed)

    def _write_name(
        self,
        shown: Band,
        wanted: Band,
        on_done: Callable[[None], None],
        on_failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Call a band as `wanted`, unless it is not called as `shown` any more: somebody else renamed it meanwhile."""
        self.desk.write(
            lambda session, _progress: rename_band(session, shown.id, wanted.code, wanted.name, shown=shown),
            on_done,
            owner=self,
            touches=("ledger",),
            on_failed=on_failed,
        )

    def _on_band_failed(self, error: BaseException) -> None:
        self.band_form.set_busy(False)
        self._show_fault(self.band_form, error)
        if isinstance(error, ChangedMeanwhile):
            self.stale.emit()

    def _on_remove(self) -> None:
        line: RateLine | None = self.table.current_record()
        if line is None:
            return
        band = line.band
        question = self.tr("La fascia {code} viene tolta con le sue tariffe. Si può solo se non è mai stata assegnata.")
        self.confirm.ask(
            question.format(code=band.code), self.tr("Togli la fascia"), lambda: self._remove(band.id, band.code)
        )

    def _remove(self, band_id: int, code: str) -> None:
        self.desk.write(
            lambda session, _progress: delete_band(session, band_id),
            lambda _none: self.desk.tell(self.tr("Fascia {code} tolta.").format(code=code)),
            owner=self,
            touches=("ledger",),
        )

    def _show_fault(self, form: Form, error: BaseException) -> None:
        if isinstance(error, UserError):
            form.show_fault(error)
        else:
            self.desk.tell_error(error)

    def _on_chosen(self, line: RateLine | None) -> None:
        for button in (self.remove_button, self.rename_button):
            button.setEnabled(line is not None)
        self.take_back_button.setEnabled(line is not None and line.rate is not None)
        if line is not None:
            self.band.setCurrentIndex(self.band.findData(line.band.id))

    def _propose_days(self, year: SchoolYear | None) -> None:
        self.first.set_day(None if year is None else year.starts_on)
        self.last.set_day(None if year is None else year.ends_on)

    # Layout

    def _columns(self) -> Sequence[Column[RateLine]]:
        return (
            Column("band", self.tr("Fascia"), lambda one: f"{one.band.code} · {one.band.name}", is_stretched=True),
            Column("first", self.tr("Dal"), lambda one: one.rate and one.rate.starts_on),
            Column("last", self.tr("Al"), lambda one: one.rate and one.rate.ends_on),
            money_column("amount", self.tr("Prezzo"), lambda one: one.rate.amount_cents if one.rate else None),
            Column("state", self.tr("Stato"), self._state, tone=self._tone),
        )

    def _state(self, one: RateLine) -> str:
        today = self.desk.session.today()
        if one.rate is None:
            return self.tr("senza tariffa")
        if one.rate.ends_on < today:
            return self.tr("passata")
        return self.tr("futura") if one.rate.starts_on > today else self.tr("in vigore")

    def _tone(self, one: RateLine) -> Tone | None:
        if one.rate is None:
            return Tone.WARNING
        today = self.desk.session.today()
        return Tone.SUCCESS if one.rate.starts_on <= today <= one.rate.ends_on else Tone.MUTED

    def _make_rate_form(self) -> None:
        self.rate_form = Form()
        self.band = QComboBox()
        self.band.setObjectName("rate_band")
        self.amount = AmountField("Tariffa")
        self.amount.setObjectName("rate_amount")
        today = self.desk.session.today
        self.first, self.last = DayField(today), DayField(today)
        self.first.field_name, self.last.field_name = "Dal giorno", "Al giorno"
        self._band_line = self.rate_form.add(self.band, "Fascia")
        self._amount_line = self.rate_form.add(self.amount, "Tariffa")
        self._first_line = self.rate_form.add(self.first, "Dal giorno", "Date")
        self._last_line = self.rate_form.add(self.last, "Al giorno")
        self.rate_form.cancel_button.hide()
        self.rate_form.save_wanted.connect(self._on_rate_wanted)

    def _make_band_form(self) -> None:
        self.band_form = Form()
        self.code, self.name = QLineEdit(), QLineEdit()
        self.code.setObjectName("band_code")
        self.name.setObjectName("band_name")
        self.code.setMaxLength(20)
        self.name.setMaxLength(100)
        self._code_line = self.band_form.add(self.code, "Codice della fascia", "Fascia")
        self._name_line = self.band_form.add(self.name)
        self.band_form.cancel_button.hide()
        self.band_form.cancelled.connect(self._end_rename)
        self.band_form.save_wanted.connect(self._on_band_wanted)

    def _lay_out(self) -> None:
        sheet = QWidget()
        forms = QVBoxLayout(sheet)
        forms.setContentsMargins(0, 0, 0, 0)
        forms.setSpacing(16)
        for form in (self.rate_form, self.band_form):
            card = QFrame()
            set_role(card, Role.CARD)
            inner = QVBoxLayout(card)
            inner.setContentsMargins(16, 12, 16, 16)
            inner.addWidget(form)
            forms.addWidget(card)
        forms.addStretch(1)
        # Two forms are higher than a small screen: rather scrolled than pressed until labels lie on fields.
        self.side = QScrollArea()
        self.side.setWidgetResizable(True)
        self.side.setFrameShape(QScrollArea.Shape.NoFrame)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side.setWidget(sheet)
        fix_side(self.side, 304)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.confirm)
        left.addWidget(self.table, 1)
        acts = FlowLayout()
        for button in (self.take_back_button, self.rename_button, self.remove_button):
            acts.addWidget(button)
        left.addLayout(acts)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(left, 1)
        layout.addWidget(self.side)
