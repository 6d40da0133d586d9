"""Orders to the kitchen: numbered, frozen, followed by versions, read; by whom and when."""

from __future__ import annotations

import threading
from datetime import date, time, timedelta

import pytest

from core.access.permissions import Role
from core.calendar import SuspensionKind, SuspensionScope
from core.errors import InvalidValue, NotAllowed, NotFound
from core.meals import CutoffPassed, RequestChannel, report_absence
from core.meals.kitchen import (
    KitchenCodeTaken,
    NewerVersion,
    NothingToOrder,
    OrderDayPassed,
    OrderStatus,
    SchoolOrder,
    acknowledge_order,
    assign_kitchen,
    cooked_services,
    create_kitchen,
    day_orders,
    diet_labels,
    follow_all,
    kitchens,
    order,
    send_all_due,
    send_due_orders,
    send_orders,
    set_cooked,
    set_day_meals,
    set_standing_meals,
    standing_meals,
    update_kitchen,
)
from core.meals.presence import record_presence
from core.meals.suspending import suspend, suspension_preview, undo_suspension
from core.storage.tables import Enrolment, SchoolService, Service
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.core.meals.conftest import Canteen

WEDNESDAY, SATURDAY = TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=4)
AFTER = time(9, 31)


def send(canteen: Canteen, day: date = TUESDAY, **more: object):
    return send_orders(canteen.session, canteen.service_id, day, **more)  # type: ignore[arg-type]


def orders(canteen: Canteen, day: date = TUESDAY, **more: object) -> dict[str, SchoolOrder]:
    session = more.get("session", canteen.session)
    return {one.school_name: one for one in day_orders(session, canteen.service_id, day)}  # type: ignore[arg-type]


def the_order(canteen: Canteen, day: date = TUESDAY) -> SchoolOrder:
    (one,) = day_orders(canteen.session, canteen.service_id, day)
    return one


def totals(one: SchoolOrder) -> list[int]:
    """How many meals each version says."""
    assert one.order is not None
    return [version.content.total for version in one.order.versions]


def late_absence(canteen: Canteen, pupil: int, day: date = TUESDAY) -> None:
    canteen.absence(pupil, day, override_reason="Uscita per malattia", channel=RequestChannel.PHONE)


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


# What makes a new version


def test_late_requests_of_the_office_make_versions(both: Canteen):
    anna, luca = both.pupil("Anna"), both.pupil("Luca")
    both.at(TUESDAY, AFTER)
    send(both)
    late_absence(both, anna)
    both.plain(luca, TUESDAY, override_reason="Mal di pancia")
    both.restore(anna, TUESDAY, override_reason="Errore")
    one = the_order(both)
    assert totals(one) == [2, 1, 1, 2]
    assert [version.reason for version in one.order.versions[1:]] == [
        "Assenza registrata dopo l'invio", "Pasto in bianco registrato dopo l'invio",
        "Prenotazione ripristinata dopo l'invio",
    ]  # fmt: skip
    assert (one.order.last.content.standard, one.order.last.content.plain) == (1, 1)


def test_sent_before_the_cutoff_a_familys_absence_makes_one_too(both: Canteen):
    anna = both.pupil("Anna")
    send(both)
    both.absence(anna, TUESDAY, channel=RequestChannel.PORTAL)
    assert totals(the_order(both)) == [1, 0]


def test_a_request_touches_the_orders_of_its_school_only(both: Canteen):
    rodari = both.town.school("Rodari")
    anna = both.pupil("Anna")
    luca = both.pupil("Luca", class_id=both.town.class_group("1ªC", rodari))
    send(both)
    both.diet(luca, "GLU")  # not told to the kitchen yet
    late_absence(both, anna)
    assert (len(orders(both)["Rodari"].order.versions), orders(both)["Rodari"].status) == (1, OrderStatus.CHANGED)


