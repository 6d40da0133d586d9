"""Where the demonstration shows itself, and how it is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from refettorio.demo import day
from refettorio.demo.staying import _wait_for
from refettorio.demo.waiting import until
from refettorio.windows import stopped_by_signals

PLATFORM = "QT_QPA_PLATFORM"


@pytest.fixture
def platform(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The platform that the test leaves behind is put back."""
    monkeypatch.setenv(PLATFORM, "offscreen")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return monkeypatch


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_a_screen_that_cannot_be_used_is_told_and_done_without(
    platform: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    platform.delenv(PLATFORM)
    platform.setenv("DISPLAY", ":9876")
    assert day._choose_screen(is_headless=False) is False
    assert os.environ[PLATFORM] == "offscreen"
    assert "Proseguo senza finestre" in capsys.readouterr().err


def test_without_a_screen_nothing_is_said(platform: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    platform.setenv(PLATFORM, "")
    platform.delenv("DISPLAY", raising=False)
    assert day._choose_screen(is_headless=True) is False
    assert os.environ[PLATFORM] == "offscreen"
    assert capsys.readouterr() == ("", "")


def test_the_folder_is_here_or_where_one_may_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert day._folder(Path("mia")) == tmp_path / "mia"
    assert day._folder(None) == tmp_path / day.DEFAULT_FOLDER
    monkeypatch.setattr(day.os, "access", lambda _path, _mode: False)
    elsewhere = day._folder(None)
    assert elsewhere.is_dir()
    assert tmp_path not in elsewhere.parents
    elsewhere.rmdir()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_windows_as_by_hand(qtbot: QtBot, qapp: QApplication, number: signal.Signals) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    before = signal.getsignal(number)
    with stopped_by_signals(qapp) as is_stopped:
        QTimer.singleShot(0, lambda: signal.raise_signal(number))
        until(is_stopped.is_set, "il segnale", 10)
    assert not window.isVisible()
    assert signal.getsignal(number) is before


def started(code: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code])


def test_the_office_is_ended_with_the_kiosk_only_when_all_is_stopped() -> None:
    by_itself = started("")
    _wait_for(by_itself, Event())
    assert by_itself.returncode == 0
    stopped = Event()
    stopped.set()
    working = started("import signal; signal.pause()" if os.name == "posix" else "input()")
    _wait_for(working, stopped)
    assert working.returncode != 0
