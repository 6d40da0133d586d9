"""The copy that makes itself: when it is due, by whoever may, told when made and told once when it fails."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.access.options import get_option
from core.access.permissions import Role
from core.ledger import BACKUP_HOURS, back_up, backups, set_backup_hours
from office.admin.backup_page import BackupPage
from office.admin.due_backup import DueBackup
from office.desk import Desk
from tests.office.conftest import texts


@pytest.fixture
def make_due(office_town, runner, messages, files, tmp_path):
    desks = []

    def make(role: Role = Role.ADMINISTRATOR, folder=tmp_path / "copie") -> DueBackup:
        desks.append(Desk(office_town.session_of(role), runner, messages, files=files, backup_folder=folder))
        return DueBackup(desks[-1], desks[-1])

    yield make
    for desk in desks:
        desk.deleteLater()


def test_it_is_made_when_it_is_due_and_not_again(make_due, settled, messages, office_town, tmp_path):
    due = make_due()
    due.look()
    settled()
    assert [text.partition(":")[0] for text in texts(messages)] == ["info"]
    assert "Copia di sicurezza automatica fatta e controllata: refettorio-20261124T070000Z.db" in texts(messages)[0]
    due.look()
    settled()
    assert len(backups(office_town.session, tmp_path / "copie")) == 1
    office_town.session.clock.advance(timedelta(days=1))
    due.look()
    settled()
    assert len(backups(office_town.session, tmp_path / "copie")) == 2


def test_a_failure_is_told_once_then_it_rests_and_tries_again(make_due, settled, messages, office_town, tmp_path):
    (tmp_path / "copie").write_text("un file al posto della cartella")
    due = make_due()
    for _minute in range(3):
        due.look()
        settled()
    assert len(texts(messages)) == 1
    assert texts(messages)[0].startswith("error: La copia di sicurezza automatica non è riuscita.")
    (tmp_path / "copie").unlink()
    office_town.session.clock.advance(timedelta(hours=4))
    due.look()
    settled()
    assert len(backups(office_town.session, tmp_path / "copie")) == 1


@pytest.mark.parametrize(
    ("role", "looks"),
    [
        (Role.ADMINISTRATOR, True),
        (Role.CLERK, True),
        (Role.CASHIER, False),
        (Role.SCHOOL, False),
        (Role.AUDITOR, False),
    ],
)
def test_only_whoever_may_make_copies_looks(make_due, role, looks):
    due = make_due(role)
    due.start()
    assert due.is_looking is looks


def test_without_a_folder_nobody_looks(make_due):
    due = make_due(folder=None)
    due.start()
    assert not due.is_looking


def test_how_often_is_chosen_on_the_page(make_due, shown, settled, messages, office_town):
    desk = make_due()._desk
    page = BackupPage(desk)
    shown(page)
    page.enter()
    settled()
    assert page.hours.currentText() == "Ogni giorno"
    page.hours.setCurrentIndex(0)
    page.hours.activated.emit(0)
    settled()
    assert texts(messages)[-1] == "success: Copia automatica tolta: ricordati di farla tu."
    assert get_option(office_town.session, BACKUP_HOURS) == 0


def test_a_colleague_who_chose_meanwhile_is_not_written_over(make_due, shown, settled, messages, office_town):
    page = BackupPage(make_due()._desk)
    shown(page)
    page.enter()
    settled()
    set_backup_hours(office_town.session, 4)
    page.hours.setCurrentIndex(3)
    page.hours.activated.emit(3)
    settled()
    assert "ha cambiato questi dati" in texts(messages)[-1]
    assert page.hours.currentText() == "Ogni 4 ore"


def test_a_clerk_sees_it_and_leaves_it(make_due, shown, settled, office_town, tmp_path):
    back_up(office_town.session, tmp_path / "copie")
    page = BackupPage(make_due(Role.CLERK)._desk)
    shown(page)
    page.enter()
    settled()
    assert not page.hours.isEnabled()
    assert page.count.number.text() == "1"
