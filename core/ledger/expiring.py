"""Bands and exemptions that run out while the pupil goes on eating: the work list of ISEE renewals.

An ISEE certificate holds until 31 December: in November the office asks for new ones, and who brings none goes to the
municipality's highest band.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.ledger.tariffs import assign_band, exempt
from core.storage import day_from_number, day_number


@dataclass(frozen=True, slots=True)
class Expiring:
    """A pupil's last band (or exemption: no code), until when, and until when the pupil is enrolled.

    `class_name` is the class of the day asked from, empty for none; `reason` what was noted (`ISEE 2026 prot. 123`).
    """

    pupil_id: int
    pupil_name: str
    class_name: str
    band_id: int | None
    band_code: str | None
    band_name: str | None
    ends_on: date
    enrolled_until: date
    reason: str | None

    @property
    def is_exempt(self) -> bool:
        """Whether it is an exemption."""
        return self.band_id is None


def expiring_bands(session: Session, service_id: int, until: date) -> tuple[Expiring, ...]:
    """Return whose last band ends on or before `until` while the enrolment goes on, the soonest first.

    Who has run out already is in it as long as the enrolment lasts.
    """
    session.require(Permission.VIEW_LEDGER)
    today = day_number(session.today())
    rows = session.database.rows(
        "SELECT p.id, p.last_name, p.first_name, COALESCE(g.name, ''), b.id, b.code, b.name, a.ends_on, e.ends_on,"
        " a.reason FROM band_assignment a"
        " JOIN (SELECT pupil_id, MAX(ends_on) AS ends_on FROM enrolment WHERE service_id = ? AND ends_on >= ?"
        " GROUP BY pupil_id) e ON e.pupil_id = a.pupil_id AND e.ends_on > a.ends_on"
        " JOIN pupil p ON p.id = a.pupil_id LEFT JOIN tariff_band b ON b.id = a.tariff_band_id"
        " LEFT JOIN placement pl ON pl.pupil_id = a.pupil_id AND pl.starts_on <= ? AND pl.ends_on >= ?"
        " LEFT JOIN class_group g ON g.id = pl.class_group_id"
        " WHERE a.service_id = ? AND a.ends_on <= ? AND NOT EXISTS (SELECT 1 FROM band_assignment n"
        " WHERE n.pupil_id = a.pupil_id AND n.service_id = a.service_id AND n.ends_on > a.ends_on)"
        " ORDER BY a.ends_on, p.last_name, p.first_name, p.id",
        (service_id, today, today, today, service_id, day_number(until)),
    )
    return tuple(
        Expiring(
            pupil_id=pupil_id,
            pupil_name=f"{last} {first}",
            class_name=class_name,
            band_id=band_id,
            band_code=code,
            band_name=name,
            ends_on=day_from_number(ends),
            enrolled_until=day_from_number(until_on),
            reason=reason,
        )
        for pupil_id, last, first, class_name, band_id, code, name, ends, until_on, reason in rows
    )


def assign_many(
    session: Session,
    service_id: int,
    bands: Mapping[int, int | None],
    *,
    starts_on: date,
    ends_on: date,
    reason: str,
) -> int:
    """Put each pupil into the band beside it (None: exempt it) between two days, all or none; return how many.

    Raises:
        InvalidValue: dates, band or reason cannot be; nobody was changed.
        NotFound: no such pupil, service or band.
    """
    session.require(Permission.EDIT_TARIFFS)
    reason = " ".join(reason.split())
    with session.database.transaction():
        for pupil_id, band_id in sorted(bands.items()):
            if band_id is None:
                exempt(session, pupil_id, service_id, starts_on, ends_on, reason)
            else:
                assign_band(session, pupil_id, service_id, band_id, starts_on, ends_on, reason or None)
        record(
            session, "assign_many", f"service:{service_id}",
            pupils=len(bands), starts_on=starts_on.isoformat(), ends_on=ends_on.isoformat(), reason=reason or None,
        )  # fmt: skip
    return len(bands)
