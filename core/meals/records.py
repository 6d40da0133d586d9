"""What the meals give to the other areas and to the screens: frozen records, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class BookingState(StrEnum):
    """What a pupil gets on a day. Nothing is written for BOOKED: it is what follows from enrolment and calendar."""

    BOOKED = "booked"
    ABSENT = "absent"
    PLAIN = "plain"
    NO_SERVICE = "no_service"
    NOT_ENROLLED = "not_enrolled"

    @property
    def is_expected(self) -> bool:
        """Whether a meal is cooked for the pupil."""
        return self in {BookingState.BOOKED, BookingState.PLAIN}


class RequestChannel(StrEnum):
    """How a request came. PORTAL is the family itself: for it the cut-off is never set aside."""

    PORTAL = "portal"
    PHONE = "phone"
    DESK = "desk"
    EMAIL = "email"
    SCHOOL = "school"
    IMPORT = "import"


class RequestKind(StrEnum):
    """What a request asks for."""

    ABSENCE = "absence"
    PLAIN = "plain"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class RequestReceipt:
    """What whoever asked takes home.

    `days` are those for which the request holds, `skipped` the others of the period, each with the reason in Italian;
    `at` is the UTC instant of the registration.
    """

    receipt_code: str
    at: datetime
    kind: RequestKind
    days: tuple[date, ...]
    skipped: tuple[tuple[date, str], ...]
    pupil_id: int
    service_id: int
    first_on: date
    last_on: date
    channel: RequestChannel
    asked_by: str
    is_repeat: bool = False


@dataclass(frozen=True, slots=True)
class BookingDay:
    """A day of the month grid. `deadline_at` (UTC) is None where no class, hence no school, gives one.

    `is_open`: the cut-off has not passed; `is_closed`: the day's close has begun or is done, nothing may change.
    """

    on: date
    state: BookingState
    no_service_text: str
    deadline_at: datetime | None
    is_open: bool
    is_closed: bool
    is_present: bool


@dataclass(frozen=True, slots=True)
class DietOnPlate:
    """What whoever serves must know of a diet: never the reason."""

    code: str
    name: str
    effect: str


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A pupil of the school, and what it gets today. `no_service_text` says why there is none, if there is none."""

    pupil_id: int
    first_name: str
    last_name: str
    class_id: int
    class_name: str
    state: BookingState
    diets: tuple[DietOnPlate, ...]
    no_service_text: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """All pupils placed in the school's classes on a day, by class and name; enrolled or not."""

    day: date
    is_service: bool
    no_service_text: str
    lines: tuple[RosterLine, ...]


@dataclass(frozen=True, slots=True)
class ClassDay:
    """A class on a day.

    `expected`: booked and not absent, plain meals among them; `present`: of the expected, those checked in; `extra`:
    checked in without being expected; `diets`: plates of each code, for whoever gets one.
    """

    class_id: int
    class_name: str
    school_id: int
    school_name: str
    is_service: bool
    no_service_text: str
    expected: int
    present: int
    plain: int
    absent: int
    extra: int
    diets: tuple[tuple[str, int], ...]
    is_closed: bool


@dataclass(frozen=True, slots=True)
class CloseReport:
    """What a day's close charged in all, also by runs that were interrupted; money in cents, positive.

    `schools` have been closed; `exempt` ate or were booked and pay nothing; `seconds` is what this run took.
    """

    on: date
    service_id: int
    charged: int
    exempt: int
    total_cents: int
    schools: int
    already_closed: bool
    seconds: float
