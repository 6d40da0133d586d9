"""Copies that count: made, restored beside, the database checked."""

from __future__ import annotations

import pytest

from core.storage import open_database
from core.storage.database import sqlite_url
from office.admin.backup_page import BackupPage
from office.desk import Desk
from tests.office.admin.hands import opened
from tests.office.conftest import texts


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
