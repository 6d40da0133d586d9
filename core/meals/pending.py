"""Today's meal before it is charged: every balance is shown beside it."""

from __future__ import annotations

from datetime import date

from core import ledger
from core.access.permissions import Permission
from core.access.session import Session
from core.ledger.kinds import REVISIONS
from core.meals.chargeable import terms_of
from core.meals.day_state import is_closed
from core.meals.pupil_days import pupil_days
from core.registry import ChargePolicy
from core.storage import day_number


def pending_cents(session: Session, pupil_id: int, service_group_id: int, day: date) -> int:
    """Return what the day's close will charge to the pupil's account as things stand, in cents (positive).

    Zero once it is charged or the day is closed, and for whoever has no price: the close asks for it.
    """
    session.require(Permission.VIEW_LEDGER)
    services = session.database.rows("SELECT id FROM service WHERE service_group_id = ?", (service_group_id,))
    return sum(
        _price(session, pupil_id, service_id, day)
        for (service_id,) in services
        if _is_due(session, pupil_id, service_id, day) and not _is_charged(session, pupil_id, service_id, day)
    )


def _is_due(session: Session, pupil_id: int, service_id: int, day: date) -> bool:
    """Tell whether the close will charge the pupil."""
    if is_closed(session.database, service_id, day):
        return False
    present = session.database.scalar(
        "SELECT 1 FROM presence WHERE day = ? AND service_id = ? AND pupil_id = ?",
        (day_number(day), service_id, pupil_id),
    )
    if present is not None:
        return True
    if terms_of(session, service_id).policy is ChargePolicy.PRESENT:
        return False
    return pupil_days(session, pupil_id, service_id, day, day)[day].state.is_expected


def _is_charged(session: Session, pupil_id: int, service_id: int, day: date) -> bool:
    # A close that is under way may have charged this pupil already; a reversed charge is not due again by itself.
    found = session.database.scalar(
        "SELECT 1 FROM account a JOIN service v ON v.service_group_id = a.service_group_id JOIN entry e"
        " ON e.account_id = a.id AND e.day = ? AND e.kind = ? AND e.seq = ? WHERE a.pupil_id = ? AND v.id = ?",
        (day_number(day), int(ledger.EntryKind.CHARGE), service_id * REVISIONS, pupil_id, service_id),
    )
    return found is not None


def _price(session: Session, pupil_id: int, service_id: int, day: date) -> int:
    price = ledger.prices_on(session, service_id, day, [pupil_id]).get(pupil_id)
    return 0 if price is None else price.amount_cents
