"""The close by itself at its hour, and what it waits for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from threading import Thread

import pytest

from core import meals
from core.access.options import set_option
from core.access.permissions import Role
from core.access.session import SystemActor, system_session
from core.errors import NotAllowed
from core.meals import CLOSES_ITSELF, CLOSING_MINUTE, WhyHeld
from core.storage import day_number, instant_number
from tests.builders import TUESDAY
from tests.core.meals.closing_steps import charges, close, come, exempt
from tests.core.meals.conftest import Canteen

MONDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)

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
