"""Choosing the camera: what it sees, live, and how it is turned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.qt.theme import Role
from kiosk.cameras import FoundCamera
from kiosk.preferences import KioskPreferences
from kiosk.scanning.camera_source import CameraSource
from kiosk.screens.camera_view import CameraView
from kiosk.screens.section import Section
from kiosk.screens.tile import Tile, TileText, TileTone
from kiosk.screens.tile_grid import TileGrid
from kiosk.screens.touch import plain_label, touch_button

RESOLUTIONS = ((640, 480), (1280, 720), (1920, 1080))
ROTATIONS = (0, 90, 180, 270)


class CameraSetupView(Section):
    """Every change is tried at once; it is kept only when saved."""

    tried = Signal(object)  # KioskPreferences
    saved = Signal(object)  # KioskPreferences

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("camera_setup", parent)
        self._preferences = KioskPreferences()
        self._cameras: tuple[FoundCamera, ...] = ()
        self.preview = CameraView()
        self.read_text = plain_label("camera_read")
        self.read_text.setWordWrap(True)
        self.grid = TileGrid(1)
        self.resolution = touch_button("camera_resolution", self._on_resolution)
        self.rotation = touch_button("camera_rotation", self._on_rotation)
        self.mirror = touch_button("camera_mirror", self._on_mirror)
        self.save = touch_button("camera_save", self._on_save, Role.PRIMARY)
        left = QVBoxLayout()
        left.addWidget(self.preview, 1)
        left.addWidget(self.read_text)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.grid, 1)
        turning = QHBoxLayout()
        turning.setSpacing(12)
        turning.addWidget(self.rotation)
        turning.addWidget(self.mirror)
        right.addWidget(self.resolution)
        right.addLayout(turning)
        right.addWidget(self.save)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(left, 3)
        row.addLayout(right, 2)
        self.body.addLayout(row, 1)
        self._show()

    def start(self, preferences: KioskPreferences, cameras: Sequence[FoundCamera]) -> None:
        """Begin with what is in force and the cameras that there are."""
        known = {camera.source for camera in cameras}
        # A file or an address given on the command line is a camera too.
        own = () if preferences.camera in known else (FoundCamera(preferences.camera, ""),)
        self._preferences, self._cameras = preferences, (*cameras, *own)
        self.show_read("")
        self._show()

    def show_read(self, text: str) -> None:
        """Say what was read: the proof that the camera is well placed."""
        self.read_text.setText(
            self.tr("Letto: {text}").format(text=text) if text else self.tr("Prova una tessera: non si registra")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_read("")
            self._show()
        super().changeEvent(event)

    def _show(self) -> None:
        now = self._preferences
        self.title.setText(self.tr("Fotocamera"))
        self.back.setText(self.tr("Indietro"))
        self.preview.set_texts("", self.tr("Nessuna immagine: controlla il cavo o scegli un'altra fotocamera"))
        self.resolution.setText(self.tr("Risoluzione: {width}×{height}").format(width=now.width, height=now.height))
        self.rotation.setText(self.tr("Rotazione: {degrees}°").format(degrees=now.rotation))
        self.mirror.setText(self.tr("Specchiata: sì") if now.mirror else self.tr("Specchiata: no"))
        self.save.setText(self.tr("Usa così"))
        tiles = []
        for camera in self._cameras:
            is_chosen = camera.source == now.camera
            title = (
                self.tr("Fotocamera {source}").format(source=camera.source)
                if camera.source.isdigit()
                else CameraSource.parse(camera.source).shown
            )
            tone = TileTone.DONE if is_chosen else TileTone.PLAIN
            tile = Tile(TileText(title, camera.name, "✓" if is_chosen else "", tone=tone))
            tile.setObjectName(f"camera_{camera.source}")
            tile.clicked.connect(partial(self._on_camera, camera.source))
            tiles.append(tile)
        self.grid.show_tiles(tiles)

    def _try(self, preferences: KioskPreferences) -> None:
        self._preferences = preferences
        self._show()
        self.tried.emit(preferences)

    def _on_camera(self, source: str, *_checked: bool) -> None:
        self._try(replace(self._preferences, camera=source))

    def _on_resolution(self) -> None:
        now = (self._preferences.width, self._preferences.height)
        place = RESOLUTIONS.index(now) if now in RESOLUTIONS else -1
        width, height = RESOLUTIONS[(place + 1) % len(RESOLUTIONS)]
        self._try(replace(self._preferences, width=width, height=height))

    def _on_rotation(self) -> None:
        place = ROTATIONS.index(self._preferences.rotation)
        self._try(replace(self._preferences, rotation=ROTATIONS[(place + 1) % len(ROTATIONS)]))

    def _on_mirror(self) -> None:
        self._try(replace(self._preferences, mirror=not self._preferences.mirror))

    def _on_save(self) -> None:
        self.saved.emit(self._preferences)
