"""Who is in which class and enrolled in which service, and when."""

from __future__ import annotations

from datetime import date, timedelta

import peewee

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue, NotFound, Phrase
from core.registry.checking import ensure_dates, ensure_exists, ensure_own_pupil, italian
from core.registry.faults import AlreadyEnrolled, AlreadyPlaced
from core.registry.records import Enrolment, Placement
from core.registry.roll_over_rows import forget_rows
from core.storage import day_from_number, day_number, tables


def place_pupil(session: Session, pupil_id: int, class_id: int, starts_on: date, ends_on: date) -> int:
    """Put a pupil into a class between two days (both included); return the placement's id.

    Raises:
        InvalidValue: the days lie outside the class's school year, or are the wrong way round.
        AlreadyPlaced: the pupil is in a class on some of the days (see `move_pupil`).
        NotFound: no such pupil or class.
    """
    session.require(Permission.EDIT_REGISTRY)
    ensure_dates(starts_on, ends_on)
    try:
        with session.database.transaction():
            ensure_exists(session, "pupil", pupil_id, "Alunno")
            first, last = _year_of_class(session, class_id)
            if starts_on < first or ends_on > last:
                raise _outside(first, last)
            placement_id = session.database.insert(
                tables.Placement, pupil=pupil_id, class_group=class_id, starts_on=starts_on, ends_on=ends_on
            )
            record(
                session, "place_pupil", f"pupil:{pupil_id}", class_group=class_id, starts_on=starts_on, ends_on=ends_on
            )
            return placement_id
    except peewee.IntegrityError as error:
        for known in placements_of(session, pupil_id):
            if known.starts_on <= ends_on and starts_on <= known.ends_on:
                raise AlreadyPlaced(
                    pupil=_pupil_name(session, pupil_id),
                    class_name=known.class_name,
                    starts_on=italian(known.starts_on),
                    ends_on=italian(known.ends_on),
                ) from error
        raise


def move_pupil(session: Session, pupil_id: int, class_id: int, from_on: date) -> int:
    """Move a pupil to another class from a day to the end of that class's year; return the new placement's id.

    The class the pupil is in on that day ends the day before. Placements that start later are not touched.

    Raises:
        InvalidValue: the day lies outside the class's school year.
        AlreadyPlaced: a later placement is in the way.
        NotFound: no such pupil or class.
    """
    session.require(Permission.EDIT_REGISTRY)
    day = day_number(from_on)
    with session.database.transaction():
        first, last = _year_of_class(session, class_id)
        if not first <= from_on <= last:
            raise _outside(first, last)
        # A placement that begins that very day was a mistake: nothing of it would be left.
        of_today = "FROM placement WHERE pupil_id = ? AND starts_on = ?"
        forget_rows(
            session, "placement", [row[0] for row in session.database.rows(f"SELECT id {of_today}", (pupil_id, day))]
        )
        session.database.execute(f"DELETE {of_today}", (pupil_id, day))
        session.database.execute(
            "UPDATE placement SET ends_on = ? WHERE pupil_id = ? AND starts_on < ? AND ends_on >= ?",
            (day_number(from_on - timedelta(days=1)), pupil_id, day, day),
        )
        record(session, "move_pupil", f"pupil:{pupil_id}", class_group=class_id, from_on=from_on)
        return place_pupil(session, pupil_id, class_id, from_on, last)


def enrol(session: Session, pupil_id: int, service_id: int, starts_on: date, ends_on: date) -> int:
    """Enrol a pupil in a service between two days (both included); return the enrolment's id.

    From then on the pupil is booked for every service day, with nothing more to do.

    Raises:
        InvalidValue: the days are the wrong way round.
        AlreadyEnrolled: the pupil is enrolled in the service on some of the days.
        NotFound: no such pupil or service.
    """
    session.require(Permission.EDIT_REGISTRY)
    ensure_dates(starts_on, ends_on)
    try:
        with session.database.transaction():
            ensure_exists(session, "pupil", pupil_id, "Alunno")
            ensure_exists(session, "service", service_id, "Servizio")
            enrolment_id = session.database.insert(
                tables.Enrolment,
                pupil=pupil_id,
                service=service_id,
                starts_on=starts_on,
                ends_on=ends_on,
                created_at=session.now(),
            )
            record(
                session, "enrol", f"pupil:{pupil_id}",
                enrolment=enrolment_id, service=service_id, starts_on=starts_on, ends_on=ends_on,
            )  # fmt: skip
            return enrolment_id
    except peewee.IntegrityError as error:
        for known in enrolments_of(session, pupil_id):
            if known.service_id == service_id and known.starts_on <= ends_on and starts_on <= known.ends_on:
                raise AlreadyEnrolled(
                    pupil=_pupil_name(session, pupil_id),
                    service=known.service_name,
                    starts_on=italian(known.starts_on),
                    ends_on=italian(known.ends_on),
                ) from error
        raise


