"""The day's close: who pays, drawn as a table; again, interrupted, refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

import pytest

from core import ledger
from core.access.permissions import Role
from core.errors import Cancelled, NotAllowed, NotFound
from core.meals import (
    CloseReport,
    DayClosed,
    DayNotOver,
    NoServiceThatDay,
    PricesMissing,
    close_day,
    closing,
    is_day_closed,
    pending_cents,
    record_presence,
)
from core.storage.tables import BandAssignment, Service
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.core.meals.conftest import Canteen

WEDNESDAY = TUESDAY + timedelta(days=1)
PRICE = 525


@dataclass
class Watcher:
    """Stops a close after some chunks."""

    stop_after: int = 99
    told: list[tuple[int, int]] = field(default_factory=list)

    def advance(self, done: int, total: int) -> None:
        self.told.append((done, total))

    def check(self) -> None:
        if len(self.told) >= self.stop_after:
            raise Cancelled


def come(canteen: Canteen, pupil: int, day: date = TUESDAY) -> None:
    record_presence(
        canteen.session, pupil_id=pupil, service_id=canteen.service_id, day=day, at=canteen.session.now(), source="scan"
    )


def close(canteen: Canteen, day: date = TUESDAY, hour: time = time(14), **more) -> CloseReport:
    canteen.at(day, hour)
    return close_day(more.pop("session", canteen.session), canteen.service_id, day, **more)


def charged(canteen: Canteen, pupil: int) -> int:
    """What a pupil has paid, in cents."""
    return -sum(account.balance_cents for account in ledger.accounts_of(canteen.session, pupil))


def exempt(canteen: Canteen, pupil: int) -> int:
    canteen.database.insert(
        BandAssignment, pupil=pupil, service=canteen.service_id, is_exempt=True, starts_on=YEAR_START, ends_on=YEAR_END
    )
    return pupil


# Who pays: enrolled, what was asked for, whether it came; then under each policy.
WHO_PAYS = """
    enrolled  asked    came   booked  present
    yes       nothing  yes    pays    pays
    yes       nothing  no     pays    -
    yes       absence  no     -       -
    yes       absence  yes    pays    pays
    yes       plain    no     pays    -
    yes       plain    yes    pays    pays
    no        nothing  yes    pays    pays
    no        nothing  no     -       -
