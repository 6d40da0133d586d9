"""What ends with the year, at the screen: proposed, decided row by row, told before, done, and taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt

from core import ledger, registry
from core.qt.record_model import read_all
from core.registry import SchoolLevel
from office.rollover.page import RolloverPage
from office.rollover.preview_panel import PreviewList
from office.rollover.view import CHECK
from office.rollover.words import leaving_word
from tests.builders import YEAR_END, YEAR_START
from tests.office.conftest import texts

NEW_END = date(2028, 6, 10)


@pytest.fixture
def page(desk, shown, settled, clock, office_town) -> RolloverPage:
    """Rossi is a resident, Bianchi has an ISEE, D'Amico one until 31 December; in July somebody looks at what ends."""
    session = office_town.session
    for name, ends_on, reason in (
        ("Rossi", YEAR_END, "residente"), ("Bianchi", YEAR_END, "ISEE 7.000"),
        ("D'Amico", date(2027, 12, 31), "ISEE 9.000"),
    ):  # fmt: skip
        ledger.assign_band(session, office_town.pupils[name], office_town.service_id, office_town.town.band_id,
                           YEAR_START, ends_on, reason)  # fmt: skip
    registry.update_pupil(session, office_town.pupils["Ferrero"], last_name="Ferrero", first_name="Tommaso",
                          born_on=date(2021, 4, 2))  # fmt: skip
    clock.set(datetime(2027, 7, 5, 7, 0, tzinfo=UTC))
    page = RolloverPage(desk)
    shown(page)
    desk.runner.changed.connect(page.on_changes)
    page.enter()
    settled()
    page.steps.setCurrentIndex(CHECK)
    settled()
    page.preview.expiring.click()
    return page


def renewals(page: RolloverPage) -> dict[str, str]:
    preview = page.preview
    return {one.name.split()[0]: preview._renewal_word(one) for one in read_all(preview.ending)}


def choose(page: RolloverPage, name: str):
    table = page.preview.tables[PreviewList.EXPIRING]
    rows = [one.name.split()[0] for one in read_all(page.preview.ending)]
    table.selectRow(rows.index(name))
    table.setFocus()
    return table


def until(office_town, name: str) -> date:
    return ledger.assignments_of(office_town.session, office_town.pupils[name])[0].ends_on


def test_residents_are_proposed_what_rests_on_an_isee_is_not(page):
    found = renewals(page)
    assert found["Rossi"] == "sì, fino al 10/06/2028"
    assert found["Bianchi"] == "no"
    assert found["D'Amico"] == "no: l'ISEE vale fino al 31 dicembre: serve quello nuovo"
    assert page.preview.renewing.isVisible()
    assert page.preview.expiring.number.text() == "2"
    assert page.preview.expiring.note.text() == "si rinnovano: 4"


def test_space_turns_a_row_over(page, qtbot):
    table = choose(page, "Bianchi")
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert renewals(page)["Bianchi"] == "sì, fino al 10/06/2028"
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert renewals(page)["Bianchi"] == "no"


def test_what_cannot_be_is_said_and_stays(page):
    choose(page, "D'Amico")
    page.preview.renewing.renew_button.click()
    assert page.preview.renewing.hint.text() == (
        "D'Amico Sara: non si può, l'ISEE vale fino al 31 dicembre: serve quello nuovo."
    )
    assert renewals(page)["D'Amico"].startswith("no: ")


def test_what_was_decided_is_told_done_and_taken_back(page, settled, messages, office_town):
    choose(page, "Rossi")
    page.preview.renewing.let_end_button.click()
    choose(page, "Bianchi")
    page.preview.renewing.renew_button.click()
    page.primary.click()
    assert "si rinnovano 4 fra fasce, esenzioni e diete" in page.confirm.label.text()
    page.confirm.confirm_button.click()
    settled()
    assert texts(messages)[-1].endswith("4 rinnovi.")
    assert (until(office_town, "Rossi"), until(office_town, "Bianchi")) == (YEAR_END, NEW_END)

    page.history_table.selectRow(0)
    page.undo_button.click()
    page.confirm.confirm_button.click()
    settled()
    assert "Tornano a scadere: 4." in texts(messages)[-1]
    assert until(office_town, "Bianchi") == YEAR_END


def test_what_was_decided_survives_a_second_look(page, settled):
    choose(page, "Bianchi")
    page.preview.renewing.renew_button.click()
    page.reload()
    settled()
    assert renewals(page)["Bianchi"].startswith("sì")


def test_the_buttons_are_there_only_for_the_list_they_are_about(page):
    page.preview.leaving.click()
    assert not page.preview.renewing.isVisible()


def test_where_those_go_who_have_no_next_class(page):
    assert [leaving_word(level) for level in SchoolLevel] == [
        "passano alla primaria", "passano alla secondaria", "terminano",
    ]  # fmt: skip
    (tommaso,) = read_all(page.preview.leavers)
    assert (tommaso.name, tommaso.level) == ("Ferrero Tommaso", SchoolLevel.INFANZIA)
    gialli = next(one for one in read_all(page.model) if one.step.class_name == "Gialli")
    assert page._next_word(gialli) == "Gialli; 1 alla primaria"
