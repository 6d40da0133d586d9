"""The way behind the PIN, and what is changed there: camera, scanner, PIN, language, surnames."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiosk.inputs import Inputs
from kiosk.keeping import Keeper
from kiosk.pin import PinGate
from kiosk.pin_page import PinPage
from kiosk.preferences import KioskPreferences
from kiosk.receipts import ReceiptDesk
from kiosk.station_desk import StationDesk
from kiosk.supervisor_page import SupervisorPage

_log = logging.getLogger(__name__)

#: The supervisor's pages lock themselves after so many seconds without a touch.
LOCK_SECONDS = 90.0


class Supervision(QObject):
    """Keeps the preferences in force and the two pages: the PIN's and the supervisor's."""

    page_wanted = Signal(object)  # QWidget: show it
    applied = Signal(object)  # KioskPreferences: these are in force now
    told = Signal(str)
    failed = Signal(object)  # the error

    def __init__(  # noqa: PLR0917 - in the order of what is behind the PIN
        self,
        desk: StationDesk,
        inputs: Inputs,
        papers: ReceiptDesk,
        preferences: KioskPreferences,
        save: Callable[[KioskPreferences], None],
        monotonic: Callable[[], float],
        *,
        parent: QObject | None = None,
    ) -> None:
        """`save` keeps the preferences; it may raise and runs off the screen's thread."""
        super().__init__(parent)
        self._inputs = inputs
        self._keeper = Keeper(save, desk.run_beside, self.failed.emit)
        self._gate = PinGate(preferences.pin_hash, monotonic)
        self.preferences = preferences
        self.pin = PinPage(desk, self._gate)
        self.page = SupervisorPage(desk, preferences, papers)
        self.page.preferences_tried.connect(inputs.use_camera)
        self.page.preferences_saved.connect(self._on_saved)
        self.page.pin_change_wanted.connect(self._on_pin_change_wanted)

    def owns(self, page: QWidget | None) -> bool:
        """Tell whether `page` is one of the two."""
        return page is self.pin or page is self.page

    def open(self) -> None:
        """Ask for the PIN, if one is set, then show the menu."""
        if self._gate.is_needed:
            self.page_wanted.emit(self.pin)
            self.pin.unlock(self._show_menu)
        else:
            _log.info("the supervisor's pages were opened without a PIN: none is set")
            self._show_menu()

    def must_lock(self, idle: float) -> bool:
        """Tell whether nobody has touched the screen for too long, in seconds."""
        return self._gate.is_needed and idle >= LOCK_SECONDS

    def finish(self) -> None:
        """Save what was not saved yet: the program ends."""
        self._keeper.finish()

    def _show_menu(self) -> None:
        self.page.open_menu()
        self.page_wanted.emit(self.page)

    def _on_pin_change_wanted(self) -> None:
        self.page_wanted.emit(self.pin)
        self.pin.change(self._on_pin_changed)

    def _on_pin_changed(self, pin_hash: str) -> None:
        self._on_saved(replace(self.preferences, pin_hash=pin_hash))
        self.told.emit(self.tr("PIN cambiato"))
        self._show_menu()

    def _on_saved(self, preferences: KioskPreferences) -> None:
        before, self.preferences = self.preferences, preferences
        self._gate.set_hash(preferences.pin_hash)
        self.page.take_preferences(preferences)
        if preferences.serial_port != before.serial_port:
            self._inputs.use_serial(preferences.serial_port)
        self.applied.emit(preferences)
        self._keeper.keep(preferences)
