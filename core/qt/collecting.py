"""Python's collection of unreachable objects, kept on the screen's thread (docs/decisions/0022-collecting.md).

Python collects in whichever thread happens to allocate. A window among the garbage would then be destroyed on a
worker's thread, or in the middle of Qt's own walk through the windows: both end in a crash without a trace in Python.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

#: How often the screen's thread looks whether enough has come together.
_LOOK_MILLISECONDS = 1_000


class Collector(QObject):
    """While it runs, only its timer collects. A child of the application; `stop` gives collecting back to Python."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MILLISECONDS)
        self._timer.timeout.connect(collect_due)

    def start(self) -> None:
        """Take collecting over from Python."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Let Python collect as usual: no window is left, or the program ends."""
        self._timer.stop()
        gc.enable()


def collect_due() -> int:
    """Collect what Python itself would have collected by now; return the oldest generation it looked at, or -1.

    The measures are Python's own (`gc.get_threshold`): a young generation that is full, and each older one once the
    younger was collected often enough.
    """
    oldest = -1
    for generation, threshold in enumerate(gc.get_threshold()):
        # A threshold of 0 in an older generation means that the interpreter counts by itself (Python 3.14).
        if gc.get_count()[generation] <= threshold or (generation and not threshold):
            break
        oldest = generation
    if oldest >= 0:
        gc.collect(oldest)
    return oldest
