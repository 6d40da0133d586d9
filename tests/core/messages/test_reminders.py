"""Who is written to, when, and what becomes of each message."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core import ledger, registry
from core.access.operations import OperationId
from core.access.permissions import Role
from core.access.session import Actor
from core.errors import Conflict, NotAllowed, NotFound
from core.messages import (
    Mail,
    MailServerUnreachable,
    MessageChannel,
    MessageNotOpen,
    MessageState,
    Problem,
    Step,
    cancel_message,
    due_reminders,
    letters_to_print,
    mark_printed,
    message_history,
    outbox,
    prepare_reminders,
    retry_message,
    send_reminders,
)
from tests.builders import YEAR_END, YEAR_START
from tests.core.messages.conftest import FakeMail, Families


def due(families: Families) -> dict[str, Step]:
    return {one.pupil_name.split()[0]: one.step for one in due_reminders(families.town.session, families.town.group_id)}


def prepare(families: Families, number: str = "1") -> tuple[int, ...]:
    town = families.town
    chosen = [(one.account_id, one.step) for one in due_reminders(town.session, town.group_id)]
    return prepare_reminders(town.session, OperationId("office", number), town.group_id, chosen).ids


def states(families: Families) -> list[str]:
    return [line.state.value for line in reversed(outbox(families.town.session).items)]


def test_low_balances_and_debts_are_due_the_exempt_never(families: Families) -> None:
    families.add("Alto", 5_000)
    families.add("Basso", 900)
    families.add("Debito", -700)
    families.add("Esente", -9_000)
    town = families.town
    ledger.exempt(town.session, families.pupils["Esente"], town.service_id, YEAR_START, YEAR_END, "delibera 12")
    assert due(families) == {"Debito": Step.ALERT, "Basso": Step.ALERT}
    (first, second) = due_reminders(town.session, town.group_id)
    assert (first.pupil_name, first.recipient, first.channel, first.address, first.class_name) == (
        "Debito Anna", "Ida Debito", MessageChannel.EMAIL, "debito@example.org", "3ªA"
    )  # fmt: skip
    assert second.balance_cents == 900


def test_without_mail_a_letter_and_without_a_guardian_nothing(families: Families) -> None:
    families.add("Carta", -700, email=None)
    families.add("Sportello", -700, email=None, address=None)
    orphan = families.add("Nessuno", -700)
    town = families.town
    with town.database.transaction():
        town.database.execute("DELETE FROM guardianship WHERE pupil_id = ?", (orphan,))
    found = {one.pupil_name.split()[0]: one for one in due_reminders(town.session, town.group_id)}
    assert found["Carta"].channel is MessageChannel.LETTER
    assert (found["Carta"].problem, found["Carta"].address) == (None, "Via Roma 1")
    assert (found["Sportello"].problem, found["Sportello"].can_go) == (Problem.NO_ADDRESS, True)
    assert (found["Nessuno"].problem, found["Nessuno"].can_go) == (Problem.NO_GUARDIAN, False)
    assert len(prepare(families)) == 2


def test_two_guardians_and_no_applicant_is_nobody_to_write_to(families: Families) -> None:
    pupil = families.add("Divisi", -700)
    session = families.town.session
    father = registry.create_guardian(session, "Bianchi", "Ugo", email="ugo@example.org")
    registry.link_guardian(session, pupil, father, "padre")
    with families.town.database.transaction():
        families.town.database.execute("UPDATE guardianship SET is_applicant = ?", (False,))
    (found,) = due_reminders(session, families.town.group_id)
    assert (found.problem, found.recipient) == (Problem.NO_GUARDIAN, "")


def test_the_ladder_over_time_and_a_debt_that_begins_anew(families: Families, mail: FakeMail) -> None:
    families.add("Rossi", -6_000)
    session, group = families.town.session, families.town.group_id
    climbed = []
    for number, days in enumerate((0, 7, 15, 30)):
        families.wait(days)
        climbed += [due(families)["Rossi"]]
        ids = prepare(families, str(number))
        send_reminders(session, mail)
        mark_printed(session, ids)
        assert due(families) == {}
    assert climbed == [Step.ALERT, Step.FIRST, Step.SECOND, Step.FORMAL]
    assert [line.channel for line in outbox(session).items] == [MessageChannel.LETTER, *[MessageChannel.EMAIL] * 3]
    families.wait(20)
    families.post("Rossi", 9_000)  # paid, and more
    assert due(families) == {}
    families.wait(20)
    families.post("Rossi", -5_000)
    assert due(families) == {"Rossi": Step.ALERT}  # not the formal notice again
    (again,) = due_reminders(session, group)
    assert (again.last_step, again.last_on) == (None, None)


def test_a_debt_paid_down_to_a_low_balance_climbs_from_the_alert(families: Families, mail: FakeMail) -> None:
    families.add("Rossi", -6_000)
    for number, days in enumerate((0, 7)):
        families.wait(days)
        prepare(families, str(number))
    send_reminders(families.town.session, mail)
    families.post("Rossi", 6_500)  # 5 euro: low, but paid
    families.wait(20)
    families.post("Rossi", -1_500)
    families.wait(1)
    assert due(families) == {"Rossi": Step.FIRST}  # the alert still stands, the old first reminder does not


def test_who_left_the_canteen_is_not_told_of_a_low_balance(families: Families) -> None:
    families.add("Basso", 900)
    families.add("Debito", -700)
    with families.town.database.transaction():
        families.town.database.execute("UPDATE enrolment SET ends_on = starts_on")
    assert due(families) == {"Debito": Step.FIRST}


def test_what_is_written_is_the_text_with_the_family_in_it(families: Families) -> None:
    families.add("Rossi", -725)
    prepare(families)
    (line,) = outbox(families.town.session).items
    assert line.subject == "Mensa scolastica: il saldo di Rossi Anna è basso"
    assert line.body.startswith("Gentile Ida Rossi,\n\nil saldo del conto Refezione di Rossi Anna è di −7,25\xa0€.")
    assert "Ufficio scolastico\nComune di Mazzè · tel. 011 9835901" in line.body
    assert line.state is MessageState.QUEUED


def test_the_same_again_is_answered_and_two_clerks_prepare_one_message(families: Families) -> None:
    families.add("Rossi", -700)
    town = families.town
    chosen = [(families.accounts["Rossi"], Step.ALERT)]
    first = prepare_reminders(town.session, OperationId("office", "1"), town.group_id, chosen)
    assert prepare_reminders(town.session, OperationId("office", "1"), town.group_id, chosen) == replace(
        first, is_repeat=True
    )
    other = prepare_reminders(town.session, OperationId("office", "2"), town.group_id, chosen)
    assert (other.ids, other.skipped) == ((), 1)
    with pytest.raises(Conflict):
        prepare_reminders(town.session, OperationId("office", "1"), town.group_id, [])
    assert outbox(town.session).total == 1
    assert town.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = 'prepare_reminders'") == 1


def test_a_step_that_is_not_due_is_not_written_whoever_asks(families: Families) -> None:
    families.add("Rossi", -700)
    town = families.town
    chosen = [(families.accounts["Rossi"], Step.FORMAL)]
    assert prepare_reminders(town.session, OperationId("office", "1"), town.group_id, chosen).ids == ()
    with pytest.raises(NotFound):
        due_reminders(town.session, 99)


def test_each_mail_goes_to_one_family_and_is_noted(families: Families, mail: FakeMail) -> None:
    families.add("Rossi", -700)
    families.add("Verdi", 900)
    ids = prepare(families)
    report = send_reminders(families.town.session, mail)
    assert (report.sent, report.refused, report.cancelled) == (2, 0, 0)
    assert {(one.to_name, one.to_address) for one in mail.sent} == {
        ("Ida Rossi", "rossi@example.org"), ("Ida Verdi", "verdi@example.org")
    }  # fmt: skip
    assert not any("Verdi" in one.body for one in mail.sent if one.to_address == "rossi@example.org")
    assert mail.is_closed
    assert states(families) == ["sent", "sent"]
    assert [one.state.value for one in message_history(families.town.session, ids[0])] == ["queued", "sending", "sent"]
    assert send_reminders(families.town.session, mail).sent == 0
    assert len(mail.sent) == 2


def test_one_refused_address_does_not_hold_up_the_others(families: Families, mail: FakeMail) -> None:
    for name in ("Rossi", "Verdi", "Bianchi"):
        families.add(name, -700)
    prepare(families)
    mail.refused = ("verdi@example.org",)
    report = send_reminders(families.town.session, mail)
    assert (report.sent, report.refused) == (2, 1)
    (failed,) = outbox(families.town.session, [MessageState.FAILED]).items
    assert "550 no such user" in (failed.last_error or "")
    assert due(families) == {}  # it waits in the outbox for somebody to look
    mail.refused = ()
    retry_message(families.town.session, failed.id)
    assert send_reminders(families.town.session, mail).sent == 1


def test_without_the_server_everything_waits(families: Families, mail: FakeMail) -> None:
    families.add("Rossi", -700)
    families.add("Verdi", -700)
    prepare(families)
    mail.broken = MailServerUnreachable(host="mail.example.org", port=587, reason="no route to host")
    with pytest.raises(MailServerUnreachable, match=r"mail\.example\.org:587"):
        send_reminders(families.town.session, mail)
    assert states(families) == ["queued", "queued"]
    assert mail.is_closed
    mail.broken = None
    assert send_reminders(families.town.session, mail).sent == 2


def test_whoever_paid_or_became_exempt_meanwhile_is_not_written_to(families: Families, mail: FakeMail) -> None:
    for name, email in (("Rossi", ""), ("Verdi", ""), ("Carta", None), ("Bianchi", "")):
        families.add(name, -700, email=email)
    town = families.town
    prepare(families)
    families.post("Rossi", 5_000)
    families.post("Carta", 5_000)
    ledger.exempt(town.session, families.pupils["Verdi"], town.service_id, YEAR_START, YEAR_END, "delibera")
    report = send_reminders(town.session, mail)
    assert (report.sent, report.cancelled) == (1, 2)
    assert [one.to_name for one in mail.sent] == ["Ida Bianchi"]
    assert letters_to_print(town.session) == ()
    assert sorted(states(families)) == ["cancelled", "cancelled", "cancelled", "sent"]


def test_letters_are_printed_once_and_only_letters(families: Families) -> None:
    families.add("Carta", -700, email=None)
    families.add("Posta", -700)
    ids = prepare(families)
    session = families.town.session
    (letter,) = letters_to_print(session)
    assert letter.pupil_name == "Carta Anna"
    assert mark_printed(session, ids) == 1
    assert mark_printed(session, ids) == 0
    assert letters_to_print(session) == ()
    assert sorted(states(families)) == ["printed", "queued"]


def test_a_cancelled_message_does_not_count_and_a_sent_one_stays(families: Families, mail: FakeMail) -> None:
    families.add("Rossi", -700)
    (message_id,) = prepare(families)
    session = families.town.session
    assert due(families) == {}
    cancel_message(session, message_id, "ha chiamato")
    assert due(families) == {"Rossi": Step.ALERT}
    (again,) = prepare(families, "2")
    send_reminders(session, mail)
    for verb in (lambda: cancel_message(session, again, ""), lambda: retry_message(session, again)):
        with pytest.raises(MessageNotOpen, match="Ida Rossi"):
            verb()
    assert [one.detail for one in message_history(session, message_id)] == ["", "ha chiamato"]


def test_a_sending_that_was_cut_off_can_be_tried_again_later(families: Families) -> None:
    class Dying(FakeMail):
        def send(self, mail: Mail) -> None:
            raise KeyboardInterrupt

    families.add("Rossi", -700)
    (message_id,) = prepare(families)
    session = families.town.session
    with pytest.raises(KeyboardInterrupt):
        send_reminders(session, Dying())
    assert states(families) == ["sending"]
    assert send_reminders(session, FakeMail()).sent == 0  # nobody knows whether it went: not by itself
    with pytest.raises(MessageNotOpen):
        retry_message(session, message_id)  # it may still be going
    families.clock.advance(timedelta(minutes=10))
    retry_message(session, message_id)
    assert states(families) == ["queued"]


def test_the_outbox_is_found_by_name_state_and_channel(families: Families) -> None:
    families.add("Rossi", -700)
    families.add("Carta", -700, email=None)
    prepare(families)
    session = families.town.session
    assert [one.pupil_name for one in outbox(session, text="ros").items] == ["Rossi Anna"]
    assert [one.pupil_name for one in outbox(session, channel=MessageChannel.LETTER).items] == ["Carta Anna"]
    assert outbox(session, [MessageState.SENT]).total == 0
    assert outbox(session, pupil_id=families.pupils["Rossi"]).total == 1


@pytest.mark.parametrize("role", [Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR, Role.STATION])
def test_debts_are_for_the_office_only(families: Families, mail: FakeMail, role: Role) -> None:
    families.add("Rossi", -700)
    (message_id,) = prepare(families)
    town = families.town
    session = replace(town.session, actor=Actor(9, "Altri", role, town.school_id))
    for verb in (
        lambda: due_reminders(session, town.group_id), lambda: outbox(session), lambda: send_reminders(session, mail),
        lambda: prepare_reminders(session, OperationId("a", "b"), town.group_id, []),
        lambda: letters_to_print(session), lambda: mark_printed(session, [message_id]),
        lambda: cancel_message(session, message_id, ""), lambda: retry_message(session, message_id),
        lambda: message_history(session, message_id),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            verb()
