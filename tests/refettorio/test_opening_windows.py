"""Before a window opens: is there a screen, is the station free, and what is said when not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.storage import DatabaseUnavailable
from refettorio import screen
from refettorio.failure_window import FailureWindow
from refettorio.screen import NoScreen, ScreenNotUsable, ensure_screen, has_screen
from refettorio.single_instance import StationFolderNotUsable, StationInUse, alone

only_on_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A session without any screen."""
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@only_on_linux
def test_without_a_session_there_is_no_screen(bare: pytest.MonkeyPatch) -> None:
    assert not has_screen()
    with pytest.raises(NoScreen, match="DISPLAY"):
        ensure_screen()


def test_off_screen_was_asked_for(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("DISPLAY", ":0")
    bare.setenv("QT_QPA_PLATFORM", "offscreen")
    assert not has_screen()
    ensure_screen()


@only_on_linux
def test_a_session_that_refuses_us_is_told_and_does_not_end_the_program(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("DISPLAY", ":9876")
    assert has_screen()
    with pytest.raises(ScreenNotUsable, match="9876"):
        ensure_screen()


@only_on_linux
def test_a_session_that_does_not_answer_is_told(bare: pytest.MonkeyPatch) -> None:
    def silent(*_arguments: object, **_more: object) -> None:
        raise subprocess.TimeoutExpired("python", 20)

    bare.setenv("DISPLAY", ":0")
    bare.setattr(screen.subprocess, "run", silent)
    with pytest.raises(ScreenNotUsable, match="non risponde"):
        ensure_screen()


def test_a_station_file_has_one_window(tmp_path: Path) -> None:
    path = tmp_path / "nuova" / "postazione.db"
    with alone(path), pytest.raises(StationInUse, match="già aperta"), alone(path):
        pass
    with alone(path), alone(tmp_path / "nuova" / "altra.db"):
        pass


def test_a_window_that_was_killed_leaves_the_file_free(tmp_path: Path) -> None:
    path = tmp_path / "postazione.db"
    code = (
        "import os, sys; from pathlib import Path; from refettorio.single_instance import alone\n"
        "with alone(Path(sys.argv[1])):\n    print('held', flush=True)\n    os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (9, "held\n")
    with alone(path):
        pass


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StationFolderNotUsable), alone(tmp_path / "file" / "postazione.db"):
        pass


def test_who_has_no_terminal_reads_why_in_a_window(qtbot: QtBot) -> None:
    window = FailureWindow(DatabaseUnavailable(reason="server spento"))
    qtbot.addWidget(window)
    window.show()
    assert "server spento" in window.text.text()
    window.close_button.click()
    assert not window.isVisible()
