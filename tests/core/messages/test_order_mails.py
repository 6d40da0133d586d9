"""Orders to the kitchen by e-mail: queued with the version, sent once, told when they did not go."""

from __future__ import annotations

import threading
from datetime import time, timedelta

import pytest

from core.access.permissions import Role
from core.errors import InvalidValue, NotAllowed, NotFound
from core.meals.kitchen import (
    KitchenNotMailed,
    MailState,
    OrderMail,
    create_kitchen,
    follow_all,
    is_any_mail_waiting,
    mail_history,
    mail_order,
    mailings,
    order_mails,
    set_mailing,
    waiting_mails,
)
from core.messages import Mail, MailServerUnreachable, MailUncertain, send_order_mails
from core.registry import enrol
from tests.builders import TUESDAY, YEAR_END, make_town
from tests.core.meals.conftest import Canteen, both, canteen
from tests.core.meals.ordering import AFTER, late_absence, send, the_order
from tests.core.messages.conftest import FakeMail

__all__ = ["both", "canteen"]

COOKS, OFFICE = "cuochi@cucina.example", "ufficio@cucina.example"
WEDNESDAY = TUESDAY + timedelta(days=1)
UNREACHABLE = MailServerUnreachable(host="posta", port=587, reason="timed out")


def compose(_session: object, mail: OrderMail) -> Mail:
    return Mail("Cucina", mail.address, f"versione {mail.version}", "corpo")


def deliver(canteen: Canteen, transport: FakeMail) -> list[tuple[str, str]]:
    """Send what waits; who got which version."""
    send_order_mails(canteen.session, transport, compose)
    return [(mail.to_address, mail.subject) for mail in transport.sent]


def states(canteen: Canteen) -> list[tuple[int, str, str]]:
    order_id = the_order(canteen).order.id
    found = order_mails(canteen.session, [order_id])[order_id]
    return [(mail.version, mail.address, mail.state.value) for mail in found]


def events(canteen: Canteen) -> list[str]:
    found = mail_history(canteen.session, the_order(canteen).order.id)
    return [f"v{one.version} {one.state.value} {one.detail}".strip() for one in reversed(found)]


def kitchen(canteen: Canteen, *addresses: str, is_on: bool = True) -> int:
    kitchen_id = create_kitchen(canteen.session, "CC", "Cucina")
    set_mailing(canteen.session, kitchen_id, addresses or (COOKS,), is_on=is_on)
    return kitchen_id


def test_queued_with_the_order_and_sent_to_each_address(both: Canteen, mail: FakeMail):
    kitchen(both, COOKS, OFFICE)
    both.pupil("Anna")
    assert not is_any_mail_waiting(both.session)
    send(both)
    assert states(both) == [(1, COOKS, "queued"), (1, OFFICE, "queued")]
    assert is_any_mail_waiting(both.session)
    assert deliver(both, mail) == [(COOKS, "versione 1"), (OFFICE, "versione 1")]
    assert states(both) == [(1, COOKS, "sent"), (1, OFFICE, "sent")]
    assert mail.is_closed
    assert len(deliver(both, mail)) == 2  # nothing more


def test_without_an_address_or_switched_off_nothing_is_queued(both: Canteen):
    kitchen(both, COOKS, is_on=False)
    both.pupil("Anna")
    send(both)
    assert states(both) == []
    with pytest.raises(KitchenNotMailed, match="«Cucina» non riceve ordini per e-mail"):
        mail_order(both.session, the_order(both).order.id)


def test_an_order_that_fails_leaves_no_mail(both: Canteen, monkeypatch: pytest.MonkeyPatch):
    kitchen(both)
    both.pupil("Anna")

    def failing(*_args: object, **_more: object) -> None:
        raise RuntimeError("gone")

    with monkeypatch.context() as patched:
        patched.setattr("core.meals.kitchen.mailing._add_event", failing)
        with pytest.raises(RuntimeError):
            send(both)
    assert both.database.scalar("SELECT COUNT(*) FROM kitchen_mail") == 0
    assert both.database.scalar("SELECT COUNT(*) FROM kitchen_order") == 0


