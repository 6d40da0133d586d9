"""One still picture, tried in every way there is: for photographs that were sent in, and for tests of the decoders."""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from functools import cache

import numpy as np

from kiosk.scanning.decoding import Availability, Decoder, EngineReport, Reading, distinct
from kiosk.scanning.flatten import FINENESS
from kiosk.scanning.frames import Grey
from kiosk.scanning.pipeline import flat_readings, named
from kiosk.scanning.retouch import brightened, scaled, sharpened, sharpened_half, smoothed, turned
from kiosk.scanning.zbar import ZbarDecoder, ZbarLimits, is_zbar_wanted
from kiosk.scanning.zxing import Damaged, ZxingDecoder, zxing_report

#: Enlarging a picture further than this many pixels a side costs more than it reads.
_LARGEST_SIDE = 2600
_SCALES = (2.0, 1.5, 0.5)
#: How many damaged codes of one picture get a supple grid.
_MOST_FLATTENED = 4


class StillReader:
    """Reads still pictures with all stages at several scales; stops at the first that reads something."""

    def __init__(self, zxing: ZxingDecoder | None, zbar: Decoder | None) -> None:
        """Either decoder may be missing.

        Raises:
            NoDecoder: both are.
        """
        Availability(
            (EngineReport("zxing", zxing is not None, "assente"), EngineReport("zbar", zbar is not None, "assente"))
        ).require_any()
        self._zxing = zxing
        self._zbar = zbar

    def read(self, grey: Grey) -> tuple[Reading, ...]:
        """Return the codes in `grey`, each text once."""
        if not grey.size:
            return ()
        for readings in self._stages(grey):
            if readings:
                return distinct(readings)
        return ()

    def _stages(self, grey: Grey) -> Iterator[tuple[Reading, ...]]:
        """Return what each stage reads, the cheapest first; a stage is not begun before it is asked for."""
        if self._zxing is not None:
            yield from self._by_zxing(self._zxing, grey)
        if self._zbar is not None:
            yield from self._by_zbar(self._zbar, grey)
        if self._zxing is not None:
            for fineness in FINENESS:
                yield from self._flattened(self._zxing, grey, fineness)

    def _by_zxing(self, zxing: ZxingDecoder, grey: Grey) -> Iterator[tuple[Reading, ...]]:
        look = zxing.look(grey)
        # A second code that is bent must not be lost because the first one beside it is flat.
        rest = [d for d in look.damaged if not any(_overlap(d, reading) for reading in look.readings)]
        yield look.readings + tuple(
            reading
            for damaged in (rest[:_MOST_FLATTENED] if look.readings else ())
            for reading in flat_readings(zxing, grey, damaged)
        )
        for factor in _fitting_scales(grey):
            yield named(zxing.decode(scaled(grey, factor)), "zxing, scaled", 1 / factor)
        for radius in (4.0, 2.0, 1.0):
            yield named(zxing.decode(sharpened(grey, radius)), "zxing, sharpened")
        yield named(zxing.decode(sharpened_half(grey)), "zxing, sharpened", 2.0)
        yield named(zxing.decode(brightened(grey)), "zxing, brightened")
        yield named(zxing.decode(smoothed(grey)), "zxing, smoothed")
        # The corners of a turned picture mean nothing in the original: only the text does.
        yield tuple(Reading(r.text, _whole(grey), "zxing, turned") for r in zxing.decode(turned(grey, 45)))

    def _by_zbar(self, zbar: Decoder, grey: Grey) -> Iterator[tuple[Reading, ...]]:
        yield zbar.decode(grey)
        for factor in _fitting_scales(grey):
            yield named(zbar.decode(scaled(grey, factor)), "zbar", 1 / factor)
        yield zbar.decode(sharpened(grey))

    def _flattened(self, zxing: ZxingDecoder, grey: Grey, fineness: int) -> Iterator[tuple[Reading, ...]]:
        for factor in (2.0, 1.0, 3.0):
            if max(grey.shape) * factor > _LARGEST_SIDE:
                continue
            seen = scaled(grey, factor) if factor != 1.0 else grey
            for picture in (seen, smoothed(seen)):
                for damaged in zxing.look(picture).damaged[:_MOST_FLATTENED]:
                    yield named(flat_readings(zxing, seen, damaged, fineness), "zxing, flattened", 1 / factor)


def _fitting_scales(grey: Grey) -> tuple[float, ...]:
    return tuple(factor for factor in _SCALES if max(grey.shape) * factor <= _LARGEST_SIDE)


def _overlap(damaged: Damaged, reading: Reading) -> bool:
    """Return whether the two lie over each other: the middle of one is in the box of the other."""
    middle = np.mean(np.array(damaged.quad), axis=0)
    box = np.array(reading.quad)
    return bool(np.all(middle >= box.min(axis=0)) and np.all(middle <= box.max(axis=0)))


def _whole(grey: Grey) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]:
    height, width = grey.shape
    return (0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height))


@cache
def _usual_reader() -> StillReader:
    """Return a reader with the decoders of this machine, made at the first call and kept until the program ends."""
    zbar = ZbarDecoder(ZbarLimits(start=10.0, call=5.0)) if is_zbar_wanted() else None
    if zbar is not None:
        atexit.register(zbar.close)
    has_zxing = zxing_report().is_available
    if not has_zxing and zbar is not None:
        Availability((zxing_report(), zbar.report(10.0))).require_any()
    return StillReader(ZxingDecoder() if has_zxing else None, zbar)


def decode_still(grey: Grey) -> list[str]:
    """Return the texts of the codes in `grey`; see `kiosk.scanning.decode`.

    Raises:
        NoDecoder: no decoder can be used on this machine.
    """
    return [reading.text for reading in _usual_reader().read(grey)]
