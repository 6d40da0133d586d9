"""What the recharge screen does, as a pure state machine: card, amount, means, confirmation, receipt.

The operation's id is made when the card is recognised and stays until the receipt is there: however often "Conferma"
is tapped or retried, the account is credited once (docs/decisions/0007-ledger.md).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from core.money import MAX_AMOUNT_CENTS
from core.payments import Means
from core.station import RechargeAnswer, RechargeTarget


class Phase(StrEnum):
    """Where the operator is."""

    CARD = "card"
    AMOUNT = "amount"
    MEANS = "means"
    CONFIRM = "confirm"
    SENDING = "sending"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class RechargeState:
    """One recharge in the making; `text` is what the operator must read (a refusal, a failure)."""

    phase: Phase = Phase.CARD
    target: RechargeTarget | None = None
    operation_id: str = ""
    amount_cents: int = 0
    means: Means | None = None
    receipt: RechargeAnswer | None = None
    text: str = ""


def identified(state: RechargeState, target: RechargeTarget, operation_id: str) -> RechargeState:
    """A card was recognised. In the middle of another recharge it changes nothing: the operator cancels first."""
    if state.phase not in {Phase.CARD, Phase.RECEIPT}:
        return state
    return RechargeState(phase=Phase.AMOUNT, target=target, operation_id=operation_id)


def refused(state: RechargeState, text: str) -> RechargeState:
    """A card was not recognised: say why; a recharge in the making stays."""
    return RechargeState(text=text) if state.phase in {Phase.CARD, Phase.RECEIPT} else state


def amount_entered(state: RechargeState, cents: int) -> RechargeState:
    """The keypad or a preset gave an amount; out of bounds it is not taken."""
    if state.phase is not Phase.AMOUNT or not 0 < cents <= MAX_AMOUNT_CENTS:
        return state
    return replace(state, phase=Phase.MEANS, amount_cents=cents, text="")


def means_chosen(state: RechargeState, means: Means) -> RechargeState:
    """Cash, bancomat, card or cheque: kept, because only traceable money is tax-deductible."""
    return replace(state, phase=Phase.CONFIRM, means=means) if state.phase is Phase.MEANS else state


def confirmed(state: RechargeState) -> tuple[RechargeState, bool]:
    """The operator confirmed. The second value says whether to send: only the first tap does."""
    if state.phase is not Phase.CONFIRM:
        return state, False
    return replace(state, phase=Phase.SENDING, text=""), True


def recorded(state: RechargeState, receipt: RechargeAnswer) -> RechargeState:
    """The station recorded it and gave a receipt."""
    return replace(state, phase=Phase.RECEIPT, receipt=receipt) if state.phase is Phase.SENDING else state


def failed(state: RechargeState, text: str) -> RechargeState:
    """The station could not record: back to the confirmation, with the same operation id."""
    return replace(state, phase=Phase.CONFIRM, text=text) if state.phase is Phase.SENDING else state


def back(state: RechargeState) -> RechargeState:
    """One step back; from the first one to the invitation."""
    match state.phase:
        case Phase.CONFIRM:
            return replace(state, phase=Phase.MEANS, means=None, text="")
        case Phase.MEANS:
            return replace(state, phase=Phase.AMOUNT, amount_cents=0, text="")
        case Phase.AMOUNT | Phase.RECEIPT | Phase.CARD:
            return RechargeState()
        case Phase.SENDING:
            return state
