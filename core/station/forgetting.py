"""A station without contact forgets the children after some days; its journal, which names no child, stays.

Days are counted as the station sees them come, not by how far its clock is from the last exchange: a clock that jumps
by a year is one day more, not three hundred and sixty-five.
"""

from __future__ import annotations

from core.clock import Clock, today
from core.storage import Database, day_number, instant_number

#: A station that saw so many days come without reaching the office holds no names any more.
DAYS_WITHOUT_CONTACT = 15

_PEOPLE = (
    "roster", "roster_line", "served_elsewhere", "card", "payer", "known_balance", "menu_dish", "photo", "version",
)  # fmt: skip


def forget_people(database: Database, clock: Clock) -> None:
    """Remove every name, photo, card and balance, inside the caller's transaction; the journal stays."""
    database.ensure_in_transaction()
    for table in _PEOPLE:
        database.execute(f"DELETE FROM {table}")
    database.execute("UPDATE contact SET current_day = NULL, wiped_at = ?", (instant_number(clock.now()),))


def note_silence(database: Database, clock: Clock, limit: int = DAYS_WITHOUT_CONTACT) -> bool:
    """Note that the office was not reached on this day; tell whether the children were forgotten for it.

    The next exchange brings everything back.
    """
    day = day_number(today(clock))
    row = database.row("SELECT seen_day, days_seen, current_day FROM contact WHERE exchanged_at IS NOT NULL")
    if row is None or row[0] == day:
        return False
    days, is_known = row[1] + 1, row[2] is not None
    with database.transaction():
        database.execute("UPDATE contact SET seen_day = ?, days_seen = ?", (day, days))
        if days < limit or not is_known:
            return False
        forget_people(database, clock)
    # The write-ahead log still holds what was deleted; while somebody reads, the next checkpoint takes it away.
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return True
