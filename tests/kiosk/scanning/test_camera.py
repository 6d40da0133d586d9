"""Video files and numbered pictures, written and read again with the real OpenCV."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kiosk.scanning._opencv import cv2
from kiosk.scanning.camera import (
    CameraNotOpened,
    OpenCvSource,
    Pacer,
    VideoFileMissing,
    VideoFileUnreadable,
)
from kiosk.scanning.camera_source import CameraOptions, CameraSource, Rotation
from tests.kiosk.scanning.conftest import Hand

UNPACED = CameraOptions(is_paced=False)


def film(path: Path, count: int = 5, speed: float = 20.0) -> CameraSource:
    """A file whose frames get lighter, with a white patch in the top left corner."""
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), speed, (320, 240))
    for number in range(count):
        picture = np.full((240, 320, 3), 20 + 30 * number, np.uint8)
        picture[:60, :60] = 255
        writer.write(picture)
    writer.release()
    return CameraSource.parse(str(path))


def shades(source: OpenCvSource) -> list[int]:
    seen = []
    while (frame := source.read()) is not None:
        seen.append(int(frame.grey[200, 200]))
    return seen


@pytest.fixture
def video(tmp_path: Path) -> CameraSource:
    return film(tmp_path / "cards.avi")


def test_a_file_gives_all_its_frames_in_order_and_ends(video):
    source = OpenCvSource(video, UNPACED)
    assert np.allclose(shades(source), [20, 50, 80, 110, 140], atol=3)
    assert source.is_finished
    assert source.read() is None
    source.close()


def test_frames_are_numbered_and_carry_the_files_own_time(video, hand):
    source = OpenCvSource(video, UNPACED, clock=hand)
    frames = [source.read() for _ in range(3)]
    source.close()
    assert [frame.number for frame in frames] == [0, 1, 2]
    assert [frame.captured_at for frame in frames] == pytest.approx([100.0, 100.05, 100.1])
    assert frames[0].grey.shape == (240, 320)
    assert frames[0].colour.shape == (240, 320, 3)


def test_a_loop_starts_again(video):
    source = OpenCvSource(video, CameraOptions(is_paced=False, loop=True))
    seen = [int(source.read().grey[200, 200]) for _ in range(7)]
    source.close()
    assert seen[5:] == seen[:2]
    assert not source.is_finished or seen


def test_numbered_pictures_open_as_a_camera(tmp_path):
    for number in range(3):
        cv2.imwrite(str(tmp_path / f"{number:03d}.jpg"), np.full((64, 64, 3), 60 * number, np.uint8))
    source = OpenCvSource(CameraSource.parse(str(tmp_path / "%03d.jpg")), UNPACED)
    assert [source.read() is not None for _ in range(4)] == [True, True, True, False]
    source.close()


def test_a_paced_file_waits_for_its_own_speed(video, hand):
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        hand.at += seconds

    source = OpenCvSource(video, CameraOptions(), clock=hand, wait=wait)
    for _ in range(4):
        source.read()
    source.close()
    assert waits == pytest.approx([0.05, 0.05, 0.05])


def test_a_slow_reader_is_not_made_to_race():
    hand, waits = Hand(), []
    pacer = Pacer(0.1, hand, waits.append)
    pacer.wait_for_next()
    hand.at += 5.0
    pacer.wait_for_next()
    pacer.wait_for_next()
    assert waits == pytest.approx([0.1])


def patch_corner(frame_picture: np.ndarray) -> str:
    """Where the white patch is."""
    grey = frame_picture if frame_picture.ndim == 2 else frame_picture[:, :, 0]
    height, width = grey.shape
    rows, columns = ("top", 20), ("bottom", height - 20)
    for row, y in (rows, columns):
        for column, x in (("left", 20), ("right", width - 20)):
            if grey[y, x] > 200:
                return f"{row} {column}"
    return "nowhere"


@pytest.mark.parametrize(
    ("rotation", "corner", "shape"),
    [
        (Rotation.NONE, "top left", (240, 320)),
        (Rotation.RIGHT, "top right", (320, 240)),
        (Rotation.UPSIDE_DOWN, "bottom right", (240, 320)),
        (Rotation.LEFT, "bottom left", (320, 240)),
    ],
)
def test_a_camera_that_hangs_otherwise_is_turned_for_decoder_and_preview(video, rotation, corner, shape):
    source = OpenCvSource(video, CameraOptions(is_paced=False, rotation=rotation))
    frame = source.read()
    source.close()
    assert (patch_corner(frame.grey), patch_corner(frame.colour), frame.grey.shape) == (corner, corner, shape)


def test_the_mirror_is_for_the_preview_alone(video):
    source = OpenCvSource(video, CameraOptions(is_paced=False, mirror=True))
    frame = source.read()
    source.close()
    assert (patch_corner(frame.grey), patch_corner(frame.colour)) == ("top left", "top right")


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(VideoFileMissing, match="non esiste"):
        OpenCvSource(CameraSource.parse(str(tmp_path / "none.avi")), UNPACED)


def test_a_file_that_is_no_video_says_so(tmp_path):
    path = tmp_path / "letter.avi"
    path.write_text("Gentile famiglia", "utf-8")
    with pytest.raises(VideoFileUnreadable, match="non si può leggere"):
        OpenCvSource(CameraSource.parse(str(path)), UNPACED)


def test_a_camera_that_is_not_there_says_so():
    with pytest.raises(CameraNotOpened, match="«98»"):
        OpenCvSource(CameraSource.parse("98"), UNPACED)


def test_importing_opencv_leaves_qt_alone_and_speeds_up_windows():
    program = (
        "import os; os.environ['QT_QPA_PLATFORM_PLUGIN_PATH']='x'; os.environ['QT_QPA_FONTDIR']='x';"
        "import kiosk.scanning._opencv;"
        "print(os.environ.get('QT_QPA_PLATFORM_PLUGIN_PATH'), os.environ.get('QT_QPA_FONTDIR'),"
        "os.environ['OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS'])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.split() == ["None", "None", "0"]


def test_readers_that_type_work_without_opencv():
    program = (
        "import sys; sys.modules['cv2'] = None; sys.modules['zxingcpp'] = None;"
        "import kiosk.scanning, kiosk.scanning.wedge, kiosk.scanning.repeat, kiosk.scanning.wedge_filter;"
        "from core.errors import EnvironmentFault\n"
        "try: kiosk.scanning.decode(None)\n"
        "except EnvironmentFault as fault: print(fault.code)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.strip() == "VisionLibraryMissing"
