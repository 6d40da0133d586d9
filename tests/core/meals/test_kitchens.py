"""Kitchens and their orders: who may do what, and what cannot be."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from core.access.permissions import Role
from core.errors import InvalidValue, NotAllowed, NotFound
from core.meals import CutoffPassed, RequestChannel, report_absence
from core.meals.kitchen import (
    KitchenCodeTaken,
    OrderDayPassed,
    acknowledge_order,
    assign_kitchen,
    cooked_services,
    create_kitchen,
    day_orders,
    diet_labels,
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
from core.storage.tables import Enrolment, SchoolService, Service
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.core.meals.conftest import Canteen
from tests.core.meals.ordering import AFTER, WEDNESDAY, orders, send, the_order, totals

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
