"""The commands that open a window: `office`, `kiosk`."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from core.errors import RefettorioError
from core.ids import RandomIds
from core.qt.crash import CrashHandler
from core.settings import Settings
from office.app import open_office
from refettorio.exit_codes import DONE, REFUSED
from refettorio.failure_window import FailureWindow
from refettorio.opening import open_current, settings_of
from refettorio.places import crash_folder, version
from refettorio.screen import ensure_screen, has_screen

#: How often Python looks whether somebody pressed Ctrl-C in the terminal.
_LOOK_MILLISECONDS = 500

OpenWindow = Callable[[QApplication, argparse.Namespace, Settings, CrashHandler], QWidget]


def office(options: argparse.Namespace) -> int:
    """Open the office on the database, made when it is new; return when its window is closed."""
    return _run(options, _open_office)


def application(name: str = "Refettorio") -> QApplication:
    """Return the one application, with its names set.

    Raises:
        NoScreen, ScreenNotUsable: no window can be shown here.
    """
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    ensure_screen()
    app = QApplication([name])
    app.setApplicationName(name)
    app.setDesktopFileName(name.lower())
    return app


@contextmanager
def stopped_by_signals(app: QApplication) -> Iterator[None]:
    """Close all windows, as by hand, when somebody presses Ctrl-C in the terminal or the system ends the program."""

    def close(_number: int, _frame: FrameType | None) -> None:
        app.closeAllWindows()
        app.quit()

    before = {number: signal.signal(number, close) for number in (signal.SIGINT, signal.SIGTERM)}
    look = QTimer(app)
    look.timeout.connect(lambda: None)  # Qt's loop lets Python look only when Python has something to do
    look.start(_LOOK_MILLISECONDS)
    try:
        yield
    finally:
        look.stop()
        look.deleteLater()
        for number, handler in before.items():
            signal.signal(number, handler)


def _run(options: argparse.Namespace, open_window: OpenWindow) -> int:
    settings = settings_of(options)
    app = application()
    crash = CrashHandler(crash_folder(), options.clock, version=version())
    crash.install()
    try:
        with stopped_by_signals(app):
            try:
                window = open_window(app, options, settings, crash)
            except RefettorioError as error:
                return _failed(app, error)
            app.exec()
            window.close()
            window.deleteLater()
    finally:
        crash.uninstall()
    return DONE


def _open_office(app: QApplication, options: argparse.Namespace, settings: Settings, crash: CrashHandler) -> QWidget:
    database = open_current(settings)
    window = open_office(app, settings, database, options.clock, RandomIds(options.clock), crash=crash)
    app.aboutToQuit.connect(database.close)
    return window


def _failed(app: QApplication, error: RefettorioError) -> int:
    """Say why nothing opens: on the terminal, and in a window for who has none."""
    print(f"refettorio: {error}", file=sys.stderr)
    if has_screen() and not (sys.stderr is not None and sys.stderr.isatty()):
        window = FailureWindow(error)
        window.show()
        app.exec()
    return REFUSED
