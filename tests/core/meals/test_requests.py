"""Absence, plain meal, restore: decided day by day against the cut-off."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta

import pytest

from core.access.permissions import Role
from core.errors import Conflict, InvalidValue, NotAllowed, NotFound
from core.meals import (
    AbsentThatDay,
    CutoffPassed,
    DayClosed,
    NoServiceThatDay,
    NotEnrolled,
    NothingToRestore,
    PlainLimitExceeded,
    RequestChannel,
    RequestKind,
    bookings,
    close_day,
    deadline,
    receipt,
)
from core.storage import day_number
from core.storage.tables import Placement
from tests.builders import TUESDAY, YEAR_END
from tests.core.meals.conftest import Canteen

MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 29)
WEDNESDAY, THURSDAY, FRIDAY = (TUESDAY + timedelta(days=n) for n in (1, 2, 3))
NEXT_MONDAY, NEXT_TUESDAY = date(2026, 11, 30), date(2026, 12, 1)
OVERRIDE = "La madre ha chiamato alle 9:20, linea occupata"


def test_nothing_is_written_for_the_normal_case(canteen: Canteen):
    pupil = canteen.pupil()
    assert canteen.month(pupil, MONDAY, SUNDAY) == "BBBBB--"
    assert canteen.database.scalar("SELECT COUNT(*) FROM meal_exception") == 0


def test_a_period_takes_the_service_days_and_tells_the_others(both: Canteen):
    pupil = both.pupil()
    both.closed(THURSDAY)
    receipt = both.absence(pupil, TUESDAY, NEXT_MONDAY)
    assert both.month(pupil, MONDAY, NEXT_TUESDAY) == "BAA-A--AB"
    assert receipt.kind is RequestKind.ABSENCE
    assert receipt.days == (TUESDAY, WEDNESDAY, FRIDAY, NEXT_MONDAY)
    assert receipt.skipped == (
        (THURSDAY, "servizio non disponibile: Sciopero"),
        (date(2026, 11, 28), "servizio non disponibile: Non previsto di sabato"),
        (SUNDAY, "servizio non disponibile: Non previsto di domenica"),
    )


def test_seven_days_of_the_grid_say_why_there_is_no_service(canteen: Canteen):
    """1 November of the seed's own screen is a national holiday."""
    pupil = canteen.pupil()
    days = bookings(canteen.session, pupil, canteen.service_id, date(2026, 12, 7), date(2026, 12, 13))
    assert [day.no_service_text for day in days] == [
        "", "Immacolata Concezione", "", "", "", "Non previsto di sabato", "Non previsto di domenica"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [
        (date(2026, 11, 24), 8),  # winter: 09:30 in Rome is 08:30 UTC
        (date(2027, 5, 4), 7),  # summer: 07:30 UTC
        (date(2026, 10, 26), 8),  # the Monday after clocks go back
        (date(2027, 4, 1), 7),  # the first service day after they go forward
    ],
)
@pytest.mark.parametrize(
    ("second", "is_in_time"), [(-1, True), (0, True), (1, False)], ids=["09:29:59", "09:30:00", "09:30:01"]
)
def test_the_cutoff_is_half_past_nine_in_rome(
    canteen: Canteen, day: date, utc_hour: int, second: int, is_in_time: bool
):
    pupil = canteen.pupil()
    limit = datetime(day.year, day.month, day.day, utc_hour, 30, tzinfo=UTC)
    assert deadline(canteen.session, canteen.town.school_id, canteen.service_id, day) == limit
    canteen.clock.set(limit + timedelta(seconds=second))
    assert bookings(canteen.session, pupil, canteen.service_id, day, day)[0].is_open is is_in_time
    if is_in_time:
        assert canteen.absence(pupil, day, channel=RequestChannel.PORTAL).days == (day,)
    else:
        with pytest.raises(CutoffPassed, match="entro le 09:30"):
            canteen.absence(pupil, day, channel=RequestChannel.PORTAL)
        assert canteen.month(pupil, day, day) == "B"


