"""A menu's days and dishes as the table writes them."""

from __future__ import annotations

from core.meals.menu import Dish, allergens_text, together
from core.qt.columns import Tone
from office.kitchen.menu_cards import MenuLine


def marked(dish: Dish) -> str:
    """Return a dish's name with the star of frozen food."""
    return f"{dish.name}{'*' if dish.is_frozen else ''}"


def explained(dish: Dish) -> str:
    """Return a dish with its allergens."""
    return f"{marked(dish)} – {allergens_text(dish.allergens) or '–'}"


def allergens(line: MenuLine) -> str:
    """Return the allergens of a day."""
    return allergens_text(together(dish.allergens for dish in line.dishes))


def open_diets(line: MenuLine) -> str:
    """Return the codes of the diets that get nothing instead of a dish yet."""
    return ", ".join(sorted({one.diet.code for one in line.conflicts if one.substitute is None}))


def open_tone(line: MenuLine) -> Tone | None:
    """Return the colour of a day in which a diet gets nothing instead."""
    return Tone.DANGER if open_diets(line) else None
