"""Schools where a roll-over enrols more than there are places: told before, never kept out by the program."""

from __future__ import annotations

from collections import Counter

from core.access.session import Session
from core.registry.rolling_over_records import FullService, RollOverPlan
from core.registry.rolling_over_work import Work


def full_services(session: Session, plan: RollOverPlan, work: Work) -> tuple[FullService, ...]:
    """Return the services of a school that get more enrolments than places: those of the new year, or of the old one.

    Who is enrolled in the new year already takes a place, too.
    """
    database = session.database
    new_year = database.scalar("SELECT id FROM school_year WHERE label = ?", (plan.label,))
    seats: dict[tuple[int, int], int] = {}
    for year_id in (plan.from_year_id, new_year):  # what the new year says holds
        seats |= {
            (school_id, service_id): number
            for school_id, service_id, number in database.rows(
                "SELECT school_id, service_id, seats FROM service_capacity WHERE school_year_id = ?", (year_id or 0,)
            )
        }
    if not seats:
        return ()
    wanted = Counter((work.going[pupil_id][0], service_id) for pupil_id, service_id in work.enrolments)
    for school_id, service_id, count in database.rows(
        "SELECT c.school_id, e.service_id, COUNT(DISTINCT e.pupil_id) FROM class_group c"
        " JOIN placement p ON p.class_group_id = c.id JOIN enrolment e ON e.pupil_id = p.pupil_id"
        " AND e.starts_on <= p.ends_on AND e.ends_on >= p.starts_on WHERE c.school_year_id = ?"
        " GROUP BY c.school_id, e.service_id",
        (new_year or 0,),
    ):
        wanted[school_id, service_id] += count
    schools: dict[int, str] = dict(database.rows("SELECT id, name FROM school"))
    services: dict[int, str] = dict(database.rows("SELECT id, name FROM service"))
    return tuple(
        FullService(schools[school_id], services[service_id], seats[school_id, service_id], count)
        for (school_id, service_id), count in sorted(wanted.items())
        if (school_id, service_id) in seats and count > seats[school_id, service_id]
    )
