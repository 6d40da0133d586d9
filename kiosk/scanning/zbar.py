"""The second decoder: zbar, in its own process, for some of the cards that ZXing does not read.

Some valid codes make old builds of zbar abort (pyzbar issue 143), and with it whoever called it. So it runs in a child
process: if that dies or takes too long, it is ended and the next picture gets a new one.
"""

from __future__ import annotations

import contextlib
import json
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import numpy as np

from kiosk.scanning.decoding import EngineReport, Reading, text_of
from kiosk.scanning.frames import Grey, Quad

_SCRIPT = Path(__file__).with_name("zbar_child.py")
#: After so many failures in a row the child rests, lest a machine without memory starts processes all day.
_FAILURES_BEFORE_REST = 3


def zbar_command() -> tuple[str, ...]:
    """Return how the child is started: -P because the script's folder must not shadow other modules."""
    return (sys.executable, "-P", str(_SCRIPT))


def is_zbar_wanted() -> bool:
    """Return whether zbar is used unless the settings say otherwise.

    Not on Windows: its wheel carries zbar 0.10 of 2015 and needs a C++ runtime that a clean machine lacks (pyzbar
    issue 93). Not in a frozen build, which has no interpreter to run the child.
    """
    return sys.platform != "win32" and not getattr(sys, "frozen", False)


@dataclass(frozen=True, slots=True)
class ZbarLimits:
    """How long zbar may take, in seconds.

    `start`: how long a call may wait for the child to come up (0: not at all, that picture goes without). `call`: how
    long one picture may take before the child is ended. `rest`: how long nothing is started after repeated failures.
    """

    start: float = 0.0
    call: float = 0.5
    rest: float = 30.0


class ZbarDecoder:
    """zbar for QR codes only, asked by one thread at a time. Give it back with `close`."""

    def __init__(
        self,
        limits: ZbarLimits = ZbarLimits(),
        *,
        command: Sequence[str] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`command` starts the child, `clock` gives monotonic seconds."""
        self._limits = limits
        self._command = tuple(command or zbar_command())
        self._clock = clock
        self._child: _Child | None = None
        # Two threads that ask at once would start two children, of which one is forgotten, and mix up the answers.
        self._lock = threading.RLock()
        self._failures = 0
        self._rest_until = 0.0
        self._missing = ""
        self.cpu_seconds = 0.0

    @property
    def process_id(self) -> int | None:
        """The child's process id while it runs."""
        return self._child.process_id if self._child is not None else None

    def report(self, wait_seconds: float = 5.0) -> EngineReport:
        """Return whether zbar can be used, starting the child to see."""
        with self._lock:
            child = self._running_child()
            is_ready = child is not None and child.wait_until_ready(wait_seconds)
            if child is not None and not is_ready:
                self._missing = child.missing or "the process does not start"
        return EngineReport("zbar", is_available=is_ready, reason="" if is_ready else self._missing)

    def decode(self, grey: Grey) -> tuple[Reading, ...]:
        """Return the codes in `grey`; nothing while the child is not there."""
        with self._lock:
            return self._decode(grey)

    def _decode(self, grey: Grey) -> tuple[Reading, ...]:
        child = self._running_child()
        if child is None or not grey.size:
            return ()
        if not child.wait_until_ready(self._limits.start):
            if child.is_over:
                self._missing = child.missing
                self._give_up(child)
            return ()
        height, width = grey.shape
        answer = child.ask(struct.pack(">II", width, height) + grey.tobytes(), self._limits.call)
        if answer is None:
            self._give_up(child)
            return ()
        self._failures = 0
        self.cpu_seconds += float(answer.get("cpu", 0.0))
        return tuple(_readings(answer.get("codes", [])))

    def close(self) -> None:
        """End the child."""
        with self._lock:
            child, self._child = self._child, None
            if child is not None:
                child.end()

    def _running_child(self) -> _Child | None:
        """Return the child, started if need be; None while it rests or when zbar is not installed."""
        if self._child is None and not self._missing and self._clock() >= self._rest_until:
            try:
                self._child = _Child(self._command)
            except OSError as error:
                self._missing = str(error)
        return self._child

    def _give_up(self, child: _Child) -> None:
        child.end()
        self._child = None
        self._failures += 1
        if self._failures >= _FAILURES_BEFORE_REST:
            self._failures = 0
            self._rest_until = self._clock() + self._limits.rest


class _Child:
    """One process and the thread that talks with it, so that no pipe ever blocks the caller."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and script
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._questions: SimpleQueue[bytes | None] = SimpleQueue()
        self._answers: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        self._ready = threading.Event()
        self.is_over = False
        self.missing = ""
        self._thread = threading.Thread(target=self._talk, name="zbar", daemon=True)
        self._thread.start()

    @property
    def process_id(self) -> int:
        return self._process.pid

    def wait_until_ready(self, seconds: float) -> bool:
        """Return whether the child is ready, waiting up to `seconds` for it."""
        self._ready.wait(seconds)
        return self._ready.is_set() and not self.is_over

    def ask(self, question: bytes, seconds: float) -> dict[str, Any] | None:
        """Return the answer, None if there is none within `seconds`."""
        self._questions.put(question)
        try:
            return self._answers.get(timeout=seconds)
        except Empty:
            return None

    def end(self) -> None:
        """End the process and the thread."""
        self._process.kill()
        self._questions.put(None)
        self._thread.join()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was still to be sent has nobody to read it
                    pipe.close()

    def _talk(self) -> None:
        try:
            first = self._line()
            self.missing = str(first.get("missing", ""))
            if not self.missing:
                self._ready.set()
                while (question := self._questions.get()) is not None:
                    self._send(question)
                    self._answers.put(self._line())
        except (OSError, ValueError):
            pass  # the process is gone, or says what is no answer: either way it is over
        finally:
            self.is_over = True
            self._ready.set()
            self._answers.put(None)

    def _send(self, question: bytes) -> None:
        if self._process.stdin is not None:
            self._process.stdin.write(question)
            self._process.stdin.flush()

    def _line(self) -> dict[str, Any]:
        line = self._process.stdout.readline() if self._process.stdout is not None else b""
        answer: dict[str, Any] = json.loads(line)
        return answer


def _readings(codes: list[tuple[str, list[list[int]]]]) -> list[Reading]:
    found = []
    for data, outline in codes:
        content = bytes.fromhex(data)
        text = text_of(content, content.decode("latin-1"))
        if text:
            found.append(Reading(text, _quad(outline), "zbar"))
    return found


def _quad(outline: list[list[int]]) -> Quad:
    """Return four corners: zbar's own, or the box around its outline when there are more or fewer."""
    if len(outline) == 4:
        first, second, third, fourth = ((float(x), float(y)) for x, y in outline)
        return first, second, third, fourth
    points = np.array(outline or [[0, 0]], np.float64)
    (left, top), (right, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return (left, top), (right, top), (right, bottom), (left, bottom)