def test_a_new_version_goes_too_and_takes_back_the_one_that_waits(both: Canteen, mail: FakeMail):
    kitchen(both)
    anna, luca = both.pupil("Anna"), both.pupil("Luca")
    both.pupil("Sara")
    both.at(TUESDAY, AFTER)
    send(both)
    deliver(both, mail)
    late_absence(both, anna)
    late_absence(both, luca)
    assert states(both) == [(3, COOKS, "queued"), (2, COOKS, "cancelled"), (1, COOKS, "sent")]
    assert deliver(both, mail) == [(COOKS, "versione 1"), (COOKS, "versione 3")]
    assert "v2 cancelled Superata dalla versione 3" in events(both)


def test_a_version_found_by_counting_again_goes_by_mail(both: Canteen, mail: FakeMail):
    kitchen(both)
    both.pupil("Anna")
    send(both)
    deliver(both, mail)
    enrol(both.session, both.pupil("Luca", enrolled=False), both.service_id, TUESDAY, YEAR_END)
    follow_all(both.session)
    assert deliver(both, mail)[1:] == [(COOKS, "versione 2")]


def test_one_address_refused_does_not_keep_the_other(both: Canteen, mail: FakeMail):
    kitchen(both, COOKS, OFFICE)
    both.pupil("Anna")
    send(both)
    mail.refused = (COOKS,)
    report = send_order_mails(both.session, mail, compose)
    assert ([one.address for one in report.sent], [one.address for one in report.refused]) == ([OFFICE], [COOKS])
    assert states(both) == [(1, COOKS, "failed"), (1, OFFICE, "sent")]
    order_id = the_order(both).order.id
    (failed, _sent) = order_mails(both.session, [order_id])[order_id]
    assert failed.last_error == "Indirizzo rifiutato dal server di posta: 550 no such user"


def test_a_server_that_does_not_answer_leaves_it_waiting_with_the_reason(both: Canteen, mail: FakeMail):
    kitchen(both)
    both.pupil("Anna")
    send(both)
    mail.broken = UNREACHABLE
    with pytest.raises(MailServerUnreachable):
        deliver(both, mail)
    (waiting,) = waiting_mails(both.session)
    assert (waiting.state, waiting.attempts) == (MailState.QUEUED, 1)
    assert "non risponde" in (waiting.last_error or "")
    assert the_order(both).order.number_text == "CC/2026/000001"  # numbered, and can be printed
    mail.broken = None
    assert deliver(both, mail) == [(COOKS, "versione 1")]
    assert events(both)[0] == "v1 queued"
    assert [one.split()[1] for one in events(both)] == ["queued", "sending", "queued", "sending", "sent"]


def test_an_order_of_which_nobody_knows_whether_it_went_is_not_sent_again_by_itself(both: Canteen, mail: FakeMail):
    kitchen(both)
    both.pupil("Anna")
    send(both)
    mail.broken = MailUncertain(host="posta", reason="connection lost")
    with pytest.raises(MailUncertain):
        deliver(both, mail)
    assert states(both) == [(1, COOKS, "failed")]
    mail.broken = None
    assert deliver(both, mail) == []
    assert "non si sa se è partita" in events(both)[-1]


def test_those_that_were_not_tried_know_why_they_wait(both: Canteen, mail: FakeMail):
    kitchen(both, COOKS, OFFICE)
    both.pupil("Anna")
    send(both)
    mail.broken = UNREACHABLE
    with pytest.raises(MailServerUnreachable):
        deliver(both, mail)
    tried, other = waiting_mails(both.session)
    assert (tried.attempts, other.attempts) == (1, 0)
    assert other.last_error == tried.last_error
    mail.broken = None
    deliver(both, mail)
    order_id = the_order(both).order.id
    assert [one.last_error for one in order_mails(both.session, [order_id])[order_id]] == [None, None]


