"""The roll-over's page: what is decided is shown before it is done, what is done can be taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core import meals, registry
from core.access.operations import OperationId
from core.qt.record_model import read_all
from office.rollover.page import RolloverPage
from office.rollover.preview_panel import PreviewList
from office.rollover.view import CHECK, DECIDE, DONE
from tests.office.conftest import texts


@pytest.fixture
def page(desk, shown, settled, clock, office_town) -> RolloverPage:
    for name in ("Abdelkarim", "Ferrero"):  # old enough for the primary school
        registry.update_pupil(
            office_town.session, office_town.pupils[name], last_name=name, first_name={"Abdelkarim": "Yasmine"}.get(
                name, "Tommaso"
            ), born_on=date(2021, 4, 2),
        )  # fmt: skip
    clock.set(datetime(2027, 7, 5, 7, 0, tzinfo=UTC))
    page = RolloverPage(desk)
    shown(page)
    desk.runner.changed.connect(page.on_changes)  # as the workspace does
    page.enter()
    settled()
    return page


def planned(page: RolloverPage) -> dict[str, str | None]:
    return {one.step.class_name: one.next_name for one in read_all(page.model)}


def choose(page: RolloverPage, name: str) -> None:
    page.table.selectRow(next(row for row, one in enumerate(read_all(page.model)) if one.step.class_name == name))


def run(page: RolloverPage, settled) -> None:
    page.primary.click()
    settled()
    page.primary.click()
    page.confirm.confirm_button.click()
    settled()


def new_year(session) -> registry.SchoolYear | None:
    return next((one for one in registry.school_years(session) if one.label == "2027/2028"), None)


def test_classes_are_proposed_and_decided_by_keyboard(page, qtbot):
    assert planned(page) == {"3ªA": "4ªA", "3ªB": "4ªB", "Gialli": "Gialli"}
    choose(page, "3ªA")
    page.card.next_name.clear()
    qtbot.keyClicks(page.card.next_name, "4ªC\r")
    assert planned(page)["3ªA"] == "4ªC"
    assert page.table.current_record().step.class_name == "3ªB"
    page.card.leave_button.click()
    assert planned(page)["3ªB"] is None


def test_it_shows_what_will_happen_then_does_it_and_says_so(page, settled, messages, office_town):
    page.primary.click()
    settled()
    assert page.steps.currentIndex() == CHECK
    assert page.preview.going.number.text() == "5"
    assert page.preview.leaving.number.text() == "2"
    page.preview.leaving.click()
    leavers = read_all(page.preview.leavers)
    assert {one.name for one in leavers} == {"Abdelkarim Yasmine", "Ferrero Tommaso"}
    assert page.preview.stack.currentWidget() is page.preview.tables[PreviewList.LEAVERS]
    assert new_year(office_town.session) is None
    page.primary.click()
    assert "5 alunni passano all'anno 2027/2028 e 2 escono" in page.confirm.label.text()
    page.confirm.confirm_button.click()
    settled()
    assert page.steps.currentIndex() == DONE
    assert texts(messages) == ["success: Anno 2027/2028: 5 alunni, 5 iscrizioni, 5 classi nuove, 5 rinnovi."]
    assert new_year(office_town.session).starts_on == date(2027, 9, 14)


def test_what_was_decided_survives_a_change_elsewhere(page, settled, office_town):
    choose(page, "3ªB")
    page.card.next_name_given.emit("4ªZ")
    registry.create_class(office_town.session, office_town.town.school_id, office_town.town.school_year_id, "5ªA", [0])
    page.reload()
    settled()
    assert planned(page) == {"3ªA": "4ªA", "3ªB": "4ªZ", "5ªA": None, "Gialli": "Gialli"}


def test_a_service_that_ends_and_no_empty_classes(page, settled, office_town, messages):
    page.card.services[office_town.service_id].setChecked(False)
    page.card.empty_classes.setChecked(False)
    run(page, settled)
    assert texts(messages) == ["success: Anno 2027/2028: 5 alunni, 0 iscrizioni, 3 classi nuove, 0 rinnovi."]


def test_wrong_dates_are_said_and_nothing_is_lost(page, settled, messages, office_town):
    page.card.starts.setDate(page.card.starts.date().addYears(-1))
    choose(page, "3ªA")
    page.card.next_name_given.emit("4ªC")
    page.primary.click()
    settled()
    assert page.steps.currentIndex() == DECIDE
    assert "deve cominciare dopo la fine" in texts(messages)[0]
    assert planned(page)["3ªA"] == "4ªC"


def test_it_is_taken_back_as_long_as_nothing_depends_on_it(page, settled, messages, office_town):
    run(page, settled)
    page.history_table.selectRow(0)
    page.undo_button.click()
    page.confirm.confirm_button.click()
    settled()
    assert "Passaggio annullato: 5 alunni e 5 classi tolti." in texts(messages)[-1]
    assert new_year(office_town.session) is None
    page.history_table.selectRow(0)
    assert not page.undo_button.isEnabled()
    assert "Annullato il" in page.undo_note.text()


def test_a_year_in_use_says_why_it_stays(page, settled, office_town, clock):
    run(page, settled)
    clock.set(datetime(2027, 9, 20, 6, 0, tzinfo=UTC))
    meals.report_absence(
        office_town.session, OperationId("office", "a"), office_town.pupils["Rossi"], office_town.service_id,
        date(2027, 9, 20), date(2027, 9, 20), channel=meals.RequestChannel.PHONE, asked_by="madre",
    )  # fmt: skip
    page.reload()
    settled()
    page.history_table.selectRow(0)
    assert not page.undo_button.isEnabled()
    assert "assenze o pasti in bianco" in page.undo_note.text()
