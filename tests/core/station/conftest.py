"""A refectory: a town with cards, its stations with their own files, and the office between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

import pytest

from core.access.operations import OperationId
from core.cards import issue_card
from core.clock import FixedClock, rome_instant
from core.ids import CountedIds
from core.meals import RequestChannel, assign_diet, create_diet, report_absence, request_plain_meal
from core.station import (
    CheckIn,
    DatabaseGateway,
    ExchangeReport,
    StationStore,
    answer,
    enrol_station,
    exchange,
)
from core.storage import Database, day_number
from core.storage.tables import Service, ServiceGroup
from tests.builders import TUESDAY, YEAR_END, YEAR_START, Town, make_town


@dataclass
class Kiosk:
    """A station at work: its file, its own clock, the way to the office."""

    id: str
    path: Path
    clock: FixedClock
    ids: CountedIds
    gateway: DatabaseGateway
    store: StationStore

    def scan(self, token: str) -> CheckIn:
        return answer(self.store, token)

    def exchange(self) -> ExchangeReport:
        return exchange(self.store, self.gateway, self.id)

    def restart(self) -> None:
        """Close the file and open it again."""
        self.store.close_thread()
        self.store = StationStore.open(self.path, clock=self.clock, ids=self.ids)

    def journal(self) -> list[tuple[object, ...]]:
        return self.store.database.rows("SELECT event_id, kind, verdict FROM journal ORDER BY seq")


@dataclass
class Refectory:
    """The office's side, and ways to make stations and pupils with cards."""

    town: Town
    clock: FixedClock
    ids: CountedIds
    folder: Path
    tokens: dict[int, str] = field(default_factory=dict)
    kiosks: list[Kiosk] = field(default_factory=list)

    @property
    def database(self) -> Database:
        return self.town.database

    def at(self, day: date, hour: time = time(12, 30)) -> None:
        """Put every clock at an hour of Rome."""
        for clock in (self.clock, *(kiosk.clock for kiosk in self.kiosks)):
            clock.set(rome_instant(day, hour))

    def pupil(self, name: str = "Rossi", service_id: int | None = None, **options: object) -> int:
        pupil_id = self.town.pupil(name, **options)  # type: ignore[arg-type]
        if options.get("enrolled", True):
            self.card(pupil_id, service_id)
        return pupil_id

    def card(self, pupil_id: int, service_id: int | None = None) -> str:
        token = issue_card(self.town.session, pupil_id, service_id or self.town.service_id).token
        self.tokens.setdefault(pupil_id, token)
        return token

    def other_service(self, name: str = "Trasporto") -> int:
        group_id = self.database.insert(ServiceGroup, name=name)
        return self.database.insert(
            Service, service_group=group_id, name=name, charge_policy="present", cutoff_minutes=570, plain_limit_days=3
        )

    def diet(self, pupil_id: int, code: str = "GLU") -> None:
        diet_id = create_diet(self.town.session, code, f"Senza {code}", "vassoio a parte")
        assign_diet(self.town.session, pupil_id, diet_id, starts_on=YEAR_START, ends_on=YEAR_END)

    def absent(self, pupil_id: int, day: date = TUESDAY) -> None:
        self._ask(report_absence, pupil_id, day)

    def plain(self, pupil_id: int, day: date = TUESDAY) -> None:
        self._ask(request_plain_meal, pupil_id, day)

    def _ask(self, verb: Callable[..., object], pupil_id: int, day: date) -> None:
        operation = OperationId("office", self.ids.new_id())
        verb(
            self.town.session, operation, pupil_id, self.town.service_id, day, day,
            channel=RequestChannel.DESK, asked_by="madre",
        )  # fmt: skip

    def kiosk(self, station_id: str = "K1", *, exchanged: bool = True, **options: object) -> Kiosk:
        enrolled = {
            "id": station_id, "name": f"Postazione {station_id}", "school_id": self.town.school_id,
            "service_id": self.town.service_id, **options,
        }  # fmt: skip
        enrol_station(self.town.session, **enrolled)  # type: ignore[arg-type]
        clock, ids = FixedClock(self.clock.now()), CountedIds(1_000_000 * (len(self.kiosks) + 1))
        path = self.folder / f"{station_id}.db"
        gateway = DatabaseGateway(self.database, self.clock, CountedIds(500_000))
        kiosk = Kiosk(station_id, path, clock, ids, gateway, StationStore.open(path, clock=clock, ids=ids))
        self.kiosks.append(kiosk)
        if exchanged:
            kiosk.exchange()
        return kiosk

    def presences(self, day: date = TUESDAY) -> set[int]:
        rows = self.database.rows("SELECT pupil_id FROM presence WHERE day = ?", (day_number(day),))
        return {pupil_id for (pupil_id,) in rows}


def make_refectory(database: Database, clock: FixedClock, ids: CountedIds, folder: Path) -> Refectory:
    return Refectory(make_town(database, clock, ids), clock, ids, folder)


@pytest.fixture
def refectory(database: Database, clock: FixedClock, ids: CountedIds, tmp_path: Path) -> Iterator[Refectory]:
    """On both engines."""
    made = make_refectory(database, clock, ids, tmp_path)
    yield made
    for kiosk in made.kiosks:
        kiosk.store.close_thread()


@pytest.fixture
def postgresql_refectory(
    postgresql_database: Database, clock: FixedClock, ids: CountedIds, tmp_path: Path
) -> Iterator[Refectory]:
    """On PostgreSQL, for what is its own."""
    made = make_refectory(postgresql_database, clock, ids, tmp_path)
    yield made
    for kiosk in made.kiosks:
        kiosk.store.close_thread()


@pytest.fixture
def sqlite_refectory(
    sqlite_database: Database, clock: FixedClock, ids: CountedIds, tmp_path: Path
) -> Iterator[Refectory]:
    """On SQLite, for what is the station's own."""
    made = make_refectory(sqlite_database, clock, ids, tmp_path)
    yield made
    for kiosk in made.kiosks:
        kiosk.store.close_thread()
