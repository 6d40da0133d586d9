"""PostgreSQL stopped in mid-operation and started again: it is said, and what was pressed happens exactly once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from core import ledger
from core.access.operations import OperationId
from core.clock import FixedClock
from core.ids import CountedIds
from core.ledger import verify
from core.meals import close_day, closing
from core.payments import Channel, Means, RechargeReceipt, recharge, recharges
from core.storage import Database, DatabaseUnavailable, open_database
from core.storage.migrating import migrate
from tests.builders import TUESDAY, Town, make_town
from tests.conftest import NOON
from tests.postgresql import Server, server

pytestmark = [pytest.mark.postgresql, pytest.mark.slow]
WORD = "Nulla è andato perso"


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    """A server of these tests alone, which keeps what it has answered: `fsync` and the like are on."""
    with server(settings=()) as one:
        yield one


@pytest.fixture
def town(running: Server, request: pytest.FixtureRequest) -> Iterator[Town]:
    name = request.node.name[:60].lower()
    with_postgres = open_database(running.url.format(name="postgres"))
    with_postgres.execute(f"CREATE DATABASE {name}")
    with_postgres.close()
    database = open_database(running.url.format(name=name))
    migrate(database, before_change=lambda _database: None)
    yield make_town(database, FixedClock(NOON), CountedIds(), pupils=30)
    database.close()


@contextmanager
def pressed(town: Town) -> Iterator[None]:
    """A press in the office: its runner gives the connection back after each, whatever became of it."""
    try:
        yield
    finally:
        town.database.close()


def take(town: Town, operation: str) -> RechargeReceipt:
    with pressed(town):
        return recharge(
            town.session, OperationId("office", operation), pupil_id=town.pupils[0], service_group_id=town.group_id,
            amount_cents=2_500, means=Means.BANCOMAT, channel=Channel.COUNTER, issuer="UFF",
        )  # fmt: skip


class Plug:
    """Pulls the server's plug when a table's row is about to be written, once."""

    def __init__(self, running: Server, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
        self.running, self.insert, self.is_pulled = running, database.insert, False
        monkeypatch.setattr(database, "insert", self._insert)

    def _insert(self, table: type, **values: object) -> int:
        if values.get("amount_cents") == 2_500 and not self.is_pulled:
            self.is_pulled = True
            self.running.stop()
        return self.insert(table, **values)


def test_a_recharge_cut_off_by_the_server_is_taken_once(
    town: Town, running: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert take(town, "before").number == 1
    plug = Plug(running, town.database, monkeypatch)
    # When: the server goes between the entry and its receipt, and is still gone at the second press
    for _press in range(2):
        with pytest.raises(DatabaseUnavailable, match=WORD):
            take(town, "r2")
    assert plug.is_pulled
    # Then: once it is back the same press works without starting the program anew, with the next number, once
    running.start()
    assert [take(town, "r2").number for _press in range(2)] == [2, 2]
    assert recharges(town.session).total == 2
    assert verify(town.database).is_ok


def test_a_close_cut_off_between_two_chunks_goes_on(
    town: Town, running: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "CHUNK", 10)
    post, done = ledger.post_charges, []

    def post_until_the_plug_is_pulled(*given: object, **named: object) -> object:
        if len(done) == 1:
            running.stop()
        done.append(post(*given, **named))
        return done[-1]

    monkeypatch.setattr(ledger, "post_charges", post_until_the_plug_is_pulled)
    with pytest.raises(DatabaseUnavailable, match=WORD), pressed(town):
        close_day(town.session, town.service_id, TUESDAY)
    monkeypatch.setattr(ledger, "post_charges", post)
    running.start()
    assert town.database.scalar("SELECT COUNT(*) FROM entry") == 10
    close_day(town.session, town.service_id, TUESDAY)
    assert town.database.scalar("SELECT COUNT(*) FROM entry") == 30
    assert verify(town.database).is_ok
