"""The page of the doubles: compared, merged only after a reason, or kept apart."""

from __future__ import annotations

import pytest

from core import merging, registry
from core.qt.record_model import read_all
from office.duplicates.page import DuplicatesPage
from tests.office.conftest import texts


@pytest.fixture
def page(desk, shown, settled, office_town) -> DuplicatesPage:
    with office_town.database.transaction():
        office_town.pupils["double"] = office_town.town.pupil("Rossi", "Anna", enrolled=False)
    page = DuplicatesPage(desk)
    shown(page)
    desk.runner.changed.connect(page.on_changes)
    page.enter()
    settled()
    return page


def pairs(page) -> list[tuple[str, str]]:
    return [(pair.first.name, pair.second.name) for pair in read_all(page.model)]


def test_two_records_are_merged_after_a_reason(page, settled, messages, office_town, qtbot):
    assert pairs(page) == [("Rossi Anna", "Rossi Anna")]
    assert page.card.isHidden()
    page.table.selectRow(0)
    settled()
    assert "Tutto passa alla scheda che resta" in page.card.effects.text()
    assert not page.card.warning.isVisible()
    page.card.merge_button.click()
    assert not page.reason_bar.accept_button.isEnabled()
    qtbot.keyClicks(page.reason_bar.field, "inserita due volte\r")
    settled()
    assert texts(messages) == ["success: Le due schede di Rossi Anna sono una sola."]
    assert pairs(page) == []
    assert page.card.isHidden()
    assert merging.merged_into(office_town.session, office_town.pupils["double"]) == office_town.pupils["Rossi"]


def test_the_other_record_can_be_the_one_that_stays(page, settled, office_town, qtbot):
    page.table.selectRow(0)
    settled()
    page.card.choices[1].setChecked(True)
    settled()
    assert page.card.preview.kept.id == office_town.pupils["double"]
    assert "1 iscrizioni" in page.card.effects.text()


def test_two_children_stay_two(page, settled, messages, office_town):
    page.table.selectRow(0)
    settled()
    page.card.distinct_button.click()
    settled()
    assert pairs(page) == []
    assert "sono due bambini" in texts(messages)[0]
    assert registry.search_pupils(office_town.session, "rossi anna").total == 2


def test_two_codes_are_warned_about(page, settled, office_town):
    with office_town.database.transaction():
        for number, name in enumerate(("Rossi", "double")):
            office_town.database.execute(
                "UPDATE pupil SET fiscal_code = ?, born_on = 17000 WHERE id = ?",
                (f"C{number}", office_town.pupils[name]),
            )
    page.reload()
    settled()
    page.table.selectRow(0)
    settled()
    assert page.card.warning.isVisible()
