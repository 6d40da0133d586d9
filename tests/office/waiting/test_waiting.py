"""The waiting list's page: places are set, who waits gets one, the list says who comes next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate

from core import registry
from core.access.permissions import Role
from core.qt.record_model import read_all
from core.registry.waiting import note_waiting
from office.waiting.page import WaitingPage
from tests.office.conftest import texts


@pytest.fixture
def page(desk, shown, settled, office_town) -> WaitingPage:
    page = WaitingPage(desk)
    shown(page)
    desk.runner.changed.connect(page.on_changes)
    page.enter()
    settled()
    choose(page.school, "Primaria")
    settled()
    return page


def choose(combo, text: str) -> None:
    combo.setCurrentIndex(next(row for row in range(combo.count()) if combo.itemText(row).startswith(text)))


def put_on_list(page, settled, text: str) -> None:
    page.search.setText(text)
    page.search.returnPressed.emit()
    settled()
    page.add_button.click()
    settled()


def test_places_are_set_and_counted(page, settled, office_town):
    assert page.seats.note.text() == "senza limite"
    page.seats_box.setValue(4)
    page.seats_button.click()
    settled()
    assert page.seats.number.text() == "4"
    assert page.free.number.text() == "0"
    assert page.free.note.text() == "1 oltre i posti"


def test_who_waits_gets_the_place_that_comes_free(page, settled, messages, office_town):
    session = office_town.session
    for name in ("Verdi", "Rossini"):
        (enrolment,) = registry.enrolments_of(session, office_town.pupils[name])
        office_town.database.engine.execute_sql("DELETE FROM enrolment WHERE id = ?", (enrolment.id,))
    page.seats_box.setValue(3)
    page.seats_button.click()
    settled()
    put_on_list(page, settled, "verdi")
    put_on_list(page, settled, "rossini")
    assert [one.pupil_name for one in read_all(page.model)] == ["Verdi Noè", "Rossini Luca"]
    assert not page.primary.isEnabled()
    page.seats_box.setValue(4)
    page.seats_button.click()
    settled()
    page.table.selectRow(1)
    page.primary.click()
    assert "numero 2 della lista" in page.confirm.label.text()
    page.confirm.cancel()
    page.table.selectRow(0)
    messages.clear()
    page.primary.click()
    page.confirm.confirm_button.click()
    settled()
    assert texts(messages)[-1] == "success: Verdi Noè ha il posto."
    assert len(registry.enrolments_of(session, office_town.pupils["Verdi"])) == 1
    assert [(one.pupil_name, one.position) for one in read_all(page.model)] == [
        ("Rossini Luca", 1), ("Verdi Noè", None)
    ]  # fmt: skip
    state = next(place for place, column in enumerate(page.model.columns) if column.key == "state")
    assert page.table.columnWidth(state) >= page.table.fontMetrics().horizontalAdvance("ha avuto il posto")
    page.table.selectRow(0)
    page.withdraw_button.click()
    page.confirm.confirm_button.click()
    settled()
    assert page.waiting.number.text() == "0"


def test_nobody_waits_twice(page, settled, messages):
    put_on_list(page, settled, "bianchi")
    put_on_list(page, settled, "bianchi")
    assert "è già in lista d'attesa" in texts(messages)[-1]


def note_of(page, name: str) -> str:
    return next(one.note for one in read_all(page.model) if one.pupil_name.startswith(name))


def test_a_note_follows_whoever_was_put_on_the_list(page, settled, messages, office_town):
    put_on_list(page, settled, "bianchi")
    assert page.window().focusWidget() is page.noting.field
    page.noting.field.setText("  Lavora fino alle 14, chiamare la nonna ")
    page.noting.field.returnPressed.emit()
    settled()
    assert texts(messages)[-1] == "success: Nota di Bianchi Marco salvata."
    assert note_of(page, "Bianchi") == page.noting.field.text() == "Lavora fino alle 14, chiamare la nonna"
    # The next one has no note; the first one's comes back with him.
    put_on_list(page, settled, "verdi")
    assert page.noting.field.text() == ""
    page.table.selectRow(0)
    assert page.noting.field.text().startswith("Lavora")
    page.noting.field.clear()
    page.noting.button.click()
    settled()
    assert note_of(page, "Bianchi") == ""


def test_what_is_being_noted_is_not_taken_away_nor_written_over_another_note(page, settled, messages, office_town):
    put_on_list(page, settled, "bianchi")
    page.noting.field.setText("Mia nota")
    (entry,) = read_all(page.model)
    note_waiting(office_town.session_of(Role.CLERK), entry.id, "Nota di un'altra persona")
    page.reload()
    settled()
    assert page.noting.field.text() == "Mia nota"
    page.noting.button.click()
    settled()
    assert "ha cambiato questi dati" in texts(messages)[-1]
    assert (note_of(page, "Bianchi"), page.noting.field.text()) == ("Nota di un'altra persona", "Mia nota")


def test_the_day_of_the_request_decides_the_order(page, settled, office_town):
    put_on_list(page, settled, "bianchi")
    page.search.setText("verdi")
    page.search.returnPressed.emit()
    settled()
    page.adding.asked_day.setDate(QDate(2026, 9, 1))
    page.add_button.click()
    settled()
    assert [one.pupil_name for one in read_all(page.model)] == ["Verdi Noè", "Bianchi Marco"]
    assert page.adding.asked_day.date() == QDate(2026, 11, 24)


def test_whom_one_found_before_is_not_added_under_new_letters(page, settled, qtbot):
    page.search.setText("bianchi")
    page.search.returnPressed.emit()
    settled()
    assert page.add_button.isEnabled()
    qtbot.keyClicks(page.search, "x")
    assert not page.add_button.isEnabled()
