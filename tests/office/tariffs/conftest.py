"""The tariffs' page with somebody at the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from office.tariffs.page import TariffsPage


@pytest.fixture
def make_tariffs(opened: Callable[..., TariffsPage]) -> Callable[..., TariffsPage]:
    """The page of a role, on screen and loaded."""
    return partial(opened, TariffsPage)


@pytest.fixture
def tariffs(make_tariffs: Callable[..., TariffsPage]) -> TariffsPage:
    return make_tariffs()