def test_a_school_may_have_its_own_cutoff(canteen: Canteen):
    pupil = canteen.pupil()
    canteen.database.execute("UPDATE school_service SET cutoff_minutes = 495")
    canteen.at(TUESDAY, time(8, 15))
    assert canteen.absence(pupil, TUESDAY).days == (TUESDAY,)
    canteen.at(TUESDAY, time(8, 15, 1))
    with pytest.raises(CutoffPassed, match="entro le 08:15"):
        canteen.restore(pupil, TUESDAY)


def test_a_period_from_today_after_the_cutoff_begins_tomorrow(canteen: Canteen):
    pupil = canteen.pupil()
    canteen.at(TUESDAY, time(9, 31))
    receipt = canteen.absence(pupil, TUESDAY, THURSDAY, channel=RequestChannel.PORTAL)
    assert canteen.month(pupil, TUESDAY, THURSDAY) == "BAA"
    assert receipt.skipped == ((TUESDAY, "oltre le 09:30"),)


def test_days_gone_by_cannot_be_changed_by_a_family(canteen: Canteen):
    pupil = canteen.pupil()
    with pytest.raises(CutoffPassed):
        canteen.absence(pupil, MONDAY, channel=RequestChannel.PORTAL)


@pytest.mark.parametrize(
    ("role", "channel", "reason", "is_accepted"),
    [
        (Role.ADMINISTRATOR, RequestChannel.PHONE, OVERRIDE, True),
        (Role.CLERK, RequestChannel.DESK, OVERRIDE, True),
        (Role.CLERK, RequestChannel.DESK, None, False),
        (Role.CLERK, RequestChannel.DESK, "   ", False),
        (Role.SYSTEM, RequestChannel.PORTAL, OVERRIDE, False),
        (Role.CLERK, RequestChannel.PORTAL, OVERRIDE, False),
        (Role.SCHOOL, RequestChannel.SCHOOL, OVERRIDE, False),
    ],
)
def test_after_the_cutoff_only_the_office_and_with_a_reason(
    canteen: Canteen, role: Role, channel: RequestChannel, reason: str | None, is_accepted: bool
):
    pupil = canteen.pupil()
    session = canteen.session_of(role, canteen.town.school_id)
    canteen.at(TUESDAY, time(10))
    if is_accepted:
        canteen.absence(pupil, TUESDAY, session=session, channel=channel, override_reason=reason)
        assert canteen.month(pupil, TUESDAY, TUESDAY) == "A"
        assert canteen.database.scalar("SELECT override_reason FROM meal_request") == OVERRIDE
    else:
        with pytest.raises((CutoffPassed, NotAllowed)):
            canteen.absence(pupil, TUESDAY, session=session, channel=channel, override_reason=reason)
        assert canteen.month(pupil, TUESDAY, TUESDAY) == "B"


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.ADMINISTRATOR, True),
        (Role.CLERK, True),
        (Role.SCHOOL, True),
        (Role.SYSTEM, True),
        (Role.CASHIER, False),
        (Role.KITCHEN, False),
        (Role.AUDITOR, False),
        (Role.STATION, False),
    ],
)
def test_who_may_report_an_absence(canteen: Canteen, role: Role, may: bool):
    pupil = canteen.pupil()
    session = canteen.session_of(role, canteen.town.school_id)
    if may:
        canteen.absence(pupil, TUESDAY, session=session)
    else:
        with pytest.raises(NotAllowed):
            canteen.absence(pupil, TUESDAY, session=session)


def test_a_school_asks_for_its_own_pupils_only(canteen: Canteen):
    other = canteen.town.class_group("1ªA", canteen.town.school("Infanzia Rodari", "infanzia"))
    pupil = canteen.pupil(class_id=other)
    session = canteen.session_of(Role.SCHOOL, canteen.town.school_id)
    with pytest.raises(NotAllowed):
        canteen.absence(pupil, TUESDAY, session=session)
    with pytest.raises(NotAllowed):
        bookings(session, pupil, canteen.service_id, TUESDAY, TUESDAY)
    code = canteen.absence(pupil, TUESDAY).receipt_code
    with pytest.raises(NotAllowed):
        receipt(session, code)


