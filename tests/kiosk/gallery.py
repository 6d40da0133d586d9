"""Every screen and outcome of the kiosk, for the eye: `python -m tests.kiosk.gallery FOLDER [dark | manual]`.

Writes PNGs in two sizes; with `manual` only the pictures of docs/postazione.md, small, under the names used there.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication

from core.clock import FixedClock
from core.payments import Means
from core.qt.theme import Theme
from core.station import CheckIn, CheckInOutcome, MenuDish, recharge, recharge_target
from kiosk import flow
from kiosk.app import open_kiosk
from kiosk.family_words import FamilyLanguage
from kiosk.scanning._opencv import cv2
from kiosk.screens.supervisor_view import SupervisorView
from kiosk.window import KioskWindow
from tests.kiosk.refectory import (
    GLUTEN,
    MILK,
    Ears,
    FakePrinter,
    FakeReader,
    Hand,
    Refectory,
    make_refectory,
    no_service,
)

SIZES = ((1280, 800), (1920, 1080))
#: What the manual shows, by the names of the pictures here.
MANUAL = {
    "02-ready-after-some": "pronta",
    "10-served": "buon_appetito",
    "12-diet": "dieta",
    "15-not-booked": "non_prenotato",
    "32-class": "classe",
    "33-all-present-but": "tutti_tranne",
    "43-recharge-typed": "ricarica",
    "46-recharge-receipt": "ricevuta",
    "50-menu": "gestione",
    "72-till-count": "cassa",
    "62-saver": "riposo",
}
NOON = datetime(2026, 11, 24, 11, 31, tzinfo=UTC)
DISHES = (
    MenuDish("Pasta al pomodoro", "Glutine, Sedano", is_frozen=False),
    MenuDish("Merluzzo gratinato", "Pesce, Glutine", is_frozen=True),
    MenuDish("Carote julienne", "", is_frozen=False),
    MenuDish("Pane", "Glutine", is_frozen=False),
    MenuDish("Pera", "", is_frozen=False),
)


class Photographer:
    """A kiosk of its own for each size; pictures carry the screen's name."""

    def __init__(
        self, app: QApplication, folder: Path, size: tuple[int, int], theme: Theme, *, is_manual: bool = False
    ) -> None:
        self.is_manual = is_manual
        self.app = app
        self.folder = folder
        self.size = size
        self.theme = theme
        self.hand = Hand()
        self.clock = FixedClock(NOON)
        self.reader = FakeReader()
        self._data = tempfile.TemporaryDirectory()
        path = Path(self._data.name)
        self.refectory: Refectory = make_refectory(path / "station.db", self.clock)
        self.window: KioskWindow = open_kiosk(
            app, self.refectory.store, self.refectory.office, "0", windowed=True, folder=path, theme=theme,
            sounder=Ears(), printer=FakePrinter(), make_reader=lambda _p: self.reader, clock=self.clock,
            monotonic=self.hand,
        )  # fmt: skip
        self.window.resize(*size)
        self.wait(lambda: self.window.mode is not None and self.window.presence.overview is not None)
        self.reader.frame_ready.emit(hall())
        self.wait()

    def wait(self, until: Callable[[], bool] = lambda: True) -> None:
        end = time.monotonic() + 20
        while not until() and time.monotonic() < end:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        for _ in range(20):
            self.app.processEvents()

    def settle(self) -> None:
        desk = self.window.parts.desk
        self.wait(lambda: not desk.is_busy)

    def shoot(self, name: str) -> None:
        self.settle()
        width, height = self.size
        if self.is_manual:
            if name in MANUAL:
                picture = self.window.grab().scaledToWidth(800, Qt.TransformationMode.SmoothTransformation)
                picture.save(str(self.folder / f"postazione_{MANUAL[name]}.png"))
            return
        shade = "-dark" if self.theme is Theme.TOUCH_DARK else ""
        self.window.grab().save(str(self.folder / f"{name}{shade}-{width}x{height}.png"))

    def read(self, token: str) -> None:
        self.hand.at += 10
        self.window.read(token, flow.Source.CAMERA)
        self.settle()

    def tap(self, name: str) -> None:
        self.hand.at += 2
        widget = next(w for w in self.window.findChildren(object, name) if getattr(w, "isVisible", bool)())
        widget.click()
        self.settle()

    def clear(self) -> None:
        self.hand.at += 100
        self.window.presence.state = flow.State(recent=self.window.presence.state.recent)
        self.window.presence.show_flow(self.window.presence.state)
        self.window.presence.close_search()
        self.window.messages.clear()
        self.settle()

    def close(self) -> None:
        self.window.close()
        self.refectory.store.close_thread()
        self._data.cleanup()


