"""The statement as a register: its lines with the balance after each, filters above, what can be done with a line."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from core.access.permissions import Permission
from core.errors import InvalidValue
from core.ledger import ContestState, EntryKind, StatementLine
from core.qt.columns import Tone
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, money_column
from core.qt.theme import Role, set_role
from office.account.reading import Span, StatementSource
from office.account.words import description, kind_text
from office.days import DayField
from office.desk import Desk
from office.flow import FlowLayout
from office.reason_bar import ReasonBar
from office.shell.letters import fix_width

#: The kinds of the filter, in its order; the others are one choice together.
FILTERED = (EntryKind.CHARGE, EntryKind.RECHARGE, EntryKind.REVERSAL)
OTHERS = frozenset(EntryKind) - set(FILTERED)
_OTHERS_CHOICE = -1
#: What a family may contest, where it takes money off.
_CONTESTABLE = (EntryKind.CHARGE, EntryKind.ADJUSTMENT)


class Register(QWidget):
    """Shows the lines of an account that the filters let through."""

    reverse_wanted = Signal(object)
    receipt_wanted = Signal(object)
    transfer_wanted = Signal()
    refund_wanted = Signal()
    contest_wanted = Signal(object)
    decide_wanted = Signal()
    repeat_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._account_id: int | None = None
        self._may_post = desk.session.may(Permission.POST_LEDGER)
        today = desk.session.today
        self.first, self.last = DayField(today), DayField(today)
        self.first.setObjectName("from_day")
        self.last.setObjectName("to_day")
        self.first.field_name, self.last.field_name = "Dal giorno", "Al giorno"
        self.kind = QComboBox()
        self.kind.setObjectName("kind")
        self.all_button = QPushButton()
        self.all_button.setObjectName("all_lines")
        set_role(self.all_button, Role.LINK)
        self.reverse_button, self.receipt_button = QPushButton(), QPushButton()
        self.reverse_button.setObjectName("reverse")
        self.receipt_button.setObjectName("receipt")
        set_icon(self.reverse_button, Icon.UNDO)
        set_icon(self.receipt_button, Icon.PRINT)
        self.more_button = QPushButton()
        self.more_button.setObjectName("more")
        self._more = QMenu(self.more_button)
        self.transfer_action = self._more.addAction("", self.transfer_wanted.emit)
        self.refund_action = self._more.addAction("", self.refund_wanted.emit)
        self._more.addSeparator()
        self.contest_action = self._more.addAction("", lambda: self.contest_wanted.emit(self._chosen()))
        self.decide_action = self._more.addAction("", self.decide_wanted.emit)
        self.repeat_action = self._more.addAction("", lambda: self.repeat_wanted.emit(self._chosen()))
        self.more_button.setMenu(self._more)
        if not self._may_post:  # to show what has no parent yet would open a window of its own
            self.reverse_button.hide()
            self.more_button.hide()
        self.model: RecordTableModel[StatementLine] = RecordTableModel(
            self._columns(), runner=desk.runner, identity=lambda line: line.key
        )
        self.table = RecordTableView(runner=desk.runner)
        self.table.setObjectName("statement")
        self.table.setSelectionMode(RecordTableView.SelectionMode.SingleSelection)
        self.table.setModel(self.model)
        self.reason_bar = ReasonBar()
        self._lay_out()
        self._connect()
        self._on_line_chosen(None)

    def show_account(self, account_id: int | None) -> None:
        """Show an account; None: one on which nothing has moved yet."""
        self._account_id = account_id
        self.look()

    def span(self) -> Span:
        """Return which lines are asked for.

        Raises:
            InvalidValue: a day is no day.
        """
        return Span(self.first.day(), self.last.day(), self._kinds())

    def look(self) -> None:
        """Show the lines that the filters let through."""
        try:
            span = self.span()
        except InvalidValue as error:
            self._desk.tell_error(error)
            return
        self.table.set_empty_text(
            self.tr("Nessun movimento: la prima ricarica apre il conto.")
            if span == Span()
            else self.tr("Nessun movimento con questi filtri. Premi «Tutto» per toglierli.")
        )
        self.model.set_source(StatementSource(self._desk.session, self._account_id, span))

    def clear_filters(self) -> None:
        """Ask for everything from the next look on."""
        self.first.set_day(None)
        self.last.set_day(None)
        self.kind.blockSignals(True)
        self.kind.setCurrentIndex(0)
        self.kind.blockSignals(False)

    def retranslate(self) -> None:
        """Set all texts."""
        self.first.setPlaceholderText(self.tr("dal giorno"))
        self.last.setPlaceholderText(self.tr("al giorno"))
        self.first.setAccessibleName(self.tr("Dal giorno"))
        self.last.setAccessibleName(self.tr("Al giorno"))
        self.kind.setAccessibleName(self.tr("Tipo di movimento"))
        self.all_button.setText(self.tr("Tutto"))
        self.all_button.setAccessibleName(self.tr("Togli i filtri"))
        self.reverse_button.setText(self.tr("Storna"))
        self.reverse_button.setToolTip(self.tr("Annulla la riga scelta con una riga contraria"))
        self.receipt_button.setText(self.tr("Ricevuta"))
        self.receipt_button.setToolTip(self.tr("Ristampa la ricevuta della ricarica scelta"))
        self.more_button.setText(self.tr("Altro"))
        self.transfer_action.setText(self.tr("Trasferisci a un fratello…"))
        self.refund_action.setText(self.tr("Rimborsa il credito…"))
        self.contest_action.setText(self.tr("Contesta l'addebito scelto…"))
        self.decide_action.setText(self.tr("Decidi la contestazione…"))
        self.repeat_action.setText(self.tr("Riaddebita il pasto stornato…"))
        self.table.setAccessibleName(self.tr("Estratto conto"))
        self.model.set_columns(self._columns())
        self._fill_kinds()

    def _kinds(self) -> frozenset[EntryKind]:
        match self.kind.currentData():
            case None:
                return frozenset()
            case int(value) if value == _OTHERS_CHOICE:
                return OTHERS
            case value:
                return frozenset({EntryKind(value)})

    def _fill_kinds(self) -> None:
        before = self.kind.currentData()
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(self.tr("Tutti i movimenti"), None)
        for kind in FILTERED:
            self.kind.addItem(kind_text(kind), int(kind))
        self.kind.addItem(self.tr("Altri"), _OTHERS_CHOICE)
        self.kind.setCurrentIndex(max(0, self.kind.findData(before)))
        self.kind.blockSignals(False)

    def _columns(self) -> list[Column[StatementLine]]:
        return [
            Column("on", self.tr("Data"), lambda line: line.on, tone=_tone),
            Column("what", self.tr("Descrizione"), description, is_sortable=False, is_stretched=True, tone=_tone,
                   tooltip=description),
            _unsorted(money_column("amount", self.tr("Importo"), lambda line: line.amount_cents, is_signed=True)),
            _unsorted(money_column("balance", self.tr("Saldo"), lambda line: line.balance_cents)),
            Column("actor", self.tr("Registrato da"), lambda line: line.actor_name, is_sortable=False, is_hidden=True),
            Column("at", self.tr("Registrato il"), lambda line: line.at, is_sortable=False, is_hidden=True),
        ]  # fmt: skip

    def _on_line_chosen(self, line: StatementLine | None) -> None:
        self.receipt_button.setEnabled(line is not None and line.kind is EntryKind.RECHARGE)
        # A transfer has two sides: it is corrected by one the other way round.
        final = {EntryKind.REVERSAL, EntryKind.TRANSFER}
        is_reversible = line is not None and line.kind not in final and not line.is_reversed
        self.reverse_button.setEnabled(is_reversible and self._may_post)
        is_open = line is not None and line.contested is ContestState.OPEN
        takes_off = line is not None and line.kind in _CONTESTABLE and line.amount_cents < 0 and not line.is_reversed
        self.contest_action.setEnabled(takes_off and not is_open)
        self.decide_action.setEnabled(is_open)
        self.repeat_action.setEnabled(line is not None and line.kind is EntryKind.CHARGE and line.is_reversed)

    def _chosen(self) -> StatementLine | None:
        line: StatementLine | None = self.table.current_record()
        return line

    def _on_all(self) -> None:
        self.clear_filters()
        self.look()

    def _connect(self) -> None:
        for field in (self.first, self.last):
            field.day_changed.connect(lambda _day: self.look())
        self.kind.currentIndexChanged.connect(lambda _index: self.look())
        self.all_button.clicked.connect(self._on_all)
        self.table.record_selected.connect(self._on_line_chosen)
        self.receipt_button.clicked.connect(lambda: self.receipt_wanted.emit(self.table.current_record()))
        self.reverse_button.clicked.connect(lambda: self.reverse_wanted.emit(self.table.current_record()))

    def _lay_out(self) -> None:
        filters = FlowLayout()
        for widget in (self.first, self.last, self.kind, self.all_button):
            filters.addWidget(widget)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self.receipt_button, self.reverse_button, self.more_button):
            acts.addWidget(button)
        acts.addStretch(1)
        for field in (self.first, self.last):
            fix_width(field, 128)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(filters)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.reason_bar)
        layout.addLayout(acts)


def _tone(line: StatementLine) -> Tone | None:
    if line.contested is ContestState.OPEN:
        return Tone.WARNING
    return Tone.MUTED if line.is_reversed else None


def _unsorted(column: Column[StatementLine]) -> Column[StatementLine]:
    return replace(column, is_sortable=False)
