from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import apsw
import peewee
import pytest

from core.errors import NotFound
from core.storage import (
    Database,
    DatabaseCorrupt,
    DatabaseReadOnly,
    DatabaseUnavailable,
    DiskFull,
    UnknownDatabaseUrl,
    UnsafeLocation,
    UnsafeSqlite,
    open_database,
)
from core.storage import database as module
from core.storage.database import is_network_path, open_for_reading, sqlite_url, without_password

GROUPS = "SELECT name FROM service_group ORDER BY name"


def add_group(database: Database, name: str) -> None:
    database.execute("INSERT INTO service_group (name) VALUES (?)", (name,))


# What opening takes and refuses


def test_the_pragmas_are_in_force(sqlite_database: Database) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "temp_store": 2, "busy_timeout": 10_000}
    assert {name: sqlite_database.scalar(f"PRAGMA {name}") for name in wanted} == wanted


@pytest.mark.parametrize("version", ["3.51.2", "3.40.1", "3.7.17"])
def test_an_sqlite_that_corrupts_files_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    monkeypatch.setattr(module.apsw, "sqlite_lib_version", lambda: version)
    with pytest.raises(UnsafeSqlite, match=version):
        open_database(sqlite_url(tmp_path / "a.db"))
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize("version", ["3.51.3", "3.52.0", "4.0.0"])
def test_a_later_sqlite_is_fine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    monkeypatch.setattr(module.apsw, "sqlite_lib_version", lambda: version)
    open_database(sqlite_url(tmp_path / "a.db")).close()


@pytest.mark.parametrize("path", [r"\\server\mensa\a.db", "//server/mensa/a.db", r"\\?\UNC\server\mensa\a.db"])
def test_a_file_on_a_share_is_refused(path: str) -> None:
    with pytest.raises(UnsafeLocation, match="cartella di rete"):
        open_database(f"sqlite:///{path}")


def test_a_mapped_drive_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows: Z: is a share that got a letter, C: is the PC's own."""
    import ctypes
    from pathlib import PureWindowsPath
    from types import SimpleNamespace

    kinds = {"Z:\\": 4, "C:\\": 3}
    kernel = SimpleNamespace(GetDriveTypeW=lambda root: kinds[root])
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(module, "PurePath", PureWindowsPath)
    assert is_network_path(r"Z:\mensa\a.db")
    assert not is_network_path(r"C:\mensa\a.db")
    assert not is_network_path("mensa/a.db")


@pytest.mark.parametrize(
    "url",
    [
        "", "sqlite:///", "mysql://server/mensa", "postgresql://server", "postgresql://server/", "mensa.db",
        "postgresql://mensa:segreta@server:porta/mensa", "postgresql://mensa:segreta@[server/mensa",
    ],
)  # fmt: skip
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(UnknownDatabaseUrl) as caught:
        open_database(url)
    assert "segreta" not in str(caught.value)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseUnavailable, match="file"):
        open_database(sqlite_url(tmp_path / "file" / "mensa.db"))


def test_passwords_are_not_told() -> None:
    told = without_password("postgresql://mensa:segreta@server:5432/mensa")
    assert told == "postgresql://mensa:***@server:5432/mensa"
    assert without_password("sqlite:///a.db") == "sqlite:///a.db"


def test_a_file_is_made_with_its_folder(tmp_path: Path) -> None:
    database = open_database(sqlite_url(tmp_path / "nuova" / "cartella con spazi" / "è.db"))
    database.execute("CREATE TABLE a (b)")
    database.close()
    assert (tmp_path / "nuova" / "cartella con spazi" / "è.db").exists()


def test_opened_for_reading_nothing_is_written(tmp_path: Path) -> None:
    connection = apsw.Connection(str(tmp_path / "a.db"))
    connection.execute("CREATE TABLE a (b)")
    connection.close()
    database = open_for_reading(tmp_path / "a.db")
    assert database.rows("SELECT * FROM a") == []
    with pytest.raises(DatabaseReadOnly):
        database.execute("INSERT INTO a VALUES (1)")
    database.close()
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


# Transactions


def add_and_fail(database: Database, name: str) -> None:
    with database.transaction():
        add_group(database, name)
        raise ZeroDivisionError


def test_a_block_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        add_and_fail(database, "A")
    assert database.rows(GROUPS) == []
    assert not database.in_transaction()


def test_an_inner_block_fails_alone(database: Database) -> None:
    with database.transaction():
        add_group(database, "A")
        with pytest.raises(ZeroDivisionError):
            add_and_fail(database, "B")
        add_group(database, "C")
    assert database.rows(GROUPS) == [("A",), ("C",)]


def test_a_write_outside_a_transaction_is_our_mistake(database: Database) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        database.ensure_in_transaction()
    with database.transaction():
        database.ensure_in_transaction()
        assert database.in_transaction()
    assert not database.in_transaction()


