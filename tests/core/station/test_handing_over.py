"""The money of stations: taken over by somebody of the office, who then owes it to the treasury (mod. 21)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from core.access.operations import OperationId
from core.access.permissions import Role
from core.access.session import Actor, Session
from core.errors import NotAllowed, NotFound
from core.ledger import reverse_entry, statement
from core.payments import DepositTooLarge, Means, agent_account, deposit, holdings, operators
from core.station import (
    NothingToTakeOver,
    TakenOver,
    TillNotWhole,
    TillStillOpen,
    TillTakenOver,
    apply_event,
    close_till,
    loose_money,
    revoke_station,
    station_tills,
    take_over_loose,
    take_over_till,
    till_receipts,
    till_table,
)
from core.station.journal import unsent
from core.storage.tables import AppUser
from tests.builders import TUESDAY
from tests.core.station.conftest import Kiosk, Refectory
from tests.core.station.test_till import opened, pay


def due(refectory: Refectory, means: Means = Means.CASH) -> int:
    session = refectory.town.session
    return next(one.due_cents + one.surplus_cents for one in holdings(session, session.actor.id) if one.means is means)


def take(refectory: Refectory, till_id: str = "o1", operation: str = "take") -> TakenOver:
    return take_over_till(refectory.town.session, OperationId("office", operation), till_id)


def till_at_work(refectory: Refectory, counted: int = 8_500, reason: str = "trovati 5 euro") -> Kiosk:
    """20 € and 10 € in cash, 30 € by card; five euros too many are counted."""
    pupil = refectory.pupil()
    kiosk = refectory.kiosk("CASSA1", may_recharge=True)
    token = refectory.tokens[pupil]
    opened(kiosk)
    pay(kiosk, token, "r1", 2_000)
    pay(kiosk, token, "r2", 3_000, Means.BANCOMAT)
    pay(kiosk, token, "r3", 1_000)
    if counted:
        close_till(kiosk.store, "c1", "o1", counted, reason)
    kiosk.exchange()
    return kiosk


def test_until_it_is_taken_over_the_money_is_in_nobodys_account(refectory: Refectory) -> None:
    till_at_work(refectory)
    session = refectory.town.session
    assert due(refectory) == 0
    assert operators(session, date(2026, 1, 1), date(2026, 12, 31)) == ()
    with pytest.raises(DepositTooLarge):
        deposit(session, OperationId("o", "d"), on=TUESDAY, amount_cents=100, treasury_receipt="7")
    assert take(refectory) == TakenOver(count=2, amount_cents=3_000, surplus_cents=500)
    assert due(refectory) == 3_500
    (till,) = station_tills(session, TUESDAY, TUESDAY)
    assert till.taken_over is not None
    assert till.taken_over.by == "Giulia Cirillo"
    deposit(session, OperationId("o", "d"), on=TUESDAY, amount_cents=3_500, treasury_receipt="7")
    assert due(refectory) == 0


def test_the_receipts_of_the_station_stand_in_the_yearly_account(refectory: Refectory) -> None:
    till_at_work(refectory)
    take(refectory)
    session = refectory.town.session
    (operator,) = operators(session, date(2026, 1, 1), date(2026, 12, 31))
    account = agent_account(session, operator.id, 2026)
    (line,) = account.collections
    assert (line.count, line.taken_cents, line.month) == (2, 3_000, date(2026, 11, 1))
    assert [(one.issuer, one.first, one.last) for one in line.receipts] == [("CASSA1", 1, 1), ("CASSA1", 3, 3)]
    assert account.due_cents == 3_000


def test_taken_over_once_whatever_is_pressed(refectory: Refectory) -> None:
    till_at_work(refectory)
    assert take(refectory) == take(refectory)
    with pytest.raises(TillTakenOver, match="Giulia Cirillo"):
        take(refectory, operation="other")
    assert due(refectory) == 3_500


def test_a_drawer_that_is_open_is_not_taken_over(refectory: Refectory) -> None:
    till_at_work(refectory, counted=0)
    with pytest.raises(TillStillOpen, match="contando"):
        take(refectory)
    with pytest.raises(NotFound):
        take(refectory, "no such till")


def test_a_drawer_of_which_something_is_still_on_the_way_is_not_taken_over(refectory: Refectory) -> None:
    """The station closed off line; one of its recharges has not come yet, and comes later."""
    pupil = refectory.pupil()
    kiosk = refectory.kiosk("CASSA1", may_recharge=True)
    opened(kiosk)
    pay(kiosk, refectory.tokens[pupil], "r1", 2_000)
    pay(kiosk, refectory.tokens[pupil], "r2", 1_000)
    close_till(kiosk.store, "c1", "o1", 8_000)
    _place, events = unsent(kiosk.store.database, after=0, limit=100)
    kiosk.gateway.push(kiosk.id, [one for one in events if one.event_id != "r2"])
    with pytest.raises(TillNotWhole, match="CASSA1"):
        take(refectory)
    assert due(refectory) == 0
    kiosk.exchange()
    assert take(refectory).amount_cents == 3_000


def test_a_drawer_with_a_recharge_kept_aside_waits_for_the_office(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    kiosk = refectory.kiosk("CASSA1", may_recharge=True)
    opened(kiosk)
    pay(kiosk, refectory.tokens[pupil], "r1", 2_000)
    close_till(kiosk.store, "c1", "o1", 7_000)
    _place, events = unsent(kiosk.store.database, after=0, limit=100)
    kiosk.gateway.push(kiosk.id, [one for one in events if one.event_id != "r1"])
    revoke_station(refectory.town.session, kiosk.id)
    kiosk.gateway.push(kiosk.id, [one for one in events if one.event_id == "r1"])
    with pytest.raises(TillNotWhole):
        take(refectory)
    apply_event(refectory.town.session, "r1")
    assert take(refectory).amount_cents == 2_000


def test_a_recharge_that_is_reversed_is_owed_no_more(refectory: Refectory) -> None:
    till_at_work(refectory, counted=8_000, reason="")
    take(refectory)
    session = refectory.town.session
    account_id = refectory.database.scalar("SELECT id FROM account")
    key = next(line.key for line in statement(session, account_id).lines if line.amount_cents == 2_000)
    reverse_entry(session, OperationId("o", "back"), key, "battuta due volte")
    assert due(refectory) == 1_000


def test_money_taken_without_a_drawer_is_taken_over_station_by_station(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    kiosk = refectory.kiosk("CASSA1", may_recharge=True)
    token = refectory.tokens[pupil]
    pay(kiosk, token, "loose", 700)
    pay(kiosk, token, "card", 900, Means.BANCOMAT)
    kiosk.exchange()
    session = refectory.town.session
    (loose,) = loose_money(session)
    assert (loose.station_id, loose.count, loose.amount_cents) == ("CASSA1", 1, 700)
    assert take_over_loose(session, OperationId("o", "1"), "CASSA1").amount_cents == 700
    assert due(refectory) == 700
    assert loose_money(session) == ()
    with pytest.raises(NothingToTakeOver):
        take_over_loose(session, OperationId("o", "2"), "CASSA1")


def test_receipts_and_table_of_a_drawer(refectory: Refectory) -> None:
    till_at_work(refectory)
    session = refectory.town.session
    assert [(one.number_text, one.amount_cents, one.is_kept) for one in till_receipts(session, "o1")] == [
        ("CASSA1/2026/000001", 2_000, False),
        ("CASSA1/2026/000002", 3_000, False),
        ("CASSA1/2026/000003", 1_000, False),
    ]
    table = till_table(session, TUESDAY, TUESDAY)
    keys = [column.key for column in table.columns]
    row = dict(zip(keys, table.rows[0], strict=True))
    assert (row["cash"], row["other"], row["counted"], row["difference"]) == (3_000, 3_000, 8_500, 500)


def test_a_cashier_takes_over_and_neither_the_school_nor_a_kiosk_does(refectory: Refectory) -> None:
    till_at_work(refectory)
    cashier = refectory.database.insert(
        AppUser, username="marco", display_name="Marco", role="cashier", password_hash="", is_active=True,
        failed_count=0, created_at=refectory.clock.now(),
    )  # fmt: skip
    for actor in (Actor(1, "x", Role.SCHOOL, 1), Actor(0, "K", Role.STATION), Actor(0, "auto", Role.SYSTEM),
                  Actor(1, "r", Role.AUDITOR)):  # fmt: skip
        session = replace(refectory.town.session, actor=actor)
        with pytest.raises(NotAllowed):
            take_over_till(session, OperationId("o", "x"), "o1")
        with pytest.raises(NotAllowed):
            take_over_loose(session, OperationId("o", "y"), "CASSA1")
    session = Session(refectory.database, refectory.clock, refectory.ids, Actor(cashier, "Marco", Role.CASHIER))
    take_over_till(session, OperationId("o", "z"), "o1")
    assert due(refectory) == 0  # the administrator's own account
    assert next(one.due_cents for one in holdings(session, cashier) if one.means is Means.CASH) == 3_000


def test_what_was_taken_over_in_january_stands_in_the_new_year(refectory: Refectory) -> None:
    till_at_work(refectory)
    refectory.at(date(2027, 1, 8), time(9))
    take(refectory)
    session = refectory.town.session
    assert agent_account(session, session.actor.id, 2026).collections == ()
    account = agent_account(session, session.actor.id, 2027)
    assert (account.carried_cents, account.collected_cents) == (0, 3_000)
    assert [one.month for one in account.collections] == [date(2027, 1, 1)]
