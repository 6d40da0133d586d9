"""The area of bookings on the office's town: a page, and its grid as a picture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.clock import FixedClock, rome_instant
from core.meals import bookings
from core.qt.translations import Language, set_language
from office.bookings.page import BookingsPage
from office.bookings.week_page import WeekPage
from office.desk import Desk
from tests.office.conftest import OfficeTown

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=number) for number in (1, 2, 3, 4))
LETTERS = {"booked": "B", "absent": "A", "plain": "P", "no_service": "-", "not_enrolled": "x"}
KEYS = {
    "A": Qt.Key.Key_A, "B": Qt.Key.Key_B, "space": Qt.Key.Key_Space, "del": Qt.Key.Key_Delete, "z": Qt.Key.Key_Z,
    "up": Qt.Key.Key_Up, "down": Qt.Key.Key_Down, "left": Qt.Key.Key_Left, "right": Qt.Key.Key_Right,
}  # fmt: skip
MODIFIERS = {"shift": Qt.KeyboardModifier.ShiftModifier, "ctrl": Qt.KeyboardModifier.ControlModifier}


class Weekly:
    """The week's page in the hands of somebody who types."""

    def __init__(self, page: WeekPage, town: OfficeTown, settle: Callable[[], None]) -> None:
        self.page, self.town, self.settle = page, town, settle

    def on(self, last_name: str, day: date) -> None:
        """Put the cursor on a child's day (None: on the name)."""
        self.page.grid.go_to(self.row(last_name), self.page.model.column_of(day))

    def on_name(self, last_name: str) -> None:
        self.page.grid.go_to(self.row(last_name), 0)

    def row(self, last_name: str) -> int:
        rows = self.page.model.week.rows
        return next(place for place, row in enumerate(rows) if row.last_name == last_name)

    def type(self, keys: str) -> None:
        """`A`, `shift+down B`, `ctrl+z`: one after the other, then everything is done."""
        for stroke in keys.split():
            *held, key = stroke.split("+")
            modifier = MODIFIERS[held[0]] if held else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(self.page.grid, KEYS[key], modifier)
        self.settle()

    def state(self, last_name: str) -> str:
        """What core says of the days from Monday to Friday."""
        days = bookings(self.town.session, self.town.pupils[last_name], self.town.service_id, MONDAY, FRIDAY)
        return "".join(LETTERS[day.state.value] for day in days)

    def shown(self, last_name: str) -> str:
        """What the grid shows of them."""
        model = self.page.model
        indexes = [model.index(self.row(last_name), column) for column in range(1, model.columnCount())]
        return "".join(LETTERS[model.cell_at(index).state.value] for index in indexes)

    def header(self, column: int) -> str:
        return str(self.page.model.headerData(column, Qt.Orientation.Horizontal))

    def requests(self) -> list[tuple[object, ...]]:
        return self.town.database.rows("SELECT kind, channel, asked_by, override_reason FROM meal_request ORDER BY id")


@pytest.fixture
def at(clock: FixedClock) -> Callable[[date, time], None]:
    """Put the clock at an hour of Rome."""
    return lambda day, hour: clock.set(rome_instant(day, hour))


@pytest.fixture
def open_week(
    qapp: QApplication, office_town: OfficeTown, settled: Callable[[], None], shown: Callable[[QWidget], QWidget]
) -> Callable[..., Weekly]:
    """Open the area at a desk, on the week of 3ªA (or whatever class comes first at a school)."""

    set_language(qapp, Language.ITALIAN)  # the names of days and months too

    def opened(desk: Desk, class_name: str = "3ªA") -> Weekly:
        area = BookingsPage(desk)
        area.resize(1050, 700)
        desk.runner.changed.connect(area.on_changes)  # as the workspace does
        shown(area)
        area.reload()
        settled()
        page = area.show_page("week")
        page.open_class(office_town.classes[class_name])
        settled()
        page.grid.setFocus()
        weekly = Weekly(page, office_town, settled)
        weekly.area = area  # kept alive with the page
        return weekly

    return opened


@pytest.fixture
def weekly(open_week: Callable[..., Weekly], desk: Desk) -> Weekly:
    """An administrator at the week of 3ªA, on Tuesday at eight."""
    return open_week(desk)
