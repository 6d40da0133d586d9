"""The one list of the kitchen with names: labels for the plates that a diet makes special. Effect only, never a reason.

It is not kept with the order: names are read when the labels are printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from core import calendar
from core.access.permissions import Permission, Role, not_allowed
from core.access.session import Session
from core.meals.enrolled import EATS_ON, on_day
from core.meals.kitchen.content import DietPlate
from core.meals.kitchen.counting import plate_of
from core.storage import day_number


@dataclass(frozen=True, slots=True)
class DietLabel:
    """Whose plate it is and what is not on it."""

    last_name: str
    first_name: str
    class_name: str
    plate: DietPlate


def diet_labels(session: Session, service_id: int, school_id: int, day: date) -> tuple[DietLabel, ...]:
    """Return the special plates of a school's day, by class and name: of whoever is booked or was checked in.

    Raises:
        NotAllowed: the role has nothing to do with plates, or a school's user asks for another school.
    """
    # Who sends the plates or cooks them; a school for its own children. Not whoever else may see figures.
    if session.actor.role is Role.SCHOOL:
        session.require(Permission.VIEW_MEALS)
        if session.actor.school_id != school_id:
            raise not_allowed(session.actor.role)
    else:
        session.require(Permission.ACKNOWLEDGE_ORDER)
    number = day_number(day)
    served = calendar.classes_served(session, service_id, day)
    rows = session.database.rows(
        "SELECT p.id, g.id, p.last_name, p.first_name, g.name, e.id IS NOT NULL AND COALESCE(x.kind, '') <> 'absent',"
        " COALESCE(x.kind, '') = 'plain', s.pupil_id IS NOT NULL, t.code, t.name, t.effect"
        " FROM pupil_diet d JOIN diet t ON t.id = d.diet_id JOIN pupil p ON p.id = d.pupil_id"
        " JOIN placement pl ON pl.pupil_id = p.id AND pl.starts_on <= ? AND pl.ends_on >= ?"
        " JOIN class_group g ON g.id = pl.class_group_id AND g.school_id = ?"
        f" LEFT JOIN enrolment e ON e.pupil_id = p.id AND e.service_id = ? AND {EATS_ON}"
        " LEFT JOIN meal_exception x ON x.service_id = ? AND x.day = ? AND x.pupil_id = p.id"
        " LEFT JOIN presence s ON s.day = ? AND s.service_id = ? AND s.pupil_id = p.id"
        " WHERE d.starts_on <= ? AND d.ends_on >= ? ORDER BY g.name, g.id, p.search_key, p.id, t.code",
        (
            number, number, school_id, service_id, *on_day(number), service_id, number, number, service_id, number,
            number,
        ),
    )  # fmt: skip
    labels = []
    for _key, lines in groupby(rows, key=lambda row: row[:2]):
        of_pupil = list(lines)
        _pupil_id, class_id, last_name, first_name, class_name, is_expected, is_plain, is_present = of_pupil[0][:8]
        is_served = class_id in served and served[class_id].is_service
        if is_present or (is_expected and is_served):
            plate = plate_of([row[8:11] for row in of_pupil], is_plain=bool(is_plain) and is_served)
            labels.append(DietLabel(last_name, first_name, class_name, plate))
    return tuple(labels)
