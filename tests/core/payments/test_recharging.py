from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.access.operations import OperationId
from core.access.permissions import Role
from core.clock import FixedClock
from core.errors import Conflict, InvalidValue, NotAllowed, NotFound
from core.ledger import Contra, EntryKind, accounts_of, close_period, reverse_entry, statement, verify
from core.payments import (
    Channel,
    Means,
    MissingReceipts,
    RechargeReceipt,
    day_register,
    missing_receipts,
    receipt,
    recharge,
    recharges,
)
from tests.builders import TUESDAY, Town
from tests.core.ledger.test_posting import as_role, put


def take(town: Town, name: str = "1", cents: int = 2500, **more: object) -> RechargeReceipt:
    if not town.pupils:
        town.pupil()
    wanted: dict[str, object] = {
        "pupil_id": town.pupils[0],
        "service_group_id": town.group_id,
        "amount_cents": cents,
        "means": Means.CASH,
        "channel": Channel.COUNTER,
        "issuer": "UFF",
    }
    return recharge(town.session, OperationId("office", name), **(wanted | more))


# At the counter


def test_a_recharge_opens_the_account_and_gives_a_numbered_receipt(town: Town) -> None:
    anna = town.pupil("Rossi", "Anna")
    given = take(town, paid_by="Ida Verdi", means=Means.BANCOMAT)
    assert given == RechargeReceipt(
        number_text="UFF/2026/000001",
        issuer="UFF",
        year=2026,
        number=1,
        at=town.session.now(),
        pupil_id=anna,
        pupil_name="Rossi Anna",
        service_group_id=town.group_id,
        service_group_name="Refezione",
        amount_cents=2500,
        means=Means.BANCOMAT,
        channel=Channel.COUNTER,
        paid_by="Ida Verdi",
        station_id=None,
        actor_name="Giulia Cirillo",
        balance_cents=2500,
        is_reversed=False,
        is_repeat=False,
        entry=given.entry,
    )
    assert (given.entry.on, given.entry.kind) == (TUESDAY, EntryKind.RECHARGE)
    assert [one.balance_cents for one in accounts_of(town.session, anna)] == [2500]
    assert verify(town.database).is_ok


def test_tapped_twice_it_is_one_recharge_and_one_receipt(town: Town) -> None:
    first = take(town)
    take(town, "2")
    again = take(town)
    assert again == replace(first, is_repeat=True)
    assert town.database.scalar("SELECT COUNT(*) FROM recharge") == 2
    assert town.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = 'recharge'") == 2
    with pytest.raises(Conflict):
        take(town, cents=2600)
    with pytest.raises(Conflict):
        take(town, means=Means.CARD)


def test_numbers_go_on_for_each_issuer_and_year(town: Town, clock: FixedClock) -> None:
    numbers = [take(town, f"{step}", issuer=issuer).number_text for step, issuer in enumerate(["UFF", "K01", "UFF"])]
    assert numbers == ["UFF/2026/000001", "K01/2026/000001", "UFF/2026/000002"]
    clock.set(datetime(2026, 12, 31, 23, 0, tzinfo=UTC))  # the new year has begun in Rome
    assert take(town, "ny").number_text == "UFF/2027/000001"


def test_a_recharge_that_fails_uses_no_number(town: Town) -> None:
    take(town)
    with pytest.raises(NotFound, match="Alunno"):
        take(town, "2", pupil_id=999)
    with pytest.raises(NotFound, match="Gruppo di servizi"):
        take(town, "3", service_group_id=999)
    assert take(town, "4").number == 2
    assert missing_receipts(town.session, 2026) == ()


def test_what_the_counter_refuses(sqlite_town: Town) -> None:
    for cents in (0, -100, 1_000_001):
        with pytest.raises(InvalidValue, match="Importo"):
            take(sqlite_town, cents=cents)
    for issuer in ("", "UFF/2"):
        with pytest.raises(InvalidValue, match="Emittente"):
            take(sqlite_town, issuer=issuer)
    with pytest.raises(InvalidValue, match="Numero"):
        take(sqlite_town, receipt_number=0)
    assert sqlite_town.database.scalar("SELECT COUNT(*) FROM entry") == 0


