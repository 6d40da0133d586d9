"""School years at the screen: made with the usual days, changed after saying what that does, taken away when empty."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from core import calendar, registry
from core.access.permissions import Role
from core.qt.record_model import read_all
from core.storage.tables import Presence
from office.structure.page import StructurePage
from office.structure.years_page import usual_days
from tests.builders import YEAR_END, YEAR_START
from tests.office.conftest import texts


@pytest.fixture
def page(make_desk, shown, settled):
    return opened(make_desk, shown, settled)


def opened(make_desk, shown, settled, role: Role = Role.ADMINISTRATOR):
    desk = make_desk(role)
    area = StructurePage(desk)
    shown(area)
    desk.runner.changed.connect(area.on_changes)
    area.enter()
    page = area.show_page("years")
    settled()
    page.kept_area = area
    return page


def lines(page) -> list[tuple[str, str, int]]:
    return [(year.label, page._state(year), page._classes(year)) for year in read_all(page.model)]


def shown_fault(form, field) -> str:
    line = next(line for line in form._lines if line.field is field)
    return line.fault.text() if not line.fault.isHidden() else ""


@pytest.mark.parametrize(
    ("year", "first"), [(2025, "08/09"), (2026, "14/09"), (2027, "13/09"), (2028, "11/09"), (2029, "10/09")]
)
def test_a_year_usually_begins_on_the_second_monday_of_september(year, first):
    entry = usual_days(year, has_infanzia=False)
    assert f"{entry.starts_on:%d/%m}" == first
    assert entry.starts_on.weekday() == 0
    assert (entry.ends_on, entry.lessons_end_on) == (date(year + 1, 6, 10), None)


def test_the_year_that_is_running_is_told(page):
    assert lines(page) == [("2026/2027", "In corso", 3)]
    assert page.panel.text.text().startswith("In corso\nDal 14/09/2026 al 10/06/2027.\nClassi: 3.")
    assert page.delete_button.isHidden()


def test_a_new_year_by_keyboard_with_the_usual_days(qtbot, page, settled, messages, office_town):
    page.primary.setFocus()
    qtbot.keyClick(page.primary, Qt.Key.Key_Space)
    form = page.form
    assert [field.text() for field in (form.first, form.last, form.lessons)] == [
        "13/09/2027", "30/06/2028", "10/06/2028",
    ]  # fmt: skip
    assert form.first.hasFocus()
    qtbot.keyClick(form.first, Qt.Key.Key_Return)
    settled()

    assert lines(page) == [("2027/2028", "Futuro", 0), ("2026/2027", "In corso", 3)]
    assert page.chosen().label == "2027/2028"
    assert texts(messages)[-1].startswith("success: Anno 2027/2028 aggiunto. Ora le vacanze in «Calendario»")
    # There is an infanzia: the others close when their lessons end.
    closed = calendar.exceptions(office_town.session, date(2028, 6, 1), date(2028, 6, 30))
    assert [(one.school_id, one.starts_on, one.ends_on) for one in closed] == [
        (office_town.town.school_id, date(2028, 6, 11), date(2028, 6, 30))
    ]


def test_days_that_cannot_be_stand_beside_their_field_and_nothing_is_lost(page, settled, office_town):
    page.begin_new()
    form = page.form
    for field, text, told in (
        (form.first, "1/6/2027", "meno di un anno"),
        (form.last, "31/2/2028", "questo giorno non esiste"),
        (form.last, "1/9/2027", "la fine viene prima dell'inizio"),
        (form.lessons, "1/7/2028", "entro l'ultimo giorno dell'anno"),
    ):
        page.begin_new()
        field.setText(text)
        form.save_button.click()
        settled()
        found = [shown_fault(form, one) for one in (form.first, form.last, form.lessons)]
        assert told in " ".join(found)
        assert field.text() == text
    page.begin_new()
    form.first.setText("10/6/2027")
    form.last.setText("1/6/2028")
    form.lessons.clear()
    form.save_button.click()
    settled()
    assert "toccano l'anno scolastico 2026/2027" in shown_fault(form, form.first)
    assert len(registry.school_years(office_town.session)) == 1


def test_other_days_are_told_before_they_are_set(page, settled, messages, office_town):
    page.begin_change()
    page.form.last.setText("30/6/2027")
    page.form.save_button.click()
    settled()
    question = page.confirm.label.text()
    assert question.startswith("2026/2027 andrà dal 14/09/2026 al 30/06/2027.")
    assert "Seguono l'anno gli alunni nelle classi: 7. Le iscrizioni: 7." in question
    assert "Fasce, esenzioni e prezzi che durano di più: 8." in question
    assert registry.school_years(office_town.session)[0].ends_on == YEAR_END
    page.confirm.cancel()
    assert page.form.last.text() == "30/6/2027"
    page.form.save_button.click()
    settled()
    page.confirm.confirm_button.click()
    settled()

    assert registry.school_years(office_town.session)[0].ends_on == date(2027, 6, 30)
    assert {one.ends_on for one in registry.enrolments_of(office_town.session, office_town.pupils["Rossi"])} == {
        date(2027, 6, 30)
    }
    assert texts(messages)[-1] == "success: Date dell'anno 2026/2027 cambiate."


def test_a_year_with_meals_outside_is_refused_in_words(page, settled, office_town):
    with office_town.database.transaction():
        office_town.database.run(
            Presence.insert(
                day=YEAR_START, service=office_town.service_id, pupil=office_town.pupils["Rossi"], source="office",
                is_extra=False, at=office_town.session.now(),
            )
        )  # fmt: skip
    page.begin_change()
    page.form.first.setText("21/9/2026")
    page.form.save_button.click()
    settled()

    assert "Il 14/09/2026 qualcuno ha mangiato o pagato" in page.form.fault.text()
    assert page.form.first.text() == "21/9/2026"
    assert registry.school_years(office_town.session)[0].starts_on == YEAR_START


def test_two_clerks_at_one_year(page, settled, office_town):
    page.begin_change()
    page.form.last.setText("30/6/2027")
    registry.update_school_year(
        office_town.session, office_town.town.school_year_id, label="", starts_on=YEAR_START, ends_on=date(2027, 6, 12)
    )
    page.form.save_button.click()
    settled()
    page.confirm.confirm_button.click()
    settled()

    ((theirs, mine),) = page.form.both.choices
    assert theirs.accessibleName().endswith("Ora: 12/06/2027")
    assert mine.isChecked()
    assert registry.school_years(office_town.session)[0].ends_on == date(2027, 6, 12)


def test_an_empty_year_goes_and_comes_back(page, settled, messages, office_town):
    page.begin_new()
    page.form.save_button.click()
    settled()
    page.delete_button.click()
    settled()
    assert lines(page) == [("2026/2027", "In corso", 3)]
    messages.messages[-1].on_action()
    settled()
    assert lines(page)[0] == ("2027/2028", "Futuro", 0)


def test_a_clerk_may_too(make_desk, shown, settled):
    page = opened(make_desk, shown, settled, Role.CLERK)
    page.begin_new()
    page.form.save_button.click()
    settled()
    assert lines(page)[0][0] == "2027/2028"
