"""The line at the top: where this is, what it is used for, how the station stands, what time it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.clock import rome
from core.qt.icons import Icon, set_icon
from core.station import StationIdentity
from kiosk.mode import Mode
from kiosk.screens import own_colours
from kiosk.screens.elided_label import ElidedLabel
from kiosk.screens.status_badge import StatusBadge
from kiosk.screens.touch import plain_label, touch_button


class Header(QFrame):
    """Layout only; the window decides."""

    mode_wanted = Signal(object)
    menu_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kiosk_header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = ElidedLabel("header_title")
        self.day = ElidedLabel("header_day")
        self.badge = StatusBadge()
        self.camera_note = ElidedLabel("header_camera")
        self.camera_note.hide()
        self.clock = plain_label("header_clock", Qt.AlignmentFlag.AlignRight)
        self.mode_buttons = {mode: touch_button(f"mode_{mode.value}", partial(self._want, mode)) for mode in Mode}
        self.mode_buttons[Mode.RECHARGE].setStyleSheet(own_colours.HEADER)
        self.menu_button = touch_button("menu_button", self.menu_wanted.emit)
        set_icon(self.menu_button, Icon.LOCK)
        self._station: StationIdentity | None = None
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.day)
        names.addWidget(self.camera_note)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.setSpacing(16)
        layout.addLayout(names, 1)
        for button in self.mode_buttons.values():
            button.setCheckable(True)
            layout.addWidget(button)
        layout.addWidget(self.badge)
        layout.addWidget(self.clock)
        layout.addWidget(self.menu_button)
        self.show_modes((), None)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts in the language on screen."""
        self.mode_buttons[Mode.PRESENCE].setText(self.tr("Presenze"))
        self.mode_buttons[Mode.RECHARGE].setText(self.tr("Ricarica"))
        self.menu_button.setText(self.tr("Gestione"))
        self.camera_note.setText(self.tr("▲ Fotocamera non collegata"))
        self.show_station(self._station)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def show_station(self, station: StationIdentity | None) -> None:
        """Say which service and school this is."""
        self._station = station
        self.title.setText(
            self.tr("Postazione da collegare")
            if station is None
            else self.tr("{service} · {school}").format(service=station.service_name, school=station.school_name)
        )

    def show_modes(self, modes: Sequence[Mode], current: Mode | None) -> None:
        """Offer the modes that there are; a single one is no choice."""
        for mode, button in self.mode_buttons.items():
            button.setVisible(mode in modes and len(modes) > 1)
            button.setChecked(mode is current)

    def show_time(self, now: datetime) -> None:
        """Show the time in Rome, and the day."""
        local = rome(now)
        self.clock.setText(f"{local:%H:%M}")
        self.day.setText(QLocale().toString(QDate(local.year, local.month, local.day), "dddd d MMMM"))

    def show_camera(self, *, is_lost: bool) -> None:
        """Say that the camera gives no pictures, or nothing."""
        self.camera_note.setVisible(is_lost)
        self.day.setVisible(not is_lost)

    def _want(self, mode: Mode) -> None:
        # A checkable button changes by itself: what is checked is for the window to say.
        for one, button in self.mode_buttons.items():
            button.setChecked(one is mode)
        self.mode_wanted.emit(mode)
