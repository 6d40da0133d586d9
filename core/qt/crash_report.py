"""What is written down about a defect of ours: where it happened, and nothing about people.

A report holds the kinds of the errors and the places in the code. It never holds messages, values of variables or
whole paths: those name pupils, amounts and users.
"""

from __future__ import annotations

import hashlib
import platform
import re
import sys
import traceback
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath

from PySide6.QtCore import qVersion

#: Reports kept; the oldest go first.
KEPT = 20

_ROOT = Path(__file__).resolve().parents[2]
_PATH_IN_FAULT = re.compile(r'File "(?P<path>[^"]+)"')


@dataclass(frozen=True, slots=True)
class CrashReport:
    """The text of a report, and a name that equal crashes share."""

    text: str
    fingerprint: str


def report_of(error: BaseException, *, version: str, at: datetime) -> CrashReport:
    """Return the report of `error` and of what led to it."""
    trail = "\n".join(_trail(error))
    head = "\n".join(
        (
            f"Refettorio {version}",
            f"{at:%Y-%m-%d %H:%M:%S} UTC",
            f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.machine()}",
        )
    )
    return CrashReport(f"{head}\n\n{trail}\n", hashlib.sha256(trail.encode()).hexdigest()[:8])


def write_report(folder: Path, report: CrashReport, at: datetime) -> Path | None:
    """Write `report` into `folder` and drop the oldest ones; None when it cannot be written."""
    path = folder / f"crash-{at:%Y%m%d-%H%M%S}-{report.fingerprint}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(report.text, encoding="utf-8")
        for old in sorted(folder.glob("crash-*.txt"))[:-KEPT]:
            old.unlink()
    except OSError:
        # A full disk must not turn a crash that is handled into one that is not.
        return None
    return path


def without_folders(fault: str) -> str:
    """Return what faulthandler wrote, with paths that do not tell whose computer it is."""
    return _PATH_IN_FAULT.sub(lambda match: f'File "{place_of(match["path"])}"', fault)


def place_of(filename: str) -> str:
    """Return the path of a source file from the project or its package on: never the user's folders."""
    path = PurePath(filename)
    if path.is_relative_to(_ROOT):
        inside = path.relative_to(_ROOT)
        if ".venv" not in inside.parts:
            return inside.as_posix()
    for anchor in ("site-packages", f"python{sys.version_info.major}.{sys.version_info.minor}", "Lib", "lib"):
        if anchor in path.parts:
            after = path.parts[len(path.parts) - path.parts[::-1].index(anchor) :]
            return "/".join(("…", *after))
    return f"…/{path.name}"


def _trail(error: BaseException) -> list[str]:
    lines: list[str] = []
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        if lines:
            lines.append("caused by")
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        lines += [
            f"  {place_of(frame.filename)}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        ]
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return lines
