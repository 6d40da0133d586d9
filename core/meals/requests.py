"""Requests of families and offices: absence, plain meal, back to the usual booking.

Decided day by day (docs/decisions/0008-charging.md): of a period, days without service, not enrolled, closed or past
the cut-off are skipped and told; a single day is accepted or refused. Absence wins over a plain meal. One transaction
holds the request, its days, the receipt and the audit line.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from core.access import audit
from core.access.operations import Answer, OperationId, once
from core.access.permissions import Permission, not_allowed
from core.access.session import Session
from core.errors import InvalidValue, NotFound, Phrase, UserError
from core.meals.cutoff import is_open, passed
from core.meals.day_state import frozen_days, hold_open
from core.meals.faults import (
    AbsentThatDay,
    CutoffPassed,
    DayClosed,
    NoServiceThatDay,
    NotEnrolled,
    NothingToRestore,
    PlainLimitExceeded,
)
from core.meals.kitchen.following import follow_pupil
from core.meals.plain_limit import longest_touched_run
from core.meals.pupil_days import PupilDay, full_name, pupil_days, require_own_school
from core.meals.receipt_codes import new_code, parse_code
from core.meals.records import BookingState, RequestChannel, RequestKind, RequestReceipt
from core.storage import day_from_number, day_number, instant_from_number, instant_number

LONGEST_PERIOD_DAYS = 366
LONGEST_TEXT = 200

_VERBS = {
    RequestKind.ABSENCE: "report_absence",
    RequestKind.PLAIN: "request_plain_meal",
    RequestKind.RESTORE: "restore_booking",
}

#: What the kitchen reads in a new version of an order; never whose.
_FOLLOWED = {
    RequestKind.ABSENCE: "Assenza registrata dopo l'invio",
    RequestKind.PLAIN: "Pasto in bianco registrato dopo l'invio",
    RequestKind.RESTORE: "Prenotazione ripristinata dopo l'invio",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked."""

    kind: RequestKind
    pupil_id: int
    service_id: int
    first_on: date
    last_on: date
    channel: RequestChannel
    asked_by: str
    override_reason: str | None

    @property
    def payload(self) -> dict[str, object]:
        """What makes two requests the same."""
        return {
            "kind": self.kind.value,
            "pupil": self.pupil_id,
            "service": self.service_id,
            "first_on": self.first_on.isoformat(),
            "last_on": self.last_on.isoformat(),
            "channel": self.channel.value,
            "asked_by": self.asked_by,
            "override_reason": self.override_reason,
        }


def report_absence(  # noqa: PLR0917 - whose meal, of what, from when to when
    session: Session,
    operation: OperationId,
    pupil_id: int,
    service_id: int,
    first_on: date,
    last_on: date,
    *,
    channel: RequestChannel,
    asked_by: str,
    override_reason: str | None = None,
) -> RequestReceipt:
    """Take the meal away on a day or a period (both days included), by the cut-off of each day.

    The seed: «entro e non oltre le ore 9.30 del giorno stesso». After it the office may, with a reason, until the day
    is closed; a family (channel PORTAL) never. On a day with a plain meal the absence replaces it. The same operation
    again gives the same receipt.

    Raises:
        CutoffPassed: no day is left that may be changed; the same for the next three, whichever tells most.
        DayClosed: the day's charges are posted, or being posted.
        NotEnrolled: in the service or in a class.
        NoServiceThatDay: nothing to cancel.
        NotAllowed: the role may not, or the pupil is of another school than the school's user.
        InvalidValue: the period is the wrong way round or longer than a year.
        Conflict: the operation's id came before with another request.
    """
    request = Asked(RequestKind.ABSENCE, pupil_id, service_id, first_on, last_on, channel, asked_by, override_reason)
    return _carry_out(session, operation, request)


