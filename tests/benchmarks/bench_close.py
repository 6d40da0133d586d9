"""A scan at the office and the close of a day, beside the raw driver doing the same, in one run.

    python -m tests.benchmarks.bench_close [pupils of the largest close]

The raw driver writes the same rows with the same triggers, journal and fsyncs, without asking anything: what is above
1 × raw is the price of rules, seals and audit. Targets: research of the ledger, for an idle PC with two cores.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import time as hour
from itertools import count
from pathlib import Path

import apsw

from core.clock import FixedClock, rome_instant
from core.ids import CountedIds
from core.meals import close_day, day_summary, record_presence, roster
from core.meals.closing import CHUNK
from core.storage import Database, day_number, instant_number, open_database
from core.storage.database import sqlite_url
from core.storage.migrating import migrate
from tests.builders import TUESDAY, Town, make_town
from tests.core.meals.crowd import crowd

CLOSES = ((300, (300,), 0.05), (5_000, (400,) * 12 + (200,), 0.5), (150_000, (2_500,) * 60, 15.0))
SCANS = 300
PRAGMAS = ("journal_mode = wal", "synchronous = full", "foreign_keys = 1", "cache_size = -65536")


def timed(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def show(what: str, seconds: float, raw: float | None, target: str) -> None:
    took = f"{seconds * 1000:9.2f} ms" if seconds < 1 else f"{seconds:9.2f} s "
    ratio = "" if raw is None else f"{seconds / raw:5.2f} × raw ({raw * 1000:.2f} ms)"
    print(f"{what:<42}{took}  {ratio:<28} target: {target}", flush=True)


@contextmanager
def town_of(schools: tuple[int, ...]) -> Iterator[tuple[Town, apsw.Connection, list[int]]]:
    """A town with those schools, and a copy of its file for the raw driver."""
    with tempfile.TemporaryDirectory() as folder:
        path, twin = Path(folder) / "town.db", Path(folder) / "raw.db"
        database = open_database(sqlite_url(path))
        migrate(database, before_change=lambda _database: None)
        town = make_town(database, FixedClock(rome_instant(TUESDAY, hour(15))), CountedIds())
        made = crowd(town, schools)
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copyfile(path, twin)
        raw = apsw.Connection(str(twin))
        for pragma in PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")
        try:
            yield town, raw, made
        finally:
            raw.close()
            database.close()


@contextmanager
def locks_timed(database: Database) -> Iterator[list[float]]:
    """Collect how long each transaction holds the write lock: from its BEGIN IMMEDIATE to the end of its commit."""
    held: list[float] = []
    begin, commit = database.engine.begin, database.engine.commit
    since = [0.0]

    def timed_begin(*kind: object) -> object:
        answer = begin(*kind)
        since[0] = time.perf_counter()
        return answer

    def timed_commit() -> object:
        answer = commit()
        held.append(time.perf_counter() - since[0])
        return answer

    database.engine.begin, database.engine.commit = timed_begin, timed_commit
    try:
        yield held
    finally:
        database.engine.begin, database.engine.commit = begin, commit


def bench_scan() -> None:
    with town_of((SCANS * 2,)) as (town, raw, (school_id,)):
        pupils = iter([row[0] for row in town.database.rows("SELECT id FROM pupil")])
        at = town.session.now()
        ours, theirs = [], []
        for number in range(SCANS):
            pupil = next(pupils)
            ours.append(
                timed(
                    lambda pupil=pupil, number=number: record_presence(
                        town.session, pupil_id=pupil, service_id=town.service_id, day=TUESDAY, at=at, source="scan",
                        event_id=f"e{number}", station_id="a",
                    )
                )
            )  # fmt: skip
            theirs.append(timed(lambda pupil=pupil, number=number: raw_scan(raw, town, pupil, number)))
        raw_median = statistics.median(theirs)
        show("record_presence, median of a scan", statistics.median(ours), raw_median, "scan → verdict p99 10 ms")
        show("record_presence, p99", statistics.quantiles(ours, n=100)[98], None, "10 ms")
        show("roster of 600", timed(lambda: roster(town.session, town.service_id, school_id, TUESDAY)), None, "-")


def raw_scan(raw: apsw.Connection, town: Town, pupil: int, number: int) -> None:
    """The bare insert, with the look-ups by key that any scan needs."""
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("SELECT id FROM pupil WHERE id = ?", (pupil,)).fetchall()
    raw.execute(
        "INSERT INTO presence (day, service_id, pupil_id, source, event_id, is_extra, station_id, at)"
        " VALUES (?, ?, ?, 'scan', ?, 0, 'a', 0) ON CONFLICT DO NOTHING",
        (day_number(TUESDAY), town.service_id, pupil, f"e{number}"),
    )
    raw.execute("COMMIT")


def bench_close(pupils: int, schools: tuple[int, ...], target: float) -> None:
    with town_of(schools) as (town, raw, _made):
        with locks_timed(town.database) as held:
            ours = timed(lambda: close_day(town.session, town.service_id, TUESDAY))
        assert town.database.scalar("SELECT COUNT(*) FROM entry") == pupils
        theirs = timed(lambda: raw_close(raw, town))
        assert next(raw.execute("SELECT COUNT(*) FROM entry"))[0] == pupils
        show(f"close of {pupils:,}, accounts opened too", ours, theirs, f"{target} s")
        show(f"  longest lock of {len(held)}", max(held), None, "50 ms")
        again = timed(lambda: close_day(town.session, town.service_id, TUESDAY))
        show("  closed again", again, None, "-")
        town.session.clock.set(rome_instant(TUESDAY.replace(day=25), hour(15)))  # type: ignore[attr-defined]
        next_day = TUESDAY.replace(day=25)
        with locks_timed(town.database) as held:
            ours = timed(lambda: close_day(town.session, town.service_id, next_day))
        show("  the next day", ours, None, f"{target} s")
        show(f"  longest lock of {len(held)}", max(held), None, "50 ms")
        show("  day_summary", timed(lambda: day_summary(town.session, town.service_id, TUESDAY)), None, "-")


def raw_close(raw: apsw.Connection, town: Town) -> None:
    """Open the accounts and post the charges in chunks of the same size, with a batch for each and nothing else."""
    day, at = day_number(TUESDAY), instant_number(town.session.now())
    pupils = [row[0] for row in raw.execute("SELECT pupil_id FROM enrolment ORDER BY pupil_id")]
    for batch_id, first in zip(count(1), range(0, len(pupils), CHUNK), strict=False):
        part = pupils[first : first + CHUNK]
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(
            "INSERT INTO account (pupil_id, service_group_id) VALUES (?, ?)", [(one, town.group_id) for one in part]
        )
        raw.execute("COMMIT")
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            "INSERT INTO batch (id, day, scope, entries, total_cents, prev_hash, hash, at)"
            " VALUES (?, ?, ?, ?, 0, '', ?, ?)",
            (batch_id, day, str(batch_id), len(part), str(batch_id), at),
        )
        raw.execute(
            "INSERT INTO entry (account_id, day, kind, seq, amount_cents, contra, batch_id, actor_id, at)"
            " SELECT id, ?, 1, ?, -525, 1, ?, 1, ? FROM account WHERE pupil_id BETWEEN ? AND ?",
            (day, town.service_id * 1000, batch_id, at, part[0], part[-1]),
        )
        raw.execute("COMMIT")


if __name__ == "__main__":
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else 150_000
    bench_scan()
    for how_many, spread, limit in CLOSES:
        if how_many <= largest:
            bench_close(how_many, spread, limit)
