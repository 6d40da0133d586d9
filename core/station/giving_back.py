"""A handover that was a mistake is cancelled: the money is the station's again, and can be taken over anew.

The handover itself stays, with the reason beside it (docs/decisions/0026-day-close.md). In the operator's account it is
given back on the day of the cancellation, as a reversal is: an account that was handed in does not change afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from core.access.audit import record
from core.access.operations import Answer, OperationId
from core.access.permissions import Permission, not_allowed
from core.access.session import Session
from core.clock import rome
from core.errors import InvalidValue, NotFound, Phrase
from core.ledger.chain import chained_once
from core.money import format_euro
from core.payments import Means, MeansCount
from core.payments.cash_deposits import holding_of
from core.payments.cash_records import HANDLED, require_operator
from core.payments.cash_sessions import instants
from core.station.faults import HandoverOver, HandoverPaidIn
from core.storage import instant_from_number
from core.storage.database import Row
from core.storage.tables import HandoverCancel

_COLUMNS = (
    "SELECT h.id, h.station_id, s.name, h.till_id, h.actor_id, u.display_name, h.at, h.surplus_cents, c.reason,"
    " w.display_name, c.at FROM station_handover h JOIN station s ON s.id = h.station_id"
    " JOIN app_user u ON u.id = h.actor_id LEFT JOIN handover_cancel c ON c.station_handover_id = h.id"
    " LEFT JOIN app_user w ON w.id = c.actor_id"
)
_MEANS_TEXTS = {Means.CASH: Phrase("Contanti"), Means.CHEQUE: Phrase("Assegni")}


@dataclass(frozen=True, slots=True)
class CancelledHandover:
    """Why a handover is over, who cancelled it and when (UTC)."""

    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Handover:
    """Money of a station that an operator took over; cents, UTC. `till_id` is None for what was in no drawer.

    `taken` is what was handed over by means, also what is reversed by now; `surplus_cents` was counted beyond it.
    """

    id: int
    station_id: str
    station_name: str
    till_id: str | None
    operator_id: int
    operator_name: str
    at: datetime
    surplus_cents: int
    taken: tuple[MeansCount, ...]
    cancelled: CancelledHandover | None

    @property
    def amount_cents(self) -> int:
        """Return all that was taken over."""
        return self.surplus_cents + sum(one.amount_cents for one in self.taken)


def handovers(session: Session, first: date, last: date) -> tuple[Handover, ...]:
    """Return what was taken over between two days in Rome (both included), newest first, cancelled ones included."""
    session.require(Permission.VIEW_LEDGER)
    with session.database.snapshot():
        rows = session.database.rows(
            f"{_COLUMNS} WHERE h.at >= ? AND h.at < ? ORDER BY h.at DESC, h.id DESC", instants(first, last)
        )
        return tuple(_handover(session, row) for row in rows)


def cancel_handover(session: Session, operation: OperationId, handover_id: int, reason: str) -> Handover:
    """Cancel a handover: the operator answers for its money no more, and the drawer can be taken over again.

    The same operation again gives the first answer.

    Raises:
        InvalidValue: the reason is missing.
        HandoverOver: it is cancelled already.
        HandoverPaidIn: its money was paid in to the treasury; the deposit must be cancelled before.
        NotAllowed: another operator's is cancelled by an administrator only.
        NotFound: no such handover.
    """
    require_operator(session)
    session.require(Permission.VIEW_LEDGER)
    reason = " ".join(reason.split())
    if not reason:
        raise InvalidValue(field="Motivo", reason="scrivi perché la presa in consegna viene annullata.")

    def action() -> Answer:
        known = _known(session, handover_id)
        if known.operator_id != session.actor.id and not session.may(Permission.CLOSE_PERIOD):
            raise not_allowed(session.actor.role)
        if known.cancelled is not None:
            raise HandoverOver(
                by=known.cancelled.by, day=f"{rome(known.cancelled.at):%d/%m/%Y}", reason=known.cancelled.reason
            )
        _ensure_still_held(session, known)
        session.database.run(
            HandoverCancel.insert(station_handover=handover_id, reason=reason, actor=session.actor.id, at=session.now())
        )
        record(
            session, "cancel_handover", f"station:{known.station_id}", handover=handover_id, till=known.till_id,
            operator=known.operator_id, amount_cents=known.amount_cents, reason=reason,
        )  # fmt: skip
        return {"id": handover_id}

    told = {"cancel_handover": handover_id, "reason": reason, "by": session.actor.id}
    return _known(session, chained_once(session, operation, told, action).answer["id"])


def _ensure_still_held(session: Session, known: Handover) -> None:
    """Refuse when the operator has paid in so much that what is left to pay in is less than what would go back."""
    for means in HANDLED:
        back = _not_reversed(session, known.id, means) + (known.surplus_cents if means is Means.CASH else 0)
        held = holding_of(session, known.operator_id, means, None)
        left = held.due_cents + held.surplus_cents
        if back > left:
            raise HandoverPaidIn(means=_MEANS_TEXTS[means], amount=format_euro(back), due=format_euro(max(0, left)))


def _not_reversed(session: Session, handover_id: int, means: Means) -> int:
    return int(
        session.database.scalar(
            "SELECT COALESCE(SUM(r.amount_cents), 0) FROM station_handover_recharge l JOIN recharge r"
            " ON r.id = l.recharge_id WHERE l.station_handover_id = ? AND r.means = ? AND NOT EXISTS (SELECT 1"
            " FROM reversal v WHERE v.account_id = r.account_id AND v.day = r.day AND v.kind = r.kind"
            " AND v.seq = r.seq)",
            (handover_id, means.value),
        )
    )


def _known(session: Session, handover_id: int) -> Handover:
    row = session.database.row(f"{_COLUMNS} WHERE h.id = ?", (handover_id,))
    if row is None:
        raise NotFound(what="Presa in consegna")
    return _handover(session, row)


def _handover(session: Session, row: Row) -> Handover:
    handover_id, station_id, station, till_id, operator_id, operator, at, surplus, reason, by, over_at = row
    taken = session.database.rows(
        "SELECT r.means, COUNT(*), SUM(r.amount_cents) FROM station_handover_recharge l JOIN recharge r"
        " ON r.id = l.recharge_id WHERE l.station_handover_id = ? GROUP BY r.means ORDER BY r.means",
        (handover_id,),
    )
    return Handover(
        id=handover_id,
        station_id=station_id,
        station_name=station,
        till_id=till_id,
        operator_id=operator_id,
        operator_name=operator,
        at=instant_from_number(at),
        surplus_cents=surplus,
        taken=tuple(MeansCount(Means(means), count, int(cents)) for means, count, cents in taken),
        cancelled=None if over_at is None else CancelledHandover(reason, by, instant_from_number(over_at)),
    )
