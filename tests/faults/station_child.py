"""A kiosk's process that scans card after card and tells each answer as soon as it has it.

    python -m tests.faults.station_child FILE [moment]

Reads tokens from its input, one a line, and answers each on a line of its output: the pupil, the outcome, the event. A
line that begins with `€` is a recharge of one euro under the id that follows, `-` takes the last presence back. With
`moment` (`row:N`, `commit:N`, `log:N`: the N-th row written, commit begun, commit written to the log) it says `now`
when SQLite comes there, and waits to be killed.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import apsw

from core.clock import FixedClock, SystemClock
from core.ids import RandomIds
from core.payments import Means
from core.station import StationStore, answer, recharge, recharge_target, undo


class Moments:
    """Counts what SQLite does; holds the process at the moment asked for."""

    def __init__(self, moment: str) -> None:
        self.seen: Counter[str] = Counter()
        self._moment = moment

    def pass_by(self, kind: str) -> None:
        self.seen[kind] += 1
        if f"{kind}:{self.seen[kind]}" == self._moment:
            print("now", flush=True)
            sys.stdin.read()  # nobody writes: it ends with the process

    def on_row(self, *_what: object) -> None:
        self.pass_by("row")

    def on_commit(self) -> bool:
        self.pass_by("commit")
        return False

    def on_wal(self, *_what: object) -> int:
        """After the commit is in the log, before the caller hears of it."""
        self.pass_by("log")
        return apsw.SQLITE_OK


def main(path: Path, moment: str) -> None:
    # The day stands still, ids are those of a real machine.
    store = StationStore.open(path, clock=FixedClock(), ids=RandomIds(SystemClock()))
    moments = Moments(moment)
    connection = store.database.engine.connection()
    connection.set_update_hook(moments.on_row)
    connection.set_commit_hook(moments.on_commit)
    connection.set_wal_hook(moments.on_wal)
    last: str | None = None
    print("ready", flush=True)
    for line in sys.stdin:
        text = line.strip()
        if text.startswith("€"):
            operation_id, token = text[1:].split()
            told = recharge(store, operation_id, recharge_target(store, token), 100, Means.CASH)
            print(f"€ {operation_id} {told.number}", flush=True)
        elif text == "-":
            undo(store, str(last))
            print(f"- {last}", flush=True)
        else:
            check_in = answer(store, text)
            last = check_in.event_id
            print(f"{check_in.pupil_id} {check_in.outcome.value} {check_in.event_id}", flush=True)
    print(" ".join(f"{kind}:{count}" for kind, count in sorted(moments.seen.items())), flush=True)
    store.close_thread()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
