"""What an import will do, did, and took back: frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.errors import UserError


class Verdict(StrEnum):
    """What will come of a row."""

    NEW = "new"
    KNOWN = "known"
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for all rows that do not say otherwise; both days included.

    Without a service nobody is enrolled, and there are neither bands nor balances. `school_id` is where the classes
    are looked for when the file names no school.
    """

    starts_on: date
    ends_on: date
    service_id: int | None = None
    school_id: int | None = None


@dataclass(frozen=True, slots=True)
class GuardianEntry:
    """A guardian to be entered; `guardian_id` of one who is there. `key` tells which rows mean the same one."""

    key: str
    guardian_id: int | None
    last_name: str
    first_name: str
    fiscal_code: str | None
    email: str | None
    phone: str | None
    address: str | None
    relation: str


@dataclass(frozen=True, slots=True)
class DietEntry:
    """A diet to be followed from the first day of the enrolment to the last; its reason is never in a file."""

    diet_id: int
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class PupilEntry:
    """What will be entered for a row; `pupil_id` of one who is there. What is None is left as it is."""

    pupil_id: int | None
    last_name: str
    first_name: str
    fiscal_code: str | None
    born_on: date | None
    class_id: int | None
    is_enrolled: bool
    starts_on: date
    ends_on: date
    band_id: int | None
    guardians: tuple[GuardianEntry, ...]
    diets: tuple[DietEntry, ...]
    balance_cents: int


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of the file with what will come of it: `faults` keep it out, `notes` (Italian) only tell.

    `cuts` are the ways to cut a whole name into last name and first name where nobody can tell: the clerk chooses.
    """

    number: int
    name: str
    class_text: str
    verdict: Verdict
    faults: tuple[UserError, ...]
    notes: tuple[str, ...]
    entry: PupilEntry | None
    cuts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A dry run: all rows, in the order of the file."""

    file_name: str
    defaults: Defaults
    rows: tuple[PlannedRow, ...]

    def count(self, verdict: Verdict) -> int:
        """Return how many rows will come to this."""
        return sum(row.verdict is verdict for row in self.rows)

    @property
    def balance_cents(self) -> int:
        """The sum of the opening balances, in cents."""
        return sum(row.entry.balance_cents for row in self.rows if row.entry is not None)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did in all, also in runs that were stopped; `refused` rows were so at the last moment."""

    run_id: str
    created: int
    changed: int
    guardians: int
    balance_cents: int
    refused: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ImportRun:
    """An import of the past."""

    run_id: str
    at: datetime
    actor_name: str
    file_name: str
    rows: int
    is_undone: bool


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What was taken back. `kept` pupils stay without class and enrolment: their account has moved."""

    removed: int
    kept: int
    reversed_cents: int
