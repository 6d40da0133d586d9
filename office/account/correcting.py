"""Correcting a line of the statement: taken back with a reason, or a meal taken back by mistake charged again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.access.operations import OperationId
from core.access.session import Session
from core.ledger import Posted, StatementLine, repeat_charge, reverse_entry
from core.money import format_euro
from office.account.reading import GroupAccount
from office.account.register import Register
from office.account.words import kind_text
from office.desk import Desk

TOUCHES = ("ledger", "payments", "meals")


class Correcting(QObject):
    """Listens to one register; `account` gives the account on screen."""

    def __init__(self, desk: Desk, register: Register, account: Callable[[], GroupAccount | None]) -> None:
        super().__init__(register)
        self._desk, self._register, self._account = desk, register, account
        register.reverse_wanted.connect(self._on_reverse_wanted)
        register.repeat_wanted.connect(self._on_repeat_wanted)

    def reverse(self, operation: OperationId, line: StatementLine, reason: str) -> None:
        """Take a line back."""
        text = self.tr("Storno registrato: il saldo è {balance}.")
        self._write(lambda session: reverse_entry(session, operation, line.key, reason), text)

    def repeat(self, operation: OperationId, line: StatementLine, reason: str) -> None:
        """Charge a meal again."""
        text = self.tr("Pasto addebitato di nuovo: il saldo è {balance}.")
        self._write(lambda session: repeat_charge(session, operation, line.key, reason), text)

    def _on_reverse_wanted(self, line: StatementLine | None) -> None:
        account = self._account()
        if line is None or account is None:
            return
        operation = self._desk.new_operation()
        text = self.tr(
            "Lo storno annulla «{what}» del {day} ({amount}): il saldo passa da {before} a {after}. "
            "Le due righe restano nell'estratto conto e lo storno non si può annullare."
        ).format(
            what=kind_text(line.kind),
            day=f"{line.on:%d/%m/%Y}",
            amount=format_euro(line.amount_cents, signed=True),
            before=format_euro(account.balance_cents),
            after=format_euro(account.balance_cents - line.amount_cents),
        )
        self._register.reason_bar.ask(
            text,
            self.tr("Storna {amount}").format(amount=format_euro(abs(line.amount_cents))),
            lambda reason: self.reverse(operation, line, reason),
            is_dangerous=True,
        )

    def _on_repeat_wanted(self, line: StatementLine | None) -> None:
        account = self._account()
        if line is None or account is None:
            return
        operation = self._desk.new_operation()
        text = self.tr(
            "Il pasto del {day} ({amount}) fu stornato per «{reason}»: viene addebitato di nuovo, una volta sola. "
            "Il saldo passa da {before} a {after}."
        ).format(
            day=f"{line.on:%d/%m/%Y}",
            amount=format_euro(line.amount_cents, signed=True),
            reason=line.reason,
            before=format_euro(account.balance_cents),
            after=format_euro(account.balance_cents + line.amount_cents),
        )
        self._register.reason_bar.ask(
            text,
            self.tr("Riaddebita {amount}").format(amount=format_euro(-line.amount_cents)),
            lambda reason: self.repeat(operation, line, reason),
        )

    def _write(self, verb: Callable[[Session], Posted], told: str) -> None:
        self._desk.write(
            lambda session, _progress: verb(session),
            lambda posted: self._desk.tell(told.format(balance=format_euro(posted.balance_cents))),
            owner=self,
            touches=TOUCHES,
        )
