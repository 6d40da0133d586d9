"""A kiosk with a real station file; office, camera, loudspeaker and printer do what a test says."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.clock import FixedClock
from core.errors import UserError
from core.station import ExchangeReport
from kiosk.app import open_kiosk
from kiosk.flow import Source
from kiosk.preferences import KioskPreferences
from kiosk.window import KioskWindow
from tests.core.qt.conftest import left_by_qt
from tests.kiosk.refectory import Ears, FakePrinter, FakeReader, FakeSerial, Hand, Refectory, make_refectory

NOON = datetime(2026, 11, 24, 11, 31, tzinfo=UTC)  # 12:31 in Rome


def pytest_itemcollected(item: pytest.Item) -> None:
    """The screenless platform says of every window with a layout that it cannot tell a window manager its sizes."""
    item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True))


class SeldomSchedule:
    """Exchanges only when a test asks for one, but says when it would."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def after(self, report: ExchangeReport) -> float:
        self.told.append("success")
        return 100_000.0

    def after_failure(self, error: BaseException) -> float:
        self.told.append("refusal" if isinstance(error, UserError) else "failure")
        return 100_000.0


@dataclass
class Kiosk:
    """An open kiosk, and hands to work it."""

    qtbot: QtBot
    window: KioskWindow
    refectory: Refectory
    hand: Hand
    ears: Ears
    printer: FakePrinter
    folder: Path
    readers: list[FakeReader] = field(default_factory=list)
    serials: list[FakeSerial] = field(default_factory=list)
    schedule: SeldomSchedule = field(default_factory=SeldomSchedule)

    @property
    def reader(self) -> FakeReader:
        return self.readers[-1]

    @property
    def word(self) -> str:
        """The outcome's word, empty when no outcome is on screen."""
        presence = self.window.presence
        return presence.outcome.word if presence.stack.currentWidget() is presence.outcome else ""

    def settle(self) -> None:
        """Wait until the station has answered everything."""
        desk = self.window.parts.desk
        self.qtbot.waitUntil(lambda: not desk.is_busy, timeout=20_000)
        QCoreApplication.processEvents()  # what is new on screen is laid out

    def see(self, *texts: str) -> None:
        """The camera sees codes in one picture."""
        for text in texts:
            self.reader.token_read.emit(text, "fake")
        self.settle()

    def scan(self, text: str, *, after: float = 10.0) -> None:
        """A card is read, `after` seconds later."""
        self.pass_seconds(after)
        self.window.read(text, Source.CAMERA)
        self.settle()

    def pass_seconds(self, seconds: float) -> None:
        self.hand.at += seconds
        self.window.presence._on_ticked()

    def widget(self, name: str) -> QWidget:
        found = [w for w in self.window.findChildren(QWidget, name) if w.isVisible()]
        assert len(found) == 1, f"{name}: {len(found)} on screen"
        return found[0]

    def is_visible(self, name: str) -> bool:
        return any(w.isVisible() for w in self.window.findChildren(QWidget, name))

    def tap(self, name: str, *, after: float = 1.0) -> None:
        """Tap a button as a finger does, `after` seconds later."""
        self.hand.at += after
        button = self.widget(name)
        assert isinstance(button, QAbstractButton)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def messages(self) -> list[str]:
        return [message.text for message in self.window.messages.messages]

    def presences(self) -> int:
        return int(self.refectory.store.database.scalar("SELECT COUNT(*) FROM journal WHERE kind = 'presence'"))

    def recharges(self) -> int:
        return int(self.refectory.store.database.scalar("SELECT COUNT(*) FROM journal WHERE kind = 'recharge'"))


OpenKiosk = Callable[..., Kiosk]


@pytest.fixture
def noon() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def refectory(tmp_path: Path, noon: FixedClock) -> Iterator[Refectory]:
    made = make_refectory(tmp_path / "station.db", noon, classes=3)
    yield made
    made.store.close_thread()


@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that leaves a running thread, an active timer or a visible window behind."""
    before = set(threading.enumerate())
    yield
    if QApplication.instance() is None or "scanning" in request.node.path.parts:
        return  # the decoders' tests look after their own threads
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    left = [f"thread {thread.name}" for thread in threading.enumerate() if thread not in before]
    left += left_by_qt()
    if left:
        pytest.fail("left running: " + ", ".join(left))


@pytest.fixture
def open_station(qtbot: QtBot, qapp: QApplication, refectory: Refectory, tmp_path: Path) -> Iterator[OpenKiosk]:
    """Open the kiosk; may be called again after it was closed."""
    opened: list[Kiosk] = []

    def make(*, windowed: bool = True, gateway: object = ..., ready: bool = True, **options: object) -> Kiosk:
        hand, ears, printer, schedule = Hand(), Ears(), FakePrinter(), SeldomSchedule()
        readers: list[FakeReader] = []
        serials: list[FakeSerial] = []

        def reader(_preferences: KioskPreferences) -> FakeReader:
            readers.append(FakeReader(_preferences))
            return readers[-1]

        def serial(port: str) -> FakeSerial:
            serials.append(FakeSerial(port))
            return serials[-1]

        given = {
            "sounder": ears, "printer": printer, "make_reader": reader, "make_serial": serial, "monotonic": hand,
            "schedule": schedule,
        } | options  # fmt: skip
        window = open_kiosk(
            qapp, refectory.store, refectory.office if gateway is ... else gateway, None,
            windowed=windowed, folder=tmp_path, **given,
        )  # fmt: skip
        kiosk = Kiosk(qtbot, window, refectory, hand, ears, printer, tmp_path, readers, serials, schedule)
        opened.append(kiosk)
        if ready:
            qtbot.waitUntil(lambda: window.mode is not None and window.presence.overview is not None)
        kiosk.settle()
        return kiosk

    yield make
    for kiosk in opened:
        kiosk.window.shut_down()
        kiosk.window.leave()
        kiosk.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


@pytest.fixture
def kiosk(open_station: OpenKiosk) -> Kiosk:
    """An open kiosk in presence mode."""
    return open_station()
