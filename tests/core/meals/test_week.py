"""The class's week as pictures: a line a pupil, a letter a day."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from core.access.permissions import Role
from core.errors import NotAllowed, NotFound
from core.meals import (
    class_week,
    day_summary,
    monday_of,
)
from core.storage import day_number
from core.storage.tables import Placement
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.core.meals.conftest import Canteen
from tests.core.meals.weekly import MONDAY, THURSDAY, WEDNESDAY, check_in, statements, week

# What is shown


def test_a_week_shows_every_child_and_day(both: Canteen):
    anna, marco = both.pupil("Rossi"), both.pupil("Bianchi")
    both.pupil("Verdi", enrolled=False)
    both.closed(THURSDAY)
    both.absence(anna, WEDNESDAY)
    both.plain(marco, WEDNESDAY)
    check_in(both, marco)
    assert week(both) == "Bianchi BbP-B--\nRossi BBA-B--\nVerdi xxx-x--"


def test_a_day_says_why_there_is_no_service_and_until_when_it_may_change(canteen: Canteen):
    canteen.pupil()
    canteen.closed(THURSDAY, cause="Sciopero")
    canteen.at(TUESDAY, time(9, 31))
    days = class_week(canteen.session, canteen.service_id, canteen.town.class_id, TUESDAY).days
    assert [day.on for day in days] == [MONDAY + timedelta(days=number) for number in range(7)]
    assert [day.no_service_text for day in days] == [
        "", "", "", "Sciopero", "", "Non previsto di sabato", "Non previsto di domenica"
    ]  # fmt: skip
    assert [day.is_open for day in days] == [False, False, True, True, True, True, True]


def test_a_child_in_two_classes_of_one_week_is_counted_once(canteen: Canteen):
    """Moved on Thursday: each class shows and counts its own days only."""
    other = canteen.town.class_group("3ªB")
    anna = canteen.pupil("Rossi")
    canteen.database.execute("DELETE FROM placement")
    for class_id, first, last in ((canteen.town.class_id, YEAR_START, WEDNESDAY), (other, THURSDAY, YEAR_END)):
        canteen.database.insert(Placement, pupil=anna, class_group=class_id, starts_on=first, ends_on=last)
    check_in(canteen, anna)
    assert week(canteen) == "Rossi BbBxx--"
    assert week(canteen, class_id=other) == "Rossi xxxBB--"
    shown = class_week(canteen.session, canteen.service_id, other, TUESDAY)
    assert [day.totals.plates for day in shown.days] == [0, 0, 0, 1, 1, 0, 0]
    assert [day.totals.present for day in shown.days] == [0] * 7
    assert [cell.is_placed for cell in shown.rows[0].cells] == [False, False, False, True, True, True, True]


def test_the_week_in_which_the_school_year_ends(canteen: Canteen):
    """The year ends on Thursday 10 June 2027; the placements with it."""
    canteen.pupil()
    shown = class_week(canteen.session, canteen.service_id, canteen.town.class_id, YEAR_END)
    assert week(canteen, YEAR_END) == "Rossi BBBB---"
    assert [day.no_service_text for day in shown.days[4:]] == ["Fuori dall'anno scolastico 2026/2027"] * 3


def test_a_withdrawn_child_is_shown_as_not_enrolled_from_then_on(canteen: Canteen):
    canteen.pupil(ends_on=WEDNESDAY)
    assert week(canteen) == "Rossi BBBxx--"


def test_totals_count_each_plate_once_and_agree_with_the_day(canteen: Canteen):
    """Standard, plain, diet, absent; a diet in a plain meal is a diet, as the kitchen cooks it."""
    names = ("Standard", "Bianco", "Dieta", "DietaBianca", "Assente", "DietaAssente")
    made = {name: canteen.pupil(name) for name in names}
    for name in ("Dieta", "DietaBianca", "DietaAssente"):
        canteen.diet(made[name], "GLU")
    canteen.diet(made["Dieta"], "LAT")
    for name in ("Bianco", "DietaBianca"):
        canteen.plain(made[name], TUESDAY)
    for name in ("Assente", "DietaAssente"):
        canteen.absence(made[name], TUESDAY)
    check_in(canteen, made["Dieta"])
    totals = class_week(canteen.session, canteen.service_id, canteen.town.class_id, TUESDAY).days[1].totals
    assert (totals.standard, totals.plain, totals.diets, totals.absent, totals.present) == (1, 1, 2, 2, 1)
    one = day_summary(canteen.session, canteen.service_id, TUESDAY)[0]
    assert (totals.plates, totals.absent) == (one.expected, one.absent)


def test_diets_are_codes_and_effects_on_their_days_only(canteen: Canteen):
    anna = canteen.pupil()
    canteen.diet(anna, "GLU")
    canteen.database.execute("UPDATE pupil_diet SET ends_on = ?", (day_number(WEDNESDAY),))
    cells = class_week(canteen.session, canteen.service_id, canteen.town.class_id, TUESDAY).rows[0].cells
    assert [[(plate.code, plate.effect) for plate in cell.diets] for cell in cells] == [
        *[[("GLU", "attenzione")]] * 3, *[[]] * 4
    ]  # fmt: skip


@pytest.mark.parametrize("pupils", [1, 40])
def test_a_week_takes_the_same_few_statements_for_any_class(
    canteen: Canteen, monkeypatch: pytest.MonkeyPatch, pupils: int
):
    for number in range(pupils):
        canteen.diet(canteen.pupil(f"Alunno{number:02}"), "GLU")
    with statements(canteen, monkeypatch) as told:
        class_week(canteen.session, canteen.service_id, canteen.town.class_id, TUESDAY)
    assert len(told) <= 13


def test_only_its_own_school(canteen: Canteen):
    other = canteen.town.school("Infanzia")
    own, foreign = canteen.session_of(Role.SCHOOL, canteen.town.school_id), canteen.session_of(Role.SCHOOL, other)
    assert class_week(own, canteen.service_id, canteen.town.class_id, TUESDAY).class_name == "3ªA"
    with pytest.raises(NotAllowed):
        class_week(foreign, canteen.service_id, canteen.town.class_id, TUESDAY)


@pytest.mark.parametrize(("service", "class_"), [(99, None), (None, 99)])
def test_what_does_not_exist(canteen: Canteen, service: int | None, class_: int | None):
    with pytest.raises(NotFound):
        class_week(canteen.session, service or canteen.service_id, class_ or canteen.town.class_id, TUESDAY)


def test_the_monday_of_a_week():
    assert {monday_of(MONDAY + timedelta(days=number)) for number in range(7)} == {MONDAY}
