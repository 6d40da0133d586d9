"""Led through an enrolment: what is missing stands above the record, and each step leads to the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from pytestqt.qtbot import QtBot

from core.access.permissions import Role
from core.cards import cards_of, issue_card
from core.ledger import pupil_bands
from core.registry import (
    ChargePolicy,
    create_guardian,
    create_pupil,
    create_service,
    create_service_group,
    enrol,
    link_guardian,
    pupil,
    search_pupils,
    withdraw_enrolment,
)
from core.reports import completeness
from office.areas import Area, areas_of
from office.desk import Desk
from office.pupils.guide_card import GuideCard, Step
from office.pupils.page import PupilsPage
from office.window import OfficeWindow
from tests.builders import YEAR_END, YEAR_START
from tests.office.conftest import FakeFiles, OfficeTown, texts
from tests.office.hands import Hands

TODAY = date(2026, 11, 24)
Settled = Callable[[], None]


@pytest.fixture(autouse=True)
def cards_are_used(office_town: OfficeTown) -> None:
    """Somebody has a card: the service works with them."""
    issue_card(office_town.session, office_town.pupils["Ferrero"], office_town.service_id)


def steps(guide: GuideCard) -> list[str]:
    """The steps as they are read; in brackets those that are buttons, with a star the one that comes first."""
    found = []
    for step in Step:
        button, label = guide.buttons[step], guide.words[step]
        if not button.isHidden():
            found.append(f"[{button.text()}]{'*' if button.property('role') == 'primary' else ''}")
        elif not label.isHidden():
            found.append(label.text())
    return found


def show(page: PupilsPage, pupil_id: int, settled: Settled) -> GuideCard:
    page.open_pupil(pupil_id)
    settled()
    return page.panel.guide


def focused(page: PupilsPage) -> str:
    widget = page.window().focusWidget()
    return "" if widget is None else widget.objectName()


def make_complete(office_town: OfficeTown, name: str) -> int:
    pupil_id = office_town.pupils[name]
    parent = create_guardian(office_town.session, "Conti", "Elena")
    link_guardian(office_town.session, pupil_id, parent, "madre", is_applicant=True)
    issue_card(office_town.session, pupil_id, office_town.service_id)
    return pupil_id


def test_from_new_pupil_to_complete_with_the_keyboard_alone(
    qtbot: QtBot, make_window: Callable[..., OfficeWindow], office_town: OfficeTown
):
    def rooms(desk: Desk) -> list[Area]:
        return [area for area in areas_of(desk) if area.key in {"today", "pupils"}]

    window = make_window(Role.ADMINISTRATOR, areas=rooms)
    hands = Hands(qtbot, window)
    hands.search("nuovo alunno").type("Zanetti").press("Tab").type("Ugo").press("Return")
    guide = window.workspace.page("pupils").panel.guide
    assert steps(guide) == ["[○ Classe]*", "✓ Servizio", "[○ Genitore]", "[○ Fascia]", "[○ Tessera]"]

    # The keyboard is on the first one, and in the first field of what it opens.
    hands.press("Return", "Tab", "Return")
    assert steps(guide) == ["✓ Classe", "✓ Servizio", "[○ Genitore]*", "[○ Fascia]", "[○ Tessera]"]
    hands.press("Return").type("Zanetti").press("Tab").tab_to("Nome").type("Ada").press("Return")
    assert steps(guide) == ["✓ Classe", "✓ Servizio", "✓ Genitore", "[○ Fascia]*", "[○ Tessera]"]
    hands.press("Return", "Tab", "Return")
    assert steps(guide) == ["✓ Classe", "✓ Servizio", "✓ Genitore", "✓ Fascia", "[○ Tessera]*"]
    hands.press("Return")
    assert guide.heading.text() == "Iscrizione completa: non manca più niente."

    (found,) = search_pupils(office_town.session, "zanetti").items
    assert completeness(office_town.session, found.id).is_complete
    assert [one.full_name for one in pupil(office_town.session, found.id).guardians if one.is_applicant]
    assert len(cards_of(office_town.session, found.id)) == 1
    # Said once: Enter closes it, and it does not come back.
    hands.press("Return")
    assert guide.isHidden()
    window.workspace.page("pupils").panel.reload()
    hands.wait()
    assert guide.isHidden()


def test_whoever_lacks_nothing_has_no_guide(page: PupilsPage, office_town: OfficeTown, settled: Settled):
    assert show(page, make_complete(office_town, "Rossi"), settled).isHidden()


def test_where_no_card_was_ever_issued_none_is_missing(page: PupilsPage, office_town: OfficeTown, settled: Settled):
    office_town.database.execute("DELETE FROM card")
    parent = create_guardian(office_town.session, "Conti", "Elena")
    link_guardian(office_town.session, office_town.pupils["Rossi"], parent, "madre", is_applicant=True)
    assert show(page, office_town.pupils["Rossi"], settled).isHidden()
    assert steps(show(page, office_town.pupils["Verdi"], settled)) == [
        "✓ Classe", "✓ Servizio", "[○ Genitore]*", "✓ Fascia"
    ]  # fmt: skip


def test_it_is_about_the_pupil_on_screen(page: PupilsPage, office_town: OfficeTown, settled: Settled):
    make_complete(office_town, "Rossi")
    guide = show(page, office_town.pupils["Verdi"], settled)
    assert not guide.isHidden()
    assert focused(page) != "guide_applicant"  # nobody is being led: the keyboard stays where it was
    # From one who lacks something to one who lacks nothing: nothing was completed.
    show(page, office_town.pupils["Rossi"], settled)
    assert guide.isHidden()


def test_a_school_issues_the_card_and_is_told_the_rest(
    make_page: Callable[..., PupilsPage], office_town: OfficeTown, settled: Settled, files: FakeFiles
):
    page = make_page(Role.SCHOOL, office_town.town.school_id)
    guide = show(page, office_town.pupils["Rossi"], settled)
    # Of bands a school is told nothing at all.
    assert steps(guide) == ["✓ Classe", "✓ Servizio", "○ Genitore", "[○ Tessera]*"]
    guide.buttons[Step.CARD].click()
    settled()
    assert steps(guide) == ["✓ Classe", "✓ Servizio", "○ Genitore", "✓ Tessera"]
    assert texts(page.desk.messages)[-1].startswith("success: Tessera n. 1 emessa per Rossi Anna.")
    page.desk.messages.messages[-1].on_action()
    settled()
    assert [path.name for path in files.opened] == ["tessera-Rossi-Anna.pdf"]


def test_a_pupil_without_enrolment_is_enrolled_first(page: PupilsPage, office_town: OfficeTown, settled: Settled):
    new = create_pupil(office_town.session, "Zanetti", "Ugo")
    guide = show(page, new, settled)
    # Band and card are of a service: before there is one they cannot be pressed.
    assert steps(guide) == ["[○ Classe]*", "[○ Servizio]", "[○ Genitore]", "○ Fascia", "○ Tessera"]
    guide.buttons[Step.SERVICE].click()
    assert focused(page) == "enrol_service"
    page.panel.enrol_form.save_button.click()
    settled()
    assert steps(guide) == ["[○ Classe]*", "✓ Servizio", "[○ Genitore]", "[○ Fascia]", "[○ Tessera]"]
    assert focused(page) == "guide_class"


def test_of_two_services_the_one_that_lacks_something_is_named(
    page: PupilsPage, office_town: OfficeTown, settled: Settled
):
    session, pupil_id = office_town.session, make_complete(office_town, "Rossi")
    group_id = create_service_group(session, "Trasporto")
    bus = create_service(session, service_group_id=group_id, name="Scuolabus", charge_policy=ChargePolicy.PRESENT,
                         cutoff=time(7), plain_limit_days=0)  # fmt: skip
    enrol(session, pupil_id, bus, YEAR_START, YEAR_END)
    guide = show(page, pupil_id, settled)
    assert steps(guide) == ["✓ Classe", "✓ Servizio", "✓ Genitore", "[○ Fascia Scuolabus]*", "✓ Tessera"]
    assert guide.buttons[Step.BAND].accessibleName() == "Fascia o esenzione (Scuolabus): manca"


def test_whoever_left_is_not_asked_for_anything(page: PupilsPage, office_town: OfficeTown, settled: Settled):
    (enrolment,) = pupil(office_town.session, office_town.pupils["Rossi"]).enrolments
    withdraw_enrolment(office_town.session, enrolment.id, date(2026, 11, 20))
    assert show(page, office_town.pupils["Rossi"], settled).isHidden()


def test_going_back_from_a_step_leads_back_to_it(page: PupilsPage, office_town: OfficeTown, settled: Settled):
    guide = show(page, office_town.pupils["Rossi"], settled)
    guide.buttons[Step.APPLICANT].click()
    assert focused(page) == "guardian_last_name"
    assert guide.isHidden()
    page.panel.guardian_form.cancel_button.click()
    assert focused(page) == "guide_applicant"


def test_an_exemption_wants_its_reason(page: PupilsPage, office_town: OfficeTown, settled: Settled):
    rossi, session = office_town.pupils["Rossi"], office_town.session
    office_town.database.execute("DELETE FROM band_assignment WHERE pupil_id = ?", (rossi,))
    guide = show(page, rossi, settled)
    guide.buttons[Step.BAND].click()
    settled()
    form = page.panel.band_form
    assert focused(page) == "band_box"
    form.band_box.setCurrentIndex(form.band_box.count() - 1)
    form.save_button.click()
    settled()
    assert focused(page) == "band_reason"
    form.reason.setText("Legge 104, prot. 12")
    form.save_button.click()
    settled()
    (kept,) = pupil_bands(session, office_town.service_id, TODAY, text="rossi anna").items
    assert (kept.is_exempt, kept.starts_on, kept.ends_on) == (True, YEAR_START, YEAR_END)
    assert guide.buttons[Step.BAND].isHidden()
