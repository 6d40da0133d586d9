"""The pictures of the office's manual: the office of a lived demonstration, one page after the other.

Everything on them is done as a clerk does it, through the pages: a call, a file, a drawer opened, money taken.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QPushButton

from core.access.signin import sign_in
from core.ids import RandomIds
from core.payments import Means
from core.storage import open_database
from office.account.page import AccountPage
from office.app import open_office
from office.areas import ACCOUNT, BOOKINGS, CALENDAR, CARDS, CASH, KITCHEN, PUPILS, REMINDERS, ROLLOVER, TARIFFS
from office.bookings.page import BookingsPage
from office.bookings.week_page import WeekPage
from office.calendar.page import CalendarPage
from office.cards.page import CardsPage
from office.cash.drawer_panel import DrawerPanel
from office.cash.page import CashPage
from office.files import Files
from office.kitchen.page import KitchenPage
from office.page import Page
from office.pupils.page import PupilsPage
from office.reminders.page import RemindersPage
from office.rollover.page import RolloverPage
from office.tariffs.page import TariffsPage
from office.window import OfficeWindow
from office.workspace import Workspace
from refettorio.demo.clock import DemoClock
from refettorio.demo.morning import DAY, PASSWORD, USERNAME
from refettorio.demo.place import DemoPlace
from refettorio.demo.settings import demo_settings
from refettorio.demo.waiting import for_a_moment, photograph, until, watched
from refettorio.windows import application

#: What the manual shows of the office, besides the pictures that the demonstration itself takes.
NAMES = (
    "office_search", "office_absence", "office_week", "office_import", "office_calendar", "office_order",
    "office_reissue", "office_drawer", "office_reverse", "office_tariffs", "office_reminders", "office_rollover",
)  # fmt: skip
_SIZE = (1280, 800)
#: Time for what a page asks of core to be asked, and for what came to be drawn, in milliseconds.
_SETTLE_MILLISECONDS, _DRAW_MILLISECONDS = 400, 200
_TOMORROW = DAY + timedelta(days=1)
#: Who is given a band together.
_CHOSEN_ROWS = (0, 1, 2)
_WHOLE_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_P = TypeVar("_P", bound=Page)
#: A Thursday and a Friday that nobody has closed yet.
_BRIDGE = (date(2027, 1, 7), date(2027, 1, 8))
#: Cells of a week's grid, and the button that marks each.
_MARKED: tuple[tuple[int, int, Callable[[WeekPage], QPushButton]], ...] = (
    (1, 0, lambda page: page.strip.absent),
    (1, 1, lambda page: page.strip.absent),
    (3, 2, lambda page: page.strip.plain),
)
#: A list as a school sends it: new pupils, and three rows that cannot come in; the first of these, counted from 0.
_FAULTY_ROW = 3
_SHEET = """\
Cognome;Nome;Codice fiscale;Data di nascita;Scuola;Classe;Cognome genitore;E-mail genitore;Saldo
Bianco;Sofia;;12/03/2020;Primaria Calvino;1ªA;Bianco;bianco@example.org;25,00
Costa;Matteo;;02/11/2019;Primaria Calvino;1ªA;Costa;costa@example.org;
Ferrari;Giada;;27/05/2020;Primaria Calvino;1ªB;Ferrari;ferrari@example.org;12,50
Greco;Pietro;;31/02/2020;Primaria Calvino;1ªB;Greco;greco@example.org;
Longo;Alice;;19/09/2018;Primaria Calvino;3ªA;Longo;longo@example.org;-5,20
Marino;Luca;MRNLCU;08/07/2019;Primaria Calvino;2ªA;Marino;marino@example.org;
Rizzo;Emma;;14/01/2020;Primaria Calvino;1ªA;Rizzo;rizzo@example.org;dieci
Serra;Tommaso;;30/04/2017;Primaria Calvino;4ªA;Serra;serra@example.org;
"""


def take_office_pictures(place: DemoPlace) -> None:
    """Open the office on the day lived in `place`, and lay the pictures of `NAMES` among the demonstration's.

    Raises:
        StepTooLong: a page did not come.
        PictureNotSaved: a picture cannot be written.
    """
    app, clock = application(), DemoClock(DAY)
    clock.put(time(15, 30))
    settings, ids = demo_settings(place), RandomIds(clock)
    database = open_database(settings.database_url)
    try:
        with watched():
            session = sign_in(database, clock, ids, USERNAME, PASSWORD)
            window = open_office(
                app, settings, database, clock, ids, session=session, files=_QuietFiles(place.data / "documenti")
            )
            window.resize(*_SIZE)
            _Tour(window, place).go()
            window.close()
            window.deleteLater()
    finally:
        database.close()


class _QuietFiles(Files):
    """Papers are written, and opened by no other program."""

    def open(self, path: Path) -> bool:  # noqa: ARG002 - whichever it is
        return True


class _Tour:
    """From page to page; `go` takes all pictures."""

    def __init__(self, window: OfficeWindow, place: DemoPlace) -> None:
        self._window, self._place = window, place

    def go(self) -> None:
        """Take the pictures, in the order of `NAMES`."""
        self._settle()
        for name, prepare in zip(
            NAMES,
            (
                self._search, self._absence, self._week, self._import, self._calendar, self._order,
                self._reissue, self._drawer, self._reverse, self._tariffs, self._reminders, self._rollover,
            ),
            strict=True,
        ):  # fmt: skip
            prepare()
            self._settle()
            photograph(self._window, self._place.pictures / f"{name}.png")
            self._window.messages.clear()

    def _search(self) -> None:
        box = self._workspace().top.search
        self._window.activateWindow()
        box.begin()
        box.setText("cas")
        box.search_changed.emit("cas")

    def _absence(self) -> None:
        self._workspace().top.search.clear()
        page = self._show(PUPILS, PupilsPage)
        page.search.setText("ros")
        page.search.returnPressed.emit()
        self._settle()
        page.panel.month.grid.go_to(_TOMORROW)
        page.panel.month.request.absence.click()

    def _week(self) -> None:
        page = self._show(BOOKINGS, BookingsPage).show_page("week")
        if not isinstance(page, WeekPage):
            raise TypeError(type(page).__name__)
        page.go(1)
        self._settle()
        for row, column, button in _MARKED:
            page.grid.setCurrentIndex(page.grid.model().index(row, column))
            button(page).click()
            self._settle()
            self._window.messages.clear()

    def _import(self) -> None:
        page = self._show(PUPILS, PupilsPage)
        page.search.clear()
        path = self._place.data / "Iscritti 2026.csv"
        path.write_text(_SHEET, encoding="utf-8")
        page.begin_import()
        self._settle()
        page.importing.load(path)
        self._settle()
        page.importing.table.selectRow(_FAULTY_ROW)

    def _calendar(self) -> None:
        self._show(PUPILS, PupilsPage).importing.left.emit()
        page = self._show(CALENDAR, CalendarPage)
        page.grid.setFocus()
        page.grid.choose(*_BRIDGE)
        page.panel.cause.setEditText("Ponte")

    def _order(self) -> None:
        page = self._show(KITCHEN, KitchenPage)
        until(lambda: bool(page.orders.model.rowCount()), "gli ordini alla cucina")
        self._settle()
        page.orders.table.selectRow(1)

    def _reissue(self) -> None:
        page = self._show(CARDS, CardsPage)
        page.table.selectRow(2)
        self._settle()
        page.detail.reissue_button.click()

    def _drawer(self) -> None:
        page = self._show(CASH, CashPage)
        drawer = page.drawer
        if drawer is None:
            raise AssertionError("the clerk of the demonstration takes money")
        drawer.float_amount.setText("50,00")
        drawer.open_button.click()
        self._settle()
        drawer.till.card.prints.setChecked(False)
        for name, amount, means in (
            ("bian", "20,00", Means.CASH), ("ross", "50,00", Means.BANCOMAT), ("ferr", "30,00", Means.CASH),
        ):  # fmt: skip
            self._choose_at_till(drawer, name)
            drawer.till.card.means_buttons[means].setChecked(True)
            drawer.till.card.amount.setText(amount)
            drawer.till.card.button.click()
            self._settle()
        self._window.messages.clear()
        self._choose_at_till(drawer, "ricc")
        drawer.till.card.amount.setText("25,00")

    def _choose_at_till(self, drawer: DrawerPanel, name: str) -> None:
        drawer.till.search.setText(name)
        drawer.till.search.search_changed.emit(name)
        self._settle()
        drawer.till.search.returnPressed.emit()
        self._settle()

    def _reverse(self) -> None:
        page = self._show(ACCOUNT, AccountPage)
        page.search.setText("ricc")
        page.search.returnPressed.emit()
        self._settle()
        page.register.table.selectRow(0)
        page.register.reverse_button.click()
        page.register.reason_bar.field.setText("Era assente, lo conferma la scuola")

    def _tariffs(self) -> None:
        self._show(ACCOUNT, AccountPage).register.reason_bar.cancel()
        page = self._show(TARIFFS, TariffsPage)
        page.tabs.setCurrentIndex(page.panels.index(page.pupils))
        self._settle()
        for row in _CHOSEN_ROWS:
            page.pupils.table.selectionModel().select(page.pupils.model.index(row, 0), _WHOLE_ROW)

    def _reminders(self) -> None:
        self._show(REMINDERS, RemindersPage).due.table.selectRow(0)

    def _rollover(self) -> None:
        page = self._show(ROLLOVER, RolloverPage)
        page.primary.click()

    def _workspace(self) -> Workspace:
        if self._window.workspace is None:
            raise AssertionError("somebody is signed in")
        return self._window.workspace

    def _show(self, key: str, kind: type[_P]) -> _P:
        page = self._workspace().show_area(key)
        if not isinstance(page, kind):
            raise TypeError(f"the clerk of the demonstration sees {kind.__name__}")
        self._settle()
        return page

    def _settle(self) -> None:
        for_a_moment(_SETTLE_MILLISECONDS)
        until(lambda: not self._window.runner.tasks, "quello che la pagina chiede")
        for_a_moment(_DRAW_MILLISECONDS)
