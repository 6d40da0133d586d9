"""What the menu refuses, each with what to do about it."""

from __future__ import annotations

from core.errors import UserError


class DishNameTaken(UserError):
    """Another dish has the name."""

    template = "C'è già un piatto con il nome «{name}»: usa quello, oppure cambia il nome."


class DishInUse(UserError):
    """A dish that stands in a menu, or in place of another, cannot be taken away."""

    template = "«{name}» è nel menu «{menu}» o sostituisce un altro piatto: toglilo prima da lì."


class MenusOverlap(UserError):
    """Another menu of the service, for the same schools, has some of the days."""

    template = "Dal {starts_on} al {ends_on} vale già il menu «{name}»: scegli date che non lo toccano."


class SubstituteNotFit(UserError):
    """What should be served in place of a dish is itself not for the diet."""

    template = "«{substitute}» non va bene per la dieta {code} ({why}): scegli un altro piatto."
