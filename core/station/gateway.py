"""The office's side of the exchange, in the station's process or across the LAN on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from core.access import audit
from core.access.permissions import Role
from core.access.session import Actor, Session
from core.clock import Clock
from core.ids import IdSource
from core.station.applying import apply_batch
from core.station.building import build_update, identity_of
from core.station.enrolling import code_hash
from core.station.faults import CodeNotAccepted
from core.station.journal import JournalEvent, Verdict
from core.station.roster import RosterUpdate
from core.station.store import StationIdentity
from core.storage import Database, instant_number
from core.storage.migrating import ensure_current


class DatabaseGateway:
    """The office's database as a station's counterpart.

    `open_database` gives the database, or is it. A connection that a call had to open is closed when the call ends: an
    office that went away and came back is found again by the next call. An office of another version is not touched
    (`SchemaOutdated`, `SchemaTooNew`): the station goes on from its own file until both are the same.
    """

    def __init__(self, open_database: Callable[[], Database] | Database, clock: Clock, ids: IdSource) -> None:
        self._open = open_database
        self._clock = clock
        self._ids = ids

    def claim(self, code: str) -> StationIdentity:
        """Return which station the one-time `code` stands for; the code is used up by it.

        Raises:
            CodeNotAccepted: it is wrong, used or too old.
            EnvironmentFault: the office cannot be reached.
        """
        now = self._clock.now()
        with self._database() as database, database.transaction():
            taken = database.rows(
                "UPDATE station SET claim_hash = NULL, claim_expires_at = NULL, claimed_at = ?"
                " WHERE claim_hash = ? AND claim_expires_at > ? AND revoked_at IS NULL RETURNING id",
                (instant_number(now), code_hash(code), instant_number(now)),
            )
            if not taken:
                raise CodeNotAccepted(code=code.strip()[:40])
            identity, _teller = identity_of(database, taken[0][0])
            audit.record(self._session(database, identity), "claim_station", f"station:{identity.id}")
            return identity

    def pull(self, station_id: str, versions: Mapping[str, str]) -> RosterUpdate:
        """Return what differs from what the station has, and note that it was there.

        Raises:
            UnknownStation: no such station.
            EnvironmentFault: the office cannot be reached.
        """
        with self._database() as database:
            identity, _teller = identity_of(database, station_id)
            update = build_update(self._session(database, identity), station_id, versions)
            with database.transaction():
                database.execute(
                    "UPDATE station SET last_exchange_at = ? WHERE id = ?",
                    (instant_number(self._clock.now()), station_id),
                )
            return update

    def push(self, station_id: str, events: Sequence[JournalEvent]) -> tuple[Verdict, ...]:
        """Take events in one transaction and answer each with a verdict.

        Raises:
            UnknownStation: no such station; nothing was taken.
            EnvironmentFault: the office cannot be reached; nothing was taken.
        """
        with self._database() as database:
            identity, teller = identity_of(database, station_id)
            return apply_batch(self._session(database, identity), teller, tuple(events))

    def _session(self, database: Database, station: StationIdentity) -> Session:
        return Session(database, self._clock, self._ids, Actor(0, station.name, Role.STATION))

    @contextmanager
    def _database(self) -> Iterator[Database]:
        database = self._open if isinstance(self._open, Database) else self._open()
        was_closed = database.engine.is_closed()
        try:
            # The office may be updated while kiosks run: one of the two programs would not understand the tables.
            ensure_current(database)
            yield database
        finally:
            if was_closed:
                database.close()
