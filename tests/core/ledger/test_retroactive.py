"""A tariff changed for days that are charged already: listed, approved, reversed and charged anew."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from core.access.operations import OperationId
from core.access.permissions import Role
from core.clock import FixedClock
from core.errors import Cancelled, InvalidValue, NotAllowed
from core.ledger import (
    AlreadyCharged,
    Approved,
    Charge,
    ChargeDifference,
    EntryKind,
    WhySkipped,
    accounts_of,
    approve_differences,
    assign_band,
    charge_differences,
    close_period,
    create_band,
    exempt,
    open_accounts,
    post_charges,
    repeat_charge,
    retroactive,
    reverse_entry,
    set_rate,
    statement,
    verify,
)
from tests.builders import TUESDAY, YEAR_END, YEAR_START, Town
from tests.core.ledger.test_posting import as_role

MONDAY, WEDNESDAY = TUESDAY - timedelta(days=1), TUESDAY + timedelta(days=1)
OCTOBER = date(2026, 10, 6)


def charged(town: Town, *days: date, cents: int = 525) -> dict[int, int]:
    """Charge all pupils for some days, as a close does; return their accounts."""
    accounts = open_accounts(town.session, town.group_id, town.pupils)
    for day in days:
        charges = [Charge(account, cents) for account in accounts.values()]
        post_charges(town.session, on=day, service_id=town.service_id, scope="meals:1:1", charges=charges)
    return accounts


def drawn(town: Town, first: date = OCTOBER, last: date = WEDNESDAY) -> list[str]:
    return [
        f"{one.pupil_name.split()[0]} {one.on:%d/%m} {one.old_cents}>{one.new_cents} {one.band_code}"
        for one in charge_differences(town.session, town.service_id, first, last)
    ]


def approve(town: Town, name: str = "ok", differences: tuple[ChargeDifference, ...] | None = None, **more) -> Approved:
    if differences is None:
        differences = charge_differences(town.session, town.service_id, OCTOBER, WEDNESDAY)
    return approve_differences(
        town.session, OperationId("office", name), differences, more.pop("reason", "Delibera 12/2026"), **more
    )


def balances(town: Town) -> dict[str, int]:
    rows = town.database.rows(
        "SELECT p.last_name, b.cents FROM balance b JOIN account a ON a.id = b.account_id JOIN pupil p"
        " ON p.id = a.pupil_id ORDER BY p.id"
    )
    return {name: int(cents) for name, cents in rows}


def test_only_what_differs_is_listed(town: Town) -> None:
    anna, luca, sara = (town.pupil(name) for name in ("Rossi", "Bianchi", "Neri"))
    charged(town, MONDAY, TUESDAY)
    assert drawn(town) == []
    second = create_band(town.session, town.service_id, "F2", "Fascia 2")
    set_rate(town.session, second, YEAR_START, YEAR_END, 300)
    assign_band(town.session, anna, town.service_id, second, TUESDAY, YEAR_END)
    exempt(town.session, luca, town.service_id, MONDAY, MONDAY, "L.104")
    assert drawn(town) == ["Bianchi 23/11 525>0 None", "Rossi 24/11 525>300 F2"]
    town.database.execute("DELETE FROM band_assignment WHERE pupil_id = ?", (sara,))
    assert drawn(town, MONDAY, MONDAY) == ["Bianchi 23/11 525>0 None", "Neri 23/11 525>None None"]
    with pytest.raises(InvalidValue, match="Periodo"):
        drawn(town, TUESDAY, MONDAY)


def test_approved_the_old_charge_is_reversed_and_the_right_one_posted(town: Town) -> None:
    anna, luca = town.pupil("Rossi"), town.pupil("Bianchi")
    accounts = charged(town, MONDAY, TUESDAY)
    set_rate(town.session, town.band_id, TUESDAY, YEAR_END, 600)
    exempt(town.session, luca, town.service_id, YEAR_START, YEAR_END, "L.104")
    done = approve(town)
    assert (done.done, done.delta_cents, done.skipped) == (3, 75 - 525 - 525, [])
    assert balances(town) == {"Rossi": -525 - 600, "Bianchi": 0}
    lines = statement(town.session, accounts[anna], newest_first=False).lines
    assert [(f"{one.on:%d}", one.kind, one.amount_cents, one.reason) for one in lines] == [
        ("23", EntryKind.CHARGE, -525, None),
        ("24", EntryKind.CHARGE, -525, "Delibera 12/2026"),
        ("24", EntryKind.CHARGE, -600, None),
        ("24", EntryKind.REVERSAL, 525, "Delibera 12/2026"),
    ]
    assert drawn(town) == []
    assert verify(town.database).is_ok
    assert town.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = 'approve_differences'") == 1
    assert anna in town.pupils


def test_the_same_approval_again_posts_nothing_more(town: Town) -> None:
    town.pupil("Rossi")
    charged(town, TUESDAY)
    set_rate(town.session, town.band_id, YEAR_START, YEAR_END, 600)
    listed = charge_differences(town.session, town.service_id, OCTOBER, WEDNESDAY)
    first = approve(town, differences=listed)
    entries = town.database.scalar("SELECT COUNT(*) FROM entry")
    assert approve(town, differences=listed) == first
    assert town.database.scalar("SELECT COUNT(*) FROM entry") == entries
    # Another desk approves the same list under an id of its own.
    other = approve(town, "altra", listed)
    assert [why for _one, why in other.skipped] == [WhySkipped.ALREADY_REVERSED]
    assert balances(town) == {"Rossi": -600}


class Stop:
    def __init__(self) -> None:
        self.told: list[tuple[int, int]] = []

    def advance(self, done: int, total: int) -> None:
        self.told.append((done, total))

    def check(self) -> None:
        if self.told:
            raise Cancelled


def test_stopped_half_way_it_goes_on(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retroactive, "CHUNK", 2)
    for number in range(5):
        town.pupil(f"P{number}")
    charged(town, TUESDAY)
    set_rate(town.session, town.band_id, YEAR_START, YEAR_END, 600)
    listed = charge_differences(town.session, town.service_id, OCTOBER, WEDNESDAY)
    stop = Stop()
    with pytest.raises(Cancelled):
        approve(town, differences=listed, progress=stop)
    assert stop.told == [(2, 5)]
    assert sorted(balances(town).values()) == [-600, -600, -525, -525, -525]
    assert len(drawn(town)) == 3
    done = approve(town, differences=listed)
    assert (done.done, done.delta_cents, done.skipped) == (5, 375, [])
    assert set(balances(town).values()) == {-600}


def test_in_a_closed_month_the_right_price_is_an_adjustment_of_today(town: Town, clock: FixedClock) -> None:
    town.pupil("Rossi")
    accounts = charged(town, OCTOBER)
    close_period(town.session, OCTOBER)
    set_rate(town.session, town.band_id, YEAR_START, YEAR_END, 600)
    assert approve(town).done == 1
    lines = statement(town.session, next(iter(accounts.values())), newest_first=False).lines
    assert [(f"{one.on:%d/%m}", one.kind, one.amount_cents) for one in lines] == [
        ("06/10", EntryKind.CHARGE, -525), ("24/11", EntryKind.REVERSAL, 525), ("24/11", EntryKind.ADJUSTMENT, -600),
    ]  # fmt: skip
    clock.set(datetime(2026, 11, 25, 9, tzinfo=UTC))
    assert drawn(town) == []
    assert verify(town.database).is_ok
    with pytest.raises(AlreadyCharged):  # the adjustment stands for the meal
        repeat_charge(town.session, OperationId("office", "again"), lines[0].key, "Storno per sbaglio")
    assert balances(town) == {"Rossi": -600}


def test_a_meal_of_a_closed_month_never_charged_is_adjusted_for_once(town: Town) -> None:
    noe = town.pupil("Verdi")
    close_period(town.session, OCTOBER)
    never = ChargeDifference(None, noe, "Verdi", town.service_id, town.group_id, OCTOBER, 0, 525, "F1", is_exempt=False)
    first = approve(town, differences=(never,))
    assert (first.done, approve(town, differences=(never,))) == (1, first)
    other = approve(town, "altra", (never,))
    assert [why for _one, why in other.skipped] == [WhySkipped.ALREADY_CHARGED]
    assert balances(town) == {"Verdi": -525}


def test_what_is_no_longer_as_it_was_listed_is_left_and_told(town: Town) -> None:
    anna, luca, sara = (town.pupil(name) for name in ("Rossi", "Bianchi", "Neri"))
    charged(town, TUESDAY)
    set_rate(town.session, town.band_id, YEAR_START, YEAR_END, 600)
    town.database.execute("DELETE FROM band_assignment WHERE pupil_id = ?", (sara,))
    listed = charge_differences(town.session, town.service_id, OCTOBER, WEDNESDAY)
    exempt(town.session, anna, town.service_id, YEAR_START, YEAR_END, "L.104")
    (bianchi,) = (one for one in listed if one.pupil_id == luca)
    assert bianchi.key is not None
    reverse_entry(town.session, OperationId("office", "a"), bianchi.key, "Uscita")
    done = approve(town, differences=listed)
    assert done.done == 0
    assert {one.pupil_name.split()[0]: why for one, why in done.skipped} == {
        "Rossi": WhySkipped.PRICE_CHANGED, "Bianchi": WhySkipped.ALREADY_REVERSED, "Neri": WhySkipped.NO_PRICE,
    }  # fmt: skip
    assert balances(town) == {"Rossi": -525, "Bianchi": 0, "Neri": -525}


def test_a_meal_never_charged_is_charged_once(town: Town) -> None:
    noe = town.pupil("Verdi")
    never = ChargeDifference(None, noe, "Verdi", town.service_id, town.group_id, TUESDAY, 0, 525, "F1", is_exempt=False)
    first = approve(town, differences=(never,))
    assert (first.done, first.delta_cents) == (1, 525)
    assert approve(town, differences=(never,)) == first
    other = approve(town, "altra", (never,))
    assert [why for _one, why in other.skipped] == [WhySkipped.ALREADY_CHARGED]
    assert balances(town) == {"Verdi": -525}
    assert [one.balance_cents for one in accounts_of(town.session, noe)] == [-525]


def test_who_may_approve_and_why(sqlite_town: Town) -> None:
    sqlite_town.pupil()
    charged(sqlite_town, TUESDAY)
    set_rate(sqlite_town.session, sqlite_town.band_id, YEAR_START, YEAR_END, 600)
    listed = charge_differences(sqlite_town.session, sqlite_town.service_id, OCTOBER, WEDNESDAY)
    with pytest.raises(InvalidValue, match="Motivo"):
        approve(sqlite_town, differences=listed, reason=" ")
    session = sqlite_town.session
    for role in (Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR, Role.STATION):
        sqlite_town.session = as_role(session, role)
        with pytest.raises(NotAllowed):
            approve(sqlite_town, differences=listed)
    sqlite_town.session = as_role(session, Role.CLERK)
    assert approve(sqlite_town, differences=listed).done == 1
