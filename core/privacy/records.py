"""What privacy gives to the screens and the papers: frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Retention:
    """How long data are kept, after their use has ended.

    `pupil_years`: names and family, after the last class, enrolment or entry. `reason_months`: why a diet was followed,
    after its last day. `message_years`: texts of letters and e-mails. `audit_years`: the audit trail. `photo_months`:
    the photo, after the last enrolment; the summer must fit in.
    """

    pupil_years: int
    reason_months: int
    message_years: int
    audit_years: int
    photo_months: int = 4


@dataclass(frozen=True, slots=True)
class ErasureCandidate:
    """A pupil whose retention is over since `last_on`, the last day of anything; `in_the_way` (Italian) forbids it."""

    pupil_id: int
    name: str
    last_on: date
    balance_cents: int
    in_the_way: str


@dataclass(frozen=True, slots=True)
class ErasurePreview:
    """What erasing some pupils would take away, and what stays."""

    pupils: int
    guardians_gone: int
    guardians_kept: int
    diets: int
    reasons: int
    requests: int
    receipts: int
    messages: int
    cards: int
    entries_kept: int
    photos: int = 0


@dataclass(frozen=True, slots=True)
class RetentionReport:
    """What is due today: pupils to erase (and how many something is in the way of), and how much of the rest."""

    pupils: int
    blocked: int
    reasons: int
    texts: int
    audit_lines: int
    oldest_audit_at: datetime | None
    photos: int = 0


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column of an export: its key in the JSON file, its name on paper. A long one gets lines of its own there."""

    key: str
    title: str
    is_long: bool = False


#: Texts, numbers, days and instants (UTC); amounts are cents in columns whose key ends in `_cents`.
Cell = str | int | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class ExportSection:
    """A table of an export; `about` names the child that it is about, empty for the family."""

    key: str
    title: str
    about: str
    columns: tuple[ExportColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class SubjectExport:
    """All that is kept about a family or a pupil, as it stood at `made_at` (UTC)."""

    subject_name: str
    made_at: datetime
    sections: tuple[ExportSection, ...]
