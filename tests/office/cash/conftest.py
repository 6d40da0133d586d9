"""The cash page with somebody at the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale

from core.access.permissions import Role
from office.cash.page import CashPage
from office.desk import Desk


@pytest.fixture(autouse=True)
def italian() -> Iterator[None]:
    """Days and amounts as in Italy, whatever the machine speaks."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.Italian, QLocale.Country.Italy))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def make_cash(
    make_desk: Callable[..., Desk], shown: Callable, settled: Callable[[], None]
) -> Iterator[Callable[..., CashPage]]:
    """The page of a role, on screen and loaded."""
    pages: list[CashPage] = []

    def make(role: Role = Role.ADMINISTRATOR) -> CashPage:
        desk = make_desk(role)
        page = CashPage(desk)
        desk.runner.changed.connect(page.on_changes)
        pages.append(page)
        shown(page)
        page.enter()
        settled()
        return page

    yield make
    for page in pages:
        page.hide()


@pytest.fixture
def cash(make_cash: Callable[..., CashPage]) -> CashPage:
    return make_cash()