@pytest.mark.parametrize(
    ("means", "channel", "contra"),
    [
        (Means.CASH, Channel.COUNTER, Contra.CASH),
        (Means.BANCOMAT, Channel.COUNTER, Contra.ELECTRONIC),
        (Means.CARD, Channel.COUNTER, Contra.ELECTRONIC),
        (Means.CHEQUE, Channel.COUNTER, Contra.ELECTRONIC),
        (Means.CASH, Channel.PUNTOLIS, Contra.PUNTOLIS),
        (Means.PAGOPA, Channel.PAGOPA, Contra.PAGOPA),
    ],
)
def test_where_the_money_stands(sqlite_town: Town, means: Means, channel: Channel, contra: Contra) -> None:
    given = take(sqlite_town, means=means, channel=channel)
    assert statement(sqlite_town.session, given.entry.account_id).lines[0].contra is contra
    assert (given.means, given.channel) == (means, channel)
    assert means.is_traceable is (means is not Means.CASH)


def test_who_may_take_money(sqlite_town: Town) -> None:
    session = sqlite_town.session
    for number, role in enumerate((Role.CASHIER, Role.STATION, Role.CLERK)):
        sqlite_town.session = as_role(session, role)
        given = take(sqlite_town, f"{number}")
        assert receipt(sqlite_town.session, "UFF", 2026, given.number).number == given.number
    for role in (Role.SCHOOL, Role.KITCHEN, Role.AUDITOR):
        sqlite_town.session = as_role(session, role)
        with pytest.raises(NotAllowed):
            take(sqlite_town, role.value)
    with pytest.raises(NotAllowed):
        receipt(as_role(session, Role.KITCHEN), "UFF", 2026, 1)
    with pytest.raises(NotAllowed):
        recharges(as_role(session, Role.STATION))
    with pytest.raises(NotAllowed):
        day_register(as_role(session, Role.KITCHEN), TUESDAY)


# Late, early, in a closed month


def test_a_recharge_of_yesterday_belongs_to_yesterday(town: Town) -> None:
    paid_at = datetime(2026, 11, 23, 22, 59, tzinfo=UTC)  # 23:59 in Rome
    given = take(town, at=paid_at)
    assert (given.at, given.entry.on) == (paid_at, date(2026, 11, 23))


def test_a_recharge_of_a_closed_month_is_posted_today(town: Town) -> None:
    """A station that was off for weeks: the money is there, whatever the date."""
    close_period(town.session, date(2026, 10, 1))
    paid_at = datetime(2026, 10, 20, 8, tzinfo=UTC)
    given = take(town, at=paid_at)
    assert (given.at, given.entry.on) == (paid_at, TUESDAY)
    assert verify(town.database).is_ok


def test_a_station_s_clock_ahead_does_not_post_into_the_future(sqlite_town: Town) -> None:
    given = take(sqlite_town, at=sqlite_town.session.now() + timedelta(days=3), receipt_number=1, issuer="K01")
    assert given.entry.on == TUESDAY


# Numbers that a station printed


def test_a_station_s_own_numbers_are_kept(town: Town) -> None:
    assert [take(town, f"{n}", issuer="K01", receipt_number=n).number for n in (1, 2, 3)] == [1, 2, 3]
    assert missing_receipts(town.session, 2026) == ()
    assert take(town, "next", issuer="K01").number == 4


def test_a_gap_is_accepted_and_told(town: Town) -> None:
    for number in (2, 6, 5):
        take(town, f"{number}", issuer="K01", receipt_number=number)
    take(town, "uff")
    assert missing_receipts(town.session, 2026) == (
        MissingReceipts("K01", 2026, 1, 1),
        MissingReceipts("K01", 2026, 3, 4),
    )
    assert missing_receipts(town.session, 2025) == ()
    assert take(town, "next", issuer="K01").number == 7  # 5 came after 6: the counter does not go back


