"""The line to the office, and the one to the printer: a thread that may hang, and is left behind at the end.

An office that does not answer (a server switched off behind a firewall) can keep a call for minutes, a printer too.
Scans never wait for it, and neither does whoever closes the kiosk: what was not handed over stays in the journal for
the next start.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from core.errors import Cancelled
from core.progress import Progress

_log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(slots=True)
class _Call:
    """One call, with what is to be done after it and what came of it."""

    operation: Callable[[Progress], Any]
    on_done: Callable[[Any], None]
    on_failed: Callable[[BaseException], None]
    result: Any = None
    error: BaseException | None = None


class _Stop:
    """The `Progress` of a call: only whether to stop."""

    def __init__(self, stop: Event) -> None:
        self._stop = stop

    def advance(self, done: int, total: int) -> None:
        """How far it is interests nobody."""

    def check(self) -> None:
        """Stop between two batches when the kiosk closes."""
        if self._stop.is_set():
            raise Cancelled


class OfficeLine(QObject):
    """Calls one after the other; the answers come back on the screen's thread."""

    _ended = Signal(int)

    def __init__(self, name: str, at_end: Callable[[], None], parent: QObject | None = None) -> None:
        """`name` is the thread's; `at_end` runs on it when it ends: there its connection is closed."""
        super().__init__(parent)
        self._name = name
        self._at_end = at_end
        self._numbers: SimpleQueue[int | None] = SimpleQueue()
        # Only here, so that what they hold (windows) is never let go of by the other thread.
        self._calls: dict[int, _Call] = {}
        self._count = 0
        self._stop = Event()
        self._thread: Thread | None = None
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether a call has not been answered yet."""
        return bool(self._calls)

    def call(
        self,
        operation: Callable[[Progress], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[BaseException], None],
    ) -> None:
        """Run `operation` when those before it have ended."""
        if self._stop.is_set():
            return
        if self._thread is None:
            # A daemon: the program ends without waiting for it.
            self._thread = Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()
        self._count += 1
        self._calls[self._count] = _Call(operation, on_done, on_failed)
        self._numbers.put(self._count)

    def close(self, longest: float) -> None:
        """End the line, waiting up to `longest` seconds for a call that is under way; nobody is called back."""
        self._stop.set()
        self._numbers.put(None)
        if self._thread is not None:
            self._thread.join(longest)
            if self._thread.is_alive():
                _log.warning("%s does not answer: it is left behind, what was recorded is in the file", self._name)
                return
        self._calls.clear()

    def _work(self) -> None:
        try:
            while (number := self._numbers.get()) is not None and not self._stop.is_set():
                self._run(number)
                if self._stop.is_set():
                    return  # the screen may be gone: nobody is told
                self._ended.emit(number)
        finally:
            self._at_end()

    def _run(self, number: int) -> None:
        call = self._calls[number]
        try:
            call.result = call.operation(_Stop(self._stop))
        except BaseException as error:  # noqa: BLE001 - the boundary of the thread: handed to the screen's
            call.error = error

    @Slot(int)
    def _on_ended(self, number: int) -> None:
        call = self._calls.pop(number, None)
        if call is None or self._stop.is_set():
            return
        if call.error is None:
            call.on_done(call.result)
        else:
            call.on_failed(call.error)
