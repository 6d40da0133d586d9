"""A copy from before an update is restored ready for use; one of a newer program is refused, and nothing is left."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from core.clock import FixedClock
from core.ledger import verify
from core.storage import Database, SchemaTooNew, migrating, open_database
from core.storage.backup import backup, restore
from core.storage.database import sqlite_url
from core.storage.migrating import ensure_current
from tests.builders import Town

FRESH = (
    "def up(migrator, db):\n    db.execute_sql('CREATE TABLE novelty (id INTEGER NOT NULL PRIMARY KEY)')\n"
    "def down(migrator, db):\n    pass\n"
)


@pytest.fixture
def updated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the migrations, which have one more from now on."""
    folder = tmp_path / "migrations"
    shutil.copytree(Path(migrating.__file__).parent / "migrations", folder, ignore=shutil.ignore_patterns("*.pyc"))
    (folder / "0900_novelty.py").write_text(FRESH)
    monkeypatch.setattr(migrating, "_folder", lambda: folder)
    return folder


def looks_into_the_novelty(database: Database) -> list[str]:
    database.scalar("SELECT COUNT(*) FROM novelty")
    return [finding.text for finding in verify(database).findings]


def test_a_copy_of_an_older_version_is_brought_up_to_date_beside(
    sqlite_town: Town, clock: FixedClock, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = backup(sqlite_town.database, tmp_path / "c", clock)
    before = path.read_bytes()
    request.getfixturevalue("updated")
    target = tmp_path / "nuova" / "refettorio.db"
    restore(path, target, check=looks_into_the_novelty)
    assert path.read_bytes() == before
    assert [one.name for one in target.parent.iterdir()] == ["refettorio.db"]
    database = open_database(sqlite_url(target))
    ensure_current(database)
    assert database.scalar("SELECT name FROM municipality") == "Mazzè"
    database.close()


def test_a_copy_of_a_newer_version_is_refused_and_nothing_is_left(
    sqlite_town: Town, clock: FixedClock, tmp_path: Path, updated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrating.migrate(sqlite_town.database, before_change=lambda _database: None)
    path = backup(sqlite_town.database, tmp_path / "c", clock)
    (updated / "0900_novelty.py").unlink()
    target = tmp_path / "nuova" / "refettorio.db"
    with pytest.raises(SchemaTooNew, match="0900_novelty"):
        restore(path, target)
    assert list(target.parent.iterdir()) == []
