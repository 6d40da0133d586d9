"""The order in which a camera's pictures are tried, measured on photographs and clips (docs: benchmark of decoding).

ZXing looks at every picture and, when it finds nothing, at half of it sharpened; the dearer tries take turns from one
picture to the next, so that each picture stays cheap and a card held for a third of a second has had them all:

    fruitless picture   0             1                   2
    tried               zbar, half    ZXing, sharpened    a supple grid over what ZXing found but did not read,
                                                          or else ZXing, brightened
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import numpy as np

from kiosk.scanning._opencv import cv2
from kiosk.scanning.decoding import Availability, Decoder, EngineReport, NoDecoder, Reading, distinct
from kiosk.scanning.flatten import FINENESS, flattened
from kiosk.scanning.frames import Grey, Quad
from kiosk.scanning.retouch import brightened, scaled, sharpened, sharpened_half
from kiosk.scanning.zbar import ZbarDecoder, is_zbar_wanted
from kiosk.scanning.zxing import Damaged, Look, ZxingDecoder, zxing_report

#: Seconds after which nothing further is begun on a picture: the next one is already waiting.
BUDGET_SECONDS = 0.033
#: Pictures whose tries take turns.
_TURNS = 3


class MotionGate:
    """Lets the dear tries rest while the picture stays as it was when they last found nothing.

    A small, coarse copy is compared block by block, so that a card coming in at the side counts and sensor noise does
    not. An unchanged picture is let through until every try had its turn twice, and then every tenth time: a hand may
    hold still at last, or the light be switched on slowly.
    """

    _BLOCKS = (32, 18)
    _CHANGE = 6.0
    _TRIES = 2 * _TURNS
    _EVERY = 10

    def __init__(self) -> None:
        self._fruitless: np.ndarray[tuple[int, ...], np.dtype[np.float32]] | None = None
        self._unchanged = 0

    def is_worth_trying(self, grey: Grey) -> bool:
        """Return whether the dear tries may find what they did not find before."""
        coarse = np.asarray(cv2.resize(grey, self._BLOCKS, interpolation=cv2.INTER_AREA), np.float32)
        # The whole picture getting a little lighter or darker is the camera's exposure, not a card.
        coarse -= coarse.mean()
        before, self._fruitless = self._fruitless, coarse
        if before is None or float(np.abs(coarse - before).max()) > self._CHANGE:
            self._unchanged = 0
            return True
        self._fruitless = before  # slow drift must add up until it counts
        self._unchanged += 1
        return self._unchanged < self._TRIES or self._unchanged % self._EVERY == 0

    def reset(self) -> None:
        """Forget what was seen: something was read."""
        self._fruitless = None
        self._unchanged = 0


class Cascade:
    """Reads a camera's pictures one after the other. Used by one thread."""

    def __init__(
        self,
        zxing: ZxingDecoder | None,
        zbar: Decoder | None,
        *,
        budget_seconds: float = BUDGET_SECONDS,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """Either decoder may be missing; `budget_seconds` of `clock` bound the work on one picture.

        Raises:
            NoDecoder: both are missing.
        """
        Availability(
            (EngineReport("zxing", zxing is not None, "assente"), EngineReport("zbar", zbar is not None, "assente"))
        ).require_any()
        self._zxing = zxing
        self._zbar = zbar
        self._budget = budget_seconds
        self._clock = clock
        self._gate = MotionGate()
        self._fruitless = 0

    def read(self, grey: Grey) -> tuple[Reading, ...]:
        """Return the codes in `grey`, each text once."""
        if not grey.size:
            return ()
        started = self._clock()
        look = self._zxing.look(grey) if self._zxing is not None else Look((), ())
        readings = look.readings or self._try_dear(grey, look, started)
        if readings:
            self._gate.reset()
            self._fruitless = 0
        return distinct(readings)

    def _try_dear(self, grey: Grey, look: Look, started: float) -> tuple[Reading, ...]:
        if not self._gate.is_worth_trying(grey):
            return ()
        turn = self._fruitless % _TURNS
        self._fruitless += 1
        for attempt in self._attempts(grey, look, turn):
            if self._clock() - started >= self._budget:
                break
            if readings := attempt():
                return readings
        return ()

    def _attempts(self, grey: Grey, look: Look, turn: int) -> Iterator[Callable[[], tuple[Reading, ...]]]:
        """Return what is tried at a turn, in order."""
        zxing, zbar = self._zxing, self._zbar
        if zxing is None:
            if zbar is not None:
                yield lambda: zbar.decode(grey)
            return
        yield lambda: named(zxing.decode(sharpened_half(grey)), "zxing, sharpened", 2.0)
        if turn == 0 and zbar is not None:
            yield lambda: named(zbar.decode(scaled(grey, 0.5)), "zbar", 2.0)
        elif turn == 2 and look.damaged:
            yield lambda: flat_readings(zxing, grey, look.damaged[0])
        elif turn == 2:
            yield lambda: named(zxing.decode(brightened(grey)), "zxing, brightened")
        else:
            yield lambda: named(zxing.decode(sharpened(grey)), "zxing, sharpened")


def flat_readings(
    zxing: ZxingDecoder, grey: Grey, damaged: Damaged, fineness: int = FINENESS[0]
) -> tuple[Reading, ...]:
    """Return what a supple grid reads of a damaged code, with the corners where it was found."""
    clean = flattened(grey, damaged.quad, damaged.modules, fineness)
    return tuple(Reading(reading.text, damaged.quad, "zxing, flattened") for reading in zxing.decode(clean))


def named(readings: tuple[Reading, ...], engine: str, factor: float = 1.0) -> tuple[Reading, ...]:
    """Return readings of a retouched picture under the name `engine`, their corners times `factor`."""
    return tuple(Reading(reading.text, _times(reading.quad, factor), engine) for reading in readings)


def _times(quad: Quad, factor: float) -> Quad:
    first, second, third, fourth = ((x * factor, y * factor) for x, y in quad)
    return first, second, third, fourth


def make_cascade(*, is_zbar_used: bool | None = None) -> tuple[Cascade, ZbarDecoder | None]:
    """Return a cascade of the decoders on this machine, and the zbar to close in the end.

    `is_zbar_used`: None for the usual choice of this system.

    Raises:
        NoDecoder: there is none.
    """
    wanted = is_zbar_wanted() if is_zbar_used is None else is_zbar_used
    zbar = ZbarDecoder() if wanted else None
    zxing = ZxingDecoder() if zxing_report().is_available else None
    if zxing is None:
        # Only now is the start of the child worth waiting for: without it nothing is read at all.
        _require_zbar(zbar)
    return Cascade(zxing, zbar), zbar


def _require_zbar(zbar: ZbarDecoder | None) -> None:
    report = zbar.report() if zbar is not None else EngineReport("zbar", is_available=False, reason="spento")
    try:
        Availability((zxing_report(), report)).require_any()
    except NoDecoder:
        if zbar is not None:
            zbar.close()
        raise
