"""Suspensions: a strike, a trip, an early closing takes the service away from some, also after the cut-off.

Here is what the calendar keeps of one: whom it concerns, its days, the closures through which it works. What it does to
bookings, charges and kitchen orders is decided in core.meals.suspending, which alone makes and undoes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.access.permissions import Permission
from core.access.session import Session
from core.calendar.records import ExceptionKind
from core.errors import InvalidValue, NotFound, Phrase
from core.registry import clean_text
from core.storage import day_from_number, day_number, instant_from_number, instant_number, tables
from core.storage.database import Row

#: What takes longer is a closure of the calendar, entered before it begins.
LONGEST_DAYS = 62


class SuspensionKind(StrEnum):
    """Why the service is taken away."""

    STRIKE = "strike"
    TRIP = "trip"
    EARLY_CLOSING = "early_closing"
    EMERGENCY = "emergency"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SuspensionScope:
    """Whom a suspension concerns: a service, some days (both included), and all schools, or one, or some classes."""

    service_id: int
    starts_on: date
    ends_on: date
    school_id: int | None = None
    class_ids: frozenset[int] = frozenset()

    @property
    def days(self) -> tuple[date, ...]:
        """All days, with and without service."""
        count = (self.ends_on - self.starts_on).days + 1
        return tuple(self.starts_on + timedelta(days=number) for number in range(count))


@dataclass(frozen=True, slots=True)
class SuspendedDay:
    """A day that a suspension took away: meals freed, and whether its charges had been posted before."""

    on: date
    freed: int
    was_closed: bool


@dataclass(frozen=True, slots=True)
class Suspension:
    """A suspension as it stands. `school_name` is empty for all schools, `class_names` for whole schools.

    `reversed_charges` were reversed by it. `undone_at` (UTC) and `undone_by` say that it holds no longer.
    """

    id: int
    scope: SuspensionScope
    service_name: str
    school_name: str
    class_names: tuple[str, ...]
    kind: SuspensionKind
    cause: str
    by: str
    at: datetime
    days: tuple[SuspendedDay, ...]
    reversed_charges: int
    undone_at: datetime | None = None
    undone_by: str | None = None

    @property
    def freed(self) -> int:
        """How many meals it freed in all."""
        return sum(day.freed for day in self.days)


def suspensions(session: Session, first: date, last: date) -> tuple[Suspension, ...]:
    """Return the suspensions that touch the days between two (both included), newest first, undone ones included."""
    session.require(Permission.VIEW_REGISTRY)
    rows = session.database.rows(
        f"{_SELECT} WHERE s.starts_on <= ? AND s.ends_on >= ? ORDER BY s.id DESC", (day_number(last), day_number(first))
    )
    return tuple(_suspension(session, row) for row in rows)


def suspension(session: Session, suspension_id: int) -> Suspension:
    """Return one.

    Raises:
        NotFound: there is none of that id.
    """
    session.require(Permission.VIEW_REGISTRY)
    row = session.database.row(f"{_SELECT} WHERE s.id = ?", (suspension_id,))
    if row is None:
        raise NotFound(what="Sospensione")
    return _suspension(session, row)


def checked_scope(session: Session, scope: SuspensionScope) -> SuspensionScope:
    """Return the scope as it can be carried out.

    Raises:
        InvalidValue: the days are the wrong way round or too many, or a class is another school's.
        NotFound: no such service, school or class.
    """
    if scope.starts_on > scope.ends_on:
        raise InvalidValue(field="Date", reason="la fine viene prima dell'inizio.")
    if (scope.ends_on - scope.starts_on).days >= LONGEST_DAYS:
        reason = Phrase(
            "una sospensione dura al massimo {most} giorni; per periodi più lunghi registra una chiusura nel "
            "calendario.",
            most=LONGEST_DAYS,
        )
        raise InvalidValue(field="Date", reason=reason)
    database = session.database
    if database.scalar("SELECT 1 FROM service WHERE id = ?", (scope.service_id,)) is None:
        raise NotFound(what="Servizio")
    if scope.school_id is not None and database.scalar("SELECT 1 FROM school WHERE id = ?", (scope.school_id,)) is None:
        raise NotFound(what="Scuola")
    school_of: dict[int, int] = dict(database.rows("SELECT id, school_id FROM class_group"))
    if not scope.class_ids <= school_of.keys():
        raise NotFound(what="Classe")
    if scope.school_id is not None and any(school_of[one] != scope.school_id for one in scope.class_ids):
        raise InvalidValue(field="Classe", reason="è di un'altra scuola.")
    return scope


def checked_cause(cause: str) -> str:
    """Return the cause as it is kept.

    Raises:
        InvalidValue: it is missing.
    """
    cause = clean_text(cause, "Motivo")
    if not cause:
        raise InvalidValue(field="Motivo", reason="scrivi perché: lo leggono famiglie e cucina.")
    return cause


def classes_of(session: Session, scope: SuspensionScope) -> dict[int, int]:
    """Return the classes that the scope concerns, each with its school; of all school years."""
    rows = session.database.rows("SELECT id, school_id FROM class_group")
    return {
        class_id: school_id
        for class_id, school_id in rows
        if (not scope.class_ids or class_id in scope.class_ids) and scope.school_id in {None, school_id}
    }


def write_suspension(
    session: Session, scope: SuspensionScope, kind: SuspensionKind, cause: str, days: Sequence[SuspendedDay]
) -> int:
    """Write a suspension with its closures, inside the caller's transaction; return its id."""
    database = session.database
    suspension_id = database.insert(
        tables.Suspension,
        service=scope.service_id,
        school=scope.school_id,
        starts_on=scope.starts_on,
        ends_on=scope.ends_on,
        kind=kind.value,
        cause=cause,
        actor_id=session.actor.id,
        actor_name=session.actor.name,
        at=session.now(),
    )
    for class_id in sorted(scope.class_ids):
        database.execute(
            "INSERT INTO suspension_class (suspension_id, class_group_id) VALUES (?, ?)", (suspension_id, class_id)
        )
    for day in days:
        database.execute(
            "INSERT INTO suspension_day (suspension_id, day, was_closed, freed) VALUES (?, ?, ?, ?)",
            (suspension_id, day_number(day.on), day.was_closed, day.freed),
        )
    _close(session, suspension_id, scope, cause)
    return suspension_id


