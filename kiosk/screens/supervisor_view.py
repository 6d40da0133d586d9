"""What is behind the PIN: a menu of large tiles and the pages it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.clock import rome
from core.qt.confirm import ConfirmBar
from core.qt.theme import Role
from core.station import PupilOnDay
from kiosk.screens.camera_setup_view import CameraSetupView
from kiosk.screens.section import Section
from kiosk.screens.tile import Tile, TileText, TileTone
from kiosk.screens.tile_grid import TileGrid
from kiosk.screens.touch import plain_label, touch_button


class SupervisorView(QWidget):
    """Layout only; the page decides."""

    undo_wanted = Signal(object)  # PupilOnDay
    port_chosen = Signal(str)
    exchange_wanted = Signal()
    leave_wanted = Signal()
    close_wanted = Signal()
    section_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("supervisor")
        self.menu = Section("menu")
        self.menu_grid = TileGrid(3)
        self.menu.body.addWidget(self.menu_grid, 1)
        self.undo = Section("undo")
        self.undo_text = plain_label("section_text")
        self.undo_text.setWordWrap(True)
        self.undo_grid = TileGrid(3)
        self.undo.body.addWidget(self.undo_text)
        self.undo.body.addWidget(self.undo_grid, 1)
        self.camera = CameraSetupView()
        self.scanner = Section("scanner")
        self.scanner_text = plain_label("section_text")
        self.scanner_text.setWordWrap(True)
        self.scanner_grid = TileGrid(3)
        self.scanner.body.addWidget(self.scanner_text)
        self.scanner.body.addWidget(self.scanner_grid, 1)
        self.station = Section("station")
        self.station_text = plain_label("section_text")
        self.station_text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.station_text.setWordWrap(True)
        self.exchange_button = touch_button("exchange_now", self.exchange_wanted.emit, Role.PRIMARY)
        self.station.body.addWidget(self.station_text, 1)
        self.station.body.addWidget(self.exchange_button)
        self.stack = QStackedWidget()
        for section in (self.menu, self.undo, self.camera, self.scanner, self.station):
            self.stack.addWidget(section)
            if section is not self.menu:
                section.left.connect(self.open_menu)
        self.menu.left.connect(self.leave_wanted)
        self.confirm = ConfirmBar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.confirm)
        self._menu: tuple[tuple[str, TileText], ...] = ()
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts that depend on nothing but the language."""
        self.menu.title.setText(self.tr("Gestione"))
        self.menu.back.setText(self.tr("Torna al lavoro"))
        self.undo.title.setText(self.tr("Togli una presenza"))
        self.scanner.title.setText(self.tr("Lettore di codici"))
        self.station.title.setText(self.tr("Stato della postazione"))
        self.exchange_button.setText(self.tr("Scambia adesso con l'ufficio"))
        for section in (self.undo, self.scanner, self.station):
            section.back.setText(self.tr("Indietro"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def open_menu(self) -> None:
        """Show the menu."""
        self.confirm.hide()
        self.stack.setCurrentWidget(self.menu)
        self.section_opened.emit("menu")

    def open_section(self, section: Section) -> None:
        """Show one of the pages."""
        self.stack.setCurrentWidget(section)
        self.section_opened.emit(section.objectName())

    def show_menu(self, entries: Sequence[tuple[str, TileText]]) -> None:
        """Show what can be done: names for `section_opened`, and texts."""
        tiles = []
        for name, text in entries:
            tile = Tile(text)
            tile.setObjectName(f"menu_{name}")
            tile.setMinimumHeight(120)
            tile.clicked.connect(partial(self._on_menu, name))
            tiles.append(tile)
        self.menu_grid.show_tiles(tiles)

    def show_presences(self, pupils: Sequence[PupilOnDay]) -> None:
        """Show what can be taken back, the last one first."""
        self.undo_text.setText(
            self.tr("Tocca la presenza da togliere: resta traccia che è stata tolta.")
            if pupils
            else self.tr("Oggi questa postazione non ha ancora registrato nessuno.")
        )
        tiles = []
        for pupil in pupils:
            at = "" if pupil.at is None else f"{rome(pupil.at):%H:%M}"
            tile = Tile(TileText(f"{pupil.last_name} {pupil.first_name}", pupil.class_name, at))
            tile.setObjectName(f"undo_{pupil.pupil_id}")
            tile.clicked.connect(partial(self._on_presence, pupil))
            tiles.append(tile)
        self.undo_grid.show_tiles(tiles)

    def show_ports(self, ports: Sequence[str], current: str, note: str) -> None:
        """Show the serial ports; `note` says why there are none."""
        self.scanner_text.setText(
            note
            or self.tr(
                "Un lettore che scrive come una tastiera funziona da solo. Per un lettore seriale scegli la sua porta."
            )
        )
        tiles = []
        for port in ("", *ports):
            is_chosen = port == current
            title = port or self.tr("Nessun lettore seriale")
            tone = TileTone.DONE if is_chosen else TileTone.PLAIN
            tile = Tile(TileText(title, "", "✓" if is_chosen else "", tone=tone))
            tile.setObjectName(f"port_{port}")
            tile.clicked.connect(partial(self._on_port, port))
            tiles.append(tile)
        self.scanner_grid.show_tiles(tiles)

    def _on_menu(self, name: str, *_checked: bool) -> None:
        sections: dict[str, Section] = {
            "undo": self.undo, "camera": self.camera, "scanner": self.scanner, "station": self.station,
        }  # fmt: skip
        if name in sections:
            self.open_section(sections[name])
        else:
            self.section_opened.emit(name)

    def _on_presence(self, pupil: PupilOnDay, *_checked: bool) -> None:
        self.undo_wanted.emit(pupil)

    def _on_port(self, port: str, *_checked: bool) -> None:
        self.port_chosen.emit(port)
