"""The calendar's page in somebody's hands."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from core import calendar
from core.calendar import DayMark, mark_of
from office.calendar.page import CalendarPage
from tests.builders import YEAR_END, YEAR_START
from tests.office.conftest import OfficeTown

MONDAY, FRIDAY = date(2026, 12, 7), date(2026, 12, 11)


@pytest.fixture
def page(desk, shown, settled) -> CalendarPage:
    return opened(CalendarPage(desk), shown, settled)


def opened(page, shown, settled):
    shown(page)
    page._desk.runner.changed.connect(page.on_changes)  # as the workspace does
    page.enter()
    settled()
    return page


def entered(office_town: OfficeTown):
    return [
        (one.kind.value, one.starts_on, one.ends_on, one.cause, one.school_id, one.class_group_id)
        for one in calendar.exceptions(office_town.session, YEAR_START, YEAR_END)
    ]


def mark(page: CalendarPage, on: date) -> DayMark:
    return mark_of(page.grid.day(on))


def drag(qtbot, page, first: date, last: date) -> None:
    page.grid.adjustSize()
    qtbot.mousePress(page.grid, Qt.MouseButton.LeftButton, pos=page.grid.cell_of(first).center())
    qtbot.mouseMove(page.grid, page.grid.cell_of(last).center())
    qtbot.mouseRelease(page.grid, Qt.MouseButton.LeftButton, pos=page.grid.cell_of(last).center())
