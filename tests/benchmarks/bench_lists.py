"""How fast long lists come to the screen and scroll, beside a plain SQLite cursor reading the same, in one run.

    python -m tests.benchmarks.bench_lists [--pupils 150000]

A real file, the pupils' page as the office shows it (without a screen), pages fetched by the reader's thread. "Painted"
means that every row in sight holds its record and the table has been drawn. The raw driver reads the same columns of
the same rows and draws nothing. A stall is the longest time for which the screen's own thread answered nobody.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import apsw
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.clock import FixedClock
from core.ids import CountedIds
from core.qt.messages import MessageBar
from core.qt.record_model import PAGE, RecordTableModel
from core.qt.record_table import Column, RecordTableView
from core.qt.tasks import TaskRunner
from core.qt.theme import Theme, apply_theme
from core.registry import PupilSummary, search_key
from core.storage import Database, day_number, open_database
from core.storage.database import sqlite_url
from core.storage.migrating import migrate
from office.desk import Desk
from office.pupils.page import PupilsPage
from tests.builders import TUESDAY, YEAR_END, YEAR_START, Town, make_town

LAST = ("Rossi", "Russo", "Ferrari", "Esposito", "Bianchi", "Romano", "Colombo", "Ricci", "De Luca", "Greco", "Gallo")
FIRST = ("Anna", "Luca", "Sofia", "Marco", "Giulia", "Leonardo", "Tommaso", "Alice", "Noè", "Yasmine", "Li", "Karim")
COLUMNS = "p.id, p.last_name, p.first_name, p.fiscal_code, c.name, s.name, c.id, s.id"
RAW_PAGE = (
    f"SELECT {COLUMNS} FROM (SELECT id FROM pupil ORDER BY search_key, id LIMIT ? OFFSET ?) found"
    " JOIN pupil p ON p.id = found.id"
    " LEFT JOIN placement pl ON pl.pupil_id = p.id AND pl.starts_on <= ? AND pl.ends_on >= ?"
    " LEFT JOIN class_group c ON c.id = pl.class_group_id LEFT JOIN school s ON s.id = c.school_id"
    " ORDER BY p.search_key, p.id"
)
RAW_ALL = "SELECT id, last_name, first_name, fiscal_code FROM pupil ORDER BY search_key, id"
BEAT = 2  # milliseconds between two beats of the heart that notices stalls
STEPS = 60


def show(what: str, seconds: float, raw: float | None, target: str) -> None:
    ratio = "" if raw is None else f"{raw * 1000:8.2f} ms  {seconds / raw:7.1f} × raw"
    print(f"{what:<56}{seconds * 1000:9.2f} ms  {ratio:<28} target: {target}")


def timed(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def fill(database: Database, town: Town, pupils: int) -> None:
    """A large municipality: classes of 25, names that begin alike by the thousand."""
    chance = random.Random(11)
    start, end = day_number(YEAR_START), day_number(YEAR_END)
    with database.transaction():
        classes = [town.class_group(f"{number}") for number in range(1, pupils // 25 + 2)]
        for number in range(1, pupils + 1):
            last, first = f"{chance.choice(LAST)} {chance.choice(LAST)}", chance.choice(FIRST)
            database.execute(
                "INSERT INTO pupil (id, last_name, first_name, search_key, created_at) VALUES (?, ?, ?, ?, 0)",
                (number, last, first, search_key(last, first)),
            )
            database.execute(
                "INSERT INTO placement (pupil_id, class_group_id, starts_on, ends_on) VALUES (?, ?, ?, ?)",
                (number, classes[number // 25], start, end),
            )
    database.execute("ANALYZE")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class Heart:
    """Beats on the screen's thread; the longest pause between two beats is what a clerk would feel."""

    def __init__(self) -> None:
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=BEAT)
        self._timer.timeout.connect(self._beat)
        self._last = self.longest = 0.0

    def __enter__(self) -> Self:
        self._last, self.longest = time.perf_counter(), 0.0
        self._timer.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last - BEAT / 1000), now


class Screen:
    """A table on screen, and waiting until it has been painted with its records."""

    def __init__(self, app: QApplication, table: RecordTableView) -> None:
        self.app, self.table = app, table

    @property
    def model(self) -> RecordTableModel:
        return self.table.record_model()

    def is_filled(self) -> bool:
        if self.model.is_loading or not self.model.rowCount():
            return False
        top, bottom = self.table.rowAt(0), self.table.rowAt(self.table.viewport().height() - 1)
        rows = (top, bottom if bottom >= 0 else self.model.rowCount() - 1)
        found = [self.model.record(row) for row in rows]  # both are asked for, also when the first is missing
        return None not in found

    def painted(self) -> None:
        flags = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
        self.app.processEvents()
        while not self.is_filled():
            self.app.processEvents(flags, 5)
        self.table.viewport().repaint()

    def step(self, move: Callable[[], object]) -> float:
        def moved() -> None:
            move()
            self.painted()

        return timed(moved)

    def scroll(self, what: str, moves: list[Callable[[], object]], raw: float | None, targets: tuple[str, str]) -> None:
        with Heart() as heart:
            times = [self.step(move) for move in moves]
        show(f"{what} (median of {len(moves)})", statistics.median(times), raw, targets[0])
        show(f"{what}: the slowest", max(times), None, targets[1])
        show(f"{what}: longest stall of the screen", heart.longest, None, "≤ 100 ms")


