"""The calendar's page: days closed and opened by mouse and keyboard, always with a way back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QPushButton

from core import calendar
from core.access.operations import OperationId
from core.access.permissions import Role
from core.calendar import DayMark, ExceptionKind, SuspensionKind, SuspensionScope, mark_of
from core.meals.suspending import suspend, undo_suspension
from core.qt.record_model import read_all
from office.areas import areas_of
from office.calendar.page import CalendarPage
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.core.documents.reading import page_texts
from tests.office.conftest import OfficeTown, texts, wait_for

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


def test_the_year_shows_holidays_weekends_and_service(page):
    assert mark(page, TUESDAY) is DayMark.SERVICE
    assert mark(page, date(2026, 11, 28)) is DayMark.NO_LESSONS
    assert mark(page, date(2026, 12, 8)) is DayMark.HOLIDAY
    assert page.grid.day(date(2026, 12, 8)).text
    assert mark(page, date(2027, 3, 29)) is DayMark.HOLIDAY  # Easter Monday
    assert page.grid.day(date(2026, 9, 13)) is None


def test_every_day_is_found_where_it_is_painted(page):
    for on in (YEAR_START, TUESDAY, date(2027, 2, 28), YEAR_END):
        assert page.grid.day_at(page.grid.cell_of(on).center()) == on


def test_dragging_closes_a_week_and_undo_opens_it_again(qtbot, page, settled, office_town, messages):
    drag(qtbot, page, MONDAY, FRIDAY)
    assert page.grid.chosen() == (MONDAY, FRIDAY)
    assert "5 giorni, 4 con servizio" in page.panel.text.text()
    page.panel.cause.setEditText("Settimana bianca")
    page.panel.close_button.click()
    settled()
    assert entered(office_town) == [("closed", MONDAY, FRIDAY, "Settimana bianca", None, None)]
    assert mark(page, FRIDAY) is DayMark.CLOSED
    assert texts(messages) == ["success: Chiuso 07/12/2026 – 11/12/2026: Settimana bianca."]
    messages.rows[0].action_button.click()
    settled()
    assert entered(office_town) == []
    assert mark(page, FRIDAY) is DayMark.SERVICE


def test_a_saturday_is_opened_by_keyboard_for_one_school(qtbot, page, settled, office_town):
    page.school.setCurrentIndex(page.school.findText("Primaria Italo Calvino"))
    settled()
    page.grid.choose(date(2026, 11, 27))
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.panel.cause.hasFocus()
    qtbot.keyClicks(page.panel.cause.lineEdit(), "Recupero")
    page.panel.open_button.setFocus()
    qtbot.keyClick(page.panel.open_button, Qt.Key.Key_Space)
    settled()
    saturday = date(2026, 11, 28)
    assert entered(office_town) == [("open", saturday, saturday, "Recupero", office_town.town.school_id, None)]
    assert mark(page, saturday) is DayMark.OPENED
    assert page.grid.hasFocus()
    page.school.setCurrentIndex(page.school.findText("Infanzia Collodi"))
    settled()
    assert mark(page, saturday) is DayMark.NO_LESSONS


def test_one_class_alone_is_closed_and_the_others_go_on(page, settled, office_town):
    page.school.setCurrentIndex(page.school.findText("Primaria Italo Calvino"))
    settled()
    page.class_group.setCurrentIndex(page.class_group.findText("3ªB"))
    settled()
    page.grid.choose(FRIDAY)
    page.panel.cause.setEditText("Gita")
    page.panel.close_button.click()
    settled()
    assert entered(office_town) == [("closed", FRIDAY, FRIDAY, "Gita", None, office_town.classes["3ªB"])]
    page.class_group.setCurrentIndex(0)
    settled()
    assert page.grid.day(FRIDAY).is_partial
    assert [page.panel._cause_of(one) for one in read_all(page.panel.model)] == ["Gita · 3ªB · Primaria Italo Calvino"]


def test_without_a_cause_nothing_is_entered_and_the_field_gets_the_keyboard(page, settled, office_town, messages):
    page.grid.choose(FRIDAY)
    page.panel.cause.setEditText("  ")
    page.panel.close_button.click()
    settled()
    assert texts(messages)[0].startswith("error: Motivo: scrivi perché")
    assert page.panel.cause.hasFocus()
    assert entered(office_town) == []


def test_days_that_have_begun_are_asked_about(page, settled, office_town):
    page.grid.choose(TUESDAY)
    page.panel.cause.setEditText("Neve")
    page.panel.close_button.click()
    settled()
    assert "sospensione" in page.confirm.label.text()
    assert entered(office_town) == []
    page.confirm.confirm_button.click()
    settled()
    assert entered(office_town) == [("closed", TUESDAY, TUESDAY, "Neve", None, None)]


def test_a_closure_is_taken_out_and_put_back(qtbot, page, settled, office_town, messages):
    calendar.add_closure(office_town.session, MONDAY, FRIDAY, "Ponte lungo", school_id=office_town.town.school_id)
    page.reload()
    settled()
    page.grid.choose(FRIDAY)
    page.panel.table.setFocus()
    page.panel.table.selectRow(0)
    qtbot.keyClick(page.panel.table, Qt.Key.Key_Delete)
    settled()
    assert entered(office_town) == []
    messages.rows[0].action_button.click()
    settled()
    assert entered(office_town) == [("closed", MONDAY, FRIDAY, "Ponte lungo", office_town.town.school_id, None)]


def test_taken_out_by_a_colleague_meanwhile_is_told(page, settled, office_town, messages):
    exception_id = calendar.add_closure(office_town.session, MONDAY, FRIDAY, "Ponte")
    page.reload()
    settled()
    page.panel.table.selectRow(0)
    calendar.remove_exception(office_town.session, exception_id)
    page.panel.remove_button.click()
    settled()
    assert texts(messages)[0].startswith("error: Giorno particolare non trovato")


def test_arrows_stay_inside_the_year_and_shift_extends(qtbot, page):
    page.grid.choose(YEAR_START)
    qtbot.keyClick(page.grid, Qt.Key.Key_Up)
    assert page.grid.chosen() == (YEAR_START, YEAR_START)
    qtbot.keyClick(page.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.grid.chosen() == (YEAR_START, date(2026, 9, 22))
    qtbot.keyClick(page.grid, Qt.Key.Key_PageDown)
    assert page.grid.chosen() == (date(2026, 10, 22), date(2026, 10, 22))


def test_the_kitchen_looks_and_changes_nothing(make_desk, shown, settled):
    page = opened(CalendarPage(make_desk(Role.KITCHEN)), shown, settled)
    page.grid.choose(FRIDAY)
    assert page.panel.close_button.isHidden()
    assert page.panel.open_button.isHidden()
    assert page.panel.remove_button.isHidden()


def test_a_school_user_sees_only_its_own_school(make_desk, shown, settled, office_town):
    school_id = office_town.database.scalar("SELECT id FROM school WHERE name = 'Infanzia Collodi'")
    page = opened(CalendarPage(make_desk(Role.SCHOOL, school_id)), shown, settled)
    assert page.school.isHidden()
    assert page.grid.day(TUESDAY).classes == 1


def test_without_a_school_year_the_page_says_what_it_is_for(page, settled, office_town):
    for table in ("placement", "class_group", "school_year"):
        office_town.database.execute(f"DELETE FROM {table}")
    page.reload()
    settled()
    assert page.content.currentWidget() is page.empty


def test_the_year_of_the_chosen_school_is_printed_to_hang_up(page, settled, office_town, files):
    page.school.setCurrentIndex(page.school.findData(office_town.town.school_id))
    settled()
    assert page.print_list()
    settled()
    (paper,) = files.opened
    assert paper.name == "Calendario-2026-2027-Primaria-Italo-Calvino.pdf"
    (text,) = page_texts(paper)
    assert "Settembre 2026" in text
    assert "Immacolata Concezione" in text


def test_kinds_in_the_list_are_words(page, settled, office_town):
    calendar.add_opening(office_town.session, date(2026, 11, 28), date(2026, 11, 28), "Recupero")
    page.reload()
    settled()
    (one,) = read_all(page.panel.model)
    assert (one.kind, page.panel._kind(one)) == (ExceptionKind.OPEN, "Aperto")


def test_a_day_closed_for_one_class_is_not_drawn_as_closed_for_all(page, settled, office_town):
    calendar.add_closure(
        office_town.session, starts_on=TUESDAY, ends_on=TUESDAY, cause="Gita", class_group_id=office_town.classes["3ªB"]
    )
    page.reload()
    settled()
    assert mark(page, TUESDAY) is DayMark.PARTIAL


# Weekdays of a class


def look_at(page, settled, office_town, name: str) -> None:
    page.school.setCurrentIndex(page.school.findData(office_town.town.school_id))
    settled()
    page.class_group.setCurrentIndex(page.class_group.findData(office_town.classes[name]))
    settled()


def test_a_class_eats_on_other_days_from_a_day_on(qtbot, page, settled, office_town, messages):
    assert page.panel.weekdays.isHidden()  # not one class
    look_at(page, settled, office_town, "3ªA")
    assert page.panel.weekdays.text().startswith("Giorni di mensa: ")
    page.panel.weekdays_button.click()
    form = page.weekdays_form
    assert (page.side.currentIndex(), form.boxes.weekdays()) == (1, frozenset(range(5)))
    form.first.setText("01/02/2027")
    form.boxes.set_weekdays(frozenset({0, 3}))
    form.boxes.days[3].setFocus()
    qtbot.keyClick(form.boxes.days[3], Qt.Key.Key_Return)  # Space ticks a day, Enter says that these are all
    settled()
    settled()
    assert page.side.currentIndex() == 0
    assert "Dal 01/02/2027: " in page.panel.weekdays.text()
    assert (mark(page, date(2027, 1, 26)), mark(page, date(2027, 2, 2))) == (DayMark.SERVICE, DayMark.NO_LESSONS)
    assert texts(messages)[-1] == "success: 3ªA: nuovi giorni di mensa dal 01/02/2027."
    # Taken back while it has not begun.
    page.panel.weekdays_button.click()
    names = "remove_weekdays_20270201"
    qtbot.waitUntil(lambda: any(one.isVisible() for one in form.findChildren(QPushButton, names)))
    (button,) = (one for one in form.findChildren(QPushButton, names) if one.isVisible())
    button.click()
    settled()
    settled()
    assert mark(page, date(2027, 2, 2)) is DayMark.SERVICE
    assert "Dal" not in form.now.text()


def test_a_day_that_is_over_is_refused_beside_its_field(page, settled, office_town):
    look_at(page, settled, office_town, "3ªA")
    page.grid.choose(date(2026, 10, 5))
    page.panel.weekdays_button.click()
    form = page.weekdays_form
    assert form.first.text() == "24/11/2026"  # today: the past stays
    for text, told in (("05/10/2026", "i giorni passati restano"), ("x", "scrivi il giorno"), ("", "obbligatorio")):
        form.first.setText(text)
        form.form.save_button.click()
        settled()
        assert any(told in line.fault.text() and line.fault.isVisible() for line in form.form._lines), text
    assert page.side.currentIndex() == 1
    page.class_group.setCurrentIndex(page.class_group.findData(office_town.classes["3ªB"]))
    settled()
    assert page.side.currentIndex() == 0


def test_a_school_sees_the_weekdays_and_changes_none(make_desk, shown, settled, office_town):
    page = opened(CalendarPage(make_desk(Role.SCHOOL, office_town.town.school_id)), shown, settled)
    look_at(page, settled, office_town, "3ªA")
    assert page.panel.weekdays.isVisible()
    assert page.panel.weekdays_button.isHidden()


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
