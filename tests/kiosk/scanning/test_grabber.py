from __future__ import annotations

import threading

from kiosk.scanning.frames import Frame
from kiosk.scanning.grabber import Grabber
from tests.kiosk.scanning.conftest import FakeSource, shade


class Gate(FakeSource):
    """A source that lets its reader through only when the test does."""

    def __init__(self, *pictures) -> None:
        super().__init__(*pictures, ends=True)
        self.asked = threading.Semaphore(0)
        self.allowed = threading.Semaphore(0)

    def read(self) -> Frame | None:
        self.asked.release()
        assert self.allowed.acquire(timeout=20)
        return super().read()


def numbers(grabber: Grabber) -> list[int]:
    seen = []
    while not grabber.is_finished:
        frame = grabber.take(20.0)
        if frame is not None:
            seen.append(frame.number)
    return seen


def test_with_every_frame_none_is_lost():
    source = FakeSource(*(shade(value) for value in range(50)), ends=True)
    grabber = Grabber(source, every_frame=True)
    grabber.start()
    assert numbers(grabber) == list(range(50))
    grabber.stop()
    assert source.is_closed


def test_otherwise_only_the_newest_is_kept():
    source = Gate(*(shade(value) for value in range(5)))
    grabber = Grabber(source)
    grabber.start()
    for _ in range(5):
        source.allowed.release()
    grabber._thread.join(20.0)  # nobody took any of the five meanwhile
    assert numbers(grabber) == [4]
    assert source.is_closed


def test_taking_from_a_camera_without_pictures_gives_none():
    grabber = Grabber(FakeSource())
    grabber.start()
    assert grabber.take(0.01) is None
    assert not grabber.is_finished
    grabber.stop()
    assert not grabber._thread.is_alive()


def test_stopping_frees_a_grabber_whose_picture_nobody_takes():
    source = FakeSource(*(shade(value) for value in range(9)), ends=True)
    grabber = Grabber(source, every_frame=True)
    grabber.start()
    grabber.stop()
    assert not grabber._thread.is_alive()
    assert source.is_closed


def test_stopping_before_starting_is_allowed():
    Grabber(FakeSource()).stop()
