"""The pages of the administration by role and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from core import ledger
from core.access.permissions import Role
from office.admin.page import AdminPage
from tests.office.admin.hands import opened


@pytest.mark.parametrize(
    ("role", "keys"),
    [
        (Role.ADMINISTRATOR, ["users", "stations", "backups", "trail", "privacy"]),
        (Role.CLERK, ["backups", "privacy"]),
        (Role.AUDITOR, ["trail"]),
    ],
)
def test_each_role_finds_its_own_pages(make_desk, shown, settled, role, keys):
    page = opened(AdminPage(make_desk(role)), shown, settled)
    assert list(page.pages) == keys
    assert page.tabs.isVisible() is (len(keys) > 1)


def test_tabs_show_their_pages_by_keyboard(qtbot, desk, shown, settled):
    page = opened(AdminPage(desk), shown, settled)
    page.tabs.setFocus()
    qtbot.keyClick(page.tabs, Qt.Key.Key_Right)
    settled()
    assert page.stack.currentWidget() is page.pages["stations"]
    assert ledger.last_backup_at  # the page of the copies needs no folder to be made
