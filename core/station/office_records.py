"""What the office is told about stations and about what they told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from core.station.journal import EventKind, VerdictKind


@dataclass(frozen=True, slots=True)
class Station:
    """A kiosk as the office sees it.

    `events` were received of it in all; `late`, `conflicts` and `quarantined` of them were not carried out and wait for
    the office. `claimed_at` is when the station's PC took its one-time code (UTC), None before.
    """

    id: str
    name: str
    school_id: int
    school_name: str
    service_id: int
    service_name: str
    may_presence: bool
    may_recharge: bool
    enrolled_at: datetime
    claimed_at: datetime | None
    revoked_at: datetime | None
    last_exchange_at: datetime | None
    events: int
    late: int
    conflicts: int
    quarantined: int

    @property
    def is_revoked(self) -> bool:
        """Whether the station was shut out."""
        return self.revoked_at is not None

    @property
    def kept_aside(self) -> int:
        """How many of its events wait for the office to look at."""
        return self.late + self.conflicts + self.quarantined


@dataclass(frozen=True, slots=True)
class StationCode:
    """A one-time code, shown once: only its fingerprint is kept."""

    station_id: str
    text: str = field(repr=False)
    expires_at: datetime


class KeptWay(StrEnum):
    """What the office can do with an event that was kept aside, besides putting it away.

    PRESENCE, UNDO: the day is open, it is recorded as told. LATE_CHARGE: the day is closed and the meal is not charged.
    CHARGED_ALREADY: it is; nothing is left to do. MONEY: the recharge is made. TILL: what it tells is counted. NONE:
    it cannot be carried out.
    """

    PRESENCE = "presence"
    UNDO = "undo"
    LATE_CHARGE = "late_charge"
    CHARGED_ALREADY = "charged_already"
    MONEY = "money"
    TILL = "till"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class KeptCounts:
    """How much waits for the office: events kept aside, and children whom two stations served."""

    kept: int
    twice: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.kept + self.twice


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """An event that was not carried out, with the reason in Italian. Fields that it does not tell are None."""

    event_id: str
    station_id: str
    station_name: str
    kind: EventKind
    verdict: VerdictKind
    reason: str
    day: date | None
    pupil_id: int | None
    pupil_name: str
    amount_cents: int | None
    number_text: str
    made_at: datetime
    received_at: datetime


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page of kept events, newest first; `total` is over all pages."""

    items: tuple[KeptEvent, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Serving:
    """One check-in of a child: where and when (UTC)."""

    event_id: str
    station_id: str
    station_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ServedTwice:
    """A child that two stations served while apart: charged once, shown so that the office can ask."""

    day: date
    service_id: int
    pupil_id: int
    pupil_name: str
    class_name: str
    servings: tuple[Serving, ...]
