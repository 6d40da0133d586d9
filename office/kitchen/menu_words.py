"""A menu's days and dishes as the table writes them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.meals.menu import Dish, together
from core.qt.columns import Tone
from office.kitchen.menu_cards import MenuLine
from office.kitchen.menu_facts import MenuFacts
from office.kitchen.words import allergen_names, left_out


def marked(dish: Dish) -> str:
    """Return a dish's name with the star of frozen food."""
    return f"{dish.name}{'*' if dish.is_frozen else ''}"


def explained(dish: Dish) -> str:
    """Return a dish with its allergens."""
    return f"{marked(dish)} – {allergen_names(dish.allergens) or '–'}"


def allergens(line: MenuLine) -> str:
    """Return the allergens of a day."""
    return allergen_names(together(dish.allergens for dish in line.dishes))


def open_diets(line: MenuLine) -> str:
    """Return the codes of the diets that get nothing instead of a dish yet."""
    return ", ".join(sorted({one.diet.code for one in line.conflicts if one.substitute is None}))


def conflicts_text(line: MenuLine) -> str:
    """Return what is not for some diet, a dish a line."""
    return "\n".join(f"{one.diet.code}: {one.dish.name} ({left_out(one)})" for one in line.conflicts)


def open_tone(line: MenuLine) -> Tone | None:
    """Return the colour of a day in which a diet gets nothing instead."""
    return Tone.DANGER if open_diets(line) else None


def summary(facts: MenuFacts) -> tuple[str, bool]:
    """Return what a menu lacks for diets, and whether it lacks nothing; no words while there is no menu."""
    if facts.shown is None:
        return "", True
    missing = sum(one.conflict.substitute is None for one in facts.check.conflicts)
    sentences = []
    if missing:
        text = QCoreApplication.translate("MenusSection", "Piatti da sostituire per una dieta: {count}.")
        sentences.append(text.format(count=missing))
    if facts.check.unchecked:
        text = QCoreApplication.translate("MenusSection", "Diete non verificate: {codes}. Scrivi che cosa escludono.")
        sentences.append(text.format(codes=", ".join(diet.code for diet in facts.check.unchecked)))
    fine = QCoreApplication.translate("MenusSection", "Ogni dieta ha il suo piatto.")
    return " ".join(sentences) or fine, not sentences
