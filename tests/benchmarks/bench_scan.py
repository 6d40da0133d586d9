"""One scan at a kiosk, beside the raw driver doing the same statements, in one run.

    python -m tests.benchmarks.bench_scan [scans]

Both write to a file of their own with the same pragmas, turn about, so that a busy disk hits both alike. The raw driver
runs the very statements that `answer` runs, with the values at hand; a third file gets them through core.storage
(peewee), which is what the target of the ratio is about. What `answer` takes above that is the canteen: the token's
check characters and fingerprint, the clock, the id, the journal's text, the answer's record. Targets: research of the
ledger, for an idle PC with two cores: peewee/raw ≤ 1.3, p99 ≤ 10 ms.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import time as hour
from pathlib import Path

import apsw

from core.cards import issue_missing_cards, printable_cards, token_hash
from core.clock import FixedClock, rome_instant
from core.ids import CountedIds
from core.payments import Means
from core.station import (
    DatabaseGateway,
    StationStore,
    answer,
    enrol_station,
    exchange,
    overview_of,
    recharge,
    recharge_target,
)
from core.storage import Database, open_database
from core.storage.database import sqlite_url
from core.storage.migrating import migrate
from tests.builders import TUESDAY, make_town

PRAGMAS = ("journal_mode = wal", "synchronous = full", "foreign_keys = 1", "cache_size = -65536", "secure_delete = 1")
PUPILS = 1_200


class Spy:
    """Remembers the statements and values that one scan runs."""

    def __init__(self, store: StationStore) -> None:
        self.statements: list[tuple[str, tuple[object, ...]]] = []
        self._store = store

    def watch(self, action: Callable[[], object]) -> None:
        engine = self._store.database.engine
        run = engine.execute_sql

        def execute_sql(sql: str, values: tuple[object, ...] = (), *rest: object) -> object:
            self.statements.append((sql, tuple(values)))
            return run(sql, values, *rest)

        engine.execute_sql = execute_sql
        try:
            action()
        finally:
            del engine.execute_sql


def timed(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def show(what: str, times: list[float], raw: list[float] | None, target: str) -> None:
    p50, p99 = statistics.median(times) * 1000, statistics.quantiles(times, n=100)[98] * 1000
    ratio = ""
    if raw is not None:
        raw_p50, raw_p99 = statistics.median(raw) * 1000, statistics.quantiles(raw, n=100)[98] * 1000
        ratio = f"{p50 / raw_p50:.2f} × raw (p50 {raw_p50:.3f} ms, p99 {raw_p99:.2f} ms)"
    print(f"{what:<34} p50 {p50:7.3f} ms  p99 {p99:7.2f} ms  {ratio:<46} target: {target}", flush=True)


def main(scans: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = open_database(sqlite_url(folder / "office.db"))
        migrate(database, before_change=lambda _database: None)
        clock = FixedClock(rome_instant(TUESDAY, hour(12, 30)))
        town = make_town(database, clock, CountedIds(), pupils=PUPILS)
        issue_missing_cards(town.session, town.service_id)
        tokens = [card.token for card in printable_cards(town.session, town.service_id, on=TUESDAY)]
        enrol_station(
            town.session, id="K1", name="Mensa", school_id=town.school_id, service_id=town.service_id, may_recharge=True
        )
        store = StationStore.open(folder / "station.db", clock=clock, ids=CountedIds(5_000_000))
        gateway = DatabaseGateway(database, clock, CountedIds())
        first = timed(lambda: exchange(store, gateway, "K1"))
        print(f"first exchange, {PUPILS:,} pupils with cards: {first * 1000:.0f} ms", flush=True)
        store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        twin = folder / "raw.db"
        shutil.copyfile(folder / "station.db", twin)
        shutil.copyfile(folder / "station.db", folder / "through.db")
        raw = apsw.Connection(str(twin))
        for pragma in PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")
        through = open_database(sqlite_url(folder / "through.db"))
        bench_scans(store, raw, through, tokens, scans)
        bench_again(store, tokens)
        bench_recharges(store, tokens)
        show("overview of the day", [timed(lambda: overview_of(store)) for _turn in range(30)], None, "-")
        told = timed(lambda: exchange(store, gateway))
        count = store.database.scalar("SELECT COUNT(*) FROM journal")
        print(f"exchange of {count:,} events: {told * 1000:.0f} ms, {told / count * 1e3:.2f} ms each", flush=True)
        quiet = [timed(lambda: exchange(store, gateway)) for _turn in range(30)]
        show("exchange with nothing new", quiet, None, "-")
        raw.close()
        through.close()
        store.close_thread()
        database.close()


def bench_scans(store: StationStore, raw: apsw.Connection, through: Database, tokens: list[str], scans: int) -> None:
    """Scan fresh cards, turn about with the others, which replay the statements of a scan for their own pupil."""
    spy = Spy(store)
    spy.watch(lambda: answer(store, tokens[0]))
    assert [sql.split()[0] for sql, _values in spy.statements] == ["SELECT", "SELECT", "INSERT", "INSERT"]
    times: tuple[list[float], list[float], list[float]] = ([], [], [])
    for number, token in enumerate(tokens[1 : scans + 1]):
        told = (spy, token_hash(token), f"raw-{number}")
        turns = [
            lambda token=token: answer(store, token),
            lambda told=told: peewee_scan(through, *told),
            lambda told=told: raw_scan(raw, *told),
        ]
        for place in range(3):
            which = (place + number) % 3
            times[which].append(timed(turns[which]))
    assert next(iter(raw.execute("SELECT COUNT(*) FROM presence")))[0] == scans
    assert through.scalar("SELECT COUNT(*) FROM presence") == scans
    assert store.database.scalar("SELECT COUNT(*) FROM presence") == scans + 1
    show("answer() to a fresh card", times[0], times[2], "p99 ≤ 10 ms")
    show("its statements through peewee", times[1], times[2], "≤ 1.3 × raw")


def peewee_scan(through: Database, spy: Spy, fingerprint: str, event_id: str) -> None:
    (who, _), (card, card_values), (journal, journal_values), (presence, presence_values) = spy.statements
    with through.transaction():
        through.row(who)
        found = through.row(card, (*card_values[:-1], fingerprint))
        assert found is not None
        through.execute(journal, (event_id, *journal_values[1:]))
        through.execute(presence, (presence_values[0], found[2], event_id, *presence_values[3:]))


def raw_scan(raw: apsw.Connection, spy: Spy, fingerprint: str, event_id: str) -> None:
    (who, _), (card, card_values), (journal, journal_values), (presence, presence_values) = spy.statements
    raw.execute("BEGIN IMMEDIATE")
    raw.execute(who).fetchall()
    found = raw.execute(card, (*card_values[:-1], fingerprint)).fetchall()
    raw.execute(journal, (event_id, *journal_values[1:]))
    raw.execute(presence, (presence_values[0], found[0][2], event_id, *presence_values[3:]))
    raw.execute("COMMIT")


def bench_again(store: StationStore, tokens: list[str]) -> None:
    again = [timed(lambda token=token: answer(store, token)) for token in tokens[:200]]
    show("answer() to a card seen before", again, None, "p99 ≤ 10 ms")
    unknown = [timed(lambda: answer(store, "8001090000123")) for _turn in range(200)]
    show("answer() to a code that is no card", unknown, None, "p99 ≤ 10 ms")


def bench_recharges(store: StationStore, tokens: list[str]) -> None:
    target = recharge_target(store, tokens[0])
    paid = [
        timed(lambda number=number: recharge(store, f"r{number}", target, 100, Means.CASH)) for number in range(200)
    ]
    show("recharge()", paid, None, "p99 ≤ 10 ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
