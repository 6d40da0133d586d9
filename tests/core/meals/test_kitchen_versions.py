"""What is said to the kitchen after an order was sent: versions."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from core.access.permissions import Role
from core.calendar import SuspensionKind, SuspensionScope
from core.meals import RequestChannel
from core.meals.kitchen import (
    OrderStatus,
    follow_all,
    set_day_meals,
    set_standing_meals,
)
from core.meals.suspending import suspend, suspension_preview, undo_suspension
from tests.builders import TUESDAY
from tests.core.meals.conftest import Canteen
from tests.core.meals.ordering import AFTER, WEDNESDAY, late_absence, orders, send, the_order, totals

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
