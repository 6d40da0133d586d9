"""Stations that can join, with a code that is told once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from core.station import make_station_code, stations
from office.admin.stations_page import StationsPage
from tests.office.admin.hands import opened


@pytest.fixture
def station_page(desk, shown, settled) -> StationsPage:
    return opened(StationsPage(desk), shown, settled)


def enrol(page: StationsPage, settled, name: str = "Refettorio") -> None:
    page.primary.click()
    page.form.called.setText(name)
    page.form.save_button.click()
    settled()


def test_a_station_is_enrolled_and_gets_its_code_once(qtbot, station_page, settled, office_town):
    page = station_page
    enrol(page, settled)
    (station,) = stations(office_town.session)
    assert (station.id, station.may_presence, station.may_recharge) == ("P1", True, False)
    assert page.code_button.hasFocus()
    qtbot.keyClick(page.code_button, Qt.Key.Key_Space)
    settled()
    code = page.code.text()
    assert len(code) == 14
    page.copy_button.click()
    assert QGuiApplication.clipboard().text() == code
    page.reload()
    settled()
    assert page.code.isVisible()
    page.primary.click()
    assert page.form.station_id.text() == "P2"
    page.form.cancel_button.click()


def test_a_station_that_does_nothing_is_refused_beside_its_field(station_page, settled, office_town):
    page = station_page
    page.primary.click()
    page.form.called.setText("Refettorio")
    page.form.presence.setChecked(False)
    page.form.save_button.click()
    settled()
    line = next(line for line in page.form._lines if line.field is page.form.presence)
    assert "presenze, ricariche o entrambe" in line.fault.text()
    assert stations(office_town.session) == ()


def test_a_name_used_before_is_told_beside_the_code(station_page, settled):
    page = station_page
    enrol(page, settled)
    page.primary.click()
    page.form.called.setText("Refettorio")
    page.form.save_button.click()
    settled()
    line = next(line for line in page.form._lines if line.field is page.form.station_id)
    assert line.fault.isVisible()


def test_revoking_asks_and_is_for_good(station_page, settled, office_town):
    page = station_page
    enrol(page, settled)
    page.revoke_button.click()
    assert "dimentica tutti gli alunni" in page.confirm.label.text()
    page.confirm.confirm_button.click()
    settled()
    assert stations(office_town.session)[0].is_revoked
    assert page.revoke_button.isHidden()
    assert page.code_button.isHidden()
    with pytest.raises(Exception, match="revocata"):
        make_station_code(office_town.session, "P1")


def test_a_reload_leaves_alone_what_is_being_typed(station_page, settled):
    page = station_page
    enrol(page, settled)
    page.primary.click()
    page.form.called.setText("Sportello")
    page.reload()
    settled()
    page.table.selectRow(0)
    assert page.panel.is_form_shown
    assert page.form.called.text() == "Sportello"
    page.form.cancel_button.click()
    assert page.panel.heading.text() == "Refettorio (P1)"
