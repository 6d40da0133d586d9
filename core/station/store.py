"""The station's own file: who the station is, what it knows by heart, and its journal."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from core.clock import Clock
from core.clock import today as rome_day
from core.ids import IdSource
from core.station.faults import WrongStation
from core.station.forgetting import note_silence
from core.station.journal import count_unsent
from core.station.salvage import Salvage, last_salvage, open_whole
from core.station.service_day import moment_from
from core.storage import Database, day_from_number, day_number, instant_from_number

#: From this age on the list of children is called old on the screen (it is used all the same).
STALE_AFTER = timedelta(hours=2)
#: A clock further than this from the office's is told on the screen.
CLOCK_TOLERANCE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class StationIdentity:
    """Who the station is, as the office enrolled it. The id numbers its receipts as well."""

    id: str
    name: str
    municipality_name: str
    school_id: int
    school_name: str
    service_id: int
    service_name: str
    may_presence: bool
    may_recharge: bool


@dataclass(frozen=True, slots=True)
class MenuDish:
    """A dish of the day's menu; `allergens` in Italian words (`Glutine, Latte`), empty for none."""

    name: str
    allergens: str
    is_frozen: bool


@dataclass(frozen=True, slots=True)
class StationState:
    """How the station stands, for the badge at the corner of the screen.

    `day` is the service day that presences are written to, `is_day_of_clock` whether the clock agrees; `exchanged_at`
    is the last exchange by the station's clock, `clock_error` how far that clock was ahead of the office's then.
    `till_operator` is empty while no till is open; `menu` is what is served on `day`, empty when nobody told.
    `salvage` tells what became of the last damaged file, also when it was found in an earlier run.
    """

    station: StationIdentity | None
    day: date | None
    is_day_of_clock: bool
    days_held: tuple[date, ...]
    exchanged_at: datetime | None
    age: timedelta | None
    is_stale: bool
    unsent: int
    oldest_unsent_at: datetime | None
    clock_error: timedelta
    is_clock_wrong: bool
    is_revoked: bool
    wiped_at: datetime | None
    till_operator: str = ""
    till_opened_at: datetime | None = None
    menu: tuple[MenuDish, ...] = ()
    salvage: Salvage | None = None


class StationStore:
    """An open station file. Connections are per thread: each thread closes its own with `close_thread`.

    `salvage` tells whether a damaged file had to be set aside when this one was opened, and what was saved from it.
    """

    def __init__(self, database: Database, clock: Clock, ids: IdSource, salvage: Salvage | None = None) -> None:
        self.database = database
        self.clock = clock
        self.ids = ids
        self.salvage = salvage

    @classmethod
    def open(cls, path: Path, *, clock: Clock, ids: IdSource) -> StationStore:
        """Open the file at `path`, made when missing; a damaged one is set aside and what can be read is carried over.

        Raises:
            DiskFull: no room.
            SchemaTooNew: a newer version of the program wrote the file.
            DamagedStationFile: the damaged file cannot be set aside.
        """
        database, salvage = open_whole(path, clock)
        # Names that are deleted are overwritten, also those of a day that is over.
        database.engine.pragma("secure_delete", 1, permanent=True)
        note_silence(database, clock)
        return cls(database, clock, ids, salvage)

    def close_thread(self) -> None:
        """Close this thread's connection; the next use opens another."""
        self.database.close()

    @property
    def folder(self) -> Path:
        """Where the file lies, and what was set aside of it."""
        return Path(str(self.database.engine.database)).parent

    def identity(self) -> StationIdentity | None:
        """Return who the station is, or None before its first exchange."""
        row = self.database.row(
            "SELECT id, name, municipality_name, school_id, school_name, service_id, service_name, may_presence,"
            " may_recharge FROM station"
        )
        if row is None:
            return None
        station_id, name, municipality, school_id, school, service_id, service, may_presence, may_recharge = row
        return StationIdentity(
            station_id, name, municipality, school_id, school, service_id, service, bool(may_presence),
            bool(may_recharge),
        )  # fmt: skip

    def become(self, station: StationIdentity) -> None:
        """Note who the station is.

        Raises:
            WrongStation: the file belongs to another station.
        """
        with self.database.transaction():
            own = self.identity()
            if own is not None and own.id != station.id:
                raise WrongStation(own=own.id, other=station.id)
            values = asdict(station)
            places = ", ".join("?" * len(values))
            self.database.execute(
                f"INSERT OR REPLACE INTO station (only_row, {', '.join(values)}) VALUES (1, {places})",
                tuple(values.values()),
            )

    def state(self) -> StationState:
        """Return how the station stands."""
        with self.database.snapshot():
            row = self.database.row(
                "SELECT current_day, exchanged_at, office_at, is_revoked, wiped_at FROM contact"
            ) or (None, None, None, 0, None)
            days = self.database.rows("SELECT day FROM roster ORDER BY day")
            unsent, oldest = count_unsent(self.database)
            station = self.identity()
            on = moment_from(self.database, self.clock, *row[:3]).day
            salvage = last_salvage(self.database, self.folder)
            till = self.database.row("SELECT operator_name, opened_at FROM till WHERE closed_at IS NULL")
            dishes = () if on is None else self.database.rows(
                "SELECT name, allergens, is_frozen FROM menu_dish WHERE day = ? ORDER BY place", (day_number(on),)
            )  # fmt: skip
        _day, exchanged, office, is_revoked, wiped = row
        exchanged_at = None if exchanged is None else instant_from_number(exchanged)
        age = None if exchanged_at is None else self.clock.now() - exchanged_at
        error = timedelta(milliseconds=0 if exchanged is None else exchanged - office)
        return StationState(
            station=station,
            day=on,
            is_day_of_clock=on == rome_day(self.clock),
            days_held=tuple(day_from_number(one) for (one,) in days),
            exchanged_at=exchanged_at,
            age=age,
            # A negative age is a clock that went back: as little to be trusted as an old list.
            is_stale=age is None or not -CLOCK_TOLERANCE <= age < STALE_AFTER,
            unsent=unsent,
            oldest_unsent_at=oldest,
            clock_error=error,
            is_clock_wrong=abs(error) > CLOCK_TOLERANCE,
            is_revoked=bool(is_revoked),
            wiped_at=None if wiped is None else instant_from_number(wiped),
            till_operator="" if till is None else till[0],
            till_opened_at=None if till is None else instant_from_number(till[1]),
            salvage=salvage,
            menu=tuple(MenuDish(name, allergens, bool(is_frozen)) for name, allergens, is_frozen in dishes),
        )