def test_no_update_is_lost_between_threads(database: Database) -> None:
    """Read, add one, write: 4 threads × 10. With a deferred BEGIN on SQLite most would be refused or lost."""
    database.execute("INSERT INTO setting (name, value) VALUES ('n', '0')")
    start = threading.Barrier(4)

    def count(_thread: int) -> None:
        start.wait()
        for _ in range(10):
            with database.transaction():
                if database.dialect == "postgresql":
                    database.execute("SELECT 1 FROM setting WHERE name = 'n' FOR UPDATE")
                value = int(database.scalar("SELECT value FROM setting WHERE name = 'n'"))
                database.execute("UPDATE setting SET value = ? WHERE name = 'n'", (str(value + 1),))
        database.close()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(count, range(4)))
    assert database.scalar("SELECT value FROM setting WHERE name = 'n'") == "40"


def test_a_snapshot_does_not_see_what_comes_after(database: Database) -> None:
    other = open_database(database.url)
    add_group(database, "A")
    with database.snapshot():
        assert database.rows(GROUPS) == [("A",)]
        with other.transaction():
            add_group(other, "B")  # and is not held up
        assert database.rows(GROUPS) == [("A",)]
    assert database.rows(GROUPS) == [("A",), ("B",)]
    other.close()


def test_a_snapshot_inside_a_transaction_sees_what_was_written(database: Database) -> None:
    with database.transaction():
        add_group(database, "A")
        with database.snapshot():
            assert database.rows(GROUPS) == [("A",)]


# Statements


def test_percent_signs_and_question_marks_as_values(database: Database) -> None:
    add_group(database, "100% sì?")
    assert database.rows("SELECT name FROM service_group WHERE name LIKE '%100%' AND name = ?", ("100% sì?",)) == [
        ("100% sì?",)
    ]


def test_how_many_rows_changed(database: Database) -> None:
    for name in "abc":
        add_group(database, name)
    assert database.execute("UPDATE service_group SET name = name || '!' WHERE name <> 'a'") == 2
    assert database.execute("DELETE FROM service_group WHERE name = 'none'") == 0


def test_rows_one_by_one(database: Database) -> None:
    """Also when the reader stops early or asks something else meanwhile."""
    for number in range(300):
        add_group(database, f"{number:03d}")
    read = database.each(GROUPS)
    assert next(read) == ("000",)
    assert database.scalar("SELECT COUNT(*) FROM service_group") == 300
    assert sum(1 for _ in read) == 299
    half = database.each(GROUPS)
    next(half)
    half.close()
    assert database.row("SELECT name FROM service_group WHERE name = 'none'") is None
    assert database.scalar("SELECT name FROM service_group WHERE name = 'none'") is None


# Faults


def add_much(database: Database) -> None:
    with database.transaction():
        for number in range(20):
            add_group(database, f"{number}" * 4096)


def test_a_mistake_of_ours_is_no_fault_of_the_surroundings(database: Database) -> None:
    """Not even when the words of the message look like one."""
    for sql in ("SELECT full_disk FROM setting", "SELECT * FROM corrupt_table", "SELEKT readonly"):
        with pytest.raises(peewee.PeeweeException):
            database.rows(sql)


def test_a_locked_database(sqlite_database: Database) -> None:
    other = open_database(sqlite_database.url)
    other.execute("PRAGMA busy_timeout = 0")
    with (
        sqlite_database.transaction(),
        pytest.raises(DatabaseUnavailable, match=r"occupata.*Nulla è andato perso"),
        other.transaction(),
    ):
        pass
    other.close()


def test_a_full_disk_keeps_what_was_there(sqlite_database: Database) -> None:
    add_group(sqlite_database, "A")
    pages = sqlite_database.scalar("PRAGMA page_count")
    sqlite_database.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull, match="Libera spazio"):
        add_much(sqlite_database)
    assert sqlite_database.rows(GROUPS) == [("A",)]
    sqlite_database.execute("PRAGMA max_page_count = 1000000")
    add_group(sqlite_database, "B")
    assert sqlite_database.rows(GROUPS) == [("A",), ("B",)]


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("Egregio Sindaco, " * 500)
    database = open_database(sqlite_url(tmp_path / "a.db"))
    with pytest.raises(DatabaseCorrupt, match="ripristina"):
        database.rows("SELECT * FROM pupil")
    database.close()


