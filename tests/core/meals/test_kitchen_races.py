"""An order and what changes it, at the same moment on PostgreSQL: nothing falls between the two."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from core import ledger, registry
from core.calendar import SuspensionKind, SuspensionScope
from core.meals import close_day
from core.meals.kitchen import day_orders, follow_all, send_orders
from core.meals.suspending import suspend
from core.storage import Database
from tests.builders import TUESDAY, YEAR_END, make_town
from tests.core.meals.conftest import Canteen
from tests.core.meals.test_races import while_unfinished

pytestmark = pytest.mark.postgresql


@pytest.fixture
def canteen(postgresql_database: Database, clock, ids) -> Canteen:
    return Canteen(make_town(postgresql_database, clock, ids, pupils=3), clock, ids)


def totals(canteen: Canteen) -> list[int]:
    (one,) = day_orders(canteen.session, canteen.service_id, TUESDAY)
    assert one.needed == one.order.last.content
    return [version.content.total for version in one.order.versions]


def send(canteen: Canteen, session=None):
    return send_orders(session or canteen.session, canteen.service_id, TUESDAY)


def test_an_absence_waits_for_the_order_that_is_just_being_sent_and_makes_its_version(canteen: Canteen):
    pupil = canteen.town.pupils[0]
    absence = while_unfinished(canteen, lambda: send(canteen), lambda session: canteen.absence(
        pupil, TUESDAY, session=session
    ))  # fmt: skip
    assert absence.result().days == (TUESDAY,)
    assert totals(canteen) == [3, 2]


def test_an_order_waits_for_the_absence_under_way_and_counts_it(canteen: Canteen):
    pupil = canteen.town.pupils[0]
    sent = while_unfinished(canteen, lambda: canteen.absence(pupil, TUESDAY), lambda session: send(canteen, session))
    assert sent.result().sent[0].content.total == 2
    assert totals(canteen) == [2]


def test_an_order_waits_for_the_suspension_under_way(canteen: Canteen):
    other = canteen.town.class_group("3ªB")
    canteen.pupil("Luca", class_id=other)
    scope = SuspensionScope(canteen.service_id, TUESDAY, TUESDAY, class_ids=frozenset({canteen.town.class_id}))
    sent = while_unfinished(
        canteen,
        lambda: suspend(canteen.session, canteen.operation(), scope, SuspensionKind.TRIP, "Gita"),
        lambda session: send(canteen, session),
    )
    assert sent.result().sent[0].content.total == 1


def test_a_close_waits_for_the_suspension_and_charges_nobody_of_it(canteen: Canteen):
    other = canteen.pupil("Luca", class_id=canteen.town.class_group("3ªB"))
    canteen.at(TUESDAY, time(14))
    scope = SuspensionScope(canteen.service_id, TUESDAY, TUESDAY, class_ids=frozenset({canteen.town.class_id}))
    closed = while_unfinished(
        canteen,
        lambda: suspend(canteen.session, canteen.operation(), scope, SuspensionKind.TRIP, "Gita"),
        lambda session: close_day(session, canteen.service_id, TUESDAY),
    )
    assert closed.result().charged == 1
    charged = canteen.database.rows("SELECT a.pupil_id FROM entry e JOIN account a ON a.id = e.account_id")
    assert charged == [(other,)]


def test_a_kitchen_reads_while_the_office_sends(canteen: Canteen):
    """Reading waits for nobody."""
    send(canteen)
    with canteen.database.transaction():
        canteen.absence(canteen.town.pupils[0], TUESDAY)
        from core.storage import open_database

        database = open_database(canteen.database.url)
        seen = day_orders(replace(canteen.session, database=database), canteen.service_id, TUESDAY)
        database.close()
    assert [one.order.last.version for one in seen] == [1]


def test_two_pcs_find_the_same_change_and_tell_it_once(canteen: Canteen):
    send(canteen)
    registry.enrol(canteen.session, canteen.pupil("Nuova", enrolled=False), canteen.service_id, TUESDAY, YEAR_END)
    other = while_unfinished(canteen, lambda: follow_all(canteen.session), follow_all)
    assert other.result() == ()
    assert totals(canteen) == [3, 4]


def test_an_absence_waits_for_a_new_count_under_way(canteen: Canteen):
    send(canteen)
    registry.enrol(canteen.session, canteen.pupil("Nuova", enrolled=False), canteen.service_id, TUESDAY, YEAR_END)
    pupil = canteen.town.pupils[0]
    while_unfinished(
        canteen, lambda: follow_all(canteen.session), lambda session: canteen.absence(pupil, TUESDAY, session=session)
    ).result()
    assert totals(canteen) == [3, 4, 3]


def test_two_strikes_at_once_reverse_each_charge_once(canteen: Canteen):
    canteen.at(TUESDAY, time(14))
    close_day(canteen.session, canteen.service_id, TUESDAY)
    account = ledger.open_account(canteen.session, canteen.town.pupils[0], canteen.town.group_id)
    keys = [line.key for line in ledger.statement(canteen.session, account).lines]
    other = while_unfinished(
        canteen,
        lambda: ledger.reverse_charges(canteen.session, "a", keys, "Sciopero"),
        lambda session: ledger.reverse_charges(session, "b", keys, "Sciopero"),
    )
    assert other.result().keys == ()
    assert canteen.database.scalar("SELECT COUNT(*) FROM reversal") == 1
    assert ledger.verify(canteen.database).is_ok
