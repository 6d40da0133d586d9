"""All that reads codes: a camera, scanners that type, a serial scanner. One signal, wherever the code came from."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from core.errors import RefettorioError
from kiosk.flow import Source
from kiosk.preferences import KioskPreferences
from kiosk.scanning.camera_source import CameraOptions, CameraSource, Rotation
from kiosk.scanning.reader import ScanReader, camera_reader
from kiosk.scanning.serial_scanner import SerialScanner
from kiosk.scanning.wedge_filter import WedgeFilter

_log = logging.getLogger(__name__)

ReaderMaker = Callable[[KioskPreferences], ScanReader]
SerialMaker = Callable[[str], SerialScanner]


class Inputs(QObject):
    """Feeds whoever listens. Without camera the scanners work on, without scanner the camera."""

    read = Signal(str, object)  # text, Source
    garbage = Signal()
    frame_ready = Signal(object)
    camera_lost = Signal()
    camera_found = Signal()
    #: The camera cannot be used at all (`RefettorioError`): it is not tried again by itself.
    camera_failed = Signal(object)
    #: A file was read to its end.
    camera_finished = Signal()
    scanner_lost = Signal()
    scanner_found = Signal()
    scanner_failed = Signal(object)

    def __init__(
        self,
        app: QCoreApplication,
        make_reader: ReaderMaker,
        make_serial: SerialMaker = SerialScanner,
        *,
        wedge: WedgeFilter | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._make_reader = make_reader
        self._make_serial = make_serial
        self._wedge = wedge or WedgeFilter(parent=self)
        self._wedge.token_read.connect(self._on_wedge_read)
        self._wedge.garbage_read.connect(self._on_garbage)
        self._reader: ScanReader | None = None
        self._serial: SerialScanner | None = None

    @property
    def reader(self) -> ScanReader | None:
        """The camera's reader, while there is one."""
        return self._reader

    def start(self, preferences: KioskPreferences) -> None:
        """Begin to listen."""
        self._wedge.install(self._app)
        self.use_camera(preferences)
        self.use_serial(preferences.serial_port)

    def stop(self) -> None:
        """Give everything back."""
        self._wedge.remove(self._app)
        self._stop_camera()
        self._stop_serial()

    def use_camera(self, preferences: KioskPreferences) -> None:
        """Read from the camera that the preferences name, instead of the one before."""
        self._stop_camera()
        try:
            reader = self._make_reader(preferences)
        except RefettorioError as error:
            _log.warning("no camera: %s", error)
            self.camera_lost.emit()
            self.camera_failed.emit(error)
            return
        reader.setParent(self)
        reader.token_read.connect(self._on_camera_read)
        reader.frame_ready.connect(self.frame_ready)
        reader.camera_lost.connect(self.camera_lost)
        reader.camera_found.connect(self.camera_found)
        reader.failed.connect(self._on_camera_failed)
        reader.finished.connect(self.camera_finished)
        self._reader = reader
        reader.start()

    def use_serial(self, port: str) -> None:
        """Read from the serial scanner at `port` (empty: from none), instead of the one before."""
        self._stop_serial()
        if not port:
            return
        scanner = self._make_serial(port)
        scanner.setParent(self)
        scanner.token_read.connect(self._on_wedge_read)
        scanner.garbage_read.connect(self._on_garbage)
        scanner.lost.connect(self.scanner_lost)
        scanner.found.connect(self.scanner_found)
        scanner.failed.connect(self.scanner_failed)
        self._serial = scanner
        scanner.start()

    def _stop_camera(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.stop()
            reader.deleteLater()

    def _stop_serial(self) -> None:
        scanner, self._serial = self._serial, None
        if scanner is not None:
            scanner.stop()
            scanner.deleteLater()

    def _on_camera_read(self, text: str, _engine: str) -> None:
        self.read.emit(text, Source.CAMERA)

    def _on_wedge_read(self, text: str) -> None:
        self.read.emit(text, Source.SCANNER)

    def _on_garbage(self, _keys: int) -> None:
        self.garbage.emit()

    def _on_camera_failed(self, error: Exception) -> None:
        self.camera_lost.emit()
        self.camera_failed.emit(error)


def options_of(preferences: KioskPreferences) -> CameraOptions:
    """Return how the camera is opened."""
    return CameraOptions(
        width=preferences.width,
        height=preferences.height,
        mirror=preferences.mirror,
        rotation=Rotation(preferences.rotation),
    )


def usual_reader(preferences: KioskPreferences) -> ScanReader:
    """Return a reader for the camera that the preferences name.

    Raises:
        CameraSourceNotUnderstood: they name none.
        EnvironmentFault: no decoder can be used on this machine.
    """
    return camera_reader(CameraSource.parse(preferences.camera), options_of(preferences))
