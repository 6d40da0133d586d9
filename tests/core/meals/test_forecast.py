"""Until when a credit lasts."""

from __future__ import annotations

from datetime import date, time

import pytest

from core.access.permissions import Role
from core.errors import NotAllowed
from core.meals import Forecast, close_day, credit_lasts
from tests.builders import TUESDAY, YEAR_END
from tests.core.meals.conftest import Canteen

#: What is there, and how long it lasts at 5.25 a meal from Tuesday 24 November on.
LASTS = (
    (-100, 0, None),
    (524, 0, None),
    (525, 1, date(2026, 11, 24)),
    (5 * 525, 5, date(2026, 11, 30)),  # over the weekend
    (9 * 525 + 1, 9, date(2026, 12, 4)),
    (11 * 525, 11, date(2026, 12, 9)),  # over the holiday of the eighth
)


@pytest.mark.parametrize(("cents", "meals", "until"), LASTS)
def test_meals_are_counted_on_days_of_service(canteen: Canteen, cents: int, meals: int, until: date | None):
    found = credit_lasts(canteen.session, canteen.pupil(), canteen.town.group_id, cents)
    assert found == Forecast(meals, until, covers_all=False)


def test_absences_and_closures_make_it_last_longer(canteen: Canteen):
    pupil = canteen.pupil()
    canteen.absence(pupil, date(2026, 11, 25), date(2026, 11, 26))
    canteen.closed(date(2026, 11, 27))
    assert credit_lasts(canteen.session, pupil, canteen.town.group_id, 2 * 525).until == date(2026, 11, 30)


def test_a_credit_for_the_rest_of_the_year(canteen: Canteen):
    pupil = canteen.pupil(ends_on=date(2026, 11, 27))
    assert credit_lasts(canteen.session, pupil, canteen.town.group_id, 100_00) == Forecast(
        4, date(2026, 11, 27), covers_all=True
    )
    whole = credit_lasts(canteen.session, canteen.pupil("Verdi"), canteen.town.group_id, 10_000_00)
    assert whole.covers_all
    assert whole.until == YEAR_END


def test_today_once_closed_is_paid_already(canteen: Canteen):
    pupil = canteen.pupil()
    canteen.at(TUESDAY, time(15))
    close_day(canteen.session, canteen.service_id, TUESDAY)
    assert credit_lasts(canteen.session, pupil, canteen.town.group_id, 525).until == date(2026, 11, 25)


def test_whoever_pays_nothing_needs_no_credit(canteen: Canteen):
    pupil = canteen.pupil(priced=False)
    assert credit_lasts(canteen.session, pupil, canteen.town.group_id, 0) == Forecast(0, None, covers_all=True)
    with pytest.raises(NotAllowed):
        credit_lasts(canteen.session_of(Role.SCHOOL, canteen.town.school_id), pupil, canteen.town.group_id, 0)
