"""Orders on their way by e-mail: where each kitchen wants them, what waits, what became of each.

A mail is queued in the transaction that writes the version, so that no version is without its mail and no mail without
its version. Sending is core.messages.order_mails. One mail a version and address: the database keeps a second out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.access import audit
from core.access.permissions import Permission, Role
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue, NotFound, Phrase
from core.meals.kitchen.faults import KitchenNotMailed
from core.storage import day_from_number, instant_from_number, instant_number
from core.storage.database import Row

#: Against slips: the cooks' box, the caterer's office, one to spare.
MOST_ADDRESSES = 5
#: A sending that is younger may still be going on at another PC.
GOING = timedelta(minutes=10)

_ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;.]+(\.[^@\s<>,;.]+)+")


class MailState(StrEnum):
    """Where a mail is. SENDING stays only when the program died in the middle: nobody knows whether it went."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Mailing:
    """Where a kitchen's orders go by e-mail; `is_on` tells whether they do."""

    kitchen_id: int
    addresses: tuple[str, ...]
    is_on: bool


@dataclass(frozen=True, slots=True)
class OrderMail:
    """A version on its way to one address. `last_error` says in Italian what kept it, or made it wait."""

    id: int
    order_id: int
    version: int
    on: date
    address: str
    state: MailState
    attempts: int
    last_error: str | None
    state_at: datetime

    def is_lost(self, now: datetime) -> bool:
        """Whether nobody knows if it went: its sending began and was never noted as done."""
        return self.state is MailState.SENDING and now - self.state_at >= GOING


@dataclass(frozen=True, slots=True)
class MailEvent:
    """What became of a mail at a moment (UTC)."""

    address: str
    version: int
    state: MailState
    detail: str
    by: str
    at: datetime


def set_mailing(
    session: Session, kitchen_id: int, addresses: Sequence[str], *, is_on: bool, shown: Mailing | None = None
) -> None:
    """Say where a kitchen's orders go by e-mail, from the next version on, and whether they do.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more (without an address: none, and off).
        InvalidValue: an address cannot be one, there are too many, or none while it is on.
        NotFound: no such kitchen.
    """
    session.require(Permission.EDIT_REGISTRY)
    wanted = list(dict.fromkeys(address.strip() for address in addresses if address.strip()))
    wrong = next((address for address in wanted if not _ADDRESS.fullmatch(address) or len(address) > 254), None)
    if wrong is not None:
        reason = Phrase("controlla «{address}»; più indirizzi si separano con una virgola.", address=wrong)
        raise InvalidValue(field="E-mail", reason=reason)
    if len(wanted) > MOST_ADDRESSES:
        raise InvalidValue(field="E-mail", reason=Phrase("al massimo {most} indirizzi.", most=MOST_ADDRESSES))
    if is_on and not wanted:
        raise InvalidValue(field="E-mail", reason="scrivi l'indirizzo a cui mandare gli ordini.")
    database = session.database
    with database.transaction():
        if database.scalar("SELECT 1 FROM kitchen WHERE id = ?", (kitchen_id,)) is None:
            raise NotFound(what="Centro cottura")
        none = Mailing(kitchen_id, (), is_on=False)
        ensure_as_shown(session, f"kitchen:{kitchen_id}", shown, lambda: mailings(session).get(kitchen_id, none))
        database.execute("DELETE FROM kitchen_mailing WHERE kitchen_id = ?", (kitchen_id,))
        if wanted:
            database.execute(
                "INSERT INTO kitchen_mailing (kitchen_id, addresses, is_on) VALUES (?, ?, ?)",
                (kitchen_id, ",".join(wanted), is_on),
            )
        audit.record(session, "set_mailing", f"kitchen:{kitchen_id}", addresses=wanted, is_on=is_on)


def mailings(session: Session) -> dict[int, Mailing]:
    """Return where orders go by e-mail, by kitchen; kitchens without an address are not in it."""
    session.require(Permission.VIEW_MEALS)
    rows = session.database.rows("SELECT kitchen_id, addresses, is_on FROM kitchen_mailing")
    return {row[0]: Mailing(row[0], tuple(row[1].split(",")), bool(row[2])) for row in rows}


