"""Who ate: a set that only grows of check-ins, less those taken back; merging needs no order.

Of the check-ins of a pupil, service and day that were not taken back, the earliest counts (by time, then by id): the
one row in `presence`. Taking one back is an operation done once under the check-in's own id, so that it holds also when
it comes before the check-in, and lets the next earliest count. The check-ins that stations told are in `event` (each
must stand there before another event of the same pupil is carried out); one made by the office directly, which saw the
state when it made it, has no id and is neither replaced nor merged.

A check-in never refuses anybody and charges nothing: charges are posted by the day's close.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core import calendar
from core.access import audit
from core.access.operations import OperationId, once
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import NotFound
from core.meals.day_state import ensure_not_begun, hold_open
from core.meals.enrolled import EATS_ON, on_day
from core.meals.pupil_days import require_own_school
from core.registry.merged_pupils import MERGED_INTO, current_record
from core.storage import Database, day_number, instant_from_number, instant_number

_UNDO = "undo_presence"


class PresenceSource(StrEnum):
    """How the pupil was recognised."""

    SCAN = "scan"
    SEARCH = "search"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class PresenceResult:
    """`is_first`: this is the check-in that counts; otherwise `first_at` (UTC) is when the pupil was checked in before.

    `is_extra`: the pupil was not expected. `is_undone`: the check-in was taken back before it arrived and counts for
    nothing (`first_at` then is its own time, unless another check-in stands).
    """

    is_first: bool
    first_at: datetime
    is_extra: bool
    is_undone: bool = False


@dataclass(frozen=True, slots=True)
class _CheckIn:
    """What is recorded. `event_id` is None for the office's own."""

    pupil_id: int
    service_id: int
    day: date
    at: int
    source: PresenceSource
    event_id: str | None
    station_id: str | None

    @property
    def key(self) -> tuple[int, int, int]:
        """The presence that it is about: day, service, pupil, as stored."""
        return day_number(self.day), self.service_id, self.pupil_id


def record_presence(
    session: Session,
    *,
    pupil_id: int,
    service_id: int,
    day: date,
    at: datetime,
    source: PresenceSource | str,
    event_id: str | None = None,
    station_id: str | None = None,
) -> PresenceResult:
    """Record that a pupil was checked in for the service of `day`, the station's service day (not the clock's).

    Repeated or doubled check-ins answer with the first. Whoever was not expected is recorded all the same, as extra.

    Args:
        session: who records.
        pupil_id: who was checked in.
        service_id: for what.
        day: the service day.
        at: when (UTC).
        source: how the pupil was recognised: `scan`, `search` or `office`.
        event_id: the id that the station gave it; None for the office.
        station_id: which station.

    Raises:
        DayClosed: the close of the day has begun.
        NotFound: no such pupil or service.
        NotAllowed: a school's user records another school's pupil.
    """
    session.require(Permission.RECORD_PRESENCE)
    with session.database.transaction():
        hold_open(session.database, service_id)
        pupil_id = current_record(session.database, pupil_id, day)
        check_in = _CheckIn(pupil_id, service_id, day, instant_number(at), PresenceSource(source), event_id, station_id)
        ensure_not_begun(session.database, service_id, day)
        is_extra = not _is_expected(session, check_in)
        require_own_school(session, pupil_id)
        is_undone = event_id is not None and _is_undone(session.database, event_id)
        if not is_undone:
            _put(session, check_in, is_extra=is_extra)
        return _result(session.database, check_in, is_extra=is_extra, is_undone=is_undone)