def test_a_request_that_fails_leaves_the_order_as_it_was(both: Canteen, monkeypatch: pytest.MonkeyPatch):
    anna = both.pupil("Anna")
    send(both)

    def failing(*_args: object, **_more: object) -> None:
        raise RuntimeError("gone")

    with monkeypatch.context() as patched:
        patched.setattr("core.meals.requests.audit.record", failing)
        with pytest.raises(RuntimeError):
            late_absence(both, anna)
    assert totals(the_order(both)) == [1]
    assert both.month(anna, TUESDAY, TUESDAY) == "B"


def test_days_that_are_over_keep_their_order(both: Canteen):
    anna = both.pupil("Anna")
    send(both)
    both.at(WEDNESDAY)
    both.absence(anna, TUESDAY, override_reason="Detto tardi")
    assert totals(the_order(both)) == [1]
    assert the_order(both).status is OrderStatus.SENT


def test_a_suspension_changes_the_orders_and_undoing_it_too(both: Canteen):
    rodari = both.town.school("Rodari")
    both.pupil("Anna")
    both.pupil("Luca", class_id=both.town.class_group("3ªB"))
    both.pupil("Sara", class_id=both.town.class_group("1ªC", rodari))
    set_standing_meals(both.session, both.town.school_id, both.service_id, 1, staff=2)
    both.at(TUESDAY, time(11))
    send(both)
    scope = SuspensionScope(both.service_id, TUESDAY, WEDNESDAY, class_ids=frozenset({both.town.class_id}))
    (change,) = suspension_preview(both.session, scope).orders
    assert (change.number_text, change.school_id, change.on, change.before, change.after) == (
        "CC/2026/000001", both.town.school_id, TUESDAY, 4, 3,
    )  # fmt: skip
    report = suspend(both.session, both.operation(), scope, SuspensionKind.TRIP, "Gita al museo")
    assert report.orders == 1
    calvino = orders(both)["Primaria Italo Calvino"]
    assert totals(calvino) == [4, 3]
    assert calvino.order.last.reason == "Sospensione: Gita al museo"
    assert totals(orders(both)["Rodari"]) == [1]
    undone = undo_suspension(both.session, both.operation(), report.suspension_id)
    assert undone.orders == 1
    assert totals(orders(both)["Primaria Italo Calvino"]) == [4, 3, 4]
    assert orders(both)["Primaria Italo Calvino"].order.last.reason == "Sospensione annullata: Gita al museo"


def test_a_strike_of_all_leaves_an_order_of_nothing(both: Canteen):
    both.pupil("Anna")
    set_standing_meals(both.session, both.town.school_id, both.service_id, 1, staff=2, extra=1)
    send(both)
    suspend(
        both.session, both.operation(), SuspensionScope(both.service_id, TUESDAY, TUESDAY), SuspensionKind.STRIKE, "No"
    )
    assert totals(the_order(both)) == [4, 0]
    assert send(both).unchanged == 1


def test_staff_meals_changed_after_sending(both: Canteen):
    both.pupil("Anna")
    send(both)
    set_day_meals(both.session, both.town.school_id, both.service_id, TUESDAY, staff=3, extra=1, note="Due celiache")
    one = the_order(both)
    assert totals(one) == [1, 5]
    assert (one.order.last.reason, one.order.last.content.note) == (
        "Pasti del personale o extra cambiati", "Due celiache",
    )  # fmt: skip


def test_standing_meals_changed_after_sending(both: Canteen):
    both.pupil("Anna")
    school, service = both.town.school_id, both.service_id
    send(both)
    send(both, WEDNESDAY)
    set_standing_meals(both.session, school, service, 1, staff=3, extra=1)
    assert totals(the_order(both)) == [1, 5]
    assert the_order(both).order.last.reason == "Pasti del personale o extra cambiati"
    assert totals(the_order(both, WEDNESDAY)) == [1]  # another weekday
    # A day with numbers of its own keeps them.
    set_day_meals(both.session, school, service, TUESDAY, staff=2, extra=0)
    set_standing_meals(both.session, school, service, 1, staff=9, extra=0)
    assert totals(the_order(both)) == [1, 5, 3]


