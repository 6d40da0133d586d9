from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core.access.operations import OperationId
from core.access.permissions import Role
from core.clock import FixedClock
from core.errors import NotAllowed
from core.ledger import (
    Contra,
    EarlierMonthOpen,
    EntryKind,
    MonthNotOver,
    PeriodClosed,
    Posted,
    balance,
    close_period,
    closed_periods,
    post,
    reverse_entry,
    verify,
)
from tests.builders import Town
from tests.core.ledger.test_posting import as_role

OCTOBER, NOVEMBER = date(2026, 10, 15), date(2026, 11, 24)


def put(town: Town, account_id: int, on: date, cents: int = 100) -> Posted:
    return post(
        town.session,
        OperationId("test", f"{account_id}/{on}/{cents}"),
        account_id=account_id,
        on=on,
        kind=EntryKind.ADJUSTMENT,
        amount_cents=cents,
        contra=Contra.TREASURY,
    )


def test_a_closed_month_takes_no_more_entries(town: Town) -> None:
    account = town.account(town.pupil())
    closed = close_period(town.session, OCTOBER)
    assert (closed.first_on, closed.last_on) == (date(2026, 10, 1), date(2026, 10, 31))
    for day in (date(2026, 10, 1), date(2026, 10, 31)):
        with pytest.raises(PeriodClosed, match=f"{day:%d/%m/%Y}"):
            put(town, account, day)
    put(town, account, date(2026, 9, 30))
    put(town, account, date(2026, 11, 1))
    assert balance(town.session, account) == 200
    assert verify(town.database).is_ok


def test_an_entry_of_a_closed_month_is_reversed_today(town: Town) -> None:
    account = town.account(town.pupil())
    wrong = put(town, account, OCTOBER)
    close_period(town.session, OCTOBER)
    back = reverse_entry(town.session, OperationId("test", "r"), wrong.key, "Errore")
    assert back.key.on == date(2026, 11, 24)
    assert verify(town.database).is_ok


def test_a_month_is_closed_when_it_is_over_in_rome(sqlite_town: Town, clock: FixedClock) -> None:
    clock.set(datetime(2026, 11, 30, 22, 59, tzinfo=UTC))  # 23:59 in Rome
    with pytest.raises(MonthNotOver, match=r"11/2026.*01/12/2026"):
        close_period(sqlite_town.session, NOVEMBER)
    clock.set(datetime(2026, 11, 30, 23, 0, tzinfo=UTC))
    assert close_period(sqlite_town.session, NOVEMBER).last_on == date(2026, 11, 30)


def test_closing_again_changes_nothing(town: Town, clock: FixedClock) -> None:
    first = close_period(town.session, OCTOBER)
    clock.set(datetime(2026, 12, 24, tzinfo=UTC))
    assert close_period(town.session, date(2026, 10, 1)) == first
    assert closed_periods(town.session) == (first,)
    assert town.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = 'close_period'") == 1


def test_months_are_closed_in_order(town: Town) -> None:
    account = town.account(town.pupil())
    put(town, account, date(2026, 9, 30))
    with pytest.raises(EarlierMonthOpen, match="09/2026"):
        close_period(town.session, OCTOBER)
    close_period(town.session, date(2026, 9, 1))
    close_period(town.session, OCTOBER)
    assert [one.first_on.month for one in closed_periods(town.session)] == [9, 10]


@pytest.mark.parametrize("role", [Role.CLERK, Role.CASHIER, Role.AUDITOR])
def test_who_may_not_close_a_month(sqlite_town: Town, role: Role) -> None:
    with pytest.raises(NotAllowed):
        close_period(as_role(sqlite_town.session, role), OCTOBER)
    with pytest.raises(NotAllowed):
        closed_periods(as_role(sqlite_town.session, Role.KITCHEN))
