from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidValue
from core.registry.naming import clean_name, clean_text, search_key, search_words

RIGHT_TO_LEFT_OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Rossi ", "Rossi"),
        ("De \t Luca\n", "De Luca"),
        ("D’Angelo", "D’Angelo"),
        (f"Ros{RIGHT_TO_LEFT_OVERRIDE}si\x00\x1b", "Rossi"),
        ("\N{ZERO WIDTH SPACE}Anna\N{BYTE ORDER MARK}", "Anna"),
        ("\N{NO-BREAK SPACE}Anna\N{NO-BREAK SPACE}Maria", "Anna Maria"),
        ("Nicolo\N{COMBINING GRAVE ACCENT}", "Nicolò"),
        ("محمد", "محمد"),
        ("דוד", "דוד"),
        ("🌸 Fiore", "🌸 Fiore"),
        ("👩\N{ZERO WIDTH JOINER}🍳", "👩\N{ZERO WIDTH JOINER}🍳"),
        ("\N{ZERO WIDTH JOINER}Anna", "Anna"),
        ("李", "李"),
        ("X" * 100, "X" * 100),
    ],
)
def test_a_name_is_kept_as_people_write_it(typed: str, kept: str) -> None:
    assert clean_name(typed, "Cognome") == kept


@pytest.mark.parametrize("typed", ["", "  ", "\x00", RIGHT_TO_LEFT_OVERRIDE, "\N{ZERO WIDTH JOINER}", "-", "X" * 101])
def test_what_is_no_name_is_refused(typed: str) -> None:
    with pytest.raises(InvalidValue, match="Cognome"):
        clean_name(typed, "Cognome")


@given(st.text(max_size=120))
def test_cleaning_twice_changes_nothing_and_leaves_nothing_invisible(typed: str) -> None:
    try:
        cleaned = clean_text(typed, "Campo", longest=360)  # composing may make a text longer
    except InvalidValue:
        return
    assert clean_text(cleaned, "Campo", longest=360) == cleaned
    assert "  " not in cleaned
    assert not {unicodedata.category(char) for char in cleaned} & {"Cc", "Cs", "Cn", "Co", "Zl", "Zp"}
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Nicolò", "nicolo"),
        ("Nicolò", "NICOLO'"),
        ("Nicolò", "nicolo`"),
        ("D'Angelo", "dangelo"),
        ("D’Angelo", "d'angelo"),
        ("D'Angelo", "angelo"),
        ("D´Angelo", "D'ANGELO"),
        ("Weiß", "weiss"),
        ("Łukasz", "lukasz"),
        ("Çelik", "celik"),
        ("Anna-Maria", "anna maria"),
        ("Anna-Maria", "Anna-Maria"),
        ("Ñáñez", "nanez"),
        ("İpek", "ipek"),
        ("Ştefan", "stefan"),
        ("مُحَمَّد", "محمد"),
        ("🌸", "🌸"),
        ("100%", "100"),
    ],
)
def test_a_name_is_found_however_it_is_typed(name: str, typed: str) -> None:
    key = " " + search_key(name, "Prova")
    words = search_words(typed)
    assert words
    assert all(f" {word}" in key for word in words)


def test_the_key_holds_last_name_first_name_and_fiscal_code() -> None:
    assert search_key("De Luca", "Anna", "RSSMRA85T10A562S") == "de luca anna rssmra85t10a562s"
    assert search_key("D'Angelo", "Anna") == "dangelo anna d angelo"


@given(st.text(max_size=60))
def test_words_to_search_hold_no_pattern_characters(typed: str) -> None:
    assert not set("".join(search_words(typed))) & set("%_\\' \t\n")
