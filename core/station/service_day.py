"""Which service day presences are written to, and which clock to believe: the office's word, not the PC's clock.

The day is the one that the office counted as today, until the clock says that a later day has come whose list the
station holds. The clock is believed only as far as it agrees with the last exchange: one that is a year wrong changes
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.clock import Clock, rome
from core.station.faults import RosterMissing
from core.storage import Database, day_from_number, day_number, instant_from_number

#: So much may a sound clock seem to go back (it was set by the network meanwhile).
BACKWARDS = timedelta(minutes=5)
#: A station off line for longer than this cannot tell its clock from a wrong one.
LONGEST_SILENCE = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Moment:
    """Now, at the station. `at` is UTC, corrected by what the last exchange showed; `is_trusted` whether it can be.

    `day` is the service day, None when the station holds no list.
    """

    at: datetime
    is_trusted: bool
    day: date | None
    exchanged_at: datetime | None

    def require_day(self) -> date:
        """Return the service day.

        Raises:
            RosterMissing: there is none.
        """
        if self.day is None:
            raise RosterMissing
        return self.day


def moment_of(database: Database, clock: Clock) -> Moment:
    """Return what is now, by the station's file and the clock."""
    row = database.row("SELECT current_day, exchanged_at, office_at FROM contact")
    return moment_from(database, clock, *(row or (None, None, None)))


def moment_from(
    database: Database, clock: Clock, current: int | None, exchanged: int | None, office: int | None
) -> Moment:
    """Do as `moment_of` for a caller who has read the contact."""
    now = clock.now()
    if exchanged is None or office is None:
        return Moment(now, is_trusted=False, day=None, exchanged_at=None)
    office_at = instant_from_number(office)
    # Either the clock still errs as it did then, or it was put right since.
    corrected = now - timedelta(milliseconds=exchanged - office)
    likely = [at for at in (corrected, now) if office_at - BACKWARDS <= at <= office_at + LONGEST_SILENCE]
    day = None if current is None else _day(database, current, likely)
    return Moment(likely[0] if likely else now, bool(likely), day, office_at)


def _day(database: Database, current: int, likely: list[datetime]) -> date:
    """Return the later day that has come, if the station holds its list; otherwise the office's day."""
    days = {day_number(rome(at).date()) for at in likely}
    if len(days) == 1:
        (came,) = days
        if came > current and database.scalar("SELECT 1 FROM roster WHERE day = ?", (came,)) is not None:
            return day_from_number(came)
    return day_from_number(current)
