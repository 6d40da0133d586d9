"""How many codes are read, and at what cost: our pipeline against each library alone.

    python -m tests.benchmarks.bench_decoding [pictures of each kind]

All in one run on one machine, so compare rows, not milliseconds with another run's. A code "read" is one whose text is
right. Process CPU, zbar's child included. Three tables: the photographs (the project's `../shared/qr`), made frames by
kind of damage, and what to print on a card (version and error level at the same printed size).
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kiosk.scanning._opencv import cv2
from kiosk.scanning.pipeline import Cascade
from kiosk.scanning.still import StillReader
from kiosk.scanning.zbar import ZbarDecoder, ZbarLimits
from kiosk.scanning.zxing import ZxingDecoder
from tests.kiosk.scanning import pictures
from tests.kiosk.scanning.pictures import Picture

Engine = Callable[[Picture], list[str]]

PHOTOS = Path(__file__).resolve().parents[3] / "shared" / "qr"
SEED = 20261124
#: A card is held for at least this many frames (a third of a second), each with its own shake and noise.
FRAMES_HELD = 6


class Stopwatch:
    """CPU of this process and of zbar's child."""

    def __init__(self, zbar: ZbarDecoder) -> None:
        self._zbar = zbar
        self.spent: list[float] = []

    def measured(self, engine: Engine, picture: Picture) -> list[str]:
        before = time.process_time() + self._zbar.cpu_seconds
        texts = engine(picture)
        self.spent.append((time.process_time() + self._zbar.cpu_seconds - before) * 1000)
        return texts

    def __str__(self) -> str:
        p50, p95 = np.percentile(self.spent, [50, 95])
        return f"{p50:6.1f} {p95:7.1f}"


def photos() -> Iterator[tuple[Picture, list[str]]]:
    for item in json.loads((PHOTOS / "ground_truth.json").read_text("utf-8"))["items"]:
        picture = cv2.imread(str(PHOTOS / item["file"]), cv2.IMREAD_GRAYSCALE)
        if picture is not None:
            yield np.asarray(picture, np.uint8), item["texts"]


@dataclass(frozen=True)
class Print:
    """A code as it is printed: error level, version, characters, and its side in the picture, quiet zone included."""

    error: str = "q"
    version: int = 2
    length: int = 28
    side: float = 170


def made_clips(kind: str, count: int, printed: Print) -> Iterator[tuple[str, list[Picture]]]:
    """`count` cards of one kind of damage, each for some frames."""
    random = np.random.default_rng([SEED, *kind.encode()])
    for _ in range(count):
        text = pictures.token(random, printed.length)
        card = pictures.code(text, error=printed.error, version=printed.version, scale=10)
        held_side = printed.side * random.uniform(0.75, 1.35)
        yield (
            text,
            [pictures.DAMAGES[kind](pictures.held(card, random, side=held_side), random) for _ in range(FRAMES_HELD)],
        )


def libraries() -> dict[str, Engine]:
    from pyzbar import pyzbar

    zxing, detector = ZxingDecoder(), cv2.QRCodeDetector()

    def by_pyzbar(grey: Picture) -> list[str]:
        try:
            return [code.data.decode("utf-8", "replace") for code in pyzbar.decode(grey, [pyzbar.ZBarSymbol.QRCODE])]
        except (ValueError, pyzbar.PyZbarError):
            return []

    def by_opencv(grey: Picture) -> list[str]:
        try:
            return [text for text in detector.detectAndDecodeMulti(grey)[1] if text]
        except (cv2.error, UnicodeDecodeError):
            return []

    return {
        "pyzbar": by_pyzbar,
        "zxing": lambda grey: [reading.text for reading in zxing.decode(grey)],
        "cv2": by_opencv,
    }


def report_photos(zbar: ZbarDecoder) -> None:
    if not (PHOTOS / "ground_truth.json").exists():
        print(f"no photographs at {PHOTOS}")
        return
    still = StillReader(ZxingDecoder(), zbar)
    engines = {"decode()": lambda grey: [reading.text for reading in still.read(grey)]} | libraries()
    print(f"{'photographs':14} {'read':>7}    p50     p95  ms CPU")
    for name, engine in engines.items():
        watch, items = Stopwatch(zbar), list(photos())
        right = sum(any(text in truth for text in watch.measured(engine, picture)) for picture, truth in items)
        print(f"{name:14} {right / len(items):7.1%} {watch}")


