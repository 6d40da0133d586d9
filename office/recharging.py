"""Money taken at the counter, wherever its form stands: sent once, answered in words, the receipt opened."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.access.operations import OperationId
from core.errors import Conflict, InvalidValue, UserError
from core.money import format_euro
from core.payments import Channel, RechargeReceipt, recharge
from office.account.paper import receipt_name, write_receipt
from office.account.recharge_card import RechargeCard
from office.account.words import ISSUER
from office.desk import Desk
from office.papers import show_paper


class Recharging(QObject):
    """Listens to one form. A recharge keeps its operation id until it is known to be registered."""

    #: A recharge is registered (its receipt), now or, when it was sent again, before.
    recharged = Signal(object)
    #: An earlier attempt with other data had arrived after all: the statement shows it.
    conflicted = Signal()

    def __init__(self, desk: Desk, card: RechargeCard) -> None:
        super().__init__(card)
        self._desk, self._card = desk, card
        self._account: tuple[int, int] | None = None
        self._operation: OperationId | None = None
        self._is_sending = False
        self._is_open = True
        card.recharge_wanted.connect(self._take)

    def aim(self, pupil_id: int | None, group_id: int | None) -> None:
        """Take money for a pupil's account of a service group from now on; None: for nobody."""
        account = None if pupil_id is None or group_id is None else (pupil_id, group_id)
        if account != self._account:
            self._account, self._operation = account, None

    def set_open(self, is_open: bool) -> None:
        """Whether money may be taken at all; what was typed stays."""
        self._is_open = is_open
        self._name_state()

    def open_receipt(self, receipt: RechargeReceipt) -> None:
        """Write a receipt and open it."""
        show_paper(
            self._desk, receipt_name(receipt), lambda session, path: write_receipt(session, receipt, path), owner=self
        )

    def _take(self) -> None:
        account, card = self._account, self._card
        if account is None or self._is_sending or not self._is_open:
            return
        try:
            cents = card.cents()
        except InvalidValue as error:
            card.show_fault(error)
            return
        # Made once, before sending, and kept until core has answered: whatever is pressed again is the same recharge.
        self._operation = operation = self._operation or self._desk.new_operation()
        means, paid_by = card.means(), card.paid_by()
        self._set_sending(True)
        self._desk.write(
            lambda session, _progress: recharge(
                session,
                operation,
                pupil_id=account[0],
                service_group_id=account[1],
                amount_cents=cents,
                means=means,
                channel=Channel.COUNTER,
                issuer=ISSUER,
                paid_by=paid_by,
            ),
            self._on_taken,
            owner=self,
            touches=("ledger", "payments"),
            on_failed=self._on_failed,
        )

    def _on_taken(self, receipt: RechargeReceipt) -> None:
        self._set_sending(False)
        self._operation = None
        text = self.tr("Ricarica di {amount} a {pupil} registrata. Ricevuta {number}.").format(
            amount=format_euro(receipt.amount_cents), pupil=receipt.pupil_name, number=receipt.number_text
        )
        if receipt.is_repeat:
            text = self.tr("La ricarica era già registrata e non è stata ripetuta: ricevuta {number}.").format(
                number=receipt.number_text
            )
        self.recharged.emit(receipt)
        if self._card.prints.isChecked():
            self._desk.tell(text)
            self.open_receipt(receipt)
        else:
            self._desk.tell(text, action=self.tr("Stampa ricevuta"), on_action=lambda: self.open_receipt(receipt))

    def _on_failed(self, error: BaseException) -> None:
        self._set_sending(False)
        if isinstance(error, Conflict):
            # The first attempt had arrived after all, and what is typed now is another one.
            self._operation = None
            self._desk.messages.warning(
                self.tr("La ricarica di prima risulta già registrata: guarda l'estratto conto prima di rifarla.")
            )
            self.conflicted.emit()
        elif isinstance(error, UserError):
            self._card.show_fault(error)
        else:
            self._desk.tell_error(error)

    def _set_sending(self, is_sending: bool) -> None:
        self._is_sending = is_sending
        self._name_state()

    def _name_state(self) -> None:
        self._card.set_busy(self._is_sending or not self._is_open)
