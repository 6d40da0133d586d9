"""Connections and transactions over SQLite (through apsw) or PostgreSQL (through psycopg 3)."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path, PurePath, PureWindowsPath
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

import apsw
import peewee
import psycopg
from playhouse.apsw_ext import APSWDatabase
from playhouse.postgres_ext import Psycopg3Database

from core.errors import EnvironmentFault
from core.storage.faults import (
    DatabaseMoved,
    DatabaseUnavailable,
    UnknownDatabaseUrl,
    UnsafeLocation,
    UnsafeSqlite,
    translate,
)

Row = tuple[Any, ...]
Dialect = Literal["sqlite", "postgresql"]

#: The first SQLite without the WAL-reset corruption bug.
SAFE_SQLITE = (3, 51, 3)

_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",  # an acknowledged write survives a power cut
    "foreign_keys": 1,
    "cache_size": -65_536,
    "temp_store": "memory",
}

_ENGINE_ERRORS = (peewee.PeeweeException, apsw.Error, psycopg.Error)

#: What begins, keeps and undoes a block inside a transaction, by its depth.
_SAVEPOINT = tuple(
    (f"SAVEPOINT level_{depth}", f"RELEASE SAVEPOINT level_{depth}", f"ROLLBACK TO SAVEPOINT level_{depth}")
    for depth in range(100)
)


class _SqliteFile(APSWDatabase):  # type: ignore[misc]  # playhouse is not typed
    """A file that is made by the first connection only.

    Were it moved while the program runs, another thread's connection would make an empty one in its place, and that
    would throw away the write-ahead log, in which the last operations may still be.
    """

    def _connect(self) -> Any:  # noqa: ANN401 - apsw's connection
        connection = super()._connect()
        self.connect_params["flags"] = apsw.SQLITE_OPEN_READWRITE
        return connection


class Database:
    """One municipality's database. Connections are per thread and opened when first used.

    SQL is written once for both engines with `?` for values. Everything that writes runs inside `transaction()`.
    """

    def __init__(self, engine: peewee.Database, dialect: Dialect, url: str) -> None:
        self.engine: Any = engine  # peewee's own methods are untyped
        self.dialect: Dialect = dialect
        self.url = url
        self._nested = threading.local()

    @property
    def path(self) -> Path | None:
        """The SQLite file, or None on PostgreSQL."""
        return Path(str(self.engine.database)) if self.dialect == "sqlite" else None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run the block as one transaction (IMMEDIATE on SQLite); inside another one it is a savepoint.

        Raises:
            EnvironmentFault: the database is locked, gone, full or damaged; nothing of the block was kept.
        """
        if self.in_transaction():
            with faults_named(), self._savepoint():
                yield
            return
        self._ensure_there()
        with faults_named(), self.engine.atomic():
            yield

    @contextmanager
    def _savepoint(self) -> Iterator[None]:
        """Run the block behind a savepoint named by its depth.

        peewee draws a new name for each: a statement that is prepared anew every time, and that pushes those that come
        again out of the cache of prepared ones.
        """
        depth = getattr(self._nested, "depth", 0)
        begin, release, undo = _SAVEPOINT[min(depth, len(_SAVEPOINT) - 1)]
        self.engine.execute_sql(begin)
        self._nested.depth = depth + 1
        try:
            yield
            self.engine.execute_sql(release)
        except BaseException as error:
            try:
                self.engine.execute_sql(undo)
                self.engine.execute_sql(release)
            except _ENGINE_ERRORS:
                # A full disk or a lost server takes the whole transaction away: that is what is told. After any other
                # error a block that cannot be undone must not pass for one that was.
                if not isinstance(error, EnvironmentFault) and translate(error) is None:
                    raise
            raise
        finally:
            self._nested.depth = depth

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read inside the block as if nobody wrote meanwhile; writers are not held up. Inside a transaction: no change.

        Nothing may be written inside the block.
        """
        if self.in_transaction():
            yield
            return
        # What peewee's atomic() takes: the kind of BEGIN on SQLite, the isolation level on PostgreSQL (3: repeatable).
        with faults_named(), self.engine.atomic("DEFERRED" if self.dialect == "sqlite" else 3):
            yield

    def in_transaction(self) -> bool:
        """Tell whether this thread is inside `transaction()`."""
        return bool(self.engine.in_transaction())

    def ensure_in_transaction(self) -> None:
        """Fail loudly when a write was forgotten outside a transaction: our bug, never the user's."""
        if not self.in_transaction():
            raise RuntimeError("this write belongs inside database.transaction()")

    def execute(self, sql: str, values: Sequence[object] = ()) -> int:
        """Run a statement; return how many rows it changed."""
        with faults_named():
            cursor = self.engine.execute_sql(self._dialected(sql), tuple(values))
            return int(self.engine.rows_affected(cursor))

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Return all rows of a query (or of a statement with RETURNING)."""
        with faults_named():
            return [tuple(row) for row in self.engine.execute_sql(self._dialected(sql), tuple(values)).fetchall()]

    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """Return the first row of a query, or None."""
        with faults_named():
            row = self.engine.execute_sql(self._dialected(sql), tuple(values)).fetchone()
            return None if row is None else tuple(row)

    def scalar(self, sql: str, values: Sequence[object] = ()) -> Any:  # noqa: ANN401 - the column's type
        """Return the first column of the first row, or None."""
        row = self.row(sql, values)
        return None if row is None else row[0]

    def each(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Return the rows of a query one by one, without holding them all in memory."""
        if self.dialect == "sqlite":
            with faults_named():
                for row in self.engine.execute_sql(sql, tuple(values)):
                    yield tuple(row)
            return
        # PostgreSQL sends the whole answer at once unless the cursor lives on the server.
        with faults_named(), self.engine.execute_sql(self._dialected(sql), tuple(values), named_cursor=True) as cursor:
            cursor.itersize = 5_000
            yield from cursor

    def insert(self, table: type[peewee.Model], **values: object) -> int:
        """Insert one row into a table with an `id`; return the id."""
        sql, fields = _insertion(table, tuple(values))
        bound = tuple(field.db_value(value) for field, value in zip(fields, values.values(), strict=True))
        with faults_named():
            return int(self.engine.execute_sql(self._dialected(sql), bound).fetchone()[0])

    def run(self, query: Any) -> Any:  # noqa: ANN401 - peewee's query builder is not typed
        """Execute a peewee query (`Table.update(…)`, `Table.insert_many(…)`) on this database."""
        with faults_named():
            return query.execute(self.engine)

    def close(self) -> None:
        """Close this thread's connection. Every thread that used the database closes its own."""
        if not self.engine.is_closed():
            self.engine.close()

    def _ensure_there(self) -> None:
        """Miss a file that was deleted or moved under an open connection, which would write on into nowhere."""
        path = self.path
        if path is None or self.engine.is_closed() or self.in_transaction():
            return
        try:
            path.stat()
        except OSError as error:
            raise DatabaseUnavailable(reason=f"{path.name}: {error.strerror}") from error

    def _dialected(self, sql: str) -> str:
        if self.dialect == "sqlite":
            return sql
        return sql.replace("%", "%%").replace("?", "%s")


