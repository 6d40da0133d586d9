"""What a decoder is, what it returns, and which decoders there are on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from core.errors import EnvironmentFault
from kiosk.scanning.frames import Grey, Quad

#: The longest text that a QR code can hold (ISO/IEC 18004: version 40-L, digits). Nothing longer is passed on.
LONGEST_TEXT = 7089


class NoDecoder(EnvironmentFault):
    """Neither ZXing nor zbar can be used: the camera shows pictures that nobody reads."""

    template = (
        "Manca la libreria che legge i codici QR ({reason}): reinstalla il programma con «python start.py», "
        "che installa zxing-cpp. Intanto puoi usare il lettore di codici o la ricerca per nome."
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """One code that was read.

    `text` comes from whoever holds a code before the camera: it may have control characters, any script and thousands
    of characters. It is passed on as it is, for the caller to check its form; it is never logged whole.
    `quad` are the code's corners in the picture's pixels, `engine` names how it was read.
    """

    text: str
    quad: Quad
    engine: str


class Decoder(Protocol):
    """Reads QR codes in a grey picture."""

    def decode(self, grey: Grey) -> tuple[Reading, ...]:
        """Return the codes in `grey`, in no order; never raises because of what a code holds."""
        ...


@dataclass(frozen=True, slots=True)
class EngineReport:
    """Whether one engine can be used; if not, `reason` says why in the library's own words."""

    name: str
    is_available: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Availability:
    """Which engines can be used on this machine."""

    engines: tuple[EngineReport, ...]

    @property
    def is_any(self) -> bool:
        """Whether codes can be read at all."""
        return any(engine.is_available for engine in self.engines)

    def require_any(self) -> None:
        """Return if codes can be read.

        Raises:
            NoDecoder: they cannot.
        """
        if not self.is_any:
            raise NoDecoder(reason="; ".join(f"{engine.name}: {engine.reason}" for engine in self.engines))


def text_of(data: bytes, guess: str) -> str:
    """Return what `data` says: UTF-8 if it is that (ASCII is), else the library's `guess`; bounded, else untouched."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = guess
    return text[:LONGEST_TEXT]


def distinct(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return each text once, the first reading of it."""
    by_text: dict[str, Reading] = {}
    for reading in readings:
        by_text.setdefault(reading.text, reading)
    return tuple(by_text.values())
