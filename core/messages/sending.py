"""Sending what waits: claimed, sent, noted, one mail after the other, so that nothing goes twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import EnvironmentFault
from core.messages.due import reason_to_drop
from core.messages.faults import MailRefused, MailUncertain
from core.messages.household import household_groups, household_letters
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
    """Send the e-mails that wait (all, or those named): one to a guardian and step, with all their children in it.

    Before each goes it is asked once more what of it is due: who has paid meanwhile is not written to. Each is
    claimed before it goes and noted after, both durably: when the program dies in between, it stays «sending» and is
    not sent again by itself. Where the connection breaks when nobody knows whether it went, it is among the refused.

    Raises:
        EnvironmentFault: the server cannot be used: what was not sent waits on.
        Cancelled: the clerk stopped it; what was sent stays noted.
    """
    session.require(Permission.SEND_REMINDERS)
    waiting = [stored(session, message_id) for message_id in _waiting(session, "email", message_ids)]
    done: Counter[MessageState] = Counter()
    mails = 0
    try:
        for number, together in enumerate(groups := household_groups(waiting), start=1):
            progress.check()
            mails += _send_together(session, transport, together, done)
            progress.advance(number, len(groups))
    finally:
        transport.close()
        sent, refused = done[MessageState.SENT], done[MessageState.FAILED]
        cancelled = done[MessageState.CANCELLED]
        if sent or refused or cancelled:
            with session.database.transaction():
                record(
                    session, "send_reminders", "message", sent=sent, mails=mails, refused=refused, cancelled=cancelled
                )
    return SendReport(sent, refused, cancelled, mails)


def letters_to_print(session: Session, message_ids: Collection[int] | None = None) -> tuple[MessageLine, ...]:
    """Return the letters that wait (all, or those named), by recipient; those not due any more are cancelled.

    Print them, then say so with `mark_printed`.
    """
    session.require(Permission.SEND_REMINDERS)
    found: list[MessageLine] = []
    for message_id in _waiting(session, "letter", message_ids):
        with session.database.transaction():
            line = stored(session, message_id)
            if line.state is MessageState.QUEUED and not _dropped(session, line):
                found.append(line)
    return tuple(sorted(found, key=lambda line: (line.pupil_name, line.id)))


def _waiting(session: Session, channel: str, message_ids: Collection[int] | None) -> Sequence[int]:
    rows = session.database.rows(
        "SELECT id FROM message WHERE state = 'queued' AND channel = ? ORDER BY made_at, id", (channel,)
    )
    return [row[0] for row in rows if message_ids is None or row[0] in message_ids]


def _send_together(
    session: Session, transport: MailTransport, together: Sequence[MessageLine], done: Counter[MessageState]
) -> int:
    """Send one mail for messages that go together; count what became of each, and return how many mails went.

    What is not due any more is left out; what somebody else sends meanwhile, too.
    """
    database = session.database
    claimed = list[MessageLine]()
    for message in together:
        with database.transaction():
            line = stored(session, message.id)
            if line.state is not MessageState.QUEUED:
                continue
            if _dropped(session, line):
                done[MessageState.CANCELLED] += 1
            elif move(session, line.id, MessageState.QUEUED, MessageState.SENDING, line.address):
                claimed.append(line)
    mails = 0
    for letter in household_letters(claimed):
        try:
            transport.send(Mail(letter.recipient, letter.address, letter.subject, letter.body))
        except (MailRefused, MailUncertain) as error:
            done[MessageState.FAILED] += _noted(session, letter.message_ids, MessageState.FAILED, error)
            if isinstance(error, MailUncertain):
                raise
        except EnvironmentFault as error:
            _noted(session, letter.message_ids, MessageState.QUEUED, error)
            raise
        else:
            done[MessageState.SENT] += _noted(session, letter.message_ids, MessageState.SENT, None, letter.address)
            mails += 1
    return mails


def _noted(session: Session, ids: Sequence[int], after: MessageState, error: Exception | None, detail: str = "") -> int:
    """Note what became of the messages of a mail, all at once; return how many they were."""
    text = None if error is None else str(error)
    with session.database.transaction():
        for message_id in ids:
            move(session, message_id, MessageState.SENDING, after, text or detail, error=text)
    return len(ids)


def _dropped(session: Session, line: MessageLine) -> bool:
    """Cancel a message that is not due any more; tell whether it was."""
    reason = reason_to_drop(session, line.account_id, line.step)
    return bool(reason) and move(session, line.id, line.state, MessageState.CANCELLED, reason)
