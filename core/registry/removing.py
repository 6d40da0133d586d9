"""Taking back what was entered by mistake and that nothing depends on yet; what is in use stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import peewee

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import NotFound
from core.registry.faults import StillInUse
from core.registry.roll_over_rows import forget_rows


def delete_school(session: Session, school_id: int) -> None:
    """Take away a school without classes, users or orders, with what it offers.

    Raises:
        NotFound: no such school.
        StillInUse: something depends on it: let it rest instead (`update_school`).
    """
    session.require(Permission.EDIT_REGISTRY)
    with removing(session, "school", school_id, "Scuola") as name:
        session.database.execute("DELETE FROM school_service WHERE school_id = ?", (school_id,))
        session.database.execute("DELETE FROM school WHERE id = ?", (school_id,))
        record(session, "delete_school", f"school:{school_id}", name=name)


def delete_class(session: Session, class_id: int) -> None:
    """Take away a class in which no pupil ever was.

    Raises:
        NotFound: no such class.
        StillInUse: pupils, closures or suspensions depend on it.
    """
    session.require(Permission.EDIT_REGISTRY)
    with removing(session, "class_group", class_id, "Classe") as name:
        session.database.execute("DELETE FROM class_weekdays WHERE class_group_id = ?", (class_id,))
        forget_rows(session, "class_group", [class_id])
        session.database.execute("DELETE FROM class_group WHERE id = ?", (class_id,))
        record(session, "delete_class", f"class_group:{class_id}", name=name)


def delete_service(session: Session, service_id: int) -> None:
    """Take away a service in which nobody ever was enrolled and that has no bands; no school offers it any more.

    Raises:
        NotFound: no such service.
        StillInUse: something depends on it.
    """
    session.require(Permission.EDIT_SETTINGS)
    with removing(session, "service", service_id, "Servizio") as name:
        session.database.execute("DELETE FROM school_service WHERE service_id = ?", (service_id,))
        session.database.execute("DELETE FROM service WHERE id = ?", (service_id,))
        record(session, "delete_service", f"service:{service_id}", name=name)


def delete_service_group(session: Session, service_group_id: int) -> None:
    """Take away a group without services and without accounts.

    Raises:
        NotFound: no such group.
        StillInUse: it has services or accounts.
    """
    session.require(Permission.EDIT_SETTINGS)
    with removing(session, "service_group", service_group_id, "Gruppo di servizi") as name:
        session.database.execute("DELETE FROM service_group WHERE id = ?", (service_group_id,))
        record(session, "delete_service_group", f"service_group:{service_group_id}", name=name)


@contextmanager
def removing(session: Session, table: str, row_id: int, what: str) -> Iterator[str]:
    """Give the name of a row, to be deleted in one transaction; say that it is in use when the database refuses.

    Args:
        session: who acts.
        table: has a `name`; whatever refers to it restricts its deletion.
        row_id: which row.
        what: what it is called in Italian.

    Raises:
        NotFound: no such row.
        StillInUse: other rows refer to it: nothing was deleted.
    """
    name = session.database.scalar(f"SELECT name FROM {table} WHERE id = ?", (row_id,))
    if name is None:
        raise NotFound(what=what)
    try:
        with session.database.transaction():
            yield str(name)
    except peewee.IntegrityError as error:
        raise StillInUse(name=name) from error
