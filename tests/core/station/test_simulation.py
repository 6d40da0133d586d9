"""The exchange under everything that can go wrong, drawn from seeds.

REFETTORIO_SEEDS tells how many seeds (8 unless set), REFETTORIO_SEED the first of them. A failure names its seed.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from core.storage import Database, open_database
from core.storage.database import sqlite_url
from tests.core.station.simulation import Sim, make_sim, run
from tests.core.station.simulation_checks import check

FIRST = int(os.environ.get("REFETTORIO_SEED", "1"))
SEEDS = int(os.environ.get("REFETTORIO_SEEDS", "8"))


def live(seed: int, database: Database, folder: Path) -> Sim:
    sim = make_sim(seed, database, folder)
    try:
        run(sim)
        check(sim)
    except Exception as error:
        error.add_note(f"REFETTORIO_SEED={seed} REFETTORIO_SEEDS=1")
        raise
    finally:
        for station in sim.stations:
            station.store.close_thread()
    return sim


def live_on_sqlite(seed: int, template: bytes, folder: Path) -> Sim:
    path = folder / "office.db"
    path.write_bytes(template)
    database = open_database(sqlite_url(path))
    # The office's own durability is not what is tried here.
    database.engine.pragma("synchronous", 0, permanent=True)
    try:
        return live(seed, database, folder)
    finally:
        database.close()


def test_nothing_is_lost_doubled_or_left_without_an_answer(sqlite_template: bytes, tmp_path: Path) -> None:
    seen: Counter[str] = Counter()
    for seed in range(FIRST, FIRST + SEEDS):
        folder = tmp_path / str(seed)
        folder.mkdir()
        seen += live_on_sqlite(seed, sqlite_template, folder).seen
        for file in folder.iterdir():
            file.unlink()
    print(f"REFETTORIO_SEED={FIRST} REFETTORIO_SEEDS={SEEDS}: {dict(sorted(seen.items()))}")
    if SEEDS >= 8:
        # It is no proof of anything if nothing went wrong.
        for what in ("crash", "failed", "doubled", "copied", "arrived late", "undone", "recharged", "verdict late",
                     "already_served", "clock doubtful", "office died"):  # fmt: skip
            assert seen[what], what


@pytest.mark.postgresql
@pytest.mark.parametrize("seed", [FIRST, FIRST + 1])
def test_the_same_on_postgresql(postgresql_database: Database, tmp_path: Path, seed: int) -> None:
    live(seed, postgresql_database, tmp_path)
