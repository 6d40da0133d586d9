"""Two at once on PostgreSQL: whoever comes second waits, and then sees what the first did. SQLite has one writer."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import time, timedelta

import pytest

from core import ledger
from core.access.session import Session
from core.clock import FixedClock
from core.ids import CountedIds
from core.meals import PlainLimitExceeded, close_day, record_presence
from core.storage import Database, open_database
from tests.builders import TUESDAY, make_town
from tests.core.meals.conftest import Canteen

pytestmark = pytest.mark.postgresql

WEDNESDAY, THURSDAY, FRIDAY = (TUESDAY + timedelta(days=n) for n in (1, 2, 3))


@pytest.fixture
def canteen(postgresql_database: Database, clock: FixedClock, ids: CountedIds) -> Canteen:
    return Canteen(make_town(postgresql_database, clock, ids), clock, ids)


def while_unfinished(
    canteen: Canteen, first: Callable[[], object], second: Callable[[Session], object]
) -> Future[object]:
    """Do `first` in a transaction that stays open until `second`, on another connection, waits for it."""

    def on_another_connection() -> object:
        database = open_database(canteen.database.url)
        try:
            return second(replace(canteen.session, database=database))
        finally:
            database.close()

    with ThreadPoolExecutor(1) as pool, canteen.database.transaction():
        first()
        other = pool.submit(on_another_connection)
        while not waits(canteen.database):
            assert not other.done(), "the second did not wait for the first"
    return other


def waits(database: Database) -> bool:
    return bool(database.scalar("SELECT COUNT(*) FROM pg_locks WHERE NOT granted"))


def test_a_close_waits_for_an_absence_under_way_and_then_counts_it(canteen: Canteen):
    pupil, other = canteen.pupil(), canteen.pupil("Verdi")
    canteen.at(TUESDAY, time(14))
    closed = while_unfinished(
        canteen,
        lambda: canteen.absence(pupil, TUESDAY, override_reason="linea occupata"),
        lambda session: close_day(session, canteen.service_id, TUESDAY),
    )
    assert closed.result().charged == 1
    assert ledger.accounts_of(canteen.session, pupil) == ()
    assert ledger.accounts_of(canteen.session, other)[0].balance_cents == -525


def test_a_close_waits_for_a_check_in_under_way_and_then_counts_it(canteen: Canteen):
    canteen.policy("present")
    pupil = canteen.pupil()
    canteen.at(TUESDAY, time(14))
    closed = while_unfinished(
        canteen,
        lambda: record_presence(
            canteen.session, pupil_id=pupil, service_id=canteen.service_id, day=TUESDAY, at=canteen.session.now(),
            source="scan",
        ),
        lambda session: close_day(session, canteen.service_id, TUESDAY),
    )  # fmt: skip
    assert closed.result().charged == 1


def test_two_requests_for_plain_meals_at_once_count_each_other(canteen: Canteen):
    pupil = canteen.pupil()
    asked = while_unfinished(
        canteen,
        lambda: canteen.plain(pupil, TUESDAY, WEDNESDAY),
        lambda session: canteen.plain(pupil, THURSDAY, FRIDAY, session=session),
    )
    assert isinstance(asked.exception(), PlainLimitExceeded)
    assert canteen.month(pupil, TUESDAY, FRIDAY) == "PPBB"
