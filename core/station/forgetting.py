"""A station without contact forgets the children after some days; its journal, which names nobody, stays.

Days are counted as the station sees them come, not by how far its clock is from the last exchange: a clock that jumps
by a year is one day more, not three hundred and sixty-five.
"""

from __future__ import annotations

from core.clock import today
from core.station.roster import forget_people
from core.station.store import StationStore
from core.storage import day_number

#: A station that saw so many days come without reaching the office holds no names any more.
DAYS_WITHOUT_CONTACT = 15


def note_silence(store: StationStore, limit: int = DAYS_WITHOUT_CONTACT) -> bool:
    """Note that the office was not reached on this day; tell whether the children were forgotten for it.

    The next exchange brings everything back. Called by `exchange` when it fails, and when the file is opened.
    """
    database = store.database
    day = day_number(today(store.clock))
    row = database.row("SELECT exchanged_at, seen_day, days_seen, current_day FROM contact")
    if row is None or row[0] is None or row[1] == day:
        return False
    with database.transaction():
        # The day of the last exchange itself is none without contact.
        database.execute("UPDATE contact SET seen_day = ?, days_seen = days_seen + ?", (day, int(row[1] is not None)))
        if row[2] + int(row[1] is not None) < limit or row[3] is None:
            return False
        forget_people(store)
    return True
