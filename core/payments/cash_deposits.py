"""Deposits to the treasury (versamenti in tesoreria), and what an operator must still pay in."""

from __future__ import annotations

from datetime import date

from core.access.audit import record
from core.access.operations import Answer, OperationId
from core.access.permissions import Permission, not_allowed
from core.access.session import Session
from core.errors import InvalidValue, NotFound, Phrase
from core.ledger.chain import chained_once
from core.money import format_euro
from core.payments.cash_faults import CashSessionNeeded, DepositCancelled, DepositKnown, DepositTooLarge
from core.payments.cash_records import HANDLED, Deposit, Holding, Operator, require_operator
from core.payments.cash_sessions import (
    AT_COUNTER,
    GIVEN_BACK_AT,
    LEFT_HANDS,
    TAKEN_OVER,
    instants,
    my_cash_session,
)
from core.payments.means import Means
from core.storage import Database, day_from_number, day_number, instant_number
from core.storage.database import Row
from core.storage.tables import CashDeposit

_COLUMNS = (
    "SELECT d.id, d.actor_id, u.display_name, d.day, d.means, d.amount_cents, d.treasury_receipt, d.note,"
    " d.cash_session_id IS NOT NULL, d.cancel_reason FROM cash_deposit d JOIN app_user u ON u.id = d.actor_id"
)
_MEANS_TEXTS = {Means.CASH: Phrase("contanti"), Means.CHEQUE: Phrase("assegni")}
_FIRST_DAY = date(1970, 1, 2)


def deposit(
    session: Session,
    operation: OperationId,
    *,
    on: date,
    amount_cents: int,
    treasury_receipt: str,
    means: Means = Means.CASH,
    note: str = "",
    from_drawer: bool = False,
) -> Deposit:
    """Register what the operator has paid in to the treasury, with the number of its receipt (quietanza).

    Args:
        session: who paid in.
        operation: the id made before sending.
        on: the day of the treasury's receipt, not after today.
        amount_cents: above zero, at most what is due.
        treasury_receipt: its number, as printed.
        means: cash or cheques.
        note: anything to remember.
        from_drawer: the cash came out of the open drawer, which must then hold that much less.

    Raises:
        InvalidValue: day, amount, means or number cannot be.
        DepositTooLarge: more than was taken and is not paid in yet.
        DepositKnown: the treasury's receipt is registered already.
        CashSessionNeeded: `from_drawer` and none is open.
        Conflict: the same id came with another content.
    """
    require_operator(session)
    number, note = " ".join(treasury_receipt.split()), " ".join(note.split())
    _ensure_sound(session, on, amount_cents, means, number)

    def action() -> Answer:
        _ensure_new(session, on, number)
        _ensure_due(session, means, amount_cents)
        drawer = my_cash_session(session) if from_drawer else None
        if from_drawer and drawer is None:
            raise CashSessionNeeded
        deposit_id = session.database.insert(
            CashDeposit,
            actor=session.actor.id,
            cash_session=None if drawer is None else drawer.id,
            day=on,
            means=means.value,
            amount_cents=amount_cents,
            treasury_receipt=number,
            note=note or None,
            at=session.now(),
        )
        record(
            session, "deposit", f"cash_deposit:{deposit_id}",
            on=on.isoformat(), means=means.value, amount_cents=amount_cents, treasury_receipt=number,
            cash_session=None if drawer is None else drawer.id,
        )  # fmt: skip
        return {"id": deposit_id}

    told = {
        "deposit": amount_cents, "on": on.isoformat(), "means": means.value, "number": number, "note": note,
        "from_drawer": from_drawer, "by": session.actor.id,
    }  # fmt: skip
    outcome = chained_once(session, operation, told, action)
    return _known(session.database, outcome.answer["id"])


