"""What the calendar answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class NoService(StrEnum):
    """Why there is no service on a day."""

    OUTSIDE_YEAR = "outside_year"
    HOLIDAY = "holiday"
    PATRON = "patron"
    WEEKDAY = "weekday"
    CLOSED = "closed"
    NOT_OFFERED = "not_offered"


@dataclass(frozen=True, slots=True)
class ServiceDay:
    """A day of a class and a service. `reason` is None on a service day; `text` says why not (or why, when opened)."""

    on: date
    is_service: bool
    reason: NoService | None
    text: str


class ExceptionKind(StrEnum):
    """A closure (strike, trip, snow) or an opening (a Saturday of lessons)."""

    CLOSED = "closed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class CalendarException:
    """A closure or an opening on some days (both included), for all or for one school, class or service.

    A closure with `suspension_id` belongs to a suspension: it holds whatever else is open, and goes with it.
    """

    id: int
    kind: ExceptionKind
    starts_on: date
    ends_on: date
    school_id: int | None
    class_group_id: int | None
    service_id: int | None
    cause: str
    suspension_id: int | None = None
