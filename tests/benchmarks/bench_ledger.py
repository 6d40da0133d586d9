"""How fast the ledger is, beside the raw driver doing the same, in one run: ratios say more than milliseconds.

    python -m tests.benchmarks.bench_ledger [--accounts 150000]

The targets are for an idle PC with two cores; the ratio to the raw driver is what a busy one still shows.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import apsw

from core.access.operations import OperationId
from core.clock import FixedClock
from core.ids import CountedIds
from core.ledger import (
    Charge,
    Contra,
    EntryKey,
    EntryKind,
    balance,
    open_accounts,
    post,
    post_charges,
    reverse_charges,
    reverse_entry,
    statement,
    verify,
)
from core.ledger.charging import CHUNK
from core.meals.suspending import CHUNK as SUSPENSION_CHUNK
from core.storage import day_number, open_database
from core.storage.database import sqlite_url
from core.storage.migrating import migrate
from tests.builders import TUESDAY, Town, make_town

RAW_ENTRY = (
    "INSERT INTO entry (account_id, day, kind, seq, amount_cents, contra, actor_id, at, batch_id)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
RAW_BATCH = (
    "INSERT INTO batch (id, day, scope, entries, total_cents, prev_hash, hash, at) VALUES (?, ?, ?, ?, ?, '', ?, ?)"
)


def timed(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def median(action: Callable[[int], object], times: int) -> float:
    return statistics.median(timed(lambda number=number: action(number)) for number in range(times))


def show(what: str, seconds: float, raw: float | None, target: str) -> None:
    took = f"{seconds * 1000:10.2f} ms" if seconds < 10 else f"{seconds:10.2f} s "
    ratio = "" if raw is None else f"{seconds / raw:6.2f} × raw"
    print(f"{what:<44}{took}  {ratio:<14} target: {target}")


class Bench:
    """A town with many accounts, and a copy of its file for the raw driver."""

    def __init__(self, folder: Path, accounts: int) -> None:
        path = folder / "bench.db"
        self.database = open_database(sqlite_url(path))
        migrate(self.database, before_change=lambda _database: None)
        self.clock = FixedClock()
        self.town: Town = make_town(self.database, self.clock, CountedIds())
        self.session = self.town.session
        with self.database.transaction():
            self.database.execute(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
                " INSERT INTO pupil (last_name, first_name, search_key, created_at) SELECT 'P' || i, 'x', '', 0 FROM n",
                (accounts,),
            )
            pupils = [row[0] for row in self.database.rows("SELECT id FROM pupil")]
            self.accounts = sorted(open_accounts(self.session, self.town.group_id, pupils).values())
        self.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        twin = folder / "raw.db"
        shutil.copyfile(path, twin)
        self.raw = apsw.Connection(str(twin))
        for pragma in ("journal_mode = wal", "synchronous = full", "foreign_keys = 1", "cache_size = -65536"):
            self.raw.execute(f"PRAGMA {pragma}")
        self.batch = 0

    def post(self, number: int) -> None:
        post(
            self.session,
            OperationId("bench", f"{number}"),
            account_id=self.accounts[number],
            on=TUESDAY,
            kind=EntryKind.OPENING,
            amount_cents=5000,
            contra=Contra.OPENING,
        )

    def raw_post(self, number: int) -> None:
        """The statements of one posting, nothing else: what the database itself takes."""
        account, day, operation = self.accounts[number], day_number(TUESDAY), f"raw{number}"
        raw, self.batch = self.raw, self.batch + 1
        with raw:
            raw.execute("SELECT payload_hash FROM operation WHERE source = ? AND external_id = ?", ("bench", operation))
            raw.execute("SELECT 1 FROM account WHERE id = ?", (account,)).fetchall()
            raw.execute("SELECT 1 FROM period WHERE ? BETWEEN first_on AND last_on", (day,)).fetchall()
            raw.execute("SELECT MAX(seq) FROM entry WHERE account_id = ? AND day = ? AND kind = 4", (account, day))
            raw.execute("SELECT id, hash FROM batch ORDER BY id DESC LIMIT 1").fetchall()
            raw.execute(RAW_ENTRY, (account, day, 4, 0, 5000, 6, 1, 0, self.batch))
            raw.execute(RAW_BATCH, (self.batch, day, operation, 1, 5000, operation, 0))
            raw.execute(
                "INSERT INTO audit (at, actor_name, operation, subject, detail) VALUES (0, 'x', 'post_entry', ?, '{}')",
                (f"account:{account}",),
            )
            raw.execute("SELECT cents FROM balance WHERE account_id = ?", (account,)).fetchall()
            raw.execute("INSERT INTO operation VALUES ('bench', ?, '', '{}', 0)", (operation,))

    def charge(self, count: int, day: date) -> None:
        charges = [Charge(account, 525) for account in self.accounts[:count]]
        done = post_charges(self.session, on=day, service_id=1, scope="bench", charges=charges)
        assert done.entries == count

    def reverse(self, count: int, day: date) -> None:
        """Take the charges of a day back together, in the chunks in which a suspension does it."""
        keys = [EntryKey(account, day, EntryKind.CHARGE, 1000) for account in self.accounts[:count]]
        chunks = [keys[first : first + SUSPENSION_CHUNK] for first in range(0, count, SUSPENSION_CHUNK)]
        done = sum(len(reverse_charges(self.session, "bench", chunk, "Sciopero").keys) for chunk in chunks)
        assert done == count

    def reverse_one(self, number: int, day: date) -> None:
        key = EntryKey(self.accounts[-1 - number], day, EntryKind.CHARGE, 1000)
        reverse_entry(self.session, OperationId("bench", f"back{number}"), key, "Sciopero")

    def raw_charge(self, count: int, day: date) -> None:
        """The same entries and batches by executemany, in the same chunks, hashed the same."""
        number = day_number(day)
        for first in range(0, count, CHUNK):
            accounts = self.accounts[first : min(first + CHUNK, count)]
            self.batch += 1
            with self.raw:
                self.raw.executemany(
                    RAW_ENTRY, [(account, number, 1, 1000, -525, 1, 1, 0, self.batch) for account in accounts]
                )
                lines = b"".join(b"%d|%d|1|1000|-525|1|1|0\n" % (account, number) for account in accounts)
                values = (self.batch, number, f"raw{first}", len(accounts), 0, hashlib.sha256(lines).hexdigest(), 0)
                self.raw.execute(RAW_BATCH, values)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--accounts", type=int, default=150_000)
    accounts = parser.parse_args().accounts
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), accounts)
        print(f"SQLite {apsw.sqlite_lib_version()}, {accounts:,} accounts, WAL, synchronous FULL\n")
        posted = median(bench.post, 300)
        show("one posting, sealed (median of 300)", posted, median(bench.raw_post, 300), "≤ 10 ms, 1.3 × raw")
        targets = {300: "≤ 0.05 s", 5_000: "≤ 0.5 s", 150_000: "≤ 15 s"}
        size = 0.0
        for step, (wanted, target) in enumerate(targets.items(), start=1):
            count = min(wanted, accounts)
            day = TUESDAY + timedelta(days=2 * step)
            before = entry_bytes(bench)
            seconds = timed(lambda count=count, day=day: bench.charge(count, day))
            size = (entry_bytes(bench) - before) / count
            raw = timed(lambda count=count, day=day: bench.raw_charge(count, day + timedelta(days=1)))
            show(f"charges of {count:,}", seconds, raw, target)
        reversals(bench, accounts)
        show("balance", median(lambda n: balance(bench.session, bench.accounts[n]), 300), None, "≤ 1 ms")
        account = long_account(bench)
        show(
            "statement page 50 of 5,000 (newest)",
            median(lambda _n: statement(bench.session, account), 50),
            median(lambda _n: raw_page(bench, account, 0), 50),
            "≤ 10 ms",
        )
        show(
            "statement page 50 of 5,000 (oldest)",
            median(lambda _n: statement(bench.session, account, offset=4950), 50),
            median(lambda _n: raw_page(bench, account, 4950), 50),
            "≤ 10 ms",
        )
        began = time.perf_counter()
        report = verify(bench.database)
        seconds = time.perf_counter() - began
        assert report.is_ok, report.findings[:3]
        rate = report.entries / seconds
        show(f"verify of {report.entries:,} entries", seconds, None, f"30M in 30 s; here 30M in {3e7 / rate:.0f} s")
        print(f"{'bytes an entry (charges, WITHOUT ROWID)':<44}{size:10.1f}     {'':<14} target: ≤ 40")


def reversals(bench: Bench, accounts: int) -> None:
    """3,000 charges of a strike taken back together, beside what as many single reversals take."""
    day, alone_day = TUESDAY + timedelta(days=20), TUESDAY + timedelta(days=21)
    count, alone = min(3_000, accounts), 100
    for one in (day, alone_day):
        bench.charge(accounts, one)
    single = median(lambda number: bench.reverse_one(number, alone_day), min(alone, accounts))
    together = timed(lambda: bench.reverse(count, day))
    ratio = single * count / together
    print(
        f"{f'reversals of {count:,} together':<44}{together * 1000:10.2f} ms  {f'{ratio:5.1f} × faster':<14}"
        f" target: ≥ 10 × as fast as one by one ({single * 1000:.2f} ms each)"
    )


def entry_bytes(bench: Bench) -> int:
    return int(bench.database.scalar("SELECT SUM(pgsize) FROM dbstat WHERE name = 'entry'"))


def long_account(bench: Bench) -> int:
    """Give the last account 5,000 entries through the ledger itself; the raw driver gets the same rows."""
    account = bench.accounts[-1]
    for number in range(5_000):
        on = TUESDAY - timedelta(days=5_000 - number)
        with bench.database.transaction():
            post_charges(bench.session, on=on, service_id=1, scope="long", charges=[Charge(account, 525)])
    rows = bench.database.rows("SELECT * FROM entry WHERE account_id = ? AND day < ?", (account, day_number(TUESDAY)))
    with bench.raw:
        bench.raw.execute("PRAGMA defer_foreign_keys = 1")
        bench.raw.executemany(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?)", [row[:6] + row[7:] for row in rows]
        )
    return account


def raw_page(bench: Bench, account: int, offset: int) -> None:
    page = "SELECT * FROM entry WHERE account_id = ? ORDER BY day DESC, kind DESC, seq DESC LIMIT 50 OFFSET ?"
    rows = bench.raw.execute(page, (account, offset)).fetchall()
    bench.raw.execute("SELECT COUNT(*) FROM entry WHERE account_id = ?", (account,)).fetchall()
    bench.raw.execute(
        "SELECT SUM(amount_cents) FROM entry WHERE account_id = ? AND (day, kind, seq) <= (?, ?, ?)",
        (account, rows[0][1], rows[0][2], rows[0][3]),
    ).fetchall()


if __name__ == "__main__":
    main()
