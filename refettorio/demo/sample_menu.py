"""The sample's menu: two weeks of winter with their allergens, what the diets leave out, and what they get instead.

One dish is left without a substitute, so that the check of the menu has something to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from core.access.session import Session
from core.meals.menu import (
    Allergen,
    Course,
    SubstituteNotFit,
    check_menu,
    save_dish,
    save_menu,
    set_exclusion,
    set_menu_day,
    set_substitute,
)

MENU_NAME, MENU_ENDS = "Autunno e inverno", date(2027, 3, 31)
#: For whom nobody has chosen yet what comes in its place: the diet's code and the dish.
LEFT_OPEN = ("SL", "Pizza margherita")

_A = Allergen
#: Name, course, allergens, ingredients.
_DISHES: tuple[tuple[str, Course, Allergen, str], ...] = (
    ("Pasta al pomodoro", Course.FIRST, _A.GLUTEN, "pasta, pomodoro, olio"),
    ("Risotto allo zafferano", Course.FIRST, _A.MILK | _A.CELERY, "riso, zafferano, burro, brodo"),
    ("Passato di verdure con crostini", Course.FIRST, _A.GLUTEN | _A.CELERY, "verdure, pane"),
    ("Pasta al ragù", Course.FIRST, _A.GLUTEN | _A.CELERY, "pasta, carne di bovino, pomodoro"),
    ("Gnocchi al pesto", Course.FIRST, _A.GLUTEN | _A.MILK | _A.EGGS | _A.NUTS, "gnocchi, basilico, formaggio"),
    ("Minestra di riso e piselli", Course.FIRST, _A.CELERY, "riso, piselli"),
    ("Riso all'olio", Course.FIRST, _A.NONE, "riso, olio"),
    ("Pizza margherita", Course.SINGLE, _A.GLUTEN | _A.MILK, "farina, mozzarella, pomodoro"),
    ("Petto di pollo al limone", Course.SECOND, _A.GLUTEN, "carne di pollo, farina, limone"),
    ("Frittata al forno", Course.SECOND, _A.EGGS | _A.MILK, "uova, formaggio"),
    ("Merluzzo gratinato", Course.SECOND, _A.FISH | _A.GLUTEN, "pesce, pane"),
    ("Polpette di manzo", Course.SECOND, _A.GLUTEN | _A.EGGS, "carne di bovino, uova, pane"),
    ("Arista al forno", Course.SECOND, _A.NONE, "carne di maiale, rosmarino"),
    ("Formaggio fresco", Course.SECOND, _A.MILK, "formaggio"),
    ("Legumi in umido", Course.SECOND, _A.CELERY, "ceci, lenticchie, pomodoro"),
    ("Tacchino ai ferri", Course.SECOND, _A.NONE, "carne di tacchino"),
    ("Carote all'olio", Course.SIDE, _A.NONE, "carote"),
    ("Insalata mista", Course.SIDE, _A.NONE, "insalata, pomodoro"),
    ("Patate al forno", Course.SIDE, _A.NONE, "patate"),
    ("Fagiolini", Course.SIDE, _A.NONE, "fagiolini"),
    ("Pane", Course.BREAD, _A.GLUTEN, "farina di grano"),
    ("Pane senza glutine", Course.BREAD, _A.NONE, "farina di riso"),
    ("Frutta di stagione", Course.FRUIT, _A.NONE, "frutta"),
    ("Yogurt alla frutta", Course.FRUIT, _A.MILK, "yogurt"),
)
#: Monday to Friday of each week, beside bread and fruit.
_WEEKS = (
    (
        ("Pasta al pomodoro", "Frittata al forno", "Carote all'olio"),
        ("Pizza margherita", "Insalata mista"),
        ("Passato di verdure con crostini", "Petto di pollo al limone", "Patate al forno"),
        ("Risotto allo zafferano", "Polpette di manzo", "Fagiolini"),
        ("Gnocchi al pesto", "Merluzzo gratinato", "Carote all'olio"),
    ),
    (
        ("Minestra di riso e piselli", "Arista al forno", "Patate al forno"),
        ("Pasta al ragù", "Formaggio fresco", "Insalata mista"),
        ("Risotto allo zafferano", "Legumi in umido", "Fagiolini"),
        ("Pizza margherita", "Carote all'olio"),
        ("Pasta al pomodoro", "Merluzzo gratinato", "Insalata mista"),
    ),
)
_YOGURT_ON = 2
#: What a diet may get in the place of a dish, the first that is fit for it.
_INSTEAD: Mapping[Course, tuple[str, ...]] = {
    Course.FIRST: ("Riso all'olio",),
    Course.SINGLE: ("Riso all'olio",),
    Course.SECOND: ("Tacchino ai ferri", "Legumi in umido"),
    Course.BREAD: ("Pane senza glutine",),
    Course.FRUIT: ("Frutta di stagione",),
}
#: What the sample's diets leave out, by their codes.
_EXCLUDED: Mapping[str, tuple[Allergen, str]] = {
    "SG": (_A.GLUTEN, ""),
    "SL": (_A.MILK, ""),
    "SM": (_A.NONE, "maiale"),
    "VEG": (_A.FISH, "carne, pesce"),
}


def make_menu(session: Session, service_id: int, diets: Mapping[str, int], starts_on: date) -> int:
    """Make dishes, menu, and what the diets (ids by code) leave out and get instead; return the menu's id."""
    dishes = {
        name: save_dish(session, name, course, allergens=allergens, ingredients=_words(ingredients))
        for name, course, allergens, ingredients in _DISHES
    }
    menu_id = save_menu(session, service_id, MENU_NAME, starts_on=starts_on, ends_on=MENU_ENDS, weeks=len(_WEEKS))
    for week, days in enumerate(_WEEKS, start=1):
        for weekday, served in enumerate(days):
            fruit = "Yogurt alla frutta" if weekday == _YOGURT_ON else "Frutta di stagione"
            set_menu_day(session, menu_id, week, weekday, [dishes[name] for name in (*served, "Pane", fruit)])
    for code, (allergens, ingredients) in _EXCLUDED.items():
        set_exclusion(session, diets[code], allergens=allergens, ingredients=_words(ingredients))
    conflicts = (one.conflict for one in check_menu(session, menu_id).conflicts)
    for code, dish in dict.fromkeys((one.diet.code, one.dish) for one in conflicts):
        if (code, dish.name) != LEFT_OPEN:
            _substitute(session, diets[code], dish.id, [dishes[name] for name in _INSTEAD.get(dish.course, ())])
    return menu_id


def _substitute(session: Session, diet_id: int, dish_id: int, candidates: list[int]) -> None:
    for candidate in candidates:
        if candidate == dish_id:
            continue
        try:
            set_substitute(session, diet_id, dish_id, candidate)
        except SubstituteNotFit:
            continue
        return


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]
