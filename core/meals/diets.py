"""Special diets: code and effect for everybody who cooks and serves; the reason apart, sealed, for the clerk only.

The reason (illness, belief) is special-category data, GDPR art. 9: it is sealed before it is stored, read only with
`Permission.READ_DIET_REASON`, and every reading leaves an audit line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from core.access import audit
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue, NotFound, Phrase
from core.meals.faults import DietCodeTaken, DietTaken
from core.meals.pupil_days import full_name, require_own_school
from core.meals.records import DietOnPlate
from core.registry.removing import removing
from core.storage import day_from_number, day_number, tables

LONGEST_CODE = 12
LONGEST_TEXT = 200


class Sealer(Protocol):
    """Seals texts that must not be read in the database, each bound to its row; `core.access.sealing` has the real."""

    def seal(self, text: str, *, bound_to: str) -> str:
        """Return the text sealed for the row `bound_to`."""
        ...

    def unseal(self, sealed: str, *, bound_to: str) -> str:
        """Return the text that was sealed for the row `bound_to`."""
        ...


@dataclass(frozen=True, slots=True)
class Diet:
    """A special diet: `effect` says in a few words what to serve and what not."""

    id: int
    code: str
    name: str
    effect: str


@dataclass(frozen=True, slots=True)
class PupilDiet:
    """A diet that a pupil follows between two days (both included)."""

    id: int
    diet: Diet
    starts_on: date
    ends_on: date
    certificate_expires_on: date | None
    has_reason: bool

    @property
    def on_plate(self) -> DietOnPlate:
        """What whoever serves must know."""
        return DietOnPlate(self.diet.code, self.diet.name, self.diet.effect)


def create_diet(session: Session, code: str, name: str, effect: str) -> int:
    """Add a diet, e.g. `GLU`, «Senza glutine», «niente pane, pasta, pizza»; return its id.

    Raises:
        InvalidValue: a text is missing or too long.
        DietCodeTaken: another diet has the code.
    """
    session.require(Permission.EDIT_DIETS)
    code = _text(code, "Codice della dieta", LONGEST_CODE).upper()
    name, effect = _text(name, "Nome della dieta", LONGEST_TEXT), _text(effect, "Effetto della dieta", LONGEST_TEXT)
    database = session.database
    with database.transaction():
        taken = database.scalar("SELECT name FROM diet WHERE code = ?", (code,))
        if taken is not None:
            raise DietCodeTaken(code=code, name=taken)
        diet_id = database.insert(tables.Diet, code=code, name=name, effect=effect)
        audit.record(session, "create_diet", f"diet:{diet_id}", code=code, name=name, effect=effect)
        return diet_id


def change_diet(session: Session, diet_id: int, *, name: str, effect: str, shown: Diet | None = None) -> None:
    """Change what a diet is called and what to serve, from now on: for whoever cooks and for every tray.

    Its code stays: it stands on orders that were sent and in the minds of cooks.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: a text is missing or too long.
        NotFound: no such diet.
    """
    session.require(Permission.EDIT_DIETS)
    name, effect = _text(name, "Nome della dieta", LONGEST_TEXT), _text(effect, "Effetto della dieta", LONGEST_TEXT)
    database = session.database
    with database.transaction():
        ensure_as_shown(session, f"diet:{diet_id}", shown, lambda: _diet(session, diet_id))
        if not database.execute("UPDATE diet SET name = ?, effect = ? WHERE id = ?", (name, effect, diet_id)):
            raise NotFound(what="Dieta")
        audit.record(session, "change_diet", f"diet:{diet_id}", name=name, effect=effect)


def _diet(session: Session, diet_id: int) -> Diet:
    found = next((one for one in diets(session) if one.id == diet_id), None)
    if found is None:
        raise NotFound(what="Dieta")
    return found


def delete_diet(session: Session, diet_id: int) -> None:
    """Take away a diet that nobody ever followed, with what it leaves out.

    Raises:
        NotFound: no such diet.
        StillInUse: somebody follows or followed it, or a dish has a substitute for it.
    """
    session.require(Permission.EDIT_DIETS)
    with removing(session, "diet", diet_id, "Dieta") as name:
        session.database.execute("DELETE FROM diet_exclusion WHERE diet_id = ?", (diet_id,))
        session.database.execute("DELETE FROM diet WHERE id = ?", (diet_id,))
        audit.record(session, "delete_diet", f"diet:{diet_id}", name=name)


def diets(session: Session) -> tuple[Diet, ...]:
    """Return all diets by code."""
    session.require(Permission.VIEW_MEALS)
    return tuple(Diet(*row) for row in session.database.rows("SELECT id, code, name, effect FROM diet ORDER BY code"))


def assign_diet(
    session: Session,
    pupil_id: int,
    diet_id: int,
    *,
    starts_on: date,
    ends_on: date,
    certificate_expires_on: date | None = None,
    reason: str | None = None,
    sealer: Sealer | None = None,
) -> int:
    """Have a pupil follow a diet between two days (both included); return the id of the assignment.

    Args:
        session: who acts.
        pupil_id: who follows it.
        diet_id: what.
        starts_on: the first day.
        ends_on: the last day.
        certificate_expires_on: until when the doctor's certificate holds, if there is one.
        reason: why; stored sealed, never in the audit trail.
        sealer: seals the reason; needed when there is one.

    Raises:
        InvalidValue: the days are the wrong way round.
        DietTaken: the pupil follows it already on some of the days.
        NotFound: no such pupil or diet.
    """
    session.require(Permission.EDIT_DIETS)
    if starts_on > ends_on:
        raise InvalidValue(field="Date", reason="la fine viene prima dell'inizio.")
    if reason and sealer is None:
        raise ValueError("a reason is stored sealed or not at all")
    database = session.database
    with database.transaction():
        full_name(session, pupil_id)
        _ensure_free(session, pupil_id, diet_id, starts_on, ends_on)
        assigned = database.insert(
            tables.PupilDiet,
            pupil=pupil_id,
            diet=diet_id,
            starts_on=starts_on,
            ends_on=ends_on,
            certificate_expires_on=certificate_expires_on,
        )
        if reason and sealer is not None:
            values = {"sealed": sealer.seal(reason, bound_to=_row_of(assigned)), "actor": session.actor.id or None}
            database.run(tables.DietReason.insert(pupil_diet=assigned, at=session.now(), **values))
        audit.record(
            session, "assign_diet", f"pupil:{pupil_id}",
            pupil_diet=assigned, diet=diet_id, starts_on=starts_on, ends_on=ends_on,
            certificate_expires_on=certificate_expires_on, has_reason=bool(reason),
        )  # fmt: skip
        return assigned


def end_diet(session: Session, pupil_diet_id: int, last_on: date) -> None:
    """Have a pupil follow a diet until `last_on` (included), earlier than was set.

    Raises:
        InvalidValue: `last_on` is not within the days that were set.
        NotFound: no such assignment.
    """
    session.require(Permission.EDIT_DIETS)
    database = session.database
    with database.transaction():
        row = database.row("SELECT pupil_id, starts_on, ends_on FROM pupil_diet WHERE id = ?", (pupil_diet_id,))
        if row is None:
            raise NotFound(what="Dieta dell'alunno")
        if not row[1] <= day_number(last_on) <= row[2]:
            raise InvalidValue(field="Ultimo giorno", reason="deve cadere nel periodo della dieta.")
        database.execute("UPDATE pupil_diet SET ends_on = ? WHERE id = ?", (day_number(last_on), pupil_diet_id))
        audit.record(session, "end_diet", f"pupil:{row[0]}", pupil_diet=pupil_diet_id, last_on=last_on)


def diets_of(session: Session, pupil_id: int, on: date | None = None) -> tuple[PupilDiet, ...]:
    """Return the diets that a pupil follows on a day, or (None) all it ever followed, newest first.

    Raises:
        NotAllowed: a school's user asks for another school's pupil.
    """
    session.require(Permission.VIEW_MEALS)
    require_own_school(session, pupil_id)
    day = None if on is None else day_number(on)
    only = "" if day is None else " AND d.starts_on <= ? AND d.ends_on >= ?"
    rows = session.database.rows(
        "SELECT d.id, t.id, t.code, t.name, t.effect, d.starts_on, d.ends_on, d.certificate_expires_on,"
        " r.pupil_diet_id IS NOT NULL FROM pupil_diet d JOIN diet t ON t.id = d.diet_id"
        f" LEFT JOIN diet_reason r ON r.pupil_diet_id = d.id WHERE d.pupil_id = ?{only}"
        " ORDER BY d.starts_on DESC, t.code",
        (pupil_id,) if day is None else (pupil_id, day, day),
    )
    return tuple(
        PupilDiet(
            assigned,
            Diet(diet_id, code, name, effect),
            day_from_number(starts),
            day_from_number(ends),
            None if expires is None else day_from_number(expires),
            bool(has_reason),
        )
        for assigned, diet_id, code, name, effect, starts, ends, expires, has_reason in rows
    )


def diet_reason(session: Session, pupil_diet_id: int, sealer: Sealer) -> str | None:
    """Return why a pupil follows a diet, None when no reason is kept. That it was read stays in the audit trail.

    Raises:
        NotAllowed: the role may not, administrators included.
        NotFound: no such assignment.
    """
    session.require(Permission.READ_DIET_REASON)
    database = session.database
    with database.transaction():
        row = database.row(
            "SELECT d.pupil_id, r.sealed FROM pupil_diet d LEFT JOIN diet_reason r ON r.pupil_diet_id = d.id"
            " WHERE d.id = ?",
            (pupil_diet_id,),
        )
        if row is None:
            raise NotFound(what="Dieta dell'alunno")
        pupil_id, sealed = row
        audit.record(session, "read_diet_reason", f"pupil:{pupil_id}", pupil_diet=pupil_diet_id)
        return None if sealed is None else sealer.unseal(sealed, bound_to=_row_of(pupil_diet_id))


def _ensure_free(session: Session, pupil_id: int, diet_id: int, starts_on: date, ends_on: date) -> None:
    code = session.database.scalar("SELECT code FROM diet WHERE id = ?", (diet_id,))
    if code is None:
        raise NotFound(what="Dieta")
    row = session.database.row(
        "SELECT starts_on, ends_on FROM pupil_diet WHERE pupil_id = ? AND diet_id = ?"
        " AND starts_on <= ? AND ends_on >= ?",
        (pupil_id, diet_id, day_number(ends_on), day_number(starts_on)),
    )
    if row is not None:
        first, last = day_from_number(row[0]), day_from_number(row[1])
        raise DietTaken(code=code, starts_on=f"{first:%d/%m/%Y}", ends_on=f"{last:%d/%m/%Y}")


def _row_of(pupil_diet_id: int) -> str:
    return f"diet_reason:{pupil_diet_id}"


def _text(text: str, field: str, longest: int) -> str:
    cleaned = " ".join(text.split())
    if not 0 < len(cleaned) <= longest:
        raise InvalidValue(field=field, reason=Phrase("da 1 a {most} caratteri.", most=longest))
    return cleaned
