"""A few days of a town's kiosks, drawn from a seed: scans, undos, recharges, and everything that goes wrong between.

Messages are lost, doubled, late and out of order; the station or the office dies between two steps or in the middle of
a transaction; clocks jump by a year; a station is revoked; days are closed whether everything was told or not. At the
end the network is whole again, every station exchanges, and what must hold is checked.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from core.access.operations import OperationId
from core.cards import issue_card
from core.clock import FixedClock, rome, rome_instant
from core.ids import CountedIds
from core.meals import RequestChannel, close_day, report_absence
from core.payments import Means
from core.station import (
    CheckInOutcome,
    ClockDoubtful,
    DatabaseGateway,
    JournalEvent,
    ModeNotAllowed,
    NothingToUndo,
    NotOnRoster,
    RechargeAnswer,
    RosterMissing,
    RosterUpdate,
    StationIdentity,
    StationStore,
    Verdict,
    answer,
    answer_pupil,
    enrol_station,
    exchange,
    mark_present,
    recharge,
    recharge_target,
    revoke_station,
    serve_extra,
    undo,
)
from core.storage import Database, DatabaseUnavailable
from tests.builders import TUESDAY, Town, make_town

PRICE, PUPILS, STATIONS, DAYS, STEPS = 525, 7, 3, 3, 45
YEAR = timedelta(days=365)


class Crash(BaseException):
    """The station's process dies here."""


@dataclass
class Sim:
    """The world of one seed."""

    seed: int
    town: Town
    clock: FixedClock
    folder: Path
    tokens: dict[int, str]
    draw: random.Random = field(init=False)
    stations: list[SimStation] = field(default_factory=list)
    late: list[tuple[str, tuple[JournalEvent, ...]]] = field(default_factory=list)
    closed_at: dict[date, datetime] = field(default_factory=dict)
    revoked_at: dict[str, datetime] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)

    @property
    def database(self) -> Database:
        return self.town.database

    @property
    def today(self) -> date:
        return rome(self.clock.now()).date()

    def gateway(self) -> DatabaseGateway:
        return DatabaseGateway(self.database, self.clock, CountedIds(900_000_000))


@dataclass(frozen=True)
class Balances:
    """What the office said of the accounts, and which recharges it had by then."""

    cents: dict[int, int]
    includes: frozenset[str]


@dataclass
class SimStation:
    """A station, its clock's error, and what its attendant was told."""

    sim: Sim
    id: str
    path: Path
    ids: CountedIds
    store: StationStore
    offset: timedelta = timedelta()
    pulled_day: date | None = None
    told: list[tuple[date, int, str]] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)
    receipts: dict[str, RechargeAnswer] = field(default_factory=dict)
    balances: Balances = field(default_factory=lambda: Balances({}, frozenset()))

    def restart(self) -> None:
        self.store.close_thread()
        self.store = StationStore.open(self.path, clock=self.store.clock, ids=self.ids)


@dataclass(frozen=True)
class ShiftedClock:
    """A station's clock: the true time and an error."""

    true: FixedClock
    error: list[timedelta]

    def now(self) -> datetime:
        return self.true.now() + self.error[0]


class Network:
    """The way to the office, with all that can happen on it."""

    def __init__(self, station: SimStation) -> None:
        self.station = station
        self.sim = station.sim
        self.inner = station.sim.gateway()
        self.balances = station.balances
        self.day: date | None = None

    def claim(self, code: str) -> StationIdentity:
        return self.inner.claim(code)

    def push(self, station_id: str, events: Sequence[JournalEvent]) -> tuple[Verdict, ...]:
        draw, batch = self.sim.draw, list(events)
        self.may_fail("before push")
        if draw.random() < 0.5:
            draw.shuffle(batch)
        if draw.random() < 0.3:
            # A copy of some of it wanders about and arrives some day.
            self.sim.late.append((station_id, tuple(draw.sample(batch, draw.randint(1, len(batch))))))
            self.sim.seen["copied"] += 1
        with self.office_may_die():
            verdicts = self.inner.push(station_id, batch)
        if draw.random() < 0.2:
            verdicts = self.inner.push(station_id, batch)
            self.sim.seen["doubled"] += 1
        meanwhile(self.station)
        self.may_fail("after push")
        return verdicts

    def pull(self, station_id: str, versions: Mapping[str, str]) -> RosterUpdate:
        self.may_fail("before pull")
        meanwhile(self.station)
        update = self.inner.pull(station_id, versions)
        self.balances = balances_of(self.sim)
        meanwhile(self.station)
        self.may_fail("after pull")
        self.day = update.current_day
        return update

    def may_fail(self, where: str) -> None:
        chance = self.sim.draw.random()
        if chance < 0.08:
            self.sim.seen[f"lost {where}"] += 1
            raise DatabaseUnavailable(reason=where)
        if chance < 0.14:
            self.sim.seen[f"crash {where}"] += 1
            raise Crash(where)

    @contextmanager
    def office_may_die(self) -> Iterator[None]:
        """Let the office's database go away after some statements of the batch, now and then."""
        if self.sim.draw.random() >= 0.1:
            yield
            return
        with dying(self.sim.database, self.sim.draw.randint(1, 30), lambda: DatabaseUnavailable(reason="spento")):
            self.sim.seen["office died"] += 1
            yield


