"""The reminders' page: written only when asked, sent only when asked, and nothing lost without a server."""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from core import ledger, messages, registry
from core.access.operations import OperationId
from core.access.permissions import Role
from core.messages import MailNotConfigured, MailServerUnreachable, MessageState, Step
from core.qt.record_model import read_all
from office.reminders.page import RemindersPage
from office.reminders.view import DUE, OUTBOX, RULES, TEXTS
from tests.core.messages.conftest import FakeMail
from tests.office.conftest import texts


@pytest.fixture
def mail() -> FakeMail:
    return FakeMail()


@pytest.fixture
def indebted(office_town):
    """Rossi by e-mail, Bianchi by letter, Verdi without anybody; the others have no account."""
    session = office_town.session
    for name, cents in (("Rossi", -700), ("Bianchi", -900), ("Verdi", -600)):
        account = ledger.open_account(session, office_town.pupils[name], office_town.town.group_id)
        ledger.post(
            session, OperationId("test", name), account_id=account, on=session.today(),
            kind=ledger.EntryKind.ADJUSTMENT, amount_cents=cents, contra=ledger.Contra.OPENING,
        )  # fmt: skip
    for name, email in (("Rossi", "ida@example.org"), ("Bianchi", None)):
        guardian = registry.create_guardian(session, name, "Ida", email=email, address="Via Roma 1, 10035 Mazzè")
        registry.link_guardian(session, office_town.pupils[name], guardian, "madre", is_applicant=True)
    return office_town


@pytest.fixture
def page(desk, shown, settled, indebted, mail) -> RemindersPage:
    return opened(RemindersPage(desk, lambda _session: mail), shown, settled)


def opened(page, shown, settled):
    shown(page)
    page._desk.runner.changed.connect(page.on_changes)
    page.enter()
    settled()
    return page


def due(page) -> list[str]:
    return [one.pupil_name.split()[0] for one in read_all(page.due.model)]


def prepare(page, settled) -> None:
    page.primary.click()
    page.confirm.confirm_button.click()
    settled()


def states(office_town) -> dict[str, str]:
    return {line.pupil_name.split()[0]: line.state.value for line in messages.outbox(office_town.session).items}


def test_who_is_due_and_what_they_would_read(page, settled):
    assert sorted(due(page)) == ["Bianchi", "Rossi", "Verdi"]
    assert page.primary.text() == "Prepara 2 avvisi"
    assert page.due.note.text() == "per e-mail: 1 · per lettera: 1 · senza destinatario: 1"
    assert page.due.side.isHidden()
    page.due.table.selectRow(due(page).index("Rossi"))
    settled()
    assert page.due.subject.text() == "Mensa scolastica: il saldo di Rossi Anna è basso"
    assert "−7,00" in page.due.body.text()


def test_who_contests_a_charge_is_told_apart_and_stays(page, settled, indebted):
    session = indebted.session
    account = ledger.accounts_of(session, indebted.pupils["Rossi"])[0].id
    key = ledger.statement(session, account).lines[0].key
    ledger.contest(
        session, OperationId("test", "c"), key, received_on=session.today(), channel=ledger.ContestChannel.DESK,
        about=ledger.ContestAbout.OTHER, text="Non è il nostro saldo",
    )  # fmt: skip
    page.reload()
    settled()
    row = due(page).index("Rossi")
    step = page.due.model.index(row, 0)
    assert step.data().endswith(", contestato")
    assert "Contestati 7,00" in step.data(Qt.ItemDataRole.ToolTipRole)
    others = [page.due.model.index(at, 0).data() for at in range(page.due.model.rowCount()) if at != row]
    assert not any("contestato" in text for text in others)


def test_nothing_is_written_before_it_is_confirmed(page, settled, messages, office_town):
    page.primary.click()
    assert "E-mail: 1, lettere: 1." in page.confirm.label.text()
    assert states(office_town) == {}
    page.confirm.confirm_button.click()
    settled()
    assert texts(messages) == ["success: Avvisi pronti in uscita: 2."]
    assert states(office_town) == {"Rossi": "queued", "Bianchi": "queued"}
    assert page.parts.currentIndex() == OUTBOX
    assert due(page) == ["Verdi"]


def test_mails_go_when_asked_and_letters_become_paper(page, settled, messages, office_town, mail, files):
    prepare(page, settled)
    assert page.primary.text() == "Invia 1 avviso per e-mail"
    page.primary.click()
    assert mail.sent == []
    page.confirm.confirm_button.click()
    settled()
    assert [one.to_address for one in mail.sent] == ["ida@example.org"]
    page.outbox.print_button.click()
    settled()
    (path,) = files.opened
    document = pypdfium2.PdfDocument(path)
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    assert "Ida Bianchi" in text
    assert "Rossi" not in text
    assert states(office_town) == {"Rossi": "sent", "Bianchi": "printed"}
    assert not page.outbox.print_button.isEnabled()


