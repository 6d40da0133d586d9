"""The other decoder's own process: zbar, which some codes make abort.

Run as a script by `kiosk.scanning.zbar`, with nothing but pyzbar and the standard library. It reads pictures from its
standard input (width and height as two big-endian numbers of four bytes, then the grey pixels) and answers each with
one line of JSON: `{"cpu": seconds, "codes": [[hexadecimal bytes, [[x, y], ...]], ...]}`. Its first line says whether
zbar is there. It ends when its input does, so it never outlives the kiosk.
"""

from __future__ import annotations

import json
import signal
import struct
import sys
import time
from typing import Any, BinaryIO


def main() -> None:
    """Answer pictures until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the kiosk, which then closes our input
    pictures, answers = sys.stdin.buffer, sys.stdout.buffer
    try:
        from pyzbar import pyzbar  # noqa: PLC0415 - whether this works is what the first line says
    except (ImportError, OSError) as error:
        _say(answers, {"missing": str(error)})
        return
    _say(answers, {"ready": True})
    while len(header := pictures.read(8)) == 8:
        width, height = struct.unpack(">II", header)
        pixels = pictures.read(width * height)
        started = time.process_time()
        codes = _codes(pyzbar, pixels, width, height)
        _say(answers, {"cpu": time.process_time() - started, "codes": codes})


def _say(answers: BinaryIO, message: dict[str, Any]) -> None:
    answers.write(json.dumps(message).encode() + b"\n")
    answers.flush()


def _codes(pyzbar: Any, pixels: bytes, width: int, height: int) -> list[tuple[str, list[list[int]]]]:  # noqa: ANN401
    """Return the bytes and the outline of each QR code."""
    try:
        found = pyzbar.decode((pixels, width, height), symbols=[pyzbar.ZBarSymbol.QRCODE])
    except (ValueError, pyzbar.PyZbarError):
        return []  # pyzbar raises on structured append and on symbols without an outline (pyzbar issue 139)
    return [(code.data.hex(), [[p.x, p.y] for p in code.polygon]) for code in found if code.type == "QRCODE"]


if __name__ == "__main__":
    main()
