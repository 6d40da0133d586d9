"""Roster and summary of a day, drawn as the office sees them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from core.access.permissions import Role
from core.errors import NotAllowed, NotFound
from core.meals import (
    BookingState,
    ClassDay,
    DietOnPlate,
    close_day,
    day_summary,
    is_day_closed,
    record_presence,
    roster,
)
from core.storage import Database
from tests.builders import TUESDAY
from tests.core.meals.conftest import Canteen

WEDNESDAY = TUESDAY + timedelta(days=1)
SATURDAY = date(2026, 11, 28)


def came(canteen: Canteen, *pupils: int) -> None:
    for pupil in pupils:
        record_presence(
            canteen.session, pupil_id=pupil, service_id=canteen.service_id, day=TUESDAY, at=canteen.session.now(),
            source="scan",
        )  # fmt: skip


def drawn(classes: tuple[ClassDay, ...]) -> str:
    """A line a class: who is expected, of them present, in plain, absent, extra, diets."""
    lines = []
    for one in classes:
        diets = " ".join(f"{code}×{count}" for code, count in one.diets) or "-"
        numbers = f"{one.expected:2} {one.present:2} {one.plain:2} {one.absent:2} {one.extra:2}"
        lines.append(f"{one.class_name:4} {numbers}  {diets:11} {'shut' if one.is_closed else one.no_service_text}")
    return "\n".join(line.rstrip() for line in lines)


def full_class(canteen: Canteen) -> dict[str, int]:
    """3ªA with one of each kind; 1ªA of the other school eats on Mondays only."""
    names = ("booked", "came", "plain", "absent", "absent came", "off", "off came")
    pupils = {name: canteen.pupil(name.title(), enrolled=not name.startswith("off")) for name in names}
    canteen.plain(pupils["plain"], TUESDAY)
    canteen.absence(pupils["absent"], TUESDAY)
    canteen.absence(pupils["absent came"], TUESDAY)
    came(canteen, pupils["came"], pupils["absent came"], pupils["off came"])
    for name in ("booked", "absent", "off came", "off"):
        canteen.diet(pupils[name], "GLU")
    canteen.diet(pupils["plain"], "LAT")
    nursery = canteen.town.class_group("1ªA", canteen.town.school("Infanzia Rodari", "infanzia"), weekdays=0b1)
    pupils["nursery"] = canteen.pupil("Nursery", class_id=nursery)
    canteen.diet(pupils["nursery"], "UOV")
    return pupils


def test_the_day_of_all_classes(both: Canteen):
    full_class(both)
    assert drawn(day_summary(both.session, both.service_id, TUESDAY)) == (
        "1ªA   0  0  0  0  0  -           Non previsto di martedì\n"
        "3ªA   3  1  1  2  2  GLU×2 LAT×1"
    )  # fmt: skip


def test_whoever_comes_to_a_class_without_service_is_extra_and_gets_its_diet(both: Canteen):
    pupils = full_class(both)
    came(both, pupils["nursery"])
    nursery = day_summary(both.session, both.service_id, TUESDAY)[0]
    assert (nursery.expected, nursery.present, nursery.extra, nursery.diets) == (0, 0, 1, (("UOV", 1),))


def test_another_day_is_untouched(canteen: Canteen):
    full_class(canteen)
    assert drawn(day_summary(canteen.session, canteen.service_id, WEDNESDAY)).splitlines()[1] == (
        "3ªA   5  0  0  0  0  GLU×2 LAT×1"
    )


def test_a_school_that_does_not_offer_the_service_is_not_listed(canteen: Canteen):
    full_class(canteen)
    canteen.database.execute("DELETE FROM school_service WHERE school_id = ?", (canteen.town.school_id,))
    assert [one.class_name for one in day_summary(canteen.session, canteen.service_id, TUESDAY)] == ["1ªA"]


def test_a_school_sees_its_own_classes(canteen: Canteen):
    full_class(canteen)
    session = canteen.session_of(Role.SCHOOL, canteen.town.school_id)
    assert [one.class_name for one in day_summary(session, canteen.service_id, TUESDAY)] == ["3ªA"]
    other = replace(session, actor=replace(session.actor, school_id=99))
    with pytest.raises(NotAllowed):
        roster(other, canteen.service_id, canteen.town.school_id, TUESDAY)
    with pytest.raises(NotAllowed):
        day_summary(canteen.session_of(Role.CASHIER), canteen.service_id, TUESDAY)


def test_closed_classes_say_so(both: Canteen):
    full_class(both)
    both.database.execute(
        "INSERT INTO band_assignment (pupil_id, service_id, tariff_band_id, is_exempt, starts_on, ends_on)"
        " SELECT id, ?, ?, ?, 0, 99999 FROM pupil WHERE id NOT IN (SELECT pupil_id FROM band_assignment)",
        (both.service_id, both.town.band_id, False),
    )
    both.at(TUESDAY, time(15))
    assert not is_day_closed(both.session, both.service_id, TUESDAY)
    close_day(both.session, both.service_id, TUESDAY)
    assert is_day_closed(both.session, both.service_id, TUESDAY)
    assert [one.is_closed for one in day_summary(both.session, both.service_id, TUESDAY)] == [True, True]
    assert not is_day_closed(both.session, both.service_id, WEDNESDAY)


def test_the_roster_has_everybody_of_the_school(both: Canteen):
    pupils = full_class(both)
    page = roster(both.session, both.service_id, both.town.school_id, TUESDAY)
    assert (page.is_service, page.no_service_text) == (True, "")
    states = {line.last_name: line.state for line in page.lines}
    assert states == {
        "Absent": BookingState.ABSENT,
        "Absent Came": BookingState.ABSENT,
        "Booked": BookingState.BOOKED,
        "Came": BookingState.BOOKED,
        "Off": BookingState.NOT_ENROLLED,
        "Off Came": BookingState.NOT_ENROLLED,
        "Plain": BookingState.PLAIN,
    }
    assert [line.last_name for line in page.lines] == sorted(states)
    plain = next(line for line in page.lines if line.pupil_id == pupils["plain"])
    assert plain.diets == (DietOnPlate("LAT", "Dieta LAT", "attenzione"),)
    assert (plain.class_id, plain.class_name) == (both.town.class_id, "3ªA")


def test_the_roster_of_a_day_without_service_says_why(canteen: Canteen):
    canteen.pupil()
    for day, why in ((SATURDAY, "Non previsto di sabato"), (date(2027, 7, 1), "Fuori dall'anno scolastico")):
        page = roster(canteen.session, canteen.service_id, canteen.town.school_id, day)
        assert (page.is_service, page.no_service_text) == (False, why)
        assert all((line.state, line.no_service_text) == (BookingState.NO_SERVICE, why) for line in page.lines)
    with pytest.raises(NotFound, match="Scuola"):
        roster(canteen.session, canteen.service_id, 99, TUESDAY)


@contextmanager
def counted(database: Database, monkeypatch: pytest.MonkeyPatch):
    seen: list[str] = []
    run = database.engine.execute_sql
    with monkeypatch.context() as patch:
        patch.setattr(
            database.engine, "execute_sql", lambda sql, *rest, **more: (seen.append(sql), run(sql, *rest, **more))[1]
        )
        yield seen


def test_the_number_of_queries_does_not_grow_with_the_pupils(canteen: Canteen, monkeypatch: pytest.MonkeyPatch):
    def queries() -> tuple[int, int]:
        with counted(canteen.database, monkeypatch) as seen:
            day_summary(canteen.session, canteen.service_id, TUESDAY)
            after_summary = len(seen)
            roster(canteen.session, canteen.service_id, canteen.town.school_id, TUESDAY)
        return after_summary, len(seen) - after_summary

    full_class(canteen)
    few = queries()
    other = canteen.town.class_group("5ªC")
    for number in range(20):
        pupil = canteen.pupil(f"Altro{number}", class_id=other)
        canteen.absence(pupil, TUESDAY)
        canteen.diet(pupil, "GLU")
    assert queries() == few
    assert max(few) <= 10
