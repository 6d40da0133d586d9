"""A whole refectory before one camera, in real time: 300 children at 40 cards a minute, one attendant.

    python -m tests.benchmarks.bench_refectory [children] [cards a minute]

The real window (without a screen), the real camera threads and decoders, a real station file with durable
transactions, an office that takes what is handed over. Each child comes once; the card is before the camera for two
thirds of its time, in an unsteady hand. The attendant taps a diet away after a second and a half, and serves who was
not booked as an extra. Whoever was not read in time has walked on: the benchmark says so. The figures: cards lost,
presences doubled, from the first picture with a card to the recorded answer and to the painted outcome (of those who
need not wait behind a diet), processor time.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from core.clock import SystemClock
from core.qt.sounder import SilentSounder
from core.station import CheckInOutcome
from kiosk.app import open_kiosk
from kiosk.flow import MINIMUM_SECONDS, Shown
from kiosk.preferences import KioskPreferences
from kiosk.scanning.frames import Frame
from kiosk.scanning.pipeline import make_cascade
from kiosk.scanning.reader import ScanReader
from kiosk.window import KioskWindow
from tests.benchmarks.bench_kiosk import quantile
from tests.benchmarks.bench_soak import OftenSchedule
from tests.kiosk.refectory import FakePrinter, Refectory, make_refectory
from tests.kiosk.scanning.pictures import Picture, code, colour, frame, held

RATE = 15.0
TAP_AFTER = 1.5
SEED = 20261124


class Queue:
    """A camera before which the children pass, one every `seconds`; it waits for nobody."""

    def __init__(self, tokens: list[str], seconds: float) -> None:
        self._tokens = tokens
        self._seconds = seconds
        self._random = np.random.default_rng(SEED)
        self._empty = frame()
        self._started = time.monotonic()
        self._number = 0
        self._made: tuple[int, list[Picture]] = (-1, [])
        self.came_at: dict[int, float] = {}

    @property
    def is_finished(self) -> bool:
        return False

    @property
    def is_over(self) -> bool:
        return time.monotonic() - self._started > self._seconds * (len(self._tokens) + 1)

    def read(self) -> Frame | None:
        self._number += 1
        wait = self._started + self._number / RATE - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        now = time.monotonic()
        place, within = divmod(now - self._started, self._seconds)
        child = int(place) - 1
        grey = self._empty
        if 0 <= child < len(self._tokens) and within < self._seconds * 2 / 3:
            grey = self._shaken(child)
            self.came_at.setdefault(child, now)
        grey = np.roll(grey, self._number % 2, axis=1)
        return Frame(grey=grey, colour=colour(grey), number=self._number, captured_at=now)

    def close(self) -> None:
        """Nothing to give back."""

    def _shaken(self, child: int) -> Picture:
        """Two pictures a child, in turn: a hand is never still."""
        if self._made[0] != child:
            card = code(self._tokens[child], version=3)
            self._made = (child, [held(card, self._random, side=self._random.uniform(150, 260)) for _ in range(2)])
        return self._made[1][self._number % 2]


class Attendant:
    """Looks at the screen ten times a second; taps what waits for a tap."""

    def __init__(self, window: KioskWindow) -> None:
        self._window = window
        self._since = 0.0
        self._seen: Shown | None = None
        self.taps = 0
        self.longest_queue = 0
        self._timer = QTimer(interval=100)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        presence = self._window.presence
        self.longest_queue = max(self.longest_queue, len(presence.state.waiting))
        shown = presence.state.shown
        if shown is not self._seen:
            self._seen, self._since = shown, time.monotonic()
        if shown is None or shown.check_in is None or time.monotonic() - self._since < TAP_AFTER:
            return
        if shown.check_in.outcome is CheckInOutcome.SERVED_DIET:
            self.taps += 1
            presence.outcome.tapped.emit()
        elif shown.check_in.outcome is CheckInOutcome.NOT_BOOKED:
            self.taps += 1
            presence.outcome.extra_tapped.emit()


def told(refectory: Refectory) -> list[int]:
    rows = refectory.store.database.rows("SELECT body FROM journal WHERE kind = 'presence'")
    return [json.loads(text)["pupil_id"] for (text,) in rows]


def main(count: int, a_minute: float) -> None:
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        refectory = make_refectory(folder / "station.db", SystemClock(), classes=10, copies=4)
        order = np.random.default_rng(SEED).permutation(len(refectory.all_tokens))[:count]
        tokens = [refectory.all_tokens[place] for place in order]
        queue = Queue(tokens, 60 / a_minute)

        def reader(_preferences: KioskPreferences) -> ScanReader:
            cascade, zbar = make_cascade()
            return ScanReader(lambda: queue, cascade, on_stopped=zbar.close if zbar is not None else lambda: None)

        window = open_kiosk(
            app, refectory.store, refectory.office, None, windowed=True, folder=folder, sounder=SilentSounder(),
            printer=FakePrinter(), make_reader=reader, schedule=OftenSchedule(),
        )  # fmt: skip
        painted: list[tuple[float, Shown]] = []
        paint = window.presence.outcome.paintEvent

        def noted(event: object) -> None:
            paint(event)
            shown = window.presence.outcome.shown
            if shown is not None and (not painted or painted[-1][1] is not shown):
                painted.append((time.monotonic(), shown))

        window.presence.outcome.paintEvent = noted
        attendant = Attendant(window)
        answered: dict[int, float] = {}
        free: dict[int, int] = {}
        ask, lock = window.parts.desk.answer, threading.Lock()

        def asked(text: str, on_done: object, on_failed: object) -> None:
            def done(check_in: object) -> None:
                child = tokens.index(text)
                with lock:
                    if child not in answered and check_in.pupil_id is not None and is_free(window, painted):
                        free[child] = check_in.pupil_id
                    answered.setdefault(child, time.monotonic())
                on_done(check_in)

            ask(text, done, on_failed)

        window.parts.desk.answer = asked
        used, began = time.process_time(), time.monotonic()
        flags = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
        while not (queue.is_over and window.presence.state.is_ready and not window.parts.desk.is_busy):
            app.processEvents(flags, 50)
        seconds = time.monotonic() - began
        share = (time.process_time() - used) / seconds
        window.close()
        report(refectory, queue, answered, free, painted)
        print(
            f"  taps {attendant.taps}, longest queue on screen {attendant.longest_queue},"
            f" {share:.0%} of a processor (the camera's pictures are made in it too)"
        )
        refectory.store.close_thread()


def is_free(window: KioskWindow, painted: list[tuple[float, Shown]]) -> bool:
    """Whether the next outcome comes on screen at once: none waits, and the one before has been seen long enough."""
    state = window.presence.state
    if state.shown is None or not painted:
        return True
    check_in = state.shown.check_in
    is_passing = check_in is not None and check_in.outcome in {CheckInOutcome.SERVED, CheckInOutcome.SERVED_PLAIN}
    return is_passing and not state.waiting and time.monotonic() - painted[-1][0] > MINIMUM_SECONDS + 0.1


def report(
    refectory: Refectory,
    queue: Queue,
    answered: dict[int, float],
    free: dict[int, int],
    painted: list[tuple[float, Shown]],
) -> None:
    present = Counter(told(refectory))
    lost = len(queue.came_at) - len(answered)
    print(f"{len(queue.came_at)} children came, {len(answered)} cards answered: {lost} lost")
    print(
        f"  presences recorded {sum(present.values())}, doubled {sum(n > 1 for n in present.values())},"
        f" outcomes shown {len(painted)}"
    )
    answers = [at - queue.came_at[child] for child, at in answered.items()]
    print(f"  first picture → recorded   p50 {quantile(answers, 0.5):6.0f} ms   p95 {quantile(answers, 0.95):6.0f} ms")
    first: dict[int, float] = {}
    for at, shown in painted:
        if shown.check_in is not None and shown.check_in.pupil_id is not None:
            first.setdefault(shown.check_in.pupil_id, at)
    # An outcome that had to wait behind a diet is left out: it waits for the attendant, not for the program.
    whole = [first[pupil_id] - queue.came_at[child] for child, pupil_id in free.items()]
    print(
        f"  first picture → painted    p50 {quantile(whole, 0.5):6.0f} ms   p95 {quantile(whole, 0.95):6.0f} ms"
        f"   ({len(whole)} shown at once)"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300, float(sys.argv[2]) if len(sys.argv) > 2 else 40.0)
