"""Cash sessions: a drawer opened with a float and closed, once, with a count (docs/decisions/0019-cash-desk.md)."""

from __future__ import annotations

from datetime import date, time, timedelta

from core.access.audit import record
from core.access.operations import Answer, OperationId
from core.access.permissions import Permission, not_allowed
from core.access.session import Session
from core.clock import rome, rome_instant
from core.errors import InvalidValue, NotFound, Phrase
from core.ledger.chain import chained_once
from core.money import MAX_AMOUNT_CENTS, format_euro
from core.payments.cash_faults import CashAlreadyClosed, CashSessionOpen, CountDiffers
from core.payments.cash_records import CashSession, CashState, MeansCount, require_operator
from core.payments.means import Channel, Means
from core.storage import Database, instant_from_number, instant_number
from core.storage.database import Row
from core.storage.tables import CashSession as CashSessionTable

_COLUMNS = (
    "SELECT s.id, s.actor_id, u.display_name, s.opened_at, s.float_cents, s.closed_at, c.display_name,"
    " s.expected_cents, s.counted_cents, s.reason, s.opened_batch_id, s.closed_batch_id"
    " FROM cash_session s JOIN app_user u ON u.id = s.actor_id LEFT JOIN app_user c ON c.id = s.closed_by_id"
)
#: Recharges that pass through an operator's hands.
AT_COUNTER = f"r.channel = '{Channel.COUNTER.value}' AND r.station_id IS NULL"
#: Recharges of stations that an operator took over (core.station.handing_over).
TAKEN_OVER = (
    " FROM station_handover h JOIN station_handover_recharge l ON l.station_handover_id = h.id"
    " JOIN recharge r ON r.id = l.recharge_id"
)
#: How such a recharge leaves the operator's hands again: reversed, or the handover cancelled.
LEFT_HANDS = (
    " LEFT JOIN reversal v ON v.account_id = r.account_id AND v.day = r.day AND v.kind = r.kind AND v.seq = r.seq"
    " LEFT JOIN handover_cancel c ON c.station_handover_id = h.id"
)
_REVERSED_AT = "CASE WHEN v.at > h.at THEN v.at ELSE h.at END"
#: When it did, whichever came first; NULL while it has not. What was reversed before left when it was taken over.
GIVEN_BACK_AT = f"(CASE WHEN v.at IS NULL OR c.at < {_REVERSED_AT} THEN c.at ELSE {_REVERSED_AT} END)"
_NO_END = (1 << 31) - 1


def open_cash_session(session: Session, operation: OperationId, float_cents: int) -> CashSession:
    """Open the operator's drawer with a float (fondo cassa) of so many cents, zero included.

    Raises:
        InvalidValue: the float cannot be.
        CashSessionOpen: the operator has a drawer open.
        NotAllowed: neither the program nor a kiosk has a drawer.
        Conflict: the same id came with another float.
    """
    require_operator(session)
    _ensure_amount(float_cents, "Fondo cassa")

    def action() -> Answer:
        database, actor_id = session.database, session.actor.id
        known = _row(database, "s.actor_id = ? AND s.closed_at IS NULL", actor_id)
        if known is not None:
            raise CashSessionOpen(opened_at=f"{rome(_session(known).opened_at):%d/%m/%Y alle %H:%M}")
        session_id = database.insert(
            CashSessionTable,
            actor=actor_id,
            opened_at=session.now(),
            opened_batch_id=_chain_head(database),
            float_cents=float_cents,
        )
        record(session, "open_cash_session", f"cash_session:{session_id}", float_cents=float_cents)
        return {"id": session_id}

    outcome = chained_once(session, operation, {"open_cash": float_cents, "by": session.actor.id}, action)
    return _known(session.database, outcome.answer["id"])


