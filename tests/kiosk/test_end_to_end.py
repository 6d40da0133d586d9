"""From a card before the screen to the office's books: real station, real gateway, real database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from core.cards import issue_card, revoke_card
from core.clock import FixedClock
from core.ids import CountedIds
from core.ledger import accounts_of, balance
from core.meals import day_summary
from core.payments import Means, recharges
from core.station import DatabaseGateway, StationStore, enrol_station, make_station_code, stations
from kiosk.app import open_kiosk
from kiosk.mode import Mode
from tests.builders import TUESDAY, Town
from tests.kiosk.conftest import Kiosk, SeldomSchedule
from tests.kiosk.refectory import Ears, FakePrinter, FakeReader, Hand, Office, Refectory

NOON = datetime(2026, 11, 24, 11, 31, tzinfo=UTC)


@pytest.fixture
def joined(qtbot, qapp: QApplication, sqlite_town: Town, clock: FixedClock, tmp_path: Path) -> Iterator[Kiosk]:
    """A kiosk that was joined by the office's one-time code, typed on its own keys."""
    clock.set(NOON)
    town = sqlite_town
    for last_name, first_name in (("Rossi", "Anna"), ("Bianchi", "Marco")):
        issue_card(town.session, town.pupil(last_name, first_name), town.service_id)
    enrol_station(
        town.session,
        id="MENSA1",
        name="Refettorio",
        school_id=town.school_id,
        service_id=town.service_id,
        may_presence=True,
        may_recharge=True,
    )
    code = make_station_code(town.session, "MENSA1")
    store = StationStore.open(tmp_path / "station.db", clock=clock, ids=CountedIds(5000))
    gateway = DatabaseGateway(town.database, clock, CountedIds(9000))
    hand, ears, printer, reader = Hand(), Ears(), FakePrinter(), FakeReader()
    window = open_kiosk(
        qapp, store, gateway, None, windowed=True, folder=tmp_path, sounder=ears, printer=printer,
        make_reader=lambda _preferences: reader, monotonic=hand, schedule=SeldomSchedule(),
    )  # fmt: skip
    refectory = Refectory(store, clock, Office(clock), {}, {})
    kiosk = Kiosk(qtbot, window, refectory, hand, ears, printer, tmp_path, [reader])
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.joining)
    kiosk.settle()
    for sign in code.text.replace("-", ""):
        kiosk.tap(f"letter_{sign}")
    kiosk.tap("joining_accept")
    qtbot.waitUntil(lambda: window.mode is Mode.PRESENCE)
    kiosk.settle()
    yield kiosk
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    store.close_thread()


def token_of(town: Town, pupil_id: int) -> str:
    return str(town.database.scalar("SELECT token FROM card WHERE pupil_id = ? AND revoked_at IS NULL", (pupil_id,)))


def exchange(kiosk: Kiosk) -> None:
    kiosk.window.parts.desk.exchange_now()
    kiosk.settle()


def test_a_scan_is_a_presence_in_the_office_once(joined: Kiosk, sqlite_town: Town):
    anna = sqlite_town.pupils[0]
    for _ in range(3):
        joined.scan(token_of(sqlite_town, anna))
    assert joined.ears.heard == ["served", "repeated", "repeated"]
    exchange(joined)
    exchange(joined)
    (line,) = day_summary(sqlite_town.session, sqlite_town.service_id, TUESDAY)
    assert (line.present, line.expected) == (1, 2)
    assert joined.window.header.badge.status.word == "in linea"


def test_money_taken_at_the_kiosk_is_in_the_ledger_once_with_the_receipts_number(joined: Kiosk, sqlite_town: Town):
    anna = sqlite_town.pupils[0]
    joined.tap("mode_recharge")
    joined.scan(token_of(sqlite_town, anna))
    joined.tap("preset_3000")
    joined.tap("means_bancomat")
    joined.tap("recharge_confirm")
    shown = joined.window.recharge.receipt_number.text()
    exchange(joined)
    exchange(joined)
    (account,) = accounts_of(sqlite_town.session, anna)
    assert balance(sqlite_town.session, account.id) == 3000
    (receipt,) = recharges(sqlite_town.session, TUESDAY, TUESDAY).items
    assert shown == f"Ricevuta {receipt.number_text}"
    assert receipt.means is Means.BANCOMAT
    assert receipt.station_id == "MENSA1"


def test_a_card_revoked_in_the_office_is_refused_after_the_next_exchange(joined: Kiosk, sqlite_town: Town):
    anna = sqlite_town.pupils[0]
    token = token_of(sqlite_town, anna)
    card_id = sqlite_town.database.scalar("SELECT id FROM card WHERE pupil_id = ?", (anna,))
    revoke_card(sqlite_town.session, int(card_id), "persa")
    exchange(joined)
    joined.scan(token)
    assert joined.word == "Tessera non valida"
    assert joined.presences() == 0


def test_what_was_taken_back_at_the_kiosk_is_gone_in_the_office(joined: Kiosk, sqlite_town: Town):
    anna = sqlite_town.pupils[0]
    joined.scan(token_of(sqlite_town, anna))
    exchange(joined)
    joined.tap("menu_button")
    joined.tap("menu_undo")
    joined.tap(f"undo_{anna}")
    joined.tap("confirm_accept")
    exchange(joined)
    (line,) = day_summary(sqlite_town.session, sqlite_town.service_id, TUESDAY)
    assert line.present == 0
    (station,) = stations(sqlite_town.session)
    assert station.last_exchange_at == NOON
