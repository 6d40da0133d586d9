"""The page of the cash desk: who sees what of it, its languages, its keyboard, the amounts that it takes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.access.permissions import Role
from core.errors import InvalidValue
from core.ledger import accounts_of
from core.qt.theme import Theme, apply_theme
from core.qt.translations import Language, set_language
from office.cash.amounts import amount_of
from office.cash.page import CashPage
from tests.office.cash.acts import open_drawer, take
from tests.office.conftest import OfficeTown, texts

TODAY = date(2026, 11, 24)
Settled = Callable[[], None]


@pytest.mark.parametrize(
    ("role", "panels"),
    [(Role.ADMINISTRATOR, 5), (Role.CLERK, 5), (Role.CASHIER, 5), (Role.AUDITOR, 4)],
)
def test_what_a_role_sees(make_cash: Callable[..., CashPage], settled: Settled, role: Role, panels: int):
    page = make_cash(role)
    assert len(page.panels) == panels
    for place in range(panels):
        page.tabs.setCurrentIndex(place)
        settled()
    assert page.deposits.card.isHidden() == (role is Role.AUDITOR)
    assert texts(page.desk.messages) == []


@pytest.mark.parametrize("role", [Role.SCHOOL, Role.KITCHEN])
def test_who_may_not_look_is_told(make_cash: Callable[..., CashPage], role: Role):
    page = make_cash(role)
    assert page.stack.currentWidget() is page.refused
    assert not page.tabs.isVisible()


@pytest.mark.usefixtures("plain_looks")
def test_it_speaks_both_languages_in_both_themes(qapp, cash: CashPage, settled: Settled):
    for theme in (Theme.DARK, Theme.LIGHT):
        apply_theme(qapp, theme)
        for language in (Language.ENGLISH, Language.ITALIAN):
            set_language(qapp, language)
            for place in range(len(cash.panels)):
                cash.tabs.setCurrentIndex(place)
                settled()
                assert cash.tabs.tabText(place)
    assert cash.heading.text() == "Cassa"


def test_everything_has_a_name_for_a_screen_reader(cash: CashPage):
    from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QSpinBox, QTableView

    for kind in (QLineEdit, QComboBox, QTableView, QSpinBox):
        for widget in cash.findChildren(kind):
            if widget.isHidden() or widget.objectName().startswith("qt_") or isinstance(widget.parent(), QComboBox):
                continue
            assert widget.accessibleName(), widget.objectName() or widget
    for button in cash.findChildren(QPushButton):
        is_named = button.text() or button.accessibleName()
        assert is_named or button.isHidden() or button.parentWidget().isHidden(), button.objectName()


def test_alt_and_a_number_change_the_tab(cash: CashPage):
    QTest.keyClick(cash, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert cash.tabs.currentIndex() == 1


def test_the_search_at_the_top_leads_here(cash: CashPage, qtbot, settled: Settled):
    (action,) = cash.search_actions()
    cash.show_panel(cash.account)
    with qtbot.waitSignal(cash.desk.area_wanted) as asked:
        action.run()
    assert asked.args == ["cash"]
    assert cash.tabs.currentIndex() == 0
    settled()
    assert cash.help_text()


def test_the_account_of_a_recharge_is_one_step_away(cash: CashPage, office_town: OfficeTown, qtbot, settled: Settled):
    open_drawer(cash, settled)
    take(cash, settled)
    cash.drawer.table.selectRow(0)
    with qtbot.waitSignal(cash.desk.account_wanted) as asked:
        cash.drawer.account_button.click()
    assert asked.args == [office_town.pupils["Verdi"]]
    assert accounts_of(office_town.session, office_town.pupils["Verdi"])[0].balance_cents == 2500


@pytest.mark.parametrize(("text", "cents"), [("0", 0), ("0,00", 0), ("12,5", 1250), ("1.234,50 €", 123450)])
def test_amounts(text: str, cents: int):
    assert amount_of(text, "x") == cents


@pytest.mark.parametrize("text", ["", " ", "€", "abc", "-1", "1,234", "99999999"])
def test_no_amounts(text: str):
    with pytest.raises(InvalidValue, match=r"^Fondo"):
        amount_of(text, "Fondo")