def lift_suspension(session: Session, one: Suspension, kept: Iterable[date]) -> None:
    """Open the days of a suspension again, but for those `kept`, and mark it undone; in the caller's transaction."""
    database = session.database
    closures = database.rows("SELECT calendar_exception_id FROM suspension_closure WHERE suspension_id = ?", (one.id,))
    database.execute("DELETE FROM suspension_closure WHERE suspension_id = ?", (one.id,))
    for (exception_id,) in closures:
        database.execute("DELETE FROM calendar_exception WHERE id = ?", (exception_id,))
    for day in kept:
        _close(session, one.id, replace(one.scope, starts_on=day, ends_on=day), one.cause)
    database.execute(
        "UPDATE suspension SET undone_at = ?, undone_by = ? WHERE id = ?",
        (instant_number(session.now()), session.actor.name, one.id),
    )


def _close(session: Session, suspension_id: int, scope: SuspensionScope, cause: str) -> None:
    """Put closures into the calendar: one, or one a class."""
    places: list[tuple[int | None, int | None]] = [(None, class_id) for class_id in sorted(scope.class_ids)]
    for school_id, class_id in places or [(scope.school_id, None)]:
        exception_id = session.database.insert(
            tables.CalendarException,
            kind=ExceptionKind.CLOSED.value,
            starts_on=scope.starts_on,
            ends_on=scope.ends_on,
            school=school_id,
            class_group=class_id,
            service=scope.service_id,
            cause=cause,
            created_at=session.now(),
        )
        session.database.execute(
            "INSERT INTO suspension_closure (calendar_exception_id, suspension_id) VALUES (?, ?)",
            (exception_id, suspension_id),
        )


_SELECT = (
    "SELECT s.id, s.service_id, s.starts_on, s.ends_on, s.school_id, v.name, COALESCE(h.name, ''), s.kind, s.cause,"
    " s.actor_name, s.at, s.undone_at, s.undone_by,"
    " (SELECT COUNT(*) FROM suspension_reversal r WHERE r.suspension_id = s.id)"
    " FROM suspension s JOIN service v ON v.id = s.service_id LEFT JOIN school h ON h.id = s.school_id"
)


def _suspension(session: Session, row: Row) -> Suspension:
    suspension_id, service_id, starts, ends, school_id, service_name, school_name, *rest = row
    kind, cause, by, at, undone_at, undone_by, reversed_charges = rest
    database = session.database
    classes = database.rows(
        "SELECT g.id, g.name FROM suspension_class c JOIN class_group g ON g.id = c.class_group_id"
        " WHERE c.suspension_id = ? ORDER BY g.name, g.id",
        (suspension_id,),
    )
    days = database.rows(
        "SELECT day, freed, was_closed FROM suspension_day WHERE suspension_id = ? ORDER BY day", (suspension_id,)
    )
    return Suspension(
        id=suspension_id,
        scope=SuspensionScope(
            service_id, day_from_number(starts), day_from_number(ends), school_id,
            frozenset(class_id for class_id, _name in classes),
        ),
        service_name=service_name,
        school_name=school_name,
        class_names=tuple(name for _class_id, name in classes),
        kind=SuspensionKind(kind),
        cause=cause,
        by=by,
        at=instant_from_number(at),
        days=tuple(SuspendedDay(day_from_number(day), freed, bool(closed)) for day, freed, closed in days),
        reversed_charges=reversed_charges,
        undone_at=None if undone_at is None else instant_from_number(undone_at),
        undone_by=undone_by,
    )  # fmt: skip
