"""The drawers of stations at the cash desk: listed, printed, their money taken over."""

from __future__ import annotations

import json
from datetime import time

import pytest
from PySide6.QtCore import Qt

from core.access.operations import OperationId
from core.access.permissions import Role
from core.clock import rome_instant
from core.ids import CountedIds
from core.payments import Means, deposit, holdings
from core.qt.record_model import read_all
from core.station import DatabaseGateway, EventKind, JournalEvent, enrol_station
from office.cash.page import CashPage
from office.cash.stations_panel import StationTillsPanel
from tests.builders import TUESDAY
from tests.office.conftest import OfficeTown, texts


def tell(town: OfficeTown, event_id: str, kind: EventKind, hour: time, body: dict[str, object]) -> None:
    gateway = DatabaseGateway(town.database, town.session.clock, CountedIds(900_000))
    gateway.push("K1", [JournalEvent(event_id, kind, TUESDAY, json.dumps(body), rome_instant(TUESDAY, hour))])


def pay(town: OfficeTown, event_id: str, number: int, cents: int, means: str = "cash", **more: object) -> None:
    body = {
        "pupil_id": town.pupils["Rossi"], "service_group_id": town.town.group_id, "amount_cents": cents, "means": means,
        "year": 2026, "number": number, **more,
    }  # fmt: skip
    tell(town, event_id, EventKind.RECHARGE, time(9, number), body)


@pytest.fixture
def panel(office_town: OfficeTown, desk, clock, shown, settled) -> StationTillsPanel:
    """A drawer that was closed with the right count, and a recharge before it was opened."""
    clock.set(rome_instant(TUESDAY, time(12)))
    enrol_station(
        office_town.session, id="K1", name="Sportello Collodi", school_id=office_town.town.school_id,
        service_id=office_town.service_id, may_recharge=True,
    )  # fmt: skip
    pay(office_town, "loose", 1, 700)
    tell(office_town, "t1", EventKind.TILL_OPENED, time(9, 1), {"operator": "Maria Bruni", "float_cents": 5_000})
    pay(office_town, "r2", 2, 2_000, till="t1", operator="Maria Bruni")
    pay(office_town, "r3", 3, 3_000, "bancomat", till="t1", operator="Maria Bruni")
    tell(office_town, "c1", EventKind.TILL_CLOSED, time(11), {
        "till": "t1", "operator": "Maria Bruni", "float_cents": 5_000, "expected_cents": 7_000, "counted_cents": 7_000,
        "reason": "", "taken": {},
    })  # fmt: skip
    page = CashPage(desk)
    shown(page)
    desk.runner.changed.connect(page.on_changes)
    page.enter()
    page.show_panel(page.stations)
    settled()
    page.stations.host = page
    return page.stations


def cells(panel: StationTillsPanel) -> list[dict[str, str]]:
    return [{column.key: column.text(line) for column in panel.model.columns} for line in read_all(panel.model)]


def due(town: OfficeTown) -> int:
    session = town.session
    return next(one.due_cents for one in holdings(session, session.actor.id) if one.means is Means.CASH)


def test_a_drawer_with_its_figures_and_receipts(panel):
    (row,) = cells(panel)
    assert (row["station"], row["operator"], row["opened"], row["closed"]) == (
        "Sportello Collodi", "Maria Bruni", "24/11 09:01", "24/11 11:00",
    )  # fmt: skip
    assert row["state"] == "Da prendere in consegna"
    assert [one.number_text for one in read_all(panel.receipts)] == ["K1/2026/000002", "K1/2026/000003"]


def test_its_money_is_taken_over_and_then_owed(panel, settled, office_town, messages):
    panel.take_button.click()
    assert "20,00" in panel.confirm.label.text()
    panel.confirm.confirm_button.click()
    settled()
    assert due(office_town) == 2_000
    assert "Presi in consegna 20,00" in texts(messages)[0]
    assert cells(panel)[0]["state"] == "Presa da Giulia Cirillo il 24/11"
    assert not panel.take_button.isEnabled()


