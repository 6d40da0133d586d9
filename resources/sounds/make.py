"""Makes the sounds: `python -m resources.sounds.make`. Plain tones, so that nobody's rights are touched.

They are told apart with eyes closed, also by who does not hear high tones: what went well rises, what needs a look
holds one pitch and repeats, what was refused falls. No two share rhythm and direction.
"""

from __future__ import annotations

import io
import math
import struct
import sys
import wave
from pathlib import Path

RATE = 44_100
#: How loud, of what 16 bits hold; the room's loudspeaker does the rest.
LOUDNESS = 0.55
#: A tone swells and fades for this long, so that it does not click.
FADE_SECONDS = 0.012

#: Each sound as its tones: hertz (0 is silence) and milliseconds.
SOUNDS: dict[str, tuple[tuple[float, int], ...]] = {
    "served": ((784, 90), (1175, 160)),
    "plain": ((784, 90), (1175, 90), (784, 160)),
    "diet": ((659, 110), (0, 50), (880, 110), (0, 50), (1319, 260)),
    "repeated": ((587, 120), (0, 70), (587, 120)),
    "extra": ((587, 110), (784, 110), (587, 110), (784, 180)),
    "refused": ((466, 180), (330, 320)),
    "no_service": ((330, 520),),
    "ok": ((988, 70),),
    "error": ((262, 130), (0, 60), (262, 130), (0, 60), (196, 360)),
}


def samples(tones: tuple[tuple[float, int], ...]) -> list[int]:
    """Return the 16-bit samples of tones one after the other; a soft second harmonic carries through a noisy room."""
    result = []
    fade = int(RATE * FADE_SECONDS)
    for hertz, milliseconds in tones:
        length = RATE * milliseconds // 1000
        for place in range(length):
            swell = min(1.0, place / fade, (length - place) / fade)
            angle = 2 * math.pi * hertz * place / RATE
            height = (math.sin(angle) + 0.3 * math.sin(2 * angle)) / 1.3 if hertz else 0.0
            result.append(round(32_767 * LOUDNESS * swell * height))
    return result


def wave_file(name: str) -> bytes:
    """Return the WAV file of a sound: mono, 16 bits, 44,100 Hz."""
    frames = samples(SOUNDS[name])
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(struct.pack(f"<{len(frames)}h", *frames))
    return file.getvalue()


def main() -> int:
    """Write all files beside this one."""
    for name in SOUNDS:
        (Path(__file__).parent / f"{name}.wav").write_bytes(wave_file(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
