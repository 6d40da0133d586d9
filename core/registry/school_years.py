"""A school year whose days change: what follows it, what is cut, and what is in the way; and one that goes away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import peewee

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import NotFound
from core.registry.checking import change, italian, unique_name
from core.registry.faults import StillInUse, YearHasMeals
from core.registry.records import SchoolYear
from core.registry.schools import checked_year, school_years
from core.storage import day_from_number, day_number, tables

_PLACED = "t.class_group_id IN (SELECT c.id FROM class_group c WHERE c.school_year_id = {year})"
#: What belongs to a year and is cut with it; what lasts as long as the year and only follows it when it gets longer.
_CUT = {"placement": (("pupil_id",), _PLACED), "enrolment": (("pupil_id", "service_id"), "TRUE")}
_FOLLOWING = {
    "band_assignment": ("pupil_id", "service_id"),
    "tariff_rate": ("tariff_band_id",),
    "pupil_diet": ("pupil_id", "diet_id"),
}


@dataclass(frozen=True, slots=True)
class YearChange:
    """What another first or last day would do. Figures count rows.

    `placements` and `enrolments` get other days, `removed` of them lie wholly outside and go. `prices` (bands,
    exemptions and rates) and `diets` last as long as the year and go on with it. `requests` (days of absences and plain
    meals) and `closures` outside stay as they are and mean nothing any more. `served_on`: the last day outside on which
    somebody ate or was charged: then nothing can be done.
    """

    placements: int
    enrolments: int
    removed: int
    prices: int
    diets: int
    requests: int
    closures: int
    served_on: date | None


@dataclass(frozen=True, slots=True)
class _Days:
    """The days of a year before and after, as they are stored."""

    year_id: int
    first: int
    last: int
    new_first: int
    new_last: int

    def outside(self, column: str) -> str:
        """Return a condition for a day that was in the year and is no longer."""
        return (
            f"({column} BETWEEN {self.first} AND {self.last}"
            f" AND ({column} < {self.new_first} OR {column} > {self.new_last}))"
        )


def preview_school_year(session: Session, year_id: int, starts_on: date, ends_on: date) -> YearChange:
    """Return what `update_school_year` would do with these days.

    Raises:
        InvalidValue, YearsOverlap: the days cannot be.
        NotFound: no such year.
    """
    session.require(Permission.EDIT_REGISTRY)
    year = _year(session, year_id)
    checked_year(session, "", starts_on, ends_on, but=year_id)
    days = _days(year, starts_on, ends_on)
    counts = {table: _count(session, table, _any(clauses)) for table, clauses in _clauses(days).items()}
    return YearChange(
        placements=counts["placement"],
        enrolments=counts["enrolment"],
        removed=sum(_count(session, table, _gone(table, days)) for table in _CUT),
        prices=counts["band_assignment"] + counts["tariff_rate"],
        diets=counts["pupil_diet"],
        requests=_count(session, "meal_exception", days.outside("t.day")),
        closures=_count(
            session, "calendar_exception", f"{days.outside('t.starts_on')} AND {days.outside('t.ends_on')}"
        ),
        served_on=_served_on(session, days),
    )


def update_school_year(
    session: Session, year_id: int, *, label: str, starts_on: date, ends_on: date, shown: SchoolYear | None = None
) -> YearChange:
    """Change a year's days; classes and enrolments follow. Return what was done, as `preview_school_year` says it.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: the label does not fit the days, or the year is longer than a year.
        YearsOverlap: another year has some of the days.
        YearHasMeals: somebody ate, or was charged, on a day that would be outside.
        NotFound: no such year.
    """
    session.require(Permission.EDIT_REGISTRY)
    label = checked_year(session, label, starts_on, ends_on, but=year_id)
    with unique_name("l'anno scolastico", label), session.database.transaction():
        year = _year(session, year_id)
        ensure_as_shown(session, f"school_year:{year_id}", shown, lambda: _year(session, year_id))
        done = preview_school_year(session, year_id, starts_on, ends_on)
        if done.served_on is not None:
            raise YearHasMeals(label=year.label, day=italian(done.served_on))
        days = _days(year, starts_on, ends_on)
        for table in _CUT:
            session.database.execute(f"DELETE FROM {table} AS t WHERE {_gone(table, days)}")
        for table, clauses in _clauses(days).items():
            for column, value, where in clauses:
                session.database.execute(f"UPDATE {table} AS t SET {column} = ? WHERE {where}", (value,))
        change(session, tables.SchoolYear, year_id, {"label": label, "starts_on": starts_on, "ends_on": ends_on})
        record(
            session, "update_school_year", f"school_year:{year_id}", label=label,
            starts_on=[year.starts_on, starts_on], ends_on=[year.ends_on, ends_on], placements=done.placements,
            enrolments=done.enrolments, removed=done.removed, prices=done.prices, diets=done.diets,
        )  # fmt: skip
        return done


def delete_school_year(session: Session, year_id: int) -> None:
    """Take away a year in which there is no class and nobody waits.

    Raises:
        NotFound: no such year.
        StillInUse: something depends on it.
    """
    session.require(Permission.EDIT_REGISTRY)
    year = _year(session, year_id)
    try:
        with session.database.transaction():
            session.database.execute("DELETE FROM school_year WHERE id = ?", (year_id,))
            record(session, "delete_school_year", f"school_year:{year_id}", label=year.label)
    except peewee.IntegrityError as error:
        raise StillInUse(name=year.label) from error


def _year(session: Session, year_id: int) -> SchoolYear:
    found = next((year for year in school_years(session) if year.id == year_id), None)
    if found is None:
        raise NotFound(what="Anno scolastico")
    return found


def _days(year: SchoolYear, starts_on: date, ends_on: date) -> _Days:
    numbers = map(day_number, (year.starts_on, year.ends_on, starts_on, ends_on))
    return _Days(year.id, *numbers)


#: The column to be written, its value, and for which rows `t`.
_Clause = tuple[str, int, str]


def _clauses(days: _Days) -> dict[str, list[_Clause]]:
    """Return what is to be written into each table."""
    found = {table: list(_moved(table, keys, days, scope.format(year=days.year_id)))
             for table, (keys, scope) in _CUT.items()}  # fmt: skip
    found.update({table: list(_longer(table, keys, days)) for table, keys in _FOLLOWING.items()})
    return found


def _longer(table: str, keys: tuple[str, ...], days: _Days) -> Iterator[_Clause]:
    """Lengthen what lasts as long as the year, where nothing else has the days already."""
    if days.new_last > days.last:
        yield (
            "ends_on",
            days.new_last,
            f"t.ends_on = {days.last} AND {_free(table, keys, days.last + 1, days.new_last)}",
        )
    if days.new_first < days.first:
        where = f"t.starts_on = {days.first} AND {_free(table, keys, days.new_first, days.first - 1)}"
        yield "starts_on", days.new_first, where


def _moved(table: str, keys: tuple[str, ...], days: _Days, scope: str) -> Iterator[_Clause]:
    """Do the same, and cut what sticks out of a year that gets shorter."""
    yield from ((column, value, f"{scope} AND {where}") for column, value, where in _longer(table, keys, days))
    stays = f"t.starts_on <= {days.new_last} AND t.ends_on >= {days.new_first}"
    if days.new_last < days.last:
        yield (
            "ends_on",
            days.new_last,
            f"{scope} AND {stays} AND {days.outside('t.ends_on')} AND t.ends_on > {days.new_last}",
        )
    if days.new_first > days.first:
        where = f"{scope} AND {stays} AND {days.outside('t.starts_on')} AND t.starts_on < {days.new_first}"
        yield "starts_on", days.new_first, where


def _free(table: str, keys: tuple[str, ...], first: int, last: int) -> str:
    same = " AND ".join(f"o.{key} = t.{key}" for key in keys)
    return (
        f"NOT EXISTS (SELECT 1 FROM {table} o WHERE {same} AND o.id <> t.id"
        f" AND o.starts_on <= {last} AND o.ends_on >= {first})"
    )


def _gone(table: str, days: _Days) -> str:
    """Return the condition for what lies wholly outside."""
    scope = _CUT[table][1].format(year=days.year_id)
    before = f"t.ends_on < {days.new_first} AND t.starts_on >= {days.first}"
    after = f"t.starts_on > {days.new_last} AND t.ends_on <= {days.last}"
    return f"{scope} AND (({before}) OR ({after}))"


def _any(clauses: list[_Clause]) -> str:
    return " OR ".join(f"({where})" for _column, _value, where in clauses) or "FALSE"


def _count(session: Session, table: str, where: str) -> int:
    return int(session.database.scalar(f"SELECT COUNT(*) FROM {table} t WHERE {where}"))


def _served_on(session: Session, days: _Days) -> date | None:
    """Return the last day outside on which somebody was checked in or charged."""
    eaten = session.database.scalar(f"SELECT MAX(t.day) FROM presence t WHERE {days.outside('t.day')}")
    charged = session.database.scalar(f"SELECT MAX(t.day) FROM entry t WHERE t.kind = 1 AND {days.outside('t.day')}")
    last = max((day for day in (eaten, charged) if day is not None), default=None)
    return None if last is None else day_from_number(last)
