"""A page of «Scuole e servizi» with somebody at the desk, and the way back."""

from __future__ import annotations

import pytest

from core.access.permissions import Role
from core.qt.translations import Language, set_language
from office.structure.page import StructurePage


@pytest.fixture
def open_page(qapp, make_desk, shown, settled):
    """Open one page of the area as a role."""

    def opened(key: str, role: Role = Role.ADMINISTRATOR):
        set_language(qapp, Language.ITALIAN)
        desk = make_desk(role)
        area = StructurePage(desk)
        shown(area)
        desk.runner.changed.connect(area.on_changes)  # as the workspace does
        area.enter()
        page = area.show_page(key)
        settled()
        page.area = area
        return page

    return opened


@pytest.fixture
def undo(messages, settled):
    """Press the last message's «Annulla»."""

    def pressed() -> None:
        messages.messages[-1].on_action()
        settled()

    return pressed