def test_single_days_that_cannot_be_taken_are_refused_with_their_reason(canteen: Canteen):
    pupil = canteen.pupil(starts_on=WEDNESDAY)
    with pytest.raises(NotEnrolled, match=r"Rossi Anna non è iscritto al servizio il 24/11/2026"):
        canteen.absence(pupil, TUESDAY)
    with pytest.raises(NoServiceThatDay, match="sabato"):
        canteen.absence(pupil, date(2026, 11, 28))
    with pytest.raises(NothingToRestore):
        canteen.restore(pupil, WEDNESDAY)
    assert canteen.database.scalar("SELECT COUNT(*) FROM meal_request") == 0


def test_a_weekend_alone_is_refused_like_a_day(canteen: Canteen):
    pupil = canteen.pupil()
    with pytest.raises(NoServiceThatDay):
        canteen.absence(pupil, date(2026, 11, 28), SUNDAY)


def test_days_without_enrolment_are_skipped(canteen: Canteen):
    pupil = canteen.pupil(starts_on=WEDNESDAY, ends_on=THURSDAY)
    receipt = canteen.absence(pupil, TUESDAY, FRIDAY)
    assert receipt.days == (WEDNESDAY, THURSDAY)
    assert receipt.skipped == ((TUESDAY, "non iscritto"), (FRIDAY, "non iscritto"))
    assert canteen.month(pupil, TUESDAY, FRIDAY) == "xAAx"


@pytest.mark.parametrize(("first", "last"), [(WEDNESDAY, TUESDAY), (TUESDAY, TUESDAY + timedelta(days=366))])
def test_a_period_is_forward_and_a_year_at_most(canteen: Canteen, first: date, last: date):
    pupil = canteen.pupil()
    with pytest.raises(InvalidValue):
        canteen.absence(pupil, first, last)


def test_an_unknown_pupil_is_said_to_be_unknown(canteen: Canteen):
    with pytest.raises(NotFound, match="Alunno"):
        canteen.absence(99, TUESDAY)


def test_absence_wins_over_plain_and_replaces_it(both: Canteen):
    pupil = both.pupil()
    both.plain(pupil, TUESDAY, WEDNESDAY)
    assert both.month(pupil, TUESDAY, THURSDAY) == "PPB"
    both.absence(pupil, WEDNESDAY)
    assert both.month(pupil, TUESDAY, THURSDAY) == "PAB"


def test_a_plain_meal_on_an_absent_day_is_refused_and_in_a_period_skipped(canteen: Canteen):
    pupil = canteen.pupil()
    canteen.absence(pupil, WEDNESDAY)
    with pytest.raises(AbsentThatDay):
        canteen.plain(pupil, WEDNESDAY)
    receipt = canteen.plain(pupil, TUESDAY, THURSDAY)
    assert receipt.skipped == ((WEDNESDAY, "assenza già comunicata"),)
    assert canteen.month(pupil, TUESDAY, THURSDAY) == "PAP"


def test_restore_puts_back_the_usual_booking(both: Canteen):
    pupil = both.pupil()
    both.absence(pupil, TUESDAY)
    both.plain(pupil, WEDNESDAY)
    receipt = both.restore(pupil, TUESDAY, THURSDAY)
    assert both.month(pupil, TUESDAY, THURSDAY) == "BBB"
    assert receipt.days == (TUESDAY, WEDNESDAY)
    assert receipt.skipped == ((THURSDAY, "già prenotato"),)


