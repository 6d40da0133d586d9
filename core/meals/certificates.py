"""The certificates of special diets: which have run out or will soon, so that the office asks for new ones in time.

A diet whose certificate has run out is served all the same, until somebody ends it: nobody is put at risk by a date.
The list has code and dates, never the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.access import audit
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue, NotFound
from core.storage import day_from_number, day_number
from core.storage.database import Row

#: How many days before its end a certificate is told as running out.
SOON_DAYS = 45


class CertificateState(StrEnum):
    """Where a certificate stands. NONE: the diet was assigned without one (also by declaration of the family)."""

    EXPIRED = "expired"
    EXPIRING = "expiring"
    VALID = "valid"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Certificate:
    """The certificate of a pupil's diet that is followed today or later. `days_left` is below zero once expired."""

    pupil_diet_id: int
    pupil_id: int
    last_name: str
    first_name: str
    class_name: str
    school_name: str
    diet_code: str
    diet_name: str
    diet_ends_on: date
    expires_on: date | None
    days_left: int | None
    state: CertificateState

    @property
    def full_name(self) -> str:
        """Last name first."""
        return f"{self.last_name} {self.first_name}"


def certificates(session: Session, *, soon_days: int = SOON_DAYS, only_due: bool = True) -> tuple[Certificate, ...]:
    """Return the certificates of diets that are not over, those that run out first on top.

    With `only_due` those that are expired or expire within `soon_days` days.
    """
    session.require(Permission.EDIT_DIETS)
    today = session.today()
    rows = session.database.rows(
        "SELECT d.id, p.id, p.last_name, p.first_name, COALESCE(g.name, ''), COALESCE(h.name, ''), t.code, t.name,"
        " d.ends_on, d.certificate_expires_on FROM pupil_diet d JOIN diet t ON t.id = d.diet_id"
        " JOIN pupil p ON p.id = d.pupil_id"
        " LEFT JOIN placement pl ON pl.pupil_id = p.id AND pl.starts_on <= ? AND pl.ends_on >= ?"
        " LEFT JOIN class_group g ON g.id = pl.class_group_id LEFT JOIN school h ON h.id = g.school_id"
        " WHERE d.ends_on >= ? ORDER BY p.search_key, p.id, t.code",
        (day_number(today), day_number(today), day_number(today)),
    )
    found = [_certificate(row, today, soon_days) for row in rows]
    due = {CertificateState.EXPIRED, CertificateState.EXPIRING}
    wanted = [one for one in found if not only_due or one.state in due]
    return tuple(sorted(wanted, key=lambda one: one.expires_on or date.max))


def renew_certificate(
    session: Session, pupil_diet_id: int, expires_on: date, *, diet_ends_on: date | None = None
) -> None:
    """Note a new certificate; with `diet_ends_on` the diet itself goes on until then.

    Raises:
        InvalidValue: it has run out already, or the diet would end before it begins or earlier than it did.
        NotFound: no such assignment.
    """
    session.require(Permission.EDIT_DIETS)
    if expires_on < session.today():
        raise InvalidValue(field="Scadenza del certificato", reason="è già passata: controlla la data.")
    database = session.database
    with database.transaction():
        row = database.row(
            "SELECT pupil_id, ends_on, certificate_expires_on FROM pupil_diet WHERE id = ?", (pupil_diet_id,)
        )
        if row is None:
            raise NotFound(what="Dieta dell'alunno")
        pupil_id, ends, before = row
        last = day_from_number(ends) if diet_ends_on is None else diet_ends_on
        if day_number(last) < ends:
            raise InvalidValue(field="Ultimo giorno della dieta", reason="non può venire prima di quello di adesso.")
        database.execute(
            "UPDATE pupil_diet SET certificate_expires_on = ?, ends_on = ? WHERE id = ?",
            (day_number(expires_on), day_number(last), pupil_diet_id),
        )
        audit.record(
            session, "renew_certificate", f"pupil:{pupil_id}", pupil_diet=pupil_diet_id,
            before=None if before is None else day_from_number(before), expires_on=expires_on, diet_ends_on=last,
        )  # fmt: skip


def _certificate(row: Row, today: date, soon_days: int) -> Certificate:
    pupil_diet_id, pupil_id, last_name, first_name, class_name, school_name, code, name, ends, expires = row
    expires_on = None if expires is None else day_from_number(expires)
    days_left = None if expires_on is None else (expires_on - today).days
    return Certificate(
        pupil_diet_id, pupil_id, last_name, first_name, class_name, school_name, code, name, day_from_number(ends),
        expires_on, days_left, _state(expires_on, today, soon_days),
    )  # fmt: skip


def _state(expires_on: date | None, today: date, soon_days: int) -> CertificateState:
    if expires_on is None:
        return CertificateState.NONE
    if expires_on < today:
        return CertificateState.EXPIRED
    return CertificateState.EXPIRING if expires_on <= today + timedelta(days=soon_days) else CertificateState.VALID
