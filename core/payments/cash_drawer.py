"""Which drawer a recharge at the counter goes into: the operator's open session.

The chain is locked when this is asked: a session is either closed before a recharge, which is then refused, or after
it, and then counts it. Whoever has closed a drawer today takes money only in a new one; with `SESSION_REQUIRED`
everybody does.
"""

from __future__ import annotations

from datetime import time

from core.access.options import Option, get_option
from core.access.session import Session
from core.clock import rome, rome_instant
from core.payments.cash_faults import CashSessionClosed, CashSessionNeeded
from core.payments.cash_records import is_operator
from core.payments.means import Channel
from core.storage import instant_from_number, instant_number
from core.storage.tables import CashTaking

#: Whether money at the counter is taken only in a cash session.
SESSION_REQUIRED = Option("cash.session_required", default=False)


def drawer_for(session: Session, channel: Channel, station_id: str | None) -> int | None:
    """Return the open session that a recharge belongs to; None where there is none and none is needed.

    Raises:
        CashSessionClosed: the operator has closed the drawer today.
        CashSessionNeeded: the municipality wants one.
    """
    if channel is not Channel.COUNTER or station_id is not None or not is_operator(session):
        return None
    database, actor_id = session.database, session.actor.id
    found = database.scalar("SELECT id FROM cash_session WHERE actor_id = ? AND closed_at IS NULL", (actor_id,))
    if found is not None:
        return int(found)
    midnight = instant_number(rome_instant(session.today(), time()))
    closed_at = database.scalar(
        "SELECT MAX(closed_at) FROM cash_session WHERE actor_id = ? AND closed_at >= ?", (actor_id, midnight)
    )
    if closed_at is not None:
        raise CashSessionClosed(hour=f"{rome(instant_from_number(closed_at)):%H:%M}")
    if get_option(session, SESSION_REQUIRED):
        raise CashSessionNeeded
    return None


def put_in(session: Session, cash_session_id: int, recharge_id: int) -> None:
    """Note that a recharge was taken in a session."""
    session.database.run(CashTaking.insert(recharge=recharge_id, cash_session=cash_session_id))
