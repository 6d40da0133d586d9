"""The region's holidays from the calendar's page: proposed, corrected, closed together, taken back together."""

from __future__ import annotations

from datetime import date

import pytest

from core import calendar
from core.access.permissions import Role
from office.calendar.page import CalendarPage
from tests.builders import YEAR_END, YEAR_START
from tests.office.conftest import OfficeTown, texts


@pytest.fixture
def page(desk, shown, settled) -> CalendarPage:
    page = CalendarPage(desk)
    shown(page)
    desk.runner.changed.connect(page.on_changes)
    page.enter()
    settled()
    return page


def closed(town: OfficeTown) -> list[str]:
    return [one.cause for one in calendar.exceptions(town.session, YEAR_START, YEAR_END)]


def propose(page: CalendarPage, settled) -> list[str]:
    page.propose_button.click()
    settled()
    assert page.side.currentWidget() is page.holidays_form
    return [row[0].text() for row in page.holidays_form.rows.rows]


def test_what_is_missing_is_proposed_and_closed_all_together(page, settled, office_town, messages):
    # Given the office has entered Christmas itself.
    calendar.add_closure(office_town.session, date(2026, 12, 23), date(2027, 1, 6), "Natale")
    assert propose(page, settled) == ["Ponte", "Carnevale", "Vacanze di Pasqua"]
    # When the bridge stays open and Easter begins a day later.
    page.holidays_form.rows.rows[2][1].set_day(date(2027, 3, 26))
    assert page.holidays_form.form.save_button.text() == "Chiudi 2 periodi"
    page.holidays_form.form.save_button.click()
    settled()
    # Then two are closed, and one step takes both back.
    found = calendar.exceptions(office_town.session, date(2027, 3, 1), date(2027, 4, 30))
    assert [(one.cause, one.starts_on) for one in found] == [("Vacanze di Pasqua", date(2027, 3, 26))]
    assert closed(office_town) == ["Natale", "Carnevale", "Vacanze di Pasqua"]
    assert texts(messages)[-1] == "success: Periodi chiusi per tutte le scuole: 2."
    messages.messages[-1].on_action()
    settled()
    assert closed(office_town) == ["Natale"]


def test_a_wrong_day_is_said_and_nothing_is_closed(page, settled, office_town):
    propose(page, settled)
    page.holidays_form.rows.rows[1][3].set_day(date(2026, 12, 1))
    page.holidays_form.form.save_button.click()
    settled()
    assert "«Vacanze di Natale»: la fine viene prima dell'inizio." in page.holidays_form.form._lines[0].fault.text()
    assert closed(office_town) == []


def test_when_nothing_is_missing_it_says_so_and_opens_no_empty_form(page, settled, office_town, messages):
    for one in calendar.school_holidays_missing(office_town.session, YEAR_START, YEAR_END):
        calendar.add_closure(office_town.session, one.starts_on, one.ends_on, one.cause)
    page.propose_button.click()
    settled()
    assert "Non manca niente" in texts(messages)[-1]
    assert page.side.currentWidget() is page.panel


def test_days_that_have_begun_are_not_proposed(page, settled, clock, office_town):
    clock.set(clock.now().replace(month=12, day=23))
    assert propose(page, settled) == ["Carnevale", "Vacanze di Pasqua"]


def test_who_may_not_edit_is_not_asked(make_desk, shown, settled):
    page = CalendarPage(make_desk(Role.KITCHEN))
    shown(page)
    page.enter()
    settled()
    assert page.propose_button.isHidden()
