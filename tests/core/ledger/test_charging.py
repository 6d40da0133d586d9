from __future__ import annotations

from datetime import timedelta

import pytest

from core.errors import EnvironmentFault
from core.ledger import Charge, PeriodClosed, charging, close_period, open_accounts, post_charges, scopes_done, verify
from core.storage import day_number
from tests.builders import TUESDAY, Town


def accounts(town: Town, count: int) -> list[int]:
    pupils = [town.pupil(f"P{number}") for number in range(count)]
    return sorted(open_accounts(town.session, town.group_id, pupils).values())


def charge_all(town: Town, ids: list[int], scope: str = "mensa:1") -> charging.ChargedBatch:
    charges = [Charge(account, 525) for account in reversed(ids)]
    return post_charges(town.session, on=TUESDAY, service_id=town.service_id, scope=scope, charges=charges)


def parts(town: Town) -> list[tuple[str, int]]:
    return town.database.rows("SELECT scope, entries FROM batch ORDER BY id")


def test_a_day_is_charged_in_one_batch(town: Town) -> None:
    ids = accounts(town, 3)
    done = charge_all(town, ids)
    assert (done.batch_id, done.entries, done.total_cents, done.is_repeat) == (1, 3, 1575, False)
    assert town.database.rows("SELECT account_id, day, kind, seq, amount_cents, contra FROM entry ORDER BY 1") == [
        (account, day_number(TUESDAY), 1, town.service_id * 1000, -525, 1) for account in ids
    ]
    assert town.database.rows("SELECT cents FROM balance") == [(-525,)] * 3
    assert verify(town.database).is_ok


def test_run_again_it_answers_the_same(town: Town) -> None:
    ids = accounts(town, 3)
    charge_all(town, ids[:2])
    again = charge_all(town, ids)  # the scope is done: whoever came later is for another scope
    assert (again.entries, again.total_cents, again.is_repeat) == (2, 1050, True)
    assert town.database.scalar("SELECT COUNT(*) FROM entry") == 2


def test_whoever_is_charged_already_is_left_out(town: Town) -> None:
    ids = accounts(town, 3)
    charge_all(town, ids[:2], "mensa:1")
    second = charge_all(town, ids, "mensa:2")
    assert (second.entries, second.total_cents) == (1, 525)
    assert verify(town.database).is_ok


def test_free_meals_post_nothing_and_an_empty_scope_is_done(town: Town) -> None:
    (account,) = accounts(town, 1)
    done = post_charges(
        town.session, on=TUESDAY, service_id=town.service_id, scope="mensa:1", charges=[Charge(account, 0)]
    )
    assert (done.entries, done.total_cents) == (0, 0)
    assert scopes_done(town.session, TUESDAY) == {"mensa:1"}
    assert verify(town.database).is_ok


def test_more_than_a_chunk_is_posted_in_parts(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charging, "CHUNK", 2)
    done = charge_all(town, accounts(town, 5))
    assert parts(town) == [("mensa:1#1", 2), ("mensa:1#2", 2), ("mensa:1", 1)]
    assert (done.batch_id, done.entries, done.total_cents) == (3, 5, 2625)
    assert scopes_done(town.session, TUESDAY, "mensa:") == {"mensa:1"}
    again = charge_all(town, [])
    assert (again.entries, again.is_repeat) == (5, True)
    assert verify(town.database).is_ok


def test_interrupted_it_goes_on_where_it_stopped(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """The power goes after two parts of three; by the next run one account more is to be charged."""
    monkeypatch.setattr(charging, "CHUNK", 2)
    ids = accounts(town, 6)
    seal = charging.chain.seal

    def failing(session, link, **more):
        if more["scope"] == "mensa:1":
            raise EnvironmentFault
        seal(session, link, **more)

    monkeypatch.setattr(charging.chain, "seal", failing)
    with pytest.raises(EnvironmentFault):
        charge_all(town, ids[1:])
    assert parts(town) == [("mensa:1#1", 2), ("mensa:1#2", 2)]
    assert scopes_done(town.session, TUESDAY) == set()

    monkeypatch.setattr(charging.chain, "seal", seal)
    done = charge_all(town, ids)
    assert parts(town) == [("mensa:1#1", 2), ("mensa:1#2", 2), ("mensa:1#3", 1), ("mensa:1", 1)]
    assert (done.entries, done.total_cents, done.is_repeat) == (6, 3150, False)
    assert town.database.rows("SELECT cents, entries FROM balance") == [(-525, 1)] * 6
    assert verify(town.database).is_ok


def test_scopes_done_are_those_of_the_day_and_prefix(town: Town) -> None:
    (account,) = accounts(town, 1)
    charge_all(town, [account], "mensa:1")
    charge_all(town, [], "mensa:12")
    charge_all(town, [], "bus:1")
    assert scopes_done(town.session, TUESDAY) == {"mensa:1", "mensa:12", "bus:1"}
    assert scopes_done(town.session, TUESDAY, "mensa:") == {"mensa:1", "mensa:12"}
    assert scopes_done(town.session, TUESDAY + timedelta(days=1)) == set()


def test_a_closed_period_takes_no_charges(town: Town, clock) -> None:
    ids = accounts(town, 1)
    clock.advance(timedelta(days=30))
    close_period(town.session, TUESDAY)
    with pytest.raises(PeriodClosed, match="24/11/2026"):
        charge_all(town, ids)
    assert parts(town) == []


@pytest.mark.parametrize(
    ("scope", "prices"), [("", [1]), ("a#1", [1]), ("op:x", [1]), ("mensa:1", [-1]), ("mensa:1", [1, 1])]
)
def test_what_only_our_mistake_can_ask_for_is_refused(sqlite_town: Town, scope: str, prices: list[int]) -> None:
    (account,) = accounts(sqlite_town, 1)
    with pytest.raises(ValueError, match=r"scope|price"):
        post_charges(
            sqlite_town.session,
            on=TUESDAY,
            service_id=sqlite_town.service_id,
            scope=scope,
            charges=[Charge(account, price) for price in prices],
        )
