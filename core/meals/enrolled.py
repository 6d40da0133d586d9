"""Who is enrolled and eats on a day: the one condition that every list, count, order and charge of a day shares.

An enrolment `e` holds between its two days, less those of a gradual insertion (table `insertion`) on whose weekday the
child does not eat yet: there it is as if the child were not enrolled. Nobody outside this module decides it in SQL.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

#: 1970-01-01, day 0, was a Thursday; bit 0 of `weekdays` is Monday.
_DAY_ZERO = 3


def eats_on(day: str) -> str:
    """Return the condition for enrolment `e`; `day` is the day's number as SQL writes it, `?` for `on_day`."""
    return (
        f"e.starts_on <= {day} AND e.ends_on >= {day} AND NOT EXISTS (SELECT 1 FROM insertion i"
        f" WHERE i.enrolment_id = e.id AND i.starts_on <= {day} AND i.ends_on >= {day}"
        f" AND (i.weekdays >> CAST(({day} + {_DAY_ZERO}) % 7 AS INTEGER)) & 1 = 0)"
    )


#: `eats_on` with five places for one day's number; `on_day` fills them.
EATS_ON = eats_on("?")


def on_day(number: int) -> tuple[int, int, int, int, int]:
    """Return what fills `EATS_ON`."""
    return number, number, number, number, number


def days_without(first: date, last: date, weekdays: int) -> Iterable[date]:
    """Return the days between two (both included) whose weekday is not among `weekdays` (bit 0 for Monday)."""
    day = first
    while day <= last:
        if not weekdays >> day.weekday() & 1:
            yield day
        day += timedelta(days=1)
