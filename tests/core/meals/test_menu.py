"""The menu: weeks that begin again, dishes, what a diet may not eat."""

from __future__ import annotations

from datetime import date, timedelta

import peewee
import pytest

from core.access.permissions import Role
from core.errors import InvalidValue, NotAllowed, NotFound
from core.meals import create_diet
from core.meals.menu import (
    ALLERGEN_NAMES,
    Allergen,
    Course,
    DishInUse,
    DishNameTaken,
    MenusOverlap,
    SubstituteNotFit,
    allergens_text,
    check_day,
    check_menu,
    delete_dish,
    delete_menu,
    dishes,
    each_allergen,
    exclusions,
    menu,
    menu_days,
    menu_of_day,
    menus,
    save_dish,
    save_menu,
    set_exclusion,
    set_menu_day,
    set_substitute,
    together,
)
from core.registry import SchoolLevel
from core.storage import tables
from tests.builders import TUESDAY
from tests.core.meals.conftest import Canteen

AUTUMN, SPRING = date(2026, 9, 14), date(2027, 3, 31)
MONDAY = TUESDAY - timedelta(days=1)


def dish(canteen: Canteen, name: str, course: Course = Course.FIRST, **more: object) -> int:
    return save_dish(canteen.session, name, course, **more)  # type: ignore[arg-type]


def autumn(canteen: Canteen, weeks: int = 4, **more: object) -> int:
    values = {"starts_on": AUTUMN, "ends_on": SPRING, **more}
    return save_menu(canteen.session, canteen.service_id, "Autunno", weeks=weeks, **values)  # type: ignore[arg-type]


def test_the_fourteen_of_the_regulation():
    assert [name.split()[0] for name in ALLERGEN_NAMES.values()] == [
        "Glutine", "Crostacei", "Uova", "Pesce", "Arachidi", "Soia", "Latte", "Frutta", "Sedano", "Senape", "Sesamo",
        "Anidride", "Lupini", "Molluschi",
    ]  # fmt: skip
    assert [one.value for one in ALLERGEN_NAMES] == [1 << number for number in range(14)]
    assert together(ALLERGEN_NAMES) == 16383  # what the database accepts at most
    some = Allergen.MILK | Allergen.GLUTEN
    assert (each_allergen(some), allergens_text(some)) == ((Allergen.GLUTEN, Allergen.MILK), "Glutine, Latte")
    assert allergens_text(Allergen.NONE) == ""


# Which week of the menu a day is in, by number of weeks
WEEKS = """
    day         1  2  3  4
    2026-09-14  1  1  1  1
    2026-09-20  1  1  1  1
    2026-09-21  1  2  2  2
    2026-10-05  1  2  1  4
    2026-10-12  1  1  2  1
    2026-11-24  1  1  2  3
"""


@pytest.mark.parametrize("line", WEEKS.strip().splitlines()[1:], ids=lambda line: line.split()[0])
def test_weeks_begin_again(canteen: Canteen, line: str):
    day, *expected = line.split()
    menu_id = autumn(canteen)
    found = []
    for weeks in range(1, 5):
        autumn(canteen, weeks, menu_id=menu_id)
        found.append(str(menu(canteen.session, menu_id).week_of(date.fromisoformat(day))))
    assert found == expected


def test_a_menu_that_begins_in_midweek_is_in_its_first_week(canteen: Canteen):
    one = menu(canteen.session, autumn(canteen, starts_on=date(2026, 9, 16)))
    assert [one.week_of(date(2026, 9, day)) for day in (16, 20, 21)] == [1, 1, 2]


