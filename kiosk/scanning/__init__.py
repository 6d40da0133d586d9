"""Cameras, QR decoders and code readers: the only package that knows OpenCV, ZXing and zbar.

What needs neither camera nor decoder (code readers that type: `wedge`, `repeat`) can be imported on a machine where
OpenCV is missing; that is why nothing is imported here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.scanning.frames import Grey

__all__ = ["decode"]


def decode(grey: Grey) -> list[str]:
    """Return the texts of the QR codes in a still grey picture (height, width), tried in every way there is.

    Takes up to about a second on a picture without any code. The texts are untrusted: as they stand in the code.

    Raises:
        NoDecoder: no decoder can be used on this machine.
        VisionLibraryMissing: OpenCV cannot be imported.
    """
    from kiosk.scanning.still import decode_still  # noqa: PLC0415 - see the module's text

    return decode_still(grey)
