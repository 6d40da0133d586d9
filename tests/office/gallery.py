"""Every page of the office, for the eye: `python -m tests.office.gallery FOLDER [words]` writes PNGs.

Light and dark, 1280×800 and 1920×1080, on the sample municipality in the middle of a day. `words` choose by name.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from core import cards, meals
from core.access.operations import OperationId
from core.access.permissions import Role
from core.access.sealing import open_sealer
from core.access.session import Session, system_session
from core.access.signin import sign_in
from core.access.users import create_user
from core.calendar import SuspensionKind, SuspensionScope, set_weekdays_from, suspensions
from core.clock import FixedClock, rome_instant
from core.ids import CountedIds
from core.ledger import back_up
from core.meals.suspending import suspend
from core.qt.theme import Theme
from core.qt.translations import Language
from core.station import enrol_station
from core.storage import Database, open_database
from core.storage.database import sqlite_url
from core.storage.migrating import migrate
from office.areas import ADMIN, BOOKINGS, CALENDAR, CARDS, TODAY
from office.files import Files
from office.shell.preferences import Preferences
from office.today.facts import DayList
from office.window import OfficeWindow
from refettorio.demo.sample import SampleTown, make_sample

DAY = date(2026, 11, 24)
PASSWORD = "quattro gatti nel cortile"
SIZES = ((1280, 800), (1920, 1080))


Scene = Callable[["Stage", OfficeWindow], None]


class Stage:
    """A town, a window on it, and a way to wait."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app, self.folder = app, folder
        self.clock = FixedClock(datetime(2026, 9, 7, 8, 0, tzinfo=UTC))
        self.ids = CountedIds()
        self.database = self._open(folder / "mazze.db")
        self.setup = system_session(self.database, self.clock, self.ids)
        create_user(self.setup, "giulia", "Giulia Cirillo", Role.ADMINISTRATOR, PASSWORD)
        self.town: SampleTown = make_sample(self.setup, open_sealer(folder / "mazze.key", self.database), seed=20261124)
        self.clock.set(rome_instant(DAY, time(12, 40)))
        self._live()

    def window(self, database: Database | None = None) -> OfficeWindow:
        path = self.folder / "preferences.ini"
        path.unlink(missing_ok=True)
        return OfficeWindow(
            self.app, database or self.database, self.clock, self.ids,
            preferences=Preferences(QSettings(str(path), QSettings.Format.IniFormat)),
            files=Files(self.folder / "documenti"), backup_folder=self.folder / "copie",
            sample=lambda session: None,
        )  # fmt: skip

    def empty_database(self) -> Database:
        return self._open(self.folder / f"vuoto-{self.ids.new_id()}.db")

    def session(self, role: Role | None = None) -> Session:
        session = sign_in(self.database, self.clock, self.ids, "giulia", PASSWORD)
        if role is None:
            return session
        from dataclasses import replace

        return replace(session, actor=replace(session.actor, role=role))

    def settle(self, window: OfficeWindow) -> None:
        for _ in range(400):
            self.app.processEvents()
            if not window.runner.tasks:
                break
            self.wait(10)
        self.app.processEvents()

    def wait(self, ms: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def _open(self, path: Path) -> Database:
        database = open_database(sqlite_url(path))
        migrate(database, before_change=lambda _database: None)
        return database

    def _live(self) -> None:
        """Most children of the day have eaten, some are absent, one came without a booking."""
        service_id = self.town.service_id
        for number, pupil_id in enumerate(self.town.pupils):
            if number % 23 == 0:
                self._ask(meals.report_absence, pupil_id)
            elif number % 31 == 0:
                self._ask(meals.request_plain_meal, pupil_id)
            elif number % 3:
                meals.record_presence(
                    self.setup, pupil_id=pupil_id, service_id=service_id, day=DAY,
                    at=self.clock.now(), source=meals.PresenceSource.SCAN,
                )  # fmt: skip
        meals.record_presence(
            self.setup, pupil_id=self.town.pupils[23], service_id=service_id, day=DAY,
            at=self.clock.now(), source=meals.PresenceSource.SEARCH,
        )  # fmt: skip
        create_user(self.setup, "anna", "Anna Neri", Role.CLERK, PASSWORD)
        create_user(self.setup, "maestra", "Lucia Ferri", Role.SCHOOL, PASSWORD, self.town.school_ids["primaria"])
        enrol_station(
            self.setup, id="P1", name="Refettorio Calvino", school_id=self.town.school_ids["primaria"],
            service_id=service_id,
        )  # fmt: skip
        back_up(self.setup, self.folder / "copie")
        school_class = next(iter(self.town.class_ids))
        cards.issue_missing_cards(self.setup, service_id)
        for line in cards.card_list(self.setup, service_id, cards.CardState.IN_USE, class_id=school_class).items[:3]:
            cards.revoke_card(self.setup, line.card_id or 0, "Smarrita")

    def _ask(self, verb: Callable[..., object], pupil_id: int) -> None:
        from core.access.operations import OperationId

        verb(
            self.setup, OperationId("office", self.ids.new_id()), pupil_id, self.town.service_id, DAY, DAY,
            channel=meals.RequestChannel.PHONE, asked_by="madre", override_reason="Esempio",
        )  # fmt: skip


def sign_in_empty(stage: Stage, window: OfficeWindow) -> None:
    window.sign_in.username.setText("giulia")


def sign_in_wrong(stage: Stage, window: OfficeWindow) -> None:
    window.sign_in.username.setText("giulia")
    window.sign_in.password.setText("sbagliata di certo")
    window.sign_in.submit.click()
    stage.settle(window)
    window.sign_in.caps.show()


def today(stage: Stage, window: OfficeWindow) -> None:
    window.enter(stage.session())


def today_list(stage: Stage, window: OfficeWindow) -> None:
    window.enter(stage.session())
    stage.settle(window)
    window.workspace.page(TODAY).show_list(DayList.DIETS)


def today_question(stage: Stage, window: OfficeWindow) -> None:
    window.enter(stage.session())
    stage.settle(window)
    window.workspace.page(TODAY).primary.click()


def today_sunday(stage: Stage, window: OfficeWindow) -> None:
    window.enter(stage.session())
    stage.settle(window)
    window.workspace.page(TODAY).set_day(date(2026, 12, 25))


def cards_list(stage: Stage, window: OfficeWindow) -> None:
    window.enter(stage.session())
    page = window.workspace.show_area(CARDS)
    stage.settle(window)
    page.table.selectRow(4)


def cards_missing(stage: Stage, window: OfficeWindow) -> None:
    window.enter(stage.session())
    page = window.workspace.show_area(CARDS)
    stage.settle(window)
    page.states.setCurrentIndex(1)
    stage.settle(window)
    page.table.selectRow(0)


def cards_question(stage: Stage, window: OfficeWindow) -> None:
    cards_list(stage, window)
    window.workspace.page(CARDS).detail.reissue_button.click()


def pupil(stage: Stage, window: OfficeWindow) -> None:
    window.enter(stage.session())
    window.workspace.open_pupil(stage.town.pupils[30])


def account(stage: Stage, window: OfficeWindow) -> None:
    window.enter(stage.session())
    window.workspace.open_account(stage.town.pupils[30])


def calendar_year(stage: Stage, window: OfficeWindow) -> None:
    window.enter(stage.session())
    page = window.workspace.show_area(CALENDAR)
    stage.settle(window)
    page.school.setCurrentIndex(2)
    stage.settle(window)


def calendar_chosen(stage: Stage, window: OfficeWindow) -> None:
    window.enter(stage.session())
    page = window.workspace.show_area(CALENDAR)
    stage.settle(window)
    page.grid.choose(date(2026, 12, 7), date(2026, 12, 11))
    page.panel.cause.setEditText("Settimana corta")


def calendar_suspended(stage: Stage, window: OfficeWindow) -> None:
    session, service_id = stage.session(), stage.town.service_id
    class_id = session.database.scalar("SELECT MIN(id) FROM class_group WHERE school_id = 2")
    if not suspensions(session, date(2026, 12, 1), date(2026, 12, 31)):
        for name, first, last, classes in (
            ("Sciopero generale", date(2026, 12, 3), date(2026, 12, 3), ()),
            ("Gita al museo", date(2026, 12, 9), date(2026, 12, 10), (class_id,)),
        ):
            scope = SuspensionScope(service_id, first, last, class_ids=frozenset(classes))
            suspend(session, OperationId("gallery", name), scope, SuspensionKind.STRIKE, name)
        set_weekdays_from(session, class_id, date(2027, 2, 1), {0, 3})
    window.enter(session)
    page = window.workspace.show_area(CALENDAR)
    stage.settle(window)
    page.school.setCurrentIndex(2)
    stage.settle(window)
    page.class_group.setCurrentIndex(page.class_group.findData(class_id))
    stage.settle(window)
    page.grid.choose(date(2026, 12, 9))


def calendar_weekdays(stage: Stage, window: OfficeWindow) -> None:
    calendar_suspended(stage, window)
    page = window.workspace.show_area(CALENDAR)
    stage.settle(window)
    page.panel.weekdays_button.click()


def bookings(key: str) -> Scene:
    def scene(stage: Stage, window: OfficeWindow) -> None:
        window.enter(stage.session())
        page = window.workspace.show_area(BOOKINGS).show_page(key)
        stage.settle(window)
        if key == "week":
            page.grid.go_to(2, page.model.column_of(DAY) + 1)
            page.grid.ask(meals.BookingState.ABSENT)
        elif key != "register":
            page.table.selectRow(2)

    return scene


def admin(key: str, select: str = "") -> Scene:
    def scene(stage: Stage, window: OfficeWindow) -> None:
        window.enter(stage.session())
        page = window.workspace.show_area(ADMIN).show_page(key)
        stage.settle(window)
        if select == "new":
            page.primary.click()
        elif select:
            page.table.selectRow(0)
        stage.settle(window)
        if select == "code":
            page.code_button.click()

    return scene


def search(stage: Stage, window: OfficeWindow) -> None:
    window.enter(stage.session())
    stage.settle(window)
    window.activateWindow()
    window.workspace.top.search.begin()
    window.workspace.top.search.setText("ro")
    window.workspace.top.search.search_changed.emit("ro")


def help_page(stage: Stage, window: OfficeWindow) -> None:
    window.enter(stage.session())
    stage.settle(window)
    window.workspace.show_help()


def kitchen(stage: Stage, window: OfficeWindow) -> None:
    window.enter(stage.session(Role.KITCHEN))


def narrow(stage: Stage, window: OfficeWindow) -> None:
    window.enter(stage.session())
    window.workspace.sidebar.fold_button.click()
    told = "Giornata del 23/11/2026 chiusa. Pasti addebitati: 268, 1.126,40 € in tutto; esenti: 0."
    window.messages.success(told, action="Vedi")
    window.messages.error("La base dati non risponde: controlla la rete e riprova.")


def english(stage: Stage, window: OfficeWindow) -> None:
    window.looks.set_language(Language.ENGLISH)
    window.enter(stage.session())


def large(stage: Stage, window: OfficeWindow) -> None:
    window.looks.set_font_scale(1.5)
    window.enter(stage.session())


SCENES: dict[str, Scene] = {
    "sign-in": sign_in_empty,
    "sign-in-wrong": sign_in_wrong,
    "today": today,
    "today-list": today_list,
    "today-question": today_question,
    "today-no-service": today_sunday,
    "cards": cards_list,
    "cards-missing": cards_missing,
    "cards-question": cards_question,
    "bookings-week": bookings("week"),
    "bookings-insertions": bookings("insertions"),
    "bookings-register": bookings("register"),
    "bookings-receipts": bookings("receipts"),
    "admin-users": admin("users", "row"),
    "admin-user-new": admin("users", "new"),
    "admin-stations": admin("stations", "code"),
    "admin-station-new": admin("stations", "new"),
    "admin-backups": admin("backups", "row"),
    "admin-trail": admin("trail", "row"),
    "pupil": pupil,
    "calendar": calendar_year,
    "calendar-chosen": calendar_chosen,
    "calendar-suspended": calendar_suspended,
    "calendar-weekdays": calendar_weekdays,
    "account": account,
    "search": search,
    "help": help_page,
    "kitchen": kitchen,
    "narrow-messages": narrow,
    "english": english,
    "large-letters": large,
}
#: On a database with nothing in it.
EMPTY_SCENES: dict[str, Scene] = {
    "first-start": lambda stage, window: None,
    "setup-welcome": lambda stage, window: window.enter(_first(stage, window)),
    "setup-municipality": lambda stage, window: setup_step(stage, window, 0),
    "setup-schools": lambda stage, window: setup_step(stage, window, 2),
    "setup-service": lambda stage, window: setup_step(stage, window, 3),
    "setup-summary": lambda stage, window: setup_step(stage, window, 4),
    "empty-today": lambda stage, window: window.enter(_first(stage, window)),
    "empty-cards": lambda stage, window: (window.enter(_first(stage, window)), window.workspace.show_area(CARDS)),
}


def setup_step(stage: Stage, window: OfficeWindow, wanted: int) -> None:
    window.enter(_first(stage, window))
    stage.settle(window)
    page = window.workspace.page("setup")
    page.begin_button.click()
    municipality, _year, schools, service, _summary = page.steps
    for name, text in (("name", "Mazzè"), ("province", "TO"), ("fiscal_code", "01716020019")):
        municipality.fields[name].setText(text)
    schools.schools.rows[0].name.setText("Primaria Calvino")
    schools.schools.rows[0].classes.setText("1ªA, 1ªB, 2ªA, 2ªB")
    schools.schools.add().name.setText("Infanzia Collodi")
    schools.schools.rows[1].classes.setText("Gialli, Verdi")
    band = service.bands.rows[0]
    for field, text in ((band.code, "F1"), (band.name, "Fascia unica"), (band.price, "5,25")):
        field.setText(text)
    for place in range(wanted):
        page.steps[place].save_button.click()
        stage.settle(window)


def _first(stage: Stage, window: OfficeWindow) -> Session:
    database = window._database
    create_user(system_session(database, stage.clock, stage.ids), "prova", "Prova Prima", Role.ADMINISTRATOR, PASSWORD)
    return sign_in(database, stage.clock, stage.ids, "prova", PASSWORD)


def photograph(stage: Stage, target: Path, words: list[str]) -> None:
    for name, scene in (SCENES | EMPTY_SCENES).items():
        if words and not any(word in name for word in words):
            continue
        for theme in (Theme.LIGHT, Theme.DARK):
            database = stage.empty_database() if name in EMPTY_SCENES else stage.database
            window = stage.window(database)
            window.looks.set_theme(theme)
            window.resize(*SIZES[0])
            window.show()
            stage.settle(window)
            scene(stage, window)
            stage.settle(window)
            for width, height in SIZES:
                window.resize(width, height)
                stage.settle(window)
                path = target / f"{name}-{theme.value}-{width}.png"
                window.grab().save(str(path))
                print(path)
            window.close()
            window.deleteLater()
            stage.app.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def main() -> int:
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        photograph(Stage(app, Path(folder)), target, sys.argv[2:])
    return 0


if __name__ == "__main__":
    sys.exit(main())
