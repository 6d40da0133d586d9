"""Bands renamed and prices taken back at the desk, each with its way back."""

from __future__ import annotations

from datetime import time

from core.clock import rome_instant
from core.ledger import bands, create_band, rename_band
from core.meals import close_day
from office.tariffs.page import TariffsPage
from tests.office.conftest import OfficeTown
from tests.office.tariffs.test_tariffs_page import TODAY, Settled, plain, rows, said


def undo(page: TariffsPage, settled: Settled) -> None:
    page.desk.messages.messages[-1].on_action()
    settled()


def test_a_band_is_renamed_and_called_as_before_by_undo(tariffs: TariffsPage, settled: Settled):
    panel = tariffs.bands
    assert not panel.rename_button.isEnabled()
    panel.table.selectRow(0)
    panel.rename_button.click()
    assert panel.band_form.heading.text() == "Rinomina la fascia F1"
    panel.name.setText("ISEE fino a 8.000")
    panel.band_form.save_button.click()
    settled()
    assert said(tariffs) == "success: La fascia F1 · Fascia 1 ora si chiama F1 · ISEE fino a 8.000."
    assert rows(panel.model)[0].startswith("F1 · ISEE fino a 8.000")
    assert panel.band_form.heading.text() == "Nuova fascia"
    undo(tariffs, settled)
    assert rows(panel.model)[0].startswith("F1 · Fascia 1")


def test_undo_leaves_the_name_that_a_colleague_gave_meanwhile(
    tariffs: TariffsPage, settled: Settled, office_town: OfficeTown
):
    panel = tariffs.bands
    panel.table.selectRow(0)
    panel.rename_button.click()
    panel.name.setText("ISEE fino a 8.000")
    panel.band_form.save_button.click()
    settled()
    (band,) = bands(office_town.session, office_town.service_id)
    rename_band(office_town.session, band.id, band.code, "ISEE fino a 9.000")
    undo(tariffs, settled)
    (band,) = bands(office_town.session, office_town.service_id)
    assert band.name == "ISEE fino a 9.000"
    assert not said(tariffs).startswith("success")


def test_a_renaming_given_up_makes_the_form_one_for_new_bands_again(
    tariffs: TariffsPage, settled: Settled, office_town: OfficeTown
):
    panel = tariffs.bands
    create_band(office_town.session, office_town.service_id, "F2", "Fascia 2")
    tariffs.reload()
    settled()
    panel.table.selectRow(0)
    panel.rename_button.click()
    panel.code.setText("F2")
    panel.band_form.save_button.click()
    settled()
    assert "esiste già" in panel._code_line.fault.text()
    panel.band_form.cancel_button.click()
    assert panel.code.text() == ""
    assert panel.band_form.save_button.text() == "Crea la fascia"


def test_a_price_just_set_is_taken_back_by_undo(tariffs: TariffsPage, settled: Settled):
    panel = tariffs.bands
    before = rows(panel.model)
    panel.amount.setText("6")
    panel.first.setText("1/1/2027")
    panel.rate_form.save_button.click()
    panel.confirm.confirm_button.click()
    settled()
    assert len(rows(panel.model)) == 2
    undo(tariffs, settled)
    assert said(tariffs).endswith("è stato tolto. Valgono di nuovo i prezzi di prima.")
    assert rows(panel.model) == before


def test_a_price_of_the_list_goes_when_asked_but_not_one_that_was_charged(
    tariffs: TariffsPage, settled: Settled, office_town: OfficeTown
):
    panel = tariffs.bands
    office_town.session.clock.set(rome_instant(TODAY, time(14, 0)))
    close_day(office_town.session, office_town.service_id, TODAY)
    panel.table.selectRow(0)
    panel.take_back_button.click()
    assert "resta senza prezzo" in plain(panel.confirm.label.text())
    panel.confirm.confirm_button.click()
    settled()
    assert "pasti addebitati: 7" in said(tariffs)
    assert [len(band.rates) for band in bands(office_town.session, office_town.service_id)] == [1]
