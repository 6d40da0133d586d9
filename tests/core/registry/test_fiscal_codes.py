from __future__ import annotations

from datetime import date

import pytest
from stdnum.it import codicefiscale

from core.errors import InvalidValue
from core.registry.fiscal_codes import check_body_fiscal_code, check_fiscal_code


def code(body: str) -> str:
    return body + str(codicefiscale.calc_check_digit(body))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("RCCMNL83S18D969H", "RCCMNL83S18D969H"),
        (" rccmnl 83s18 d969h ", "RCCMNL83S18D969H"),
        ("RCC-MNL.83S18-D969H", "RCCMNL83S18D969H"),
        (code("RCCMNL83S18D96V"), code("RCCMNL83S18D96V")),  # omocodia: the last 9 written V
        (code("RCCMNLUPSMUDVSV"), code("RCCMNLUPSMUDVSV")),  # all digits written as letters
        ("00743110157", "00743110157"),  # provisional, 11 digits
        ("", None),
        ("   ", None),
        (None, None),
    ],
)
def test_a_fiscal_code_is_accepted_in_capitals(typed: str | None, kept: str | None) -> None:
    assert check_fiscal_code(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["RCCMNL83S18D969", "RCCMNL83S18D969HH", "RCCMNL83S18D969A", "RCCMNL83Z18D969H", "ciao", "12345678901", "😀"],
)
def test_what_is_no_fiscal_code_is_refused_with_what_to_do(typed: str) -> None:
    with pytest.raises(InvalidValue, match=r"Codice fiscale: (la lettera di controllo|deve avere)"):
        check_fiscal_code(typed)


@pytest.mark.parametrize(
    ("fiscal_code", "born_on"),
    [
        (code("RCCMNL16S18D969"), date(2016, 11, 18)),
        (code("RCCMNL16S58D969"), date(2016, 11, 18)),  # a girl: day 18 + 40
        (code("RCCMNL20S18D969"), date(2020, 11, 18)),  # 1920 or 2020: the code does not say
        (code("RCCMNLMSS18D969"), None),
        (code("RCCMNL16SM8D969"), date(2016, 11, 18)),  # omocodia in the day: M for 1
        (code("RCCMNL16B69D969"), date(2016, 2, 29)),
    ],
)
def test_code_and_birth_date_agree(fiscal_code: str, born_on: date | None) -> None:
    assert check_fiscal_code(fiscal_code, born_on) == fiscal_code


@pytest.mark.parametrize("born_on", [date(2016, 11, 17), date(2016, 10, 18), date(2015, 11, 18)])
def test_code_and_birth_date_disagree(born_on: date) -> None:
    with pytest.raises(InvalidValue, match=f"18/11 dell'anno 16, qui è scritto {born_on:%d/%m/%Y}"):
        check_fiscal_code(code("RCCMNL16S18D969"), born_on)


def test_a_body_has_eleven_digits() -> None:
    assert check_body_fiscal_code("0171 6020 019") == "01716020019"
    for typed in ("", "0171602001", "RCCMNL83S18D969H"):
        with pytest.raises(InvalidValue, match="11 cifre"):
            check_body_fiscal_code(typed)
    with pytest.raises(InvalidValue, match="una cifra non torna"):
        check_body_fiscal_code("01716020018")
