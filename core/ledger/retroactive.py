"""A tariff changed for days that are charged already: the differences, and what happens once they are approved.

Nothing is changed by itself. The office looks at the list and approves it: each old charge is reversed today, and the
right one is posted for its own day, or, when that month is closed, as an adjustment of today.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.access.audit import record
from core.access.operations import OperationId, once
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue
from core.ledger import chain
from core.ledger.accounts import opened_account
from core.ledger.faults import AlreadyCharged, AlreadyReversed
from core.ledger.kinds import REVISIONS, Contra, EntryKey, EntryKind
from core.ledger.periods import is_closed
from core.ledger.posting import answer_of, post
from core.ledger.repeating import write_repeat
from core.ledger.reversing import reverse_entry
from core.progress import NO_PROGRESS, Progress
from core.storage import Database, day_from_number, day_number

#: Differences put right in one transaction: SQLite's lock is held for some tens of milliseconds.
CHUNK = 50


@dataclass(frozen=True, slots=True)
class ChargeDifference:
    """A meal whose price is not what was charged; cents, both positive.

    `key` is the charge, None when nothing had been charged (the pupil was exempt). `new_cents` None: no price now, so
    that nothing can be put right before the pupil has a band.
    """

    key: EntryKey | None
    pupil_id: int
    pupil_name: str
    service_id: int
    service_group_id: int
    on: date
    old_cents: int
    new_cents: int | None
    band_code: str | None
    is_exempt: bool

    @property
    def delta_cents(self) -> int:
        """Return what the family pays more (+) or less (−)."""
        return (self.new_cents or 0) - self.old_cents if self.new_cents is not None else 0

    @property
    def is_approvable(self) -> bool:
        """Whether there is a price to put it right with."""
        return self.new_cents is not None


class WhySkipped(StrEnum):
    """Why a difference that was approved was left as it is."""

    NO_PRICE = "no_price"
    PRICE_CHANGED = "price_changed"
    ALREADY_REVERSED = "already_reversed"
    ALREADY_CHARGED = "already_charged"


@dataclass(slots=True)
class Approved:
    """What came of an approval: how many were put right, by how much in all (cents), and what was left and why."""

    done: int = 0
    delta_cents: int = 0
    skipped: list[tuple[ChargeDifference, WhySkipped]] = field(default_factory=list)


def charge_differences(session: Session, service_id: int, first: date, last: date) -> tuple[ChargeDifference, ...]:
    """Return the charges between two days (both included) that are not what the tariffs say now, by pupil and day.

    Raises:
        InvalidValue: the days are the wrong way round.
    """
    session.require(Permission.VIEW_LEDGER)
    if first > last:
        raise InvalidValue(field="Periodo", reason="la fine viene prima dell'inizio.")
    first_seq = service_id * REVISIONS
    rows = session.database.rows(
        "SELECT e.account_id, e.day, e.seq, p.id, p.last_name, p.first_name, a.service_group_id, -e.amount_cents,"
        " CASE WHEN t.is_exempt THEN 0 ELSE r.amount_cents END AS price, b.code, t.is_exempt"
        " FROM account a JOIN entry e ON e.account_id = a.id AND e.day BETWEEN ? AND ? AND e.kind = 1"
        " AND e.seq BETWEEN ? AND ? JOIN pupil p ON p.id = a.pupil_id"
        " LEFT JOIN band_assignment t ON t.pupil_id = p.id AND t.service_id = ?"
        " AND t.starts_on <= e.day AND t.ends_on >= e.day"
        " LEFT JOIN tariff_rate r ON r.tariff_band_id = t.tariff_band_id"
        " AND r.starts_on <= e.day AND r.ends_on >= e.day LEFT JOIN tariff_band b ON b.id = t.tariff_band_id"
        " WHERE NOT EXISTS (SELECT 1 FROM reversal v WHERE v.account_id = e.account_id AND v.day = e.day"
        " AND v.kind = e.kind AND v.seq = e.seq)"
        " AND COALESCE(CASE WHEN t.is_exempt THEN 0 ELSE r.amount_cents END, -1) <> -e.amount_cents"
        " ORDER BY p.search_key, p.id, e.day, e.seq",
        (day_number(first), day_number(last), first_seq, first_seq + REVISIONS - 1, service_id),
    )
    return tuple(
        ChargeDifference(
            key=EntryKey(account_id, day_from_number(day), EntryKind.CHARGE, seq),
            pupil_id=pupil_id,
            pupil_name=f"{last_name} {first_name}",
            service_id=service_id,
            service_group_id=group_id,
            on=day_from_number(day),
            old_cents=int(old),
            new_cents=None if new is None else int(new),
            band_code=code,
            is_exempt=bool(is_exempt),
        )
        for account_id, day, seq, pupil_id, last_name, first_name, group_id, old, new, code, is_exempt in rows
    )


def approve_differences(
    session: Session,
    operation: OperationId,
    differences: Sequence[ChargeDifference],
    reason: str,
    *,
    progress: Progress = NO_PROGRESS,
) -> Approved:
    """Put charges right: reverse what was charged, charge what the tariffs say; the same `operation` again goes on.

    A difference that is no longer as it was listed (another desk was faster, the tariff changed again) is left, told.
    What was put right before an interruption stays, and is counted again when the operation is repeated.

    Args:
        session: who approves.
        operation: the id made before sending.
        differences: as listed by `charge_differences`.
        reason: why the tariff changed; written beside every reversal.
        progress: told how many are done, and asked whether to go on between chunks.

    Raises:
        InvalidValue: the reason is missing.
        PeriodClosed: today lies in a closed period.
        Cancelled: `progress` asked to stop.
    """
    session.require(Permission.POST_LEDGER)
    session.require(Permission.EDIT_TARIFFS)
    reason = " ".join(reason.split())
    if not reason:
        raise InvalidValue(field="Motivo", reason="scrivi perché la tariffa è cambiata.")
    approved = Approved()
    for begin in range(0, len(differences), CHUNK):
        progress.check()
        part = differences[begin : begin + CHUNK]
        with session.database.transaction():
            chain.lock(session.database)
            for one in part:
                _approve(session, operation, one, reason, approved)
            record(
                session, "approve_differences", f"operation:{operation.external_id}",
                asked=len(part), done=approved.done, delta_cents=approved.delta_cents, reason=reason,
            )  # fmt: skip
        progress.advance(begin + len(part), len(differences))
    return approved


def _approve(session: Session, operation: OperationId, one: ChargeDifference, reason: str, approved: Approved) -> None:
    why = _put_right(session, operation, one, reason)
    if why is None:
        approved.done += 1
        approved.delta_cents += one.delta_cents
    else:
        approved.skipped.append((one, why))


def _put_right(session: Session, operation: OperationId, one: ChargeDifference, reason: str) -> WhySkipped | None:
    """Reverse and charge in the caller's transaction; return why not, None when it is (or was already) done."""
    name = f"{operation.external_id}:{one.pupil_id}:{one.on.isoformat()}:{one.service_id}"
    reversal, charge = OperationId(operation.source, f"{name}:r"), OperationId(operation.source, f"{name}:c")
    # Both are posted in one transaction: where one is, the other is.
    if _is_done(session.database, reversal if one.key is not None else charge):
        return None
    if one.new_cents is None:
        return WhySkipped.NO_PRICE
    if _price_now(session.database, one) != one.new_cents:
        return WhySkipped.PRICE_CHANGED
    try:
        with session.database.transaction():
            if one.key is not None:
                reverse_entry(session, reversal, one.key, reason)
            if one.new_cents:
                _charge(session, charge, one, one.new_cents, reason)
    except AlreadyReversed:
        return WhySkipped.ALREADY_REVERSED
    except AlreadyCharged:
        return WhySkipped.ALREADY_CHARGED
    return None


