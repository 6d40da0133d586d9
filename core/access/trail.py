"""Reading the audit trail."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from core.access.paging import Page, bounded
from core.access.permissions import Permission
from core.access.session import Session
from core.access.subjects import detail_subjects, subject_names
from core.clock import rome_instant
from core.storage import instant_from_number, instant_number

#: What LIKE would take for a wildcard.
_ESCAPED = re.compile(r"[%_!]")


@dataclass(frozen=True, slots=True)
class AuditLine:
    """Who did what: `operation` is a verb of the office, `subject` reads `table:id`.

    `about` is what that is called now, empty for what has no name or is gone. `names` are the names of those rows that
    the details speak of by number: `school:2` is what the detail `school` is about when it is 2.
    """

    id: int
    at: datetime
    actor_name: str
    operation: str
    subject: str
    detail: Mapping[str, object]
    about: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


def audit_trail(
    session: Session,
    first: date | None = None,
    last: date | None = None,
    operation: str | None = None,
    actor: str | None = None,
    *,
    subject: str | None = None,
    offset: int = 0,
    limit: int = 50,
) -> Page[AuditLine]:
    """Return a page of the audit trail, newest first.

    Args:
        session: who asks.
        first: from the beginning of this day in Rome.
        last: to the end of this day in Rome.
        operation: only this verb, e.g. `close_day`.
        actor: only what people did whose name has this in it, in capitals or not.
        subject: only what was done to this, e.g. `pupil:12`.
        offset: how many to leave out at the beginning.
        limit: how many at most (500).
    """
    session.require(Permission.VIEW_AUDIT)
    conditions: list[str] = ["TRUE"]
    values: list[object] = []
    if first is not None:
        conditions.append("at >= ?")
        values.append(instant_number(rome_instant(first, time())))
    if last is not None:
        conditions.append("at < ?")
        values.append(instant_number(rome_instant(last + timedelta(days=1), time())))
    if actor is not None:
        conditions.append("LOWER(actor_name) LIKE ? ESCAPE '!'")
        escaped = _ESCAPED.sub(r"!\g<0>", actor.lower())
        values.append(f"%{escaped}%")
    for column, wanted in (("operation", operation), ("subject", subject)):
        if wanted is not None:
            conditions.append(f"{column} = ?")
            values.append(wanted)
    where = " AND ".join(conditions)
    limit, offset = bounded(limit, offset)
    total = int(session.database.scalar(f"SELECT COUNT(*) FROM audit WHERE {where}", values))
    rows = session.database.rows(
        "SELECT id, at, actor_name, operation, subject, detail FROM audit"
        f" WHERE {where} ORDER BY at DESC, id DESC LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    details: list[dict[str, object]] = [json.loads(row[5]) for row in rows]
    spoken = [detail_subjects(detail) for detail in details]
    names = subject_names(session, {row[4] for row in rows}.union(*(one.values() for one in spoken)))
    lines = (
        AuditLine(
            line_id, instant_from_number(at), actor_name, verb, about, detail, names.get(about, ""),
            {key: names[subject] for key, subject in of_detail.items() if subject in names},
        )
        for (line_id, at, actor_name, verb, about, _), detail, of_detail in zip(rows, details, spoken, strict=True)
    )  # fmt: skip
    return Page(tuple(lines), total)


def audit_operations(session: Session) -> tuple[str, ...]:
    """Return the verbs that occur in the trail: what a screen offers to filter by."""
    session.require(Permission.VIEW_AUDIT)
    return tuple(row[0] for row in session.database.rows("SELECT DISTINCT operation FROM audit ORDER BY operation"))
