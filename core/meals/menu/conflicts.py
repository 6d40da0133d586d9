"""Whether a diet may eat what is on the menu: what it leaves out against what is in the dishes.

Caution decides: an ingredient that a diet leaves out is looked for in the dish's name too, and a diet that nobody has
said anything about is told as not checked, never as fine.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.access import audit
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue, NotFound
from core.meals.diets import Diet, diets
from core.meals.enrolled import EATS_ON, on_day
from core.meals.menu.allergens import Allergen, allergens_of, allergens_text
from core.meals.menu.dishes import DISH_COLUMNS, Dish, dish_of, stored_words, words_of
from core.meals.menu.faults import SubstituteNotFit
from core.meals.menu.seasons import menu_days, menu_of_day
from core.registry.naming import search_words
from core.storage import day_number


@dataclass(frozen=True, slots=True)
class Exclusion:
    """What a diet leaves out."""

    diet: Diet
    allergens: Allergen
    ingredients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A dish that is not for a diet, and why. `substitute` is what is served in its place, None while nobody chose."""

    diet: Diet
    dish: Dish
    allergens: Allergen
    ingredients: tuple[str, ...]
    substitute: Dish | None

    @property
    def why(self) -> str:
        """Return what of the dish the diet leaves out: `Glutine, maiale`."""
        return why_text(self.allergens, self.ingredients)


@dataclass(frozen=True, slots=True)
class MenuConflict:
    """A conflict of a week and weekday (0 is Monday) of a menu."""

    week: int
    weekday: int
    conflict: Conflict


@dataclass(frozen=True, slots=True)
class MenuCheck:
    """What the check found; `unchecked` are diets of which nobody said what they leave out."""

    conflicts: tuple[MenuConflict, ...]
    unchecked: tuple[Diet, ...]


@dataclass(frozen=True, slots=True)
class DayCheck:
    """The same for one day, and only for diets that somebody follows on it."""

    conflicts: tuple[Conflict, ...]
    unchecked: tuple[Diet, ...]


def set_exclusion(
    session: Session,
    diet_id: int,
    *,
    allergens: Allergen,
    ingredients: Iterable[str] = (),
    shown: Exclusion | None = None,
) -> None:
    """Say what a diet leaves out.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: nothing was said.
        NotFound: no such diet.
    """
    session.require(Permission.EDIT_DIETS)
    stored = stored_words(ingredients, "Ingredienti esclusi")
    if not allergens and not stored:
        raise InvalidValue(field="Cosa esclude la dieta", reason="scegli almeno un allergene o scrivi un ingrediente.")
    database = session.database
    with database.transaction():
        if database.scalar("SELECT 1 FROM diet WHERE id = ?", (diet_id,)) is None:
            raise NotFound(what="Dieta")
        ensure_as_shown(
            session, f"diet:{diet_id}", shown, lambda: _exclusion(session, diet_id),
            by=lambda one: (one.allergens, one.ingredients),
        )  # fmt: skip
        database.execute(
            "INSERT INTO diet_exclusion (diet_id, allergens, ingredients) VALUES (?, ?, ?)"
            " ON CONFLICT (diet_id) DO UPDATE SET allergens = excluded.allergens, ingredients = excluded.ingredients",
            (diet_id, int(allergens), stored),
        )
        audit.record(
            session, "set_exclusion", f"diet:{diet_id}", allergens=int(allergens), ingredients=words_of(stored)
        )


def clear_exclusion(session: Session, diet_id: int) -> None:
    """Take back what was said that a diet leaves out: menus are no longer checked for it.

    Raises:
        NotFound: nothing was said.
    """
    session.require(Permission.EDIT_DIETS)
    with session.database.transaction():
        if not session.database.execute("DELETE FROM diet_exclusion WHERE diet_id = ?", (diet_id,)):
            raise NotFound(what="Dieta")
        audit.record(session, "clear_exclusion", f"diet:{diet_id}")


def exclusions(session: Session) -> dict[int, Exclusion]:
    """Return what each diet leaves out, by the diet's id; diets of which nothing was said are not in it."""
    session.require(Permission.VIEW_MEALS)
    rows = session.database.rows("SELECT diet_id, allergens, ingredients FROM diet_exclusion")
    by_id = {diet.id: diet for diet in diets(session)}
    return {
        diet_id: Exclusion(by_id[diet_id], allergens_of(allergens), words_of(ingredients))
        for diet_id, allergens, ingredients in rows
    }


def _exclusion(session: Session, diet_id: int) -> Exclusion:
    """Return what a diet leaves out, nothing where nobody said it."""
    known = exclusions(session).get(diet_id)
    if known is not None:
        return known
    return Exclusion(next(diet for diet in diets(session) if diet.id == diet_id), Allergen.NONE, ())


def set_substitute(session: Session, diet_id: int, dish_id: int, substitute_id: int | None) -> None:
    """Say what a diet gets in place of a dish, wherever it stands in a menu; None: nothing was chosen.

    Raises:
        SubstituteNotFit: the diet may not eat that either.
        InvalidValue: a dish in place of itself.
        NotFound: no such diet or dish.
    """
    session.require(Permission.EDIT_MENU)
    database = session.database
    with database.transaction():
        diet = next((one for one in diets(session) if one.id == diet_id), None)
        if diet is None:
            raise NotFound(what="Dieta")
        if _dish(session, dish_id).id == substitute_id:
            raise InvalidValue(field="Sostituzione", reason="scegli un piatto diverso.")
        database.execute("DELETE FROM diet_substitute WHERE diet_id = ? AND dish_id = ?", (diet_id, dish_id))
        if substitute_id is not None:
            _ensure_fit(session, diet, _dish(session, substitute_id))
            database.execute(
                "INSERT INTO diet_substitute (diet_id, dish_id, substitute_id) VALUES (?, ?, ?)",
                (diet_id, dish_id, substitute_id),
            )
        audit.record(session, "set_substitute", f"diet:{diet_id}", dish=dish_id, substitute=substitute_id)