def request_plain_meal(  # noqa: PLR0917 - whose meal, of what, from when to when
    session: Session,
    operation: OperationId,
    pupil_id: int,
    service_id: int,
    first_on: date,
    last_on: date,
    *,
    channel: RequestChannel,
    asked_by: str,
    override_reason: str | None = None,
) -> RequestReceipt:
    """Ask for a plain meal (pasto in bianco) on a day or a period, by the cut-off of each day.

    Days with a reported absence stay absent. The service's limit of service days in a row holds across requests, on
    both sides of this one; beyond it the whole request is refused, unless the office gives a reason.

    Raises:
        PlainLimitExceeded: too many in a row; nothing was written.
        AbsentThatDay: the day has an absence, and no other day is left.
        Others: as `report_absence`.
    """
    request = Asked(RequestKind.PLAIN, pupil_id, service_id, first_on, last_on, channel, asked_by, override_reason)
    return _carry_out(session, operation, request)


def restore_booking(  # noqa: PLR0917 - whose meal, of what, from when to when
    session: Session,
    operation: OperationId,
    pupil_id: int,
    service_id: int,
    first_on: date,
    last_on: date,
    *,
    channel: RequestChannel,
    asked_by: str,
    override_reason: str | None = None,
) -> RequestReceipt:
    """Take back absence or plain meal on a day or a period, by the cut-off of each day: booked as usual again.

    Raises:
        NothingToRestore: no day of the period has an absence or a plain meal.
        Others: as `report_absence`.
    """
    request = Asked(RequestKind.RESTORE, pupil_id, service_id, first_on, last_on, channel, asked_by, override_reason)
    return _carry_out(session, operation, request)


def carry_out_within(session: Session, asked: Asked) -> RequestReceipt:
    """Do as the three above inside the caller's operation, which holds the day open and lets the orders follow."""
    session.require(Permission.REPORT_ABSENCE)
    session.database.ensure_in_transaction()
    request = _checked(session, asked)
    return _receipt(request, _write(session, request, is_followed=False), is_repeat=False)


def receipt(session: Session, code: str) -> RequestReceipt:
    """Return the receipt of an earlier request, as it was given; `code` as somebody types or reads it aloud.

    Raises:
        NotFound: no request has the code.
        NotAllowed: a school's user asks for another school's pupil.
    """
    session.require(Permission.VIEW_MEALS)
    row = session.database.row(
        "SELECT id, receipt_code, pupil_id, service_id, kind, starts_on, ends_on, channel, asked_by, at"
        " FROM meal_request WHERE receipt_code = ?",
        (parse_code(code),),
    )
    if row is None:
        raise NotFound(what=Phrase("Codice di ricevuta «{code}»", code=code[:20]))
    request_id, receipt_code, pupil_id, service_id, kind, first, last, channel, asked_by, at = row
    require_own_school(session, pupil_id)
    request = Asked(
        RequestKind(kind), pupil_id, service_id, day_from_number(first), day_from_number(last),
        RequestChannel(channel), asked_by, None,
    )  # fmt: skip
    # The audit line holds what the request came to on that day: later requests change the days, never the receipt.
    told = session.database.scalar(
        "SELECT detail FROM audit WHERE subject = ? AND operation = ?",
        (f"meal_request:{request_id}", _VERBS[request.kind]),
    )
    return _receipt(request, {**json.loads(told), "code": receipt_code, "at": at}, is_repeat=True)


def _carry_out(session: Session, operation: OperationId, request: Asked) -> RequestReceipt:
    session.require(Permission.REPORT_ABSENCE)
    request = _checked(session, request)
    with session.database.transaction():
        hold_open(session.database, request.service_id)
        outcome = once(session, operation, request.payload, lambda: _write(session, request))
    return _receipt(request, outcome.answer, is_repeat=outcome.is_repeat)


def _checked(session: Session, request: Asked) -> Asked:
    """Return the request with its texts cleaned; refuse what cannot be meant."""
    days = (request.last_on - request.first_on).days
    if not 0 <= days < LONGEST_PERIOD_DAYS:
        expected = Phrase("da 1 a {most} giorni, la fine dopo l'inizio.", most=LONGEST_PERIOD_DAYS)
        raise InvalidValue(field="Periodo", reason=expected)
    asked_by = " ".join(request.asked_by.split())[:LONGEST_TEXT] or session.actor.name
    reason = " ".join((request.override_reason or "").split())[:LONGEST_TEXT] or None
    if reason is not None and request.channel is not RequestChannel.PORTAL:
        session.require(Permission.OVERRIDE_CUTOFF)
    if reason is not None and request.channel is RequestChannel.PORTAL:
        # A family sets no rule aside, whoever sends its request.
        raise not_allowed(session.actor.role)
    return Asked(
        request.kind, request.pupil_id, request.service_id, request.first_on, request.last_on,
        RequestChannel(request.channel), asked_by, reason,
    )  # fmt: skip


