"""kill -9 in the middle of a day's close: nothing half-posted, and closing again charges everybody exactly once."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import time
from pathlib import Path

import pytest

from core import ledger
from core.access.session import system_session
from core.clock import FixedClock, rome_instant
from core.ids import CountedIds
from core.meals import close_day, is_day_closed
from core.meals.closing import CHUNK
from core.storage import Database, day_number, open_database
from core.storage.database import sqlite_url
from core.storage.migrating import migrate
from tests.builders import TUESDAY, make_town
from tests.core.meals.crowd import crowd
from tests.faults.closing_child import KINDS

ROOT = Path(__file__).parents[2]
SCHOOLS = (2_500, 1_600, 900, 1_000)
PUPILS, KILLS, PRICE = sum(SCHOOLS), 20, 525


@pytest.fixture(scope="module")
def town_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, int]:
    """A town of 6,000 pupils as a file, and its service."""
    path = tmp_path_factory.mktemp("kill") / "town.db"
    database = open_database(sqlite_url(path))
    migrate(database, before_change=lambda _database: None)
    town = make_town(database, FixedClock(), CountedIds())
    crowd(town, SCHOOLS)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path.read_bytes(), town.service_id


def child(path: Path, service_id: int, *moment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.faults.closing_child", sqlite_url(path), str(service_id)]
    return subprocess.Popen(
        [*command, TUESDAY.isoformat(), *moment],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def told(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()


def drawn_moments(counts: dict[str, int], seed: int) -> list[tuple[str, ...]]:
    """Draw `KILLS` moments, as many of each kind; every other one holds the child there, the others race with it."""
    draw = random.Random(seed)
    return [
        (f"{kind}:{draw.randint(1, counts[kind])}", *(("hold",) if turn % 2 else ()))
        for turn in range(KILLS // len(KINDS))
        for kind in KINDS
    ]


def assert_whole(database: Database, moment: str) -> int:
    """Nothing half-posted: every batch has all its entries, every entry its batch; return how many are charged."""
    report = ledger.verify(database)
    assert report.is_ok, (moment, report.findings)
    assert database.scalar("PRAGMA integrity_check") == "ok", moment
    sizes = {size for (size,) in database.rows("SELECT entries FROM batch")}
    # The town's first school has nobody: its batch is empty.
    assert sizes <= {0, CHUNK, *(school % CHUNK for school in SCHOOLS)}, moment
    return report.entries


@pytest.mark.slow
def test_a_close_killed_anywhere_is_whole_and_goes_on(town_file: tuple[bytes, int], tmp_path: Path) -> None:
    content, service_id = town_file
    path = tmp_path / "count.db"
    path.write_bytes(content)
    counting = child(path, service_id, "count")
    counts = dict(zip(KINDS, map(int, told(counting).split()), strict=True))
    end(counting)
    seed = int(os.environ.get("REFETTORIO_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 32)
    print(f"REFETTORIO_SEED={seed}  {counts}")
    charged_at_kill = []
    for number, moment in enumerate(drawn_moments(counts, seed)):
        path = tmp_path / f"{number}.db"
        path.write_bytes(content)
        process = child(path, service_id, *moment)
        assert told(process) == "now", (seed, moment)
        end(process)
        charged_at_kill.append(killed_is_whole_and_goes_on(path, service_id, f"seed {seed}, {moment}"))
        for file in tmp_path.glob(f"{number}.db*"):
            file.unlink()
    # Not all before the first chunk nor all after the last: the kills did fall in the middle.
    assert any(0 < charged < PUPILS for charged in charged_at_kill), (seed, charged_at_kill)


def killed_is_whole_and_goes_on(path: Path, service_id: int, moment: str) -> int:
    """Check what the kill left, close again, and check that everybody is charged once; return how many were before."""
    database = open_database(sqlite_url(path))
    session = system_session(database, FixedClock(rome_instant(TUESDAY, time(16))), CountedIds())
    before = assert_whole(database, moment)
    report = close_day(session, service_id, TUESDAY)
    assert assert_whole(database, moment) == PUPILS, moment
    assert (report.charged, report.total_cents) == (PUPILS, PUPILS * PRICE), moment
    once_each = database.row(
        "SELECT COUNT(*), COUNT(DISTINCT a.pupil_id), MIN(e.amount_cents), MAX(e.amount_cents)"
        " FROM entry e JOIN account a ON a.id = e.account_id WHERE e.day = ?",
        (day_number(TUESDAY),),
    )
    assert once_each == (PUPILS, PUPILS, -PRICE, -PRICE), moment
    assert is_day_closed(session, service_id, TUESDAY), moment
    database.close()
    return before
