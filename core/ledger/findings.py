"""What `verify` can find, and how much of it is told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

#: Findings of a kind that are told one by one; the rest is counted.
TOLD = 50


class FindingKind(StrEnum):
    """What is broken."""

    BALANCE = "balance"
    CHAIN = "chain"
    BATCH = "batch"
    STRAY_ENTRY = "stray_entry"
    REVERSAL = "reversal"
    CHARGED_TWICE = "charged_twice"
    RECEIPT = "receipt"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something broken, in Italian."""

    kind: FindingKind
    text: str


class Findings:
    """Collects findings; a ledger broken everywhere does not fill the memory."""

    def __init__(self) -> None:
        self._found: list[Finding] = []
        self._count: Counter[FindingKind] = Counter()

    def add(self, kind: FindingKind, text: str) -> None:
        """Keep a finding."""
        self._count[kind] += 1
        if self._count[kind] <= TOLD:
            self._found.append(Finding(kind, text))

    def told(self) -> tuple[Finding, ...]:
        """Return what was found, with a line for what was only counted."""
        more = [
            Finding(kind, f"…e altri {count - TOLD} problemi dello stesso tipo.")
            for kind, count in self._count.items()
            if count > TOLD
        ]
        return (*self._found, *more)
