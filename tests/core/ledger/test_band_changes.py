"""A band called otherwise, a price taken back: only what nobody was charged by goes away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.access.operations import OperationId
from core.access.stale import ChangedMeanwhile
from core.errors import InvalidValue, NotFound
from core.ledger import (
    Band,
    Charge,
    EntryKey,
    EntryKind,
    Rate,
    RateInUse,
    RatesChanged,
    bands,
    create_band,
    open_accounts,
    post_charges,
    price_of,
    rename_band,
    reverse_entry,
    set_rate,
    take_back_rate,
)
from core.ledger.kinds import REVISIONS
from tests.builders import TUESDAY, YEAR_END, YEAR_START, Town
from tests.core.ledger.test_tariffs import rates

JANUARY = date(2027, 1, 1)


def charged(town: Town, cents: int) -> int:
    """Charge the pupils for the Tuesday; return an account."""
    accounts = open_accounts(town.session, town.group_id, town.pupils)
    charges = [Charge(account, cents) for account in accounts.values()]
    post_charges(town.session, on=TUESDAY, service_id=town.service_id, scope="meals:1:1", charges=charges)
    return next(iter(accounts.values()))


def test_a_band_is_called_otherwise_and_keeps_prices_pupils_and_the_trail(town: Town) -> None:
    pupil = town.pupil()
    (band,) = bands(town.session, town.service_id)
    rename_band(town.session, band.id, " A ", "ISEE fino a 8.000", shown=band)
    assert [(one.code, one.name, one.rates) for one in bands(town.session, town.service_id)] == [
        ("A", "ISEE fino a 8.000", band.rates)
    ]
    assert price_of(town.session, pupil, town.service_id, TUESDAY).band_code == "A"
    detail = town.database.scalar("SELECT detail FROM audit WHERE operation = 'rename_band'")
    assert "F1 · Fascia 1" in detail
    assert "A · ISEE fino a 8.000" in detail


def test_a_name_that_cannot_be_or_was_changed_meanwhile_is_refused(town: Town) -> None:
    (band,) = bands(town.session, town.service_id)
    create_band(town.session, town.service_id, "F2", "Fascia 2")
    with pytest.raises(InvalidValue, match="scrivi il codice"):
        rename_band(town.session, band.id, "", "x")
    with pytest.raises(InvalidValue, match="esiste già"):
        rename_band(town.session, band.id, "F2", "x")
    with pytest.raises(NotFound):
        rename_band(town.session, 999, "F3", "x")
    rename_band(town.session, band.id, "F1", "Altro nome")
    with pytest.raises(ChangedMeanwhile):
        rename_band(town.session, band.id, "F1", "Il mio nome", shown=band)


def put(town: Town, band: Band, first: date, last: date, cents: int) -> Rate:
    return Rate(set_rate(town.session, band.id, first, last, cents), first, last, cents)


def test_a_price_that_charged_nothing_is_taken_back_and_the_former_ones_hold_again(town: Town) -> None:
    (band,) = bands(town.session, town.service_id)
    before = rates(town)
    rate = put(town, band, TUESDAY, JANUARY, 600)
    assert len(rates(town)) == 3
    take_back_rate(town.session, rate, band.rates)
    assert rates(town) == before
    with pytest.raises(NotFound):
        take_back_rate(town.session, rate, band.rates)


def test_without_former_prices_its_days_are_left_without_one(town: Town) -> None:
    (band,) = bands(town.session, town.service_id)
    rate = put(town, band, JANUARY, YEAR_END, 600)
    take_back_rate(town.session, rate)
    assert rates(town) == [f"{YEAR_START:%d/%m/%y}-31/12/26 525"]


def test_a_price_at_which_meals_were_charged_stays(town: Town) -> None:
    town.pupil()
    (band,) = bands(town.session, town.service_id)
    rate = put(town, band, YEAR_START, YEAR_END, 600)
    account = charged(town, 600)
    with pytest.raises(RateInUse, match="pasti addebitati: 1"):
        take_back_rate(town.session, rate, band.rates)
    # What was charged at the former price does not hold the new one.
    key = EntryKey(account, TUESDAY, EntryKind.CHARGE, town.service_id * REVISIONS)
    reverse_entry(town.session, OperationId("test", "storno"), key, "Prezzo sbagliato")
    take_back_rate(town.session, rate, band.rates)
    assert rates(town)[0].endswith("525")


def test_prices_that_another_set_meanwhile_are_not_written_over(town: Town) -> None:
    (band,) = bands(town.session, town.service_id)
    rate = put(town, band, JANUARY, YEAR_END, 600)
    set_rate(town.session, band.id, YEAR_START, TUESDAY, 700)
    before = rates(town)
    with pytest.raises(RatesChanged):
        take_back_rate(town.session, rate, band.rates)
    assert rates(town) == before


def test_another_price_under_the_number_of_the_one_that_went_is_left_alone(town: Town) -> None:
    """SQLite gives the number of a price that gave way wholly to the one that took its place."""
    (band,) = bands(town.session, town.service_id)
    rate = put(town, band, JANUARY, YEAR_END, 600)
    later = put(town, band, JANUARY, YEAR_END, 650)
    before = rates(town)
    with pytest.raises(RatesChanged):
        take_back_rate(town.session, replace(rate, id=later.id), band.rates)
    assert rates(town) == before