def hall() -> np.ndarray:
    """What a camera sees: a hall out of focus and a hand with a card."""
    random = np.random.default_rng(7)
    picture = np.zeros((720, 1280, 3), np.uint8)
    picture[:] = np.linspace(170, 90, 720, dtype=np.uint8)[:, None, None]
    for _ in range(16):
        centre = (int(random.integers(0, 1280)), int(random.integers(0, 720)))
        cv2.circle(picture, centre, int(random.integers(40, 160)), random.integers(60, 200, 3).tolist(), -1)
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), 30), np.uint8)


def presences(at: Photographer) -> None:
    refectory, window = at.refectory, at.window
    at.shoot("01-ready")
    for name in ("Marco", "Bea", "Cleo"):
        at.read(refectory.child(name).token)
        at.clear()
    at.shoot("02-ready-after-some")
    outcomes = {
        "10-served": refectory.child("Anna").token,
        "11-plain": refectory.child("Sara").token,
        "12-diet": refectory.child("Nicolò").token,
        "13-two-diets": refectory.child("Alessandra Maria").token,
        "14-already": refectory.child("Anna").token,
        "15-not-booked": refectory.child("Dragoș").token,
        "16-revoked": refectory.tokens["revoked"],
        "17-unknown": "HTTPS://EXAMPLE.ORG/QUALCOSA",
        "18-other-service": refectory.tokens["other service"],
        "19-other-school": refectory.tokens["other school"],
    }
    for name, token in outcomes.items():
        at.read(token)
        at.shoot(name)
        at.clear()
    at.read(refectory.child("Elif").token)
    at.tap("serve_extra")
    at.shoot("20-extra-served")
    at.clear()
    window.presence._happened(flow.Failed("Il disco è pieno: libera spazio e riprova.", flow.AskPupil(1), at.hand.at))
    at.shoot("21-failure")
    at.clear()
    at.hand.at += 1
    window.presence._happened(
        flow.ClassMarked(
            tuple(
                CheckIn(CheckInOutcome.SERVED_DIET, "e", 1, name, "Verdi", "3ªA", (GLUTEN, MILK))
                for name in ("Nicolò", "Alessandra Maria", "Bea", "Cleo")
            ),
            at.hand.at,
        )
    )
    at.shoot("22-queue")
    at.clear()
    at.reader.camera_lost.emit()
    at.shoot("23-camera-lost")
    at.reader.camera_found.emit()
    at.reader.frame_ready.emit(hall())


def names(at: Photographer) -> None:
    at.tap("search_button")
    at.shoot("30-search")
    for letter in "DE":
        at.tap(f"letter_{letter}")
    at.shoot("31-search-typed")
    at.tap("search_back")
    at.tap("search_class_1")
    at.shoot("32-class")
    at.tap("search_back")
    at.tap("search_class_2")
    at.tap("mark_class")
    at.tap("pupil_200")
    at.shoot("33-all-present-but")
    at.clear()
    at.tap("diet_SG")
    at.shoot("34-diet-list")
    at.clear()


