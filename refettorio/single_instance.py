"""One window for each station file: two kiosks on one journal would number receipts for the same drawer."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from core.errors import EnvironmentFault


class StationInUse(EnvironmentFault):
    """Another window has the station's file open."""

    template = (
        "La postazione di «{path}» è già aperta su questo computer: usa quella finestra, oppure chiudila e riprova."
    )


class StationFolderNotUsable(EnvironmentFault):
    """The station's folder cannot be made or written."""

    template = "La cartella della postazione «{path}» non si può usare ({reason}). Indica un altro --station-file."


@contextmanager
def alone(station_file: Path) -> Iterator[None]:
    """Hold the station's file for the block. The system itself lets go of it when the process ends, however it ends.

    Raises:
        StationInUse: another process has it.
        StationFolderNotUsable: the file system refuses.
    """
    lock = station_file.with_name(f"{station_file.name}.lock")
    try:
        station_file.parent.mkdir(parents=True, exist_ok=True)
        file = lock.open("ab")
    except OSError as error:
        raise StationFolderNotUsable(path=station_file.parent, reason=error.strerror) from error
    with file:
        try:
            _take(file)
        except OSError as error:
            raise StationInUse(path=station_file) from error
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