def check_menu(session: Session, menu_id: int) -> MenuCheck:
    """Return the conflicts of all diets with a whole menu, in its order."""
    session.require(Permission.VIEW_MEALS)
    known, substitutes = exclusions(session), _substitutes(session)
    found = tuple(
        MenuConflict(week, weekday, conflict)
        for (week, weekday), served in menu_days(session, menu_id).items()
        for conflict in conflicts_of(known.values(), served, substitutes)
    )
    return MenuCheck(found, tuple(diet for diet in diets(session) if diet.id not in known))


def check_day(session: Session, service_id: int, day: date, *, school_id: int | None = None) -> DayCheck:
    """Return the conflicts of a day's menu with the diets that somebody enrolled in the service follows on it.

    Of a school: those of its own menu with the diets of its pupils.
    """
    session.require(Permission.VIEW_MEALS)
    number = day_number(day)
    rows = session.database.rows(
        "SELECT DISTINCT d.diet_id FROM pupil_diet d JOIN enrolment e ON e.pupil_id = d.pupil_id AND e.service_id = ?"
        f" AND {EATS_ON} WHERE d.starts_on <= ? AND d.ends_on >= ?",
        (service_id, *on_day(number), number, number),
    )
    followed = {diet_id for (diet_id,) in rows}
    if school_id is not None:
        followed &= _followed_in(session, school_id, number)
    known = exclusions(session)
    served = menu_of_day(session, service_id, day, school_id=school_id)
    wanted = [one for diet_id, one in known.items() if diet_id in followed]
    unchecked = tuple(diet for diet in diets(session) if diet.id in followed and diet.id not in known)
    if served is None or not served.dishes:
        return DayCheck((), unchecked)
    return DayCheck(tuple(conflicts_of(wanted, served.dishes, _substitutes(session))), unchecked)


def _followed_in(session: Session, school_id: int, number: int) -> set[int]:
    """Return the diets that somebody in the school follows on a day."""
    rows = session.database.rows(
        "SELECT DISTINCT d.diet_id FROM pupil_diet d JOIN placement pl ON pl.pupil_id = d.pupil_id"
        " AND pl.starts_on <= ? AND pl.ends_on >= ? JOIN class_group g ON g.id = pl.class_group_id"
        " WHERE g.school_id = ? AND d.starts_on <= ? AND d.ends_on >= ?",
        (number, number, school_id, number, number),
    )
    return {diet_id for (diet_id,) in rows}


def conflicts_of(
    known: Iterable[Exclusion], served: Iterable[Dish], substitutes: dict[tuple[int, int], Dish]
) -> list[Conflict]:
    """Return which of the dishes are not for which diet. A substitute that is not for it either does not count."""
    found = []
    by_code = sorted(known, key=lambda one: one.diet.code)
    for dish in served:
        for one in by_code:
            allergens, ingredients = reasons(one, dish)
            if allergens or ingredients:
                substitute = substitutes.get((one.diet.id, dish.id))
                if substitute is not None and any(reasons(one, substitute)):
                    substitute = None
                found.append(Conflict(one.diet, dish, allergens, ingredients, substitute))
    return found


def reasons(one: Exclusion, dish: Dish) -> tuple[Allergen, tuple[str, ...]]:
    """Return what of a dish the diet leaves out: allergens, and ingredients by the words in which the diet names them.

    An ingredient is found when all its words stand in one ingredient of the dish, or in its name.
    """
    texts = [set(search_words(text)) for text in (dish.name, *dish.ingredients)]
    named = tuple(word for word in one.ingredients if any(set(search_words(word)) <= text for text in texts))
    return one.allergens & dish.allergens, named


def why_text(allergens: Allergen, ingredients: Iterable[str]) -> str:
    """Return allergens and ingredients as one text."""
    return ", ".join(filter(None, (allergens_text(allergens), *ingredients)))


def _ensure_fit(session: Session, diet: Diet, substitute: Dish) -> None:
    known = exclusions(session).get(diet.id)
    if known is not None:
        allergens, ingredients = reasons(known, substitute)
        if allergens or ingredients:
            raise SubstituteNotFit(substitute=substitute.name, code=diet.code, why=why_text(allergens, ingredients))


def _substitutes(session: Session) -> dict[tuple[int, int], Dish]:
    rows = session.database.rows(
        f"SELECT s.diet_id, s.dish_id, {DISH_COLUMNS} FROM diet_substitute s JOIN dish t ON t.id = s.substitute_id"
    )
    return {(row[0], row[1]): dish_of(row[2:]) for row in rows}


def _dish(session: Session, dish_id: int) -> Dish:
    row = session.database.row(f"SELECT {DISH_COLUMNS} FROM dish t WHERE t.id = ?", (dish_id,))
    if row is None:
        raise NotFound(what="Piatto")
    return dish_of(row)
