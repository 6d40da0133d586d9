"""The page of the doubles: compared, merged only after a reason, or kept apart."""

from __future__ import annotations

import pytest

from core import merging, registry
from core.qt.record_model import read_all
from office.duplicates.page import DuplicatesPage
from office.page import Page
from tests.office.conftest import texts


@pytest.fixture
def area(desk, shown) -> DuplicatesPage:
    """The area, kept for as long as a test looks at one of its tabs."""
    area = DuplicatesPage(desk)
    shown(area)
    desk.runner.changed.connect(area.on_changes)
    return area


@pytest.fixture
def page(area, settled, office_town) -> Page:
    with office_town.database.transaction():
        office_town.pupils["double"] = office_town.town.pupil("Rossi", "Anna", enrolled=False)
    area.enter()
    settled()
    return area.pages["pupils"]


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


@pytest.fixture
def mothers(office_town) -> tuple[int, int]:
    """Verdi Ida twice with one telephone: Anna's mother, and Marco's."""
    session = office_town.session
    ids = []
    for number, name in enumerate(("Rossi", "Bianchi")):
        ids.append(registry.create_guardian(session, "Verdi", "Ida", email=f"{number}@example.it", phone="011 123456"))
        registry.link_guardian(session, office_town.pupils[name], ids[-1], "madre", is_applicant=True)
    return ids[0], ids[1]


@pytest.fixture
def guardians(area, mothers, settled) -> Page:
    page = area.show_page("guardians")
    settled()
    return page


def test_two_records_of_a_mother_are_merged_after_a_reason(guardians, mothers, settled, messages, office_town, qtbot):
    page = guardians
    assert pairs(page) == [("Verdi Ida", "Verdi Ida")]
    page.table.selectRow(0)
    settled()
    assert "Passano i figli: Bianchi" in page.card.effects.text()
    assert "vale quello della scheda che resta: e-mail" in page.card.warning.text()
    page.card.merge_button.click()
    assert not page.reason_bar.accept_button.isEnabled()
    qtbot.keyClicks(page.reason_bar.field, "inserita due volte\r")
    settled()
    assert texts(messages) == ["success: Le due schede di Verdi Ida sono una sola."]
    assert pairs(page) == []
    assert page.card.isHidden()
    (mother,) = registry.guardians_of(office_town.session, office_town.pupils["Bianchi"])
    assert (mother.id, mother.is_applicant) == (mothers[0], True)


def test_two_people_stay_two(guardians, settled, messages, office_town):
    guardians.table.selectRow(0)
    settled()
    guardians.card.distinct_button.click()
    settled()
    assert pairs(guardians) == []
    assert "sono due persone" in texts(messages)[0]
    assert len(registry.search_guardians(office_town.session, "verdi ida")) == 2


def test_what_somebody_else_changed_meanwhile_is_shown_before_it_is_done(
    guardians, mothers, settled, messages, office_town, qtbot
):
    page = guardians
    page.table.selectRow(0)
    settled()
    page.card.merge_button.click()
    registry.link_guardian(office_town.session, office_town.pupils["Rossi"], mothers[1], "zia")
    qtbot.keyClicks(page.reason_bar.field, "doppia\r")
    settled()
    assert "non è stato salvato niente" in texts(messages)[0]
    assert "Figli di tutte e due le schede: Rossi" in page.card.effects.text()
    assert page.card.merge_button.isEnabled()


def test_a_child_of_theirs_is_opened(guardians, desk, settled, office_town, qtbot):
    guardians.table.selectRow(0)
    settled()
    with qtbot.waitSignal(desk.pupil_wanted) as opened:
        guardians.card.open_buttons[1].click()
    assert opened.args == [office_town.pupils["Bianchi"]]