@cache
def _insertion(table: type[peewee.Model], names: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    """Return the statement that inserts one row, and the fields that turn values into columns.

    peewee writes the same text anew for every row, which takes longer than the row itself. Tables have no defaults.
    """
    meta: Any = table._meta  # noqa: SLF001 - peewee's public name for it
    fields = tuple(meta.combined[name] for name in names)
    columns = ", ".join(f'"{field.column_name}"' for field in fields)
    places = ", ".join("?" * len(fields))
    key = meta.primary_key.column_name
    return f'INSERT INTO "{meta.table_name}" ({columns}) VALUES ({places}) RETURNING "{key}"', fields


@contextmanager
def faults_named() -> Iterator[None]:
    """Turn an engine's error that is the surroundings' fault into an `EnvironmentFault` that says what to do."""
    try:
        yield
    except _ENGINE_ERRORS as error:
        fault = translate(error)
        if fault is not None:
            raise fault from error
        if isinstance(error, apsw.ConstraintError):
            # Raised while rows are fetched, where peewee does not look.
            raise peewee.IntegrityError(*error.args) from error
        raise


def open_database(url: str) -> Database:
    """Open the database at `url`: `sqlite:///path/to/file.db` or `postgresql://user:password@host:port/name`.

    The file is made when it does not exist; tables are made by `core.storage.migrating.migrate`.

    Raises:
        UnknownDatabaseUrl: the address is neither of the two.
        UnsafeSqlite: the SQLite library has the WAL-reset bug.
        UnsafeLocation: the file would lie on a network share.
        DatabaseMoved: the file is gone, its write-ahead log is there.
        DatabaseUnavailable: the file's folder cannot be made.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:  # not a number, or a bracket left open; the text may hold a password
        raise UnknownDatabaseUrl(url=url.partition("://")[0] + "://…") from error
    if parts.scheme == "sqlite":
        return _open_sqlite(url, unquote(url.removeprefix("sqlite:///")))
    if parts.scheme in {"postgresql", "postgres"} and parts.path.strip("/"):
        engine = Psycopg3Database(
            unquote(parts.path.strip("/")),
            user=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password) if parts.password else None,
            host=postgresql_host(url),
            port=port,
            autoconnect=True,
        )
        return Database(engine, "postgresql", url)
    raise UnknownDatabaseUrl(url=without_password(url))


def open_for_reading(path: Path) -> Database:
    """Open an SQLite file to look at it: nothing in it changes and no file is made beside it (unless it is in WAL)."""
    engine = APSWDatabase(
        str(path),
        flags=apsw.SQLITE_OPEN_READONLY,
        pragmas={"foreign_keys": 1, "temp_store": "memory"},
        timeout=10,
        autoconnect=True,
    )
    return Database(engine, "sqlite", sqlite_url(path))


def sqlite_url(path: Path) -> str:
    """Return the URL of an SQLite file."""
    return f"sqlite:///{path.resolve().as_posix()}"


def without_password(url: str) -> str:
    """Return `url` fit for messages and logs."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    return url.replace(f":{parts.password}@", ":***@", 1)


def _open_sqlite(url: str, path: str) -> Database:
    version = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
    if version < SAFE_SQLITE:
        raise UnsafeSqlite(version=apsw.sqlite_lib_version())
    if not path:
        raise UnknownDatabaseUrl(url=url)
    if is_network_path(path):
        raise UnsafeLocation(path=path)
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnavailable(reason=f"{Path(path).parent}: {error.strerror}") from error
    log = Path(f"{path}-wal")
    if not Path(path).exists() and log.exists() and log.stat().st_size:
        raise DatabaseMoved(path=path, log=log.name)
    engine = _SqliteFile(path, pragmas=_PRAGMAS, lock_type="IMMEDIATE", timeout=10, autoconnect=True)
    return Database(engine, "sqlite", url)


def is_network_path(path: str) -> bool:
    r"""Tell whether `path` lies on a network share: `\\server\share`, `//server/share` or a mapped drive."""
    if PureWindowsPath(path).drive.startswith("\\\\") or path.startswith("//"):
        return True
    return _is_mapped_drive(PurePath(path))


def _is_mapped_drive(path: PurePath) -> bool:
    """Ask Windows whether the drive is a network one; elsewhere there are no drives."""
    import ctypes  # noqa: PLC0415 - only Windows needs it

    windll = getattr(ctypes, "windll", None)
    if windll is None or not path.drive:
        return False
    remote = 4  # DRIVE_REMOTE of GetDriveTypeW
    return bool(windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == remote)


def postgresql_host(url: str) -> str | None:
    """Return the host, also when it is a socket's folder given as `?host=` (libpq's form)."""
    parts = urlsplit(url)
    for pair in parts.query.split("&"):
        name, _, value = pair.partition("=")
        if name == "host":
            return unquote(value)
    return parts.hostname