def test_a_school_that_comes_late_sets_them_from_the_next_order_on(both: Canteen):
    both.pupil("Anna")
    school, service = both.town.school_id, both.service_id
    set_standing_meals(both.session, school, service, 1, staff=2)
    send(both)
    teacher = both.session_of(Role.SCHOOL, school)
    both.at(TUESDAY, AFTER)
    set_standing_meals(teacher, school, service, 1, staff=9)
    assert totals(the_order(both)) == [3]
    assert the_order(both).status is OrderStatus.SENT  # not «changed» either: nothing of today is different
    assert follow_all(both.session) == ()
    next_week = TUESDAY + timedelta(days=7)
    assert the_order(both, next_week).needed.staff == 9
    set_day_meals(both.session, school, service, TUESDAY, staff=4, extra=0)  # the office may
    assert totals(the_order(both)) == [3, 5]


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


# Who may


def may(canteen: Canteen, role: Role, verb) -> bool:
    try:
        verb(canteen.session_of(role, canteen.town.school_id))
    except NotAllowed:
        return False
    return True


ALLOWED = """
                 adm  clk  csh  sch  kit  aud  sta
    send          x    x    .    .    .    .    .
    send_due      x    x    .    .    .    .    .
    acknowledge   x    x    .    .    x    .    .
    day_orders    x    x    .    x    x    x    x
    labels        x    x    .    x    x    .    .
    staff         x    x    .    x    .    .    .
    standing      x    x    .    x    .    .    .
    create        x    x    .    .    .    .    .
    assign        x    x    .    .    .    .    .
"""
ROLES = [Role.ADMINISTRATOR, Role.CLERK, Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR, Role.STATION]


def test_who_may_do_what(canteen: Canteen):
    canteen.pupil("Anna")
    send(canteen)
    order_id, school, service = the_order(canteen).order.id, canteen.town.school_id, canteen.service_id
    verbs = {
        "send": lambda session: send_orders(session, service, TUESDAY),
        "send_due": lambda session: send_due_orders(session, service, TUESDAY),
        "acknowledge": lambda session: acknowledge_order(session, order_id, 1),
        "day_orders": lambda session: day_orders(session, service, TUESDAY),
        "labels": lambda session: diet_labels(session, service, school, TUESDAY),
        "staff": lambda session: set_day_meals(session, school, service, WEDNESDAY, staff=1, extra=0),
        "standing": lambda session: set_standing_meals(session, school, service, 0, staff=1),
        "create": lambda session: create_kitchen(session, canteen.ids.new_id()[-6:], canteen.ids.new_id()),
        "assign": lambda session: assign_kitchen(session, school, None),
    }
    lines = [line.split() for line in ALLOWED.strip().splitlines()[1:]]
    assert {line[0] for line in lines} == set(verbs)
    found = {line[0]: ["x" if may(canteen, role, verbs[line[0]]) else "." for role in ROLES] for line in lines}
    assert found == {line[0]: line[1:] for line in lines}


def test_a_school_sees_and_sets_its_own(canteen: Canteen):
    rodari = canteen.town.school("Rodari")
    canteen.pupil("Luca", class_id=canteen.town.class_group("1ªC", rodari))
    canteen.pupil("Anna")
    send(canteen)
    session = canteen.session_of(Role.SCHOOL, rodari)
    assert list(orders(canteen, session=session)) == ["Rodari"]
    with pytest.raises(NotAllowed):
        order(session, orders(canteen)["Primaria Italo Calvino"].order.id)
    for ask in (
        lambda: set_day_meals(session, canteen.town.school_id, canteen.service_id, TUESDAY, staff=1, extra=0),
        lambda: set_standing_meals(session, canteen.town.school_id, canteen.service_id, 1, staff=1),
        lambda: diet_labels(session, canteen.service_id, canteen.town.school_id, TUESDAY),
    ):
        with pytest.raises(NotAllowed):
            ask()
    set_day_meals(session, rodari, canteen.service_id, TUESDAY, staff=1, extra=0)
    canteen.at(TUESDAY, AFTER)
    with pytest.raises(CutoffPassed, match="09:30"):
        set_day_meals(session, rodari, canteen.service_id, TUESDAY, staff=2, extra=0)


