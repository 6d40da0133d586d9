"""Money as integer cents. No float ever holds an amount."""

from __future__ import annotations

import re

from core.errors import InvalidValue, Phrase

#: The largest single amount a person may enter: 10,000.00 €, against slips of the keypad.
MAX_AMOUNT_CENTS = 1_000_000

_MINUS = "\N{MINUS SIGN}"
_EURO = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<cents>\d{1,2}))?")


def format_euro(cents: int, *, signed: bool = False, symbol: bool = True) -> str:
    """Return `cents` as people in Italy write it: `1.234,50 €`.

    With `signed`, money in carries `+` and money out the true minus sign; without it only a negative amount is signed.
    """
    whole, rest = divmod(abs(cents), 100)
    text = f"{whole:,}".replace(",", ".") + f",{rest:02d}"
    sign = _MINUS if cents < 0 else "+" if signed and cents > 0 else ""
    return f"{sign}{text}\N{NO-BREAK SPACE}€" if symbol else f"{sign}{text}"


def parse_euro(text: str) -> int:
    """Return the cents of an amount typed by a person: `12`, `12,5`, `12,50`, `1.234,50`, with or without `€`.

    Raises:
        InvalidValue: not an amount, not above zero, or above `MAX_AMOUNT_CENTS`.
    """
    cleaned = text.replace("€", "").replace("\N{NO-BREAK SPACE}", " ").strip()
    match = _EURO.fullmatch(cleaned)
    if match is None:
        raise InvalidValue(field="Importo", reason="scrivi una cifra in euro, per esempio 25,00.")
    cents = int(match["whole"].replace(".", "")) * 100 + int((match["cents"] or "").ljust(2, "0") or 0)
    if not 0 < cents <= MAX_AMOUNT_CENTS:
        reason = Phrase("deve essere maggiore di zero e non oltre {most}.", most=format_euro(MAX_AMOUNT_CENTS))
        raise InvalidValue(field="Importo", reason=reason)
    return cents
