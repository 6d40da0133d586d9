"""The window's first screen: nobody gets in by mistake, and everybody learns what to do."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.access.permissions import Role
from core.access.session import Session
from core.access.signin import MOST_FAILURES
from core.access.users import create_user, has_users
from core.clock import FixedClock
from core.qt.theme import Theme, apply_theme
from core.qt.translations import Language, current_language
from office.shell.looks import Looks
from office.shell.preferences import Preferences
from office.sign_in.page import SignInPage

PASSWORD = "quattro gatti nel cortile"


@pytest.fixture
def looks(qapp, tmp_path, plain_looks) -> Looks:
    looks = Looks(qapp, Preferences(QSettings(str(tmp_path / "p.ini"), QSettings.Format.IniFormat)))
    apply_theme(qapp, Theme.LIGHT)
    return looks


@pytest.fixture
def page(sqlite_database, clock, ids, runner, messages, looks, shown, settled) -> SignInPage:
    page = SignInPage(sqlite_database, clock, ids, runner=runner, messages=messages, looks=looks)
    shown(page)
    page.start()
    settled()
    return page


@pytest.fixture
def with_user(office_town) -> None:
    create_user(office_town.session, "anna", "Anna Neri", Role.CLERK, PASSWORD)


@pytest.fixture
def came_in(page) -> list[Session]:
    sessions: list[Session] = []
    page.signed_in.connect(sessions.append)
    return sessions


def enter(qtbot: QtBot, page: SignInPage, username: str, password: str) -> None:
    page.username.setText(username)
    page.password.setText(password)
    qtbot.keyClick(page.password, Qt.Key.Key_Return)


@pytest.mark.usefixtures("with_user")
def test_typing_username_password_and_enter_is_enough(qtbot, page, came_in, settled):
    assert page.username.hasFocus()
    qtbot.keyClicks(page.username, "Anna")
    qtbot.keyClick(page.username, Qt.Key.Key_Return)
    assert page.password.hasFocus()
    qtbot.keyClicks(page.password, PASSWORD)
    qtbot.keyClick(page.password, Qt.Key.Key_Return)
    settled()
    (session,) = came_in
    assert (session.actor.name, session.actor.role) == ("Anna Neri", Role.CLERK)
    assert page.password.text() == ""


@pytest.mark.usefixtures("with_user")
def test_a_wrong_password_is_told_and_can_be_typed_again_at_once(qtbot, page, came_in, settled):
    enter(qtbot, page, "anna", "sbagliata di certo")
    settled()
    assert "non corretti" in page.error.label.text()
    assert page.password.hasFocus()
    assert page.password.selectedText()
    qtbot.keyClicks(page.password, PASSWORD)
    assert page.error.isHidden()
    qtbot.keyClick(page.password, Qt.Key.Key_Return)
    settled()
    assert len(came_in) == 1


@pytest.mark.usefixtures("with_user")
def test_after_too_many_failures_it_says_until_when_and_lets_in_afterwards(
    qtbot, page, came_in, settled, clock: FixedClock
):
    for _ in range(MOST_FAILURES):
        enter(qtbot, page, "anna", "sbagliata di certo")
        settled()
    enter(qtbot, page, "anna", PASSWORD)
    settled()
    assert "bloccato fino alle 08:10" in page.error.label.text()
    assert not came_in
    clock.advance(timedelta(minutes=11))
    enter(qtbot, page, "anna", PASSWORD)
    settled()
    assert len(came_in) == 1


@pytest.mark.usefixtures("with_user")
def test_an_empty_field_gets_the_keyboard_and_costs_no_attempt(qtbot, page, settled, office_town):
    page.username.setText("anna")
    page.submit.click()
    settled()
    assert "Password" in page.error.label.text()
    assert page.password.hasFocus()
    assert office_town.database.scalar("SELECT SUM(failed_count) FROM app_user") == 0


@pytest.mark.usefixtures("with_user")
def test_a_double_enter_is_one_attempt(qtbot, page, settled, office_town):
    enter(qtbot, page, "anna", "sbagliata di certo")
    qtbot.keyClick(page.password, Qt.Key.Key_Return)
    settled()
    assert office_town.database.scalar("SELECT failed_count FROM app_user WHERE username = 'anna'") == 1


@pytest.mark.usefixtures("with_user")
@pytest.mark.parametrize(
    ("text", "is_shift", "is_seen"), [("a", False, False), ("A", True, False), ("A", False, True), ("a", True, True),
                                      ("7", False, False)],
)  # fmt: skip
def test_caps_lock_is_noticed_while_typing(page, text, is_shift, is_seen):
    page.password.setFocus()
    shift = Qt.KeyboardModifier.ShiftModifier if is_shift else Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page.password, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, shift, text))
    assert page.caps.isVisible() is is_seen
    page.username.setFocus()
    assert page.caps.isHidden()


@pytest.mark.usefixtures("office_town")
def test_the_error_follows_the_language(qtbot, page, settled, looks, monkeypatch):
    monkeypatch.setattr("office.sign_in.page.describe", lambda _error: f"said in {current_language()}")
    enter(qtbot, page, "anna", "sbagliata di certo")
    settled()
    looks.set_language(Language.ENGLISH)
    qtbot.waitUntil(lambda: page.error.label.text() == "said in en")


def test_the_first_start_makes_the_first_administrator(qtbot, page, came_in, settled, sqlite_database):
    assert page.is_first_start
    assert page.name.hasFocus()
    for field, text in ((page.name, "Giulia Cirillo"), (page.username, "giulia"), (page.password, PASSWORD)):
        qtbot.keyClicks(field, text)
    qtbot.keyClicks(page.again, PASSWORD)
    qtbot.keyClick(page.again, Qt.Key.Key_Return)
    settled()
    (session,) = came_in
    assert session.actor.role is Role.ADMINISTRATOR
    assert has_users(session)


@pytest.mark.parametrize(
    ("username", "password", "again", "said"),
    [
        ("giulia", "corta", "corta", "almeno 12 caratteri"),
        ("giulia", PASSWORD, "un'altra cosa ancora", "diverse"),
        ("è", PASSWORD, PASSWORD, "Nome utente"),
    ],
)
def test_a_first_administrator_that_cannot_be_is_refused_with_the_reason(
    page, came_in, settled, username, password, again, said
):
    page.name.setText("Giulia")
    page.username.setText(username)
    page.password.setText(password)
    page.again.setText(again)
    page.submit.click()
    settled()
    assert said in page.error.label.text()
    assert not came_in


def test_where_somebody_can_sign_in_there_is_no_first_start(qtbot, page, settled, office_town):
    page.start("giulia")
    settled()
    assert not page.is_first_start
    assert page.place.text() == "Mazzè"
    assert page.password.hasFocus()


def test_all_fields_can_be_reached_by_tab_in_order(qtbot, page):
    order = [page.name, page.username, page.password, page.again, page.submit]
    page.name.setFocus()
    for here, following in pairwise(order):
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        assert following.hasFocus()
