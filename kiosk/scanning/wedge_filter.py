"""Code readers that type, heard whatever has the focus: a Qt event filter around `kiosk.scanning.wedge`."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent

from kiosk.scanning.wedge import Garbage, LateEnding, Scan, Typed, Wedge, WedgeResult, WedgeTiming

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
_ENDINGS = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Enter: "\r", Qt.Key.Key_Tab: "\t"}


@dataclass(frozen=True, slots=True)
class _HeldKey:
    """A key whose verdict is awaited: a copy of its event and for whom it was."""

    receiver: QObject
    event: QKeyEvent
    is_press: bool


class WedgeFilter(QObject):
    """Keeps back the keys of the last instant: a scan's are never typed, a person's are delivered a moment later.

    Install it on the application. `token_read(text)` carries what the reader sent, untouched; `garbage_read(keys)`
    says that a reader sent more than any code has.
    """

    token_read = Signal(str)
    garbage_read = Signal(int)

    def __init__(
        self,
        timing: WedgeTiming | None = None,
        *,
        clock_ms: Callable[[], int] = lambda: time.monotonic_ns() // 1_000_000,
        parent: QObject | None = None,
    ) -> None:
        """`clock_ms` gives monotonic milliseconds."""
        super().__init__(parent)
        self._timing = timing or WedgeTiming()
        self._wedge = Wedge(self._timing)
        self._clock_ms = clock_ms
        self._held: list[_HeldKey] = []
        self._heard_at = 0
        self._pressed_at = 0
        self._is_delivering = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_pause)

    def install(self, application: QCoreApplication) -> None:
        """Begin to hear all keys of `application`."""
        application.installEventFilter(self)

    def remove(self, application: QCoreApplication) -> None:
        """Hear no more; what was kept back is delivered."""
        application.removeEventFilter(self)
        self._flush()

    def eventFilter(self, receiver: QObject, event: QEvent) -> bool:
        """Keep back keys with a character; everything else passes."""
        if self._is_delivering or not isinstance(event, QKeyEvent):
            return False
        match event.type():
            case QEvent.Type.KeyPress:
                return self._keep_press(receiver, event)
            case QEvent.Type.KeyRelease:
                return self._keep_release(receiver, event)
            case _:
                return False

    def _keep_press(self, receiver: QObject, event: QKeyEvent) -> bool:
        character = _character(event)
        if not character:
            if event.key() not in _MODIFIERS:
                self._flush()  # an arrow or a command comes after what was typed before it
            return False
        self._heard_at = self._clock_ms()
        # The system's own instant, where it gives one: it is right even when the screen was busy.
        self._pressed_at = event.timestamp() or self._heard_at
        self._held.append(_HeldKey(receiver, event.clone(), is_press=True))
        self._act(self._wedge.key(character, self._pressed_at))
        if self._wedge.is_pending:
            self._timer.start(self._timing.gap_ms + 1)
        else:
            self._timer.stop()
        return True

    def _keep_release(self, receiver: QObject, event: QKeyEvent) -> bool:
        """Keep back a release that came while presses are kept: a button must not be let go before it was pressed."""
        if not self._wedge.is_pending:
            return False
        self._held.append(_HeldKey(receiver, event.clone(), is_press=False))
        return True

    @Slot()
    def _on_pause(self) -> None:
        now = self._clock_ms()
        if now - self._heard_at > 3 * self._timing.gap_ms:
            # The screen was busy and this timer is late: keys may be waiting behind it that belong to the same scan.
            self._heard_at = now - self._timing.gap_ms
            self._timer.start(0)
            return
        self._flush()

    def _flush(self) -> None:
        """End what is pending as if the pause had passed."""
        self._timer.stop()
        self._act(self._wedge.tick(self._pressed_at + self._timing.gap_ms + 1))

    def _act(self, results: tuple[WedgeResult, ...]) -> None:
        for result in results:
            held = self._take_held(result.keys)
            match result:
                case Scan(text=text):
                    self.token_read.emit(text)
                case Garbage(keys=keys):
                    self.garbage_read.emit(keys)
                case Typed():
                    self._deliver(held)
                case LateEnding():
                    pass

    def _take_held(self, presses: int) -> list[_HeldKey]:
        """Return the first `presses` presses that were kept, with the releases among and right after them."""
        taken: list[_HeldKey] = []
        while self._held and (presses > 0 or not self._held[0].is_press):
            key = self._held.pop(0)
            presses -= key.is_press
            taken.append(key)
        return taken

    def _deliver(self, keys: list[_HeldKey]) -> None:
        self._is_delivering = True
        try:
            for key in keys:
                if shiboken6.isValid(key.receiver):
                    QCoreApplication.sendEvent(key.receiver, key.event)
        finally:
            self._is_delivering = False


def _character(event: QKeyEvent) -> str:
    """Return the character of a key that a reader may have sent; empty for commands, held keys and keys without one."""
    if event.isAutoRepeat() or event.modifiers() & _COMMANDS:
        return ""
    ending = _ENDINGS.get(Qt.Key(event.key()))
    if ending is not None:
        return ending
    text = event.text()
    return text if len(text) == 1 and text.isprintable() else ""
