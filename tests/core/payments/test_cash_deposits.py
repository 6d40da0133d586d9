"""Deposits to the treasury, and the yearly account of whoever handles cash."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from core.access.operations import OperationId
from core.access.permissions import Role
from core.clock import FixedClock
from core.errors import Conflict, InvalidValue, NotAllowed, NotFound
from core.payments import (
    AgentAccount,
    CashSessionNeeded,
    Deposit,
    DepositCancelled,
    DepositKnown,
    DepositTooLarge,
    Means,
    Operator,
    ReceiptRange,
    agent_account,
    cancel_deposit,
    cash_state,
    deposit,
    deposits,
    holdings,
    operators,
)
from core.payments.cash_account import ranges
from core.payments.numbering import ReceiptNumber
from tests.builders import TUESDAY, Town
from tests.core.ledger.test_posting import as_role
from tests.core.payments.test_cash_sessions import another, closed, give_back, opened
from tests.core.payments.test_recharging import take


def pay_in(town: Town, cents: int, number: str = "101", **more: object) -> Deposit:
    wanted = {"on": town.session.today(), "amount_cents": cents, "treasury_receipt": number}
    return deposit(town.session, OperationId("office", more.pop("name", f"versa {number}")), **(wanted | more))


def due(town: Town, means: Means = Means.CASH) -> int:
    (found,) = (one for one in holdings(town.session, town.session.actor.id) if one.means is means)
    return found.due_cents


def test_what_is_taken_is_due_until_it_is_paid_in(town: Town) -> None:
    take(town, "1", 5000)
    take(town, "2", 3000, means=Means.CHEQUE)
    take(town, "3", 9000, means=Means.BANCOMAT)  # goes to the bank by itself
    take(town, "4", 700, station_id="K01", issuer="K01")  # another agent's: the shop's
    give_back(town, take(town, "5", 1000))
    assert (due(town), due(town, Means.CHEQUE)) == (5000, 3000)
    done = pay_in(town, 4000, note="Busta 7")
    assert (done.amount_cents, done.treasury_receipt, done.on, done.note) == (4000, "101", TUESDAY, "Busta 7")
    assert (done.is_from_drawer, done.is_cancelled) == (False, False)
    assert due(town) == 1000
    pay_in(town, 3000, "102", means=Means.CHEQUE)
    assert due(town, Means.CHEQUE) == 0
    assert [one.treasury_receipt for one in deposits(town.session, TUESDAY, TUESDAY)] == ["102", "101"]


def test_nobody_pays_in_what_was_not_taken_nor_twice(town: Town) -> None:
    take(town, "1", 5000)
    with pytest.raises(DepositTooLarge, match=r"50,00.*contanti.*50,01"):
        pay_in(town, 5001)
    with pytest.raises(DepositTooLarge, match=r"0,00.*assegni"):
        pay_in(town, 1, means=Means.CHEQUE)
    first = pay_in(town, 2000)
    assert pay_in(town, 2000) == first  # the same operation again
    with pytest.raises(DepositKnown, match=r"101 del 2026.*20,00.*24/11/2026"):
        pay_in(town, 100, name="altra")
    with pytest.raises(Conflict):
        pay_in(town, 2001)
    assert due(town) == 3000
    assert town.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = 'deposit'") == 1


def test_a_surplus_of_the_drawer_may_be_paid_in_too(town: Town) -> None:
    drawer = opened(town, 0)
    take(town, "1", 5000)
    closed(town, drawer.id, 5100, "Resto non ritirato")
    pay_in(town, 5100)
    assert due(town) == -100


def test_paid_in_out_of_the_drawer_it_is_no_longer_in_it(town: Town) -> None:
    take(town, "0", 9000)
    with pytest.raises(CashSessionNeeded):
        pay_in(town, 1000, from_drawer=True)
    drawer = opened(town)
    take(town, "1", 4000)
    assert pay_in(town, 3000, from_drawer=True).is_from_drawer
    assert cash_state(town.session, drawer.id).expected_cents == 6000
    cancel_deposit(town.session, 1, "Rimandato")
    assert cash_state(town.session, drawer.id).expected_cents == 9000
    closed(town, drawer.id, 9000)


def test_a_mistaken_deposit_is_cancelled_and_stays_on_the_list(town: Town) -> None:
    take(town, "1", 5000)
    wrong = pay_in(town, 5000)
    with pytest.raises(InvalidValue, match="Motivo"):
        cancel_deposit(town.session, wrong.id, "  ")
    assert cancel_deposit(town.session, wrong.id, "Importo  sbagliato").cancel_reason == "Importo sbagliato"
    with pytest.raises(DepositCancelled, match="Importo sbagliato"):
        cancel_deposit(town.session, wrong.id, "ancora")
    with pytest.raises(NotFound, match="Versamento"):
        cancel_deposit(town.session, 999, "x")
    assert due(town) == 5000
    pay_in(town, 500, name="giusta")  # the number is free again
    assert [one.is_cancelled for one in deposits(town.session, TUESDAY, TUESDAY)] == [False, True]


def test_what_a_deposit_must_be(sqlite_town: Town) -> None:
    take(sqlite_town, "1", 5000)
    for wrong, field in (
        ({"on": TUESDAY + timedelta(days=1)}, "Data della quietanza"),
        ({"cents": 0}, "Importo"),
        ({"means": Means.BANCOMAT}, "Mezzo"),
        ({"number": "  "}, "Numero della quietanza"),
        ({"number": "9" * 61}, "Numero della quietanza"),
    ):
        with pytest.raises(InvalidValue, match=field):
            pay_in(sqlite_town, **{"cents": 100, "name": "w", **wrong})
    assert due(sqlite_town) == 5000


def test_who_may_pay_in_and_look(sqlite_town: Town) -> None:
    take(sqlite_town, "1", 5000)
    mine = pay_in(sqlite_town, 100)
    session = sqlite_town.session
    for role in (Role.SCHOOL, Role.KITCHEN, Role.AUDITOR, Role.STATION, Role.SYSTEM):
        sqlite_town.session = as_role(session, role)
        with pytest.raises(NotAllowed):
            pay_in(sqlite_town, 1, role)
        with pytest.raises(NotAllowed):
            cancel_deposit(sqlite_town.session, mine.id, "x")
    for look in (
        lambda one: deposits(one, TUESDAY, TUESDAY),
        lambda one: holdings(one, 1),
        lambda one: operators(one, TUESDAY, TUESDAY),
        lambda one: agent_account(one, 1, 2026),
    ):
        look(as_role(session, Role.AUDITOR))
        for role in (Role.SCHOOL, Role.KITCHEN, Role.STATION):
            with pytest.raises(NotAllowed):
                look(as_role(session, role))
    marco = another(sqlite_town)
    with pytest.raises(NotAllowed):
        cancel_deposit(marco, mine.id, "non mio")


def drawn(account: AgentAccount) -> list[str]:
    """The lines as the form has them: period, object, receipts, amount."""
    return [
        f"{one.month:%m/%Y} {one.service_group_name} {one.means}"
        f" {'+'.join(f'{part.first}-{part.last}' for part in one.receipts)}"
        f" {one.taken_cents}-{one.given_back_cents}={one.net_cents} {','.join(one.reversed_numbers)}".rstrip()
        for one in account.collections
    ]


def test_the_account_of_a_year(town: Town, clock: FixedClock) -> None:
    at = lambda month, day, year=2026: clock.set(datetime(year, month, day, 10, tzinfo=UTC))  # noqa: E731
    at(9, 20)
    take(town, "1", 5000)
    wrong = take(town, "2", 2000)
    take(town, "3", 9000, means=Means.CARD)
    take(town, "4", 3000)
    take(town, "5", 4000, means=Means.CHEQUE)
    pay_in(town, 5000, "11")
    at(10, 5)
    give_back(town, wrong)
    take(town, "6", 1500)
    cancel_deposit(town.session, pay_in(town, 1000, "12").id, "Doppio")
    pay_in(town, 4500, "13")
    clock.set(datetime(2026, 12, 31, 23, 30, tzinfo=UTC))  # the new year has begun in Rome
    take(town, "7", 800)
    pay_in(town, 4000, "1", means=Means.CHEQUE)
    account = agent_account(town.session, town.session.actor.id, 2026)
    assert (account.year, account.operator, account.carried_cents) == (
        2026, Operator(town.session.actor.id, "Giulia Cirillo"), 0,
    )  # fmt: skip
    assert drawn(account) == [
        "09/2026 Refezione cash 1-2+4-4 10000-0=10000",
        "09/2026 Refezione cheque 5-5 4000-0=4000",
        "10/2026 Refezione cash 6-6 1500-2000=-500 UFF/2026/000002",
    ]
    assert [(one.treasury_receipt, one.amount_cents) for one in account.deposits] == [("11", 5000), ("13", 4500)]
    assert (account.collected_cents, account.deposited_cents, account.due_cents) == (13_500, 9500, 4000)
    after = agent_account(town.session, town.session.actor.id, 2027)
    assert (after.carried_cents, after.collected_cents, after.due_cents) == (4000, 800, 800)
    assert drawn(after) == ["01/2027 Refezione cash 1-1 800-0=800"]


def test_a_reversal_next_year_leaves_the_account_that_was_handed_in(town: Town, clock: FixedClock) -> None:
    taken = take(town, "1", 5000)
    before = agent_account(town.session, town.session.actor.id, 2026)
    clock.set(datetime(2027, 1, 10, 10, tzinfo=UTC))
    give_back(town, taken)
    assert agent_account(town.session, town.session.actor.id, 2026) == before
    assert drawn(agent_account(town.session, town.session.actor.id, 2027)) == [
        "01/2027 Refezione cash  0-5000=-5000 UFF/2026/000001"
    ]


def test_only_who_handled_cash_has_an_account(town: Town) -> None:
    marco = another(town)
    take(town, "1", 5000)
    mine, town.session = town.session, marco
    take(town, "2", 5000, means=Means.CARD)
    assert operators(mine, date(2026, 1, 1), date(2026, 12, 31)) == (Operator(mine.actor.id, mine.actor.name),)
    assert operators(mine, date(2025, 1, 1), date(2025, 12, 31)) == ()
    empty = agent_account(mine, marco.actor.id, 2026)
    assert (empty.collections, empty.deposits, empty.due_cents) == ((), (), 0)
    with pytest.raises(NotFound, match="Operatore"):
        agent_account(mine, 999, 2026)


def test_numbers_that_follow_each_other_are_one_stretch() -> None:
    drawn = (("B", 1), ("A", 3), ("A", 1), ("A", 2), ("A", 7))
    numbers = [ReceiptNumber(issuer, 2026, number) for issuer, number in drawn]
    assert ranges(numbers) == (ReceiptRange("A", 1, 3), ReceiptRange("A", 7, 7), ReceiptRange("B", 1, 1))
    assert ranges([]) == ()