def _write(session: Session, request: Asked, *, is_followed: bool = True) -> Answer:
    """Decide each day and write what follows, inside the caller's transaction."""
    database = session.database
    name = full_name(session, request.pupil_id)
    require_own_school(session, request.pupil_id)
    if database.dialect == "postgresql":
        # Two requests for one pupil at the same moment would both count the plain meals without the other's.
        database.execute("SELECT id FROM pupil WHERE id = ? FOR NO KEY UPDATE", (request.pupil_id,))
    days = pupil_days(session, request.pupil_id, request.service_id, request.first_on, request.last_on)
    frozen = frozen_days(database, request.service_id, days)
    refusals = {
        day.on: refusal
        for day in days.values()
        if (refusal := _refusal(session, request, day, name=name, is_frozen=day.on in frozen)) is not None
    }
    accepted = [day for day in days.values() if day.on not in refusals]
    if not accepted:
        raise _most_telling(refusals.values())
    if request.kind is RequestKind.PLAIN and request.override_reason is None:
        _ensure_within_limit(session, request, [day.on for day in accepted])
    code, request_id = _insert_request(session, request)
    _write_days(session, request, accepted, request_id)
    # Inside this transaction: an order that was sent to the kitchen follows, or nothing is registered.
    if is_followed:
        days_on = [day.on for day in accepted]
        follow_pupil(session, request.service_id, request.pupil_id, days_on, _FOLLOWED[request.kind])
    detail = {
        "days": [day.on.isoformat() for day in accepted],
        "skipped": [[day.isoformat(), _skip_text(refusal)] for day, refusal in refusals.items()],
    }
    audit.record(session, _VERBS[request.kind], f"meal_request:{request_id}", code=code, **request.payload, **detail)
    return {**detail, "code": code, "at": instant_number(session.now())}


def _refusal(session: Session, request: Asked, day: PupilDay, *, name: str, is_frozen: bool) -> UserError | None:
    """Return why the day cannot be taken, or None."""
    text = f"{day.on:%d/%m/%Y}"
    if day.state is BookingState.NO_SERVICE:
        return NoServiceThatDay(day=text, reason=day.no_service_text)
    if day.state is BookingState.NOT_ENROLLED or day.deadline_at is None:
        return NotEnrolled(pupil=name, day=text)
    if is_frozen:
        return DayClosed(day=text)
    if not is_open(session, day.deadline_at) and request.override_reason is None:
        return passed(day.deadline_at)
    return _refusal_of_kind(request.kind, day)


def _refusal_of_kind(kind: RequestKind, day: PupilDay) -> UserError | None:
    """Return why a day that may be changed cannot be changed to what is asked, or None."""
    text = f"{day.on:%d/%m/%Y}"
    if kind is RequestKind.PLAIN and day.state is BookingState.ABSENT:
        return AbsentThatDay(day=text)
    if kind is RequestKind.RESTORE and day.state is BookingState.BOOKED:
        return NothingToRestore(day=text)
    return None


#: Why a whole request was refused: the first of these that holds for one of its days tells most.
_TELLING: tuple[type[UserError], ...] = (
    CutoffPassed, DayClosed, AbsentThatDay, NothingToRestore, NotEnrolled, NoServiceThatDay,
)  # fmt: skip

_SKIPPED: dict[type[UserError], Callable[[dict[str, Any]], str]] = {
    CutoffPassed: lambda params: f"oltre le {params['hour']}",
    DayClosed: lambda _params: "giornata chiusa",
    AbsentThatDay: lambda _params: "assenza già comunicata",
    NothingToRestore: lambda _params: "già prenotato",
    NotEnrolled: lambda _params: "non iscritto",
    NoServiceThatDay: lambda params: f"servizio non disponibile: {params['reason']}",
}


def _most_telling(refusals: Iterable[UserError]) -> UserError:
    return min(refusals, key=lambda refusal: _TELLING.index(type(refusal)))


