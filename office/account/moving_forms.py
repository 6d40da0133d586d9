"""Credit that goes elsewhere: to a brother's or sister's account, or back to the family."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from core.ledger import BalanceTooLow, NotSiblings, RefundTooSmall
from core.money import format_euro, parse_euro
from core.qt.theme import Role, set_role
from core.registry import PupilSummary
from office.form import Form, chosen


@dataclass(frozen=True, slots=True)
class TypedTransfer:
    """What was typed: to whom, how much, why."""

    to_pupil_id: int
    cents: int
    reason: str


@dataclass(frozen=True, slots=True)
class TypedRefund:
    """What was typed: how much, to whose bank account, why."""

    cents: int
    iban: str
    payee: str
    reason: str


class TransferForm(Form):
    """To which brother or sister, how much, why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.to = QComboBox()
        self.amount, self.reason = _amount_field(), QLineEdit(maxLength=200)
        for name, field in (("to", self.to), ("amount", self.amount), ("reason", self.reason)):
            field.setObjectName(f"transfer_{name}")
        self._to_line = self.add(self.to, "Alunno")
        self._amount_line, self._reason_line = self.add(self.amount, "Importo"), self.add(self.reason, "Motivo")
        self.tie(NotSiblings, self.to)
        self.tie(BalanceTooLow, self.amount)
        self.retranslate()

    def begin(self, siblings: Sequence[PupilSummary], credit_cents: int) -> None:
        """Offer the siblings, and the whole credit."""
        self.to.clear()
        for one in siblings:
            where = f" · {one.class_name}" if one.class_name else ""
            self.to.addItem(f"{one.full_name}{where}", one.id)
        self.amount.setText(format_euro(credit_cents, symbol=False))
        self.reason.clear()
        self.start()

    def typed(self) -> TypedTransfer:
        """Return what was typed.

        Raises:
            InvalidValue: the amount is none.
        """
        return TypedTransfer(chosen(self.to) or 0, parse_euro(self.amount.text()), self.reason.text())

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Trasferisci a un fratello"))
        self.name(self._to_line, self.tr("A"))
        self.name(self._amount_line, self.tr("Importo in euro"))
        self.name(self._reason_line, self.tr("Motivo"))
        self.save_button.setText(self.tr("Trasferisci"))


class RefundForm(Form):
    """How much, to whose bank account, why; the treasury pays from the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.amount, self.iban = _amount_field(), QLineEdit(maxLength=42)
        self.payee, self.reason = QLineEdit(maxLength=140), QLineEdit(maxLength=200)
        set_role(self.iban, Role.CODE)
        fields = (("amount", self.amount), ("iban", self.iban), ("payee", self.payee), ("reason", self.reason))
        for name, field in fields:
            field.setObjectName(f"refund_{name}")
        self._lines_of = (
            self.add(self.amount, "Importo"), self.add(self.iban, "IBAN"), self.add(self.payee, "Intestatario"),
            self.add(self.reason, "Motivo"),
        )  # fmt: skip
        self.tie(BalanceTooLow, self.amount)
        self.tie(RefundTooSmall, self.amount)
        self.retranslate()

    def begin(self, payee: str, credit_cents: int) -> None:
        """Begin with the whole credit and the applicant."""
        self.amount.setText(format_euro(credit_cents, symbol=False))
        self.iban.clear()
        self.payee.setText(payee)
        self.reason.clear()
        self.start()

    def typed(self) -> TypedRefund:
        """Return what was typed.

        Raises:
            InvalidValue: the amount is none.
        """
        return TypedRefund(parse_euro(self.amount.text()), self.iban.text(), self.payee.text(), self.reason.text())

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Rimborsa il credito"))
        texts = (
            self.tr("Importo in euro"), self.tr("IBAN"), self.tr("Intestatario del conto corrente"), self.tr("Motivo"),
        )  # fmt: skip
        for line, text in zip(self._lines_of, texts, strict=True):
            self.name(line, text)
        self.save_button.setText(self.tr("Rimborsa"))


def _amount_field() -> QLineEdit:
    return QLineEdit(maxLength=14)
