"""The drawers of stations: what was taken and counted, its receipts, and who of the office took the money over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
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
    Handover,
    LooseMoney,
    TakenOver,
    TillReceipt,
    cancel_handover,
    take_over_loose,
    take_over_till,
    till_receipts,
    till_table,
)
from office.account.words import means_text
from office.cash.station_money import MoneyRow, StationMoney, station_money
from office.days import DayField
from office.desk import Desk
from office.flow import FlowLayout
from office.papers import show_paper
from office.reason_bar import ReasonBar
from office.shell.letters import fix_width
from office.tables import keep_tight, keep_within

#: How far back the drawers are listed at first.
_LOOK_BACK = timedelta(days=30)


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
            fix_width(field, 130)
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
        self.cancel_button = QPushButton()
        self.cancel_button.setObjectName("cancel_handover")
        self.confirm, self.reason_bar = ConfirmBar(), ReasonBar()
        self.model: RecordTableModel[MoneyRow] = RecordTableModel(self._columns(), identity=lambda one: one.key)
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
        self.cancel_button.clicked.connect(self._on_cancel)
        self.loose_button.clicked.connect(self._on_take_loose)
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._on_chosen())
        self.retranslate()

    def _lay_out(self) -> None:
        top = FlowLayout()
        for widget in (self.first, self.until, self.last, self.paper_button, self.export_button):
            top.addWidget(widget)
        top.add_gap()
        top.addWidget(self.cancel_button)
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
        layout.addWidget(self.reason_bar)
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
        self.cancel_button.setText(self.tr("Annulla la presa in consegna…"))
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
        self.model.set_records(shown.rows)
        self._loose = shown.loose
        self._show_loose()
        if shown.rows and not self.table.selected_rows():
            self.table.selectRow(0)
        self._on_chosen()

    def _show_loose(self) -> None:
        for widget in (self.loose_text, self.loose_button):
            widget.setVisible(bool(self._loose))
        self.loose_button.setVisible(bool(self._loose) and self._may_take)
        if self._loose:
            one = self._loose[0]
            text = self.tr("{station}: {amount} incassati senza aprire una cassa (ricevute: {count}), da prendere.")
            self.loose_text.setText(
                text.format(station=one.station_name, amount=format_euro(one.amount_cents), count=one.count)
            )

    def _chosen(self) -> MoneyRow | None:
        found = self.table.selected_records()
        return found[0] if found else None

    def _on_chosen(self) -> None:
        row = self._chosen()
        held = None if row is None else row.held
        self.take_button.setVisible(self._may_take and held is None)
        self.take_button.setEnabled(row is not None and row.may_be_taken)
        self.cancel_button.setVisible(held is not None and self._may_cancel(held))
        if row is None or row.till is None:
            self.receipts.set_records(())
            return
        till_id = row.till.id
        self.desk.read(
            lambda session: till_receipts(session, till_id),
            lambda found: self._show_receipts(till_id, found),
            owner=self,
            key=f"till receipts {id(self)}",
        )

    def _show_receipts(self, till_id: str, found: tuple[TillReceipt, ...]) -> None:
        row = self._chosen()
        if row is not None and row.till is not None and row.till.id == till_id:
            self.receipts.set_records(found)

    # Taking over

    def _on_take(self) -> None:
        row = self._chosen()
        if row is None or row.till is None or not self.take_button.isEnabled():
            return
        till, operation = row.till, self.desk.new_operation()
        text = self.tr("{station}, cassa di {name} del {day}: {amount} di ricariche diventano tuoi da versare.")
        self.reason_bar.cancel()
        self.confirm.ask(
            text.format(
                station=till.station_name, name=till.operator_name, day=f"{rome(till.opened_at):%d/%m/%Y}",
                amount=format_euro(row.cents(Means.CASH) + row.cents(Means.CHEQUE)),
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

    # Giving back

    def _may_cancel(self, held: Handover) -> bool:
        session = self.desk.session
        return self._may_take and (held.operator_id == session.actor.id or session.may(Permission.CLOSE_PERIOD))

    def _on_cancel(self) -> None:
        row = self._chosen()
        held = None if row is None else row.held
        if held is None:
            return
        operation = self.desk.new_operation()
        text = self.tr(
            "{station}: {amount} presi da {by} il {day} tornano alla postazione, da riprendere. "
            "Restano la presa in consegna e il suo annullamento, con il motivo."
        )
        self.confirm.cancel()
        self.reason_bar.ask(
            text.format(
                station=held.station_name, amount=format_euro(held.amount_cents), by=held.operator_name,
                day=f"{rome(held.at):%d/%m/%Y}",
            ),
            self.tr("Annulla la presa in consegna"),
            lambda reason: self._cancel(lambda session: cancel_handover(session, operation, held.id, reason)),
            is_dangerous=True,
        )  # fmt: skip

    def _cancel(self, cancel: Callable[[Session], Handover]) -> None:
        self.desk.write(
            lambda session, _progress: cancel(session), self._on_cancelled, owner=self, touches=("payments", "station")
        )

    def _on_cancelled(self, done: Handover) -> None:
        text = self.tr("Presa in consegna annullata: {amount} sono di nuovo da prendere da {station}.")
        self.desk.tell(text.format(amount=format_euro(done.amount_cents), station=done.station_name))

    # Papers

    def _write(self, ending: str) -> None:
        period = self._period()
        if period is None:
            return
        name = f"Casse delle postazioni {period[0]:%Y-%m-%d} {period[1]:%Y-%m-%d}.{ending}"
        show_paper(self.desk, name, lambda session, path: _write_tills(session, *period, path), owner=self)

    # Columns

    def _columns(self) -> list[Column[MoneyRow]]:
        return [
            Column("station", self.tr("Postazione"), lambda one: one.station_name),
            Column("operator", self.tr("Operatore"), lambda one: one.cashier or self.tr("senza cassa")),
            Column("opened", self.tr("Aperta"), lambda one: one.opened_at, display=_moment),
            Column("closed", self.tr("Chiusa"), lambda one: one.closed_at, display=_moment),
            money_column("float", self.tr("Fondo"), lambda one: one.float_cents),
            money_column("cash", self.tr("Contanti"), lambda one: one.cents(Means.CASH)),
            money_column("counted", self.tr("Contati"), lambda one: one.counted_cents),
            money_column("difference", self.tr("Differenza"), lambda one: one.difference_cents, is_signed=True),
            Column("state", self.tr("Stato"), self._state, tone=_tone, tooltip=self._story),
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

    def _state(self, one: MoneyRow) -> str:
        if one.held is not None:
            text = self.tr("Presa da {by} il {day}")
            return text.format(by=one.held.operator_name, day=f"{rome(one.held.at):%d/%m}")
        till = one.till
        if till is None:
            return self.tr("Presa in consegna annullata")
        if till.closed_at is None:
            return self.tr("Aperta")
        if till.kept_aside:
            return self.tr("Ricariche da guardare: {count}").format(count=till.kept_aside)
        if not till.is_whole:
            return self.tr("Manca qualche ricarica")
        return self.tr("Da prendere in consegna")

    def _story(self, one: MoneyRow) -> str:
        """Return the state, and why a handover was cancelled."""
        over = None if one.handover is None else one.handover.cancelled
        if one.handover is None or over is None:
            return self._state(one)
        text = self.tr("Presa da {by} il {day}, annullata da {who} il {over}: {reason}")
        told = text.format(
            by=one.handover.operator_name, day=f"{rome(one.handover.at):%d/%m/%Y}", who=over.by,
            over=f"{rome(over.at):%d/%m/%Y}", reason=over.reason,
        )  # fmt: skip
        return f"{self._state(one)}\n{told}"


def _moment(at: datetime | None) -> str:
    return "" if at is None else f"{rome(at):%d/%m %H:%M}"


def _tone(one: MoneyRow) -> Tone | None:
    if one.held is not None:
        return Tone.SUCCESS
    if one.till is None:
        return Tone.MUTED
    return None if one.till.closed_at is None else Tone.WARNING


def _write_tills(session: Session, first: date, last: date, path: Path) -> None:
    table = till_table(session, first, last)
    if path.suffix == ".pdf":
        report_pdf(ReportPaper(Heading.of(municipality(session)), table, session.now()), path)
    else:
        report_xlsx(table, path)