"""


@pytest.mark.parametrize("policy", ["booked", "present"])
def test_who_pays(both: Canteen, policy: str):
    both.policy(policy)
    titles, *lines = (line.split() for line in WHO_PAYS.strip().splitlines())
    pupils = {}
    for line in lines:
        row = dict(zip(titles, line, strict=True))
        pupil = both.pupil(enrolled=row["enrolled"] == "yes")
        if row["asked"] != "nothing":
            {"absence": both.absence, "plain": both.plain}[row["asked"]](pupil, TUESDAY)
        if row["came"] == "yes":
            come(both, pupil)
        pupils[pupil] = row
    report = close(both)
    paid = {pupil: charged(both, pupil) for pupil in pupils}
    assert paid == {pupil: PRICE if row[policy] == "pays" else 0 for pupil, row in pupils.items()}
    assert report.charged == sum(row[policy] == "pays" for row in pupils.values())
    assert report.total_cents == report.charged * PRICE
    assert ledger.verify(both.database).is_ok


def test_the_report_tells_what_was_charged(both: Canteen):
    anna, bruno = both.pupil("Anna"), both.pupil("Bruno")
    exempt(both, both.pupil("Carla", priced=False))
    report = close(both)
    assert (report.on, report.service_id, report.charged, report.exempt, report.total_cents) == (
        TUESDAY, both.service_id, 2, 1, 2 * PRICE
    )  # fmt: skip
    assert (report.schools, report.already_closed) == (1, False)
    assert report.seconds > 0
    page = ledger.statement(both.session, ledger.open_account(both.session, anna, both.town.group_id))
    assert [(line.kind, line.amount_cents, line.key.on) for line in page.lines] == [
        (ledger.EntryKind.CHARGE, -PRICE, TUESDAY)
    ]
    assert charged(both, bruno) == PRICE


def test_closing_twice_charges_once_and_tells_the_same(both: Canteen):
    pupil = both.pupil()
    exempt(both, both.pupil("Carla", priced=False))
    first = close(both)
    again = close(both, hour=time(18))
    assert charged(both, pupil) == PRICE
    assert again.already_closed
    fields = ("charged", "exempt", "total_cents", "schools")
    assert [getattr(again, name) for name in fields] == [getattr(first, name) for name in fields]


def test_two_days_are_two_charges(canteen: Canteen):
    pupil = canteen.pupil()
    close(canteen, TUESDAY)
    close(canteen, WEDNESDAY)
    assert charged(canteen, pupil) == 2 * PRICE


def test_two_services_of_one_group_are_two_charges(canteen: Canteen):
    pupil = canteen.pupil()
    close(canteen)
    snack = canteen.database.insert(
        Service, service_group=canteen.town.group_id, name="Merenda", charge_policy="present", cutoff_minutes=570,
        plain_limit_days=0,
    )  # fmt: skip
    canteen.database.execute(
        "INSERT INTO school_service (school_id, service_id) VALUES (?, ?)", (canteen.town.school_id, snack)
    )
    canteen.database.insert(
        BandAssignment, pupil=pupil, service=snack, tariff_band=canteen.town.band_id, is_exempt=False,
        starts_on=YEAR_START, ends_on=YEAR_END,
    )  # fmt: skip
    record_presence(
        canteen.session, pupil_id=pupil, service_id=snack, day=TUESDAY, at=canteen.session.now(), source="scan"
    )
    close_day(canteen.session, snack, TUESDAY)
    assert charged(canteen, pupil) == 2 * PRICE


def test_missing_prices_are_named_and_nothing_is_written(both: Canteen):
    both.pupil("Anna")
    carla, bruno = both.pupil("Carla", priced=False), both.pupil("Bruno", priced=False)
    before = both.database.scalar("SELECT COUNT(*) FROM audit")
    with pytest.raises(
        PricesMissing, match=r"2 alunni non hanno una tariffa in questo giorno \(Bruno Anna, Carla"
    ) as told:
        close(both)
    assert told.value.pupils == ((bruno, "Bruno Anna"), (carla, "Carla Anna"))
    for table in ("batch", "entry", "operation", "account"):
        assert both.database.scalar(f"SELECT COUNT(*) FROM {table}") == 0
    assert both.database.scalar("SELECT COUNT(*) FROM audit") == before
    both.absence(carla, TUESDAY, override_reason="non c'era")
    exempt(both, bruno)
    assert close(both).charged == 1


def test_a_long_list_of_missing_prices_names_the_first_few(canteen: Canteen):
    for number in range(7):
        canteen.pupil(f"P{number}", priced=False)
    with pytest.raises(PricesMissing, match=r"7 alunni .*\(P0 Anna, P1 Anna, P2 Anna, P3 Anna, P4 Anna, …\)"):
        close(canteen)


@pytest.mark.parametrize(("hour", "may"), [(time(9, 30), False), (time(9, 30, 1), True)])
def test_a_day_is_closed_only_after_the_cutoff(canteen: Canteen, hour: time, may: bool):
    canteen.pupil()
    if may:
        assert close(canteen, hour=hour).charged == 1
    else:
        with pytest.raises(DayNotOver, match="24/11/2026 si può chiudere dopo le 09:30"):
            close(canteen, hour=hour)
        assert not is_day_closed(canteen.session, canteen.service_id, TUESDAY)


def test_the_latest_cutoff_of_the_schools_counts(canteen: Canteen):
    school = canteen.town.school("Infanzia Rodari", "infanzia")
    canteen.town.class_group("1ªA", school)
    canteen.database.execute("UPDATE school_service SET cutoff_minutes = 600 WHERE school_id = ?", (school,))
    with pytest.raises(DayNotOver, match="10:00"):
        close(canteen, hour=time(9, 45))


def test_tomorrow_cannot_be_closed(canteen: Canteen):
    canteen.pupil()
    canteen.at(TUESDAY, time(18))
    with pytest.raises(DayNotOver):
        close_day(canteen.session, canteen.service_id, WEDNESDAY)


def test_a_day_without_service_has_nothing_to_close(canteen: Canteen):
    canteen.pupil()
    with pytest.raises(NoServiceThatDay, match="Mensa"):
        close(canteen, date(2026, 11, 28))
    with pytest.raises(NotFound, match="Servizio"):
        close_day(canteen.session, 99, TUESDAY)


def test_whoever_ate_on_a_day_that_was_closed_later_is_charged(canteen: Canteen):
    anna = canteen.pupil("Anna")
    bruno = canteen.pupil("Bruno")
    come(canteen, anna)
    canteen.closed(TUESDAY, cause="Neve")
    assert close(canteen).charged == 1
    assert (charged(canteen, anna), charged(canteen, bruno)) == (PRICE, 0)


def test_whoever_ate_without_being_in_a_class_is_charged(both: Canteen):
    pupil = both.pupil()
    both.database.execute("DELETE FROM placement")
    come(both, pupil)
    assert close(both).charged == 1
    assert charged(both, pupil) == PRICE


def test_a_school_without_charges_is_closed_too(both: Canteen):
    empty = both.town.school("Infanzia Rodari", "infanzia")
    both.town.class_group("1ªA", empty)
    away = both.town.school("Secondaria", "secondaria")
    both.town.class_group("1ªB", away, weekdays=1)
    both.pupil()
    report = close(both)
    assert report.schools == 2  # the third has no service on Tuesdays
    for school_id in (empty, away, both.town.school_id, None):
        assert is_day_closed(both.session, both.service_id, TUESDAY, school_id)


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.ADMINISTRATOR, True),
        (Role.CLERK, True),
        (Role.SYSTEM, True),
        (Role.CASHIER, False),
        (Role.SCHOOL, False),
        (Role.KITCHEN, False),
        (Role.AUDITOR, False),
        (Role.STATION, False),
    ],
)
def test_who_may_close(canteen: Canteen, role: Role, may: bool):
    canteen.pupil()
    session = canteen.session_of(role, canteen.town.school_id)
    if may:
        assert close(canteen, session=session).charged == 1
    else:
        with pytest.raises(NotAllowed):
            close(canteen, session=session)


def test_a_closed_month_is_said_before_anything_begins(canteen: Canteen):
    canteen.pupil()
    canteen.clock.set(datetime(2026, 12, 1, 9, tzinfo=UTC))
    ledger.close_period(canteen.session, TUESDAY)
    with pytest.raises(ledger.PeriodClosed):
        close_day(canteen.session, canteen.service_id, TUESDAY)
    assert canteen.database.scalar("SELECT COUNT(*) FROM operation") == 0


def test_a_close_that_is_stopped_keeps_whole_chunks_and_goes_on(both: Canteen, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(closing, "CHUNK", 3)
    other = both.town.class_group("1ªA", both.town.school("Infanzia Rodari", "infanzia"))
    pupils = [both.pupil(f"P{n}") for n in range(7)] + [both.pupil(f"Q{n}", class_id=other) for n in range(2)]
    with pytest.raises(Cancelled):
        close(both, progress=Watcher(stop_after=2))
    assert [charged(both, pupil) for pupil in pupils] == [PRICE] * 6 + [0] * 3
    assert not is_day_closed(both.session, both.service_id, TUESDAY)
    assert ledger.verify(both.database).is_ok
    with pytest.raises(DayClosed):
        both.absence(pupils[8], TUESDAY, override_reason="troppo tardi")
    watcher = Watcher()
    report = close(both, progress=watcher)
    assert (report.charged, report.total_cents, report.already_closed) == (9, 9 * PRICE, False)
    assert [charged(both, pupil) for pupil in pupils] == [PRICE] * 9
    assert watcher.told[-1] == (9, 9)
    assert ledger.verify(both.database).is_ok


def test_a_school_is_closed_with_its_last_chunk(canteen: Canteen, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(closing, "CHUNK", 2)
    for number in range(3):
        canteen.pupil(f"P{number}")
    with pytest.raises(Cancelled):
        close(canteen, progress=Watcher(stop_after=1))
    school_id = canteen.town.school_id
    assert not is_day_closed(canteen.session, canteen.service_id, TUESDAY, school_id)
    close(canteen)
    assert is_day_closed(canteen.session, canteen.service_id, TUESDAY, school_id)


def test_a_school_done_before_the_kill_counts_as_closed(canteen: Canteen):
    first = canteen.pupil()
    other = canteen.town.school("Secondaria", "secondaria")
    second = canteen.pupil(class_id=canteen.town.class_group("1ªB", other))
    with pytest.raises(Cancelled):
        close(canteen, progress=Watcher(stop_after=1))
    assert is_day_closed(canteen.session, canteen.service_id, TUESDAY, canteen.town.school_id)
    assert not is_day_closed(canteen.session, canteen.service_id, TUESDAY, other)
    assert pending_cents(canteen.session, first, canteen.town.group_id, TUESDAY) == 0
    assert pending_cents(canteen.session, second, canteen.town.group_id, TUESDAY) == PRICE


def test_an_enrolment_that_ends_between_stop_and_resume_shifts_nobody(
    canteen: Canteen, monkeypatch: pytest.MonkeyPatch
):
    """Chunks are named by their pupils: one fewer in the first must not hide the next in a chunk that is done."""
    monkeypatch.setattr(closing, "CHUNK", 2)
    pupils = [canteen.pupil(f"P{number}") for number in range(5)]
    with pytest.raises(Cancelled):
        close(canteen, progress=Watcher(stop_after=1))
    canteen.database.execute("DELETE FROM enrolment WHERE pupil_id = ?", (pupils[0],))
    close(canteen)
    assert [charged(canteen, pupil) for pupil in pupils] == [PRICE] * 5


def test_the_progress_counts_pupils(canteen: Canteen, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(closing, "CHUNK", 2)
    for number in range(5):
        canteen.pupil(f"P{number}")
    watcher = Watcher()
    close(canteen, progress=watcher)
    assert watcher.told == [(2, 5), (4, 5), (5, 5)]


# --- what is pending -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "asked", "came", "pending"),
    [
        ("booked", "nothing", False, PRICE),
        ("booked", "absence", False, 0),
        ("booked", "absence", True, PRICE),
        ("booked", "plain", False, PRICE),
        ("present", "nothing", False, 0),
        ("present", "nothing", True, PRICE),
    ],
)
def test_todays_meal_is_pending_until_it_is_charged(both: Canteen, policy: str, asked: str, came: bool, pending: int):
    pupil = both.pupil()
    both.policy(policy)
    if asked != "nothing":
        {"absence": both.absence, "plain": both.plain}[asked](pupil, TUESDAY)
    if came:
        come(both, pupil)
    assert pending_cents(both.session, pupil, both.town.group_id, TUESDAY) == pending
    close(both)
    assert pending_cents(both.session, pupil, both.town.group_id, TUESDAY) == 0
    assert charged(both, pupil) == pending


def test_nothing_is_pending_for_the_exempt_for_weekends_and_without_a_price(canteen: Canteen):
    group = canteen.town.group_id
    free = exempt(canteen, canteen.pupil("Carla", priced=False))
    unpriced = canteen.pupil("Bruno", priced=False)
    anna = canteen.pupil("Anna")
    assert pending_cents(canteen.session, free, group, TUESDAY) == 0
    assert pending_cents(canteen.session, unpriced, group, TUESDAY) == 0
    assert pending_cents(canteen.session, anna, group, date(2026, 11, 28)) == 0
    assert pending_cents(canteen.session, anna, group + 1, TUESDAY) == 0


def test_a_cashier_sees_what_is_pending(canteen: Canteen):
    pupil = canteen.pupil()
    assert pending_cents(canteen.session_of(Role.CASHIER), pupil, canteen.town.group_id, TUESDAY) == PRICE
    with pytest.raises(NotAllowed):
        pending_cents(canteen.session_of(Role.KITCHEN), pupil, canteen.town.group_id, TUESDAY)