def close_cash_session(
    session: Session, operation: OperationId, cash_session_id: int, counted_cents: int, reason: str = ""
) -> CashSession:
    """Close a drawer with the cash that was counted in it; whoever recharges after this needs a new session.

    Raises:
        InvalidValue: the count cannot be.
        CountDiffers: it is not what should be there, and `reason` is empty; nothing was closed.
        CashAlreadyClosed: it was closed before, by another operation.
        NotAllowed: another operator's drawer is closed by an administrator only.
        NotFound: no such session.
        Conflict: the same id came with another count.
    """
    require_operator(session)
    _ensure_amount(counted_cents, "Conteggio")
    reason = " ".join(reason.split())

    def action() -> Answer:
        row = _row(session.database, "s.id = ?", cash_session_id)
        if row is None:
            raise NotFound(what="Sessione di cassa")
        known = _session(row)
        _ensure_may_close(session, known)
        expected = _state(session.database, row).expected_cents
        _ensure_explained(expected, counted_cents, reason)
        closed_at = max(session.now(), known.opened_at)  # also when the clock was set back meanwhile
        session.database.execute(
            "UPDATE cash_session SET closed_at = ?, closed_batch_id = ?, closed_by_id = ?, expected_cents = ?,"
            " counted_cents = ?, reason = ? WHERE id = ?",
            (
                instant_number(closed_at), _chain_head(session.database), session.actor.id, expected, counted_cents,
                reason or None, cash_session_id,
            ),
        )  # fmt: skip
        record(
            session, "close_cash_session", f"cash_session:{cash_session_id}",
            expected_cents=expected, counted_cents=counted_cents, difference_cents=counted_cents - expected,
            reason=reason or None,
        )  # fmt: skip
        return {"id": cash_session_id}

    told = {"close_cash": cash_session_id, "counted": counted_cents, "reason": reason}
    outcome = chained_once(session, operation, told, action)
    return _known(session.database, outcome.answer["id"])


def my_cash_session(session: Session) -> CashSession | None:
    """Return the actor's open drawer, if there is one."""
    session.require(Permission.RECHARGE)
    row = _row(session.database, "s.actor_id = ? AND s.closed_at IS NULL", session.actor.id)
    return None if row is None else _session(row)


def cash_state(session: Session, cash_session_id: int) -> CashState:
    """Return a session with what has passed through it.

    Raises:
        NotFound: no such session.
    """
    session.require(Permission.VIEW_LEDGER)
    with session.database.snapshot():
        row = _row(session.database, "s.id = ?", cash_session_id)
        if row is None:
            raise NotFound(what="Sessione di cassa")
        return _state(session.database, row)


def cash_sessions(session: Session, first: date, last: date, operator_id: int | None = None) -> tuple[CashSession, ...]:
    """Return the sessions opened between two days in Rome (both included), newest first."""
    session.require(Permission.VIEW_LEDGER)
    only, values = ("", ()) if operator_id is None else (" AND s.actor_id = ?", (operator_id,))
    rows = session.database.rows(
        f"{_COLUMNS} WHERE s.opened_at >= ? AND s.opened_at < ?{only} ORDER BY s.opened_at DESC, s.id DESC",
        (*instants(first, last), *values),
    )
    return tuple(map(_session, rows))


def open_cash_sessions(session: Session) -> tuple[CashSession, ...]:
    """Return all drawers that are open now, oldest first: a forgotten one is seen."""
    session.require(Permission.VIEW_LEDGER)
    return tuple(
        map(_session, session.database.rows(f"{_COLUMNS} WHERE s.closed_at IS NULL ORDER BY s.opened_at, s.id"))
    )


def instants(first: date, last: date) -> tuple[int, int]:
    """Return the instants, as stored, at which `first` begins and `last` is over in Rome."""
    midnight = time()
    return (
        instant_number(rome_instant(first, midnight)),
        instant_number(rome_instant(last + timedelta(days=1), midnight)),
    )


