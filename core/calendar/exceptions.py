"""Closures (strike, trip, snow, holidays of the region) and openings: entered, listed, taken out."""

from __future__ import annotations

from datetime import date, timedelta

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.calendar.records import CalendarException, ExceptionKind
from core.calendar.suspension_faults import BelongsToSuspension
from core.errors import InvalidValue, NotFound
from core.registry import clean_text
from core.storage import day_from_number, day_number, tables
from core.storage.database import Row

_LONGEST = timedelta(days=366)
_SELECT = (
    "SELECT x.id, x.kind, x.starts_on, x.ends_on, x.school_id, x.class_group_id, x.service_id, x.cause, u.suspension_id"
    " FROM calendar_exception x LEFT JOIN suspension_closure u ON u.calendar_exception_id = x.id"
)


def add_closure(
    session: Session,
    starts_on: date,
    ends_on: date,
    cause: str,
    *,
    school_id: int | None = None,
    class_group_id: int | None = None,
    service_id: int | None = None,
) -> int:
    """Close on some days (both included), for all or for one school, class or service; return the closure's id.

    Meals charged already stay charged until they are reversed.

    Raises:
        InvalidValue: the cause is missing, the days are the wrong way round, or the class is another school's.
        NotFound: no such school, class or service.
    """
    return _add(session, ExceptionKind.CLOSED, starts_on, ends_on, cause, (school_id, class_group_id, service_id))


def add_opening(
    session: Session,
    starts_on: date,
    ends_on: date,
    cause: str,
    *,
    school_id: int | None = None,
    class_group_id: int | None = None,
    service_id: int | None = None,
) -> int:
    """Open on some days (both included) that would be without service; return the opening's id.

    Outside the school year nothing opens.

    Raises:
        InvalidValue: the cause is missing, the days are the wrong way round, or the class is another school's.
        NotFound: no such school, class or service.
    """
    return _add(session, ExceptionKind.OPEN, starts_on, ends_on, cause, (school_id, class_group_id, service_id))


def remove_exception(session: Session, exception_id: int) -> None:
    """Take a closure or an opening out; the audit trail keeps what it was.

    Raises:
        NotFound: it is gone already.
        BelongsToSuspension: it is part of a suspension, which is undone as a whole.
    """
    session.require(Permission.EDIT_CALENDAR)
    database = session.database
    with database.transaction():
        row = database.row(f"{_SELECT} WHERE x.id = ?", (exception_id,))
        if row is None:
            raise NotFound(what="Giorno particolare")
        gone = _exception(row)
        if gone.suspension_id is not None:
            raise BelongsToSuspension(cause=gone.cause, day=f"{gone.starts_on:%d/%m/%Y}")
        database.execute("DELETE FROM calendar_exception WHERE id = ?", (exception_id,))
        record(
            session, "remove_exception", f"calendar_exception:{exception_id}",
            kind=gone.kind, starts_on=gone.starts_on, ends_on=gone.ends_on, cause=gone.cause,
        )  # fmt: skip


def exceptions(session: Session, first: date, last: date) -> tuple[CalendarException, ...]:
    """Return the closures and openings that touch the days between two (both included), oldest first."""
    session.require(Permission.VIEW_REGISTRY)
    return exceptions_between(session, first, last)


def exceptions_between(session: Session, first: date, last: date) -> tuple[CalendarException, ...]:
    """Do as `exceptions` for an operation that has asked for its own permission."""
    rows = session.database.rows(
        f"{_SELECT} WHERE x.starts_on <= ? AND x.ends_on >= ? ORDER BY x.starts_on, x.id",
        (day_number(last), day_number(first)),
    )
    return tuple(_exception(row) for row in rows)


def _add(  # noqa: PLR0917 - what, when, why, for whom
    session: Session,
    kind: ExceptionKind,
    starts_on: date,
    ends_on: date,
    cause: str,
    scope: tuple[int | None, int | None, int | None],
) -> int:
    session.require(Permission.EDIT_CALENDAR)
    cause = clean_text(cause, "Motivo")
    if not cause:
        raise InvalidValue(field="Motivo", reason="scrivi perché: si legge dove il servizio manca.")
    if starts_on > ends_on:
        raise InvalidValue(field="Date", reason="la fine viene prima dell'inizio.")
    if ends_on - starts_on > _LONGEST:
        raise InvalidValue(field="Date", reason="non più di un anno alla volta.")
    school_id, class_group_id, service_id = scope
    with session.database.transaction():
        _ensure_scope(session, school_id, class_group_id, service_id)
        exception_id = session.database.insert(
            tables.CalendarException,
            kind=kind.value,
            starts_on=starts_on,
            ends_on=ends_on,
            school=school_id,
            class_group=class_group_id,
            service=service_id,
            cause=cause,
            created_at=session.now(),
        )
        record(
            session, "add_closure" if kind is ExceptionKind.CLOSED else "add_opening",
            f"calendar_exception:{exception_id}",
            starts_on=starts_on, ends_on=ends_on, cause=cause,
            school=school_id, class_group=class_group_id, service=service_id,
        )  # fmt: skip
        return exception_id


def _ensure_scope(session: Session, school_id: int | None, class_group_id: int | None, service_id: int | None) -> None:
    """Refuse ids that stand for nothing, and a class with a school that is not its own."""
    database = session.database
    if school_id is not None and database.scalar("SELECT 1 FROM school WHERE id = ?", (school_id,)) is None:
        raise NotFound(what="Scuola")
    if service_id is not None and database.scalar("SELECT 1 FROM service WHERE id = ?", (service_id,)) is None:
        raise NotFound(what="Servizio")
    if class_group_id is None:
        return
    owner = database.scalar("SELECT school_id FROM class_group WHERE id = ?", (class_group_id,))
    if owner is None:
        raise NotFound(what="Classe")
    if school_id not in {None, owner}:
        raise InvalidValue(field="Classe", reason="è di un'altra scuola.")


def _exception(row: Row) -> CalendarException:
    exception_id, kind, starts, ends, school_id, class_group_id, service_id, cause, suspension_id = row
    return CalendarException(
        exception_id, ExceptionKind(kind), day_from_number(starts), day_from_number(ends),
        school_id, class_group_id, service_id, cause, suspension_id,
    )  # fmt: skip