def undo_presence(
    session: Session,
    *,
    pupil_id: int,
    service_id: int,
    day: date,
    event_id: str | None = None,
    station_id: str | None = None,
) -> bool:
    """Take a check-in back; tell whether the pupil is no longer present.

    With `event_id` that one check-in counts for nothing from now on, also if it has not arrived yet, and the next
    earliest one counts, if there is one. Without it (the office) all that are known are taken back; a later one records
    the pupil again.

    Raises:
        DayClosed: the close of the day has begun.
        NotAllowed: a school's user takes back another school's pupil.
    """
    session.require(Permission.RECORD_PRESENCE)
    database = session.database
    with database.transaction():
        hold_open(database, service_id)
        pupil_id = current_record(database, pupil_id, day)
        key = (day_number(day), service_id, pupil_id)
        ensure_not_begun(database, service_id, day)
        require_own_school(session, pupil_id)
        row = database.row("SELECT event_id FROM presence WHERE day = ? AND service_id = ? AND pupil_id = ?", key)
        taken_back = [event_id] if event_id is not None else _known_events(database, key, row)
        for one in taken_back:
            once(session, OperationId(_UNDO, one), {"event": one}, dict)
        if row is not None and (event_id is None or row[0] == event_id):
            database.execute("DELETE FROM presence WHERE day = ? AND service_id = ? AND pupil_id = ?", key)
            _put_next(session, pupil_id, service_id, day)
        is_gone = database.row("SELECT 1 FROM presence WHERE day = ? AND service_id = ? AND pupil_id = ?", key) is None
        audit.record(
            session, "undo_presence", f"pupil:{pupil_id}",
            day=day, service=service_id, events=taken_back, station=station_id, is_gone=is_gone,
        )  # fmt: skip
        return is_gone


def withdraw_mark(session: Session, *, pupil_id: int, service_id: int, day: date) -> bool:
    """Take back what the office marked by hand, and only that: a station's check-in counts again; tell whether it was.

    Raises:
        DayClosed: the close of the day has begun.
        NotAllowed: a school's user takes back another school's pupil.
    """
    session.require(Permission.RECORD_PRESENCE)
    database = session.database
    key = (day_number(day), service_id, pupil_id)
    with database.transaction():
        hold_open(database, service_id)
        ensure_not_begun(database, service_id, day)
        require_own_school(session, pupil_id)
        is_taken_back = database.execute(
            "DELETE FROM presence WHERE day = ? AND service_id = ? AND pupil_id = ? AND event_id IS NULL", key
        )
        if is_taken_back:
            _put_next(session, pupil_id, service_id, day)
            audit.record(
                session, "undo_presence", f"pupil:{pupil_id}",
                day=day, service=service_id, events=[], station=None, is_gone=not _stands(database, key),
            )  # fmt: skip
        return bool(is_taken_back)


def _stands(database: Database, key: tuple[int, int, int]) -> bool:
    found = database.scalar("SELECT 1 FROM presence WHERE day = ? AND service_id = ? AND pupil_id = ?", key)
    return found is not None


def _is_expected(session: Session, check_in: _CheckIn) -> bool:
    """Tell whether a meal was booked for the pupil."""
    day, service_id, pupil_id = check_in.key
    row = session.database.row(
        "SELECT v.id, pl.class_group_id, e.id, x.kind FROM pupil p"
        " LEFT JOIN service v ON v.id = ?"
        " LEFT JOIN placement pl ON pl.pupil_id = p.id AND pl.starts_on <= ? AND pl.ends_on >= ?"
        f" LEFT JOIN enrolment e ON e.pupil_id = p.id AND e.service_id = v.id AND {EATS_ON}"
        " LEFT JOIN meal_exception x ON x.pupil_id = p.id AND x.service_id = v.id AND x.day = ?"
        " WHERE p.id = ?",
        (service_id, day, day, *on_day(day), day, pupil_id),
    )
    if row is None or row[0] is None:
        raise NotFound(what="Alunno" if row is None else "Servizio")
    _service_id, class_id, enrolment_id, exception = row
    if class_id is None or enrolment_id is None or exception == "absent":
        return False
    return calendar.is_service_day(session, class_id, service_id, check_in.day).is_service


