"""Which cameras there are, by number and name, without opening them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

_LINUX = Path("/sys/class/video4linux")
#: Where the system does not tell, these numbers are offered.
_USUAL = 3


@dataclass(frozen=True, slots=True)
class FoundCamera:
    """A camera: `source` as `CameraSource.parse` reads it, `name` as the system calls it (may be empty)."""

    source: str
    name: str


def found_cameras(folder: Path | None = None) -> tuple[FoundCamera, ...]:
    """Return the cameras; `folder` is where Linux lists them."""
    folder = folder or _LINUX
    if sys.platform != "linux":
        return tuple(FoundCamera(str(number), "") for number in range(_USUAL))
    entries = sorted(folder.glob("video*"), key=lambda path: (len(path.name), path.name))
    # Each camera has several devices; only the first one gives pictures.
    return tuple(
        FoundCamera(entry.name.removeprefix("video"), _read(entry / "name"))
        for entry in entries
        if _read(entry / "index") in {"", "0"}
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
