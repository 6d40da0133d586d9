"""A process that closes a day and tells, through its output, that it has come to a certain moment.

    python -m tests.faults.closing_child FILE SERVICE DAY MOMENT [hold]

MOMENT is `row:N`, `commit:N`, `statement:N` or `chunk:N`: the N-th row that SQLite writes, the N-th commit (before it
is made), the N-th statement, the N-th chunk that is done. With `hold` it waits there to be killed; otherwise it runs
on. `count` as MOMENT tells how many of each there are.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date, time

from core.access.session import system_session
from core.clock import FixedClock, rome_instant
from core.ids import CountedIds
from core.meals import close_day
from core.storage import open_database

KINDS = ("row", "commit", "statement", "chunk")


class Moments:
    """Counts what happens; tells when it is time."""

    def __init__(self, moment: str, is_held: bool) -> None:
        self.seen: Counter[str] = Counter()
        self._moment = moment
        self._is_held = is_held

    def pass_by(self, kind: str) -> None:
        self.seen[kind] += 1
        if f"{kind}:{self.seen[kind]}" == self._moment:
            print("now", flush=True)
            if self._is_held:
                sys.stdin.read()  # nobody writes: it ends with the process

    def on_row(self, *_what: object) -> None:
        self.pass_by("row")

    def on_commit(self) -> bool:
        self.pass_by("commit")
        return False

    # As core.progress.Progress:

    def advance(self, done: int, total: int) -> None:
        self.pass_by("chunk")

    def check(self) -> None:
        pass


def main(url: str, service_id: int, day: date, moment: str, is_held: bool) -> None:
    database = open_database(url)
    moments = Moments(moment, is_held)
    connection = database.engine.connection()
    connection.set_update_hook(moments.on_row)
    connection.set_commit_hook(moments.on_commit)
    run = database.engine.execute_sql

    def execute_sql(sql: str, *rest: object, **more: object) -> object:
        answer = run(sql, *rest, **more)
        moments.pass_by("statement")
        return answer

    database.engine.execute_sql = execute_sql
    session = system_session(database, FixedClock(rome_instant(day, time(15))), CountedIds())
    close_day(session, service_id, day, progress=moments)
    database.close()
    print(" ".join(str(moments.seen[kind]) for kind in KINDS) if moment == "count" else "done", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), date.fromisoformat(sys.argv[3]), sys.argv[4], "hold" in sys.argv[5:])
