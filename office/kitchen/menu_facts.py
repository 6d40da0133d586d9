"""What the menu's section asks core for, all at once."""

from __future__ import annotations

from dataclasses import dataclass

from core import meals
from core.access.session import Session
from core.meals import menu as menus
from core.meals.menu import Dish, Exclusion, Menu, MenuCheck
from office.kitchen.menu_cards import MenuLine

_SCHOOL_DAYS = range(5)


@dataclass(frozen=True, slots=True)
class MenuFacts:
    """The menus of a service, one of them whole, and what it is checked against."""

    menus: tuple[Menu, ...]
    shown: Menu | None
    lines: tuple[MenuLine, ...]
    check: MenuCheck
    dishes: tuple[Dish, ...]
    diets: tuple[meals.Diet, ...]
    exclusions: dict[int, Exclusion]


def menu_facts(session: Session, service_id: int, wanted: int | None) -> MenuFacts:
    """Return what the section shows: of the menu wanted, or of the one that holds today, or the newest."""
    known = menus.menus(session, service_id)
    today = session.today()
    shown = next((one for one in known if one.id == wanted), None)
    if shown is None:
        holding = (one for one in known if one.starts_on <= today <= one.ends_on)
        shown = next(holding, known[0] if known else None)
    lines: tuple[MenuLine, ...] = ()
    check = MenuCheck((), ())
    if shown is not None:
        check = menus.check_menu(session, shown.id)
        lines = _lines(session, shown, check)
    return MenuFacts(known, shown, lines, check, menus.dishes(session), meals.diets(session), menus.exclusions(session))


def _lines(session: Session, shown: Menu, check: MenuCheck) -> tuple[MenuLine, ...]:
    days = menus.menu_days(session, shown.id)
    weekdays = sorted({*_SCHOOL_DAYS, *(weekday for _week, weekday in days)})
    return tuple(
        MenuLine(
            week, weekday, days.get((week, weekday), ()),
            tuple(one.conflict for one in check.conflicts if (one.week, one.weekday) == (week, weekday)),
        )
        for week in range(1, shown.weeks + 1)
        for weekday in weekdays
    )  # fmt: skip
