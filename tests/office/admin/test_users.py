"""Users: made, changed, locked and let in again, never deleted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from core.access.permissions import Role
from core.access.signin import MOST_FAILURES, SignInLocked, SignInRefused
from core.access.users import create_user, users
from core.qt.record_model import read_all
from office.admin.user_form import PEOPLE
from office.admin.users_page import UsersPage
from tests.office.admin.hands import PASSWORD, enter_as, opened
from tests.office.conftest import texts


@pytest.fixture
def user_page(desk, shown, settled) -> UsersPage:
    return opened(UsersPage(desk), shown, settled)


def choose(page, name: str) -> None:
    row = next(row for row, user in enumerate(read_all(page.model)) if user.display_name == name)
    page.table.selectRow(row)


def test_a_new_user_made_by_keyboard_can_sign_in(qtbot, user_page, settled, office_town, messages):
    page = user_page
    page.primary.setFocus()
    qtbot.keyClick(page.primary, Qt.Key.Key_Space)
    assert page.form.display_name.hasFocus()
    qtbot.keyClicks(page.form.display_name, "Anna Neri")
    page.form.username.setText("anna")
    page.form.role.setCurrentIndex(PEOPLE.index(Role.KITCHEN))
    page.form.password.setText(PASSWORD)
    qtbot.keyClick(page.form.password, Qt.Key.Key_Return)
    settled()
    assert texts(messages) == ["success: Utente Anna Neri creato: può entrare da subito."]
    assert enter_as(office_town, "anna", PASSWORD).actor.role is Role.KITCHEN
    assert page.form.password.text() == ""
    assert page.panel.heading.text() == "Anna Neri"


def test_a_school_user_needs_its_school_and_sees_the_choice(user_page, settled, office_town):
    page = user_page
    page.primary.click()
    assert page.form.school.isHidden()
    page.form.role.setCurrentIndex(PEOPLE.index(Role.SCHOOL))
    assert page.form.school.isVisible()
    page.form.display_name.setText("Lucia")
    page.form.username.setText("lucia")
    page.form.password.setText(PASSWORD)
    page.form.school.setCurrentIndex(page.form.school.findText("Infanzia Collodi"))
    page.form.save_button.click()
    settled()
    assert enter_as(office_town, "lucia", PASSWORD).actor.school_id is not None


@pytest.mark.parametrize(
    ("field", "text", "fault"),
    [
        ("password", "corta", "almeno 12"),
        ("username", "è", "lettere senza accenti"),
        ("display_name", " ", "da 1 a 100"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(user_page, settled, field, text, fault):
    page = user_page
    page.primary.click()
    for name, value in (("display_name", "Anna"), ("username", "anna"), ("password", PASSWORD), (field, text)):
        getattr(page.form, name).setText(value)
    page.form.save_button.click()
    settled()
    line = next(line for line in page.form._lines if line.field is getattr(page.form, field))
    assert fault in line.fault.text()
    assert line.fault.isVisible()
    assert page.form.display_name.text() in {"Anna", " "}
    assert page.form.save_button.isEnabled()


def test_a_user_is_deactivated_only_when_asked_and_comes_back_by_undo(user_page, settled, office_town, messages):
    create_user(office_town.session, "anna", "Anna Neri", Role.CLERK, PASSWORD)
    page = user_page
    page.reload()
    settled()
    choose(page, "Anna Neri")
    page.active_button.click()
    assert "non potrà più entrare" in page.confirm.label.text()
    page.confirm.cancel_button.click()
    settled()
    assert enter_as(office_town, "anna", PASSWORD)
    page.active_button.click()
    page.confirm.confirm_button.click()
    settled()
    with pytest.raises(SignInRefused):
        enter_as(office_town, "anna", PASSWORD)
    messages.rows[0].action_button.click()
    settled()
    assert enter_as(office_town, "anna", PASSWORD)


def test_the_last_administrator_stays(user_page, settled, messages, office_town):
    page = user_page
    choose(page, "Giulia Cirillo")
    page.active_button.click()
    assert page.confirm.label.text().startswith("Sei tu")
    page.confirm.confirm_button.click()
    settled()
    assert "unico amministratore" in texts(messages)[0]
    assert users(office_town.session)[0].is_active


def test_a_locked_user_is_seen_and_unlocked(user_page, settled, office_town):
    create_user(office_town.session, "anna", "Anna Neri", Role.CLERK, PASSWORD)
    for _ in range(MOST_FAILURES):
        with pytest.raises(Exception, match=r"non corretti|bloccato"):
            enter_as(office_town, "anna", "sbagliata di certo")
    page = user_page
    page.reload()
    settled()
    choose(page, "Anna Neri")
    assert "può riprovare dalle 08:10" in page.panel.text.text()
    page.unlock_button.click()
    settled()
    assert enter_as(office_town, "anna", PASSWORD)
    assert page.unlock_button.isHidden()


def test_a_new_password_for_whoever_forgot_it(user_page, settled, office_town):
    create_user(office_town.session, "anna", "Anna Neri", Role.CLERK, PASSWORD)
    page = user_page
    page.reload()
    settled()
    choose(page, "Anna Neri")
    page.password_button.click()
    assert page.form.display_name.isHidden()
    page.form.password.setText("tre pecore sotto il noce")
    page.form.save_button.click()
    settled()
    assert enter_as(office_town, "anna", "tre pecore sotto il noce")


def test_a_user_is_searched_by_name_username_or_role(qtbot, user_page, settled, office_town):
    create_user(office_town.session, "anna", "Anna Neri", Role.KITCHEN, PASSWORD)
    create_user(office_town.session, "bea", "Bea Bruni", Role.CLERK, PASSWORD)
    user_page.reload()
    settled()
    user_page.focus_search()
    assert user_page.search.hasFocus()
    model = user_page.model
    for typed in ("neri", "anna", "cucina"):
        user_page.search.clear()
        qtbot.keyClicks(user_page.search, typed)
        qtbot.keyClick(user_page.search, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: model.rowCount() == 1)
        assert model.index(0, 0).data() == "Anna Neri"


def test_who_made_too_many_attempts_is_found_locked_and_let_in_again(user_page, settled, office_town):
    create_user(office_town.session, "anna", "Anna Neri", Role.CLERK, PASSWORD)
    for _ in range(MOST_FAILURES):
        with pytest.raises((SignInRefused, SignInLocked)):
            enter_as(office_town, "anna", "non la ricordo più")
    with pytest.raises(SignInLocked):
        enter_as(office_town, "anna", PASSWORD)
    user_page.reload()
    settled()
    choose(user_page, "Anna Neri")
    assert "Troppe password sbagliate" in user_page.panel.text.text()
    user_page.unlock_button.setFocus()
    user_page.unlock_button.click()
    settled()
    assert user_page.table.hasFocus()  # not «Disattiva», which is where the button was
    assert enter_as(office_town, "anna", PASSWORD).actor.name == "Anna Neri"
