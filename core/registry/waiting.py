"""Places in a service: how many a school has in a year, who waits for one, and who gets the next.

Without a number there is no limit. A waiting list is kept by the day on which a family asked; the office may give a
place out of turn, and that is on record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import peewee

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue, NotFound, Phrase
from core.registry.checking import ensure_exists
from core.registry.enrolments import enrol
from core.registry.naming import clean_text
from core.registry.waiting_faults import AlreadyWaiting, NoPlaceLeft, NotWaiting
from core.storage import day_from_number, day_number, instant_from_number, instant_number, tables

_MOST_SEATS = 100_000


class WaitingState(StrEnum):
    """Where an entry of the list is."""

    WAITING = "waiting"
    ENROLLED = "enrolled"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a service in a school in a year. `seats` None: no limit. `taken` counts enrolments of the year."""

    school_id: int
    service_id: int
    school_year_id: int
    seats: int | None
    taken: int
    waiting: int

    @property
    def free(self) -> int | None:
        """How many are free, None without a limit; never below zero."""
        return None if self.seats is None else max(0, self.seats - self.taken)


@dataclass(frozen=True, slots=True)
class WaitingEntry:
    """A pupil who waits, or waited. `position` counts from 1 among those who wait."""

    id: int
    pupil_id: int
    pupil_name: str
    asked_on: date
    note: str
    state: WaitingState
    position: int | None
    at: datetime


def set_seats(session: Session, school_id: int, service_id: int, school_year_id: int, seats: int | None) -> None:
    """Set how many places a service has in a school in a year; None: no limit. Who is enrolled already stays.

    Raises:
        InvalidValue: the number cannot be.
        NotFound: no such school, service or year.
    """
    session.require(Permission.EDIT_REGISTRY)
    if seats is not None and not 0 <= seats <= _MOST_SEATS:
        raise InvalidValue(field="Posti", reason=Phrase("da 0 a {most}.", most=_MOST_SEATS))
    key = (school_id, service_id, school_year_id)
    with session.database.transaction():
        for table, row_id, what in (
            ("school", school_id, "Scuola"), ("service", service_id, "Servizio"),
            ("school_year", school_year_id, "Anno scolastico"),
        ):  # fmt: skip
            ensure_exists(session, table, row_id, what)
        before = _seats(session, school_id, service_id, school_year_id)
        if seats is None:
            session.database.execute(
                "DELETE FROM service_capacity WHERE school_id = ? AND service_id = ? AND school_year_id = ?", key
            )
        else:
            session.database.execute(
                "INSERT INTO service_capacity (school_id, service_id, school_year_id, seats) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (school_id, service_id, school_year_id) DO UPDATE SET seats = excluded.seats",
                (*key, seats),
            )
        if before != seats:
            record(
                session, "set_seats", f"school:{school_id}",
                service=service_id, school_year=school_year_id, before=before, after=seats,
            )  # fmt: skip


def places(session: Session, school_id: int, service_id: int, school_year_id: int) -> Places:
    """Return the places of a service in a school in a year.

    Raises:
        NotFound: no such year.
    """
    session.require(Permission.VIEW_REGISTRY)
    waiting = session.database.scalar(
        "SELECT COUNT(*) FROM waiting_entry WHERE school_id = ? AND service_id = ? AND school_year_id = ?"
        " AND state = 'waiting'",
        (school_id, service_id, school_year_id),
    )
    return Places(
        school_id, service_id, school_year_id, _seats(session, school_id, service_id, school_year_id),
        _taken(session, school_id, service_id, school_year_id), int(waiting),
    )  # fmt: skip


