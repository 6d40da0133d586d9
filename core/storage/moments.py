"""How days and instants are stored: whole numbers, the same on both databases.

A day is the number of days since 1970-01-01, an instant the number of milliseconds since 1970-01-01T00:00Z. Two bytes
a day in the ledger's key instead of ten, one comparison on both engines (docs/decisions/0006-storage.md).
To read one by hand: SQLite `date(day * 86400, 'unixepoch')`, PostgreSQL `date '1970-01-01' + day`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def day_number(day: date) -> int:
    """Return how `day` is stored."""
    return day.toordinal() - _EPOCH_ORDINAL


def day_from_number(number: int) -> date:
    """Return the day that is stored as `number`."""
    return date.fromordinal(number + _EPOCH_ORDINAL)


def instant_number(instant: datetime) -> int:
    """Return how the aware `instant` is stored; what is finer than a millisecond is dropped."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return (instant - _EPOCH) // timedelta(milliseconds=1)


def instant_from_number(number: int) -> datetime:
    """Return the UTC instant that is stored as `number`."""
    return _EPOCH + timedelta(milliseconds=number)
