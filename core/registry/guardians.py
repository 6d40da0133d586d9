"""Guardians, whose they are, and who is the applicant (genitore richiedente)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import peewee

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue, NotFound
from core.registry.checking import change, ensure_exists, ensure_own_pupil, own_pupils
from core.registry.faults import ApplicantExists, FiscalCodeTaken
from core.registry.fiscal_codes import check_fiscal_code
from core.registry.merged_guardians import IN_USE, lock_guardian
from core.registry.naming import clean_name, clean_text, search_key, search_words
from core.registry.payers import ensure_pays_no_more, keep_who_paid, lock_pupil
from core.registry.records import Guardian, PupilSummary
from core.storage import day_number, tables

_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;.]+(\.[^@\s<>,;.]+)+")
_PHONE = re.compile(r"\+?[\d\s./()-]{4,39}")
_COLUMNS = "g.id, g.last_name, g.first_name, g.fiscal_code, g.email, g.phone, g.address"


def create_guardian(  # noqa: PLR0917 - in the order of the form
    session: Session,
    last_name: str,
    first_name: str = "",
    fiscal_code: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    address: str | None = None,
) -> int:
    """Add a guardian; return the id. Who has no first name is a community or a foster home.

    Raises:
        InvalidValue: the last name is missing; fiscal code, e-mail or phone cannot be.
        FiscalCodeTaken: it is another guardian's: link that one.
    """
    session.require(Permission.EDIT_REGISTRY)
    values = _values(last_name, first_name, fiscal_code, email, phone, address)
    with _whose(session, values["fiscal_code"]), session.database.transaction():
        guardian_id = session.database.insert(tables.Guardian, **values)
        record(session, "create_guardian", f"guardian:{guardian_id}", **_told(values))
        return guardian_id


def check_guardian(  # noqa: PLR0917 - in the order of the form
    last_name: str,
    first_name: str = "",
    fiscal_code: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    address: str | None = None,
) -> None:
    """Check what an import will enter, without entering it.

    Raises:
        InvalidValue: as `create_guardian`.
    """
    _values(last_name, first_name, fiscal_code, email, phone, address)


def update_guardian(
    session: Session,
    guardian_id: int,
    *,
    last_name: str,
    first_name: str = "",
    fiscal_code: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    address: str | None = None,
    shown: Guardian | None = None,
) -> None:
    """Write a guardian's data anew: what is None is emptied.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: the last name is missing; fiscal code, e-mail or phone cannot be.
        FiscalCodeTaken: it is another guardian's.
        GuardianRetired: the record was merged into another.
        NotFound: no such guardian.
    """
    session.require(Permission.EDIT_REGISTRY)
    values = _values(last_name, first_name, fiscal_code, email, phone, address)
    with _whose(session, values["fiscal_code"]), session.database.transaction():
        lock_guardian(session, guardian_id)
        ensure_as_shown(
            session, f"guardian:{guardian_id}", shown, lambda: _guardian(session, guardian_id),
            by=lambda one: replace(one, relation="", is_applicant=False),
        )  # fmt: skip
        change(session, tables.Guardian, guardian_id, values)
        record(session, "update_guardian", f"guardian:{guardian_id}", **_told(values))


def _guardian(session: Session, guardian_id: int) -> Guardian:
    row = session.database.row(f"SELECT {_COLUMNS} FROM guardian g WHERE g.id = ?", (guardian_id,))
    if row is None:
        raise NotFound(what="Genitore")
    return Guardian(*row)


def link_guardian(session: Session, pupil_id: int, guardian_id: int, relation: str, is_applicant: bool = False) -> None:
    """Say that somebody is a pupil's guardian; again: change the relation.

    Raises:
        ApplicantExists: the pupil has another applicant (see `set_applicant`).
        GuardianRetired: the record was merged into another.
        NotFound: no such pupil or guardian.
    """
    session.require(Permission.EDIT_REGISTRY)
    relation = clean_text(relation, "Relazione", longest=40)
    with session.database.transaction():
        ensure_exists(session, "pupil", pupil_id, "Alunno")
        lock_guardian(session, guardian_id)
        other = _applicant(session, pupil_id)
        if is_applicant and other is not None and other[0] != guardian_id:
            name = session.database.row("SELECT last_name, first_name FROM pupil WHERE id = ?", (pupil_id,))
            raise ApplicantExists(pupil=" ".join(name or ()), applicant=f"{other[1]} {other[2]}".strip())
        session.database.execute(
            "INSERT INTO guardianship (pupil_id, guardian_id, relation, is_applicant) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (pupil_id, guardian_id)"
            " DO UPDATE SET relation = excluded.relation, is_applicant = excluded.is_applicant",
            (pupil_id, guardian_id, relation, is_applicant),
        )
        record(
            session, "link_guardian", f"pupil:{pupil_id}",
            guardian=guardian_id, relation=relation, is_applicant=is_applicant,
        )  # fmt: skip


def set_applicant(session: Session, pupil_id: int, guardian_id: int) -> None:
    """Make one of the pupil's guardians the applicant in place of whoever was, who stays the one who paid until today.

    Raises:
        NotFound: not one of the pupil's guardians.
    """
    session.require(Permission.EDIT_REGISTRY)
    with session.database.transaction():
        lock_pupil(session, pupil_id)
        _ensure_linked(session, pupil_id, guardian_id)
        before = _applicant(session, pupil_id)
        if before is not None and before[0] != guardian_id:
            keep_who_paid(session, pupil_id, before[0])
        # First none, then the new one: at no moment are there two.
        session.database.execute(
            "UPDATE guardianship SET is_applicant = ? WHERE pupil_id = ? AND is_applicant", (False, pupil_id)
        )
        session.database.execute(
            "UPDATE guardianship SET is_applicant = ? WHERE pupil_id = ? AND guardian_id = ?",
            (True, pupil_id, guardian_id),
        )
        record(
            session,
            "set_applicant",
            f"pupil:{pupil_id}",
            guardian=guardian_id,
            before=None if before is None else before[0],
        )


def unlink_guardian(session: Session, pupil_id: int, guardian_id: int) -> None:
    """Say that somebody is a pupil's guardian no longer.

    Raises:
        NotFound: not one of the pupil's guardians.
        StillPays: the pupil's meals are paid by this one, today or later.
    """
    session.require(Permission.EDIT_REGISTRY)
    with session.database.transaction():
        lock_pupil(session, pupil_id)
        _ensure_linked(session, pupil_id, guardian_id)
        ensure_pays_no_more(session, pupil_id, guardian_id)
        session.database.execute(
            "DELETE FROM guardianship WHERE pupil_id = ? AND guardian_id = ?", (pupil_id, guardian_id)
        )
        record(session, "unlink_guardian", f"pupil:{pupil_id}", guardian=guardian_id)


def guardians_of(session: Session, pupil_id: int) -> tuple[Guardian, ...]:
    """Return a pupil's guardians, the applicant first.

    Raises:
        NotFound: (for a school user) not one of the school's pupils.
    """
    session.require(Permission.VIEW_GUARDIANS)
    ensure_own_pupil(session, pupil_id)
    rows = session.database.rows(
        f"SELECT {_COLUMNS}, l.relation, l.is_applicant FROM guardianship l JOIN guardian g ON g.id = l.guardian_id"
        " WHERE l.pupil_id = ? ORDER BY l.is_applicant DESC, g.search_key",
        (pupil_id,),
    )
    return tuple(
        Guardian(guardian_id, last, first, code, email, phone, address, relation, bool(is_applicant))
        for guardian_id, last, first, code, email, phone, address, relation, is_applicant in rows
    )


def siblings_of(session: Session, pupil_id: int) -> tuple[PupilSummary, ...]:
    """Return the other pupils who share a guardian with a pupil, with the class of today, by name.

    A school user sees those of the school.

    Raises:
        NotFound: (for a school user) not one of the school's pupils.
    """
    session.require(Permission.VIEW_GUARDIANS)
    ensure_own_pupil(session, pupil_id)
    is_own, values = own_pupils(session)
    day = day_number(session.today())
    rows = session.database.rows(
        "SELECT DISTINCT p.id, p.last_name, p.first_name, p.fiscal_code, c.name, s.name, c.id, s.id FROM guardianship o"
        " JOIN guardianship l ON l.guardian_id = o.guardian_id AND l.pupil_id <> o.pupil_id"
        " JOIN pupil p ON p.id = l.pupil_id"
        " LEFT JOIN placement pl ON pl.pupil_id = p.id AND pl.starts_on <= ? AND pl.ends_on >= ?"
        " LEFT JOIN class_group c ON c.id = pl.class_group_id LEFT JOIN school s ON s.id = c.school_id"
        f" WHERE o.pupil_id = ? AND {is_own} ORDER BY p.last_name, p.first_name, p.id",
        (day, day, pupil_id, *values),
    )
    return tuple(PupilSummary(*row) for row in rows)


def search_guardians(session: Session, text: str, *, limit: int = 20) -> tuple[Guardian, ...]:
    """Return the guardians whose last name, first name or fiscal code begin with every word of `text`.

    A school user finds those of the school's pupils.
    """
    session.require(Permission.VIEW_GUARDIANS)
    words = search_words(text)
    where = "".join(" AND (' ' || g.search_key) LIKE ?" for _ in words)
    is_own, values = own_pupils(session)
    if values:
        where += (
            " AND EXISTS (SELECT 1 FROM guardianship l JOIN pupil p ON p.id = l.pupil_id"
            f" WHERE l.guardian_id = g.id AND {is_own})"
        )
    rows = session.database.rows(
        f"SELECT {_COLUMNS} FROM guardian g WHERE {IN_USE}{where} ORDER BY g.search_key, g.id LIMIT ?",
        (*(f"% {word}%" for word in words), *values, limit),
    )
    return tuple(Guardian(*row) for row in rows)


def pupils_of_guardians(session: Session, guardian_ids: Iterable[int]) -> dict[int, tuple[tuple[int, str], ...]]:
    """Return for each guardian the pupils it stands for, as (id, full name) by name; to a school user, the school's."""
    session.require(Permission.VIEW_GUARDIANS)
    ids = tuple(dict.fromkeys(guardian_ids))
    if not ids:
        return {}
    places = ", ".join("?" * len(ids))
    is_own, values = own_pupils(session)
    rows = session.database.rows(
        "SELECT l.guardian_id, p.id, p.last_name, p.first_name FROM guardianship l JOIN pupil p ON p.id = l.pupil_id"
        f" WHERE l.guardian_id IN ({places}) AND {is_own} ORDER BY p.search_key, p.id",
        (*ids, *values),
    )
    found: dict[int, list[tuple[int, str]]] = {guardian_id: [] for guardian_id in ids}
    for guardian_id, pupil_id, last_name, first_name in rows:
        found[guardian_id].append((pupil_id, f"{last_name} {first_name}"))
    return {guardian_id: tuple(pupils) for guardian_id, pupils in found.items()}


