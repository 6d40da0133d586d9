"""How money comes in: the means and the channel, and where it stands in the ledger."""

from __future__ import annotations

from enum import StrEnum

from core.ledger import Contra


class Means(StrEnum):
    """What was paid with. Stored, because only traceable money is tax-deductible (seed rule 5)."""

    CASH = "cash"
    BANCOMAT = "bancomat"
    CARD = "card"
    CHEQUE = "cheque"
    PAGOPA = "pagopa"

    @property
    def is_traceable(self) -> bool:
        """Tell whether the payment counts for the tax deduction: everything but cash."""
        return self is not Means.CASH


class Channel(StrEnum):
    """Where it was paid: the office's counter, a PuntoLIS point, pagoPA."""

    COUNTER = "counter"
    PUNTOLIS = "puntolis"
    PAGOPA = "pagopa"


def contra_of(means: Means, channel: Channel) -> Contra:
    """Return the other side of a recharge: the drawer, the bank's terminal, or whoever collected for us."""
    match channel:
        case Channel.PUNTOLIS:
            return Contra.PUNTOLIS
        case Channel.PAGOPA:
            return Contra.PAGOPA
        case Channel.COUNTER:
            return Contra.CASH if means is Means.CASH else Contra.ELECTRONIC
