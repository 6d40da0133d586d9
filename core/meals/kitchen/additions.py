"""Meals that no pupil is booked for: those of the staff, and those to spare. Each weekday's, or one day's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.access import audit
from core.access.permissions import Permission, Role, not_allowed
from core.access.session import Session
from core.clock import rome_instant
from core.errors import InvalidValue, NotFound, Phrase
from core.meals.cutoff import cutoff_of, is_open, passed
from core.meals.kitchen.faults import OrderDayPassed
from core.meals.kitchen.following import follow_orders
from core.registry import clean_text
from core.storage import day_from_number, day_number

#: Against slips of the keyboard.
MOST_MEALS = 500

_CHANGED = "Pasti del personale o extra cambiati"


@dataclass(frozen=True, slots=True)
class StandingMeals:
    """What a school has on a weekday (0 is Monday)."""

    weekday: int
    staff: int
    extra: int


def set_standing_meals(
    session: Session, school_id: int, service_id: int, weekday: int, *, staff: int, extra: int = 0
) -> None:
    """Set the meals of the staff and to spare for a weekday; orders of such days that were sent get a new version.

    A school's user who comes after the cut-off sets them from the next order on.

    Raises:
        InvalidValue: a number is below zero or above 500, or there is no such weekday.
        NotFound: the school does not offer the service.
        NotAllowed: a school's user asks for another school.
    """
    session.require(Permission.REPORT_ABSENCE)
    _ensure_sound(session, school_id, service_id, staff, extra)
    if not 0 <= weekday <= 6:
        raise InvalidValue(field="Giorno della settimana", reason="da lunedì a domenica.")
    with session.database.transaction():
        days = _sent_days(session, school_id, service_id, weekday)
        if session.actor.role is Role.SCHOOL:
            cutoff = cutoff_of(session.database, service_id, school_id)
            late = [day for day in days if not is_open(session, rome_instant(day, cutoff))]
            _keep_as_ordered(session, school_id, service_id, late)
        session.database.execute(
            "INSERT INTO standing_meals (school_id, service_id, weekday, staff, extra) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (school_id, service_id, weekday)"
            " DO UPDATE SET staff = excluded.staff, extra = excluded.extra",
            (school_id, service_id, weekday, staff, extra),
        )
        audit.record(
            session, "set_standing_meals", f"school:{school_id}",
            service=service_id, weekday=weekday, staff=staff, extra=extra,
        )  # fmt: skip
        follow_orders(session, service_id, days, _CHANGED, school_id=school_id)


def standing_meals(session: Session, school_id: int, service_id: int) -> tuple[StandingMeals, ...]:
    """Return what a school has on each weekday, Monday first; zero where nothing was set."""
    session.require(Permission.VIEW_MEALS)
    rows = session.database.rows(
        "SELECT weekday, staff, extra FROM standing_meals WHERE school_id = ? AND service_id = ?",
        (school_id, service_id),
    )
    known = {weekday: (staff, extra) for weekday, staff, extra in rows}
    return tuple(StandingMeals(weekday, *known.get(weekday, (0, 0))) for weekday in range(7))


def set_day_meals(
    session: Session, school_id: int, service_id: int, day: date, *, staff: int, extra: int, note: str = ""
) -> None:
    """Set them for one day, in place of the weekday's; an order that was sent gets a new version.

    `note` is read by the kitchen. After the cut-off only the office may.

    Raises:
        InvalidValue: a number is below zero or above 500, or the note is too long.
        OrderDayPassed: the day is over.
        CutoffPassed: a school's user comes too late.
        NotFound: the school does not offer the service.
        NotAllowed: a school's user asks for another school.
    """
    session.require(Permission.REPORT_ABSENCE)
    _ensure_sound(session, school_id, service_id, staff, extra)
    note = clean_text(note, "Nota per la cucina", longest=200)
    if day < session.today():
        raise OrderDayPassed(day=f"{day:%d/%m/%Y}")
    deadline = rome_instant(day, cutoff_of(session.database, service_id, school_id))
    if session.actor.role is Role.SCHOOL and not is_open(session, deadline):
        raise passed(deadline)
    with session.database.transaction():
        session.database.execute(
            "INSERT INTO day_meals (school_id, service_id, day, staff, extra, note) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (school_id, service_id, day)"
            " DO UPDATE SET staff = excluded.staff, extra = excluded.extra, note = excluded.note",
            (school_id, service_id, day_number(day), staff, extra, note),
        )
        audit.record(
            session, "set_day_meals", f"school:{school_id}",
            service=service_id, day=day, staff=staff, extra=extra, note=note,
        )  # fmt: skip
        follow_orders(session, service_id, [day], _CHANGED, school_id=school_id)


def _sent_days(session: Session, school_id: int, service_id: int, weekday: int) -> list[date]:
    """Return the days of that weekday, from today on, of which an order was sent."""
    rows = session.database.rows(
        "SELECT day FROM kitchen_order WHERE school_id = ? AND service_id = ? AND day >= ?",
        (school_id, service_id, day_number(session.today())),
    )
    return [day for (number,) in rows if (day := day_from_number(number)).weekday() == weekday]


def _keep_as_ordered(session: Session, school_id: int, service_id: int, days: Iterable[date]) -> None:
    """Give days that have no numbers of their own those that hold now."""
    for day in days:
        session.database.execute(
            "INSERT INTO day_meals (school_id, service_id, day, staff, extra, note)"
            " SELECT CAST(? AS INTEGER), CAST(? AS INTEGER), CAST(? AS INTEGER), COALESCE(MAX(staff), 0),"
            " COALESCE(MAX(extra), 0), '' FROM standing_meals WHERE school_id = ? AND service_id = ? AND weekday = ?"
            " ON CONFLICT DO NOTHING",
            (school_id, service_id, day_number(day), school_id, service_id, day.weekday()),
        )


def _ensure_sound(session: Session, school_id: int, service_id: int, staff: int, extra: int) -> None:
    if session.actor.role is Role.SCHOOL and session.actor.school_id != school_id:
        raise not_allowed(session.actor.role)
    offered = session.database.scalar(
        "SELECT 1 FROM school_service WHERE school_id = ? AND service_id = ?", (school_id, service_id)
    )
    if offered is None:
        raise NotFound(what="Servizio della scuola")
    for number in (staff, extra):
        if not 0 <= number <= MOST_MEALS:
            raise InvalidValue(field="Pasti", reason=Phrase("da 0 a {most}.", most=MOST_MEALS))
