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
    MailDeferred,
    MailLoginRefused,
    MailNotConfigured,
    MailProtectionRefused,
    MailRefused,
    MailSenderRefused,
    MailServerUnreachable,
    MailUncertain,
)
from core.messages.mail import Mail

PASSWORD = "REFETTORIO_MAIL_PASSWORD"  # noqa: S105 - the variable's name
_SECONDS = 20
_END_OF_TEXT = b"\r\n.\r\n"
#: With this the server says that it goes away.
_GONE = {421}
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


class _Noting:
    """Notes whether the whole text of a mail was handed to the server: from then on it may have gone."""

    has_text = False


class _Plain(_Noting, smtplib.SMTP):
    """Speaks without protection, or with STARTTLS."""

    def send(self, s: Any) -> None:  # noqa: ANN401 - bytes of any kind, or text
        """Send bytes; the text of a mail ends with a lonely dot."""
        self.has_text = self.has_text or (isinstance(s, bytes) and s.endswith(_END_OF_TEXT))
        super().send(s)


class _Tls(_Plain, smtplib.SMTP_SSL):
    """Speaks under TLS from the beginning."""


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
            sender = _address(self._server.sender_name, self._server.sender)
        except ValueError as error:
            raise self._sender_refused(str(error)) from error
        try:
            message = compose(mail, sender, self._clock.now())
        except ValueError as error:  # an address that no header can hold
            raise MailRefused(reason=str(error)) from error
        smtp = self._smtp or self._open()
        if isinstance(smtp, _Noting):
            smtp.has_text = False
        try:
            smtp.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            raise self._refused(*next(iter(error.recipients.values()), (0, b""))) from error
        except smtplib.SMTPSenderRefused as error:
            if error.smtp_code in _GONE:
                raise self._lost(error) from error
            raise self._sender_refused(_reason(error.smtp_code, error.smtp_error)) from error
        except smtplib.SMTPDataError as error:
            raise self._refused(error.smtp_code, error.smtp_error) from error
        except smtplib.SMTPNotSupportedError as error:  # letters of an address that this server does not know
            raise MailRefused(reason=str(error)) from error
        except (smtplib.SMTPException, OSError) as error:
            raise self._lost(error) from error

    def _refused(self, code: int, text: bytes | str) -> EnvironmentFault | MailRefused:
        """Return what an answer means: for this mail, for now, or that the server goes away."""
        reason = _reason(code, text)
        if code in _GONE:
            return self._lost(smtplib.SMTPResponseException(code, reason))
        return MailDeferred(reason=reason) if 400 <= code < 500 else MailRefused(reason=reason)

    def _sender_refused(self, reason: str) -> MailSenderRefused:
        return MailSenderRefused(host=self._server.host, sender=self._server.sender, reason=reason)

    def _lost(self, error: Exception) -> EnvironmentFault:
        """Return the fault of a connection that broke; the next mail begins with a new one."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            smtp.close()
        if getattr(smtp, "has_text", False) and not isinstance(error, smtplib.SMTPResponseException):
            return MailUncertain(host=self._server.host, reason=_told(error))
        return self._unreachable(error)

    def close(self) -> None:
        """Say goodbye; a connection that is gone already is no fault."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except (smtplib.SMTPException, OSError):
                smtp.close()

    def _open(self) -> smtplib.SMTP:
        server, smtp = self._server, None
        try:
            smtp = self._connect(server.host, server.port, _SECONDS)
            if server.security == MailSecurity.STARTTLS:
                smtp.starttls(context=ssl.create_default_context())
            if server.user:
                smtp.login(server.user, self._password)
        except (smtplib.SMTPException, OSError, UnicodeEncodeError) as error:
            if smtp is not None:
                smtp.close()
            raise self._not_opened(error) from error
        self._smtp = smtp
        return smtp

    def _not_opened(self, error: Exception) -> EnvironmentFault:
        host, port = self._server.host, self._server.port
        match error:
            case smtplib.SMTPAuthenticationError() | UnicodeEncodeError():  # smtplib knows ASCII passwords only
                return MailLoginRefused(host=host, user=self._server.user)
            case smtplib.SMTPNotSupportedError() | ssl.SSLError():
                return MailProtectionRefused(host=host, port=port, reason=_told(error))
            case _:
                return self._unreachable(error)

    def _unreachable(self, error: Exception) -> EnvironmentFault:
        return MailServerUnreachable(host=self._server.host, port=self._server.port, reason=_told(error))


def compose(mail: Mail, sender: Address, at: datetime) -> EmailMessage:
    """Return the mail as it travels.

    Raises:
        ValueError: an address or a name that no header can hold.
    """
    message = EmailMessage()
    message["From"] = sender
    message["To"] = _address(mail.to_name, mail.to_address)
    message["Subject"] = " ".join(mail.subject.split())
    message["Date"] = format_datetime(rome(at))
    message["Message-ID"] = make_msgid(domain=sender.domain)
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
    return _Plain(host, port, timeout=seconds)


def _connect_tls(host: str, port: int, seconds: float) -> smtplib.SMTP:
    return _Tls(host, port, timeout=seconds, context=ssl.create_default_context())


def _option(name: str) -> Option[Any]:
    default = getattr(_DEFAULT, name)
    return Option(f"mail.{name}", default)


def _told(error: Exception) -> str:
    """Return in a few words what went wrong."""
    if isinstance(error, smtplib.SMTPResponseException):
        return str(error.smtp_error)
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _reason(code: int, text: bytes | str) -> str:
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {' '.join(said.split())}".strip()
