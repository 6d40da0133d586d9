"""What a close would do, and where the day stands: told beforehand, and true afterwards."""

from __future__ import annotations

from datetime import date, time

import pytest

from core.access.permissions import Role
from core.errors import NotAllowed
from core.meals import (
    DayNotOver,
    DayState,
    NoServiceThatDay,
    PresenceSource,
    close_day,
    close_preview,
    day_pupils,
    day_status,
    day_summary,
    record_presence,
    report_absence,
)

TUESDAY, SUNDAY = date(2026, 11, 24), date(2026, 11, 29)


def present(canteen, pupil_id):
    record_presence(
        canteen.session, pupil_id=pupil_id, service_id=canteen.service_id, day=TUESDAY,
        at=canteen.clock.now(), source=PresenceSource.OFFICE,
    )  # fmt: skip


def test_the_preview_is_what_the_close_then_does(canteen):
    canteen.pupil("Rossi")
    canteen.ask(report_absence, canteen.pupil("Bianchi"), TUESDAY)
    canteen.pupil("Verdi")
    canteen.at(TUESDAY, time(14))
    preview = close_preview(canteen.session, canteen.service_id, TUESDAY)
    report = close_day(canteen.session, canteen.service_id, TUESDAY)
    assert (preview.charged, preview.total_cents, preview.exempt, preview.schools) == (2, 1050, 0, 1)
    assert (report.charged, report.total_cents, report.exempt, report.schools) == (2, 1050, 0, 1)


def test_whoever_has_no_price_is_named_and_not_counted(canteen):
    canteen.pupil("Rossi")
    canteen.pupil("Zeta", priced=False)
    first = canteen.pupil("Alfa", priced=False)
    canteen.at(TUESDAY, time(14))
    preview = close_preview(canteen.session, canteen.service_id, TUESDAY)
    assert [name for _id, name in preview.without_price] == ["Alfa Anna", "Zeta Anna"]
    assert preview.without_price[0][0] == first
    assert preview.charged == 1


def test_the_preview_refuses_what_the_close_refuses(canteen):
    canteen.pupil()
    canteen.at(TUESDAY, time(9))
    with pytest.raises(DayNotOver):
        close_preview(canteen.session, canteen.service_id, TUESDAY)
    with pytest.raises(NoServiceThatDay):
        close_preview(canteen.session, canteen.service_id, SUNDAY)
    with pytest.raises(NotAllowed):
        close_preview(canteen.session_of(Role.KITCHEN), canteen.service_id, TUESDAY)


@pytest.mark.parametrize(
    ("day", "now", "state"),
    [
        (TUESDAY, (TUESDAY, time(9, 30)), DayState.OPEN),
        (TUESDAY, (TUESDAY, time(9, 31)), DayState.ORDERED),
        (TUESDAY, (date(2026, 11, 25), time(8)), DayState.SERVED),
        (SUNDAY, (TUESDAY, time(9)), DayState.NO_SERVICE),
    ],
)
def test_where_the_day_stands(canteen, day, now, state):
    canteen.pupil()
    canteen.at(*now)
    assert day_status(canteen.session, canteen.service_id, day).state is state


def test_a_day_without_service_says_why(canteen):
    assert "omenica" in day_status(canteen.session, canteen.service_id, SUNDAY).reason


def test_the_kitchen_learns_that_a_day_is_closed_and_not_for_how_much(canteen):
    canteen.pupil()
    canteen.at(TUESDAY, time(14))
    close_day(canteen.session, canteen.service_id, TUESDAY)
    assert day_status(canteen.session, canteen.service_id, TUESDAY).total_cents == 525
    seen = day_status(canteen.session_of(Role.KITCHEN), canteen.service_id, TUESDAY)
    assert (seen.state, seen.charged, seen.total_cents) == (DayState.CLOSED, None, None)


def test_the_pupils_of_the_day_are_those_that_the_summary_counts(canteen):
    rossi, bianchi, extra = canteen.pupil("Rossi"), canteen.pupil("Bianchi"), canteen.pupil("Extra", enrolled=False)
    canteen.pupil("Altrove", enrolled=False)
    canteen.ask(report_absence, bianchi, TUESDAY)
    present(canteen, rossi)
    present(canteen, extra)
    (line,) = day_summary(canteen.session, canteen.service_id, TUESDAY)
    pupils = day_pupils(canteen.session, canteen.service_id, TUESDAY)
    assert [one.last_name for one in pupils] == ["Bianchi", "Extra", "Rossi"]
    assert sum(one.state.is_expected for one in pupils) == line.expected == 1
    assert [one.pupil_id for one in pupils if one.is_extra] == [extra]
    assert line.extra == 1
    assert [one.pupil_id for one in pupils if one.is_missing] == []


def test_a_school_user_sees_the_pupils_of_its_school(canteen):
    canteen.pupil("Rossi")
    other = canteen.town.school("Altra scuola")
    elsewhere = canteen.pupil("Altrove", class_id=canteen.town.class_group("1ªA", other))
    seen = day_pupils(canteen.session_of(Role.SCHOOL, other), canteen.service_id, TUESDAY)
    assert [one.pupil_id for one in seen] == [elsewhere]
