"""The sounds of the outcomes: heard at once, and never in the way.

A machine without loudspeaker, or one whose loudspeaker goes away, is simply silent: every outcome is also seen.
"""

from __future__ import annotations

import logging
import threading
import time
import wave
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import Protocol

import miniaudio

import resources

_log = logging.getLogger(__name__)

RATE = 44_100
#: How much sound is prepared ahead: what one waits between the scan and its sound.
BUFFER_MS = 60
#: After how many seconds a loudspeaker that was not there is looked for again.
RETRY_SECONDS = 60.0

_BYTES_PER_FRAME = 2  # mono, 16 bits

Stream = Generator[bytes, int, None]


class Sounder(Protocol):
    """Plays sounds by name: `served plain diet repeated extra refused no_service ok error`."""

    def play(self, name: str) -> None:
        """Play the sound, instead of the one that is playing. Returns at once and never fails."""
        ...


class Device(Protocol):
    """An open loudspeaker."""

    def start(self, stream: Stream) -> None:
        """Draw sound from `stream` until closed."""
        ...

    def close(self) -> None:
        """Let the loudspeaker go."""
        ...


class SilentSounder:
    """For who wants no sounds."""

    def play(self, name: str) -> None:
        """Play nothing."""


class Mixer:
    """What the loudspeaker draws from: the sound that was asked for last, then silence."""

    def __init__(self) -> None:
        self._rest = b""
        self._lock = threading.Lock()

    def play(self, frames: bytes) -> None:
        """Begin with `frames` at the next draw."""
        with self._lock:
            self._rest = frames

    def stream(self) -> Stream:
        """Return the endless stream, ready to be drawn from (by the audio system's own thread)."""
        stream = self._draw()
        next(stream)
        return stream

    def _draw(self) -> Stream:
        wanted = yield b""
        while True:
            size = wanted * _BYTES_PER_FRAME
            with self._lock:
                frames, self._rest = self._rest[:size], self._rest[size:]
            wanted = yield frames.ljust(size, b"\0")


class SpeakerSounder:
    """Plays through the machine's loudspeaker, opened in the background when the first sound is asked for."""

    def __init__(
        self,
        sounds: Mapping[str, bytes] | None = None,
        *,
        open_device: Callable[[], Device] | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sounds = load_sounds() if sounds is None else sounds
        self._open_device = open_device or _open_speaker
        self._monotonic = monotonic
        self._mixer = Mixer()
        self._device: Device | None = None
        self._opening: threading.Thread | None = None
        self._tried_at: float | None = None

    def play(self, name: str) -> None:
        """Play the sound called `name`; one that there is not is silence (and a line in the log)."""
        frames = self._sounds.get(name)
        if frames is None:
            _log.info("there is no sound called %s", name)
            return
        self._mixer.play(frames)
        if self._device is None:
            self._look_for_device()

    def wait_until_open(self) -> None:
        """Wait until the loudspeaker is open or known to be missing."""
        if self._opening is not None:
            self._opening.join()

    def close(self) -> None:
        """Let the loudspeaker go. It is opened again when something is played."""
        self.wait_until_open()
        device, self._device = self._device, None
        self._tried_at = None
        if device is not None:
            device.close()

    def _look_for_device(self) -> None:
        now = self._monotonic()
        if self._opening is not None and self._opening.is_alive():
            return
        if self._tried_at is not None and now - self._tried_at < RETRY_SECONDS:
            return
        self._tried_at = now
        self._opening = threading.Thread(target=self._open, name="sounder", daemon=True)
        self._opening.start()

    def _open(self) -> None:
        try:
            device = self._open_device()
            device.start(self._mixer.stream())
        except (miniaudio.MiniaudioError, OSError) as error:
            _log.info("no sound: %s", error)
        else:
            self._device = device


def load_sounds() -> dict[str, bytes]:
    """Return the frames of the bundled sounds by name; a file that cannot be read is left out."""
    sounds = {}
    for path in sorted((Path(resources.__file__).parent / "sounds").glob("*.wav")):
        try:
            with wave.open(str(path), "rb") as file:
                sounds[path.stem] = file.readframes(file.getnframes())
        except (OSError, wave.Error, EOFError) as error:
            _log.info("sound %s cannot be read: %s", path.name, error)
    return sounds


def _open_speaker() -> Device:
    device: Device = miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.SIGNED16,
        nchannels=1,
        sample_rate=RATE,
        buffersize_msec=BUFFER_MS,
        app_name="Refettorio",
    )
    return device
