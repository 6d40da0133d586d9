"""Which camera: a text from the settings or the command line, understood before anything is opened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, IntEnum
from urllib.parse import urlsplit, urlunsplit

from core.errors import UserError

_DEVICE_PATH = re.compile(r"/dev/video\d+")
_NUMBER_PLACE = re.compile(r"%0?\d*d")
_STREAMS = frozenset({"http", "https", "rtsp", "rtsps"})
_LONGEST = 1000
_HIGHEST_DEVICE = 99


class CameraSourceNotUnderstood(UserError):
    """The text names no camera, file or stream."""

    template = (
        "«{text}» non indica una fotocamera. Scrivi il suo numero (0 è la prima), il percorso di un filmato "
        "oppure un indirizzo che comincia con http:// o rtsp://."
    )


class SourceKind(Enum):
    """What a picture comes from."""

    DEVICE = "device"
    FILE = "file"
    PATTERN = "pattern"
    STREAM = "stream"


class Rotation(IntEnum):
    """How the camera hangs: degrees clockwise by which its picture is turned to stand upright."""

    NONE = 0
    RIGHT = 90
    UPSIDE_DOWN = 180
    LEFT = 270


@dataclass(frozen=True, slots=True)
class CameraSource:
    """Where pictures come from.

    `location` is a device's number or path, a file, a pattern of numbered files (`cards/%03d.jpg`) or a stream's
    address.
    """

    kind: SourceKind
    location: str

    @classmethod
    def parse(cls, text: str) -> CameraSource:
        """Return the source that `text` names.

        Raises:
            CameraSourceNotUnderstood: it names none.
        """
        text = text.strip()
        if not text or len(text) > _LONGEST or not text.isprintable():
            raise CameraSourceNotUnderstood(text=text[:40])
        if text.isascii() and text.isdigit():
            if int(text) > _HIGHEST_DEVICE:
                raise CameraSourceNotUnderstood(text=text[:40])
            return cls(SourceKind.DEVICE, str(int(text)))
        if _DEVICE_PATH.fullmatch(text):
            return cls(SourceKind.DEVICE, text)
        scheme, separator, rest = text.partition("://")
        if separator:
            if scheme.lower() not in _STREAMS or not rest:
                raise CameraSourceNotUnderstood(text=text[:40])
            return cls(SourceKind.STREAM, text)
        if _NUMBER_PLACE.search(text):
            return cls(SourceKind.PATTERN, text)
        return cls(SourceKind.FILE, text)

    @property
    def is_live(self) -> bool:
        """Whether it shows what happens now: then old pictures are dropped, and it may come back after it was lost."""
        return self.kind in {SourceKind.DEVICE, SourceKind.STREAM}

    @property
    def shown(self) -> str:
        """The source for screens and logs: the password of a stream's address is left out."""
        if self.kind is not SourceKind.STREAM:
            return self.location
        parts = urlsplit(self.location)
        if "@" not in parts.netloc:
            return self.location
        host = parts.netloc.rpartition("@")[2]
        return urlunsplit(parts._replace(netloc=f"***@{host}"))


@dataclass(frozen=True, slots=True)
class CameraOptions:
    """How a source is opened and shown.

    `width`, `height` and `frames_per_second` are wishes to a device; it may give others. `mirror` turns the preview's
    sides round and nothing else: decoders always get the picture as it was taken (a mirrored code is still read by
    ZXing, but not by zbar). The kiosk's view mirrors when it paints, so this stays off unless a camera mirrors by
    itself. `loop` starts a file again at its end. `is_paced` gives a file's pictures at the file's own speed; without
    it, as fast as they are read. `timeout_ms` bounds the opening and each reading of a stream.
    """

    width: int = 1280
    height: int = 720
    frames_per_second: int = 30
    mirror: bool = False
    rotation: Rotation = Rotation.NONE
    loop: bool = False
    is_paced: bool = True
    timeout_ms: int = 5000
