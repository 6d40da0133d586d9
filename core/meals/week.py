"""A class's week: each pupil's seven days at once, in a fixed number of statements however many the pupils."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from core import calendar
from core.access.permissions import Permission, Role, not_allowed
from core.access.session import Session
from core.clock import rome_instant
from core.errors import NotFound
from core.meals.cutoff import cutoff_of, is_open
from core.meals.day_state import frozen_days
from core.meals.enrolled import days_without
from core.meals.pupil_days import state_of
from core.meals.records import BookingState, DietOnPlate
from core.registry import SchoolLevel
from core.storage import day_from_number, day_number

_DAYS = 7


@dataclass(frozen=True, slots=True)
class WeekCell:
    """A pupil on a day. `diets` hold what the plate needs, never the reason; `is_placed`: in this class that day.

    `is_inserting`: enrolled, and by the gradual insertion of the nursery school not eating on this day yet.
    """

    state: BookingState
    is_placed: bool
    is_present: bool
    diets: tuple[DietOnPlate, ...] = ()
    is_inserting: bool = False

    @property
    def may_change(self) -> bool:
        """Whether there is a meal to cancel, or a cancelled one."""
        return self.state in {BookingState.BOOKED, BookingState.ABSENT, BookingState.PLAIN}


@dataclass(frozen=True, slots=True)
class WeekTotals:
    """The plates of a day: each pupil once (a diet in a plain meal is a diet); `present` were checked in."""

    standard: int = 0
    plain: int = 0
    diets: int = 0
    absent: int = 0
    present: int = 0

    @property
    def plates(self) -> int:
        """All meals that are cooked."""
        return self.standard + self.plain + self.diets


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day of the class. `deadline_at` is UTC; `is_open`: not past it; `is_closed`: nothing may change any more."""

    on: date
    is_service: bool
    no_service_text: str
    deadline_at: datetime
    is_open: bool
    is_closed: bool
    totals: WeekTotals


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A pupil with a cell for each day of the week."""

    pupil_id: int
    last_name: str
    first_name: str
    cells: tuple[WeekCell, ...]

    @property
    def full_name(self) -> str:
        """Last name first."""
        return f"{self.last_name} {self.first_name}"


@dataclass(frozen=True, slots=True)
class ClassWeek:
    """A class from Monday to Sunday: whoever is in it on one of the days, by name."""

    class_id: int
    class_name: str
    school_id: int
    school_name: str
    level: SchoolLevel
    service_id: int
    service_name: str
    days: tuple[WeekDay, ...]
    rows: tuple[WeekRow, ...]


@dataclass(slots=True)
class _Pupil:
    """A pupil while its days are gathered; days are numbers as stored."""

    last_name: str
    first_name: str
    placed: set[int] = field(default_factory=set)
    enrolled: set[int] = field(default_factory=set)
    inserting: set[int] = field(default_factory=set)
    exceptions: dict[int, str] = field(default_factory=dict)
    present: set[int] = field(default_factory=set)
    diets: dict[int, list[DietOnPlate]] = field(default_factory=lambda: defaultdict(list))


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def class_week(session: Session, service_id: int, class_id: int, day: date) -> ClassWeek:
    """Return the week of `day` for a class.

    Raises:
        NotAllowed: a school's user asks for another school's class.
        NotFound: no such class or service.
    """
    session.require(Permission.VIEW_MEALS)
    row = session.database.row(
        "SELECT g.name, s.id, s.name, s.level, v.name FROM class_group g JOIN school s ON s.id = g.school_id"
        " LEFT JOIN service v ON v.id = ? WHERE g.id = ?",
        (service_id, class_id),
    )
    if row is None or row[4] is None:
        raise NotFound(what="Classe" if row is None else "Servizio")
    class_name, school_id, school_name, level, service_name = row
    if session.actor.role is Role.SCHOOL and session.actor.school_id != school_id:
        raise not_allowed(session.actor.role)
    first = monday_of(day)
    served = calendar.service_days(session, class_id, service_id, first, first + timedelta(days=_DAYS - 1))
    pupils = _pupils(session, service_id, class_id, first)
    rows = tuple(
        WeekRow(pupil_id, one.last_name, one.first_name, tuple(_cell(one, on) for on in served))
        for pupil_id, one in pupils.items()
    )
    return ClassWeek(
        class_id, class_name, school_id, school_name, SchoolLevel(level), service_id, service_name,
        _week_days(session, service_id, school_id, served, rows), rows,
    )  # fmt: skip


def _week_days(
    session: Session, service_id: int, school_id: int, served: Sequence[calendar.ServiceDay], rows: Sequence[WeekRow]
) -> tuple[WeekDay, ...]:
    cutoff = cutoff_of(session.database, service_id, school_id)
    frozen = frozen_days(session.database, service_id, [one.on for one in served])
    found = []
    for place, one in enumerate(served):
        deadline = rome_instant(one.on, cutoff)
        cells = [row.cells[place] for row in rows]
        found.append(
            WeekDay(
                one.on, one.is_service, "" if one.is_service else one.text, deadline,
                is_open(session, deadline), one.on in frozen, totals_of(cells),
            )
        )  # fmt: skip
    return tuple(found)


def totals_of(cells: Sequence[WeekCell]) -> WeekTotals:
    """Return the plates of a day's cells; whoever is in another class by then is counted there."""
    here = [cell for cell in cells if cell.is_placed]
    expected = [cell for cell in here if cell.state.is_expected]
    diets = sum(bool(cell.diets) for cell in expected)
    plain = sum(cell.state is BookingState.PLAIN and not cell.diets for cell in expected)
    return WeekTotals(
        standard=len(expected) - diets - plain,
        plain=plain,
        diets=diets,
        absent=sum(cell.state is BookingState.ABSENT for cell in here),
        present=sum(cell.is_present for cell in here),
    )


