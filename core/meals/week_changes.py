"""Changing cells of a week together: one request and one receipt a child, one operation, one way back.

Each wish says what the screen showed and what is wanted. A cell that another person changed meanwhile is left as it is
and told; so are those that may not change. Days past the cut-off, or plain meals beyond the limit, ask the office for a
reason before anything is written. The kitchen's orders follow once, not once a child.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from core.access.operations import Answer, OperationId, once
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue, Phrase, UserError
from core.meals.cutoff import is_open
from core.meals.day_state import frozen_days, hold_open
from core.meals.faults import CellChanged, CutoffPassed, NoneChanged, PlainLimitExceeded, ReasonNeeded
from core.meals.kitchen.following import follow_orders
from core.meals.pupil_days import PupilDay, full_name, pupil_days, require_own_school
from core.meals.records import BookingState, RequestChannel, RequestKind, RequestReceipt
from core.meals.requests import Asked, carry_out_within, receipt

#: More than a school's week has.
MOST_CELLS = 5_000

_FOLLOWED = "Prenotazioni cambiate dopo l'invio"
_SERVED = frozenset({BookingState.BOOKED, BookingState.ABSENT, BookingState.PLAIN})

_NAMES = {
    BookingState.BOOKED: Phrase("prenotato"),
    BookingState.ABSENT: Phrase("assente"),
    BookingState.PLAIN: Phrase("in bianco"),
    BookingState.NO_SERVICE: Phrase("senza servizio"),
    BookingState.NOT_ENROLLED: Phrase("non iscritto"),
}


@dataclass(frozen=True, slots=True)
class CellWish:
    """What is wanted of a pupil's day; `shown` is what it was when it was asked for (None: whatever it is)."""

    pupil_id: int
    on: date
    shown: BookingState | None
    wanted: BookingState


@dataclass(frozen=True, slots=True)
class CellRefusal:
    """A cell that stays as it is, and why."""

    pupil_id: int
    pupil_name: str
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class CellsChanged:
    """What came of the wishes: the receipts, the cells that changed (from `shown` to `wanted`), and those that did not.

    A cell that was already as wanted is in none of them.
    """

    receipts: tuple[RequestReceipt, ...]
    changed: tuple[CellWish, ...]
    refused: tuple[CellRefusal, ...]
    is_repeat: bool = False

    @property
    def way_back(self) -> tuple[CellWish, ...]:
        """The wishes that take this back, unless somebody else changes a cell in between."""
        return tuple(CellWish(one.pupil_id, one.on, one.wanted, one.shown or one.wanted) for one in self.changed)


@dataclass(frozen=True, slots=True)
class _Step:
    """A run of days of a pupil that the same requests bring where they are wanted."""

    pupil_id: int
    pupil_name: str
    service_id: int
    kinds: tuple[RequestKind, ...]
    wishes: tuple[CellWish, ...]


