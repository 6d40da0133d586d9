"""The months: which may be closed, closing one after a question, and what the others say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core import ledger, meals
from core.access.permissions import Role
from core.clock import FixedClock, rome_instant
from core.qt.messages import MessageBar
from core.qt.translations import Language, set_language
from office.closing.months_page import MonthsPage
from tests.office.conftest import OfficeTown, texts


@pytest.fixture
def in_december(qapp, office_town: OfficeTown, clock: FixedClock) -> OfficeTown:
    """The first of December, in the morning; of November the last day is still to be closed."""
    set_language(qapp, Language.ITALIAN)
    clock.set(rome_instant(date(2026, 12, 1), time(8)))
    for day in meals.open_days(office_town.session, office_town.service_id)[:-1]:
        meals.close_day(office_town.session, office_town.service_id, day.on)
    return office_town


def drawn(page: MonthsPage) -> list[list[str]]:
    model = page.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_a_month_is_closed_once_its_days_are(
    in_december: OfficeTown, opened: Callable[..., MonthsPage], settled: Callable[[], None], messages: MessageBar
) -> None:
    page = opened(MonthsPage)
    assert drawn(page) == [
        ["dicembre 2026", "0", "0", "0", "In corso"],
        ["novembre 2026", "4", "1", "28", "Aperto"],
    ]
    page.table.selectRow(1)
    assert not page.primary.isEnabled()
    assert page.advice.text() == "Prima chiudi le sue giornate, in «Chiusura della giornata»."
    meals.close_day(in_december.session, in_december.service_id, date(2026, 11, 30))
    page.reload()
    settled()
    page.primary.click()
    assert "novembre 2026: movimenti 35." in page.confirm.label.text()
    assert ledger.closed_periods(in_december.session) == ()
    page.confirm.confirm_button.click()
    settled()
    assert drawn(page)[1][4] == "Chiuso il 01/12/2026"
    assert texts(messages) == ["success: Mese chiuso: novembre 2026."]
    assert not page.primary.isEnabled()


def test_cancelled_nothing_is_closed(in_december: OfficeTown, opened: Callable[..., MonthsPage]) -> None:
    meals.close_day(in_december.session, in_december.service_id, date(2026, 11, 30))
    page = opened(MonthsPage)
    page.table.selectRow(1)
    page.primary.click()
    QTest.keyClick(page.confirm, Qt.Key.Key_Escape)
    assert page.confirm.isHidden()
    assert ledger.closed_periods(in_december.session) == ()


def test_a_clerk_sees_the_months_and_closes_none(in_december: OfficeTown, opened: Callable[..., MonthsPage]) -> None:
    meals.close_day(in_december.session, in_december.service_id, date(2026, 11, 30))
    page = opened(MonthsPage, Role.CLERK)
    page.table.selectRow(1)
    assert page.primary.isHidden()
    assert page.advice.text() == "Lo chiude l'amministratore."