def meanwhile(station: SimStation) -> None:
    """The attendant goes on while the other thread waits for the office."""
    sim = station.sim
    if sim.draw.random() < 0.3:
        try:
            sim.draw.choice((_scan, _scan, _undo, _recharge))(station)
        except (RosterMissing, ModeNotAllowed):
            assert station.id in sim.revoked_at


def balances_of(sim: Sim) -> Balances:
    cents = dict(sim.database.rows("SELECT a.pupil_id, b.cents FROM account a JOIN balance b ON b.account_id = a.id"))
    events = sim.database.rows("SELECT event_id FROM event WHERE kind = 'recharge' AND verdict = 'applied'")
    return Balances(cents, frozenset(event_id for (event_id,) in events))


@contextmanager
def dying(database: Database, after: int, error: Callable[[], BaseException]) -> Iterator[None]:
    """Let the `after`-th writing statement fail."""
    run, left = database.execute, [after]

    def execute(sql: str, values: Sequence[object] = ()) -> int:
        left[0] -= 1
        if left[0] == 0:
            raise error()
        return run(sql, values)

    database.execute = execute  # type: ignore[method-assign]
    try:
        yield
    finally:
        del database.execute


def make_sim(seed: int, database: Database, folder: Path) -> Sim:
    clock = FixedClock(rome_instant(TUESDAY, time(8)))
    town = make_town(database, clock, CountedIds(), pupils=PUPILS, price_cents=PRICE)
    tokens = {pupil: issue_card(town.session, pupil, town.service_id).token for pupil in town.pupils}
    sim = Sim(seed, town, clock, folder, tokens)
    for number in range(STATIONS):
        name = f"K{number + 1}"
        enrol_station(
            town.session, id=name, name=name, school_id=town.school_id, service_id=town.service_id, may_recharge=True
        )
        error = [timedelta()]
        ids = CountedIds(1_000_000 * (number + 1))
        path = folder / f"{name}.db"
        store = StationStore.open(path, clock=ShiftedClock(clock, error), ids=ids)
        station = SimStation(sim, name, path, ids, store)
        sim.stations.append(station)
        exchange(store, sim.gateway(), name)
        station.pulled_day = TUESDAY
    return sim


def run(sim: Sim) -> None:
    """Live the days, then let everything be told."""
    draw = sim.draw
    for number in range(DAYS):
        day = TUESDAY + timedelta(days=number)
        sim.clock.set(rome_instant(day, time(8)))
        for pupil in sim.town.pupils:
            if draw.random() < 0.15:
                _absent(sim, pupil, day)
        for station in sim.stations:
            if draw.random() < 0.8:
                _exchange(station)
        sim.clock.set(rome_instant(day, time(12)))
        for _step in range(STEPS):
            sim.clock.advance(timedelta(seconds=draw.randint(1, 90)))
            _step_of(draw.choice(sim.stations))
        sim.clock.set(rome_instant(day, time(15)))
        if draw.random() < 0.8:
            _close(sim, day)
    heal(sim)
    for number in range(DAYS):
        _close(sim, TUESDAY + timedelta(days=number))


def heal(sim: Sim) -> None:
    """Everything that still wanders about arrives, clocks are put right, every station tells all."""
    for station_id, batch in sim.late:
        sim.gateway().push(station_id, batch)
    sim.late.clear()
    for _round in range(2):  # in the second each hears what the others told in the first
        for station in sim.stations:
            station.store.clock.error[0] = timedelta()  # type: ignore[attr-defined]
            exchange(station.store, sim.gateway(), station.id)


def _absent(sim: Sim, pupil: int, day: date) -> None:
    report_absence(
        sim.town.session, OperationId("office", f"{pupil}-{day}"), pupil, sim.town.service_id, day, day,
        channel=RequestChannel.DESK, asked_by="madre",
    )  # fmt: skip


def _close(sim: Sim, day: date) -> None:
    if day not in sim.closed_at:
        close_day(sim.town.session, sim.town.service_id, day)
        sim.closed_at[day] = sim.clock.now()


def _step_of(station: SimStation) -> None:
    """Something happens at a station; now and then the process dies in the middle of it."""
    sim = station.sim
    action = sim.draw.choices(
        (_scan, _by_name, _class, _undo, _recharge, _exchange, _clock, _restart, _arrive, _revoke),
        (40, 6, 2, 8, 12, 18, 3, 2, 6, 0.4),
    )[0]
    try:
        if sim.draw.random() < 0.04:
            with dying(station.store.database, sim.draw.randint(1, 4), lambda: Crash("in mid-transaction")):
                action(station)
        else:
            action(station)
    except Crash:
        sim.seen["crash"] += 1
        station.restart()
    except (RosterMissing, ModeNotAllowed, NotOnRoster):
        assert station.id in sim.revoked_at, "only a revoked station has no list"


