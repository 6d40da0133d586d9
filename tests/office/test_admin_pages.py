"""The administration: users that can sign in, stations that can join, copies that count, a trail that tells."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from core import ledger, registry
from core.access.permissions import Role
from core.access.signin import MOST_FAILURES, SignInRefused, sign_in
from core.access.users import create_user, users
from core.qt.record_model import read_all
from core.station import make_station_code, stations
from core.storage import open_database
from core.storage.database import sqlite_url
from office.admin.audit_page import AuditPage
from office.admin.backup_page import BackupPage
from office.admin.page import AdminPage
from office.admin.stations_page import StationsPage
from office.admin.trail_words import known_subjects, subject_text
from office.admin.user_form import PEOPLE
from office.admin.users_page import UsersPage
from office.admin.verbs import known_verbs, verb_name
from office.desk import Desk
from tests.office.conftest import OfficeTown, texts

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


# Users


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


# Stations


@pytest.fixture
def station_page(desk, shown, settled) -> StationsPage:
    return opened(StationsPage(desk), shown, settled)


def enrol(page: StationsPage, settled, name: str = "Refettorio") -> None:
    page.primary.click()
    page.form.called.setText(name)
    page.form.save_button.click()
    settled()


def test_a_station_is_enrolled_and_gets_its_code_once(qtbot, station_page, settled, office_town):
    page = station_page
    enrol(page, settled)
    (station,) = stations(office_town.session)
    assert (station.id, station.may_presence, station.may_recharge) == ("P1", True, False)
    assert page.code_button.hasFocus()
    qtbot.keyClick(page.code_button, Qt.Key.Key_Space)
    settled()
    code = page.code.text()
    assert len(code) == 14
    page.copy_button.click()
    assert QGuiApplication.clipboard().text() == code
    page.reload()
    settled()
    assert page.code.isVisible()
    page.primary.click()
    assert page.form.station_id.text() == "P2"
    page.form.cancel_button.click()


def test_a_station_that_does_nothing_is_refused_beside_its_field(station_page, settled, office_town):
    page = station_page
    page.primary.click()
    page.form.called.setText("Refettorio")
    page.form.presence.setChecked(False)
    page.form.save_button.click()
    settled()
    line = next(line for line in page.form._lines if line.field is page.form.presence)
    assert "presenze, ricariche o entrambe" in line.fault.text()
    assert stations(office_town.session) == ()


def test_a_name_used_before_is_told_beside_the_code(station_page, settled):
    page = station_page
    enrol(page, settled)
    page.primary.click()
    page.form.called.setText("Refettorio")
    page.form.save_button.click()
    settled()
    line = next(line for line in page.form._lines if line.field is page.form.station_id)
    assert line.fault.isVisible()


def test_revoking_asks_and_is_for_good(station_page, settled, office_town):
    page = station_page
    enrol(page, settled)
    page.revoke_button.click()
    assert "dimentica tutti gli alunni" in page.confirm.label.text()
    page.confirm.confirm_button.click()
    settled()
    assert stations(office_town.session)[0].is_revoked
    assert page.revoke_button.isHidden()
    assert page.code_button.isHidden()
    with pytest.raises(Exception, match="revocata"):
        make_station_code(office_town.session, "P1")


def test_a_reload_leaves_alone_what_is_being_typed(station_page, settled):
    page = station_page
    enrol(page, settled)
    page.primary.click()
    page.form.called.setText("Sportello")
    page.reload()
    settled()
    page.table.selectRow(0)
    assert page.panel.is_form_shown
    assert page.form.called.text() == "Sportello"
    page.form.cancel_button.click()
    assert page.panel.heading.text() == "Refettorio (P1)"


# Backups


@pytest.fixture
def backup_page(office_town, runner, messages, files, shown, settled, tmp_path):
    desk = Desk(office_town.session, runner, messages, files=files, backup_folder=tmp_path / "copie")
    yield opened(BackupPage(desk), shown, settled)
    desk.deleteLater()


def test_without_a_copy_it_says_never_and_offers_one(backup_page, settled, messages, office_town, tmp_path):
    page = backup_page
    assert page.last.number.text() == "mai"
    page.primary.click()
    settled()
    assert texts(messages)[0].startswith("success: Copia fatta e controllata: refettorio-20261124T070000Z.db")
    assert page.last.number.text() == "24/11/2026 08:00"
    assert page.count.number.text() == "1"
    assert page.primary.isEnabled()


def test_a_copy_that_fails_is_told_and_can_be_tried_again(backup_page, settled, messages, tmp_path):
    (tmp_path / "copie").write_text("un file al posto della cartella")
    backup_page.primary.click()
    settled()
    assert "non è riuscita" in texts(messages)[0]
    assert backup_page.primary.isEnabled()


def test_a_restore_makes_a_new_file_and_never_writes_over(backup_page, settled, messages, files, tmp_path, office_town):
    page = backup_page
    page.primary.click()
    settled()
    page.table.selectRow(0)
    files.answer = tmp_path / "nuova.db"
    page.restore_button.click()
    settled()
    assert "Ripristinata e controllata in" in texts(messages)[-1]
    database = open_database(sqlite_url(tmp_path / "nuova.db"))
    assert database.scalar("SELECT COUNT(*) FROM pupil") == 7
    database.close()
    page.restore_button.click()
    settled()
    assert "esiste già" in texts(messages)[-1]


def test_the_database_is_checked_and_what_is_broken_is_named(backup_page, settled, office_town):
    page = backup_page
    page.check_button.click()
    settled()
    assert "integra" in page.result.text()
    account_id = office_town.town.account(office_town.pupils["Rossi"])
    office_town.database.execute("INSERT INTO balance (account_id, cents, entries) VALUES (?, 100, 1)", (account_id,))
    page.check_button.click()
    settled()
    assert "ha problemi" in page.result.text()
    assert page.check_button.isEnabled()


# The trail


@pytest.fixture
def trail_page(desk, shown, settled, office_town) -> AuditPage:
    session = office_town.session
    create_user(session, "anna", "Anna Neri", Role.CLERK, PASSWORD)
    session.clock.advance(timedelta(days=1))
    enter_as(office_town, "anna", PASSWORD)
    return opened(AuditPage(desk), shown, settled)


def operations(page: AuditPage) -> list[str]:
    return [line.operation for line in read_all(page.model)]


def test_the_trail_tells_newest_first_in_words(trail_page):
    assert operations(trail_page) == ["sign_in", "create_user"]
    assert trail_page.model.columns[2].text(trail_page.model.record(0)) == "Accesso"


def test_filters_by_day_verb_and_subject(trail_page, settled):
    page = trail_page
    page.last.setText("24/11/2026")
    page.last.returnPressed.emit()
    settled()
    assert operations(page) == ["create_user"]
    page.clear_button.click()
    page.operation.setCurrentIndex(page.operation.findData("sign_in"))
    settled()
    assert operations(page) == ["sign_in"]
    page.clear_button.click()
    settled()
    page.table.selectRow(0)
    page.same_button.click()
    settled()
    assert operations(page) == ["sign_in", "create_user"]  # both are about the same user


def test_a_day_that_is_none_is_told_and_the_list_stays(trail_page, settled):
    page = trail_page
    page.first.setText("31/02/2026")
    page.first.returnPressed.emit()
    settled()
    assert "non esiste" in page.fault.text()
    assert operations(page) == ["sign_in", "create_user"]


def test_the_trail_is_exported_whole(trail_page, settled, tmp_path, messages):
    trail_page.table.export_to(tmp_path / "registro.csv")
    settled()
    assert "Accesso" in (tmp_path / "registro.csv").read_text(encoding="utf-8-sig")
    assert texts(messages) == ["success: 2 righe esportate in registro.csv."]


def test_the_trail_speaks_of_people_and_things_by_their_names(trail_page, settled):
    line = next(line for line in read_all(trail_page.model) if line.operation == "create_user")
    assert subject_text(line) == "Utente Anna Neri"
    row = [one.operation for one in read_all(trail_page.model)].index("create_user")
    trail_page.table.selectRow(row)
    settled()
    told = trail_page.panel.text.text()
    assert "Utente Anna Neri" in told
    assert "nome e cognome: Anna Neri" in told
    assert "ruolo: clerk" in told
    assert told.endswith(line.subject)  # the code, to look for it


def test_what_is_gone_is_told_by_its_number(trail_page, settled, office_town):
    school = registry.create_school(office_town.session, "Prova", "primaria")
    registry.delete_school(office_town.session, school)
    trail_page.reload()
    settled()
    found = {line.operation: subject_text(line) for line in read_all(trail_page.model)}
    assert found["delete_school"] == found["create_school"] == f"Scuola {school}"


def test_all_that_core_writes_about_has_a_name():
    import ast
    from pathlib import Path

    import core

    written = set()
    for path in Path(core.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "record" and len(node.args) >= 3:
                about = node.args[2].values[0] if isinstance(node.args[2], ast.JoinedStr) else node.args[2]
                if isinstance(about, ast.Constant):
                    written.add(about.value.partition(":")[0])
    assert written - known_subjects() == set()


def test_every_verb_that_core_writes_has_a_name():
    import ast
    from pathlib import Path

    import core

    written = set()
    for path in Path(core.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "record" and len(node.args) >= 3:
                written |= {
                    value.value
                    for value in ast.walk(node.args[1])
                    if isinstance(value, ast.Constant) and isinstance(value.value, str)
                }
    assert written - known_verbs() - {""} == set()
    assert verb_name("close_day") == "Giornata chiusa"
    assert verb_name("brand_new_thing") == "brand new thing"


# All together


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
