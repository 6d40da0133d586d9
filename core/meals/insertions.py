"""Gradual insertion at the nursery school: from which day a child eats and, for some weeks, on which weekdays.

The seed: «gli inserimenti degli alunni della scuola dell'infanzia sono gestiti dalla scuola e non dal Comune». A
school's user sets them for the children of its own school; the office may too. Until a child eats it is not booked, not
ordered, not expected at the table and not charged (core.meals.enrolled decides it for all of them). Days that families
can no longer change stay as they are: what was booked by then was cooked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.access import audit
from core.access.permissions import Permission, Role, not_allowed
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.clock import rome_instant
from core.errors import InvalidValue, NotFound, Phrase
from core.meals.cutoff import cutoff_of, is_open
from core.meals.day_state import hold_open
from core.meals.enrolled import days_without
from core.meals.faults import NotEnrolled, OnlyNursery
from core.meals.kitchen.following import follow_pupil
from core.meals.pupil_days import full_name
from core.registry import SchoolLevel, weekday_pattern, weekdays_of
from core.storage import day_from_number, day_number

_FOLLOWED = "Inserimento cambiato dopo l'invio"
_LEVELS = {
    SchoolLevel.INFANZIA: Phrase("infanzia"),
    SchoolLevel.PRIMARIA: Phrase("primaria"),
    SchoolLevel.SECONDARIA: Phrase("secondaria di I grado"),
}
#: Spans as stored: from, to, weekdays on which the child eats.
_Span = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class PupilInsertion:
    """A child of a class, enrolled between two days, and how it is inserted.

    `first_meal_on` is None for whoever eats from the enrolment's first day. Until `reduced_until` the child eats on
    `weekdays` only (0 for Monday); without it on all days of the class.
    """

    pupil_id: int
    last_name: str
    first_name: str
    enrolment_id: int
    starts_on: date
    ends_on: date
    first_meal_on: date | None
    weekdays: frozenset[int]
    reduced_until: date | None

    @property
    def full_name(self) -> str:
        """Last name first."""
        return f"{self.last_name} {self.first_name}"

    @property
    def is_gradual(self) -> bool:
        """Whether anything was set."""
        return self.first_meal_on is not None or self.reduced_until is not None


@dataclass(frozen=True, slots=True)
class InsertionSet:
    """What was set: from which day it holds (what lies before stays as it was), and what the child had before.

    `on` is the day by which class and enrolment were found, `spans` what was kept before: for the way back.
    """

    holds_from: date
    before: PupilInsertion
    after: PupilInsertion
    on: date
    spans: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Child:
    """The enrolment that an insertion belongs to, and the class, of the day `on`."""

    on: date
    enrolment_id: int
    starts_on: date
    ends_on: date
    school_id: int
    class_weekdays: frozenset[int]


def insertions(session: Session, service_id: int, class_id: int) -> tuple[PupilInsertion, ...]:
    """Return the children of a class whose enrolment is not over, by name.

    Raises:
        NotAllowed: a school's user asks for another school's class.
        NotFound: no such class.
        OnlyNursery: it is no class of a nursery school.
    """
    session.require(Permission.VIEW_MEALS)
    row = session.database.row(
        "SELECT g.name, s.id, s.level FROM class_group g JOIN school s ON s.id = g.school_id WHERE g.id = ?",
        (class_id,),
    )
    if row is None:
        raise NotFound(what="Classe")
    class_name, school_id, level = row
    if session.actor.role is Role.SCHOOL and session.actor.school_id != school_id:
        raise not_allowed(session.actor.role)
    if level != SchoolLevel.INFANZIA:
        raise OnlyNursery(name=class_name, level=_LEVELS[SchoolLevel(level)])
    today = day_number(session.today())
    rows = session.database.rows(
        "SELECT DISTINCT p.id, p.last_name, p.first_name, e.id, e.starts_on, e.ends_on, p.search_key FROM placement pl"
        " JOIN pupil p ON p.id = pl.pupil_id JOIN enrolment e ON e.pupil_id = p.id AND e.service_id = ?"
        " AND e.starts_on <= pl.ends_on AND e.ends_on >= pl.starts_on AND e.ends_on >= ?"
        " WHERE pl.class_group_id = ? AND pl.ends_on >= ? ORDER BY p.search_key, p.id, e.starts_on",
        (service_id, today, class_id, today),
    )
    spans = _spans(session, [row[3] for row in rows])
    return tuple(
        _told(pupil_id, last_name, first_name, enrolment_id, starts, ends, spans.get(enrolment_id, []))
        for pupil_id, last_name, first_name, enrolment_id, starts, ends, _key in rows
    )


def set_insertion(  # noqa: PLR0917 - whose meals, of what, from when, on which days until when
    session: Session,
    pupil_id: int,
    service_id: int,
    first_meal_on: date,
    weekdays: Collection[int] | None = None,
    reduced_until: date | None = None,
    *,
    shown: PupilInsertion | None = None,
) -> InsertionSet:
    """Set from which day a child eats and, until `reduced_until`, on which weekdays only (0 for Monday).

    Holds from today (tomorrow, once today's cut-off has passed): earlier days stay as they are.

    Raises:
        OnlyNursery: the child is in no nursery school's class on the day.
        NotEnrolled: in the service or in a class, on the day.
        InvalidValue: weekdays without an end, an end before the first meal, or no day on which the class eats.
        ChangedMeanwhile: somebody else set it since it was `shown`.
        NotAllowed: the role may not, or the child is of another school than the school's user.
        NotFound: no such pupil.
    """
    session.require(Permission.SET_INSERTION)
    with session.database.transaction():
        hold_open(session.database, service_id)
        child = _child(session, pupil_id, service_id, first_meal_on)
        wanted = _wanted(child, first_meal_on, weekdays, reduced_until)
        return _write(session, pupil_id, service_id, child, wanted, shown)


def clear_insertion(
    session: Session, pupil_id: int, service_id: int, on: date, *, shown: PupilInsertion | None = None
) -> InsertionSet:
    """Let a child eat on all days again, in the enrolment that holds `on`; otherwise as `set_insertion`."""
    session.require(Permission.SET_INSERTION)
    with session.database.transaction():
        hold_open(session.database, service_id)
        return _write(session, pupil_id, service_id, _child(session, pupil_id, service_id, on), [], shown)


def undo_insertion(session: Session, service_id: int, done: InsertionSet) -> InsertionSet:
    """Put back what was there before, for the days that may still change.

    Raises:
        ChangedMeanwhile: somebody else set it anew since.
        Others: as `set_insertion`.
    """
    session.require(Permission.SET_INSERTION)
    pupil_id = done.after.pupil_id
    with session.database.transaction():
        hold_open(session.database, service_id)
        child = _child(session, pupil_id, service_id, done.on)
        return _write(session, pupil_id, service_id, child, done.spans, done.after)


def _child(session: Session, pupil_id: int, service_id: int, on: date) -> _Child:
    """Return the enrolment and class of a child on a day; refuse what the session may not touch."""
    name, number = full_name(session, pupil_id), day_number(on)
    row = session.database.row(
        "SELECT g.name, g.weekdays, s.id, s.level FROM placement pl JOIN class_group g ON g.id = pl.class_group_id"
        " JOIN school s ON s.id = g.school_id WHERE pl.pupil_id = ? AND pl.starts_on <= ? AND pl.ends_on >= ?",
        (pupil_id, number, number),
    )
    if session.actor.role is Role.SCHOOL and (row is None or row[2] != session.actor.school_id):
        raise not_allowed(session.actor.role)
    enrolment = session.database.row(
        "SELECT id, starts_on, ends_on FROM enrolment WHERE pupil_id = ? AND service_id = ? AND starts_on <= ?"
        " AND ends_on >= ?",
        (pupil_id, service_id, number, number),
    )
    if row is None or enrolment is None:
        raise NotEnrolled(pupil=name, day=f"{on:%d/%m/%Y}")
    class_name, weekdays, school_id, level = row
    if level != SchoolLevel.INFANZIA:
        raise OnlyNursery(name=f"{name} ({class_name})", level=_LEVELS[SchoolLevel(level)])
    enrolment_id, starts, ends = enrolment
    first, last = day_from_number(starts), day_from_number(ends)
    return _Child(on, enrolment_id, first, last, school_id, weekdays_of(weekdays))


def _wanted(
    child: _Child, first_meal_on: date, weekdays: Collection[int] | None, reduced_until: date | None
) -> list[_Span]:
    """Return the spans of what was asked for, the past included."""
    if (weekdays is None) != (reduced_until is None):
        raise InvalidValue(field="Solo alcuni giorni", reason="scegli i giorni della settimana e fino a quando.")
    first = day_number(first_meal_on)
    spans = [(day_number(child.starts_on), first - 1, 0)] if first_meal_on > child.starts_on else []
    if weekdays is None or reduced_until is None:
        return spans
    if reduced_until < first_meal_on:
        reason = Phrase("il primo pasto è il {day}: scegli un giorno non precedente.", day=f"{first_meal_on:%d/%m/%Y}")
        raise InvalidValue(field="Fino al", reason=reason)
    if not frozenset(weekdays) & child.class_weekdays:
        raise InvalidValue(field="Solo alcuni giorni", reason="scegli almeno un giorno in cui la classe mangia.")
    return [*spans, (first, day_number(min(reduced_until, child.ends_on)), weekday_pattern(weekdays))]


def _write(  # noqa: PLR0917 - whose, of what, what, and as what it was shown
    session: Session,
    pupil_id: int,
    service_id: int,
    child: _Child,
    wanted: Sequence[_Span],
    shown: PupilInsertion | None,
) -> InsertionSet:
    database = session.database
    if database.dialect == "postgresql":
        # As requests do: whoever comes second sees all that the first has written.
        database.execute("SELECT id FROM pupil WHERE id = ? FOR NO KEY UPDATE", (pupil_id,))
    ensure_as_shown(
        session, f"pupil:{pupil_id}", shown, lambda: _read(session, pupil_id, child.enrolment_id), by=_as_set
    )
    before, old = _read(session, pupil_id, child.enrolment_id), _spans(session, [child.enrolment_id])
    holds_from = _open_from(session, service_id, child.school_id)
    low = day_number(holds_from)
    database.execute("DELETE FROM insertion WHERE enrolment_id = ? AND starts_on >= ?", (child.enrolment_id, low))
    database.execute(
        "UPDATE insertion SET ends_on = ? WHERE enrolment_id = ? AND ends_on >= ?", (low - 1, child.enrolment_id, low)
    )
    for starts, ends, weekdays in wanted:  # what ended before is there still
        if ends >= low:
            database.execute(
                "INSERT INTO insertion (enrolment_id, starts_on, ends_on, weekdays) VALUES (?, ?, ?, ?)",
                (child.enrolment_id, max(starts, low), ends, weekdays),
            )
    after, new = _read(session, pupil_id, child.enrolment_id), _spans(session, [child.enrolment_id])
    audit.record(
        session, "set_insertion" if wanted else "clear_insertion", f"pupil:{pupil_id}",
        service=service_id, enrolment=child.enrolment_id, holds_from=holds_from, before=_detail(before),
        after=_detail(after),
    )  # fmt: skip
    changed = _not_eating(old.get(child.enrolment_id, [])) ^ _not_eating(new.get(child.enrolment_id, []))
    follow_pupil(session, service_id, pupil_id, sorted(day for day in changed if day >= holds_from), _FOLLOWED)
    return InsertionSet(holds_from, before, after, child.on, tuple(old.get(child.enrolment_id, ())))


def _open_from(session: Session, service_id: int, school_id: int) -> date:
    """Return the first day that a family could still change."""
    today = session.today()
    deadline = rome_instant(today, cutoff_of(session.database, service_id, school_id))
    return today if is_open(session, deadline) else today + timedelta(days=1)


def _not_eating(spans: Iterable[_Span]) -> set[date]:
    return {
        day
        for starts, ends, weekdays in spans
        for day in days_without(day_from_number(starts), day_from_number(ends), weekdays)
    }


def _spans(session: Session, enrolment_ids: Sequence[int]) -> dict[int, list[_Span]]:
    """Return the spans of each enrolment, in order."""
    found: dict[int, list[_Span]] = {}
    if not enrolment_ids:
        return found
    places = ", ".join("?" * len(enrolment_ids))
    for enrolment_id, *span in session.database.rows(
        "SELECT enrolment_id, starts_on, ends_on, weekdays FROM insertion"
        f" WHERE enrolment_id IN ({places}) ORDER BY enrolment_id, starts_on",
        enrolment_ids,
    ):
        found.setdefault(enrolment_id, []).append((span[0], span[1], span[2]))
    return found


def _read(session: Session, pupil_id: int, enrolment_id: int) -> PupilInsertion:
    row = session.database.row(
        "SELECT p.last_name, p.first_name, e.starts_on, e.ends_on FROM enrolment e JOIN pupil p ON p.id = e.pupil_id"
        " WHERE e.id = ?",
        (enrolment_id,),
    )
    if row is None:
        raise NotFound(what="Iscrizione")
    spans = _spans(session, [enrolment_id]).get(enrolment_id, [])
    return _told(pupil_id, row[0], row[1], enrolment_id, row[2], row[3], spans)


def _told(  # noqa: PLR0917 - a row, and its spans
    pupil_id: int, last_name: str, first_name: str, enrolment_id: int, starts: int, ends: int, spans: Sequence[_Span]
) -> PupilInsertion:
    """Say in words what the spans mean: the first meal follows the last day without any."""
    waits = [span for span in spans if not span[2]]
    reduced = spans[-1] if spans and spans[-1][2] else None
    return PupilInsertion(
        pupil_id, last_name, first_name, enrolment_id, day_from_number(starts), day_from_number(ends),
        day_from_number(waits[-1][1] + 1) if waits else None,
        frozenset() if reduced is None else weekdays_of(reduced[2]),
        None if reduced is None else day_from_number(reduced[1]),
    )  # fmt: skip


def _as_set(one: PupilInsertion) -> object:
    return one.first_meal_on, one.weekdays, one.reduced_until


def _detail(one: PupilInsertion) -> dict[str, object]:
    return {"first_meal_on": one.first_meal_on, "weekdays": sorted(one.weekdays), "reduced_until": one.reduced_until}
