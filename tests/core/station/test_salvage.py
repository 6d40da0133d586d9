"""A damaged station file is set aside, what can be read of it goes on, and what cannot is said."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from core.clock import FixedClock
from core.ids import CountedIds
from core.payments import CashAlreadyClosed, Means
from core.station import (
    CheckInOutcome,
    DamagedStationFile,
    Salvage,
    StationStore,
    close_till,
    current_till,
    open_till,
    recharge,
    recharge_target,
    undo,
)
from core.storage import Database, SchemaTooNew, open_database
from core.storage.database import sqlite_url
from tests.core.station.conftest import Kiosk, Refectory

O = CheckInOutcome  # noqa: E741
PAGE = 4096


def busy(refectory: Refectory, pupils: int = 120) -> Kiosk:
    """A station with a journal of several pages, half of it told to the office."""
    made = [refectory.pupil(f"Alunno{number:03d}") for number in range(pupils)]
    kiosk = refectory.kiosk("K1", may_recharge=True)
    for number, pupil in enumerate(made):
        kiosk.scan(refectory.tokens[pupil])
        if number == pupils // 2:
            kiosk.exchange()
    target = recharge_target(kiosk.store, refectory.tokens[made[0]])
    recharge(kiosk.store, "r1", target, 2_000, Means.CASH)
    last = kiosk.scan(refectory.tokens[made[0]])
    assert last.outcome is O.ALREADY_SERVED
    kiosk.store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kiosk.store.close_thread()
    return kiosk


def rows_of(database: Database) -> list[tuple[object, ...]]:
    return database.rows("SELECT * FROM journal ORDER BY seq")


def journal_before(path: Path) -> list[tuple[object, ...]]:
    database = open_database(sqlite_url(path))
    rows = rows_of(database)
    database.close()
    return rows


def pages_of(path: Path, name: str) -> list[int]:
    """Return the numbers of the file's pages that hold a table or index."""
    database = open_database(sqlite_url(path))
    try:
        root = database.scalar("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,))
        return [root] if root else []
    finally:
        database.close()


def spoil(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(b"\xff" * PAGE)


def test_a_whole_file_is_left_alone(sqlite_refectory: Refectory) -> None:
    kiosk = busy(sqlite_refectory)
    kiosk.restart()
    assert kiosk.store.salvage is None
    assert [file.name for file in sqlite_refectory.folder.glob("K1*") if "danneggiato" in file.name] == []


def test_a_page_of_the_list_of_children_is_gone(sqlite_refectory: Refectory) -> None:
    kiosk = busy(sqlite_refectory)
    before = journal_before(kiosk.path)
    (page,) = pages_of(kiosk.path, "roster_line")
    spoil(kiosk.path, page)
    damaged = kiosk.path.read_bytes()
    kiosk.restart()
    salvage = kiosk.store.salvage
    assert isinstance(salvage, Salvage)
    assert (salvage.events, salvage.lost, salvage.has_roster) == (len(before), 0, False)
    assert salvage.unsent == sum(1 for row in before if row[6] is None)
    assert rows_of(kiosk.store.database) == before
    assert salvage.set_aside.name == "K1-danneggiato-20261124-080000.db"
    assert salvage.set_aside.read_bytes() == damaged
    identity = kiosk.store.identity()
    assert identity is not None
    assert identity.id == "K1"
    assert kiosk.exchange().settled == salvage.unsent
    assert sqlite_refectory.presences() == set(sqlite_refectory.tokens)
    pupil = next(iter(sqlite_refectory.tokens))
    assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is O.ALREADY_SERVED
    assert recharge(
        kiosk.store, "r2", recharge_target(kiosk.store, sqlite_refectory.tokens[pupil]), 2_000, Means.CASH
    ).number == 2  # fmt: skip


def test_the_till_comes_back_from_the_journal(sqlite_refectory: Refectory) -> None:
    """Its drawer stays open, with what was taken in it; one that was closed stays closed."""
    pupil = sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk("K1", may_recharge=True)
    open_till(kiosk.store, "o1", "Maria", 1_000)
    close_till(kiosk.store, "c1", "o1", 900, "resto sbagliato")
    open_till(kiosk.store, "o2", "Carla", 5_000)
    recharge(kiosk.store, "r1", recharge_target(kiosk.store, sqlite_refectory.tokens[pupil]), 2_000, Means.CASH)
    before = current_till(kiosk.store)
    kiosk.store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kiosk.store.close_thread()
    (page,) = pages_of(kiosk.path, "roster_line")
    spoil(kiosk.path, page)
    kiosk.restart()
    assert kiosk.store.salvage is not None
    assert not kiosk.store.salvage.has_roster  # so the rest was worked out from the journal
    assert current_till(kiosk.store) == before
    with pytest.raises(CashAlreadyClosed):
        close_till(kiosk.store, "c3", "o1", 0)


def test_a_file_of_the_first_version_keeps_its_list_when_it_is_damaged(sqlite_refectory: Refectory) -> None:
    """It has no till and no menu: that is no reason to call the rest unreadable."""
    kiosk = busy(sqlite_refectory)
    database = open_database(sqlite_url(kiosk.path))
    for table in ("till", "menu_dish"):
        database.execute(f"DROP TABLE {table}")
    database.execute("PRAGMA user_version = 1")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    (page,) = pages_of(kiosk.path, "journal_unsent")
    spoil(kiosk.path, page)
    kiosk.restart()
    assert kiosk.store.salvage is not None
    assert kiosk.store.salvage.has_roster
    assert kiosk.store.state().till_operator == ""
    pupil = next(iter(sqlite_refectory.tokens))
    assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is O.ALREADY_SERVED


def test_an_index_of_the_journal_is_gone_and_the_station_goes_on_off_line(sqlite_refectory: Refectory) -> None:
    kiosk = busy(sqlite_refectory)
    before = journal_before(kiosk.path)
    (page,) = pages_of(kiosk.path, "journal_unsent")
    spoil(kiosk.path, page)
    kiosk.restart()
    salvage = kiosk.store.salvage
    assert salvage is not None
    assert (salvage.events, salvage.lost, salvage.has_roster) == (len(before), 0, True)
    pupil = next(iter(sqlite_refectory.tokens))
    assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is O.ALREADY_SERVED


@pytest.mark.parametrize("seed", range(12))
def test_pages_anywhere(sqlite_refectory: Refectory, seed: int) -> None:
    """Whatever page is spoilt: what was readable is there, in order; what was not is counted; the rest goes on."""
    draw = random.Random(seed)
    kiosk = busy(sqlite_refectory, pupils=40)
    before = journal_before(kiosk.path)
    pages = kiosk.path.stat().st_size // PAGE
    for _turn in range(draw.randint(1, 3)):
        spoil(kiosk.path, draw.randint(1, pages))
    kiosk.restart()
    after = rows_of(kiosk.store.database)
    salvage = kiosk.store.salvage
    if salvage is None:  # the page was a free one
        assert after == before
        return
    assert salvage.events == len(after)
    assert set(after) <= set(before)
    assert after == sorted(after)
    if salvage.lost is not None:
        assert salvage.lost <= len(before) - len(after)
        if after and after[-1] == before[-1]:
            assert salvage.lost == len(before) - len(after)
    elif after:
        pytest.fail("events were read, so their number was known")
    kiosk.exchange()
    pupil = next(iter(sqlite_refectory.tokens))
    seen = kiosk.scan(sqlite_refectory.tokens[pupil])
    # What the office had heard of is known again, so nobody is served twice for it.
    assert seen.outcome is O.ALREADY_SERVED


def test_a_hole_in_the_journal_costs_only_what_stood_there(sqlite_refectory: Refectory) -> None:
    kiosk = busy(sqlite_refectory)
    before = journal_before(kiosk.path)
    middle = str(before[len(before) // 2][1]).encode()
    content = kiosk.path.read_bytes()
    pages = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
    # The index of the ids has the id as well, but not what was told.
    (number,) = [at for at, page in enumerate(pages, start=1) if middle in page and b'"source"' in page]
    gone = [row for row in before if str(row[1]).encode() in pages[number - 1]]
    assert 0 < len(gone) < len(before) // 2
    spoil(kiosk.path, number)
    kiosk.restart()
    salvage = kiosk.store.salvage
    assert salvage is not None
    assert (salvage.events, salvage.lost) == (len(before) - len(gone), len(gone))
    assert rows_of(kiosk.store.database) == [row for row in before if row not in gone]


@pytest.mark.parametrize("content", [b"", b"Egregio Sindaco, " * 500, b"SQLite format 3\0" + b"\xff" * 9000])
def test_a_file_that_holds_nothing_readable(sqlite_refectory: Refectory, content: bytes) -> None:
    kiosk = busy(sqlite_refectory, pupils=3)
    kiosk.path.write_bytes(content)
    kiosk.restart()
    salvage = kiosk.store.salvage
    assert salvage is not None
    assert (salvage.events, salvage.lost, salvage.has_roster) == (0, None, False)
    assert salvage.reason
    assert salvage.set_aside.read_bytes() == content
    assert kiosk.exchange().pulled_days


def test_torn_in_the_middle(sqlite_refectory: Refectory) -> None:
    kiosk = busy(sqlite_refectory)
    before = journal_before(kiosk.path)
    with kiosk.path.open("r+b") as file:
        file.truncate(kiosk.path.stat().st_size // 2 // PAGE * PAGE)
    kiosk.restart()
    assert kiosk.store.salvage is not None
    assert set(rows_of(kiosk.store.database)) <= set(before)
    kiosk.exchange()


def test_a_torn_end_of_the_write_ahead_log_loses_only_what_was_never_answered(
    sqlite_refectory: Refectory, tmp_path: Path
) -> None:
    """The power goes while a scan is being written: the last frames are cut anywhere; all earlier answers stand."""
    pupils = [sqlite_refectory.pupil(f"Alunno{number}") for number in range(6)]
    kiosk = sqlite_refectory.kiosk()
    wal = Path(f"{kiosk.path}-wal")
    sizes = []
    for pupil in pupils:
        kiosk.scan(sqlite_refectory.tokens[pupil])
        sizes.append(wal.stat().st_size)
    draw = random.Random(1)
    for cut in [draw.randint(sizes[2], sizes[-1]) for _turn in range(10)]:
        copy = tmp_path / f"{cut}.db"
        shutil.copyfile(kiosk.path, copy)
        shutil.copyfile(wal, f"{copy}-wal")
        with Path(f"{copy}-wal").open("r+b") as file:
            file.truncate(cut)
        store = StationStore.open(copy, clock=kiosk.clock, ids=kiosk.ids)
        answered = sum(1 for size in sizes if size <= cut)
        count = store.database.scalar("SELECT COUNT(*) FROM journal")
        assert store.salvage is None
        assert count == answered
        assert store.database.scalar("SELECT COUNT(*) FROM presence") == count
        store.close_thread()


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("renames", range(4))
def test_killed_while_the_file_is_being_set_aside(
    sqlite_refectory: Refectory, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, renames: int
) -> None:
    """Half of the journal is in the write-ahead log only; the process is killed before the n-th new name is given."""
    pupils = [sqlite_refectory.pupil(f"Alunno{number}") for number in range(8)]
    kiosk = sqlite_refectory.kiosk()
    kiosk.store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for pupil in pupils:
        kiosk.scan(sqlite_refectory.tokens[pupil])
    before = rows_of(kiosk.store.database)
    place = tmp_path / "copy"
    place.mkdir()
    path = place / "K1.db"
    shutil.copyfile(kiosk.path, path)
    shutil.copyfile(f"{kiosk.path}-wal", f"{path}-wal")
    (page,) = pages_of(kiosk.path, "card")
    spoil(path, page)
    given = []
    right = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if len(given) == renames:
            raise Killed
        given.append(target)
        return right(self, target)

    with monkeypatch.context() as killing:
        killing.setattr(Path, "rename", rename)
        try:
            StationStore.open(path, clock=kiosk.clock, ids=kiosk.ids).close_thread()
            is_done = True
        except Killed:
            is_done = False
    store = StationStore.open(path, clock=kiosk.clock, ids=kiosk.ids)
    assert rows_of(store.database) == before
    if not is_done:
        assert store.salvage is not None
        assert (store.salvage.events, store.salvage.lost) == (len(before), 0)
        assert store.salvage.set_aside.exists()
    store.close_thread()
    # All pieces of the damaged file lie together, and nothing half-made is left.
    pieces = {file.name.replace("K1-danneggiato-20261124-080000.db", "*") for file in place.iterdir()} - {"K1.db"}
    assert {"*"} <= pieces <= {"*", "*-wal", "*-shm"}
    assert is_done == (renames >= 3)


def test_a_file_that_cannot_be_set_aside(sqlite_refectory: Refectory, monkeypatch: pytest.MonkeyPatch) -> None:
    kiosk = busy(sqlite_refectory, pupils=3)
    kiosk.path.write_bytes(b"")

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "in uso da un altro programma")

    with monkeypatch.context() as holding:
        holding.setattr(Path, "rename", held)
        with pytest.raises(DamagedStationFile, match="in uso"):
            kiosk.restart()
    kiosk.restart()


def test_twice_in_the_same_second(sqlite_refectory: Refectory) -> None:
    kiosk = busy(sqlite_refectory, pupils=3)
    names = set()
    for _turn in range(2):
        kiosk.store.close_thread()
        kiosk.path.write_bytes(b"")
        for suffix in ("-wal", "-shm"):
            Path(f"{kiosk.path}{suffix}").unlink(missing_ok=True)
        kiosk.restart()
        assert kiosk.store.salvage is not None
        names.add(kiosk.store.salvage.set_aside.name)
    assert len(names) == 2


def test_what_was_undone_stays_undone(sqlite_refectory: Refectory) -> None:
    """The presences are worked out anew from the journal when their own table cannot be read."""
    pupil, other = sqlite_refectory.pupil("Alfa"), sqlite_refectory.pupil("Beta")
    kiosk = sqlite_refectory.kiosk()
    served = kiosk.scan(sqlite_refectory.tokens[pupil])
    kiosk.scan(sqlite_refectory.tokens[other])
    undo(kiosk.store, served.event_id)
    kiosk.store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kiosk.store.close_thread()
    (page,) = pages_of(kiosk.path, "presence")
    spoil(kiosk.path, page)
    kiosk.restart()
    assert kiosk.store.database.rows("SELECT pupil_id FROM presence") == [(other,)]
    kiosk.exchange()
    assert sqlite_refectory.presences() == {other}


def test_a_newer_file_is_not_damaged(sqlite_refectory: Refectory) -> None:
    kiosk = busy(sqlite_refectory, pupils=3)
    database = open_database(sqlite_url(kiosk.path))
    database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(SchemaTooNew):
        kiosk.restart()
    assert list(sqlite_refectory.folder.glob("*danneggiato*")) == []


def test_a_new_file_has_all_tables(tmp_path: Path, clock: FixedClock, ids: CountedIds) -> None:
    store = StationStore.open(tmp_path / "deep" / "station.db", clock=clock, ids=ids)
    assert store.salvage is None
    assert store.identity() is None
    store.close_thread()
