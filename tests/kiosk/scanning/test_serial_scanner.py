"""Scanners at a serial port: pieces, pauses, rubbish, unplugged and back."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.scanning import serial_scanner
from kiosk.scanning.serial_scanner import LineSplitter, SerialLibraryMissing, SerialScanner


def split(*pieces: bytes) -> list[str | None]:
    splitter = LineSplitter()
    return [code for piece in pieces for code in splitter.feed(piece)]


@pytest.mark.parametrize(
    ("pieces", "codes"),
    [
        ((b"RF1ABC\r",), ["RF1ABC"]),
        ((b"RF1ABC\r\n",), ["RF1ABC"]),
        ((b"RF1", b"ABC", b"\n"), ["RF1ABC"]),
        ((b"RF1ABC", b""), ["RF1ABC"]),
        ((b"A\rB\rC\r",), ["A", "B", "C"]),
        ((b"", b"\r\n", b""), []),
        ((b"A\tB\x03",), ["A", "B"]),
        ((b"\xff\xfe\r",), ["ÿþ"]),
        ((b"X" * 10_000, b"\r", b"RF1\r"), [None, "RF1"]),
        ((b"X" * 512, b""), ["X" * 512]),
        ((b"X" * 513, b""), [None]),
    ],
)
def test_what_comes_in_pieces_becomes_codes(pieces, codes):
    assert split(*pieces) == codes


class FakePort:
    """Gives what a test wrote down, then is unplugged or stays silent."""

    def __init__(self, *pieces: bytes | OSError) -> None:
        self._pieces = list(pieces)
        self.is_closed = False
        self._silent = threading.Event()

    def read(self, size: int) -> bytes:
        if not self._pieces:
            self._silent.wait(0.01)
            return b""
        piece = self._pieces.pop(0)
        if isinstance(piece, OSError):
            raise piece
        return piece

    def close(self) -> None:
        self.is_closed = True


class Socket:
    """Each opening takes the next port; an error is raised."""

    def __init__(self, *ports: FakePort | Exception) -> None:
        self._ports = list(ports)

    def __call__(self, name: str) -> FakePort:
        port = self._ports.pop(0) if len(self._ports) > 1 else self._ports[0]
        if isinstance(port, Exception):
            raise port
        return port


@pytest.fixture
def scanners() -> Iterator[list[SerialScanner]]:
    made: list[SerialScanner] = []
    yield made
    for scanner in made:
        scanner.stop()


def start(scanners: list[SerialScanner], socket: Socket) -> tuple[SerialScanner, list[str]]:
    scanner = SerialScanner("COM3", open_port=socket, retry=0.001)
    scanners.append(scanner)
    told: list[str] = []
    scanner.token_read.connect(told.append)
    scanner.garbage_read.connect(lambda _count: told.append("garbage"))
    scanner.lost.connect(lambda: told.append("lost"))
    scanner.found.connect(lambda: told.append("found"))
    scanner.failed.connect(lambda error: told.append(type(error).__name__))
    scanner.start()
    return scanner, told


def test_codes_are_told_as_they_come(qtbot: QtBot, scanners):
    _, told = start(scanners, Socket(FakePort(b"RF1", b"ABC\r", b"X" * 600 + b"\r", b"RF2\r")))
    qtbot.waitUntil(lambda: told == ["RF1ABC", "garbage", "RF2"])


def test_unplugged_is_said_once_and_found_again_by_itself(qtbot: QtBot, scanners):
    first, second = FakePort(b"A\r", OSError("unplugged")), FakePort(b"B\r")
    _, told = start(scanners, Socket(first, OSError("no such port"), OSError("no such port"), second))
    qtbot.waitUntil(lambda: told == ["A", "lost", "found", "B"])
    assert first.is_closed


def test_a_port_that_is_not_there_at_the_start_is_waited_for(qtbot: QtBot, scanners):
    _, told = start(scanners, Socket(OSError("no such port"), FakePort(b"A\r")))
    qtbot.waitUntil(lambda: told == ["lost", "found", "A"])


def test_without_the_library_it_says_so_and_ends(qtbot: QtBot, scanners):
    scanner, told = start(scanners, Socket(SerialLibraryMissing()))
    qtbot.waitUntil(lambda: told == ["SerialLibraryMissing"])
    scanner.stop()


def test_stopping_gives_the_port_back(qtbot: QtBot, scanners):
    port = FakePort()
    scanner, _ = start(scanners, Socket(port))
    scanner.stop()
    assert port.is_closed or not scanner._thread


def test_the_real_library_opens_a_port_of_its_own_kind(qtbot: QtBot, scanners):
    """pyserial's loop:// gives back what is written to it."""
    pytest.importorskip("serial")
    port = serial_scanner._open_port("loop://")
    port.write(b"RF1ABC\r\n")  # type: ignore[attr-defined]
    assert port.read(8) == b"RF1ABC\r\n"
    port.close()
    with pytest.raises(OSError, match="does-not-exist"):
        serial_scanner._open_port("/dev/does-not-exist")
    assert isinstance(serial_scanner.serial_ports(), tuple)
