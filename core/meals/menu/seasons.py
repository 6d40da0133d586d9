"""The menus: a season has some weeks that follow one another and begin again, a week its days, a day its dishes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.access import audit
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue, NotFound, Phrase
from core.meals.menu.dishes import DISH_COLUMNS, Course, Dish, dish_of
from core.meals.menu.faults import MenusOverlap
from core.registry import SchoolLevel, clean_name
from core.storage import day_from_number, day_number, tables
from core.storage.database import Row

MOST_WEEKS = 8
#: Against slips: a day has a first, a second, a side, bread, fruit, and seldom more.
MOST_DISHES = 12

_COURSES = list(Course)


@dataclass(frozen=True, slots=True)
class Menu:
    """The menu of a service between two days (both included): `weeks` that begin again after the last.

    It is for the schools of a `level`, or (None) for all that have no menu of their level on the day.
    """

    id: int
    service_id: int
    name: str
    starts_on: date
    ends_on: date
    weeks: int
    level: SchoolLevel | None = None

    def week_of(self, day: date) -> int:
        """Return which of the weeks a day is in, from 1; the first is the one in which the menu begins."""
        monday = self.starts_on - timedelta(days=self.starts_on.weekday())
        return (day - monday).days // 7 % self.weeks + 1


@dataclass(frozen=True, slots=True)
class MenuDay:
    """What is served on a day, in the order of the courses."""

    menu: Menu
    on: date
    week: int
    dishes: tuple[Dish, ...]


def save_menu(
    session: Session,
    service_id: int,
    name: str,
    *,
    starts_on: date,
    ends_on: date,
    weeks: int,
    level: SchoolLevel | None = None,
    menu_id: int | None = None,
    copy_from: int | None = None,
    shown: Menu | None = None,
) -> int:
    """Add a menu, or change the one of `menu_id`; return its id. Weeks that it has no longer lose their dishes.

    A new one begins with the dishes of the menu `copy_from`, as far as it has as many weeks.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: the name is missing, the days are the wrong way round, or not 1 to 8 weeks.
        MenusOverlap: another menu of the service, for the same schools, has some of the days.
        NotFound: no such service or menu.
    """
    session.require(Permission.EDIT_MENU)
    name = clean_name(name, "Nome del menu")
    if starts_on > ends_on:
        raise InvalidValue(field="Date", reason="la fine viene prima dell'inizio.")
    if not 1 <= weeks <= MOST_WEEKS:
        raise InvalidValue(field="Settimane", reason=Phrase("da 1 a {most}.", most=MOST_WEEKS))
    database = session.database
    with database.transaction():
        if database.scalar("SELECT 1 FROM service WHERE id = ?", (service_id,)) is None:
            raise NotFound(what="Servizio")
        stored_level = None if level is None else SchoolLevel(level).value
        _ensure_free(session, service_id, (starts_on, ends_on), stored_level, but=menu_id or 0)
        values = {"name": name, "starts_on": starts_on, "ends_on": ends_on, "weeks": weeks, "level": stored_level}
        if menu_id is None:
            menu_id = database.insert(tables.Menu, service=service_id, **values)
            if copy_from is not None:
                _copy_dishes(session, copy_from, menu_id, weeks)
            audit.record(session, "create_menu", f"menu:{menu_id}", service=service_id, copy_from=copy_from, **values)
            return menu_id
        ensure_as_shown(session, f"menu:{menu_id}", shown, lambda: menu(session, menu_id))
        changed = database.execute(
            "UPDATE menu SET name = ?, starts_on = ?, ends_on = ?, weeks = ?, level = ?"
            " WHERE id = ? AND service_id = ?",
            (name, day_number(starts_on), day_number(ends_on), weeks, stored_level, menu_id, service_id),
        )
        if not changed:
            raise NotFound(what="Menu")
        database.execute("DELETE FROM menu_dish WHERE menu_id = ? AND week > ?", (menu_id, weeks))
        audit.record(session, "update_menu", f"menu:{menu_id}", **values)
        return menu_id


def delete_menu(session: Session, menu_id: int) -> None:
    """Take a menu away with what stands in its days; its dishes stay, and its schools have that for all again.

    Raises:
        NotFound: no such menu.
    """
    session.require(Permission.EDIT_MENU)
    database = session.database
    with database.transaction():
        one = menu(session, menu_id)
        database.execute("DELETE FROM menu_dish WHERE menu_id = ?", (menu_id,))
        database.execute("DELETE FROM menu WHERE id = ?", (menu_id,))
        audit.record(
            session, "delete_menu", f"menu:{menu_id}",
            name=one.name, starts_on=one.starts_on, ends_on=one.ends_on, level=one.level,
        )  # fmt: skip


def menus(session: Session, service_id: int) -> tuple[Menu, ...]:
    """Return the menus of a service, the newest first; of those that begin together the one for all schools first."""
    session.require(Permission.VIEW_MEALS)
    rows = session.database.rows(
        f"{_MENUS} WHERE service_id = ? ORDER BY starts_on DESC, COALESCE(level, ''), id", (service_id,)
    )
    return tuple(map(_menu, rows))


def menu(session: Session, menu_id: int) -> Menu:
    """Return a menu.

    Raises:
        NotFound: there is none of that id.
    """
    session.require(Permission.VIEW_MEALS)
    row = session.database.row(f"{_MENUS} WHERE id = ?", (menu_id,))
    if row is None:
        raise NotFound(what="Menu")
    return _menu(row)


def set_menu_day(
    session: Session,
    menu_id: int,
    week: int,
    weekday: int,
    dish_ids: Sequence[int],
    *,
    shown: Sequence[int] | None = None,
) -> None:
    """Set the dishes of a week's day (0 is Monday) anew, in the order of the courses.

    `shown` are the dishes that were on screen before.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: the menu has no such week, there is no such weekday, a dish twice or too many.
        NotFound: no such menu or dish.
    """
    session.require(Permission.EDIT_MENU)
    database = session.database
    with database.transaction():
        one = menu(session, menu_id)
        if not 1 <= week <= one.weeks or not 0 <= weekday <= 6:
            reason = Phrase("settimane da 1 a {most}, da lunedì a domenica.", most=one.weeks)
            raise InvalidValue(field="Giorno del menu", reason=reason)
        if len(dish_ids) > MOST_DISHES or len(set(dish_ids)) < len(dish_ids):
            reason = Phrase("al massimo {most}, ognuno una volta.", most=MOST_DISHES)
            raise InvalidValue(field="Piatti", reason=reason)
        chosen = [_dish(session, dish_id) for dish_id in dish_ids]
        ensure_as_shown(
            session, f"menu:{menu_id}", None if shown is None else tuple(shown),
            lambda: tuple(dish.id for dish in menu_days(session, menu_id).get((week, weekday), ())),
        )  # fmt: skip
        database.execute(
            "DELETE FROM menu_dish WHERE menu_id = ? AND week = ? AND weekday = ?", (menu_id, week, weekday)
        )
        for place, dish in enumerate(sorted(chosen, key=lambda dish: _COURSES.index(dish.course))):
            database.execute(
                "INSERT INTO menu_dish (menu_id, week, weekday, place, dish_id) VALUES (?, ?, ?, ?, ?)",
                (menu_id, week, weekday, place, dish.id),
            )
        audit.record(session, "set_menu_day", f"menu:{menu_id}", week=week, weekday=weekday, dishes=list(dish_ids))


def menu_days(session: Session, menu_id: int) -> dict[tuple[int, int], tuple[Dish, ...]]:
    """Return the dishes of each week and weekday of a menu that has some."""
    session.require(Permission.VIEW_MEALS)
    rows = session.database.rows(
        f"SELECT d.week, d.weekday, {DISH_COLUMNS} FROM menu_dish d JOIN dish t ON t.id = d.dish_id"
        " WHERE d.menu_id = ? ORDER BY d.week, d.weekday, d.place",
        (menu_id,),
    )
    found: dict[tuple[int, int], tuple[Dish, ...]] = {}
    for week, weekday, *row in rows:
        found[week, weekday] = (*found.get((week, weekday), ()), dish_of(tuple(row)))
    return found


def menu_of_day(session: Session, service_id: int, day: date, *, school_id: int | None = None) -> MenuDay | None:
    """Return what is on the menu on a day, None where no menu holds; whether there is service the calendar says.

    A school has the menu of its level, if there is one on the day, else that for all; without a school it is that.
    """
    session.require(Permission.VIEW_MEALS)
    row = session.database.row(
        f"{_MENUS} WHERE service_id = ? AND ? BETWEEN starts_on AND ends_on"
        " AND (level IS NULL OR level = (SELECT s.level FROM school s WHERE s.id = ?)) ORDER BY level IS NULL LIMIT 1",
        (service_id, day_number(day), school_id),
    )
    if row is None:
        return None
    one = _menu(row)
    week = one.week_of(day)
    return MenuDay(one, day, week, menu_days(session, one.id).get((week, day.weekday()), ()))


_MENUS = "SELECT id, service_id, name, starts_on, ends_on, weeks, level FROM menu"


def _menu(row: Row) -> Menu:
    menu_id, service_id, name, starts, ends, weeks, level = row
    return Menu(
        menu_id, service_id, name, day_from_number(starts), day_from_number(ends), weeks,
        None if level is None else SchoolLevel(level),
    )  # fmt: skip


def _dish(session: Session, dish_id: int) -> Dish:
    row = session.database.row(f"SELECT {DISH_COLUMNS} FROM dish t WHERE t.id = ?", (dish_id,))
    if row is None:
        raise NotFound(what="Piatto")
    return dish_of(row)


def _copy_dishes(session: Session, from_id: int, to_id: int, weeks: int) -> None:
    menu(session, from_id)  # there is one
    session.database.execute(
        "INSERT INTO menu_dish (menu_id, week, weekday, place, dish_id)"
        " SELECT CAST(? AS INTEGER), week, weekday, place, dish_id FROM menu_dish WHERE menu_id = ? AND week <= ?",
        (to_id, from_id, weeks),
    )


def _ensure_free(session: Session, service_id: int, days: tuple[date, date], level: str | None, *, but: int) -> None:
    """Check that no other menu for the same schools has one of the days."""
    starts_on, ends_on = days
    row = session.database.row(
        f"{_MENUS} WHERE service_id = ? AND starts_on <= ? AND ends_on >= ? AND id <> ? AND COALESCE(level, '') = ?",
        (service_id, day_number(ends_on), day_number(starts_on), but, level or ""),
    )
    if row is not None:
        known = _menu(row)
        raise MenusOverlap(
            name=known.name, starts_on=f"{known.starts_on:%d/%m/%Y}", ends_on=f"{known.ends_on:%d/%m/%Y}"
        )