def test_the_menu_of_a_day(both: Canteen):
    bread = dish(both, "Pane", Course.BREAD, allergens=Allergen.GLUTEN)
    pasta = dish(
        both, "Pasta al pomodoro", allergens=Allergen.GLUTEN, ingredients=["pasta di semola, pomodoro", "olio", "olio"],
        is_organic=True,
    )  # fmt: skip
    fish = dish(both, "Merluzzo", Course.SECOND, allergens=Allergen.FISH, is_frozen=True)
    menu_id = autumn(both)
    set_menu_day(both.session, menu_id, 3, 1, [bread, fish, pasta])
    served = menu_of_day(both.session, both.service_id, TUESDAY)
    assert (served.menu.name, served.week) == ("Autunno", 3)
    assert [one.name for one in served.dishes] == ["Pasta al pomodoro", "Merluzzo", "Pane"]
    assert served.dishes[0].ingredients == ("pasta di semola", "pomodoro", "olio")
    assert [(one.is_frozen, one.is_organic) for one in served.dishes] == [(False, True), (True, False), (False, False)]
    assert menu_of_day(both.session, both.service_id, MONDAY).dishes == ()
    assert menu_of_day(both.session, both.service_id, date(2027, 4, 1)) is None
    set_menu_day(both.session, menu_id, 3, 1, [pasta])
    assert [one.name for one in menu_days(both.session, menu_id)[3, 1]] == ["Pasta al pomodoro"]


def test_weeks_taken_away_take_their_dishes(both: Canteen):
    menu_id = autumn(both)
    set_menu_day(both.session, menu_id, 4, 0, [dish(both, "Riso")])
    autumn(both, 3, menu_id=menu_id)
    autumn(both, 4, menu_id=menu_id)
    assert menu_days(both.session, menu_id) == {}
    assert [one.weeks for one in menus(both.session, both.service_id)] == [4]


def test_what_a_menu_cannot_be(both: Canteen):
    menu_id = autumn(both)
    with pytest.raises(MenusOverlap, match=r"14/09/2026 al 31/03/2027 vale già il menu «Autunno»"):
        save_menu(both.session, both.service_id, "Primavera", starts_on=SPRING, ends_on=date(2027, 6, 10), weeks=4)
    riso = dish(both, "Riso")
    for ask, text in (
        (lambda: autumn(both, 0, menu_id=menu_id), "da 1 a 8"),
        (lambda: autumn(both, 9, menu_id=menu_id), "da 1 a 8"),
        (lambda: autumn(both, ends_on=date(2026, 1, 1)), "prima dell'inizio"),
        (lambda: set_menu_day(both.session, menu_id, 5, 0, [riso]), "da 1 a 4"),
        (lambda: set_menu_day(both.session, menu_id, 1, 7, [riso]), "da lunedì"),
        (lambda: set_menu_day(both.session, menu_id, 1, 0, [riso, riso]), "ognuno una volta"),
    ):
        with pytest.raises(InvalidValue, match=text):
            ask()
    for ask in (
        lambda: set_menu_day(both.session, menu_id, 1, 0, [99]),
        lambda: set_menu_day(both.session, 99, 1, 0, [riso]),
        lambda: save_menu(both.session, 99, "X", starts_on=AUTUMN, ends_on=SPRING, weeks=1),
        lambda: save_menu(both.session, both.service_id, "X", starts_on=date(2030, 1, 1), ends_on=date(2030, 2, 1),
                          weeks=1, menu_id=99),
        lambda: menu(both.session, 99),
    ):  # fmt: skip
        with pytest.raises(NotFound):
            ask()


def test_dishes_changed_and_taken_away(both: Canteen):
    riso, pasta = dish(both, "Riso"), dish(both, "Pasta", Course.SINGLE)
    dish(both, "Riso in bianco", dish_id=riso, allergens=Allergen.MILK)
    assert [(one.name, one.allergens) for one in dishes(both.session)] == [
        ("Riso in bianco", Allergen.MILK), ("Pasta", Allergen.NONE),
    ]  # fmt: skip
    with pytest.raises(DishNameTaken, match="«Pasta»"):
        dish(both, "Pasta", dish_id=riso)
    with pytest.raises(DishNameTaken):
        dish(both, "Pasta")
    with pytest.raises(NotFound):
        dish(both, "Altro", dish_id=99)
    with pytest.raises(InvalidValue, match="obbligatorio"):
        dish(both, "  ")
    set_menu_day(both.session, autumn(both), 1, 0, [riso])
    with pytest.raises(DishInUse, match=r"Riso in bianco.*Autunno"):
        delete_dish(both.session, riso)
    glu = create_diet(both.session, "GLU", "Senza glutine", "niente pasta")
    set_substitute(both.session, glu, riso, pasta)
    with pytest.raises(DishInUse, match="Pasta"):
        delete_dish(both.session, pasta)
    set_substitute(both.session, glu, riso, None)
    delete_dish(both.session, pasta)
    with pytest.raises(NotFound):
        delete_dish(both.session, pasta)


