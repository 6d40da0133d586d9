"""What is to be cooked, drawn as tables; and what changed between two orders."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from core.meals.kitchen import ClassPlates, DietPlate, OrderContent, differences
from core.meals.kitchen.additions import set_day_meals, set_standing_meals
from core.meals.kitchen.counting import count_orders
from core.meals.presence import record_presence
from tests.builders import TUESDAY
from tests.core.meals.conftest import Canteen

WEDNESDAY = TUESDAY + timedelta(days=1)

# A pupil a line: the class, what was asked for, its diets, whether it came; then the plate that is counted for it.
PLATES = """
    class  asked    diets    came  plate
    A      -        -        no    standard
    A      -        -        yes   standard
    A      plain    -        no    plain
    A      absence  -        no    -
    A      absence  -        yes   extra
    A      -        GLU      no    GLU
    A      plain    GLU      no    GLU in bianco
    A      absence  GLU      no    -
    A      absence  GLU      yes   GLU
    A      -        GLU,LAT  no    GLU+LAT
    A      out      -        no    -
    A      out      -        yes   extra
    A      out      LAT      yes   LAT
    closed -        -        no    -
    closed -        -        yes   extra
    closed plain    LAT      yes   LAT
"""


def counted(content: OrderContent) -> dict[str, int]:
    """Numbers by kind, the empty ones left out."""
    told = {"standard": content.standard, "plain": content.plain, "extra": content.extra, "staff": content.staff}
    told |= {plate.label: number for plate, number in content.diets}
    return {name: number for name, number in told.items() if number}


def test_every_pupil_has_at_most_one_plate(both: Canteen):
    titles, *lines = (line.split(maxsplit=4) for line in PLATES.strip().splitlines())
    closed = both.town.class_group("Chiusa", weekdays=0b0000001)  # Monday only
    expected: dict[str, int] = {}
    both.at(TUESDAY, time(8))
    for line in lines:
        row = dict(zip(titles, line, strict=True))
        class_id = closed if row["class"] == "closed" else both.town.class_id
        pupil = both.pupil(class_id=class_id, enrolled=row["asked"] != "out")
        if class_id != closed and row["asked"] in {"plain", "absence"}:
            {"plain": both.plain, "absence": both.absence}[row["asked"]](pupil, TUESDAY)
        for code in row["diets"].replace("-", "").split(","):
            if code:
                both.diet(pupil, code)
        if row["came"] == "yes":
            record_presence(
                both.session, pupil_id=pupil, service_id=both.service_id, day=TUESDAY, at=both.session.now(),
                source="office",
            )  # fmt: skip
        if row["plate"] != "-":
            expected[row["plate"]] = expected.get(row["plate"], 0) + 1
    content = count_orders(both.session, both.service_id, TUESDAY)[both.town.school_id]
    assert counted(content) == expected
    assert content.total == sum(expected.values())
    assert [(one.class_name, one.total) for one in content.classes] == [("3ªA", 10), ("Chiusa", 2)]
    assert OrderContent.from_body(content.to_body()) == content


def test_names_of_children_are_nowhere_in_it(canteen: Canteen):
    canteen.diet(canteen.pupil("Segretissimi"), "GLU")
    content = count_orders(canteen.session, canteen.service_id, TUESDAY)[canteen.town.school_id]
    assert content.diet == 1
    assert "egretissimi" not in content.to_body()


def test_schools_without_service_have_no_order(both: Canteen):
    rodari = both.town.school("Rodari")
    both.pupil("Luca", class_id=both.town.class_group("1ªC", rodari))
    both.pupil("Anna")
    set_standing_meals(both.session, rodari, both.service_id, TUESDAY.weekday(), staff=2)
    assert set(count_orders(both.session, both.service_id, TUESDAY)) == {both.town.school_id, rodari}
    both.closed(TUESDAY, school_id=rodari)
    assert set(count_orders(both.session, both.service_id, TUESDAY)) == {both.town.school_id}
    # Asked for all the same (it was sent before): nobody is left to be fed, the staff neither.
    assert count_orders(both.session, both.service_id, TUESDAY, schools=[rodari])[rodari].total == 0


def test_staff_and_spare_meals_of_the_weekday_or_of_the_day(both: Canteen):
    both.pupil("Anna")
    school = both.town.school_id
    set_standing_meals(both.session, school, both.service_id, 1, staff=3, extra=1)
    set_day_meals(both.session, school, both.service_id, TUESDAY + timedelta(days=7), staff=5, extra=0, note="Gita")
    for day, expected in (
        (TUESDAY, (3, 1, "")), (WEDNESDAY, (0, 0, "")), (TUESDAY + timedelta(days=7), (5, 0, "Gita")),
    ):  # fmt: skip
        content = count_orders(both.session, both.service_id, day)[school]
        assert (content.staff, content.extra, content.note) == expected
        assert content.total == 1 + content.staff + content.extra


def plates(class_id: int, name: str, standard: int = 0, diets: dict[str, int] | None = None) -> ClassPlates:
    return ClassPlates(class_id, name, standard, 0, tuple((diets or {}).items()), 0)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((plates(1, "A", 9),), (plates(1, "A", 9),), []),
        ((plates(1, "A", 9),), (plates(1, "A", 8),), ["A standard  9>8"]),
        ((plates(1, "A", 9), plates(2, "B", 3)), (plates(2, "B", 3),), ["A standard  9>0"]),
        ((), (plates(1, "A", 1, {"GLU": 2}),), ["A standard  0>1", "A diet GLU 0>2"]),
        (
            (plates(1, "A", 5, {"GLU": 1, "LAT": 1}),),
            (plates(1, "A", 5, {"GLU in bianco": 1, "LAT": 1}),),
            ["A diet GLU 1>0", "A diet GLU in bianco 0>1"],
        ),
    ],
)
def test_differences(before: tuple[ClassPlates, ...], after: tuple[ClassPlates, ...], expected: list[str]):
    found = differences(OrderContent(before, staff=1), OrderContent(after, staff=1))
    assert [f"{one.class_name} {one.what.value} {one.label} {one.before}>{one.after}" for one in found] == expected


def test_differences_of_what_belongs_to_no_class():
    found = differences(OrderContent(staff=2, spare=1), OrderContent(staff=5))
    assert [(one.what.value, one.change) for one in found] == [("staff", 3), ("spare", -1)]


def test_a_plate_of_two_diets_says_both():
    content = OrderContent(
        (ClassPlates(1, "A", 0, 0, (("GLU+LAT in bianco", 1),), 0),), (DietPlate("GLU+LAT", "n", "e", is_plain=True),)
    )
    assert [(plate.label, number) for plate, number in content.diets] == [("GLU+LAT in bianco", 1)]
