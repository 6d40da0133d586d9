"""What taking the service away on a day does: which meals it frees, which charges have to be reversed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from core import calendar, ledger
from core.access.session import Session
from core.calendar.suspensions import SuspensionScope, classes_of
from core.ledger.kinds import REVISIONS
from core.meals.day_state import done_report, is_begun
from core.meals.enrolled import EATS_ON, on_day
from core.meals.suspension_faults import CloseUnderWay, SuspensionInClosedPeriod
from core.storage import day_from_number, day_number

_MONTHS = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
    "novembre", "dicembre",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PostedCharge:
    """A charge that stands: its account, number and price in cents (positive)."""

    account_id: int
    seq: int
    amount_cents: int


@dataclass(frozen=True, slots=True)
class DayEffect:
    """What a suspension does to a day.

    `classes` lose the service, `freed` meals are no longer booked, `charges` are to be reversed. `kept` are charges of
    pupils who were checked in: they ate, and pay. `is_closed`: the day was charged before.
    """

    on: date
    classes: frozenset[int]
    freed: int
    charges: tuple[PostedCharge, ...]
    kept: int
    is_closed: bool

    @property
    def total_cents(self) -> int:
        """What is to be given back, in cents."""
        return sum(charge.amount_cents for charge in self.charges)


def effects_of(session: Session, scope: SuspensionScope) -> tuple[DayEffect, ...]:
    """Return the days of the scope on which somebody loses the service.

    Raises:
        SuspensionInClosedPeriod: a day lies in a closed period.
        CloseUnderWay: a day is just being closed.
    """
    ensure_open_periods(session, scope.days)
    wanted = classes_of(session, scope).keys()
    found = []
    for day in scope.days:
        served = calendar.classes_served(session, scope.service_id, day)
        classes = frozenset(class_id for class_id, one in served.items() if one.is_service and class_id in wanted)
        if classes:
            found.append(_effect(session, scope.service_id, day, classes))
    return tuple(found)


def charges_of(
    session: Session, service_id: int, day: date, classes: Collection[int]
) -> tuple[list[PostedCharge], list[PostedCharge]]:
    """Return the charges of a day that stand: of pupils who were not checked in, and of those who were."""
    number = day_number(day)
    rows = session.database.rows(
        "SELECT a.id, e.seq, -e.amount_cents, pl.class_group_id, s.pupil_id IS NOT NULL FROM placement pl"
        " JOIN service v ON v.id = ?"
        " JOIN account a ON a.pupil_id = pl.pupil_id AND a.service_group_id = v.service_group_id"
        " JOIN entry e ON e.account_id = a.id AND e.day = ? AND e.kind = ? AND e.seq BETWEEN ? AND ?"
        " LEFT JOIN reversal r ON r.account_id = e.account_id AND r.day = e.day AND r.kind = e.kind AND r.seq = e.seq"
        " LEFT JOIN presence s ON s.day = e.day AND s.service_id = v.id AND s.pupil_id = pl.pupil_id"
        " WHERE pl.starts_on <= ? AND pl.ends_on >= ? AND r.account_id IS NULL ORDER BY a.id",
        (
            service_id, number, int(ledger.EntryKind.CHARGE), service_id * REVISIONS,
            service_id * REVISIONS + REVISIONS - 1, number, number,
        ),
    )  # fmt: skip
    absent: list[PostedCharge] = []
    present: list[PostedCharge] = []
    for account_id, seq, cents, class_id, is_present in rows:
        if class_id in classes:
            (present if is_present else absent).append(PostedCharge(account_id, seq, int(cents)))
    return absent, present


def to_restore(session: Session, suspension_id: int) -> list[tuple[int, date, int, int]]:
    """Return account, day, number and price of the charges that a suspension reversed and that are not charged again.

    The last one of a meal: one that was charged by hand in between may have been reversed a second time.
    """
    rows = session.database.rows(
        "SELECT s.account_id, s.day, s.seq, -e.amount_cents FROM suspension_reversal s JOIN entry e"
        " ON e.account_id = s.account_id AND e.day = s.day AND e.kind = ? AND e.seq = s.seq"
        " WHERE s.suspension_id = ? AND NOT s.is_restored ORDER BY s.day, s.account_id, s.seq",
        (int(ledger.EntryKind.CHARGE), suspension_id),
    )
    last = {
        (day, account_id): (account_id, day_from_number(day), seq, int(cents)) for account_id, day, seq, cents in rows
    }
    return list(last.values())


def still_suspended(session: Session, suspension_id: int, service_id: int) -> dict[tuple[int, int, int], int | None]:
    """Return the charges reversed by a suspension, not charged again, whose class and day another suspends as well.

    By account, stored day and number; with the suspension that will charge them again when it is undone in its turn,
    None where that was undone already and keeps the day.
    """
    rows = session.database.rows(
        "SELECT r.account_id, r.day, r.seq, s.id, s.undone_at FROM suspension_reversal r"
        " JOIN account a ON a.id = r.account_id"
        " JOIN placement pl ON pl.pupil_id = a.pupil_id AND pl.starts_on <= r.day AND pl.ends_on >= r.day"
        " JOIN class_group g ON g.id = pl.class_group_id"
        " JOIN calendar_exception x ON x.starts_on <= r.day AND x.ends_on >= r.day"
        " AND (x.school_id IS NULL OR x.school_id = g.school_id)"
        " AND (x.class_group_id IS NULL OR x.class_group_id = g.id)"
        " JOIN suspension_closure u ON u.calendar_exception_id = x.id AND u.suspension_id <> r.suspension_id"
        " JOIN suspension s ON s.id = u.suspension_id AND s.service_id = ?"
        " WHERE r.suspension_id = ? AND NOT r.is_restored ORDER BY s.id",
        (service_id, suspension_id),
    )
    found: dict[tuple[int, int, int], int | None] = {}
    for account_id, day, seq, other_id, undone_at in rows:
        key = (account_id, day, seq)
        if undone_at is None:
            found[key] = found.get(key) or other_id
        else:
            found.setdefault(key, None)
    return found


def hand_over(session: Session, suspension_id: int, service_id: int) -> None:
    """Leave the charges of classes that another suspension holds as well to that one: nobody eats there still."""
    for (account_id, day, seq), other_id in still_suspended(session, suspension_id, service_id).items():
        column, value = ("is_restored", True) if other_id is None else ("suspension_id", other_id)
        session.database.execute(
            f"UPDATE suspension_reversal SET {column} = ? WHERE account_id = ? AND day = ? AND seq = ?",
            (value, account_id, day, seq),
        )


def ensure_open_periods(session: Session, days: Collection[date]) -> None:
    """Check that none of the days lies in a closed period.

    Raises:
        SuspensionInClosedPeriod: one does; the error names the period.
    """
    for period in ledger.closed_periods(session):
        for day in days:
            if period.first_on <= day <= period.last_on:
                raise SuspensionInClosedPeriod(period=period_text(period), day=f"{day:%d/%m/%Y}")


def period_text(period: ledger.ClosedPeriod) -> str:
    """Return the name of a period: `Il mese di ottobre 2026`."""
    return f"Il mese di {_MONTHS[period.first_on.month - 1]} {period.first_on.year}"


def is_done(session: Session, service_id: int, day: date) -> bool:
    """Tell whether the day is closed.

    Raises:
        CloseUnderWay: its close has begun and is not done.
    """
    if done_report(session.database, service_id, day) is not None:
        return True
    if is_begun(session.database, service_id, day):
        raise CloseUnderWay(day=f"{day:%d/%m/%Y}")
    return False


def _effect(session: Session, service_id: int, day: date, classes: frozenset[int]) -> DayEffect:
    is_closed = is_done(session, service_id, day)
    charges, kept = charges_of(session, service_id, day, classes)
    return DayEffect(day, classes, _freed(session, service_id, day, classes), tuple(charges), len(kept), is_closed)


def _freed(session: Session, service_id: int, day: date, classes: Collection[int]) -> int:
    """Return how many meals are booked in the classes, less those already eaten."""
    number = day_number(day)
    rows = session.database.rows(
        "SELECT pl.class_group_id, COUNT(*) FROM enrolment e"
        " JOIN placement pl ON pl.pupil_id = e.pupil_id AND pl.starts_on <= ? AND pl.ends_on >= ?"
        " LEFT JOIN meal_exception x ON x.service_id = e.service_id AND x.day = ? AND x.pupil_id = e.pupil_id"
        " LEFT JOIN presence s ON s.day = ? AND s.service_id = e.service_id AND s.pupil_id = e.pupil_id"
        f" WHERE e.service_id = ? AND {EATS_ON}"
        " AND COALESCE(x.kind, '') <> 'absent' AND s.pupil_id IS NULL GROUP BY pl.class_group_id",
        (number, number, number, number, service_id, *on_day(number)),
    )
    return sum(count for class_id, count in rows if class_id in classes)
