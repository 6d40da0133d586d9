"""The months of the accounts: which take no more entries, and what keeps one from being closed.

A month is closed when its figures were handed in: what is corrected afterwards is dated on the day of the correction
(core.ledger.periods). Before that all its days of service must be closed: their meals could not be charged any more.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core import ledger, registry
from core.access.permissions import Permission
from core.access.session import Session
from core.meals.day_state import DONE
from core.meals.faults import MonthHasOpenDays
from core.meals.open_days import open_days
from core.storage import day_from_number


@dataclass(frozen=True, slots=True)
class AccountMonth:
    """A month, by its first day.

    `closed_days` and `open_days` are days of service, each service counted; `entries` are those dated in the month.
    `closed_at` (UTC) is None while it takes entries; `is_over`: its last day has passed.
    """

    first_on: date
    closed_days: int
    open_days: int
    entries: int
    closed_at: datetime | None
    is_over: bool


def months(session: Session) -> tuple[AccountMonth, ...]:
    """Return the months from the first that holds anything to this one, the newest first."""
    session.require(Permission.CLOSE_DAY)
    with session.database.snapshot():
        waiting = Counter(_month_of(day) for day in _open_days(session))
        done = Counter(
            _month_of(date.fromisoformat(name.partition(":")[2]))
            for (name,) in session.database.rows("SELECT external_id FROM operation WHERE source = ?", (DONE,))
        )
        entries: Counter[date] = Counter()
        for day, count in session.database.rows("SELECT day, SUM(entries) FROM batch GROUP BY day"):
            entries[_month_of(day_from_number(day))] += int(count)
        closed = {one.first_on: one.closed_at for one in ledger.closed_periods(session)}
    this_month = _month_of(session.today())
    known = {month for month, count in entries.items() if count} | waiting.keys() | done.keys() | {this_month}
    return tuple(
        AccountMonth(month, done[month], waiting[month], entries[month], closed.get(month), month < this_month)
        for month in _from_to(min(known), max(known))
    )


def close_month(session: Session, month: date) -> ledger.ClosedPeriod:
    """Close the month that `month` lies in for entries, for good; closing a closed one changes nothing.

    Raises:
        MonthHasOpenDays: a day of it is still to be closed: its meals could not be charged any more.
        MonthNotOver: its last day has not passed.
        EarlierMonthOpen: something was posted in an earlier month that is still open.
        NotAllowed: the role may not.
    """
    session.require(Permission.CLOSE_PERIOD)
    first = _month_of(month)
    with session.database.transaction():
        waiting = sorted(day for day in _open_days(session) if _month_of(day) == first)
        if waiting:
            raise MonthHasOpenDays(month=f"{first:%m/%Y}", count=len(waiting), day=f"{waiting[0]:%d/%m/%Y}")
        return ledger.close_period(session, first)


def _open_days(session: Session) -> list[date]:
    return [day.on for service in registry.services(session) for day in open_days(session, service.id)]


def _month_of(day: date) -> date:
    return day.replace(day=1)


def _from_to(first: date, last: date) -> list[date]:
    """Return the months between two, the newest first."""
    found = [last]
    while found[-1] > first:
        found.append(_month_of(found[-1] - timedelta(days=1)))
    return found
