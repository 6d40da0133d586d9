"""How cards are held in truth, before the real decoders and into the real window; and a journal that was torn."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.station import StationStore, exchange
from tests.kiosk.conftest import Kiosk, OpenKiosk
from tests.kiosk.refectory import Refectory
from tests.kiosk.scanning import pictures
from tests.kiosk.scanning.pictures import Picture, code, frame
from tests.kiosk.test_camera_to_outcome import every_frame, film


def by_phone(card: Picture) -> Picture:
    """A phone's screen: bright ground, a dark frame, and the fine stripes of its pixels."""
    seen = np.pad(card, 40, constant_values=20)
    seen[:, ::3] = (seen[:, ::3] * 0.86).astype(np.uint8)
    return seen


def in_dark_mode(card: Picture) -> Picture:
    return np.pad(255 - card, 40, constant_values=10)


def upside_down(card: Picture) -> Picture:
    return np.ascontiguousarray(card[::-1, ::-1])


HANDS = {"phone": by_phone, "phone in dark mode": in_dark_mode, "upside down": upside_down}


def run(qtbot, open_station: OpenKiosk, folder: Path, *shown: Picture) -> Kiosk:
    """Show pictures to a kiosk's camera; return it when all is answered."""
    path = folder / "cards.avi"
    film(path, frame(), *shown, frame())
    (folder / "postazione.json").write_text(f'{{"camera": "{path.as_posix()}"}}', encoding="utf-8")
    is_over: list[bool] = []
    kiosk = open_station(make_reader=every_frame)
    kiosk.window.parts.inputs.camera_finished.connect(lambda: is_over.append(True))
    qtbot.waitUntil(lambda: bool(is_over) or not kiosk.window.parts.inputs.reader.is_running, timeout=60_000)
    kiosk.settle()
    return kiosk


@pytest.mark.parametrize("how", HANDS)
def test_a_card_is_read_however_it_is_shown(qtbot, open_station, refectory, tmp_path, how):
    kiosk = run(qtbot, open_station, tmp_path, frame(HANDS[how](code(refectory.child("Anna").token, version=3))))
    assert kiosk.presences() == 1
    assert kiosk.word == "Buon appetito"


def test_a_lamp_in_the_card_is_waited_out(qtbot, open_station, refectory, tmp_path):
    """The glare wanders with the hand: one of the pictures is enough, and the card counts once."""
    random = np.random.default_rng(7)
    card = code(refectory.child("Anna").token, error="q", version=3, scale=10)
    shown = [pictures.glaring(pictures.held(card, random, side=200), random) for _ in range(6)]
    kiosk = run(qtbot, open_station, tmp_path, *shown)
    assert kiosk.presences() == 1


def test_two_cards_side_by_side_are_two_children(qtbot, open_station, refectory, tmp_path):
    cards = (code(refectory.child(name).token, version=3) for name in ("Anna", "Marco"))
    kiosk = run(qtbot, open_station, tmp_path, frame(*cards))
    assert kiosk.presences() == 2


def test_a_journal_torn_by_a_power_cut_is_told_and_the_day_goes_on(
    open_station: OpenKiosk, refectory: Refectory, tmp_path: Path, noon
):
    """Half of the file is gone: what can be read comes over, the list with the next exchange; no card is refused."""
    first = open_station()
    first.scan(refectory.child("Anna").token)
    first.window.shut_down()
    refectory.store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    refectory.store.close_thread()
    path = tmp_path / "station.db"
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2 // 4096 * 4096])

    refectory.store = StationStore.open(path, clock=noon, ids=refectory.store.ids)
    assert refectory.store.salvage is not None
    exchange(refectory.store, refectory.office, "MENSA1")
    kiosk = open_station()
    assert any("L'archivio della postazione era danneggiato" in text for text in kiosk.messages())
    kiosk.window.open_menu()
    kiosk.tap("menu_station")
    assert "Archivio danneggiato il 24/11/2026 12:31" in kiosk.window.supervisor.station_text.text()
    kiosk.scan(refectory.child("Bea").token)
    assert kiosk.word == "Buon appetito"
    kiosk.scan(refectory.child("Anna").token)
    assert kiosk.word in {"Buon appetito", "Già registrato alle\N{NO-BREAK SPACE}12:31"}

    # Whoever is responsible comes later: the message is gone with the next start, the line in «Gestione» is not.
    kiosk.window.shut_down()
    refectory.store.close_thread()
    refectory.store = StationStore.open(path, clock=noon, ids=refectory.store.ids)
    assert refectory.store.salvage is None
    later = open_station()
    assert "perse" in later.window.supervisor.station_text.text()
