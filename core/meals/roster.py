"""The list of a school's pupils for a day: what a station, a class sheet or the kitchen works from."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from core import calendar
from core.access.permissions import Permission, Role, not_allowed
from core.access.session import Session
from core.errors import NotFound
from core.meals.enrolled import EATS_ON, on_day
from core.meals.pupil_days import state_of
from core.meals.records import DietOnPlate, Roster, RosterLine
from core.storage import day_number
from core.storage.database import Row


def roster(session: Session, service_id: int, school_id: int, day: date) -> Roster:
    """Return all pupils placed in the school's classes on the day, by class and name, in a handful of queries.

    Those not enrolled are among them (they may come to the table), and so are all on a day without service.

    Raises:
        NotAllowed: a school's user asks for another school.
        NotFound: no such school or service.
    """
    session.require(Permission.VIEW_MEALS)
    if session.actor.role is Role.SCHOOL and session.actor.school_id != school_id:
        raise not_allowed(session.actor.role)
    if session.database.scalar("SELECT 1 FROM school WHERE id = ?", (school_id,)) is None:
        raise NotFound(what="Scuola")
    served = calendar.classes_served(session, service_id, day)
    rows = _pupils(session, service_id, school_id, day)
    diets = _diets(session, school_id, day)
    own = [served[class_id] for class_id in _classes(session, school_id) if class_id in served]
    is_service = any(service_day.is_service for service_day in own)
    why_not = "" if is_service else own[0].text if own else "Fuori dall'anno scolastico"
    lines = tuple(_line(row, served.get(row[3]), diets.get(row[0], ())) for row in rows)
    return Roster(day, is_service, why_not, lines)


def _line(row: Row, served: calendar.ServiceDay | None, diets: tuple[DietOnPlate, ...]) -> RosterLine:
    pupil_id, first_name, last_name, class_id, class_name, is_enrolled, exception = row
    is_service = served is not None and served.is_service
    state = state_of(is_service=is_service, is_enrolled=bool(is_enrolled), exception=exception)
    why_not = "" if is_service else served.text if served is not None else "Fuori dall'anno scolastico"
    return RosterLine(pupil_id, first_name, last_name, class_id, class_name, state, diets, why_not)


def _classes(session: Session, school_id: int) -> list[int]:
    return [row[0] for row in session.database.rows("SELECT id FROM class_group WHERE school_id = ?", (school_id,))]


def _pupils(session: Session, service_id: int, school_id: int, day: date) -> list[Row]:
    number = day_number(day)
    return session.database.rows(
        "SELECT p.id, p.first_name, p.last_name, g.id, g.name, e.id IS NOT NULL, x.kind FROM class_group g"
        " JOIN placement pl ON pl.class_group_id = g.id AND pl.starts_on <= ? AND pl.ends_on >= ?"
        " JOIN pupil p ON p.id = pl.pupil_id"
        f" LEFT JOIN enrolment e ON e.pupil_id = p.id AND e.service_id = ? AND {EATS_ON}"
        " LEFT JOIN meal_exception x ON x.pupil_id = p.id AND x.service_id = ? AND x.day = ?"
        " WHERE g.school_id = ? ORDER BY g.name, g.id, p.search_key, p.id",
        (number, number, service_id, *on_day(number), service_id, number, school_id),
    )


def _diets(session: Session, school_id: int, day: date) -> dict[int, tuple[DietOnPlate, ...]]:
    number = day_number(day)
    rows = session.database.rows(
        "SELECT d.pupil_id, t.code, t.name, t.effect FROM class_group g"
        " JOIN placement pl ON pl.class_group_id = g.id AND pl.starts_on <= ? AND pl.ends_on >= ?"
        " JOIN pupil_diet d ON d.pupil_id = pl.pupil_id AND d.starts_on <= ? AND d.ends_on >= ?"
        " JOIN diet t ON t.id = d.diet_id WHERE g.school_id = ? ORDER BY t.code",
        (number, number, number, number, school_id),
    )
    diets: dict[int, list[DietOnPlate]] = defaultdict(list)
    for pupil_id, code, name, effect in rows:
        diets[pupil_id].append(DietOnPlate(code, name, effect))
    return {pupil_id: tuple(plates) for pupil_id, plates in diets.items()}