# What a diet leaves out (allergens, ingredients), a dish (name, ingredients, allergens), and what is found
CONFLICTS = [
    ((Allergen.GLUTEN, []), ("Pasta", [], Allergen.GLUTEN | Allergen.MILK), "Glutine"),
    ((Allergen.GLUTEN, []), ("Riso", [], Allergen.MILK), None),
    ((Allergen.NONE, ["maiale"]), ("Arrosto", ["carne di maiale"], Allergen.NONE), "maiale"),
    ((Allergen.NONE, ["maiale"]), ("Arrosto di Maiale", [], Allergen.NONE), "maiale"),
    ((Allergen.NONE, ["carne di maiale"]), ("Arrosto", ["maiale", "carne di manzo"], Allergen.NONE), None),
    ((Allergen.NONE, ["purè"]), ("Pure' di patate", [], Allergen.NONE), "purè"),
    ((Allergen.MILK, ["noci"]), ("Torta", ["noci", "burro"], Allergen.MILK | Allergen.NUTS), "Latte, noci"),
]


@pytest.mark.parametrize(("excluded", "served", "why"), CONFLICTS, ids=[str(row[2]) + row[1][0] for row in CONFLICTS])
def test_conflicts(canteen: Canteen, excluded, served, why: str | None):
    diet = create_diet(canteen.session, "D", "Dieta", "senza")
    set_exclusion(canteen.session, diet, allergens=excluded[0], ingredients=excluded[1])
    name, ingredients, allergens = served
    menu_id = autumn(canteen)
    set_menu_day(canteen.session, menu_id, 2, 4, [dish(canteen, name, ingredients=ingredients, allergens=allergens)])
    found = check_menu(canteen.session, menu_id)
    assert [(one.week, one.weekday, one.conflict.diet.code, one.conflict.why) for one in found.conflicts] == (
        [] if why is None else [(2, 4, "D", why)]
    )


def test_a_substitute_that_fits(both: Canteen):
    glu = create_diet(both.session, "GLU", "Senza glutine", "niente pasta")
    set_exclusion(both.session, glu, allergens=Allergen.GLUTEN)
    pasta, riso = dish(both, "Pasta", allergens=Allergen.GLUTEN), dish(both, "Riso")
    pizza = dish(both, "Pizza", Course.SINGLE, allergens=Allergen.GLUTEN)
    menu_id = autumn(both)
    set_menu_day(both.session, menu_id, 3, 1, [pasta])
    with pytest.raises(SubstituteNotFit, match=r"«Pizza» non va bene per la dieta GLU \(Glutine\)"):
        set_substitute(both.session, glu, pasta, pizza)
    with pytest.raises(InvalidValue, match="diverso"):
        set_substitute(both.session, glu, pasta, pasta)
    for ids in ((99, pasta, riso), (glu, 99, riso), (glu, pasta, 99)):
        with pytest.raises(NotFound):
            set_substitute(both.session, *ids)
    set_substitute(both.session, glu, pasta, riso)
    (one,) = check_menu(both.session, menu_id).conflicts
    assert one.conflict.substitute.name == "Riso"
    # The recipe changes: what was right is no longer, and is not told as right.
    dish(both, "Riso", dish_id=riso, allergens=Allergen.GLUTEN)
    (one,) = check_menu(both.session, menu_id).conflicts
    assert one.conflict.substitute is None


