"""Whatever changes what is to be cooked after the order went out, a new count finds it; what ate is not changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta

import pytest

from core import calendar
from core.access.permissions import Role
from core.errors import NotAllowed
from core.meals import assign_diet, close_day, create_diet, end_diet
from core.meals.kitchen import OrderStatus, follow_all, is_any_behind, send_all_due, send_orders
from core.meals.presence import record_presence
from core.registry import enrol, move_pupil, place_pupil, update_class, withdraw_enrolment
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.core.meals.conftest import Canteen
from tests.core.meals.ordering import AFTER, late_absence, send, the_order, totals

MONDAY, WEDNESDAY = TUESDAY - timedelta(days=1), TUESDAY + timedelta(days=1)
NOON = time(12)


def reasons(canteen: Canteen, day=TUESDAY) -> list[str]:
    return [one.reason.split(":")[0] for one in the_order(canteen, day).order.versions[1:]]


def follow(canteen: Canteen) -> list[tuple[str, int, int]]:
    """Number, version and meals of what got a new version."""
    return [(one.number_text, one.version, one.content.total) for one in follow_all(canteen.session)]


class Changes:
    """Causes, each done to Anna (3ªA, enrolled) or to Luca (3ªA, not enrolled) after the order went out."""

    def __init__(self, canteen: Canteen, anna: int, luca: int) -> None:
        self.canteen, self.session, self.anna, self.luca = canteen, canteen.session, anna, luca

    def enrolled_from_today(self) -> None:
        enrol(self.session, self.luca, self.canteen.service_id, TUESDAY, YEAR_END)

    def withdrawn_since_yesterday(self) -> None:
        enrolment = self.canteen.database.scalar("SELECT id FROM enrolment WHERE pupil_id = ?", (self.anna,))
        withdraw_enrolment(self.session, enrolment, MONDAY)

    def diet_from_today(self) -> None:
        diet = create_diet(self.session, "GLU", "Senza glutine", "pasta di riso")
        assign_diet(self.session, self.anna, diet, starts_on=TUESDAY, ends_on=YEAR_END)

    def moved_to_another_class(self) -> None:
        move_pupil(self.session, self.anna, self.canteen.town.class_group("3ªB"), TUESDAY)

    def new_pupil_placed_and_enrolled(self) -> None:
        new = self.canteen.town.pupil("Nuova", enrolled=False, class_id=self.canteen.town.class_group("1ªC"))
        enrol(self.session, new, self.canteen.service_id, TUESDAY, YEAR_END)

    def class_does_not_eat_on_tuesdays(self) -> None:
        update_class(self.session, self.canteen.town.class_id, name="3ªA", weekdays=[0, 2])

    def day_closed_in_the_calendar(self) -> None:
        calendar.add_closure(self.session, TUESDAY, TUESDAY, "Guasto")

    def child_with_a_diet_at_the_table(self) -> None:
        self.canteen.diet(self.luca, "LAT")
        come(self.canteen, self.luca)


def come(canteen: Canteen, pupil: int) -> None:
    record_presence(
        canteen.session, pupil_id=pupil, service_id=canteen.service_id, day=TUESDAY, at=canteen.session.now(),
        source="office",
    )  # fmt: skip


# What happens · meals before and after (standard + plain + diet + extra), and the differences' classes.
CAUSES = """
    enrolled_from_today               2 3
    withdrawn_since_yesterday         2 1
    diet_from_today                   2 2
    moved_to_another_class            2 2
    new_pupil_placed_and_enrolled     2 3
    class_does_not_eat_on_tuesdays    2 0
    day_closed_in_the_calendar        2 0
    child_with_a_diet_at_the_table    2 3
