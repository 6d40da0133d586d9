"""What the tests of the administration do over and over."""

from __future__ import annotations

from core.access.signin import sign_in
from tests.office.conftest import OfficeTown

PASSWORD = "quattro gatti nel cortile"


def opened(page, shown, settled):
    shown(page)
    page._desk.runner.changed.connect(page.on_changes)  # as the workspace does
    page.enter()
    settled()
    return page


def enter_as(office_town: OfficeTown, username: str, password: str):
    session = office_town.session
    return sign_in(session.database, session.clock, session.ids, username, password)
