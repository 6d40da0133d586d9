"""What a station answers to a card or a name: ten outcomes, closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.meals import DietOnPlate


class CheckInOutcome(StrEnum):
    """Every scan ends in exactly one of these. No child is ever refused a meal for money: none speaks of it."""

    SERVED = "served"
    SERVED_PLAIN = "served_plain"
    SERVED_DIET = "served_diet"
    ALREADY_SERVED = "already_served"
    NOT_BOOKED = "not_booked"
    NO_SERVICE_TODAY = "no_service_today"
    OTHER_SERVICE = "other_service"
    OTHER_SCHOOL = "other_school"
    REVOKED_CARD = "revoked_card"
    UNKNOWN_CARD = "unknown_card"

    @property
    def is_recorded(self) -> bool:
        """Whether a presence was written into the journal."""
        return self in {CheckInOutcome.SERVED, CheckInOutcome.SERVED_PLAIN, CheckInOutcome.SERVED_DIET}


class PresenceSource(StrEnum):
    """How the child was recognised at the station."""

    SCAN = "scan"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The answer to a card or a name.

    `event_id` names the recorded presence (undo takes it back); `first_at` is when the child was served before (UTC);
    `read_text` is a harmless short form of an unknown code. `diets` are what must be on the plate, whatever the
    outcome; `is_plain` tells that the meal is a plain one: a plain meal for a child with a diet is SERVED_DIET, because
    the diet is what hurts when it is forgotten. `is_extra` tells that nobody had booked.
    """

    outcome: CheckInOutcome
    event_id: str | None = None
    pupil_id: int | None = None
    first_name: str = ""
    last_name: str = ""
    class_name: str = ""
    diets: tuple[DietOnPlate, ...] = ()
    first_at: datetime | None = None
    no_service_text: str = ""
    read_text: str = ""
    is_plain: bool = False
    is_extra: bool = False
    source: PresenceSource = PresenceSource.SCAN
