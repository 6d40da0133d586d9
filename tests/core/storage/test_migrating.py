from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from core.storage import Database, SchemaOutdated, SchemaTooNew, migrating, open_database
from core.storage.database import sqlite_url
from core.storage.migrating import ensure_current, migrate, pending

SECOND = """
def up(migrator, db):
    db.execute_sql("CREATE TABLE novelty (id INTEGER NOT NULL PRIMARY KEY)")
    db.execute_sql("ALTER TABLE setting ADD COLUMN note TEXT")
    {then}

def down(migrator, db):
    raise NotImplementedError
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of migrations as a later version has it: to be filled by the test."""
    folder = tmp_path / "migrations"
    shutil.copytree(Path(migrating.__file__).parent / "migrations", folder, ignore=shutil.ignore_patterns("*.pyc"))
    monkeypatch.setattr(migrating, "_folder", lambda: folder)
    return folder


def add(folder: Path, then: str = "pass") -> None:
    (folder / "0002_novelty.py").write_text(SECOND.format(then=then))


def tables(database: Database) -> list[str]:
    return sorted(database.engine.get_tables())


def test_a_new_database_is_made_without_asking_for_a_copy(tmp_path: Path) -> None:
    database = open_database(sqlite_url(tmp_path / "new.db"))
    copies: list[Database] = []
    with pytest.raises(SchemaOutdated):
        ensure_current(database)
    assert migrate(database, before_change=copies.append)[:2] == ("0001_foundation", "0002_kitchen")
    ensure_current(database)
    assert copies == []
    database.close()


def test_a_later_version_changes_the_tables_after_a_copy(database: Database, folder: Path) -> None:
    add(folder)
    assert pending(database) == ("0002_novelty",)
    copies: list[list[str]] = []
    assert migrate(database, before_change=lambda old: copies.append(tables(old))) == ("0002_novelty",)
    assert "novelty" in tables(database)
    assert len(copies) == 1
    assert "novelty" not in copies[0]
    assert migrate(database, before_change=lambda old: copies.append(tables(old))) == ()
    assert len(copies) == 1


def test_without_its_copy_nothing_is_changed(database: Database, folder: Path) -> None:
    add(folder)

    def failing(_database: Database) -> None:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        migrate(database, before_change=failing)
    assert "novelty" not in tables(database)
    assert pending(database) == ("0002_novelty",)


def test_a_migration_that_dies_midway_leaves_the_old_tables(database: Database, folder: Path) -> None:
    before = tables(database)
    add(folder, then="raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        migrate(database, before_change=lambda _old: None)
    assert tables(database) == before
    assert "note" not in {column.name for column in database.engine.get_columns("setting")}
    assert pending(database) == ("0002_novelty",)
    assert not database.in_transaction()
    add(folder)  # mended, it runs
    assert migrate(database, before_change=lambda _old: None) == ("0002_novelty",)


def test_an_older_program_refuses_a_newer_database(database: Database, folder: Path) -> None:
    add(folder)
    migrate(database, before_change=lambda _old: None)
    (folder / "0002_novelty.py").unlink()
    for ask in (pending, ensure_current, lambda one: migrate(one, before_change=lambda _old: None)):
        with pytest.raises(SchemaTooNew, match="0002_novelty"):
            ask(database)


@pytest.mark.postgresql
def test_killed_on_postgresql_the_server_undoes_it(
    postgresql_url: str, postgresql_database: Database, folder: Path
) -> None:
    """Not an exception but the connection gone, as when the PC loses power."""
    add(folder, then='db.execute_sql("SELECT pg_terminate_backend(pg_backend_pid())")')
    with pytest.raises(Exception, match=r"non risponde|terminating|closed|lost"):
        migrate(postgresql_database, before_change=lambda _old: None)
    postgresql_database.close()
    assert "novelty" not in tables(postgresql_database)


def test_killed_on_sqlite_the_file_is_as_before(sqlite_database: Database, folder: Path) -> None:
    """A process that is killed in the midst: what it wrote so far is in the WAL, without a commit."""
    import subprocess
    import sys

    add(folder, then="import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    sqlite_database.close()
    code = (
        "import sys; from pathlib import Path; from core.storage import migrating, open_database\n"
        "migrating._folder = lambda: Path(sys.argv[2])\n"
        "migrating.migrate(open_database(sys.argv[1]), before_change=lambda _old: None)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, sqlite_database.url, str(folder)], capture_output=True, check=False
    )
    assert done.returncode == -9, done.stderr
    assert "novelty" not in tables(sqlite_database)
    assert pending(sqlite_database) == ("0002_novelty",)
    assert sqlite_database.scalar("PRAGMA integrity_check") == "ok"
