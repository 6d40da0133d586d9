"""Meals of teachers and other staff, from the kitchen's orders: what the Ministry asks for.

The State contributes to the meals of the staff on duty at table (art. 3 L. 14 January 1999 n. 4; since 2012 paid by the
class, art. 7 c. 41 D.L. 95/2012), so that they are counted apart from the pupils'.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from core.access.permissions import Permission, Role
from core.access.session import Session
from core.reports.facts import ensure_days
from core.storage import day_from_number, day_number


@dataclass(frozen=True, slots=True)
class StaffLine:
    """Staff meals of a school in a month (its first day): days on which there were any, and meals ordered."""

    month: date
    school_name: str
    days: int
    meals: int


def staff_meals(session: Session, service_id: int, first: date, last: date) -> tuple[StaffLine, ...]:
    """Return the staff meals ordered between two days (both included), by month and school.

    Of each order the last version counts. A school's user sees its own.

    Raises:
        InvalidValue: the days cannot be.
    """
    session.require(Permission.VIEW_MEALS)
    ensure_days(first, last)
    actor = session.actor
    only, values = (" AND s.id = ?", (actor.school_id or 0,)) if actor.role is Role.SCHOOL else ("", ())
    rows = session.database.rows(
        "SELECT o.day, s.name, v.staff FROM kitchen_order o JOIN school s ON s.id = o.school_id"
        " JOIN kitchen_order_version v ON v.kitchen_order_id = o.id"
        " AND v.version = (SELECT MAX(w.version) FROM kitchen_order_version w WHERE w.kitchen_order_id = o.id)"
        f" WHERE o.service_id = ? AND o.day BETWEEN ? AND ? AND v.staff > 0{only}",
        (service_id, day_number(first), day_number(last), *values),
    )
    found: dict[tuple[date, str], list[int]] = defaultdict(lambda: [0, 0])
    for day, school, meals in rows:
        line = found[day_from_number(day).replace(day=1), school]
        line[0] += 1
        line[1] += meals
    return tuple(StaffLine(*key, *found[key]) for key in sorted(found))
