"""What an entry is, what stands on its other side, and how one is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

#: A charge's `seq` is service × this + revision: one service a day is charged once, again only after a reversal.
REVISIONS = 1000


class EntryKind(IntEnum):
    """What moved the money. Charges and refunds are negative, recharges positive; the balance is the sum."""

    CHARGE = 1
    RECHARGE = 2
    REVERSAL = 3
    OPENING = 4
    REFUND = 5
    TRANSFER = 6
    ADJUSTMENT = 7


class Contra(IntEnum):
    """The account on the other side of the entry: it makes one row a balanced double entry."""

    MEALS = 1
    CASH = 2
    ELECTRONIC = 3
    PUNTOLIS = 4
    PAGOPA = 5
    OPENING = 6
    TREASURY = 7
    TRANSFER = 8


@dataclass(frozen=True, slots=True, order=True)
class EntryKey:
    """The name of an entry: its account, day, kind, and number among those of the same day and kind."""

    account_id: int
    on: date
    kind: EntryKind
    seq: int

    @property
    def service_id(self) -> int | None:
        """The service that a charge is for; None for other kinds."""
        return self.seq // REVISIONS if self.kind is EntryKind.CHARGE else None
