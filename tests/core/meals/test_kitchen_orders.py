"""Orders to the kitchen: numbered, frozen, read, labelled."""

from __future__ import annotations

import threading
from datetime import date, time, timedelta

import pytest

from core.access.permissions import Role
from core.errors import NotFound
from core.meals.kitchen import (
    NewerVersion,
    NothingToOrder,
    OrderDayPassed,
    OrderStatus,
    acknowledge_order,
    assign_kitchen,
    create_kitchen,
    day_orders,
    diet_labels,
    kitchens,
    order,
    send_due_orders,
    send_orders,
    set_day_meals,
    update_kitchen,
)
from core.meals.presence import record_presence
from tests.builders import TUESDAY
from tests.core.meals.conftest import Canteen
from tests.core.meals.ordering import AFTER, SATURDAY, WEDNESDAY, late_absence, orders, send, the_order, totals

# Sending


def test_waiting_due_sent_changed_read(both: Canteen):
    anna, _luca = both.pupil("Anna"), both.pupil("Luca")
    both.at(TUESDAY, time(9, 30))
    assert (the_order(both).status, the_order(both).order) == (OrderStatus.WAITING, None)
    both.at(TUESDAY, AFTER)
    assert the_order(both).status is OrderStatus.DUE
    report = send(both)
    assert [(one.number_text, one.version, one.content.total) for one in report.sent] == [("CC/2026/000001", 1, 2)]
    assert (report.changed, report.unchanged) == ((), 0)
    assert the_order(both).status is OrderStatus.SENT
    record_presence(  # enrolled nowhere, and there
        both.session, pupil_id=both.pupil("Ospite", enrolled=False), service_id=both.service_id, day=TUESDAY,
        at=both.session.now(), source="office",
    )  # fmt: skip
    changed = the_order(both)
    assert (changed.status, changed.shown.total, changed.needed.total) == (OrderStatus.CHANGED, 2, 3)
    report = send(both)
    assert [one.version for one in report.changed] == [2]
    acknowledge_order(both.session, changed.order.id, 2)
    assert the_order(both).status is OrderStatus.READ
    late_absence(both, anna)
    assert the_order(both).status is OrderStatus.SENT
    assert totals(the_order(both)) == [2, 3, 2]


def test_where_nobody_is_enrolled_nothing_is_sent_until_somebody_is_or_an_adult_eats(both: Canteen):
    both.pupil("Ospite", enrolled=False)
    both.at(TUESDAY, AFTER)
    # Given a school of which nobody is enrolled: no order of nought meals.
    assert day_orders(both.session, both.service_id, TUESDAY) == ()
    assert send_due_orders(both.session, both.service_id, TUESDAY).sent == ()
    # When its teachers eat there, they are cooked for.
    set_day_meals(both.session, both.town.school_id, both.service_id, TUESDAY, staff=2, extra=0)
    assert [one.content.total for one in send_due_orders(both.session, both.service_id, TUESDAY).sent] == [2]


def test_a_school_of_which_everybody_is_absent_is_told_so(both: Canteen):
    both.absence(both.pupil("Anna"), TUESDAY)
    both.at(TUESDAY, AFTER)
    assert [one.content.total for one in send_due_orders(both.session, both.service_id, TUESDAY).sent] == [0]


def test_sent_again_nothing_happens_twice(both: Canteen):
    both.pupil("Anna")
    send(both)
    again = send(both)
    assert (again.sent, again.changed, again.unchanged) == ((), (), 1)
    assert len(the_order(both).order.versions) == 1


def test_a_version_stays_what_it_was(both: Canteen):
    anna = both.pupil("Anna")
    both.diet(anna, "GLU")
    send(both)
    before = the_order(both).order.version(1)
    both.database.execute("UPDATE diet SET effect = 'tutto diverso'")
    late_absence(both, anna)
    after = the_order(both).order
    assert after.version(1) == before
    assert before.content.plates[0].effect == "attenzione"
    assert [one.reason for one in after.versions] == ["", "Assenza registrata dopo l'invio"]
    with pytest.raises(NotFound, match="Versione 3"):
        after.version(3)


def test_numbers_have_no_gaps_for_each_kitchen_and_year(both: Canteen):
    rodari = both.town.school("Rodari")
    for name, class_id in (("Anna", both.town.class_id), ("Luca", both.town.class_group("1ªC", rodari))):
        both.pupil(name, class_id=class_id)
    nord = create_kitchen(both.session, "nord", "Cucina nord")
    assert [one.code for one in kitchens(both.session)] == ["NORD"]
    other = create_kitchen(both.session, "SUD", "Cucina sud")
    assign_kitchen(both.session, rodari, other)
    numbers = []
    for day in (TUESDAY, WEDNESDAY, date(2027, 1, 11)):
        numbers += [one.number_text for one in send(both, day).sent]
    assert numbers == [
        "NORD/2026/000001", "SUD/2026/000001", "NORD/2026/000002", "SUD/2026/000002", "NORD/2027/000001",
        "SUD/2027/000001",
    ]  # fmt: skip
    # Another kitchen from now on: what was sent stays with the one that cooks it.
    assign_kitchen(both.session, rodari, None)
    assert orders(both)["Rodari"].kitchen_name == "Cucina sud"
    assert orders(both, TUESDAY + timedelta(days=2))["Rodari"].kitchen_name == "Cucina nord"
    update_kitchen(both.session, nord, name="Cucina nord", is_active=False)
    assert [one.is_default for one in kitchens(both.session)] == [False, True]
    assert send(both, TUESDAY + timedelta(days=2)).sent[0].number_text == "SUD/2026/000003"


