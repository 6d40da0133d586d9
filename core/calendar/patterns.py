"""The weekdays on which a class eats, from a day on: what changes in February leaves the autumn as it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.calendar.deciding import Later
from core.errors import InvalidValue, NotFound, Phrase
from core.registry import weekday_pattern, weekdays_of
from core.storage import Database, day_from_number, day_number


@dataclass(frozen=True, slots=True)
class Pattern:
    """The weekdays (0 is Monday) on which a class eats from a day on, until the next pattern begins."""

    starts_on: date
    weekdays: frozenset[int]


def class_patterns(session: Session, class_id: int) -> tuple[Pattern, ...]:
    """Return the weekdays of a class, oldest first: those of the class itself from the year's beginning, then others.

    Raises:
        NotFound: no such class.
    """
    session.require(Permission.VIEW_REGISTRY)
    first, _last, weekdays = _year_of(session.database, class_id)
    later = (Pattern(on, days) for on, days in patterns_of(session.database, class_id).get(class_id, ()))
    return (Pattern(first, weekdays), *later)


def set_weekdays_from(session: Session, class_id: int, starts_on: date, weekdays: Iterable[int]) -> None:
    """Have a class eat on other weekdays from a day on; again for the same day: in place of what was set.

    Raises:
        InvalidValue: the day is over or outside the class's school year, or a weekday is none.
        NotFound: no such class.
    """
    session.require(Permission.EDIT_REGISTRY)
    pattern = weekday_pattern(weekdays)
    with session.database.transaction():
        first, last, _weekdays = _year_of(session.database, class_id)
        _ensure_coming(session, starts_on)
        if not first < starts_on <= last:
            reason = Phrase(
                "dal giorno dopo l'inizio dell'anno scolastico ({first}) alla sua fine ({last}).",
                first=f"{first:%d/%m/%Y}", last=f"{last:%d/%m/%Y}",
            )  # fmt: skip
            raise InvalidValue(field="Dal", reason=reason)
        session.database.execute(
            "INSERT INTO class_weekdays (class_group_id, starts_on, weekdays) VALUES (?, ?, ?)"
            " ON CONFLICT (class_group_id, starts_on) DO UPDATE SET weekdays = excluded.weekdays",
            (class_id, day_number(starts_on), pattern),
        )
        record(session, "set_weekdays", f"class_group:{class_id}", starts_on=starts_on, weekdays=pattern)


def remove_weekdays_from(session: Session, class_id: int, starts_on: date) -> None:
    """Take back other weekdays that have not begun: those before them go on.

    Raises:
        InvalidValue: they have begun.
        NotFound: none begin on the day.
    """
    session.require(Permission.EDIT_REGISTRY)
    with session.database.transaction():
        _ensure_coming(session, starts_on)
        gone = session.database.execute(
            "DELETE FROM class_weekdays WHERE class_group_id = ? AND starts_on = ?", (class_id, day_number(starts_on))
        )
        if not gone:
            raise NotFound(what="Giorni di mensa della classe")
        record(session, "remove_weekdays", f"class_group:{class_id}", starts_on=starts_on)


def patterns_of(database: Database, class_id: int | None = None) -> dict[int, Later]:
    """Return the weekdays that begin later than the class's own, oldest first, by class: of one, or of all."""
    only, values = ("", ()) if class_id is None else (" WHERE class_group_id = ?", (class_id,))
    found: dict[int, Later] = {}
    for group_id, starts_on, weekdays in database.rows(
        f"SELECT class_group_id, starts_on, weekdays FROM class_weekdays{only} ORDER BY class_group_id, starts_on",
        values,
    ):
        found[group_id] = (*found.get(group_id, ()), (day_from_number(starts_on), weekdays_of(weekdays)))
    return found


def _ensure_coming(session: Session, starts_on: date) -> None:
    if starts_on < session.today():
        reason = Phrase("da oggi in poi: i giorni passati restano come sono.")
        raise InvalidValue(field="Dal", reason=reason)


def _year_of(database: Database, class_id: int) -> tuple[date, date, frozenset[int]]:
    row = database.row(
        "SELECT y.starts_on, y.ends_on, c.weekdays FROM class_group c JOIN school_year y ON y.id = c.school_year_id"
        " WHERE c.id = ?",
        (class_id,),
    )
    if row is None:
        raise NotFound(what="Classe")
    return day_from_number(row[0]), day_from_number(row[1]), weekdays_of(row[2])