def cancel_deposit(session: Session, deposit_id: int, reason: str) -> Deposit:
    """Take a deposit that was registered by mistake out of the account; it stays on the list with the reason.

    Raises:
        InvalidValue: the reason is missing.
        DepositCancelled: it is cancelled already.
        NotAllowed: another operator's is cancelled by an administrator only.
        NotFound: no such deposit.
    """
    require_operator(session)
    reason = " ".join(reason.split())
    if not reason:
        raise InvalidValue(field="Motivo", reason="scrivi perché il versamento viene annullato.")
    database = session.database
    with database.transaction():
        known = _known(database, deposit_id)
        if known.cancel_reason is not None:
            raise DepositCancelled(reason=known.cancel_reason)
        if known.operator_id != session.actor.id and not session.may(Permission.CLOSE_PERIOD):
            raise not_allowed(session.actor.role)
        changed = database.execute(
            "UPDATE cash_deposit SET cancelled_at = ?, cancel_reason = ? WHERE id = ? AND cancelled_at IS NULL",
            (instant_number(session.now()), reason, deposit_id),
        )
        if not changed:  # another desk was faster
            raise DepositCancelled(reason=_known(database, deposit_id).cancel_reason or "")
        record(session, "cancel_deposit", f"cash_deposit:{deposit_id}", reason=reason)
    return _known(database, deposit_id)


def deposits(session: Session, first: date, last: date, operator_id: int | None = None) -> tuple[Deposit, ...]:
    """Return the deposits between two days (both included), newest first, cancelled ones included."""
    session.require(Permission.VIEW_LEDGER)
    only, values = ("", ()) if operator_id is None else (" AND d.actor_id = ?", (operator_id,))
    rows = session.database.rows(
        f"{_COLUMNS} WHERE d.day BETWEEN ? AND ?{only} ORDER BY d.day DESC, d.id DESC",
        (day_number(first), day_number(last), *values),
    )
    return tuple(map(_deposit, rows))


def holdings(session: Session, operator_id: int, until: date | None = None) -> tuple[Holding, ...]:
    """Return what an operator has taken and must still pay in, by means; `until` a day in Rome, None: up to now."""
    session.require(Permission.VIEW_LEDGER)
    return tuple(holding_of(session, operator_id, means, until) for means in HANDLED)


def operators(session: Session, first: date, last: date) -> tuple[Operator, ...]:
    """Return who took cash or cheques, at the counter or over from a station, or paid in, between two days, by name."""
    session.require(Permission.VIEW_LEDGER)
    low, high = instants(first, last)
    rows = session.database.rows(
        "SELECT u.id, u.display_name FROM app_user u WHERE EXISTS (SELECT 1 FROM recharge r WHERE r.actor_id = u.id"
        f" AND r.at >= ? AND r.at < ? AND r.means IN ('cash', 'cheque') AND {AT_COUNTER})"
        " OR EXISTS (SELECT 1 FROM station_handover h WHERE h.actor_id = u.id AND h.at >= ? AND h.at < ?)"
        " OR EXISTS (SELECT 1 FROM cash_deposit d WHERE d.actor_id = u.id AND d.day BETWEEN ? AND ?)"
        " ORDER BY u.display_name, u.id",
        (low, high, low, high, day_number(first), day_number(last)),
    )
    return tuple(Operator(*row) for row in rows)