def test_a_damaged_file(sqlite_database: Database) -> None:
    """The header is whole and the rest is not: noticed while rows are being fetched."""
    with sqlite_database.transaction():
        for number in range(2000):
            add_group(sqlite_database, f"{number:04d}" * 20)
    sqlite_database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    root = sqlite_database.scalar("SELECT rootpage FROM sqlite_master WHERE name = 'service_group'")
    pages = sqlite_database.scalar("PRAGMA page_count")
    sqlite_database.close()
    assert sqlite_database.path is not None
    with sqlite_database.path.open("rb+") as file:
        for page in range(root, pages):  # pages count from 1: the table's root stays, its leaves go
            file.seek(page * 4096)
            file.write(b"\xa5" * 4096)
    with pytest.raises(DatabaseCorrupt):
        list(sqlite_database.each("SELECT id, name FROM service_group"))
    with pytest.raises(DatabaseCorrupt):
        sqlite_database.rows("SELECT id, name FROM service_group")


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    database = open_database(sqlite_url(tmp_path))
    with pytest.raises(DatabaseUnavailable):
        database.rows("SELECT 1")


def test_constraints_are_told_apart_even_while_rows_are_fetched(database: Database) -> None:
    add_group(database, "A")
    with pytest.raises(peewee.IntegrityError), database.transaction():
        database.rows("INSERT INTO service_group (name) VALUES ('B'), ('A') RETURNING id")
    assert database.rows(GROUPS) == [("A",)]


@pytest.mark.postgresql
def test_a_server_that_is_not_there() -> None:
    database = open_database("postgresql://mensa:segreta@127.0.0.1:1/mensa")
    with pytest.raises(DatabaseUnavailable) as caught:
        database.rows("SELECT 1")
    assert "segreta" not in str(caught.value)


@pytest.mark.postgresql
def test_a_connection_that_the_server_cuts(postgresql_database: Database) -> None:
    with pytest.raises(DatabaseUnavailable):
        postgresql_database.rows("SELECT pg_terminate_backend(pg_backend_pid())")
    postgresql_database.close()
    assert postgresql_database.scalar("SELECT 1") == 1


@pytest.mark.postgresql
def test_a_database_that_does_not_exist(postgresql_url: str) -> None:
    database = open_database(postgresql_url.format(name="nessuna"))
    with pytest.raises(DatabaseUnavailable, match="nessuna"):
        database.rows("SELECT 1")


@pytest.mark.postgresql
@pytest.mark.parametrize(
    ("state", "fault"),
    [("53100", DiskFull), ("25006", DatabaseReadOnly), ("XX001", DatabaseCorrupt), ("40P01", DatabaseUnavailable)],
)
def test_postgresql_faults_by_their_code(postgresql_database: Database, state: str, fault: type) -> None:
    postgresql_database.execute(
        "CREATE FUNCTION fail() RETURNS void LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$"
    )
    with pytest.raises(fault):
        postgresql_database.rows("SELECT fail()")


class TestBlocksInsideBlocks:
    """What is inside a transaction is kept or undone by itself."""

    def add(self, database: Database, text: str, *, fails: bool = False) -> None:
        with database.transaction():
            database.execute("INSERT INTO service_group (name) VALUES (?)", (text,))
            if fails:
                raise KeyError(text)

    def two(self, database: Database) -> None:
        with database.transaction():
            self.add(database, "inner, kept by its own block")
            self.add(database, "outer", fails=True)

    def test_each_is_undone_alone_and_the_statements_are_the_same_each_time(self, database: Database) -> None:
        told: list[str] = []
        whole = database.engine.execute_sql
        database.engine.execute_sql = lambda sql, *more, **options: told.append(sql) or whole(sql, *more, **options)
        with database.transaction():
            self.add(database, "kept")
            with pytest.raises(KeyError):
                self.two(database)
            with pytest.raises(KeyError):
                self.add(database, "undone", fails=True)
            self.add(database, "after")
        del database.engine.execute_sql
        assert database.rows(GROUPS) == [("after",), ("kept",)]
        savepoints = [sql for sql in told if sql.startswith("SAVEPOINT")]
        assert len(set(savepoints)) == 2 < len(savepoints)

    def lost(self, database: Database, error: Exception) -> None:
        """The engine takes the whole transaction back by itself, as SQLite does when the disk is full."""
        with database.transaction():
            database.engine.connection().cursor().execute("ROLLBACK")
            raise error

    def test_a_full_disk_is_told_not_that_there_is_nothing_to_undo(self, sqlite_database: Database) -> None:
        with pytest.raises(DiskFull), sqlite_database.transaction():
            self.lost(sqlite_database, DiskFull())
        assert not sqlite_database.in_transaction()

    def test_what_cannot_be_undone_does_not_pass_for_undone(self, sqlite_database: Database) -> None:
        """After the user's mistake the work goes on: not when its traces could not be taken away."""
        with pytest.raises(peewee.PeeweeException), sqlite_database.transaction(), suppress(NotFound):
            self.lost(sqlite_database, NotFound(what="Alunno"))
