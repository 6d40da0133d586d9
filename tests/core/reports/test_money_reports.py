"""Takings and debts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from core.access.operations import OperationId
from core.access.permissions import Role
from core.clock import FixedClock
from core.errors import InvalidValue, NotAllowed
from core.ledger import Contra, EntryKind, post
from core.payments import Channel, Means
from core.reports import Step, by_age, debts, takings
from core.reports.tables import debts_table, takings_table
from tests.builders import TUESDAY, Town
from tests.core.ledger.test_posting import as_role
from tests.core.payments.test_cash_sessions import give_back
from tests.core.payments.test_recharging import take


def drawn(town: Town, first: date, last: date, step: Step = Step.MONTH) -> list[str]:
    return [
        f"{one.first:%d/%m}-{one.last:%d/%m} {one.channel} {one.means} {one.count} {one.amount_cents}"
        for one in takings(town.session, first, last, step)
    ]


def test_takings_by_channel_and_means(town: Town, clock: FixedClock) -> None:
    take(town, "1", 2500)
    take(town, "2", 1000)
    take(town, "3", 700, means=Means.BANCOMAT)
    give_back(town, take(town, "4", 9900))
    take(town, "5", 300, channel=Channel.PUNTOLIS, issuer="K", station_id="K")
    clock.set(datetime(2026, 11, 30, 23, 30, tzinfo=UTC))  # December has begun in Rome
    take(town, "6", 5000, channel=Channel.PAGOPA, means=Means.PAGOPA)
    assert drawn(town, TUESDAY, date(2026, 12, 31)) == [
        "24/11-30/11 counter cash 2 3500",
        "24/11-30/11 counter bancomat 1 700",
        "24/11-30/11 puntolis cash 1 300",
        "01/12-31/12 pagopa pagopa 1 5000",
    ]
    assert drawn(town, date(2026, 11, 30), date(2026, 12, 1), Step.DAY) == ["01/12-01/12 pagopa pagopa 1 5000"]
    table = takings_table(takings(town.session, TUESDAY, date(2026, 12, 31)), "")
    assert table.totals == (None, None, None, None, None, 5, 9500)
    with pytest.raises(InvalidValue):
        takings(town.session, TUESDAY, TUESDAY - timedelta(days=1))


def entry(town: Town, pupil: int, on: date, cents: int, kind: EntryKind = EntryKind.ADJUSTMENT) -> None:
    account = town.database.scalar("SELECT id FROM account WHERE pupil_id = ?", (pupil,)) or town.account(pupil)
    post(
        town.session, OperationId("test", f"{pupil}{on}{cents}"), account_id=account, on=on, kind=kind,
        amount_cents=cents, contra=Contra.MEALS,
    )  # fmt: skip


def test_debts_with_their_age(town: Town) -> None:
    anna, luca, sara, noe = (town.pupil(name) for name in ("Rossi", "Bianchi", "Neri", "Verdi"))
    today = TUESDAY
    entry(town, anna, today - timedelta(days=100), -500)
    entry(town, anna, today - timedelta(days=95), 600)  # out of debt again
    entry(town, anna, today - timedelta(days=40), -300)  # since then
    entry(town, anna, today - timedelta(days=10), -300)
    entry(town, luca, today - timedelta(days=91), -5000)
    entry(town, sara, today, -1)
    entry(town, noe, today, 500)
    take(town, "r", 100, pupil_id=luca)
    lines = debts(town.session)
    assert [(one.pupil_name, one.debt_cents, one.days, one.class_name) for one in lines] == [
        ("Bianchi Anna", 4900, 91, "3ªA"), ("Rossi Anna", 500, 40, "3ªA"), ("Neri Anna", 1, 0, "3ªA"),
    ]  # fmt: skip
    assert [one.last_recharge_on for one in lines] == [TUESDAY, None, None]
    assert by_age(lines) == {30: (1, 1), 60: (1, 500), 90: (0, 0), None: (1, 4900)}
    assert debts_table(lines, "").totals[4] == 5401


def test_who_may_read_them(sqlite_town: Town) -> None:
    for read in (debts, lambda one: takings(one, TUESDAY, TUESDAY)):
        assert read(as_role(sqlite_town.session, Role.AUDITOR)) == ()
        for role in (Role.SCHOOL, Role.KITCHEN, Role.STATION):
            with pytest.raises(NotAllowed):
                read(as_role(sqlite_town.session, role))
