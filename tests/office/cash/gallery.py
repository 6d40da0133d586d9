"""The cash desk, reports and tariffs for the eye: `python -m tests.office.cash.gallery FOLDER [words]` writes PNGs.

The sample municipality after some closed days, at the end of a morning; `words` choose by name.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.access.operations import OperationId
from core.access.permissions import Role
from core.access.sealing import open_sealer
from core.access.session import Session, system_session
from core.access.signin import sign_in
from core.access.users import create_user
from core.clock import FixedClock, rome_instant
from core.ids import CountedIds
from core.ledger import bands, reverse_entry, set_rate
from core.meals import close_day, record_presence
from core.payments import Channel, Means, close_cash_session, deposit, open_cash_session, recharge
from core.qt.messages import MessageBar
from core.qt.tasks import TaskRunner
from core.qt.theme import Theme, apply_theme
from core.qt.translations import Language, set_language
from core.storage import open_database
from core.storage.database import sqlite_url
from core.storage.migrating import migrate
from office.desk import Desk
from office.files import Files
from office.page import Page
from refettorio.demo.sample import SampleTown, make_sample

SIZES = ((1280, 800), (1920, 1080))
#: What the window takes for its own: sidebar and bars.
SIDEBAR, BARS = 208, 84
DAY = date(2026, 11, 24)
PASSWORD = "quattro gatti nel cortile"


class Stage:
    """A town that has lived some weeks, and a page on a sheet as large as the window leaves it."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app = app
        self.folder = folder
        self.clock = FixedClock(datetime(2026, 9, 7, 8, 0, tzinfo=UTC))
        self.ids = CountedIds()
        self.database = open_database(sqlite_url(folder / "town.db"))
        migrate(self.database, before_change=lambda _database: None)
        setup = system_session(self.database, self.clock, self.ids)
        create_user(setup, "giulia", "Giulia Cirillo", Role.ADMINISTRATOR, PASSWORD)
        create_user(setup, "marco", "Marco Neri", Role.CASHIER, PASSWORD)
        self.town: SampleTown = make_sample(setup, open_sealer(folder / "town.key", self.database), seed=7)
        self.setup = setup
        self.session = self.signed_in("giulia")
        self.marco = self.signed_in("marco")
        self._live()

    def signed_in(self, name: str) -> Session:
        return sign_in(self.database, self.clock, self.ids, name, PASSWORD)

    def operation(self) -> OperationId:
        return OperationId("gallery", self.ids.new_id())

    def take(self, session: Session, number: int, means: Means, cents: int):
        return recharge(
            session, self.operation(), pupil_id=self.town.pupils[number], service_group_id=self.town.service_group_id,
            amount_cents=cents, means=means, channel=Channel.COUNTER, issuer="UFF",
        )  # fmt: skip

    def _live(self) -> None:
        service_id, pupils = self.town.service_id, self.town.pupils
        for step in range(8):
            day = date(2026, 11, 12) + timedelta(days=step)
            if day.weekday() > 4:
                continue
            self.clock.set(rome_instant(day, time(12, 40)))
            for number, pupil_id in enumerate(pupils):
                if (number + step) % 11:
                    record_presence(
                        self.setup, pupil_id=pupil_id, service_id=service_id, day=day, at=self.clock.now(),
                        source="scan",
                    )  # fmt: skip
            close_day(self.setup, service_id, day)
            self.clock.set(rome_instant(day, time(9)))
            drawer = open_cash_session(self.session, self.operation(), 5000)
            for number in range(6):
                self.take(self.session, number * 3 + step, list(Means)[number % 4], 2000 + 500 * number)
            self.clock.set(rome_instant(day, time(12, 30)))
            cash = 5000 + sum(2000 + 500 * number for number in range(6) if number % 4 == 0)
            reason = "Resto sbagliato a un genitore" if step == 5 else ""
            close_cash_session(self.session, self.operation(), drawer.id, cash - (50 if reason else 0), reason)
        deposit(
            self.session, self.operation(), on=date(2026, 11, 18), amount_cents=20_000, treasury_receipt="1187",
            note="Distinta 4",
        )  # fmt: skip
        self.clock.set(rome_instant(DAY, time(8, 5)))

    def show(self, make: Callable[[Desk], Page], width: int, height: int, session: Session | None = None) -> Page:
        self.runner = TaskRunner(after_each=self.database.close)
        self.window = QWidget()
        self.messages = MessageBar(self.window)
        self.desk = Desk(session or self.session, self.runner, self.messages, files=Files(self.folder / "documenti"))
        page = make(self.desk)
        self.runner.changed.connect(page.on_changes)
        layout = QVBoxLayout(self.window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page, 1)
        layout.addWidget(self.messages)
        self.window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.window.resize(width - SIDEBAR, height - BARS)
        self.window.show()
        page.enter()
        self.settle()
        return page

    def settle(self) -> None:
        limit = QDeadlineTimer(30_000)
        self.app.processEvents()
        while self.runner.tasks and not limit.hasExpired():
            self.app.processEvents()
        self.app.processEvents()

    def end(self) -> None:
        self.runner.close()
        self.window.close()
        self.window.deleteLater()
        self.app.processEvents()


Shot = Callable[[Stage, int, int], None]


def cash(stage: Stage, width: int, height: int) -> Page:
    from office.cash.page import CashPage

    return stage.show(CashPage, width, height)


def cash_closed(stage: Stage, width: int, height: int) -> None:
    cash(stage, width, height)


