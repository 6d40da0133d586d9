"""A station without contact forgets the children, whatever its clock says; what it did is never forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

import pytest

from core.station import (
    DAYS_WITHOUT_CONTACT,
    CheckInOutcome,
    ExchangeSchedule,
    JournalEvent,
    RosterMissing,
    RosterUpdate,
    StationIdentity,
    UnknownStation,
    Verdict,
    exchange,
    overview_of,
)
from core.station.exchanging import ExchangeReport
from core.station.forgetting import note_silence
from core.storage import DatabaseUnavailable
from tests.core.station.conftest import Kiosk, Refectory


class Unreachable:
    def claim(self, code: str) -> StationIdentity:
        raise DatabaseUnavailable(reason="rete")

    def pull(self, station_id: str, versions: Mapping[str, str]) -> RosterUpdate:
        raise DatabaseUnavailable(reason="rete")

    def push(self, station_id: str, events: Sequence[JournalEvent]) -> tuple[Verdict, ...]:
        raise DatabaseUnavailable(reason="rete")


def fail_to_exchange(kiosk: Kiosk) -> None:
    with pytest.raises(DatabaseUnavailable):
        exchange(kiosk.store, Unreachable())


def names(kiosk: Kiosk) -> int:
    return sum(
        kiosk.store.database.scalar(f"SELECT COUNT(*) FROM {table}")
        for table in ("roster_line", "card", "payer", "known_balance", "served_elsewhere")
    )


def test_after_days_without_contact_no_child_is_known_and_the_journal_stays(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk("K1", may_recharge=True)
    kiosk.scan(sqlite_refectory.tokens[pupil])
    for _day in range(DAYS_WITHOUT_CONTACT - 1):
        kiosk.clock.advance(timedelta(days=1))
        fail_to_exchange(kiosk)
        fail_to_exchange(kiosk)
    assert names(kiosk) > 0
    kiosk.clock.advance(timedelta(days=1))
    fail_to_exchange(kiosk)
    assert names(kiosk) == 0
    state = kiosk.store.state()
    assert (state.wiped_at, state.day, state.unsent) == (kiosk.clock.now(), None, 1)
    with pytest.raises(RosterMissing, match="su carta"):
        kiosk.scan(sqlite_refectory.tokens[pupil])
    assert overview_of(kiosk.store).pupils == ()
    # Contact again: everything is back and what was done is told.
    kiosk.exchange()
    assert sqlite_refectory.presences() == {pupil}
    assert kiosk.store.state().wiped_at is None
    assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is CheckInOutcome.ALREADY_SERVED


def test_what_was_forgotten_is_not_on_the_disk_any_more(sqlite_refectory: Refectory) -> None:
    sqlite_refectory.pupil("Riservata")
    kiosk = sqlite_refectory.kiosk()
    for _day in range(DAYS_WITHOUT_CONTACT + 1):
        kiosk.clock.advance(timedelta(days=1))
        fail_to_exchange(kiosk)
    assert kiosk.store.database.scalar("PRAGMA secure_delete") == 1
    kiosk.store.close_thread()
    for file in sqlite_refectory.folder.glob("K1.db*"):
        assert b"Riservata" not in file.read_bytes(), file.name


@pytest.mark.parametrize("jump", [timedelta(days=365), timedelta(days=-365)])
def test_a_clock_that_jumps_is_one_day_more(sqlite_refectory: Refectory, jump: timedelta) -> None:
    pupil = sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk()
    for _turn in range(4):
        kiosk.clock.advance(jump)
        fail_to_exchange(kiosk)
        kiosk.restart()
    assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is CheckInOutcome.SERVED


def test_contact_begins_the_count_anew(sqlite_refectory: Refectory) -> None:
    sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk()
    for _turn in range(3):
        for _day in range(DAYS_WITHOUT_CONTACT - 1):
            kiosk.clock.advance(timedelta(days=1))
            fail_to_exchange(kiosk)
        kiosk.exchange()
    assert names(kiosk) > 0


def test_days_are_counted_when_the_file_is_opened_too(sqlite_refectory: Refectory) -> None:
    """A PC that is started each morning and has no network at all never gets as far as an exchange."""
    sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk()
    for _day in range(DAYS_WITHOUT_CONTACT + 1):
        kiosk.clock.advance(timedelta(days=1))
        kiosk.restart()
    assert names(kiosk) == 0


def test_a_station_that_never_exchanged_has_nothing_to_forget(sqlite_refectory: Refectory) -> None:
    kiosk = sqlite_refectory.kiosk(exchanged=False)
    kiosk.clock.advance(timedelta(days=400))
    assert not note_silence(kiosk.store.database, kiosk.clock, limit=1)


class TestSchedule:
    def report(self, sent: int = 0, *, is_revoked: bool = False) -> ExchangeReport:
        return ExchangeReport(sent, sent, 0, (), is_revoked)

    def test_after_a_success(self) -> None:
        schedule = ExchangeSchedule()
        assert schedule.after(self.report(3)) < schedule.after(self.report(0))

    def test_failures_are_tried_less_and_less_often_then_soon_again_after_a_success(self) -> None:
        schedule = ExchangeSchedule()
        error = DatabaseUnavailable(reason="rete")
        delays = [schedule.after_failure(error) for _turn in range(3_000)]
        assert delays[:8] == [5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 300.0, 300.0]
        assert delays[-1] == 300.0
        schedule.after(self.report())
        assert schedule.after_failure(error) == 5.0

    def test_what_only_a_person_can_mend_is_tried_seldom(self) -> None:
        assert ExchangeSchedule().after_failure(UnknownStation(station="K1")) == 300.0
        assert ExchangeSchedule().after(self.report(is_revoked=True)) == 300.0
