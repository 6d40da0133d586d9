"""The card in which credit is transferred or refunded, or a charge contested: sent once, answered in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from core.access.operations import OperationId
from core.access.session import Session
from core.errors import InvalidValue, UserError
from core.ledger import Posted, StatementLine, Transferred, contest, contest_deadline, refund, transfer
from core.money import format_euro
from core.qt.theme import Role, set_role
from core.registry import PupilSummary, siblings_of
from office.account.contest_form import ContestForm
from office.account.moving_forms import RefundForm, TransferForm
from office.account.reading import GroupAccount, Holder
from office.account.recharge_card import WIDTH
from office.desk import Desk
from office.form import Form
from office.shell.letters import fix_side

TOUCHES = ("ledger", "payments")


class MovingCard(QFrame):
    """One form at a time, for one account."""

    #: Done or thought better of: the counter comes back.
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("moving_card")
        set_role(self, Role.CARD)
        fix_side(self, WIDTH)
        self.desk = desk
        self._account: GroupAccount | None = None
        self._holder: Holder | None = None
        self._operation: OperationId | None = None
        self.transfer_form, self.refund_form = TransferForm(), RefundForm()
        self.contest_form = ContestForm(desk.session.today)
        self._line: StatementLine | None = None
        self.forms = QStackedWidget()
        self._in_order: tuple[Form, ...] = (self.transfer_form, self.refund_form, self.contest_form)
        saves = (self._save_transfer, self._save_refund, self._save_contest)
        for form, save in zip(self._in_order, saves, strict=True):
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setWidget(form)
            self.forms.addWidget(area)
            form.save_wanted.connect(save)
            form.cancelled.connect(self.closed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 16)
        layout.addWidget(self.forms)

    def begin_transfer(self, holder: Holder, account: GroupAccount, on_ready: Callable[[], None]) -> None:
        """Open the transfer, once it is known who the siblings are; without any, say what is missing."""
        if self._has_none(holder, account):
            return
        pupil_id = holder.pupil_id

        def open_form(siblings: tuple[PupilSummary, ...]) -> None:
            if not siblings:
                text = self.tr("{pupil} non ha fratelli in archivio: serve un genitore in comune nelle due schede.")
                self.desk.messages.info(text.format(pupil=holder.full_name))
                return
            self._begin(holder, account, self.transfer_form)
            on_ready()
            self.transfer_form.begin(siblings, max(0, account.balance_cents))

        self.desk.read(lambda session: siblings_of(session, pupil_id), open_form, owner=self, key="siblings")

    def begin_refund(self, holder: Holder, account: GroupAccount, on_ready: Callable[[], None]) -> None:
        """Open the refund."""
        if self._has_none(holder, account):
            return
        on_ready()
        self._begin(holder, account, self.refund_form)
        self.refund_form.begin(holder.usual_payer or next(iter(holder.payers), ""), max(0, account.balance_cents))

    def begin_contest(
        self, holder: Holder, account: GroupAccount, line: StatementLine, on_ready: Callable[[], None]
    ) -> None:
        """Open the contestation of a charge, once it is known until when it may be contested."""

        def open_form(deadline: date) -> None:
            self._line = line
            self._begin(holder, account, self.contest_form)
            on_ready()
            self.contest_form.begin(line, holder.payers, deadline)

        self.desk.read(lambda session: contest_deadline(session, line.key), open_form, owner=self, key="deadline")

    def _has_none(self, holder: Holder, account: GroupAccount) -> bool:
        """Say that there is nothing to move, when there is nothing."""
        if account.account_id is not None and account.balance_cents > 0:
            return False
        text = self.tr("Sul conto di {pupil} non c'è credito da spostare.")
        self.desk.messages.info(text.format(pupil=holder.full_name))
        return True

    def _begin(self, holder: Holder, account: GroupAccount, form: Form) -> None:
        self._holder, self._account, self._operation = holder, account, None
        form.set_busy(is_busy=False)
        self.forms.setCurrentIndex(self._in_order.index(form))

    def _save_transfer(self) -> None:
        account = self._account
        try:
            typed = self.transfer_form.typed()
        except InvalidValue as error:
            self.transfer_form.show_fault(error)
            return
        if account is None or account.account_id is None:
            return
        account_id, operation = account.account_id, self._operation_id()

        def send(session: Session) -> Transferred:
            return transfer(
                session, operation, from_account_id=account_id, to_pupil_id=typed.to_pupil_id,
                amount_cents=typed.cents, reason=typed.reason,
            )  # fmt: skip

        def tell(done: Transferred) -> None:
            self.desk.tell(
                self.tr("Trasferiti {amount}: qui restano {left}, sull'altro conto ci sono {there}.").format(
                    amount=format_euro(typed.cents), left=format_euro(done.from_balance_cents),
                    there=format_euro(done.to_balance_cents),
                )
            )  # fmt: skip

        self._send(self.transfer_form, send, tell)

    def _save_refund(self) -> None:
        account = self._account
        try:
            typed = self.refund_form.typed()
        except InvalidValue as error:
            self.refund_form.show_fault(error)
            return
        if account is None or account.account_id is None:
            return
        account_id, operation = account.account_id, self._operation_id()

        def send(session: Session) -> Posted:
            return refund(
                session, operation, account_id=account_id, amount_cents=typed.cents, iban=typed.iban,
                payee=typed.payee, reason=typed.reason,
            )  # fmt: skip

        def tell(posted: Posted) -> None:
            text = self.tr("Rimborso di {amount} registrato: il saldo è {left}. È nell'elenco dei rimborsi da pagare.")
            self.desk.tell(text.format(amount=format_euro(typed.cents), left=format_euro(posted.balance_cents)))

        self._send(self.refund_form, send, tell)

    def _save_contest(self) -> None:
        line, form = self._line, self.contest_form
        try:
            typed = form.typed()
        except InvalidValue as error:
            form.show_fault(error)
            return
        if line is None:
            return
        operation = self._operation_id()

        def send(session: Session) -> int:
            return contest(
                session, operation, line.key, received_on=typed.received_on, channel=typed.channel, about=typed.about,
                text=typed.text, asked_by=typed.asked_by, attachment=typed.attachment,
            )  # fmt: skip

        text = self.tr("Contestazione registrata: si decide da «Contestazioni».")
        self._send(form, send, lambda _id: self.desk.tell(text))

    def _operation_id(self) -> OperationId:
        """Return the id of this move: made once, so that pressing again is the same move."""
        self._operation = self._operation or self.desk.new_operation()
        return self._operation

    def _send(self, form: Form, send: Callable[[Session], object], tell: Callable[..., None]) -> None:
        form.clear_faults()
        form.set_busy(is_busy=True)

        def done(result: object) -> None:
            self._operation = None
            form.set_busy(is_busy=False)
            tell(result)
            self.closed.emit()

        def failed(error: BaseException) -> None:
            form.set_busy(is_busy=False)
            if isinstance(error, UserError):
                form.show_fault(error)
            else:
                self.desk.tell_error(error)

        self.desk.write(lambda session, _progress: send(session), done, owner=self, touches=TOUCHES, on_failed=failed)
