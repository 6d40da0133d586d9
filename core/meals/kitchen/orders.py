"""The numbered orders to the kitchens: sent at the cut-off, followed by versions, read and acknowledged.

One order a school, service and day, frozen when it is sent, numbered without gaps for each kitchen and year of its day.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core import calendar
from core.access import audit
from core.access.permissions import Permission, Role, not_allowed
from core.access.session import Session
from core.clock import rome_instant
from core.errors import NotFound, Phrase
from core.meals.cutoff import cutoff_of, is_open
from core.meals.kitchen.content import OrderContent
from core.meals.kitchen.counting import count_orders
from core.meals.kitchen.faults import NewerVersion, NothingToOrder, OrderDayPassed
from core.meals.kitchen.following import (
    SentOrder,
    add_version,
    hold_orders,
    number_text,
    open_order,
    sent_orders,
)
from core.meals.kitchen.kitchens import FIRST_NAME, assigned_kitchens, cooked_services, kitchens
from core.registry import clean_text
from core.storage import day_from_number, day_number, instant_from_number, instant_number
from core.storage.database import Row


class OrderStatus(StrEnum):
    """Where a school's order stands.

    WAITING: families may still change the day. DUE: the cut-off has passed, nothing is sent. SENT: the kitchen has not
    said that it read the last version. READ: it has. CHANGED: what is needed is no longer what was sent (until the day
    is over).
    """

    WAITING = "waiting"
    DUE = "due"
    SENT = "sent"
    READ = "read"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class OrderVersion:
    """A version. `reason` says why it follows the one before; `read_by` and `read_at` that the kitchen read it."""

    version: int
    content: OrderContent
    reason: str
    by: str
    at: datetime
    read_by: str | None
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class KitchenOrder:
    """An order with all its versions, oldest first."""

    id: int
    number_text: str
    kitchen_id: int
    kitchen_name: str
    school_id: int
    school_name: str
    service_id: int
    service_name: str
    on: date
    versions: tuple[OrderVersion, ...]

    @property
    def last(self) -> OrderVersion:
        """The version that holds."""
        return self.versions[-1]

    @property
    def last_read(self) -> OrderVersion | None:
        """The newest version that the kitchen acknowledged, None if it has none."""
        return next((one for one in reversed(self.versions) if one.read_at is not None), None)

    def version(self, number: int) -> OrderVersion:
        """Return one of the versions.

        Raises:
            NotFound: there is none of that number.
        """
        if not 1 <= number <= len(self.versions):
            raise NotFound(what=Phrase("Versione {number}", number=number))
        return self.versions[number - 1]


@dataclass(frozen=True, slots=True)
class SchoolOrder:
    """A school's day in the kitchen. `needed` is what would be sent now; `deadline_at` (UTC) is its cut-off."""

    school_id: int
    school_name: str
    kitchen_name: str
    deadline_at: datetime
    needed: OrderContent
    order: KitchenOrder | None
    status: OrderStatus

    @property
    def shown(self) -> OrderContent:
        """What was sent, or what would be."""
        return self.needed if self.order is None else self.order.last.content


@dataclass(frozen=True, slots=True)
class SendReport:
    """What sending did: first versions, new versions, and how many orders were as they should be already."""

    sent: tuple[SentOrder, ...]
    changed: tuple[SentOrder, ...]
    unchanged: int


def send_orders(session: Session, service_id: int, day: date, *, school_id: int | None = None) -> SendReport:
    """Send the orders of a day now, of all schools or of one; those sent before get a new version if they changed.

    Also before the cut-off: what families change afterwards makes a new version. Sent again, nothing happens twice.

    Raises:
        OrderDayPassed: the day is over.
        NothingToOrder: no school asked for has service on the day, and none has an order.
        NotFound: no such service.
        NotAllowed: the role may not send orders.
    """
    session.require(Permission.SEND_ORDER)
    if day < session.today():
        raise OrderDayPassed(day=f"{day:%d/%m/%Y}")
    with session.database.transaction():
        report = _send(session, service_id, day, school_id)
    if not (report.sent or report.changed or report.unchanged):
        raise NothingToOrder(day=f"{day:%d/%m/%Y}", reason=_why_not(session, service_id, day))
    return report


