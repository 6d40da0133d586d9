"""The exchange with a real office database, on both engines: what is told, what travels, what both sides show."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta

import pytest

from core import ledger
from core.access.operations import OperationId
from core.cards import reissue_card, token_hash
from core.meals import RequestChannel, close_day, record_presence, report_absence, undo_presence
from core.station import (
    CheckInOutcome,
    DatabaseGateway,
    JournalEvent,
    RosterUpdate,
    UnknownStation,
    Verdict,
    WrongStation,
    answer_pupil,
    exchange,
    overview_of,
    quarantined,
    serve_extra,
    served_twice,
    stations,
    undo,
)
from core.station.roster import known_versions
from core.storage import DatabaseUnavailable, SchemaTooNew, day_number
from tests.builders import TUESDAY
from tests.core.station.conftest import Refectory

O = CheckInOutcome  # noqa: E741


class Watched:
    """A gateway whose answers can be looked at, lost, or made to come twice."""

    def __init__(self, inner: DatabaseGateway) -> None:
        self.inner = inner
        self.updates: list[RosterUpdate] = []
        self.batches: list[int] = []
        self.lose_answers = False

    def claim(self, code: str) -> object:
        return self.inner.claim(code)

    def pull(self, station_id: str, versions: Mapping[str, str]) -> RosterUpdate:
        self.updates.append(self.inner.pull(station_id, versions))
        return self.updates[-1]

    def push(self, station_id: str, events: Sequence[JournalEvent]) -> tuple[Verdict, ...]:
        verdicts = self.inner.push(station_id, events)
        self.batches.append(len(events))
        if self.lose_answers:
            raise DatabaseUnavailable(reason="rete")
        return verdicts


def test_a_scan_comes_to_the_office_and_is_charged_once(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    kiosk = refectory.kiosk()
    kiosk.scan(refectory.tokens[pupil])
    report = kiosk.exchange()
    assert (report.sent, report.settled, report.kept_aside) == (1, 1, 0)
    assert refectory.presences() == {pupil}
    assert kiosk.store.state().unsent == 0
    row = refectory.database.row("SELECT source, station_id, is_extra FROM presence")
    assert (row[0], row[1], bool(row[2])) == ("scan", "K1", False)
    refectory.at(TUESDAY, time(15))
    assert close_day(refectory.town.session, refectory.town.service_id, TUESDAY).charged == 1
    assert ledger.verify(refectory.database).is_ok


def test_exchanging_again_sends_nothing_and_asks_for_nothing(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    kiosk = refectory.kiosk("K1", may_recharge=True)
    kiosk.scan(refectory.tokens[pupil])
    kiosk.exchange()
    gateway = Watched(kiosk.gateway)
    exchange(kiosk.store, gateway)
    (update,) = gateway.updates
    assert gateway.batches == []
    assert (update.rosters, update.cards, update.payers, update.balances) == ((), None, None, None)
    assert kiosk.scan(refectory.tokens[pupil]).outcome is O.ALREADY_SERVED


def test_only_what_differs_travels(refectory: Refectory) -> None:
    first, second = refectory.pupil("Alfa"), refectory.pupil("Beta")
    kiosk = refectory.kiosk()
    gateway = Watched(kiosk.gateway)
    refectory.absent(second)
    exchange(kiosk.store, gateway)
    update = gateway.updates.pop()
    assert [roster.on for roster in update.rosters] == [TUESDAY]
    assert update.cards is None
    assert kiosk.scan(refectory.tokens[second]).outcome is O.NOT_BOOKED
    card_id = refectory.database.scalar("SELECT id FROM card WHERE pupil_id = ?", (first,))
    new = reissue_card(refectory.town.session, card_id, "persa")
    exchange(kiosk.store, gateway)
    update = gateway.updates.pop()
    assert update.rosters == ()
    assert update.cards is not None
    assert kiosk.scan(refectory.tokens[first]).outcome is O.REVOKED_CARD
    assert kiosk.scan(new.token).outcome is O.SERVED


def test_a_diet_and_an_absence_arrive_while_scans_go_on(refectory: Refectory) -> None:
    pupil, other = refectory.pupil("Alfa"), refectory.pupil("Beta")
    kiosk = refectory.kiosk()
    assert kiosk.scan(refectory.tokens[other]).outcome is O.SERVED
    refectory.diet(pupil, "ARA")
    kiosk.exchange()
    seen = kiosk.scan(refectory.tokens[pupil])
    assert (seen.outcome, [diet.code for diet in seen.diets]) == (O.SERVED_DIET, ["ARA"])
    assert kiosk.scan(refectory.tokens[other]).outcome is O.ALREADY_SERVED


def test_no_token_no_reason_no_money_is_on_a_station_that_takes_presences(refectory: Refectory) -> None:
    pupil = refectory.pupil("Riservata", first_name="Zoe")
    refectory.diet(pupil)
    kiosk = refectory.kiosk()
    store = kiosk.store.database
    store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = kiosk.path.read_bytes()
    assert b"Riservata" in content
    assert refectory.tokens[pupil].encode() not in content
    assert store.scalar("SELECT COUNT(*) FROM card WHERE token_hash = ?", (token_hash(refectory.tokens[pupil]),)) == 1
    assert store.scalar("SELECT COUNT(*) FROM payer") == 0
    assert store.scalar("SELECT COUNT(*) FROM known_balance") == 0


def test_a_lost_answer_changes_nothing_when_sent_again(refectory: Refectory) -> None:
    pupil, other = refectory.pupil("Alfa"), refectory.pupil("Beta")
    kiosk = refectory.kiosk()
    kiosk.scan(refectory.tokens[pupil])
    gateway = Watched(kiosk.gateway)
    gateway.lose_answers = True
    with pytest.raises(DatabaseUnavailable):
        exchange(kiosk.store, gateway)
    assert kiosk.store.state().unsent == 1
    gateway.lose_answers = False
    kiosk.scan(refectory.tokens[other])
    report = exchange(kiosk.store, gateway)
    assert (report.sent, report.settled) == (2, 2)
    assert [verdict for _id, _kind, verdict in kiosk.journal()] == ["repeated", "applied"]
    assert refectory.presences() == {pupil, other}
    assert refectory.database.scalar("SELECT COUNT(*) FROM event") == 2


def test_many_events_go_in_batches_and_progress_is_told(refectory: Refectory) -> None:
    pupils = [refectory.pupil(f"Alunno{number:03d}") for number in range(230)]
    kiosk = refectory.kiosk()
    for pupil in pupils:
        answer_pupil(kiosk.store, pupil)

    class Seen:
        steps: list[tuple[int, int]] = []  # noqa: RUF012

        def advance(self, done: int, total: int) -> None:
            self.steps.append((done, total))

        def check(self) -> None:
            pass

    gateway = Watched(kiosk.gateway)
    report = exchange(kiosk.store, gateway, progress=Seen())
    assert gateway.batches == [100, 100, 30]
    assert Seen.steps == [(100, 230), (200, 230), (230, 230)]
    assert report.settled == 230
    assert refectory.presences() == set(pupils)


def test_an_undo_frees_the_child_at_the_office_too(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    kiosk = refectory.kiosk()
    served = kiosk.scan(refectory.tokens[pupil])
    undo(kiosk.store, served.event_id)
    kiosk.exchange()
    assert refectory.presences() == set()
    assert kiosk.scan(refectory.tokens[pupil]).outcome is O.SERVED
    kiosk.exchange()
    assert refectory.presences() == {pupil}


@pytest.mark.parametrize("is_before", [True, False])
def test_a_presence_taken_back_while_the_office_answers(sqlite_refectory: Refectory, is_before: bool) -> None:
    """The office's list still has the child; the station knows better."""
    pupil = sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk()
    served = kiosk.scan(sqlite_refectory.tokens[pupil])

    class Slow(Watched):
        def pull(self, station_id: str, versions: Mapping[str, str]) -> RosterUpdate:
            if is_before:
                undo(kiosk.store, served.event_id)
            update = super().pull(station_id, versions)
            if not is_before:
                undo(kiosk.store, served.event_id)
            return update

    exchange(kiosk.store, Slow(kiosk.gateway))
    assert overview_of(kiosk.store).present == 0
    assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is O.SERVED


