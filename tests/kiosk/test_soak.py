"""A whole refectory at forty cards a minute, and eight hours of it: none lost, none doubled, memory flat."""

from __future__ import annotations

import gc
import sys
import tracemalloc

import pytest

from kiosk import flow
from kiosk.flow import Source
from tests.kiosk.conftest import Kiosk


def test_three_hundred_children_at_forty_a_minute_are_all_answered_once(kiosk: Kiosk):
    """Cards come every 1.5 s, each held for a second; some children come twice; nobody taps away a diet at once."""
    shown: list[str] = []
    kiosk.window.presence.outcome_shown.connect(lambda check_in: shown.append(check_in.first_name))
    tokens = kiosk.refectory.all_tokens
    assert len(tokens) == 27
    queue = (tokens * 12)[:300]
    for number, token in enumerate(queue):
        for _ in range(10):  # ten sights in a second
            kiosk.hand.at += 0.1
            kiosk.reader.token_read.emit(token, "fake")
        kiosk.hand.at += 0.5
        if number % 4 == 3:
            kiosk.settle()
            kiosk.hand.at += 1
            kiosk.window.presence._on_tapped()
    kiosk.settle()
    while not kiosk.window.presence.state.is_ready:
        kiosk.hand.at += 1
        kiosk.window.presence._on_tapped()
        kiosk.window.presence._on_ticked()
    assert kiosk.presences() == 21  # 27 of whom 3 are away and 3 not enrolled
    # 27 children, a turn of 40 s between two visits of the same: every visit is asked for and shown.
    assert len(shown) == 300


def test_the_screens_own_memory_does_not_grow_with_the_day():
    """Eight hours of the flow alone: 19,200 cards, a million sights."""
    state = flow.State()
    tracemalloc.start()
    sizes = []
    for minute in range(8 * 60):
        for card in range(40):
            at = minute * 60 + card * 1.5
            state, _ = flow.step(state, flow.TokenRead(f"T{minute}-{card}", Source.CAMERA, at))
            state, _ = flow.step(state, flow.Ticked(at + 0.5))
        if minute in {60, 479}:
            gc.collect()
            sizes.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert len(state.last_seen) <= 8
    assert sizes[1] - sizes[0] < 50_000


@pytest.mark.slow
def test_two_thousand_scans_leave_the_process_as_large_as_before(kiosk: Kiosk):
    def scan_all(count: int) -> None:
        for number in range(count):
            kiosk.hand.at += 6
            kiosk.window.read(kiosk.refectory.all_tokens[number % 27], Source.CAMERA)
            if number % 20 == 19:
                kiosk.settle()
                kiosk.hand.at += 1
                while kiosk.window.presence.state.waiting or kiosk.window.presence.state.shown:
                    kiosk.hand.at += 6
                    kiosk.window.presence._on_tapped()
                    kiosk.window.presence._on_ticked()

    scan_all(400)
    gc.collect()
    objects, size = len(gc.get_objects()), _resident()
    scan_all(2000)
    gc.collect()
    assert len(gc.get_objects()) - objects < 500  # one for each scan would be 2000
    assert _resident() - size < 25_000_000


def _resident() -> int:
    """Bytes of the process, its highest so far: it can only grow."""
    resource = pytest.importorskip("resource")  # not on Windows
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
