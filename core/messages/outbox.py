"""The outbox: what waits, what went, what became of each message."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from core.access.audit import record
from core.access.paging import Page, bounded
from core.access.permissions import Permission
from core.access.session import Session, SystemActor
from core.errors import NotFound
from core.messages.faults import MessageNotOpen
from core.messages.records import MessageChannel, MessageEvent, MessageLine, MessageState, Step
from core.registry.naming import search_words
from core.storage import instant_from_number, instant_number
from core.storage.database import Row

#: A sending that is younger may still be going on at another PC.
_GOING = timedelta(minutes=10)
_COLUMNS = (
    "m.id, m.account_id, m.pupil_id, p.last_name, p.first_name, m.step, m.channel, m.recipient, m.address, m.subject,"
    " m.body, m.balance_cents, m.state, m.attempts, m.last_error, m.made_at, m.state_at,"
    " m.guardian_id"
)


def outbox(
    session: Session,
    states: Collection[MessageState] = (),
    *,
    channel: MessageChannel | None = None,
    pupil_id: int | None = None,
    text: str = "",
    offset: int = 0,
    limit: int = 200,
) -> Page[MessageLine]:
    """Return a page of the messages, newest first.

    Args:
        session: who asks.
        states: only those in one of these states; none named: all.
        channel: only e-mails or letters.
        pupil_id: only those about a pupil.
        text: every word begins a word of the pupil's name.
        offset: how many to leave out at the beginning.
        limit: how many at most (500).
    """
    session.require(Permission.SEND_REMINDERS)
    where, values = ["TRUE"], list[object]()
    if states:
        where.append(f"m.state IN ({', '.join('?' * len(states))})")
        values += [state.value for state in states]
    for column, wanted in (("m.channel", channel), ("m.pupil_id", pupil_id)):
        if wanted is not None:
            where.append(f"{column} = ?")
            values.append(wanted if isinstance(wanted, int) else wanted.value)
    for word in search_words(text):
        where.append("(' ' || p.search_key) LIKE ?")
        values.append(f"% {word}%")
    source = f" FROM message m JOIN pupil p ON p.id = m.pupil_id WHERE {' AND '.join(where)}"
    limit, offset = bounded(limit, offset)
    total = int(session.database.scalar(f"SELECT COUNT(*){source}", values))
    rows = session.database.rows(
        f"SELECT {_COLUMNS}{source} ORDER BY m.made_at DESC, m.id DESC LIMIT ? OFFSET ?", (*values, limit, offset)
    )
    return Page(tuple(line_of(row) for row in rows), total)


def message(session: Session, message_id: int) -> MessageLine:
    """Return one message.

    Raises:
        NotFound: no such message.
    """
    session.require(Permission.SEND_REMINDERS)
    return stored(session, message_id)


def message_history(session: Session, message_id: int) -> tuple[MessageEvent, ...]:
    """Return what became of a message, oldest first."""
    session.require(Permission.SEND_REMINDERS)
    rows = session.database.rows(
        "SELECT e.state, e.detail, u.display_name, e.at FROM message_event e"
        " LEFT JOIN app_user u ON u.id = e.actor_id WHERE e.message_id = ? ORDER BY e.seq",
        (message_id,),
    )
    return tuple(
        MessageEvent(MessageState(state), detail, actor or SystemActor.NIGHTLY.value, instant_from_number(at))
        for state, detail, actor, at in rows
    )


def cancel_message(session: Session, message_id: int, reason: str) -> None:
    """Keep a message from going. It does not count as sent.

    Raises:
        NotFound: no such message.
        MessageNotOpen: it was sent, printed or cancelled before.
    """
    session.require(Permission.SEND_REMINDERS)
    _change_open(session, message_id, MessageState.CANCELLED, " ".join(reason.split())[:200])


def retry_message(session: Session, message_id: int) -> None:
    """Put a message that was refused, or whose sending was cut off, among those to be sent.

    Raises:
        NotFound: no such message.
        MessageNotOpen: it was sent, printed or cancelled before.
    """
    session.require(Permission.SEND_REMINDERS)
    _change_open(session, message_id, MessageState.QUEUED, "")


def mark_printed(session: Session, message_ids: Collection[int]) -> int:
    """Say that letters were printed; return how many were not marked before."""
    session.require(Permission.SEND_REMINDERS)
    marked = 0
    with session.database.transaction():
        for message_id in sorted(set(message_ids)):
            marked += move(session, message_id, MessageState.QUEUED, MessageState.PRINTED, "", channel="letter")
        if marked:
            record(session, "print_reminders", "message", count=marked, ids=sorted(set(message_ids)))
    return marked


def stored(session: Session, message_id: int) -> MessageLine:
    """Return one message to an operation that has asked for its own permission."""
    row = session.database.row(
        f"SELECT {_COLUMNS} FROM message m JOIN pupil p ON p.id = m.pupil_id WHERE m.id = ?", (message_id,)
    )
    if row is None:
        raise NotFound(what="Messaggio")
    return line_of(row)


def move(
    session: Session,
    message_id: int,
    before: MessageState,
    after: MessageState,
    detail: str,
    *,
    error: str | None = None,
    channel: str | None = None,
) -> bool:
    """Bring a message from one state to the next, with its history; False when it is not in the first any more."""
    only, values = ("", ()) if channel is None else (" AND channel = ?", (channel,))
    changed = session.database.execute(
        "UPDATE message SET state = ?, state_at = ?, last_error = ?, attempts = attempts + ?"
        f" WHERE id = ? AND state = ?{only}",
        (
            after.value, instant_number(session.now()), error, int(after is MessageState.SENDING), message_id,
            before.value, *values,
        ),
    )  # fmt: skip
    if changed:
        add_event(session, message_id, after, detail)
    return bool(changed)


def add_event(session: Session, message_id: int, state: MessageState, detail: str) -> None:
    """Add a line to a message's history, inside the caller's transaction."""
    session.database.ensure_in_transaction()
    session.database.execute(
        "INSERT INTO message_event (message_id, seq, state, detail, actor_id, at) SELECT CAST(? AS INTEGER),"
        " COALESCE(MAX(e.seq) + 1, 0), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS INTEGER), CAST(? AS BIGINT)"
        " FROM message_event e WHERE e.message_id = ?",
        (message_id, state.value, detail, session.actor.id, instant_number(session.now()), message_id),
    )


def line_of(row: Row) -> MessageLine:
    """Return a row of `_COLUMNS` as a record."""
    message_id, account_id, pupil_id, last_name, first_name, step, channel, *rest = row
    recipient, address, subject, body, balance_cents, state, attempts, error, made_at, state_at, guardian_id = rest
    return MessageLine(
        id=message_id,
        account_id=account_id,
        pupil_id=pupil_id,
        pupil_name=f"{last_name} {first_name}",
        step=Step(step),
        channel=MessageChannel(channel),
        recipient=recipient,
        address=address,
        subject=subject,
        body=body,
        balance_cents=balance_cents,
        state=MessageState(state),
        attempts=attempts,
        last_error=error,
        made_at=instant_from_number(made_at),
        state_at=instant_from_number(state_at),
        guardian_id=guardian_id,
    )


def _change_open(session: Session, message_id: int, after: MessageState, detail: str) -> None:
    with session.database.transaction():
        line = stored(session, message_id)
        is_going = line.state is MessageState.SENDING and session.now() - line.state_at < _GOING
        if is_going or not line.is_open or not move(session, message_id, line.state, after, detail):
            raise MessageNotOpen(recipient=line.recipient)
        verb = "cancel_message" if after is MessageState.CANCELLED else "retry_message"
        record(session, verb, f"message:{message_id}", before=line.state.value, detail=detail)