def test_a_number_that_is_taken_does_not_lose_the_money(town: Town) -> None:
    """A station was set up anew and counts from 1 again."""
    take(town, "old", issuer="K01", receipt_number=1, cents=1000)
    double = take(town, "new", issuer="K01", receipt_number=1, cents=700)
    assert (double.number_text, double.balance_cents) == ("K01-BIS/2026/000001", 1700)
    detail = town.database.scalar("SELECT detail FROM audit WHERE operation = 'recharge' ORDER BY id DESC LIMIT 1")
    assert '"printed_number": 1' in detail
    again = take(town, "new", issuer="K01", receipt_number=1, cents=700)
    assert (again.number_text, again.is_repeat) == ("K01-BIS/2026/000001", True)
    assert verify(town.database).is_ok


# Lists and reprints


def test_a_reprint_tells_the_balance_of_then(town: Town) -> None:
    first = take(town)
    put(town, first.entry.account_id, -525, "meal")
    second = take(town, "2")
    assert second.balance_cents == 2500 - 525 + 2500
    copy = receipt(town.session, "UFF", 2026, 1)
    assert copy == replace(first, is_repeat=True)
    with pytest.raises(NotFound, match="Ricevuta"):
        receipt(town.session, "UFF", 2026, 3)


def test_recharges_are_listed_newest_first_and_counted(town: Town, clock: FixedClock) -> None:
    anna, luca = town.pupil("Rossi"), town.pupil("Bianchi")
    take(town, "1", 1000)
    clock.advance(timedelta(hours=1))
    take(town, "2", 2000, pupil_id=luca, means=Means.CARD)
    clock.advance(timedelta(days=1))
    last = take(town, "3", 4000, issuer="K01", station_id="k1")
    reverse_entry(town.session, OperationId("t", "r"), last.entry, "Importo sbagliato")

    def amounts(**more: object) -> tuple[list[int], int, int]:
        page = recharges(town.session, **more)
        return [one.amount_cents for one in page.items], page.total, page.total_cents

    assert amounts() == ([4000, 2000, 1000], 3, 3000)  # what was taken back counts, but not in the sum
    assert amounts(first=TUESDAY, last=TUESDAY) == ([2000, 1000], 2, 3000)
    assert amounts(first=TUESDAY + timedelta(days=1)) == ([4000], 1, 0)
    assert amounts(pupil_id=anna) == ([4000, 1000], 2, 1000)
    assert amounts(issuer="UFF") == ([2000, 1000], 2, 3000)
    assert amounts(means=Means.CARD) == ([2000], 1, 2000)
    assert amounts(station_id="k1") == ([4000], 1, 0)
    assert amounts(offset=1, limit=1) == ([2000], 3, 3000)
    assert recharges(town.session).items[0].is_reversed


def test_the_register_of_a_day(town: Town, clock: FixedClock) -> None:
    """Of a day in Rome, where midnight is 23:00 UTC."""
    before = take(town, "0", 9000, at=datetime(2026, 11, 23, 22, 59, tzinfo=UTC))
    take(town, "1", 1000, at=datetime(2026, 11, 23, 23, 0, tzinfo=UTC))
    take(town, "2", 2000)
    take(town, "3", 500, means=Means.CARD)
    wrong = take(town, "4", 700, means=Means.CARD)
    take(town, "5", 50, issuer="K01", channel=Channel.PUNTOLIS)
    reverse_entry(town.session, OperationId("t", "r"), wrong.entry, "Errore")

    register = day_register(town.session, TUESDAY)
    assert [one.amount_cents for one in register.receipts] == [1000, 2000, 500, 700, 50]
    assert [(one.means, one.channel, one.count, one.amount_cents) for one in register.totals] == [
        (Means.CASH, Channel.COUNTER, 2, 3000),
        (Means.CASH, Channel.PUNTOLIS, 1, 50),
        (Means.CARD, Channel.COUNTER, 1, 500),
    ]
    assert register.total_cents == 3550
    assert day_register(town.session, TUESDAY, "K01").total_cents == 50
    assert [one.number for one in day_register(town.session, date(2026, 11, 23)).receipts] == [before.number]
    assert day_register(town.session, date(2026, 11, 22)).receipts == ()
