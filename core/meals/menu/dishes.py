"""Dishes: what is in them, and what the law and families want to know of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.access import audit
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import NotFound
from core.meals.menu.allergens import Allergen, allergens_of
from core.meals.menu.faults import DishInUse, DishNameTaken
from core.registry import clean_name, clean_text
from core.storage import tables
from core.storage.database import Row


class Course(StrEnum):
    """The place of a dish in a meal, in the order in which it is served."""

    FIRST = "first"
    SECOND = "second"
    SINGLE = "single"
    SIDE = "side"
    BREAD = "bread"
    FRUIT = "fruit"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Dish:
    """A dish with its ingredients and allergens. `is_frozen`: made from frozen food, which a menu must say."""

    id: int
    name: str
    course: Course
    ingredients: tuple[str, ...]
    allergens: Allergen
    is_frozen: bool
    is_organic: bool


def save_dish(
    session: Session,
    name: str,
    course: Course,
    *,
    allergens: Allergen = Allergen.NONE,
    ingredients: Iterable[str] = (),
    is_frozen: bool = False,
    is_organic: bool = False,
    dish_id: int | None = None,
    shown: Dish | None = None,
) -> int:
    """Add a dish, or change the one of `dish_id`; return its id.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: the name is missing, or a text is too long.
        DishNameTaken: another dish has the name.
        NotFound: no such dish.
    """
    session.require(Permission.EDIT_MENU)
    values = {
        "name": clean_name(name, "Nome del piatto"),
        "course": Course(course).value,
        "ingredients": stored_words(ingredients, "Ingredienti"),
        "allergens": int(allergens),
        "is_frozen": is_frozen,
        "is_organic": is_organic,
    }
    database = session.database
    with database.transaction():
        taken = database.scalar("SELECT id FROM dish WHERE name = ?", (values["name"],))
        if taken not in {None, dish_id}:
            raise DishNameTaken(name=values["name"])
        if dish_id is None:
            dish_id = database.insert(tables.Dish, **values)
            audit.record(session, "create_dish", f"dish:{dish_id}", **values)
            return dish_id
        ensure_as_shown(session, f"dish:{dish_id}", shown, lambda: dish(session, dish_id))
        settings = ", ".join(f"{column} = ?" for column in values)
        if not database.execute(f"UPDATE dish SET {settings} WHERE id = ?", (*values.values(), dish_id)):
            raise NotFound(what="Piatto")
        audit.record(session, "update_dish", f"dish:{dish_id}", **values)
        return dish_id


def delete_dish(session: Session, dish_id: int) -> None:
    """Take a dish away that stands in no menu.

    Raises:
        DishInUse: it stands in one, or in place of another dish.
        NotFound: no such dish.
    """
    session.require(Permission.EDIT_MENU)
    database = session.database
    with database.transaction():
        name = database.scalar("SELECT name FROM dish WHERE id = ?", (dish_id,))
        if name is None:
            raise NotFound(what="Piatto")
        menu = database.scalar(
            "SELECT m.name FROM menu_dish d JOIN menu m ON m.id = d.menu_id WHERE d.dish_id = ? LIMIT 1", (dish_id,)
        )
        stands_in = database.scalar("SELECT 1 FROM diet_substitute WHERE substitute_id = ? LIMIT 1", (dish_id,))
        if menu is not None or stands_in is not None:
            raise DishInUse(name=name, menu=menu or "–")
        database.execute("DELETE FROM diet_substitute WHERE dish_id = ?", (dish_id,))
        database.execute("DELETE FROM dish WHERE id = ?", (dish_id,))
        audit.record(session, "delete_dish", f"dish:{dish_id}", name=name)


def dishes(session: Session) -> tuple[Dish, ...]:
    """Return all dishes, by course and name."""
    session.require(Permission.VIEW_MEALS)
    found = [dish_of(row) for row in session.database.rows(f"SELECT {DISH_COLUMNS} FROM dish t ORDER BY t.name")]
    order = list(Course)
    return tuple(sorted(found, key=lambda dish: order.index(dish.course)))


def dish(session: Session, dish_id: int) -> Dish:
    """Return a dish.

    Raises:
        NotFound: there is none of that id.
    """
    session.require(Permission.VIEW_MEALS)
    row = session.database.row(f"SELECT {DISH_COLUMNS} FROM dish t WHERE t.id = ?", (dish_id,))
    if row is None:
        raise NotFound(what="Piatto")
    return dish_of(row)


#: The columns of `dish_of`, of the table `t`.
DISH_COLUMNS = "t.id, t.name, t.course, t.ingredients, t.allergens, t.is_frozen, t.is_organic"


def dish_of(row: Row) -> Dish:
    """Return the dish of a row of `DISH_COLUMNS`."""
    dish_id, name, course, ingredients, allergens, is_frozen, is_organic = row
    return Dish(
        dish_id, name, Course(course), words_of(ingredients), allergens_of(allergens), bool(is_frozen), bool(is_organic)
    )


def stored_words(words: Iterable[str], field: str) -> str:
    """Return texts as they are stored: one a line, cleaned, without doubles.

    Raises:
        InvalidValue: one is too long.
    """
    cleaned = (clean_text(part, field, longest=100) for word in words for part in word.replace("\n", ",").split(","))
    return "\n".join(dict.fromkeys(filter(None, cleaned)))


def words_of(stored: str) -> tuple[str, ...]:
    """Return the texts that were stored."""
    return tuple(stored.split("\n")) if stored else ()
