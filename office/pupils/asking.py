"""What the office asks for a pupil's days, with the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from core.access.operations import OperationId
from core.access.session import Session
from core.meals import (
    BookingState,
    RequestChannel,
    RequestKind,
    RequestReceipt,
    bookings,
    report_absence,
    request_plain_meal,
    restore_booking,
)

_VERBS = {
    RequestKind.ABSENCE: report_absence,
    RequestKind.PLAIN: request_plain_meal,
    RequestKind.RESTORE: restore_booking,
}
#: What a day is after a request that was accepted for it.
_AFTER = {
    RequestKind.ABSENCE: BookingState.ABSENT,
    RequestKind.PLAIN: BookingState.PLAIN,
    RequestKind.RESTORE: BookingState.BOOKED,
}


@dataclass(frozen=True, slots=True)
class Ask:
    """A request: for a pupil and a service, a day or a period, how it came and from whom; a reason sets rules aside."""

    kind: RequestKind
    pupil_id: int
    service_id: int
    first_on: date
    last_on: date
    channel: RequestChannel
    asked_by: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A request that was carried out, and what its days were before."""

    ask: Ask
    receipt: RequestReceipt
    before: Mapping[date, BookingState]


def carry_out(session: Session, operation: OperationId, ask: Ask) -> Done:
    """Carry a request out.

    Raises:
        UserError: core refuses it (core.meals.faults); nothing was written.
    """
    days = bookings(session, ask.pupil_id, ask.service_id, ask.first_on, ask.last_on)
    return Done(ask, _send(session, operation, ask), {day.on: day.state for day in days})


def take_back(session: Session, new_operation: Callable[[], OperationId], done: Done) -> tuple[RequestReceipt, ...]:
    """Make the days of a request what they were before it: all of them or none; return the receipts.

    Raises:
        UserError: a day can no longer be changed; nothing was written.
    """
    receipts = []
    with session.database.transaction():
        for first, last, state in _runs(done):
            for kind in _way_back(_AFTER[done.ask.kind], state):
                ask = replace(done.ask, kind=kind, first_on=first, last_on=last)
                receipts.append(_send(session, new_operation(), ask))
    return tuple(receipts)


def _send(session: Session, operation: OperationId, ask: Ask) -> RequestReceipt:
    return _VERBS[ask.kind](
        session,
        operation,
        ask.pupil_id,
        ask.service_id,
        ask.first_on,
        ask.last_on,
        channel=ask.channel,
        asked_by=ask.asked_by,
        override_reason=ask.reason,
    )


def _way_back(now: BookingState, before: BookingState) -> Iterable[RequestKind]:
    if before is BookingState.ABSENT:
        return (RequestKind.ABSENCE,)
    restore = () if now is BookingState.BOOKED else (RequestKind.RESTORE,)
    return (*restore, RequestKind.PLAIN) if before is BookingState.PLAIN else restore


def _runs(done: Done) -> list[tuple[date, date, BookingState]]:
    """Return the days that changed, as periods between which only days without service lie.

    A period must not reach over a day that the request left alone: taking back would change it.
    """
    changed = {day: done.before[day] for day in done.receipt.days if done.before[day] is not _AFTER[done.ask.kind]}
    runs: list[tuple[date, date, BookingState]] = []
    is_joined = False
    for day, state in sorted(done.before.items()):
        if day not in changed:
            is_joined = is_joined and state is BookingState.NO_SERVICE
            continue
        if is_joined and runs[-1][2] is state:
            runs[-1] = (runs[-1][0], day, state)
        else:
            runs.append((day, day, state))
        is_joined = True
    return runs