class Raw:
    """The plain cursor."""

    def __init__(self, path: Path) -> None:
        self.connection = apsw.Connection(str(path))
        self.connection.execute("PRAGMA cache_size = -65536")

    def page(self, offset: int) -> None:
        day = day_number(TUESDAY)
        self.connection.execute(RAW_PAGE, (PAGE, offset, day, day)).fetchall()

    def first(self) -> None:
        self.connection.execute("SELECT COUNT(*) FROM pupil").fetchall()
        self.page(0)

    def search(self, text: str) -> None:
        likes, day = [f"% {word}%" for word in text.split()], day_number(TUESDAY)
        where = "WHERE " + " AND ".join("(' ' || search_key) LIKE ?" for _ in likes)
        self.connection.execute(f"SELECT COUNT(*) FROM pupil {where}", likes).fetchall()
        self.connection.execute(
            RAW_PAGE.replace("FROM pupil ORDER", f"FROM pupil {where} ORDER"), (*likes, PAGE, 0, day, day)
        ).fetchall()

    def median(self, action: Callable[[int], object], offsets: list[int]) -> float:
        return statistics.median(timed(lambda offset=offset: action(offset)) for offset in offsets)


def pupils_page(app: QApplication, database: Database, town: Town, raw: Raw) -> None:
    runner, host = TaskRunner(after_each=database.close), QWidget()
    desk = Desk(town.session, runner, MessageBar(host))
    page = PupilsPage(desk, sealer=lambda: None)
    page.resize(1280, 800)
    screen = Screen(app, page.table)

    def open_page() -> None:
        page.show()
        page.enter()
        screen.painted()

    show("pupils' page: first paint", timed(open_page), timed(raw.first), "≤ 500 ms")
    show("pupils' page: reload", screen.step(page.model.reload), timed(raw.first), "≤ 200 ms")
    count = screen.model.rowCount()
    downs = [lambda: QTest.keyClick(page.table, Qt.Key.Key_PageDown)] * STEPS
    page.table.setFocus()
    # The cursor moves along: each key also brings the pupil's record beside the list. The driver only reads a page.
    screen.scroll("PgDown", downs, raw.median(raw.page, [20 * step for step in range(STEPS)]), ("≤ 50 ms", "≤ 200 ms"))
    bar = page.table.verticalScrollBar()
    places = [count * step // STEPS for step in range(1, STEPS)]
    jumps = [lambda place=place: bar.setValue(place * bar.maximum() // count) for place in places]
    screen.scroll("dragging the bar through all", jumps, raw.median(raw.page, places), ("≤ 100 ms", "≤ 300 ms"))
    for text in ("ros", "ferrari", "de luca anna"):
        typed = screen.step(lambda text=text: page.model.set_filter(text))
        show(f"typing «{text}»", typed, timed(lambda text=text: raw.search(text)), "≤ 300 ms")
    page.hide()
    page.deleteLater()
    desk.deleteLater()
    runner.close()


def in_memory(app: QApplication, raw: Raw) -> None:
    """A table that is given all its records at once, which reports do."""
    records: list[PupilSummary] = []

    def read() -> None:
        records.extend(PupilSummary(*row, None, None, None, None) for row in raw.connection.execute(RAW_ALL))

    columns = [Column("name", "Alunno", lambda one: one.full_name), Column("id", "N.", lambda one: f"{one.id}")]
    table = RecordTableView()
    table.resize(1280, 800)
    model: RecordTableModel[PupilSummary] = RecordTableModel(columns, table, identity=lambda one: one.id)
    table.setModel(model)
    screen = Screen(app, table)
    fetched = timed(lambda: raw.connection.execute(RAW_ALL).fetchall())
    read()

    def open_table() -> None:
        table.show()
        model.set_records(records)
        screen.painted()

    show("all in memory: first paint", timed(open_table), fetched, "≤ 500 ms")
    downs = [lambda: QTest.keyClick(table, Qt.Key.Key_PageDown)] * STEPS
    screen.scroll("all in memory: PgDown", downs, None, ("≤ 20 ms", "≤ 100 ms"))
    by_name = screen.step(lambda: model.sort(0, Qt.SortOrder.DescendingOrder))
    show("all in memory: sorted by a column", by_name, None, "≤ 1 s")
    table.hide()
    table.deleteLater()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pupils", type=int, default=150_000)
    count = parser.parse_args().pupils
    app = QApplication.instance() or QApplication([])
    apply_theme(app, Theme.LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        database = open_database(sqlite_url(path))
        migrate(database, before_change=lambda _database: None)
        town = make_town(database, FixedClock(), CountedIds())
        fill(database, town, count)
        raw = Raw(path)
        raw.first()  # both read from memory afterwards
        print(f"SQLite {apsw.sqlite_lib_version()}, {count:,} pupils, {PAGE} records a page, window 1280 × 800\n")
        pupils_page(app, database, town, raw)
        in_memory(app, raw)
        raw.connection.close()
        database.close()


if __name__ == "__main__":
    main()