def send_due_orders(session: Session, service_id: int, day: date) -> SendReport:
    """Send the orders of the schools whose cut-off has passed and that have none: what the clock asks for by itself.

    A day that is over is left alone. Run again, nothing happens twice.

    Raises:
        NotFound: no such service.
        NotAllowed: the role may not send orders.
    """
    session.require(Permission.SEND_ORDER)
    if day < session.today():
        return SendReport((), (), 0)
    with session.database.transaction():
        hold_orders(session.database, service_id)
        known = sent_orders(session.database, service_id, [day]).get(day, {})
        sent = tuple(
            open_order(session, service_id, school_id, day, content)
            for school_id, content in count_orders(session, service_id, day).items()
            if school_id not in known and not is_open(session, _deadline(session, service_id, school_id, day))
        )
    return SendReport(sent, (), 0)


def send_all_due(session: Session) -> tuple[SentOrder, ...]:
    """Send what is due today of all services that kitchens cook for: what an open office or a nightly job does.

    Raises:
        NotAllowed: the role may not send orders.
    """
    return tuple(
        sent for service in cooked_services(session)
        for sent in send_due_orders(session, service.id, session.today()).sent
    )  # fmt: skip


def acknowledge_order(session: Session, order_id: int, version: int, *, received_by: str = "") -> None:
    """Note that the kitchen has read a version (`received_by` is who told so on the phone; else whoever is signed in).

    Once is enough; again changes nothing.

    Raises:
        NewerVersion: a newer version has been sent meanwhile.
        NotFound: no such order or version.
        NotAllowed: the role may not.
    """
    session.require(Permission.ACKNOWLEDGE_ORDER)
    name = clean_text(received_by, "Confermato da", longest=100) or session.actor.name
    database = session.database
    with database.transaction():
        one = order(session, order_id)
        if version > one.last.version:
            raise NotFound(what=Phrase("Versione {number}", number=version))
        if version < one.last.version:
            raise NewerVersion(number=one.number_text, version=one.last.version)
        added = database.execute(
            "INSERT INTO kitchen_order_receipt (kitchen_order_id, version, received_by, actor_id, at)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (order_id, version, name, session.actor.id, instant_number(session.now())),
        )
        if added:
            audit.record(
                session, "acknowledge_order", f"kitchen_order:{order_id}",
                number=one.number_text, version=version, received_by=name,
            )  # fmt: skip


def order(session: Session, order_id: int) -> KitchenOrder:
    """Return an order with its versions.

    Raises:
        NotFound: there is none of that id.
        NotAllowed: a school's user asks for another school's.
    """
    session.require(Permission.VIEW_MEALS)
    row = session.database.row(f"{_ORDERS} WHERE o.id = ?", (order_id,))
    if row is None:
        raise NotFound(what="Ordine alla cucina")
    _require_own(session, row[3])
    return _order(session, row)


def day_orders(session: Session, service_id: int, day: date) -> tuple[SchoolOrder, ...]:
    """Return the schools that have service or an order on the day, by name; a school's user sees its own.

    Raises:
        NotFound: no such service.
    """
    session.require(Permission.VIEW_MEALS)
    with session.database.snapshot():
        rows = session.database.rows(f"{_ORDERS} WHERE o.service_id = ? AND o.day = ?", (service_id, day_number(day)))
        orders = {row[3]: _order(session, row) for row in rows}
        counted = count_orders(session, service_id, day)
        if orders.keys() - counted.keys():
            counted |= count_orders(session, service_id, day, schools=orders.keys() - counted.keys())
        names: dict[int, str] = dict(session.database.rows("SELECT id, name FROM school"))
        cooks = _kitchen_names(session, counted.keys())
        own = session.actor.school_id if session.actor.role is Role.SCHOOL else None
        wanted = [school_id for school_id in counted if session.actor.role is not Role.SCHOOL or school_id == own]
        found = []
        for school_id in sorted(wanted, key=lambda one: (names[one], one)):
            one, needed = orders.get(school_id), counted[school_id]
            deadline = _deadline(session, service_id, school_id, day)
            status = _status(session, day, deadline, needed, one)
            cook = cooks[school_id] if one is None else one.kitchen_name
            found.append(SchoolOrder(school_id, names[school_id], cook, deadline, needed, one, status))
        return tuple(found)


