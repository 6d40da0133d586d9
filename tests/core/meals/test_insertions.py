"""Gradual insertions: who may set them, what holds from when, and that everybody agrees who eats."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from core.access.permissions import Role
from core.access.stale import ChangedMeanwhile
from core.calendar.suspensions import SuspensionScope
from core.errors import InvalidValue, NotAllowed, NotFound
from core.meals import (
    BookingState,
    ClosePreview,
    NotEnrolled,
    OnlyNursery,
    PresenceSource,
    class_week,
    clear_insertion,
    close_day,
    close_preview,
    credit_lasts,
    day_pupils,
    day_summary,
    insertions,
    pending_cents,
    record_presence,
    roster,
    set_insertion,
    undo_insertion,
)
from core.meals.kitchen import day_orders, diet_labels, order, send_orders
from core.meals.menu import check_day
from core.meals.suspending import suspension_preview
from core.registry import withdraw_enrolment
from core.reports import attendance
from core.storage import day_number
from core.storage.tables import Placement
from tests.builders import TUESDAY, YEAR_END
from tests.core.meals.conftest import Canteen

MONDAY = date(2026, 11, 23)
WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = (TUESDAY + timedelta(days=number) for number in (1, 2, 3, 4))
NEXT_MONDAY, NEXT_TUESDAY = date(2026, 11, 30), date(2026, 12, 1)
SUNDAY = date(2026, 12, 6)
MON_WED = (0, 2)


class Nursery:
    """A nursery school with a class of its own beside the primary one."""

    def __init__(self, canteen: Canteen) -> None:
        self.canteen = canteen
        self.school_id = canteen.town.school("Infanzia Collodi", "infanzia")
        self.class_id = canteen.town.class_group("Gialli", self.school_id)
        self.school = canteen.session_of(Role.SCHOOL, self.school_id)

    def child(self, name: str = "Ferrero", **more: object) -> int:
        return self.canteen.pupil(name, class_id=self.class_id, **more)

    def set(self, pupil: int, first: date, weekdays: tuple[int, ...] | None = None, until: date | None = None, **more):
        session = more.pop("session", self.school)
        return set_insertion(session, pupil, self.canteen.service_id, first, weekdays, until, **more)

    def fortnight(self, pupil: int) -> str:
        """From Monday 23 November, without weekends."""
        return self.canteen.month(pupil, MONDAY, SUNDAY).replace("--", " ").strip()

    def told(self, pupil: int) -> str:
        one = next(
            one for one in insertions(self.school, self.canteen.service_id, self.class_id) if one.pupil_id == pupil
        )
        first = "" if one.first_meal_on is None else f"{one.first_meal_on:%d/%m}"
        until = "" if one.reduced_until is None else f"{one.reduced_until:%d/%m}"
        return f"{first} {sorted(one.weekdays)} {until}"


@pytest.fixture
def nursery(canteen: Canteen) -> Nursery:
    return Nursery(canteen)


@pytest.fixture
def nursery_on_both(both: Canteen) -> Nursery:
    return Nursery(both)


#: First meal, weekdays, until; two weeks from Monday 23 (a letter a day) as seen on Tuesday 24 at eight.
SET = [
    (THURSDAY, None, None, "BxxBB BBBBB", "26/11 [] "),
    (NEXT_MONDAY, None, None, "Bxxxx BBBBB", "30/11 [] "),
    (WEDNESDAY, MON_WED, SUNDAY, "BxBxx BxBxx", "25/11 [0, 2] 06/12"),
    (WEDNESDAY, MON_WED, NEXT_MONDAY, "BxBxx BBBBB", "25/11 [0, 2] 30/11"),
    (TUESDAY, MON_WED, FRIDAY, "BxBxx BBBBB", " [0, 2] 27/11"),
    (MONDAY, None, None, "BBBBB BBBBB", " [] "),
    (MONDAY, MON_WED, WEDNESDAY, "BxBBB BBBBB", " [0, 2] 25/11"),
]


@pytest.mark.parametrize(("first", "weekdays", "until", "days", "told"), SET)
def test_a_child_eats_from_its_first_meal_on_the_days_of_its_insertion(
    nursery_on_both: Nursery, first: date, weekdays: tuple[int, ...] | None, until: date | None, days: str, told: str
):
    """Monday has passed: whatever is set, it stays as it was."""
    child = nursery_on_both.child()
    done = nursery_on_both.set(child, first, weekdays, until)
    assert nursery_on_both.fortnight(child) == days
    assert nursery_on_both.told(child) == told
    assert done.holds_from == TUESDAY


def test_what_is_set_anew_takes_the_place_of_the_old_but_for_days_gone_by(nursery: Nursery):
    """Given only Mondays and Wednesdays; when it is set on Thursday to start next Tuesday; then the week stays."""
    child = nursery.child()
    nursery.set(child, TUESDAY, MON_WED, SUNDAY)
    nursery.canteen.at(THURSDAY)
    nursery.set(child, NEXT_TUESDAY)
    assert nursery.fortnight(child) == "BxBxx xBBBB"
    assert nursery.told(child) == "01/12 [] "


def test_after_todays_cutoff_it_holds_from_tomorrow(nursery: Nursery):
    child = nursery.child()
    nursery.canteen.at(TUESDAY, time(9, 31))
    assert nursery.set(child, NEXT_MONDAY).holds_from == WEDNESDAY
    assert nursery.fortnight(child) == "BBxxx BBBBB"


def test_taking_it_away_lets_the_child_eat_from_the_first_open_day(nursery: Nursery):
    child = nursery.child()
    nursery.set(child, NEXT_MONDAY, MON_WED, SUNDAY)
    nursery.canteen.at(THURSDAY)
    clear_insertion(nursery.school, child, nursery.canteen.service_id, THURSDAY)
    assert nursery.fortnight(child) == "BxxBB BBBBB"
    assert nursery.canteen.database.rows("SELECT operation FROM audit ORDER BY id DESC LIMIT 2") == [
        ("clear_insertion",), ("set_insertion",)
    ]  # fmt: skip


def test_everybody_agrees_who_eats(nursery_on_both: Nursery):
    """One child eats, one does not yet; both follow a diet. All lists, counts, orders and charges know one only."""
    canteen = nursery_on_both.canteen
    canteen.town.account(eats := nursery_on_both.child("Mangia"))
    canteen.town.account(waits := nursery_on_both.child("Aspetta"))
    for child in (eats, waits):
        canteen.diet(child, "GLU")
    nursery_on_both.set(waits, NEXT_MONDAY)
    session, service = canteen.session, canteen.service_id
    summary = {one.class_name: (one.expected, one.diets) for one in day_summary(session, service, TUESDAY)}
    assert summary["Gialli"] == (1, (("GLU", 1),))
    lines = roster(session, service, nursery_on_both.school_id, TUESDAY).lines
    assert {line.last_name: line.state for line in lines} == {
        "Mangia": BookingState.BOOKED, "Aspetta": BookingState.NOT_ENROLLED
    }  # fmt: skip
    assert [one.last_name for one in day_pupils(session, service, TUESDAY)] == ["Mangia"]
    assert [one.last_name for one in diet_labels(session, service, nursery_on_both.school_id, TUESDAY)] == ["Mangia"]
    week = class_week(session, service, nursery_on_both.class_id, TUESDAY)
    assert [[cell.is_inserting for cell in row.cells] for row in week.rows] == [
        [False, True, True, True, True, False, False], [False] * 7
    ]  # fmt: skip
    assert [day.totals.plates for day in week.days[:5]] == [2, 1, 1, 1, 1]
    ordered = {one.school_id: one.needed.total for one in day_orders(session, service, TUESDAY)}
    assert ordered[nursery_on_both.school_id] == 1
    assert len(check_day(session, service, TUESDAY).unchecked) == 1
    assert [pending_cents(session, child, canteen.town.group_id, TUESDAY) for child in (eats, waits)] == [525, 0]
    assert credit_lasts(session, waits, canteen.town.group_id, 525).until == NEXT_MONDAY
    scope = SuspensionScope(service, TUESDAY, TUESDAY, nursery_on_both.school_id)
    preview = suspension_preview(session, scope)
    assert preview.freed == 1
    months = attendance(session, service, TUESDAY, TUESDAY)
    assert sum(line.expected for line in months if line.class_name == "Gialli") == 1
    canteen.at(TUESDAY, time(15))
    found = close_preview(session, service, TUESDAY)
    assert isinstance(found, ClosePreview)
    assert (found.charged, found.total_cents) == (1, 525)
    assert close_day(session, service, TUESDAY).charged == 1


def test_first_and_last_day_of_each_part_count(nursery_on_both: Nursery):
    """Nothing until Thursday, from Friday on Mondays and Wednesdays only until Monday, then always."""
    canteen = nursery_on_both.canteen
    nursery_on_both.set(nursery_on_both.child(), FRIDAY, MON_WED, NEXT_TUESDAY)
    days = (MONDAY, TUESDAY, THURSDAY, FRIDAY, NEXT_MONDAY, NEXT_TUESDAY, NEXT_TUESDAY + timedelta(days=1))
    found = [sum(one.expected for one in day_summary(canteen.session, canteen.service_id, day)) for day in days]
    assert found == [1, 0, 0, 0, 1, 0, 1]


def test_whoever_is_not_inserted_and_comes_all_the_same_is_an_extra(nursery: Nursery):
    child = nursery.child()
    nursery.set(child, NEXT_MONDAY)
    canteen = nursery.canteen
    options = {"service_id": canteen.service_id, "at": canteen.session.now(), "source": PresenceSource.OFFICE}
    assert record_presence(canteen.session, pupil_id=child, day=TUESDAY, **options).is_extra
    assert not record_presence(canteen.session, pupil_id=child, day=NEXT_MONDAY, **options).is_extra


def test_there_is_nothing_to_cancel_on_a_day_without_a_meal(nursery: Nursery):
    child = nursery.child()
    nursery.set(child, NEXT_MONDAY)
    with pytest.raises(NotEnrolled):
        nursery.canteen.absence(child, WEDNESDAY)
    assert nursery.canteen.absence(child, WEDNESDAY, NEXT_MONDAY).days == (NEXT_MONDAY,)


def test_an_order_that_was_sent_follows(nursery: Nursery):
    child = nursery.child()
    canteen = nursery.canteen
    send_orders(canteen.session, canteen.service_id, TUESDAY, school_id=nursery.school_id)
    sent = next(
        one.order
        for one in day_orders(canteen.session, canteen.service_id, TUESDAY)
        if one.school_id == nursery.school_id
    )
    nursery.set(child, NEXT_MONDAY)
    assert [version.content.total for version in order(canteen.session, sent.id).versions] == [1, 0]


def test_a_school_of_which_nobody_eats_yet_gets_no_order(nursery: Nursery):
    nursery.set(nursery.child(), NEXT_MONDAY)
    nursery.canteen.pupil("Rossi")
    session, service = nursery.canteen.session, nursery.canteen.service_id
    assert [one.school_id for one in day_orders(session, service, TUESDAY)] == [nursery.canteen.town.school_id]
    assert nursery.school_id in {one.school_id for one in day_orders(session, service, NEXT_MONDAY)}


# Who may, and for whom


@pytest.mark.parametrize(
    ("role", "school", "is_let"),
    [
        (Role.CLERK, None, True),
        (Role.ADMINISTRATOR, None, True),
        (Role.SCHOOL, "own", True),
        (Role.SCHOOL, "other", False),
        (Role.SCHOOL, None, False),
        (Role.KITCHEN, None, False),
        (Role.CASHIER, None, False),
        (Role.AUDITOR, None, False),
    ],
)
def test_who_may_set_it(nursery: Nursery, role: Role, school: str | None, is_let: bool):
    child = nursery.child()
    schools = {"own": nursery.school_id, "other": nursery.canteen.town.school_id, None: None}
    session = nursery.canteen.session_of(role, schools[school])
    actions = (
        lambda: nursery.set(child, NEXT_MONDAY, session=session),
        lambda: clear_insertion(session, child, nursery.canteen.service_id, TUESDAY),
    )
    for action in actions:
        if is_let:
            action()
        else:
            with pytest.raises(NotAllowed):
                action()


def test_a_school_sees_the_insertions_of_its_own_classes_only(nursery: Nursery):
    other = nursery.canteen.town.school("Infanzia Rodari", "infanzia")
    foreign = nursery.canteen.session_of(Role.SCHOOL, other)
    with pytest.raises(NotAllowed):
        insertions(foreign, nursery.canteen.service_id, nursery.class_id)


def test_a_primary_class_has_none_and_is_told_why(nursery: Nursery):
    """By its own school too; and a child who goes to the nursery today and to the primary on that day."""
    canteen = nursery.canteen
    own = canteen.session_of(Role.SCHOOL, canteen.town.school_id)
    pupil, moving = canteen.pupil("Rossi"), nursery.child("Verdi")
    with pytest.raises(OnlyNursery, match=r"Rossi Anna \(3ªA\) è della scuola primaria"):
        nursery.set(pupil, NEXT_MONDAY, session=own)
    with pytest.raises(OnlyNursery, match="3ªA"):
        insertions(canteen.session, canteen.service_id, canteen.town.class_id)
    canteen.database.execute(
        "UPDATE placement SET ends_on = ? WHERE pupil_id = ?", (day_number(date(2026, 11, 29)), moving)
    )
    canteen.database.insert(
        Placement, pupil=moving, class_group=canteen.town.class_id, starts_on=NEXT_MONDAY, ends_on=YEAR_END
    )
    with pytest.raises(OnlyNursery):
        nursery.set(moving, NEXT_MONDAY, session=canteen.session)
    assert nursery.set(moving, FRIDAY, session=canteen.session).after.first_meal_on == FRIDAY


WRONG = [
    ("weekdays without an end", THURSDAY, MON_WED, None, InvalidValue, "fino a quando"),
    ("an end without weekdays", THURSDAY, None, FRIDAY, InvalidValue, "fino a quando"),
    ("an end before the first meal", FRIDAY, MON_WED, THURSDAY, InvalidValue, "27/11/2026"),
    ("days on which the class does not eat", THURSDAY, (5, 6), FRIDAY, InvalidValue, "la classe mangia"),
    ("no days at all", THURSDAY, (), FRIDAY, InvalidValue, "la classe mangia"),
    ("after the enrolment", YEAR_END + timedelta(days=1), None, None, NotEnrolled, "non è iscritto"),
]


@pytest.mark.parametrize(("case", "first", "weekdays", "until", "error", "words"), WRONG, ids=[row[0] for row in WRONG])
def test_what_cannot_be_meant(nursery: Nursery, case, first, weekdays, until, error, words):
    child = nursery.child()
    with pytest.raises(error, match=words):
        nursery.set(child, first, weekdays, until, session=nursery.canteen.session)
    assert nursery.canteen.database.scalar("SELECT COUNT(*) FROM insertion") == 0


def test_a_withdrawn_child_and_nobody(nursery: Nursery):
    child = nursery.child(ends_on=WEDNESDAY)
    with pytest.raises(NotEnrolled):
        nursery.set(child, NEXT_MONDAY)
    with pytest.raises(NotFound):
        nursery.set(99, NEXT_MONDAY)
    nursery.canteen.at(THURSDAY)
    assert insertions(nursery.school, nursery.canteen.service_id, nursery.class_id) == ()


def test_two_at_the_same_child_the_second_is_told(nursery: Nursery):
    child = nursery.child()
    shown = insertions(nursery.school, nursery.canteen.service_id, nursery.class_id)[0]
    nursery.set(child, NEXT_MONDAY, shown=shown)
    with pytest.raises(ChangedMeanwhile) as caught:
        nursery.set(child, NEXT_TUESDAY, shown=shown)
    assert caught.value.now.first_meal_on == NEXT_MONDAY
    assert nursery.told(child) == "30/11 [] "


def test_the_way_back_restores_what_was_there_and_no_more(nursery: Nursery):
    """And not what somebody else has set since."""
    child, service = nursery.child(), nursery.canteen.service_id
    nursery.set(child, WEDNESDAY, MON_WED, SUNDAY)
    done = nursery.set(child, NEXT_TUESDAY)
    undo_insertion(nursery.school, service, done)
    assert nursery.fortnight(child) == "BxBxx BxBxx"
    done = nursery.set(child, NEXT_TUESDAY)
    nursery.set(child, FRIDAY)
    with pytest.raises(ChangedMeanwhile):
        undo_insertion(nursery.school, service, done)
    assert nursery.fortnight(child) == "BxxxB BBBBB"
    foreign = nursery.canteen.session_of(Role.SCHOOL, nursery.canteen.town.school_id)
    with pytest.raises(NotAllowed):
        undo_insertion(foreign, service, done)


def test_an_enrolment_that_is_taken_away_takes_its_insertion_along(nursery: Nursery):
    child = nursery.child(starts_on=NEXT_MONDAY)
    done = nursery.set(child, NEXT_TUESDAY)
    withdraw_enrolment(nursery.canteen.session, done.after.enrolment_id, FRIDAY)
    assert nursery.canteen.database.scalar("SELECT COUNT(*) FROM insertion") == 0


def test_the_end_of_an_insertion_is_cut_at_the_end_of_the_enrolment(nursery: Nursery):
    child = nursery.child(ends_on=NEXT_MONDAY)
    assert nursery.set(child, FRIDAY, MON_WED, date(2027, 6, 30)).after.reduced_until == NEXT_MONDAY


def test_the_week_counts_saturday_too_when_the_class_eats_then(nursery: Nursery):
    """Each weekday is its own bit, Saturday and Sunday too."""
    class_id = nursery.canteen.town.class_group("Verdi", nursery.school_id, weekdays=0b1111111)
    child = nursery.canteen.pupil("Ferrero", class_id=class_id)
    nursery.set(child, TUESDAY, (5, 6), SUNDAY)
    assert nursery.canteen.month(child, TUESDAY, SUNDAY) == "xxxxBB" + "xxxxx" + "BB"
    week = class_week(nursery.canteen.session, nursery.canteen.service_id, class_id, SATURDAY)
    assert [day.totals.plates for day in week.days] == [1, 0, 0, 0, 0, 1, 1]
    found = [
        sum(one.expected for one in day_summary(nursery.canteen.session, nursery.canteen.service_id, day))
        for day in (FRIDAY, SATURDAY, SATURDAY + timedelta(days=1))
    ]
    assert found == [0, 1, 1]
