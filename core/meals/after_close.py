"""What is still done of a closed day: charges reversed with a reason, a forgotten one posted. Nothing is rewritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core import ledger
from core.access import audit
from core.access.operations import OperationId
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue
from core.ledger.kinds import REVISIONS
from core.meals.chargeable import terms_of
from core.meals.day_pupils import day_pupils
from core.meals.day_state import done_report
from core.meals.faults import DayNotClosed, NothingToCharge, NothingToReverse
from core.meals.pupil_days import full_name
from core.storage import day_number


class ClosedState(StrEnum):
    """What became of a pupil's meal when the day was closed, and afterwards."""

    CHARGED = "charged"
    REVERSED = "reversed"
    EXEMPT = "exempt"
    NOT_CHARGED = "not_charged"


@dataclass(frozen=True, slots=True)
class ClosedLine:
    """A pupil of a closed day. `amount_cents` is what was charged, also when it was reversed; `reason` why it was."""

    pupil_id: int
    full_name: str
    class_id: int
    class_name: str
    is_present: bool
    is_expected: bool
    state: ClosedState
    amount_cents: int | None
    reason: str


def closed_lines(
    session: Session, service_id: int, day: date, *, class_id: int | None = None
) -> tuple[ClosedLine, ...]:
    """Return the pupils of a day with what was charged to each, of a class or of all.

    Raises:
        NotFound: no such service.
    """
    session.require(Permission.CLOSE_DAY)
    with session.database.snapshot():
        pupils = day_pupils(session, service_id, day, class_id=class_id)
        charges = _charges(session, service_id, day)
        prices = ledger.prices_on(session, service_id, day, [one.pupil_id for one in pupils])
    lines = []
    for one in pupils:
        amount, reason = charges.get(one.pupil_id, (None, None))
        price = prices.get(one.pupil_id)
        if amount is not None:
            state = ClosedState.CHARGED if reason is None else ClosedState.REVERSED
        elif price is not None and price.is_exempt and (one.is_present or one.state.is_expected):
            state = ClosedState.EXEMPT
        else:
            state = ClosedState.NOT_CHARGED
        lines.append(
            ClosedLine(
                one.pupil_id, one.full_name, one.class_id, one.class_name, one.is_present, one.state.is_expected,
                state, amount, reason or "",
            )
        )  # fmt: skip
    return tuple(lines)


def reverse_charge(  # noqa: PLR0917 - whose meal, of what, when, why
    session: Session, operation: OperationId, pupil_id: int, service_id: int, day: date, reason: str
) -> ledger.Posted:
    """Take back the charge of a pupil's meal on a closed day; the same `operation` again gives the first answer.

    Raises:
        InvalidValue: the reason is missing.
        DayNotClosed: the day can still be changed itself.
        NothingToReverse: the pupil has no charge that stands.
        PeriodClosed: today lies in a closed period.
        Conflict: the same id came with another content.
    """
    session.require(Permission.CLOSE_DAY)
    why = _needed(reason)
    with session.database.transaction():
        _ensure_closed(session, service_id, day)
        row = session.database.row(
            "SELECT e.account_id, e.seq FROM entry e JOIN account a ON a.id = e.account_id WHERE a.pupil_id = ?"
            f" AND e.day = ? AND e.kind = ? AND e.seq BETWEEN ? AND ? AND ({_STANDS} OR EXISTS (SELECT 1 FROM operation"
            " o WHERE o.source = ? AND o.external_id = ?)) ORDER BY e.seq DESC LIMIT 1",
            (pupil_id, *_place(service_id, day), operation.source, operation.external_id),
        )
        if row is None:
            raise NothingToReverse(pupil=full_name(session, pupil_id), day=f"{day:%d/%m/%Y}")
        key = ledger.EntryKey(row[0], day, ledger.EntryKind.CHARGE, row[1])
        return ledger.reverse_entry(session, operation, key, why)


def charge_late(  # noqa: PLR0917 - whose meal, of what, when, why
    session: Session, operation: OperationId, pupil_id: int, service_id: int, day: date, reason: str
) -> ledger.Posted:
    """Charge a meal that the close of the day did not: somebody was served and nobody had told.

    One pupil, service and day has one standing charge: it is refused while another stands. The same `operation` again
    gives the first answer.

    Raises:
        InvalidValue: the reason is missing.
        DayNotClosed: the day can still be changed itself.
        AlreadyCharged: the meal is charged.
        NoPrice: the pupil has neither band nor exemption that day.
        NothingToCharge: the pupil is exempt.
        PeriodClosed: the day lies in a closed period.
        NotFound: no such pupil or service.
        Conflict: the same id came with another content.
    """
    session.require(Permission.CLOSE_DAY)
    why = _needed(reason)
    with session.database.transaction():
        _ensure_closed(session, service_id, day)
        terms = terms_of(session, service_id)
        price = ledger.price_of(session, pupil_id, service_id, day)
        if not price.amount_cents:
            raise NothingToCharge(pupil=full_name(session, pupil_id), day=f"{day:%d/%m/%Y}")
        account_id = ledger.open_account(session, pupil_id, terms.service_group_id)
        posted = ledger.post(
            session,
            operation,
            account_id=account_id,
            on=day,
            kind=ledger.EntryKind.CHARGE,
            amount_cents=-price.amount_cents,
            contra=ledger.Contra.MEALS,
            payload={"why": why},
            service_id=service_id,
        )
        if not posted.is_repeat:
            audit.record(
                session, "charge_late", f"pupil:{pupil_id}",
                day=day, service=service_id, amount_cents=price.amount_cents, reason=why,
            )  # fmt: skip
        return posted


_STANDS = (
    "NOT EXISTS (SELECT 1 FROM reversal v WHERE v.account_id = e.account_id AND v.day = e.day AND v.kind = e.kind"
    " AND v.seq = e.seq)"
)


def _place(service_id: int, day: date) -> tuple[int, int, int, int]:
    first = service_id * REVISIONS
    return day_number(day), int(ledger.EntryKind.CHARGE), first, first + REVISIONS - 1


def _charges(session: Session, service_id: int, day: date) -> dict[int, tuple[int, str | None]]:
    """Return the last charge of each pupil: cents, and why it was reversed, if it was."""
    rows = session.database.rows(
        "SELECT a.pupil_id, -e.amount_cents, v.reason FROM entry e JOIN account a ON a.id = e.account_id"
        " LEFT JOIN reversal v ON v.account_id = e.account_id AND v.day = e.day AND v.kind = e.kind AND v.seq = e.seq"
        " WHERE e.day = ? AND e.kind = ? AND e.seq BETWEEN ? AND ? ORDER BY e.account_id, e.seq",
        _place(service_id, day),
    )
    return {pupil_id: (cents, reason) for pupil_id, cents, reason in rows}


def _ensure_closed(session: Session, service_id: int, day: date) -> None:
    if done_report(session.database, service_id, day) is None:
        raise DayNotClosed(day=f"{day:%d/%m/%Y}")


def _needed(reason: str) -> str:
    why = " ".join(reason.split())
    if not why:
        raise InvalidValue(field="Motivo", reason="scrivi perché: resta sul registro.")
    return why
