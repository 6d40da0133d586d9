"""The months of the accounts: what each holds, what keeps one open, closing it for good."""

from __future__ import annotations

from datetime import date, time

import pytest

from core import ledger
from core.access.operations import OperationId
from core.access.permissions import Role
from core.clock import FixedClock, rome_instant
from core.errors import NotAllowed
from core.ledger import EarlierMonthOpen, MonthNotOver, PeriodClosed
from core.meals import MonthHasOpenDays, close_day, close_month, months, open_days
from core.payments import Channel, Means, recharge
from tests.builders import Town
from tests.core.ledger.test_posting import as_role

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)


def drawn(town: Town) -> list[str]:
    return [
        f"{one.first_on:%m/%Y} {one.closed_days}+{one.open_days} {one.entries}"
        f" {'closed' if one.closed_at else 'over' if one.is_over else 'running'}"
        for one in months(town.session)
    ]


@pytest.fixture
def two_days_left(town: Town, clock: FixedClock) -> Town:
    """The first of December; the last two days of November are still to be closed, one pupil has recharged."""
    town.pupil("Rossi")
    town.pupil("Bianchi")
    recharge(
        town.session, OperationId("test", "r"), pupil_id=town.pupils[0], service_group_id=town.group_id,
        amount_cents=5000, means=Means.CASH, channel=Channel.COUNTER, issuer="UFF",
    )  # fmt: skip
    clock.set(rome_instant(date(2026, 12, 1), time(8)))
    waiting = [one.on for one in open_days(town.session, town.service_id)]
    for day in waiting[:-2]:
        close_day(town.session, town.service_id, day)
    return town


def test_each_month_tells_its_days_and_entries_the_newest_first(two_days_left: Town) -> None:
    town = two_days_left
    days = [one.on for one in open_days(town.session, town.service_id)]
    assert days == [date(2026, 11, 27), date(2026, 11, 30)]
    assert drawn(town) == ["12/2026 0+0 0 running", "11/2026 3+2 7 over"]


def test_a_month_with_days_to_close_stays_open(two_days_left: Town) -> None:
    town = two_days_left
    with pytest.raises(MonthHasOpenDays) as refused:
        close_month(town.session, date(2026, 11, 30))
    assert str(refused.value).startswith("In 11/2026 ci sono ancora giornate da chiudere: 2, la prima è il 27/11/2026.")
    assert ledger.closed_periods(town.session) == ()


def test_a_closed_month_takes_no_entry_and_is_closed_once(two_days_left: Town, clock: FixedClock) -> None:
    town = two_days_left
    for day in open_days(town.session, town.service_id):
        close_day(town.session, town.service_id, day.on)
    first = close_month(town.session, NOVEMBER)
    assert drawn(town)[1] == "11/2026 5+0 11 closed"
    clock.set(rome_instant(date(2026, 12, 1), time(9)))
    assert close_month(town.session, date(2026, 11, 15)) == first
    account = ledger.open_account(town.session, town.pupils[0], town.group_id)
    with pytest.raises(PeriodClosed):
        ledger.post(
            town.session, OperationId("test", "late"), account_id=account, on=date(2026, 11, 30),
            kind=ledger.EntryKind.ADJUSTMENT, amount_cents=-100, contra=ledger.Contra.MEALS,
        )  # fmt: skip


def test_neither_a_running_month_nor_one_after_an_open_one(two_days_left: Town, clock: FixedClock) -> None:
    town = two_days_left
    with pytest.raises(MonthNotOver):
        close_month(town.session, DECEMBER)
    for day in open_days(town.session, town.service_id):
        close_day(town.session, town.service_id, day.on)
    clock.set(rome_instant(date(2027, 1, 4), time(7)))
    for day in open_days(town.session, town.service_id):
        close_day(town.session, town.service_id, day.on)
    with pytest.raises(EarlierMonthOpen):
        close_month(town.session, DECEMBER)


def test_only_an_administrator_closes_a_month(two_days_left: Town) -> None:
    with pytest.raises(NotAllowed):
        close_month(as_role(two_days_left.session, Role.CLERK), NOVEMBER)
