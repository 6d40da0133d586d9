"""The month of a pupil, as the seed's grid shows it: Giorno, Assente, Pasto in bianco, «Servizio non disponibile»."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from core.access.permissions import Permission
from core.access.session import Session
from core.meals.cutoff import is_open
from core.meals.day_state import frozen_days
from core.meals.pupil_days import full_name, pupil_days, require_own_school
from core.meals.records import BookingDay
from core.storage import day_from_number, day_number


def bookings(session: Session, pupil_id: int, service_id: int, first: date, last: date) -> tuple[BookingDay, ...]:
    """Return every day between two (both included) with what the pupil gets.

    Raises:
        InvalidValue: the days are the wrong way round.
        NotAllowed: a school's user asks for another school's pupil.
        NotFound: no such pupil or service.
    """
    session.require(Permission.VIEW_MEALS)
    full_name(session, pupil_id)
    require_own_school(session, pupil_id)
    days = pupil_days(session, pupil_id, service_id, first, last)
    frozen = frozen_days(session.database, service_id, days)
    present = _days_present(session, pupil_id, service_id, days)
    return tuple(
        BookingDay(
            on=day.on,
            state=day.state,
            no_service_text=day.no_service_text,
            deadline_at=day.deadline_at,
            is_open=day.deadline_at is not None and is_open(session, day.deadline_at),
            is_closed=day.on in frozen,
            is_present=day.on in present,
        )
        for day in days.values()
    )


def _days_present(session: Session, pupil_id: int, service_id: int, days: Collection[date]) -> set[date]:
    # By name, not by range: the key begins with the day, and a range would read all pupils of the month.
    places = ", ".join("?" * len(days))
    rows = session.database.rows(
        f"SELECT day FROM presence WHERE day IN ({places}) AND service_id = ? AND pupil_id = ?",
        (*map(day_number, days), service_id, pupil_id),
    )
    return {day_from_number(day) for (day,) in rows}
