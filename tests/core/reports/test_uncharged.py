"""Meals that were left out of a close because nothing was due, and that cost now."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from core.access.operations import OperationId
from core.errors import InvalidValue, NotFound
from core.ledger import (
    EntryKey,
    EntryKind,
    approve_differences,
    assign_band,
    close_period,
    exempt,
    reverse_entry,
    verify,
)
from core.reports.uncharged import uncharged_meals
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.core.reports.conftest import Office
from tests.core.reports.test_meals_reports import WEDNESDAY, close


def drawn(office: Office) -> list[str]:
    return [
        f"{one.pupil_name.split()[0]} {one.on:%d} {one.new_cents}"
        for one in uncharged_meals(office.session, office.service_id, TUESDAY - timedelta(days=9), WEDNESDAY)
    ]


def test_an_exemption_withdrawn_for_days_that_are_closed(office: Office) -> None:
    anna, noe, away = (office.pupil(name) for name in ("Rossi", "Verdi", "Neri"))
    for pupil in (noe, away):
        exempt(office.session, pupil, office.service_id, YEAR_START, YEAR_END, "L.104")
    office.absence(away, TUESDAY)
    close(office)
    assert drawn(office) == []
    for pupil in (noe, away):
        assign_band(office.session, pupil, office.service_id, office.town.band_id, YEAR_START, YEAR_END)
    assert drawn(office) == ["Verdi 24 525"]  # not who was absent; not Wednesday, which is not closed
    listed = uncharged_meals(office.session, office.service_id, TUESDAY, TUESDAY)
    done = approve_differences(office.session, OperationId("office", "a"), listed, "Controllo INPS")
    assert (done.done, done.delta_cents) == (1, 525)
    assert drawn(office) == []
    assert verify(office.database).is_ok
    account = office.database.scalar("SELECT id FROM account WHERE pupil_id = ?", (anna,))
    key = EntryKey(account, TUESDAY, EntryKind.CHARGE, office.service_id * 1000)
    reverse_entry(office.session, OperationId("office", "b"), key, "Contestazione accolta")
    assert drawn(office) == []  # reversed on purpose: it does not come back


def test_in_a_closed_month_it_is_told_until_it_is_adjusted_for(office: Office) -> None:
    noe, ida = office.pupil("Verdi"), office.pupil("Neri")
    for pupil in (noe, ida):
        exempt(office.session, pupil, office.service_id, YEAR_START, YEAR_END, "L.104")
    close(office)
    office.clock.set(datetime(2026, 12, 3, 9, tzinfo=UTC))
    close_period(office.session, TUESDAY)
    for pupil in (noe, ida):
        assign_band(office.session, pupil, office.service_id, office.town.band_id, YEAR_START, YEAR_END)
    (listed,) = (one for one in uncharged_meals(office.session, office.service_id, TUESDAY, TUESDAY)
                 if one.pupil_id == noe)  # fmt: skip
    approve_differences(office.session, OperationId("office", "a"), [listed], "Controllo INPS")
    assert drawn(office) == ["Neri 24 525"]


def test_what_cannot_be_asked(office: Office) -> None:
    with pytest.raises(InvalidValue, match="Periodo"):
        uncharged_meals(office.session, office.service_id, WEDNESDAY, TUESDAY)
    with pytest.raises(NotFound):
        uncharged_meals(office.session, 999, TUESDAY, TUESDAY)
