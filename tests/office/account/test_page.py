"""Whose account is shown and how it is found; who may look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt

from core.access.permissions import Role
from core.qt.theme import Theme, apply_theme
from core.qt.translations import Language, set_language
from office.account.page import AccountPage
from tests.office.account.acts import lines, take
from tests.office.account.conftest import press
from tests.office.conftest import OfficeTown

TODAY, MONDAY = date(2026, 11, 24), date(2026, 11, 23)
Settled = Callable[[], None]
Entries = Callable[[str], list[str]]
Charge = Callable[[str, date], None]


def test_one_begins_by_searching_and_enter_opens_the_first(page: AccountPage, settled: Settled):
    assert page.content.currentWidget() is page.empty
    assert not page.paper_button.isVisible()
    assert page.search.window().focusWidget() is page.search
    press(page, "verdi")
    press(page, Qt.Key.Key_Return)
    settled()

    assert page.name.text() == "Verdi Noè"
    assert page.content.currentWidget() is page.account
    assert page.search.text() == ""
    assert page.card.amount.window().focusWidget() is page.card.amount
    assert page.register.table.empty_text == "Nessun movimento: la prima ricarica apre il conto."


def test_several_found_are_chosen_from_by_arrow_and_enter(qtbot, page: AccountPage, settled: Settled):
    with qtbot.waitSignal(page.search.search_changed):
        press(page, "ross")
    settled()
    assert page.content.currentWidget() is page.found
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Return)
    settled()

    assert page.name.text() == "Rossini Luca"


def test_clearing_the_search_goes_back_to_the_account(qtbot, anna: AccountPage, settled: Settled):
    anna.search.setFocus()
    with qtbot.waitSignal(anna.search.search_changed):
        press(anna, "zzz")
    settled()
    assert anna.content.currentWidget() is anna.found
    assert anna.found_model.rowCount() == 0
    press(anna, Qt.Key.Key_Escape)
    assert anna.content.currentWidget() is anna.account
    assert anna.name.text() == "Rossi Anna"


def test_a_negative_balance_has_a_word_and_today_s_meal_is_pending(anna: AccountPage, charge: Charge, settled: Settled):
    charge("Rossi", MONDAY)
    anna.reload()
    settled()

    assert anna.balance.accessibleName() == "Saldo Refezione: −5,25\N{NO-BREAK SPACE}€: a debito"
    assert anna.pending.accessibleName() == (
        "Oggi: pasto in sospeso: −5,25\N{NO-BREAK SPACE}€: poi −10,50\N{NO-BREAK SPACE}€ a debito"
    )


def test_the_search_opens_contestations_and_refunds(page: AccountPage, settled: Settled):
    found = {one.key: one for one in page.search_actions()}
    found["contestations"].run()
    settled()
    assert page.content.currentWidget() is page.contestations
    found["refunds"].run()
    settled()
    assert page.content.currentWidget() is page.refunds


def test_until_when_the_credit_lasts(anna: AccountPage, settled: Settled):
    assert anna.balance.note.text() == "non basta per il prossimo pasto"
    take(anna, "7", settled)
    assert anna.balance.note.text() == "basta per un pasto, il 24/11"
    take(anna, "13", settled)
    assert anna.balance.note.text() == "basta per 3 pasti, fino al 26/11"
    take(anna, "2000", settled)
    assert anna.balance.note.text() == "basta per tutti i pasti previsti"


@pytest.mark.parametrize(
    ("role", "card", "reverse"),
    [
        (Role.ADMINISTRATOR, True, True), (Role.CLERK, True, True), (Role.CASHIER, True, False),
        (Role.AUDITOR, False, False),
    ],
)  # fmt: skip
def test_what_each_role_may(
    make_page: Callable[..., AccountPage], office_town: OfficeTown, charge: Charge, settled: Settled, role: Role,
    card: bool, reverse: bool,
):  # fmt: skip
    charge("Rossi", MONDAY)
    page = make_page(role)
    page.open_pupil(office_town.pupils["Rossi"])
    settled()
    page.register.table.selectRow(0)

    assert page.card.isVisible() is card
    assert page.register.reverse_button.isVisible() is reverse
    assert len(lines(page)) == 1


@pytest.mark.parametrize("role", [Role.SCHOOL, Role.KITCHEN])
def test_accounts_are_not_for_schools_and_kitchens(
    make_page: Callable[..., AccountPage], office_town: OfficeTown, settled: Settled, role: Role
):
    page = make_page(role, office_town.town.school_id if role is Role.SCHOOL else None)
    page.open_pupil(office_town.pupils["Rossi"])
    settled()

    assert page.content.currentWidget() is page.refused
    assert not page.search.isVisible()
    assert page.name.text() == ""


def test_both_languages_and_themes(moved: AccountPage, qapp, settled: Settled, plain_looks: None):
    for language in (Language.ENGLISH, Language.ITALIAN):
        for theme in (Theme.DARK, Theme.LIGHT):
            set_language(qapp, language)
            apply_theme(qapp, theme)
            qapp.sendPostedEvents()
            settled()
            assert not moved.grab().isNull()
    assert moved.heading.text() == "Conti"
    assert len(lines(moved)) == 4


def test_the_way_to_the_record(qtbot, anna: AccountPage, office_town: OfficeTown):
    with qtbot.waitSignal(anna.desk.pupil_wanted) as asked:
        anna.record_button.click()

    assert asked.args == [office_town.pupils["Rossi"]]