def _scan(station: SimStation) -> None:
    sim = station.sim
    check_in = answer(station.store, sim.tokens[sim.draw.choice(sim.town.pupils)])
    if check_in.outcome is CheckInOutcome.NOT_BOOKED and sim.draw.random() < 0.7:
        check_in = serve_extra(station.store, check_in)
    _told(station, [check_in])


def _by_name(station: SimStation) -> None:
    _told(station, [answer_pupil(station.store, station.sim.draw.choice(station.sim.town.pupils))])


def _class(station: SimStation) -> None:
    sim = station.sim
    away = frozenset(sim.draw.sample(sim.town.pupils, 4))
    _told(station, mark_present(station.store, sim.town.class_id, away))


def _told(station: SimStation, check_ins: Sequence[object]) -> None:
    """Remember what the attendant was told, and check the day it was written to."""
    for check_in in check_ins:
        station.sim.seen[check_in.outcome.value] += 1  # type: ignore[attr-defined]
        if not check_in.outcome.is_recorded:  # type: ignore[attr-defined]
            continue
        event_id, pupil_id = check_in.event_id, check_in.pupil_id  # type: ignore[attr-defined]
        (number,) = station.store.database.row("SELECT day FROM journal WHERE event_id = ?", (event_id,)) or (None,)
        assert number is not None, "told, and not in the journal"
        day = date.fromordinal(number + date(1970, 1, 1).toordinal())
        assert day in {station.pulled_day, station.sim.today}, (day, station.pulled_day, station.sim.today)
        before = [one for one in station.told if one[:2] == (day, pupil_id) and one[2] not in station.undone]
        assert not before, f"told twice that {pupil_id} is served on {day}"
        station.told.append((day, pupil_id, event_id))


def _undo(station: SimStation) -> None:
    if not station.told:
        return
    day, _pupil, event_id = station.sim.draw.choice(station.told[-6:])
    was_undone = event_id in station.undone
    try:
        undo(station.store, event_id)
    except NothingToUndo:
        return
    assert not was_undone, "undone twice"
    assert day in {station.pulled_day, station.sim.today}
    station.undone.append(event_id)
    station.sim.seen["undone"] += 1


def _recharge(station: SimStation) -> None:
    sim = station.sim
    target = recharge_target(station.store, sim.tokens[sim.draw.choice(sim.town.pupils)])
    operation_id = station.ids.new_id()
    cents = sim.draw.randint(1, 50) * 100
    for _tap in range(sim.draw.choice((1, 1, 1, 2, 3))):
        try:
            told = recharge(station.store, operation_id, target, cents, Means.CASH)
        except ClockDoubtful:
            sim.seen["clock doubtful"] += 1
            assert station.store.clock.error[0], "a right clock was doubted"  # type: ignore[attr-defined]
            return
        first = station.receipts.setdefault(operation_id, told)
        assert (told.number_text, told.balance_cents) == (first.number_text, first.balance_cents)
        assert told.year == sim.today.year
        assert told.balance_cents == _balance(station, target.pupil_id), "the balance on the receipt"
    sim.seen["recharged"] += 1


def _balance(station: SimStation, pupil: int) -> int:
    """Return what the office said last, and what was paid here that it had not heard of by then."""
    rows = station.store.database.rows(
        "SELECT event_id, body FROM journal WHERE kind = 'recharge' AND (verdict IS NULL OR verdict <> 'quarantined')"
    )
    paid = [(event_id, json.loads(body)) for event_id, body in rows]
    here = sum(
        body["amount_cents"]
        for event_id, body in paid
        if body["pupil_id"] == pupil and event_id not in station.balances.includes
    )
    return station.balances.cents.get(pupil, 0) + int(here)


def _exchange(station: SimStation) -> None:
    sim = station.sim
    network = Network(station)
    try:
        exchange(station.store, network, station.id)
        station.balances, station.pulled_day = network.balances, network.day
        sim.seen["exchanged"] += 1
    except DatabaseUnavailable:
        sim.seen["failed"] += 1
    except Crash:
        sim.seen["crash"] += 1
        station.restart()


def _clock(station: SimStation) -> None:
    station.store.clock.error[0] = station.sim.draw.choice(  # type: ignore[attr-defined]
        (YEAR, -YEAR, timedelta(), timedelta(), timedelta(hours=-1))
    )


def _restart(station: SimStation) -> None:
    station.restart()


def _arrive(station: SimStation) -> None:
    """A message that was on its way for long arrives."""
    sim = station.sim
    if sim.late:
        sim.gateway().push(*sim.late.pop(sim.draw.randrange(len(sim.late))))
        sim.seen["arrived late"] += 1


def _revoke(station: SimStation) -> None:
    sim = station.sim
    if not sim.revoked_at:
        revoke_station(sim.town.session, station.id)
        sim.revoked_at[station.id] = sim.clock.now()
        sim.seen["revoked"] += 1
