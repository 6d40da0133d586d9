"""What is pure: names found by letters, the badge's words, what is remembered between two starts, cameras."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from core.meals import BookingState
from core.station import CheckIn, CheckInOutcome, PupilOnDay, Salvage, StationState
from kiosk import app
from kiosk.cameras import FoundCamera, found_cameras
from kiosk.flow import Shown, State
from kiosk.inputs import options_of
from kiosk.keeping import Keeper
from kiosk.mode import Mode, modes_of
from kiosk.preferences import (
    KioskPreferences,
    PreferencesNotSaved,
    PreferencesUnreadable,
    load_preferences,
    save_preferences,
)
from kiosk.printing import PrinterMissing, SystemPrinter, pages_of
from kiosk.pupil_search import MOST_FOUND, folded, found
from kiosk.resume import Resumed, check_ins_of, load_resumed, save_resumed, unseen_of
from kiosk.scanning.camera_source import CameraOptions, Rotation
from kiosk.status import Health, status_of
from tests.kiosk.conftest import NOON
from tests.kiosk.refectory import GLUTEN, IDENTITY

NOW = datetime(2026, 11, 24, 11, 31, tzinfo=UTC)


def pupil(last_name: str, first_name: str, pupil_id: int = 1, **rest: object) -> PupilOnDay:
    given = {
        "class_id": 1, "class_name": "3ªA", "state": BookingState.BOOKED, "diets": (), "is_present": False,
        "event_id": None, "at": None,
    } | rest  # fmt: skip
    return PupilOnDay(pupil_id, first_name, last_name, **given)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("DA", ["D'Angelo"]),
        ("D A", ["D'Angelo"]),
        ("SAH", ["Şahin"]),
        ("NIC", ["D'Angelo"]),
        ("NICOLODAN", ["D'Angelo"]),
        ("DANGELONIC", ["D'Angelo"]),
        ("R", ["Rossi", "Verdi"]),
        ("ZZ", []),
        ("", []),
        ("'", []),
    ],
)
def test_names_are_found_by_their_first_letters_without_accents(typed, expected):
    pupils = [pupil("D'Angelo", "Nicolò"), pupil("Şahin", "Elif"), pupil("Verdi", "Rosa"), pupil("Rossi", "Anna")]
    assert [one.last_name for one in found(pupils, typed)] == expected


def test_a_thousand_names_are_cut():
    pupils = [pupil("Rossi", f"Nome{number:04}", number) for number in range(1000)]
    assert len(found(pupils, "R")) == MOST_FOUND


def test_folding_keeps_letters_only():
    assert folded("Dàlla Chièsa-O'Neil 2°") == "DALLACHIESAONEIL2"


def state(**rest: object) -> StationState:
    given = {
        "station": IDENTITY, "day": date(2026, 11, 24), "is_day_of_clock": True, "days_held": (date(2026, 11, 24),),
        "exchanged_at": NOW, "age": timedelta(), "is_stale": False, "unsent": 0, "oldest_unsent_at": None,
        "clock_error": timedelta(), "is_clock_wrong": False, "is_revoked": False, "wiped_at": None,
    } | rest  # fmt: skip
    return StationState(**given)


@pytest.mark.parametrize(
    ("changes", "health", "word", "detail"),
    [
        ({}, Health.GOOD, "in linea", "ultimo scambio 12:31"),
        ({"unsent": 3}, Health.GOOD, "in linea", "ultimo scambio 12:31 · 3 in attesa"),
        ({"station": None, "exchanged_at": None}, Health.BAD, "da collegare", "nessuno scambio"),
        ({"is_revoked": True}, Health.BAD, "revocata dall'ufficio", "ultimo scambio 12:31"),
        ({"day": None}, Health.BAD, "senza elenco", "ultimo scambio 12:31"),
        ({"is_clock_wrong": True}, Health.DOUBTFUL, "orologio da correggere", "ultimo scambio 12:31"),
        ({"is_stale": True}, Health.DOUBTFUL, "elenco non aggiornato", "ultimo scambio 12:31"),
        (
            {"is_day_of_clock": False, "exchanged_at": NOW - timedelta(days=1)},
            Health.DOUBTFUL,
            "elenco non aggiornato",
            "ultimo scambio 23/11 12:31",
        ),
    ],
)
def test_the_badge_tells_first_what_hinders_most(qapp, changes, health, word, detail):
    status = status_of(state(**changes), NOW, has_office=True, is_office_reached=True)
    assert (status.health, status.word, status.detail) == (health, word, detail)


@pytest.mark.parametrize(("has_office", "is_reached"), [(True, False), (False, False)])
def test_an_office_not_reached_is_not_on_line(qapp, has_office, is_reached):
    status = status_of(state(), NOW, has_office=has_office, is_office_reached=is_reached)
    assert (status.health, status.word) == (Health.DOUBTFUL, "non in linea")


def test_modes_are_the_offices_word():
    assert modes_of(None) == ()
    assert modes_of(IDENTITY) == (Mode.PRESENCE, Mode.RECHARGE)
    assert modes_of(replace(IDENTITY, may_presence=False)) == (Mode.RECHARGE,)


def test_preferences_come_back_as_they_were_saved(tmp_path: Path):
    wanted = KioskPreferences("rtsp://x/y", 640, 480, True, 270, "COM4", "hash", True, "en", 0)
    save_preferences(tmp_path / "new" / "postazione.json", wanted)
    assert load_preferences(tmp_path / "new" / "postazione.json") == wanted
    assert options_of(wanted) == CameraOptions(width=640, height=480, mirror=True, rotation=Rotation.LEFT)


def test_no_file_is_the_usual_values(tmp_path: Path):
    assert load_preferences(tmp_path / "postazione.json") == KioskPreferences()


def test_a_file_of_another_version_gives_what_it_knows(tmp_path: Path):
    path = tmp_path / "postazione.json"
    path.write_text("\ufeff" + json.dumps({"camera": "2", "of_tomorrow": 1}), encoding="utf-8")
    assert load_preferences(path) == KioskPreferences(camera="2")


@pytest.mark.parametrize("text", ["", "{", "[]", "12", '{"width": "large"}', '{"mirror": 1}', '{"rotation": 45}', "\0"])
def test_a_torn_file_is_set_aside_whole(tmp_path: Path, text: str):
    path = tmp_path / "postazione.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PreferencesUnreadable) as caught:
        load_preferences(path)
    assert caught.value.params["kept"].read_text(encoding="utf-8") == text
    assert load_preferences(path) == KioskPreferences()


def test_what_cannot_be_saved_is_said_and_the_old_file_stays(tmp_path: Path):
    path = tmp_path / "folder" / "postazione.json"
    save_preferences(path, KioskPreferences(camera="1"))
    path.with_name("postazione.json.part").mkdir()
    with pytest.raises(PreferencesNotSaved):
        save_preferences(path, KioskPreferences(camera="2"))
    assert load_preferences(path).camera == "1"


def diet(pupil_id: int) -> Shown:
    return Shown(CheckIn(CheckInOutcome.SERVED_DIET, f"e{pupil_id}", pupil_id, "Dina", diets=(GLUTEN,)))


def test_only_diets_that_nobody_confirmed_are_remembered():
    served = Shown(CheckIn(CheckInOutcome.SERVED, "e1", 1, "Anna"))
    assert unseen_of(State()) == ()
    assert unseen_of(State(shown=served, waiting=(diet(2), served, diet(3)))) == (2, 3)
    assert unseen_of(State(shown=Shown(None, "Disco pieno"))) == ()


def test_what_was_remembered_comes_back_if_the_child_is_still_present(tmp_path: Path):
    path = tmp_path / "ripresa.json"
    save_resumed(path, Resumed(Mode.RECHARGE, (1, 2, 3, 4)))
    resumed = load_resumed(path)
    assert resumed == Resumed(Mode.RECHARGE, (1, 2, 3, 4))
    pupils = (
        pupil("A", "Dina", 1, is_present=True, diets=(GLUTEN,), event_id="e1"),
        pupil("B", "Gone", 2, is_present=False, diets=(GLUTEN,)),
        pupil("C", "NoDiet", 3, is_present=True),
    )
    (again,) = check_ins_of(resumed, pupils)
    assert (again.pupil_id, again.outcome, again.diets) == (1, CheckInOutcome.SERVED_DIET, (GLUTEN,))


class Beside:
    """Runs operations when a test says so, one after the other."""

    def __init__(self) -> None:
        self.orders: list[tuple] = []

    def __call__(self, operation, on_done, on_failed) -> None:
        self.orders.append((operation, on_done, on_failed))

    def run(self) -> None:
        operation, on_done, on_failed = self.orders.pop(0)
        try:
            operation()
        except PreferencesNotSaved as error:
            on_failed(error)
        else:
            on_done(None)


def test_of_many_values_the_newest_is_kept_and_never_two_at_once():
    saved, beside = [], Beside()
    keeper = Keeper(saved.append, beside, pytest.fail)
    for value in "abc":
        keeper.keep(value)
    assert len(beside.orders) == 1
    beside.run()
    beside.run()
    assert beside.orders == []
    assert saved == ["a", "c"]


def test_what_was_not_saved_is_saved_at_the_end():
    saved, beside = [], Beside()
    keeper = Keeper(saved.append, beside, pytest.fail)
    keeper.keep("a")
    keeper.keep("b")
    keeper.finish()
    keeper.finish()
    assert saved == ["b"]


def test_a_disk_that_fails_is_told_and_the_next_value_is_tried():
    saved, told, beside = [], [], Beside()

    def save(value: str) -> None:
        if value == "a":
            raise PreferencesNotSaved(reason="prova")
        saved.append(value)

    keeper = Keeper(save, beside, told.append)
    keeper.keep("a")
    beside.run()
    assert beside.orders == []
    keeper.keep("b")
    beside.run()
    assert (saved, len(told)) == (["b"], 1)


@pytest.mark.parametrize("text", ["", "[]", '{"mode": "lunch"}', '{"unseen": ["x"]}', '{"unseen": 3}', "null"])
def test_a_torn_memory_is_no_memory(tmp_path: Path, text: str):
    (tmp_path / "ripresa.json").write_text(text, encoding="utf-8")
    assert load_resumed(tmp_path / "ripresa.json") == Resumed()


def test_cameras_are_told_by_number_and_name(tmp_path: Path, monkeypatch):
    for device, index, name in (("video10", "0", "HD Webcam"), ("video2", "0", "Integrated"), ("video3", "1", "Meta")):
        (tmp_path / device).mkdir()
        (tmp_path / device / "index").write_text(index)
        (tmp_path / device / "name").write_text(f"{name}\n")
    monkeypatch.setattr("sys.platform", "linux")
    assert found_cameras(tmp_path) == (FoundCamera("2", "Integrated"), FoundCamera("10", "HD Webcam"))
    monkeypatch.setattr("sys.platform", "win32")
    assert [camera.source for camera in found_cameras()] == ["0", "1", "2"]


def test_without_a_printer_the_paper_is_named(qapp, tmp_path: Path, monkeypatch):
    from PySide6.QtPrintSupport import QPrinterInfo

    monkeypatch.setattr("kiosk.printing.QPrinterInfo.defaultPrinter", QPrinterInfo)
    with pytest.raises(PrinterMissing, match=r"ricevuta\.pdf"):
        SystemPrinter().print_pdf(tmp_path / "ricevuta.pdf")


def test_a_receipt_is_drawn_for_the_printer_as_it_is(qapp, tmp_path: Path):
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "page.pdf"
    canvas = Canvas(str(path), pagesize=(200, 100))
    canvas.rect(0, 50, 100, 50, stroke=0, fill=1)
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    first, second = pages_of(path)
    assert abs(first.width() / first.height() - 2) < 0.02
    assert first.pixelColor(20, 20).lightness() < 40
    assert first.pixelColor(first.width() - 20, first.height() - 20).lightness() > 240
    assert second.pixelColor(20, 20).lightness() > 240


def test_the_loudspeaker_is_given_back_when_the_kiosk_closes(open_station, monkeypatch):
    closed: list[bool] = []

    class Speaker:
        def play(self, name: str) -> None:
            """Play nothing."""

        def close(self) -> None:
            closed.append(True)

    monkeypatch.setattr(app, "SpeakerSounder", Speaker)
    kiosk = open_station(sounder=None)
    assert closed == []
    kiosk.window.shut_down()
    assert closed == [True]


def test_a_loudspeaker_that_hangs_keeps_nobody(monkeypatch):
    gate = threading.Event()

    class Speaker:
        def close(self) -> None:
            gate.wait(60)

    monkeypatch.setattr(app, "_LONGEST_SILENCING", 0.05)
    app._silence(Speaker())
    (left,) = [thread for thread in threading.enumerate() if thread.name == "sounder-close"]
    assert left.daemon
    gate.set()
    left.join(20)


@pytest.mark.parametrize(
    ("lost", "said"),
    [(0, None), (3, "Registrazioni perse: 3."), (None, "Registrazioni perse: non si sa quante.")],
)
def test_what_was_lost_with_a_damaged_file_is_told(refectory, open_station, lost, said, tmp_path):
    refectory.store.salvage = Salvage(tmp_path / "vecchio.db", NOON, "prova", 10, 2, lost, has_roster=True)
    kiosk = open_station()
    (text,) = kiosk.messages()
    assert "registrazioni recuperate 10, da consegnare 2" in text
    assert "vecchio.db" in text
    assert (said in text) if said else ("perse" not in text)
