"""The camera as the screens know it: a Qt object with signals, behind it two threads."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from core.errors import EnvironmentFault
from kiosk.scanning.camera import OpenCvSource
from kiosk.scanning.camera_source import CameraOptions, CameraSource
from kiosk.scanning.camera_watch import Patience, WatchedSource
from kiosk.scanning.decoding import Reading
from kiosk.scanning.frames import Frame, FrameSource, Grey, SourceMaker
from kiosk.scanning.grabber import Grabber
from kiosk.scanning.pipeline import make_cascade
from kiosk.scanning.repeat import CAMERA_HOLD_SECONDS, RepeatGuard

_log = logging.getLogger(__name__)

#: Pictures for the preview are at least this far apart, in seconds: fifteen a second look alive and cost little.
_PREVIEW_INTERVAL = 1 / 15
#: A text longer than this is cut for the screens: ours have 28 characters, and a cut one is unknown as well.
LONGEST_TOKEN = 256
_TAKE_SECONDS = 0.2
_LONGEST_STOP = 5.0


class TextReader(Protocol):
    """Reads the codes of a camera's pictures one after the other (`kiosk.scanning.pipeline.Cascade`)."""

    def read(self, grey: Grey) -> tuple[Reading, ...]:
        """Return the codes in the picture."""
        ...


class ScanReader(QObject):
    """Reads codes from a camera or a file, off the screen's thread.

    `token_read(text, engine)` comes at every sight of a code, so many times a second while it is held: who listens
    needs the last sight to tell when it went away. `frame_ready(colour array)` is for the preview. `camera_lost` and
    `camera_found` alternate, `camera_lost` first. `finished` comes once, after the last code, when a file is at its end
    or could not be opened (then after `failed(EnvironmentFault)`). All signals reach slots in the receiver's thread.
    """

    token_read = Signal(str, str)
    frame_ready = Signal(object)
    camera_lost = Signal()
    camera_found = Signal()
    failed = Signal(object)
    finished = Signal()
    _preview_sent = Signal()

    def __init__(
        self,
        open_source: SourceMaker,
        texts: TextReader,
        *,
        every_frame: bool = False,
        patience: Patience | None = None,
        on_stopped: Callable[[], object] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        """`every_frame`: the source is a file, none of its pictures is left out and it is opened only once.

        `patience` is for a camera that gives no pictures; `on_stopped` gives back what `texts` uses; `clock` gives
        monotonic seconds.
        """
        super().__init__(parent)
        self._open_source = open_source
        self._texts = texts
        self._every_frame = every_frame
        self._patience = patience or Patience()
        self._on_stopped = on_stopped
        self._clock = clock
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._preview_at = float("-inf")
        self._is_preview_waiting = False
        self._repeats = RepeatGuard(CAMERA_HOLD_SECONDS)
        self.frames_seen = 0
        self.codes_read = 0
        # Queued behind the picture itself: a screen that is busy gets no second picture before it took the first.
        self._preview_sent.connect(self._on_preview_shown, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Whether the camera is being read."""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Begin to read. Nothing happens if it has begun already."""
        if self.is_running:
            return
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name="decoder", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End both threads and give the camera back. Must be called before this object goes away."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(_LONGEST_STOP)
            if self._thread.is_alive():
                _log.warning("the camera's driver does not answer: its thread is left behind")
            self._thread = None

    @Slot()
    def _on_preview_shown(self) -> None:
        self._is_preview_waiting = False

    def _run(self) -> None:
        try:
            source = self._source()
        except EnvironmentFault as fault:
            self.failed.emit(fault)
        else:
            self._read_to_the_end(Grabber(source, every_frame=self._every_frame, on_frame=self._preview))
        self._on_stopped()
        if not self._stop.is_set():
            self.finished.emit()

    def _source(self) -> FrameSource:
        if self._every_frame:
            return self._open_source()
        return WatchedSource(
            self._open_source,
            self._clock,
            patience=self._patience,
            on_lost=self.camera_lost.emit,
            on_found=self.camera_found.emit,
        )

    def _read_to_the_end(self, grabber: Grabber) -> None:
        grabber.start()
        try:
            while not self._stop.is_set() and not grabber.is_finished:
                frame = grabber.take(_TAKE_SECONDS)
                if frame is not None:
                    self._read(frame)
        finally:
            grabber.stop()

    def _read(self, frame: Frame) -> None:
        self.frames_seen += 1
        for reading in self._texts.read(frame.grey):
            self.codes_read += self._repeats.is_new(reading.text, frame.captured_at)
            self.token_read.emit(reading.text[:LONGEST_TOKEN], reading.engine)

    def _preview(self, frame: Frame) -> None:
        now = self._clock()
        if self._is_preview_waiting or now - self._preview_at < _PREVIEW_INTERVAL:
            return
        self._preview_at = now
        self._is_preview_waiting = True
        self.frame_ready.emit(frame.colour)
        self._preview_sent.emit()


def camera_reader(
    source: CameraSource,
    options: CameraOptions | None = None,
    *,
    every_frame: bool = False,
    is_zbar_used: bool | None = None,
    parent: QObject | None = None,
) -> ScanReader:
    """Return a reader for `source` with the decoders of this machine, not started yet.

    `every_frame` is for files that must be read whole; `is_zbar_used` None for what is usual on this system.

    Raises:
        NoDecoder: no decoder can be used.
    """
    chosen = options or CameraOptions()
    cascade, zbar = make_cascade(is_zbar_used=is_zbar_used)
    return ScanReader(
        lambda: OpenCvSource(source, chosen),
        cascade,
        every_frame=every_frame,
        # The pictures of a file may stand still; a camera's never do.
        patience=Patience() if source.is_live else Patience(frozen=None),
        on_stopped=zbar.close if zbar is not None else lambda: None,
        parent=parent,
    )
