"""Gathering a school's year for paper: its days, what closes them, who eats on which weekdays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core import calendar, registry
from core.access.session import Session
from core.calendar import CalendarException, DayMark, ExceptionKind, Pattern, YearDay, mark_of
from core.documents.paper import Heading
from core.documents.wording import day_text
from core.errors import InvalidValue, NotFound
from core.registry.checking import own_school

WEEKDAYS = ("lun", "mar", "mer", "gio", "ven", "sab", "dom")
_SUNDAY = 6


@dataclass(frozen=True, slots=True)
class YearNote:
    """A line of the list below the months: on which days (both included), and what."""

    starts_on: date
    ends_on: date
    text: str


@dataclass(frozen=True, slots=True)
class YearPage:
    """A school, or one class of it. `weekdays` say who eats on which days, `suspended` what suspensions touch."""

    name: str
    days: tuple[YearDay, ...]
    suspended: frozenset[date]
    weekdays: tuple[str, ...]
    notes: tuple[YearNote, ...]

    def mark_on(self, on: date) -> DayMark:
        """Return what kind of day it is; nothing outside the year."""
        place = (on - self.days[0].on).days
        if not 0 <= place < len(self.days):
            return DayMark.NOTHING
        return mark_of(self.days[place], is_suspended=on in self.suspended)


@dataclass(frozen=True, slots=True)
class YearPaper:
    """What is printed, a page or more for each school; `printed_at` is UTC."""

    heading: Heading
    year_label: str
    service_name: str
    pages: tuple[YearPage, ...]
    printed_at: datetime


def year_paper_of(
    session: Session, service_id: int, school_year_id: int, *, school_id: int | None = None, class_id: int | None = None
) -> YearPaper:
    """Return the year of a class, of a school, or (neither) of every school that offers the service.

    A school's user gets its own school.

    Raises:
        InvalidValue: no school offers the service that year.
        NotFound: no such school year or service.
        NotAllowed: a school's user asks for another school.
    """
    wanted = own_school(session, school_id)
    year = next((one for one in registry.school_years(session) if one.id == school_year_id), None)
    service = next((one for one in registry.services(session) if one.id == service_id), None)
    if year is None or service is None:
        raise NotFound(what="Anno scolastico" if year is None else "Servizio")
    groups = [one for one in registry.classes(session, school_year_id=school_year_id) if class_id in {None, one.id}]
    pages = []
    for school in registry.schools(session):
        own = [one for one in groups if one.school_id == school.id]
        if not own or wanted not in {None, school.id}:
            continue
        days = calendar.year_days(session, service_id, school_year_id, school_id=school.id, class_id=class_id)
        if any(day.classes for day in days):
            pages.append(_page(session, service_id, own, days, is_class=class_id is not None))
    if not pages:
        raise InvalidValue(field="Calendario", reason="nessuna scuola ha classi con questo servizio nell'anno.")
    heading = Heading.of(registry.municipality(session))
    return YearPaper(heading, year.label, service.name, tuple(pages), session.now())


def _page(
    session: Session,
    service_id: int,
    classes: Sequence[registry.ClassGroup],
    days: tuple[YearDay, ...],
    *,
    is_class: bool,
) -> YearPage:
    first, last = days[0].on, days[-1].on
    school_id, school_name = classes[0].school_id, classes[0].school_name
    names = {one.id: one.name for one in classes}
    entered = [
        one
        for one in calendar.exceptions(session, first, last)
        if one.service_id in {None, service_id}
        and (one.school_id in {None, school_id} if one.class_group_id is None else one.class_group_id in names)
    ]
    suspended = frozenset(
        day.on for day in days for one in entered if one.suspension_id is not None and _is_on(one, day.on)
    )
    notes = sorted((*_holidays(days), *(_note(one, names) for one in entered)), key=lambda one: one.starts_on)
    patterns = {one.name: calendar.class_patterns(session, one.id) for one in classes}
    name = f"{school_name} · classe {classes[0].name}" if is_class else school_name
    return YearPage(name, days, suspended, tuple(_weekdays(patterns)), tuple(notes))


def _is_on(one: CalendarException, on: date) -> bool:
    return one.starts_on <= on <= one.ends_on


def _holidays(days: Sequence[YearDay]) -> Iterator[YearNote]:
    """Yield the holidays that take a day of lessons away; what lies in a closure is said there."""
    for day in days:
        if mark_of(day) is DayMark.HOLIDAY and day.on.weekday() != _SUNDAY:
            yield YearNote(day.on, day.on, day.text)


def _note(one: CalendarException, names: dict[int, str]) -> YearNote:
    whom = "" if one.class_group_id is None else f" ({names[one.class_group_id]})"
    what = "aperto: " if one.kind is ExceptionKind.OPEN else "sospeso: " if one.suspension_id is not None else ""
    return YearNote(one.starts_on, one.ends_on, f"{what}{one.cause}{whom}")


def _weekdays(patterns: dict[str, tuple[Pattern, ...]]) -> Iterator[str]:
    """Yield who eats on which days, classes with the same days together."""
    alike: dict[tuple[Pattern, ...], list[str]] = {}
    for name, of_class in patterns.items():
        alike.setdefault(of_class, []).append(name)
    for of_class, names in alike.items():
        text = "; ".join(
            (f"dal {day_text(one.starts_on)} " if place else "") + _named(one) for place, one in enumerate(of_class)
        )
        yield text if len(alike) == 1 else f"{', '.join(names)}: {text}"


def _named(one: Pattern) -> str:
    return ", ".join(WEEKDAYS[day] for day in sorted(one.weekdays)) or "nessun giorno"
