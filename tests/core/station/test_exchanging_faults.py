"""The office goes away and comes back; several threads and several stations at the same moment."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Event, Semaphore, Thread

import pytest

from core import ledger
from core.access.session import Session
from core.ids import CountedIds
from core.payments import Means
from core.station import (
    CheckInOutcome,
    DatabaseGateway,
    applying,
    exchange,
    recharge,
    recharge_target,
    undo,
)
from core.storage import Database, DatabaseUnavailable, open_database
from tests.core.station.conftest import Kiosk, Refectory

O = CheckInOutcome  # noqa: E741


def test_database_gone_and_back(sqlite_refectory: Refectory) -> None:
    """The office's file cannot be opened, scans go on; then it is back and has everything."""
    pupils = [sqlite_refectory.pupil(f"Alunno{number}") for number in range(3)]
    kiosk = sqlite_refectory.kiosk()
    there = sqlite_refectory.database

    def gone() -> Database:
        raise DatabaseUnavailable(reason="spento")

    lost = DatabaseGateway(gone, sqlite_refectory.clock, sqlite_refectory.ids)
    for pupil in pupils:
        assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is O.SERVED
        with pytest.raises(DatabaseUnavailable):
            exchange(kiosk.store, lost)
    assert kiosk.store.state().unsent == 3
    exchange(kiosk.store, DatabaseGateway(there, sqlite_refectory.clock, sqlite_refectory.ids))
    assert sqlite_refectory.presences() == set(pupils)


@pytest.mark.postgresql
def test_a_server_that_drops_the_connection_in_mid_exchange(
    postgresql_refectory: Refectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL ends the backend while a batch is carried out: nothing is taken, the next exchange has it all."""
    refectory = postgresql_refectory
    pupils = [refectory.pupil(f"Alunno{number}") for number in range(3)]
    kiosk = refectory.kiosk()
    for pupil in pupils:
        kiosk.scan(refectory.tokens[pupil])
    right, calls = applying.record_presence, []

    def cut(session: Session, **told: object) -> object:
        calls.append(told)
        if len(calls) == 2:
            session.database.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        return right(session, **told)  # type: ignore[arg-type]

    monkeypatch.setattr(applying, "record_presence", cut)
    url = refectory.database.url
    gateway = DatabaseGateway(lambda: open_database(url), refectory.clock, refectory.ids)
    with pytest.raises(DatabaseUnavailable):
        exchange(kiosk.store, gateway)
    assert refectory.presences() == set()
    assert exchange(kiosk.store, gateway).settled == 3
    assert refectory.presences() == set(pupils)


def test_scans_go_on_while_another_thread_exchanges(sqlite_refectory: Refectory) -> None:
    """Two threads on one file, as in the kiosk: every answer is in the journal, everything is told."""
    pupils = [sqlite_refectory.pupil(f"Alunno{number:03d}") for number in range(120)]
    kiosk = sqlite_refectory.kiosk()
    is_over, exchanged, failures = Event(), Semaphore(0), []

    def exchange_on() -> None:
        try:
            while not is_over.is_set():
                kiosk.exchange()
                exchanged.release()
        except Exception as error:  # noqa: BLE001 - told by the test's own thread
            failures.append(error)
        finally:
            kiosk.store.close_thread()

    thread = Thread(target=exchange_on)
    thread.start()
    try:
        outcomes = []
        for number, pupil in enumerate(pupils):
            outcomes.append(kiosk.scan(sqlite_refectory.tokens[pupil]).outcome)
            if number % 30 == 29:
                assert exchanged.acquire(timeout=60), failures
    finally:
        is_over.set()
        thread.join()
    assert failures == []
    assert set(outcomes) == {O.SERVED}
    kiosk.exchange()
    assert sqlite_refectory.presences() == set(pupils)
    assert kiosk.store.database.scalar("SELECT COUNT(*) FROM journal WHERE verdict = 'applied'") == len(pupils)


@pytest.mark.postgresql
def test_stations_that_tell_at_the_same_moment(postgresql_refectory: Refectory) -> None:
    """Four kiosks that served the same children hand over at once: nobody is lost, nobody twice, nobody dies."""
    refectory = postgresql_refectory
    pupils = [refectory.pupil(f"Alunno{number:03d}") for number in range(25)]
    kiosks = [refectory.kiosk(f"K{number}", may_recharge=True) for number in range(4)]
    url = refectory.database.url
    for number, kiosk in enumerate(kiosks):
        kiosk.gateway = DatabaseGateway(lambda: open_database(url), refectory.clock, CountedIds(number * 10_000))
        order = pupils[number * 6 :] + pupils[: number * 6]
        for pupil in order:
            kiosk.clock.advance(timedelta(seconds=7))
            served = kiosk.scan(refectory.tokens[pupil])
            if (pupil + number) % 5 == 0:
                undo(kiosk.store, served.event_id)
        recharge(kiosk.store, f"r{number}", recharge_target(kiosk.store, refectory.tokens[pupils[0]]), 500, Means.CASH)
        kiosk.store.close_thread()
    start, failures = Barrier(len(kiosks)), []

    def hand_over(kiosk: Kiosk) -> None:
        try:
            start.wait()
            kiosk.exchange()
        except Exception as error:  # noqa: BLE001 - told by the test's own thread
            failures.append(error)
        finally:
            kiosk.store.close_thread()

    threads = [Thread(target=hand_over, args=(kiosk,)) for kiosk in kiosks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert [kiosk.store.state().unsent for kiosk in kiosks] == [0] * 4
    assert refectory.presences() == set(pupils)
    earliest = refectory.database.rows(
        "SELECT e.pupil_id, MIN(e.made_at) FROM event e WHERE e.kind = 'presence' AND NOT EXISTS (SELECT 1"
        " FROM operation o WHERE o.source = 'undo_presence' AND o.external_id = e.event_id) GROUP BY e.pupil_id"
    )
    assert dict(refectory.database.rows("SELECT pupil_id, at FROM presence")) == dict(earliest)
    assert refectory.database.scalar("SELECT COUNT(*) FROM recharge") == 4
    assert ledger.verify(refectory.database).is_ok