def _send(session: Session, service_id: int, day: date, school_id: int | None) -> SendReport:
    hold_orders(session.database, service_id)
    known = sent_orders(session.database, service_id, [day], school_id).get(day, {})
    needed = count_orders(session, service_id, day)
    if school_id is not None:
        needed = {one: content for one, content in needed.items() if one == school_id}
    if known.keys() - needed.keys():
        needed |= count_orders(session, service_id, day, schools=known.keys() - needed.keys())
    sent, changed, unchanged = [], [], 0
    for one, content in needed.items():
        if one not in known:
            sent.append(open_order(session, service_id, one, day, content))
        elif known[one].content != content:
            changed.append(add_version(session, known[one], content, "Ordine aggiornato dall'ufficio"))
        else:
            unchanged += 1
    return SendReport(tuple(sent), tuple(changed), unchanged)


def _status(
    session: Session, day: date, deadline: datetime, needed: OrderContent, one: KitchenOrder | None
) -> OrderStatus:
    if one is None:
        return OrderStatus.WAITING if is_open(session, deadline) else OrderStatus.DUE
    if day >= session.today() and one.last.content != needed:
        return OrderStatus.CHANGED
    return OrderStatus.SENT if one.last.read_at is None else OrderStatus.READ


def _deadline(session: Session, service_id: int, school_id: int, day: date) -> datetime:
    return rome_instant(day, cutoff_of(session.database, service_id, school_id))


def _kitchen_names(session: Session, school_ids: Collection[int]) -> dict[int, str]:
    """Return the name of the kitchen that would cook for each school."""
    known = kitchens(session)
    first = next((one.name for one in known if one.is_default), FIRST_NAME)
    names = {one.id: one.name for one in known}
    assigned = assigned_kitchens(session)
    return {school_id: names.get(assigned.get(school_id, 0), first) for school_id in school_ids}


def _why_not(session: Session, service_id: int, day: date) -> str:
    texts = [
        one.text
        for one in calendar.classes_served(session, service_id, day).values()
        if not one.is_service and one.reason is not calendar.NoService.NOT_OFFERED
    ]
    return max(sorted(set(texts)), key=texts.count) if texts else "fuori dall'anno scolastico"


def _require_own(session: Session, school_id: int) -> None:
    if session.actor.role is Role.SCHOOL and session.actor.school_id != school_id:
        raise not_allowed(session.actor.role)


_ORDERS = (
    "SELECT o.id, k.code, k.name, o.school_id, h.name, o.service_id, s.name, o.day, o.year, o.number, o.kitchen_id"
    " FROM kitchen_order o JOIN kitchen k ON k.id = o.kitchen_id JOIN school h ON h.id = o.school_id"
    " JOIN service s ON s.id = o.service_id"
)


def _order(session: Session, row: Row) -> KitchenOrder:
    order_id, code, kitchen_name, school_id, school_name, service_id, service_name, day, year, number, kitchen_id = row
    versions = session.database.rows(
        "SELECT v.version, v.body, v.reason, v.actor_name, v.at, r.received_by, r.at FROM kitchen_order_version v"
        " LEFT JOIN kitchen_order_receipt r ON r.kitchen_order_id = v.kitchen_order_id AND r.version = v.version"
        " WHERE v.kitchen_order_id = ? ORDER BY v.version",
        (order_id,),
    )
    return KitchenOrder(
        order_id, number_text(code, year, number), kitchen_id, kitchen_name, school_id, school_name, service_id,
        service_name, day_from_number(day),
        tuple(
            OrderVersion(
                version, OrderContent.from_body(body), reason, by, instant_from_number(at), read_by,
                None if read_at is None else instant_from_number(read_at),
            )
            for version, body, reason, by, at, read_by, read_at in versions
        ),
    )  # fmt: skip
