"""The ten outcomes, from the station's own list; presence and journal together or not at all."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from core.calendar import add_closure
from core.cards import new_token, reissue_card
from core.ids import CountedIds
from core.station import (
    CheckIn,
    CheckInOutcome,
    ModeNotAllowed,
    NothingToUndo,
    NotOnRoster,
    PresenceSource,
    RosterMissing,
    answer,
    answer_pupil,
    mark_present,
    overview_of,
    serve_extra,
    undo,
)
from core.storage import DiskFull
from tests.builders import TUESDAY
from tests.core.station.conftest import Refectory

O = CheckInOutcome  # noqa: E741 - short in the tables below
YEAR = timedelta(days=365)
SATURDAY = TUESDAY + timedelta(days=4)


def test_served_and_again(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil("Rossi", first_name="Anna")
    kiosk = sqlite_refectory.kiosk()
    kiosk.clock.set(datetime(2026, 11, 24, 11, 31, tzinfo=UTC))
    first = kiosk.scan(sqlite_refectory.tokens[pupil])
    assert (first.outcome, first.first_name, first.last_name, first.class_name) == (O.SERVED, "Anna", "Rossi", "3ªA")
    kiosk.clock.advance(timedelta(minutes=3))
    second = kiosk.scan(f" {sqlite_refectory.tokens[pupil].lower()}\r\n")
    assert (second.outcome, second.first_at) == (O.ALREADY_SERVED, datetime(2026, 11, 24, 11, 31, tzinfo=UTC))
    assert second.event_id is None
    assert kiosk.journal() == [(first.event_id, "presence", None)]


def test_plain_and_diet(sqlite_refectory: Refectory) -> None:
    plain, diet, both = (sqlite_refectory.pupil(name) for name in ("Bianchi", "Neri", "Verdi"))
    sqlite_refectory.plain(plain)
    sqlite_refectory.plain(both)
    sqlite_refectory.diet(diet, "GLU")
    sqlite_refectory.diet(both, "LAT")
    kiosk = sqlite_refectory.kiosk()
    seen = [kiosk.scan(sqlite_refectory.tokens[pupil]) for pupil in (plain, diet, both)]
    assert [(one.outcome, one.is_plain, [d.code for d in one.diets]) for one in seen] == [
        (O.SERVED_PLAIN, True, []),
        (O.SERVED_DIET, False, ["GLU"]),
        # The diet is what hurts when it is forgotten.
        (O.SERVED_DIET, True, ["LAT"]),
    ]


def test_not_booked_is_served_as_extra_by_a_tap_once(sqlite_refectory: Refectory) -> None:
    absent = sqlite_refectory.pupil("Assente")
    ended = sqlite_refectory.pupil("Ritirato")
    sqlite_refectory.absent(absent)
    sqlite_refectory.database.execute("UPDATE enrolment SET ends_on = starts_on WHERE pupil_id = ?", (ended,))
    kiosk = sqlite_refectory.kiosk()
    for pupil in (absent, ended):
        asked = kiosk.scan(sqlite_refectory.tokens[pupil])
        assert (asked.outcome, asked.event_id) == (O.NOT_BOOKED, None)
        served = serve_extra(kiosk.store, asked)
        assert (served.outcome, served.is_extra) == (O.SERVED, True)
        assert serve_extra(kiosk.store, asked).outcome is O.ALREADY_SERVED
        assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is O.ALREADY_SERVED
    assert len(kiosk.journal()) == 2
    assert overview_of(kiosk.store).extra == 2


def test_an_extra_with_a_diet_still_shows_the_diet(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    sqlite_refectory.diet(pupil, "UOV")
    sqlite_refectory.absent(pupil)
    kiosk = sqlite_refectory.kiosk()
    asked = kiosk.scan(sqlite_refectory.tokens[pupil])
    assert [diet.code for diet in asked.diets] == ["UOV"]
    assert serve_extra(kiosk.store, asked).outcome is O.SERVED_DIET


def test_an_extra_needs_a_child(sqlite_refectory: Refectory) -> None:
    kiosk = sqlite_refectory.kiosk()
    with pytest.raises(NotOnRoster):
        serve_extra(kiosk.store, CheckIn(O.NOT_BOOKED))
    with pytest.raises(NotOnRoster):
        serve_extra(kiosk.store, CheckIn(O.NOT_BOOKED, pupil_id=99))
    assert kiosk.journal() == []


def test_no_service_today_says_why(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    sqlite_refectory.at(SATURDAY)
    kiosk = sqlite_refectory.kiosk()
    seen = kiosk.scan(sqlite_refectory.tokens[pupil])
    assert seen.outcome is O.NO_SERVICE_TODAY
    assert seen.no_service_text
    assert kiosk.journal() == []


def test_a_class_on_a_trip_has_no_service_while_the_others_eat(sqlite_refectory: Refectory) -> None:
    other_class = sqlite_refectory.town.class_group("4ªB")
    away, here = sqlite_refectory.pupil("Gita", class_id=other_class), sqlite_refectory.pupil("Resta")
    add_closure(sqlite_refectory.town.session, TUESDAY, TUESDAY, "Gita", class_group_id=other_class)
    kiosk = sqlite_refectory.kiosk()
    assert kiosk.scan(sqlite_refectory.tokens[here]).outcome is O.SERVED
    seen = kiosk.scan(sqlite_refectory.tokens[away])
    assert (seen.outcome, "Gita" in seen.no_service_text) == (O.NO_SERVICE_TODAY, True)


def test_cards_of_others(sqlite_refectory: Refectory) -> None:
    bus = sqlite_refectory.other_service()
    other_school = sqlite_refectory.town.class_group("1ªA", sqlite_refectory.town.school("Infanzia Rodari", "infanzia"))
    here, there = sqlite_refectory.pupil("Qui"), sqlite_refectory.pupil("Altrove", class_id=other_school)
    for pupil in (here, there):
        sqlite_refectory.database.execute(
            "INSERT INTO enrolment (pupil_id, service_id, starts_on, ends_on, created_at)"
            " SELECT pupil_id, ?, starts_on, ends_on, created_at FROM enrolment WHERE pupil_id = ?",
            (bus, pupil),
        )
    bus_here, bus_there = sqlite_refectory.card(here, bus), sqlite_refectory.card(there, bus)
    kiosk = sqlite_refectory.kiosk()
    assert kiosk.scan(bus_here).outcome is O.OTHER_SERVICE
    assert kiosk.scan(bus_there).outcome is O.OTHER_SERVICE
    seen = kiosk.scan(sqlite_refectory.tokens[there])
    assert seen.outcome is O.OTHER_SCHOOL
    # Whose it is, this station need not know.
    assert (seen.pupil_id, seen.first_name) == (None, "")
    assert kiosk.journal() == []


def test_a_revoked_card_and_the_one_that_replaced_it(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    card_id = sqlite_refectory.database.scalar("SELECT id FROM card WHERE pupil_id = ?", (pupil,))
    new = reissue_card(sqlite_refectory.town.session, card_id, "persa")
    kiosk = sqlite_refectory.kiosk()
    assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is O.REVOKED_CARD
    assert kiosk.journal() == []
    assert kiosk.scan(new.token).outcome is O.SERVED


@pytest.mark.parametrize("text", ["", "8001090000123", "CQ1", "\x00\x1b[2J", "A" * 10_000, "https://example.org/?q=é"])
def test_an_unknown_code_is_shown_harmlessly(sqlite_refectory: Refectory, text: str) -> None:
    seen = sqlite_refectory.kiosk().scan(text)
    assert seen.outcome is O.UNKNOWN_CARD
    assert seen.read_text.isprintable()
    assert 0 < len(seen.read_text) <= 24


def test_a_card_of_another_municipality(sqlite_refectory: Refectory) -> None:
    token = new_token(CountedIds(77), 1)
    seen = sqlite_refectory.kiosk().scan(token.text)
    assert (seen.outcome, seen.read_text) == (O.UNKNOWN_CARD, token.masked)


def test_by_name(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk()
    seen = answer_pupil(kiosk.store, pupil)
    assert (seen.outcome, seen.source) == (O.SERVED, PresenceSource.SEARCH)
    assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is O.ALREADY_SERVED
    with pytest.raises(NotOnRoster):
        answer_pupil(kiosk.store, 99)


def test_all_present_but(sqlite_refectory: Refectory) -> None:
    other_class = sqlite_refectory.town.class_group("4ªB")
    names = ("Alfa", "Beta", "Gamma", "Delta", "Epsilon")
    alfa, beta, gamma, delta, epsilon = (sqlite_refectory.pupil(name) for name in names)
    elsewhere = sqlite_refectory.pupil("Zeta", class_id=other_class)
    sqlite_refectory.absent(delta)
    sqlite_refectory.diet(epsilon)
    kiosk = sqlite_refectory.kiosk()
    kiosk.scan(sqlite_refectory.tokens[alfa])
    marked = mark_present(kiosk.store, sqlite_refectory.town.class_id, frozenset({beta}))
    assert [(one.pupil_id, one.outcome) for one in marked] == [(epsilon, O.SERVED_DIET), (gamma, O.SERVED)]
    present = {pupil.pupil_id for pupil in overview_of(kiosk.store).pupils if pupil.is_present}
    assert present == {alfa, gamma, epsilon}
    assert elsewhere not in present
    assert mark_present(kiosk.store, sqlite_refectory.town.class_id, frozenset({beta})) == ()


def test_undo_frees_the_place_once(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk()
    served = kiosk.scan(sqlite_refectory.tokens[pupil])
    undo(kiosk.store, served.event_id)
    assert overview_of(kiosk.store).present == 0
    with pytest.raises(NothingToUndo):
        undo(kiosk.store, served.event_id)
    with pytest.raises(NothingToUndo):
        undo(kiosk.store, "nothing")
    assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is O.SERVED
    assert [kind for _id, kind, _verdict in kiosk.journal()] == ["presence", "undo", "presence"]


def test_counters(sqlite_refectory: Refectory) -> None:
    other_class = sqlite_refectory.town.class_group("4ªB")
    booked, plain, diet, absent = (sqlite_refectory.pupil(name) for name in ("A", "B", "C", "D"))
    fourth = sqlite_refectory.pupil("E", class_id=other_class)
    sqlite_refectory.plain(plain)
    sqlite_refectory.diet(diet, "GLU")
    sqlite_refectory.absent(absent)
    kiosk = sqlite_refectory.kiosk()
    for pupil in (booked, plain, diet, absent):
        seen = kiosk.scan(sqlite_refectory.tokens[pupil])
        if seen.outcome is O.NOT_BOOKED:
            serve_extra(kiosk.store, seen)
    seen = overview_of(kiosk.store)
    assert (seen.day, seen.present, seen.expected, seen.extra) == (TUESDAY, 3, 4, 1)
    assert [(one.name, one.present, one.expected) for one in seen.classes] == [("3ªA", 3, 3), ("4ªB", 0, 1)]
    assert [(one.key, one.name, one.present, one.expected) for one in seen.diets] == [("GLU", "Senza GLU", 1, 1)]
    assert seen.plain is not None
    assert (seen.plain.present, seen.plain.expected) == (1, 1)
    assert [one.pupil_id for one in seen.pupils] == [booked, plain, diet, absent, fourth]


def test_before_the_first_exchange_nothing_is_answered_and_nothing_lost(sqlite_refectory: Refectory) -> None:
    kiosk = sqlite_refectory.kiosk(exchanged=False)
    with pytest.raises(ModeNotAllowed):
        kiosk.scan("CQ1")
    assert overview_of(kiosk.store).day is None


def test_a_till_takes_no_presences(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk("CASSA", may_presence=False, may_recharge=True)
    with pytest.raises(ModeNotAllowed, match="registrare le presenze"):
        kiosk.scan(sqlite_refectory.tokens[pupil])
    assert kiosk.store.database.scalar("SELECT COUNT(*) FROM roster_line") == 0


def test_a_revoked_station_answers_no_more(sqlite_refectory: Refectory) -> None:
    from core.station import revoke_station

    pupil = sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk()
    kiosk.scan(sqlite_refectory.tokens[pupil])
    revoke_station(sqlite_refectory.town.session, kiosk.id)
    assert kiosk.exchange().is_revoked
    with pytest.raises(RosterMissing):
        kiosk.scan(sqlite_refectory.tokens[pupil])
    assert kiosk.store.state().is_revoked
    for table in ("roster_line", "card", "payer", "known_balance", "served_elsewhere"):
        assert kiosk.store.database.scalar(f"SELECT COUNT(*) FROM {table}") == 0, table
    assert [verdict for _id, _kind, verdict in kiosk.journal()] == ["quarantined"]


def test_a_full_disk_records_neither_half(sqlite_refectory: Refectory) -> None:
    pupils = [sqlite_refectory.pupil(f"Alunno{number:03d}") for number in range(60)]
    kiosk = sqlite_refectory.kiosk()
    database = kiosk.store.database
    pages = database.scalar("PRAGMA page_count")
    database.execute(f"PRAGMA max_page_count = {pages}")
    served = []
    with pytest.raises(DiskFull, match="Libera spazio"):
        served.extend(kiosk.scan(sqlite_refectory.tokens[pupil]) for pupil in pupils)
    database.execute("PRAGMA max_page_count = 1000000")
    refused = pupils[len(served)]
    assert kiosk.scan(sqlite_refectory.tokens[refused]).outcome is O.SERVED
    assert database.scalar("SELECT COUNT(*) FROM journal") == len(served) + 1
    assert database.scalar("SELECT COUNT(*) FROM presence") == len(served) + 1


def test_a_presence_without_its_journal_row_cannot_be(
    sqlite_refectory: Refectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    pupil = sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk()
    database = kiosk.store.database
    run = database.execute

    def fail(sql: str, values: object = ()) -> int:
        if sql.startswith("INSERT INTO presence"):
            raise OSError("pulled")
        return run(sql, values)  # type: ignore[arg-type]

    monkeypatch.setattr(database, "execute", fail)
    with pytest.raises(OSError, match="pulled"):
        kiosk.scan(sqlite_refectory.tokens[pupil])
    monkeypatch.undo()
    assert kiosk.journal() == []
    assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is O.SERVED


def test_what_is_written_is_durable(sqlite_refectory: Refectory) -> None:
    kiosk = sqlite_refectory.kiosk()
    assert kiosk.store.database.scalar("PRAGMA synchronous") == 2
    assert kiosk.store.database.scalar("PRAGMA journal_mode") == "wal"


class TestTheDayIsTheOffices:
    """Presences go to the day of the list; a clock that is wrong changes nothing."""

    @pytest.mark.parametrize("jump", [YEAR, -YEAR, timedelta(days=-1), timedelta(hours=9)])
    def test_a_clock_that_jumps(self, sqlite_refectory: Refectory, jump: timedelta) -> None:
        pupil = sqlite_refectory.pupil()
        kiosk = sqlite_refectory.kiosk()
        kiosk.clock.advance(jump)
        assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is O.SERVED
        kiosk.restart()
        assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is O.ALREADY_SERVED
        kiosk.exchange()
        assert sqlite_refectory.presences(TUESDAY) == {pupil}

    @pytest.mark.parametrize("error", [YEAR, -YEAR, timedelta(days=1), timedelta(days=-1)])
    def test_a_clock_that_was_always_wrong_tells_the_right_time(
        self, sqlite_refectory: Refectory, error: timedelta
    ) -> None:
        pupil = sqlite_refectory.pupil()
        kiosk = sqlite_refectory.kiosk(exchanged=False)
        kiosk.clock.advance(error)
        kiosk.exchange()
        kiosk.clock.advance(timedelta(minutes=10))
        assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is O.SERVED
        state = kiosk.store.state()
        assert (state.is_clock_wrong, state.clock_error, state.day) == (True, error, TUESDAY)
        kiosk.exchange()
        at = sqlite_refectory.database.scalar("SELECT at FROM presence")
        assert at == int((sqlite_refectory.clock.now() + timedelta(minutes=10)).timestamp() * 1000)

    def test_off_line_the_next_morning_goes_on_with_the_next_list(self, sqlite_refectory: Refectory) -> None:
        pupil = sqlite_refectory.pupil()
        kiosk = sqlite_refectory.kiosk()
        assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is O.SERVED
        kiosk.clock.advance(timedelta(days=1))
        assert kiosk.store.state().day == TUESDAY + timedelta(days=1)
        assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is O.SERVED
        sqlite_refectory.at(TUESDAY + timedelta(days=1), time(15))
        kiosk.exchange()
        assert sqlite_refectory.presences(TUESDAY) == {pupil}
        assert sqlite_refectory.presences(TUESDAY + timedelta(days=1)) == {pupil}

    def test_friday_knows_monday(self, sqlite_refectory: Refectory) -> None:
        friday = TUESDAY + timedelta(days=3)
        pupil = sqlite_refectory.pupil()
        sqlite_refectory.at(friday)
        kiosk = sqlite_refectory.kiosk()
        assert kiosk.store.state().days_held == (friday, friday + timedelta(days=3))
        kiosk.clock.advance(timedelta(days=3))
        assert kiosk.store.state().day == friday + timedelta(days=3)
        assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is O.SERVED

    def test_a_new_day_from_the_office_starts_anew(self, sqlite_refectory: Refectory) -> None:
        pupil = sqlite_refectory.pupil()
        kiosk = sqlite_refectory.kiosk()
        kiosk.scan(sqlite_refectory.tokens[pupil])
        # The station's clock stands still: only the office says that it is tomorrow.
        sqlite_refectory.clock.advance(timedelta(days=1))
        kiosk.exchange()
        assert kiosk.scan(sqlite_refectory.tokens[pupil]).outcome is O.SERVED

    def test_an_undo_of_yesterday_is_not_for_the_kiosk(self, sqlite_refectory: Refectory) -> None:
        pupil = sqlite_refectory.pupil()
        kiosk = sqlite_refectory.kiosk()
        served = kiosk.scan(sqlite_refectory.tokens[pupil])
        kiosk.clock.advance(timedelta(days=1))
        with pytest.raises(NothingToUndo):
            undo(kiosk.store, served.event_id)
        assert answer(kiosk.store, sqlite_refectory.tokens[pupil]).outcome is O.SERVED
