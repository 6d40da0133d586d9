"""What is behind the PIN."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from core.errors import InvalidValue
from core.ids import CountedIds
from core.qt.translations import Language, current_language, set_language
from core.station import EventKind, StationStore
from kiosk import supervisor_page
from kiosk.mode import Mode
from kiosk.pin import FREE_TRIES, LONGEST_PAUSE, PinGate, new_pin_hash
from kiosk.supervision import LOCK_SECONDS
from tests.kiosk.conftest import Kiosk
from tests.kiosk.refectory import Hand

PIN = "4711"


@pytest.fixture(scope="module")
def pin_hash() -> str:
    return new_pin_hash(PIN)


@pytest.fixture
def locked(open_station, tmp_path, pin_hash) -> Kiosk:
    """A kiosk with a PIN."""
    (tmp_path / "postazione.json").write_text(json.dumps({"pin_hash": pin_hash}), encoding="utf-8")
    return open_station(windowed=False)


def type_pin(kiosk: Kiosk, pin: str) -> None:
    for figure in pin:
        kiosk.tap(f"pin_{figure}")
    kiosk.tap("pin_accept")


def saved(kiosk: Kiosk) -> dict:
    return json.loads((kiosk.folder / "postazione.json").read_text(encoding="utf-8"))


def test_without_a_pin_the_menu_opens_at_once(kiosk):
    kiosk.tap("menu_button")
    assert kiosk.window.stack.currentWidget() is kiosk.window.supervisor


def test_with_a_pin_only_the_right_one_opens(locked):
    locked.tap("menu_button")
    assert locked.window.stack.currentWidget() is locked.window.pin
    type_pin(locked, "4712")
    assert locked.window.stack.currentWidget() is locked.window.pin
    assert locked.window.pin.note.text() == "PIN errato"
    type_pin(locked, PIN)
    assert locked.window.stack.currentWidget() is locked.window.supervisor


def test_figures_are_never_shown(locked):
    locked.tap("menu_button")
    for figure in "47":
        locked.tap(f"pin_{figure}")
    assert locked.window.pin.dots.text() == "●●○○"


def test_trying_all_pins_takes_for_ever(locked):
    locked.tap("menu_button")
    for _ in range(FREE_TRIES):
        type_pin(locked, "4712")
    type_pin(locked, PIN)
    assert locked.window.stack.currentWidget() is locked.window.pin
    assert "Troppi tentativi" in locked.window.pin.note.text()
    locked.hand.at += 15
    type_pin(locked, PIN)
    assert locked.window.stack.currentWidget() is locked.window.supervisor


def test_pauses_grow_up_to_a_bound_and_a_right_pin_forgives():
    hand = Hand()
    gate = PinGate("kept", hand)
    pauses = []
    for _ in range(12):
        gate.note(was_right=False)
        pauses.append(gate.seconds_to_wait)
        hand.at += pauses[-1]
    assert pauses[: FREE_TRIES + 2] == [0, 0, 15, 30, 60]
    assert pauses[-1] == LONGEST_PAUSE
    gate.note(was_right=True)
    gate.note(was_right=False)
    assert gate.seconds_to_wait == 0


@pytest.mark.parametrize("pin", ["123", "123456789", "0000", "1234", "9876", "12a4", "", "١٢٣٤"])
def test_pins_that_are_guessed_first_are_refused(pin):
    with pytest.raises(InvalidValue):
        new_pin_hash(pin)


def test_a_card_while_the_pin_is_asked_for_is_answered_at_once(locked):
    locked.tap("menu_button")
    locked.scan(locked.refectory.child("Anna").token)
    assert locked.word == "Buon appetito"
    assert locked.window.mode is Mode.PRESENCE
    locked.tap("menu_button")
    assert locked.window.stack.currentWidget() is locked.window.pin  # and it is locked again


def test_it_locks_itself_when_nobody_touches_it(locked):
    locked.tap("menu_button")
    type_pin(locked, PIN)
    locked.hand.at += LOCK_SECONDS
    locked.window._on_ticked()
    assert locked.window.stack.currentWidget() is locked.window.presence


def test_a_new_pin_is_asked_for_twice_and_kept_as_a_hash(kiosk):
    kiosk.tap("menu_button")
    kiosk.tap("menu_pin")
    type_pin(kiosk, "1234")
    type_pin(kiosk, "1234")
    assert "facile" in kiosk.window.pin.note.text()
    type_pin(kiosk, "5829")
    type_pin(kiosk, "5820")
    assert "diversi" in kiosk.window.pin.note.text()
    type_pin(kiosk, "5829")
    type_pin(kiosk, "5829")
    assert "PIN cambiato" in kiosk.messages()
    assert "5829" not in json.dumps(saved(kiosk))
    kiosk.tap("menu_back")
    kiosk.tap("menu_button")
    type_pin(kiosk, "5829")
    assert kiosk.window.stack.currentWidget() is kiosk.window.supervisor


def test_a_presence_is_taken_back_after_a_question_and_leaves_its_trace(kiosk):
    kiosk.scan(kiosk.refectory.child("Anna").token)
    kiosk.refectory.clock.advance(timedelta(minutes=1))
    kiosk.scan(kiosk.refectory.child("Marco").token)
    kiosk.tap("menu_button")
    kiosk.tap("menu_undo")
    assert [tile.objectName() for tile in kiosk.window.supervisor.undo_grid.tiles] == ["undo_101", "undo_100"]
    kiosk.tap("undo_101")
    assert "Marco" in kiosk.window.supervisor.confirm.label.text()
    assert kiosk.presences() == 2
    kiosk.tap("confirm_accept")
    assert [tile.objectName() for tile in kiosk.window.supervisor.undo_grid.tiles] == ["undo_100"]
    assert "Presenza di Marco tolta" in kiosk.messages()
    kinds = [kind for kind, _ in kiosk.refectory.journal()]
    assert kinds == [EventKind.PRESENCE, EventKind.PRESENCE, EventKind.UNDO]
    assert [c.first_name for c in kiosk.window.presence.state.recent] == ["Anna"]
    kiosk.tap("undo_back")
    kiosk.tap("menu_back")
    kiosk.scan(kiosk.refectory.child("Marco").token)
    assert kiosk.word == "Buon appetito"


def test_a_question_answered_with_no_takes_nothing_back(kiosk):
    kiosk.scan(kiosk.refectory.child("Anna").token)
    kiosk.tap("menu_button")
    kiosk.tap("menu_undo")
    kiosk.tap("undo_100")
    kiosk.tap("confirm_cancel")
    assert [kind for kind, _ in kiosk.refectory.journal()] == [EventKind.PRESENCE]


def test_what_is_taken_back_twice_is_said(kiosk):
    kiosk.scan(kiosk.refectory.child("Anna").token)
    event_id = kiosk.window.presence.state.shown.check_in.event_id
    kiosk.window.supervisor._undo(event_id, "Anna")
    kiosk.window.supervisor._undo(event_id, "Anna")
    kiosk.settle()
    assert any("già stata annullata" in text for text in kiosk.messages())


def test_the_camera_is_tried_at_once_and_kept_only_when_saved(kiosk):
    kiosk.tap("menu_button")
    kiosk.tap("menu_camera")
    kiosk.tap("camera_rotation")
    kiosk.tap("camera_rotation")
    kiosk.tap("camera_mirror")
    kiosk.tap("camera_resolution")
    assert [reader.is_running for reader in kiosk.readers] == [False] * 4 + [True]
    tried = kiosk.reader.preferences
    assert (tried.rotation, tried.mirror, tried.width, tried.height) == (180, True, 1920, 1080)
    assert not (kiosk.folder / "postazione.json").exists()
    kiosk.tap("camera_setup_back")
    assert kiosk.reader.preferences.rotation == 0

    kiosk.tap("menu_camera")
    kiosk.tap("camera_rotation")
    kiosk.tap("camera_save")
    assert saved(kiosk)["rotation"] == 90
    assert kiosk.reader.preferences.rotation == 90


def test_a_card_tried_before_the_camera_is_no_presence(kiosk):
    kiosk.tap("menu_button")
    kiosk.tap("menu_camera")
    kiosk.scan(kiosk.refectory.child("Anna").token)
    assert kiosk.presences() == 0
    token = kiosk.refectory.child("Anna").token
    assert kiosk.window.supervisor.camera.read_text.text() == f"Letto: {token[:3]}…{token[-4:]}"  # never whole
    kiosk.tap("camera_setup_back")
    kiosk.tap("menu_back")
    kiosk.scan(kiosk.refectory.child("Anna").token)
    assert kiosk.presences() == 1


def test_a_password_in_a_cameras_address_is_not_shown(open_station, tmp_path):
    address = "rtsp://admin:segreta@10.0.0.9/live"
    (tmp_path / "postazione.json").write_text(json.dumps({"camera": address}), encoding="utf-8")
    kiosk = open_station()
    kiosk.tap("menu_button")
    kiosk.tap("menu_camera")
    (title,) = [tile.shown.title for tile in kiosk.window.supervisor.camera.grid.tiles if "rtsp" in tile.shown.title]
    assert "segreta" not in title


def test_a_serial_scanner_is_chosen_and_kept(kiosk, monkeypatch):
    monkeypatch.setattr(supervisor_page, "serial_ports", lambda: ("COM3", "COM4"))
    kiosk.tap("menu_button")
    kiosk.tap("menu_scanner")
    kiosk.tap("port_COM4")
    assert [serial.port for serial in kiosk.serials] == ["COM4"]
    assert saved(kiosk)["serial_port"] == "COM4"
    kiosk.tap("port_")
    assert not kiosk.serials[0].is_running
    assert saved(kiosk)["serial_port"] == ""


def test_how_the_station_stands_is_told_in_full_and_an_exchange_can_be_asked_for(kiosk):
    kiosk.scan(kiosk.refectory.child("Anna").token)
    kiosk.tap("menu_button")
    kiosk.tap("menu_station")
    told = kiosk.window.supervisor.station_text.text()
    for text in ("Refettorio Calvino (MENSA1)", "24/11/2026", "da consegnare: 1"):
        assert text in told
    kiosk.tap("exchange_now")
    assert "da consegnare: 0" in kiosk.window.supervisor.station_text.text()


def test_the_language_changes_at_once_and_is_kept(kiosk, qapp):
    kiosk.tap("menu_button")
    kiosk.tap("menu_language")
    assert current_language() is Language.ENGLISH
    assert saved(kiosk)["language"] == "en"
    kiosk.tap("menu_language")
    assert current_language() is Language.ITALIAN
    set_language(qapp, Language.ITALIAN)


def test_a_real_keyboard_types_the_pin_too(locked):
    locked.tap("menu_button")
    locked.window.pin.setFocus()
    for key in (Qt.Key.Key_4, Qt.Key.Key_7, Qt.Key.Key_Backspace, Qt.Key.Key_7, Qt.Key.Key_1, Qt.Key.Key_1):
        locked.qtbot.keyClick(locked.window.pin, key)
        locked.qtbot.waitUntil(lambda: not locked.window.parts.inputs._wedge._wedge.is_pending)
    locked.tap("pin_accept")
    assert locked.window.stack.currentWidget() is locked.window.supervisor


def test_a_new_station_is_joined_by_the_offices_code(open_station, refectory, tmp_path, noon):
    empty = StationStore.open(tmp_path / "new.db", clock=noon, ids=CountedIds())
    refectory.store.close_thread()
    refectory.store = empty
    kiosk = open_station(ready=False)
    kiosk.qtbot.waitUntil(lambda: kiosk.window.stack.currentWidget() is kiosk.window.joining)
    kiosk.settle()
    assert kiosk.window.header.badge.status.word == "da collegare"
    for sign in "7K2M9QXA0D41":
        kiosk.tap(f"letter_{sign}")
    assert kiosk.window.joining.code.text() == "7K2M – 9QXA – 0D41"
    kiosk.tap("joining_accept")
    kiosk.qtbot.waitUntil(lambda: kiosk.window.mode is Mode.PRESENCE)
    kiosk.settle()
    kiosk.scan(kiosk.refectory.child("Anna").token)
    assert kiosk.word == "Buon appetito"


@pytest.mark.parametrize(
    ("may", "modes"),
    [((True, False), [Mode.PRESENCE]), ((False, True), [Mode.RECHARGE]), ((False, False), [])],
)
def test_only_the_modes_that_the_office_allows_are_there(kiosk, may, modes):
    office = kiosk.refectory.office
    office.identity = replace(office.identity, may_presence=may[0], may_recharge=may[1])
    kiosk.window.parts.desk.exchange_now()
    kiosk.settle()
    assert kiosk.window.mode is (modes[0] if modes else None)
    assert not kiosk.is_visible("mode_recharge")
    kiosk.window.show_mode(Mode.RECHARGE)
    assert kiosk.window.mode is (modes[0] if modes else None)
