"""Whose cards a user may touch: a school's user only those of its own pupils."""

from __future__ import annotations

from core.access.permissions import not_allowed
from core.access.session import Session
from core.storage import day_number

#: A condition on `p.id` with the values `(school_id, day)`: placed in the school on the day or later.
IN_SCHOOL = (
    "EXISTS (SELECT 1 FROM placement pl JOIN class_group g ON g.id = pl.class_group_id"
    " WHERE pl.pupil_id = p.id AND g.school_id = ? AND pl.ends_on >= ?)"
)


def in_reach(session: Session) -> tuple[str, tuple[object, ...]]:
    """Return the condition on `p.id` (and its values) under which the actor may see a pupil's card."""
    school_id = session.actor.school_id
    if school_id is None:
        return "1 = 1", ()
    return IN_SCHOOL, (school_id, day_number(session.today()))


def require_in_reach(session: Session, pupil_id: int) -> None:
    """Let the operation go on only if the pupil is one of the actor's school.

    Raises:
        NotAllowed: the actor is bound to another school.
    """
    condition, values = in_reach(session)
    if session.database.row(f"SELECT 1 FROM pupil p WHERE p.id = ? AND {condition}", (pupil_id, *values)) is None:
        raise not_allowed(session.actor.role)
