from __future__ import annotations

from datetime import date

import pytest

from core.access.permissions import Role
from core.errors import InvalidValue, NotAllowed, NotFound
from core.ledger import (
    NoPrice,
    Price,
    assign_band,
    assignments_of,
    bands,
    create_band,
    exempt,
    price_of,
    prices_on,
    set_rate,
)
from tests.builders import TUESDAY, YEAR_END, YEAR_START, Town
from tests.core.ledger.test_posting import as_role

JANUARY, FEBRUARY = date(2027, 1, 1), date(2027, 2, 1)
FIRST = Price(525, "F1", "Fascia 1", is_exempt=False)


def drawn(town: Town, pupil_id: int) -> list[str]:
    return [
        f"{one.starts_on:%d/%m/%y}-{one.ends_on:%d/%m/%y} {'esente' if one.is_exempt else one.band_code}"
        for one in reversed(assignments_of(town.session, pupil_id))
    ]


def rates(town: Town) -> list[str]:
    return [
        f"{rate.starts_on:%d/%m/%y}-{rate.ends_on:%d/%m/%y} {rate.amount_cents}"
        for band in bands(town.session, town.service_id)
        for rate in band.rates
    ]


def test_a_pupil_pays_the_rate_of_its_band(town: Town) -> None:
    assert price_of(town.session, town.pupil(), town.service_id, TUESDAY) == FIRST


def test_a_pupil_without_a_band_or_a_rate_is_named(town: Town) -> None:
    luca = town.pupil("Bianchi", "Luca", priced=False)
    with pytest.raises(NoPrice, match=r"Bianchi Luca.*Mensa.*24/11/2026"):
        price_of(town.session, luca, town.service_id, TUESDAY)
    band = create_band(town.session, town.service_id, "F2", "Fascia 2")
    assign_band(town.session, luca, town.service_id, band, YEAR_START, YEAR_END)
    with pytest.raises(NoPrice):
        price_of(town.session, luca, town.service_id, TUESDAY)
    with pytest.raises(NotFound, match="Alunno"):
        price_of(town.session, 999, town.service_id, TUESDAY)
    with pytest.raises(NotFound, match="Servizio"):
        price_of(town.session, luca, 999, TUESDAY)


def test_the_prices_of_all_or_of_some(town: Town) -> None:
    anna, luca, without = town.pupil("A"), town.pupil("B"), town.pupil("C", priced=False)
    exempt(town.session, luca, town.service_id, TUESDAY, TUESDAY, "ISEE sotto soglia")
    free = Price(0, None, None, is_exempt=True)
    assert prices_on(town.session, town.service_id, TUESDAY) == {anna: FIRST, luca: free}
    assert prices_on(town.session, town.service_id, TUESDAY, [luca, without]) == {luca: free}
    assert prices_on(town.session, town.service_id, TUESDAY, []) == {}
    assert prices_on(town.session, 999, TUESDAY) == {}


@pytest.mark.parametrize(("day", "is_priced"), [(YEAR_START, True), (YEAR_END, True), (date(2026, 9, 13), False)])
def test_both_ends_of_the_dates_count(sqlite_town: Town, day: date, is_priced: bool) -> None:
    anna = sqlite_town.pupil()
    assert (anna in prices_on(sqlite_town.session, sqlite_town.service_id, day)) is is_priced


def test_a_new_band_from_a_day_on_ends_the_old_one(town: Town) -> None:
    """A family brings its ISEE in January."""
    anna = town.pupil()
    band = create_band(town.session, town.service_id, "F2", "Fascia 2")
    set_rate(town.session, band, YEAR_START, YEAR_END, 300)
    assign_band(town.session, anna, town.service_id, band, JANUARY, YEAR_END, "ISEE 2027")
    assert drawn(town, anna) == ["14/09/26-31/12/26 F1", "01/01/27-10/06/27 F2"]
    assert price_of(town.session, anna, town.service_id, date(2026, 12, 31)).amount_cents == 525
    assert price_of(town.session, anna, town.service_id, JANUARY).amount_cents == 300
    assert assignments_of(town.session, anna)[0].reason == "ISEE 2027"


