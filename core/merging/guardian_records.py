"""What merging two records of one guardian will do, and what it did: frozen records."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GuardianSide:
    """One of the two records."""

    id: int
    name: str
    fiscal_code: str | None
    email: str | None
    phone: str | None
    address: str | None
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuardianMergePreview:
    """What a merge would do now. Nothing was written.

    `children` are the names of those who go over, `shared` of those whom both stand for. `applicant_of` counts the
    children for whom the kept record becomes the applicant, `periods` the times of payment that are written anew for
    it, `added_up` those of them in which both paid a share. `takes` and `leaves` name columns: what the kept record
    lacks and takes, and what the other has different and keeps.
    """

    kept: GuardianSide
    merged: GuardianSide
    children: tuple[str, ...]
    shared: tuple[str, ...]
    applicant_of: int
    periods: int
    added_up: int
    messages: int
    takes: tuple[str, ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuardianMergeDone:
    """What a merge did; `is_repeat` when the same operation had been done before."""

    kept_id: int
    merged_id: int
    children: int
    periods: int
    is_repeat: bool
