"""Putting a kiosk together: what the command line and the demonstration call."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from core.clock import Clock
from core.errors import RefettorioError
from core.qt.sounder import SilentSounder, Sounder, SpeakerSounder
from core.qt.theme import Theme, apply_theme
from core.qt.translations import describe
from core.station import ExchangeSchedule, OfficeGateway, StationStore
from kiosk.heartbeat import VARIABLE, Heartbeat
from kiosk.inputs import Inputs, ReaderMaker, SerialMaker, usual_reader
from kiosk.preferences import KioskPreferences, load_preferences, save_preferences
from kiosk.printing import PaperPrinter, SystemPrinter
from kiosk.receipts import ReceiptDesk
from kiosk.resume import load_resumed, save_resumed
from kiosk.scanning.camera_source import CameraSource
from kiosk.scanning.serial_scanner import SerialScanner
from kiosk.station_desk import StationDesk
from kiosk.window import KioskParts, KioskWindow

#: Beside the station's file: the preferences, what the kiosk was doing, the receipts.
PREFERENCES, RESUMED, RECEIPTS = "postazione.json", "ripresa.json", "ricevute"
#: How long closing waits for the loudspeaker, in seconds.
_LONGEST_SILENCING = 2.0


def open_kiosk(
    app: QApplication,
    store: StationStore,
    gateway: OfficeGateway | None,
    camera_source: CameraSource | str | None,
    *,
    windowed: bool,
    folder: Path,
    station_id: str | None = None,
    language: str | None = None,
    theme: Theme = Theme.TOUCH,
    sounder: Sounder | None = None,
    printer: PaperPrinter | None = None,
    make_reader: ReaderMaker = usual_reader,
    make_serial: SerialMaker = SerialScanner,
    clock: Clock | None = None,
    monotonic: Callable[[], float] = time.monotonic,
    schedule: ExchangeSchedule | None = None,
) -> KioskWindow:
    """Open the kiosk and begin to work; the caller runs the application's loop and keeps the window.

    Closing the window gives back camera, scanner and station file; `KioskWindow.closed` follows.

    Args:
        app: the application; it is dressed in `theme`.
        store: the station's file.
        gateway: the office; None for a kiosk without one.
        camera_source: a camera, file or stream, also as text; None for the one that was saved in «Gestione».
        windowed: in a window that closes like any other, not full screen.
        folder: where preferences, receipts and what the kiosk was doing are kept: usually the station file's.
        station_id: which station this is, needed before the first exchange only; without it the screen asks for the
            office's one-time code.
        language: `it` or `en`; None for the one that was saved.
        theme: a touch theme.
        sounder: what plays the sounds; the loudspeaker unless given.
        printer: what prints receipts; the system's printer unless given.
        make_reader: makes the camera's reader from the preferences.
        make_serial: makes the reader of a serial port.
        clock: the station's clock unless given.
        monotonic: seconds that never go back.
        schedule: when to exchange.
    """
    apply_theme(app, theme)
    preferences, problem = _preferences(folder / PREFERENCES, camera_source, language)
    speaker = SpeakerSounder() if sounder is None else None
    desk = StationDesk(store, gateway, station_id=station_id, schedule=schedule)
    parts = KioskParts(
        app=app,
        desk=desk,
        inputs=Inputs(app, make_reader, make_serial),
        sounder=sounder or speaker or SilentSounder(),
        receipts=ReceiptDesk(desk, store, folder / RECEIPTS, printer or SystemPrinter()),
        clock=clock or store.clock,
        monotonic=monotonic,
        save_preferences=partial(save_preferences, folder / PREFERENCES),
        save_resumed=partial(save_resumed, folder / RESUMED),
    )
    window = KioskWindow(parts, preferences, resumed=load_resumed(folder / RESUMED), windowed=windowed)
    desk.setParent(window)
    parts.inputs.setParent(window)
    if speaker is not None:
        window.closed.connect(partial(_silence, speaker))
    if windowed:
        window.resize(1280, 800)
        window.show()
    else:
        screen = app.primaryScreen()
        if screen is not None:
            window.setGeometry(screen.geometry())  # a session without a window manager makes nothing full screen
        window.showFullScreen()
    window.start()
    _give_signs_of_life(window)
    for text in (problem, _salvaged(store)):
        if text:
            window.messages.error(text)
    return window


def _silence(speaker: SpeakerSounder) -> None:
    """Let the loudspeaker go; a driver that hangs is left behind."""
    closing = Thread(target=speaker.close, name="sounder-close", daemon=True)
    closing.start()
    closing.join(_LONGEST_SILENCING)


def _give_signs_of_life(window: KioskWindow) -> None:
    """Let a watchdog see that the screen answers, if one asked for it."""
    path = os.environ.get(VARIABLE)
    if path:
        window.closed.connect(Heartbeat(Path(path), window).stop)


def _preferences(
    path: Path, camera_source: CameraSource | str | None, language: str | None
) -> tuple[KioskPreferences, str]:
    """Return the preferences in force, and what is to be said about the file."""
    problem = ""
    try:
        preferences = load_preferences(path)
    except RefettorioError as error:
        preferences, problem = KioskPreferences(), describe(error)
    if camera_source is not None:
        text = camera_source.location if isinstance(camera_source, CameraSource) else camera_source
        preferences = replace(preferences, camera=text)
    if language is not None:
        preferences = replace(preferences, language=language)
    return preferences, problem


def _salvaged(store: StationStore) -> str:
    """Return what is to be said of a station file that was found damaged."""
    salvage = store.salvage
    if salvage is None:
        return ""
    text = QCoreApplication.translate(
        "open_kiosk",
        "L'archivio della postazione era danneggiato: registrazioni recuperate {events}, da consegnare {unsent}. "
        "Il vecchio file è «{path}»: avvisa l'ufficio.",
    )
    if salvage.lost != 0:
        lost = QCoreApplication.translate(
            "open_kiosk",
            "Registrazioni perse: {count}. Oggi conta i bambini e confronta con l'elenco della classe; per le "
            "ricariche confronta le ricevute.",
        )
        unknown = QCoreApplication.translate("open_kiosk", "non si sa quante")
        text += " " + lost.format(count=unknown if salvage.lost is None else salvage.lost)
    return text.format(events=salvage.events, unsent=salvage.unsent, path=salvage.set_aside)
