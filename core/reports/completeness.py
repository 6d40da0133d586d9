"""What a pupil's enrolment still lacks: class, service, who applied, band or exemption, card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.access.permissions import Permission
from core.access.session import Session
from core.errors import NotFound
from core.registry.checking import own_pupils
from core.storage import day_from_number, day_number

#: Whether a service `s` works with cards: one was issued once, or a station stands there to read them.
_WANTS_CARD = (
    "(EXISTS (SELECT 1 FROM card i WHERE i.service_id = s.id)"
    " OR EXISTS (SELECT 1 FROM station t WHERE t.service_id = s.id AND t.revoked_at IS NULL))"
)


@dataclass(frozen=True, slots=True)
class ServiceSteps:
    """An enrolment of today or later. `has_band` counts an exemption too; None: the role may not see bands.

    `band_from` and `band_to` are the days without a band, so that assigning one takes no other out. `wants_card` is
    false where the service has never issued a card and has no station that reads one: there nobody misses it.
    """

    service_id: int
    service_name: str
    has_band: bool | None
    band_from: date
    band_to: date
    has_card: bool
    wants_card: bool


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is there, of a pupil. Whoever was enrolled once and is no more has left: nothing is missing.

    `wants_card` tells whether a card is among the steps: of the pupil's services, or of any while there is none.
    """

    has_class: bool
    has_applicant: bool
    has_left: bool
    services: tuple[ServiceSteps, ...]
    wants_card: bool

    @property
    def without_band(self) -> ServiceSteps | None:
        """Return the first service that lacks a band, as far as the role sees it."""
        return next((one for one in self.services if one.has_band is False), None)

    @property
    def without_card(self) -> ServiceSteps | None:
        """Return the first service that works with cards and lacks one in use."""
        return next((one for one in self.services if one.wants_card and not one.has_card), None)

    @property
    def is_complete(self) -> bool:
        """Tell whether nothing is missing."""
        is_placed = self.has_class and self.has_applicant and bool(self.services)
        return self.has_left or (is_placed and self.without_band is None and self.without_card is None)


def completeness(session: Session, pupil_id: int) -> Completeness:
    """Return what is there and what is missing of a pupil's enrolment, today and later.

    Raises:
        NotFound: no such pupil, or not one of the school user's own.
    """
    session.require(Permission.VIEW_GUARDIANS)
    today = day_number(session.today())
    is_own, own = own_pupils(session)
    with session.database.snapshot():
        row = session.database.row(
            "SELECT EXISTS (SELECT 1 FROM placement l WHERE l.pupil_id = p.id AND l.ends_on >= ?),"
            " EXISTS (SELECT 1 FROM guardianship o WHERE o.pupil_id = p.id AND o.is_applicant),"
            " EXISTS (SELECT 1 FROM enrolment e WHERE e.pupil_id = p.id)"
            f" FROM pupil p WHERE p.id = ? AND {is_own}",
            (today, pupil_id, *own),
        )
        if row is None:
            raise NotFound(what="Alunno")
        found = _services(session, pupil_id, today)
        wants_card = any(one.wants_card for one in found) if found else _are_cards_used(session)
    has_class, has_applicant, was_enrolled = map(bool, row)
    return Completeness(has_class, has_applicant, was_enrolled and not found, found, wants_card)


def _are_cards_used(session: Session) -> bool:
    return bool(session.database.scalar(f"SELECT EXISTS (SELECT 1 FROM service s WHERE {_WANTS_CARD})"))


def _services(session: Session, pupil_id: int, today: int) -> tuple[ServiceSteps, ...]:
    sees_bands = session.may(Permission.VIEW_LEDGER)
    whose = "FROM band_assignment a WHERE a.pupil_id = d.pupil_id AND a.service_id = d.service_id"
    rows = session.database.rows(
        "SELECT d.service_id, s.name, d.starts_on, d.ends_on,"
        f" EXISTS (SELECT 1 {whose} AND a.starts_on <= d.day AND a.ends_on >= d.day),"
        f" (SELECT MAX(a.ends_on) {whose} AND a.ends_on >= d.starts_on AND a.ends_on < d.day),"
        f" (SELECT MIN(a.starts_on) {whose} AND a.starts_on <= d.ends_on AND a.starts_on > d.day),"
        " EXISTS (SELECT 1 FROM card c WHERE c.pupil_id = d.pupil_id AND c.service_id = d.service_id"
        f" AND c.revoked_at IS NULL), {_WANTS_CARD}"
        " FROM (SELECT e.*, CASE WHEN e.starts_on > ? THEN e.starts_on ELSE ? END AS day FROM enrolment e"
        " WHERE e.pupil_id = ? AND e.ends_on >= ?) d"
        " JOIN service s ON s.id = d.service_id ORDER BY d.starts_on, d.id",
        (today, today, pupil_id, today),
    )
    return tuple(
        ServiceSteps(
            service_id,
            name,
            bool(has_band) if sees_bands else None,
            day_from_number(first if last_before is None else last_before + 1),
            day_from_number(last if first_after is None else first_after - 1),
            bool(has_card),
            bool(wants_card),
        )
        for service_id, name, first, last, has_band, last_before, first_after, has_card, wants_card in rows
    )
