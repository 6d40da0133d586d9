"""Starts the kiosk again when it stopped or froze: `python -m kiosk.watchdog [options of «refettorio kiosk»]`.

From any folder, as a service or a shell starts it: `python /opt/refettorio/kiosk/watchdog.py`.

Knows no Qt: what can bring the kiosk down must not bring this down. The kiosk comes back to the page it was on and to
the diets that nobody had confirmed (`kiosk.resume`). Closing it from «Gestione» ends the watchdog too.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Protocol

_log = logging.getLogger(__name__)

#: The environment's name for the file of the sign of life (`kiosk.heartbeat`).
HEARTBEAT = "REFETTORIO_HEARTBEAT"
#: Closed on purpose; the words on the command line were wrong: starting again would change nothing.
_FINAL = frozenset({0, 2})


class Child(Protocol):
    """The program that is watched."""

    def wait(self, seconds: float) -> int | None:
        """Wait up to `seconds` for its end; return its exit code, None while it runs."""
        ...

    def stop(self) -> None:
        """End it, politely first."""
        ...


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: between two looks, for the first sign of life, without a sign, that count as a steady run, and pauses.

    The pause before a new start doubles with each run that was not steady, from `first_pause` up to `longest_pause`.
    """

    interval: float = 2.0
    start: float = 90.0
    silent: float = 30.0
    steady: float = 60.0
    first_pause: float = 1.0
    longest_pause: float = 60.0


class Watchdog:
    """Runs until the child ends on purpose. Clock and waiting are passed in: instants are monotonic seconds."""

    def __init__(
        self,
        start: Callable[[], Child],
        beat: Callable[[], object],
        *,
        patience: Patience | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        wait: Callable[[float], object] = time.sleep,
    ) -> None:
        """`start` starts the child; `beat` gives its last sign of life, anything that differs from the one before."""
        self._start = start
        self._beat = beat
        self._patience = patience or Patience()
        self._monotonic = monotonic
        self._wait = wait
        self._is_over = False
        self._child: Child | None = None

    def run(self) -> int:
        """Watch; return the exit code of the last run."""
        unsteady = 0
        while True:
            started_at = self._monotonic()
            self._child = child = self._start()
            code = self._watch(child)
            if self._is_over:
                return 0
            if code in _FINAL:
                return code or 0
            is_steady = self._monotonic() - started_at >= self._patience.steady
            unsteady = 0 if is_steady else unsteady + 1
            pause = min(self._patience.first_pause * 2.0 ** min(unsteady, 16), self._patience.longest_pause)
            _log.warning("the kiosk ended (%s), started again in %.0f s", "frozen" if code is None else code, pause)
            self._wait(pause)

    def end(self) -> None:
        """End the child and the watching; may be called by a signal."""
        self._is_over = True
        if self._child is not None:
            self._child.stop()

    def _watch(self, child: Child) -> int | None:
        """Return the exit code, or None when the child froze and was ended."""
        sign, has_beaten = self._beat(), False
        looked_at = seen_at = self._monotonic()
        while True:
            code = child.wait(self._patience.interval)
            now = self._monotonic()
            if code is not None or self._is_over:
                return code
            newest = self._beat()
            if newest != sign:
                sign, has_beaten, seen_at = newest, True, now
            if now - looked_at > 5 * self._patience.interval:
                seen_at = now  # the whole computer slept
            looked_at = now
            if now - seen_at > (self._patience.silent if has_beaten else self._patience.start):
                _log.warning("the kiosk gives no sign of life: it is ended")
                child.stop()
                return None


class Program:
    """A started program."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], longest_stop: float = 10.0) -> None:
        self._process = subprocess.Popen(list(command), env=dict(environment))  # noqa: S603 - our own command
        self._longest_stop = longest_stop

    def wait(self, seconds: float) -> int | None:
        """Wait for its end."""
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def stop(self) -> None:
        """Ask it to end, then end it. What was recorded is on the disk already."""
        self._process.terminate()
        if self.wait(self._longest_stop) is None:
            self._process.kill()
            self._process.wait()


def beat_of(path: Path) -> Callable[[], object]:
    """Return what reads the sign of life from the file."""

    def read() -> object:
        try:
            return path.read_bytes()
        except OSError:
            return None

    return read


def python_path(environment: Mapping[str, str]) -> str:
    """Return where Python looks for modules, this program's folder first: a shell or a service may start anywhere."""
    own = str(Path(__file__).resolve().parents[1])
    return os.pathsep.join(part for part in (own, environment.get("PYTHONPATH", "")) if part)


def main(words: Sequence[str]) -> int:
    """Watch `refettorio kiosk` with these options; return its exit code."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    with tempfile.TemporaryDirectory(prefix="refettorio-") as folder:
        path = Path(folder) / "heartbeat"
        environment = os.environ | {HEARTBEAT: str(path), "PYTHONPATH": python_path(os.environ)}
        command = [sys.executable, "-m", "refettorio", "kiosk", *words]
        watchdog = Watchdog(lambda: Program(command, environment), beat_of(path))

        def end(_number: int, _frame: FrameType | None) -> None:
            watchdog.end()

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, end)
        return watchdog.run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