def test_the_check_of_a_day_is_about_those_who_eat(both: Canteen):
    anna = both.pupil("Anna")
    both.pupil("Luca")
    for code, allergen in (("GLU", Allergen.GLUTEN), ("LAT", Allergen.MILK)):
        both.diet(anna if code == "GLU" else both.pupil("Fuori", enrolled=False), code)
        diet_id = both.database.scalar("SELECT id FROM diet WHERE code = ?", (code,))
        set_exclusion(both.session, diet_id, allergens=allergen)
    both.diet(anna, "BOH")  # nobody said what it leaves out
    menu_id = autumn(both)
    set_menu_day(both.session, menu_id, 3, 1, [dish(both, "Lasagne", allergens=Allergen.GLUTEN | Allergen.MILK)])
    found = check_day(both.session, both.service_id, TUESDAY)
    assert [(one.diet.code, one.dish.name, one.why) for one in found.conflicts] == [("GLU", "Lasagne", "Glutine")]
    assert [one.code for one in found.unchecked] == ["BOH"]
    whole = check_menu(both.session, menu_id)
    assert [one.conflict.diet.code for one in whole.conflicts] == ["GLU", "LAT"]
    assert [one.code for one in whole.unchecked] == ["BOH"]
    assert check_day(both.session, both.service_id, date(2027, 5, 4)).conflicts == ()
    assert set(exclusions(both.session)) == {1, 2}


def served(canteen: Canteen, school_id: int | None, day: date = TUESDAY) -> str:
    found = menu_of_day(canteen.session, canteen.service_id, day, school_id=school_id)
    return "" if found is None else found.menu.name


def test_a_level_has_its_own_menu_and_the_others_that_for_all(both: Canteen):
    nursery, middle = both.town.school("Collodi", "infanzia"), both.town.school("Gozzano", "secondaria")
    autumn(both)
    winter = {"starts_on": date(2026, 11, 1), "ends_on": date(2027, 1, 31)}
    small = save_menu(both.session, both.service_id, "Piccoli", weeks=1, level=SchoolLevel.INFANZIA, **winter)
    assert menu(both.session, small).level is SchoolLevel.INFANZIA
    schools = (nursery, both.town.school_id, middle, None)
    assert [served(both, one) for one in schools] == ["Piccoli", "Autunno", "Autunno", "Autunno"]
    # Outside its days the level has that for all again; without one for all, the others have nothing.
    assert served(both, nursery, date(2026, 10, 6)) == "Autunno"
    both.database.execute("DELETE FROM menu WHERE name = 'Autunno'")
    assert [served(both, one) for one in schools] == ["Piccoli", "", "", ""]


def test_only_menus_for_the_same_schools_may_not_share_days(both: Canteen):
    for level in (None, *SchoolLevel):
        autumn(both, level=level)
        with pytest.raises(MenusOverlap, match="vale già il menu «Autunno»"):
            autumn(both, level=level)
    first = menus(both.session, both.service_id)[0]
    assert first.level is None  # the one for all stands first
    with pytest.raises(MenusOverlap):
        autumn(both, level=SchoolLevel.PRIMARIA, menu_id=first.id)
    for taken in (None, "primaria"):  # the tables refuse it too
        with pytest.raises(peewee.IntegrityError), both.database.transaction():
            both.database.insert(
                tables.Menu, service=both.service_id, name="X", starts_on=AUTUMN, ends_on=AUTUMN, weeks=1, level=taken
            )


def test_taken_away_its_schools_have_that_for_all_again(both: Canteen):
    nursery = both.town.school("Collodi", "infanzia")
    autumn(both)
    small = save_menu(
        both.session, both.service_id, "Piccoli", starts_on=AUTUMN, ends_on=SPRING, weeks=1, level=SchoolLevel.INFANZIA
    )
    set_menu_day(both.session, small, 1, 1, [dish(both, "Riso")])
    assert served(both, nursery) == "Piccoli"
    delete_menu(both.session, small)
    assert served(both, nursery) == "Autunno"
    assert [one.name for one in dishes(both.session)] == ["Riso"]
    assert both.database.scalar("SELECT COUNT(*) FROM menu_dish") == 0
    with pytest.raises(NotFound, match="Menu"):
        delete_menu(both.session, small)


