"""What a close would do, which days wait for one, and what is still done of a closed day."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from core import ledger, meals
from core.access.permissions import Role
from core.errors import InvalidValue, NotAllowed
from core.meals import ClosedState, ClosingChoice, WhyLeftOut
from tests.builders import TUESDAY
from tests.core.meals.closing_steps import charges, close, come, exempt
from tests.core.meals.conftest import Canteen

MONDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)

# What a close would do


def test_the_plan_is_what_the_close_then_does(both: Canteen) -> None:
    other = both.town.class_group("3ªB")
    came, missing, told, excused = (both.pupil(name) for name in ("Bassi", "Conti", "Dutto", "Emma"))
    free = both.pupil("Fava", class_id=other, priced=False)
    exempt(both, free)
    both.absence(told, TUESDAY)
    both.at(TUESDAY, time(13))
    come(both, came)
    meals.choose_at_closing(
        both.session, both.operation(), both.service_id, TUESDAY, [excused], ClosingChoice.EXCUSED, reason="malata"
    )
    plan = meals.closing_plan(both.session, both.service_id, TUESDAY)
    assert [(line.class_name, line.charged, line.exempt, line.total_cents) for line in plan.classes] == [
        ("3ªA", 2, 0, 1050), ("3ªB", 0, 1, 0),
    ]  # fmt: skip
    assert [(line.code, line.price_cents, line.count, line.total_cents) for line in plan.bands] == [
        ("F1", 525, 2, 1050), ("", 0, 1, 0),
    ]  # fmt: skip
    assert [(one.pupil_id, one.why) for one in plan.left_out] == [
        (told, WhyLeftOut.ABSENT), (excused, WhyLeftOut.EXCUSED),
    ]  # fmt: skip
    assert (plan.present, plan.not_scanned, plan.is_closable) == (1, 2, True)
    report = close(both)
    assert (report.charged, report.exempt, report.total_cents) == (
        plan.preview.charged, plan.preview.exempt, plan.preview.total_cents,
    )  # fmt: skip
    assert charges(both) == [(came, 525), (missing, 525)]


def test_under_the_rule_of_presence_whoever_was_not_scanned_is_left_out(canteen: Canteen) -> None:
    canteen.policy("present")
    came, missing = canteen.pupil("Bassi"), canteen.pupil("Conti")
    canteen.at(TUESDAY, time(13))
    come(canteen, came)
    plan = meals.closing_plan(canteen.session, canteen.service_id, TUESDAY)
    assert [(one.pupil_id, one.why) for one in plan.left_out] == [(missing, WhyLeftOut.NOT_CHECKED_IN)]
    assert (plan.preview.charged, plan.not_scanned) == (1, 0)


def test_whoever_has_no_price_is_named_and_counted_never_guessed(canteen: Canteen) -> None:
    canteen.pupil("Bassi")
    without = canteen.pupil("Conti", priced=False)
    canteen.at(TUESDAY, time(13))
    plan = meals.closing_plan(canteen.session, canteen.service_id, TUESDAY)
    assert plan.preview.without_price == ((without, "Conti Anna"),)
    assert (plan.classes[0].without_price, plan.preview.total_cents, plan.is_closable) == (1, 525, False)


# Which days wait


def days(canteen: Canteen) -> list[date]:
    return [one.on for one in meals.open_days(canteen.session, canteen.service_id)]


def test_days_wait_from_the_first_enrolment_on_the_oldest_first(both: Canteen) -> None:
    both.pupil("Bassi")
    assert days(both) == []  # before the limit of the first day
    both.at(TUESDAY, time(9, 30))
    assert days(both) == []
    both.at(date(2026, 12, 1), time(12))
    thursday = date(2026, 11, 26)
    both.closed(thursday)
    assert days(both) == [TUESDAY, WEDNESDAY, date(2026, 11, 27), date(2026, 11, 30), date(2026, 12, 1)]
    close(both, WEDNESDAY)
    assert days(both) == [TUESDAY, date(2026, 11, 27), date(2026, 11, 30), date(2026, 12, 1)]


def test_a_day_off_on_which_somebody_ate_waits_too(canteen: Canteen) -> None:
    pupil = canteen.pupil("Bassi")
    saturday = TUESDAY + timedelta(days=4)
    canteen.at(saturday, time(13))
    come(canteen, pupil, saturday)
    assert saturday in days(canteen)


def test_a_day_of_a_closed_month_waits_no_more(canteen: Canteen) -> None:
    canteen.pupil("Bassi")
    canteen.at(date(2026, 12, 1), time(8))
    assert TUESDAY in days(canteen)
    for month in (9, 10, 11):
        ledger.close_period(canteen.session, date(2026, month, 1))
    assert days(canteen) == []


def test_who_closed_a_day_and_when(canteen: Canteen) -> None:
    canteen.pupil("Bassi")
    canteen.at(TUESDAY, time(14, 5))
    assert meals.closed_day(canteen.session, canteen.service_id, TUESDAY) is None
    close(canteen)
    found = meals.closed_day(canteen.session, canteen.service_id, TUESDAY)
    assert found == meals.ClosedDay(TUESDAY, canteen.clock.now(), "Giulia Cirillo")


# What is still done of a closed day


def reverse(canteen: Canteen, pupil_id: int, reason: str = "Rimandata a casa malata", **more) -> ledger.Posted:
    operation = more.pop("operation", None) or canteen.operation()
    return meals.reverse_charge(
        more.pop("session", canteen.session), operation, pupil_id, canteen.service_id, TUESDAY, reason
    )


def charge_late(canteen: Canteen, pupil_id: int, reason: str = "Servito, lo dice la maestra", **more) -> ledger.Posted:
    operation = more.pop("operation", None) or canteen.operation()
    return meals.charge_late(
        more.pop("session", canteen.session), operation, pupil_id, canteen.service_id, TUESDAY, reason
    )


def states(canteen: Canteen) -> dict[str, str]:
    lines = meals.closed_lines(canteen.session, canteen.service_id, TUESDAY)
    return {line.full_name.split()[0]: line.state.value for line in lines}


def test_a_charge_is_reversed_with_its_reason_and_posted_again(both: Canteen) -> None:
    pupil = both.pupil("Bassi")
    both.at(TUESDAY, time(14))
    close(both)
    assert states(both) == {"Bassi": "charged"}
    posted = reverse(both, pupil)
    assert posted.balance_cents == 0
    (line,) = meals.closed_lines(both.session, both.service_id, TUESDAY)
    assert (line.state, line.amount_cents, line.reason) == (ClosedState.REVERSED, 525, "Rimandata a casa malata")
    with pytest.raises(meals.NothingToReverse, match="Bassi Anna"):
        reverse(both, pupil)
    assert charge_late(both, pupil).balance_cents == -525
    assert states(both) == {"Bassi": "charged"}
    assert ledger.verify(both.database).findings == ()


def test_a_forgotten_child_is_charged_once_whatever_is_retried(both: Canteen) -> None:
    pupil = both.pupil("Bassi")
    both.absence(pupil, TUESDAY)
    both.at(TUESDAY, time(14))
    close(both)
    assert states(both) == {"Bassi": "not_charged"}
    operation = both.operation()
    first = charge_late(both, pupil, operation=operation)
    again = charge_late(both, pupil, operation=operation)
    assert (first.balance_cents, again.balance_cents, again.is_repeat) == (-525, -525, True)
    with pytest.raises(ledger.AlreadyCharged):
        charge_late(both, pupil)
    assert charges(both) == [(pupil, 525)]
    assert both.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = 'charge_late'") == 1


def test_reversing_twice_by_the_same_click_is_one_reversal(canteen: Canteen) -> None:
    pupil = canteen.pupil("Bassi")
    canteen.at(TUESDAY, time(14))
    close(canteen)
    operation = canteen.operation()
    reverse(canteen, pupil, operation=operation)
    assert reverse(canteen, pupil, operation=operation).is_repeat
    assert canteen.database.scalar("SELECT COUNT(*) FROM reversal") == 1


def test_before_the_close_neither_is_needed(canteen: Canteen) -> None:
    pupil = canteen.pupil("Bassi")
    canteen.at(TUESDAY, time(14))
    for do in (reverse, charge_late):
        with pytest.raises(meals.DayNotClosed, match="prima di chiuderla"):
            do(canteen, pupil)


def test_what_cannot_be_charged_or_explained_is_refused(canteen: Canteen) -> None:
    free, without = canteen.pupil("Bassi", priced=False), canteen.pupil("Conti", priced=False, enrolled=False)
    exempt(canteen, free)
    canteen.at(TUESDAY, time(14))
    close(canteen)
    assert states(canteen)["Bassi"] == "exempt"
    with pytest.raises(meals.NothingToCharge, match="esente"):
        charge_late(canteen, free)
    with pytest.raises(ledger.NoPrice, match="Conti"):
        charge_late(canteen, without)
    with pytest.raises(InvalidValue, match="perché"):
        charge_late(canteen, free, reason=" ")
    with pytest.raises(InvalidValue, match="perché"):
        reverse(canteen, free, reason=" ")


@pytest.mark.parametrize("role", [Role.SCHOOL, Role.CASHIER, Role.AUDITOR])
def test_only_whoever_closes_corrects_a_closed_day(canteen: Canteen, role: Role) -> None:
    pupil = canteen.pupil("Bassi")
    canteen.at(TUESDAY, time(14))
    close(canteen)
    session = canteen.session_of(role, canteen.town.school_id)
    for do in (reverse, charge_late):
        with pytest.raises(NotAllowed):
            do(canteen, pupil, session=session)
