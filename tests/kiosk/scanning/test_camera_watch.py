"""A camera that is unplugged, freezes, comes back."""

from __future__ import annotations

import pytest

from kiosk.scanning.camera_watch import CameraWatch, Patience, Step, WatchedSource
from tests.kiosk.scanning.conftest import FakeSource, Hand, Socket, shade


def opened() -> CameraWatch:
    watch = CameraWatch(Patience(silent=3.0, frozen=5.0, pauses=(0.5, 1.0, 2.0)))
    watch.opened(0.0)
    return watch


def test_a_camera_is_opened_first():
    assert CameraWatch().step(0.0) is Step.OPEN


def test_pictures_that_change_keep_it_open():
    watch = opened()
    for number in range(100):
        watch.saw(number, number * 1.0)
        assert watch.step(number * 1.0 + 0.9) is Step.READ
    assert not watch.is_lost


def test_three_seconds_without_pictures_release_it():
    watch = opened()
    watch.saw(1, 1.0)
    assert watch.step(3.9) is Step.READ
    assert watch.step(4.0) is Step.RELEASE


def test_five_seconds_of_the_same_picture_release_it():
    watch = opened()
    for tenth in range(60):
        watch.saw(7, tenth / 10)
    assert watch.step(4.9) is Step.READ
    assert watch.step(5.9) is Step.RELEASE


def test_a_file_may_show_the_same_picture_for_ever():
    watch = CameraWatch(Patience(silent=3.0, frozen=None))
    watch.opened(0.0)
    for second in range(60):
        watch.saw(7, float(second))
        assert watch.step(float(second)) is Step.READ


def test_it_is_opened_again_after_ever_longer_pauses():
    watch = opened()
    at, waited = 10.0, []
    for _ in range(5):
        watch.failed(at)
        tries = [pause for pause in (0.5, 1.0, 2.0) if watch.step(at + pause) is Step.OPEN]
        assert watch.step(at + tries[0] - 0.01) is Step.WAIT
        waited.append(tries[0])
        at += tries[0]
    assert waited == [0.5, 1.0, 2.0, 2.0, 2.0]


def test_opening_alone_does_not_make_it_found():
    watch = opened()
    watch.failed(1.0)
    watch.opened(2.0)
    assert watch.is_lost
    watch.saw(1, 2.1)
    assert not watch.is_lost


def test_the_frozen_picture_after_opening_again_does_not_make_it_found():
    watch = opened()
    watch.saw(7, 0.0)
    watch.failed(5.0)
    watch.opened(6.0)
    watch.saw(7, 6.1)
    assert watch.is_lost
    watch.saw(8, 6.2)
    assert not watch.is_lost


def test_the_pauses_start_anew_once_it_was_found():
    watch = opened()
    watch.failed(1.0)
    watch.failed(2.0)
    watch.opened(3.0)
    watch.saw(1, 3.0)
    watch.failed(10.0)
    assert watch.step(10.5) is Step.OPEN


@pytest.fixture
def told() -> list[str]:
    return []


def watched(socket: Socket, hand: Hand, told: list[str]) -> WatchedSource:
    return WatchedSource(
        socket,
        hand,
        patience=Patience(silent=3.0, frozen=5.0, pauses=(1.0,)),
        on_lost=lambda: told.append("lost"),
        on_found=lambda: told.append("found"),
    )


def test_a_camera_disappears_and_comes_back(hand, told):
    before, after = FakeSource(shade(1), shade(2)), FakeSource(shade(3))
    socket = Socket(before, None, after)
    source = watched(socket, hand, told)
    assert source.read() is None  # opens
    assert [source.read() is not None for _ in range(3)] == [True, True, False]
    assert told == []
    hand.at += 3.0
    source.read()
    assert before.is_closed
    assert told == ["lost"]
    hand.at += 1.0
    source.read()  # nothing plugged in
    source.read()  # waits
    assert (socket.openings, told) == (2, ["lost"])
    hand.at += 1.0
    source.read()
    assert told == ["lost"]
    frame = source.read()
    assert frame is not None
    assert frame.grey[0, 0] == 3
    assert told == ["lost", "found"]
    source.close()
    assert after.is_closed


def test_a_frozen_camera_is_released(hand, told):
    frozen = FakeSource(*[shade(5)] * 20)
    source = watched(Socket(frozen), hand, told)
    for _ in range(8):
        source.read()
        hand.at += 1.0
    assert frozen.is_closed
    assert told == ["lost"]


def test_a_camera_that_was_never_there_is_told_once(hand, told):
    source = watched(Socket(), hand, told)
    for _ in range(10):
        source.read()
        hand.at += 1.0
    assert told == ["lost"]


def test_the_end_of_a_file_is_an_end_not_a_loss(hand, told):
    source = watched(Socket(FakeSource(shade(1), ends=True)), hand, told)
    source.read()
    assert not source.is_finished
    source.read()
    assert source.is_finished
    assert told == []


def test_closing_twice_is_allowed(hand, told):
    source = watched(Socket(FakeSource(shade(1))), hand, told)
    source.read()
    source.close()
    source.close()
