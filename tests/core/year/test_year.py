"""A school year lived at random, against a plain model of what should be so.

REFETTORIO_SEEDS tells how many seeds (4 unless set), REFETTORIO_SEED the first of them. A failure names its seed and
tells what was done last; `python -m tests.core.year` lives many.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from core.storage import Database, open_database
from core.storage.database import sqlite_url
from tests.core.year.life import live
from tests.core.year.world import Sim

FIRST = int(os.environ.get("REFETTORIO_SEED", "1"))
SEEDS = int(os.environ.get("REFETTORIO_SEEDS", "4"))
#: Of the year so many days are lived here; the long run lives more.
DAYS = 15


def live_on_sqlite(seed: int, template: bytes, folder: Path, days: int = DAYS) -> Sim:
    path = folder / f"{seed}.db"
    path.write_bytes(template)
    database = open_database(sqlite_url(path))
    database.engine.pragma("synchronous", 0, permanent=True)
    try:
        return live(seed, database, days)
    finally:
        database.close()


def test_a_year_is_what_the_model_says(sqlite_template: bytes, tmp_path: Path) -> None:
    seen: Counter[str] = Counter()
    for seed in range(FIRST, FIRST + SEEDS):
        seen += live_on_sqlite(seed, sqlite_template, tmp_path).seen
    if SEEDS >= 4:
        # It is no proof of anything if nothing happened.
        for what in ("close", "suspend", "undo_suspension", "charge_late", "repeat", "approve", "merge", "import",
                     "roll_over", "transfer", "refund", "contest", "insertion", "grid", "close_drawer"):  # fmt: skip
            assert seen[what], what


@pytest.mark.postgresql
@pytest.mark.parametrize("seed", [FIRST, FIRST + 1])
def test_the_same_on_postgresql(postgresql_database: Database, seed: int) -> None:
    live(seed, postgresql_database, 6)
