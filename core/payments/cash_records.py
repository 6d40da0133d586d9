"""What the cash desk gives to the screens and papers: frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from core.access.permissions import Permission, Role, not_allowed
from core.access.session import Session
from core.payments.means import Means

#: Money that passes through an operator's hands and is paid in to the treasury by them.
HANDLED = (Means.CASH, Means.CHEQUE)


@dataclass(frozen=True, slots=True)
class CashSession:
    """A drawer from its float to its count; amounts in cents, instants UTC.

    `expected_cents` and `counted_cents` are None while it is open. `reason` explains a difference.
    """

    id: int
    operator_id: int
    operator_name: str
    opened_at: datetime
    float_cents: int
    closed_at: datetime | None
    closed_by: str | None
    expected_cents: int | None
    counted_cents: int | None
    reason: str | None

    @property
    def is_open(self) -> bool:
        """Whether money may still be taken in it."""
        return self.closed_at is None

    @property
    def difference_cents(self) -> int | None:
        """Return what was counted too much (+) or too little (−); None while it is open."""
        if self.counted_cents is None or self.expected_cents is None:
            return None
        return self.counted_cents - self.expected_cents


@dataclass(frozen=True, slots=True)
class MeansCount:
    """What was taken in a session by one means; what was reversed meanwhile is left in (see `given_back_cents`)."""

    means: Means
    count: int
    amount_cents: int


@dataclass(frozen=True, slots=True)
class CashState:
    """A session and what has passed through it: what should be in the drawer is `expected_cents`.

    expected = float + cash taken − cash given back (recharges of this operator reversed while the session was open)
    − cash paid in to the treasury out of this drawer.
    """

    session: CashSession
    taken: tuple[MeansCount, ...]
    given_back_cents: int
    deposited_cents: int
    expected_cents: int

    @property
    def cash_cents(self) -> int:
        """Return the cash taken."""
        return sum(one.amount_cents for one in self.taken if one.means is Means.CASH)


@dataclass(frozen=True, slots=True)
class Deposit:
    """Money paid in to the treasury on day `on`, with the number of the treasury's receipt (quietanza)."""

    id: int
    operator_id: int
    operator_name: str
    on: date
    means: Means
    amount_cents: int
    treasury_receipt: str
    note: str | None
    is_from_drawer: bool
    cancel_reason: str | None

    @property
    def is_cancelled(self) -> bool:
        """Whether it was taken back as a mistake."""
        return self.cancel_reason is not None


@dataclass(frozen=True, slots=True)
class Holding:
    """What an operator has taken by a means and must still pay in; cents. `surplus_cents` was counted too much."""

    means: Means
    taken_cents: int
    given_back_cents: int
    deposited_cents: int
    surplus_cents: int

    @property
    def due_cents(self) -> int:
        """Return what remains to be paid in."""
        return self.taken_cents - self.given_back_cents - self.deposited_cents


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody who has taken money at the counter: an accounting agent (agente contabile)."""

    id: int
    name: str


def require_operator(session: Session) -> None:
    """Let only a person at a desk go on: neither the program itself nor a kiosk has a drawer.

    Raises:
        NotAllowed: the actor is neither.
    """
    session.require(Permission.RECHARGE)
    if not is_operator(session):
        raise not_allowed(session.actor.role)


def is_operator(session: Session) -> bool:
    """Tell whether a person acts, not the program nor a kiosk."""
    return session.actor.role not in {Role.STATION, Role.SYSTEM} and session.actor.id > 0
