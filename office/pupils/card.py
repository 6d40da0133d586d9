"""All that the side panel shows of a pupil, asked for in one go, and only what the role may see."""

from __future__ import annotations

from dataclasses import dataclass

from core.access.permissions import Permission
from core.access.session import Session
from core.cards import Card, cards_of
from core.ledger import Account, accounts_of
from core.meals import PupilDiet, diets_of
from core.registry import (
    Payer,
    PayerPeriod,
    PupilPhoto,
    PupilRecord,
    Service,
    payers_of,
    payers_on,
    photo_of,
    photos_enabled,
    pupil,
    services,
)
from core.reports import Completeness, completeness


@dataclass(frozen=True, slots=True)
class PupilCard:
    """A pupil's record with diets, cards in use and balances. What the role may not see is empty."""

    record: PupilRecord
    diets: tuple[PupilDiet, ...]
    cards: tuple[Card, ...]
    accounts: tuple[Account, ...]
    services: tuple[Service, ...]
    #: Whether there is a place for a photo at all: the municipality wants photos, the role may see them.
    has_photo_place: bool = False
    photo: PupilPhoto | None = None
    #: Who pays, paid and will pay as it was written, newest first; and who pays today, also where nothing is.
    payers: tuple[PayerPeriod, ...] = ()
    payers_now: tuple[Payer, ...] = ()
    #: What the enrolment still lacks.
    completeness: Completeness | None = None

    @property
    def class_text(self) -> str:
        """The class and school of today, or nothing."""
        return " · ".join(name for name in (self.record.class_name, self.record.school_name) if name)

    @property
    def enrolled_services(self) -> tuple[Service, ...]:
        """The services the pupil is, was or will be enrolled in, those that hold longest first."""
        latest = {one.service_id: one.ends_on for one in reversed(self.record.enrolments)}
        found = [service for service in self.services if service.id in latest]
        return tuple(sorted(found, key=lambda service: (latest[service.id], -service.id), reverse=True))

    def service_name(self, service_id: int) -> str:
        """Return the name of a service."""
        return next((service.name for service in self.services if service.id == service_id), "")


def pupil_card(session: Session, pupil_id: int) -> PupilCard:
    """Return what the panel shows.

    Raises:
        NotFound: no such pupil, or not one of the school user's own.
    """
    record = pupil(session, pupil_id)
    sees_family = session.may(Permission.VIEW_GUARDIANS)
    has_photo_place = session.may(Permission.VIEW_PHOTO) and photos_enabled(session)
    return PupilCard(
        record,
        diets_of(session, pupil_id) if session.may(Permission.VIEW_MEALS) else (),
        tuple(card for card in cards_of(session, pupil_id) if card.is_in_use),
        accounts_of(session, pupil_id) if session.may(Permission.VIEW_LEDGER) else (),
        services(session),
        has_photo_place,
        photo_of(session, pupil_id) if has_photo_place else None,
        payers_of(session, pupil_id) if sees_family else (),
        payers_on(session, pupil_id, session.today()) if sees_family else (),
        completeness(session, pupil_id) if sees_family else None,
    )