def test_two_pupils_and_two_services_keep_apart(canteen: Canteen):
    anna, bruno = canteen.pupil("Anna"), canteen.pupil("Bruno")
    canteen.absence(anna, TUESDAY)
    assert canteen.month(bruno, TUESDAY, TUESDAY) == "B"


def test_the_same_operation_gives_the_same_receipt_also_after_the_cutoff(both: Canteen):
    pupil, operation = both.pupil(), both.operation()
    first = both.absence(pupil, TUESDAY, operation=operation)
    both.at(TUESDAY, time(11))
    again = both.absence(pupil, TUESDAY, operation=operation)
    assert (again.receipt_code, again.at, again.days) == (first.receipt_code, first.at, first.days)
    assert (first.is_repeat, again.is_repeat) == (False, True)
    assert both.database.scalar("SELECT COUNT(*) FROM meal_request") == 1
    with pytest.raises(Conflict):
        both.absence(pupil, WEDNESDAY, operation=operation)


def test_a_receipt_is_reprinted_as_it_was_given(both: Canteen):
    pupil = both.pupil()
    given = both.absence(pupil, FRIDAY, NEXT_MONDAY, channel=RequestChannel.PHONE, asked_by=" padre  di Anna ")
    both.restore(pupil, FRIDAY)
    both.at(NEXT_TUESDAY)
    spoken = given.receipt_code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    again = receipt(both.session, spoken)
    assert (again.receipt_code, again.at, again.kind) == (given.receipt_code, given.at, RequestKind.ABSENCE)
    assert (again.days, again.skipped) == ((FRIDAY, NEXT_MONDAY), given.skipped)
    assert (again.channel, again.asked_by) == (RequestChannel.PHONE, "padre di Anna")


def test_a_wrong_code_finds_nothing(canteen: Canteen):
    for code in ("", "0000-0001", "è", "AAAA-AAAA-A"):
        with pytest.raises(NotFound):
            receipt(canteen.session, code)


def test_a_request_leaves_its_trace(canteen: Canteen):
    pupil = canteen.pupil()
    canteen.absence(pupil, TUESDAY)
    actor, operation, detail = canteen.database.row("SELECT actor_name, operation, detail FROM audit")
    assert (actor, operation) == ("Giulia Cirillo", "report_absence")
    assert json.loads(detail)["days"] == ["2026-11-24"]


def test_what_was_refused_leaves_nothing(canteen: Canteen):
    pupil = canteen.pupil()
    with pytest.raises(PlainLimitExceeded):
        canteen.plain(pupil, MONDAY + timedelta(days=7), MONDAY + timedelta(days=11))
    for table in ("meal_request", "meal_exception", "operation", "audit"):
        assert canteen.database.scalar(f"SELECT COUNT(*) FROM {table}") == 0


def test_a_closed_day_takes_no_request_whoever_asks(both: Canteen):
    pupil = both.pupil()
    both.at(TUESDAY, time(15))
    close_day(both.session, both.service_id, TUESDAY)
    with pytest.raises(DayClosed, match="24/11/2026"):
        both.absence(pupil, TUESDAY, override_reason=OVERRIDE)
    receipt = both.absence(pupil, TUESDAY, WEDNESDAY, override_reason=OVERRIDE)
    assert receipt.skipped == ((TUESDAY, "giornata chiusa"),)
    days = bookings(both.session, pupil, both.service_id, TUESDAY, WEDNESDAY)
    assert [day.is_closed for day in days] == [True, False]


def test_a_pupil_who_changes_class_follows_the_new_class(canteen: Canteen):
    afternoon = canteen.town.class_group("4ªB", weekdays=0b0000101)  # Monday and Wednesday
    pupil = canteen.pupil()
    canteen.database.execute("UPDATE placement SET ends_on = ?", (day_number(WEDNESDAY),))
    canteen.database.insert(Placement, pupil=pupil, class_group=afternoon, starts_on=THURSDAY, ends_on=YEAR_END)
    assert canteen.month(pupil, MONDAY, NEXT_TUESDAY) == "BBB----B-"
