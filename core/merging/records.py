"""What a merge will do, and what it did: frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class MergeSide:
    """One of the two records."""

    id: int
    name: str
    fiscal_code: str | None
    born_on: date | None
    class_name: str
    guardians: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccountMove:
    """What goes from an account of the second record to the first's: cents, negative for a debt."""

    service_group_id: int
    service_group_name: str
    amount_cents: int


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would do now. Nothing was written.

    `from_on` is the first day that moves: the day after the last one charged to the second record, None when nothing
    was charged to it (then everything moves). Numbers count what goes to the record that is kept; `cards_revoked`
    are those whose place is taken there.
    """

    kept: MergeSide
    merged: MergeSide
    from_on: date | None
    placements: int
    enrolments: int
    bands: int
    diets: int
    guardians: int
    presences: int
    requests: int
    cards_moved: int
    cards_revoked: int
    accounts: tuple[AccountMove, ...]
    takes_fiscal_code: bool
    takes_birth: bool

    @property
    def has_two_codes(self) -> bool:
        """Whether the two have different fiscal codes: then they are two children, or one code is wrong."""
        return bool(self.kept.fiscal_code and self.merged.fiscal_code)


@dataclass(frozen=True, slots=True)
class MergeDone:
    """What a merge did; `is_repeat` when the same operation had been done before."""

    kept_id: int
    merged_id: int
    moved_cents: int
    cards_moved: int
    cards_revoked: int
    is_repeat: bool
