"""Sending by SMTP: the settings of the server, and the transport that speaks to it.

The password is not in the database: it stands in the environment of the office's PC (REFETTORIO_MAIL_PASSWORD).
"""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from enum import StrEnum
from typing import Any

from core.access.options import Option, get_option, set_option
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.clock import Clock, rome
from core.errors import EnvironmentFault, InvalidValue, Phrase
from core.messages.faults import (
    MailLoginRefused,
    MailNotConfigured,
    MailRefused,
    MailSenderRefused,
    MailServerUnreachable,
)
from core.messages.mail import Mail

PASSWORD = "REFETTORIO_MAIL_PASSWORD"  # noqa: S105 - the variable's name
_SECONDS = 20
_MOST_PORT = 65_535


class MailSecurity(StrEnum):
    """How the connection is protected: by STARTTLS (587), from the beginning (465), or not at all."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed in. Without a user nobody signs in; `sender` is the office's address."""

    host: str = ""
    port: int = 587
    security: str = MailSecurity.STARTTLS.value
    user: str = ""
    sender: str = ""
    sender_name: str = ""


_DEFAULT = MailServer()


def mail_server(session: Session) -> MailServer:
    """Return the settings of the mail server."""
    session.require(Permission.SEND_REMINDERS)
    return _stored(session)


def set_mail_server(session: Session, wanted: MailServer, *, shown: MailServer | None = None) -> None:
    """Set the mail server from now on.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: port, protection or sender cannot be.
    """
    session.require(Permission.EDIT_SETTINGS)
    if not 0 < wanted.port <= _MOST_PORT:
        raise InvalidValue(field="Porta", reason=Phrase("da 1 a {most}; di solito 587.", most=_MOST_PORT))
    if wanted.security not in set(MailSecurity):
        raise InvalidValue(field="Protezione", reason="scegli STARTTLS, TLS o nessuna.")
    if wanted.host and "@" not in wanted.sender:
        raise InvalidValue(field="Mittente", reason="scrivi l'indirizzo dell'ufficio, per esempio mensa@comune.it.")
    with session.database.transaction():
        subjects = tuple(f"setting:{_option(field.name).name}" for field in fields(MailServer))
        ensure_as_shown(session, subjects, shown, lambda: _stored(session))
        for field in fields(MailServer):
            value = getattr(wanted, field.name)
            if get_option(session, _option(field.name)) != value:
                set_option(session, _option(field.name), value)


def smtp_transport(session: Session, environment: Mapping[str, str] | None = None) -> SmtpTransport:
    """Return the transport to the server that was set. Nothing is connected yet.

    Raises:
        MailNotConfigured: none was set.
    """
    server = mail_server(session)
    if not server.host or not server.sender:
        raise MailNotConfigured
    password = (os.environ if environment is None else environment).get(PASSWORD, "")
    return SmtpTransport(server, password, session.clock)


#: Connects to a server: host, port, seconds.
Connect = Callable[[str, int, float], smtplib.SMTP]


class SmtpTransport:
    """Sends by SMTP; connects when the first mail is sent."""

    def __init__(self, server: MailServer, password: str, clock: Clock, connect: Connect | None = None) -> None:
        self._server, self._password, self._clock = server, password, clock
        self._connect = connect or (_connect_tls if server.security == MailSecurity.TLS else _connect_plain)
        self._smtp: smtplib.SMTP | None = None

    def send(self, mail: Mail) -> None:
        """Send one mail; see `MailTransport`."""
        try:
            message = compose(mail, self._server, self._clock.now())
        except ValueError as error:  # an address that no header can hold
            raise MailRefused(reason=str(error)) from error
        smtp = self._smtp or self._open()
        try:
            smtp.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            raise MailRefused(reason=_reason(next(iter(error.recipients.values()), (0, b"")))) from error
        except smtplib.SMTPSenderRefused as error:
            raise MailSenderRefused(
                host=self._server.host, sender=self._server.sender, reason=_reason((error.smtp_code, error.smtp_error))
            ) from error
        except smtplib.SMTPDataError as error:
            raise MailRefused(reason=_reason((error.smtp_code, error.smtp_error))) from error
        except (smtplib.SMTPException, OSError) as error:
            self._smtp = None
            raise self._unreachable(error) from error

    def close(self) -> None:
        """Say goodbye; a connection that is gone already is no fault."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except (smtplib.SMTPException, OSError):
                smtp.close()

    def _open(self) -> smtplib.SMTP:
        server = self._server
        try:
            smtp = self._connect(server.host, server.port, _SECONDS)
            if server.security == MailSecurity.STARTTLS:
                smtp.starttls(context=ssl.create_default_context())
            if server.user:
                smtp.login(server.user, self._password)
        except smtplib.SMTPAuthenticationError as error:
            raise MailLoginRefused(host=server.host, user=server.user) from error
        except (smtplib.SMTPException, OSError) as error:
            raise self._unreachable(error) from error
        self._smtp = smtp
        return smtp

    def _unreachable(self, error: Exception) -> EnvironmentFault:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return MailServerUnreachable(host=self._server.host, port=self._server.port, reason=reason)


def compose(mail: Mail, server: MailServer, at: datetime) -> EmailMessage:
    """Return the mail as it travels.

    Raises:
        ValueError: an address or a name that no header can hold.
    """
    message = EmailMessage()
    message["From"] = _address(server.sender_name, server.sender)
    message["To"] = _address(mail.to_name, mail.to_address)
    message["Subject"] = " ".join(mail.subject.split())
    message["Date"] = format_datetime(rome(at))
    message["Message-ID"] = make_msgid(domain=server.sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.body)
    for one in mail.attachments:
        main, _, sub = one.kind.partition("/")
        message.add_attachment(one.content, maintype=main, subtype=sub, filename=one.name)
    return message


def _stored(session: Session) -> MailServer:
    return MailServer(**{field.name: get_option(session, _option(field.name)) for field in fields(MailServer)})


def _address(name: str, address: str) -> Address:
    if not address.strip():
        raise ValueError("l'indirizzo manca")
    return Address(display_name=" ".join(name.split()), addr_spec=address.strip())


def _connect_plain(host: str, port: int, seconds: float) -> smtplib.SMTP:
    return smtplib.SMTP(host, port, timeout=seconds)


def _connect_tls(host: str, port: int, seconds: float) -> smtplib.SMTP:
    return smtplib.SMTP_SSL(host, port, timeout=seconds, context=ssl.create_default_context())


def _option(name: str) -> Option[Any]:
    default = getattr(_DEFAULT, name)
    return Option(f"mail.{name}", default)


def _reason(answer: tuple[int, bytes | str]) -> str:
    code, text = answer
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {' '.join(said.split())}".strip()
