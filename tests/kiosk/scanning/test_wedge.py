"""Readers and people, drawn as `gap:character` in milliseconds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.scanning.wedge import Garbage, LateEnding, Scan, Typed, Wedge, WedgeResult
from tests.kiosk.scanning.pictures import TOKEN


def feed(wedge: Wedge, text: str, *, gap: int, start: int = 0) -> tuple[list[WedgeResult], int]:
    """Press `text` with `gap` ms between keys; return what was told and the instant of the last key."""
    told: list[WedgeResult] = []
    at = start
    for character in text:
        told += wedge.key(character, at)
        at += gap
    return told, at - gap


@pytest.mark.parametrize("gap", [0, 1, 10, 50])
@pytest.mark.parametrize("ending", ["\r", "\n", "\t"])
def test_a_burst_with_an_ending_is_a_scan_at_once(gap, ending):
    told, _ = feed(Wedge(), TOKEN + ending, gap=gap)
    assert told == [Scan(TOKEN, keys=29)]


def test_a_burst_without_ending_is_a_scan_when_the_gap_has_passed():
    wedge = Wedge()
    told, last = feed(wedge, TOKEN, gap=5)
    assert told == []
    assert wedge.is_pending
    assert wedge.tick(last + 50) == ()
    assert wedge.tick(last + 51) == (Scan(TOKEN, keys=28),)
    assert not wedge.is_pending
    assert wedge.tick(last + 5000) == ()


def test_a_burst_is_ended_by_the_next_one_even_if_no_tick_came():
    wedge = Wedge()
    _, last = feed(wedge, TOKEN, gap=5)
    told, _ = feed(wedge, TOKEN.lower() + "\r", gap=5, start=last + 200)
    assert told == [Scan(TOKEN, keys=28), Scan(TOKEN.lower(), keys=29)]


@pytest.mark.parametrize("gap", [51, 80, 120, 400])
def test_a_person_typing_a_whole_token_is_typing(gap):
    wedge = Wedge()
    told, last = feed(wedge, TOKEN, gap=gap)
    assert told + list(wedge.tick(last + 51)) == [Typed(1)] * 28


def test_a_person_who_rolls_three_fingers_is_typing():
    wedge = Wedge()
    _, last = feed(wedge, "mar", gap=20)
    assert wedge.tick(last + 60) == (Typed(3),)


def test_seven_fast_characters_are_too_few_and_eight_are_enough():
    assert feed(Wedge(), "ABC1234\r", gap=5)[0] == [Typed(8)]
    assert feed(Wedge(), "ABC12345\r", gap=5)[0] == [Scan("ABC12345", keys=9)]


@pytest.mark.parametrize("ending", ["", "\r"])
def test_a_stuck_key_is_typing_even_at_a_readers_speed(ending):
    wedge = Wedge()
    told, last = feed(wedge, "0" * 40 + ending, gap=30)
    assert told + list(wedge.tick(last + 100)) == [Typed(40 + len(ending))]


def test_a_key_that_sticks_after_some_others_is_typing():
    assert feed(Wedge(), "abcd" + "e" * 20 + "\r", gap=30)[0] == [Typed(25)]


def test_a_token_with_some_equal_characters_in_a_row_is_a_scan():
    assert feed(Wedge(), "CQ1AAAAAAAABCDEFGHIJKLMNOPQR\r", gap=5)[0] == [Scan("CQ1AAAAAAAABCDEFGHIJKLMNOPQR", 29)]


@pytest.mark.parametrize("filler", ["x7", "x"])
def test_ten_thousand_characters_are_one_garbage(filler):
    text = (filler * 10_000)[:10_000]
    wedge = Wedge()
    assert feed(wedge, text + "\r", gap=1)[0] == [Garbage(10_001)]
    assert feed(wedge, TOKEN + "\r", gap=1, start=20_000)[0] == [Scan(TOKEN, 29)]


def test_garbage_is_not_kept_in_memory():
    wedge = Wedge()
    feed(wedge, "ab" * 50_000, gap=1)
    assert len(wedge._text) < 1000


def test_the_longest_scan_has_512_characters():
    assert isinstance(feed(Wedge(), "ab" * 256 + "\r", gap=1)[0][0], Scan)
    assert isinstance(feed(Wedge(), "ab" * 256 + "c\r", gap=1)[0][0], Garbage)


@pytest.mark.parametrize(("later", "expected"), [(60, LateEnding()), (300, LateEnding()), (301, Typed(1))])
def test_an_enter_that_lags_behind_its_scan_is_not_typed(later, expected):
    wedge = Wedge()
    _, last = feed(wedge, TOKEN, gap=5)
    assert wedge.key("\r", last + later)[-1] == expected


def test_line_feed_after_carriage_return_belongs_to_the_same_scan():
    assert feed(Wedge(), TOKEN + "\r\n", gap=5)[0] == [Scan(TOKEN, 29), LateEnding()]


def test_enter_pressed_by_a_person_is_typing():
    assert Wedge().key("\r", 0) == (Typed(1),)


def test_enter_after_typing_is_typing_even_soon_after_a_scan():
    wedge = Wedge()
    _, at = feed(wedge, TOKEN + "\r", gap=5)
    wedge.key("a", at + 100)
    assert wedge.key("\r", at + 200) == (Typed(1), Typed(1))


@given(st.lists(st.tuples(st.characters(), st.integers(0, 400)), max_size=80))
def test_every_key_gets_exactly_one_verdict(presses):
    wedge, at, told = Wedge(), 0, []
    for character, gap in presses:
        at += gap
        told += wedge.key(character, at)
    told += wedge.tick(at + 1000)
    assert sum(result.keys for result in told) == len(presses)
    assert not wedge.is_pending
