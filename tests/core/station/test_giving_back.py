"""A handover that was a mistake: cancelled with a reason, its money is the station's again, the account keeps both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from core.access.operations import OperationId
from core.access.permissions import Role
from core.access.session import Actor, Session
from core.errors import InvalidValue, NotAllowed, NotFound
from core.ledger import reverse_entry, statement
from core.payments import Means, agent_account, deposit, holdings
from core.station import (
    Handover,
    HandoverOver,
    HandoverPaidIn,
    cancel_handover,
    handovers,
    loose_money,
    station_tills,
    take_over_loose,
    take_over_till,
)
from core.storage.tables import AppUser
from tests.builders import TUESDAY
from tests.core.station.conftest import Refectory
from tests.core.station.test_handing_over import due, take, till_at_work
from tests.core.station.test_till import pay

WHY = "era la cassa di un collega"


def cancel(refectory: Refectory, session: Session | None = None, operation: str = "cancel") -> Handover:
    """Cancel the first handover."""
    return cancel_handover(session or refectory.town.session, OperationId("office", operation), 1, WHY)


def colleague(refectory: Refectory) -> Session:
    user_id = refectory.database.insert(
        AppUser, username="marco", display_name="Marco", role="cashier", password_hash="", is_active=True,
        failed_count=0, created_at=refectory.clock.now(),
    )  # fmt: skip
    return Session(refectory.database, refectory.clock, refectory.ids, Actor(user_id, "Marco", Role.CASHIER))


def test_the_money_is_the_stations_again_and_somebody_else_takes_it(refectory: Refectory) -> None:
    till_at_work(refectory)
    take(refectory)
    session = refectory.town.session
    done = cancel(refectory)
    assert done.cancelled is not None
    assert (done.amount_cents, done.cancelled.reason, done.cancelled.by) == (3_500, WHY, "Giulia Cirillo")
    assert due(refectory) == 0
    (till,) = station_tills(session, TUESDAY, TUESDAY)
    assert till.taken_over is None
    other = colleague(refectory)
    assert take_over_till(other, OperationId("o", "again"), "o1").amount_cents == 3_000
    assert next(one.due_cents for one in holdings(other, other.actor.id) if one.means is Means.CASH) == 3_000
    assert due(refectory) == 0
    newest, first = handovers(session, TUESDAY, TUESDAY)
    assert (newest.operator_name, newest.cancelled, first.cancelled) == ("Marco", None, done.cancelled)
    verbs = refectory.database.rows(
        "SELECT operation FROM audit WHERE subject = 'station:CASSA1' ORDER BY id DESC LIMIT 3"
    )
    assert [verb for (verb,) in verbs] == ["take_over_till", "cancel_handover", "take_over_till"]


def test_the_same_cancellation_again_is_answered_and_another_is_refused(refectory: Refectory) -> None:
    till_at_work(refectory)
    take(refectory)
    assert cancel(refectory) == cancel(refectory)
    with pytest.raises(HandoverOver, match=WHY):
        cancel(refectory, operation="other")
    assert due(refectory) == 0


def test_it_is_given_back_in_the_month_of_the_cancellation(refectory: Refectory) -> None:
    """The account of 2026 was handed in: what is cancelled in January stands in the new one."""
    till_at_work(refectory)
    take(refectory)
    refectory.at(date(2027, 1, 8), time(9))
    cancel(refectory)
    session = refectory.town.session
    old, new = (agent_account(session, session.actor.id, year) for year in (2026, 2027))
    assert (old.collected_cents, old.due_cents) == (3_000, 3_000)
    assert (new.carried_cents, new.collected_cents, new.due_cents) == (3_000, -3_000, 0)
    (line,) = new.collections
    assert (line.month, line.returned_cents, line.reversed_numbers) == (date(2027, 1, 1), 3_000, ())
    assert line.returned_numbers == ("CASSA1/2026/000001", "CASSA1/2026/000003")


@pytest.mark.parametrize("is_reversed_first", [True, False])
def test_what_was_reversed_too_is_given_back_once(refectory: Refectory, is_reversed_first: bool) -> None:
    till_at_work(refectory, counted=8_000, reason="")
    take(refectory)
    session = refectory.town.session
    account_id = refectory.database.scalar("SELECT id FROM account")
    key = next(line.key for line in statement(session, account_id).lines if line.amount_cents == 2_000)
    steps = [lambda: reverse_entry(session, OperationId("o", "back"), key, "battuta due volte"),
             lambda: cancel(refectory)]  # fmt: skip
    for hour, step in zip((13, 14), steps if is_reversed_first else reversed(steps), strict=True):
        refectory.at(TUESDAY, time(hour))
        step()
    assert due(refectory) == 0
    account = agent_account(session, session.actor.id, 2026)
    assert account.due_cents == 0
    (line,) = account.collections
    assert (line.taken_cents, line.given_back_cents) == (3_000, 3_000)
    assert line.returned_cents == (1_000 if is_reversed_first else 3_000)
    # Taken over again it is owed net of what was reversed, whenever that was.
    take(refectory, operation="again")
    assert due(refectory) == 1_000


def test_money_that_is_paid_in_does_not_go_back(refectory: Refectory) -> None:
    till_at_work(refectory)
    take(refectory)
    deposit(refectory.town.session, OperationId("o", "d"), on=TUESDAY, amount_cents=1_000, treasury_receipt="7")
    with pytest.raises(HandoverPaidIn, match="Annulla prima il versamento"):
        cancel(refectory)
    assert due(refectory) == 2_500


def test_money_outside_of_any_drawer_lies_there_again(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    kiosk = refectory.kiosk("CASSA1", may_recharge=True)
    pay(kiosk, refectory.tokens[pupil], "loose", 700)
    kiosk.exchange()
    session = refectory.town.session
    take_over_loose(session, OperationId("o", "1"), "CASSA1")
    cancel(refectory)
    (loose,) = loose_money(session)
    assert (loose.count, loose.amount_cents, due(refectory)) == (1, 700, 0)
    take_over_loose(session, OperationId("o", "2"), "CASSA1")
    assert due(refectory) == 700


def test_who_may_and_with_which_reason(refectory: Refectory) -> None:
    till_at_work(refectory)
    take(refectory)
    with pytest.raises(NotAllowed):  # another's: an administrator's affair
        cancel(refectory, colleague(refectory))
    for role in (Role.SCHOOL, Role.AUDITOR, Role.SYSTEM):
        with pytest.raises(NotAllowed):
            cancel(refectory, replace(refectory.town.session, actor=Actor(1, "x", role, 1)))
    with pytest.raises(InvalidValue, match="Motivo"):
        cancel_handover(refectory.town.session, OperationId("o", "x"), 1, "  ")
    with pytest.raises(NotFound):
        cancel_handover(refectory.town.session, OperationId("o", "y"), 99, WHY)
    assert due(refectory) == 3_500