def test_money_outside_of_any_drawer_is_said_and_taken_over(panel, settled, office_town):
    assert panel.loose_text.text().startswith("Sportello Collodi: 7,00")
    panel.loose_button.click()
    panel.confirm.confirm_button.click()
    settled()
    assert due(office_town) == 700
    assert panel.loose_text.isHidden()


def test_taken_over_by_a_colleague_meanwhile_is_told(panel, settled, office_town, messages):
    from core.station import take_over_till

    panel.take_button.click()
    take_over_till(office_town.session, OperationId("office", "other"), "t1")
    panel.confirm.confirm_button.click()
    settled()
    assert "già stata presa in consegna da Giulia Cirillo" in texts(messages)[0]
    assert due(office_town) == 2_000


def test_a_handover_is_cancelled_with_a_reason_and_taken_again(panel, qtbot, settled, office_town, messages):
    panel.take_button.click()
    panel.confirm.confirm_button.click()
    settled()
    assert panel.take_button.isHidden()
    panel.cancel_button.click()
    assert "20,00" in panel.reason_bar.label.text()
    qtbot.keyClicks(panel.reason_bar.field, "era la cassa di un collega")
    qtbot.keyClick(panel.reason_bar.field, Qt.Key.Key_Return)
    settled()
    assert due(office_town) == 0
    assert "di nuovo da prendere" in texts(messages)[-1]
    row = panel.model.record(0)
    assert cells(panel)[0]["state"] == "Da prendere in consegna"
    assert panel._story(row).endswith("annullata da Giulia Cirillo il 24/11/2026: era la cassa di un collega")
    assert panel.cancel_button.isHidden()
    panel.take_button.click()
    panel.confirm.confirm_button.click()
    settled()
    assert due(office_town) == 2_000


def test_money_from_outside_of_a_drawer_stays_on_the_list_and_goes_back(panel, qtbot, settled, office_town):
    panel.loose_button.click()
    panel.confirm.confirm_button.click()
    settled()
    states = [row["state"] for row in cells(panel)]
    assert "Presa da Giulia Cirillo il 24/11" in states
    panel.table.selectRow(states.index("Presa da Giulia Cirillo il 24/11"))
    settled()
    panel.cancel_button.click()
    panel.reason_bar.field.setText("contati male")
    panel.reason_bar.accept_button.click()
    settled()
    assert due(office_town) == 0
    assert panel.loose_text.text().startswith("Sportello Collodi: 7,00")
    assert "Presa in consegna annullata" in [row["state"] for row in cells(panel)]


def test_what_is_paid_in_stays(panel, settled, office_town, messages):
    panel.take_button.click()
    panel.confirm.confirm_button.click()
    settled()
    deposit(office_town.session, OperationId("office", "d"), on=TUESDAY, amount_cents=1_500, treasury_receipt="12")
    panel.cancel_button.click()
    panel.reason_bar.field.setText("errore")
    panel.reason_bar.accept_button.click()
    settled()
    assert "Annulla prima il versamento" in texts(messages)[-1]
    assert due(office_town) == 500


def test_print_and_export(panel, settled, files):
    panel.paper_button.click()
    settled()
    panel.export_button.click()
    settled()
    assert [path.suffix for path in files.opened] == [".pdf", ".xlsx"]
    assert all(path.stat().st_size > 1000 for path in files.opened)


def test_a_day_that_is_none_is_told_and_the_list_stays(qtbot, panel, settled, messages):
    panel.first.setText("")
    qtbot.keyClick(panel.first, Qt.Key.Key_Return)
    settled()
    assert "obbligatorio" in texts(messages)[0]
    assert len(cells(panel)) == 1


def test_an_auditor_looks_and_takes_nothing(panel, make_desk, shown, settled):
    page = CashPage(make_desk(Role.AUDITOR))
    shown(page)
    page.enter()
    page.show_panel(page.stations)
    settled()
    assert len(cells(page.stations)) == 1
    assert page.stations.take_button.isHidden()
    assert page.stations.loose_button.isHidden()
    assert page.stations.cancel_button.isHidden()
