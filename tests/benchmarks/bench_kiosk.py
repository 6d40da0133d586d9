"""How long an attendant waits: from a read code to the painted outcome, and what the kiosk costs while nobody comes.

    python -m tests.benchmarks.bench_kiosk [scans]

A real station file on this disk with 300 children, the real window (without a screen), durable transactions. The first
table tells milliseconds from `KioskWindow.read` to the recorded answer and to the end of the outcome's painting; the
second the processor time while the window shows a camera's pictures and no card comes, and without a camera.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from core.clock import SystemClock
from core.qt.sounder import SilentSounder
from kiosk import flow
from kiosk.app import open_kiosk
from kiosk.flow import Source
from kiosk.screens.outcome_view import OutcomeView
from kiosk.window import KioskWindow
from tests.kiosk.refectory import FakePrinter, FakeReader, Refectory, make_refectory

IDLE_SECONDS = 10.0


class Stopwatch:
    """Notes when each outcome had been painted."""

    def __init__(self, view: OutcomeView) -> None:
        self.painted_at = 0.0
        paint = view.paintEvent

        def timed(event: object) -> None:
            paint(event)
            self.painted_at = time.perf_counter()

        view.paintEvent = timed


def pump(app: QApplication, until: object) -> None:
    while not until():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)


def scans(app: QApplication, window: KioskWindow, refectory: Refectory, count: int) -> list[tuple[float, float]]:
    """Scan `count` cards one after the other; return seconds to the answer and to the painted outcome."""
    watch, times = Stopwatch(window.presence.outcome), []
    answered: list[float] = []
    window.presence.outcome_shown.connect(lambda _check_in: answered.append(time.perf_counter()))
    for number in range(count):
        window.presence.state = flow.State(recent=window.presence.state.recent)
        window.presence.show_flow(window.presence.state)
        answered.clear()
        watch.painted_at = 0.0
        pump(app, lambda: not window.parts.desk.is_busy)
        started = time.perf_counter()
        window.read(refectory.all_tokens[number % len(refectory.all_tokens)], Source.CAMERA)
        pump(app, lambda: answered and watch.painted_at > answered[0])
        times.append((answered[0] - started, watch.painted_at - started))
    return times


def idle(app: QApplication, reader: FakeReader | None) -> float:
    """Return the share of one processor while nobody comes."""
    pictures = [np.random.default_rng(n).integers(0, 255, (720, 1280, 3), np.uint8) for n in range(4)]
    end, used, shown = time.monotonic() + IDLE_SECONDS, time.process_time(), 0
    next_at = time.monotonic()
    while time.monotonic() < end:
        if reader is not None and time.monotonic() >= next_at:
            reader.frame_ready.emit(pictures[shown % 4])
            shown, next_at = shown + 1, next_at + 1 / 15
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        time.sleep(0.005)
    return (time.process_time() - used) / IDLE_SECONDS


def quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] * 1000


def main(count: int) -> None:
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        clock, reader = SystemClock(), FakeReader()
        refectory = make_refectory(Path(folder) / "station.db", clock, classes=10, copies=4)
        window = open_kiosk(
            app, refectory.store, refectory.office, None, windowed=True, folder=Path(folder), sounder=SilentSounder(),
            printer=FakePrinter(), make_reader=lambda _preferences: reader,
        )  # fmt: skip
        pump(app, lambda: window.mode is not None and window.presence.overview is not None)
        times = scans(app, window, refectory, count)
        print(f"{count} scans, {len(refectory.all_tokens)} children")
        for name, values in (("answered", [a for a, _ in times]), ("painted", [p for _, p in times])):
            print(f"  {name:10} p50 {quantile(values, 0.5):6.1f} ms   p95 {quantile(values, 0.95):6.1f} ms"
                  f"   longest {max(values) * 1000:6.1f} ms")  # fmt: skip
        window.presence.state = flow.State()
        window.presence.show_flow(window.presence.state)
        print(f"  idle with 15 pictures a second: {idle(app, reader):.1%} of a processor")
        print(f"  idle without camera:            {idle(app, None):.1%} of a processor")
        window.close()
        refectory.store.close_thread()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
