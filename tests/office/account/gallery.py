"""The pages of pupils and accounts for the eye: `python -m tests.office.account.gallery [folder]` writes their PNGs.

The sample municipality is made anew in a temporary folder; the day is a Tuesday of November, before the cut-off.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.access.operations import OperationId
from core.access.sealing import Sealer, open_sealer
from core.access.session import Session, system_session
from core.clock import FixedClock
from core.ids import CountedIds
from core.qt.messages import MessageBar
from core.qt.tasks import TaskRunner
from core.qt.theme import Theme, apply_theme
from core.qt.translations import Language, set_language
from core.storage import open_database
from core.storage.database import sqlite_url
from core.storage.migrating import migrate
from office.desk import Desk
from office.page import Page
from refettorio.demo.sample import SampleTown, make_sample

SIZES = ((1280, 800), (1920, 1080))
#: What the window takes for its own: sidebar and bars.
SIDEBAR, BARS = 208, 84


class Studio:
    """One page at a time on a sheet as large as the window leaves it, with the message bar below."""

    def __init__(self, session: Session, folder: Path, runner: TaskRunner) -> None:
        self.folder = folder
        self.runner = runner
        self.window = QWidget()
        self.messages = MessageBar(self.window)
        self.desk = Desk(session, runner, self.messages)
        self.layout = QVBoxLayout(self.window)
        self.layout.setContentsMargins(0, 0, 0, 0)
        self.layout.addWidget(self.messages)
        self.window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.page: Page | None = None

    def show(self, page: Page, width: int, height: int) -> None:
        if self.page is not None:
            self.page.hide()
            self.page.deleteLater()
        self.page = page
        self.layout.insertWidget(0, page, 1)
        self.window.resize(width - SIDEBAR, height - BARS)
        self.window.show()
        page.enter()
        self.settle()

    def settle(self) -> None:
        app, limit = QApplication.instance(), QDeadlineTimer(10_000)
        app.processEvents()
        while self.runner.tasks and not limit.hasExpired():
            app.processEvents()
        app.processEvents()

    def take(self, name: str) -> None:
        self.settle()
        self.window.grab().save(str(self.folder / f"{name}.png"))
        self.messages.clear()


def make_session(folder: Path) -> tuple[Session, SampleTown, Sealer]:
    database = open_database(sqlite_url(folder / "town.db"))
    migrate(database, before_change=lambda _database: None)
    session = system_session(database, FixedClock(datetime(2026, 11, 24, 7, 0, tzinfo=UTC)), CountedIds())
    sealer = open_sealer(folder / "town.key", database)
    return session, make_sample(session, sealer, 7), sealer


def operation(session: Session) -> OperationId:
    return OperationId("gallery", session.ids.new_id())


def photograph(folder: Path, shoot: Callable[[Studio, SampleTown, str, int, int], None]) -> None:
    """Take the pictures of both themes and sizes."""
    app = QApplication.instance() or QApplication([])
    set_language(app, Language.ITALIAN)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        session, town, _sealer = make_session(Path(place))
        for theme in (Theme.LIGHT, Theme.DARK):
            apply_theme(app, theme)
            for width, height in SIZES:
                runner = TaskRunner(after_each=session.database.close)
                studio = Studio(session, folder, runner)
                shoot(studio, town, f"{theme.value}-{height}", width, height)
                runner.close()
                studio.window.close()
                studio.window.deleteLater()
                app.processEvents()
        session.database.close()


def shoot_pupils(studio: Studio, town: SampleTown, mark: str, width: int, height: int) -> None:
    from office.pupils.page import PupilsPage

    page = PupilsPage(studio.desk)
    studio.show(page, width, height)
    studio.take(f"pupils-0-list-{mark}")
    diet = studio.desk.session.database.scalar("SELECT pupil_id FROM pupil_diet ORDER BY pupil_id LIMIT 1")
    page.open_pupil(diet)
    studio.settle()
    page.panel.month.model.absence_asked.emit(date(2026, 11, 25), True)
    studio.settle()
    studio.take(f"pupils-1-month-{mark}")
    page.panel.month.model.plain_asked.emit(date(2026, 11, 23), True)
    studio.settle()
    studio.take(f"pupils-2-override-{mark}")
    page.panel.tabs.setCurrentWidget(page.panel.record)
    studio.take(f"pupils-3-record-{mark}")
    page.panel.record.person_wanted.emit()
    page.panel.pupil_form.fiscal_code.setText("RSSMRA")
    page.panel.pupil_form.save_button.click()
    studio.take(f"pupils-4-form-{mark}")
    page.panel.close_form()
    page.search.setText("zzz")
    page.search.returnPressed.emit()
    studio.take(f"pupils-5-none-{mark}")
    page.begin_new()
    studio.take(f"pupils-6-new-{mark}")


def main(folder: Path, wanted: str = "") -> None:
    shots = {"pupils": shoot_pupils}
    for name, shoot in shots.items():
        if wanted in {"", name}:
            photograph(folder, shoot)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"), sys.argv[2] if len(sys.argv) > 2 else "")
