"""The drawer: opened with a float, closed once with a count; what is taken at the counter belongs to it."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import date, timedelta

import peewee
import pytest

from core.access.operations import OperationId
from core.access.options import set_option
from core.access.permissions import Role
from core.access.session import Actor, Session
from core.clock import FixedClock
from core.errors import Conflict, InvalidValue, NotAllowed, NotFound
from core.ledger import reverse_entry
from core.payments import (
    SESSION_REQUIRED,
    CashAlreadyClosed,
    CashSession,
    CashSessionClosed,
    CashSessionNeeded,
    CashSessionOpen,
    Channel,
    CountDiffers,
    Means,
    RechargeReceipt,
    cash_sessions,
    cash_state,
    close_cash_session,
    my_cash_session,
    open_cash_session,
    open_cash_sessions,
    recharges,
)
from core.storage.tables import AppUser
from tests.builders import TUESDAY, Town
from tests.core.ledger.test_posting import as_role
from tests.core.payments.test_recharging import take


def opened(town: Town, float_cents: int = 5000, name: str = "apre") -> CashSession:
    return open_cash_session(town.session, OperationId("office", name), float_cents)


def closed(town: Town, session_id: int, counted: int, reason: str = "", name: str = "chiude") -> CashSession:
    return close_cash_session(town.session, OperationId("office", name), session_id, counted, reason)


def another(town: Town, role: Role = Role.CASHIER, name: str = "Marco Neri") -> Session:
    user_id = town.database.scalar("SELECT id FROM app_user WHERE display_name = ?", (name,))
    if user_id is None:
        user_id = town.database.insert(
            AppUser, username=name, display_name=name, role=role.value, password_hash="", is_active=True,
            failed_count=0, created_at=town.session.now(),
        )  # fmt: skip
    return replace(town.session, actor=Actor(user_id, name, role))


def give_back(town: Town, given: RechargeReceipt, name: str = "storno") -> None:
    reverse_entry(town.session, OperationId("office", name), given.entry, "Importo sbagliato")


def audit(town: Town, operation: str) -> dict[str, object]:
    (detail,) = town.database.row("SELECT detail FROM audit WHERE operation = ? ORDER BY id DESC", (operation,)) or ()
    return json.loads(detail)


def test_a_morning_at_the_counter(town: Town, clock: FixedClock) -> None:
    drawer = opened(town)
    assert drawer == CashSession(
        id=drawer.id, operator_id=town.session.actor.id, operator_name="Giulia Cirillo", opened_at=clock.now(),
        float_cents=5000, closed_at=None, closed_by=None, expected_cents=None, counted_cents=None, reason=None,
    )  # fmt: skip
    assert my_cash_session(town.session) == drawer
    take(town, "1", 2500)
    take(town, "2", 4000, means=Means.BANCOMAT)
    take(town, "3", 1000)
    take(town, "4", 3000, means=Means.CHEQUE)
    state = cash_state(town.session, drawer.id)
    assert [(one.means, one.count, one.amount_cents) for one in state.taken] == [
        (Means.BANCOMAT, 1, 4000), (Means.CASH, 2, 3500), (Means.CHEQUE, 1, 3000),
    ]  # fmt: skip
    assert state.expected_cents == 8500
    clock.advance(timedelta(hours=3))
    done = closed(town, drawer.id, 8500)
    assert (done.closed_at, done.closed_by, done.difference_cents) == (clock.now(), "Giulia Cirillo", 0)
    assert not done.is_open
    assert my_cash_session(town.session) is None
    assert audit(town, "close_cash_session")["counted_cents"] == 8500
    page = recharges(town.session, cash_session_id=drawer.id)
    assert (page.total, page.total_cents) == (4, 10_500)


def test_one_drawer_an_operator_but_each_operator_has_one(town: Town) -> None:
    mine = opened(town)
    with pytest.raises(CashSessionOpen, match=r"24/11/2026 alle 08:00"):
        opened(town, name="ancora")
    marco = another(town)
    his = open_cash_session(marco, OperationId("office", "m"), 0)
    assert [one.id for one in open_cash_sessions(town.session)] == [mine.id, his.id]
    town.session = marco
    take(town, "1", 700)
    assert cash_state(marco, his.id).expected_cents == 700
    assert cash_state(marco, mine.id).expected_cents == 5000


def test_the_database_itself_allows_one_open_drawer(town: Town) -> None:
    opened(town)
    with pytest.raises(peewee.IntegrityError), town.database.transaction():
        town.database.execute(
            "INSERT INTO cash_session (actor_id, opened_at, opened_batch_id, float_cents) VALUES (?, 1, 0, 0)",
            (town.session.actor.id,),
        )


def test_a_difference_is_told_first_and_recorded_with_its_reason(town: Town) -> None:
    drawer = opened(town)
    take(town, "1", 2500)
    with pytest.raises(CountDiffers, match=r"75,00.*74,50.*−0,50") as told:
        closed(town, drawer.id, 7450, "  ")
    assert told.value.params["difference_cents"] == -50
    assert cash_state(town.session, drawer.id).session.is_open
    done = closed(town, drawer.id, 7450, "Resto  sbagliato")
    assert (done.expected_cents, done.counted_cents, done.difference_cents) == (7500, 7450, -50)
    assert done.reason == "Resto sbagliato"
    assert audit(town, "close_cash_session")["difference_cents"] == -50


def test_closed_twice_it_is_told_and_stays_as_it_was(town: Town) -> None:
    drawer = opened(town)
    first = closed(town, drawer.id, 5000)
    assert closed(town, drawer.id, 5000) == first  # the same operation, its answer lost
    with pytest.raises(CashAlreadyClosed, match=r"24/11/2026 alle 08:00.*50,00"):
        closed(town, drawer.id, 4000, "altro conteggio", "da un altro PC")
    with pytest.raises(Conflict):
        closed(town, drawer.id, 4000)
    assert cash_state(town.session, drawer.id).session == first
    assert town.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = 'close_cash_session'") == 1


def test_a_recharge_typed_while_the_drawer_was_closed_is_refused_and_told(town: Town, clock: FixedClock) -> None:
    drawer = opened(town)
    kept = take(town, "1", 2500)
    clock.advance(timedelta(hours=4, minutes=31))
    closed(town, drawer.id, 7500)
    with pytest.raises(CashSessionClosed, match=r"12:31.*NON è stata registrata"):
        take(town, "2", 2500)
    assert town.database.scalar("SELECT COUNT(*) FROM entry") == 1
    assert take(town, "1", 2500) == replace(kept, is_repeat=True)  # what was taken before is answered as ever
    again = opened(town, 0, "riapre")
    assert take(town, "2", 2500).number == 2  # the number was not used up
    assert cash_state(town.session, again.id).expected_cents == 2500


def test_the_next_day_nobody_is_asked_about_yesterday(town: Town, clock: FixedClock) -> None:
    closed(town, opened(town).id, 5000)
    clock.advance(timedelta(days=1))
    take(town, "1")
    assert recharges(town.session).total == 1


def test_a_municipality_may_want_a_session_for_every_recharge(town: Town) -> None:
    take(town, "1")
    set_option(town.session, SESSION_REQUIRED, value=True)
    with pytest.raises(CashSessionNeeded, match="La cassa non è aperta"):
        take(town, "2")
    take(town, "3", channel=Channel.PAGOPA, means=Means.PAGOPA)
    take(town, "4", station_id="K01", issuer="K01")  # a kiosk has no drawer
    opened(town)
    take(town, "2")


def test_money_given_back_leaves_the_drawer_of_whoever_took_it(town: Town, clock: FixedClock) -> None:
    early = take(town, "0", 10_000)  # before any session
    drawer = opened(town)
    wrong = take(town, "1", 5000)
    by_card = take(town, "2", 3000, means=Means.CARD)
    give_back(town, wrong, "s1")
    give_back(town, by_card, "s2")
    state = cash_state(town.session, drawer.id)
    assert (state.given_back_cents, state.expected_cents) == (5000, 5000)
    give_back(town, early, "s3")
    assert cash_state(town.session, drawer.id).expected_cents == -5000  # more given back than there was: seen
    with pytest.raises(CountDiffers):
        closed(town, drawer.id, 0)
    done = closed(town, drawer.id, 0, "Reso dalla cassaforte")
    assert done.expected_cents == -5000
    # What is reversed after the count does not change what was counted.
    clock.advance(timedelta(days=1))
    later = take(town, "3", 100)
    give_back(town, later, "s4")
    assert cash_state(town.session, drawer.id).given_back_cents == 15_000


def test_a_clock_set_back_loses_nothing_of_the_drawer(town: Town, clock: FixedClock) -> None:
    drawer = opened(town)
    clock.advance(timedelta(days=-3))
    wrong = take(town, "1", 2500)
    take(town, "2", 1000)
    give_back(town, wrong)
    done = closed(town, drawer.id, 6000)
    assert done.difference_cents == 0
    assert done.closed_at == done.opened_at  # never closed before it was opened


def test_what_cannot_be_counted(sqlite_town: Town) -> None:
    with pytest.raises(InvalidValue, match="Fondo cassa"):
        opened(sqlite_town, -1)
    drawer = opened(sqlite_town)
    with pytest.raises(InvalidValue, match="Conteggio"):
        closed(sqlite_town, drawer.id, -1)
    with pytest.raises(NotFound, match="Sessione di cassa"):
        closed(sqlite_town, 999, 0)
    with pytest.raises(NotFound):
        cash_state(sqlite_town.session, 999)
    with pytest.raises(Conflict):
        opened(sqlite_town, 6000)


def test_who_may_have_a_drawer_and_close_it(sqlite_town: Town) -> None:
    session = sqlite_town.session
    for role in (Role.SCHOOL, Role.KITCHEN, Role.AUDITOR, Role.STATION, Role.SYSTEM):
        with pytest.raises(NotAllowed):
            open_cash_session(as_role(session, role), OperationId("office", role), 0)
    marco = another(sqlite_town)
    his = open_cash_session(marco, OperationId("office", "m"), 0)
    clerk = another(sqlite_town, Role.CLERK, "Ada Blu")
    with pytest.raises(NotAllowed):
        close_cash_session(clerk, OperationId("office", "c"), his.id, 0)
    done = close_cash_session(session, OperationId("office", "a"), his.id, 0)  # a forgotten one, by an administrator
    assert (done.operator_name, done.closed_by) == ("Marco Neri", "Giulia Cirillo")
    for role in (Role.SCHOOL, Role.KITCHEN, Role.STATION):
        with pytest.raises(NotAllowed):
            cash_state(as_role(session, role), his.id)
        with pytest.raises(NotAllowed):
            cash_sessions(as_role(session, role), TUESDAY, TUESDAY)
    assert cash_state(as_role(session, Role.AUDITOR), his.id).session == done


def test_sessions_of_some_days(town: Town, clock: FixedClock) -> None:
    first = closed(town, opened(town).id, 5000)
    clock.advance(timedelta(days=1))
    second = opened(town, 0, "2")
    assert [one.id for one in cash_sessions(town.session, TUESDAY, TUESDAY)] == [first.id]
    assert [one.id for one in cash_sessions(town.session, TUESDAY, date(2026, 12, 31))] == [second.id, first.id]
    assert cash_sessions(town.session, TUESDAY, date(2026, 12, 31), operator_id=999) == ()


def test_a_close_meets_recharges_under_way(town: Town, clock: FixedClock) -> None:
    """Each recharge is counted by the close or refused after it: never taken and not counted."""
    pupil_id = town.pupil()
    drawer = opened(town, 0)
    go = threading.Barrier(4)
    outcomes: list[str] = []

    def cashier(number: int) -> None:
        go.wait()
        for step in range(6):
            try:
                take(town, f"{number}-{step}", 100, pupil_id=pupil_id)
                outcomes.append("taken")
            except CashSessionClosed:
                outcomes.append("refused")
        town.database.close()

    def close() -> None:
        go.wait()
        while True:
            expected = cash_state(town.session, drawer.id).expected_cents
            try:
                closed(town, drawer.id, expected, "", f"c{expected}")
            except CountDiffers:
                continue
            break
        town.database.close()

    threads = [threading.Thread(target=cashier, args=(number,)) for number in range(3)]
    threads.append(threading.Thread(target=close))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(outcomes) == 18
    done = cash_state(town.session, drawer.id)
    assert done.session.counted_cents == done.cash_cents == 100 * outcomes.count("taken")
    assert town.database.scalar("SELECT COUNT(*) FROM recharge") == outcomes.count("taken")