def report_frames(zbar: ZbarDecoder, count: int) -> None:
    """Cards read within the frames they are held, frames read, and the cost of a frame."""
    names = ["pipeline", *libraries()]
    print(f"\n{'made frames':12}" + "".join(f"|{name:^34}" for name in names))
    print(f"{'':12}" + "|  cards  frames     p50     p95 ms  " * len(names))
    totals = {name: [0, 0, 0] for name in names}
    watches = {name: Stopwatch(zbar) for name in names}
    for kind in pictures.DAMAGES:
        clips = list(made_clips(kind, count, Print()))
        line = f"{kind:12}"
        for name in names:
            watch = Stopwatch(zbar)
            cards = frames = 0
            for text, clip in clips:
                cascade = Cascade(ZxingDecoder(), zbar)
                engine = libraries().get(name) or (lambda grey, cascade=cascade: [r.text for r in cascade.read(grey)])
                seen = [text in watch.measured(engine, picture) for picture in clip]
                cards += any(seen)
                frames += sum(seen)
            total = len(clips) * FRAMES_HELD
            line += f"|{cards / len(clips):7.0%} {frames / total:7.0%}  {watch}   "
            totals[name] = [a + b for a, b in zip(totals[name], (cards, frames, len(clips)), strict=True)]
            watches[name].spent += watch.spent
        print(line, flush=True)
    line = f"{'all':12}"
    for name in names:
        cards, frames, clips_seen = totals[name]
        line += f"|{cards / clips_seen:7.0%} {frames / clips_seen / FRAMES_HELD:7.0%}  {watches[name]}   "
    print(line)


def report_idle(zbar: ZbarDecoder) -> None:
    """A refectory with nobody before the camera: what it costs to look."""
    random = np.random.default_rng(SEED)
    scene = cv2.GaussianBlur(random.integers(0, 255, (pictures.HEIGHT, pictures.WIDTH)).astype(np.uint8), (0, 0), 9)
    scene = cv2.normalize(scene, None, 40, 200, cv2.NORM_MINMAX)
    cascade = Cascade(ZxingDecoder(), zbar)
    engines = {"pipeline": lambda grey: [r.text for r in cascade.read(grey)]} | libraries()
    print(f"\n{'idle':14}    p50     p95  ms CPU")
    for name, engine in engines.items():
        watch = Stopwatch(zbar)
        for _ in range(40):
            watch.measured(engine, pictures.noisy(scene, random))
        print(f"{name:14} {watch}")


def report_payload(zbar: ZbarDecoder, count: int) -> None:
    """What to print: frames read at the same printed size (the quiet zone is inside it), by pipeline."""
    candidates = {
        "v1-M 20 characters": Print("m", 1, 20, side=140),
        "v2-Q 28 characters": Print("q", 2, 28, side=140),
        "v2-M 28 characters": Print("m", 2, 28, side=140),
        "v3-H 28 characters": Print("h", 3, 28, side=140),
    }
    kinds = ("low light", "blur", "motion", "glare", "curved")
    print(f"\n{'payload, frames':20}" + "".join(f"{kind:>11}" for kind in kinds) + f"{'all':>8}")
    for name, printed in candidates.items():
        shares = []
        for kind in kinds:
            right = total = 0
            for text, clip in made_clips(kind, count, printed):
                cascade = Cascade(ZxingDecoder(), zbar)
                for picture in clip:
                    right += any(reading.text == text for reading in cascade.read(picture))
                    total += 1
            shares.append(right / total)
        print(f"{name:20}" + "".join(f"{share:11.0%}" for share in shares) + f"{np.mean(shares):8.0%}", flush=True)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    zbar = ZbarDecoder(ZbarLimits(start=10.0, call=5.0))
    try:
        report_photos(zbar)
        report_idle(zbar)
        report_frames(zbar, count)
        report_payload(zbar, count)
    finally:
        zbar.close()


if __name__ == "__main__":
    main()