def enrol_if_place(  # noqa: PLR0917 - who, what, where, when
    session: Session, pupil_id: int, service_id: int, school_id: int, school_year_id: int, starts_on: date
) -> int:
    """Enrol a pupil from a day to the year's end if the school has a place left; return the enrolment's id.

    Raises:
        NoPlaceLeft: there is none: see `add_to_waiting`.
        InvalidValue: the day lies outside the year.
        AlreadyEnrolled, NotFound: as `core.registry.enrol`.
    """
    session.require(Permission.EDIT_REGISTRY)
    with session.database.transaction():
        _lock(session, school_id)
        _ensure_place(session, school_id, service_id, school_year_id)
        return enrol(session, pupil_id, service_id, starts_on, _last_day(session, school_year_id, starts_on))


def enrol_where_placed(session: Session, pupil_id: int, service_id: int, starts_on: date, ends_on: date) -> int:
    """Enrol a pupil if the school of its class on the first day has a place left; return the enrolment's id.

    Who is in no class that day takes no school's place.

    Raises:
        NoPlaceLeft: there is none: see `wait_where_placed`.
        InvalidValue, AlreadyEnrolled, NotFound: as `core.registry.enrol`.
    """
    session.require(Permission.EDIT_REGISTRY)
    with session.database.transaction():
        place = _place(session, pupil_id, starts_on)
        if place is not None:
            school_id, school_year_id = place
            _lock(session, school_id)
            _ensure_place(session, school_id, service_id, school_year_id)
        return enrol(session, pupil_id, service_id, starts_on, ends_on)


def wait_where_placed(session: Session, pupil_id: int, service_id: int, day: date) -> int:
    """Put a pupil on the waiting list of the school of its class on a day; return the entry's id.

    Raises:
        AlreadyWaiting: the pupil waits for this service already.
        NotFound: no such pupil or service, or the pupil is in no class that day.
    """
    session.require(Permission.EDIT_REGISTRY)
    place = _place(session, pupil_id, day)
    if place is None:
        raise NotFound(what="Classe dell'alunno")
    return add_to_waiting(session, pupil_id, service_id, *place)


def add_to_waiting(
    session: Session,
    pupil_id: int,
    service_id: int,
    school_id: int,
    school_year_id: int,
    *,
    asked_on: date | None = None,
    note: str = "",
) -> int:
    """Put a pupil on the waiting list of a service; return the entry's id. `asked_on` is today unless told.

    Raises:
        AlreadyWaiting: the pupil waits for this service already.
        InvalidValue: the day is yet to come, or the note too long.
        NotFound: no such pupil, service, school or year.
    """
    session.require(Permission.EDIT_REGISTRY)
    asked_on = asked_on or session.today()
    if asked_on > session.today():
        raise InvalidValue(field="Data della domanda", reason="deve ancora venire.")
    note = clean_text(note, "Nota")
    try:
        with session.database.transaction():
            for table, row_id, what in (
                ("pupil", pupil_id, "Alunno"), ("service", service_id, "Servizio"), ("school", school_id, "Scuola"),
                ("school_year", school_year_id, "Anno scolastico"),
            ):  # fmt: skip
                ensure_exists(session, table, row_id, what)
            entry_id = session.database.insert(
                tables.WaitingEntry, pupil=pupil_id, service=service_id, school=school_id, school_year=school_year_id,
                asked_on=asked_on, note=note, state=WaitingState.WAITING.value, at=session.now(),
            )  # fmt: skip
            record(
                session, "add_to_waiting", f"pupil:{pupil_id}",
                entry=entry_id, service=service_id, school=school_id, asked_on=asked_on,
            )  # fmt: skip
            return entry_id
    except peewee.IntegrityError as error:
        raise AlreadyWaiting(pupil=_name(session, pupil_id)) from error


