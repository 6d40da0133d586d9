"""Whether a kiosk stays as large as it is while cards pass all day, in real time.

    python -m tests.benchmarks.bench_soak [minutes]

The real window (without a screen), the real camera threads and decoders on a film of forty cards a minute that begins
again at its end, a real station file, an exchange with the office every few seconds, sounds and receipts left out. Each
line is a sample; the last lines tell what grew after the first fifth, when everything had been used once. Eight hours
of the flow and of scans in simulated time are a test: `tests/kiosk/test_soak.py`.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from core.clock import SystemClock
from core.qt.sounder import SilentSounder
from core.station import ExchangeReport
from kiosk.app import open_kiosk
from kiosk.preferences import KioskPreferences
from kiosk.scanning._opencv import cv2
from kiosk.scanning.camera_source import CameraOptions, CameraSource
from kiosk.scanning.reader import ScanReader, camera_reader
from tests.kiosk.refectory import FakePrinter, make_refectory
from tests.kiosk.scanning.pictures import code, colour, frame

RATE = 15
#: A card every second and a half: held for two thirds of it.
HELD, AWAY = 15, 8
CARDS = 40
SAMPLE_SECONDS = 15.0


class OftenSchedule:
    """Exchanges every five seconds."""

    def after(self, _report: ExchangeReport) -> float:
        return 5.0

    def after_failure(self, _error: BaseException) -> float:
        return 5.0


def film(path: Path, tokens: list[str]) -> None:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), float(RATE), (1280, 720))
    for token in tokens:
        for picture, count in ((frame(code(token, version=3)), HELD), (frame(), AWAY)):
            shown = colour(picture)
            for _ in range(count):
                writer.write(shown)
    writer.release()


def resident_kilobytes() -> int:
    """Memory of this process now; the decoder's child is another process."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * (os.sysconf("SC_PAGE_SIZE") // 1024)
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def open_files() -> int:
    folder = Path("/proc/self/fd")
    return sum(1 for _ in folder.iterdir()) if folder.exists() else 0


def main(minutes: float) -> None:
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        refectory = make_refectory(folder / "station.db", SystemClock(), classes=10, copies=4)
        path = folder / "cards.avi"
        film(path, refectory.all_tokens[:CARDS])
        readers: list[ScanReader] = []

        def looped(_preferences: KioskPreferences) -> ScanReader:
            readers.append(camera_reader(CameraSource.parse(str(path)), CameraOptions(loop=True, is_paced=True)))
            return readers[-1]

        window = open_kiosk(
            app, refectory.store, refectory.office, None, windowed=True, folder=folder, sounder=SilentSounder(),
            printer=FakePrinter(), make_reader=looped, schedule=OftenSchedule(),
        )  # fmt: skip
        shown: Counter[str] = Counter()  # counted, not kept: what is measured must not grow by measuring
        window.presence.outcome_shown.connect(lambda check_in: shown.update((check_in.outcome.value,)))
        # Diets stay until tapped: an attendant taps now and then.
        attendant = QTimer(interval=900)
        attendant.timeout.connect(window.presence._on_tapped)
        attendant.start()
        samples: list[tuple[float, int, int, int, int]] = []
        flags = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
        started, processor = time.monotonic(), time.process_time()
        print("   minute     memory   objects  threads  files   frames   codes  outcomes  presences", flush=True)
        next_at = started
        while (now := time.monotonic()) - started < minutes * 60:
            if now >= next_at:
                next_at += SAMPLE_SECONDS
                gc.collect()
                sample = (
                    (now - started) / 60, resident_kilobytes(), len(gc.get_objects()), threading.active_count(),
                    open_files(),
                )  # fmt: skip
                samples.append(sample)
                reader = readers[-1]
                print(f"{sample[0]:9.2f} {sample[1] / 1024:8.1f} MB {sample[2]:9} {sample[3]:8} {sample[4]:6}"
                      f" {reader.frames_seen:8} {reader.codes_read:7} {shown.total():9}"
                      f" {len(refectory.journal()):10}", flush=True)  # fmt: skip
            app.processEvents(flags, 50)
        used = (time.process_time() - processor) / (time.monotonic() - started)
        attendant.stop()
        is_over: list[bool] = []
        window.closed.connect(partial(is_over.append, True))
        window.close()
        refectory.store.close_thread()
        warm = samples[len(samples) // 5 :]
        print(
            f"after the first fifth: memory {(warm[-1][1] - warm[0][1]) / 1024:+.1f} MB,"
            f" objects {warm[-1][2] - warm[0][2]:+},"
            f" threads {warm[-1][3] - warm[0][3]:+}, files {warm[-1][4] - warm[0][4]:+}"
        )
        print(f"highest {max(s[1] for s in samples) / 1024:.1f} MB, {used:.0%} of a processor, closed: {bool(is_over)}")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10.0)
