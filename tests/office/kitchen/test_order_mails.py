"""The kitchen's e-mails at work in the office: gone by themselves, told when they did not, sent again on request."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from core import messages, registry
from core.access.permissions import Role
from core.clock import rome_instant
from core.meals import kitchen
from core.messages import MailNotConfigured, MailServer, MailServerUnreachable
from core.qt.record_model import read_all
from office.kitchen.due_orders import DueOrders
from office.kitchen.orders_view import MAILS
from office.kitchen.page import KitchenPage
from office.kitchen.view import KITCHENS
from tests.builders import TUESDAY, YEAR_END
from tests.core.messages.conftest import FakeMail
from tests.office.conftest import texts
from tests.office.kitchen.conftest import late_absence

COOKS = "cuochi@example.org"


@pytest.fixture
def mailed(office_town) -> int:
    kitchen_id = kitchen.create_kitchen(office_town.session, "CC", "Centro cottura")
    kitchen.set_mailing(office_town.session, kitchen_id, [COOKS], is_on=True)
    return kitchen_id


@pytest.fixture
def due(make_desk, clock):
    """At work after the cut-off, with a server that only remembers."""
    clock.set(rome_instant(TUESDAY, time(9, 40)))
    server = FakeMail()
    one = DueOrders(make_desk(), transport=lambda _session: server)
    one.server = server  # type: ignore[attr-defined]
    yield one
    one.stop()
    one.deleteLater()


@pytest.fixture
def look(due, settled):
    """Let it look: for orders, and (the next time) for their mails."""

    def looked() -> None:
        for _time in range(2):
            due.look()
            settled()
            settled()

    return looked


def trouble(page: KitchenPage) -> str:
    return page.orders.mail_state.label.text()


def what_happened(page: KitchenPage) -> list[str]:
    return [one.state.value for one in read_all(page.orders.mail_panel.model)]


# By themselves


def test_orders_go_with_their_mails(due, look, messages, mailed):
    look()
    assert [mail.to_address for mail in due.server.sent] == [COOKS, COOKS]
    assert due.server.sent[0].attachments[0].content.startswith(b"%PDF")
    assert texts(messages) == [
        "success: Orario limite passato. Ordini inviati alla cucina: 2.", "success: E-mail alla cucina inviate: 2.",
    ]  # fmt: skip
    look()
    assert len(due.server.sent) == 2


def test_what_changed_goes_too(due, look, messages, mailed, office_town):
    look()
    new = office_town.town.pupil("Nuova", enrolled=False)
    registry.enrol(office_town.session, new, office_town.service_id, TUESDAY, YEAR_END)
    look()
    assert due.server.sent[-1].subject.startswith("Variazione (versione 2) dell'ordine CC/2026/")
    assert any("Ordini alla cucina aggiornati: CC/2026/" in text for text in texts(messages))


def test_soon_after_a_change_of_the_registry_it_looks(due, settled, qtbot, mailed):
    due.start()
    settled()
    settled()
    due._soon.stop()
    due._desk.write(lambda _session, _progress: None, lambda _none: None, owner=due, touches=("ledger",))
    settled()
    assert not due._soon.isActive()
    due._desk.write(lambda _session, _progress: None, lambda _none: None, owner=due, touches=("registry",))
    settled()
    assert due._soon.isActive()
    due.stop()
    assert not due._soon.isActive()


def test_without_a_server_it_says_so_once_and_the_orders_are_there(due, look, messages, mailed, office_town, clock):
    def missing(_session: object):
        raise MailNotConfigured

    due._transport = missing
    look()
    told = [text for text in texts(messages) if "e-mail" in text]
    assert len(told) == 1
    assert told[0].startswith("warning: L'e-mail alla cucina non è partita. Manca il server di posta")
    assert told[0].endswith("L'ordine è numerato: stampalo e telefona alla cucina.")
    found = kitchen.day_orders(office_town.session, office_town.service_id, TUESDAY)
    assert all(one.order is not None for one in found)
    messages.clear()
    look()
    assert texts(messages) == []
    clock.advance(timedelta(minutes=5))
    look()
    assert len(texts(messages)) == 1  # it goes on trying


def test_a_server_that_comes_back_gets_them(due, look, mailed, clock):
    due.server.broken = MailServerUnreachable(host="posta", port=587, reason="timed out")
    look()
    due.server.broken = None
    look()
    assert due.server.sent == []  # left alone for some minutes
    clock.advance(timedelta(minutes=5))
    look()
    assert len(due.server.sent) == 2


def test_a_server_that_was_set_just_now_is_tried_at_once(due, look, settled, mailed):
    due.start()
    settled()
    due.server.broken = MailServerUnreachable(host="posta", port=587, reason="timed out")
    look()
    due.server.broken = None
    due._desk.write(lambda _session, _progress: None, lambda _none: None, owner=due, touches=("messages",))
    settled()
    look()
    assert len(due.server.sent) == 2


def test_a_clock_set_back_leaves_the_server_alone_for_minutes_not_for_days(due, look, mailed, clock):
    due.server.broken = MailServerUnreachable(host="posta", port=587, reason="timed out")
    look()
    due.server.broken = None
    clock.advance(timedelta(minutes=-10))
    look()
    assert len(due.server.sent) == 2


def test_something_new_that_waits_is_tried_at_once(due, look, mailed, office_town):
    due.server.broken = MailServerUnreachable(host="posta", port=587, reason="timed out")
    look()
    due.server.broken = None
    late_absence(office_town, "Rossi")
    look()
    assert len(due.server.sent) == 2


def test_a_refused_address_is_told_with_what_to_do(due, look, messages, mailed):
    due.server.refused = (COOKS,)
    look()
    assert texts(messages)[-1] == (
        f"error: La posta ha rifiutato {COOKS}: lì l'ordine non è arrivato. "
        "L'ordine è numerato: stampalo e telefona alla cucina."
    )


def test_a_database_gone_for_a_moment_does_not_stop_it(due, look, messages, monkeypatch: pytest.MonkeyPatch):
    from core.storage.faults import DatabaseUnavailable

    with monkeypatch.context() as patched:
        patched.setattr("office.kitchen.due_orders._wanted", _raising(DatabaseUnavailable(what="x", reason="y")))
        look()
        look()
    assert len(texts(messages)) == 1
    look()
    assert texts(messages)[-1].endswith("Ordini inviati alla cucina: 2.")


def _raising(error: Exception):
    def raising(_session: object):
        raise error

    return raising


# On the page


def send(page: KitchenPage, settled) -> None:
    page.primary.click()
    settled()
    settled()


def test_the_page_shows_where_it_went(open_page, settled, due, look, mailed, office_town):
    page = open_page(hour=time(9, 40))
    send(page, settled)
    page.orders.parts.setCurrentIndex(MAILS)
    assert page.orders.parts.isTabVisible(MAILS)
    assert page.orders.mail_panel.where.text() == f"A: {COOKS}"
    assert what_happened(page) == ["queued"]
    assert not page.orders.mail_panel.send_button.isEnabled()  # it waits already
    look()
    page.reload()
    settled()
    settled()
    assert what_happened(page) == ["sent"]  # not each step on the way
    assert page.orders.mail_panel.send_button.text() == "Manda di nuovo"
    assert page.orders.mail_state.isHidden()


def test_tries_that_failed_stay_in_sight(open_page, settled, due, look, mailed, clock, office_town):
    messages.set_mail_server(office_town.session, MailServer(host="posta", sender="mensa@comune.it"))
    page = open_page(hour=time(9, 40))
    send(page, settled)
    due.server.broken = MailServerUnreachable(host="posta", port=587, reason="timed out")
    look()
    page.reload()
    settled()
    settled()
    assert "il programma riprova da solo" in trouble(page)  # of the one that was not tried, too
    page.orders.table.selectRow(1)
    assert what_happened(page) == ["queued"]
    assert "il programma riprova da solo" in trouble(page)
    due.server.broken = None
    clock.advance(timedelta(minutes=5))
    look()
    page.reload()
    settled()
    settled()
    assert what_happened(page) == ["sent", "queued"]
    assert "non risponde" in read_all(page.orders.mail_panel.model)[1].detail
    assert page.orders.mail_state.isHidden()


def test_a_mail_that_nobody_tries_is_no_order_that_was_sent(open_page, settled, mailed, clock, office_town):
    # The program was closed before its mails went, or the server is left alone.
    clock.set(rome_instant(TUESDAY, time(9, 40)))
    kitchen.send_orders(office_town.session, office_town.service_id, TUESDAY)
    messages.set_mail_server(
        office_town.session, MailServer("posta.example.org", 587, "starttls", "", "mensa@example.org")
    )
    page = open_page(hour=time(9, 43))
    page.orders.table.selectRow(0)
    settled()
    assert "riprova da solo. L'ordine è numerato: stampalo e telefona" in trouble(page)


def test_refused_it_is_seen_and_sent_again(open_page, settled, due, look, mailed, messages):
    page = open_page(hour=time(9, 40))
    send(page, settled)
    due.server.refused = (COOKS,)
    look()
    page.reload()
    settled()
    settled()
    assert "correggilo in «Centri cottura»" in trouble(page)
    assert "550 no such user" in trouble(page)
    assert "E-mail rifiutata" in [page.orders._status(one)[0] for one in read_all(page.orders.model)]
    assert "2. Stampali e telefona" in page.orders.state.label.text()
    due.server.refused = ()
    page.orders.mail_panel.send_button.click()
    settled()
    assert "e-mail in partenza, 1." in texts(messages)[-1]
    look()
    assert len(due.server.sent) == 1


def test_read_on_the_phone_there_is_no_trouble_left(open_page, settled, due, look, mailed):
    page = open_page(hour=time(9, 40))
    send(page, settled)
    due.server.refused = (COOKS,)
    look()
    page.reload()
    settled()
    settled()
    page.orders.reader.setText("Ada")
    page.orders.read_button.click()
    settled()
    settled()
    assert page.orders.mail_state.isHidden()


def test_without_a_server_the_page_says_where_to_set_it(open_page, settled, mailed, office_town):
    page = open_page(hour=time(9, 40))
    send(page, settled)
    assert "manca il server di posta" in trouble(page)
    messages.set_mail_server(office_town.session, MailServer(host="posta", sender="mensa@comune.it"))
    page.reload()
    settled()
    settled()
    assert page.orders.mail_state.isHidden()


def test_a_kitchen_without_mail_shows_no_tab(open_page, settled):
    page = open_page(hour=time(9, 40))
    send(page, settled)
    assert not page.orders.parts.isTabVisible(MAILS)


@pytest.mark.parametrize("role", [Role.KITCHEN, Role.SCHOOL, Role.AUDITOR])
def test_others_look_and_send_nothing(open_page, settled, office_town, mailed, role: Role):
    kitchen.send_orders(office_town.session, office_town.service_id, TUESDAY)
    page = open_page(role, time(9, 40), office_town.town.school_id)
    page.orders.parts.setCurrentIndex(MAILS)
    assert what_happened(page) == ["queued"]
    assert page.orders.mail_panel.send_button.isHidden()


# Where they go


def test_addresses_are_written_and_refused_in_the_form(open_page, settled, office_town, mailed, messages):
    page = open_page()
    page.parts.setCurrentIndex(KITCHENS)
    settled()
    settled()
    form = page.kitchens.mailing_form
    assert (form.addresses.text(), form.is_on.isChecked()) == (COOKS, True)
    form.addresses.setText("cuochi@, altro@example.org")
    form.save_button.click()
    settled()
    assert any("controlla «cuochi@»" in line.fault.text() and line.fault.isVisible() for line in form._lines)
    assert form.addresses.text() == "cuochi@, altro@example.org"
    form.addresses.setText("uno@example.org; due@example.org")
    form.save_button.click()
    settled()
    settled()
    assert texts(messages)[-1] == "success: Centro cottura: da adesso gli ordini vanno per e-mail."
    assert kitchen.mailings(office_town.session)[mailed].addresses == ("uno@example.org", "due@example.org")
    assert form.addresses.text() == "uno@example.org, due@example.org"


def test_a_colleague_changed_the_address_meanwhile(open_page, settled, office_town, mailed):
    page = open_page()
    page.parts.setCurrentIndex(KITCHENS)
    settled()
    settled()
    form = page.kitchens.mailing_form
    form.addresses.setText("mio@example.org")
    kitchen.set_mailing(office_town.session, mailed, ["suo@example.org"], is_on=True)
    form.save_button.click()
    settled()
    assert kitchen.mailings(office_town.session)[mailed].addresses == ("suo@example.org",)
    assert form.both.isVisible()


def test_before_there_is_a_kitchen_it_says_what_comes_first(open_page, settled):
    page = open_page()
    page.parts.setCurrentIndex(KITCHENS)
    settled()
    settled()
    form = page.kitchens.mailing_form
    assert "Prima salva" in form.hint.text()
    assert not form.save_button.isEnabled()