def waiting_list(
    session: Session, school_id: int, service_id: int, school_year_id: int, *, with_past: bool = False
) -> tuple[WaitingEntry, ...]:
    """Return who waits, by the day they asked; `with_past`: after them who got a place or gave up, newest first."""
    session.require(Permission.EDIT_REGISTRY)
    rows = session.database.rows(
        "SELECT w.id, w.pupil_id, p.last_name, p.first_name, w.asked_on, w.note, w.state, w.at, w.closed_at"
        " FROM waiting_entry w JOIN pupil p ON p.id = w.pupil_id"
        " WHERE w.school_id = ? AND w.service_id = ? AND w.school_year_id = ? ORDER BY w.asked_on, w.at, w.id",
        (school_id, service_id, school_year_id),
    )
    waiting = [row for row in rows if row[6] == WaitingState.WAITING]
    past = sorted((row for row in rows if row[6] != WaitingState.WAITING), key=lambda row: row[8], reverse=True)
    listed = [(row, place) for place, row in enumerate(waiting, start=1)]
    if with_past:
        listed += [(row, None) for row in past]  # type: ignore[misc]
    return tuple(
        WaitingEntry(
            row[0], row[1], f"{row[2]} {row[3]}", day_from_number(row[4]), row[5], WaitingState(row[6]), place,
            instant_from_number(row[7]),
        )
        for row, place in listed
    )  # fmt: skip


def give_place(session: Session, entry_id: int, starts_on: date) -> int:
    """Enrol a pupil who waits from a day to the year's end, if there is a place; return the enrolment's id.

    Raises:
        NotWaiting: the pupil does not wait any more.
        NoPlaceLeft: there is none.
        InvalidValue: the day lies outside the year.
        AlreadyEnrolled: the pupil is enrolled on some of the days.
        NotFound: no such entry.
    """
    session.require(Permission.EDIT_REGISTRY)
    with session.database.transaction():
        pupil_id, service_id, school_id, school_year_id = _waiting(session, entry_id)
        _lock(session, school_id)
        _ensure_place(session, school_id, service_id, school_year_id)
        first = session.database.scalar(
            "SELECT id FROM waiting_entry WHERE school_id = ? AND service_id = ? AND school_year_id = ?"
            " AND state = 'waiting' ORDER BY asked_on, at, id LIMIT 1",
            (school_id, service_id, school_year_id),
        )
        _close(session, entry_id, WaitingState.ENROLLED)
        enrolment_id = enrol(session, pupil_id, service_id, starts_on, _last_day(session, school_year_id, starts_on))
        record(
            session, "give_place", f"pupil:{pupil_id}",
            entry=entry_id, enrolment=enrolment_id, out_of_turn=first != entry_id,
        )  # fmt: skip
        return enrolment_id


def note_waiting(session: Session, entry_id: int, note: str, *, shown: str | None = None) -> None:
    """Write what should be known of who waits (the reason, whom to call); empty takes it away.

    The trail says that it was written, not what: it may be about a family.

    Raises:
        NotWaiting: the pupil does not wait any more.
        InvalidValue: the note is too long.
        ChangedMeanwhile: the note is not `shown` any more: somebody else wrote another.
        NotFound: no such entry.
    """
    session.require(Permission.EDIT_REGISTRY)
    note = clean_text(note, "Nota")
    with session.database.transaction():
        pupil_id, *_rest = _waiting(session, entry_id)
        before = _note(session, entry_id)
        ensure_as_shown(session, f"pupil:{pupil_id}", shown, lambda: _note(session, entry_id))
        if note != before:
            session.database.execute("UPDATE waiting_entry SET note = ? WHERE id = ?", (note, entry_id))
            record(session, "note_waiting", f"pupil:{pupil_id}", entry=entry_id)


def withdraw_waiting(session: Session, entry_id: int) -> None:
    """Take a pupil off the waiting list: the family does not want the place any more.

    Raises:
        NotWaiting: the pupil does not wait any more.
        NotFound: no such entry.
    """
    session.require(Permission.EDIT_REGISTRY)
    with session.database.transaction():
        pupil_id, *_rest = _waiting(session, entry_id)
        _close(session, entry_id, WaitingState.WITHDRAWN)
        record(session, "withdraw_waiting", f"pupil:{pupil_id}", entry=entry_id)


