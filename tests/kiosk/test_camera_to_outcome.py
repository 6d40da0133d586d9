"""From pictures to the outcome: a film as the camera, the real decoders, the real threads."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np

from kiosk.inputs import options_of
from kiosk.preferences import KioskPreferences
from kiosk.scanning._opencv import cv2
from kiosk.scanning.camera_source import CameraSource
from kiosk.scanning.reader import ScanReader, camera_reader
from tests.kiosk.conftest import OpenKiosk
from tests.kiosk.refectory import Refectory
from tests.kiosk.scanning.pictures import code, colour, frame


def film(path: Path, *pictures: np.ndarray) -> None:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 15.0, (1280, 720))
    for picture in pictures:
        for _ in range(6):
            writer.write(colour(picture))
    writer.release()


def every_frame(preferences: KioskPreferences) -> ScanReader:
    return camera_reader(
        CameraSource.parse(preferences.camera), options_of(preferences), every_frame=True, is_zbar_used=False
    )


def test_cards_held_before_the_camera_are_presences(
    qtbot, open_station: OpenKiosk, refectory: Refectory, tmp_path: Path
):
    anna, marco, bea = (code(refectory.child(name).token, version=3) for name in ("Anna", "Marco", "Bea"))
    path = tmp_path / "cards.avi"
    film(path, frame(), frame(anna), frame(), frame(marco, bea), frame(), frame(anna))
    (tmp_path / "postazione.json").write_text(f'{{"camera": "{path.as_posix()}"}}', encoding="utf-8")
    is_over: list[bool] = []

    kiosk = open_station(make_reader=every_frame)
    kiosk.window.parts.inputs.camera_finished.connect(partial(is_over.append, True))
    qtbot.waitUntil(lambda: bool(is_over) or not kiosk.window.parts.inputs.reader.is_running, timeout=60_000)
    kiosk.settle()

    assert kiosk.presences() == 3
    # The monotonic clock stands still: Anna's second time is the same held card.
    assert kiosk.ears.heard.count("served") + len(kiosk.window.presence.state.waiting) == 3
    assert {c.first_name for c in kiosk.window.presence.state.recent} == {"Anna", "Marco", "Bea"}


def test_a_camera_that_is_not_there_is_said_and_the_kiosk_works(open_station: OpenKiosk, tmp_path: Path, qtbot):
    (tmp_path / "postazione.json").write_text('{"camera": "/nowhere/cards.avi"}', encoding="utf-8")
    kiosk = open_station(make_reader=every_frame)
    qtbot.waitUntil(kiosk.window.header.camera_note.isVisible, timeout=20_000)
    assert any("/nowhere/cards.avi" in text for text in kiosk.messages())
    kiosk.scan(kiosk.refectory.child("Anna").token)
    assert kiosk.word == "Buon appetito"
