"""What the registry gives to the other areas and to the screens: frozen records, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class SchoolLevel(StrEnum):
    """The kind of school (ordine)."""

    INFANZIA = "infanzia"
    PRIMARIA = "primaria"
    SECONDARIA = "secondaria"


class ChargePolicy(StrEnum):
    """Who pays for a meal: whoever was booked and not cancelled in time, or only whoever was there."""

    BOOKED = "booked"
    PRESENT = "present"


@dataclass(frozen=True, slots=True)
class Municipality:
    """The municipality that runs the canteen. The patron's day is a month and a day, or neither."""

    name: str
    province: str
    fiscal_code: str
    address: str
    office: str
    phone: str
    holiday_province: str | None = None
    patron_name: str | None = None
    patron_month: int | None = None
    patron_day: int | None = None


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """A school year (anno scolastico); both days belong to it."""

    id: int
    label: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class School:
    """A school building (plesso)."""

    id: int
    name: str
    level: SchoolLevel
    address: str
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class ClassGroup:
    """A class or section of a school year; `weekdays` on which it eats, Monday being 0."""

    id: int
    name: str
    school_id: int
    school_name: str
    school_year_id: int
    weekdays: frozenset[int]


@dataclass(frozen=True, slots=True)
class ServiceGroup:
    """What holds a balance (gruppo di servizi)."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Service:
    """A service (Mensa, Trasporto); `cutoff` is the hour in Rome until when a family may change the same day."""

    id: int
    name: str
    service_group_id: int
    service_group_name: str
    charge_policy: ChargePolicy
    cutoff: time
    plain_limit_days: int


@dataclass(frozen=True, slots=True)
class OfferedService:
    """A service that a school offers, with the cut-off that holds there (its own, or the service's)."""

    school_id: int
    service_id: int
    service_name: str
    cutoff: time
    is_own_cutoff: bool


@dataclass(frozen=True, slots=True)
class PupilSummary:
    """A pupil in a list, with the class of the day that was asked for, if any."""

    id: int
    last_name: str
    first_name: str
    fiscal_code: str | None
    class_name: str | None
    school_name: str | None
    class_id: int | None
    school_id: int | None

    @property
    def full_name(self) -> str:
        """Last name first, as in Italian class lists."""
        return f"{self.last_name} {self.first_name}"


@dataclass(frozen=True, slots=True)
class Guardian:
    """A parent or who stands in for one. `relation` and `is_applicant` are about the pupil it was asked for."""

    id: int
    last_name: str
    first_name: str
    fiscal_code: str | None
    email: str | None
    phone: str | None
    address: str | None
    relation: str = ""
    is_applicant: bool = False

    @property
    def full_name(self) -> str:
        """Last name first."""
        return f"{self.last_name} {self.first_name}".strip()


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A pupil enrolled in a service (iscrizione); both days included."""

    id: int
    service_id: int
    service_name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Placement:
    """A pupil in a class; both days included."""

    id: int
    class_id: int
    class_name: str
    school_id: int
    school_name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class PupilRecord(PupilSummary):
    """All that the office keeps about a pupil, newest placements and enrolments first."""

    born_on: date | None
    guardians: tuple[Guardian, ...]
    enrolments: tuple[Enrolment, ...]
    placements: tuple[Placement, ...]
