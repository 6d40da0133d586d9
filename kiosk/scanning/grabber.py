"""The thread that empties the camera, so that the decoder always gets the newest picture."""

from __future__ import annotations

import threading
from collections.abc import Callable

from kiosk.scanning.frames import Frame, FrameSource

#: How long to wait, in seconds, before asking again a source that had no picture.
_PAUSE = 0.03
#: How long stopping waits for a camera driver that hangs, in seconds; the thread is then left to end by itself.
_LONGEST_STOP = 3.0


class Grabber:
    """Reads a source in its own thread and hands over one picture at a time.

    Usually a picture that was not taken in time is replaced by the next: a decoder slower than the camera must not
    look at the past. With `every_frame`, for files, the source waits until each picture was taken.
    """

    def __init__(
        self,
        source: FrameSource,
        *,
        every_frame: bool = False,
        on_frame: Callable[[Frame], object] = lambda _frame: None,
    ) -> None:
        """`on_frame` is called for each picture by the grabber's thread; the source is closed by that thread too."""
        self._source = source
        self._every_frame = every_frame
        self._on_frame = on_frame
        self._newest: Frame | None = None
        self._is_over = False
        self._stop = threading.Event()
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)

    @property
    def is_finished(self) -> bool:
        """Whether the source has ended and its last picture was taken."""
        with self._changed:
            return self._is_over and self._newest is None

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def take(self, timeout: float) -> Frame | None:
        """Return the newest picture that was not taken yet, waiting up to `timeout` seconds for it."""
        with self._changed:
            self._changed.wait_for(lambda: self._newest is not None or self._is_over, timeout)
            frame, self._newest = self._newest, None
            self._changed.notify_all()
        return frame

    def stop(self) -> None:
        """End the thread and close the source."""
        self._stop.set()
        with self._changed:
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(_LONGEST_STOP)

    def _run(self) -> None:
        try:
            while not self._stop.is_set() and not self._source.is_finished:
                frame = self._source.read()
                if frame is not None:
                    self._on_frame(frame)
                    self._hand_over(frame)
                elif not self._source.is_finished:
                    self._stop.wait(_PAUSE)
        finally:
            self._source.close()
            with self._changed:
                self._is_over = True
                self._changed.notify_all()

    def _hand_over(self, frame: Frame) -> None:
        with self._changed:
            if self._every_frame:
                self._changed.wait_for(lambda: self._newest is None or self._stop.is_set())
            self._newest = frame
            self._changed.notify_all()
