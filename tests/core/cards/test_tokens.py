"""The text of a card: made, checked, refused, shown."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.cards import CardToken, TooManyIssues, describe_unknown, new_token, parse_token, qr_modules, token_hash
from core.cards.check_characters import ALPHABET
from core.ids import CountedIds

ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

tokens = st.builds(
    lambda start, issue: new_token(CountedIds(start), issue), st.integers(0, 10**6), st.integers(1, 1023)
)


def test_a_token_has_our_form():
    token = new_token(CountedIds(), 1)

    assert token.text.startswith("CQ1AB")  # A, B: issue number 1
    assert len(token.text) == 28
    assert set(token.text[3:]) <= set(ALPHABET)
    assert token.issue_number == 1


@given(tokens)
def test_what_is_made_is_read_back(token: CardToken):
    assert parse_token(token.text) == token
    assert parse_token(f" {token.text.lower()}\r\n") == token


@given(tokens)
def test_every_single_wrong_character_is_seen(token: CardToken):
    text = token.text
    for place in range(len(text)):
        for other in ALPHANUMERIC:
            wrong = text[:place] + other + text[place + 1 :]
            assert wrong == text or parse_token(wrong) is None


@given(tokens)
def test_every_swap_of_two_characters_is_seen_neighbours_or_not(token: CardToken):
    text = token.text
    for first in range(len(text)):
        for second in range(first + 1, len(text)):
            swapped = list(text)
            swapped[first], swapped[second] = text[second], text[first]
            wrong = "".join(swapped)
            assert wrong == text or parse_token(wrong) is None


@given(tokens, st.data())
def test_two_wrong_characters_are_seen(token: CardToken, data: st.DataObject):
    places = data.draw(st.lists(st.integers(3, 27), min_size=2, max_size=2, unique=True))
    wrong = list(token.text)
    for place in places:
        wrong[place] = data.draw(st.sampled_from([one for one in ALPHABET if one != token.text[place]]))
    assert parse_token("".join(wrong)) is None


def test_all_of_the_random_bits_are_in_the_text():
    class Bits:
        def __init__(self, value: bytes) -> None:
            self.value = value

        def new_id(self) -> str:
            raise AssertionError

        def random_bytes(self, count: int) -> bytes:
            return self.value.ljust(count, b"\0")[:count]

    ones = b"\xff" * 14
    made = {new_token(Bits(bytes(14)), 1).text}
    for bit in range(105):
        made.add(new_token(Bits((1 << (111 - bit)).to_bytes(14, "big")), 1).text)
    made.add(new_token(Bits(ones), 1).text)
    assert len(made) == 107


def test_issue_numbers_have_an_end():
    assert parse_token(new_token(CountedIds(), 1023).text) is not None
    with pytest.raises(TooManyIssues):
        new_token(CountedIds(), 1024)
    with pytest.raises(ValueError, match="begin with 1"):
        new_token(CountedIds(), 0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CQ1",
        "CQ1" + "A" * 24,
        "CQ1" + "A" * 25,  # issue number 0
        "CQ2" + new_token(CountedIds(), 1).text[3:],
        new_token(CountedIds(), 1).text + "A",
        new_token(CountedIds(), 1).text[:-1],
        new_token(CountedIds(), 1).text.replace("C", "\N{CYRILLIC CAPITAL LETTER ES}"),
        "\N{LATIN SMALL LETTER LONG S}" * 28,  # becomes S in upper case
        "CQ1' OR 1=1 --               ",
        "\x00" * 28,
    ],
)
def test_anything_else_is_none_of_ours(text: str):
    assert parse_token(text) is None


@given(st.text(max_size=80))
def test_parsing_never_raises(text: str):
    assert parse_token(text) is None
    assert parse_token("CQ1" + text) is None


def test_ten_thousand_characters_are_refused_without_being_looked_at():
    class Long(str):
        __slots__ = ()

        def strip(self, chars: str | None = None, /) -> str:
            raise AssertionError("only the length should be looked at")

    assert parse_token(Long("CQ1" * 3_334)) is None
    assert len(describe_unknown("CQ1\u202e" * 2_500)) <= 24


@pytest.mark.parametrize(
    ("read", "shown"),
    [
        ("", "(vuoto)"),
        (" \r\n\t ", "(vuoto)"),
        ("8001234567890", "8001234567890"),
        ("https://example.org/a/very/long/path", "https://example.org/a/v…"),
        ("uno\r\ndue\ttre", "uno due tre"),
        ("a\x00b\x1b[31mc", "a·b·[31mc"),
        ("\u202eabc\u2066", "·abc·"),
        ("שלום abc", "···· abc"),
        ("Z\u0310\u0301\u0301algo", "Zalgo"),
        ("x" + " " * 7000, "x…"),
        ("Lucía 😀", "Lucía 😀"),
    ],
)
def test_a_foreign_code_is_shown_short_and_harmless(read: str, shown: str):
    assert describe_unknown(read) == shown


@given(st.text(max_size=300))
def test_whatever_was_read_the_form_to_show_is_harmless(text: str):
    shown = describe_unknown(text)

    assert 0 < len(shown) <= 24
    assert not [one for one in shown if unicodedata.category(one)[0] == "C"]
    assert not [one for one in shown if unicodedata.bidirectional(one) in {"R", "AL", "RLO", "LRO", "RLE", "RLI"}]


@given(tokens)
def test_our_own_codes_are_shown_masked(token: CardToken):
    assert describe_unknown(token.text) == f"CQ1…{token.text[-4:]}"
    assert token.text not in repr(token)


def test_the_hash_is_the_one_of_the_text():
    token = new_token(CountedIds(), 1)

    assert token_hash(token) == token_hash(token.text)
    assert token_hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_symbol_is_version_2_never_micro():
    modules = qr_modules(new_token(CountedIds(), 1))

    assert len(modules) == 25
    assert all(len(row) == 25 for row in modules)
    # Three finder patterns; a Micro symbol has one.
    for top, left in ((0, 0), (0, 18), (18, 0)):
        assert all(modules[top][left : left + 7])
    # The format's first two bits, 11 for level Q, under the mask 10 (ISO/IEC 18004, 7.9.1).
    assert (modules[8][0], modules[8][1]) == (False, True)
    assert len(qr_modules("1")) == 21
