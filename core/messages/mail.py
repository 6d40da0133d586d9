"""The door to the mail server: what is sent, and who sends it. Given to whoever sends, so that tests send nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail; `kind` is its MIME type, e.g. `application/pdf`."""

    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail to one address: families never see each other's."""

    to_name: str
    to_address: str
    subject: str
    body: str
    attachments: tuple[Attachment, ...] = ()


class MailTransport(Protocol):
    """Sends mails one after the other over one connection."""

    def send(self, mail: Mail) -> None:
        """Send one mail.

        Raises:
            MailRefused: the server does not take this one; the next may go.
            MailUncertain: nobody knows whether this one went; nothing more will go now.
            EnvironmentFault: the server cannot be used (core.messages.faults): nothing more will go now.
        """
        ...

    def close(self) -> None:
        """End the connection, if there is one."""
        ...
