"""The calendar's page: days closed and opened by mouse and keyboard, always with a way back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from core import calendar
from core.access.permissions import Role
from core.calendar import DayMark, ExceptionKind
from core.qt.record_model import read_all
from office.calendar.page import CalendarPage
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.core.documents.reading import page_texts
from tests.office.calendar.conftest import drag, entered, mark, opened
from tests.office.conftest import texts

MONDAY, FRIDAY = date(2026, 12, 7), date(2026, 12, 11)


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
