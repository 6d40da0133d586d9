"""Writing versions of orders: the one place where the kitchen's tables of orders are written.

An order that was sent follows what changes until its day is over: a late absence, a suspension, meals of the staff.
Whoever changes one of these calls `follow_orders` in the same transaction, so that the last version is always what is
to be cooked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from core.access import audit
from core.access.session import Session
from core.meals.kitchen.content import OrderContent
from core.meals.kitchen.counting import count_orders
from core.meals.kitchen.kitchens import assigned_kitchens, first_kitchen
from core.meals.kitchen.mailing import queue_mails
from core.storage import Database, day_from_number, day_number, instant_number

#: PostgreSQL's advisory lock of a service's orders ("KITC" and the service's id): content and versions are read and
#: written by one at a time, so that nothing that was just changed is missing from an order that was just sent.
_LOCK = 0x4B495443


@dataclass(frozen=True, slots=True)
class SentOrder:
    """An order as it was last sent."""

    order_id: int
    number_text: str
    school_id: int
    on: date
    version: int
    content: OrderContent


def hold_orders(database: Database, service_id: int) -> None:
    """Keep others from sending or changing orders of the service until this transaction ends."""
    database.ensure_in_transaction()
    if database.dialect == "postgresql":
        database.execute("SELECT pg_advisory_xact_lock(?, ?)", (_LOCK, service_id))


def sent_orders(
    database: Database, service_id: int, days: Collection[date], school_id: int | None = None
) -> dict[date, dict[int, SentOrder]]:
    """Return the orders of the days, by day and school, each with its last version."""
    found: dict[date, dict[int, SentOrder]] = {}
    if not days:
        return found
    only, values = ("", ()) if school_id is None else (" AND o.school_id = ?", (school_id,))
    rows = database.rows(
        "SELECT o.id, k.code, o.year, o.number, o.school_id, o.day, v.version, v.body FROM kitchen_order o"
        " JOIN kitchen k ON k.id = o.kitchen_id JOIN kitchen_order_version v ON v.kitchen_order_id = o.id"
        " WHERE o.service_id = ? AND o.day BETWEEN ? AND ?"
        " AND v.version = (SELECT MAX(w.version) FROM kitchen_order_version w WHERE w.kitchen_order_id = o.id)"
        f"{only} ORDER BY o.day, o.id",
        (service_id, day_number(min(days)), day_number(max(days)), *values),
    )
    for order_id, code, year, number, school, day, version, body in rows:
        on = day_from_number(day)
        if on in days:
            found.setdefault(on, {})[school] = SentOrder(
                order_id, number_text(code, year, number), school, on, version, OrderContent.from_body(body)
            )
    return found


def number_text(code: str, year: int, number: int) -> str:
    """Return an order's number as printed: `CC/2026/000123`."""
    return f"{code}/{year}/{number:06d}"


def follow_orders(
    session: Session, service_id: int, days: Iterable[date], reason: str, *, school_id: int | None = None
) -> tuple[SentOrder, ...]:
    """Give each order of the days (from today on) that says something else by now a new version; return those.

    Inside the caller's transaction. `reason` is read by the kitchen: no name of a child stands in it.
    """
    coming = frozenset(day for day in days if day >= session.today())
    if not coming:
        return ()
    hold_orders(session.database, service_id)
    changed = []
    for day, orders in sent_orders(session.database, service_id, coming, school_id).items():
        counted = count_orders(session, service_id, day, schools=orders.keys())
        for school, order in orders.items():
            if counted[school] != order.content:
                changed.append(add_version(session, order, counted[school], reason))
    return tuple(changed)


def follow_pupil(session: Session, service_id: int, pupil_id: int, days: Collection[date], reason: str) -> None:
    """Do as `follow_orders` for the schools in which a pupil is on those days."""
    coming = [day for day in days if day >= session.today()]
    if not coming:
        return
    # Held before looking: an order that is just being sent would miss what this transaction has changed.
    hold_orders(session.database, service_id)
    schools = session.database.rows(
        "SELECT DISTINCT g.school_id FROM placement pl JOIN class_group g ON g.id = pl.class_group_id"
        " WHERE pl.pupil_id = ? AND pl.starts_on <= ? AND pl.ends_on >= ? ORDER BY g.school_id",
        (pupil_id, day_number(max(coming)), day_number(min(coming))),
    )
    for (school_id,) in schools:
        follow_orders(session, service_id, coming, reason, school_id=school_id)


def order_changes(
    session: Session, service_id: int, without: Mapping[date, Collection[int]]
) -> tuple[tuple[SentOrder, OrderContent], ...]:
    """Return the orders that would change if those classes lost the service on those days, and what they would say."""
    coming = {day: classes for day, classes in without.items() if day >= session.today()}
    changes = []
    for day, orders in sent_orders(session.database, service_id, coming.keys()).items():
        counted = count_orders(session, service_id, day, schools=orders.keys(), without=coming[day])
        changes += [(one, counted[school]) for school, one in orders.items() if counted[school] != one.content]
    return tuple(changes)


def open_order(session: Session, service_id: int, school_id: int, day: date, content: OrderContent) -> SentOrder:
    """Send the first version of an order under its kitchen's next number; the orders must be held."""
    database = session.database
    kitchen_id = assigned_kitchens(session).get(school_id) or first_kitchen(session)
    number = database.scalar(
        "INSERT INTO kitchen_counter (kitchen_id, year, last_number) VALUES (?, ?, 1)"
        " ON CONFLICT (kitchen_id, year) DO UPDATE SET last_number = kitchen_counter.last_number + 1"
        " RETURNING last_number",
        (kitchen_id, day.year),
    )
    order_id = database.scalar(
        "INSERT INTO kitchen_order (kitchen_id, school_id, service_id, day, year, number) VALUES (?, ?, ?, ?, ?, ?)"
        " RETURNING id",
        (kitchen_id, school_id, service_id, day_number(day), day.year, number),
    )
    code = database.scalar("SELECT code FROM kitchen WHERE id = ?", (kitchen_id,))
    order = SentOrder(order_id, number_text(code, day.year, number), school_id, day, 0, OrderContent())
    return add_version(session, order, content, "")


def add_version(session: Session, order: SentOrder, content: OrderContent, reason: str) -> SentOrder:
    """Write the next version of an order, and queue it for a kitchen that gets mail; the orders must be held."""
    version = order.version + 1
    session.database.execute(
        "INSERT INTO kitchen_order_version (kitchen_order_id, version, standard, plain, diet, extra, staff, body,"
        " reason, actor_id, actor_name, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            order.order_id, version, content.standard, content.plain, content.diet, content.extra, content.staff,
            content.to_body(), reason, session.actor.id, session.actor.name, instant_number(session.now()),
        ),
    )  # fmt: skip
    audit.record(
        session, "send_order" if version == 1 else "change_order", f"kitchen_order:{order.order_id}",
        number=order.number_text, version=version, day=order.on, school=order.school_id, reason=reason,
        standard=content.standard, plain=content.plain, diet=content.diet, extra=content.extra, staff=content.staff,
    )  # fmt: skip
    kitchen_id = session.database.scalar("SELECT kitchen_id FROM kitchen_order WHERE id = ?", (order.order_id,))
    queue_mails(session, order.order_id, kitchen_id, version)
    return SentOrder(order.order_id, order.number_text, order.school_id, order.on, version, content)
