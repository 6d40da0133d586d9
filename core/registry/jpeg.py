"""What a JPEG says of itself: its size, what it carries beside the picture, where it ends. Nothing is decoded."""

from __future__ import annotations

from dataclasses import dataclass

_START, _END = b"\xff\xd8", b"\xff\xd9"
#: Frame headers (SOF0 … SOF15 without DHT, JPG and DAC): they hold the size.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN = 0xDA
#: APP1 … APP15 and comments: camera, place, day, previews. APP0 is JFIF's own head.
_BESIDE = frozenset({*range(0xE1, 0xF0), 0xFE})


@dataclass(frozen=True, slots=True)
class JpegHead:
    """Width and height in pixels, whether there is more than the picture, and whether it goes to its end."""

    width: int
    height: int
    has_metadata: bool
    is_whole: bool


def jpeg_head(data: bytes) -> JpegHead | None:
    """Return what a JPEG says of itself, None when it is none or breaks off before the picture begins."""
    if not data.startswith(_START):
        return None
    at, size, has_metadata = 2, None, False
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return None
        kind = data[at + 1]
        if kind == 0xFF:  # padding
            at += 1
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if length < 2:
            return None
        if kind in _FRAMES and at + 9 <= len(data):
            size = int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        has_metadata = has_metadata or kind in _BESIDE
        at += 2 + length
        if kind == _SCAN:
            # In the picture itself every FF is followed by a zero or a restart: the first end is the end.
            return None if size is None else JpegHead(*size, has_metadata, data.find(_END, at) >= 0)
    return None
