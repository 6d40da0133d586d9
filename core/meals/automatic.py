"""The close by itself, at an hour that the municipality sets, and what it waits for before it charges anybody.

It never guesses: a pupil without a price, a station that may still have something to tell, a school with stations where
nobody was checked in (closed without anybody writing it down?) keep the day open until somebody looks. The office may
then close it by hand all the same. Whatever number of offices, or a scheduler beside them, close a day: it is closed
once (core.meals.closing).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from core import calendar, ledger, registry
from core.access.options import Option, get_option
from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome_instant
from core.errors import Cancelled, UserError
from core.meals.chargeable import facts_of, terms_of
from core.meals.closing import close_day
from core.meals.enrolled import EATS_ON, on_day
from core.meals.open_days import OpenDay, open_days
from core.meals.preview import deadline_of
from core.meals.records import CloseReport
from core.progress import NO_PROGRESS, Progress
from core.registry import pupil_names
from core.storage import day_number, instant_number

#: Whether days are closed by themselves, and at which minute of Rome's day.
CLOSES_ITSELF = Option("closing.automatic", default=False)
CLOSING_MINUTE = Option("closing.minute", default=18 * 60)

#: A station that told of its last meal and was gone within this time may have told only the first of several.
_QUIET = timedelta(minutes=5)
_NAMED = 3


class WhyHeld(StrEnum):
    """Why a day is not closed by itself."""

    NO_PRICE = "no_price"
    STATION = "station"
    NOBODY_CAME = "nobody_came"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class HeldDay:
    """A day that waits for somebody to look. `what` names pupils, stations or schools, or is the refusal itself."""

    service_id: int
    service_name: str
    on: date
    why: WhyHeld
    what: str
    count: int


@dataclass(frozen=True, slots=True)
class ClosedByItself:
    """What was closed, and what waits."""

    closed: tuple[tuple[str, CloseReport], ...]
    held: tuple[HeldDay, ...]


def is_close_due(session: Session) -> bool:
    """Tell, without writing, whether some day should be closed by itself now."""
    session.require(Permission.CLOSE_DAY)
    return any(_due(session, service) for service in registry.services(session))


def close_due_days(session: Session, progress: Progress = NO_PROGRESS) -> ClosedByItself:
    """Close every day whose hour has come, the oldest first; a day that waits keeps no other from being closed.

    Does nothing unless the municipality wants it.

    Raises:
        Cancelled: `progress` asked to stop; what is closed stays.
        EnvironmentFault: the database cannot be reached.
        NotAllowed: the role may not close days.
    """
    session.require(Permission.CLOSE_DAY)
    closed: list[tuple[str, CloseReport]] = []
    held: list[HeldDay] = []
    for service in registry.services(session):
        for day in _due(session, service):
            reasons = () if day.is_begun else what_keeps_open(session, service.id, day.on)
            held += reasons
            if reasons:
                continue
            try:
                report = close_day(session, service.id, day.on, progress=progress)
            except Cancelled:
                raise
            except UserError as error:
                held.append(HeldDay(service.id, service.name, day.on, WhyHeld.REFUSED, str(error), 1))
            else:
                if not report.already_closed:
                    closed.append((service.name, report))
    return ClosedByItself(tuple(closed), tuple(held))


def why_still_open(session: Session, service_id: int, day: date) -> tuple[HeldDay, ...]:
    """Return what kept a day from being closed by itself when its hour came; nothing where that has not been tried.

    Raises:
        NotFound: no such service.
    """
    session.require(Permission.CLOSE_DAY)
    due = any(one.id == service_id and _is_due(session, one, day) for one in registry.services(session))
    return what_keeps_open(session, service_id, day) if due else ()


def _is_due(session: Session, service: registry.Service, day: date) -> bool:
    return any(one.on == day and not one.is_begun for one in _due(session, service))


def what_keeps_open(session: Session, service_id: int, day: date) -> tuple[HeldDay, ...]:
    """Return what keeps a day from being closed by itself; nothing when it may be.

    Raises:
        NotFound: no such service.
    """
    session.require(Permission.CLOSE_DAY)
    terms = terms_of(session, service_id)
    facts = facts_of(session, terms, day)
    prices = ledger.prices_on(session, service_id, day, None)
    missing = [pupil_id for ids in facts.pupils.values() for pupil_id in ids if pupil_id not in prices]
    found = (
        (WhyHeld.NO_PRICE, sorted(pupil_names(session, missing).values())),
        (WhyHeld.STATION, _stations_with_more(session, service_id, day, facts.served_schools)),
        (WhyHeld.NOBODY_CAME, _schools_without_anybody(session, service_id, day)),
    )
    return tuple(HeldDay(service_id, terms.name, day, why, _listed(names), len(names)) for why, names in found if names)


def _due(session: Session, service: registry.Service) -> tuple[OpenDay, ...]:
    if not get_option(session, CLOSES_ITSELF):
        return ()
    hour = time(*divmod(get_option(session, CLOSING_MINUTE), 60))
    return tuple(day for day in open_days(session, service.id) if session.now() >= rome_instant(day.on, hour))


def _stations_with_more(session: Session, service_id: int, day: date, schools: Iterable[int]) -> list[str]:
    """Return the stations that may have check-ins of the day to tell.

    Such is one that was not heard of since the families' hour of the day, or was heard of for the last time together
    with its last check-in: what came after may be in its file only.
    """
    began = instant_number(deadline_of(session, service_id, day) or rome_instant(day, time()))
    served = set(schools)
    quiet = int(_QUIET.total_seconds() * 1000)
    rows = session.database.rows(
        "SELECT s.name, s.school_id, s.last_exchange_at, (SELECT MAX(e.made_at) FROM event e WHERE e.station_id = s.id"
        " AND e.day = ? AND e.kind IN ('presence', 'undo')) FROM station s WHERE s.service_id = ? AND s.may_presence"
        " AND s.revoked_at IS NULL AND s.claimed_at IS NOT NULL AND s.claimed_at < ? ORDER BY s.name",
        (day_number(day), service_id, instant_number(rome_instant(day + timedelta(days=1), time()))),
    )
    return [
        name
        for name, school_id, heard_at, last_at in rows
        if school_id in served and (heard_at is None or heard_at < began or heard_at - (last_at or 0) < quiet)
    ]


def _schools_without_anybody(session: Session, service_id: int, day: date) -> list[str]:
    """Return the schools that expect somebody, have a station in use, and where nobody at all was checked in."""
    number = day_number(day)
    served = [class_id for class_id, one in calendar.classes_served(session, service_id, day).items() if one.is_service]
    school_of: dict[int, int] = dict(session.database.rows("SELECT id, school_id FROM class_group"))
    schools = {school_of[class_id] for class_id in served}
    rows = session.database.rows(
        "SELECT h.id, h.name FROM school h WHERE EXISTS (SELECT 1 FROM station s WHERE s.school_id = h.id"
        " AND s.service_id = ? AND s.may_presence AND s.revoked_at IS NULL AND s.claimed_at IS NOT NULL)"
        " AND EXISTS (SELECT 1 FROM placement pl JOIN class_group g ON g.id = pl.class_group_id"
        f" JOIN enrolment e ON e.pupil_id = pl.pupil_id AND e.service_id = ? AND {EATS_ON}"
        " LEFT JOIN meal_exception x ON x.service_id = e.service_id AND x.day = ? AND x.pupil_id = pl.pupil_id"
        " WHERE g.school_id = h.id AND pl.starts_on <= ? AND pl.ends_on >= ? AND COALESCE(x.kind, '') <> 'absent')"
        " AND NOT EXISTS (SELECT 1 FROM presence p JOIN placement pl ON pl.pupil_id = p.pupil_id AND pl.starts_on <= ?"
        " AND pl.ends_on >= ? JOIN class_group g ON g.id = pl.class_group_id AND g.school_id = h.id"
        " WHERE p.day = ? AND p.service_id = ?) ORDER BY h.name",
        (service_id, service_id, *on_day(number), number, number, number, number, number, number, service_id),
    )
    return [name for school_id, name in rows if school_id in schools]


def _listed(names: list[str]) -> str:
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