def _ensure_may_close(session: Session, known: CashSession) -> None:
    if known.closed_at is not None:
        raise CashAlreadyClosed(
            closed_at=f"{rome(known.closed_at):%d/%m/%Y alle %H:%M}", counted=format_euro(known.counted_cents or 0)
        )
    if known.operator_id != session.actor.id and not session.may(Permission.CLOSE_PERIOD):
        raise not_allowed(session.actor.role)


def _ensure_explained(expected: int, counted: int, reason: str) -> None:
    if counted != expected and not reason:
        raise CountDiffers(
            expected=format_euro(expected),
            counted=format_euro(counted),
            difference=format_euro(counted - expected, signed=True),
            difference_cents=counted - expected,
        )


def _ensure_amount(cents: int, field: str) -> None:
    if not 0 <= cents <= MAX_AMOUNT_CENTS:
        reason = Phrase("deve essere tra zero e {most}.", most=format_euro(MAX_AMOUNT_CENTS))
        raise InvalidValue(field=field, reason=reason)


def _chain_head(database: Database) -> int:
    """Return the number of the last posting: what comes after it belongs to the session, whatever the clock says."""
    return int(database.scalar("SELECT COALESCE(MAX(id), 0) FROM batch"))


def _row(database: Database, condition: str, value: int) -> Row | None:
    return database.row(f"{_COLUMNS} WHERE {condition}", (value,))


def _known(database: Database, cash_session_id: int) -> CashSession:
    row = _row(database, "s.id = ?", cash_session_id)
    if row is None:
        raise NotFound(what="Sessione di cassa")
    return _session(row)


def _state(database: Database, row: Row) -> CashState:
    known, opened_batch, closed_batch = _session(row), row[10], row[11]
    taken = tuple(
        MeansCount(Means(means), count, int(cents))
        for means, count, cents in database.rows(
            "SELECT r.means, COUNT(*), SUM(r.amount_cents) FROM cash_taking t JOIN recharge r ON r.id = t.recharge_id"
            " WHERE t.cash_session_id = ? GROUP BY r.means ORDER BY r.means",
            (known.id,),
        )
    )
    given_back = database.scalar(
        "SELECT COALESCE(SUM(r.amount_cents), 0) FROM reversal v"
        " JOIN recharge r ON r.account_id = v.account_id AND r.day = v.day AND r.kind = v.kind AND r.seq = v.seq"
        " JOIN entry e ON e.account_id = v.account_id AND e.day = v.by_day AND e.kind = v.by_kind AND e.seq = v.by_seq"
        f" WHERE v.kind = 2 AND r.actor_id = ? AND r.means = ? AND {AT_COUNTER}"
        " AND e.batch_id > ? AND e.batch_id <= ?",
        (known.operator_id, Means.CASH.value, opened_batch, _NO_END if closed_batch is None else closed_batch),
    )
    deposited = database.scalar(
        "SELECT COALESCE(SUM(amount_cents), 0) FROM cash_deposit"
        " WHERE cash_session_id = ? AND means = ? AND cancelled_at IS NULL",
        (known.id, Means.CASH.value),
    )
    cash = sum(one.amount_cents for one in taken if one.means is Means.CASH)
    expected = known.float_cents + cash - int(given_back) - int(deposited)
    return CashState(
        known,
        taken,
        int(given_back),
        int(deposited),
        # What a closed session came to stays, whatever is cancelled afterwards.
        expected if known.expected_cents is None else known.expected_cents,
    )


def _session(row: Row) -> CashSession:
    (
        session_id, operator_id, operator_name, opened_at, float_cents, closed_at, closed_by, expected, counted, reason,
        *_batches,
    ) = row  # fmt: skip
    return CashSession(
        id=session_id,
        operator_id=operator_id,
        operator_name=operator_name,
        opened_at=instant_from_number(opened_at),
        float_cents=float_cents,
        closed_at=None if closed_at is None else instant_from_number(closed_at),
        closed_by=closed_by,
        expected_cents=expected,
        counted_cents=counted,
        reason=reason,
    )