def recharges(at: Photographer) -> None:
    window = at.window
    at.tap("mode_recharge")
    at.reader.frame_ready.emit(hall())
    at.shoot("40-recharge-ready")
    at.read("QUALCOSA D'ALTRO")
    at.shoot("41-recharge-refused")
    for child, means, name in (("Anna", "cash", ""), ("Marco", "bancomat", "-no-balance")):
        at.read(at.refectory.child(child).token)
        if not name:
            at.shoot("42-recharge-amount")
        window.recharge.keypad.set_amount(2500)
        if not name:
            at.shoot("43-recharge-typed")
        at.tap("amount_accept")
        if not name:
            at.shoot("44-recharge-means")
        at.tap(f"means_{means}")
        if not name:
            at.shoot("45-recharge-confirm")
        at.tap("recharge_confirm")
        at.shoot(f"46-recharge-receipt{name}")
    at.tap("receipt_print")
    at.shoot("47-recharge-printed")
    window.messages.clear()
    at.tap("recharge_back")
    for language in (FamilyLanguage.ROMANIAN, FamilyLanguage.ARABIC):
        at.tap(f"language_{language.value}")
        at.read(at.refectory.child("Bea").token)
        at.tap("preset_2000")
        at.shoot(f"48-recharge-{language.value}")
        at.tap("recharge_back")
        at.tap("recharge_back")
    at.tap("language_it")
    at.tap("mode_presence")


def supervision(at: Photographer) -> None:
    window = at.window
    view: SupervisorView = window.supervisor
    at.tap("menu_button")
    at.shoot("50-menu")
    at.tap("menu_undo")
    at.shoot("51-undo")
    tile = view.undo_grid.tiles[0]
    tile.click()
    at.shoot("52-undo-confirm")
    at.tap("undo_back")
    at.tap("menu_camera")
    at.reader.frame_ready.emit(hall())
    at.shoot("53-camera")
    at.tap("camera_setup_back")
    at.tap("menu_scanner")
    at.shoot("54-scanner")
    at.tap("scanner_back")
    at.tap("menu_station")
    at.shoot("55-station")
    at.tap("station_back")
    at.tap("menu_pin")
    at.shoot("56-new-pin")
    at.tap("pin_leave")
    at.tap("menu_button")
    at.tap("menu_close")
    at.shoot("57-close")
    view.confirm.cancel()
    at.tap("menu_back")


def till(at: Photographer) -> None:
    """The counter's drawer: opened, counted, closed."""
    at.window.open_menu()
    at.settle()
    at.tap("menu_till")
    for sign in "MARIA␣ROSSI":
        at.tap(f"letter_{sign}")
    at.shoot("70-till-name")
    at.tap("till_name_accept")
    for key in ("5", "0", "00"):
        at.tap(f"key_{key}")
    at.tap("till_amount_accept")
    for place, (name, means) in enumerate((("Anna", Means.CASH), ("Bea", Means.BANCOMAT), ("Cleo", Means.CASH))):
        target = recharge_target(at.refectory.store, at.refectory.child(name).token)
        recharge(at.refectory.store, f"till-{place}", target, 2000, means)
    at.tap("till_back")
    at.tap("menu_till")
    at.shoot("71-till-open")
    at.tap("till_close")
    for key in ("8", "9", "00"):
        at.tap(f"key_{key}")
    at.shoot("72-till-count")
    at.tap("till_amount_accept")
    at.shoot("73-till-reason")
    at.tap("till_reason_0")
    at.shoot("74-till-closed")
    at.tap("till_back")
    at.tap("menu_back")


def edges(at: Photographer) -> None:
    window = at.window
    at.refectory.office.is_away = True
    window.parts.desk.exchange_now()
    at.shoot("60-offline")
    at.refectory.office.is_away = False
    no_service(at.refectory)
    window.presence.refresh()
    at.settle()
    at.read(at.refectory.child("Anna").token)
    at.shoot("61-no-service")
    at.clear()
    window.saver.show_time(at.clock.now(), window.header.title.text(), DISHES)
    window.saver.setGeometry(window.rect())
    window.saver.show()
    at.shoot("62-saver")
    window.saver.hide()
    window._on_state(replace(window.station_state, station=None))
    at.shoot("63-joining")
    at.refectory.office.is_revoked = True
    window.parts.desk.exchange_now()
    at.settle()
    window.parts.desk.look()
    at.shoot("64-revoked")


def main(folder: Path, words: list[str]) -> None:
    theme = Theme.TOUCH_DARK if "dark" in words else Theme.TOUCH
    is_manual = "manual" in words
    app = QApplication.instance() or QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES[:1] if is_manual else SIZES:
        at = Photographer(app, folder, size, theme, is_manual=is_manual)
        for part in (presences, names, recharges, supervision, till, edges):
            part(at)
        at.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"), sys.argv[2:])
