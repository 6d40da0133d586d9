"""Cameras, video files, numbered pictures and streams, opened with OpenCV."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from core.errors import EnvironmentFault
from kiosk.scanning._opencv import cv2
from kiosk.scanning.camera_source import CameraOptions, CameraSource, Rotation, SourceKind
from kiosk.scanning.frames import Colour, Frame

_TURNS = {
    Rotation.RIGHT: cv2.ROTATE_90_CLOCKWISE,
    Rotation.UPSIDE_DOWN: cv2.ROTATE_180,
    Rotation.LEFT: cv2.ROTATE_90_COUNTERCLOCKWISE,
}
#: A file that does not tell its speed, and numbered pictures, are taken to be filmed at this many a second.
_USUAL_SPEED = 25.0
_FASTEST = 240.0


class CameraNotOpened(EnvironmentFault):
    """The camera is not there, is used by another program, or the stream does not answer."""

    template = "La fotocamera «{camera}» non si apre: controlla che sia collegata e che nessun altro programma la usi."


class VideoFileMissing(EnvironmentFault):
    """The video file is not there."""

    template = "Il filmato «{path}» non esiste: controlla il percorso."


class VideoFileUnreadable(EnvironmentFault):
    """The file is there but is no video that can be read."""

    template = "Il filmato «{path}» non si può leggere: usa un file AVI, MP4 o una serie di immagini."


class Pacer:
    """Gives a file's pictures at the file's own speed.

    A reader that falls behind gets the next picture at once, and the count starts anew from there: it does not race to
    catch up.
    """

    def __init__(self, interval: float, clock: Callable[[], float], wait: Callable[[float], object]) -> None:
        """`interval` between pictures, `clock` and `wait` in seconds."""
        self._interval = interval
        self._clock = clock
        self._wait = wait
        self._due_at: float | None = None

    def wait_for_next(self) -> None:
        """Return when the next picture is due."""
        now = self._clock()
        if self._due_at is not None and now < self._due_at:
            self._wait(self._due_at - now)
            self._due_at += self._interval
        else:
            self._due_at = now + self._interval


class OpenCvSource:
    """Pictures by OpenCV. The constructor opens; reading and closing belong to one thread."""

    def __init__(
        self,
        source: CameraSource,
        options: CameraOptions,
        *,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], object] = time.sleep,
    ) -> None:
        """Open `source`.

        Raises:
            CameraNotOpened: a device or stream cannot be opened.
            VideoFileMissing: there is no such file.
            VideoFileUnreadable: OpenCV cannot read the file.
        """
        self._source = source
        self._options = options
        self._clock = clock
        self._capture = _opened(source, options)
        self._interval = _interval(self._capture)
        self._pacer = Pacer(self._interval, clock, wait) if options.is_paced and not source.is_live else None
        self._started_at = clock()
        self._number = 0
        self._is_finished = False

    @property
    def is_finished(self) -> bool:
        """Whether the file is at its end."""
        return self._is_finished

    def read(self) -> Frame | None:
        """Return the next picture; None when the camera gives none, or at the end of the file."""
        if self._is_finished:
            return None
        if self._pacer is not None:
            self._pacer.wait_for_next()
        picture = self._picture()
        if picture is None and not self._source.is_live:
            picture = self._from_the_start()
            self._is_finished = picture is None
        if picture is None:
            return None
        frame = self._frame(picture)
        self._number += 1
        return frame

    def close(self) -> None:
        """Give the camera or the file back."""
        self._capture.release()
        self._is_finished = self._is_finished or not self._source.is_live

    def _picture(self) -> Colour | None:
        try:
            is_there, picture = self._capture.read()
        except cv2.error:
            return None  # a frame broken on its way: the watch decides when there were too many
        return np.asarray(picture, np.uint8) if is_there and picture.size else None

    def _from_the_start(self) -> Colour | None:
        """Return the first picture of a file that loops, None of one that does not."""
        if not self._options.loop or not self._number:
            return None
        # Opened anew: some containers and all numbered pictures cannot be wound back.
        self._capture.release()
        self._capture = _opened(self._source, self._options)
        return self._picture()

    def _frame(self, picture: Colour) -> Frame:
        turn = _TURNS.get(self._options.rotation)
        if turn is not None:
            picture = np.asarray(cv2.rotate(picture, turn), np.uint8)
        if picture.ndim == 2:
            picture = np.asarray(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR), np.uint8)
        grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
        preview = np.asarray(cv2.flip(picture, 1), np.uint8) if self._options.mirror else picture
        # A file's pictures carry the instant at which they were filmed: read faster, they are no closer together.
        at = self._clock() if self._source.is_live else self._started_at + self._number * self._interval
        return Frame(grey=grey, colour=preview, number=self._number, captured_at=at)


def _opened(source: CameraSource, options: CameraOptions) -> cv2.VideoCapture:
    """Return an opened capture.

    Raises:
        CameraNotOpened, VideoFileMissing, VideoFileUnreadable: it cannot be opened.
    """
    if source.kind is SourceKind.FILE and not Path(source.location).is_file():
        raise VideoFileMissing(path=source.location)
    try:
        capture = _capture(source, options)
        is_opened = capture.isOpened()
    except cv2.error as error:
        raise _not_opened(source) from error
    if not is_opened:
        capture.release()
        raise _not_opened(source)
    return capture


def _not_opened(source: CameraSource) -> EnvironmentFault:
    if source.is_live:
        return CameraNotOpened(camera=source.shown)
    return VideoFileUnreadable(path=source.location)


def _capture(source: CameraSource, options: CameraOptions) -> cv2.VideoCapture:
    match source.kind:
        case SourceKind.DEVICE:
            return _device(source.location, options)
        case SourceKind.STREAM:
            limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, options.timeout_ms]
            limits += [cv2.CAP_PROP_READ_TIMEOUT_MSEC, options.timeout_ms]
            return cv2.VideoCapture(source.location, cv2.CAP_FFMPEG, limits)
        case SourceKind.PATTERN:
            return cv2.VideoCapture(source.location, cv2.CAP_IMAGES)
        case SourceKind.FILE:
            return cv2.VideoCapture(source.location)


def _device(location: str, options: CameraOptions) -> cv2.VideoCapture:
    backend = cv2.CAP_V4L2 if sys.platform == "linux" else cv2.CAP_ANY
    capture = cv2.VideoCapture(int(location) if location.isdigit() else location, backend)
    if capture.isOpened():
        if sys.platform == "linux":
            # Uncompressed 720p does not fit through USB 2 at more than 10 pictures a second.
            capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, options.width)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, options.height)
        capture.set(cv2.CAP_PROP_FPS, options.frames_per_second)
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)  # only a hint: the grabber drops what is old
    return capture


def _interval(capture: cv2.VideoCapture) -> float:
    """Return the seconds between two pictures as the file tells them."""
    speed = float(capture.get(cv2.CAP_PROP_FPS))
    return 1.0 / (speed if 0.5 <= speed <= _FASTEST else _USUAL_SPEED)