def test_a_new_menu_begins_with_the_dishes_of_another(both: Canteen):
    first = autumn(both)
    pasta, fruit = dish(both, "Pasta"), dish(both, "Mela", Course.FRUIT)
    set_menu_day(both.session, first, 1, 0, [pasta, fruit])
    set_menu_day(both.session, first, 3, 4, [pasta])
    copy = autumn(both, weeks=2, level=SchoolLevel.INFANZIA, copy_from=first)
    assert {key: [one.name for one in found] for key, found in menu_days(both.session, copy).items()} == {
        (1, 0): ["Pasta", "Mela"]  # the third week is not in it
    }
    set_menu_day(both.session, copy, 1, 0, [fruit])
    assert len(menu_days(both.session, first)[1, 0]) == 2
    with pytest.raises(NotFound, match="Menu"):
        autumn(both, level=SchoolLevel.PRIMARIA, copy_from=99)


def test_the_check_of_a_schools_day_is_about_its_menu_and_its_children(both: Canteen):
    nursery = both.town.school("Collodi", "infanzia")
    small = both.pupil("Piccola", class_id=both.town.class_group("Gialli", nursery))
    both.diet(small, "LAT")
    both.diet(both.pupil("Anna"), "GLU")
    for code, allergen in (("GLU", Allergen.GLUTEN), ("LAT", Allergen.MILK)):
        diet_id = both.database.scalar("SELECT id FROM diet WHERE code = ?", (code,))
        set_exclusion(both.session, diet_id, allergens=allergen)
    lasagne = dish(both, "Lasagne", allergens=Allergen.GLUTEN | Allergen.MILK)
    set_menu_day(both.session, autumn(both), 3, 1, [lasagne])

    def codes(school_id: int | None) -> list[str]:
        found = check_day(both.session, both.service_id, TUESDAY, school_id=school_id)
        return [one.diet.code for one in found.conflicts]

    assert (codes(None), codes(both.town.school_id), codes(nursery)) == (["GLU", "LAT"], ["GLU"], ["LAT"])
    set_menu_day(both.session, autumn(both, level=SchoolLevel.INFANZIA), 3, 1, [dish(both, "Riso")])
    assert (codes(None), codes(both.town.school_id), codes(nursery)) == (["GLU", "LAT"], ["GLU"], [])


def test_a_diet_that_leaves_nothing_out_is_asked_again(canteen: Canteen):
    diet = create_diet(canteen.session, "D", "Dieta", "senza")
    with pytest.raises(InvalidValue, match="almeno un allergene"):
        set_exclusion(canteen.session, diet, allergens=Allergen.NONE, ingredients=[" ", ","])
    with pytest.raises(NotFound):
        set_exclusion(canteen.session, 99, allergens=Allergen.MILK)


@pytest.mark.parametrize("role", Role)
def test_who_may(canteen: Canteen, role: Role):
    diet, riso = create_diet(canteen.session, "D", "Dieta", "senza"), dish(canteen, "Riso")
    pasta, menu_id = dish(canteen, "Pasta"), autumn(canteen)
    session = canteen.session_of(role)
    office, cook = {Role.ADMINISTRATOR, Role.CLERK, Role.SYSTEM}, {Role.KITCHEN}
    sees = office | cook | {Role.SCHOOL, Role.AUDITOR, Role.STATION}
    verbs = [
        (office | cook, lambda: save_dish(session, role.value, Course.FIRST)),
        (office | cook, lambda: delete_dish(session, pasta)),
        (office | cook, lambda: autumn_of(session)),
        (office | cook, lambda: set_menu_day(session, menu_id, 1, 1, [riso])),
        (office | cook, lambda: set_substitute(session, diet, riso, None)),
        (office, lambda: set_exclusion(session, diet, allergens=Allergen.MILK)),
        (sees, lambda: dishes(session)),
        (sees, lambda: check_menu(session, menu_id)),
        (sees, lambda: menu_of_day(session, canteen.service_id, TUESDAY)),
    ]

    def autumn_of(session):
        return save_menu(
            session, canteen.service_id, "Autunno", starts_on=AUTUMN, ends_on=SPRING, weeks=4, menu_id=menu_id
        )

    for allowed, verb in verbs:
        if role in allowed:
            verb()
        else:
            with pytest.raises(NotAllowed):
                verb()
