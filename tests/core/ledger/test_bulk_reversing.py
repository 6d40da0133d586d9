"""Charges taken back by the thousand say what single reversals would have said, and each only once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from core.access.operations import OperationId
from core.access.permissions import Role
from core.access.session import Actor, Session
from core.clock import FixedClock, rome_instant
from core.errors import InvalidValue, NotAllowed
from core.ledger import (
    Charge,
    EntryKey,
    EntryKind,
    PeriodClosed,
    balance,
    charge_again,
    close_period,
    open_accounts,
    post_charges,
    reverse_charges,
    reverse_entry,
    statement,
    verify,
)
from core.ledger.kinds import REVISIONS
from tests.builders import TUESDAY, Town

PRICE = 525
MONDAY, WEDNESDAY = TUESDAY - timedelta(days=1), TUESDAY + timedelta(days=1)
Operations = Callable[[], OperationId]


def charged(town: Town, count: int, *days: date) -> list[int]:
    """Accounts charged once on each of the days."""
    accounts = sorted(open_accounts(town.session, town.group_id, [town.pupil(f"P{n}") for n in range(count)]).values())
    for day in days or (TUESDAY,):
        charges = [Charge(account, PRICE) for account in accounts]
        post_charges(town.session, on=day, service_id=town.service_id, scope="mensa", charges=charges)
    return accounts


def key(town: Town, account: int, day: date = TUESDAY, revision: int = 0) -> EntryKey:
    return EntryKey(account, day, EntryKind.CHARGE, town.service_id * REVISIONS + revision)


def take_back(town: Town, *keys: EntryKey):
    return reverse_charges(town.session, "suspension:1", keys, "Sospensione: Sciopero")


def balances(town: Town, accounts: list[int]) -> list[int]:
    return [balance(town.session, account) for account in accounts]


def as_told(town: Town, account: int) -> list[tuple[object, ...]]:
    """The statement without what differs between any two postings: batch and id."""
    page = statement(town.session, account)
    return [(line.kind, line.on, line.amount_cents, line.balance_cents, line.reason) for line in page.lines]


def test_it_says_what_single_reversals_say(town: Town, new_operation: Operations):
    alone, together = charged(town, 2, MONDAY, TUESDAY)
    for day in (MONDAY, TUESDAY):
        reverse_entry(town.session, new_operation(), key(town, alone, day), "Sospensione: Sciopero")
    taken = take_back(town, key(town, together, TUESDAY), key(town, together, MONDAY))
    assert taken.total_cents == 2 * PRICE
    assert taken.keys == (key(town, together, MONDAY), key(town, together, TUESDAY))
    assert as_told(town, together) == as_told(town, alone)
    assert verify(town.database).is_ok


def test_each_only_once_whoever_was_first(town: Town, new_operation: Operations):
    anna, luca, sara = charged(town, 3)
    reverse_entry(town.session, new_operation(), key(town, luca), "Errore")
    taken = take_back(town, *(key(town, one) for one in (anna, luca, sara, anna)))
    assert taken.keys == (key(town, anna), key(town, sara))
    assert take_back(town, *(key(town, one) for one in (anna, luca, sara))) == taken.__class__((), 0)
    assert balances(town, [anna, luca, sara]) == [0, 0, 0]
    assert town.database.scalar("SELECT COUNT(*) FROM reversal") == 3
    assert verify(town.database).is_ok


def test_what_was_never_charged_is_left_out(town: Town):
    (anna,) = charged(town, 1)
    assert take_back(town, key(town, anna, WEDNESDAY), key(town, anna, revision=1), key(town, 99)).keys == ()
    assert balances(town, [anna]) == [-PRICE]


def test_in_a_batch_the_amounts_are_each_ones_own(town: Town):
    accounts = sorted(open_accounts(town.session, town.group_id, [town.pupil("A"), town.pupil("B")]).values())
    charges = [Charge(account, cents) for account, cents in zip(accounts, (310, 525), strict=True)]
    post_charges(town.session, on=TUESDAY, service_id=town.service_id, scope="mensa", charges=charges)
    assert take_back(town, *(key(town, account) for account in accounts)).total_cents == 835
    assert balances(town, accounts) == [0, 0]


def test_a_charge_of_a_closed_month_goes_back_today(town: Town):
    october = date(2026, 10, 6)
    (anna,) = charged(town, 1, october)
    close_period(town.session, october)
    assert take_back(town, key(town, anna, october)).total_cents == PRICE
    assert [on for _kind, on, *_rest in as_told(town, anna)] == [town.session.today(), october]


def test_not_into_a_month_that_is_closed(town: Town, clock: FixedClock):
    """A clock set back: today lies in a closed month, and nothing is written."""
    (anna,) = charged(town, 1)
    clock.set(rome_instant(date(2026, 12, 1), time(8)))
    close_period(town.session, TUESDAY)
    clock.set(rome_instant(date(2026, 11, 30), time(8)))
    with pytest.raises(PeriodClosed):
        take_back(town, key(town, anna))
    assert balances(town, [anna]) == [-PRICE]


def test_what_is_altered_afterwards_is_found(sqlite_town: Town):
    anna, luca = charged(sqlite_town, 2)
    take_back(sqlite_town, key(sqlite_town, anna), key(sqlite_town, luca))
    for (name,) in sqlite_town.database.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        sqlite_town.database.execute(f"DROP TRIGGER {name}")
    sqlite_town.database.execute("UPDATE reversal SET reason = 'Favore' WHERE account_id = ?", (luca,))
    assert [finding.kind.value for finding in verify(sqlite_town.database).findings] == ["chain"]


def test_only_charges_with_a_reason_by_whoever_may(town: Town):
    (anna,) = charged(town, 1)
    with pytest.raises(InvalidValue, match="perché"):
        reverse_charges(town.session, "x", [key(town, anna)], "  ")
    with pytest.raises(ValueError, match="only charges"):
        take_back(town, EntryKey(anna, TUESDAY, EntryKind.RECHARGE, 0))
    for role in (Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR, Role.STATION):
        who = Session(town.database, town.session.clock, town.session.ids, Actor(1, "x", role))
        with pytest.raises(NotAllowed):
            reverse_charges(who, "x", [key(town, anna)], "Sciopero")
        with pytest.raises(NotAllowed):
            charge_again(who, "x", town.service_id, TUESDAY, [(anna, PRICE)])


def test_charged_again_once_under_the_next_revision(town: Town):
    anna, luca, sara = charged(town, 3)
    take_back(town, key(town, anna), key(town, luca))
    again = [(account, PRICE) for account in (anna, luca, sara)]
    assert charge_again(town.session, "undone:1", town.service_id, TUESDAY, again) == 2  # Sara's stands
    assert charge_again(town.session, "undone:1", town.service_id, TUESDAY, again) == 0
    assert balances(town, [anna, luca, sara]) == [-PRICE] * 3
    assert take_back(town, key(town, anna, revision=1)).keys == (key(town, anna, revision=1),)
    assert charge_again(town.session, "undone:1", town.service_id, TUESDAY, [(anna, 310)]) == 1
    assert balances(town, [anna]) == [-310]
    assert verify(town.database).is_ok


def test_charged_again_who_never_was_begins_with_the_first(town: Town):
    (anna,) = charged(town, 1)
    assert charge_again(town.session, "undone:1", town.service_id, WEDNESDAY, [(anna, PRICE)]) == 1
    assert statement(town.session, anna).lines[0].key == key(town, anna, WEDNESDAY)


def test_not_again_into_a_closed_month(town: Town):
    (anna,) = charged(town, 1, date(2026, 10, 6))
    close_period(town.session, date(2026, 10, 6))
    with pytest.raises(PeriodClosed):
        charge_again(town.session, "undone:1", town.service_id, date(2026, 10, 7), [(anna, PRICE)])


def test_the_trail_says_why_and_how_much_once_a_batch(town: Town):
    anna, luca = charged(town, 2)
    take_back(town, key(town, anna), key(town, luca))
    (detail,) = town.database.row("SELECT detail FROM audit WHERE operation = 'reverse_charges'")
    assert '"entries": 2' in detail
    assert f'"total_cents": {2 * PRICE}' in detail
    assert "Sospensione: Sciopero" in detail


def test_of_several_accounts_and_days_the_seal_is_in_the_order_of_the_keys(town: Town):
    accounts = charged(town, 3, MONDAY, TUESDAY)
    taken = take_back(town, *(key(town, account, day) for day in (TUESDAY, MONDAY) for account in accounts))
    assert list(taken.keys) == sorted(taken.keys)
    assert (len(taken.keys), balances(town, accounts)) == (6, [0, 0, 0])
    assert verify(town.database).is_ok
