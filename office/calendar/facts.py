"""What the calendar's page asks core for, all at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from core import calendar, registry
from core.access.session import Session


@dataclass(frozen=True, slots=True)
class CalendarWanted:
    """What is looked at; None where nothing was chosen yet, or all are."""

    year_id: int | None = None
    service_id: int | None = None
    school_id: int | None = None
    class_id: int | None = None


@dataclass(frozen=True, slots=True)
class CalendarFacts:
    """The choices, and the year that was chosen; without a year or a service there are no days."""

    wanted: CalendarWanted
    years: tuple[registry.SchoolYear, ...]
    services: tuple[registry.Service, ...]
    schools: tuple[registry.School, ...]
    classes: tuple[registry.ClassGroup, ...]
    days: tuple[calendar.YearDay, ...]
    exceptions: tuple[calendar.CalendarException, ...]
    #: The weekdays of the class that is looked at; none while it is not one.
    patterns: tuple[calendar.Pattern, ...] = ()

    def place_of(self, one: calendar.CalendarException) -> str:
        """Return the name of the class or school that an exception is about, empty for all schools."""
        group = next((group for group in self.classes if group.id == one.class_group_id), None)
        if group is not None:
            return f"{group.name} · {group.school_name}"
        return next((school.name for school in self.schools if school.id == one.school_id), "")

    def touching(self, first: date, last: date) -> tuple[calendar.CalendarException, ...]:
        """Return the closures and openings on some days that concern what is looked at."""
        wanted = self.wanted
        schools = {one.id: one.school_id for one in self.classes}
        return tuple(
            one
            for one in self.exceptions
            if one.starts_on <= last and one.ends_on >= first
            and one.service_id in {None, wanted.service_id}
            and (wanted.school_id is None or one.school_id in {None, wanted.school_id})
            and (one.class_group_id is None or wanted.class_id in {None, one.class_group_id})
            and (
                one.class_group_id is None or wanted.school_id in {None, schools.get(one.class_group_id)}
            )
        )  # fmt: skip

    def suspended(self) -> dict[date, tuple[str, ...]]:
        """Return what suspensions say (cause and whom) of each day that they touch, in what is looked at."""
        found: dict[date, tuple[str, ...]] = {}
        if not self.days:
            return found
        first, last = self.days[0].on, self.days[-1].on
        for one in self.touching(first, last):
            if one.suspension_id is not None:
                text = " · ".join(part for part in (one.cause, self.place_of(one)) if part)
                length = (min(one.ends_on, last) - max(one.starts_on, first)).days + 1
                for number in range(length):
                    on = max(one.starts_on, first) + timedelta(days=number)
                    found[on] = (*found.get(on, ()), text)
        return found


def calendar_facts(session: Session, wanted: CalendarWanted) -> CalendarFacts:
    """Return the year asked for, or the current one; of the service asked for, or the first that is offered."""
    years, known = registry.school_years(session), registry.services(session)
    offered = {one.service_id for one in registry.offered_services(session)}
    services = tuple(one for one in known if one.id in offered) or known
    current = registry.current_school_year(session)
    year = next((one for one in years if one.id == wanted.year_id), current)
    service = next((one for one in services if one.id == wanted.service_id), services[0] if services else None)
    classes = () if year is None else registry.classes(session, school_year_id=year.id)
    with_classes = {one.school_id for one in classes}
    schools = tuple(one for one in registry.schools(session) if one.id in with_classes)
    if year is None or service is None:
        return CalendarFacts(CalendarWanted(), years, services, schools, classes, (), ())
    school_id = wanted.school_id if wanted.school_id in with_classes else None
    own = {one.id for one in classes if school_id in {None, one.school_id}}
    class_id = wanted.class_id if wanted.class_id in own else None
    found = CalendarWanted(year.id, service.id, school_id, class_id)
    days = calendar.year_days(session, service.id, year.id, school_id=school_id, class_id=class_id)
    return CalendarFacts(
        found, years, services, schools, classes, days, calendar.exceptions(session, year.starts_on, year.ends_on),
        () if class_id is None else calendar.class_patterns(session, class_id),
    )  # fmt: skip
