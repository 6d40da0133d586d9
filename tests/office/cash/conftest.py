"""The cash page with somebody at the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QLocale

from office.cash.page import CashPage


@pytest.fixture(autouse=True)
def italian() -> Iterator[None]:
    """Days and amounts as in Italy, whatever the machine speaks."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.Italian, QLocale.Country.Italy))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def make_cash(opened: Callable[..., CashPage]) -> Callable[..., CashPage]:
    """The page of a role, on screen and loaded."""
    return partial(opened, CashPage)


@pytest.fixture
def cash(make_cash: Callable[..., CashPage]) -> CashPage:
    return make_cash()