def withdraw_enrolment(session: Session, enrolment_id: int, last_on: date) -> None:
    """End an enrolment with `last_on`, its last day. What was charged before stays charged.

    One that has not begun yet is taken out when `last_on` lies before its first day.

    Raises:
        InvalidValue: the day lies after the enrolment's end, or before the start of one that has begun.
        NotFound: no such enrolment.
    """
    session.require(Permission.EDIT_REGISTRY)
    database = session.database
    with database.transaction():
        row = database.row("SELECT pupil_id, starts_on, ends_on FROM enrolment WHERE id = ?", (enrolment_id,))
        if row is None:
            raise NotFound(what="Iscrizione")
        starts_on, ends_on = day_from_number(row[1]), day_from_number(row[2])
        if last_on > ends_on:
            reason = Phrase("l'iscrizione finisce già il {day}.", day=italian(ends_on))
            raise InvalidValue(field="Ultimo giorno", reason=reason)
        if last_on >= starts_on:
            database.execute("UPDATE enrolment SET ends_on = ? WHERE id = ?", (day_number(last_on), enrolment_id))
        elif starts_on > session.today():
            forget_rows(session, "enrolment", [enrolment_id])
            database.execute("DELETE FROM enrolment WHERE id = ?", (enrolment_id,))
        else:
            reason = Phrase("l'iscrizione è cominciata il {day}: non può finire prima.", day=italian(starts_on))
            raise InvalidValue(field="Ultimo giorno", reason=reason)
        record(
            session, "withdraw_enrolment", f"pupil:{row[0]}", enrolment=enrolment_id, last_on=last_on, before=ends_on
        )


def enrolments_of(session: Session, pupil_id: int) -> tuple[Enrolment, ...]:
    """Return a pupil's enrolments, newest first.

    Raises:
        NotFound: (for a school user) not one of the school's pupils.
    """
    session.require(Permission.VIEW_REGISTRY)
    ensure_own_pupil(session, pupil_id)
    rows = session.database.rows(
        "SELECT e.id, v.id, v.name, e.starts_on, e.ends_on FROM enrolment e JOIN service v ON v.id = e.service_id"
        " WHERE e.pupil_id = ? ORDER BY e.starts_on DESC, v.name",
        (pupil_id,),
    )
    return tuple(
        Enrolment(enrolment_id, service_id, name, day_from_number(starts), day_from_number(ends))
        for enrolment_id, service_id, name, starts, ends in rows
    )


def placements_of(session: Session, pupil_id: int) -> tuple[Placement, ...]:
    """Return the classes a pupil is, was and will be in, newest first.

    Raises:
        NotFound: (for a school user) not one of the school's pupils.
    """
    session.require(Permission.VIEW_REGISTRY)
    ensure_own_pupil(session, pupil_id)
    rows = session.database.rows(
        "SELECT p.id, c.id, c.name, s.id, s.name, p.starts_on, p.ends_on FROM placement p"
        " JOIN class_group c ON c.id = p.class_group_id JOIN school s ON s.id = c.school_id"
        " WHERE p.pupil_id = ? ORDER BY p.starts_on DESC",
        (pupil_id,),
    )
    return tuple(
        Placement(row_id, class_id, name, school_id, school, day_from_number(starts), day_from_number(ends))
        for row_id, class_id, name, school_id, school, starts, ends in rows
    )


def _year_of_class(session: Session, class_id: int) -> tuple[date, date]:
    row = session.database.row(
        "SELECT y.starts_on, y.ends_on FROM class_group c JOIN school_year y ON y.id = c.school_year_id WHERE c.id = ?",
        (class_id,),
    )
    if row is None:
        raise NotFound(what="Classe")
    return day_from_number(row[0]), day_from_number(row[1])


def _outside(first: date, last: date) -> InvalidValue:
    text = "l'anno scolastico della classe va dal {first} al {last}."
    return InvalidValue(field="Date", reason=Phrase(text, first=italian(first), last=italian(last)))


def _pupil_name(session: Session, pupil_id: int) -> str:
    row = session.database.row("SELECT last_name, first_name FROM pupil WHERE id = ?", (pupil_id,))
    return " ".join(row or ("?",))
