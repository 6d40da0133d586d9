"""From a pupil to the other areas and back, in the whole workspace."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from core.access.permissions import Role
from core.cards import issue_card
from office.account.page import AccountPage
from office.areas import ACCOUNT, CARDS, PUPILS
from office.cards.page import CardsPage
from office.pupils.page import PupilsPage
from office.window import OfficeWindow
from tests.office.conftest import OfficeTown, wait_for


def test_from_the_pupil_to_account_and_cards_and_back(
    qtbot: QtBot, make_window: Callable[..., OfficeWindow], office_town: OfficeTown
):
    anna = office_town.pupils["Rossi"]
    for name in ("Rossi", "Verdi"):
        issue_card(office_town.session, office_town.pupils[name], office_town.service_id)
    window = make_window(Role.ADMINISTRATOR)
    workspace = window.workspace
    workspace.open_pupil(anna)
    wait_for(qtbot, window)
    pupils = workspace.page(PUPILS)
    assert isinstance(pupils, PupilsPage)
    pupils.panel.account_button.click()
    wait_for(qtbot, window)
    account = workspace.page(ACCOUNT)
    assert isinstance(account, AccountPage)
    assert (workspace.current_key(), account.name.text()) == (ACCOUNT, "Rossi Anna")

    account.record_button.click()
    wait_for(qtbot, window)
    assert workspace.current_key() == PUPILS
    pupils.panel.cards_button.click()
    qtbot.waitUntil(lambda: workspace.page(CARDS).model.rowCount() == 1)
    wait_for(qtbot, window)
    cards = workspace.page(CARDS)
    assert isinstance(cards, CardsPage)
    assert workspace.current_key() == CARDS
    assert [cards.model.record(row).pupil_id for row in range(cards.model.rowCount())] == [anna]
