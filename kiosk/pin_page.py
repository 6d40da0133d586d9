"""Asking for the PIN, and setting another: what is tried is checked off the screen's thread."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from core.qt.translations import describe
from kiosk.pin import PinGate, new_pin_hash
from kiosk.screens.pin_view import PinView
from kiosk.station_desk import StationDesk

_log = logging.getLogger(__name__)


class PinPage(PinView):
    """One question at a time; `left` means that nobody answered."""

    def __init__(self, desk: StationDesk, gate: PinGate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._gate = gate
        self._on_typed: Callable[[str], None] = self._ignore
        self.pin_entered.connect(self._on_pin_entered)

    def unlock(self, on_open: Callable[[], None]) -> None:
        """Ask for the PIN; `on_open` follows when it is right."""

        def typed(pin: str) -> None:
            seconds = self._gate.seconds_to_wait
            if seconds > 0:
                text = self.tr("Troppi tentativi: riprova fra {count} secondi")
                self.ask("", text.format(count=math.ceil(seconds)))
                return
            self._desk.run_beside(lambda: self._gate.is_right(pin), checked, self._on_failed)

        def checked(was_right: bool) -> None:
            self._gate.note(was_right=was_right)
            if was_right:
                on_open()
            else:
                _log.warning("a wrong PIN was typed")
                self.ask("", self.tr("PIN errato"))

        self._on_typed = typed
        self.ask("")

    def change(self, on_changed: Callable[[str], None]) -> None:
        """Ask twice for a new PIN; `on_changed` gets what is kept of it."""

        def first(pin: str) -> None:
            self._on_typed = lambda again: second(pin, again)
            self.ask(self.tr("Ripeti il nuovo PIN"))

        def second(pin: str, again: str) -> None:
            if pin != again:
                self._on_typed = first
                self.ask(self.tr("Nuovo PIN"), self.tr("I due PIN sono diversi: ricomincia"))
                return
            self._desk.run_beside(lambda: new_pin_hash(pin), on_changed, refused)

        def refused(error: BaseException) -> None:
            self._on_typed = first
            self.ask(self.tr("Nuovo PIN"), describe(error))

        self._on_typed = first
        self.ask(self.tr("Nuovo PIN"))

    def _on_pin_entered(self, pin: str) -> None:
        self._on_typed(pin)

    def _on_failed(self, error: BaseException) -> None:
        self.ask("", describe(error))

    def _ignore(self, _pin: str) -> None:
        """Nobody asked."""
