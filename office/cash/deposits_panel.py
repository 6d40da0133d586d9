"""Deposits to the treasury: what must still be paid in, a form, and the list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.access.operations import OperationId
from core.access.permissions import Permission
from core.errors import InvalidValue, UserError
from core.money import format_euro
from core.payments import (
    CashSessionNeeded,
    Deposit,
    DepositKnown,
    DepositTooLarge,
    Means,
    cancel_deposit,
    deposit,
)
from core.qt.big_number import BigNumber
from core.qt.columns import Tone
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, money_column
from core.qt.theme import Role, set_role
from office.account.words import means_text
from office.cash.amounts import AmountField
from office.cash.reading import Treasury, treasury
from office.days import DayField
from office.desk import Desk
from office.form import Form
from office.reason_bar import ReasonBar
from office.shell.letters import fix_side

_HANDLED = (Means.CASH, Means.CHEQUE)


class DepositsPanel(QWidget):
    """What an operator pays in. A deposit keeps its operation id until it is known to be registered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._operation: OperationId | None = None
        self._may_pay_in = desk.session.may(Permission.RECHARGE)
        self.tiles = {means: BigNumber() for means in _HANDLED}
        self.model: RecordTableModel[Deposit] = RecordTableModel(self._columns(), identity=lambda one: one.id)
        self.table = RecordTableView()
        self.table.setObjectName("deposits")
        self.table.setModel(self.model)
        self.cancel_button = QPushButton()
        self.cancel_button.setObjectName("cancel_deposit")
        set_icon(self.cancel_button, Icon.UNDO)
        self.reason_bar = ReasonBar()
        self._make_form()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._on_chosen(None)

    def reload(self) -> None:
        """Look again."""
        self.desk.read(treasury, self._show, owner=self, key="treasury")

    def begin(self) -> None:
        """Put the keyboard where one begins."""
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set all texts."""
        self.tiles[Means.CASH].set_caption(self.tr("Contanti da versare"))
        self.tiles[Means.CHEQUE].set_caption(self.tr("Assegni da versare"))
        self.form.heading.setText(self.tr("Versamento in tesoreria"))
        self.form.name(self._on_line, self.tr("Data della quietanza"))
        self.form.name(self._number_line, self.tr("Numero della quietanza"))
        self.form.name(self._amount_line, self.tr("Importo in euro"))
        self.form.name(self._means_line, self.tr("Versato in"))
        self.form.name(self._note_line, self.tr("Note"))
        self.from_drawer.setText(self.tr("Presi dal cassetto aperto"))
        self.form.save_button.setText(self.tr("Registra il versamento"))
        for place, means in enumerate(_HANDLED):
            self.means.setItemText(place, means_text(means))
        self.cancel_button.setText(self.tr("Annulla il versamento"))
        self.table.setAccessibleName(self.tr("Versamenti"))
        self.table.set_empty_text(
            self.tr("Nessun versamento negli ultimi mesi. Quando il tesoriere dà la quietanza, registrala qui.")
        )
        self.model.set_columns(self._columns())

    def _show(self, shown: Treasury) -> None:
        for one in shown.holdings:
            self.tiles[one.means].set_value(format_euro(one.due_cents))
            note = self.tr("eccedenze {amount}").format(amount=format_euro(one.surplus_cents))
            self.tiles[one.means].set_note(note if one.surplus_cents else "")
        self.model.set_records(shown.deposits)
        self.from_drawer.setEnabled(shown.has_drawer)
        if not shown.has_drawer:
            self.from_drawer.setChecked(False)
        self._on_chosen(self.table.current_record())

    # A deposit

    def _on_save(self) -> None:
        try:
            on, cents = self.on.wanted_day(), self.amount.cents()
        except InvalidValue as error:
            self.form.show_fault(error)
            return
        self._operation = operation = self._operation or self.desk.new_operation()
        number, note = self.number.text(), self.note.text()
        means, from_drawer = _HANDLED[self.means.currentIndex()], self.from_drawer.isChecked()
        self.form.set_busy(True)
        self.desk.write(
            lambda session, _progress: deposit(
                session,
                operation,
                on=on,
                amount_cents=cents,
                treasury_receipt=number,
                means=means,
                note=note,
                from_drawer=from_drawer,
            ),
            self._on_saved,
            owner=self,
            touches=("payments",),
            on_failed=self._on_failed,
        )

    def _on_saved(self, done: Deposit) -> None:
        self.form.set_busy(False)
        self._operation = None
        self._empty_form()
        self.desk.tell(
            self.tr("Versamento di {amount} registrato, quietanza {number}.").format(
                amount=format_euro(done.amount_cents), number=done.treasury_receipt
            )
        )

    def _on_failed(self, error: BaseException) -> None:
        self.form.set_busy(False)
        if isinstance(error, UserError):
            self._operation = None
            self.form.show_fault(error)
        else:
            self.desk.tell_error(error)

    def _empty_form(self) -> None:
        self.form.clear_faults()
        self.on.set_day(self.desk.session.today())
        for field in (self.number, self.amount, self.note):
            field.clear()
        self.from_drawer.setChecked(False)

    # Cancelling

    def _on_chosen(self, one: Deposit | None) -> None:
        may = one is not None and not one.is_cancelled and self._may_cancel(one)
        self.cancel_button.setEnabled(may)

    def _may_cancel(self, one: Deposit) -> bool:
        session = self.desk.session
        return self._may_pay_in and (one.operator_id == session.actor.id or session.may(Permission.CLOSE_PERIOD))

    def _on_cancel(self) -> None:
        one = self.table.current_record()
        if one is None:
            return
        self.reason_bar.ask(
            self.tr("Il versamento di {amount} (quietanza {number} del {day}) resta nell'elenco come annullato, e "
                    "l'importo torna da versare.").format(
                amount=format_euro(one.amount_cents), number=one.treasury_receipt, day=f"{one.on:%d/%m/%Y}"
            ),
            self.tr("Annulla il versamento"),
            lambda reason: self._cancel(one.id, reason),
            is_dangerous=True,
        )  # fmt: skip

    def _cancel(self, deposit_id: int, reason: str) -> None:
        self.desk.write(
            lambda session, _progress: cancel_deposit(session, deposit_id, reason),
            lambda _done: self.desk.tell(self.tr("Versamento annullato.")),
            owner=self,
            touches=("payments",),
        )

    # Layout

    def _columns(self) -> list[Column[Deposit]]:
        return [
            Column("on", self.tr("Data"), lambda one: one.on, tone=_tone),
            Column("number", self.tr("Quietanza"), lambda one: one.treasury_receipt, tone=_tone),
            Column("operator", self.tr("Versato da"), lambda one: one.operator_name, tone=_tone, is_hidden=True),
            Column("means", self.tr("Mezzo"), lambda one: means_text(one.means), tone=_tone),
            money_column("amount", self.tr("Importo"), lambda one: one.amount_cents),
            Column("note", self.tr("Note"), self._note_of, is_stretched=True, tone=_tone, tooltip=self._note_of),
        ]

    def _note_of(self, one: Deposit) -> str:
        if one.cancel_reason is not None:
            return self.tr("Annullato: {reason}").format(reason=one.cancel_reason)
        return one.note or ""

    def _make_form(self) -> None:
        self.form = Form()
        self.on = DayField(self.desk.session.today)
        self.on.field_name = "Data della quietanza"
        self.on.setObjectName("deposit_day")
        self.number, self.note = QLineEdit(), QLineEdit()
        self.number.setObjectName("treasury_receipt")
        self.number.setMaxLength(60)
        self.note.setMaxLength(200)
        self.amount = AmountField("Importo")
        self.amount.setObjectName("deposit_amount")
        self.means = QComboBox()
        for means in _HANDLED:
            self.means.addItem("", means.value)
        self.from_drawer = QCheckBox()
        self._amount_line = self.form.add(self.amount, "Importo")
        self._means_line = self.form.add(self.means, "Mezzo")
        self._on_line = self.form.add(self.on, "Data della quietanza")
        self._number_line = self.form.add(self.number, "Numero della quietanza")
        self._note_line = self.form.add(self.note)
        self._drawer_line = self.form.add(self.from_drawer)
        self._drawer_line.label.hide()
        self.form.tie(DepositTooLarge, self.amount)
        self.form.tie(DepositKnown, self.number)
        self.form.tie(CashSessionNeeded, self.from_drawer)
        self.form.cancel_button.hide()
        self._empty_form()

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(16)
        for tile in self.tiles.values():
            tiles.addWidget(tile)
        tools = QHBoxLayout()
        tools.addWidget(self.cancel_button)
        tools.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(tiles)
        left.addWidget(self.table, 1)
        left.addLayout(tools)
        left.addWidget(self.reason_bar)
        self.card = QFrame()
        set_role(self.card, Role.CARD)
        fix_side(self.card, 288)
        inner = QVBoxLayout(self.card)
        inner.setContentsMargins(16, 12, 16, 16)
        inner.addWidget(self.form)
        if not self._may_pay_in:  # to show what has no parent yet would open a window of its own
            self.card.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(left, 1)
        layout.addWidget(self.card)

    def _connect(self) -> None:
        self.form.save_wanted.connect(self._on_save)
        self.form.cancelled.connect(self._empty_form)
        self.table.record_selected.connect(self._on_chosen)
        self.cancel_button.clicked.connect(self._on_cancel)


def _tone(one: Deposit) -> Tone | None:
    return Tone.MUTED if one.is_cancelled else None
