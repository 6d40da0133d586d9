"""What a close would do, which days wait for one, what is still done afterwards, and the close by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from threading import Thread

import pytest

from core import ledger, meals
from core.access.options import set_option
from core.access.permissions import Role
from core.access.session import SystemActor, system_session
from core.errors import InvalidValue, NotAllowed
from core.meals import CLOSES_ITSELF, CLOSING_MINUTE, ClosedState, ClosingChoice, WhyHeld, WhyLeftOut
from core.storage import day_number, instant_number
from core.storage.tables import BandAssignment
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.core.meals.conftest import Canteen

MONDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)


def come(canteen: Canteen, pupil_id: int, day: date = TUESDAY, event_id: str | None = None) -> None:
    meals.record_presence(
        canteen.session, pupil_id=pupil_id, service_id=canteen.service_id, day=day, at=canteen.clock.now(),
        source="scan", event_id=event_id or f"{pupil_id}-{day}",
    )  # fmt: skip


def close(canteen: Canteen, day: date = TUESDAY) -> meals.CloseReport:
    return meals.close_day(canteen.session, canteen.service_id, day)


def exempt(canteen: Canteen, pupil_id: int) -> None:
    canteen.database.insert(
        BandAssignment, pupil=pupil_id, service=canteen.service_id, tariff_band=None, is_exempt=True,
        starts_on=YEAR_START, ends_on=YEAR_END,
    )  # fmt: skip


def charges(canteen: Canteen, day: date = TUESDAY) -> list[tuple[int, int]]:
    """Pupil and cents of all charges of a day, reversed ones too."""
    return canteen.database.rows(
        "SELECT a.pupil_id, -e.amount_cents FROM entry e JOIN account a ON a.id = e.account_id WHERE e.day = ?"
        " AND e.kind = 1 ORDER BY a.pupil_id, e.seq", (day_number(day),),
    )  # fmt: skip


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


# By itself


@pytest.fixture
def by_itself(both: Canteen) -> Callable[[], meals.ClosedByItself]:
    """Close what is due as the program does; the municipality wants it at 18:00."""
    set_option(both.session, CLOSES_ITSELF, value=True)
    session = system_session(both.database, both.clock, both.ids, SystemActor.NIGHTLY)
    return lambda: meals.close_due_days(session)


def station(canteen: Canteen, station_id: str = "K1", **columns: object) -> None:
    told = {
        "id": station_id, "name": f"Postazione {station_id}", "school_id": canteen.town.school_id,
        "service_id": canteen.service_id, "may_presence": True, "may_recharge": False, "enrolled_at": 1,
        "claimed_at": 1, "last_exchange_at": None, **columns,
    }  # fmt: skip
    places = ", ".join("?" * len(told))
    canteen.database.execute(f"INSERT INTO station ({', '.join(told)}) VALUES ({places})", list(told.values()))


def heard(canteen: Canteen, hour: time, station_id: str = "K1", day: date = TUESDAY) -> None:
    from core.clock import rome_instant

    canteen.database.execute(
        "UPDATE station SET last_exchange_at = ? WHERE id = ?", (instant_number(rome_instant(day, hour)), station_id)
    )


def said(done: meals.ClosedByItself) -> list[tuple[str, str]]:
    return [(one.why.value, one.what) for one in done.held]


def test_at_its_hour_the_day_is_closed_and_not_before(both: Canteen, by_itself) -> None:
    both.pupil("Bassi")
    both.at(TUESDAY, time(17, 59, 59))
    assert by_itself() == meals.ClosedByItself((), ())
    both.at(TUESDAY, time(18))
    assert meals.is_close_due(both.session)
    ((name, report),) = by_itself().closed
    assert (name, report.on, report.charged) == ("Mensa", TUESDAY, 1)
    assert by_itself() == meals.ClosedByItself((), ())
    assert not meals.is_close_due(both.session)
    who = both.database.row("SELECT actor_name, actor_id FROM audit WHERE operation = 'close_day'")
    assert who == ("automatico", None)


def test_unless_it_is_wanted_nothing_is_closed(both: Canteen) -> None:
    both.pupil("Bassi")
    both.at(TUESDAY, time(23))
    assert not meals.is_close_due(both.session)
    assert meals.close_due_days(both.session) == meals.ClosedByItself((), ())


def test_the_hour_is_romes_also_when_the_clocks_change(both: Canteen, by_itself) -> None:
    """On 25 October the clocks go back: at 18:00 it is 17:00 UTC from that day on, 16:00 before."""
    both.at(date(2026, 10, 23), time(8))
    both.pupil("Bassi")
    both.at(date(2026, 10, 23), time(18))
    assert both.clock.now().hour == 16
    assert [report.on for _name, report in by_itself().closed] == [date(2026, 10, 23)]
    both.at(date(2026, 10, 26), time(17, 59))
    assert both.clock.now().hour == 16
    assert by_itself().closed == ()
    both.at(date(2026, 10, 26), time(18))
    assert [report.on for _name, report in by_itself().closed] == [date(2026, 10, 26)]


def test_past_days_that_nobody_closed_are_closed_first(both: Canteen, by_itself) -> None:
    both.pupil("Bassi")
    both.at(date(2026, 11, 27), time(8))
    assert [report.on for _name, report in by_itself().closed] == [TUESDAY, WEDNESDAY, date(2026, 11, 26)]


def test_just_after_midnight_it_is_yesterday_that_is_closed(both: Canteen, by_itself) -> None:
    both.pupil("Bassi")
    set_option(both.session, CLOSING_MINUTE, 23 * 60 + 59)
    both.at(TUESDAY, time(23, 58))
    assert by_itself().closed == ()
    both.at(WEDNESDAY, time(0, 1))
    assert [report.on for _name, report in by_itself().closed] == [TUESDAY]


def test_a_clock_set_back_closes_nothing_twice_and_nothing_early(both: Canteen, by_itself) -> None:
    pupil = both.pupil("Bassi")
    both.at(TUESDAY, time(18))
    by_itself()
    both.at(MONDAY, time(18))
    assert by_itself() == meals.ClosedByItself((), ())
    both.at(WEDNESDAY, time(18))
    assert [report.on for _name, report in by_itself().closed] == [WEDNESDAY]
    assert charges(both) == [(pupil, 525)]


def test_a_pupil_without_price_keeps_the_day_open_and_the_next_is_closed(both: Canteen, by_itself) -> None:
    both.pupil("Bassi")
    without = both.pupil("Conti", priced=False, ends_on=TUESDAY)
    both.at(WEDNESDAY, time(18))
    done = by_itself()
    assert said(done) == [("no_price", "Conti Anna")]
    assert [report.on for _name, report in done.closed] == [WEDNESDAY]
    assert charges(both) == []
    exempt(both, without)
    assert [report.on for _name, report in by_itself().closed] == [TUESDAY]


def test_a_station_that_may_have_more_to_tell_is_waited_for(both: Canteen, by_itself) -> None:
    pupil = both.pupil("Bassi")
    station(both)
    both.at(TUESDAY, time(12, 30))
    come(both, pupil)
    both.at(TUESDAY, time(18))
    assert said(by_itself()) == [("station", "Postazione K1")]  # never heard of
    heard(both, time(9))
    assert said(by_itself()) == [("station", "Postazione K1")]  # not since the morning
    both.database.execute(
        "INSERT INTO event (event_id, payload_hash, station_id, kind, body, made_at, received_at, verdict, day)"
        " SELECT 'e', '', 'K1', 'presence', '{}', ?, 1, 'applied', ? FROM school",
        (instant_number(both.clock.now() - timedelta(hours=5)), day_number(TUESDAY)),
    )
    heard(both, time(13, 1))
    assert said(by_itself()) == [("station", "Postazione K1")]  # gone together with its last check-in
    heard(both, time(13, 30))
    assert len(by_itself().closed) == 1


def test_a_station_that_is_revoked_or_elsewhere_is_not_waited_for(both: Canteen, by_itself) -> None:
    both.pupil("Bassi")
    station(both, "K1", revoked_at=2)
    station(both, "K2", claimed_at=None)
    station(both, "K3", may_presence=False, may_recharge=True)
    station(both, "K4", school_id=both.town.school("Infanzia Collodi", "infanzia"))
    both.at(TUESDAY, time(18))
    assert len(by_itself().closed) == 1


def test_a_school_with_stations_where_nobody_came_is_not_charged_by_itself(both: Canteen, by_itself) -> None:
    """It may have been closed without anybody writing it down; the office can close the day by hand."""
    both.pupil("Bassi")
    station(both)
    heard(both, time(14))
    both.at(TUESDAY, time(18))
    assert said(by_itself()) == [("nobody_came", "Primaria Italo Calvino")]
    assert close(both).charged == 1


def test_a_close_that_was_interrupted_is_finished(both: Canteen, by_itself) -> None:
    class Stop:
        def advance(self, done: int, total: int) -> None: ...

        def check(self) -> None:
            from core.errors import Cancelled

            raise Cancelled

    from core.errors import Cancelled

    both.pupil("Bassi")
    both.at(TUESDAY, time(14))
    with pytest.raises(Cancelled):
        meals.close_day(both.session, both.service_id, TUESDAY, progress=Stop())
    assert [(one.on, one.is_begun) for one in meals.open_days(both.session, both.service_id)] == [(TUESDAY, True)]
    both.at(TUESDAY, time(18))
    assert [report.charged for _name, report in by_itself().closed] == [1]


def test_two_offices_at_the_same_moment_close_once(both: Canteen, by_itself) -> None:
    for number in range(30):
        both.pupil(f"Alunno{number:02d}")
    both.at(TUESDAY, time(18))
    done: list[meals.ClosedByItself] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            done.append(by_itself())
        except BaseException as error:  # noqa: BLE001 - told below
            failed.append(error)
        finally:
            both.database.close()

    threads = [Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert [one.held for one in done] == [()] * 3
    assert len(charges(both)) == 30
    assert both.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = 'close_day'") == 1


@pytest.mark.parametrize("role", [Role.SCHOOL, Role.CASHIER, Role.KITCHEN, Role.AUDITOR, Role.STATION])
def test_whoever_may_not_close_does_not_by_this_way_either(canteen: Canteen, role: Role) -> None:
    session = replace(canteen.session, actor=canteen.session_of(role, canteen.town.school_id).actor)
    for do in (meals.is_close_due, meals.close_due_days):
        with pytest.raises(NotAllowed):
            do(session)


def test_what_is_held_is_told_by_kind(canteen: Canteen) -> None:
    canteen.pupil("Conti", priced=False)
    (one,) = meals.what_keeps_open(canteen.session, canteen.service_id, TUESDAY)
    assert (one.why, one.what, one.count) == (WhyHeld.NO_PRICE, "Conti Anna", 1)