def test_a_send_that_fails_takes_no_number(both: Canteen, monkeypatch: pytest.MonkeyPatch):
    both.pupil("Anna")
    send(both)

    def failing(*_args: object, **_more: object) -> None:
        raise RuntimeError("gone")

    with monkeypatch.context() as patched:
        patched.setattr("core.meals.kitchen.following.audit.record", failing)
        with pytest.raises(RuntimeError):
            send(both, WEDNESDAY)
    assert send(both, WEDNESDAY).sent[0].number_text == "CC/2026/000002"


def test_at_the_cutoff_only_what_is_due_goes_out(both: Canteen):
    rodari = both.town.school("Rodari")
    both.pupil("Anna")
    both.pupil("Luca", class_id=both.town.class_group("1ªC", rodari))
    both.database.execute("UPDATE school_service SET cutoff_minutes = 600 WHERE school_id = ?", (rodari,))
    both.at(TUESDAY, AFTER)
    assert [one.school_id for one in send_due_orders(both.session, both.service_id, TUESDAY).sent] == [
        both.town.school_id
    ]
    assert send_due_orders(both.session, both.service_id, TUESDAY).sent == ()
    both.at(TUESDAY, time(10, 1))
    assert [one.school_id for one in send_due_orders(both.session, both.service_id, TUESDAY).sent] == [rodari]
    both.at(WEDNESDAY, AFTER)
    assert send_due_orders(both.session, both.service_id, TUESDAY).sent == ()  # over


def test_one_school_at_a_time(both: Canteen):
    rodari = both.town.school("Rodari")
    both.pupil("Anna")
    both.pupil("Luca", class_id=both.town.class_group("1ªC", rodari))
    assert [one.school_id for one in send(both, school_id=rodari).sent] == [rodari]
    assert orders(both)["Primaria Italo Calvino"].order is None


def test_what_cannot_be_sent(canteen: Canteen):
    canteen.pupil("Anna")
    with pytest.raises(NothingToOrder, match=r"28/11/2026.*Non previsto di sabato"):
        send(canteen, SATURDAY)
    canteen.at(WEDNESDAY)
    with pytest.raises(OrderDayPassed, match="24/11/2026"):
        send(canteen, TUESDAY)
    with pytest.raises(NotFound, match="Servizio"):
        send_orders(canteen.session, 99, WEDNESDAY)


def test_two_clerks_send_at_once(postgresql_database, clock, ids):
    """On PostgreSQL, two connections: one number, one version."""
    from tests.builders import make_town

    canteen = Canteen(make_town(postgresql_database, clock, ids, pupils=3), clock, ids)
    failures: list[BaseException] = []
    together = threading.Barrier(2)

    def run() -> None:
        try:
            together.wait()
            send(canteen)
        except BaseException as error:  # noqa: BLE001 - told below
            failures.append(error)
        finally:
            canteen.database.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert canteen.database.scalar("SELECT COUNT(*) FROM kitchen_order_version") == 1


# Reading


def test_the_kitchen_reads_the_last_version_only(both: Canteen):
    anna = both.pupil("Anna")
    send(both)
    order_id = the_order(both).order.id
    cook = both.session_of(Role.KITCHEN)
    late_absence(both, anna)
    with pytest.raises(NewerVersion, match=r"CC/2026/000001.*versione 2"):
        acknowledge_order(cook, order_id, 1)
    with pytest.raises(NotFound, match="Versione 3"):
        acknowledge_order(cook, order_id, 3)
    with pytest.raises(NotFound, match="Ordine"):
        acknowledge_order(cook, 99, 1)
    acknowledge_order(cook, order_id, 2)
    both.clock.advance(timedelta(minutes=5))
    acknowledge_order(both.session, order_id, 2, received_by="Ada al telefono")
    last = order(cook, order_id).last
    assert (last.read_by, last.read_at) == ("kitchen", both.clock.now() - timedelta(minutes=5))
    assert order(cook, order_id).last_read == last
    told = both.database.rows("SELECT detail FROM audit WHERE operation = 'acknowledge_order'")
    assert len(told) == 1


# Labels


def test_labels_name_only_whoever_has_a_special_plate(both: Canteen):
    anna, luca, sara = both.pupil("Anna"), both.pupil("Luca"), both.pupil("Sara")
    both.pupil("Ugo")
    both.diet(anna, "GLU")
    both.diet(anna, "LAT")
    both.diet(luca, "GLU")
    both.diet(sara, "GLU")
    both.absence(luca, TUESDAY)
    both.plain(sara, TUESDAY)
    labels = diet_labels(both.session, both.service_id, both.town.school_id, TUESDAY)
    assert [(one.last_name, one.class_name, one.plate.label, one.plate.effect) for one in labels] == [
        ("Anna", "3ªA", "GLU+LAT", "attenzione; attenzione"), ("Sara", "3ªA", "GLU in bianco", "attenzione"),
    ]  # fmt: skip
    both.closed(TUESDAY)
    assert diet_labels(both.session, both.service_id, both.town.school_id, TUESDAY) == ()
