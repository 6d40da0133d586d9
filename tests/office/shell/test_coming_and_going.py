"""Signing in and out, the own password, what the next user sees."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from core.access.permissions import Role
from core.access.signin import sign_in
from core.access.users import create_user
from tests.office.conftest import wait_for
from tests.office.shell.conftest import answers, type_search


def test_signing_in_and_out_by_keyboard(qtbot, make_window, office_town):
    create_user(office_town.session, "anna", "Anna Neri", Role.CLERK, "quattro gatti nel cortile")
    window = make_window()
    assert window.workspace is None
    qtbot.keyClicks(window.sign_in.username, "anna")
    qtbot.keyClicks(window.sign_in.password, "quattro gatti nel cortile")
    qtbot.keyClick(window.sign_in.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None)
    wait_for(qtbot, window)
    assert window.status.user_label.text() == "Anna Neri · Ufficio scolastico"
    old = window.workspace
    type_search(qtbot, window, "esci")
    qtbot.waitUntil(lambda: any(text == "Esci" for text in answers(window)))
    qtbot.keyClick(window.workspace.top.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is None)
    assert window.stack.currentWidget() is window.sign_in
    assert window.sign_in.password.text() == ""
    assert window.sign_in.username.text() == "anna"
    assert window.status.user_label.text() == ""
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    assert not isValid(old)
    wait_for(qtbot, window)


def test_signing_out_during_a_long_operation_asks_first(qtbot, window):
    import threading

    go_on = threading.Event()
    task = window.runner.submit(lambda _progress: go_on.wait(10), title="Chiusura del 24/11/2026")
    window.sign_out()
    assert window.workspace is not None
    assert "«Chiusura del 24/11/2026» non è finita" in window.confirm.label.text()
    window.confirm.confirm_button.click()
    assert window.workspace is None
    assert task.is_cancelling
    go_on.set()
    wait_for(qtbot, window)


def test_the_next_user_never_sees_the_former_ones_messages(qtbot, window):
    window.messages.error("Rossi Anna: qualcosa")
    window.sign_out()
    assert window.messages.messages == ()
    wait_for(qtbot, window)


def test_a_page_that_a_user_changed_reloads_the_others(qtbot, window, office_town):
    window.workspace.show_area("cards")
    wait_for(qtbot, window)
    page = window.workspace.page("cards")
    page.primary.click()
    qtbot.waitUntil(lambda: page.states.tabText(0) == "In uso · 7")
    wait_for(qtbot, window)


def test_the_own_password_is_changed_from_the_search_and_one_comes_back(qtbot, make_window, office_town):
    create_user(office_town.session, "anna", "Anna Neri", Role.CLERK, "quattro gatti nel cortile")
    session = office_town.session
    window = make_window()
    window.enter(sign_in(session.database, session.clock, session.ids, "anna", "quattro gatti nel cortile"))
    wait_for(qtbot, window)
    window.workspace.show_area("cards")
    type_search(qtbot, window, "password")
    qtbot.keyClick(window.workspace.top.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace.password is not None and window.workspace.password.isVisible())
    page = window.workspace.password
    assert page.current.hasFocus()
    for current, new, again, fault in (
        ("sbagliata di certo", "tre pecore sotto il noce", "tre pecore sotto il noce", page._current_line),
        ("quattro gatti nel cortile", "corta", "corta", page._new_line),
        ("quattro gatti nel cortile", "tre pecore sotto il noce", "altra cosa", page._again_line),
    ):
        for field, text in ((page.current, current), (page.new, new), (page.again, again)):
            field.setText(text)
        page.form.save_button.click()
        wait_for(qtbot, window)
        assert fault.fault.isVisible()
    page.again.setText("tre pecore sotto il noce")
    qtbot.keyClick(page.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace.current_key() == "cards")
    assert page.current.text() == ""
    assert sign_in(session.database, session.clock, session.ids, "anna", "tre pecore sotto il noce")
    wait_for(qtbot, window)
