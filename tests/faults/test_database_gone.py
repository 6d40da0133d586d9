"""The database moved, deleted, locked or write-protected while the office works: it is said, and nothing is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from core.access.operations import OperationId
from core.ledger import verify
from core.payments import Channel, Means, RechargeReceipt, recharge, recharges
from core.storage import DatabaseMoved, DatabaseReadOnly, DatabaseUnavailable, open_database
from tests.builders import Town

WORD = "Nulla è andato perso"


def take(town: Town, operation: str = "r1") -> RechargeReceipt:
    return recharge(
        town.session, OperationId("office", operation), pupil_id=town.pupils[0], service_group_id=town.group_id,
        amount_cents=2_500, means=Means.CASH, channel=Channel.COUNTER, issuer="UFF",
    )  # fmt: skip


def in_another_thread(action: Callable[[], object]) -> object:
    """As the office does: the writer and each reader have a connection of their own."""
    answers: list[object] = []

    def act() -> None:
        try:
            answers.append(action())
        except Exception as error:  # noqa: BLE001 - whatever it is, it is looked at
            answers.append(error)

    thread = threading.Thread(target=act)
    thread.start()
    thread.join()
    return answers[0]


@pytest.fixture
def town(sqlite_town: Town) -> Town:
    sqlite_town.pupil()
    return sqlite_town


@pytest.fixture
def file(town: Town) -> Path:
    assert town.database.path is not None
    return town.database.path


def test_moved_while_working_the_writer_says_so_and_brought_back_it_goes_on(town: Town, file: Path):
    # Given: a recharge, still in the write-ahead log, and somebody who moves the file
    assert take(town).number == 1
    elsewhere = file.rename(file.with_name("spostata.db"))
    # When: the next recharge is taken. Then: it says what is the matter
    with pytest.raises(DatabaseUnavailable, match=rf"refettorio\.db.*{WORD}"):
        take(town, "r2")
    # And brought back, the same press is one recharge, and the one before is still there
    elsewhere.rename(file)
    assert [take(town, "r2").number for _again in range(2)] == [2, 2]
    assert recharges(town.session).total == 2
    assert verify(town.database).is_ok


def test_moved_while_working_no_reader_makes_an_empty_file_in_its_place(town: Town, file: Path):
    take(town)
    elsewhere = file.rename(file.with_name("spostata.db"))
    found = in_another_thread(lambda: recharges(town.session).total)
    assert isinstance(found, DatabaseUnavailable)
    assert WORD in str(found)
    assert not file.exists()
    # The last operations were in the log beside it: an empty file would have thrown them away.
    town.database.close()
    elsewhere.rename(file)
    assert in_another_thread(lambda: recharges(town.session).total) == 1


def test_deleted_while_working_nothing_is_written_into_nowhere(town: Town, file: Path):
    take(town)
    file.unlink()
    with pytest.raises(DatabaseUnavailable, match=WORD):
        take(town, "r2")


def test_locked_by_another_program_the_same_press_goes_through_afterwards(town: Town):
    town.database.execute("PRAGMA busy_timeout = 0")
    other = open_database(town.database.url)
    with other.transaction(), pytest.raises(DatabaseUnavailable, match=rf"occupata.*{WORD}"):
        take(town)
    other.close()
    assert [take(town).is_repeat, take(town).is_repeat] == [False, True]
    assert recharges(town.session).total == 1


def test_write_protected_in_mid_operation_leaves_no_half_recharge(town: Town, monkeypatch: pytest.MonkeyPatch):
    # Given: the file can be written up to the entry, and not any more when the receipt gets its number
    database, insert, protected = town.database, town.database.insert, []

    def protect_before_the_receipt(table: type, **values: object) -> int:
        if values.get("amount_cents") == 2_500 and not protected:
            protected.append(database.scalar("SELECT COUNT(*) FROM entry"))
            database.execute("PRAGMA query_only = 1")
        return insert(table, **values)

    monkeypatch.setattr(database, "insert", protect_before_the_receipt)
    with pytest.raises(DatabaseReadOnly, match="permessi"):
        take(town)
    assert protected == [1]
    database.execute("PRAGMA query_only = 0")
    assert database.scalar("SELECT COUNT(*) FROM entry") == 0
    # Then: the same press takes the first number, once
    assert [take(town).number for _again in range(2)] == [1, 1]
    assert verify(town.database).is_ok


def test_a_file_moved_away_without_its_log_is_not_replaced_by_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "mensa.db"
    log = tmp_path / "mensa.db-wal"
    log.write_bytes(b"the last operations")
    with pytest.raises(DatabaseMoved, match=r"mensa\.db-wal"):
        open_database(f"sqlite:///{path}")
    assert not path.exists()
    assert log.read_bytes() == b"the last operations"

    log.write_bytes(b"")  # what SQLite leaves of a log that was taken over
    open_database(f"sqlite:///{path}").close()
