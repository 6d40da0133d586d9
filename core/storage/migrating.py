"""Bringing a database to the present tables: peewee's migration runner over the frozen files in `migrations/`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path

import peewee
from playhouse.migrations import Runner

from core.storage.database import Database, faults_named
from core.storage.faults import SchemaOutdated, SchemaTooNew

#: Called before anything is changed in a database that already holds data; makes the copy (core.storage.backup).
BeforeChange = Callable[[Database], None]


def pending(database: Database) -> tuple[str, ...]:
    """Return the names of the migrations that were not run yet, in order.

    Raises:
        SchemaTooNew: the database knows migrations that this version of the program does not.
    """
    with as_file(_folder()) as folder, faults_named():
        return _pending(_Runner(database, folder))


def migrate(database: Database, *, before_change: BeforeChange) -> tuple[str, ...]:
    """Run what is pending, each migration in its own transaction; return the names of what was run.

    `before_change` is called once before the first change, and only when there is something to lose.

    Raises:
        SchemaTooNew: the database was written by a newer version of the program.
    """
    with as_file(_folder()) as folder, faults_named():
        runner = _Runner(database, folder)
        names = _pending(runner)
        if names and runner.applied():
            before_change(database)
        return tuple(runner.up()) if names else ()


def ensure_current(database: Database) -> None:
    """Check that nothing is pending.

    Raises:
        SchemaOutdated: something is.
        SchemaTooNew: the database was written by a newer version of the program.
    """
    if pending(database):
        raise SchemaOutdated


def _folder() -> Path:
    return files("core.storage") / "migrations"  # type: ignore[return-value]


class _Runner(Runner):  # type: ignore[misc]
    """peewee's runner with a history that both engines can hold: apsw binds no `datetime`."""

    def __init__(self, database: Database, folder: Path) -> None:
        super().__init__(database.engine, str(folder))

        class History(database.engine.Model):  # type: ignore[misc,name-defined]
            name = peewee.TextField(unique=True)
            applied = peewee.TextField(default=lambda: datetime.now(UTC).isoformat(timespec="seconds"))

            class Meta:
                table_name = "schema_migration"

        self.History = History


def _pending(runner: _Runner) -> tuple[str, ...]:
    status = runner.status()
    for migration in status:
        if migration.path is None:
            raise SchemaTooNew(migration=migration.name)
    return tuple(migration.name for migration in status if migration.applied is None)
