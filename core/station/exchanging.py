"""The exchange with the office, seen from the station: hand over what is unsent, then take what the office knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from core.errors import EnvironmentFault
from core.progress import NO_PROGRESS, Progress
from core.station.faults import UnknownStation, WrongStation
from core.station.forgetting import note_silence
from core.station.journal import JournalEvent, Verdict, VerdictKind, acknowledge, count_unsent, unsent
from core.station.roster import RosterUpdate, known_versions, take_update
from core.station.store import StationIdentity, StationStore

#: Events handed over at once: few enough that the office's lock is short, many enough to be quick.
BATCH = 100


class OfficeGateway(Protocol):
    """The office, as a station sees it. Every call may fail with an `EnvironmentFault`, and may be made again."""

    def claim(self, code: str) -> StationIdentity:
        """Return which station the one-time `code` of the office stands for; the code is used up by it."""
        ...

    def pull(self, station_id: str, versions: Mapping[str, str]) -> RosterUpdate:
        """Return what differs from what the station has, which it tells by `versions`."""
        ...

    def push(self, station_id: str, events: Sequence[JournalEvent]) -> tuple[Verdict, ...]:
        """Take events and answer each with a verdict; the same event may come any number of times, in any order."""
        ...


@dataclass(frozen=True, slots=True)
class ExchangeReport:
    """What an exchange came to.

    `sent` events were handed over and `settled` of them have a verdict; `kept_aside` of these wait for the office to
    look at (late, conflicting, quarantined). `pulled_days` are the days held now.
    """

    sent: int
    settled: int
    kept_aside: int
    pulled_days: tuple[date, ...]
    is_revoked: bool


def exchange(
    store: StationStore, gateway: OfficeGateway, station_id: str | None = None, progress: Progress = NO_PROGRESS
) -> ExchangeReport:
    """Hand over all unsent events in batches, then take the office's news. Scans go on meanwhile.

    `station_id` is needed only before the first exchange.

    Raises:
        UnknownStation: the office does not know it, or none was named.
        WrongStation: the file belongs to another station.
        EnvironmentFault: the office or the file cannot be reached; what has a verdict stays settled.
        Cancelled: the user stopped it between two batches.
    """
    own = store.identity()
    if own is None and not station_id:
        raise UnknownStation(station="")
    if own is not None and station_id not in {None, own.id}:
        raise WrongStation(own=own.id, other=station_id)
    name = own.id if own is not None else str(station_id)
    try:
        sent, settled, kept_aside = _hand_over(store, gateway, name, progress)
        update = gateway.pull(name, known_versions(store))
    except EnvironmentFault:
        note_silence(store.database, store.clock)
        raise
    take_update(store, update)
    return ExchangeReport(sent, settled, kept_aside, update.days, update.is_revoked)


def join(store: StationStore, gateway: OfficeGateway, code: str) -> StationIdentity:
    """Become the station that the office's one-time `code` stands for; the first exchange may follow.

    Raises:
        CodeNotAccepted: the code is wrong, used or too old.
        WrongStation: the file belongs to another station.
        EnvironmentFault: the office cannot be reached.
    """
    identity = gateway.claim(code)
    store.become(identity)
    return identity


def _hand_over(
    store: StationStore, gateway: OfficeGateway, station_id: str, progress: Progress
) -> tuple[int, int, int]:
    """Return how many events were sent, how many are settled by it, how many of those were kept aside."""
    total, _oldest = count_unsent(store.database)
    sent = settled = kept_aside = after = 0
    while True:
        after, events = unsent(store.database, after=after, limit=BATCH)
        if not events:
            return sent, settled, kept_aside
        progress.check()
        verdicts = _about(events, gateway.push(station_id, events))
        with store.database.transaction():
            settled += acknowledge(store.database, verdicts)
        sent += len(events)
        kept_aside += sum(verdict.kind not in {VerdictKind.APPLIED, VerdictKind.REPEATED} for verdict in verdicts)
        progress.advance(min(sent, total), max(sent, total))


def _about(events: Sequence[JournalEvent], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Return the verdicts about these events: an answer to something else settles nothing."""
    sent = {event.event_id for event in events}
    return [verdict for verdict in verdicts if verdict.event_id in sent]
