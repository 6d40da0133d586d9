"""A pupil's days: where it is placed, whether it is enrolled, whether there is service, what was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core import calendar
from core.access.permissions import Role, not_allowed
from core.access.session import Session
from core.clock import rome_instant
from core.errors import NotFound
from core.meals.cutoff import cutoff_of
from core.meals.enrolled import days_without
from core.meals.records import BookingState
from core.storage import day_from_number, day_number
from core.storage.database import Row


@dataclass(frozen=True, slots=True)
class PupilDay:
    """A day of a pupil and a service; `deadline_at` (UTC) is None where there is no class, hence no school."""

    on: date
    state: BookingState
    no_service_text: str
    deadline_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Span:
    """A placement."""

    class_id: int
    school_id: int
    first: date
    last: date


def pupil_days(session: Session, pupil_id: int, service_id: int, first: date, last: date) -> dict[date, PupilDay]:
    """Return every day between two (both included), in order.

    Raises:
        NotFound: no such service.
    """
    spans = _placements(session, pupil_id, first, last)
    enrolled = _enrolled(session, pupil_id, service_id, first, last)
    exceptions = exceptions_of(session, pupil_id, service_id, first, last)
    cutoffs = {span.school_id: cutoff_of(session.database, service_id, span.school_id) for span in spans}
    if not spans:
        cutoff_of(session.database, service_id, None)  # a service that does not exist is told all the same
    days = {day: PupilDay(day, BookingState.NOT_ENROLLED, "", None) for day in _days(first, last)}
    for span in spans:
        start, end = max(span.first, first), min(span.last, last)
        for served in calendar.service_days(session, span.class_id, service_id, start, end):
            is_enrolled, exception = served.on in enrolled, exceptions.get(served.on)
            days[served.on] = _day(served, is_enrolled, exception, cutoffs[span.school_id])
    return days


def exceptions_of(session: Session, pupil_id: int, service_id: int, first: date, last: date) -> dict[date, str]:
    """Return the kind of exception (`absent`, `plain`) of each day that has one."""
    rows = session.database.rows(
        "SELECT day, kind FROM meal_exception WHERE pupil_id = ? AND service_id = ? AND day BETWEEN ? AND ?",
        (pupil_id, service_id, day_number(first), day_number(last)),
    )
    return {day_from_number(day): kind for day, kind in rows}


def require_own_school(session: Session, pupil_id: int) -> None:
    """Let a school's user go on only for pupils of the school, now or later in the year.

    Raises:
        NotAllowed: the pupil is of another school.
    """
    actor = session.actor
    if actor.role is not Role.SCHOOL:
        return
    found = session.database.scalar(
        "SELECT 1 FROM placement pl JOIN class_group g ON g.id = pl.class_group_id"
        " WHERE pl.pupil_id = ? AND g.school_id = ? AND pl.ends_on >= ?",
        (pupil_id, actor.school_id, day_number(session.today())),
    )
    if found is None:
        raise not_allowed(actor.role)


def full_name(session: Session, pupil_id: int) -> str:
    """Return the pupil's name, last name first.

    Raises:
        NotFound: no such pupil.
    """
    row = session.database.row("SELECT last_name, first_name FROM pupil WHERE id = ?", (pupil_id,))
    if row is None:
        raise NotFound(what="Alunno")
    return f"{row[0]} {row[1]}"


_STATE_OF_EXCEPTION = {"absent": BookingState.ABSENT, "plain": BookingState.PLAIN, None: BookingState.BOOKED}


def state_of(*, is_service: bool, is_enrolled: bool, exception: str | None) -> BookingState:
    """Return what follows from calendar, enrolment and exception, in this order: no service before not enrolled."""
    if not is_service:
        return BookingState.NO_SERVICE
    if not is_enrolled:
        return BookingState.NOT_ENROLLED
    return _STATE_OF_EXCEPTION[exception]


def _day(served: calendar.ServiceDay, is_enrolled: bool, exception: str | None, cutoff: time) -> PupilDay:
    state = state_of(is_service=served.is_service, is_enrolled=is_enrolled, exception=exception)
    return PupilDay(served.on, state, "" if served.is_service else served.text, rome_instant(served.on, cutoff))


def _placements(session: Session, pupil_id: int, first: date, last: date) -> list[_Span]:
    rows = session.database.rows(
        "SELECT g.id, g.school_id, pl.starts_on, pl.ends_on FROM placement pl"
        " JOIN class_group g ON g.id = pl.class_group_id"
        " WHERE pl.pupil_id = ? AND pl.starts_on <= ? AND pl.ends_on >= ?",
        (pupil_id, day_number(last), day_number(first)),
    )
    return [_Span(class_id, school_id, *_period((start, end))) for class_id, school_id, start, end in rows]


def _enrolled(session: Session, pupil_id: int, service_id: int, first: date, last: date) -> set[date]:
    """Return the days on which the pupil is enrolled and, while it is being inserted, eats."""
    low, high = day_number(first), day_number(last)
    spans = session.database.rows(
        "SELECT starts_on, ends_on FROM enrolment WHERE pupil_id = ? AND service_id = ?"
        " AND starts_on <= ? AND ends_on >= ?",
        (pupil_id, service_id, high, low),
    )
    inserted = session.database.rows(
        "SELECT i.starts_on, i.ends_on, i.weekdays FROM insertion i JOIN enrolment e ON e.id = i.enrolment_id"
        " WHERE e.pupil_id = ? AND e.service_id = ? AND i.starts_on <= ? AND i.ends_on >= ?",
        (pupil_id, service_id, high, low),
    )
    enrolled = {day for starts, ends in spans for day in _days(*_period((max(starts, low), min(ends, high))))}
    return enrolled - {
        day
        for starts, ends, weekdays in inserted
        for day in days_without(*_period((max(starts, low), min(ends, high))), weekdays)
    }


def _period(row: Row) -> tuple[date, date]:
    return day_from_number(row[0]), day_from_number(row[1])


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
