"""The closing list: class by class who was booked and did not come, who came unbooked, what was decided of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core import calendar
from core.access.permissions import Permission
from core.access.session import Session
from core.meals.enrolled import EATS_ON, on_day
from core.meals.presence import PresenceSource
from core.storage import day_number, instant_from_number
from core.storage.database import Row


class ClosingChoice(StrEnum):
    """What the office decides of a pupil before the close.

    PRESENT: ate, marked by hand. CHARGED: the service's rule holds (absent and charged, or an extra that is charged).
    EXCUSED: absent and not charged, with a reason. NOT_THERE: an extra that was checked in by mistake.
    """

    PRESENT = "present"
    CHARGED = "charged"
    EXCUSED = "excused"
    NOT_THERE = "not_there"


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """A pupil of the closing list.

    `is_expected`: a meal was booked, also for whoever was excused since. `choice` is None while nobody has decided;
    `reason` is that of an excuse; `by` and `at` (UTC) tell who decided and when.
    """

    pupil_id: int
    last_name: str
    first_name: str
    class_id: int
    class_name: str
    school_name: str
    is_expected: bool
    is_present: bool
    choice: ClosingChoice | None
    reason: str
    by: str
    at: datetime | None

    @property
    def full_name(self) -> str:
        """Last name first."""
        return f"{self.last_name} {self.first_name}"

    @property
    def is_extra(self) -> bool:
        """Whether checked in without being expected."""
        return self.is_present and not self.is_expected


@dataclass(frozen=True, slots=True)
class ClosingClass:
    """A class on the closing list.

    `missing` were expected and did not come (the excused apart), `undecided` of them and of the `extra` still wait for
    a decision; `by_hand` were marked present by the office.
    """

    class_id: int
    class_name: str
    school_id: int
    school_name: str
    expected: int
    present: int
    missing: int
    extra: int
    by_hand: int
    excused: int
    undecided: int


_FROM = (
    " FROM placement pl JOIN class_group g ON g.id = pl.class_group_id JOIN school h ON h.id = g.school_id"
    " JOIN pupil p ON p.id = pl.pupil_id"
    f" LEFT JOIN enrolment e ON e.pupil_id = p.id AND e.service_id = ? AND {EATS_ON}"
    " LEFT JOIN meal_exception x ON x.service_id = ? AND x.day = ? AND x.pupil_id = p.id"
    " LEFT JOIN meal_request r ON r.id = x.meal_request_id"
    " LEFT JOIN presence s ON s.day = ? AND s.service_id = ? AND s.pupil_id = p.id"
    " LEFT JOIN closing_seen c ON c.service_id = ? AND c.day = ? AND c.pupil_id = p.id"
)
_THAT_DAY = " WHERE pl.starts_on <= ? AND pl.ends_on >= ? AND (e.id IS NOT NULL OR s.pupil_id IS NOT NULL)"
_OFFICE = "'office'"
_EXPECTED = "(e.id IS NOT NULL AND COALESCE(x.kind, '') <> 'absent')"
_CAME = "s.pupil_id IS NOT NULL"
_MISSING = f"({_EXPECTED} AND s.pupil_id IS NULL)"
_EXTRA = f"({_CAME} AND NOT {_EXPECTED})"
_EXCUSED = "(x.kind = 'absent' AND s.pupil_id IS NULL AND e.id IS NOT NULL AND r.override_reason IS NOT NULL)"
#: Nobody has looked yet, or somebody excused whom a station then told of.
_OPEN_EXTRA = "(c.pupil_id IS NULL OR r.override_reason IS NOT NULL)"
#: What a search gives back at most: whoever types goes on typing.
FOUND_AT_MOST = 200


def closing_classes(session: Session, service_id: int, day: date) -> tuple[ClosingClass, ...]:
    """Return the classes that have the service on the day or somebody checked in, by school and name.

    Raises:
        NotFound: no such service.
    """
    session.require(Permission.CLOSE_DAY)
    served = {class_id for class_id, one in calendar.classes_served(session, service_id, day).items() if one.is_service}
    rows = session.database.rows(
        f"SELECT g.id, g.name, h.id, h.name, {_count(_EXPECTED)}, {_count(f'{_EXPECTED} AND {_CAME}')},"
        f" {_count(_MISSING)}, {_count(_EXTRA)}, {_count(f'{_EXPECTED} AND s.source = {_OFFICE}')}, {_count(_EXCUSED)},"
        f" {_count(f'{_MISSING} AND c.pupil_id IS NULL')},"
        f" {_count(f'{_EXTRA} AND {_OPEN_EXTRA} AND s.source <> {_OFFICE}')}, {_count(_CAME)},"
        f" {_count(f'{_CAME} AND c.pupil_id IS NULL AND s.source <> {_OFFICE}')}"
        f"{_FROM}{_THAT_DAY} GROUP BY g.id, g.name, h.id, h.name ORDER BY h.name, h.id, g.name, g.id",
        _values(service_id, day),
    )
    return tuple(_class(row, is_served=row[0] in served) for row in rows if row[0] in served or row[12])


def closing_lines(
    session: Session,
    service_id: int,
    day: date,
    *,
    class_id: int | None = None,
    search: str = "",
) -> tuple[ClosingLine, ...]:
    """Return whom the office must decide of, or has decided of: of a class, or of all, by school, class and name.

    Args:
        session: who asks.
        service_id: which service.
        day: which day.
        class_id: only this class.
        search: part of the name, of everybody of the day (also whoever was scanned); at most `FOUND_AT_MOST` lines.

    Raises:
        NotFound: no such service.
    """
    session.require(Permission.CLOSE_DAY)
    served = {key for key, one in calendar.classes_served(session, service_id, day).items() if one.is_service}
    values: list[object] = list(_values(service_id, day))
    where, limit = "", ""
    if class_id is not None:
        where, values = f"{where} AND g.id = ?", [*values, class_id]
    words = search.casefold().split()
    for word in words:
        where, values = f"{where} AND p.search_key LIKE ? ESCAPE '!'", [*values, f"%{_plain(word)}%"]
    if words:
        limit = f" LIMIT {FOUND_AT_MOST}"
    rows = session.database.rows(
        "SELECT p.id, p.last_name, p.first_name, g.id, g.name, h.name, e.id IS NOT NULL, x.kind, r.override_reason,"
        " r.at, ra.display_name, s.source, s.at, sa.display_name, c.at, ca.display_name"
        f"{_FROM} LEFT JOIN app_user ra ON ra.id = r.actor_id LEFT JOIN app_user sa ON sa.id = s.actor_id"
        f" LEFT JOIN app_user ca ON ca.id = c.actor_id{_THAT_DAY}{where}"
        f" ORDER BY h.name, h.id, g.name, g.id, p.search_key, p.id{limit}",
        values,
    )
    lines = (_line(row, is_served=row[3] in served) for row in rows)
    return tuple(line for line in lines if line is not None and (words or _is_listed(line)))


def _count(condition: str) -> str:
    return f"COUNT(CASE WHEN {condition} THEN 1 END)"


def _values(service_id: int, day: date) -> tuple[int, ...]:
    number = day_number(day)
    return (
        service_id, *on_day(number), service_id, number, number, service_id, service_id, number, number, number,
    )  # fmt: skip


def _plain(word: str) -> str:
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _class(row: Row, *, is_served: bool) -> ClosingClass:
    (
        class_id, name, school_id, school, expected, present, missing, extra, by_hand, excused, missing_open,
        extra_open, came, came_open,
    ) = row  # fmt: skip
    if not is_served:  # nobody is expected: whoever came is an extra
        return ClosingClass(class_id, name, school_id, school, 0, 0, 0, came, 0, 0, came_open)
    return ClosingClass(
        class_id, name, school_id, school, expected, present, missing, extra, by_hand, excused,
        missing_open + extra_open,
    )  # fmt: skip


def _line(row: Row, *, is_served: bool) -> ClosingLine | None:
    (
        pupil_id, last_name, first_name, class_id, class_name, school, is_enrolled, exception, excuse, excused_at,
        excused_by, source, came_at, marked_by, seen_at, seen_by,
    ) = row  # fmt: skip
    came, is_absent = source is not None, exception == "absent"
    if not is_served and not came:
        return None
    is_excused = is_absent and not came and excuse is not None
    choice: ClosingChoice | None = None
    by, at = None, None
    if source == PresenceSource.OFFICE:
        choice, by, at = ClosingChoice.PRESENT, marked_by, came_at
    elif is_excused:
        choice, by, at = ClosingChoice.EXCUSED, excused_by, excused_at
    elif seen_at is not None and not (came and excuse is not None):
        choice, by, at = ClosingChoice.CHARGED, seen_by, seen_at
    return ClosingLine(
        pupil_id,
        last_name,
        first_name,
        class_id,
        class_name,
        school,
        is_expected=is_served and bool(is_enrolled) and (is_excused or not is_absent),
        is_present=came,
        choice=choice,
        reason=excuse if is_excused else "",
        by=by or "",
        at=None if at is None else instant_from_number(at),
    )


def _is_listed(line: ClosingLine) -> bool:
    """Tell whether there is something to decide, or somebody has decided."""
    is_missing = line.is_expected and not line.is_present
    return is_missing or line.is_extra or line.choice is ClosingChoice.PRESENT
