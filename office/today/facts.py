"""What the day's page asks core for, all at once, off the screen's thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core import calendar, meals, registry, station
from core.access.permissions import Permission
from core.access.session import Session

#: Days to look ahead for the next one with service: more than a summer.
_FARTHEST = 120


class DayList(StrEnum):
    """The lists behind the figures."""

    EXPECTED = "expected"
    PRESENT = "present"
    MISSING = "missing"
    PLAIN = "plain"
    DIETS = "diets"
    ABSENT = "absent"
    EXTRA = "extra"
    CLASS = "class"

    def holds(self, pupil: meals.DayPupil) -> bool:  # noqa: PLR0911 - one line a list
        """Tell whether a pupil is on this list."""
        match self:
            case DayList.EXPECTED:
                return pupil.state.is_expected
            case DayList.PRESENT:
                return pupil.is_present and not pupil.is_extra
            case DayList.MISSING:
                return pupil.is_missing
            case DayList.PLAIN:
                return pupil.state is meals.BookingState.PLAIN
            case DayList.DIETS:
                return bool(pupil.diets) and (pupil.state.is_expected or pupil.is_present)
            case DayList.ABSENT:
                return pupil.state is meals.BookingState.ABSENT
            case DayList.EXTRA:
                return pupil.is_extra
            case DayList.CLASS:
                return True


@dataclass(frozen=True, slots=True)
class TodayFacts:
    """A day of a service; without any service there is nothing else.

    `next_day` is the next one with service, looked for only when there is none on the day itself. `kept` is how much of
    what stations told waits for whoever closes days.
    """

    services: tuple[registry.Service, ...]
    service_id: int | None = None
    classes: tuple[meals.ClassDay, ...] = ()
    status: meals.DayStatus | None = None
    next_day: date | None = None
    kept: int = 0

    @property
    def is_day_off(self) -> bool:
        """Whether there is nothing to see: no service, and nobody was checked in all the same."""
        is_none = self.status is not None and self.status.state is meals.DayState.NO_SERVICE
        return is_none and not any(line.extra for line in self.classes)

    @property
    def service(self) -> registry.Service | None:
        """The service on show."""
        return next((one for one in self.services if one.id == self.service_id), None)


def today_facts(session: Session, service_id: int | None, day: date) -> TodayFacts:
    """Return the figures of a day; of the service asked for, or of the first one that some school offers."""
    known = registry.services(session)
    offered = {one.service_id for one in registry.offered_services(session)}
    services = tuple(one for one in known if one.id in offered) or known
    if not services:
        return TodayFacts(())
    chosen = service_id if service_id in {one.id for one in services} else services[0].id
    status = meals.day_status(session, chosen, day)
    is_off = status.state is meals.DayState.NO_SERVICE
    next_day = _next_day(session, chosen, day) if is_off else None
    kept = station.kept_counts(session).total if session.may(Permission.CLOSE_DAY) else 0
    return TodayFacts(services, chosen, meals.day_summary(session, chosen, day), status, next_day, kept)


def _next_day(session: Session, service_id: int, day: date) -> date | None:
    """Return the next day on which some class has the service; none in sight after the longest holidays."""
    for ahead in range(1, _FARTHEST):
        one = day + timedelta(days=ahead)
        if any(served.is_service for served in calendar.classes_served(session, service_id, one).values()):
            return one
    return None