def test_an_exemption_in_the_midst_leaves_the_band_on_both_sides(town: Town) -> None:
    anna = town.pupil()
    exempt(town.session, anna, town.service_id, JANUARY, date(2027, 1, 31), " Servizi sociali ")
    assert drawn(town, anna) == ["14/09/26-31/12/26 F1", "01/01/27-31/01/27 esente", "01/02/27-10/06/27 F1"]
    assert price_of(town.session, anna, town.service_id, FEBRUARY) == FIRST


def test_dates_that_cover_others_take_their_place(town: Town) -> None:
    anna, luca = town.pupil("A"), town.pupil("B")
    exempt(town.session, anna, town.service_id, JANUARY, FEBRUARY, "x")
    exempt(town.session, anna, town.service_id, date(2026, 1, 1), date(2027, 12, 31), "y")
    assert drawn(town, anna) == ["01/01/26-31/12/27 esente"]
    assert drawn(town, luca) == ["14/09/26-10/06/27 F1"]
    cut = town.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = 'cut_dates'")
    assert cut == 1 + 3  # each row that gave way is in the audit trail


def test_a_rate_that_changes_within_the_year(town: Town) -> None:
    anna = town.pupil()
    set_rate(town.session, town.band_id, JANUARY, YEAR_END, 550)
    assert rates(town) == ["14/09/26-31/12/26 525", "01/01/27-10/06/27 550"]
    assert price_of(town.session, anna, town.service_id, date(2026, 12, 31)).amount_cents == 525
    assert price_of(town.session, anna, town.service_id, JANUARY).amount_cents == 550


def test_a_rate_of_zero_is_a_price(sqlite_town: Town) -> None:
    anna = sqlite_town.pupil()
    set_rate(sqlite_town.session, sqlite_town.band_id, YEAR_START, YEAR_END, 0)
    assert price_of(sqlite_town.session, anna, sqlite_town.service_id, TUESDAY) == Price(
        0, "F1", "Fascia 1", is_exempt=False
    )


def test_what_tariffs_refuse(sqlite_town: Town) -> None:
    session, service, band = sqlite_town.session, sqlite_town.service_id, sqlite_town.band_id
    anna = sqlite_town.pupil()
    for code, name in (("", "x"), ("x", " "), ("F1", "x")):
        with pytest.raises(InvalidValue):
            create_band(session, service, code, name)
    with pytest.raises(NotFound, match="Servizio"):
        create_band(session, 999, "x", "x")
    with pytest.raises(InvalidValue, match="Date"):
        set_rate(session, band, FEBRUARY, JANUARY, 100)
    for cents in (-1, 1_000_001):
        with pytest.raises(InvalidValue, match="Tariffa"):
            set_rate(session, band, JANUARY, FEBRUARY, cents)
    with pytest.raises(NotFound, match="Fascia"):
        set_rate(session, 999, JANUARY, FEBRUARY, 100)
    with pytest.raises(NotFound, match="Fascia"):
        assign_band(session, anna, service, 999, JANUARY, FEBRUARY)
    with pytest.raises(InvalidValue, match="altro servizio"):
        assign_band(session, anna, 999, band, JANUARY, FEBRUARY)
    with pytest.raises(NotFound, match="Alunno"):
        assign_band(session, 999, service, band, JANUARY, FEBRUARY)
    with pytest.raises(InvalidValue, match="Date"):
        assign_band(session, anna, service, band, FEBRUARY, JANUARY)
    with pytest.raises(InvalidValue, match="Motivo"):
        exempt(session, anna, service, JANUARY, FEBRUARY, "  ")
    assert drawn(sqlite_town, anna) == ["14/09/26-10/06/27 F1"]


def test_who_may_not_set_tariffs(sqlite_town: Town) -> None:
    session = as_role(sqlite_town.session, Role.CASHIER)
    with pytest.raises(NotAllowed):
        create_band(session, sqlite_town.service_id, "x", "x")
    with pytest.raises(NotAllowed):
        set_rate(session, sqlite_town.band_id, JANUARY, FEBRUARY, 1)
    with pytest.raises(NotAllowed):
        exempt(session, 1, sqlite_town.service_id, JANUARY, FEBRUARY, "x")
    with pytest.raises(NotAllowed):
        prices_on(as_role(session, Role.KITCHEN), sqlite_town.service_id, TUESDAY)
