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
        if self.page is not None and self.page is not page:
            self.page.hide()
            self.page.deleteLater()
        if self.page is not page:
            self.runner.changed.connect(page.on_changes)
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


def shoot_import(studio: Studio, town: SampleTown, mark: str, width: int, height: int) -> None:
    from office.pupils.page import PupilsPage

    path = studio.folder / "Iscritti mensa 2026.csv"
    rows = ["Cognome;Nome;Codice fiscale;Data di nascita;Plesso;Classe;Cognome genitore;E-mail genitore;Saldo"]
    rows += [f"Cognome{n};Nome;;{1 + n % 28}/3/2019;Calvino;{1 + n % 5}{'AB'[n % 2]};Genitore{n};g{n}@example.org;12,50"
             for n in range(60)]  # fmt: skip
    rows[7] = "Rossi;Anna;RSSNNA18C52F067Z;12/03/2018;Calvino;3C;;;"
    rows[9] = "Verdi;;;31/02/2018;Manzoni;1A;;;dieci"
    path.write_text("\n".join(rows), encoding="cp1252")
    page = PupilsPage(studio.desk)
    studio.show(page, width, height)
    page.begin_import()
    studio.take(f"import-0-start-{mark}")
    page.importing.load(path)
    studio.settle()
    studio.take(f"import-1-plan-{mark}")
    page.importing.only_faulty.setChecked(True)
    page.importing.import_button.click()
    studio.take(f"import-2-ask-{mark}")
    page.importing.confirm.confirm_button.click()
    studio.settle()
    studio.take(f"import-3-done-{mark}")


def shoot_account(studio: Studio, town: SampleTown, mark: str, width: int, height: int) -> None:
    from core.ledger import accounts_of, statement
    from core.meals import close_day
    from core.payments import Channel, Means, recharge
    from office.account.page import AccountPage

    session, pupil_id = studio.desk.session, town.pupils[40]
    page = AccountPage(studio.desk)
    if not accounts_of(session, pupil_id):
        studio.show(page, width, height)
        studio.take(f"account-0-nobody-{mark}")
        page.open_pupil(pupil_id)
        studio.take(f"account-1-new-{mark}")
        clock = session.clock
        for day in range(2, 24):
            clock.set(datetime(2026, 11, day, 15, tzinfo=UTC))
            if day == 3:
                recharge(session, operation(session), pupil_id=pupil_id, service_group_id=town.service_group_id,
                         amount_cents=2500, means=Means.BANCOMAT, channel=Channel.COUNTER, issuer="UFF",
                         paid_by="Ada Rossi")  # fmt: skip
            if date(2026, 11, day).weekday() < 5:
                close_day(session, town.service_id, date(2026, 11, day))
        clock.set(datetime(2026, 11, 24, 7, 0, tzinfo=UTC))
    studio.show(page, width, height)
    page.focus_search()
    page.search.setText("ros")
    page.search.returnPressed.emit()
    page._enter_takes_first = False
    studio.take(f"account-2-search-{mark}")
    page.search.clear()
    page.open_pupil(pupil_id)
    studio.settle()
    page.card.amount.setText("25")
    studio.take(f"account-3-statement-{mark}")
    page.card.prints.setChecked(False)
    page.card.button.click()
    studio.settle()
    page.register.table.selectRow(3)
    page.register.reverse_button.click()
    studio.take(f"account-4-reverse-{mark}")
    page.register.reason_bar.field.setText("Era malata, certificato")
    page.register.reason_bar.accept_button.click()
    studio.settle()
    page.card.amount.setText("abc")
    page.card.button.click()
    studio.take(f"account-5-reversed-{mark}")
    page.card.amount.setText("100")
    page.card.button.click()
    studio.settle()
    page.register.refund_action.trigger()
    page.moving.refund_form.save_button.click()
    studio.take(f"account-6-refund-{mark}")
    page.moving.closed.emit()
    page.refunds_button.click()
    studio.take(f"account-7-refunds-{mark}")
    account = accounts_of(session, pupil_id)[0]
    assert statement(session, account.id).total > 3


def main(folder: Path, wanted: str = "") -> None:
    shots = {"pupils": shoot_pupils, "account": shoot_account, "import": shoot_import}
    for name, shoot in shots.items():
        if wanted in {"", name}:
            photograph(folder, shoot)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"), sys.argv[2] if len(sys.argv) > 2 else "")
