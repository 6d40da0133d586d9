"""Codes that are read aloud: what is misheard is seen or put right."""

from __future__ import annotations

from core.clock import FixedClock
from core.ids import CountedIds, RandomIds
from core.meals.receipt_codes import ALPHABET, new_code, parse_code


def test_codes_are_eight_characters_and_differ():
    ids = RandomIds(FixedClock())
    codes = {new_code(ids) for _ in range(2_000)}
    assert len(codes) == 2_000
    assert all(len(code) == 9 and code[4] == "-" and set(code) <= {*ALPHABET, "-"} for code in codes)
    assert {code[place] for code in codes for place in (0, 6)} == set(ALPHABET)


def test_a_code_is_read_as_people_write_it():
    code = new_code(CountedIds())
    for said in (code.lower(), code.replace("-", ""), f" {code} ", code.replace("0", "O"), code.replace("1", "i")):
        assert parse_code(said) == code


def test_every_single_wrong_character_is_seen():
    code = new_code(CountedIds())
    for place in (0, 1, 2, 3, 5, 6, 7, 8):
        for wrong in ALPHABET:
            if wrong != code[place]:
                assert parse_code(code[:place] + wrong + code[place + 1 :]) is None


def test_what_cannot_be_a_code_is_none():
    for text in ("", "ABCD-EFG", "ABCD-EFGH-J", "ÀÀÀÀ-ÀÀÀÀ", "UUUU-UUUU"):
        assert parse_code(text) is None
