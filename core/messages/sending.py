"""Sending what waits: claimed, sent, noted, one by one, so that nothing goes twice."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import EnvironmentFault
from core.messages.due import reason_to_drop
from core.messages.faults import MailRefused
from core.messages.mail import Mail, MailTransport
from core.messages.outbox import move, stored
from core.messages.records import MessageLine, MessageState, SendReport
from core.progress import NO_PROGRESS, Progress


def send_reminders(
    session: Session,
    transport: MailTransport,
    message_ids: Collection[int] | None = None,
    *,
    progress: Progress = NO_PROGRESS,
) -> SendReport:
    """Send the e-mails that wait (all, or those named).

    Before each goes it is asked once more whether it is due: who has paid meanwhile is not written to. Each is
    claimed before it goes and noted after, both durably: when the program dies in between, it stays «sending» and is
    not sent again by itself.

    Raises:
        EnvironmentFault: the server cannot be used: what was not sent waits on.
        Cancelled: the clerk stopped it; what was sent stays noted.
    """
    session.require(Permission.SEND_REMINDERS)
    waiting = _waiting(session, "email", message_ids)
    sent = refused = cancelled = 0
    try:
        for done, message_id in enumerate(waiting, start=1):
            progress.check()
            match _send_one(session, transport, message_id):
                case MessageState.SENT:
                    sent += 1
                case MessageState.FAILED:
                    refused += 1
                case MessageState.CANCELLED:
                    cancelled += 1
                case _:
                    pass  # somebody else sends it
            progress.advance(done, len(waiting))
    finally:
        transport.close()
        if sent or refused or cancelled:
            with session.database.transaction():
                record(session, "send_reminders", "message", sent=sent, refused=refused, cancelled=cancelled)
    return SendReport(sent, refused, cancelled)


def letters_to_print(session: Session, message_ids: Collection[int] | None = None) -> tuple[MessageLine, ...]:
    """Return the letters that wait (all, or those named), by recipient; those not due any more are cancelled.

    Print them, then say so with `mark_printed`.
    """
    session.require(Permission.SEND_REMINDERS)
    found: list[MessageLine] = []
    for message_id in _waiting(session, "letter", message_ids):
        with session.database.transaction():
            line = stored(session, message_id)
            if not _dropped(session, line):
                found.append(line)
    return tuple(sorted(found, key=lambda line: (line.pupil_name, line.id)))


def _waiting(session: Session, channel: str, message_ids: Collection[int] | None) -> Sequence[int]:
    rows = session.database.rows(
        "SELECT id FROM message WHERE state = 'queued' AND channel = ? ORDER BY made_at, id", (channel,)
    )
    return [row[0] for row in rows if message_ids is None or row[0] in message_ids]


def _send_one(session: Session, transport: MailTransport, message_id: int) -> MessageState | None:
    database = session.database
    with database.transaction():
        line = stored(session, message_id)
        if _dropped(session, line):
            return MessageState.CANCELLED
        if not move(session, message_id, MessageState.QUEUED, MessageState.SENDING, line.address):
            return None
    try:
        transport.send(Mail(line.recipient, line.address, line.subject, line.body))
    except MailRefused as error:
        with database.transaction():
            move(session, message_id, MessageState.SENDING, MessageState.FAILED, str(error), error=str(error))
        return MessageState.FAILED
    except EnvironmentFault as error:
        with database.transaction():
            move(session, message_id, MessageState.SENDING, MessageState.QUEUED, str(error), error=str(error))
        raise
    with database.transaction():
        move(session, message_id, MessageState.SENDING, MessageState.SENT, line.address)
    return MessageState.SENT


def _dropped(session: Session, line: MessageLine) -> bool:
    """Cancel a message that is not due any more; tell whether it was."""
    reason = reason_to_drop(session, line.account_id, line.step)
    return bool(reason) and move(session, line.id, line.state, MessageState.CANCELLED, reason)