def adjusted_meal(service_id: int, on: date, pupil_id: int | None = None) -> OperationId:
    """Return the name under which it is kept that a meal of a closed month, never charged, was adjusted for.

    Without a pupil: how the names of all of the day begin.
    """
    return OperationId("adjusted_meal", f"{service_id}:{on.isoformat()}:{'' if pupil_id is None else pupil_id}")


def _charge(session: Session, operation: OperationId, one: ChargeDifference, cents: int, reason: str) -> None:
    """Charge for the meal's own day; in a closed month, where nothing can be posted, adjust today.

    An adjustment bears another day: for which meal it stands is kept beside it, so that no meal is charged twice.
    """
    account_id = opened_account(session, one.pupil_id, one.service_group_id)
    if not is_closed(session.database, one.on):
        post(
            session, operation, account_id=account_id, on=one.on, kind=EntryKind.CHARGE, amount_cents=-cents,
            contra=Contra.MEALS, service_id=one.service_id,
        )  # fmt: skip
        return
    name = adjusted_meal(one.service_id, one.on, one.pupil_id)
    if one.key is None and _is_done(session.database, name):
        raise AlreadyCharged(day=f"{one.on:%d/%m/%Y}")
    made = post(
        session, operation, account_id=account_id, on=session.today(), kind=EntryKind.ADJUSTMENT,
        amount_cents=-cents, contra=Contra.MEALS, payload={"meal": one.on.isoformat()},
    ).key  # fmt: skip
    if one.key is None:
        once(session, name, {}, lambda: answer_of(session, made))
    else:
        write_repeat(session, one.key, made, reason)


def _is_done(database: Database, operation: OperationId) -> bool:
    known = database.scalar(
        "SELECT 1 FROM operation WHERE source = ? AND external_id = ?", (operation.source, operation.external_id)
    )
    return known is not None


def _price_now(database: Database, one: ChargeDifference) -> int | None:
    day = day_number(one.on)
    price = database.scalar(
        "SELECT CASE WHEN t.is_exempt THEN 0 ELSE r.amount_cents END FROM band_assignment t"
        " LEFT JOIN tariff_rate r ON r.tariff_band_id = t.tariff_band_id AND r.starts_on <= ? AND r.ends_on >= ?"
        " WHERE t.pupil_id = ? AND t.service_id = ? AND t.starts_on <= ? AND t.ends_on >= ?",
        (day, day, one.pupil_id, one.service_id, day, day),
    )
    return None if price is None else int(price)
