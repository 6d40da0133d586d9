"""Code readers at a serial port (or a USB port that looks like one): found again by itself after it was unplugged."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from core.errors import EnvironmentFault

_log = logging.getLogger(__name__)

#: What ends a code; readers send one of them, or nothing: then a pause does.
_ENDINGS = b"\r\n\x03\t"
_LONGEST = 512
#: How long a reading waits, in seconds: what ends a code that has no ending.
_PAUSE = 0.1
#: How long to wait between one try to open the port and the next.
_RETRY = 2.0
_LONGEST_STOP = 3.0
_SPEED = 9600


class SerialLibraryMissing(EnvironmentFault):
    """pyserial is not installed."""

    template = (
        "Il lettore seriale non si può usare: manca la libreria «pyserial». Installala, oppure imposta il lettore "
        "perché scriva come una tastiera."
    )


class Port(Protocol):
    """An open serial port."""

    def read(self, size: int) -> bytes:
        """Return what came, waiting a moment for it; empty when nothing did.

        Raises:
            OSError: the reader was unplugged.
        """
        ...

    def close(self) -> None:
        """Give the port back."""
        ...


OpenPort = Callable[[str], Port]


class LineSplitter:
    """Cuts what comes in pieces into codes. Pure: bytes go in, codes and rubbish come out."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._is_rubbish = False

    def feed(self, data: bytes) -> list[str | None]:
        """Take what came (nothing: a pause); return the finished codes, None for one that was longer than any code."""
        if not data:
            return self._finish()
        codes: list[str | None] = []
        for byte in data:
            if byte in _ENDINGS:
                codes += self._finish()
            elif len(self._held) < _LONGEST:
                self._held.append(byte)
            else:
                self._is_rubbish = True
        return codes

    def _finish(self) -> list[str | None]:
        text = self._held.decode("latin-1").strip()
        was_rubbish = self._is_rubbish
        self._held.clear()
        self._is_rubbish = False
        if was_rubbish:
            return [None]
        return [text] if text else []


class SerialScanner(QObject):
    """Reads a serial port in its own thread. `lost` and `found` alternate, `lost` first."""

    token_read = Signal(str)
    garbage_read = Signal(int)
    lost = Signal()
    found = Signal()
    failed = Signal(object)  # EnvironmentFault: nothing will be read

    def __init__(
        self, port: str, *, open_port: OpenPort | None = None, retry: float = _RETRY, parent: QObject | None = None
    ) -> None:
        """`retry` is the pause in seconds before a port that is not there is tried again."""
        super().__init__(parent)
        self._port = port
        self._open_port = open_port or _open_port
        self._retry = retry
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._is_lost = False

    def start(self) -> None:
        """Begin to read. Nothing happens if it has begun already."""
        if self._thread is None:
            self._stop.clear()
            self._thread = threading.Thread(target=self._run, name="serial scanner", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Give the port back. Must be called before this object goes away."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(_LONGEST_STOP)
            self._thread = None

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                port = self._open_port(self._port)
            except EnvironmentFault as fault:
                self.failed.emit(fault)
                return
            except OSError as error:
                self._note_lost(error)
                self._stop.wait(self._retry)
                continue
            self._note_found()
            self._read(port)

    def _read(self, port: Port) -> None:
        """Read until told to stop or the reader is unplugged."""
        splitter = LineSplitter()
        try:
            while not self._stop.is_set():
                for text in splitter.feed(port.read(_LONGEST)):
                    if text is None:
                        self.garbage_read.emit(_LONGEST)
                    else:
                        self.token_read.emit(text)
        except OSError as error:
            self._note_lost(error)
            self._stop.wait(self._retry)
        finally:
            port.close()

    def _note_lost(self, error: OSError) -> None:
        if not self._is_lost:
            _log.warning("serial scanner at %s lost: %s", self._port, error)
            self._is_lost = True
            self.lost.emit()

    def _note_found(self) -> None:
        if self._is_lost:
            self._is_lost = False
            self.found.emit()


def serial_ports() -> tuple[str, ...]:
    """Return the names of the serial ports of this machine.

    Raises:
        SerialLibraryMissing: pyserial is not installed.
    """
    try:
        from serial.tools import list_ports  # noqa: PLC0415 - an optional library
    except ImportError as error:
        raise SerialLibraryMissing from error
    return tuple(sorted(str(port.device) for port in list_ports.comports()))


def _open_port(name: str) -> Port:
    """Open a port.

    Raises:
        SerialLibraryMissing: pyserial is not installed.
        OSError: it is not there (pyserial's own error is one).
    """
    try:
        import serial  # noqa: PLC0415 - an optional library
    except ImportError as error:
        raise SerialLibraryMissing from error
    port: Port = serial.serial_for_url(name, baudrate=_SPEED, timeout=_PAUSE)
    return port
