"""What the week's page asks core for, all at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core import meals, registry
from core.access.permissions import Permission, Role
from core.access.session import Session
from core.documents import Heading, WeekPaper


@dataclass(frozen=True, slots=True)
class WeekWanted:
    """What is looked at; None where nothing was chosen yet. The class is also known by its name, in another year."""

    day: date
    service_id: int | None = None
    school_id: int | None = None
    class_id: int | None = None
    class_name: str = ""


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """The choices and the week; without a service or a class there is no week."""

    wanted: WeekWanted
    services: tuple[registry.Service, ...]
    classes: tuple[registry.ClassGroup, ...]
    week: meals.ClassWeek | None

    @property
    def schools(self) -> tuple[tuple[int, str], ...]:
        """The schools that have classes: id and name, in the order of the classes."""
        return tuple({one.school_id: one.school_name for one in self.classes}.items())


def week_facts(session: Session, wanted: WeekWanted) -> WeekFacts:
    """Return the week asked for, of the class asked for or the first of its school."""
    known = registry.services(session)
    offered = {one.service_id for one in registry.offered_services(session)}
    services = tuple(one for one in known if one.id in offered) or known
    classes = _classes(session, wanted.day)
    service = next((one for one in services if one.id == wanted.service_id), services[0] if services else None)
    group = _chosen(classes, wanted)
    if service is None or group is None:
        return WeekFacts(wanted, services, classes, None)
    week = meals.class_week(session, service.id, group.id, wanted.day)
    found = WeekWanted(wanted.day, service.id, group.school_id, group.id, group.name)
    return WeekFacts(found, services, classes, week)


def _classes(session: Session, day: date) -> tuple[registry.ClassGroup, ...]:
    """Return the classes of the week's school year: of its Monday, or of its Sunday where the year begins in it."""
    monday = meals.monday_of(day)
    for on in (day, monday, date.fromordinal(monday.toordinal() + 6)):
        found = own_classes(session, on)
        if found:
            return found
    return own_classes(session)


def own_classes(session: Session, on: date | None = None) -> tuple[registry.ClassGroup, ...]:
    """Return the classes that may be changed here: a school's user who is bound to no school has none."""
    if is_school(session) and session.actor.school_id is None:
        return ()
    return registry.classes(session, on=on)


def _chosen(classes: tuple[registry.ClassGroup, ...], wanted: WeekWanted) -> registry.ClassGroup | None:
    same = next((one for one in classes if one.id == wanted.class_id), None)
    if same is not None and wanted.school_id in {None, same.school_id}:
        return same
    own = [one for one in classes if wanted.school_id in {None, one.school_id}]
    named = next((one for one in own if one.name == wanted.class_name), None)
    return named or next(iter(own or classes), None)


def week_paper(session: Session, week: meals.ClassWeek) -> WeekPaper:
    """Return what is printed of a week, asked for anew: a paper tells how things stand."""
    fresh = meals.class_week(session, week.service_id, week.class_id, week.days[0].on)
    return WeekPaper(Heading.of(registry.municipality(session)), fresh, session.now())


def callers_of(session: Session, pupil_id: int) -> tuple[str, ...]:
    """Return who may call for a pupil, the applicant first; nobody for who may not see families."""
    if not session.may(Permission.VIEW_GUARDIANS):
        return ()
    return tuple(one.full_name for one in registry.guardians_of(session, pupil_id))


def is_school(session: Session) -> bool:
    """Tell whether whoever is signed in is at a school."""
    return session.actor.role is Role.SCHOOL
