"""What stations told and waits: the list says why, and what can be done."""

from __future__ import annotations

import json
from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt

from core import meals
from core.clock import rome_instant
from core.ids import CountedIds
from core.qt.record_model import read_all
from core.station import DatabaseGateway, EventKind, JournalEvent, enrol_station
from office.closing.kept_page import KeptPage
from tests.builders import TUESDAY
from tests.office.conftest import OfficeTown, texts


@pytest.fixture
def page(office_town: OfficeTown, desk, clock, shown, settled) -> KeptPage:
    """A day charged by presence, closed, and a station that tells of two children afterwards."""
    office_town.database.execute("UPDATE service SET charge_policy = 'present'")
    session = office_town.session
    enrol_station(
        session, id="K1", name="Refettorio", school_id=office_town.town.school_id, service_id=office_town.service_id
    )
    clock.set(rome_instant(TUESDAY, time(18)))
    meals.close_day(session, office_town.service_id, TUESDAY)
    tell(office_town, "late-1", {"pupil_id": office_town.pupils["Rossi"], "source": "scan"})
    tell(office_town, "late-2", {"pupil_id": office_town.pupils["Verdi"], "source": "scan"})
    tell(office_town, "nobody", {"pupil_id": 99_999, "source": "scan"})
    page = KeptPage(desk)
    shown(page)
    desk.runner.changed.connect(page.on_changes)
    page.enter()
    settled()
    return page


def tell(office_town: OfficeTown, event_id: str, body: dict[str, object], kind: EventKind = EventKind.PRESENCE) -> None:
    gateway = DatabaseGateway(office_town.database, office_town.session.clock, CountedIds(900_000))
    at = office_town.session.now() - timedelta(hours=5)
    gateway.push("K1", [JournalEvent(event_id, kind, TUESDAY, json.dumps(body), at)])


def names(page: KeptPage) -> list[str]:
    return sorted(line.pupil_name for line in read_all(page.model))


def select(page: KeptPage, *event_ids: str) -> None:
    page.table.clearSelection()
    page.table.setSelectionMode(page.table.SelectionMode.MultiSelection)
    for row in range(page.model.rowCount()):
        if page.model.record(row).event_ids[0] in event_ids:
            page.table.selectRow(row)


def test_each_says_why_and_what_can_be_done(page):
    columns = [column for column in page.model.columns if column.key in {"pupil", "what", "way"}]
    cells = {line.event_ids[0]: [column.text(line) for column in columns] for line in read_all(page.model)}
    assert cells["late-1"] == ["Rossi Anna", "Presenza del 24/11", "Addebitare: la chiusura non l'ha fatto"]
    assert cells["nobody"] == ["sconosciuto", "Presenza del 24/11", "Chiedere, poi mettere da parte"]
    assert page.summary.text() == "Non eseguite: 3. Serviti due volte nell'ultimo mese: 0."
    assert all(line.reason for line in read_all(page.model))


def test_late_ones_are_charged_together_after_a_question(page, settled, office_town, messages):
    select(page, "late-1", "late-2")
    assert page.primary.text() == "Addebita"
    page.primary.click()
    assert "2" in page.confirm.label.text()
    page.confirm.confirm_button.click()
    settled()
    assert texts(messages) == ["success: Registrazioni eseguite: 2."]
    assert names(page) == [""]
    assert office_town.database.scalar("SELECT COUNT(*) FROM entry WHERE kind = 1") == 2


def test_what_cannot_be_done_is_put_away_with_a_reason(qtbot, page, settled, messages):
    select(page, "nobody")
    assert not page.primary.isEnabled()
    page.dismiss_button.click()
    qtbot.keyClicks(page.reason.field, "tessera di prova")
    qtbot.keyClick(page.reason.field, Qt.Key.Key_Return)
    settled()
    assert texts(messages) == ["success: Messe da parte: 1."]
    assert names(page) == ["Rossi Anna", "Verdi Noè"]


def test_different_ways_are_not_mixed(page):
    select(page, "late-1", "nobody")
    assert not page.primary.isEnabled()
    assert page.dismiss_button.isEnabled()


def test_decided_by_a_colleague_meanwhile_is_told_and_the_list_looked_up(page, settled, office_town, messages):
    from core.station import dismiss_event

    dismiss_event(office_town.session, "late-1", "prova")
    select(page, "late-1")
    page.primary.click()
    page.confirm.confirm_button.click()
    settled()
    assert "già stata trattata da Giulia Cirillo" in texts(messages)[0]
    assert names(page) == ["", "Verdi Noè"]


def test_nothing_waiting_says_so(page, settled, office_town):
    from core.station import dismiss_event

    for event_id in ("late-1", "late-2", "nobody"):
        dismiss_event(office_town.session, event_id, "prova")
    page.reload()
    settled()
    assert "Niente da guardare" in page.table.empty_text
    assert page.summary.isHidden()
    assert not page.dismiss_button.isEnabled()


def test_of_a_child_that_nobody_knows_there_is_no_account_to_open(page):
    select(page, "nobody")
    assert not page.pupil_button.isEnabled()
    select(page, "late-1")
    assert page.pupil_button.isEnabled()