def mail_order(session: Session, order_id: int) -> int:
    """Queue the last version of an order for its kitchen's addresses: where it did not go; if it went to all, again.

    Returns:
        How many mails now wait. One that is just being sent is left alone.

    Raises:
        KitchenNotMailed: the kitchen has no address, or its mail is off.
        NotFound: no such order.
    """
    session.require(Permission.SEND_ORDER)
    database = session.database
    with database.transaction():
        row = database.row(
            "SELECT o.kitchen_id, k.name, (SELECT MAX(v.version) FROM kitchen_order_version v"
            " WHERE v.kitchen_order_id = o.id) FROM kitchen_order o JOIN kitchen k ON k.id = o.kitchen_id"
            " WHERE o.id = ?",
            (order_id,),
        )
        if row is None:
            raise NotFound(what="Ordine alla cucina")
        kitchen_id, name, version = row
        mailing = mailings(session).get(kitchen_id)
        if mailing is None or not mailing.is_on:
            raise KitchenNotMailed(kitchen=name)
        queued = queue_mails(session, order_id, kitchen_id, version)
        mails = order_mails(session, [order_id])[order_id]
        wanted = [mail for mail in mails if mail.version == version and mail.address in mailing.addresses]
        for mail in mails:
            if mail.state is MailState.FAILED and mail not in wanted:
                move_mail(session, mail.id, mail.state, MailState.CANCELLED, "Indirizzo o versione non più in uso")
        for mail in _to_repeat(wanted, session.now()):
            queued += move_mail(session, mail.id, mail.state, MailState.QUEUED, "Chiesto dall'ufficio")
        audit.record(session, "mail_order", f"kitchen_order:{order_id}", version=version, mails=queued)
    return queued


def _to_repeat(mails: Sequence[OrderMail], now: datetime) -> list[OrderMail]:
    """Return those that did not go and do not wait; those that went only when all did."""
    did_not_go = {MailState.FAILED, MailState.CANCELLED}
    if all(mail.state is MailState.SENT for mail in mails):
        return list(mails)
    return [mail for mail in mails if mail.state in did_not_go or mail.is_lost(now)]


def order_mails(session: Session, order_ids: Iterable[int]) -> dict[int, tuple[OrderMail, ...]]:
    """Return the mails of orders, newest version first; an order without any (or another school's) has none."""
    session.require(Permission.VIEW_MEALS)
    found: dict[int, tuple[OrderMail, ...]] = dict.fromkeys(order_ids, ())
    if not found:
        return found
    only, own = _own(session)
    rows = session.database.rows(
        f"{_MAILS} WHERE m.kitchen_order_id IN ({', '.join('?' * len(found))}){only}"
        " ORDER BY m.version DESC, m.address",
        (*found, *own),
    )
    for row in rows:
        found[row[1]] = (*found[row[1]], _mail(row))
    return found


def mail_history(session: Session, order_id: int) -> tuple[MailEvent, ...]:
    """Return what became of an order's mails, newest first; of another school's, for a school's user, nothing."""
    session.require(Permission.VIEW_MEALS)
    only, own = _own(session)
    rows = session.database.rows(
        "SELECT m.address, m.version, e.state, e.detail, e.actor_name, e.at FROM kitchen_mail_event e"
        " JOIN kitchen_mail m ON m.id = e.kitchen_mail_id JOIN kitchen_order o ON o.id = m.kitchen_order_id"
        f" WHERE m.kitchen_order_id = ?{only} ORDER BY e.at DESC, m.id DESC, e.seq DESC",
        (order_id, *own),
    )
    return tuple(
        MailEvent(address, version, MailState(state), detail, by, instant_from_number(at))
        for address, version, state, detail, by, at in rows
    )


def is_any_mail_waiting(session: Session) -> bool:
    """Tell whether some mail waits to be sent."""
    session.require(Permission.VIEW_MEALS)
    return session.database.scalar("SELECT 1 FROM kitchen_mail WHERE state = 'queued' LIMIT 1") is not None


def waiting_mails(session: Session) -> tuple[OrderMail, ...]:
    """Return the mails that wait, in the order in which they were made."""
    session.require(Permission.SEND_ORDER)
    rows = session.database.rows(f"{_MAILS} WHERE m.state = 'queued' ORDER BY m.made_at, m.id")
    return tuple(map(_mail, rows))


