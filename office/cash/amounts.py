"""Amounts typed at the cash desk, where zero is one too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from core.errors import InvalidValue
from core.money import format_euro, parse_euro


class AmountField(QLineEdit):
    """A field for euro. `field_name` is the Italian name that core gives it in `InvalidValue`."""

    def __init__(self, field_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field_name = field_name
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(14)
        self.setPlaceholderText("0,00")

    def cents(self) -> int:
        """Return the amount; zero when zero was typed.

        Raises:
            InvalidValue: nothing was typed, or it is no amount.
        """
        return amount_of(self.text(), self.field_name)

    def set_cents(self, cents: int) -> None:
        """Write an amount."""
        self.setText(format_euro(cents, symbol=False))


def amount_of(text: str, field_name: str) -> int:
    """Return the cents of an amount that was typed, zero included.

    Raises:
        InvalidValue: nothing was typed, or it is no amount.
    """
    cleaned = text.replace("€", "").replace("\N{NO-BREAK SPACE}", " ").strip()
    if not cleaned:
        raise InvalidValue(field=field_name, reason="scrivi l'importo.")
    if cleaned and not cleaned.strip("0,."):
        return 0
    try:
        return parse_euro(cleaned)
    except InvalidValue as error:
        raise InvalidValue(field=field_name, reason=error.params["reason"]) from error
