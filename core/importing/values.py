"""What a cell means: a text, a day, an amount, whatever Excel made of it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from core.errors import InvalidValue, Phrase
from core.importing.tables import Cell
from core.money import MAX_AMOUNT_CENTS, format_euro

#: Day 0 of Excel's calendar, as its serial numbers count after February 1900.
_EXCEL_DAY_0 = date(1899, 12, 30)
#: Serial numbers that are days of living people: 1927 to 2119. Others are years or slips.
_EXCEL_DAYS = range(10_000, 80_000)
_DAY = re.compile(r"(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{2}|\d{4})(?:\s+0?0[:.]00(?:[:.]00)?)?")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
_AMOUNT = re.compile(r"(?P<minus>[-−–]?)\s*(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:[,.](?P<cents>\d{1,2}))?(?P<after>-?)")


def text_of(cell: Cell) -> str:
    """Return a cell as text: a whole figure without its point (a telephone number, a house number)."""
    match cell:
        case None:
            return ""
        case Decimal():
            is_whole = cell == cell.to_integral_value()
            return f"{cell.to_integral_value():f}" if is_whole else f"{cell:f}".replace(".", ",")
        case date():
            return f"{cell:%d/%m/%Y}"
        case _:
            return cell.strip()


def day_of(cell: Cell, field: str, *, century_until: int) -> date | None:
    """Return a cell as a day, None when it is empty.

    Args:
        cell: a day, the number that Excel keeps for one, or a text (`24/11/2026`, `24.11.26`, `2026-11-24`).
        field: the field's Italian name, for the message.
        century_until: the last year that two digits may mean.

    Raises:
        InvalidValue: it is no day.
    """
    match cell:
        case None:
            return None
        case date():
            return cell
        case Decimal() if cell == cell.to_integral_value() and int(cell) in _EXCEL_DAYS:
            return _EXCEL_DAY_0 + timedelta(days=int(cell))
        case _:
            return _typed_day(text_of(cell), field, century_until)


def cents_of(cell: Cell, field: str) -> int | None:
    """Return a cell as cents (negative for a debt), None when it is empty.

    Raises:
        InvalidValue: it is no amount, has more than two decimals, or is larger than an account can be.
    """
    match cell:
        case None:
            return None
        case Decimal():
            cents = cell * 100
            if cents != cents.to_integral_value():
                # 12.3 written as 12.299999999999999 by a spreadsheet's arithmetic is 12.30; 12.345 is not.
                rounded = cents.to_integral_value()
                if abs(cents - rounded) > Decimal("0.0001"):
                    raise InvalidValue(field=field, reason=Phrase("{text} ha più di due decimali.", text=text_of(cell)))
                cents = rounded
            value = int(cents)
        case _:
            value = _typed_cents(text_of(cell), field)
    if abs(value) > MAX_AMOUNT_CENTS:
        raise InvalidValue(field=field, reason=Phrase("non oltre {most}.", most=format_euro(MAX_AMOUNT_CENTS)))
    return value


def _typed_day(text: str, field: str, century_until: int) -> date | None:
    if not text:
        return None
    iso = _ISO_DAY.fullmatch(text)
    match = _DAY.fullmatch(text)
    try:
        if iso is not None:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if match is not None:
            return date(_year(match[3], century_until), int(match[2]), int(match[1]))
    except ValueError as error:
        reason = Phrase("«{text}» non esiste: controlla il giorno.", text=text[:20])
        raise InvalidValue(field=field, reason=reason) from error
    raise InvalidValue(field=field, reason=Phrase("«{text}» non è una data: scrivila come 24/11/2026.", text=text[:20]))


def _year(text: str, century_until: int) -> int:
    if len(text) == 4:
        return int(text)
    year = century_until // 100 * 100 + int(text)
    return year if year <= century_until else year - 100


def _typed_cents(text: str, field: str) -> int:
    cleaned = text.replace("€", "").replace("\N{NO-BREAK SPACE}", " ").strip()
    match = _AMOUNT.fullmatch(cleaned)
    if match is None:
        reason = Phrase("«{text}» non è un importo: scrivilo come 25,00.", text=text[:20])
        raise InvalidValue(field=field, reason=reason)
    try:
        whole = Decimal(match["whole"].replace(".", ""))
    except InvalidOperation as error:
        raise InvalidValue(field=field, reason=Phrase("«{text}» non è un importo.", text=text[:20])) from error
    cents = int(whole) * 100 + int((match["cents"] or "").ljust(2, "0"))
    return -cents if match["minus"] or match["after"] else cents
