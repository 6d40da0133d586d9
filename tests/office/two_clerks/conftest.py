"""The desk of the second clerk, and the colleague who saves first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.access.permissions import Role
from core.access.session import Actor
from tests.office.two_clerks.scenes import Stage


@pytest.fixture
def stage(desk, shown, settled, office_town) -> Stage:
    pages = []

    def opened(page: Any) -> Any:
        pages.append(page)  # kept as long as the test
        shown(page)
        desk.runner.changed.connect(page.on_changes)
        page.enter()
        settled()
        return page

    carla = replace(office_town.session, actor=Actor(office_town.session.actor.id, "Carla Verdi", Role.ADMINISTRATOR))
    return Stage(office_town, carla, opened, settled, desk)
