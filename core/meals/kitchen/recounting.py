"""Orders that say something else by now, whatever changed it: an enrolment, a withdrawal, a diet, another class.

Late absences, suspensions and meals of the staff write their version in their own transaction (`following`). Everything
else is found here, by counting again: no cause can be forgotten, because none is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from core.access.permissions import Permission
from core.access.session import Session
from core.meals.day_state import frozen_days
from core.meals.kitchen.content import Changed, OrderContent, differences
from core.meals.kitchen.counting import count_orders
from core.meals.kitchen.following import SentOrder, add_version, hold_orders, sent_orders
from core.storage import day_from_number, day_number

_NUMBERS = "Riconteggio: iscrizioni, classi o diete cambiate dopo l'invio"
_WORDS = "Riconteggio: nomi, descrizioni o note cambiati dopo l'invio"


def follow_all(session: Session) -> tuple[SentOrder, ...]:
    """Give each order of today and of the days to come that says something else by now a new version; return those.

    A day whose close has begun, and one that is over, are left alone: what was eaten was eaten. So is a child who eats
    without being booked: that shows as changed, and the office decides. Run again, nothing happens twice.

    Raises:
        NotAllowed: the role may not send orders.
    """
    session.require(Permission.SEND_ORDER)
    changed: list[SentOrder] = []
    for service_id, days in _sent_days(session).items():
        with session.database.transaction():
            # Held before looking: what is just being sent, or changed by a request, is not counted halfway.
            hold_orders(session.database, service_id)
            changed += [
                add_version(session, order, content, _reason(order.content, content))
                for order, content in _behind(session, service_id, days)
            ]
    return tuple(changed)


def is_any_behind(session: Session) -> bool:
    """Tell, without writing, whether `follow_all` would do something.

    Raises:
        NotAllowed: the role may not look at orders.
    """
    session.require(Permission.VIEW_MEALS)
    with session.database.snapshot():
        return any(
            True for service_id, days in _sent_days(session).items() for _one in _behind(session, service_id, days)
        )


def _sent_days(session: Session) -> dict[int, list[date]]:
    """Return the days from today on that have orders and may change, by service."""
    rows = session.database.rows(
        "SELECT DISTINCT service_id, day FROM kitchen_order WHERE day >= ? ORDER BY service_id, day",
        (day_number(session.today()),),
    )
    found: dict[int, list[date]] = {}
    for service_id, day in rows:
        found.setdefault(service_id, []).append(day_from_number(day))
    for service_id, days in found.items():
        frozen = frozen_days(session.database, service_id, days)
        found[service_id] = [day for day in days if day not in frozen]
    return found


def _behind(session: Session, service_id: int, days: list[date]) -> Iterator[tuple[SentOrder, OrderContent]]:
    """Return the orders that do not say what a new count says, with that."""
    for day, orders in sent_orders(session.database, service_id, days).items():
        counted = count_orders(session, service_id, day, schools=orders.keys())
        for school_id, order in orders.items():
            if _is_other(order.content, counted[school_id]):
                yield order, counted[school_id]


def _is_other(sent: OrderContent, counted: OrderContent) -> bool:
    if sent == counted:
        return False
    found = differences(sent, counted)
    return not found or any(one.what is not Changed.EXTRA for one in found)


def _reason(sent: OrderContent, counted: OrderContent) -> str:
    return _NUMBERS if differences(sent, counted) else _WORDS