def _applicant(session: Session, pupil_id: int) -> tuple[int, str, str] | None:
    row = session.database.row(
        "SELECT g.id, g.last_name, g.first_name FROM guardianship l JOIN guardian g ON g.id = l.guardian_id"
        " WHERE l.pupil_id = ? AND l.is_applicant",
        (pupil_id,),
    )
    return None if row is None else (row[0], row[1], row[2])


def _ensure_linked(session: Session, pupil_id: int, guardian_id: int) -> None:
    known = session.database.scalar(
        "SELECT 1 FROM guardianship WHERE pupil_id = ? AND guardian_id = ?", (pupil_id, guardian_id)
    )
    if known is None:
        raise NotFound(what="Genitore dell'alunno")


def _values(  # noqa: PLR0917 - in the order of the form
    last_name: str,
    first_name: str,
    fiscal_code: str | None,
    email: str | None,
    phone: str | None,
    address: str | None,
) -> dict[str, object]:
    last_name, first_name = clean_name(last_name, "Cognome"), clean_text(first_name, "Nome", longest=100)
    code = check_fiscal_code(fiscal_code)
    email = clean_text(email or "", "E-mail", longest=254) or None
    phone = clean_text(phone or "", "Telefono", longest=40) or None
    if email is not None and not _EMAIL.fullmatch(email):
        raise InvalidValue(field="E-mail", reason="controlla l'indirizzo, per esempio nome@esempio.it.")
    if phone is not None and not _PHONE.fullmatch(phone):
        raise InvalidValue(field="Telefono", reason="scrivi solo il numero, per esempio +39 011 1234567.")
    return {
        "last_name": last_name,
        "first_name": first_name,
        "fiscal_code": code,
        "email": email,
        "phone": phone,
        "address": clean_text(address or "", "Indirizzo") or None,
        "search_key": search_key(last_name, first_name, code),
    }


def _told(values: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if name != "search_key" and value is not None}


@contextmanager
def _whose(session: Session, fiscal_code: object) -> Iterator[None]:
    """Say whose fiscal code it is when the database refuses a second one; any other refusal is our bug."""
    try:
        yield
    except peewee.IntegrityError as error:
        owner = session.database.row("SELECT last_name, first_name FROM guardian WHERE fiscal_code = ?", (fiscal_code,))
        if owner is None:
            raise
        raise FiscalCodeTaken(fiscal_code=fiscal_code, owner=" ".join(owner).strip()) from error
