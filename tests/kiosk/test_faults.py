"""What goes wrong at a refectory's door, each once: nothing is lost, and something is said."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import miniaudio
import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from core.qt.sounder import SpeakerSounder
from kiosk import station_desk
from kiosk.flow import Source
from kiosk.mode import Mode
from kiosk.scanning.decoding import NoDecoder
from kiosk.supervision import LOCK_SECONDS
from tests.kiosk.conftest import Kiosk


def type_fast(kiosk: Kiosk, text: str, *, enter: bool = True) -> None:
    """A scanner that types: all keys at once, to whatever has the focus."""
    target = QApplication.focusWidget() or kiosk.window
    keys = [(character, Qt.Key(ord(character))) for character in text] + [("\r", Qt.Key.Key_Return)] * enter
    for at, (character, key) in enumerate(keys, start=1):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character)
            event.setTimestamp(at)  # as the system gives it: a key each millisecond, however slow this machine is
            QApplication.sendEvent(target, event)
    kiosk.settle()


def test_a_scanner_is_heard_while_something_else_has_the_focus(kiosk):
    field = QLineEdit(kiosk.window)
    field.show()
    field.setFocus()
    type_fast(kiosk, kiosk.refectory.child("Anna").token)
    assert kiosk.word == "Buon appetito"
    assert field.text() == ""


def test_a_scanners_enter_presses_nothing(kiosk):
    kiosk.scan(kiosk.refectory.child("Dragoș").token)
    button = kiosk.widget("serve_extra")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setFocus()
    kiosk.hand.at += 1
    type_fast(kiosk, kiosk.refectory.child("Anna").token)
    assert kiosk.presences() == 1
    assert [c.first_name for c in kiosk.window.presence.state.recent] == ["Anna", "Dragoș"]


def test_a_scanner_without_enter_is_heard_after_its_pause(kiosk):
    type_fast(kiosk, kiosk.refectory.child("Anna").token, enter=False)
    kiosk.qtbot.waitUntil(lambda: kiosk.word == "Buon appetito")


def test_a_scanner_does_not_type_into_the_search(kiosk):
    kiosk.tap("search_button")
    type_fast(kiosk, kiosk.refectory.child("Anna").token)
    kiosk.pass_seconds(10)
    assert kiosk.window.presence.search.title.text() == "Scegli la classe o scrivi il cognome"
    assert kiosk.presences() == 1


@pytest.mark.parametrize("garbage", ["X" * 300 + "YZ" * 4850, "".join(chr(33 + n % 90) for n in range(10_000))])
def test_ten_thousand_characters_are_refused_aloud_and_recorded_nowhere(kiosk, garbage):
    field = QLineEdit(kiosk.window)
    field.show()
    field.setFocus()
    type_fast(kiosk, garbage)
    assert kiosk.ears.heard == ["refused"]
    assert kiosk.messages() == ["Il lettore ha inviato dati che non sono una tessera: riprova o cerca per nome."]
    assert field.text() == ""
    assert kiosk.presences() == 0
    kiosk.scan(kiosk.refectory.child("Anna").token)
    assert kiosk.word == "Buon appetito"


def test_a_defect_of_ours_is_shown_reported_and_survived(kiosk, monkeypatch):
    def broken(_store, _text):
        raise ZeroDivisionError("ours")

    reported: list[BaseException] = []
    monkeypatch.setattr(station_desk, "answer", broken)
    monkeypatch.setattr("sys.excepthook", lambda _kind, error, _trace: reported.append(error))
    kiosk.scan(kiosk.refectory.child("Anna").token)
    assert kiosk.word == "Non registrato"
    assert [type(error) for error in reported] == [ZeroDivisionError]
    monkeypatch.undo()
    kiosk.tap("retry")
    assert kiosk.word == "Buon appetito"


def test_a_stuck_key_does_nothing(kiosk):
    target = kiosk.window
    QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"))
    for _ in range(5000):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", autorep=True)
        QApplication.sendEvent(target, event)
    kiosk.settle()
    assert kiosk.presences() == 0
    assert kiosk.word == ""
    kiosk.scan(kiosk.refectory.child("Anna").token)
    assert kiosk.word == "Buon appetito"


@pytest.mark.parametrize("text", ["", " ", "\0", "A" * 256, "١٢٣٤٥٦٧٨", "'; DROP TABLE journal; --", "\u202egnp.exe"])
def test_whatever_a_code_says_ends_in_one_outcome(kiosk, text):
    kiosk.scan(text)
    assert kiosk.word == "Tessera non valida"
    assert kiosk.ears.heard == ["refused"]
    assert "\u202e" not in kiosk.window.presence.outcome.spoken()


def test_a_camera_that_is_unplugged_is_said_and_the_scanner_works_on(kiosk):
    header = kiosk.window.header
    kiosk.reader.camera_lost.emit()
    assert header.camera_note.isVisible()
    assert kiosk.window.presence.camera.is_lost
    type_fast(kiosk, kiosk.refectory.child("Anna").token)
    assert kiosk.presences() == 1
    kiosk.reader.camera_found.emit()
    assert not header.camera_note.isVisible()
    kiosk.reader.frame_ready.emit(np.zeros((72, 128, 3), np.uint8))
    assert not kiosk.window.presence.camera.is_lost


def test_without_any_decoder_the_kiosk_opens_and_says_so(open_station):
    def no_decoder(_preferences: object) -> None:
        raise NoDecoder(reason="prova")

    kiosk = open_station(make_reader=no_decoder)
    assert kiosk.window.header.camera_note.isVisible()
    assert len(kiosk.messages()) == 1
    kiosk.window.read(kiosk.refectory.child("Anna").token, Source.SCANNER)
    kiosk.settle()
    assert kiosk.word == "Buon appetito"


def test_a_missing_loudspeaker_changes_nothing_on_screen(open_station):
    def no_device() -> None:
        raise miniaudio.MiniaudioError("no device")

    sounder = SpeakerSounder({"served": b"\0\0"}, open_device=no_device)
    kiosk = open_station(sounder=sounder)
    kiosk.scan(kiosk.refectory.child("Anna").token)
    sounder.wait_until_open()
    assert kiosk.word == "Buon appetito"


def test_an_office_that_is_away_and_back_is_told_by_the_badge_and_loses_nothing(kiosk):
    badge = kiosk.window.header.badge
    assert badge.status.word == "in linea"
    kiosk.refectory.office.is_away = True
    kiosk.scan(kiosk.refectory.child("Anna").token)
    kiosk.window.parts.desk.exchange_now()
    kiosk.settle()
    assert badge.status.word == "non in linea"
    assert badge.status.detail.endswith("1 in attesa")
    assert kiosk.messages() == []
    kiosk.scan(kiosk.refectory.child("Marco").token)
    assert kiosk.word == "Buon appetito"
    kiosk.refectory.office.is_away = False
    kiosk.window.parts.desk.exchange_now()
    kiosk.settle()
    assert badge.status.word == "in linea"
    assert len(kiosk.refectory.office.got) == 2
    assert kiosk.schedule.told == ["success", "failure", "success"]


def test_a_stale_list_is_told_and_used(kiosk, noon):
    noon.advance(timedelta(hours=3))
    kiosk.refectory.office.is_away = True
    kiosk.window.parts.desk.look()
    kiosk.settle()
    assert kiosk.window.header.badge.status.word == "elenco non aggiornato"
    kiosk.scan(kiosk.refectory.child("Anna").token)
    assert kiosk.word == "Buon appetito"


def test_a_clock_that_is_a_year_wrong_changes_nothing(kiosk, noon):
    noon.advance(timedelta(days=365))
    kiosk.scan(kiosk.refectory.child("Anna").token)
    assert kiosk.word == "Buon appetito"


def test_a_revoked_station_says_so_and_refuses_aloud(kiosk):
    kiosk.refectory.office.is_revoked = True
    kiosk.window.parts.desk.exchange_now()
    kiosk.settle()
    assert kiosk.window.mode is None
    assert "revocato" in kiosk.window.nothing.text()
    kiosk.window.read(kiosk.refectory.child("Anna").token, Source.CAMERA)
    assert kiosk.ears.heard == ["refused"]
    assert any("non è stata registrata" in text for text in kiosk.messages())


def test_a_flood_of_taps_everywhere_recharges_and_serves_nothing_by_itself(kiosk):
    chance = random.Random(20261124)
    kiosk.scan(kiosk.refectory.child("Nicolò").token)
    before = kiosk.presences()
    window = kiosk.window
    for _ in range(400):
        kiosk.hand.at += 0.02
        place = QPoint(chance.randrange(window.width()), chance.randrange(95, window.height()))
        target = window.childAt(place)
        if target is not None and not target.objectName().startswith(("pupil_", "mark_confirm")):
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(window, place))
    kiosk.settle()
    assert kiosk.presences() == before
    assert kiosk.recharges() == 0
    kiosk.pass_seconds(10)
    kiosk.window.presence.state = replace(kiosk.window.presence.state, shown=None, waiting=())
    kiosk.scan(kiosk.refectory.child("Anna").token)
    assert kiosk.word == "Buon appetito"


def test_in_full_screen_nobody_closes_it(open_station):
    kiosk = open_station(windowed=False)
    assert not kiosk.window.close()
    assert kiosk.window.isVisible()
    assert kiosk.messages() == ["La postazione si chiude da «Gestione»."]
    kiosk.scan(kiosk.refectory.child("Anna").token)
    assert kiosk.word == "Buon appetito"
    kiosk.tap("menu_button")
    kiosk.tap("menu_close")
    with kiosk.qtbot.waitSignal(kiosk.window.closed):
        kiosk.widget("confirm_accept").click()
    assert not kiosk.window.isVisible()
    assert not kiosk.reader.is_running


def test_closing_records_what_was_read_just_before(kiosk):
    for child in ("Anna", "Marco", "Bea"):
        kiosk.window.read(kiosk.refectory.child(child).token, Source.CAMERA)
    kiosk.window.close()
    assert kiosk.presences() == 3


def test_a_restart_comes_back_to_the_same_page_and_the_diet_nobody_confirmed(open_station):
    kiosk = open_station()
    kiosk.scan(kiosk.refectory.child("Alessandra Maria").token)
    kiosk.tap("mode_recharge")
    kiosk.window.close()

    again = open_station()
    assert again.window.mode is Mode.RECHARGE
    again.window.show_mode(Mode.PRESENCE)
    again.settle()
    assert again.word == "Dieta"
    assert "Senza latte" in again.window.presence.outcome.spoken()
    assert again.presences() == 1
    again.pass_seconds(2)
    again.qtbot.mouseClick(again.window.presence.outcome, Qt.MouseButton.LeftButton)
    again.settle()
    again.window.close()

    assert open_station().word == ""


def test_a_serial_scanner_that_is_unplugged_is_said_and_found_again(open_station):
    (open_station().folder / "postazione.json").write_text('{"serial_port": "COM3"}', encoding="utf-8")
    kiosk = open_station()
    (serial,) = kiosk.serials
    assert serial.is_running
    serial.lost.emit()
    serial.found.emit()
    told = [text.split(":")[0].rstrip(".") for text in kiosk.messages()]
    assert told == ["Lettore di codici non collegato", "Lettore di codici di nuovo collegato"]
    serial.token_read.emit(kiosk.refectory.child("Anna").token)
    kiosk.settle()
    assert kiosk.word == "Buon appetito"


def test_torn_preferences_never_keep_it_from_opening(open_station, tmp_path):
    (tmp_path / "postazione.json").write_text('{"camera": 12', encoding="utf-8")
    kiosk = open_station()
    assert kiosk.reader.preferences.camera == "0"
    assert any("non si leggono" in text for text in kiosk.messages())
    kiosk.scan(kiosk.refectory.child("Anna").token)
    assert kiosk.word == "Buon appetito"


def test_the_resting_screen_comes_after_its_time_and_goes_by_a_card_or_a_touch(kiosk):
    kiosk.hand.at += 20 * 60
    kiosk.window._on_ticked()
    assert kiosk.window.saver.isVisible()
    kiosk.window.read(kiosk.refectory.child("Anna").token, Source.CAMERA)
    kiosk.settle()
    assert not kiosk.window.saver.isVisible()
    assert kiosk.word == "Buon appetito"
    kiosk.pass_seconds(10)
    kiosk.hand.at += 20 * 60
    kiosk.window._on_ticked()
    kiosk.qtbot.mouseClick(kiosk.window.saver, Qt.MouseButton.LeftButton)
    assert not kiosk.window.saver.isVisible()


def test_a_diet_on_screen_keeps_it_from_resting(kiosk):
    kiosk.scan(kiosk.refectory.child("Nicolò").token)
    kiosk.hand.at += 60 * 60
    kiosk.window._on_ticked()
    assert not kiosk.window.saver.isVisible()
    assert LOCK_SECONDS < 60 * 60
