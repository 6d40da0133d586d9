"""The reduced band of second children, to all of them in one step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from core.ledger import assignments_of, create_band
from core.registry import create_guardian, link_guardian
from core.storage import day_number
from office.tariffs.page import TariffsPage
from tests.office.conftest import OfficeTown
from tests.office.tariffs.test_tariffs_page import rows, said, show

FAMILY = ("Rossi", "Rossini", "Verdi")


@pytest.fixture
def family(office_town: OfficeTown) -> OfficeTown:
    """Three pupils of one mother, the eldest first, and a reduced band."""
    session = office_town.session
    mother = create_guardian(session, "Blu", "Maria")
    for year, name in enumerate(FAMILY, start=2015):
        office_town.database.execute(
            "UPDATE pupil SET born_on = ? WHERE id = ?", (day_number(date(year, 1, 1)), office_town.pupils[name])
        )
        link_guardian(session, office_town.pupils[name], mother, "madre")
    create_band(session, office_town.service_id, "F2", "Fratelli")
    return office_town


def choose(page: TariffsPage, text: str, settled: Callable[[], None]) -> list[str]:
    panel = page.pupils
    panel.siblings.setCurrentIndex(panel.siblings.findText(text))
    settled()
    return [" ".join((line.split(" | ")[0], line.split(" | ")[2])).strip() for line in rows(panel.model)]


def bands_of(town: OfficeTown) -> list[str | None]:
    return [assignments_of(town.session, town.pupils[name])[0].band_code for name in FAMILY]


def test_second_children_are_found_and_given_the_reduced_band_at_once(
    tariffs: TariffsPage, family: OfficeTown, settled: Callable[[], None]
):
    show(tariffs, tariffs.pupils, settled)
    panel = tariffs.pupils
    assert len(rows(panel.model)) == 7
    later = ["Rossini Luca 2º di 3", "Verdi Noè 3º di 3"]
    assert choose(tariffs, "Con fratelli", settled) == ["Rossi Anna 1º di 3", *later]
    assert choose(tariffs, "Secondi figli e successivi", settled) == later
    panel.table.selectAll()
    panel.card.band.setCurrentIndex(panel.card.band.findText("F2 · Fratelli"))
    panel.card.form.save_button.click()
    settled()
    assert said(tariffs) == "success: Fascia assegnata a 2 alunni."
    assert bands_of(family) == ["F1", "F2", "F2"]
    assert len(choose(tariffs, "Con e senza fratelli", settled)) == 7


def test_all_are_assigned_also_those_further_down_than_was_read(
    tariffs: TariffsPage, family: OfficeTown, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("core.qt.record_model.PAGE", 2)
    show(tariffs, tariffs.pupils, settled)
    panel = tariffs.pupils
    panel.table.setMaximumHeight(60)  # the third row is never painted
    choose(tariffs, "Con fratelli", settled)
    panel.model.reload()
    settled()
    panel.table.selectRow(0)
    assert panel.card.form.save_button.isEnabled()
    panel.table.selectAll()
    assert panel.card.whom.text() == "Leggo gli alunni scelti…"
    assert not panel.card.form.save_button.isEnabled()
    settled()
    assert panel.card.whom.text() == "Rossi Anna, Rossini Luca, Verdi Noè"
    panel.card.band.setCurrentIndex(panel.card.band.findText("F2 · Fratelli"))
    panel.card.form.save_button.click()
    settled()
    assert bands_of(family) == ["F2", "F2", "F2"]


def test_what_was_read_is_left_when_other_rows_are_chosen_or_the_list_changed(
    tariffs: TariffsPage, family: OfficeTown, settled: Callable[[], None]
):
    show(tariffs, tariffs.pupils, settled)
    panel = tariffs.pupils
    panel.table.selectRow(0)
    other = panel.model.record(3)
    for asked, answer in (([0, 1], [other] * 7), ([0], [other] * 6)):
        panel._on_read(asked, answer)
        settled()
        assert panel.card.whom.text() == "Abdelkarim Yasmine"
