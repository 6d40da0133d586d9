"""Closed periods: months that take no more entries."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.ledger import chain
from core.ledger.faults import EarlierMonthOpen, MonthNotOver, PeriodClosed
from core.storage import Database, day_from_number, day_number, instant_from_number
from core.storage.database import Row
from core.storage.tables import Period


@dataclass(frozen=True, slots=True)
class ClosedPeriod:
    """A stretch of days that takes no more entries."""

    first_on: date
    last_on: date
    closed_at: datetime


def close_period(session: Session, month: date) -> ClosedPeriod:
    """Close the month that `month` lies in; closing a closed one changes nothing.

    Raises:
        MonthNotOver: its last day has not passed.
        EarlierMonthOpen: something was posted in an earlier month that is still open.
    """
    session.require(Permission.CLOSE_PERIOD)
    first = month.replace(day=1)
    last = month.replace(day=calendar.monthrange(month.year, month.month)[1])
    with session.database.transaction():
        chain.lock(session.database)  # nobody is in the middle of posting into the month
        closed = _period_at(session.database, first)
        if closed is not None:
            return closed
        if last >= session.today():
            raise MonthNotOver(month=f"{first:%m/%Y}", first_possible=f"{last + timedelta(days=1):%d/%m/%Y}")
        _ensure_earlier_closed(session.database, first)
        now = session.now()
        session.database.run(Period.insert(first_on=first, last_on=last, actor_id=session.actor.id, closed_at=now))
        record(session, "close_period", f"period:{first.isoformat()}", last_on=last.isoformat())
        return ClosedPeriod(first, last, now)


def closed_periods(session: Session) -> tuple[ClosedPeriod, ...]:
    """Return the closed periods, oldest first."""
    session.require(Permission.VIEW_LEDGER)
    rows = session.database.rows("SELECT first_on, last_on, closed_at FROM period ORDER BY first_on")
    return tuple(_closed(row) for row in rows)


def is_closed(database: Database, day: date) -> bool:
    """Tell whether `day` lies in a closed period."""
    return _period_at(database, day) is not None


def ensure_open(database: Database, day: date) -> None:
    """Check that entries may be dated `day`. The chain must be locked.

    Raises:
        PeriodClosed: they may not.
    """
    if is_closed(database, day):
        raise PeriodClosed(day=f"{day:%d/%m/%Y}")


def _period_at(database: Database, day: date) -> ClosedPeriod | None:
    row = database.row(
        "SELECT first_on, last_on, closed_at FROM period WHERE ? BETWEEN first_on AND last_on", (day_number(day),)
    )
    return None if row is None else _closed(row)


def _closed(row: Row) -> ClosedPeriod:
    return ClosedPeriod(day_from_number(row[0]), day_from_number(row[1]), instant_from_number(row[2]))


def _ensure_earlier_closed(database: Database, first: date) -> None:
    # All entries of a batch have its day, and batches are found by day without reading the ledger.
    earliest = database.scalar(
        "SELECT MIN(b.day) FROM batch b WHERE b.day < ? AND b.entries > 0"
        " AND NOT EXISTS (SELECT 1 FROM period p WHERE b.day BETWEEN p.first_on AND p.last_on)",
        (day_number(first),),
    )
    if earliest is not None:
        raise EarlierMonthOpen(month=f"{day_from_number(earliest):%m/%Y}")