def reason_not_to_send(session: Session, mail: OrderMail) -> str:
    """Return in Italian why a mail is of no use any more, empty while it is."""
    if mail.on < session.today():
        return f"Il {mail.on:%d/%m/%Y} è passato"
    last, is_on = session.database.row(
        "SELECT (SELECT MAX(v.version) FROM kitchen_order_version v WHERE v.kitchen_order_id = o.id), g.is_on"
        " FROM kitchen_order o LEFT JOIN kitchen_mailing g ON g.kitchen_id = o.kitchen_id WHERE o.id = ?",
        (mail.order_id,),
    ) or (mail.version, False)
    if last > mail.version:
        return _followed(last)
    return "" if is_on else "L'invio per e-mail alla cucina è stato tolto"


def queue_mails(session: Session, order_id: int, kitchen_id: int, version: int) -> int:
    """Queue a version for its kitchen's addresses, in the caller's transaction; return how many were queued.

    Those of versions before it that still wait are taken back: the kitchen reads the last.
    """
    database = session.database
    database.ensure_in_transaction()
    row = database.row("SELECT addresses FROM kitchen_mailing WHERE kitchen_id = ? AND is_on", (kitchen_id,))
    older = database.rows(
        "SELECT id FROM kitchen_mail WHERE kitchen_order_id = ? AND version < ? AND state = 'queued'",
        (order_id, version),
    )
    for (mail_id,) in older:
        move_mail(session, mail_id, MailState.QUEUED, MailState.CANCELLED, _followed(version))
    queued = 0
    for address in [] if row is None else row[0].split(","):
        now = instant_number(session.now())
        mail_id = database.scalar(
            "INSERT INTO kitchen_mail (kitchen_order_id, version, address, state, attempts, last_error, made_at,"
            " state_at) VALUES (?, ?, ?, 'queued', 0, NULL, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
            (order_id, version, address, now, now),
        )
        if mail_id is not None:
            queued += 1
            _add_event(session, mail_id, MailState.QUEUED, "")
    return queued


def move_mail(
    session: Session, mail_id: int, before: MailState, after: MailState, detail: str, *, error: str | None = None
) -> bool:
    """Bring a mail from one state to the next, with its history; False when it is not in the first any more."""
    changed = session.database.execute(
        "UPDATE kitchen_mail SET state = ?, state_at = ?, last_error = ?, attempts = attempts + ?"
        " WHERE id = ? AND state = ?",
        (
            after.value, instant_number(session.now()), error, int(after is MailState.SENDING), mail_id, before.value,
        ),
    )  # fmt: skip
    if changed:
        _add_event(session, mail_id, after, detail)
    return bool(changed)


def note_waiting(session: Session, error: str) -> None:
    """Say of all mails that wait, also of those not tried, what keeps them; in the caller's transaction."""
    session.database.ensure_in_transaction()
    session.database.execute("UPDATE kitchen_mail SET last_error = ? WHERE state = 'queued'", (error,))


def _add_event(session: Session, mail_id: int, state: MailState, detail: str) -> None:
    session.database.ensure_in_transaction()
    session.database.execute(
        "INSERT INTO kitchen_mail_event (kitchen_mail_id, seq, state, detail, actor_name, at)"
        " SELECT CAST(? AS INTEGER), COALESCE(MAX(e.seq) + 1, 0), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT),"
        " CAST(? AS BIGINT) FROM kitchen_mail_event e WHERE e.kitchen_mail_id = ?",
        (mail_id, state.value, detail, session.actor.name, instant_number(session.now()), mail_id),
    )


def _own(session: Session) -> tuple[str, tuple[int, ...]]:
    """Return a condition that leaves a school's user the orders of its school, and its values."""
    if session.actor.role is not Role.SCHOOL:
        return "", ()
    return " AND o.school_id = ?", (session.actor.school_id or 0,)


def _followed(version: int) -> str:
    return f"Superata dalla versione {version}"


_MAILS = (
    "SELECT m.id, m.kitchen_order_id, m.version, o.day, m.address, m.state, m.attempts, m.last_error, m.state_at"
    " FROM kitchen_mail m JOIN kitchen_order o ON o.id = m.kitchen_order_id"
)


def _mail(row: Row) -> OrderMail:
    mail_id, order_id, version, day, address, state, attempts, error, state_at = row
    return OrderMail(
        mail_id, order_id, version, day_from_number(day), address, MailState(state), attempts, error,
        instant_from_number(state_at),
    )  # fmt: skip
