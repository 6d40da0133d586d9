"""The drawers of stations: what was taken and counted, its receipts, and who of the office took the money over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome
from core.documents import Heading, ReportPaper, report_pdf, report_xlsx
from core.errors import InvalidValue
from core.money import format_euro
from core.payments import Means
from core.qt.columns import Tone
from core.qt.confirm import ConfirmBar
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, money_column
from core.qt.theme import Role, set_role
from core.registry import municipality
from core.station import (
    LooseMoney,
    StationTill,
    TakenOver,
    TillReceipt,
    loose_money,
    station_tills,
    take_over_loose,
    take_over_till,
    till_receipts,
    till_table,
)
from office.account.words import means_text
from office.days import DayField
from office.desk import Desk
from office.papers import show_paper
from office.tables import keep_tight, keep_within

#: How far back the drawers are listed at first.
_LOOK_BACK = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class StationMoney:
    """What stations took: drawers, and money outside of any."""

    tills: tuple[StationTill, ...]
    loose: tuple[LooseMoney, ...]


def station_money(session: Session, first: date, last: date) -> StationMoney:
    """Return the drawers opened between two days, and what lies outside of any drawer."""
    return StationMoney(station_tills(session, first, last), loose_money(session))


class StationTillsPanel(QWidget):
    """A list of drawers with the receipts of the one that is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._loose: tuple[LooseMoney, ...] = ()
        self._may_take = desk.session.may(Permission.RECHARGE)
        self.first, self.last = DayField(desk.session.today), DayField(desk.session.today)
        for field, name, day in (
            (self.first, "tills_first", desk.session.today() - _LOOK_BACK),
            (self.last, "tills_last", desk.session.today()),
        ):
            field.setObjectName(name)
            field.set_day(day)
            field.setFixedWidth(130)
            field.day_changed.connect(lambda _day: self.reload())
        self.until = QLabel()
        self.paper_button, self.export_button, self.take_button = QPushButton(), QPushButton(), QPushButton()
        for button, name, meaning in (
            (self.paper_button, "print_tills", Icon.PDF),
            (self.export_button, "export_tills", Icon.SPREADSHEET),
            (self.take_button, "take_over", Icon.CASH),
        ):
            button.setObjectName(name)
            set_icon(button, meaning)
        self.confirm = ConfirmBar()
        self.model: RecordTableModel[StationTill] = RecordTableModel(self._columns(), identity=lambda one: one.id)
        self.table = RecordTableView()
        self.table.setObjectName("station_tills")
        self.table.setModel(self.model)
        self.table.setSelectionMode(RecordTableView.SelectionMode.SingleSelection)
        keep_tight(self.table, self.model, "station", "operator", "opened", "closed")
        keep_within(self.table, "station", "operator")
        self.receipts: RecordTableModel[TillReceipt] = RecordTableModel(
            self._receipt_columns(), identity=lambda one: one.number_text
        )
        self.receipt_table = RecordTableView()
        self.receipt_table.setObjectName("till_receipts")
        self.receipt_table.setModel(self.receipts)
        self.loose_text, self.loose_button = QLabel(), QPushButton()
        self.loose_text.setObjectName("loose_money")
        self.loose_text.setWordWrap(True)
        self.loose_button.setObjectName("take_over_loose")
        set_icon(self.loose_button, Icon.CASH)
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        set_role(self.hint, Role.MUTED)
        self._lay_out()
        self.paper_button.clicked.connect(lambda: self._write("pdf"))
        self.export_button.clicked.connect(lambda: self._write("xlsx"))
        self.take_button.clicked.connect(self._on_take)
        self.loose_button.clicked.connect(self._on_take_loose)
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._on_chosen())
        self.retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget in (self.first, self.until, self.last, self.paper_button, self.export_button):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.take_button)
        loose = QHBoxLayout()
        loose.setSpacing(8)
        loose.addWidget(self.loose_text, 1)
        loose.addWidget(self.loose_button)
        tables = QSplitter(Qt.Orientation.Vertical)
        tables.setChildrenCollapsible(False)
        tables.setProperty("role", "gap")
        tables.setHandleWidth(12)
        tables.addWidget(self.table)
        tables.addWidget(self.receipt_table)
        tables.setStretchFactor(0, 3)
        tables.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.confirm)
        layout.addLayout(loose)
        layout.addWidget(tables, 1)
        layout.addWidget(self.hint)

    def reload(self) -> None:
        """Look again."""
        period = self._period()
        if period is not None:
            self.desk.read(
                lambda session: station_money(session, *period), self._show, owner=self, key=f"tills {id(self)}"
            )

    def begin(self) -> None:
        """Put the keyboard where one begins."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set all texts."""
        self.first.setAccessibleName(self.tr("Dal giorno"))
        self.last.setAccessibleName(self.tr("Al giorno"))
        self.until.setText(self.tr("fino al"))
        self.paper_button.setText(self.tr("Elenco (PDF)"))
        self.export_button.setText(self.tr("Esporta"))
        self.take_button.setText(self.tr("Prendi in consegna la cassa"))
        self.loose_button.setText(self.tr("Prendi in consegna"))
        self.table.setAccessibleName(self.tr("Casse delle postazioni"))
        self.receipt_table.setAccessibleName(self.tr("Ricevute della cassa scelta"))
        self.table.set_empty_text(
            self.tr("Nessuna cassa in questo periodo: compaiono quando una postazione apre la sua e comunica.")
        )
        self.receipt_table.set_empty_text(self.tr("Scegli una cassa per vedere le sue ricevute."))
        self.hint.setText(
            self.tr(
                "Chi prende in consegna il contante di una postazione ne risponde: va nei suoi «da versare» e nel suo "
                "conto dell'anno. Tienilo separato dal tuo cassetto."
            )
        )
        self.model.set_columns(self._columns())
        self.receipts.set_columns(self._receipt_columns())
        self._show_loose()
        self._on_chosen()

    def _period(self) -> tuple[date, date] | None:
        try:
            return self.first.wanted_day(), self.last.wanted_day()
        except InvalidValue as error:
            self.desk.tell_error(error)
            return None

    def _show(self, shown: StationMoney) -> None:
        self.model.set_records(shown.tills)
        self._loose = shown.loose
        self._show_loose()
        if shown.tills and not self.table.selected_rows():
            self.table.selectRow(0)
        self._on_chosen()

    def _show_loose(self) -> None:
        for widget in (self.loose_text, self.loose_button):
            widget.setVisible(bool(self._loose))
        self.loose_button.setVisible(bool(self._loose) and self._may_take)
        if self._loose:
            one = self._loose[0]
            text = self.tr("{station}: {amount} incassati senza aprire una cassa ({count} ricevute), da prendere.")
            self.loose_text.setText(
                text.format(station=one.station_name, amount=format_euro(one.amount_cents), count=one.count)
            )

    def _chosen(self) -> StationTill | None:
        found = self.table.selected_records()
        return found[0] if found else None

    def _on_chosen(self) -> None:
        till = self._chosen()
        self.take_button.setVisible(self._may_take)
        self.take_button.setEnabled(till is not None and till.closed_at is not None and till.taken_over is None)
        if till is None:
            self.receipts.set_records(())
            return
        till_id = till.id
        self.desk.read(
            lambda session: till_receipts(session, till_id),
            lambda found: self._show_receipts(till_id, found),
            owner=self,
            key=f"till receipts {id(self)}",
        )

    def _show_receipts(self, till_id: str, found: tuple[TillReceipt, ...]) -> None:
        till = self._chosen()
        if till is not None and till.id == till_id:
            self.receipts.set_records(found)

    # Taking over

    def _on_take(self) -> None:
        till = self._chosen()
        if till is None or not self.take_button.isEnabled():
            return
        cash = sum(one.amount_cents for one in till.taken if one.means in {Means.CASH, Means.CHEQUE})
        text = self.tr("{station}, cassa di {name} del {day}: {amount} di ricariche diventano tuoi da versare.")
        operation = self.desk.new_operation()
        self.confirm.ask(
            text.format(
                station=till.station_name, name=till.operator_name, day=f"{rome(till.opened_at):%d/%m/%Y}",
                amount=format_euro(cash),
            ),
            self.tr("Prendi in consegna"),
            lambda: self._take(lambda session: take_over_till(session, operation, till.id)),
            is_dangerous=False,
        )  # fmt: skip

    def _on_take_loose(self) -> None:
        if not self._loose:
            return
        one, operation = self._loose[0], self.desk.new_operation()
        text = self.tr("{station}: {amount} incassati senza cassa diventano tuoi da versare.")
        self.confirm.ask(
            text.format(station=one.station_name, amount=format_euro(one.amount_cents)),
            self.tr("Prendi in consegna"),
            lambda: self._take(lambda session: take_over_loose(session, operation, one.station_id)),
            is_dangerous=False,
        )

    def _take(self, take_over: Callable[[Session], TakenOver]) -> None:
        self.desk.write(
            lambda session, _progress: take_over(session),
            self._on_taken,
            owner=self,
            touches=("payments", "station"),
        )

    def _on_taken(self, done: TakenOver) -> None:
        text = self.tr("Presi in consegna {amount}: ora sono nei tuoi versamenti da fare.")
        self.desk.tell(text.format(amount=format_euro(done.amount_cents + done.surplus_cents)))

    # Papers

    def _write(self, ending: str) -> None:
        period = self._period()
        if period is None:
            return
        name = f"Casse delle postazioni {period[0]:%Y-%m-%d} {period[1]:%Y-%m-%d}.{ending}"
        show_paper(self.desk, name, lambda session, path: _write_tills(session, *period, path), owner=self)

    # Columns

    def _columns(self) -> list[Column[StationTill]]:
        return [
            Column("station", self.tr("Postazione"), lambda one: one.station_name),
            Column("operator", self.tr("Operatore"), lambda one: one.operator_name),
            Column("opened", self.tr("Aperta"), lambda one: one.opened_at,
                   display=lambda at: f"{rome(at):%d/%m %H:%M}"),
            Column("closed", self.tr("Chiusa"), lambda one: one.closed_at,
                   display=lambda at: "" if at is None else f"{rome(at):%d/%m %H:%M}"),
            money_column("float", self.tr("Fondo"), lambda one: one.float_cents),
            money_column("cash", self.tr("Contanti"), lambda one: _sum(one, Means.CASH)),
            money_column("counted", self.tr("Contati"), lambda one: one.counted_cents),
            money_column("difference", self.tr("Differenza"), lambda one: one.difference_cents, is_signed=True),
            Column("state", self.tr("Stato"), self._state, tone=_tone, tooltip=self._state),
        ]  # fmt: skip

    def _receipt_columns(self) -> list[Column[TillReceipt]]:
        return [
            Column("number", self.tr("Ricevuta"), lambda one: one.number_text),
            Column("at", self.tr("Ora"), lambda one: one.at, display=lambda at: f"{rome(at):%d/%m %H:%M}"),
            Column("pupil", self.tr("Alunno"), lambda one: one.pupil_name, is_stretched=True),
            Column("means", self.tr("Mezzo"), self._means_of, tone=lambda one: Tone.WARNING if one.is_kept else None),
            money_column("amount", self.tr("Importo"), lambda one: one.amount_cents),
        ]

    def _means_of(self, one: TillReceipt) -> str:
        means = "" if one.means is None else means_text(one.means)
        return self.tr("{means} · da guardare").format(means=means) if one.is_kept else means

    def _state(self, one: StationTill) -> str:
        if one.taken_over is not None:
            return self.tr("Presa da {by} il {day}").format(
                by=one.taken_over.by, day=f"{rome(one.taken_over.at):%d/%m/%Y}"
            )
        if one.closed_at is None:
            return self.tr("Aperta")
        if one.kept_aside:
            return self.tr("{count} ricariche da guardare").format(count=one.kept_aside)
        if not one.is_whole:
            return self.tr("Manca qualche ricarica")
        return self.tr("Da prendere in consegna")


def _sum(till: StationTill, means: Means) -> int:
    return sum(one.amount_cents for one in till.taken if one.means is means)


def _tone(till: StationTill) -> Tone | None:
    if till.taken_over is not None:
        return Tone.SUCCESS
    return None if till.closed_at is None else Tone.WARNING


def _write_tills(session: Session, first: date, last: date, path: Path) -> None:
    table = till_table(session, first, last)
    if path.suffix == ".pdf":
        report_pdf(ReportPaper(Heading.of(municipality(session)), table, session.now()), path)
    else:
        report_xlsx(table, path)
