"""The tariffs' page with somebody at the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from core.access.permissions import Role
from office.desk import Desk
from office.tariffs.page import TariffsPage


@pytest.fixture
def make_tariffs(
    make_desk: Callable[..., Desk], shown: Callable, settled: Callable[[], None]
) -> Iterator[Callable[..., TariffsPage]]:
    """The page of a role, on screen and loaded."""
    pages: list[TariffsPage] = []

    def make(role: Role = Role.ADMINISTRATOR) -> TariffsPage:
        desk = make_desk(role)
        page = TariffsPage(desk)
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
def tariffs(make_tariffs: Callable[..., TariffsPage]) -> TariffsPage:
    return make_tariffs()