@dataclass(slots=True)
class _Outcome:
    """What has come of the steps so far. `blocked` are refusals that a reason sets aside, with how many days each."""

    receipts: list[RequestReceipt] = field(default_factory=list)
    changed: list[CellWish] = field(default_factory=list)
    refused: list[CellRefusal] = field(default_factory=list)
    errors: list[UserError] = field(default_factory=list)
    blocked: list[tuple[UserError, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _How:
    """How it was asked for."""

    channel: RequestChannel
    asked_by: str
    override_reason: str | None


def change_cells(
    session: Session,
    operation: OperationId,
    service_id: int,
    wishes: Sequence[CellWish],
    *,
    channel: RequestChannel,
    asked_by: str,
    override_reason: str | None = None,
) -> CellsChanged:
    """Bring pupils' days where they are wanted: booked, absent or a plain meal. The same operation again: same answer.

    Raises:
        CutoffPassed, PlainLimitExceeded: the one thing asked for is allowed only with a reason; nothing was written.
        ReasonNeeded: the same, of several.
        DayClosed, NotEnrolled, NoServiceThatDay: the one thing asked for cannot be; of several: NoneChanged.
        NotAllowed: the role may not, or a pupil is of another school than the school's user.
        InvalidValue: nothing was asked for, or too much, or a state that nobody can ask for.
        NotFound: no such pupil or service.
    """
    session.require(Permission.REPORT_ABSENCE)
    reason = " ".join((override_reason or "").split()) or None
    if reason is not None:
        session.require(Permission.OVERRIDE_CUTOFF)
    _ensure_meant(wishes)
    how = _How(RequestChannel(channel), asked_by, reason)
    payload = {
        "service": service_id,
        "cells": [[one.pupil_id, one.on.isoformat(), one.shown, one.wanted] for one in wishes],
        "channel": how.channel.value,
        "asked_by": asked_by,
        "override_reason": reason,
    }
    with session.database.transaction():
        hold_open(session.database, service_id)
        outcome = once(session, operation, payload, lambda: _change(session, service_id, wishes, how))
    return _answered(session, outcome.answer, is_repeat=outcome.is_repeat)


def _ensure_meant(wishes: Sequence[CellWish]) -> None:
    if not 0 < len(wishes) <= MOST_CELLS:
        reason = Phrase("scegli da 1 a {most} caselle.", most=f"{MOST_CELLS:,}".replace(",", "."))
        raise InvalidValue(field="Prenotazioni", reason=reason)
    if any(one.wanted not in _SERVED for one in wishes):
        raise InvalidValue(field="Prenotazioni", reason="prenotato, assente o in bianco.")


def _change(session: Session, service_id: int, wishes: Sequence[CellWish], how: _How) -> Answer:
    """Decide and write, inside the caller's transaction."""
    pupil_ids = sorted({one.pupil_id for one in wishes})
    names = {pupil_id: full_name(session, pupil_id) for pupil_id in pupil_ids}
    for pupil_id in pupil_ids:
        require_own_school(session, pupil_id)
    if session.database.dialect == "postgresql":
        # All at once and in one order: two people at the same class wait for each other, and never crosswise.
        places = ", ".join("?" * len(pupil_ids))
        session.database.rows(f"SELECT id FROM pupil WHERE id IN ({places}) ORDER BY id FOR NO KEY UPDATE", pupil_ids)
    outcome = _Outcome()
    for pupil_id in pupil_ids:
        own = sorted((one for one in wishes if one.pupil_id == pupil_id), key=lambda one: one.on)
        for step in _steps(session, service_id, names[pupil_id], own, outcome):
            _carry_out(session, step, how, outcome)
    _ensure_something(outcome, len(wishes))
    follow_orders(session, service_id, {one.on for one in outcome.changed}, _FOLLOWED)
    return {
        "codes": [one.receipt_code for one in outcome.receipts],
        "changed": [[one.pupil_id, one.on.isoformat(), one.shown, one.wanted] for one in outcome.changed],
        "refused": [[one.pupil_id, one.pupil_name, one.on.isoformat(), one.text] for one in outcome.refused],
    }


def _ensure_something(outcome: _Outcome, whole: int) -> None:
    """Refuse when a reason is needed first, or when nothing at all may be changed."""
    if outcome.blocked:
        error, _days = outcome.blocked[0]
        count = sum(days for _error, days in outcome.blocked)
        raise error if whole == 1 else ReasonNeeded(count=count, whole=whole, why=_words(error))
    if outcome.errors and not outcome.changed:
        error = outcome.errors[0]
        raise error if len(outcome.refused) == 1 else NoneChanged(count=len(outcome.refused), why=_words(error))


def _words(error: UserError) -> Phrase:
    return Phrase(error.template, **error.params)


def _steps(session: Session, service_id: int, name: str, wishes: Sequence[CellWish], outcome: _Outcome) -> list[_Step]:
    """Return what is to be asked for a pupil: a step for each run of days that are decided alike."""
    days = pupil_days(session, wishes[0].pupil_id, service_id, wishes[0].on, wishes[-1].on)
    frozen = frozen_days(session.database, service_id, days)
    wanted: list[tuple[CellWish, tuple[RequestKind, ...], bool]] = []
    for one in wishes:
        state = days[one.on].state
        if state is one.wanted:
            continue
        if one.shown is not None and state is not one.shown and {state, one.shown} <= _SERVED:
            text = Phrase("nel frattempo è diventato: {state}", state=_NAMES[state])
            outcome.refused.append(CellRefusal(one.pupil_id, name, one.on, text))
            outcome.errors.append(CellChanged(pupil=name, day=f"{one.on:%d/%m/%Y}", state=_NAMES[state]))
            continue
        told = CellWish(one.pupil_id, one.on, state, one.wanted)
        wanted.append((told, _kinds(state, one.wanted), _is_free(session, days[one.on]) and one.on not in frozen))
    return [
        _Step(run[0][0].pupil_id, name, service_id, run[0][1], tuple(one for one, _kinds_of, _free in run))
        for run in _runs(wanted)
    ]


def _is_free(session: Session, day: PupilDay) -> bool:
    return day.state in _SERVED and day.deadline_at is not None and is_open(session, day.deadline_at)


def _runs(
    wanted: Iterable[tuple[CellWish, tuple[RequestKind, ...], bool]],
) -> list[list[tuple[CellWish, tuple[RequestKind, ...], bool]]]:
    """Cut into runs of days one after the other; what is not free stands alone, so that each is told by itself."""
    found: list[list[tuple[CellWish, tuple[RequestKind, ...], bool]]] = []
    for (_kinds_of, is_free), group in groupby(wanted, key=lambda one: one[1:]):
        for one in group:
            last = found[-1][-1] if found and found[-1][-1][1:] == one[1:] else None
            if is_free and last is not None and one[0].on - last[0].on == timedelta(days=1):
                found[-1].append(one)
            else:
                found.append([one])
    return found


def _kinds(state: BookingState, wanted: BookingState) -> tuple[RequestKind, ...]:
    """Return the requests that lead from a state to another: an absence is taken back before a plain meal."""
    if wanted is BookingState.ABSENT:
        return (RequestKind.ABSENCE,)
    if wanted is BookingState.BOOKED:
        return (RequestKind.RESTORE,)
    return (RequestKind.RESTORE, RequestKind.PLAIN) if state is BookingState.ABSENT else (RequestKind.PLAIN,)


def _carry_out(session: Session, step: _Step, how: _How, outcome: _Outcome) -> None:
    """Carry a step out, whole or not at all: first as the rules are, then with the reason if there is one."""
    error = _tried(session, step, how, outcome, None)
    if isinstance(error, (CutoffPassed, PlainLimitExceeded)) and session.may(Permission.OVERRIDE_CUTOFF):
        if how.override_reason is None:
            outcome.blocked.append((error, len(step.wishes)))
            return
        error = _tried(session, step, how, outcome, how.override_reason)
    if error is not None:
        outcome.errors.append(error)
        for one in step.wishes:
            outcome.refused.append(CellRefusal(one.pupil_id, step.pupil_name, one.on, _words(error)))


def _tried(session: Session, step: _Step, how: _How, outcome: _Outcome, reason: str | None) -> UserError | None:
    first, last = step.wishes[0].on, step.wishes[-1].on
    try:
        with session.database.transaction():
            receipts = [
                carry_out_within(
                    session,
                    Asked(kind, step.pupil_id, step.service_id, first, last, how.channel, how.asked_by, reason),
                )
                for kind in step.kinds
            ]
    except UserError as error:
        return error
    outcome.receipts += receipts
    skipped = dict(receipts[-1].skipped)
    for one in step.wishes:
        # Only if the cut-off passes between two lines of this module.
        if one.on in skipped:
            outcome.refused.append(CellRefusal(one.pupil_id, step.pupil_name, one.on, skipped[one.on]))
        else:
            outcome.changed.append(one)
    return None


def _answered(session: Session, answer: Answer, *, is_repeat: bool) -> CellsChanged:
    return CellsChanged(
        receipts=tuple(receipt(session, code) for code in answer["codes"]),
        changed=tuple(
            CellWish(pupil_id, date.fromisoformat(on), BookingState(shown), BookingState(wanted))
            for pupil_id, on, shown, wanted in answer["changed"]
        ),
        refused=tuple(
            CellRefusal(pupil_id, name, date.fromisoformat(on), text) for pupil_id, name, on, text in answer["refused"]
        ),
        is_repeat=is_repeat,
    )
