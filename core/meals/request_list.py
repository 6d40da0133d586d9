"""The requests that were registered, newest first: found by receipt code, by name, by day; for their receipts again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from core.access.paging import Page, bounded
from core.access.permissions import Permission, Role
from core.access.session import Session
from core.errors import InvalidValue
from core.meals.receipt_codes import parse_code
from core.meals.records import RequestChannel, RequestKind
from core.registry.checking import own_pupils
from core.registry.naming import search_words
from core.storage import day_from_number, day_number, instant_from_number

#: Of a code that is not whole so many characters say enough to look for it.
_LEAST_OF_CODE = 3

_FROM = (
    " FROM meal_request r JOIN pupil p ON p.id = r.pupil_id JOIN service v ON v.id = r.service_id"
    " LEFT JOIN app_user u ON u.id = r.actor_id"
)


@dataclass(frozen=True, slots=True)
class RequestSummary:
    """A request as the list shows it: `at` is UTC, `class_name` the child's class on the first day (or empty).

    `by` registered it; `reason` set the cut-off or another rule aside.
    """

    receipt_code: str
    at: datetime
    kind: RequestKind
    pupil_id: int
    pupil_name: str
    class_name: str
    service_name: str
    first_on: date
    last_on: date
    channel: RequestChannel
    asked_by: str
    reason: str
    by: str


def meal_requests(
    session: Session,
    text: str = "",
    first_on: date | None = None,
    last_on: date | None = None,
    *,
    limit: int = 100,
    offset: int = 0,
) -> Page[RequestSummary]:
    """Return the requests that concern one of the days (None: any), newest first; a school's user sees its own pupils'.

    Args:
        session: who asks.
        text: a receipt code as somebody types or reads it, its beginning, or words of the child's name.
        first_on: from this day on.
        last_on: until this day, included.
        limit: how many at most.
        offset: after how many.

    Raises:
        InvalidValue: the days are the wrong way round.
    """
    session.require(Permission.VIEW_MEALS)
    if first_on is not None and last_on is not None and last_on < first_on:
        raise InvalidValue(field="Periodo", reason="la fine viene dopo l'inizio.")
    if session.actor.role is Role.SCHOOL and session.actor.school_id is None:
        return Page((), 0)  # bound to no school: no child is its own
    is_own, values = own_pupils(session)
    conditions, bound = [is_own], list(values)
    if last_on is not None:
        conditions.append("r.starts_on <= ?")
        bound.append(day_number(last_on))
    if first_on is not None:
        conditions.append("r.ends_on >= ?")
        bound.append(day_number(first_on))
    of_text, more = _about(text)
    where = f" WHERE {' AND '.join([*conditions, *of_text])}"
    all_values = (*bound, *more)
    total = session.database.scalar(f"SELECT COUNT(*){_FROM}{where}", all_values)
    rows = session.database.rows(
        "SELECT r.receipt_code, r.at, r.kind, p.id, p.last_name, p.first_name,"
        " COALESCE((SELECT g.name FROM placement pl"
        " JOIN class_group g ON g.id = pl.class_group_id WHERE pl.pupil_id = p.id AND pl.starts_on <= r.starts_on"
        " AND pl.ends_on >= r.starts_on), ''), v.name, r.starts_on, r.ends_on, r.channel, r.asked_by,"
        f" COALESCE(r.override_reason, ''), COALESCE(u.display_name, ''){_FROM}{where}"
        " ORDER BY r.at DESC, r.id DESC LIMIT ? OFFSET ?",
        (*all_values, *bounded(limit, offset)),
    )
    return Page(tuple(_summary(*row) for row in rows), int(total))


def _about(text: str) -> tuple[list[str], list[object]]:
    """Return the condition on code or name: a name of eight letters may happen to be a code as well."""
    words = search_words(text)
    if not words:
        return [], []
    named = " AND ".join("p.search_key LIKE ?" for _word in words)
    values: list[object] = [f"%{word}%" for word in words]
    code = parse_code(text)
    begun = "".join(character for character in text.upper() if character.isalnum())
    if code is not None:
        return [f"(({named}) OR r.receipt_code = ?)"], [*values, code]
    if len(begun) >= _LEAST_OF_CODE:
        return [f"(({named}) OR REPLACE(r.receipt_code, '-', '') LIKE ?)"], [*values, f"{begun}%"]
    return [f"({named})"], values


def _summary(  # noqa: PLR0917 - a row
    code: str, at: int, kind: str, pupil_id: int, last_name: str, first_name: str, class_name: str, service_name: str,
    starts: int, ends: int, channel: str, asked_by: str, reason: str, by: str,
) -> RequestSummary:  # fmt: skip
    return RequestSummary(
        code, instant_from_number(at), RequestKind(kind), pupil_id, f"{last_name} {first_name}", class_name,
        service_name, day_from_number(starts), day_from_number(ends), RequestChannel(channel), asked_by, reason, by,
    )  # fmt: skip
