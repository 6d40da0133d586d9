"""Reminders by e-mail against a server that speaks SMTP: what the families get, and what is left in the outbox."""

from __future__ import annotations

import pytest

from core import ledger, registry
from core.messages import (
    MailLoginRefused,
    MailServer,
    MailServerUnreachable,
    MailUncertain,
    MessageState,
    SendReport,
    message_history,
    outbox,
    retry_message,
    send_reminders,
    set_mail_server,
    smtp_transport,
)
from tests.core.messages.conftest import Families
from tests.core.messages.smtp_server import Post, serving
from tests.core.messages.test_reminders import prepare, states


def send(families: Families, post: Post, *, user: str = "", password: str = "") -> SendReport:
    session = families.town.session
    server = MailServer("127.0.0.1", post.port, "none", user, "mensa@example.org", "Mensa di Mazzè")
    set_mail_server(session, server)
    return send_reminders(session, smtp_transport(session, {"REFETTORIO_MAIL_PASSWORD": password}))


def brother(families: Families, name: str, first: str, cents: int) -> None:
    """Another child of the guardian of `name`."""
    town = families.town
    with town.database.transaction():
        pupil_id = town.pupil(name, first)
        guardian_id = town.database.scalar("SELECT id FROM guardian WHERE last_name = ?", (name,))
    registry.link_guardian(town.session, pupil_id, guardian_id, "madre", is_applicant=True)
    families.accounts[first] = ledger.open_account(town.session, pupil_id, town.group_id)
    families.post(first, cents)


def test_one_mail_for_the_children_of_a_guardian(families: Families) -> None:
    families.add("Rossi", -700)
    brother(families, "Rossi", "Luca", -300)
    families.add("Verdi", -700)
    prepare(families)
    with serving(Post()) as post:
        report = send(families, post)
    assert (report.sent, report.mails, report.refused, report.cancelled) == (3, 2, 0, 0)
    mail = dict(post.taken)["rossi@example.org"]
    assert mail["Subject"] == "Mensa scolastica: il saldo di Rossi Anna e Rossi Luca è basso"
    text = mail.get_content()
    assert "Rossi Anna è di −7,00" in text
    assert "Rossi Luca è di −3,00" in text
    assert text.count("Gentile Ida Rossi") == 1
    assert states(families) == ["sent", "sent", "sent"]


def test_a_child_who_was_paid_for_meanwhile_is_not_in_it(families: Families) -> None:
    families.add("Rossi", -700)
    brother(families, "Rossi", "Luca", -300)
    prepare(families)
    families.post("Rossi", 5_000)
    with serving(Post()) as post:
        report = send(families, post)
    assert (report.sent, report.mails, report.cancelled) == (1, 1, 1)
    assert "Anna" not in post.taken[0][1].get_content()


def test_a_refused_mail_is_refused_for_all_its_children(families: Families) -> None:
    families.add("Rossi", -700)
    brother(families, "Rossi", "Luca", -300)
    families.add("Verdi", -700)
    prepare(families)
    with serving(Post(refused={"rossi@example.org": "550 5.1.1 no such user"})) as post:
        report = send(families, post)
    assert (report.sent, report.refused) == (1, 2)
    failed = outbox(families.town.session, [MessageState.FAILED]).items
    assert {one.pupil_name for one in failed} == {"Rossi Anna", "Rossi Luca"}
    assert all("550 5.1.1 no such user" in (one.last_error or "") for one in failed)


def test_a_server_that_wants_a_moment_is_asked_again_later(families: Families) -> None:
    families.add("Rossi", -700)
    prepare(families)
    with serving(Post(refused={"rossi@example.org": "451 4.7.1 greylisted"})) as post:
        assert send(families, post).refused == 1
        (failed,) = outbox(families.town.session, [MessageState.FAILED]).items
        assert "per ora" in (failed.last_error or "")
        post.refused.clear()
        retry_message(families.town.session, failed.id)
        assert send(families, post).sent == 1


@pytest.mark.parametrize("password", ["sbagliata", "perché"])
def test_a_wrong_password_is_told_and_everything_waits(families: Families, password: str) -> None:
    families.add("Rossi", -700)
    prepare(families)
    with (
        serving(Post(password="giusta")) as post,
        pytest.raises(MailLoginRefused, match="utente «mensa»"),
    ):
        send(families, post, user="mensa", password=password)
    assert states(families) == ["queued"]


def test_a_server_that_goes_between_two_mails_leaves_the_second_waiting(families: Families) -> None:
    families.add("Bianchi", -700)
    families.add("Rossi", -700)
    prepare(families)
    with serving(Post(hangs_up_at="MAIL", after=1)) as post, pytest.raises(MailServerUnreachable):
        send(families, post)
    assert [recipient for recipient, _mail in post.taken] == ["bianchi@example.org"]
    assert states(families) == ["sent", "queued"]


def test_a_server_that_goes_before_the_text_has_nothing(families: Families) -> None:
    families.add("Rossi", -700)
    prepare(families)
    with serving(Post(hangs_up_at="DATA")) as post, pytest.raises(MailServerUnreachable):
        send(families, post)
    assert states(families) == ["queued"]


def test_a_server_that_goes_with_the_text_in_hand_is_not_sent_it_again_by_itself(families: Families) -> None:
    families.add("Bianchi", -700)
    families.add("Rossi", -700)
    (first, _second) = prepare(families)
    session = families.town.session
    with serving(Post(hangs_up_at="TEXT")) as post:
        with pytest.raises(MailUncertain, match="non si sa se è partita"):
            send(families, post)
        assert states(families) == ["failed", "queued"]
        assert [one.state.value for one in message_history(session, first)] == ["queued", "sending", "failed"]
        post.hangs_up_at = ""
        assert send(families, post).sent == 1
        assert [recipient for recipient, _mail in post.taken] == ["rossi@example.org"]
        retry_message(session, first)  # the office has asked the family
        assert send(families, post).sent == 1
