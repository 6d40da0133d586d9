"""The 14 allergens of Reg. (EU) 1169/2011, annex II, in its order."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntFlag


class Allergen(IntFlag):
    """A set of allergens: a bit for each, as stored."""

    NONE = 0
    GLUTEN = 1 << 0
    CRUSTACEANS = 1 << 1
    EGGS = 1 << 2
    FISH = 1 << 3
    PEANUTS = 1 << 4
    SOY = 1 << 5
    MILK = 1 << 6
    NUTS = 1 << 7
    CELERY = 1 << 8
    MUSTARD = 1 << 9
    SESAME = 1 << 10
    SULPHITES = 1 << 11
    LUPIN = 1 << 12
    MOLLUSCS = 1 << 13


#: All of them, in the order of the annex, with the Italian words of the regulation, shortened.
ALLERGEN_NAMES: dict[Allergen, str] = {
    Allergen.GLUTEN: "Glutine",
    Allergen.CRUSTACEANS: "Crostacei",
    Allergen.EGGS: "Uova",
    Allergen.FISH: "Pesce",
    Allergen.PEANUTS: "Arachidi",
    Allergen.SOY: "Soia",
    Allergen.MILK: "Latte",
    Allergen.NUTS: "Frutta a guscio",
    Allergen.CELERY: "Sedano",
    Allergen.MUSTARD: "Senape",
    Allergen.SESAME: "Sesamo",
    Allergen.SULPHITES: "Anidride solforosa e solfiti",
    Allergen.LUPIN: "Lupini",
    Allergen.MOLLUSCS: "Molluschi",
}


def allergens_of(stored: int) -> Allergen:
    """Return the set that is stored as a number."""
    return Allergen(stored)


def each_allergen(allergens: Allergen) -> tuple[Allergen, ...]:
    """Return the members of a set in the order of the annex."""
    return tuple(one for one in ALLERGEN_NAMES if one in allergens)


def together(allergens: Iterable[Allergen]) -> Allergen:
    """Return the set of these."""
    found = Allergen.NONE
    for one in allergens:
        found |= one
    return found


def allergens_text(allergens: Allergen) -> str:
    """Return the names of a set: `Glutine, Latte`; empty for none."""
    return ", ".join(ALLERGEN_NAMES[one] for one in each_allergen(allergens))
