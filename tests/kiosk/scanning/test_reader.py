"""From a video file to the signal: real OpenCV, real decoders, real threads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk.scanning._opencv import cv2
from kiosk.scanning.camera_source import CameraOptions, CameraSource
from kiosk.scanning.camera_watch import Patience
from kiosk.scanning.decoding import Reading
from kiosk.scanning.frames import Grey
from kiosk.scanning.reader import LONGEST_TOKEN, ScanReader, camera_reader
from tests.kiosk.scanning.conftest import FakeSource, Socket, shade
from tests.kiosk.scanning.pictures import OTHER_TOKEN, TOKEN, code, colour, frame

SQUARE = ((0.0, 0.0),) * 4


class Says:
    """Reads the same text in every picture."""

    def __init__(self, *texts: str) -> None:
        self._texts = texts

    def read(self, grey: Grey) -> tuple[Reading, ...]:
        return tuple(Reading(text, SQUARE, "fake") for text in self._texts)


@pytest.fixture
def video(tmp_path: Path) -> CameraSource:
    """Two cards, four frames each, with nothing before, between and after."""
    path = tmp_path / "cards.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 15.0, (1280, 720))
    for picture, count in (
        (frame(), 3),
        (frame(code(TOKEN)), 4),
        (frame(), 2),
        (frame(code(OTHER_TOKEN)), 4),
        (frame(), 2),
    ):
        for _ in range(count):
            writer.write(colour(picture))
    writer.release()
    return CameraSource.parse(str(path))


def run_to_the_end(qtbot, reader: ScanReader) -> list[str]:
    read: list[str] = []
    reader.token_read.connect(lambda text, _engine: read.append(text))
    with qtbot.waitSignal(reader.finished, timeout=30_000):
        reader.start()
    reader.stop()
    return read


@pytest.fixture(autouse=True)
def _no_thread_is_left_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


def test_a_file_is_read_from_end_to_end(qtbot, video):
    reader = camera_reader(video, CameraOptions(is_paced=False), every_frame=True)
    assert run_to_the_end(qtbot, reader) == [TOKEN] * 4 + [OTHER_TOKEN] * 4
    assert (reader.frames_seen, reader.codes_read) == (15, 2)
    assert not reader.is_running


def test_a_paced_file_is_shown_and_read_too(qtbot, video):
    reader = camera_reader(video, CameraOptions(), is_zbar_used=False)
    shown: list[np.ndarray] = []
    reader.frame_ready.connect(shown.append)
    read = run_to_the_end(qtbot, reader)
    assert {TOKEN, OTHER_TOKEN} == set(read)
    assert shown
    assert shown[0].shape == (720, 1280, 3)


def test_a_missing_file_fails_and_finishes(qtbot, tmp_path):
    reader = camera_reader(CameraSource.parse(str(tmp_path / "none.avi")), every_frame=True, is_zbar_used=False)
    with qtbot.waitSignal(reader.failed, timeout=30_000) as failed:
        assert run_to_the_end(qtbot, reader) == []
    assert failed.args[0].code == "VideoFileMissing"


def test_a_camera_that_vanishes_and_comes_back_is_told(qtbot):
    socket = Socket(FakeSource(shade(1)), FakeSource(shade(2)))
    reader = ScanReader(socket, Says(), patience=Patience(silent=0.05, frozen=None, pauses=(0.05,)))
    with qtbot.waitSignals([reader.camera_lost, reader.camera_found], order="strict", timeout=30_000):
        reader.start()
    reader.stop()


def test_a_reader_can_be_started_again(qtbot):
    socket = Socket(FakeSource(shade(1)), FakeSource(shade(2)))
    reader = ScanReader(socket, Says(TOKEN))
    for _ in range(2):
        with qtbot.waitSignal(reader.token_read, timeout=30_000):
            reader.start()
            reader.start()
        reader.stop()
        reader.stop()
    assert socket.openings == 2


def test_slots_run_in_the_screens_thread(qtbot):
    class Screen(ScanReader):
        def note(self, _text: str, _engine: str) -> None:
            self.seen_by = threading.current_thread()

    screen = Screen(Socket(FakeSource(shade(1))), Says(TOKEN))
    screen.token_read.connect(screen.note)
    with qtbot.waitSignal(screen.token_read, timeout=30_000):
        screen.start()
    screen.stop()
    assert screen.seen_by is threading.main_thread()


def test_a_text_too_long_for_a_token_is_cut_for_the_screens(qtbot):
    reader = ScanReader(Socket(FakeSource(shade(1), ends=True)), Says("A" * 2900), every_frame=True)
    assert run_to_the_end(qtbot, reader) == ["A" * LONGEST_TOKEN]


def test_a_held_code_is_told_at_every_sight_and_counted_once(qtbot):
    pictures = [shade(value) for value in range(20)]
    reader = ScanReader(Socket(FakeSource(*pictures, ends=True)), Says(TOKEN), every_frame=True)
    assert run_to_the_end(qtbot, reader) == [TOKEN] * 20
    assert (reader.frames_seen, reader.codes_read) == (20, 1)


def test_the_preview_is_slower_than_the_camera(qtbot, hand):
    shown: list[object] = []
    pictures = [shade(value) for value in range(40)]
    reader = ScanReader(Socket(FakeSource(*pictures, ends=True)), Says(), every_frame=True, clock=hand)
    reader.frame_ready.connect(shown.append)
    run_to_the_end(qtbot, reader)
    assert len(shown) == 1  # the clock stood still


def test_what_the_decoders_use_is_given_back_at_the_end(qtbot):
    given_back: list[str] = []
    reader = ScanReader(
        Socket(FakeSource(shade(1), ends=True)), Says(), every_frame=True, on_stopped=lambda: given_back.append("zbar")
    )
    run_to_the_end(qtbot, reader)
    assert given_back == ["zbar"]