def holding_of(session: Session, operator_id: int, means: Means, until: date | None) -> Holding:
    """Do as `holdings` for an operation that has asked for its own permission."""
    last = session.today() if until is None else until
    low, high = instants(_FIRST_DAY, last)
    database, who = session.database, (operator_id, means.value)
    if until is None:
        high = 1 << 62  # also what a clock that was set back left in the future
    taken = database.scalar(
        "SELECT COALESCE(SUM(r.amount_cents), 0) FROM recharge r"
        f" WHERE r.actor_id = ? AND r.means = ? AND {AT_COUNTER} AND r.at >= ? AND r.at < ?",
        (*who, low, high),
    )
    given_back = database.scalar(
        "SELECT COALESCE(SUM(r.amount_cents), 0) FROM reversal v"
        " JOIN recharge r ON r.account_id = v.account_id AND r.day = v.day AND r.kind = v.kind AND r.seq = v.seq"
        f" WHERE v.kind = 2 AND r.actor_id = ? AND r.means = ? AND {AT_COUNTER} AND v.at >= ? AND v.at < ?",
        (*who, low, high),
    )
    taken += database.scalar(
        f"SELECT COALESCE(SUM(r.amount_cents), 0){TAKEN_OVER} WHERE h.actor_id = ? AND r.means = ?"
        " AND h.at >= ? AND h.at < ?",
        (*who, low, high),
    )
    given_back += database.scalar(
        f"SELECT COALESCE(SUM(r.amount_cents), 0){TAKEN_OVER}{LEFT_HANDS} WHERE h.actor_id = ? AND r.means = ?"
        f" AND {GIVEN_BACK_AT} >= ? AND {GIVEN_BACK_AT} < ?",
        (*who, low, high),
    )
    paid_in = database.scalar(
        "SELECT COALESCE(SUM(amount_cents), 0) FROM cash_deposit"
        " WHERE actor_id = ? AND means = ? AND cancelled_at IS NULL AND day <= ?",
        (*who, day_number(last)),
    )
    surplus = 0
    if means is Means.CASH:
        surplus = database.scalar(
            "SELECT COALESCE(SUM(counted_cents - expected_cents), 0) FROM cash_session"
            " WHERE actor_id = ? AND counted_cents > expected_cents AND closed_at < ?",
            (operator_id, high),
        ) + database.scalar(
            "SELECT COALESCE(SUM(h.surplus_cents), 0) FROM station_handover h LEFT JOIN handover_cancel c"
            " ON c.station_handover_id = h.id WHERE h.actor_id = ? AND h.at < ? AND (c.at IS NULL OR c.at >= ?)",
            (operator_id, high, high),
        )
    return Holding(means, int(taken), int(given_back), int(paid_in), int(surplus))


def _ensure_sound(session: Session, on: date, amount_cents: int, means: Means, number: str) -> None:
    if on > session.today():
        raise InvalidValue(field="Data della quietanza", reason="non può essere dopo oggi.")
    if amount_cents <= 0:
        raise InvalidValue(field="Importo", reason="deve essere maggiore di zero.")
    if means not in HANDLED:
        raise InvalidValue(field="Mezzo", reason="in tesoreria si versano contanti o assegni.")
    if not number or len(number) > 60:
        raise InvalidValue(field="Numero della quietanza", reason="scrivi il numero stampato dal tesoriere.")


def _ensure_new(session: Session, on: date, number: str) -> None:
    year = (day_number(date(on.year, 1, 1)), day_number(date(on.year, 12, 31)))
    row = session.database.row(
        f"{_COLUMNS} WHERE d.day BETWEEN ? AND ? AND d.treasury_receipt = ? AND d.cancelled_at IS NULL",
        (*year, number),
    )
    if row is not None:
        known = _deposit(row)
        raise DepositKnown(
            number=number, year=on.year, amount=format_euro(known.amount_cents), day=f"{known.on:%d/%m/%Y}"
        )


def _ensure_due(session: Session, means: Means, amount_cents: int) -> None:
    held = holding_of(session, session.actor.id, means, None)
    if amount_cents > held.due_cents + held.surplus_cents:
        raise DepositTooLarge(
            due=format_euro(held.due_cents), means=_MEANS_TEXTS[means], amount=format_euro(amount_cents)
        )


def _known(database: Database, deposit_id: int) -> Deposit:
    row = database.row(f"{_COLUMNS} WHERE d.id = ?", (deposit_id,))
    if row is None:
        raise NotFound(what="Versamento")
    return _deposit(row)


def _deposit(row: Row) -> Deposit:
    deposit_id, operator_id, operator, day, means, amount, number, note, is_from_drawer, cancel_reason = row
    return Deposit(
        deposit_id, operator_id, operator, day_from_number(day), Means(means), amount, number, note,
        bool(is_from_drawer), cancel_reason,
    )  # fmt: skip
