"""Receipts of recharges: one for a reprint, lists, the register of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.access.permissions import Permission
from core.access.session import Session, SystemActor
from core.clock import rome_instant
from core.errors import NotFound
from core.ledger import EntryKey, EntryKind
from core.payments.means import Channel, Means
from core.payments.numbering import ReceiptNumber
from core.storage import day_from_number, instant_from_number, instant_number
from core.storage.database import Row


@dataclass(frozen=True, slots=True)
class RechargeReceipt:
    """A numbered receipt. `at` is when it was paid (UTC), `balance_cents` the balance right after it was posted.

    `is_repeat` tells that the receipt had been given before: print it as a copy.
    """

    number_text: str
    issuer: str
    year: int
    number: int
    at: datetime
    pupil_id: int
    pupil_name: str
    service_group_id: int
    service_group_name: str
    amount_cents: int
    means: Means
    channel: Channel
    paid_by: str | None
    station_id: str | None
    actor_name: str
    balance_cents: int
    is_reversed: bool
    is_repeat: bool
    entry: EntryKey


@dataclass(frozen=True, slots=True)
class RechargePage:
    """A page of recharges; `total` and `total_cents` are over all pages, those taken back left out of the sum."""

    items: tuple[RechargeReceipt, ...]
    total: int
    total_cents: int


@dataclass(frozen=True, slots=True)
class MeansTotal:
    """What came in by one means on one channel."""

    means: Means
    channel: Channel
    count: int
    amount_cents: int


@dataclass(frozen=True, slots=True)
class DayRegister:
    """What came in on a day: the recharges, and totals that leave out those taken back."""

    on: date
    issuer: str | None
    receipts: tuple[RechargeReceipt, ...]
    totals: tuple[MeansTotal, ...]
    total_cents: int


_COLUMNS = (
    "r.issuer, r.receipt_year, r.receipt_number, r.at, p.id, p.last_name, p.first_name, g.id, g.name,"
    " r.amount_cents, r.means, r.channel, r.paid_by, r.station_id, u.display_name,"
    " EXISTS (SELECT 1 FROM reversal v WHERE v.account_id = r.account_id AND v.day = r.day AND v.kind = r.kind"
    " AND v.seq = r.seq),"
    # The balance right after: what was posted up to this entry's batch.
    " (SELECT SUM(o.amount_cents) FROM entry o WHERE o.account_id = r.account_id AND o.batch_id <= e.batch_id),"
    " r.account_id, r.day, r.seq"
)
_TABLES = (
    " FROM recharge r JOIN account a ON a.id = r.account_id JOIN pupil p ON p.id = a.pupil_id"
    " JOIN service_group g ON g.id = a.service_group_id"
    " JOIN entry e ON e.account_id = r.account_id AND e.day = r.day AND e.kind = r.kind AND e.seq = r.seq"
    " LEFT JOIN app_user u ON u.id = r.actor_id"
)


def receipt(session: Session, issuer: str, year: int, number: int) -> RechargeReceipt:
    """Return a receipt to print it again.

    Raises:
        NotFound: no such receipt.
    """
    if not session.may(Permission.RECHARGE):
        session.require(Permission.VIEW_LEDGER)
    return receipt_of(session, issuer, year, number, is_repeat=True)


def receipt_of(session: Session, issuer: str, year: int, number: int, *, is_repeat: bool) -> RechargeReceipt:
    """Do as `receipt` for an operation that has asked for its own permission."""
    row = session.database.row(
        f"SELECT {_COLUMNS}{_TABLES} WHERE r.issuer = ? AND r.receipt_year = ? AND r.receipt_number = ?",
        (issuer, year, number),
    )
    if row is None:
        raise NotFound(what="Ricevuta")
    return _receipt(row, is_repeat=is_repeat)


def recharges(
    session: Session,
    first: date | None = None,
    last: date | None = None,
    *,
    pupil_id: int | None = None,
    issuer: str | None = None,
    means: Means | None = None,
    station_id: str | None = None,
    cash_session_id: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> RechargePage:
    """Return recharges paid between two days in Rome (both included; None: no bound), newest first."""
    session.require(Permission.VIEW_LEDGER)
    where, values = _conditions(
        first, last, {"a.pupil_id": pupil_id, "r.issuer": issuer, "r.means": means, "r.station_id": station_id}
    )
    if cash_session_id is not None:
        where += " AND " if where else " WHERE "
        where += "r.id IN (SELECT recharge_id FROM cash_taking WHERE cash_session_id = ?)"
        values.append(cash_session_id)
    database = session.database
    with database.snapshot():
        count, cents = _count_and_sum(session, where, values)
        rows = database.rows(
            f"SELECT {_COLUMNS}{_TABLES}{where} ORDER BY r.at DESC, r.id DESC LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
    return RechargePage(tuple(_receipt(row, is_repeat=True) for row in rows), count, cents)


def day_register(session: Session, on: date, issuer: str | None = None) -> DayRegister:
    """Return what came in on a day in Rome, of one issuer or of all, in the order of payment."""
    session.require(Permission.VIEW_LEDGER)
    where, values = _conditions(on, on, {"r.issuer": issuer})
    rows = session.database.rows(f"SELECT {_COLUMNS}{_TABLES}{where} ORDER BY r.at, r.id", values)
    receipts = tuple(_receipt(row, is_repeat=True) for row in rows)
    totals = _totals(receipts)
    return DayRegister(on, issuer, receipts, totals, sum(total.amount_cents for total in totals))


def _totals(receipts: tuple[RechargeReceipt, ...]) -> tuple[MeansTotal, ...]:
    kept = [one for one in receipts if not one.is_reversed]
    return tuple(
        MeansTotal(means, channel, len(amounts), sum(amounts))
        for means in Means
        for channel in Channel
        if (amounts := [one.amount_cents for one in kept if (one.means, one.channel) == (means, channel)])
    )


def _conditions(first: date | None, last: date | None, equal: dict[str, object | None]) -> tuple[str, list[object]]:
    parts: list[str] = []
    values: list[object] = []
    if first is not None:
        parts.append("r.at >= ?")
        values.append(instant_number(rome_instant(first, time())))
    if last is not None:
        parts.append("r.at < ?")
        values.append(instant_number(rome_instant(last + timedelta(days=1), time())))
    for column, value in equal.items():
        if value is not None:
            parts.append(f"{column} = ?")
            values.append(str(value) if isinstance(value, Means) else value)
    return (" WHERE " + " AND ".join(parts) if parts else ""), values


def _count_and_sum(session: Session, where: str, values: list[object]) -> tuple[int, int]:
    row = session.database.row(
        "SELECT COUNT(*), COALESCE(SUM(CASE WHEN v.reason IS NULL THEN r.amount_cents ELSE 0 END), 0)"
        " FROM recharge r JOIN account a ON a.id = r.account_id LEFT JOIN reversal v"
        f" ON v.account_id = r.account_id AND v.day = r.day AND v.kind = r.kind AND v.seq = r.seq{where}",
        values,
    )
    return (0, 0) if row is None else (int(row[0]), int(row[1]))


def _receipt(row: Row, *, is_repeat: bool) -> RechargeReceipt:
    (
        issuer, year, number, at, pupil_id, last_name, first_name, group_id, group, amount, means, channel, paid_by,
        station_id, actor, is_reversed, balance_cents, account_id, day, seq,
    ) = row  # fmt: skip
    return RechargeReceipt(
        number_text=ReceiptNumber(issuer, year, number).text,
        issuer=issuer,
        year=year,
        number=number,
        at=instant_from_number(at),
        pupil_id=pupil_id,
        pupil_name=f"{last_name} {first_name}",
        service_group_id=group_id,
        service_group_name=group,
        amount_cents=amount,
        means=Means(means),
        channel=Channel(channel),
        paid_by=paid_by,
        station_id=station_id,
        actor_name=actor or SystemActor.NIGHTLY.value,
        balance_cents=int(balance_cents),
        is_reversed=bool(is_reversed),
        is_repeat=is_repeat,
        entry=EntryKey(account_id, day_from_number(day), EntryKind.RECHARGE, seq),
    )
