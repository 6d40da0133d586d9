"""Pupils: entered, corrected, shown with all that the office keeps about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date

import peewee

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue, NotFound, Phrase
from core.registry.checking import change, italian, own_pupils
from core.registry.enrolments import enrolments_of, placements_of
from core.registry.faults import FiscalCodeTaken
from core.registry.fiscal_codes import check_fiscal_code
from core.registry.guardians import guardians_of
from core.registry.naming import clean_name, search_key
from core.registry.records import PupilRecord
from core.storage import day_from_number, tables

_OLDEST = 25  # years: older "pupils" are a slip of the keyboard
_AT_ONCE = 500  # values in one statement


@dataclass(frozen=True, slots=True)
class _Entered:
    """What is entered about a pupil, checked."""

    last_name: str
    first_name: str
    fiscal_code: str | None
    born_on: date | None

    def columns(self) -> dict[str, object]:
        """Return what is stored, with the key under which the pupil is found."""
        return {**asdict(self), "search_key": search_key(self.last_name, self.first_name, self.fiscal_code)}


def create_pupil(
    session: Session,
    last_name: str,
    first_name: str,
    fiscal_code: str | None = None,
    born_on: date | None = None,
) -> int:
    """Add a pupil; return the id.

    Raises:
        InvalidValue: a name is missing, the fiscal code is none or says another birth date.
        FiscalCodeTaken: it is another pupil's.
    """
    session.require(Permission.EDIT_REGISTRY)
    entered = _checked(session, last_name, first_name, fiscal_code, born_on)
    with _whose(session, entered.fiscal_code), session.database.transaction():
        pupil_id = session.database.insert(tables.Pupil, created_at=session.now(), **entered.columns())
        record(session, "create_pupil", f"pupil:{pupil_id}", **asdict(entered))
        return pupil_id


def update_pupil(
    session: Session,
    pupil_id: int,
    *,
    last_name: str,
    first_name: str,
    fiscal_code: str | None = None,
    born_on: date | None = None,
    shown: PupilRecord | None = None,
) -> None:
    """Write a pupil's data anew: what is None is emptied.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: a name is missing, the fiscal code is none or says another birth date.
        FiscalCodeTaken: it is another pupil's.
        NotFound: no such pupil.
    """
    session.require(Permission.EDIT_REGISTRY)
    entered = _checked(session, last_name, first_name, fiscal_code, born_on)
    with _whose(session, entered.fiscal_code), session.database.transaction():
        before, after = asdict(_stored(session, pupil_id)), asdict(entered)
        ensure_as_shown(
            session, f"pupil:{pupil_id}", shown, lambda: pupil(session, pupil_id),
            by=lambda one: (one.last_name, one.first_name, one.fiscal_code, one.born_on),
        )  # fmt: skip
        change(session, tables.Pupil, pupil_id, entered.columns())
        changed = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
        record(session, "update_pupil", f"pupil:{pupil_id}", **changed)


def pupil(session: Session, pupil_id: int) -> PupilRecord:
    """Return a pupil with guardians, enrolments and placements, newest first; the class is today's.

    Guardians are left out for those who have no business with them (kitchen, kiosks).

    Raises:
        NotFound: no such pupil, or (for a school user) not one of the school's.
    """
    session.require(Permission.VIEW_REGISTRY)
    stored = _stored(session, pupil_id)
    placements, today = placements_of(session, pupil_id), session.today()
    now = next((one for one in placements if one.starts_on <= today <= one.ends_on), None)
    return PupilRecord(
        id=pupil_id,
        last_name=stored.last_name,
        first_name=stored.first_name,
        fiscal_code=stored.fiscal_code,
        class_name=None if now is None else now.class_name,
        school_name=None if now is None else now.school_name,
        class_id=None if now is None else now.class_id,
        school_id=None if now is None else now.school_id,
        born_on=stored.born_on,
        guardians=guardians_of(session, pupil_id) if session.may(Permission.VIEW_GUARDIANS) else (),
        enrolments=enrolments_of(session, pupil_id),
        placements=placements,
    )


def pupil_names(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """Return the full names (last name first) of pupils; ids of nobody, and to a school user others', are left out."""
    session.require(Permission.VIEW_REGISTRY)
    wanted = sorted(set(ids))
    names: dict[int, str] = {}
    is_own, values = own_pupils(session)
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        places = ", ".join("?" * len(part))
        rows = session.database.rows(
            f"SELECT p.id, p.last_name, p.first_name FROM pupil p WHERE p.id IN ({places}) AND {is_own}",
            (*part, *values),
        )
        names.update({pupil_id: f"{last_name} {first_name}" for pupil_id, last_name, first_name in rows})
    return names


def check_birth(born_on: date | None, today: date) -> None:
    """Check that a pupil may be born on a day.

    Raises:
        InvalidValue: the day is yet to come, or too long ago.
    """
    if born_on is not None and born_on > today:
        raise InvalidValue(field="Data di nascita", reason=Phrase("{day} deve ancora venire.", day=italian(born_on)))
    if born_on is not None and born_on.year < today.year - _OLDEST:
        reason = Phrase("{day} non può essere di un alunno.", day=italian(born_on))
        raise InvalidValue(field="Data di nascita", reason=reason)


def _checked(
    session: Session, last_name: str, first_name: str, fiscal_code: str | None, born_on: date | None
) -> _Entered:
    last_name, first_name = clean_name(last_name, "Cognome"), clean_name(first_name, "Nome")
    check_birth(born_on, session.today())
    return _Entered(last_name, first_name, check_fiscal_code(fiscal_code, born_on), born_on)


def _stored(session: Session, pupil_id: int) -> _Entered:
    row = session.database.row(
        "SELECT last_name, first_name, fiscal_code, born_on FROM pupil WHERE id = ?", (pupil_id,)
    )
    if row is None:
        raise NotFound(what="Alunno")
    last_name, first_name, fiscal_code, born = row
    return _Entered(last_name, first_name, fiscal_code, None if born is None else day_from_number(born))


@contextmanager
def _whose(session: Session, fiscal_code: str | None) -> Iterator[None]:
    """Say whose fiscal code it is when the database refuses a second one; any other refusal is our bug."""
    try:
        yield
    except peewee.IntegrityError as error:
        owner = session.database.row("SELECT last_name, first_name FROM pupil WHERE fiscal_code = ?", (fiscal_code,))
        if owner is None:
            raise
        raise FiscalCodeTaken(fiscal_code=fiscal_code, owner=" ".join(owner)) from error
