"""What several operations of the registry check before they write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

import peewee

from core.access.permissions import not_allowed
from core.access.session import Session
from core.errors import InvalidValue, NotFound
from core.registry.faults import NameTaken

_EVER_IN_SCHOOL = (
    "EXISTS (SELECT 1 FROM placement own JOIN class_group own_class ON own_class.id = own.class_group_id"
    " WHERE own.pupil_id = p.id AND own_class.school_id = ?)"
)


def ensure_dates(starts_on: date, ends_on: date) -> None:
    """Refuse a period that ends before it starts."""
    if starts_on > ends_on:
        raise InvalidValue(field="Date", reason="la fine viene prima dell'inizio.")


def ensure_exists(session: Session, table: str, row_id: int, what: str) -> None:
    """Refuse an id that stands for nothing; `what` is its Italian name."""
    if session.database.scalar(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)) is None:
        raise NotFound(what=what)


def change(session: Session, table: type[peewee.Model], row_id: int, values: Mapping[str, object]) -> None:
    """Write the columns of one row anew."""
    key: Any = table._meta.primary_key  # noqa: SLF001 - peewee's public name for it
    session.database.run(table.update(**values).where(key == row_id))


@contextmanager
def unique_name(what: str, name: str) -> Iterator[None]:
    """Say that a name is taken when the database refuses it."""
    try:
        yield
    except peewee.IntegrityError as error:
        raise NameTaken(what=what, name=name) from error


def own_school(session: Session, school_id: int | None = None) -> int | None:
    """Return the school that the session may look at: the one asked for, or the one a school user is bound to.

    Raises:
        NotAllowed: a school user asks for another school.
    """
    bound = session.actor.school_id
    if bound is None:
        return school_id
    if school_id not in {None, bound}:
        raise not_allowed(session.actor.role)
    return bound


def own_pupils(session: Session) -> tuple[str, tuple[int, ...]]:
    """Return a condition on `p.id`, with its values, that holds for the pupils the session may look at.

    A school user's are those who are, were or will be in a class of the school.
    """
    bound = session.actor.school_id
    return ("TRUE", ()) if bound is None else (_EVER_IN_SCHOOL, (bound,))


def ensure_own_pupil(session: Session, pupil_id: int) -> None:
    """Refuse to a school user a pupil of other schools, as one that is not there.

    Raises:
        NotFound: the pupil is, was and will be in no class of the school.
    """
    is_own, values = own_pupils(session)
    if not values:
        return
    if session.database.scalar(f"SELECT 1 FROM pupil p WHERE p.id = ? AND {is_own}", (pupil_id, *values)) is None:
        raise NotFound(what="Alunno")


def italian(day: date) -> str:
    """Return a day as people in Italy write it."""
    return f"{day:%d/%m/%Y}"
