"""School years, schools and classes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue, NotFound, Phrase
from core.registry.checking import change, ensure_dates, ensure_exists, italian, own_school, unique_name
from core.registry.faults import YearsOverlap
from core.registry.naming import clean_name, clean_text
from core.registry.records import ClassGroup, School, SchoolLevel, SchoolYear
from core.storage import day_from_number, tables

_LABEL = re.compile(r"(\d{4})\s*[/-]\s*(\d{2}|\d{4})")
_LONGEST_YEAR = timedelta(days=366)


def school_year_label(starts_on: date) -> str:
    """Return the name of the school year that starts on a day, e.g. `2026/2027`."""
    return f"{starts_on.year}/{starts_on.year + 1}"


def create_school_year(session: Session, label: str, starts_on: date, ends_on: date) -> int:
    """Add a school year (both days belong to it); return its id.

    Args:
        session: who acts.
        label: `2026/2027`, also written `2026-27`; empty to have it made from the first day.
        starts_on: first day of lessons.
        ends_on: last day of lessons (of the infanzia, if it goes on longer).

    Raises:
        InvalidValue: the label does not fit the dates, or the year is longer than a year.
        YearsOverlap: another year has some of the days.
        NameTaken: there is a year of that label.
    """
    session.require(Permission.EDIT_REGISTRY)
    label = checked_year(session, label, starts_on, ends_on)
    with unique_name("l'anno scolastico", label), session.database.transaction():
        year_id = session.database.insert(tables.SchoolYear, label=label, starts_on=starts_on, ends_on=ends_on)
        record(
            session, "create_school_year", f"school_year:{year_id}", label=label, starts_on=starts_on, ends_on=ends_on
        )
        return year_id


def checked_year(session: Session, label: str, starts_on: date, ends_on: date, *, but: int = 0) -> str:
    """See that a school year can have these days, beside all years but `but`; return its label.

    Raises:
        InvalidValue: the label does not fit the days, or the year is longer than a year.
        YearsOverlap: another year has some of the days.
    """
    ensure_dates(starts_on, ends_on)
    if not timedelta() < ends_on - starts_on < _LONGEST_YEAR:
        raise InvalidValue(field="Anno scolastico", reason="deve durare più di un giorno e meno di un anno.")
    label = _checked_label(label, starts_on)
    for known in school_years(session):
        if known.label == label and not but:
            continue  # that the name is taken says more
        if known.id != but and known.starts_on <= ends_on and starts_on <= known.ends_on:
            raise YearsOverlap(label=known.label, starts_on=italian(known.starts_on), ends_on=italian(known.ends_on))
    return label


def school_years(session: Session) -> tuple[SchoolYear, ...]:
    """Return all school years, newest first."""
    session.require(Permission.VIEW_REGISTRY)
    rows = session.database.rows("SELECT id, label, starts_on, ends_on FROM school_year ORDER BY starts_on DESC")
    return tuple(SchoolYear(row[0], row[1], day_from_number(row[2]), day_from_number(row[3])) for row in rows)


def school_year_on(session: Session, day: date) -> SchoolYear | None:
    """Return the school year that `day` belongs to, or None (summer)."""
    return next((year for year in school_years(session) if year.starts_on <= day <= year.ends_on), None)


def current_school_year(session: Session) -> SchoolYear | None:
    """Return the year of today; in summer the one that comes next, or the last one if none is there yet."""
    years, today = school_years(session), session.today()
    not_over = [year for year in years if year.ends_on >= today]
    return not_over[-1] if not_over else next(iter(years), None)


def create_school(session: Session, name: str, level: SchoolLevel | str, address: str = "") -> int:
    """Add a school; return its id.

    Raises:
        InvalidValue: the name is missing or the level unknown.
        NameTaken: there is a school of that name.
    """
    session.require(Permission.EDIT_REGISTRY)
    values = _school_values(name, level, address)
    with unique_name("la scuola", str(values["name"])), session.database.transaction():
        school_id = session.database.insert(tables.School, is_active=True, **values)
        record(session, "create_school", f"school:{school_id}", **values)
        return school_id


def update_school(
    session: Session,
    school_id: int,
    *,
    name: str,
    level: SchoolLevel | str,
    address: str,
    is_active: bool = True,
    shown: School | None = None,
) -> None:
    """Change a school; one that is no longer active keeps its history and offers nothing.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: the name is missing or the level unknown.
        NameTaken: another school has the name.
        NotFound: no such school.
    """
    session.require(Permission.EDIT_REGISTRY)
    values = {**_school_values(name, level, address), "is_active": is_active}
    with unique_name("la scuola", str(values["name"])), session.database.transaction():
        ensure_exists(session, "school", school_id, "Scuola")
        ensure_as_shown(session, f"school:{school_id}", shown, lambda: _school(session, school_id))
        change(session, tables.School, school_id, values)
        record(session, "update_school", f"school:{school_id}", **values)


def schools(session: Session, *, include_inactive: bool = False) -> tuple[School, ...]:
    """Return the schools by level and name."""
    session.require(Permission.VIEW_REGISTRY)
    rows = session.database.rows("SELECT id, name, level, address, is_active FROM school ORDER BY level, name")
    found = (School(row[0], row[1], SchoolLevel(row[2]), row[3], bool(row[4])) for row in rows)
    return tuple(school for school in found if school.is_active or include_inactive)


def create_class(session: Session, school_id: int, school_year_id: int, name: str, weekdays: Iterable[int]) -> int:
    """Add a class to a school for a school year; return its id.

    Args:
        session: who acts.
        school_id: whose it is.
        school_year_id: when it is.
        name: `3ªA`, `Gialli`.
        weekdays: on which it eats at school, Monday being 0.

    Raises:
        InvalidValue: the name is missing, or a weekday is none.
        NameTaken: the school has a class of that name that year.
        NotFound: no such school or school year.
    """
    session.require(Permission.EDIT_REGISTRY)
    name, pattern = clean_name(name, "Classe"), weekday_pattern(weekdays)
    with unique_name("la classe", name), session.database.transaction():
        ensure_exists(session, "school", school_id, "Scuola")
        ensure_exists(session, "school_year", school_year_id, "Anno scolastico")
        class_id = session.database.insert(
            tables.ClassGroup, school=school_id, school_year=school_year_id, name=name, weekdays=pattern
        )
        record(session, "create_class", f"class_group:{class_id}", school=school_id, name=name, weekdays=pattern)
        return class_id


def update_class(
    session: Session, class_id: int, *, name: str, weekdays: Iterable[int], shown: ClassGroup | None = None
) -> None:
    """Change a class's name and the weekdays on which it eats in the whole year, until others begin.

    From a day on: `core.calendar.set_weekdays_from`.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: the name is missing, or a weekday is none.
        NameTaken: the school has another class of that name that year.
        NotFound: no such class.
    """
    session.require(Permission.EDIT_REGISTRY)
    name, pattern = clean_name(name, "Classe"), weekday_pattern(weekdays)
    with unique_name("la classe", name), session.database.transaction():
        ensure_exists(session, "class_group", class_id, "Classe")
        ensure_as_shown(
            session, f"class_group:{class_id}", shown, lambda: class_group(session, class_id),
            by=lambda one: (one.name, one.weekdays),
        )  # fmt: skip
        change(session, tables.ClassGroup, class_id, {"name": name, "weekdays": pattern})
        record(session, "update_class", f"class_group:{class_id}", name=name, weekdays=pattern)


def classes(
    session: Session, school_id: int | None = None, on: date | None = None, *, school_year_id: int | None = None
) -> tuple[ClassGroup, ...]:
    """Return the classes of one school year by school and name.

    The year is `school_year_id`, or the one that the day `on` belongs to, or else `current_school_year`. A school user
    sees its own school's only.

    Raises:
        NotAllowed: a school user asks for another school.
    """
    session.require(Permission.VIEW_REGISTRY)
    school_id = own_school(session, school_id)
    if school_year_id is None:
        year = current_school_year(session) if on is None else school_year_on(session, on)
        if year is None:
            return ()
        school_year_id = year.id
    only, values = ("", ()) if school_id is None else (" AND c.school_id = ?", (school_id,))
    rows = session.database.rows(
        "SELECT c.id, c.name, c.school_id, s.name, c.school_year_id, c.weekdays FROM class_group c"
        f" JOIN school s ON s.id = c.school_id WHERE c.school_year_id = ?{only} ORDER BY s.level, s.name, c.name",
        (school_year_id, *values),
    )
    return tuple(_class_group(row) for row in rows)


def class_group(session: Session, class_id: int) -> ClassGroup:
    """Return one class.

    Raises:
        NotFound: no such class.
    """
    session.require(Permission.VIEW_REGISTRY)
    row = session.database.row(
        "SELECT c.id, c.name, c.school_id, s.name, c.school_year_id, c.weekdays FROM class_group c"
        " JOIN school s ON s.id = c.school_id WHERE c.id = ?",
        (class_id,),
    )
    if row is None:
        raise NotFound(what="Classe")
    return _class_group(row)


def weekday_pattern(weekdays: Iterable[int]) -> int:
    """Return how weekdays are stored: bit 0 for Monday.

    Raises:
        InvalidValue: a number is no weekday.
    """
    days = set(weekdays)
    if not days <= set(range(7)):
        raise InvalidValue(field="Giorni della settimana", reason="scegli tra lunedì e domenica.")
    return sum(1 << day for day in days)


def weekdays_of(pattern: int) -> frozenset[int]:
    """Return the weekdays of a stored pattern, Monday being 0."""
    return frozenset(day for day in range(7) if pattern >> day & 1)


def _school(session: Session, school_id: int) -> School:
    return next(one for one in schools(session, include_inactive=True) if one.id == school_id)


def _class_group(row: tuple[int, str, int, str, int, int]) -> ClassGroup:
    return ClassGroup(*row[:5], weekdays_of(row[5]))


def _school_values(name: str, level: SchoolLevel | str, address: str) -> dict[str, object]:
    if level not in set(SchoolLevel):
        raise InvalidValue(field="Ordine", reason="scegli infanzia, primaria o secondaria.")
    return {
        "name": clean_name(name, "Scuola"),
        "level": SchoolLevel(level).value,
        "address": clean_text(address, "Indirizzo"),
    }


def _checked_label(label: str, starts_on: date) -> str:
    """Bring a label to its one form, and see that it names the year that starts on the day."""
    expected = school_year_label(starts_on)
    if not label.strip():
        return expected
    match = _LABEL.fullmatch(label.strip())
    if match is None or expected != f"{match[1]}/{match[1][: 4 - len(match[2])]}{match[2]}":
        raise InvalidValue(field="Anno scolastico", reason=Phrase("per queste date scrivi {label}.", label=expected))
    return expected