def cash_open(stage: Stage, width: int, height: int) -> None:
    drawer = open_cash_session(stage.session, stage.operation(), 5000)
    open_cash_session(stage.marco, stage.operation(), 2000)
    wrong = stage.take(stage.session, 1, Means.CASH, 5000)
    for number, means in enumerate((Means.CASH, Means.BANCOMAT, Means.CASH, Means.CARD), start=2):
        stage.clock.advance(timedelta(minutes=7))
        stage.take(stage.session, number * 5, means, 1500 * number)
    reverse_entry(stage.session, stage.operation(), wrong.entry, "Importo sbagliato")
    page = cash(stage, width, height)
    till = page.drawer.till  # type: ignore[attr-defined]
    till._choose(stage.town.pupils[30])
    stage.settle()
    till.card.amount.setText("25,00")
    stage.drawer = drawer  # type: ignore[attr-defined]


def cash_count(stage: Stage, width: int, height: int) -> None:
    page = cash(stage, width, height)
    page.primary.click()
    page.drawer.count.pieces[2000].setText("6")  # type: ignore[attr-defined]
    page.drawer.count.total.setText("154,50")  # type: ignore[attr-defined]


def cash_search(stage: Stage, width: int, height: int) -> None:
    page = cash(stage, width, height)
    till = page.drawer.till  # type: ignore[attr-defined]
    till.search.setText("ro")
    till.search.search_changed.emit("ro")


def cash_deposits(stage: Stage, width: int, height: int) -> None:
    page = cash(stage, width, height)
    page.show_panel(page.deposits)  # type: ignore[attr-defined]
    stage.settle()
    page.deposits.amount.setText("9999")  # type: ignore[attr-defined]
    page.deposits.number.setText("1190")  # type: ignore[attr-defined]
    page.deposits.form.save_button.click()  # type: ignore[attr-defined]


def cash_register(stage: Stage, width: int, height: int) -> None:
    page = cash(stage, width, height)
    page.show_panel(page.register)  # type: ignore[attr-defined]
    page.register.day.set_day(date(2026, 11, 17))  # type: ignore[attr-defined]
    page.register.reload()  # type: ignore[attr-defined]


def cash_account(stage: Stage, width: int, height: int) -> None:
    page = cash(stage, width, height)
    page.show_panel(page.account)  # type: ignore[attr-defined]


def report(key: str, first: date | None = None) -> Shot:
    def shoot(stage: Stage, width: int, height: int) -> None:
        from office.reports.page import ReportsPage

        page = stage.show(ReportsPage, width, height)
        if first is not None:
            page.first.set_day(first)  # type: ignore[attr-defined]
        page.show_report(key)  # type: ignore[attr-defined]
        stage.settle()
        if key == "comparison":
            page.billed.setText("1700")  # type: ignore[attr-defined]
        if key == "tax":
            page.tax.table.selectRow(1)  # type: ignore[attr-defined]

    return shoot


def tariff(name: str) -> Shot:
    def shoot(stage: Stage, width: int, height: int) -> None:
        from office.tariffs.page import TariffsPage

        if name == "differences":
            raise_prices(stage)
        if name == "gaps":
            stage.database.execute("DELETE FROM band_assignment WHERE pupil_id % 41 = 0")
        if name == "expiring":
            stage.database.execute("UPDATE band_assignment SET ends_on = 20818 WHERE pupil_id % 9 = 1")
        page = stage.show(TariffsPage, width, height)
        panel = getattr(page, name)
        page.show_panel(panel)  # type: ignore[attr-defined]
        stage.settle()
        if name in {"pupils", "expiring", "gaps"}:
            panel.table.selectRow(1)
        if name == "differences":
            panel.approve_button.click()

    return shoot


SHOTS: dict[str, Shot] = {
    "cash-1-closed": cash_closed,
    "cash-2-open": cash_open,
    "cash-3-count": cash_count,
    "cash-4-search": cash_search,
    "cash-5-deposits": cash_deposits,
    "cash-6-register": cash_register,
    "cash-7-account": cash_account,
    "report-1-attendance": report("attendance", date(2026, 9, 14)),
    "report-2-comparison": report("comparison", date(2026, 11, 1)),
    "report-3-takings": report("takings"),
    "report-4-debts": report("debts"),
    "report-5-bands": report("bands"),
    "report-6-staff": report("staff"),
    "report-7-tax": report("tax"),
    "tariff-1-bands": tariff("bands"),
    "tariff-2-pupils": tariff("pupils"),
    "tariff-3-gaps": tariff("gaps"),
    "tariff-4-expiring": tariff("expiring"),
    "tariff-5-differences": tariff("differences"),
}


def raise_prices(stage: Stage) -> None:
    """A tariff that changes for days that are charged already."""
    band = bands(stage.session, stage.town.service_id)[0]
    set_rate(stage.session, band.id, date(2026, 11, 16), date(2027, 6, 30), band.rates[0].amount_cents + 25)


def main(target: Path, words: list[str]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    set_language(app, Language.ITALIAN)
    for theme in (Theme.LIGHT, Theme.DARK):
        apply_theme(app, theme)
        for width, height in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                stage = Stage(app, Path(folder))
                for name, shot in SHOTS.items():
                    is_needed = name == "cash-2-open"  # later pictures look at the open drawer
                    is_wanted = not words or any(word in name for word in words)
                    if not is_wanted and not (is_needed and any("cash" in word for word in words)):
                        continue
                    shot(stage, width, height)
                    stage.settle()
                    path = target / f"{name}-{theme.value}-{height}.png"
                    stage.window.grab().save(str(path))
                    print(path)
                    stage.end()
                stage.database.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
