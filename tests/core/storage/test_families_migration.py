"""The tables of families come to a database that has been in use: nothing of it is lost, what was open stays open."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import peewee
import pytest

from core.storage import Database, migrating
from core.storage.migrating import migrate

ALL = Path(migrating.__file__).parent / "migrations"
BEFORE = ("0001", "0002", "0003", "0004", "0005", "0006")

ROWS = (
    "INSERT INTO pupil (id, last_name, first_name, search_key, created_at) VALUES (1, 'Rossi', 'Anna', '', 1)",
    "INSERT INTO guardian (id, last_name, first_name, search_key) VALUES (1, 'Rossi', 'Ida', '')",
    "INSERT INTO guardian (id, last_name, first_name, search_key) VALUES (2, 'Neri', 'Ugo', '')",
    "INSERT INTO guardianship (pupil_id, guardian_id, relation, is_applicant) VALUES (1, 1, 'madre', TRUE)",
    "INSERT INTO service_group (id, name) VALUES (1, 'Refezione')",
    "INSERT INTO account (id, pupil_id, service_group_id) VALUES (1, 1, 1)",
)
MESSAGE = (
    "INSERT INTO message (account_id, pupil_id, guardian_id, step, channel, recipient, address, subject, body,"
    " balance_cents, state, attempts, actor_id, made_at, state_at)"
    " VALUES (1, 1, {guardian}, 'first', 'letter', '', '', '', '', -1, 'queued', 0, 1, 1, 1)"
)


def test_a_database_in_use_gets_them(
    empty: Callable[[], Database], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given: a database of the version before, with a family and a letter that waits
    old = tmp_path / "before"
    old.mkdir()
    for path in ALL.glob("*.py"):
        if path.name.startswith((*BEFORE, "__init__")):
            shutil.copy(path, old)
    database = empty()
    with monkeypatch.context() as patch:
        patch.setattr(migrating, "_folder", lambda: old)
        migrate(database, before_change=lambda _database: None)
    with database.transaction():
        for statement in (*ROWS, MESSAGE.format(guardian=1)):
            database.execute(statement)
    # When: it is brought to the present tables
    copies: list[int] = []
    done = migrate(database, before_change=lambda was: copies.append(was.scalar("SELECT COUNT(*) FROM message")))
    # Then: it was copied first, all is there, and a second payer may be written to beside the first
    assert "0008_families" in done
    assert copies == [1]
    assert database.rows("SELECT guardian_id, state FROM message") == [(1, "queued")]
    assert database.scalar("SELECT COUNT(*) FROM payer_period") == 0
    with database.transaction():
        database.execute(MESSAGE.format(guardian=2))
    with pytest.raises(peewee.IntegrityError), database.transaction():
        database.execute(MESSAGE.format(guardian=1))
