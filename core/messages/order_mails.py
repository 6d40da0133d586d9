"""Orders to the kitchen by e-mail: claimed, sent, noted, one by one, so that nothing goes twice.

What is queued, and when, is decided in core.meals.kitchen.mailing. The text and the papers are given in: they are made
above (core.documents.kitchen_order_mail).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import EnvironmentFault
from core.meals.kitchen import MailState, OrderMail, waiting_mails
from core.meals.kitchen.mailing import move_mail, note_waiting, reason_not_to_send
from core.messages.faults import MailRefused, MailUncertain
from core.messages.mail import Mail, MailTransport
from core.progress import NO_PROGRESS, Progress

#: Makes the mail of a version: its text, the order as PDF, and what changed.
Compose = Callable[[Session, OrderMail], Mail]


@dataclass(frozen=True, slots=True)
class OrderMailReport:
    """What a sending did: what went, and what the server refused, each as it stands now."""

    sent: tuple[OrderMail, ...]
    refused: tuple[OrderMail, ...]


def send_order_mails(
    session: Session, transport: MailTransport, compose: Compose, *, progress: Progress = NO_PROGRESS
) -> OrderMailReport:
    """Send the orders that wait to go by e-mail, from however many PCs: each is claimed before it goes.

    A version that was followed by another, and one of a day that is over, no longer go. When the program dies while one
    is going, it stays «sending» and is not sent again by itself: nobody knows whether it went.

    Raises:
        EnvironmentFault: the server cannot be used: what was not sent waits on.
        Cancelled: the clerk stopped it; what was sent stays noted.
        NotAllowed: the role may not send orders.
    """
    session.require(Permission.SEND_ORDER)
    waiting = waiting_mails(session)
    sent, refused = list[OrderMail](), list[OrderMail]()
    try:
        for done, mail in enumerate(waiting, start=1):
            progress.check()
            match _send_one(session, transport, compose, mail):
                case MailState.SENT:
                    sent.append(mail)
                case MailState.FAILED:
                    refused.append(mail)
                case _:
                    pass  # no longer of use, or somebody else sends it
            progress.advance(done, len(waiting))
    finally:
        transport.close()
        if sent or refused:
            with session.database.transaction():
                record(
                    session, "send_order_mails", "kitchen_order",
                    sent=[mail.id for mail in sent], refused=[mail.id for mail in refused],
                )  # fmt: skip
    return OrderMailReport(tuple(sent), tuple(refused))


def _send_one(session: Session, transport: MailTransport, compose: Compose, mail: OrderMail) -> MailState | None:
    database = session.database
    reason = reason_not_to_send(session, mail)
    if reason:
        with database.transaction():
            move_mail(session, mail.id, MailState.QUEUED, MailState.CANCELLED, reason)
        return None
    letter = compose(session, mail)  # before it is claimed: without room for its papers it waits on
    with database.transaction():
        if not move_mail(session, mail.id, MailState.QUEUED, MailState.SENDING, ""):
            return None
    try:
        transport.send(letter)
    except (MailRefused, MailUncertain) as error:
        with database.transaction():
            move_mail(session, mail.id, MailState.SENDING, MailState.FAILED, str(error), error=str(error))
        if isinstance(error, MailUncertain):  # not again by itself; the others wait for the server
            raise
        return MailState.FAILED
    except EnvironmentFault as error:
        with database.transaction():
            move_mail(session, mail.id, MailState.SENDING, MailState.QUEUED, str(error), error=str(error))
            note_waiting(session, str(error))
        raise
    with database.transaction():
        move_mail(session, mail.id, MailState.SENDING, MailState.SENT, "")
    return MailState.SENT
