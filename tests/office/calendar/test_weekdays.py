"""The weekdays of a class from a day on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from core.access.permissions import Role
from core.calendar import DayMark
from office.calendar.page import CalendarPage
from tests.office.calendar.conftest import mark, opened
from tests.office.conftest import texts

MONDAY, FRIDAY = date(2026, 12, 7), date(2026, 12, 11)

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
