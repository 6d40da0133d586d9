"""Insertions in the hands of a school: set, taken back, refused in words; for the nursery only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from core.access.permissions import Role
from core.meals import bookings, set_insertion
from core.qt.messages import MessageBar
from core.qt.translations import Language, set_language
from office.bookings.insertions_page import InsertionsPage
from office.desk import Desk
from tests.office.bookings.conftest import FRIDAY, LETTERS, MONDAY, THURSDAY, WEDNESDAY
from tests.office.conftest import OfficeTown, texts

NEXT_MONDAY, NEXT_FRIDAY = date(2026, 11, 30), date(2026, 12, 4)


@pytest.fixture
def nursery_id(office_town: OfficeTown) -> int:
    return int(office_town.database.scalar("SELECT id FROM school WHERE name = 'Infanzia Collodi'"))


@pytest.fixture
def opened(
    qapp: QApplication, make_desk: Callable[..., Desk], settled: Callable[[], None], shown, nursery_id: int
) -> Callable[..., InsertionsPage]:
    set_language(qapp, Language.ITALIAN)

    def open_page(role: Role = Role.SCHOOL, school_id: int | None = None) -> InsertionsPage:
        school = (school_id or nursery_id) if role is Role.SCHOOL else None
        page = InsertionsPage(make_desk(role, school))
        page._desk.runner.changed.connect(page.on_changes)  # as the workspace does
        shown(page)
        page.reload()
        settled()
        return page

    return open_page


def week(town: OfficeTown, last_name: str) -> str:
    days = bookings(town.session, town.pupils[last_name], town.service_id, MONDAY, NEXT_FRIDAY)
    return "".join(LETTERS[day.state.value] for day in days).replace("--", " ")


def fill(page: InsertionsPage, first: date | None, weekdays: set[int] | None = None, until: date | None = None) -> None:
    page.form.first.set_day(first)
    page.form.weekdays.set_weekdays(frozenset(weekdays or ()))
    page.form.until.set_day(until)


def test_a_school_sets_it_for_its_own_class(opened, settled, office_town: OfficeTown, messages: MessageBar):
    page = opened()
    assert [one.full_name for one in page._facts.children] == ["Abdelkarim Yasmine", "Ferrero Tommaso"]
    page.table.selectRow(1)
    assert page.form.heading.text() == "Ferrero Tommaso"
    fill(page, THURSDAY, {0, 3}, NEXT_FRIDAY)
    page.form.save_button.click()
    settled()
    assert week(office_town, "Ferrero") == "BxxBx BxxBx"
    assert week(office_town, "Abdelkarim") == "BBBBB BBBBB"
    said = "Ferrero Tommaso: mangia dal 26/11/2026, fino al 04/12/2026 solo lun, gio. Vale dal 24/11/2026"
    assert said in texts(messages)[-1]
    messages.rows[-1].message.on_action()
    settled()
    assert week(office_town, "Ferrero") == "BBBBB BBBBB"


def test_several_children_at_once(opened, settled, office_town: OfficeTown):
    page = opened()
    page.table.selectAll()
    assert page.form.heading.text() == "2 bambini"
    fill(page, NEXT_MONDAY)
    page.form.save_button.click()
    settled()
    assert [week(office_town, name) for name in ("Abdelkarim", "Ferrero")] == ["Bxxxx BBBBB"] * 2
    page.table.selectAll()
    page.clear_button.click()
    settled()
    assert [week(office_town, name) for name in ("Abdelkarim", "Ferrero")] == ["BBBBB BBBBB"] * 2
    assert not page.clear_button.isEnabled()


@pytest.mark.parametrize(
    ("first", "weekdays", "until", "words"),
    [
        (None, None, None, "Primo pasto"),
        (THURSDAY, {0}, None, "fino a quando"),
        (FRIDAY, {0}, WEDNESDAY, "27/11/2026"),
        (THURSDAY, {6}, NEXT_FRIDAY, "in cui la classe mangia"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(opened, settled, office_town: OfficeTown, first, weekdays, until, words):
    page = opened()
    page.table.selectRow(0)
    fill(page, first, weekdays, until)
    page.form.save_button.click()
    settled()
    faults = [line.fault.text() for line in page.form._lines if not line.fault.isHidden()]
    assert len(faults) == 1
    assert words in faults[0]
    assert office_town.database.scalar("SELECT COUNT(*) FROM insertion") == 0


def test_somebody_else_was_faster(opened, settled, office_town: OfficeTown):
    page = opened()
    page.table.selectRow(1)
    set_insertion(office_town.session, office_town.pupils["Ferrero"], office_town.service_id, FRIDAY)
    fill(page, NEXT_MONDAY)
    page.form.save_button.click()
    settled()
    assert "ha cambiato questi dati" in page.form.fault.text()
    assert week(office_town, "Ferrero") == "BxxxB BBBBB"


def test_what_is_typed_stays_when_the_page_is_read_again(opened, settled, office_town: OfficeTown):
    """Somebody changes something else meanwhile: a change of another child shows, what is typed for this one stays."""
    page = opened()
    page.table.selectRow(1)
    fill(page, NEXT_MONDAY)
    set_insertion(office_town.session, office_town.pupils["Abdelkarim"], office_town.service_id, FRIDAY)
    page.reload()
    settled()
    assert page.model.record(0).first_meal_on == FRIDAY
    assert (page.form.heading.text(), page.form.first.day()) == ("Ferrero Tommaso", NEXT_MONDAY)


def test_a_primary_school_has_nothing_here(opened, office_town: OfficeTown):
    page = opened(school_id=office_town.town.school_id)
    assert page.content.currentWidget() is page.empty
    assert page.empty.heading.text() == "Nessuna sezione dell'infanzia"


def test_the_office_may_too(opened, settled, office_town: OfficeTown):
    page = opened(Role.CLERK)
    page.table.selectRow(0)
    fill(page, NEXT_MONDAY)
    page.form.save_button.click()
    settled()
    assert week(office_town, "Abdelkarim") == "Bxxxx BBBBB"