def _put(session: Session, check_in: _CheckIn, *, is_extra: bool) -> None:
    """Make the check-in the one that counts, unless an earlier one or one of the office does."""
    actor_id = session.actor.id or None
    added = session.database.execute(
        "INSERT INTO presence (day, service_id, pupil_id, source, event_id, is_extra, station_id, actor_id, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (day, service_id, pupil_id) DO UPDATE SET"
        " source = excluded.source, event_id = excluded.event_id, is_extra = excluded.is_extra,"
        " station_id = excluded.station_id, actor_id = excluded.actor_id, at = excluded.at"
        " WHERE presence.event_id IS NOT NULL AND excluded.event_id IS NOT NULL"
        " AND (excluded.at, excluded.event_id) < (presence.at, presence.event_id)",
        (
            *check_in.key, check_in.source.value, check_in.event_id, is_extra, check_in.station_id, actor_id,
            check_in.at,
        ),
    )  # fmt: skip
    # A station's check-in is on record as its event; the office's would leave no trace once taken back.
    if added and check_in.event_id is None:
        audit.record(
            session, "record_presence", f"pupil:{check_in.pupil_id}",
            day=check_in.day, service=check_in.service_id, source=check_in.source.value, is_extra=is_extra,
        )  # fmt: skip


def _result(database: Database, check_in: _CheckIn, *, is_extra: bool, is_undone: bool) -> PresenceResult:
    row = database.row(
        "SELECT at, event_id, is_extra FROM presence WHERE day = ? AND service_id = ? AND pupil_id = ?", check_in.key
    )
    if row is None:
        return PresenceResult(
            is_first=False, first_at=instant_from_number(check_in.at), is_extra=is_extra, is_undone=is_undone
        )
    at, event_id, first_is_extra = row
    is_first = (at, event_id) == (check_in.at, check_in.event_id)
    return PresenceResult(is_first, instant_from_number(at), bool(first_is_extra), is_undone)


def _is_undone(database: Database, event_id: str) -> bool:
    found = database.scalar("SELECT 1 FROM operation WHERE source = ? AND external_id = ?", (_UNDO, event_id))
    return found is not None


def _events_of(database: Database, key: tuple[int, int, int]) -> list[tuple[str, str, int, str]]:
    """Return id, station, time and body of the stations' check-ins that were accepted and not taken back."""
    day, service_id, pupil_id = key
    return database.rows(
        f"{MERGED_INTO} SELECT v.event_id, v.station_id, v.made_at, v.body FROM event v"
        " JOIN station s ON s.id = v.station_id WHERE v.day = ? AND v.pupil_id IN (SELECT CAST(? AS INTEGER)"
        " UNION ALL SELECT merged_id FROM merged_into WHERE kept_id = ?)"
        " AND v.kind = 'presence' AND v.verdict IN ('applied', 'repeated')"
        " AND s.service_id = ? AND NOT EXISTS (SELECT 1 FROM operation o WHERE o.source = ?"
        " AND o.external_id = v.event_id) ORDER BY v.made_at, v.event_id",
        (day, pupil_id, pupil_id, service_id, _UNDO),
    )


def _known_events(database: Database, key: tuple[int, int, int], row: tuple[str | None] | None) -> list[str]:
    known = {event[0] for event in _events_of(database, key)}
    if row is not None and row[0] is not None:
        known.add(row[0])
    return sorted(known)


def _put_next(session: Session, pupil_id: int, service_id: int, day: date) -> None:
    """Let the earliest of the check-ins that are left count."""
    for event_id, station_id, at, body in _events_of(session.database, (day_number(day), service_id, pupil_id))[:1]:
        told = json.loads(body).get("source", PresenceSource.SCAN.value)
        source = PresenceSource.SEARCH if told == PresenceSource.SEARCH else PresenceSource.SCAN
        check_in = _CheckIn(pupil_id, service_id, day, at, source, event_id, station_id)
        _put(session, check_in, is_extra=not _is_expected(session, check_in))
