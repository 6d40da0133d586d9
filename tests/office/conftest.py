"""The office under test: a town with pupils, a runner, a signed-in desk; nothing may be left running."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.access.permissions import Role
from core.access.session import Actor, Session
from core.clock import FixedClock
from core.ids import CountedIds
from core.qt.messages import MessageBar
from core.qt.tasks import TaskRunner
from core.qt.theme import Theme, apply_theme
from core.qt.translations import Language, set_language
from core.storage import Database
from office.areas import Area, areas_of
from office.desk import Desk
from office.files import Files
from office.page import Page
from office.shell.preferences import Preferences
from office.window import OfficeWindow
from tests.builders import Town, make_town
from tests.core.qt.conftest import nothing_left_running, pytest_itemcollected

__all__ = ["nothing_left_running", "pytest_itemcollected"]


@dataclass
class OfficeTown:
    """The town of the office's tests: two schools, three classes, seven pupils, everybody priced and enrolled."""

    town: Town
    pupils: dict[str, int] = field(default_factory=dict)
    classes: dict[str, int] = field(default_factory=dict)

    @property
    def session(self) -> Session:
        return self.town.session

    @property
    def database(self) -> Database:
        return self.town.database

    @property
    def service_id(self) -> int:
        return self.town.service_id

    def session_of(self, role: Role, school_id: int | None = None) -> Session:
        """The same database under another role."""
        return replace(self.session, actor=Actor(self.session.actor.id, "Giulia Cirillo", role, school_id))


PUPILS = (
    ("3ªA", "Rossi", "Anna"),
    ("3ªA", "Bianchi", "Marco"),
    ("3ªA", "D'Amico", "Sara"),
    ("3ªB", "Rossini", "Luca"),
    ("3ªB", "Verdi", "Noè"),
    ("Gialli", "Abdelkarim", "Yasmine"),
    ("Gialli", "Ferrero", "Tommaso"),
)


@pytest.fixture
def office_town(sqlite_database: Database, clock: FixedClock, ids: CountedIds) -> OfficeTown:
    town = make_town(sqlite_database, clock, ids)
    made = OfficeTown(town)
    with sqlite_database.transaction():
        made.classes["3ªA"] = town.class_id
        made.classes["3ªB"] = town.class_group("3ªB")
        made.classes["Gialli"] = town.class_group("Gialli", town.school("Infanzia Collodi", "infanzia"))
        for class_name, last_name, first_name in PUPILS:
            made.pupils[last_name] = town.pupil(last_name, first_name, class_id=made.classes[class_name])
    return made


@pytest.fixture
def runner(qapp: QApplication, sqlite_database: Database) -> Iterator[TaskRunner]:
    """The one task runner; what nobody handles is a failure of the test."""
    runner = TaskRunner(after_each=sqlite_database.close)
    yield runner
    runner.close()
    runner.deleteLater()


@pytest.fixture
def messages(qtbot: QtBot) -> MessageBar:
    host = QWidget()  # never shown: the bar must not become a window that takes the keyboard away
    qtbot.addWidget(host)
    bar = MessageBar(host)
    bar.host = host  # type: ignore[attr-defined]
    return bar


class FakeFiles(Files):
    """Saves where the test says, and remembers what would have been opened."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.opened: list[Path] = []
        self.answer: Path | None = None

    def open(self, path: Path) -> bool:
        self.opened.append(path)
        return True

    def ask_save(self, parent: QWidget, name: str, kind: str) -> Path | None:
        return self.answer

    def ask_open(self, parent: QWidget, kind: str) -> Path | None:
        return self.answer

    def ask_folder(self, parent: QWidget) -> Path | None:
        return self.answer


@pytest.fixture(autouse=True)
def no_key_held(qapp: QApplication) -> None:
    """Let go of Ctrl or Shift: Qt believes them held from the last key of another test, and chooses rows by that."""
    QTest.keyRelease(QWidget(), Qt.Key.Key_Control, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def files(tmp_path: Path) -> FakeFiles:
    return FakeFiles(tmp_path / "documenti")


@pytest.fixture
def make_desk(
    office_town: OfficeTown, runner: TaskRunner, messages: MessageBar, files: FakeFiles
) -> Iterator[Callable[..., Desk]]:
    """Make a desk of a role: `make_desk(Role.KITCHEN)`."""
    desks: list[Desk] = []

    def make(role: Role = Role.ADMINISTRATOR, school_id: int | None = None) -> Desk:
        desks.append(Desk(office_town.session_of(role, school_id), runner, messages, files=files))
        return desks[-1]

    yield make
    for desk in desks:
        desk.deleteLater()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """An administrator at the desk."""
    return make_desk()


@pytest.fixture
def settled(qtbot: QtBot, runner: TaskRunner) -> Callable[[], None]:
    """Wait until nothing is waiting or running any more."""

    def settle() -> None:
        qtbot.waitUntil(lambda: not runner.tasks, timeout=10_000)

    return settle


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Show a widget and wait until it is there; pages come to the front as in the window."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(1280, 800)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return show


@pytest.fixture
def opened(
    make_desk: Callable[..., Desk], shown: Callable[[QWidget], QWidget], settled: Callable[[], None]
) -> Iterator[Callable[..., Page]]:
    """Open a page as the workspace does, on screen and loaded: `opened(CashPage, Role.CASHIER)`."""
    pages: list[Page] = []

    def open_page(make: Callable[[Desk], Page], role: Role = Role.ADMINISTRATOR, school_id: int | None = None) -> Page:
        desk = make_desk(role, school_id)
        page = make(desk)
        desk.runner.changed.connect(page.on_changes)
        pages.append(page)
        shown(page)
        page.enter()
        settled()
        return page

    yield open_page
    for page in pages:
        page.hide()


def first_rooms(desk: Desk) -> tuple[Area, ...]:
    """Enough areas for a window: making all of them takes a second."""
    return tuple(area for area in areas_of(desk) if area.key in {"today", "pupils", "account", "cards"})


@pytest.fixture
def make_window(
    qapp: QApplication, qtbot: QtBot, office_town: OfficeTown, files: FakeFiles, tmp_path: Path, plain_looks: None
) -> Iterator[Callable[..., OfficeWindow]]:
    """Open the office's window; `make_window(Role.KITCHEN)` with somebody signed in."""
    windows: list[OfficeWindow] = []

    def make(role: Role | None = None, school_id: int | None = None, **more: object) -> OfficeWindow:
        session = office_town.session
        given = {
            "preferences": Preferences(QSettings(str(tmp_path / "office.ini"), QSettings.Format.IniFormat)),
            "files": files,
            "backup_folder": tmp_path / "copie",
            "areas": first_rooms,
        }
        window = OfficeWindow(qapp, office_town.database, session.clock, session.ids, **(given | more))  # type: ignore[arg-type]
        windows.append(window)
        window.resize(1280, 800)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        if role is not None:
            window.enter(office_town.session_of(role, school_id))
        wait_for(qtbot, window)
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def wait_for(qtbot: QtBot, window: OfficeWindow) -> None:
    """Wait until the window's runner has nothing to do."""
    qtbot.waitUntil(lambda: not window.runner.tasks, timeout=10_000)


@pytest.fixture
def plain_looks(qapp: QApplication) -> Iterator[None]:
    """Give theme, letters and language back after a test that changes them."""
    yield
    set_language(qapp, Language.ITALIAN)
    apply_theme(qapp, Theme.LIGHT)


def texts(bar: MessageBar) -> list[str]:
    """What the message bar says: `success: Giornata chiusa…`."""
    return [f"{message.kind.value}: {message.text}" for message in bar.messages]