@pytest.mark.parametrize("is_before", [True, False])
def test_a_presence_taken_back_too_late_is_shown_again(sqlite_refectory: Refectory, is_before: bool) -> None:
    """The station hid it and the office, which had closed the day, did not: in the end both show the child."""
    pupil = sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk()
    served = kiosk.scan(sqlite_refectory.tokens[pupil])

    class Slow(Watched):
        def pull(self, station_id: str, versions: Mapping[str, str]) -> RosterUpdate:
            if is_before:
                undo(kiosk.store, served.event_id)
            return super().pull(station_id, versions)

    exchange(kiosk.store, Slow(kiosk.gateway))
    if not is_before:
        undo(kiosk.store, served.event_id)
    sqlite_refectory.clock.advance(timedelta(hours=7))
    close_day(sqlite_refectory.town.session, sqlite_refectory.town.service_id, TUESDAY)
    assert kiosk.exchange().kept_aside == 1
    assert overview_of(kiosk.store).present == 1
    seen = kiosk.scan(sqlite_refectory.tokens[pupil])
    assert seen.outcome is O.ALREADY_SERVED


def test_what_the_office_took_back_may_be_served_again(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    kiosk = refectory.kiosk()
    kiosk.scan(refectory.tokens[pupil])
    kiosk.exchange()
    undo_presence(refectory.town.session, pupil_id=pupil, service_id=refectory.town.service_id, day=TUESDAY)
    kiosk.exchange()
    assert overview_of(kiosk.store).present == 0
    assert kiosk.scan(refectory.tokens[pupil]).outcome is O.SERVED
    kiosk.exchange()
    assert refectory.presences() == {pupil}


def test_who_was_marked_by_the_office_is_present_at_the_station(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    kiosk = refectory.kiosk()
    record_presence(
        refectory.town.session, pupil_id=pupil, service_id=refectory.town.service_id, day=TUESDAY,
        at=refectory.clock.now(), source="office",
    )  # fmt: skip
    kiosk.exchange()
    seen = kiosk.scan(refectory.tokens[pupil])
    assert (seen.outcome, seen.first_at) == (O.ALREADY_SERVED, refectory.clock.now())
    assert kiosk.journal() == []


def test_two_stations_apart_serve_the_same_child(refectory: Refectory) -> None:
    pupil, other = refectory.pupil("Alfa", first_name="Anna"), refectory.pupil("Beta")
    one, two = refectory.kiosk("K1"), refectory.kiosk("K2")
    two.clock.advance(timedelta(minutes=2))
    assert one.scan(refectory.tokens[pupil]).outcome is O.SERVED
    assert two.scan(refectory.tokens[pupil]).outcome is O.SERVED
    two.scan(refectory.tokens[other])
    two.exchange()
    one.exchange()
    assert refectory.presences() == {pupil, other}
    # The earlier counts, though it was told later.
    counted = refectory.database.scalar("SELECT station_id FROM presence WHERE pupil_id = ?", (pupil,))
    assert counted == "K1"
    refectory.at(TUESDAY, time(15))
    close_day(refectory.town.session, refectory.town.service_id, TUESDAY)
    charges = refectory.database.scalar(
        "SELECT COUNT(*) FROM entry e JOIN account a ON a.id = e.account_id WHERE a.pupil_id = ?", (pupil,)
    )
    assert charges == 1
    (twice,) = served_twice(refectory.town.session, refectory.town.service_id, TUESDAY, TUESDAY)
    assert (twice.pupil_id, twice.pupil_name, twice.class_name) == (pupil, "Alfa Anna", "3ªA")
    assert [serving.station_id for serving in twice.servings] == ["K1", "K2"]


def test_served_twice_forgets_what_was_taken_back(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    one, two = refectory.kiosk("K1"), refectory.kiosk("K2")
    one.scan(refectory.tokens[pupil])
    mistaken = two.scan(refectory.tokens[pupil])
    undo(two.store, mistaken.event_id)
    one.exchange()
    two.exchange()
    assert served_twice(refectory.town.session, refectory.town.service_id, TUESDAY, TUESDAY) == ()
    assert refectory.presences() == {pupil}


def test_after_the_close_events_are_kept_as_late(refectory: Refectory) -> None:
    early, late = refectory.pupil("Alfa"), refectory.pupil("Beta")
    kiosk = refectory.kiosk()
    served = kiosk.scan(refectory.tokens[early])
    kiosk.exchange()
    kiosk.scan(refectory.tokens[late])
    undo(kiosk.store, served.event_id)
    refectory.clock.set(refectory.clock.now() + timedelta(hours=7))
    close_day(refectory.town.session, refectory.town.service_id, TUESDAY)
    report = kiosk.exchange()
    assert (report.settled, report.kept_aside) == (2, 2)
    assert refectory.presences() == {early}
    page = quarantined(refectory.town.session)
    assert page.total == 2
    assert {(one.kind.value, one.verdict.value, one.pupil_id, one.day) for one in page.items} == {
        ("presence", "late", late, TUESDAY),
        ("undo", "late", early, TUESDAY),
    }
    assert "chiusa" in page.items[0].reason
    (station,) = stations(refectory.town.session)
    assert (station.events, station.late, station.kept_aside) == (3, 2, 2)
    assert ledger.verify(refectory.database).is_ok
    # Asked again, the office says the same.
    database = kiosk.store.database
    database.execute("UPDATE journal SET acked_at = NULL, verdict = NULL, reason = NULL")
    assert kiosk.exchange().kept_aside == 2


def test_the_office_does_not_know_the_station(refectory: Refectory) -> None:
    kiosk = refectory.kiosk(exchanged=False)
    with pytest.raises(UnknownStation):
        exchange(kiosk.store, kiosk.gateway)
    with pytest.raises(UnknownStation, match="NESSUNA"):
        exchange(kiosk.store, kiosk.gateway, "NESSUNA")
    assert kiosk.store.identity() is None


def test_a_file_belongs_to_one_station(refectory: Refectory) -> None:
    kiosk, _other = refectory.kiosk("K1"), refectory.kiosk("K2")
    with pytest.raises(WrongStation, match=r"K1.*K2"):
        exchange(kiosk.store, kiosk.gateway, "K2")


def test_a_gateway_that_answers_for_something_else_settles_nothing(sqlite_refectory: Refectory) -> None:
    first, second = sqlite_refectory.pupil("Alfa"), sqlite_refectory.pupil("Beta")
    kiosk = sqlite_refectory.kiosk()
    kiosk.scan(sqlite_refectory.tokens[first])

    class Confused(Watched):
        def push(self, station_id: str, events: Sequence[JournalEvent]) -> tuple[Verdict, ...]:
            told = super().push(station_id, events)
            # A scan falls between question and answer.
            self.other = kiosk.scan(sqlite_refectory.tokens[second])
            return tuple(dataclasses.replace(one, event_id=self.other.event_id) for one in told)

    report = exchange(kiosk.store, Confused(kiosk.gateway))
    assert report.settled == 0
    # Both are sent at the next exchange.
    assert kiosk.exchange().settled == 2


def test_the_badge(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk(exchanged=False)
    state = kiosk.store.state()
    assert (state.station, state.day, state.is_stale, state.unsent) == (None, None, True, 0)
    kiosk.exchange()
    state = kiosk.store.state()
    assert state.station is not None
    assert (state.station.school_name, state.station.service_name) == ("Primaria Italo Calvino", "Mensa")
    assert (state.day, state.is_day_of_clock, state.is_stale) == (TUESDAY, True, False)
    assert state.days_held == (TUESDAY, TUESDAY + timedelta(days=1))
    kiosk.scan(sqlite_refectory.tokens[pupil])
    at = kiosk.clock.now()
    kiosk.clock.advance(timedelta(hours=3))
    state = kiosk.store.state()
    assert (state.unsent, state.oldest_unsent_at, state.age, state.is_stale) == (1, at, timedelta(hours=3), True)


def test_the_gateway_closes_what_it_opened_and_nothing_else(sqlite_refectory: Refectory) -> None:
    sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk()
    database = sqlite_refectory.database
    assert not database.engine.is_closed()
    kiosk.exchange()
    assert not database.engine.is_closed()
    database.close()
    kiosk.exchange()
    assert database.engine.is_closed()


def test_an_absence_told_after_a_presence_keeps_both_facts(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    kiosk = refectory.kiosk()
    refectory.absent(pupil)
    kiosk.exchange()
    asked = kiosk.scan(refectory.tokens[pupil])
    serve_extra(kiosk.store, asked)
    kiosk.exchange()
    assert bool(refectory.database.scalar("SELECT is_extra FROM presence")) is True


def test_cards_fingerprint_notices_every_change(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk()
    seen = {known_versions(kiosk.store)["cards"]}
    for change in range(3):
        card_id = sqlite_refectory.database.scalar(
            "SELECT id FROM card WHERE pupil_id = ? AND revoked_at IS NULL", (pupil,)
        )
        reissue_card(sqlite_refectory.town.session, card_id, f"persa {change}")
        kiosk.exchange()
        seen.add(known_versions(kiosk.store)["cards"])
    sqlite_refectory.pupil("Nuovo")
    kiosk.exchange()
    seen.add(known_versions(kiosk.store)["cards"])
    assert len(seen) == 5


def test_in_summer_there_is_no_next_day_to_hold(sqlite_refectory: Refectory) -> None:
    sqlite_refectory.pupil()
    july = date(2027, 7, 6)
    sqlite_refectory.at(july)
    kiosk = sqlite_refectory.kiosk()
    state = kiosk.store.state()
    assert (state.day, state.days_held) == (july, (july,))
    assert overview_of(kiosk.store).pupils == ()


def test_an_absence_by_phone_reaches_the_station(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk()
    report_absence(
        sqlite_refectory.town.session, OperationId("office", "x"), pupil, sqlite_refectory.town.service_id, TUESDAY,
        TUESDAY + timedelta(days=1), channel=RequestChannel.PHONE, asked_by="padre",
    )  # fmt: skip
    kiosk.exchange()
    states = kiosk.store.database.rows("SELECT day, state FROM roster_line ORDER BY day")
    assert states == [(day_number(TUESDAY), "absent"), (day_number(TUESDAY) + 1, "absent")]


def test_an_office_of_another_version_is_not_touched(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    kiosk = refectory.kiosk()
    kiosk.scan(refectory.tokens[pupil])
    database = refectory.database
    database.execute("INSERT INTO schema_migration (name, applied) VALUES ('9999_future', 'x')")
    with pytest.raises(SchemaTooNew):
        kiosk.exchange()
    assert (refectory.presences(), kiosk.store.state().unsent) == (set(), 1)
    database.execute("DELETE FROM schema_migration WHERE name = '9999_future'")
    assert kiosk.exchange().settled == 1