def _skip_text(refusal: UserError) -> str:
    return _SKIPPED[type(refusal)](refusal.params)


def _ensure_within_limit(session: Session, request: Asked, asked: list[date]) -> None:
    """Check the limit of plain meals in a row, counting those next to the period on both sides."""
    limit = session.database.scalar("SELECT plain_limit_days FROM service WHERE id = ?", (request.service_id,))
    first = _reach(session, request, limit, before=True)
    last = _reach(session, request, limit, before=False)
    days = pupil_days(session, request.pupil_id, request.service_id, first, last)
    sequence = [
        day.on for day in days.values() if day.state not in {BookingState.NO_SERVICE, BookingState.NOT_ENROLLED}
    ]
    plain = {day.on for day in days.values() if day.state is BookingState.PLAIN}
    run = longest_touched_run(sequence, plain, set(asked))
    if run > limit:
        raise PlainLimitExceeded(limit=limit, days=run)


def _reach(session: Session, request: Asked, limit: int, *, before: bool) -> date:
    """Return how far from the period the days must be looked at: to the farthest of its `limit` nearest plain meals."""
    side, order, edge = ("<", "DESC", request.first_on) if before else (">", "ASC", request.last_on)
    rows = session.database.rows(
        f"SELECT day FROM meal_exception WHERE pupil_id = ? AND service_id = ? AND kind = 'plain' AND day {side} ?"
        f" ORDER BY day {order} LIMIT ?",
        (request.pupil_id, request.service_id, day_number(edge), limit),
    )
    farthest = day_from_number(rows[-1][0]) if rows else edge
    # Farther than a summer nothing is next to anything: another school year, other classes.
    bound = timedelta(days=LONGEST_PERIOD_DAYS)
    return max(farthest, edge - bound) if before else min(farthest, edge + bound)


def _insert_request(session: Session, request: Asked) -> tuple[str, int]:
    """Write the request under a code that nobody has; return code and id."""
    values = (
        request.pupil_id, request.service_id, request.kind.value, day_number(request.first_on),
        day_number(request.last_on), request.channel.value, request.asked_by, request.override_reason,
        session.actor.id or None, instant_number(session.now()),
    )  # fmt: skip
    while True:
        code = new_code(session.ids)
        rows = session.database.rows(
            "INSERT INTO meal_request (receipt_code, pupil_id, service_id, kind, starts_on, ends_on, channel, asked_by,"
            " override_reason, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (receipt_code) DO NOTHING RETURNING id",
            (code, *values),
        )
        if rows:
            return code, rows[0][0]


def _write_days(session: Session, request: Asked, days: list[PupilDay], request_id: int) -> None:
    """Put the exceptions of the days right; a day that is so already keeps the request that made it so."""
    key = (request.pupil_id, request.service_id)
    if request.kind is RequestKind.RESTORE:
        for day in days:
            session.database.execute(
                "DELETE FROM meal_exception WHERE pupil_id = ? AND service_id = ? AND day = ?",
                (*key, day_number(day.on)),
            )
        return
    kind = "absent" if request.kind is RequestKind.ABSENCE else "plain"
    for day in days:
        session.database.execute(
            "INSERT INTO meal_exception (pupil_id, service_id, day, kind, meal_request_id) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (pupil_id, service_id, day) DO UPDATE SET kind = excluded.kind,"
            " meal_request_id = excluded.meal_request_id WHERE meal_exception.kind <> excluded.kind",
            (*key, day_number(day.on), kind, request_id),
        )


def _receipt(request: Asked, answer: Answer, *, is_repeat: bool) -> RequestReceipt:
    return RequestReceipt(
        receipt_code=answer["code"],
        at=instant_from_number(answer["at"]),
        kind=request.kind,
        days=tuple(date.fromisoformat(day) for day in answer["days"]),
        skipped=tuple((date.fromisoformat(day), text) for day, text in answer["skipped"]),
        pupil_id=request.pupil_id,
        service_id=request.service_id,
        first_on=request.first_on,
        last_on=request.last_on,
        channel=request.channel,
        asked_by=request.asked_by,
        is_repeat=is_repeat,
    )
