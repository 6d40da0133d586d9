"""What the till's page does, as a pure state machine: who, float, open; count, reason, closed.

The operation's id is made before the first try and stays until the station has answered: however often a button is
tapped or retried, the till is opened or closed once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from core.money import MAX_AMOUNT_CENTS
from core.station import Till

LONGEST_NAME = 30


class TillPhase(StrEnum):
    """Where the operator is."""

    NAME = "name"
    FLOAT = "float"
    OPEN = "open"
    COUNT = "count"
    REASON = "reason"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class TillState:
    """The till on screen. `text` is what the operator must read; `is_sending` while the station is asked."""

    phase: TillPhase = TillPhase.NAME
    name: str = ""
    till: Till | None = None
    counted_cents: int = 0
    operation_id: str = ""
    is_sending: bool = False
    text: str = ""

    @property
    def difference_cents(self) -> int:
        """What was counted too much (+) or too little (−)."""
        return 0 if self.till is None else self.counted_cents - self.till.expected_cents


def looked(till: Till | None) -> TillState:
    """The station told how its till stands."""
    return TillState() if till is None else TillState(phase=TillPhase.OPEN, till=till)


def typed(state: TillState, sign: str) -> TillState:
    """A key of the name was tapped; an empty `sign` takes the last one back."""
    if state.phase is not TillPhase.NAME:
        return state
    name = state.name + sign if sign else state.name[:-1]
    return replace(state, name=" ".join(name.lstrip().title().split(" "))[:LONGEST_NAME], text="")


def named(state: TillState, name: str, operation_id: str) -> TillState:
    """Whose till it is was said; without a name nothing happens."""
    clean = " ".join(name.split())
    if state.phase is not TillPhase.NAME or not clean:
        return state
    return replace(state, phase=TillPhase.FLOAT, name=clean, operation_id=operation_id, text="")


def float_entered(state: TillState, cents: int) -> tuple[TillState, bool]:
    """The float was typed, zero too. The second value says whether to open: only the first tap does."""
    is_right = state.phase is TillPhase.FLOAT and not state.is_sending and 0 <= cents <= MAX_AMOUNT_CENTS
    return (replace(state, is_sending=True, text=""), True) if is_right else (state, False)


def closing(state: TillState, till: Till, operation_id: str) -> TillState:
    """The operator wants to close: count what is there."""
    if state.phase is not TillPhase.OPEN:
        return state
    return TillState(phase=TillPhase.COUNT, till=till, operation_id=operation_id)


def counted(state: TillState, cents: int) -> tuple[TillState, bool]:
    """The cash was counted. The second value says whether to close: a difference asks for a reason first."""
    if state.phase is not TillPhase.COUNT or state.is_sending or not 0 <= cents <= MAX_AMOUNT_CENTS:
        return state, False
    state = replace(state, counted_cents=cents, text="")
    if state.difference_cents:
        return replace(state, phase=TillPhase.REASON), False
    return replace(state, is_sending=True), True


def explained(state: TillState) -> tuple[TillState, bool]:
    """Why the count differs was said. The second value says whether to close."""
    if state.phase is not TillPhase.REASON or state.is_sending:
        return state, False
    return replace(state, is_sending=True, text=""), True


def answered(state: TillState, till: Till) -> TillState:
    """The station opened or closed it."""
    if not state.is_sending:
        return state
    return TillState(phase=TillPhase.OPEN if till.is_open else TillPhase.CLOSED, till=till)


def failed(state: TillState, text: str) -> TillState:
    """The station could not: what was typed stays, the operation's id too."""
    return replace(state, is_sending=False, text=text)


def back(state: TillState) -> TillState | None:
    """One step back; None: out of the page."""
    if state.is_sending:
        return state
    match state.phase:
        case TillPhase.FLOAT:
            return replace(state, phase=TillPhase.NAME, text="")
        case TillPhase.COUNT:
            return looked(state.till)
        case TillPhase.REASON:
            return replace(state, phase=TillPhase.COUNT, text="")
        case TillPhase.NAME | TillPhase.OPEN | TillPhase.CLOSED:
            return None
