"""When something goes wrong: whose fault it is decides what people see (docs/decisions/0005-errors.md).

The user's errors and the environment's are messages. Anything else is a defect of ours: a report is written and a calm
panel says so; the program goes on, since what was recorded is safe in its transaction.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler
from shiboken6 import isValid

from core.clock import Clock
from core.errors import Cancelled, RefettorioError
from core.qt.crash_panel import CrashPanel
from core.qt.crash_report import report_of, without_folders, write_report
from core.qt.messages import MessageBar
from core.qt.translations import describe

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_FAULT_FILE = "fault.log"


class CrashHandler(QObject):
    """Catches what nobody caught, on any thread. Reports go to `folder`, named by the instant."""

    #: A report was written (its path, or None when it could not be).
    reported = Signal(object)
    _caught = Signal(object)

    def __init__(self, folder: Path, clock: Clock, *, version: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._clock = clock
        self._version = version
        self._messages: MessageBar | None = None
        self._panel: CrashPanel | None = None
        self._known: dict[str, Path | None] = {}
        self._fault_file: TextIO | None = None
        self._had_faulthandler = False
        self._caught.connect(self.handle, Qt.ConnectionType.QueuedConnection)

    def attach(self, messages: MessageBar, panel: CrashPanel) -> None:
        """Say from now on what happens in `messages` and `panel` (before: on the standard error output)."""
        self._messages, self._panel = messages, panel

    def install(self) -> Path | None:
        """Stand behind everything: Python's hooks, Qt's messages, the interpreter's faults.

        Returns the report of the last run when that was ended by a fault inside a library.
        """
        previous = self._previous_fault()
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(_on_qt_message)
        self._enable_faulthandler()
        return previous

    def uninstall(self) -> None:
        """Give everything back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if self._fault_file is not None:
            faulthandler.disable()
            self._fault_file.close()
            self._fault_file = None
            if self._had_faulthandler and sys.__stderr__ is not None:  # None without a console
                faulthandler.enable(sys.__stderr__)

    @Slot(object)
    def handle(self, error: BaseException) -> None:
        """Tell the user's errors from the environment's and from ours, and say so. On the screen's thread."""
        if isinstance(error, RefettorioError):
            self._say(error)
        else:
            self._report(error)

    def _say(self, error: RefettorioError) -> None:
        if self._messages is None or not isValid(self._messages):
            _print(describe(error))
        elif isinstance(error, Cancelled):
            self._messages.info(describe(error))
        else:
            self._messages.error(describe(error))

    def _report(self, error: BaseException) -> None:
        at = self._clock.now()
        report = report_of(error, version=self._version, at=at)
        if report.fingerprint not in self._known:  # a crash in a loop is one report
            self._known[report.fingerprint] = write_report(self._folder, report, at)
            _log.error("crash %s\n%s", report.fingerprint, report.text)
        path = self._known[report.fingerprint]
        if self._panel is not None and isValid(self._panel):
            self._panel.show_report(report.text, path)
        else:
            _print(describe(error))
        self.reported.emit(path)

    def _on_exception(self, kind: type[BaseException], error: BaseException, _traceback: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, _traceback)
        else:
            self._pass_on(error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            self._pass_on(args.exc_value)

    def _pass_on(self, error: BaseException) -> None:
        if isValid(self):
            self._caught.emit(error)
        else:
            sys.__excepthook__(type(error), error, error.__traceback__)

    def _enable_faulthandler(self) -> None:
        self._had_faulthandler = faulthandler.is_enabled()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._fault_file = (self._folder / _FAULT_FILE).open("w", encoding="utf-8")
        except OSError as error:
            _log.info("faults of libraries will not be written down: %s", error)
            return
        faulthandler.enable(self._fault_file)

    def _previous_fault(self) -> Path | None:
        try:
            text = (self._folder / _FAULT_FILE).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None  # the first run
        if not text.strip():
            return None
        at = self._clock.now()
        path = self._folder / f"crash-{at:%Y%m%d-%H%M%S}-fault.txt"
        try:
            path.write_text(f"Refettorio {self._version}\n\n{without_folders(text)}", encoding="utf-8")
        except OSError as error:
            _log.info("the fault of the last run cannot be kept: %s", error)
            return None
        return path


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category or "default", text)


def _print(text: str) -> None:
    if sys.stderr is not None:  # a windowed program on Windows has none
        sys.stderr.write(f"{text}\n")
