"""A school year gets other days: what lasts as long as it follows, what sticks out is cut, what was eaten stays in.

Each case is a picture: the year is 14/09/2026 – 10/06/2027; a line before and after, as day/month.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core import calendar, ledger, meals, registry
from core.access.operations import OperationId
from core.access.trail import audit_trail
from core.errors import InvalidValue, NotFound
from core.ledger import Contra, EntryKind
from core.ledger.posting import append
from core.registry import StillInUse, YearHasMeals, YearsOverlap
from core.storage.tables import Presence
from tests.builders import YEAR_END, YEAR_START, Town, make_town


@pytest.fixture
def town(database, clock, ids) -> Town:
    return make_town(database, clock, ids, pupils=1)


def day(text: str) -> date:
    """`7/9` lies in 2026, `1/6` in 2027."""
    number, month = map(int, text.split("/"))
    return date(2026 if month > 8 else 2027, month, number)


def period(text: str) -> tuple[date, date]:
    first, _dash, last = text.partition(" – ")
    return day(first), day(last)


def told(starts_on: date, ends_on: date) -> str:
    return f"{starts_on.day}/{starts_on.month} – {ends_on.day}/{ends_on.month}"


def change(town: Town, days: str) -> registry.YearChange:
    starts_on, ends_on = period(days)
    foreseen = registry.preview_school_year(town.session, town.school_year_id, starts_on, ends_on)
    done = registry.update_school_year(
        town.session, town.school_year_id, label="", starts_on=starts_on, ends_on=ends_on
    )
    assert done == foreseen  # the preview is true
    return done


CASES = [
    # the new year        was in it            is in it             what it shows
    ("14/9 – 30/6", "14/9 – 10/6", "14/9 – 30/6", "what lasts to the end goes on with it"),
    ("7/9 – 10/6", "14/9 – 10/6", "7/9 – 10/6", "what begins with it begins with it"),
    ("14/9 – 30/6", "14/9 – 1/3", "14/9 – 1/3", "who left stays away"),
    ("7/9 – 10/6", "1/3 – 10/6", "1/3 – 10/6", "who came later came later"),
    ("14/9 – 4/6", "14/9 – 10/6", "14/9 – 4/6", "what lasts to the end ends with it"),
    ("14/9 – 4/6", "1/3 – 7/6", "1/3 – 4/6", "what sticks out is cut"),
    ("21/9 – 10/6", "16/9 – 10/6", "21/9 – 10/6", "also at the beginning"),
    ("14/9 – 4/6", "7/6 – 10/6", "", "what lies wholly outside goes"),
    ("21/9 – 10/6", "14/9 – 18/9", "", "also at the beginning"),
    ("21/9 – 4/6", "14/9 – 10/6", "21/9 – 4/6", "both ends at once"),
    ("7/9 – 4/6", "14/9 – 10/6", "7/9 – 4/6", "longer here, shorter there"),
]


@pytest.mark.parametrize(("days", "before", "after", "shows"), CASES, ids=[case[3] + f" ({case[0]})" for case in CASES])
def test_classes_and_enrolments_follow_the_year(town: Town, days: str, before: str, after: str, shows: str):
    first, last = period(before)
    pupil = town.pupil("Nuova", "Ida", enrolled=False)
    town.database.execute("DELETE FROM placement WHERE pupil_id = ?", (pupil,))
    registry.place_pupil(town.session, pupil, town.class_id, first, last)
    registry.enrol(town.session, pupil, town.service_id, first, last)
    change(town, days)

    wanted = [after] if after else []
    assert [told(one.starts_on, one.ends_on) for one in registry.placements_of(town.session, pupil)] == wanted
    assert [told(one.starts_on, one.ends_on) for one in registry.enrolments_of(town.session, pupil)] == wanted


def test_an_enrolment_that_is_longer_than_the_year_is_not_the_year_s(town: Town):
    pupil = town.pupil("Nuova", "Ida", starts_on=date(2026, 7, 1), ends_on=date(2027, 8, 31))
    change(town, "21/9 – 4/6")
    (kept,) = registry.enrolments_of(town.session, pupil)
    assert (kept.starts_on, kept.ends_on) == (date(2026, 7, 1), date(2027, 8, 31))


def test_prices_and_diets_go_on_as_long_as_the_year_does(town: Town):
    session, pupil = town.session, town.pupils[0]
    diet = meals.create_diet(session, "VEG", "Vegetariana", "niente carne")
    meals.assign_diet(session, pupil, diet, starts_on=YEAR_START, ends_on=YEAR_END)
    done = change(town, "14/9 – 30/6")

    last = date(2027, 6, 30)
    assert {rate.ends_on for rate in ledger.bands(session, town.service_id)[0].rates} == {last}
    assert {one.ends_on for one in ledger.assignments_of(session, pupil)} == {last}
    assert {one.ends_on for one in meals.diets_of(session, pupil)} == {last}
    assert (done.placements, done.enrolments, done.prices, done.diets, done.removed) == (1, 1, 2, 1, 0)


def test_a_shorter_year_leaves_prices_alone(town: Town):
    """A price for a day on which nobody eats harms nobody; one that is missing does."""
    change(town, "14/9 – 4/6")
    assert {one.ends_on for one in ledger.assignments_of(town.session, town.pupils[0])} == {YEAR_END}


def test_what_has_the_new_days_already_is_not_pushed_aside(town: Town):
    """The band after the year's end was assigned by hand: it stays, the other does not run into it."""
    session, pupil = town.session, town.pupils[0]
    after = YEAR_END + timedelta(days=1)
    ledger.assign_band(session, pupil, town.service_id, town.band_id, after, date(2027, 6, 30))
    change(town, "14/9 – 30/6")
    assert sorted(told(one.starts_on, one.ends_on) for one in ledger.assignments_of(session, pupil)) == [
        "11/6 – 30/6", "14/9 – 10/6",
    ]  # fmt: skip


