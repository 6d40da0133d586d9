"""The till of a station: opened with a float, closed with a count, told to the office; off line too."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from core.clock import FixedClock
from core.errors import Conflict, InvalidValue
from core.ids import CountedIds
from core.payments import CashAlreadyClosed, CountDiffers, Means, MeansCount
from core.station import (
    CheckInOutcome,
    EventKind,
    JournalEvent,
    ModeNotAllowed,
    StationStore,
    Till,
    TillAlreadyOpen,
    TillClosed,
    TillNotOpen,
    VerdictKind,
    close_till,
    current_till,
    last_operators,
    open_till,
    recharge,
    recharge_target,
    station_tills,
)
from core.station.schema import VERSIONS
from core.storage import open_database
from core.storage.database import sqlite_url
from tests.builders import TUESDAY
from tests.core.station.conftest import Kiosk, Refectory


def pay(kiosk: Kiosk, token: str, operation_id: str, cents: int = 2_000, means: Means = Means.CASH):
    return recharge(kiosk.store, operation_id, recharge_target(kiosk.store, token), cents, means)


def opened(kiosk: Kiosk, name: str = "Maria Bruni", cents: int = 5_000, operation_id: str = "o1") -> Till:
    return open_till(kiosk.store, operation_id, name, cents)


def test_a_day_at_the_till_off_line_and_what_the_office_reads_of_it(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    kiosk = refectory.kiosk("CASSA1", may_recharge=True)
    token = refectory.tokens[pupil]
    pay(kiosk, token, "before", 700)  # nobody's till
    opened(kiosk)
    first = pay(kiosk, token, "r1", 2_000)
    pay(kiosk, token, "r2", 3_000, Means.BANCOMAT)
    pay(kiosk, token, "r3", 1_000)
    pay(kiosk, token, "r3", 1_000)  # tapped twice
    assert first.operator_name == "Maria Bruni"

    now = current_till(kiosk.store)
    assert now is not None
    assert now.taken == (MeansCount(Means.BANCOMAT, 1, 3_000), MeansCount(Means.CASH, 2, 3_000))
    assert now.expected_cents == 8_000
    with pytest.raises(CountDiffers):
        close_till(kiosk.store, "c1", "o1", 7_990)
    closed = close_till(kiosk.store, "c1", "o1", 7_990, "  resto   sbagliato ")
    assert (closed.difference_cents, closed.reason, closed.is_open) == (-10, "resto sbagliato", False)
    assert current_till(kiosk.store) is None

    kiosk.exchange()
    (seen,) = station_tills(refectory.town.session, TUESDAY, TUESDAY)
    assert (seen.station_id, seen.operator_name, seen.float_cents) == ("CASSA1", "Maria Bruni", 5_000)
    assert (seen.expected_cents, seen.counted_cents, seen.difference_cents) == (8_000, 7_990, -10)
    assert seen.taken == (MeansCount(Means.BANCOMAT, 1, 3_000), MeansCount(Means.CASH, 2, 3_000))
    assert (seen.is_whole, seen.kept_aside, seen.reason) == (True, 0, "resto sbagliato")
    trail = refectory.database.rows("SELECT operation FROM audit WHERE operation LIKE '%till' ORDER BY id")
    assert trail == [("open_till",), ("close_till",)]


def test_an_open_till_is_seen_by_the_office(sqlite_refectory: Refectory) -> None:
    kiosk = sqlite_refectory.kiosk("C1", may_recharge=True)
    opened(kiosk)
    kiosk.exchange()
    (seen,) = station_tills(sqlite_refectory.town.session, TUESDAY, TUESDAY, "C1")
    assert (seen.closed_at, seen.counted_cents, seen.difference_cents, seen.is_whole) == (None, None, None, True)
    assert station_tills(sqlite_refectory.town.session, TUESDAY, TUESDAY, "C2") == ()


def test_one_drawer_at_a_time_each_told_once(sqlite_refectory: Refectory) -> None:
    kiosk = sqlite_refectory.kiosk("C1", may_recharge=True)
    assert opened(kiosk) == opened(kiosk)  # tapped twice
    with pytest.raises(Conflict):
        opened(kiosk, "Maria Bruni", 6_000)
    with pytest.raises(TillAlreadyOpen):
        opened(kiosk, "Carla", 0, "o2")
    with pytest.raises(TillNotOpen):
        close_till(kiosk.store, "c0", "o2", 0)
    assert close_till(kiosk.store, "c1", "o1", 5_000) == close_till(kiosk.store, "c1", "o1", 5_000)
    with pytest.raises(CashAlreadyClosed):
        close_till(kiosk.store, "c2", "o1", 5_000)
    with pytest.raises(Conflict):
        close_till(kiosk.store, "o1", "o1", 5_000)
    assert [kind for _id, kind, _verdict in kiosk.journal()] == ["till_opened", "till_closed"]
    opened(kiosk, "Carla", 0, "o2")
    assert last_operators(kiosk.store) == ("Carla", "Maria Bruni")


def test_who_has_closed_today_takes_money_in_a_new_till_only(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk("C1", may_recharge=True)
    token = sqlite_refectory.tokens[pupil]
    opened(kiosk)
    pay(kiosk, token, "r1")
    close_till(kiosk.store, "c1", "o1", 7_000)
    with pytest.raises(TillClosed):
        pay(kiosk, token, "r2")
    assert pay(kiosk, token, "r1").is_repeat  # a receipt that was given is given again
    kiosk.clock.advance(timedelta(days=1))
    assert pay(kiosk, token, "r2").operator_name == ""  # another day: nobody is made to
    assert pay(kiosk, token, "r3").number == 3  # the refused one took no number


@pytest.mark.parametrize(
    ("name", "cents"), [("", 0), ("   ", 0), ("x" * 61, 0), ("Maria", -1), ("Maria", 10**12)]
)  # fmt: skip
def test_what_cannot_be_opens_nothing(sqlite_refectory: Refectory, name: str, cents: int) -> None:
    kiosk = sqlite_refectory.kiosk("C1", may_recharge=True)
    with pytest.raises(InvalidValue):
        opened(kiosk, name, cents)
    assert kiosk.journal() == []


def test_a_station_that_takes_no_money_has_no_till(sqlite_refectory: Refectory) -> None:
    with pytest.raises(ModeNotAllowed):
        opened(sqlite_refectory.kiosk("K1"))


def test_a_clock_set_back_moves_nothing(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk("C1", may_recharge=True)
    opened(kiosk)
    pay(kiosk, sqlite_refectory.tokens[pupil], "r1")
    kiosk.clock.advance(timedelta(days=-400))
    closed = close_till(kiosk.store, "c1", "o1", 7_000)
    assert closed.closed_at is not None
    assert closed.closed_at >= closed.opened_at
    assert closed.expected_cents == 7_000


def test_a_close_that_comes_first_or_makes_no_sense(sqlite_refectory: Refectory) -> None:
    kiosk = sqlite_refectory.kiosk("C1", may_recharge=True)
    opened(kiosk)
    close_till(kiosk.store, "c1", "o1", 5_000)
    rows = kiosk.store.database.rows("SELECT body FROM journal ORDER BY seq")
    opening, closing = (
        JournalEvent(event_id, kind, TUESDAY, text, kiosk.clock.now())
        for (event_id, kind), (text,) in zip(
            (("o1", EventKind.TILL_OPENED), ("c1", EventKind.TILL_CLOSED)), rows, strict=True
        )
    )
    lie = json.dumps({**json.loads(closing.body), "counted_cents": "molti"})
    unexplained = json.dumps({**json.loads(closing.body), "counted_cents": 1})
    verdicts = kiosk.gateway.push("C1", [
        closing, opening,
        JournalEvent("c8", EventKind.TILL_CLOSED, TUESDAY, lie, kiosk.clock.now()),
        JournalEvent("c9", EventKind.TILL_CLOSED, TUESDAY, unexplained, kiosk.clock.now()),
    ])  # fmt: skip
    assert [verdict.kind for verdict in verdicts] == [
        VerdictKind.APPLIED, VerdictKind.APPLIED, VerdictKind.QUARANTINED, VerdictKind.QUARANTINED,
    ]  # fmt: skip
    (seen,) = station_tills(sqlite_refectory.town.session, TUESDAY, TUESDAY)
    assert seen.counted_cents == 5_000


def test_a_file_of_the_first_version_keeps_its_journal(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "old.db"
    database = open_database(sqlite_url(path))
    with database.transaction():
        for statement in VERSIONS[0].split(";\n"):
            if statement.strip():
                database.execute(statement)
        for number in (3, 7):
            database.execute(
                "INSERT INTO journal (seq, event_id, kind, day, body, made_at) VALUES (?, ?, 'presence', 1, '{}', 1)",
                (number, f"e{number}"),
            )
        database.execute("PRAGMA user_version = 1")
    database.close()
    store = StationStore.open(path, clock=clock, ids=CountedIds())
    assert store.database.rows("SELECT seq, event_id FROM journal ORDER BY seq") == [(3, "e3"), (7, "e7")]
    store.database.execute("INSERT INTO journal (event_id, kind, day, body, made_at) VALUES ('n', 'undo', 1, '{}', 1)")
    assert store.database.scalar("SELECT MAX(seq) FROM journal") == 8  # numbers are never given twice
    assert store.state().till_operator == ""
    store.close_thread()


def test_presences_go_on_while_a_till_is_open(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk("C1", may_recharge=True)
    opened(kiosk)
    assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is CheckInOutcome.SERVED
    state = kiosk.store.state()
    assert (state.till_operator, state.till_opened_at) == ("Maria Bruni", kiosk.clock.now())
