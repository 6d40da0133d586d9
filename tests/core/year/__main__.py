"""Live many years: `python -m tests.core.year --seeds 500 [--first 1] [--go-on]`; stops at the first that fails."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from core.storage import Database, open_database
from core.storage.database import sqlite_url
from core.storage.migrating import migrate
from tests.core.year.life import live


def main() -> int:
    """Live the seeds that were asked for; return how many failed."""
    reader = argparse.ArgumentParser(prog="python -m tests.core.year")
    reader.add_argument("--seeds", type=int, default=100)
    reader.add_argument("--first", type=int, default=1)
    reader.add_argument("--go-on", action="store_true", help="tell of each that fails, in a line, and go on")
    asked = reader.parse_args()
    seen: Counter[str] = Counter()
    failed = 0
    began = time.monotonic()
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        empty = Path(folder) / "empty.db"
        database = open_database(sqlite_url(empty))
        migrate(database, before_change=lambda _database: None)
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        for seed in range(asked.first, asked.first + asked.seeds):
            path = Path(folder) / f"{seed}.db"
            path.write_bytes(empty.read_bytes())
            database = open_database(sqlite_url(path))
            try:
                seen += _lived(seed, database)
            except Exception as error:  # noqa: BLE001 - however it fails, the seed is told
                failed += 1
                if not asked.go_on:
                    traceback.print_exc()
                    return 1
                where = traceback.extract_tb(error.__traceback__)[-1]
                print(f"seed {seed}: {where.name}:{where.lineno} {type(error).__name__} {str(error)[:260]}", flush=True)
            finally:
                database.close()
                for file in path.parent.glob(f"{path.name}*"):
                    file.unlink()
    print(f"{asked.seeds} years in {time.monotonic() - began:.0f} s, {failed} failed")
    for what, count in sorted(seen.items()):
        print(f"{count:8} {what}")
    return min(failed, 1)


def _lived(seed: int, database: Database) -> Counter[str]:
    database.engine.pragma("synchronous", 0, permanent=True)
    return live(seed, database).seen


if __name__ == "__main__":
    sys.exit(main())