def test_other_years_are_not_touched(town: Town):
    session = town.session
    other = registry.create_school_year(session, "", date(2027, 9, 13), date(2028, 6, 9))
    group = registry.create_class(session, town.school_id, other, "4ªA", [0])
    registry.place_pupil(session, town.pupils[0], group, date(2027, 9, 13), date(2028, 6, 9))
    change(town, "14/9 – 30/6")
    assert [(one.starts_on, one.ends_on) for one in registry.placements_of(session, town.pupils[0])] == [
        (date(2027, 9, 13), date(2028, 6, 9)), (YEAR_START, date(2027, 6, 30)),
    ]  # fmt: skip


def test_absences_and_closures_outside_are_told(town: Town):
    session, last = town.session, day("8/6")
    meals.report_absence(
        session, OperationId("test", "1"), town.pupils[0], town.service_id, day("3/6"), day("9/6"),
        channel=meals.RequestChannel.PHONE, asked_by="madre",
    )  # fmt: skip
    calendar.add_closure(session, last, last, "Seggio elettorale")
    calendar.add_closure(session, day("1/3"), day("1/3"), "Carnevale")
    foreseen = registry.preview_school_year(session, town.school_year_id, YEAR_START, day("4/6"))
    assert (foreseen.requests, foreseen.closures) == (3, 1)  # 7, 8 and 9 June; 3 and 4 stay


@pytest.mark.parametrize("what", ["presence", "charge"])
def test_a_day_on_which_somebody_ate_or_was_charged_stays_in_the_year(town: Town, what: str):
    session, pupil, on = town.session, town.pupils[0], day("15/9")
    with town.database.transaction():
        if what == "presence":
            town.database.run(
                Presence.insert(
                    day=on, service=town.service_id, pupil=pupil, source="office", is_extra=False, at=session.now()
                )
            )
        else:
            append(
                session, OperationId("test", "1"), account_id=town.account(pupil), on=on, kind=EntryKind.CHARGE,
                amount_cents=-500, contra=Contra.MEALS,
            )  # fmt: skip
    with pytest.raises(YearHasMeals, match="Il 15/09/2026 qualcuno ha mangiato o pagato"):
        registry.update_school_year(session, town.school_year_id, label="", starts_on=day("16/9"), ends_on=YEAR_END)
    assert registry.school_years(session)[0].starts_on == YEAR_START
    registry.update_school_year(session, town.school_year_id, label="", starts_on=on, ends_on=YEAR_END)


def test_days_of_another_year_and_days_that_are_none(town: Town):
    session = town.session
    registry.create_school_year(session, "", date(2027, 9, 13), date(2028, 6, 9))
    with pytest.raises(YearsOverlap, match="2027/2028"):
        registry.update_school_year(
            session, town.school_year_id, label="", starts_on=date(2026, 9, 20), ends_on=date(2027, 9, 13)
        )
    with pytest.raises(InvalidValue, match="la fine viene prima"):
        registry.preview_school_year(session, town.school_year_id, YEAR_END, YEAR_START)
    with pytest.raises(NotFound):
        registry.update_school_year(session, 99, label="", starts_on=date(2030, 9, 9), ends_on=date(2031, 6, 9))
    # Its own days are not in its way.
    registry.update_school_year(session, town.school_year_id, label="", starts_on=YEAR_START, ends_on=YEAR_END)


def test_what_changed_is_in_the_trail(town: Town):
    change(town, "14/9 – 30/6")
    (line,) = audit_trail(town.session, operation="update_school_year").items
    assert line.detail["ends_on"] == ["2027-06-10", "2027-06-30"]
    assert line.detail["placements"] == 1


def test_only_an_empty_year_goes_away(town: Town):
    session = town.session
    with pytest.raises(StillInUse, match="2026/2027"):
        registry.delete_school_year(session, town.school_year_id)
    empty = registry.create_school_year(session, "", date(2027, 9, 13), date(2028, 6, 9))
    registry.delete_school_year(session, empty)
    assert [year.label for year in registry.school_years(session)] == ["2026/2027"]
    with pytest.raises(NotFound):
        registry.delete_school_year(session, empty)
