"""Suspending the service and undoing it: bookings freed, charges reversed, kitchen orders changed, all in one act.

1. One transaction puts the closures into the calendar (from there on nobody is booked), gives each order that was sent
   its new version and notes the suspension with its days.
2. Charges posted before are reversed, each once, some hundreds in a transaction. Killed in between, the same operation
   again, or `complete_suspension`, goes on: what is reversed is on record beside the suspension.

Whoever was checked in ate and pays: that charge stays. Undoing goes the same way back; a day that was closed meanwhile
stays suspended, because nobody was booked when it was charged. Where another suspension takes the same class and day
away, charges wait for that one to be undone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from core import ledger
from core.access import audit
from core.access.operations import Answer, OperationId, Outcome, once
from core.access.permissions import Permission
from core.access.session import Session
from core.calendar.suspension_faults import AlreadyUndone
from core.calendar.suspensions import (
    SuspendedDay,
    Suspension,
    SuspensionKind,
    SuspensionScope,
    checked_cause,
    checked_scope,
    classes_of,
    lift_suspension,
    suspension,
    write_suspension,
)
from core.ledger import bulk
from core.meals.day_state import hold_open
from core.meals.kitchen.following import follow_orders, order_changes
from core.meals.suspension_effects import (
    DayEffect,
    charges_of,
    effects_of,
    hand_over,
    is_done,
    period_text,
    still_suspended,
    to_restore,
)
from core.meals.suspension_faults import NothingToSuspend, NothingToUndo, UndoInClosedPeriod
from core.progress import NO_PROGRESS, Progress
from core.storage import day_number

#: One transaction reverses, or charges again, at most this many: others wait some tens of milliseconds.
CHUNK = 500

_REVERSE, _RESTORE = "suspension", "suspension_undone"
_FALSE = {"sqlite": "0", "postgresql": "FALSE"}


@dataclass(frozen=True, slots=True)
class OrderChange:
    """An order to the kitchen that gets a new version: how many meals it said, and will say."""

    order_id: int
    number_text: str
    school_id: int
    on: date
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class SuspensionPreview:
    """What a suspension would do: for each day that loses service, and to orders that were sent."""

    scope: SuspensionScope
    days: tuple[DayEffect, ...]
    orders: tuple[OrderChange, ...]

    @property
    def freed(self) -> int:
        """How many meals are no longer booked."""
        return sum(day.freed for day in self.days)

    @property
    def reversals(self) -> int:
        """How many charges are reversed."""
        return sum(len(day.charges) for day in self.days)

    @property
    def total_cents(self) -> int:
        """What families get back, in cents."""
        return sum(day.total_cents for day in self.days)

    @property
    def kept(self) -> int:
        """How many charges stay, of pupils who ate."""
        return sum(day.kept for day in self.days)


@dataclass(frozen=True, slots=True)
class SuspensionReport:
    """What a suspension did in all, also by runs that were interrupted. Money in cents, positive.

    `orders` to the kitchen got a new version.
    """

    suspension_id: int
    freed: int
    reversals: int
    total_cents: int
    orders: int
    is_repeat: bool


@dataclass(frozen=True, slots=True)
class UndoPreview:
    """What undoing a suspension would do: `days` open again, `kept_days` were closed meanwhile and stay suspended."""

    suspension: Suspension
    days: tuple[date, ...]
    kept_days: tuple[date, ...]
    charges: int
    total_cents: int


def suspension_preview(session: Session, scope: SuspensionScope) -> SuspensionPreview:
    """Return what `suspend` would do; it refuses what `suspend` would refuse.

    Raises:
        InvalidValue, NotFound: the scope cannot be (core.calendar.suspensions.checked_scope).
        SuspensionInClosedPeriod: a day lies in a closed accounting period.
        CloseUnderWay: a day is just being closed.
        NothingToSuspend: nobody in the scope has the service on any day.
        NotAllowed: the role may not.
    """
    _require(session)
    with session.database.snapshot():
        scope = checked_scope(session, scope)
        effects = _effects(session, scope)
        return SuspensionPreview(scope, effects, _order_changes(session, scope, effects))


def suspend(
    session: Session,
    operation: OperationId,
    scope: SuspensionScope,
    kind: SuspensionKind,
    cause: str,
    *,
    progress: Progress = NO_PROGRESS,
) -> SuspensionReport:
    """Take the service away; the same operation again goes on where it was interrupted, and answers the same.

    Raises:
        Cancelled: `progress` asked to stop; the suspension holds, charges not reversed yet wait for
            `complete_suspension`.
        Conflict: the operation's id came before with another suspension.
        Others: as `suspension_preview`; nothing was written then.
    """
    _require(session)
    scope, cause, kind = checked_scope(session, scope), checked_cause(cause), SuspensionKind(kind)
    with session.database.transaction():
        hold_open(session.database, scope.service_id)
        outcome = once(session, operation, _told(scope, kind, cause), lambda: _write(session, scope, kind, cause))
    suspension_id = outcome.answer["suspension"]
    return _completed(session, suspension_id, progress, outcome)


def complete_suspension(session: Session, suspension_id: int, *, progress: Progress = NO_PROGRESS) -> SuspensionReport:
    """Reverse the charges that an interrupted suspension left; or, of an undone one, charge again what is missing.

    Raises:
        NotFound: no such suspension.
        Cancelled: as `suspend`.
    """
    _require(session)
    return _completed(session, suspension_id, progress, Outcome({"orders": 0}, is_repeat=True))


def is_unfinished(session: Session, one: Suspension) -> bool:
    """Tell whether an interruption left charges to be reversed, or (of an undone one) to be posted again."""
    _require(session)
    if one.undone_at is not None:
        return bool(to_restore(session, one.id))
    return bool(_to_reverse(session, one))


def undo_preview(session: Session, suspension_id: int) -> UndoPreview:
    """Return what `undo_suspension` would do; it refuses what that would refuse.

    Raises:
        AlreadyUndone: it is undone.
        NothingToUndo: all its days were closed meanwhile.
        UndoInClosedPeriod: charges would have to be posted into a closed period.
        CloseUnderWay: a day is just being closed.
        NotFound: no such suspension.
    """
    _require(session)
    one = suspension(session, suspension_id)
    if one.undone_at is not None:
        raise AlreadyUndone(cause=one.cause, by=one.undone_by, day=f"{one.undone_at:%d/%m/%Y}")
    kept = tuple(day.on for day in one.days if is_done(session, one.scope.service_id, day.on) and not day.was_closed)
    if len(kept) == len(one.days):
        raise NothingToUndo
    others = still_suspended(session, suspension_id, one.scope.service_id)
    pending = [
        (account_id, day, seq, cents) for account_id, day, seq, cents in to_restore(session, suspension_id)
        if (account_id, day_number(day), seq) not in others
    ]  # fmt: skip
    for period in ledger.closed_periods(session):
        for _account_id, day, _seq, _cents in pending:
            if period.first_on <= day <= period.last_on:
                raise UndoInClosedPeriod(period=period_text(period), day=f"{day:%d/%m/%Y}")
    days = tuple(day.on for day in one.days if day.on not in kept)
    return UndoPreview(one, days, kept, len(pending), sum(row[3] for row in pending))


def undo_suspension(
    session: Session, operation: OperationId, suspension_id: int, *, progress: Progress = NO_PROGRESS
) -> SuspensionReport:
    """Undo a suspension: bookings, charges and orders as if it had not been; days closed meanwhile stay suspended.

    The same operation again goes on where it was interrupted. What families had asked for on those days holds again.

    Raises:
        As `undo_preview`; nothing was written then.
        Cancelled: `progress` asked to stop; `complete_suspension` charges the rest.
    """
    _require(session)
    service_id = suspension(session, suspension_id).scope.service_id
    with session.database.transaction():
        hold_open(session.database, service_id)
        told = {"undo_suspension": suspension_id}
        outcome = once(session, operation, told, lambda: _lift(session, undo_preview(session, suspension_id)))
    return _completed(session, suspension_id, progress, outcome)


def _require(session: Session) -> None:
    session.require(Permission.EDIT_CALENDAR)
    session.require(Permission.POST_LEDGER)


def _effects(session: Session, scope: SuspensionScope) -> tuple[DayEffect, ...]:
    found = effects_of(session, scope)
    if not found:
        raise NothingToSuspend(starts_on=f"{scope.starts_on:%d/%m/%Y}", ends_on=f"{scope.ends_on:%d/%m/%Y}")
    return found


def _order_changes(session: Session, scope: SuspensionScope, effects: Sequence[DayEffect]) -> tuple[OrderChange, ...]:
    changes = order_changes(session, scope.service_id, {effect.on: effect.classes for effect in effects})
    return tuple(
        OrderChange(one.order_id, one.number_text, one.school_id, one.on, one.content.total, content.total)
        for one, content in changes
    )


def _told(scope: SuspensionScope, kind: SuspensionKind, cause: str) -> dict[str, object]:
    """Return what makes two suspensions the same."""
    return {
        "service": scope.service_id,
        "school": scope.school_id,
        "classes": sorted(scope.class_ids),
        "starts_on": scope.starts_on.isoformat(),
        "ends_on": scope.ends_on.isoformat(),
        "kind": kind.value,
        "cause": cause,
    }


def _write(session: Session, scope: SuspensionScope, kind: SuspensionKind, cause: str) -> Answer:
    effects = _effects(session, scope)
    days = [SuspendedDay(effect.on, effect.freed, effect.is_closed) for effect in effects]
    suspension_id = write_suspension(session, scope, kind, cause, days)
    orders = follow_orders(session, scope.service_id, [day.on for day in days], f"Sospensione: {cause}")
    audit.record(
        session, "suspend", f"suspension:{suspension_id}", **_told(scope, kind, cause),
        days=[effect.on.isoformat() for effect in effects], freed=sum(effect.freed for effect in effects),
        to_reverse=sum(len(effect.charges) for effect in effects), orders=[order.number_text for order in orders],
    )  # fmt: skip
    return {"suspension": suspension_id, "orders": len(orders)}


def _lift(session: Session, undo: UndoPreview) -> Answer:
    one = undo.suspension
    hand_over(session, one.id, one.scope.service_id)
    lift_suspension(session, one, undo.kept_days)
    orders = follow_orders(session, one.scope.service_id, undo.days, f"Sospensione annullata: {one.cause}")
    audit.record(
        session, "undo_suspension", f"suspension:{one.id}",
        days=[day.isoformat() for day in undo.days], kept_days=[day.isoformat() for day in undo.kept_days],
        to_charge=undo.charges, cents=undo.total_cents, orders=[order.number_text for order in orders],
    )  # fmt: skip
    return {"suspension": one.id, "orders": len(orders)}


def _completed(session: Session, suspension_id: int, progress: Progress, outcome: Outcome) -> SuspensionReport:
    """Do what is still to be done in the ledger, and report."""
    one = suspension(session, suspension_id)
    if one.undone_at is None:
        _reverse_all(session, one, progress)
    else:
        _restore_all(session, one, progress)
    count, cents = session.database.row(
        "SELECT COUNT(*), COALESCE(-SUM(e.amount_cents), 0) FROM suspension_reversal s JOIN entry e"
        " ON e.account_id = s.account_id AND e.day = s.day AND e.kind = ? AND e.seq = s.seq WHERE s.suspension_id = ?",
        (int(ledger.EntryKind.CHARGE), one.id),
    ) or (0, 0)
    return SuspensionReport(one.id, one.freed, count, int(cents), outcome.answer["orders"], outcome.is_repeat)


def _reverse_all(session: Session, one: Suspension, progress: Progress) -> None:
    pending = _to_reverse(session, one)
    for first in range(0, len(pending), CHUNK):
        progress.check()
        with session.database.transaction():
            # What somebody reversed by hand a moment ago is not among those taken, and not ours.
            taken = ledger.reverse_charges(
                session, f"{_REVERSE}:{one.id}", pending[first : first + CHUNK], f"Sospensione: {one.cause}"
            )
            _note_reversed(session, one.id, taken.keys)
        progress.advance(min(first + CHUNK, len(pending)), len(pending))


def _to_reverse(session: Session, one: Suspension) -> list[ledger.EntryKey]:
    """Return the charges that the suspension has still to reverse."""
    classes = classes_of(session, one.scope).keys()
    pending = []
    for day in (day.on for day in one.days if day.was_closed):
        known = _reversed_accounts(session, one.id, day)
        charges, _kept = charges_of(session, one.scope.service_id, day, classes)
        # Charged again by hand since: not ours any more.
        pending += [
            ledger.EntryKey(charge.account_id, day, ledger.EntryKind.CHARGE, charge.seq)
            for charge in charges
            if charge.account_id not in known
        ]
    return pending


def _note_reversed(session: Session, suspension_id: int, keys: Sequence[ledger.EntryKey]) -> None:
    """Put on record beside the suspension what it reversed."""
    database = session.database
    account, day, seq = (bulk.json_number(place) for place in range(3))
    database.execute(
        "INSERT INTO suspension_reversal (account_id, day, seq, suspension_id, is_restored)"
        f" SELECT {account}, {day}, {seq}, CAST(? AS BIGINT), {_FALSE[database.dialect]}"
        f" FROM {bulk.json_rows(database)} WHERE TRUE ON CONFLICT DO NOTHING",
        (suspension_id, json.dumps([[key.account_id, day_number(key.on), key.seq] for key in keys])),
    )


def _restore_all(session: Session, one: Suspension, progress: Progress) -> None:
    pending, done = to_restore(session, one.id), 0
    for day, charges in groupby(pending, key=lambda row: row[1]):
        of_day = list(charges)
        for first in range(0, len(of_day), CHUNK):
            progress.check()
            chunk = of_day[first : first + CHUNK]
            with session.database.transaction():
                _restore(session, one, day, chunk)
            done += len(chunk)
            progress.advance(done, len(pending))


def _restore(session: Session, one: Suspension, day: date, rows: Sequence[tuple[int, date, int, int]]) -> None:
    # Charged again by hand meanwhile: that charge stands, and ours is settled.
    ledger.charge_again(
        session, f"{_RESTORE}:{one.id}", one.scope.service_id, day,
        [(account_id, cents) for account_id, _day, _seq, cents in rows],
    )  # fmt: skip
    database = session.database
    database.execute(
        f"UPDATE suspension_reversal SET is_restored = ? WHERE suspension_id = ? AND day = ?"
        f" AND account_id IN (SELECT {bulk.json_number()} FROM {bulk.json_rows(database)})",
        (True, one.id, day_number(day), json.dumps([account_id for account_id, *_rest in rows])),
    )


def _reversed_accounts(session: Session, suspension_id: int, day: date) -> set[int]:
    rows = session.database.rows(
        "SELECT account_id FROM suspension_reversal WHERE suspension_id = ? AND day = ?",
        (suspension_id, day_number(day)),
    )
    return {account_id for (account_id,) in rows}
