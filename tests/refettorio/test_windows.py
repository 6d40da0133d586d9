"""`office` and `kiosk` open the real windows, end when they are closed, and say why when they cannot open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.station import StationStore, enrol_station
from kiosk.window import KioskWindow
from office.window import OfficeWindow
from refettorio.single_instance import alone
from tests.builders import Town
from tests.refettorio.conftest import Command

LOOK_MS = 20


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """No sounds, no camera of this machine."""
    monkeypatch.setattr("kiosk.app.SpeakerSounder", _Silent)


class _Silent:
    def play(self, name: str) -> None:
        pass


@pytest.fixture
def when(qtbot: QtBot) -> Iterator[Callable[[type[QWidget], Callable[[QWidget], bool]], list[QWidget]]]:
    """Closes a window of a kind as soon as something holds of it; tells which it closed."""
    timers: list[QTimer] = []

    def watch(kind: type[QWidget], is_ready: Callable[[QWidget], bool]) -> list[QWidget]:
        closed: list[QWidget] = []

        def look() -> None:
            for window in QApplication.topLevelWidgets():
                if isinstance(window, kind) and window.isVisible() and is_ready(window):
                    closed.append(window)
                    timer.stop()
                    window.close()

        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(LOOK_MS)
        timers.append(timer)
        return closed

    yield watch
    for timer in timers:
        timer.stop()


def test_the_office_opens_on_a_new_database(own_folders: Path, command: Command, when) -> None:
    closed = when(OfficeWindow, lambda window: window.sign_in.is_first_start)
    said = command("office")
    assert (said.code, said.err, len(closed)) == (0, "", 1)
    assert (own_folders / "data" / "refettorio.db").exists()


def test_the_office_speaks_the_language_asked_for(sqlite_town: Town, command: Command, when) -> None:
    texts: list[str] = []
    when(OfficeWindow, lambda window: bool(texts.append(window.sign_in.submit.text()) or True))
    assert command("office", "--database", sqlite_town.database.url, "--language", "en").code == 0
    assert command("verify", "--database", sqlite_town.database.url).code == 0
    assert texts
    assert texts[0] != "Entra"


def test_a_database_that_cannot_be_opened_opens_no_window(tmp_path: Path, command: Command, qtbot: QtBot) -> None:
    (tmp_path / "rotta.db").write_bytes(b"Non \xc3\xa8 una base dati. " * 300)
    said = command("office", "--database", tmp_path / "rotta.db")
    assert said.code == 1
    assert "La base dati è danneggiata" in said.err
    assert "Traceback" not in said.err


def test_the_kiosk_becomes_its_station_and_shows_the_school(
    sqlite_town: Town, tmp_path: Path, command: Command, when, quiet: None
) -> None:
    sqlite_town.pupil()
    enrol_station(
        sqlite_town.session, id="REF1", name="Refettorio", school_id=sqlite_town.school_id,
        service_id=sqlite_town.service_id,
    )  # fmt: skip
    path = tmp_path / "stazione" / "postazione.db"
    closed = when(KioskWindow, lambda window: window.presence.overview is not None)
    said = command(
        "kiosk", "--windowed", "--database", sqlite_town.database.url, "--station-file", path, "--station", "REF1",
        "--camera", tmp_path / "nessuno.avi",
    )  # fmt: skip
    assert (said.code, len(closed)) == (0, 1)
    store = StationStore.open(path, clock=sqlite_town.session.clock, ids=sqlite_town.session.ids)
    identity = store.identity()
    assert identity is not None
    assert (identity.id, identity.school_name) == ("REF1", "Primaria Italo Calvino")
    store.close_thread()


def test_the_kiosk_opens_while_the_office_is_away(
    tmp_path: Path, command: Command, when, quiet: None, qtbot: QtBot
) -> None:
    closed = when(KioskWindow, lambda window: window.station_state is not None)
    said = command(
        "kiosk", "--windowed", "--database", tmp_path / "lontana.db", "--station-file", tmp_path / "postazione.db",
        "--station", "REF1", "--camera", tmp_path / "nessuno.avi",
    )  # fmt: skip
    assert (said.code, len(closed)) == (0, 1)
    assert not (tmp_path / "lontana.db").exists()


def test_a_second_kiosk_on_the_same_file_is_refused(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "postazione.db"
    with alone(path):
        said = command("kiosk", "--windowed", "--station-file", path)
    assert said.code == 1
    assert "è già aperta su questo computer" in said.err


def test_a_camera_that_is_none_is_told_before_a_window_opens(tmp_path: Path, command: Command) -> None:
    said = command("kiosk", "--windowed", "--station-file", tmp_path / "p.db", "--camera", "ftp://server/film")
    assert said.code == 1
    assert "non indica una fotocamera" in said.err
    assert not (tmp_path / "p.db").exists()
