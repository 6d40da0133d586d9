"""The first decoder: zxing-cpp."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from kiosk.scanning.decoding import EngineReport, Reading, text_of
from kiosk.scanning.frames import Grey, Quad

try:
    import zxingcpp
except ImportError as _error:  # the wheel is missing, or does not fit this machine
    zxingcpp = None  # type: ignore[assignment]  # a module that may be absent
    _reason = str(_error)
else:
    _reason = ""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A code that was found but not read: its corners and how many modules a side it has."""

    quad: Quad
    modules: int


@dataclass(frozen=True, slots=True)
class Look:
    """All that one look at a picture gave."""

    readings: tuple[Reading, ...]
    damaged: tuple[Damaged, ...]


def zxing_report() -> EngineReport:
    """Return whether zxing-cpp can be used."""
    return EngineReport("zxing", is_available=zxingcpp is not None, reason=_reason)


class ZxingDecoder:
    """zxing-cpp, for QR codes in any turn, light on dark too (phones in dark mode)."""

    def __init__(self, engine: str = "zxing") -> None:
        """`engine` is the name under which its readings are reported."""
        self._engine = engine

    def decode(self, grey: Grey) -> tuple[Reading, ...]:
        """Return the codes that were read in `grey`."""
        return self.look(grey).readings

    def look(self, grey: Grey) -> Look:
        """Return the codes in `grey`: those that were read, and those that were found but are damaged."""
        if not grey.size:
            return Look((), ())
        found = zxingcpp.read_barcodes(
            np.ascontiguousarray(grey),
            formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
            text_mode=zxingcpp.TextMode.Plain,
            try_rotate=True,
            try_downscale=True,
            try_invert=True,
            return_errors=True,
        )
        readings = [
            Reading(text_of(code.bytes, code.text), _quad(code.position), self._engine) for code in found if code.valid
        ]
        damaged = [_damaged(code) for code in found if not code.valid]
        return Look(tuple(reading for reading in readings if reading.text), tuple(d for d in damaged if d is not None))


def _quad(position: Any) -> Quad:  # noqa: ANN401 - the library has no types
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    first, second, third, fourth = ((float(corner.x), float(corner.y)) for corner in corners)
    return first, second, third, fourth


def _damaged(code: Any) -> Damaged | None:  # noqa: ANN401 - the library has no types
    """Return where a code is that was not read; None for Micro QR (M1 to M4), which we never print."""
    version = str(code.extra.get("Version", "")) if isinstance(code.extra, dict) else ""
    if not version.isdigit() or not 1 <= int(version) <= 40:
        return None
    return Damaged(_quad(code.position), 17 + 4 * int(version))
