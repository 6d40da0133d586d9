"""The hour until when a day may be changed: the school's own, or the service's, on the wall clock of Rome."""

from __future__ import annotations

from datetime import date, datetime, time

from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome, rome_instant
from core.errors import NotFound
from core.meals.faults import CutoffPassed
from core.storage import Database


def deadline(session: Session, school_id: int, service_id: int, day: date) -> datetime:
    """Return the UTC instant until when, itself included, `day` may be changed for pupils of the school.

    Raises:
        NotFound: no such service.
    """
    session.require(Permission.VIEW_REGISTRY)
    return rome_instant(day, cutoff_of(session.database, service_id, school_id))


def cutoff_of(database: Database, service_id: int, school_id: int | None) -> time:
    """Return the wall-clock hour of the cut-off.

    Raises:
        NotFound: no such service.
    """
    minutes = database.scalar(
        "SELECT COALESCE(o.cutoff_minutes, s.cutoff_minutes) FROM service s"
        " LEFT JOIN school_service o ON o.service_id = s.id AND o.school_id = ? WHERE s.id = ?",
        (school_id, service_id),
    )
    if minutes is None:
        raise NotFound(what="Servizio")
    return time(*divmod(minutes, 60))


def passed(deadline_at: datetime) -> CutoffPassed:
    """Return the error that names the limit."""
    local = rome(deadline_at)
    return CutoffPassed(day=f"{local:%d/%m/%Y}", hour=f"{local:%H:%M}")


def is_open(session: Session, deadline_at: datetime) -> bool:
    """Tell whether the day may still be changed: 09:30:00 is in time, a moment later is not («entro e non oltre»)."""
    return session.now() <= deadline_at
