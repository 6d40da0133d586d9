"""Money at a station: numbered without gaps, once for each tap, also off line, told to the ledger."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time, timedelta

import pytest

from core import ledger
from core.access.operations import OperationId
from core.cards import reissue_card
from core.errors import Conflict, InvalidValue
from core.payments import Channel, Means, missing_receipts
from core.payments import recharge as office_recharge
from core.station import (
    CardNotAccepted,
    CardRevokedHere,
    CheckInOutcome,
    ClockDoubtful,
    ModeNotAllowed,
    RechargeAnswer,
    RosterMissing,
    quarantined,
    recharge,
    recharge_target,
    revoke_station,
)
from core.station.forgetting import forget_people
from core.storage import DatabaseUnavailable, DiskFull
from tests.builders import TUESDAY
from tests.core.station.conftest import Kiosk, Refectory


def pay(kiosk: Kiosk, token: str, operation_id: str, cents: int = 2_000, means: Means = Means.CASH) -> RechargeAnswer:
    return recharge(kiosk.store, operation_id, recharge_target(kiosk.store, token), cents, means)


def balance(refectory: Refectory, pupil: int) -> int | None:
    return refectory.database.scalar(
        "SELECT b.cents FROM account a JOIN balance b ON b.account_id = a.id WHERE a.pupil_id = ?", (pupil,)
    )


def test_a_recharge_comes_to_the_ledger_with_its_number(refectory: Refectory) -> None:
    pupil = refectory.pupil("Rossi", first_name="Anna")
    till = refectory.kiosk("CASSA1", may_recharge=True)
    answer = pay(till, refectory.tokens[pupil], "r1", 2_550, Means.BANCOMAT)
    assert (answer.number_text, answer.pupil_name, answer.class_name, answer.service_group_name) == (
        "CASSA1/2026/000001", "Rossi Anna", "3ªA", "Refezione",
    )  # fmt: skip
    assert (answer.amount_cents, answer.balance_cents, answer.is_repeat) == (2_550, 2_550, False)
    till.exchange()
    assert balance(refectory, pupil) == 2_550
    row = refectory.database.row("SELECT issuer, receipt_year, receipt_number, means, station_id, at FROM recharge")
    assert row == ("CASSA1", 2026, 1, "bancomat", "CASSA1", int(answer.at.timestamp() * 1000))
    assert ledger.verify(refectory.database).is_ok


def test_however_often_it_is_tapped(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    till = refectory.kiosk("C1", may_recharge=True)
    first = pay(till, refectory.tokens[pupil], "r1")
    till.clock.advance(timedelta(seconds=5))
    again = pay(till, refectory.tokens[pupil], "r1")
    assert again.is_repeat
    assert (again.number_text, again.at, again.balance_cents) == (first.number_text, first.at, first.balance_cents)
    till.exchange()
    till.restart()
    assert pay(till, refectory.tokens[pupil], "r1").is_repeat
    till.exchange()
    assert balance(refectory, pupil) == 2_000
    assert len(till.journal()) == 1


def test_the_same_id_for_another_amount_is_refused(sqlite_refectory: Refectory) -> None:
    pupil, other = sqlite_refectory.pupil("Alfa"), sqlite_refectory.pupil("Beta")
    till = sqlite_refectory.kiosk("C1", may_recharge=True)
    pay(till, sqlite_refectory.tokens[pupil], "r1", 2_000)
    for token, cents, means in (
        (sqlite_refectory.tokens[pupil], 3_000, Means.CASH),
        (sqlite_refectory.tokens[pupil], 2_000, Means.CARD),
        (sqlite_refectory.tokens[other], 2_000, Means.CASH),
    ):
        with pytest.raises(Conflict):
            pay(till, token, "r1", cents, means)
    scanned = till.scan(sqlite_refectory.tokens[pupil])
    assert scanned.outcome is CheckInOutcome.SERVED
    with pytest.raises(Conflict):
        pay(till, sqlite_refectory.tokens[pupil], str(scanned.event_id))
    assert len(till.journal()) == 2


def test_numbers_go_on_without_gaps_off_line_and_by_year(refectory: Refectory) -> None:
    pupils = [refectory.pupil(f"Alunno{number}") for number in range(3)]
    till = refectory.kiosk("C1", may_recharge=True)
    numbers = [pay(till, refectory.tokens[pupil], f"a{pupil}").number_text for pupil in pupils]
    with pytest.raises(InvalidValue):
        pay(till, refectory.tokens[pupils[0]], "bad", 0)
    with pytest.raises(InvalidValue):
        pay(till, refectory.tokens[pupils[0]], "bad", 2_000, Means.PAGOPA)
    numbers.append(pay(till, refectory.tokens[pupils[0]], "b").number_text)
    assert numbers == [f"C1/2026/{number:06d}" for number in (1, 2, 3, 4)]
    till.exchange()
    assert missing_receipts(refectory.town.session, 2026) == ()
    # New Year: 23:30Z of 31 December is 2027 in Rome.
    for clock in (refectory.clock, till.clock):
        clock.set(datetime(2026, 12, 31, 23, 30, tzinfo=UTC))
    till.exchange()
    assert pay(till, refectory.tokens[pupils[1]], "c").number_text == "C1/2027/000001"


def test_a_station_set_up_anew_goes_on_after_the_numbers_the_office_has(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    till = refectory.kiosk("C1", may_recharge=True)
    pay(till, refectory.tokens[pupil], "r1")
    pay(till, refectory.tokens[pupil], "r2")
    till.exchange()
    till.store.close_thread()
    for file in till.path.parent.glob("C1.db*"):
        file.unlink()
    till.restart()
    with pytest.raises(ModeNotAllowed):
        pay(till, refectory.tokens[pupil], "r3")
    till.exchange()
    assert pay(till, refectory.tokens[pupil], "r3").number_text == "C1/2026/000003"


def test_numbers_of_receipts_that_are_only_kept_are_not_given_again(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    till = refectory.kiosk("C1", may_recharge=True)
    target = recharge_target(till.store, refectory.tokens[pupil])
    from dataclasses import replace

    recharge(till.store, "r1", replace(target, pupil_id=999), 2_000, Means.CASH)
    report = till.exchange()
    assert report.kept_aside == 1
    (kept,) = quarantined(refectory.town.session).items
    assert (kept.amount_cents, kept.number_text, kept.pupil_name) == (2_000, "C1/2026/000001", "")
    till.store.database.execute("DELETE FROM receipt_counter")
    till.exchange()
    assert pay(till, refectory.tokens[pupil], "r2").number == 2


class TestTheBalanceOnTheReceipt:
    """The office's last word and what was paid here since: never forgotten, never counted twice."""

    def test_off_line_several_times(self, refectory: Refectory) -> None:
        pupil, other = refectory.pupil("Alfa"), refectory.pupil("Beta")
        till = refectory.kiosk("C1", may_recharge=True)
        assert [pay(till, refectory.tokens[pupil], name).balance_cents for name in "abc"] == [2_000, 4_000, 6_000]
        assert pay(till, refectory.tokens[other], "d").balance_cents == 2_000

    def test_after_the_exchange_and_a_recharge_at_the_office(self, refectory: Refectory) -> None:
        pupil = refectory.pupil()
        till = refectory.kiosk("C1", may_recharge=True)
        pay(till, refectory.tokens[pupil], "a")
        till.exchange()
        assert pay(till, refectory.tokens[pupil], "b").balance_cents == 4_000
        office_recharge(
            refectory.town.session, OperationId("office", "x"), pupil_id=pupil,
            service_group_id=refectory.town.group_id, amount_cents=500, means=Means.CASH, channel=Channel.COUNTER,
            issuer="UFF",
        )  # fmt: skip
        till.exchange()
        assert pay(till, refectory.tokens[pupil], "c").balance_cents == 6_500

    def test_when_the_answer_of_the_office_was_lost(
        self, refectory: Refectory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pupil = refectory.pupil()
        till = refectory.kiosk("C1", may_recharge=True)
        pay(till, refectory.tokens[pupil], "a")

        def lost(*_told: object) -> int:
            raise DatabaseUnavailable(reason="rete")

        with monkeypatch.context() as lossy:
            lossy.setattr("core.station.exchanging.acknowledge", lost)
            with pytest.raises(DatabaseUnavailable):
                till.exchange()
        assert balance(refectory, pupil) == 2_000
        assert pay(till, refectory.tokens[pupil], "b").balance_cents == 4_000
        till.exchange()
        assert balance(refectory, pupil) == 4_000
        assert pay(till, refectory.tokens[pupil], "c").balance_cents == 6_000


def test_cards_that_recharge_nothing(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    card_id = sqlite_refectory.database.scalar("SELECT id FROM card WHERE pupil_id = ?", (pupil,))
    new = reissue_card(sqlite_refectory.town.session, card_id, "persa")
    till = sqlite_refectory.kiosk("C1", may_recharge=True)
    with pytest.raises(CardRevokedHere):
        recharge_target(till.store, sqlite_refectory.tokens[pupil])
    with pytest.raises(CardNotAccepted, match="8001090000123"):
        recharge_target(till.store, "8001090000123")
    assert recharge_target(till.store, new.token).pupil_id == pupil


def test_an_authorised_shop_serves_the_children_of_all_schools_and_services(sqlite_refectory: Refectory) -> None:
    bus = sqlite_refectory.other_service()
    other_school = sqlite_refectory.town.class_group("1ªA", sqlite_refectory.town.school("Infanzia Rodari", "infanzia"))
    there = sqlite_refectory.pupil("Altrove", class_id=other_school)
    sqlite_refectory.database.execute(
        "INSERT INTO enrolment (pupil_id, service_id, starts_on, ends_on, created_at)"
        " SELECT pupil_id, ?, starts_on, ends_on, created_at FROM enrolment WHERE pupil_id = ?",
        (bus, there),
    )
    bus_card = sqlite_refectory.card(there, bus)
    shop = sqlite_refectory.kiosk("TABACCHI", may_presence=False, may_recharge=True)
    target = recharge_target(shop.store, sqlite_refectory.tokens[there])
    assert (target.class_name, target.service_group_name) == ("1ªA", "Refezione")
    assert recharge_target(shop.store, bus_card).service_group_name == "Trasporto"
    # Money needs no diets and no absences.
    assert shop.store.database.scalar("SELECT COUNT(*) FROM roster_line") == 0
    assert shop.store.state().days_held == ()
    assert shop.store.state().day == TUESDAY


def test_a_station_that_takes_presences_takes_no_money(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    kiosk = sqlite_refectory.kiosk("K1")
    with pytest.raises(ModeNotAllowed, match="ricevere ricariche"):
        recharge_target(kiosk.store, sqlite_refectory.tokens[pupil])


def test_a_revoked_till_takes_no_money_but_prints_what_it_took(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    till = sqlite_refectory.kiosk("C1", may_recharge=True)
    target = recharge_target(till.store, sqlite_refectory.tokens[pupil])
    recharge(till.store, "r1", target, 2_000, Means.CASH)
    revoke_station(sqlite_refectory.town.session, "C1")
    till.exchange()
    with pytest.raises(ModeNotAllowed):
        recharge(till.store, "r2", target, 2_000, Means.CASH)
    assert recharge(till.store, "r1", target, 2_000, Means.CASH).is_repeat
    (kept,) = quarantined(sqlite_refectory.town.session).items
    assert (kept.amount_cents, kept.number_text) == (2_000, "C1/2026/000001")


@pytest.mark.parametrize("jump", [timedelta(days=365), timedelta(days=-365), timedelta(hours=-2)])
def test_a_receipt_needs_a_clock_that_can_be_right(sqlite_refectory: Refectory, jump: timedelta) -> None:
    pupil = sqlite_refectory.pupil()
    till = sqlite_refectory.kiosk("C1", may_recharge=True)
    target = recharge_target(till.store, sqlite_refectory.tokens[pupil])
    till.clock.advance(jump)
    with pytest.raises(ClockDoubtful, match="24/11/2026 08:00"):
        recharge(till.store, "r1", target, 2_000, Means.CASH)
    assert till.journal() == []
    till.clock.advance(-jump)
    assert recharge(till.store, "r1", target, 2_000, Means.CASH).number == 1


def test_a_clock_that_was_wrong_at_the_exchange_dates_receipts_right(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    till = sqlite_refectory.kiosk("C1", may_recharge=True, exchanged=False)
    till.clock.advance(timedelta(days=-365))
    till.exchange()
    assert pay(till, sqlite_refectory.tokens[pupil], "r1").at == sqlite_refectory.clock.now()


def test_before_the_first_exchange_and_after_the_children_were_forgotten(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    till = sqlite_refectory.kiosk("C1", may_recharge=True, exchanged=False)
    with pytest.raises(ModeNotAllowed):
        recharge_target(till.store, sqlite_refectory.tokens[pupil])
    till.exchange()
    with till.store.database.transaction():
        forget_people(till.store.database, till.clock)
    with pytest.raises(RosterMissing):
        recharge_target(till.store, sqlite_refectory.tokens[pupil])


def test_a_full_disk_gives_no_number_away(sqlite_refectory: Refectory) -> None:
    pupil = sqlite_refectory.pupil()
    till = sqlite_refectory.kiosk("C1", may_recharge=True)
    database = till.store.database
    target = recharge_target(till.store, sqlite_refectory.tokens[pupil])
    pages = database.scalar("PRAGMA page_count")
    database.execute(f"PRAGMA max_page_count = {pages}")
    given = []
    with pytest.raises(DiskFull):
        given.extend(recharge(till.store, f"r{number}", target, 100, Means.CASH).number for number in range(500))
    database.execute("PRAGMA max_page_count = 1000000")
    given.append(recharge(till.store, f"r{len(given)}", target, 100, Means.CASH).number)
    assert given == list(range(1, len(given) + 1))
    assert len(till.journal()) == len(given)


def test_who_paid_is_told(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    till = refectory.kiosk("C1", may_recharge=True)
    target = recharge_target(till.store, refectory.tokens[pupil])
    recharge(till.store, "r1", target, 2_000, Means.CHEQUE, paid_by="  Rossi   Maria ")
    with pytest.raises(InvalidValue):
        recharge(till.store, "r2", target, 2_000, Means.CHEQUE, paid_by="x" * 200)
    till.exchange()
    assert refectory.database.scalar("SELECT paid_by FROM recharge") == "Rossi Maria"
    # The journal names no pupil.
    body = json.loads(till.store.database.scalar("SELECT body FROM journal"))
    assert not {"first_name", "last_name", "pupil_name"} & body.keys()


def test_the_money_of_a_closed_day_is_never_late(refectory: Refectory) -> None:
    from core.meals import close_day

    pupil = refectory.pupil()
    till = refectory.kiosk("C1", may_recharge=True)
    pay(till, refectory.tokens[pupil], "r1")
    refectory.at(TUESDAY, time(16))
    close_day(refectory.town.session, refectory.town.service_id, TUESDAY)
    assert till.exchange().kept_aside == 0
    assert balance(refectory, pupil) == 2_000 - 525
