"""The whole day with few cards, through camera, kiosk, journal and office; its figures against the databases."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.storage import Database, open_database
from core.storage.database import sqlite_url
from kiosk.inputs import options_of
from kiosk.preferences import KioskPreferences
from kiosk.scanning.camera_source import CameraSource
from kiosk.scanning.reader import ScanReader, camera_reader
from refettorio.demo import day, kiosk_shift
from refettorio.demo.cast import Showing
from refettorio.demo.figures import Figures, disagreements
from refettorio.demo.place import DemoPlace
from refettorio.demo.waiting import StepTooLong, until, watched
from tests.builders import Town
from tests.refettorio.conftest import Command

PROMISED = {
    "cards_printed", "frames_seen", "codes_read", "presences", "charges", "charged_cents", "recharged_cents",
    "entries", "verify", "seconds",
}  # fmt: skip


def figures_of(root: Path) -> dict[str, Any]:
    return json.loads((root / "summary.json").read_text(encoding="utf-8"))


def office_of(root: Path) -> Database:
    return open_database(sqlite_url(DemoPlace(root).database))


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kiosk waits for its film on a machine that is busy with other tests: no frame is passed over."""

    def whole(preferences: KioskPreferences) -> ScanReader:
        source = CameraSource.parse(preferences.camera)
        return camera_reader(source, options_of(preferences), every_frame=True, is_zbar_used=False)

    monkeypatch.setattr(kiosk_shift, "open_kiosk", partial(kiosk_shift.open_kiosk, make_reader=whole))


@pytest.mark.slow
def test_a_day_from_the_printed_card_to_the_closed_ledger(
    tmp_path: Path, command: Command, qtbot: QtBot, patient: None
) -> None:
    said = command("demo", "--headless", "--output", tmp_path, "--cards", 5)
    assert (said.code, said.err) == (0, "")
    figures = figures_of(tmp_path)
    assert figures.keys() >= PROMISED
    assert (figures["verify"], figures["disagreements"], figures["failures"]) == ("ok", [], 0)
    assert figures["cards_not_read"] == 0
    assert figures["codes_read"] == figures["cards_filmed"] == 5 + 2
    assert figures["outcomes"] == {
        "served": 2, "served_diet": 1, "already_served": 1, "not_booked": 1, "revoked_card": 1,
    }  # fmt: skip
    assert figures["extras"] == 1
    assert figures["frames_seen"] == figures["frames_filmed"]

    office = office_of(tmp_path)
    assert office.scalar("SELECT COUNT(*) FROM presence") == figures["presences"] == 3
    assert office.row("SELECT COUNT(*), -SUM(amount_cents) FROM entry WHERE kind = 1") == (
        figures["charges"], figures["charged_cents"]
    )  # fmt: skip
    priced = {float(price.replace(",", ".")): count for price, count in figures["charges_by_price"].items()}
    assert round(sum(price * 100 * count for price, count in priced.items())) == figures["charged_cents"]
    assert office.row("SELECT COUNT(*), SUM(amount_cents) FROM entry WHERE kind = 2") == (2, 8000)
    assert (figures["recharges"], figures["recharged_cents"]) == (2, 8000)
    assert office.scalar("SELECT COUNT(*) FROM entry") == figures["entries"]
    assert office.rows("SELECT DISTINCT station_id, verdict FROM event") == [("CALVINO", "applied")]
    assert office.scalar("SELECT COUNT(*) FROM event") == figures["presences"] + 2
    office.close()
    assert command("verify", "--database", DemoPlace(tmp_path).database).code == 0

    papers = {path.name for path in (tmp_path / "carte").iterdir()}
    assert papers >= {"tessere.pdf", "foglio-classe.pdf", "estratto-conto.pdf", "ricevuta-1.pdf", "ricevuta-2.pdf"}
    pictures = {path.stem for path in (tmp_path / "schermate").iterdir()}
    assert pictures >= {"kiosk_ready", "kiosk_served", "kiosk_recharge", "office_today", "office_statement"}
    for word in ("Tessere stampate", "codici letti", "Ricarica allo sportello", "Giornata chiusa", "controllo ok"):
        assert word in said.out


@pytest.mark.slow
def test_a_card_that_the_camera_does_not_read_is_told(
    tmp_path: Path, command: Command, qtbot: QtBot, patient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second card is held with its back to the camera."""
    original = day.presences

    def with_a_back(*arguments: Any) -> list[Showing]:
        shown = original(*arguments)
        shown[1] = Showing(shown[1].token, shown[1].expected, shown[1].pupil_id, np.full((638, 1011), 255, np.uint8))
        return shown

    monkeypatch.setattr(day, "presences", with_a_back)
    said = command("demo", "--headless", "--output", tmp_path, "--cards", 3)
    figures = figures_of(tmp_path)
    assert (said.code, figures["verify"], figures["disagreements"]) == (0, "ok", [])
    assert (figures["cards_filmed"], figures["codes_read"], figures["cards_not_read"]) == (5, 4, 1)
    assert figures["presences"] == 1
    assert "1 tessere non lette" in said.out


FIGURES = Figures(
    day="2026-11-24", pupils=1, cards_printed=1, cards_filmed=1, cards_not_read=0, frames_filmed=9, frames_seen=9,
    codes_read=1, outcomes={"served": 1}, outcomes_expected={"served": 1}, extras=0, failures=0, presences=1, charges=0,
    exempt=0, charged_cents=0, charges_by_price={}, recharges=0, recharged_cents=0, openings=0, opening_cents=0,
    entries=0, balance_cents=0, verify="ok", disagreements=(), seconds=1.0,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, ()),
        ({"charged_cents": 525, "charges_by_price": {"5,20": 1}}, ("addebiti per prezzo e totale addebitato",)),
        ({"charges": 1}, ("addebiti della chiusura", "registrazioni, saldi")),
        ({"recharged_cents": 100}, ("ricevute della postazione", "saldi, addebiti e ricariche")),
        ({"presences": 2}, ("presenze in ufficio",)),
        ({"outcomes": {"served": 2}, "presences": 2}, ("tessere mostrate ed esiti",)),
        ({"outcomes": {}, "presences": 0, "cards_not_read": 1}, ()),
        ({"outcomes": {}, "presences": 0, "cards_not_read": 1, "codes_read": 0}, ("non ha letto nessuna tessera",)),
    ],
)
def test_figures_that_do_not_agree_are_told(sqlite_town: Town, changed: dict[str, Any], told: tuple[str, ...]) -> None:
    values = {name: getattr(FIGURES, name) for name in Figures.__dataclass_fields__}
    found = disagreements(sqlite_town.session, Figures(**{**values, **changed}))
    assert all(any(part in text for text in found) for part in told)
    assert bool(found) == bool(told)


def test_what_does_not_come_is_named(qtbot: QtBot) -> None:
    with pytest.raises(StepTooLong, match="l'ultimo esito"):
        until(lambda: False, "l'ultimo esito", 0.05)


def test_a_defect_in_a_window_ends_the_day_at_once(qtbot: QtBot) -> None:
    from PySide6.QtCore import QTimer

    def broken() -> None:
        raise RuntimeError("in a slot")

    with watched():
        QTimer.singleShot(0, broken)
        with pytest.raises(RuntimeError, match="in a slot"):
            until(lambda: False, "niente", 30)
