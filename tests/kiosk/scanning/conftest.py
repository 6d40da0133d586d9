"""Sources that give what a test wrote down, and a clock that a test moves."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from kiosk.scanning.camera import CameraNotOpened
from kiosk.scanning.frames import Frame, FrameSource
from kiosk.scanning.zbar import ZbarDecoder, ZbarLimits
from tests.kiosk.scanning.pictures import Picture, colour


def frame_of(grey: Picture, number: int = 0, at: float = 0.0) -> Frame:
    return Frame(grey=grey, colour=colour(grey), number=number, captured_at=at)


def shade(value: int) -> Picture:
    """A small picture that differs from another only if `value` does."""
    return np.full((48, 64), value, np.uint8)


class Hand:
    """A clock, in seconds, that a test moves."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


class FakeSource:
    """Gives the pictures it was made with, None for None; then None for ever, or its end."""

    def __init__(self, *pictures: Picture | None, ends: bool = False) -> None:
        self._pictures = list(pictures)
        self._ends = ends
        self._number = 0
        self.is_closed = False

    @property
    def is_finished(self) -> bool:
        return self._ends and not self._pictures

    def read(self) -> Frame | None:
        picture = self._pictures.pop(0) if self._pictures else None
        if picture is None:
            return None
        self._number += 1
        return frame_of(picture, self._number - 1, at=self._number / 25)

    def close(self) -> None:
        self.is_closed = True


class Socket:
    """Where a camera is plugged in: each opening takes the next of the sources; None means there is no camera."""

    def __init__(self, *sources: FakeSource | None) -> None:
        self._sources = list(sources)
        self.openings = 0

    def __call__(self) -> FrameSource:
        self.openings += 1
        source = self._sources.pop(0) if self._sources else None
        if source is None:
            raise CameraNotOpened(camera="0")
        return source


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def zbar() -> Iterator[ZbarDecoder]:
    decoder = ZbarDecoder(ZbarLimits(start=20.0, call=20.0))
    yield decoder
    decoder.close()