def test_numbers_that_cannot_be(canteen: Canteen):
    school, service = canteen.town.school_id, canteen.service_id
    for staff in (-1, 501):
        with pytest.raises(InvalidValue, match="da 0 a 500"):
            set_day_meals(canteen.session, school, service, TUESDAY, staff=staff, extra=0)
    with pytest.raises(InvalidValue, match="settimana"):
        set_standing_meals(canteen.session, school, service, 7, staff=1)
    with pytest.raises(InvalidValue, match="200 caratteri"):
        set_day_meals(canteen.session, school, service, TUESDAY, staff=1, extra=0, note="x" * 201)
    with pytest.raises(NotFound, match="Servizio della scuola"):
        set_day_meals(canteen.session, 99, service, TUESDAY, staff=1, extra=0)
    with pytest.raises(OrderDayPassed):
        set_day_meals(canteen.session, school, service, TUESDAY - timedelta(days=1), staff=1, extra=0)
    set_standing_meals(canteen.session, school, service, 6, staff=4)
    assert [one.staff for one in standing_meals(canteen.session, school, service)] == [0, 0, 0, 0, 0, 0, 4]


def test_kitchens_that_cannot_be(both: Canteen):
    first = create_kitchen(both.session, "A", "Cucina")
    for code, name, error in (
        ("a", "Altra", KitchenCodeTaken), ("B", "Cucina", KitchenCodeTaken), ("B B", "Altra", InvalidValue),
        ("", "Altra", InvalidValue), ("B", " ", InvalidValue),
    ):  # fmt: skip
        with pytest.raises(error):
            create_kitchen(both.session, code, name)
    with pytest.raises(NotFound):
        update_kitchen(both.session, 99, name="Altra", is_active=True)
    update_kitchen(both.session, first, name="Cucina", is_active=False)
    for school, kitchen in ((99, first), (both.town.school_id, first), (both.town.school_id, 99)):
        with pytest.raises(NotFound):
            assign_kitchen(both.session, school, kitchen)
    # All of them inactive: another one is made, with a code of its own.
    both.pupil("Anna")
    assert send(both).sent[0].number_text == "CC2/2026/000001"


def test_an_absence_of_a_year_with_orders_here_and_there(canteen: Canteen):
    anna = canteen.pupil("Anna")
    send(canteen)
    send(canteen, TUESDAY + timedelta(days=7))
    report_absence(
        canteen.session, canteen.operation(), anna, canteen.service_id, TUESDAY, TUESDAY + timedelta(days=100),
        channel=RequestChannel.DESK, asked_by="madre",
    )  # fmt: skip
    assert totals(the_order(canteen)) == [1, 0]
    assert totals(the_order(canteen, TUESDAY + timedelta(days=7))) == [1, 0]


def test_a_bus_is_not_cooked(both: Canteen):
    both.pupil("Anna")
    bus = both.database.insert(
        Service, service_group=both.town.group_id, name="Scuolabus", charge_policy="present", cutoff_minutes=420,
        plain_limit_days=0,
    )  # fmt: skip
    both.database.run(SchoolService.insert(school=both.town.school_id, service=bus))
    both.database.insert(
        Enrolment, pupil=both.town.pupils[0], service=bus, starts_on=YEAR_START, ends_on=YEAR_END,
        created_at=both.session.now(),
    )  # fmt: skip
    assert [one.name for one in cooked_services(both.session)] == ["Mensa"]
    both.at(TUESDAY, time(9, 30))
    assert send_all_due(both.session) == ()
    both.at(TUESDAY, AFTER)
    assert [one.number_text for one in send_all_due(both.session)] == ["CC/2026/000001"]
    set_cooked(both.session, bus, is_cooked=True)
    assert [one.name for one in cooked_services(both.session)] == ["Mensa", "Scuolabus"]
    assert len(send_all_due(both.session)) == 1
    set_cooked(both.session, both.service_id, is_cooked=False)
    assert [one.name for one in cooked_services(both.session)] == ["Scuolabus"]
    with pytest.raises(NotFound):
        set_cooked(both.session, 99, is_cooked=True)
