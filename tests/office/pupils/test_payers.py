"""Who pays, written and read in the pupil's record; a service without places left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.access.permissions import Role
from core.qt.theme import Theme, apply_theme
from core.qt.translations import Language, set_language
from core.registry import create_guardian, enrolments_of, link_guardian, payers_of, payers_on, set_payers
from core.registry.waiting import set_seats, waiting_list
from office.pupils.page import PupilsPage
from tests.office.conftest import OfficeTown, texts
from tests.office.pupils import test_entering
from tests.office.pupils.test_entering import act, anna

__all__ = ["anna"]

TODAY = date(2026, 11, 24)
Settled = Callable[[], None]


@pytest.fixture
def parents(office_town: OfficeTown) -> list[int]:
    """Rossi Carla, who made the enrolment, and Bianchi Ugo: Anna's parents, who live apart."""
    found = [create_guardian(office_town.session, *name) for name in (("Rossi", "Carla"), ("Bianchi", "Ugo"))]
    for place, guardian in enumerate(found):
        link_guardian(office_town.session, office_town.pupils["Rossi"], guardian, "genitore", is_applicant=not place)
    return found


@pytest.fixture
def family(parents: list[int], anna: PupilsPage, settled: Settled) -> PupilsPage:
    anna.panel.reload()
    settled()
    return anna


def shown(page: PupilsPage, section: str) -> str:
    return test_entering.shown(page, section).replace("\u00a0", " ")


def written(office_town: OfficeTown) -> list[str]:
    periods = payers_of(office_town.session, office_town.pupils["Rossi"])
    return [f"{one.starts_on} {' '.join(f'{payer.name} {payer.percent}' for payer in one.payers)}" for one in periods]


def begin(page: PupilsPage):
    page.panel.record._sections["payers"].action.click()
    return page.panel.payers_form


def test_the_applicant_pays_until_something_else_is_written(family: PupilsPage, office_town: OfficeTown):
    assert shown(family, "payers").splitlines() == [
        "Chi paga", "Finché non si scrive altro", "oggi", "Rossi Carla 100 %",
    ]  # fmt: skip


def test_shares_from_a_day_on_are_written_and_listed(family: PupilsPage, office_town: OfficeTown, settled: Settled):
    form = begin(family)
    assert (form.starts_on.text(), [field.text() for field in form.shares[:2]]) == ("24/11/2026", ["100", ""])
    assert [field.isVisible() for field in form.shares] == [True, True, *([False] * 4)]
    form.starts_on.setText("1/9/2026")
    form.shares[0].setText("60")
    assert form.total.text() == "In tutto 60 %: deve fare 100"
    form.shares[1].setText("39")
    form.save_button.click()
    settled()
    assert "le quote devono dare 100: ora danno 99" in form._share_lines[0].fault.text()
    assert written(office_town) == []  # nothing is lost of what was typed either
    assert form.shares[1].text() == "39"
    form.shares[1].setText("40")
    assert form.total.text() == "In tutto 100 %"
    QTest.keyClick(form.shares[1], Qt.Key.Key_Return)
    settled()

    assert written(office_town) == ["2026-09-01 Rossi Carla 60 Bianchi Ugo 40"]
    told = shown(family, "payers")
    assert "Rossi Carla 60 %, Bianchi Ugo 40 %" in told
    assert "Dal 01/09/2026" in told


@pytest.mark.parametrize("typed", ["cinquanta", "33,3", "-5"])
def test_a_share_that_is_no_whole_number_is_said_beside_it(
    family: PupilsPage, office_town: OfficeTown, settled: Settled, typed: str
):
    form = begin(family)
    form.shares[0].setText(typed)
    assert form.total.text() == "In tutto deve fare 100"
    form.save_button.click()
    settled()
    assert "numero intero" in form._share_lines[0].fault.text()
    assert written(office_town) == []


def test_a_wrong_period_is_taken_back_after_a_question(
    family: PupilsPage, parents: list[int], office_town: OfficeTown, settled: Settled
):
    anna_id = office_town.pupils["Rossi"]
    set_payers(office_town.session, anna_id, {parents[1]: 100}, date(2026, 9, 1))
    family.panel.reload()
    settled()
    act(family, "withdraw_payers").click()
    assert "Bianchi Ugo 100 % dal 01/09/2026: non vale più" in family.panel.confirm.label.text()
    family.panel.confirm.confirm_button.click()
    settled()

    assert [one.name for one in payers_on(office_town.session, anna_id, TODAY)] == ["Rossi Carla"]
    assert "annullato" in shown(family, "payers")
    assert act(family, "withdraw_payers") is None