def test_what_was_followed_while_it_was_going_does_not_go_after_all(both: Canteen, mail: FakeMail):
    kitchen(both)
    anna = both.pupil("Anna")
    send(both)

    class Followed(FakeMail):
        def send(self, mail: Mail) -> None:
            late_absence(both, anna)  # at another PC, while the server does not answer
            raise UNREACHABLE

    with pytest.raises(MailServerUnreachable):
        deliver(both, Followed())
    assert states(both) == [(2, COOKS, "queued"), (1, COOKS, "queued")]
    assert deliver(both, mail) == [(COOKS, "versione 2")]


def test_yesterdays_order_no_longer_goes(both: Canteen, mail: FakeMail):
    kitchen(both)
    both.pupil("Anna")
    send(both)
    both.at(WEDNESDAY)
    assert deliver(both, mail) == []
    assert events(both)[-1] == "v1 cancelled Il 24/11/2026 è passato"


def test_switched_off_meanwhile_it_does_not_go(both: Canteen, mail: FakeMail):
    kitchen_id = kitchen(both)
    both.pupil("Anna")
    send(both)
    set_mailing(both.session, kitchen_id, [COOKS], is_on=False)
    assert deliver(both, mail) == []
    assert states(both) == [(1, COOKS, "cancelled")]


def test_an_address_put_right_gets_it_on_request(both: Canteen, mail: FakeMail):
    kitchen_id = kitchen(both, "sbagliato@cucina.example")
    both.pupil("Anna")
    send(both)
    mail.refused = ("sbagliato@cucina.example",)
    assert deliver(both, mail) == []
    set_mailing(both.session, kitchen_id, [COOKS], is_on=True)
    order_id = the_order(both).order.id
    assert mail_order(both.session, order_id) == 1
    assert states(both) == [(1, COOKS, "queued"), (1, "sbagliato@cucina.example", "cancelled")]
    assert deliver(both, mail) == [(COOKS, "versione 1")]
    # The kitchen lost it: once more, because somebody asks.
    assert mail_order(both.session, order_id) == 1
    assert mail_order(both.session, order_id) == 0  # it waits already
    assert deliver(both, mail) == [(COOKS, "versione 1")] * 2


def test_retried_it_goes_only_where_it_did_not(both: Canteen, mail: FakeMail):
    kitchen(both, COOKS, OFFICE)
    both.pupil("Anna")
    send(both)
    mail.refused = (COOKS,)
    assert deliver(both, mail) == [(OFFICE, "versione 1")]
    mail.refused = ()
    assert mail_order(both.session, the_order(both).order.id) == 1
    assert deliver(both, mail) == [(OFFICE, "versione 1"), (COOKS, "versione 1")]


def test_cut_off_while_going_it_is_not_sent_again_by_itself(both: Canteen, mail: FakeMail):
    class Dying(FakeMail):
        def send(self, mail: Mail) -> None:
            raise KeyboardInterrupt

    kitchen(both)
    both.pupil("Anna")
    send(both)
    with pytest.raises(KeyboardInterrupt):
        deliver(both, Dying())
    assert states(both) == [(1, COOKS, "sending")]
    assert deliver(both, mail) == []
    order_id = the_order(both).order.id
    assert mail_order(both.session, order_id) == 0  # it may still be going
    both.clock.advance(timedelta(minutes=10))
    assert order_mails(both.session, [order_id])[order_id][0].is_lost(both.session.now())
    assert mail_order(both.session, order_id) == 1
    assert deliver(both, mail) == [(COOKS, "versione 1")]


