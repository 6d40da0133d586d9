"""Letting the windows work until something has happened, or something has gone wrong."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from core.errors import EnvironmentFault

_LOOK_MILLISECONDS = 20
_qt_log = logging.getLogger("qt")
#: What the screenless platform says of every window.
_IDLE_TALK = "does not support propagateSizeHints"
#: What was raised where nobody waits for it: in a slot, on another thread. Emptied by `watched`.
_troubles: list[BaseException] = []
#: How long a picture on screen is given to be drawn before it is photographed.
_SETTLE_MILLISECONDS = 120


class StepTooLong(EnvironmentFault):
    """Something did not happen in a time that is long on the slowest machine."""

    template = "La dimostrazione si è fermata: {what} non è arrivato in {seconds} secondi. Riprova a computer libero."


class PictureNotSaved(EnvironmentFault):
    """A screenshot cannot be written."""

    template = "L'immagine «{path}» non si può scrivere: controlla lo spazio e i permessi della cartella."


@contextmanager
def watched() -> Iterator[None]:
    """Have `until` raise what goes wrong in the windows' slots and on other threads, instead of waiting in vain."""
    hooks = sys.excepthook, threading.excepthook
    _troubles.clear()
    sys.excepthook = lambda _kind, error, _traceback: _troubles.append(error)
    threading.excepthook = lambda told: _troubles.append(told.exc_value) if told.exc_value is not None else None
    handler = qInstallMessageHandler(_on_qt_message)
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = hooks
        qInstallMessageHandler(handler)
        _troubles.clear()


def until(condition: Callable[[], bool], what: str, seconds: float = 60.0) -> None:
    """Let the windows work until `condition` holds; `what` (Italian) names what is waited for.

    Raises:
        StepTooLong: it did not come to hold.
        Exception: something went wrong meanwhile (see `watched`).
    """
    loop = QEventLoop()
    held = condition()

    def look_again() -> None:
        # Kept: by the time that the loop has ended the next thing may have begun.
        nonlocal held
        held = held or condition()
        if held or _troubles:
            loop.quit()

    look = QTimer(interval=_LOOK_MILLISECONDS)
    look.timeout.connect(look_again)
    limit = QTimer(interval=round(seconds * 1000), singleShot=True)
    limit.timeout.connect(loop.quit)
    look.start()
    limit.start()
    if not held:
        loop.exec()
    look.stop()
    limit.stop()
    if _troubles:
        raise _troubles[0]
    if not held:
        raise StepTooLong(what=what, seconds=round(seconds))


def for_a_moment(milliseconds: int = _SETTLE_MILLISECONDS) -> None:
    """Let the windows work for a moment: what changed gets drawn."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def photograph(widget: QWidget, path: Path) -> None:
    """Save what `widget` shows as a PNG.

    Raises:
        PictureNotSaved: the file cannot be written.
    """
    picture: QPixmap = widget.grab()
    if not picture.save(str(path), "PNG"):
        raise PictureNotSaved(path=path)


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if _IDLE_TALK not in text:
        _qt_log.log(logging.DEBUG if kind is QtMsgType.QtDebugMsg else logging.WARNING, "%s", text)