def test_two_clerks_at_once_are_both_shown(
    family: PupilsPage, parents: list[int], office_town: OfficeTown, settled: Settled
):
    form = begin(family)
    form.shares[0].setText("50")
    form.shares[1].setText("50")
    set_payers(office_town.session, office_town.pupils["Rossi"], {parents[1]: 100}, date(2026, 10, 1))
    form.save_button.click()
    settled()
    assert written(office_town) == ["2026-10-01 Bianchi Ugo 100"]
    assert form.both.isVisible()


def test_without_guardians_there_is_nothing_to_share(anna: PupilsPage):
    assert not anna.panel.record._sections["payers"].action.isVisible()
    assert "aggiungi prima i genitori" in shown(anna, "payers")


@pytest.mark.parametrize(("role", "sees"), [(Role.SCHOOL, True), (Role.KITCHEN, False), (Role.AUDITOR, True)])
def test_others_read_only_or_not_at_all(
    make_page: Callable[..., PupilsPage], office_town: OfficeTown, parents: list[int], settled: Settled, role: Role,
    sees: bool,
):  # fmt: skip
    page = make_page(role, office_town.town.school_id if role is Role.SCHOOL else None)
    page.open_pupil(office_town.pupils["Rossi"])
    settled()
    page.panel.tabs.setCurrentWidget(page.panel.record)
    section = page.panel.record._sections["payers"]
    assert section.isVisible() == sees
    assert not section.action.isVisible()


def test_in_both_languages_and_themes_without_a_warning(
    family: PupilsPage, qapp: QApplication, settled: Settled, plain_looks: None
):
    form = begin(family)
    for theme in (Theme.DARK, Theme.LIGHT):
        apply_theme(qapp, theme)
        for language in (Language.ENGLISH, Language.ITALIAN):
            set_language(qapp, language)
            settled()
            assert not family.grab().isNull()
    assert form.heading.text() == "Chi paga"
    for field in (form.starts_on, form.ends_on, *form.shares[:2]):
        assert field.accessibleName(), field.objectName()


# A service without places left


def seats(office_town: OfficeTown, count: int) -> tuple[int, int, int]:
    town = office_town.town
    set_seats(office_town.session, town.school_id, office_town.service_id, town.school_year_id, count)
    return town.school_id, office_town.service_id, town.school_year_id


def test_a_full_school_offers_the_waiting_list(anna: PupilsPage, office_town: OfficeTown, settled: Settled):
    place, pupil_id = seats(office_town, 1), office_town.pupils["Rossi"]
    office_town.database.execute("DELETE FROM enrolment WHERE pupil_id = ?", (pupil_id,))
    anna.panel.record._sections["enrolments"].action.click()
    anna.panel.enrol_form.save_button.click()
    settled()
    question = anna.panel.confirm
    assert "I 1 posti della scuola per «Mensa» sono occupati: Rossi Anna non è stato iscritto" in question.label.text()
    assert enrolments_of(office_town.session, pupil_id) == ()
    question.confirm_button.click()
    settled()
    assert [one.pupil_id for one in waiting_list(office_town.session, *place)] == [pupil_id]
    assert "success: Rossi Anna è in lista d'attesa." in texts(anna.desk.messages)


def test_with_a_place_left_one_is_enrolled(anna: PupilsPage, office_town: OfficeTown, settled: Settled):
    seats(office_town, 99)
    office_town.database.execute("DELETE FROM enrolment WHERE pupil_id = ?", (office_town.pupils["Rossi"],))
    anna.panel.record._sections["enrolments"].action.click()
    anna.panel.enrol_form.save_button.click()
    settled()
    assert len(enrolments_of(office_town.session, office_town.pupils["Rossi"])) == 1
    assert anna.panel.confirm.isHidden()


def test_a_new_pupil_without_a_place_is_saved_on_the_waiting_list(
    page: PupilsPage, office_town: OfficeTown, settled: Settled
):
    place = seats(office_town, 0)
    page.panel.begin_new_pupil()
    form = page.panel.pupil_form
    form.last_name.setText("Zeta")
    form.first_name.setText("Bice")
    form.class_box.setCurrentIndex(form.class_box.findData(office_town.town.class_id))
    form.service_box.setCurrentIndex(form.service_box.findData(office_town.service_id))
    form.save_button.click()
    settled()
    assert "non è stato salvato niente" in page.panel.confirm.label.text()
    assert office_town.database.scalar("SELECT COUNT(*) FROM pupil WHERE last_name = 'Zeta'") == 0
    page.panel.confirm.confirm_button.click()
    settled()
    assert [one.pupil_name for one in waiting_list(office_town.session, *place)] == ["Zeta Bice"]
    assert page.panel.name.text() == "Zeta Bice"
