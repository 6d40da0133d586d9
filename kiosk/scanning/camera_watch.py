"""Whether a camera still gives pictures, and when to open it again.

An unplugged camera does not say so: OpenCV goes on calling it opened, gives nothing or the last picture over and over,
and stays so until it is released. Real sensors have noise, so two pictures are never the same for long.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from core.errors import EnvironmentFault
from kiosk.scanning.frames import Frame, FrameSource, SourceMaker

#: Every how many rows and columns a pixel is looked at to tell two pictures apart.
_STRIDE = 16


class Step(Enum):
    """What to do with the camera now."""

    READ = auto()
    RELEASE = auto()
    OPEN = auto()
    WAIT = auto()


@dataclass(frozen=True, slots=True)
class Patience:
    """How long, in seconds, before a camera without pictures is opened again.

    `silent` without any picture, `frozen` with the same one over and over (None: that is allowed, as in files).
    `pauses` are waited between one opening and the next; the last one repeats.
    """

    silent: float = 3.0
    frozen: float | None = 5.0
    pauses: tuple[float, ...] = (0.5, 1.0, 2.0, 5.0, 10.0)


class CameraWatch:
    """Decides from what was seen and when. Knows neither camera nor clock: instants are monotonic seconds."""

    def __init__(self, patience: Patience = Patience()) -> None:
        self._patience = patience
        self._is_open = False
        self._tries = 0
        self._open_at = 0.0
        self._last_picture_at = 0.0
        self._last_change_at = 0.0
        self._fingerprint: int | None = None
        self.is_lost = False

    def step(self, at: float) -> Step:
        """Return what to do at the instant `at`."""
        if not self._is_open:
            return Step.OPEN if at >= self._open_at else Step.WAIT
        if at - self._last_picture_at >= self._patience.silent or self._is_frozen(at):
            return Step.RELEASE
        return Step.READ

    def opened(self, at: float) -> None:
        """Note that the camera could be opened. It counts as found only when it gives a new picture."""
        self._is_open = True
        self._last_picture_at = self._last_change_at = at

    def failed(self, at: float) -> None:
        """Note that the camera could not be opened, or was released because it gave nothing new."""
        self._is_open = False
        self.is_lost = True
        pauses = self._patience.pauses
        self._open_at = at + pauses[min(self._tries, len(pauses) - 1)]
        self._tries += 1

    def saw(self, fingerprint: int, at: float) -> None:
        """Note a picture; equal fingerprints mean equal pictures."""
        self._last_picture_at = at
        if fingerprint == self._fingerprint and self._patience.frozen is not None:
            return
        self._fingerprint = fingerprint
        self._last_change_at = at
        self._tries = 0
        self.is_lost = False

    def _is_frozen(self, at: float) -> bool:
        return self._patience.frozen is not None and at - self._last_change_at >= self._patience.frozen


class WatchedSource:
    """A source that is opened again when it stops giving pictures. It never finishes unless what it opens does."""

    def __init__(
        self,
        open_source: SourceMaker,
        clock: Callable[[], float],
        *,
        patience: Patience = Patience(),
        on_lost: Callable[[], object] = lambda: None,
        on_found: Callable[[], object] = lambda: None,
    ) -> None:
        """`clock` gives monotonic seconds; `on_lost` and `on_found` are called by the thread that reads."""
        self._open_source = open_source
        self._clock = clock
        self._watch = CameraWatch(patience)
        self._on_lost = on_lost
        self._on_found = on_found
        self._source: FrameSource | None = None

    @property
    def is_finished(self) -> bool:
        """Whether what was opened has come to its end (a file)."""
        return self._source is not None and self._source.is_finished

    @property
    def is_lost(self) -> bool:
        """Whether the camera gives no new pictures at present."""
        return self._watch.is_lost

    def read(self) -> Frame | None:
        """Return the next picture; None when there is none now. Opens and releases the camera as needed."""
        was_lost = self._watch.is_lost
        frame = self._take_step()
        if self._watch.is_lost != was_lost:
            (self._on_lost if self._watch.is_lost else self._on_found)()
        return frame

    def close(self) -> None:
        """Give the camera back."""
        if self._source is not None:
            self._source.close()
            self._source = None

    def _take_step(self) -> Frame | None:
        match self._watch.step(self._clock()):
            case Step.READ:
                return self._read_opened()
            case Step.RELEASE:
                self.close()
                self._watch.failed(self._clock())
            case Step.OPEN:
                self._open()
            case Step.WAIT:
                pass
        return None

    def _open(self) -> None:
        try:
            self._source = self._open_source()
        except EnvironmentFault:
            self._watch.failed(self._clock())
        else:
            self._watch.opened(self._clock())

    def _read_opened(self) -> Frame | None:
        frame = self._source.read() if self._source is not None else None
        if frame is not None:
            self._watch.saw(_fingerprint(frame), self._clock())
        return frame


def _fingerprint(frame: Frame) -> int:
    """Return a number that is the same for the same picture: of every 16th pixel of every 16th row."""
    return hash(np.ascontiguousarray(frame.grey[::_STRIDE, ::_STRIDE]).tobytes())