def test_without_room_for_the_papers_it_waits_on(both: Canteen, mail: FakeMail):
    def no_room(_session: object, _mail: OrderMail) -> Mail:
        raise UNREACHABLE

    kitchen(both)
    both.pupil("Anna")
    send(both)
    with pytest.raises(MailServerUnreachable):
        send_order_mails(both.session, mail, no_room)
    assert states(both) == [(1, COOKS, "queued")]


def test_two_pcs_send_at_once(postgresql_database, clock, ids):
    """Two connections on PostgreSQL: each mail goes once."""
    canteen = Canteen(make_town(postgresql_database, clock, ids, pupils=3), clock, ids)
    kitchen(canteen, COOKS, OFFICE)
    send(canteen)
    together, gone = threading.Barrier(2), list[str]()

    class Slow(FakeMail):
        def send(self, mail: Mail) -> None:
            gone.append(mail.to_address)

    def run() -> None:
        together.wait()
        try:
            send_order_mails(canteen.session, Slow(), compose)
        finally:
            canteen.database.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(gone) == [COOKS, OFFICE]
    assert [state for _version, _address, state in states(canteen)] == ["sent", "sent"]


@pytest.mark.parametrize(
    ("addresses", "text"),
    [
        (["cucina"], "controlla «cucina»"), (["a@b.it c@d.it"], "controlla"), ([" "], "scrivi l'indirizzo"),
        ([f"a{n}@b.it" for n in range(6)], "al massimo 5"), (["a@b.it\nBcc: x@y.it"], "controlla"),
    ],
)  # fmt: skip
def test_addresses_that_cannot_be(canteen: Canteen, addresses: list[str], text: str):
    kitchen_id = kitchen(canteen)
    with pytest.raises(InvalidValue, match=text):
        set_mailing(canteen.session, kitchen_id, addresses, is_on=True)
    assert mailings(canteen.session)[kitchen_id].addresses == (COOKS,)  # as it was


def test_addresses_are_kept_once_and_taken_away(both: Canteen):
    kitchen_id = kitchen(both, COOKS, f" {COOKS} ", OFFICE)
    assert mailings(both.session)[kitchen_id].addresses == (COOKS, OFFICE)
    set_mailing(both.session, kitchen_id, [], is_on=False)
    assert mailings(both.session) == {}
    with pytest.raises(NotFound, match="Centro cottura"):
        set_mailing(both.session, 99, [COOKS], is_on=True)
    with pytest.raises(NotFound, match="Ordine"):
        mail_order(both.session, 99)


def test_a_school_sees_the_mails_of_its_own_orders(canteen: Canteen):
    kitchen(canteen)
    canteen.pupil("Anna")
    send(canteen)
    order_id = the_order(canteen).order.id
    own = canteen.session_of(Role.SCHOOL, canteen.town.school_id)
    other = canteen.session_of(Role.SCHOOL, canteen.town.school("Rodari"))
    assert len(order_mails(own, [order_id])[order_id]) == len(mail_history(own, order_id)) == 1
    assert (order_mails(other, [order_id])[order_id], mail_history(other, order_id)) == ((), ())


@pytest.mark.parametrize("role", [Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR, Role.STATION])
def test_who_may_not(canteen: Canteen, role: Role, mail: FakeMail):
    kitchen_id = kitchen(canteen)
    canteen.pupil("Anna")
    send(canteen)
    who = canteen.session_of(role, canteen.town.school_id)
    for verb in (
        lambda: set_mailing(who, kitchen_id, [OFFICE], is_on=True),
        lambda: mail_order(who, the_order(canteen).order.id),
        lambda: send_order_mails(who, mail, compose),
    ):
        with pytest.raises(NotAllowed):
            verb()


def test_at_the_cutoff_too(both: Canteen, mail: FakeMail):
    from core.meals.kitchen import send_all_due

    kitchen(both)
    both.pupil("Anna")
    both.at(TUESDAY, time(9, 31))
    send_all_due(both.session)
    assert deliver(both, mail) == [(COOKS, "versione 1")]
