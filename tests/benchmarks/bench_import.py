"""An import of pupils, part by part: reading, dry run, entering, taking back.

    python -m tests.benchmarks.bench_import [rows]

Every row has class, enrolment, band, a parent of its own and an opening balance. Times are of the processor and of the
clock: on a busy machine only the first can be compared.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import time as hour
from pathlib import Path
from typing import TypeVar

import openpyxl

from core.clock import FixedClock, rome_instant
from core.ids import CountedIds
from core.importing import Defaults, carry_out, guess, plan, read_table, undo
from core.ledger import verify
from core.storage import open_database
from core.storage.database import sqlite_url
from core.storage.migrating import migrate
from tests.builders import TUESDAY, YEAR_END, YEAR_START, make_town

ROWS = 5_000
HEADER = (
    "Cognome", "Nome", "Data di nascita", "Classe", "Fascia", "Cognome genitore", "Nome genitore", "E-mail genitore",
    "Saldo",
)  # fmt: skip

T = TypeVar("T")


def timed(what: str, action: Callable[[], T]) -> T:
    wall, cpu = time.perf_counter(), time.process_time()
    answer = action()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(f"{what:<28}{cpu:7.2f} s of the processor {wall:7.2f} s", flush=True)
    return answer


def rows_of(count: int) -> list[tuple[str, ...]]:
    return [
        (
            f"Cognome{n}", "Nome", f"{1 + n % 28}/3/2019", "3ªA", "F1", f"Genitore{n}", "Ada", f"g{n}@example.org",
            "12,50",
        )
        for n in range(count)
    ]  # fmt: skip


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        rows = rows_of(count)
        text, book = folder / "alunni.csv", folder / "alunni.xlsx"
        text.write_text("\n".join(";".join(row) for row in (HEADER, *rows)), "utf-8")
        workbook = openpyxl.Workbook(write_only=True)
        sheet = workbook.create_sheet()
        for row in (HEADER, *rows):
            sheet.append(row)
        workbook.save(book)
        database = open_database(sqlite_url(folder / "town.db"))
        migrate(database, before_change=lambda _database: None)
        town = make_town(database, FixedClock(rome_instant(TUESDAY, hour(9))), CountedIds())
        session = town.session
        timed("reading XLSX", lambda: read_table(book))
        table = timed("reading CSV", lambda: read_table(text))
        defaults = Defaults(YEAR_START, YEAR_END, town.service_id)
        made = timed("dry run", lambda: plan(session, table, guess(table.header), defaults))
        report = timed("entering", lambda: carry_out(session, "run-1", made))
        assert (report.created, report.refused) == (count, ())
        again = timed("dry run of the same", lambda: plan(session, table, guess(table.header), defaults))
        assert not any(row.faults for row in again.rows)
        timed("taking back", lambda: undo(session, "run-1"))
        assert verify(database).is_ok
        database.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
