"""Two at the same class at once on PostgreSQL: the second waits, then sees what the first did, and never crosswise."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.clock import FixedClock
from core.ids import CountedIds
from core.meals import BookingState, CellWish, NoneChanged, RequestChannel, change_cells, class_week, set_insertion
from core.storage import Database
from tests.builders import TUESDAY, make_town
from tests.core.meals.conftest import Canteen
from tests.core.meals.test_races import while_unfinished

pytestmark = pytest.mark.postgresql

WEDNESDAY = TUESDAY + timedelta(days=1)


@pytest.fixture
def canteen(postgresql_database: Database, clock: FixedClock, ids: CountedIds) -> Canteen:
    return Canteen(make_town(postgresql_database, clock, ids), clock, ids)


def test_two_clerks_change_the_same_class_in_opposite_order(canteen: Canteen):
    pupils = [canteen.pupil(name) for name in ("Rossi", "Bianchi", "Verdi")]

    def change(session, order: list[int], wanted: BookingState) -> object:
        wishes = [CellWish(pupil, WEDNESDAY, BookingState.BOOKED, wanted) for pupil in order]
        return change_cells(
            session, canteen.operation(), canteen.service_id, wishes, channel=RequestChannel.PHONE, asked_by="x"
        )

    second = while_unfinished(
        canteen,
        lambda: change(canteen.session, pupils, BookingState.ABSENT),
        lambda session: change(session, pupils[::-1], BookingState.PLAIN),
    )
    assert isinstance(second.exception(), NoneChanged)
    rows = class_week(canteen.session, canteen.service_id, canteen.town.class_id, WEDNESDAY).rows
    assert [row.cells[2].state for row in rows] == [BookingState.ABSENT] * 3


def test_an_insertion_and_a_second_one_at_once_do_not_mix(canteen: Canteen):
    """Each sees the whole of the other: the spans of one enrolment never overlap."""
    school = canteen.town.school("Infanzia", "infanzia")
    child = canteen.pupil(class_id=canteen.town.class_group("Gialli", school))
    later = TUESDAY + timedelta(days=7)
    second = while_unfinished(
        canteen,
        lambda: set_insertion(canteen.session, child, canteen.service_id, later, (0,), later + timedelta(days=7)),
        lambda session: set_insertion(session, child, canteen.service_id, WEDNESDAY),
    )
    assert second.result().after.first_meal_on == WEDNESDAY
    assert canteen.database.rows("SELECT ends_on - starts_on, weekdays FROM insertion") == [(0, 0)]
