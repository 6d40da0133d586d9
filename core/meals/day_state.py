"""Whether the close of a service's day has begun or is done; from its beginning nothing of that day may change.

Both are kept among the operations done once, under the service and the day. A school is closed as soon as its last
scope of charges is in the ledger.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

from core.access.operations import Answer
from core.access.permissions import Permission
from core.access.session import Session
from core.meals.faults import DayClosed
from core.storage import Database, day_number

BEGUN = "day_close_begun"
DONE = "day_close"

#: PostgreSQL's advisory lock of a service ("MEAL" and the service's id): shared by whoever changes a day of it, held
#: alone for the moment in which a close begins. On SQLite there is one writer anyway.
_LOCK = 0x4D45414C


def is_day_closed(session: Session, service_id: int, day: date, school_id: int | None = None) -> bool:
    """Tell whether the day's charges are all posted: of one school, or (None) of all."""
    session.require(Permission.VIEW_REGISTRY)
    return is_closed(session.database, service_id, day, school_id)


def is_closed(database: Database, service_id: int, day: date, school_id: int | None = None) -> bool:
    """Do as `is_day_closed` for an operation that has asked for its own permission."""
    if _is_marked(database, DONE, service_id, day):
        return True
    return school_id is not None and school_id in closed_schools(database, service_id, day)


def closed_schools(database: Database, service_id: int, day: date) -> set[int]:
    """Return the schools whose charges of the day are all posted, by a close that is under way or done."""
    prefix = f"{scope_of(service_id)}:"
    rows = database.rows(
        "SELECT scope FROM batch WHERE day = ? AND substr(scope, 1, ?) = ?", (day_number(day), len(prefix), prefix)
    )
    schools = (scope.removeprefix(prefix) for (scope,) in rows)
    return {int(school) for school in schools if school.isdecimal()}


def scope_of(service_id: int, school_id: int | None = None) -> str:
    """Return the ledger's name for the charges of a service, or of one of its schools: `meals:1:12`."""
    return f"meals:{service_id}" if school_id is None else f"meals:{service_id}:{school_id}"


def frozen_days(database: Database, service_id: int, days: Collection[date]) -> set[date]:
    """Return those of the days whose close has begun."""
    markers = {marker(service_id, day): day for day in days}
    places = ", ".join("?" * len(markers))
    rows = database.rows(
        f"SELECT external_id FROM operation WHERE source = ? AND external_id IN ({places})", (BEGUN, *markers)
    )
    return {markers[external_id] for (external_id,) in rows}


def hold_open(database: Database, service_id: int) -> None:
    """Keep closes of the service from beginning until this transaction ends: first thing in what changes a day."""
    database.ensure_in_transaction()
    if database.dialect == "postgresql":
        database.execute("SELECT pg_advisory_xact_lock_shared(?, ?)", (_LOCK, service_id))


def hold_alone(database: Database, service_id: int) -> None:
    """Wait for all who are changing a day of the service, and keep others from it until this transaction ends."""
    database.ensure_in_transaction()
    if database.dialect == "postgresql":
        database.execute("SELECT pg_advisory_xact_lock(?, ?)", (_LOCK, service_id))


def ensure_not_begun(database: Database, service_id: int, day: date) -> None:
    """Check that the day may still change. The service must be held open.

    Raises:
        DayClosed: its close has begun.
    """
    if is_begun(database, service_id, day):
        raise DayClosed(day=f"{day:%d/%m/%Y}")


def is_begun(database: Database, service_id: int, day: date) -> bool:
    """Tell whether the close of the day has begun."""
    return _is_marked(database, BEGUN, service_id, day)


def done_report(database: Database, service_id: int, day: date) -> Answer | None:
    """Return what the close of the day came to, None unless it is done."""
    found = database.scalar(
        "SELECT result FROM operation WHERE source = ? AND external_id = ?", (DONE, marker(service_id, day))
    )
    return None if found is None else json.loads(found)


def marker(service_id: int, day: date) -> str:
    """Return the name of a service's day among the operations."""
    return f"{service_id}:{day.isoformat()}"


def _is_marked(database: Database, source: str, service_id: int, day: date) -> bool:
    found = database.scalar(
        "SELECT 1 FROM operation WHERE source = ? AND external_id = ?", (source, marker(service_id, day))
    )
    return found is not None
