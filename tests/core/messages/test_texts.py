"""The texts: places filled, unknown ones refused; and the mail as it travels."""

from __future__ import annotations

import smtplib
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import pytest

from core.access.permissions import Role
from core.access.session import Actor
from core.clock import FixedClock
from core.errors import InvalidValue, NotAllowed
from core.messages import (
    PLACES,
    Attachment,
    Mail,
    MailDeferred,
    MailLoginRefused,
    MailNotConfigured,
    MailProtectionRefused,
    MailRefused,
    MailSenderRefused,
    MailServer,
    MailServerUnreachable,
    SmtpTransport,
    Step,
    Template,
    UnknownPlace,
    default_template,
    due_reminders,
    mail_server,
    preview_text,
    set_mail_server,
    set_template,
    smtp_transport,
    template,
)
from core.messages.templates import check_places
from tests.core.messages.conftest import Families

SERVER = MailServer("mail.example.org", 587, "starttls", "mensa", "mensa@example.org", "Mensa di Mazzè")
MAIL = Mail("Ida Rossi", "ida@example.org", "Saldo", "Gentile Ida,\n\nil saldo è di −7,25 €.")


@pytest.mark.parametrize("step", list(Step))
def test_every_text_that_comes_along_can_be_filled(step: Step) -> None:
    text = default_template(step)
    for part in (text.subject, text.body):
        check_places(part)
    assert "esente" not in text.body.lower().split()
    assert "dieta" not in text.body.lower()


def test_a_text_is_changed_previewed_and_kept(families: Families) -> None:
    families.add("Rossi", -725)
    session = families.town.session
    (due,) = due_reminders(session, families.town.group_id)
    wanted = Template(Step.ALERT, "  Saldo di\n{alunno} ", "{" + "}\n{".join(PLACES) + "}")
    shown = preview_text(session, due, wanted)
    assert shown.subject == "Saldo di Rossi Anna"
    assert shown.body.split("\n") == [
        "Ida Rossi", "Rossi Anna", "3ªA", "Refezione", "−7,25\xa0€", "7,25\xa0€", "Comune di Mazzè",
        "Ufficio scolastico", "011 9835901", "24/11/2026",
    ]  # fmt: skip
    set_template(session, wanted)
    assert template(session, Step.ALERT).subject == "Saldo di {alunno}"
    assert template(session, Step.FIRST) == default_template(Step.FIRST)


def test_a_name_with_braces_is_written_as_it_is(families: Families) -> None:
    families.add("{saldo}", -725, email="a@example.org")
    (due,) = due_reminders(families.town.session, families.town.group_id)
    text = preview_text(families.town.session, due, Template(Step.ALERT, "{alunno}", "{alunno}"))
    assert text.body == "{saldo} Anna"


