"""Opening the database that a command works on."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from core.access.session import Session, SystemActor, system_session
from core.clock import Clock
from core.errors import EnvironmentFault
from core.ids import RandomIds
from core.settings import Settings, load_settings
from core.storage import Database, open_database
from core.storage.database import faults_named, without_password
from core.storage.migrating import ensure_current, migrate


class DatabaseMissing(EnvironmentFault):
    """There is no such file: a wrong path must not become a new, empty database that verifies well."""

    template = (
        "La base dati «{path}» non esiste. Controlla --database o REFETTORIO_DATABASE; per crearne una nuova: "
        "«refettorio migrate»."
    )


class DatabaseEmpty(EnvironmentFault):
    """The database is there, with nothing in it."""

    template = "La base dati {url} è vuota: creane le tabelle con «refettorio migrate»."


class NotOurDatabase(EnvironmentFault):
    """The database holds something else."""

    template = (
        "«{url}» contiene altre tabelle ({tables}) e non è una base dati di Refettorio: non è stata toccata. "
        "Controlla l'indirizzo."
    )


def settings_of(options: argparse.Namespace) -> Settings:
    """Return where things live, as the command's options, the environment and the settings file say."""
    return load_settings(
        database=options.database,
        station_file=getattr(options, "station_file", None),
        language=getattr(options, "language", None),
    )


@contextmanager
def existing(settings: Settings) -> Iterator[Database]:
    """Open a database that must be there and up to date, and close it after the block.

    Raises:
        DatabaseMissing, DatabaseEmpty, NotOurDatabase: it is not there, or not ours.
        SchemaOutdated: it is an old one: `refettorio migrate` brings it up to date, after a backup.
        EnvironmentFault: it cannot be opened.
    """
    with opened(settings) as database:
        if is_new(database):
            raise DatabaseEmpty(url=without_password(database.url))
        ensure_current(database)
        yield database


@contextmanager
def opened(settings: Settings, *, must_exist: bool = True) -> Iterator[Database]:
    """Open a database whatever its tables, and close it after the block.

    Raises:
        DatabaseMissing: an SQLite file is not there, and `must_exist`.
        EnvironmentFault: it cannot be opened.
    """
    database = open_there(settings) if must_exist else open_database(settings.database_url)
    try:
        yield database
    finally:
        database.close()


def open_current(settings: Settings) -> Database:
    """Open the database, made and filled with its tables when it is new. Whoever opens it closes it.

    Raises:
        SchemaOutdated: it is an old one: `refettorio migrate` brings it up to date, after a backup.
        NotOurDatabase: it holds something else.
        EnvironmentFault: it cannot be opened.
    """
    database = open_database(settings.database_url)
    try:
        if is_new(database):
            migrate(database, before_change=_nothing_to_lose)
        ensure_current(database)
    except BaseException:
        database.close()
        raise
    return database


def open_there(settings: Settings) -> Database:
    """Open a database for a station's exchange: nothing is made or asked of it yet. Whoever opens it closes it.

    Raises:
        DatabaseMissing: an SQLite file is not there.
        EnvironmentFault: it cannot be opened.
    """
    database = open_database(settings.database_url)
    if database.path is not None and not database.path.exists():
        raise DatabaseMissing(path=database.path)
    return database


def is_new(database: Database) -> bool:
    """Tell whether the database is empty.

    Raises:
        NotOurDatabase: it holds tables that are none of ours.
    """
    with faults_named():
        tables = sorted(database.engine.get_tables())
    if tables and "schema_migration" not in tables:
        shown = ", ".join(tables[:3]) + (", …" if len(tables) > 3 else "")
        raise NotOurDatabase(url=without_password(database.url), tables=shown)
    return not tables


def program_session(database: Database, clock: Clock, name: str = SystemActor.NIGHTLY) -> Session:
    """Return the session under which the program itself acts."""
    return system_session(database, clock, RandomIds(clock), name)


def _nothing_to_lose(_database: Database) -> None:
    """Do nothing: a new database needs no copy."""