def _place(session: Session, pupil_id: int, day: date) -> tuple[int, int] | None:
    """Return school and school year of a pupil's class on a day; None: in no class."""
    number = day_number(day)
    row = session.database.row(
        "SELECT c.school_id, c.school_year_id FROM placement p JOIN class_group c ON c.id = p.class_group_id"
        " WHERE p.pupil_id = ? AND p.starts_on <= ? AND p.ends_on >= ?",
        (pupil_id, number, number),
    )
    return None if row is None else (row[0], row[1])


def _lock(session: Session, school_id: int) -> None:
    """Let two clerks give the last place one after the other: the second sees that it is gone."""
    session.database.execute("UPDATE school SET name = name WHERE id = ?", (school_id,))


def _seats(session: Session, school_id: int, service_id: int, school_year_id: int) -> int | None:
    seats = session.database.scalar(
        "SELECT seats FROM service_capacity WHERE school_id = ? AND service_id = ? AND school_year_id = ?",
        (school_id, service_id, school_year_id),
    )
    return None if seats is None else int(seats)


def _taken(session: Session, school_id: int, service_id: int, school_year_id: int) -> int:
    """Return how many pupils of the school are enrolled in the rest of the year: each counts once."""
    row = session.database.row("SELECT starts_on, ends_on FROM school_year WHERE id = ?", (school_year_id,))
    if row is None:
        raise NotFound(what="Anno scolastico")
    first, last = max(row[0], min(row[1], day_number(session.today()))), row[1]
    return int(
        session.database.scalar(
            "SELECT COUNT(DISTINCT e.pupil_id) FROM enrolment e JOIN placement p ON p.pupil_id = e.pupil_id"
            " AND p.starts_on <= ? AND p.ends_on >= ? JOIN class_group c ON c.id = p.class_group_id"
            " WHERE e.service_id = ? AND e.starts_on <= ? AND e.ends_on >= ? AND c.school_id = ?",
            (last, first, service_id, last, first, school_id),
        )
    )


def _ensure_place(session: Session, school_id: int, service_id: int, school_year_id: int) -> None:
    seats = _seats(session, school_id, service_id, school_year_id)
    if seats is not None and _taken(session, school_id, service_id, school_year_id) >= seats:
        raise NoPlaceLeft(seats=seats)


def _last_day(session: Session, school_year_id: int, starts_on: date) -> date:
    row = session.database.row("SELECT starts_on, ends_on FROM school_year WHERE id = ?", (school_year_id,))
    if row is None:
        raise NotFound(what="Anno scolastico")
    if not row[0] <= day_number(starts_on) <= row[1]:
        raise InvalidValue(field="Primo giorno", reason="deve cadere nell'anno scolastico.")
    return day_from_number(row[1])


def _waiting(session: Session, entry_id: int) -> tuple[int, int, int, int]:
    row = session.database.row(
        "SELECT pupil_id, service_id, school_id, school_year_id, state FROM waiting_entry WHERE id = ?", (entry_id,)
    )
    if row is None:
        raise NotFound(what="Domanda in lista d'attesa")
    if row[4] != WaitingState.WAITING:
        raise NotWaiting(pupil=_name(session, row[0]))
    return row[0], row[1], row[2], row[3]


def _note(session: Session, entry_id: int) -> str:
    return str(session.database.scalar("SELECT note FROM waiting_entry WHERE id = ?", (entry_id,)))


def _close(session: Session, entry_id: int, state: WaitingState) -> None:
    changed = session.database.execute(
        "UPDATE waiting_entry SET state = ?, closed_at = ? WHERE id = ? AND state = 'waiting'",
        (state.value, instant_number(session.now()), entry_id),
    )
    if not changed:
        raise NotWaiting(pupil="L'alunno")


def _name(session: Session, pupil_id: int) -> str:
    row = session.database.row("SELECT last_name, first_name FROM pupil WHERE id = ?", (pupil_id,))
    return " ".join(row or ("?",))
