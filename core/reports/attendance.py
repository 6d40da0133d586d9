"""Attendance by class and month."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from core.access.permissions import Permission
from core.access.session import Session
from core.reports.facts import DayCounts, counts_of, places_of, served_days


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """A class in a month (its first day): days with service and meals, summed over those days.

    `enrolled` is the largest number enrolled on one day. `expected` were booked and not cancelled, `present` those of
    them who were checked in, `absent` declared, `extra` checked in without being expected.
    """

    month: date
    school_name: str
    class_name: str
    days: int
    enrolled: int
    expected: int
    present: int
    absent: int
    plain: int
    extra: int

    @property
    def presence_rate(self) -> float | None:
        """Return the part of the expected meals that were checked in; None when none was expected."""
        return self.present / self.expected if self.expected else None


def attendance(session: Session, service_id: int, first: date, last: date) -> tuple[AttendanceLine, ...]:
    """Return the attendance of every class between two days (both included), by month, school and class.

    A class without service and without check-ins in a month has no line. A school's user sees its own classes.

    Raises:
        InvalidValue: the days cannot be.
        NotFound: no such service.
    """
    session.require(Permission.VIEW_MEALS)
    with session.database.snapshot():
        places = places_of(session)
        served = {
            class_id: days
            for class_id, days in served_days(session, service_id, first, last).items()
            if class_id in places
        }
        counts = counts_of(session, service_id, served, first, last)
    grouped: dict[tuple[date, int], list[tuple[date, DayCounts]]] = defaultdict(list)
    for (class_id, day), one in counts.items():
        if class_id in places:
            grouped[day.replace(day=1), class_id].append((day, one))
    order = {class_id: place for place, class_id in enumerate(places)}
    on_service = {(class_id, day) for class_id, days in served.items() for day in days}
    return tuple(
        AttendanceLine(
            month=month,
            school_name=places[class_id].school_name,
            class_name=places[class_id].class_name,
            days=sum((class_id, day) in on_service for day, _one in found),
            enrolled=max(one.enrolled for _day, one in found),
            expected=sum(one.expected for _day, one in found),
            present=sum(one.present for _day, one in found),
            absent=sum(one.absent for _day, one in found),
            plain=sum(one.plain for _day, one in found),
            extra=sum(one.extra for _day, one in found),
        )
        for (month, class_id), found in sorted(grouped.items(), key=lambda one: (one[0][0], order[one[0][1]]))
    )
