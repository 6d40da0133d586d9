"""The sign of life that the watchdog looks for, given by the screen's own thread: a frozen screen gives none."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

_log = logging.getLogger(__name__)

#: Names the file; set by the watchdog for the program it starts.
VARIABLE = "REFETTORIO_HEARTBEAT"
_MILLISECONDS = 2000


class Heartbeat(QObject):
    """Writes a growing number into a file, as long as the screen's thread answers."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._count = 0
        self._timer = QTimer(self, interval=_MILLISECONDS)
        self._timer.timeout.connect(self.beat)
        self._timer.start()
        self.beat()

    def stop(self) -> None:
        """Give no more signs."""
        self._timer.stop()

    def beat(self) -> None:
        """Give a sign. A disk that takes none is no reason to stop serving."""
        self._count += 1
        try:
            self._path.write_text(str(self._count), encoding="ascii")
        except OSError as error:
            _log.warning("the watchdog's file cannot be written: %s", error)
