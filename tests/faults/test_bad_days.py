"""Days on which something is odd: the clock goes back, the day is closed meanwhile, the pupil has left."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from core.access.operations import OperationId
from core.access.session import Session
from core.access.trail import audit_trail
from core.ledger import accounts_of, close_period, statement, verify
from core.meals import DayClosed, NotEnrolled, bookings, close_day
from core.payments import Channel, Means, RechargeReceipt, recharge
from core.registry import enrolments_of, withdraw_enrolment
from core.storage import open_database
from tests.builders import TUESDAY
from tests.core.meals.conftest import Canteen

MONDAY, WEDNESDAY = TUESDAY - timedelta(days=1), TUESDAY + timedelta(days=1)


@pytest.fixture
def canteen(town, clock, ids) -> Canteen:
    return Canteen(town, clock, ids)


def take(canteen: Canteen, pupil: int, operation: str, session: Session | None = None) -> RechargeReceipt:
    return recharge(
        session or canteen.session, OperationId("office", operation), pupil_id=pupil,
        service_group_id=canteen.town.group_id, amount_cents=2_500, means=Means.CASH, channel=Channel.COUNTER,
        issuer="UFF",
    )  # fmt: skip


def test_a_clock_set_back_loses_no_money_and_no_number(canteen: Canteen):
    # Given: a recharge and a closed day; then somebody sets the PC's clock back by three days
    pupil = canteen.pupil()
    canteen.at(TUESDAY, time(14))
    assert take(canteen, pupil, "1").number == 1
    close_day(canteen.session, canteen.service_id, TUESDAY)
    canteen.at(TUESDAY - timedelta(days=3), time(8))
    # When: work goes on
    second = take(canteen, pupil, "2")
    # Then: numbers go on, every balance adds up, and what was pressed before is known
    assert second.number == 2
    assert take(canteen, pupil, "1").is_repeat
    (account,) = accounts_of(canteen.session, pupil)
    assert account.balance_cents == 2 * 2_500 - 525
    page = statement(canteen.session, account.id)
    assert page.balance_cents == account.balance_cents
    assert page.closing_cents == account.balance_cents
    assert sum(line.amount_cents for line in page.lines) == account.balance_cents
    assert verify(canteen.database).is_ok
    # And the trail still has everything, with the hour that the clock showed
    assert audit_trail(canteen.session).total >= 3


def test_a_clock_set_back_does_not_open_a_closed_day_again(canteen: Canteen):
    pupil = canteen.pupil()
    canteen.at(TUESDAY, time(14))
    close_day(canteen.session, canteen.service_id, TUESDAY)
    canteen.at(MONDAY, time(8))
    # By the clock tomorrow could still be cancelled; but it was charged.
    with pytest.raises(DayClosed, match="24/11/2026"):
        canteen.absence(pupil, TUESDAY)
    # And closing it once more is answered, not done again.
    assert close_day(canteen.session, canteen.service_id, TUESDAY).charged == 1
    assert accounts_of(canteen.session, pupil)[0].balance_cents == -525


def test_a_recharge_typed_while_the_day_is_closed_counts_beside_the_meal(canteen: Canteen):
    # Given: a clerk who typed 25,00 €, and a colleague who closes the day (and the month before) meanwhile
    pupil = canteen.pupil()
    canteen.at(TUESDAY, time(14))
    close_day(canteen.session, canteen.service_id, TUESDAY)
    close_period(canteen.session, date(2026, 10, 1))
    # When: the clerk presses, twice
    given = [take(canteen, pupil, "typed") for _press in range(2)]
    # Then: one receipt of today, whose balance already has the meal
    assert [one.is_repeat for one in given] == [False, True]
    assert (given[0].entry.on, given[0].number, given[0].balance_cents) == (TUESDAY, 1, 2_500 - 525)


def test_recharges_pressed_while_the_day_is_being_closed(canteen: Canteen):
    # Given: ten pupils; one clerk closes the day, another takes money for each at the same time
    pupils = [canteen.pupil(f"Alunno{number}") for number in range(10)]
    canteen.at(TUESDAY, time(14))

    def elsewhere(work: Callable[[Session], object]) -> object:
        database = open_database(canteen.database.url)
        try:
            return work(replace(canteen.session, database=database))
        finally:
            database.close()

    def recharges_of_all(session: Session) -> list[int]:
        return [take(canteen, pupil, f"r{pupil}", session).number for pupil in pupils]

    with ThreadPoolExecutor(2) as pool:
        closing = pool.submit(elsewhere, lambda session: close_day(session, canteen.service_id, TUESDAY))
        taking = pool.submit(elsewhere, recharges_of_all)
    # Then: both did all of their work, and numbers have no gap
    assert closing.result().charged == len(pupils)
    assert taking.result() == list(range(1, len(pupils) + 1))
    assert {accounts_of(canteen.session, pupil)[0].balance_cents for pupil in pupils} == {2_500 - 525}
    assert verify(canteen.database).is_ok


def test_an_absence_for_a_pupil_who_was_withdrawn(canteen: Canteen):
    # Given: Anna leaves the canteen; today is her last day
    pupil = canteen.pupil("Rossi")
    (enrolment,) = enrolments_of(canteen.session, pupil)
    withdraw_enrolment(canteen.session, enrolment.id, TUESDAY)
    # When: her mother, who does not know, reports her absent later. Then: it says why, and nothing is written
    with pytest.raises(NotEnrolled, match=r"Rossi Anna non è iscritto al servizio il 25/11/2026"):
        canteen.absence(pupil, WEDNESDAY)
    assert canteen.database.scalar("SELECT COUNT(*) FROM meal_request") == 0
    # And for a whole week the one day that counts is taken, the others are told
    receipt = canteen.absence(pupil, TUESDAY, TUESDAY + timedelta(days=3))
    assert [day.on for day in bookings(canteen.session, pupil, canteen.service_id, TUESDAY, TUESDAY)] == [TUESDAY]
    assert list(receipt.days) == [TUESDAY]
    assert len(receipt.skipped) == 3
    # And nobody is charged for her, neither for today nor after
    canteen.at(WEDNESDAY, time(14))
    for day in (TUESDAY, WEDNESDAY):
        close_day(canteen.session, canteen.service_id, day)
    assert accounts_of(canteen.session, pupil) == ()
