"""The days that are still to be closed, the oldest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core import calendar, ledger
from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome, rome_instant
from core.meals.cutoff import cutoff_of
from core.meals.day_state import BEGUN, DONE
from core.storage import day_from_number, day_number, instant_from_number

#: A day that was forgotten longer ago than this belongs to a school year that is over.
_LONGEST = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class OpenDay:
    """A day that may be closed now; `is_begun`: its close was interrupted."""

    on: date
    is_begun: bool


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """When a day was closed (UTC), and by whom, as far as the trail still tells."""

    on: date
    at: datetime
    by: str


def open_days(session: Session, service_id: int) -> tuple[OpenDay, ...]:
    """Return the days that may be closed now and are not, the oldest first.

    They begin with the first day that was closed here or, before any was, with the day on which the first enrolment was
    written: what came before was charged elsewhere. Days of a closed month are not among them.

    Raises:
        NotFound: no such service.
    """
    session.require(Permission.CLOSE_DAY)
    database = session.database
    done, begun = _marked(session, DONE, service_id), _marked(session, BEGUN, service_id)
    first = _first(session, service_id, done)
    cutoff_of(database, service_id, None)  # a service that does not exist is told
    if first is None:
        return ()
    today = session.today()
    eaten = _eaten(session, service_id, first)
    periods = ledger.closed_periods(session)
    return tuple(
        OpenDay(day, day in begun)
        for day in _days(max(first, today - _LONGEST), today)
        if day not in done
        and not any(one.first_on <= day <= one.last_on for one in periods)
        and (day in begun or _is_to_close(session, service_id, day, is_eaten=day in eaten))
    )


def closed_day(session: Session, service_id: int, day: date) -> ClosedDay | None:
    """Return when and by whom a day was closed, None unless it is."""
    session.require(Permission.CLOSE_DAY)
    database = session.database
    at = database.scalar(
        "SELECT at FROM operation WHERE source = ? AND external_id = ?", (DONE, f"{service_id}:{day.isoformat()}")
    )
    if at is None:
        return None
    by = database.scalar(
        "SELECT actor_name FROM audit WHERE subject = ? AND operation = 'close_day' AND detail LIKE ?"
        " ORDER BY id DESC LIMIT 1",
        (f"service:{service_id}", f'%"day": "{day.isoformat()}"%'),
    )
    return ClosedDay(day, instant_from_number(at), by or "")


def _is_to_close(session: Session, service_id: int, day: date, *, is_eaten: bool) -> bool:
    """Tell whether there was service (or somebody ate without), and nobody may change the day any more."""
    served = [class_id for class_id, one in calendar.classes_served(session, service_id, day).items() if one.is_service]
    if not served:
        return is_eaten
    if day < session.today():
        return True
    school_of: dict[int, int] = dict(session.database.rows("SELECT id, school_id FROM class_group"))
    schools = {school_of[class_id] for class_id in served}
    limit = max(cutoff_of(session.database, service_id, school_id) for school_id in schools)
    return session.now() > rome_instant(day, limit)


def _first(session: Session, service_id: int, done: set[date]) -> date | None:
    written = session.database.scalar("SELECT MIN(created_at) FROM enrolment WHERE service_id = ?", (service_id,))
    known = set() if written is None else {rome(instant_from_number(written)).date()}
    return min(known | done, default=None)


def _marked(session: Session, source: str, service_id: int) -> set[date]:
    rows = session.database.rows(
        "SELECT external_id FROM operation WHERE source = ? AND external_id LIKE ?", (source, f"{service_id}:%")
    )
    return {date.fromisoformat(external_id.partition(":")[2]) for (external_id,) in rows}


def _eaten(session: Session, service_id: int, first: date) -> set[date]:
    rows = session.database.rows(
        "SELECT DISTINCT day FROM presence WHERE service_id = ? AND day >= ?", (service_id, day_number(first))
    )
    return {day_from_number(day) for (day,) in rows}


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
