"""From the days of the year to their suspension, and how suspensions are seen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent

from core.access.operations import OperationId
from core.access.permissions import Role
from core.calendar import DayMark, SuspensionKind, SuspensionScope
from core.meals.suspending import suspend, undo_suspension
from core.qt.record_model import read_all
from office.areas import areas_of
from office.calendar.page import CalendarPage
from tests.builders import TUESDAY
from tests.office.calendar.conftest import drag, opened
from tests.office.conftest import OfficeTown, wait_for

MONDAY, FRIDAY = date(2026, 12, 7), date(2026, 12, 11)

# Suspensions


def suspend_days(office_town: OfficeTown, first: date, last: date, class_ids=frozenset(), cause="Sciopero"):
    scope = SuspensionScope(office_town.service_id, first, last, class_ids=frozenset(class_ids))
    return suspend(
        office_town.session, OperationId("office", f"{first}{cause}"), scope, SuspensionKind.STRIKE, cause
    ).suspension_id


@pytest.fixture
def wanted(page) -> list[object]:
    """What the page asks of others: suspensions to be made (scopes) or seen (ids)."""
    asked: list[object] = []
    page._desk.new_suspension_wanted.connect(asked.append)
    page._desk.suspension_wanted.connect(asked.append)
    return asked


def test_the_chosen_days_are_suspended_from_here(qtbot, page, settled, office_town, wanted):
    drag(qtbot, page, MONDAY, FRIDAY)
    page.panel.suspend_button.click()
    assert wanted == [SuspensionScope(office_town.service_id, MONDAY, FRIDAY)]
    # By key, for one class.
    page.school.setCurrentIndex(page.school.findData(office_town.town.school_id))
    settled()
    page.class_group.setCurrentIndex(page.class_group.findData(office_town.classes["3ªB"]))
    settled()
    page.grid.choose(FRIDAY)
    qtbot.keyClick(page.grid, Qt.Key.Key_S)
    assert wanted[1:] == [
        SuspensionScope(
            office_town.service_id, FRIDAY, FRIDAY, office_town.town.school_id, frozenset({office_town.classes["3ªB"]})
        )
    ]


def test_the_menu_is_about_the_day_under_the_mouse(qtbot, page, settled, office_town, wanted):
    page.grid.adjustSize()
    page.grid.choose(MONDAY, FRIDAY)
    where: list[object] = []
    page.grid.menu_wanted.disconnect()
    page.grid.menu_wanted.connect(where.append)

    def menu_at(day: date, reason=QContextMenuEvent.Reason.Mouse):
        at = page.grid.cell_of(day).center()
        page.grid.contextMenuEvent(QContextMenuEvent(reason, at, page.grid.mapToGlobal(at)))

    menu_at(date(2026, 12, 9))  # among the chosen
    assert page.grid.chosen() == (MONDAY, FRIDAY)
    menu_at(TUESDAY)
    assert page.grid.chosen() == (TUESDAY, TUESDAY)
    menu_at(MONDAY, QContextMenuEvent.Reason.Keyboard)  # by key it is about the chosen, wherever the mouse is
    assert page.grid.chosen() == (TUESDAY, TUESDAY)
    assert len(where) == 3
    menu = page.days_menu()
    first, second = menu.actions()
    first.trigger()
    assert wanted == [SuspensionScope(office_town.service_id, TUESDAY, TUESDAY)]
    second.trigger()
    assert page.panel.cause.hasFocus()
    menu.deleteLater()


def test_a_suspension_is_seen_with_its_cause_and_whom_it_concerns(page, settled, office_town, wanted):
    suspend_days(office_town, MONDAY, MONDAY, cause="Sciopero generale")
    trip = suspend_days(office_town, FRIDAY, FRIDAY, {office_town.classes["3ªA"]}, cause="Gita al museo")
    page.reload()
    settled()
    assert page.grid.mark(MONDAY) is DayMark.SUSPENDED
    assert page.grid.mark(FRIDAY) is DayMark.PART_SUSPENDED
    assert page.grid.mark(date(2026, 12, 10)) is DayMark.SERVICE
    assert page.grid._about(MONDAY).endswith("2026: Sospensione: Sciopero generale")
    page.grid.choose(FRIDAY)
    assert page.panel.text.text() == (
        "Servizio per 2 classi su 3. Sospensione: Gita al museo · 3ªA · Primaria Italo Calvino"
    )
    (row,) = read_all(page.panel.model)
    page.panel.table.selectRow(0)
    assert row.suspension_id == trip
    assert page.panel.remove_button.text() == "Vai alla sospensione"
    page.panel.remove_button.click()
    assert wanted == [trip]
    menu = page.days_menu()
    menu.actions()[-1].trigger()
    assert wanted == [trip, trip]
    assert "Gita al museo" in menu.actions()[-1].text()
    menu.deleteLater()


def test_of_another_class_it_is_no_concern(page, settled, office_town):
    suspend_days(office_town, FRIDAY, FRIDAY, {office_town.classes["3ªA"]}, cause="Gita")
    page.school.setCurrentIndex(page.school.findData(office_town.town.school_id))
    settled()
    for name, mark_wanted in (("3ªB", DayMark.SERVICE), ("3ªA", DayMark.SUSPENDED)):
        page.class_group.setCurrentIndex(page.class_group.findData(office_town.classes[name]))
        settled()
        assert page.grid.mark(FRIDAY) is mark_wanted


def test_a_suspension_taken_back_is_gone_from_the_year(page, settled, office_town):
    made = suspend_days(office_town, MONDAY, MONDAY)
    page.reload()
    settled()
    undo_suspension(office_town.session, OperationId("office", "undo"), made)
    page.reload()
    settled()
    assert page.grid.mark(MONDAY) is DayMark.SERVICE


def test_each_day_says_why_there_is_no_service(page):
    assert page.grid._about(TUESDAY).endswith("2026: Servizio per tutte le classi.")
    assert page.grid._about(date(2026, 11, 28)).endswith("Servizio non disponibile: Non previsto di sabato")
    assert page.grid._about(date(2026, 12, 8)).endswith("Servizio non disponibile: Immacolata Concezione")


def test_who_may_not_edit_suspends_nothing(qtbot, make_desk, shown, settled):
    page = opened(CalendarPage(make_desk(Role.KITCHEN)), shown, settled)
    asked: list[object] = []
    page._desk.new_suspension_wanted.connect(asked.append)
    page.grid.choose(MONDAY)
    assert page.panel.suspend_button.isHidden()
    qtbot.keyClick(page.grid, Qt.Key.Key_S)
    menu = page.days_menu()
    assert (asked, menu.actions()) == ([], [])
    menu.deleteLater()


def test_in_the_window_one_step_leads_from_the_days_to_the_suspension(qtbot, make_window, office_town):
    rooms = {"calendar", "kitchen"}
    window = make_window(Role.ADMINISTRATOR, areas=lambda desk: tuple(a for a in areas_of(desk) if a.key in rooms))
    workspace = window.workspace
    page = workspace.show_area("calendar")
    wait_for(qtbot, window)
    page.grid.choose(MONDAY, FRIDAY)
    qtbot.keyClick(page.grid, Qt.Key.Key_S)
    wait_for(qtbot, window)
    section = workspace.page("kitchen").suspensions
    assert workspace.current_key() == "kitchen"
    qtbot.waitUntil(lambda: (section.form.first.text(), section.form.last.text()) == ("07/12/2026", "11/12/2026"))
    made = suspend_days(office_town, MONDAY, MONDAY)
    workspace.desk.suspension_wanted.emit(made)
    qtbot.waitUntil(lambda: getattr(section.table.current_record(), "id", None) == made)
