"""The commands that open a window: `office`, `kiosk`."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from types import FrameType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from core.access.sealing import open_sealer
from core.errors import RefettorioError
from core.ids import RandomIds
from core.qt.collecting import Collector
from core.qt.crash import CrashHandler
from core.qt.crash_panel import CrashPanel
from core.settings import Settings
from core.station import DatabaseGateway, StationStore
from kiosk.app import open_kiosk
from kiosk.scanning.camera_source import CameraSource
from office.app import open_office
from refettorio.demo.sample_history import make_lived_sample
from refettorio.exit_codes import DONE, REFUSED
from refettorio.failure_window import FailureWindow
from refettorio.opening import open_current, open_there, settings_of
from refettorio.places import crash_folder, version
from refettorio.screen import ensure_screen, has_screen
from refettorio.single_instance import alone

#: How often Python looks whether somebody pressed Ctrl-C in the terminal.
_LOOK_MILLISECONDS = 500

#: The sample municipality offered at the first start is the demonstration's.
_SAMPLE_SEED = 20261124

OpenWindow = Callable[[QApplication, argparse.Namespace, Settings, CrashHandler], QWidget]


def office(options: argparse.Namespace) -> int:
    """Open the office on the database, made when it is new; return when its window is closed."""
    return _run(options, _open_office)


def kiosk(options: argparse.Namespace) -> int:
    """Open the kiosk on its station file, the only one on it; return when its window is closed.

    The office may be away: the kiosk then works from its own file and exchanges when the office is back.
    """
    if options.camera is not None:
        CameraSource.parse(options.camera)  # a slip on the command line is told before a window covers the terminal
    with alone(settings_of(options).station_file):
        return _run(options, _open_kiosk)


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
    Collector(app).start()
    return app


@contextmanager
def stopped_by_signals(app: QApplication) -> Iterator[Event]:
    """Close all windows, as by hand, when somebody presses Ctrl-C in the terminal or the system ends the program.

    The event given is set then.
    """
    is_stopped = Event()

    def close(_number: int, _frame: FrameType | None) -> None:
        is_stopped.set()
        app.closeAllWindows()
        app.quit()

    before = {number: signal.signal(number, close) for number in (signal.SIGINT, signal.SIGTERM)}
    look = QTimer(app)
    look.timeout.connect(lambda: None)  # Qt's loop lets Python look only when Python has something to do
    look.start(_LOOK_MILLISECONDS)
    try:
        yield is_stopped
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
    window = open_office(
        app,
        settings,
        database,
        options.clock,
        RandomIds(options.clock),
        crash=crash,
        sample=lambda session: make_lived_sample(
            session, open_sealer(settings.key_file, session.database), _SAMPLE_SEED
        ),
    )
    app.aboutToQuit.connect(database.close)
    return window


def _open_kiosk(app: QApplication, options: argparse.Namespace, settings: Settings, crash: CrashHandler) -> QWidget:
    ids = RandomIds(options.clock)
    store = StationStore.open(settings.station_file, clock=options.clock, ids=ids)
    window = open_kiosk(
        app,
        store,
        DatabaseGateway(lambda: open_there(settings), options.clock, ids),
        options.camera,
        windowed=options.windowed,
        folder=settings.station_file.parent,
        station_id=options.station,
        language=settings.language,
        clock=options.clock,
    )
    panel = CrashPanel()
    layout = window.layout()
    if isinstance(layout, QBoxLayout):
        layout.insertWidget(0, panel)
    crash.attach(window.messages, panel)
    app.aboutToQuit.connect(window.shut_down)
    return window


def _failed(app: QApplication, error: RefettorioError) -> int:
    """Say why nothing opens: on the terminal, and in a window for who has none."""
    print(f"refettorio: {error}", file=sys.stderr)
    if has_screen() and not (sys.stderr is not None and sys.stderr.isatty()):
        window = FailureWindow(error)
        window.show()
        app.exec()
    return REFUSED
