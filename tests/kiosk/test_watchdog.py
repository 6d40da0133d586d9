"""The watchdog: started again when it stopped or froze, not when it was closed on purpose or the computer slept."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from kiosk import heartbeat, watchdog
from kiosk.heartbeat import Heartbeat
from kiosk.watchdog import Patience, Program, Watchdog, beat_of

PATIENCE = Patience(interval=2, start=90, silent=30, steady=60, first_pause=1, longest_pause=60)


class World:
    """A clock, the sign of life, and children that do what a test wrote down."""

    def __init__(self, *lives: Sequence[object]) -> None:
        self.lives = list(lives)
        self.at = 0.0
        self.sign = 0
        self.pauses: list[float] = []
        self.started = 0
        self.stopped = 0
        self.watchdog = Watchdog(
            self.start, lambda: self.sign, patience=PATIENCE, monotonic=lambda: self.at, wait=self.wait
        )

    def start(self) -> Life:
        self.started += 1
        return Life(self, self.lives.pop(0))

    def wait(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.at += seconds


class Life:
    """Steps of one look each: an int is an exit code, "beat" a sign, "" silence, a float a long sleep."""

    def __init__(self, world: World, steps: Sequence[object]) -> None:
        self.world = world
        self.steps = list(steps)

    def wait(self, seconds: float) -> int | None:
        self.world.at += seconds
        step = self.steps.pop(0)
        if step == "beat":
            self.world.sign += 1
        elif isinstance(step, float):
            self.world.at += step
        elif isinstance(step, int):
            return step
        return None

    def stop(self) -> None:
        self.world.stopped += 1


def test_closed_on_purpose_it_stays_closed():
    world = World(["beat"] * 10 + [0])
    assert world.watchdog.run() == 0
    assert (world.started, world.stopped) == (1, 0)


def test_wrong_words_are_not_tried_for_ever():
    assert World([2]).watchdog.run() == 2


def test_after_a_crash_it_is_started_again():
    world = World(["beat"] * 40 + [-11], ["beat", 1], [0])
    assert world.watchdog.run() == 0
    assert world.started == 3


def test_a_frozen_screen_is_ended_and_started_again():
    world = World(["beat"] + [""] * 16, [0])
    assert world.watchdog.run() == 0
    assert (world.started, world.stopped) == (2, 1)


def test_a_slow_start_is_not_a_frozen_screen():
    world = World([""] * 44 + ["beat", 0])
    assert world.watchdog.run() == 0
    assert world.stopped == 0


def test_one_that_never_gives_a_sign_is_ended():
    world = World([""] * 60, [0])
    assert world.watchdog.run() == 0
    assert world.stopped == 1


def test_a_computer_that_slept_is_not_a_frozen_screen():
    world = World(["beat", 8 * 3600.0, "beat", "beat", 0])
    assert world.watchdog.run() == 0
    assert world.stopped == 0


def test_pauses_grow_with_crashes_in_a_row_and_shrink_after_a_steady_run():
    world = World(*[[1]] * 8, ["beat"] * 40 + [1], [0])
    world.watchdog.run()
    assert world.pauses == [2, 4, 8, 16, 32, 60, 60, 60, 1]


def test_a_signal_ends_both():
    world = World(["beat"] * 3 + ["end"])

    class Ended(Life):
        def wait(self, seconds: float) -> int | None:
            if self.steps[0] == "end":
                world.watchdog.end()
                return -15
            return super().wait(seconds)

    world.start = lambda: Ended(world, world.lives.pop(0))  # type: ignore[method-assign]
    world.watchdog._start = world.start
    assert world.watchdog.run() == 0
    assert world.stopped == 1


def test_a_real_program_is_waited_for_and_ended(tmp_path: Path):
    path = tmp_path / "heartbeat"
    code = "import os, sys, time; open(os.environ['REFETTORIO_HEARTBEAT'], 'w').write('1'); time.sleep(60)"
    program = Program([sys.executable, "-c", code], os.environ | {watchdog.HEARTBEAT: str(path)})
    for _ in range(600):
        if beat_of(path)() == b"1":
            break
        assert program.wait(0.1) is None
    program.stop()
    assert program.wait(1) not in {None, 0}
    assert Program([sys.executable, "-c", "raise SystemExit(5)"], os.environ).wait(60) == 5


def test_a_program_that_does_not_listen_is_killed(tmp_path: Path):
    code = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    program = Program([sys.executable, "-c", code], os.environ, longest_stop=0.2)
    assert program.wait(0.5) is None
    program.stop()
    assert program.wait(1) is not None


def test_without_a_file_there_is_no_sign(tmp_path: Path):
    assert beat_of(tmp_path / "none")() is None


def test_the_screen_gives_signs_as_long_as_it_answers(qtbot, tmp_path: Path):
    path = tmp_path / "heartbeat"
    beating = Heartbeat(path)
    first = beat_of(path)()
    beating.beat()
    assert beat_of(path)() != first
    beating.stop()
    beating.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def test_a_disk_that_takes_no_sign_is_no_reason_to_stop(qtbot, tmp_path: Path, caplog):
    beating = Heartbeat(tmp_path / "missing" / "heartbeat")
    beating.stop()
    assert "cannot be written" in caplog.text
    beating.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def test_watchdog_and_kiosk_mean_the_same_file():
    assert watchdog.HEARTBEAT == heartbeat.VARIABLE


def test_the_kiosk_gives_signs_when_a_watchdog_asked_for_them(open_station, tmp_path: Path, monkeypatch):
    path = tmp_path / "heartbeat"
    monkeypatch.setenv(watchdog.HEARTBEAT, str(path))
    kiosk = open_station()
    assert path.read_text() == "1"
    kiosk.window.close()


@pytest.mark.parametrize("module", ["kiosk.watchdog"])
def test_the_watchdog_knows_no_qt(module: str):
    code = f"import {module}, sys; raise SystemExit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_instructions_for_starting_by_itself_are_those_of_the_program():
    """A unit that started a kiosk closed on purpose again, or one with wrong words for ever, would be a trap."""
    text = (Path(__file__).parents[2] / "docs" / "postazione_avvio.md").read_text(encoding="utf-8")
    assert {0, 2} == watchdog._FINAL
    assert "Restart=on-failure" in text  # 0 is no failure
    assert "RestartPreventExitStatus=2" in text
    assert "SetCustomShell($sid, $comando, (0, 2), (3, 3), 0)" in text
    assert text.count("/opt/refettorio/kiosk/watchdog.py") == 3
    assert text.count(r"C:\Refettorio\kiosk\watchdog.py") == 3


def test_it_starts_from_any_folder_as_a_shell_starts_it(tmp_path):
    """Shell Launcher and services name no folder: the program is found all the same, also by the kiosk."""
    script = Path(watchdog.__file__)
    run = subprocess.run(
        [sys.executable, str(script), "--help"], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
    )  # fmt: skip
    assert run.returncode == 0
    assert "Apre la postazione in refettorio" in run.stdout
