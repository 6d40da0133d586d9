"""The pupils behind a day's figures: who is expected, who came, who is missing, who follows which diet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from core import calendar
from core.access.permissions import Permission, Role
from core.access.session import Session
from core.meals.enrolled import EATS_ON, on_day
from core.meals.pupil_days import state_of
from core.meals.records import BookingState
from core.storage import day_number


@dataclass(frozen=True, slots=True)
class DayPupil:
    """A pupil on a day. `diets` are codes, never reasons."""

    pupil_id: int
    last_name: str
    first_name: str
    class_id: int
    class_name: str
    school_name: str
    state: BookingState
    is_present: bool
    diets: tuple[str, ...]

    @property
    def full_name(self) -> str:
        """Last name first."""
        return f"{self.last_name} {self.first_name}"

    @property
    def is_extra(self) -> bool:
        """Whether checked in without being expected."""
        return self.is_present and not self.state.is_expected

    @property
    def is_missing(self) -> bool:
        """Whether expected and not checked in."""
        return self.state.is_expected and not self.is_present


def day_pupils(session: Session, service_id: int, day: date, *, class_id: int | None = None) -> tuple[DayPupil, ...]:
    """Return who is enrolled that day or was checked in, by school, class and name: the figures of `day_summary`.

    A school's user sees its own pupils.

    Raises:
        NotFound: no such service.
    """
    session.require(Permission.VIEW_MEALS)
    number = day_number(day)
    condition, values = "", []
    if class_id is not None:
        condition, values = " AND g.id = ?", [class_id]
    if session.actor.role is Role.SCHOOL:
        condition, values = f"{condition} AND g.school_id = ?", [*values, session.actor.school_id or 0]
    rows = session.database.rows(
        "SELECT p.id, p.last_name, p.first_name, g.id, g.name, h.name, e.id IS NOT NULL, x.kind, s.pupil_id IS NOT NULL"
        " FROM placement pl JOIN class_group g ON g.id = pl.class_group_id JOIN school h ON h.id = g.school_id"
        " JOIN pupil p ON p.id = pl.pupil_id"
        f" LEFT JOIN enrolment e ON e.pupil_id = p.id AND e.service_id = ? AND {EATS_ON}"
        " LEFT JOIN meal_exception x ON x.service_id = ? AND x.day = ? AND x.pupil_id = p.id"
        " LEFT JOIN presence s ON s.day = ? AND s.service_id = ? AND s.pupil_id = p.id"
        " WHERE pl.starts_on <= ? AND pl.ends_on >= ? AND (e.id IS NOT NULL OR s.pupil_id IS NOT NULL)"
        f"{condition} ORDER BY h.name, h.id, g.name, g.id, p.search_key, p.id",
        (service_id, *on_day(number), service_id, number, number, service_id, number, number, *values),
    )
    served = calendar.classes_served(session, service_id, day)
    diets = _diets(session, number)
    return tuple(
        DayPupil(
            pupil_id,
            last_name,
            first_name,
            group_id,
            group_name,
            school_name,
            state_of(
                is_service=group_id in served and served[group_id].is_service,
                is_enrolled=bool(is_enrolled),
                exception=exception,
            ),
            bool(came),
            tuple(diets.get(pupil_id, ())),
        )
        for pupil_id, last_name, first_name, group_id, group_name, school_name, is_enrolled, exception, came in rows
    )


def _diets(session: Session, number: int) -> dict[int, list[str]]:
    diets: dict[int, list[str]] = defaultdict(list)
    for pupil_id, code in session.database.rows(
        "SELECT d.pupil_id, t.code FROM pupil_diet d JOIN diet t ON t.id = d.diet_id"
        " WHERE d.starts_on <= ? AND d.ends_on >= ? ORDER BY t.code",
        (number, number),
    ):
        diets[pupil_id].append(code)
    return diets
