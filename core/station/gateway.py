"""The office's side of the exchange, in the station's process or across the LAN on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from core.clock import Clock
from core.ids import IdSource
from core.station.journal import JournalEvent, Verdict
from core.station.roster import RosterUpdate
from core.station.store import StationIdentity
from core.storage import Database


class DatabaseGateway:
    """The office's database as a station's counterpart."""

    def __init__(self, open_database: Callable[[], Database] | Database, clock: Clock, ids: IdSource) -> None:
        self._open = open_database
        self._clock = clock
        self._ids = ids

    def claim(self, code: str) -> StationIdentity:
        """Return which station the code stands for."""
        raise NotImplementedError

    def pull(self, station_id: str, versions: Mapping[str, str]) -> RosterUpdate:
        """Return what differs."""
        raise NotImplementedError

    def push(self, station_id: str, events: Sequence[JournalEvent]) -> tuple[Verdict, ...]:
        """Take events."""
        raise NotImplementedError
