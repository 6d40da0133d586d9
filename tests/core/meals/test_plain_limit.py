"""Plain meals in a row: the rule alone, against a slow and obvious one, and through requests."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.meals import PlainLimitExceeded
from core.meals.plain_limit import longest_touched_run
from tests.core.meals.conftest import Canteen

MONDAY = date(2026, 11, 30)


def on(number: int) -> date:
    return MONDAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("days", "longest"),
    [
        # P has one, + asks for one, . is booked as usual, A absent; a gap is a day without service.
        ("+", 1),
        ("P+P", 3),
        ("PP  +", 3),
        ("PP.+", 1),
        ("PPA+", 1),
        ("PPPP.+", 1),
        ("PPPP.P+P", 3),
        ("++.+++", 3),
        ("", 0),
    ],
)
def test_runs(days: str, longest: int):
    service_days = [on(number) for number, day in enumerate(days) if day != " "]
    plain = {on(number) for number, day in enumerate(days) if day == "P"}
    asked = {on(number) for number, day in enumerate(days) if day == "+"}
    assert longest_touched_run(service_days, plain, asked) == longest


@given(st.text("P+.A ", max_size=30))
def test_runs_are_those_of_the_days_written_one_after_the_other(days: str):
    """The model: write the service days as one word, cut it at what is not plain, keep the pieces asked for."""
    pieces = "".join(" " if day in ".A" else day for day in days.replace(" ", "")).split()
    expected = max((len(piece) for piece in pieces if "+" in piece), default=0)
    service_days = [on(number) for number, day in enumerate(days) if day != " "]
    plain = {on(number) for number, day in enumerate(days) if day == "P"}
    asked = {on(number) for number, day in enumerate(days) if day == "+"}
    assert longest_touched_run(service_days, plain, asked) == expected


def test_three_in_a_row_are_allowed_and_not_four(both: Canteen):
    pupil = both.pupil()
    both.plain(pupil, on(0), on(2))
    with pytest.raises(PlainLimitExceeded, match=r"3 giorni di servizio consecutivi al massimo.*diventerebbero 4"):
        both.plain(pupil, on(3))
    assert both.month(pupil, on(0), on(4)) == "PPPBB"


def test_a_weekend_does_not_break_the_row(canteen: Canteen):
    pupil = canteen.pupil()
    canteen.plain(pupil, on(2), on(4))  # Wednesday to Friday
    with pytest.raises(PlainLimitExceeded):
        canteen.plain(pupil, on(7))  # Monday
    canteen.plain(pupil, on(9))  # Wednesday: Monday and Tuesday are booked


def test_christmas_does_not_break_the_row_either(canteen: Canteen):
    pupil = canteen.pupil()
    canteen.closed(date(2026, 12, 23), date(2027, 1, 6), "Vacanze di Natale")
    canteen.plain(pupil, date(2026, 12, 21), date(2026, 12, 22))
    canteen.plain(pupil, date(2027, 1, 7))
    with pytest.raises(PlainLimitExceeded):
        canteen.plain(pupil, date(2027, 1, 8))


def test_neighbours_on_both_sides_count(canteen: Canteen):
    pupil = canteen.pupil()
    canteen.plain(pupil, on(0), on(1))
    canteen.plain(pupil, on(3))
    with pytest.raises(PlainLimitExceeded, match="diventerebbero 4"):
        canteen.plain(pupil, on(2))


def test_an_absent_day_breaks_the_row(canteen: Canteen):
    pupil = canteen.pupil()
    canteen.plain(pupil, on(0), on(1))
    canteen.absence(pupil, on(2))
    canteen.plain(pupil, on(3), on(4))
    assert canteen.month(pupil, on(0), on(4)) == "PPAPP"


def test_asking_again_for_the_same_days_is_no_longer_row(canteen: Canteen):
    pupil = canteen.pupil()
    canteen.plain(pupil, on(0), on(2))
    assert canteen.plain(pupil, on(0), on(2)).days == (on(0), on(1), on(2))


def test_the_office_goes_beyond_with_a_reason_and_that_binds_nobody_later(canteen: Canteen):
    pupil = canteen.pupil()
    canteen.plain(pupil, on(0), on(4), override_reason="Certificato in arrivo")
    assert canteen.month(pupil, on(0), on(4)) == "PPPPP"
    canteen.plain(pupil, on(9))  # the Monday between is booked, Tuesday is a holiday
    with pytest.raises(PlainLimitExceeded):
        canteen.plain(pupil, on(7))


def test_no_plain_meals_where_the_limit_is_none(canteen: Canteen):
    pupil = canteen.pupil()
    canteen.database.execute("UPDATE service SET plain_limit_days = 0")
    with pytest.raises(PlainLimitExceeded):
        canteen.plain(pupil, on(0))