"""


@pytest.mark.parametrize("line", CAUSES.strip().splitlines(), ids=lambda line: line.split()[0])
def test_whatever_changed_it_the_kitchen_is_told(both: Canteen, line: str):
    name, before, after = line.split()
    anna, luca = both.pupil("Anna"), both.pupil("Luca", enrolled=False)
    both.pupil("Sara")
    both.at(TUESDAY, AFTER)
    send(both)
    assert not is_any_behind(both.session)
    getattr(Changes(both, anna, luca), name)()
    assert is_any_behind(both.session)
    assert follow(both) == [("CC/2026/000001", 2, int(after))]
    assert totals(the_order(both)) == [int(before), int(after)]
    assert reasons(both) == ["Riconteggio"]
    assert the_order(both).status is OrderStatus.SENT
    assert (follow(both), is_any_behind(both.session)) == ([], False)


def test_a_diet_that_ends_is_told_too(both: Canteen):
    anna = both.pupil("Anna")
    diet_id = create_diet(both.session, "GLU", "Senza glutine", "riso")
    diet = assign_diet(both.session, anna, diet_id, starts_on=MONDAY, ends_on=YEAR_END)
    both.at(TUESDAY, AFTER)
    send(both)
    end_diet(both.session, diet, MONDAY)
    follow(both)
    assert the_order(both).order.last.content.diet == 0


def test_words_alone_are_told_as_such(both: Canteen):
    both.diet(both.pupil("Anna"), "GLU")
    send(both)
    both.database.execute("UPDATE diet SET effect = 'pasta di mais'")
    follow(both)
    assert the_order(both).order.last.reason == "Riconteggio: nomi, descrizioni o note cambiati dopo l'invio"


def test_an_unbooked_child_at_the_table_waits_for_the_office(both: Canteen):
    """An extra comes out of what is spare: it shows as changed, and every check-in is not a version."""
    both.pupil("Anna")
    both.at(TUESDAY, AFTER)
    send(both)
    luca = both.pupil("Luca", enrolled=False)
    come(both, luca)
    assert (the_order(both).status, is_any_behind(both.session), follow(both)) == (OrderStatus.CHANGED, False, [])
    # Something else changes: the whole count goes, the extra with it.
    enrol(both.session, both.pupil("Sara", enrolled=False), both.service_id, TUESDAY, YEAR_END)
    follow(both)
    assert [one.extra for one in the_order(both).order.last.content.classes] == [1]


def test_what_has_its_own_version_is_not_told_twice(both: Canteen):
    anna = both.pupil("Anna")
    both.at(TUESDAY, AFTER)
    send(both)
    late_absence(both, anna)
    assert (follow(both), totals(the_order(both))) == ([], [1, 0])


def test_orders_sent_in_advance_follow_as_well(both: Canteen):
    both.pupil("Anna")
    send(both, WEDNESDAY)
    enrol(both.session, both.pupil("Luca", enrolled=False), both.service_id, WEDNESDAY, YEAR_END)
    assert follow(both) == [("CC/2026/000001", 2, 2)]


def test_yesterday_and_a_day_being_closed_stay_as_they_were(both: Canteen):
    both.pupil("Anna")
    send(both)
    both.at(TUESDAY, time(14))
    close_day(both.session, both.service_id, TUESDAY)
    enrol(both.session, both.pupil("Luca", enrolled=False), both.service_id, TUESDAY, YEAR_END)
    assert (is_any_behind(both.session), follow(both)) == (False, [])
    both.at(WEDNESDAY)
    assert (is_any_behind(both.session), follow(both)) == (False, [])
    assert totals(the_order(both)) == [1]


def test_other_schools_keep_their_version(both: Canteen):
    rodari = both.town.school("Rodari")
    both.pupil("Anna")
    both.pupil("Luca", class_id=both.town.class_group("1ªC", rodari))
    send(both)
    place = both.pupil("Sara", enrolled=False, class_id=both.town.class_group("1ªD", rodari))
    enrol(both.session, place, both.service_id, TUESDAY, YEAR_END)
    assert [(one.school_id, one.version) for one in follow_all(both.session)] == [(rodari, 2)]


def test_a_school_that_gets_its_first_pupil_gets_an_order(both: Canteen):
    both.pupil("Anna")
    both.at(TUESDAY, AFTER)
    send_all_due(both.session)
    rodari = both.town.school("Rodari")
    new = both.pupil("Luca", enrolled=False, class_id=both.town.class_group("1ªC", rodari))
    enrol(both.session, new, both.service_id, TUESDAY, YEAR_END)
    assert [one.school_id for one in send_all_due(both.session)] == [rodari]


def test_nothing_half_done(both: Canteen, monkeypatch: pytest.MonkeyPatch):
    both.pupil("Anna")
    send(both)
    enrol(both.session, both.pupil("Luca", enrolled=False), both.service_id, TUESDAY, YEAR_END)

    def failing(*_args: object, **_more: object) -> None:
        raise RuntimeError("gone")

    with monkeypatch.context() as patched:
        patched.setattr("core.meals.kitchen.following.audit.record", failing)
        with pytest.raises(RuntimeError):
            follow_all(both.session)
    assert totals(the_order(both)) == [1]


@pytest.mark.parametrize("role", [Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR, Role.STATION])
def test_who_may_not(canteen: Canteen, role: Role):
    canteen.pupil("Anna")
    with pytest.raises(NotAllowed):
        follow_all(canteen.session_of(role, canteen.town.school_id))


def test_each_day_and_service_is_counted_once(canteen: Canteen, monkeypatch: pytest.MonkeyPatch):
    """It runs each minute: what it costs does not grow with the orders of days that are over."""
    canteen.pupil("Anna")
    days = [TUESDAY + timedelta(days=number) for number in (0, 1, 2, 3, 6)]
    for day in days:
        send_orders(canteen.session, canteen.service_id, day)
    counted: list[object] = []
    real: Callable[..., object] = follow_all.__globals__["count_orders"]
    monkeypatch.setitem(
        follow_all.__globals__, "count_orders", lambda *args, **more: counted.append(args[2]) or real(*args, **more)
    )
    canteen.at(days[3])
    assert not is_any_behind(canteen.session)
    assert counted == days[3:]


def test_placed_anew_in_the_year(both: Canteen):
    """A pupil entered today with a placement that began in September: the count is about today only."""
    both.pupil("Anna")
    send(both)
    luca = both.database.scalar(
        "INSERT INTO pupil (last_name, first_name, search_key, created_at) VALUES ('Luca', 'L', 'luca l', 0)"
        " RETURNING id"
    )
    place_pupil(both.session, luca, both.town.class_id, YEAR_START, YEAR_END)
    assert not is_any_behind(both.session)
    enrol(both.session, luca, both.service_id, WEDNESDAY, YEAR_END)
    assert not is_any_behind(both.session)
