from __future__ import annotations

from kiosk.scanning.repeat import CAMERA_HOLD_SECONDS, SCANNER_HOLD_SECONDS, RepeatGuard


def test_a_held_code_is_new_once_however_long_it_is_held():
    guard = RepeatGuard(CAMERA_HOLD_SECONDS)
    assert [guard.is_new("A", at) for at in (0.0, 4.9, 9.7, 14.6, 19.0)] == [True, False, False, False, False]


def test_a_code_is_new_again_five_seconds_after_its_last_sight():
    guard = RepeatGuard(CAMERA_HOLD_SECONDS)
    guard.is_new("A", 0.0)
    guard.is_new("A", 3.0)
    assert guard.is_new("A", 8.0)


def test_a_scanner_is_believed_after_two_and_a_half_seconds():
    guard = RepeatGuard(SCANNER_HOLD_SECONDS)
    assert [guard.is_new("A", at) for at in (0.0, 2.4, 4.9)] == [True, False, True]


def test_another_code_between_does_not_make_the_first_one_new():
    guard = RepeatGuard(5.0)
    assert [guard.is_new(text, at) for text, at in (("A", 0.0), ("B", 1.0), ("A", 2.0), ("B", 3.0))] == [
        True,
        True,
        False,
        False,
    ]


def test_a_thousand_codes_do_not_fill_the_memory_and_the_held_one_is_kept():
    guard = RepeatGuard(5.0)
    guard.is_new("held", 0.0)
    for number in range(1000):
        guard.is_new(f"other {number}", 0.001 * number)
        assert not guard.is_new("held", 0.001 * number)
    assert len(guard._last_seen) <= 64
