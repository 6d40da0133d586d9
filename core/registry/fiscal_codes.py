"""The Italian fiscal code (codice fiscale, D.M. 23/12/1976), checked with python-stdnum."""

from __future__ import annotations

import re
from datetime import date

from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.it import codicefiscale, iva

from core.errors import InvalidValue, Phrase

FIELD = Phrase("Codice fiscale")
#: Where a code has digits, and the letters of omocodia that stand for 0 to 9.
_DIGIT_PLACES = frozenset({6, 7, 9, 10, 12, 13, 14})
_OMOCODIA = {letter: str(digit) for digit, letter in enumerate("LMNPQRSTUV")}
_BETWEEN = re.compile(r"[\s.\-]+")


def check_fiscal_code(text: str | None, born_on: date | None = None) -> str | None:
    """Return a person's fiscal code in capitals, or None when none was written (children from abroad).

    Accepted: 16 characters, also with the letters that replace digits when two people would have the same code
    (omocodia), and the provisional one of 11 digits.

    Raises:
        InvalidValue: it is not a fiscal code, or it says another birth date than `born_on`.
    """
    code = _BETWEEN.sub("", text or "").upper()
    if not code:
        return None
    try:
        codicefiscale.validate(code)
    except InvalidChecksum as error:
        raise InvalidValue(field=FIELD, reason="la lettera di controllo non torna: ricopialo dalla tessera.") from error
    except ValidationError as error:
        raise InvalidValue(field=FIELD, reason="deve avere 16 caratteri, come sulla tessera sanitaria.") from error
    if born_on is not None and len(code) == 16:
        _ensure_same_birth(code, born_on)
    return code


def without_omocodia(code: str) -> str:
    """Return what the codes of one person have in common, whether digits or the letters that replace them were used.

    The last letter checks the others and is left out; of a provisional code nothing changes.
    """
    if len(code) != 16:
        return code
    return "".join(
        _OMOCODIA.get(char, char) if place in _DIGIT_PLACES else char for place, char in enumerate(code[:15])
    )


def check_body_fiscal_code(text: str) -> str:
    """Return the fiscal code of a public body: 11 digits, of which the last checks the others.

    Raises:
        InvalidValue: it is not one.
    """
    code = _BETWEEN.sub("", text)
    if len(code) != 11 or not code.isdecimal():
        raise InvalidValue(field="Codice fiscale del comune", reason="deve avere 11 cifre.")
    if not iva.is_valid(code):
        raise InvalidValue(field="Codice fiscale del comune", reason="una cifra non torna: ricopialo.")
    return code


def _ensure_same_birth(code: str, born_on: date) -> None:
    """Compare year (two digits: the code has no century), month and day; women's days count from 41."""
    told = codicefiscale.get_birth_date(code)
    if (told.year % 100, told.month, told.day) != (born_on.year % 100, born_on.month, born_on.day):
        raise InvalidValue(
            field="Data di nascita",
            reason=Phrase(
                "il codice fiscale dice {told} dell'anno {year}, qui è scritto {written}: correggi l'uno o l'altra.",
                told=f"{told:%d/%m}",
                year=f"{told:%y}",
                written=f"{born_on:%d/%m/%Y}",
            ),
        )