def _cell(pupil: _Pupil, served: calendar.ServiceDay) -> WeekCell:
    number = day_number(served.on)
    is_placed = number in pupil.placed
    state = state_of(
        is_service=served.is_service,
        is_enrolled=is_placed and number in pupil.enrolled,
        exception=pupil.exceptions.get(number),
    )
    is_inserting = state is BookingState.NOT_ENROLLED and is_placed and number in pupil.inserting
    return WeekCell(state, is_placed, number in pupil.present, tuple(pupil.diets.get(number, ())), is_inserting)


def _pupils(session: Session, service_id: int, class_id: int, first: date) -> dict[int, _Pupil]:
    """Return whoever is in the class on one of the days, with what is known of each, in five statements."""
    low = day_number(first)
    high = low + _DAYS - 1
    pupils: dict[int, _Pupil] = {}
    for pupil_id, last_name, first_name, starts, ends in session.database.rows(
        "SELECT p.id, p.last_name, p.first_name, pl.starts_on, pl.ends_on FROM placement pl"
        " JOIN pupil p ON p.id = pl.pupil_id WHERE pl.class_group_id = ? AND pl.starts_on <= ? AND pl.ends_on >= ?"
        " ORDER BY p.search_key, p.id",
        (class_id, high, low),
    ):
        pupil = pupils.setdefault(pupil_id, _Pupil(last_name, first_name))
        pupil.placed.update(_days(starts, ends, low, high))
    if pupils:
        _add_enrolments(session, service_id, pupils, low, high)
        _add_days(session, service_id, pupils, low, high)
        _add_diets(session, pupils, low, high)
    return pupils


def _add_enrolments(session: Session, service_id: int, pupils: Mapping[int, _Pupil], low: int, high: int) -> None:
    for pupil_id, starts, ends in session.database.rows(
        "SELECT pupil_id, starts_on, ends_on FROM enrolment WHERE service_id = ? AND starts_on <= ? AND ends_on >= ?"
        f" AND pupil_id IN ({_places(pupils)})",
        (service_id, high, low, *pupils),
    ):
        pupils[pupil_id].enrolled.update(_days(starts, ends, low, high))
    for pupil_id, starts, ends, weekdays in session.database.rows(
        "SELECT e.pupil_id, i.starts_on, i.ends_on, i.weekdays FROM insertion i JOIN enrolment e"
        f" ON e.id = i.enrolment_id WHERE e.service_id = ? AND e.pupil_id IN ({_places(pupils)})"
        " AND i.starts_on <= ? AND i.ends_on >= ?",
        (service_id, *pupils, high, low),
    ):
        first, last = day_from_number(max(starts, low)), day_from_number(min(ends, high))
        pupils[pupil_id].inserting.update(day_number(day) for day in days_without(first, last, weekdays))
    for pupil in pupils.values():
        pupil.inserting &= pupil.enrolled
        pupil.enrolled -= pupil.inserting


def _add_days(session: Session, service_id: int, pupils: Mapping[int, _Pupil], low: int, high: int) -> None:
    for pupil_id, day, kind in session.database.rows(
        f"SELECT pupil_id, day, kind FROM meal_exception WHERE pupil_id IN ({_places(pupils)}) AND service_id = ?"
        " AND day BETWEEN ? AND ?",
        (*pupils, service_id, low, high),
    ):
        pupils[pupil_id].exceptions[day] = kind
    # The key begins with the day: named one by one, each day is found at once.
    days = range(low, high + 1)
    for pupil_id, day in session.database.rows(
        f"SELECT pupil_id, day FROM presence WHERE day IN ({_places(days)}) AND service_id = ?"
        f" AND pupil_id IN ({_places(pupils)})",
        (*days, service_id, *pupils),
    ):
        pupils[pupil_id].present.add(day)


def _add_diets(session: Session, pupils: Mapping[int, _Pupil], low: int, high: int) -> None:
    for pupil_id, starts, ends, code, name, effect in session.database.rows(
        "SELECT d.pupil_id, d.starts_on, d.ends_on, t.code, t.name, t.effect FROM pupil_diet d"
        f" JOIN diet t ON t.id = d.diet_id WHERE d.pupil_id IN ({_places(pupils)})"
        " AND d.starts_on <= ? AND d.ends_on >= ? ORDER BY t.code",
        (*pupils, high, low),
    ):
        for day in _days(starts, ends, low, high):
            pupils[pupil_id].diets[day].append(DietOnPlate(code, name, effect))


def _places(values: Mapping[int, object] | range) -> str:
    return ", ".join("?" * len(values))


def _days(starts: int, ends: int, low: int, high: int) -> range:
    return range(max(starts, low), min(ends, high) + 1)
