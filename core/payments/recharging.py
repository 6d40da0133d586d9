"""Recharges: money in, with a numbered receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from core.access.audit import record
from core.access.operations import Answer, OperationId
from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome
from core.errors import InvalidValue, Phrase
from core.ledger import EntryKey, EntryKind
from core.ledger.accounts import balance_of, opened_account
from core.ledger.chain import chained_once
from core.ledger.periods import is_closed
from core.ledger.posting import append
from core.money import MAX_AMOUNT_CENTS, format_euro
from core.payments.cash_drawer import drawer_for, put_in
from core.payments.means import Channel, Means, contra_of
from core.payments.numbering import ReceiptNumber, given_number, next_number
from core.payments.receipts import RechargeReceipt, receipt_of
from core.registry.merged_pupils import current_record
from core.storage.tables import Recharge


@dataclass(frozen=True, slots=True)
class _Payment:
    """What was paid, as asked for."""

    pupil_id: int
    service_group_id: int
    amount_cents: int
    means: Means
    channel: Channel
    issuer: str
    paid_by: str | None
    station_id: str | None
    receipt_number: int | None
    at: datetime


def recharge(
    session: Session,
    operation: OperationId,
    *,
    pupil_id: int,
    service_group_id: int,
    amount_cents: int,
    means: Means,
    channel: Channel,
    issuer: str,
    paid_by: str | None = None,
    station_id: str | None = None,
    receipt_number: int | None = None,
    at: datetime | None = None,
) -> RechargeReceipt:
    """Put money on a pupil's account and number its receipt, in one transaction.

    The same `operation` again (double tap, retry after a lost answer) gives back the first receipt. The entry is dated
    the day of payment in Rome; if that day lies in a closed period or ahead of the office's clock, today: money that
    was taken is never refused for its date. At the counter it goes into the operator's open cash session, if any.

    Args:
        session: who takes the money.
        operation: the id made before sending.
        pupil_id: whose account; opened when missing.
        service_group_id: which of the pupil's accounts.
        amount_cents: above zero, at most `MAX_AMOUNT_CENTS`.
        means: what was paid with.
        channel: where.
        issuer: who numbers the receipts: `UFF` for the office, a station's own code.
        paid_by: who paid, if they say so.
        station_id: the station that took the money.
        receipt_number: the number that a station has printed already; None: the next of the issuer.
        at: when it was paid (UTC); None: now.

    Raises:
        InvalidValue: amount or issuer cannot be accepted.
        NotFound: no such pupil or service group.
        CashSessionClosed: the operator closed the drawer today and has opened no other.
        CashSessionNeeded: no cash session is open and the municipality wants one.
        Conflict: the same id came with another content.
    """
    session.require(Permission.RECHARGE)
    _ensure_sound(amount_cents, issuer, receipt_number)
    payment = _Payment(
        pupil_id,
        service_group_id,
        amount_cents,
        means,
        channel,
        issuer,
        paid_by,
        station_id,
        receipt_number,
        session.now() if at is None else at,
    )
    told = {
        "pupil": pupil_id,
        "service_group": service_group_id,
        "amount": amount_cents,
        "means": means.value,
        "channel": channel.value,
        "issuer": issuer,
        "paid_by": paid_by,
        "station": station_id,
        "number": receipt_number,
        "at": None if at is None else at.isoformat(),
    }
    outcome = chained_once(session, operation, told, lambda: _take(session, operation, payment))
    return receipt_of(
        session,
        outcome.answer["issuer"],
        outcome.answer["year"],
        outcome.answer["number"],
        is_repeat=outcome.is_repeat,
    )


def _take(session: Session, operation: OperationId, payment: _Payment) -> Answer:
    drawer = drawer_for(session, payment.channel, payment.station_id)
    pupil_id = current_record(session.database, payment.pupil_id)
    account_id = opened_account(session, pupil_id, payment.service_group_id)
    key = append(
        session,
        operation,
        account_id=account_id,
        on=_entry_day(session, payment.at),
        kind=EntryKind.RECHARGE,
        amount_cents=payment.amount_cents,
        contra=contra_of(payment.means, payment.channel),
    )
    year = rome(payment.at).year
    if payment.receipt_number is None:
        number = next_number(session.database, payment.issuer, year)
    else:
        number = given_number(session.database, payment.issuer, year, payment.receipt_number)
    recharge_id = _write(session, key, payment, number)
    if drawer is not None:
        put_in(session, drawer, recharge_id)
    printed = payment.receipt_number
    record(
        session,
        "recharge",
        f"account:{account_id}",
        amount_cents=payment.amount_cents,
        means=payment.means.value,
        channel=payment.channel.value,
        receipt=number.text,
        cash_session=drawer,
        balance_cents=balance_of(session, account_id),
        **({} if printed is None or number.issuer == payment.issuer else {"printed_number": printed}),
    )
    return {"issuer": number.issuer, "year": number.year, "number": number.number}


def _entry_day(session: Session, paid_at: datetime) -> date:
    day = min(rome(paid_at).date(), session.today())
    return session.today() if is_closed(session.database, day) else day


def _write(session: Session, key: EntryKey, payment: _Payment, number: ReceiptNumber) -> int:
    return session.database.insert(
        Recharge,
        account_id=key.account_id,
        day=key.on,
        kind=int(key.kind),
        seq=key.seq,
        amount_cents=payment.amount_cents,
        means=payment.means.value,
        channel=payment.channel.value,
        issuer=number.issuer,
        receipt_year=number.year,
        receipt_number=number.number,
        paid_by=payment.paid_by,
        station_id=payment.station_id,
        actor_id=session.actor.id,
        at=payment.at,
    )


def _ensure_sound(amount_cents: int, issuer: str, receipt_number: int | None) -> None:
    if not 0 < amount_cents <= MAX_AMOUNT_CENTS:
        reason = Phrase("deve essere maggiore di zero e non oltre {most}.", most=format_euro(MAX_AMOUNT_CENTS))
        raise InvalidValue(field="Importo", reason=reason)
    if not issuer or "/" in issuer:
        raise InvalidValue(field="Emittente della ricevuta", reason="serve un codice senza barre, per esempio UFF.")
    if receipt_number is not None and receipt_number < 1:
        raise InvalidValue(field="Numero della ricevuta", reason="deve essere almeno 1.")