def test_two_children_of_one_mother_are_in_one_letter(page, settled, messages, indebted, files):
    session = indebted.session
    (ida,) = registry.guardians_of(session, indebted.pupils["Bianchi"])
    registry.link_guardian(session, indebted.pupils["Verdi"], ida.id, "madre", is_applicant=True)
    page.reload()
    settled()
    prepare(page, settled)
    page.outbox.print_button.click()
    settled()
    (path,) = files.opened
    document = pypdfium2.PdfDocument(path)
    (text,) = (one.get_textpage().get_text_bounded() for one in document)
    document.close()
    assert "di Bianchi Marco e Verdi Noè" in " ".join(text.split())
    assert text.count("Gentile Ida Bianchi") == 1
    assert {name: states(indebted)[name] for name in ("Bianchi", "Verdi")} == {"Bianchi": "printed", "Verdi": "printed"}
    assert "Lettere: 1, in" in texts(messages)[-1]


def test_a_dead_server_is_named_and_everything_waits(page, settled, messages, office_town, mail):
    prepare(page, settled)
    mail.broken = MailServerUnreachable(host="mail.example.org", port=587, reason="timeout")
    page.primary.click()
    page.confirm.confirm_button.click()
    settled()
    assert "mail.example.org:587 non risponde" in texts(messages)[-1]
    assert states(office_town)["Rossi"] == "queued"
    assert page.primary.isEnabled()


def test_without_a_server_it_says_where_to_put_one(desk, shown, settled, messages, indebted):
    page = opened(RemindersPage(desk), shown, settled)
    prepare(page, settled)
    page.primary.click()
    page.confirm.confirm_button.click()
    settled()
    assert MailNotConfigured.template in texts(messages)[-1]
    assert states(indebted)["Rossi"] == "queued"


def test_a_refused_message_is_seen_and_sent_again(page, settled, messages, office_town, mail):
    prepare(page, settled)
    mail.refused = ("ida@example.org",)
    page.primary.click()
    page.confirm.confirm_button.click()
    settled()
    assert "rifiutati dal server: 1" in texts(messages)[-1]
    row = next(row for row, line in enumerate(read_all(page.outbox.model)) if line.state is MessageState.FAILED)
    page.outbox.table.selectRow(row)
    settled()
    assert "550 no such user" in page.outbox.history.text()
    page.outbox.retry_button.click()
    settled()
    assert states(office_town)["Rossi"] == "queued"
    page.outbox.table.selectRow(row)
    page.outbox.cancel_button.click()
    settled()
    assert states(office_town)["Rossi"] == "cancelled"


def test_a_text_is_tried_out_and_saved(page, settled, messages, office_town):
    page.parts.setCurrentIndex(TEXTS)
    page.texts.subject.setText("Ciao {genitore}")
    settled()
    assert page.texts.example_subject.text() == "Ciao Ida Bianchi"
    page.texts.body.setPlainText("Saldo {soldi}")
    page.texts.save_button.click()
    settled()
    assert "{soldi}" in texts(messages)[-1]
    assert page.texts.subject.text() == "Ciao {genitore}"
    page.texts.body.setPlainText("Saldo {saldo}")
    page.texts.save_button.click()
    settled()
    assert page._desk.session.database.scalar("SELECT value FROM setting WHERE name = 'reminder.alert.body'")
    assert not page.texts.save_button.isEnabled()


def test_thresholds_are_set_and_wrong_ones_said_beside_their_field(page, settled, messages, office_town):
    page.parts.setCurrentIndex(RULES)
    page.rules.amounts["low_cents"].setText("dieci")
    page.rules.rules.save_button.click()
    settled()
    assert page.rules._lines["low_cents"].fault.isVisible()
    page.rules.amounts["low_cents"].setText("0")
    page.rules.amounts["second_cents"].setText("1,00")
    page.rules.rules.save_button.click()
    settled()
    assert page.rules._lines["second_cents"].fault.isVisible()
    page.rules.amounts["second_cents"].setText("25")
    page.rules.rules.save_button.click()
    settled()
    assert texts(messages) == ["success: Soglie salvate: valgono da adesso."]
    from core.messages import ladder

    assert (ladder(office_town.session).low_cents, ladder(office_town.session).second_cents) == (0, 2_500)


def test_a_clerk_sends_but_does_not_change_the_rules(make_desk, shown, settled, indebted, mail):
    page = opened(RemindersPage(make_desk(Role.CLERK), lambda _session: mail), shown, settled)
    assert page.primary.isEnabled()
    assert page.texts.save_button.isHidden()
    assert page.texts.body.isReadOnly()
    assert not page.rules.amounts["low_cents"].isEnabled()
    page.parts.setCurrentIndex(DUE)
    assert {one.step for one in read_all(page.due.model)} == {Step.ALERT}


def test_searching_narrows_what_is_prepared(page, settled, indebted):
    page.due.search.setText("bianchi")
    page.due.search.search_changed.emit("bianchi")
    assert due(page) == ["Bianchi"]
    assert page.primary.text() == "Prepara 1 avviso"
    prepare(page, settled)
    assert states(indebted) == {"Bianchi": "queued"}
    assert "filtri" in page.due.table.empty_text  # others are due: it does not say that nobody is