@pytest.mark.parametrize(
    ("subject", "body", "fault"),
    [
        ("{alunno}", "{nome}", UnknownPlace), ("{alunno.__class__}", "x", UnknownPlace), ("{}", "x", UnknownPlace),
        ("", "x", InvalidValue), ("x", "  ", InvalidValue), ("x" * 151, "x", InvalidValue),
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_filled_is_refused(
    families: Families, subject: str, body: str, fault: type[Exception]
) -> None:
    with pytest.raises(fault):
        set_template(families.town.session, Template(Step.ALERT, subject, body))
    assert template(families.town.session, Step.ALERT) == default_template(Step.ALERT)


def test_texts_and_server_are_the_administrators(families: Families) -> None:
    clerk = replace(families.town.session, actor=Actor(1, "Ufficio", Role.CLERK))
    with pytest.raises(NotAllowed):
        set_template(clerk, default_template(Step.ALERT))
    with pytest.raises(NotAllowed):
        set_mail_server(clerk, SERVER)


class FakeSmtp:
    """Stands in for smtplib's: remembers, and fails where it is told."""

    def __init__(self, fault: Exception | None = None, at: str = "") -> None:
        self.fault, self.at = fault, at
        self.calls: list[str] = []
        self.messages: list[EmailMessage] = []

    def _do(self, name: str) -> None:
        self.calls.append(name)
        if self.fault is not None and self.at == name:
            raise self.fault

    def starttls(self, context: object) -> None:
        self._do("starttls")

    def login(self, user: str, password: str) -> None:
        self._do("login")
        assert (user, password) == ("mensa", "segreto")

    def send_message(self, message: EmailMessage) -> None:
        self._do("send")
        self.messages.append(message)

    def quit(self) -> None:
        self._do("quit")

    def close(self) -> None:
        self._do("close")


def transport(smtp: FakeSmtp, server: MailServer = SERVER, refuse: Exception | None = None) -> SmtpTransport:
    def connect(host: str, port: int, seconds: float) -> Any:
        assert (host, port) == (server.host, server.port)
        if refuse is not None:
            raise refuse
        return smtp

    clock = FixedClock(datetime(2026, 11, 24, 7, tzinfo=UTC))
    return SmtpTransport(server, "segreto", clock, connect)


def test_the_mail_as_it_travels() -> None:
    smtp = FakeSmtp()
    door = transport(smtp)
    door.send(replace(MAIL, subject="Saldo\nBcc: altri@example.org"))
    door.send(replace(MAIL, attachments=(Attachment("lettera.pdf", "application/pdf", b"%PDF"),)))
    door.close()
    assert smtp.calls == ["starttls", "login", "send", "send", "quit"]
    first, second = smtp.messages
    assert first["From"] == "Mensa di Mazzè <mensa@example.org>"
    assert first["To"] == "Ida Rossi <ida@example.org>"
    assert first["Subject"] == "Saldo Bcc: altri@example.org"
    assert first["Bcc"] is None
    assert first["Date"] == "Tue, 24 Nov 2026 08:00:00 +0100"
    assert first["Message-ID"].endswith("@example.org>")
    assert first.get_content().strip() == MAIL.body
    assert [part.get_filename() for part in second.iter_attachments()] == ["lettera.pdf"]


@pytest.mark.parametrize(
    ("fault", "at", "expected"),
    [
        (smtplib.SMTPAuthenticationError(535, b"no"), "login", MailLoginRefused),
        (smtplib.SMTPNotSupportedError("no STARTTLS"), "starttls", MailProtectionRefused),
        (smtplib.SMTPRecipientsRefused({"ida@example.org": (550, b"no such user")}), "send", MailRefused),
        (UnicodeEncodeError("ascii", "perché", 5, 6, "ordinal not in range"), "login", MailLoginRefused),
        (smtplib.SMTPRecipientsRefused({"ida@example.org": (451, b"greylisted")}), "send", MailDeferred),
        (smtplib.SMTPRecipientsRefused({"ida@example.org": (421, b"too many")}), "send", MailServerUnreachable),
        (smtplib.SMTPSenderRefused(421, b"closing", "mensa@example.org"), "send", MailServerUnreachable),
        (smtplib.SMTPNotSupportedError("no SMTPUTF8"), "send", MailRefused),
        (smtplib.SMTPDataError(554, b"spam"), "send", MailRefused),
        (smtplib.SMTPSenderRefused(553, b"not yours", "mensa@example.org"), "send", MailSenderRefused),
        (smtplib.SMTPServerDisconnected("gone"), "send", MailServerUnreachable),
        (TimeoutError("timed out"), "send", MailServerUnreachable),
    ],
)
def test_each_refusal_says_whose_fault_it_is(fault: Exception, at: str, expected: type[Exception]) -> None:
    with pytest.raises(expected):
        transport(FakeSmtp(fault, at)).send(MAIL)


def test_a_server_that_is_not_there_is_named() -> None:
    refused = ConnectionRefusedError(111, "Connection refused")
    with pytest.raises(MailServerUnreachable, match=r"mail\.example\.org:587 non risponde \(Connection refused\)"):
        transport(FakeSmtp(), refuse=refused).send(MAIL)


@pytest.mark.parametrize("address", ["ida@exa mple.org", "due@a.it, tre@b.it", "no", ""])
def test_an_address_that_is_none_is_refused_before_connecting(address: str) -> None:
    smtp = FakeSmtp()
    with pytest.raises(MailRefused):
        transport(smtp).send(replace(MAIL, to_address=address))
    assert smtp.calls == []


def test_a_sender_that_is_no_address_is_not_the_familys_fault() -> None:
    smtp = FakeSmtp()
    with pytest.raises(MailSenderRefused, match="correggi il mittente"):
        transport(smtp, replace(SERVER, sender="due parole@example.org")).send(MAIL)
    assert smtp.calls == []


def test_saying_goodbye_to_a_dead_connection_is_no_fault() -> None:
    smtp = FakeSmtp(smtplib.SMTPServerDisconnected("gone"), "quit")
    door = transport(smtp)
    door.send(MAIL)
    door.close()
    door.close()
    assert smtp.calls[-2:] == ["quit", "close"]


def test_the_server_is_a_setting_without_its_password(families: Families) -> None:
    session = families.town.session
    with pytest.raises(MailNotConfigured, match="server di posta"):
        smtp_transport(session, {})
    set_mail_server(session, SERVER)
    assert mail_server(session) == SERVER
    smtp_transport(session, {"REFETTORIO_MAIL_PASSWORD": "segreto"})
    assert not families.town.database.rows("SELECT 1 FROM setting WHERE value LIKE '%segreto%'")


@pytest.mark.parametrize(
    ("change", "field"),
    [({"port": 0}, "Porta"), ({"security": "ssl"}, "Protezione"), ({"sender": "mensa"}, "Mittente")],
)
def test_a_server_that_cannot_be_is_refused(families: Families, change: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidValue, match=field):
        set_mail_server(families.town.session, replace(SERVER, **change))
