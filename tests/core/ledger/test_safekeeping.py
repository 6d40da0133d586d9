"""Backups from the office: asked by whoever may, sound or not at all, restored beside."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.access.permissions import Role
from core.access.session import Actor
from core.access.trail import audit_trail
from core.errors import InvalidValue, NotAllowed
from core.ledger import back_up, backups, health, is_backup_due, last_backup_at, restore_backup, set_backup_hours
from core.storage import open_database
from core.storage.database import sqlite_url
from core.storage.faults import BackupFailed, TargetExists


@pytest.fixture
def posted(sqlite_town):
    """A town with an account that nobody has used yet."""
    town = sqlite_town
    town.account(town.pupil("Rossi"))
    return town


def broken(town) -> None:
    town.database.execute("INSERT INTO balance (account_id, cents, entries) SELECT id, 100, 1 FROM account")


def test_a_copy_is_made_listed_and_told_in_the_trail(posted, tmp_path):
    made = back_up(posted.session, tmp_path / "copie")
    assert backups(posted.session, tmp_path / "copie") == (made,)
    assert last_backup_at(tmp_path / "copie") == made.made_at == posted.session.now()
    (line,) = audit_trail(posted.session, operation="back_up").items
    assert line.subject == f"backup:{made.path.name}"


def test_without_a_folder_there_are_no_copies(posted, tmp_path):
    assert backups(posted.session, tmp_path / "niente") == ()
    assert last_backup_at(tmp_path / "niente") is None


def test_a_ledger_that_does_not_add_up_gives_no_copy_and_is_told(posted, tmp_path):
    assert health(posted.session) == ()
    broken(posted)
    with pytest.raises(BackupFailed):
        back_up(posted.session, tmp_path / "copie")
    assert backups(posted.session, tmp_path / "copie") == ()
    assert len(health(posted.session)) == 1


def test_a_copy_is_restored_beside_and_never_over(posted, tmp_path):
    made = back_up(posted.session, tmp_path / "copie")
    posted.pupil("Dopo", "La copia")
    target = tmp_path / "ripristinata.db"
    restore_backup(posted.session, made.path, target)
    database = open_database(sqlite_url(target))
    assert database.scalar("SELECT COUNT(*) FROM pupil") == 1
    database.close()
    with pytest.raises(TargetExists):
        restore_backup(posted.session, made.path, target)


@pytest.mark.parametrize("role", [Role.KITCHEN, Role.SCHOOL, Role.CASHIER, Role.AUDITOR])
def test_who_may_not_back_up_gets_no_copy(posted, tmp_path, role):
    session = replace(posted.session, actor=Actor(1, "Altri", role))
    for call in (lambda: back_up(session, tmp_path), lambda: backups(session, tmp_path), lambda: health(session)):
        with pytest.raises(NotAllowed):
            call()


@pytest.mark.parametrize(
    ("every", "hours_later", "is_due"),
    [(24, 23, False), (24, 24, True), (4, 3, False), (4, 4, True), (168, 167, False), (0, 10_000, False)],
)
def test_a_copy_is_due_when_the_last_one_is_as_old_as_was_set(posted, clock, tmp_path, every, hours_later, is_due):
    folder = tmp_path / "copie"
    if every != 24:
        set_backup_hours(posted.session, every)
    assert is_backup_due(posted.session, folder) is (every > 0)  # there is none yet
    back_up(posted.session, folder)
    clock.advance(timedelta(hours=hours_later))
    assert is_backup_due(posted.session, folder) is is_due


def test_after_a_clock_was_set_back_a_copy_is_made_once_not_for_ever(posted, clock, tmp_path):
    folder, noon = tmp_path / "copie", clock.now()
    clock.advance(timedelta(days=30))
    back_up(posted.session, folder)
    clock.set(noon)
    assert is_backup_due(posted.session, folder)
    back_up(posted.session, folder)
    assert not is_backup_due(posted.session, folder)


def test_how_often_is_one_of_the_choices_and_the_administrator_s(posted):
    with pytest.raises(InvalidValue, match="scegli ogni quanto"):
        set_backup_hours(posted.session, 5)
    clerk = replace(posted.session, actor=Actor(1, "Anna", Role.CLERK))
    with pytest.raises(NotAllowed):
        set_backup_hours(clerk, 4)
