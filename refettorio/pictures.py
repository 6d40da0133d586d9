"""`python -m refettorio.pictures`: the README's pictures, taken from the running program in docs/pictures.

A demonstration is lived without a screen, and what its windows showed is made small enough for a repository: scaled to
one width, few colours.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PIL import Image

from refettorio.cli import main as run_command
from refettorio.demo.place import DemoPlace

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
#: The pictures that the README shows.
NAMES = ("office_today", "office_statement", "kiosk_ready", "kiosk_served", "kiosk_recharge", "cards_sheet")
#: No picture in the repository is larger, in bytes.
LARGEST = 200_000
_WIDTH = 1200
_COLOURS = (256, 128, 64, 32, 16)
_CARDS = 16


def main(folder: Path = FOLDER) -> int:
    """Live a day, keep its pictures in `folder`; return the exit code of the day."""
    with tempfile.TemporaryDirectory(prefix="refettorio-pictures-") as lived:
        code = run_command(["demo", "--headless", "--output", lived, "--cards", str(_CARDS)])
        if code:
            return code
        folder.mkdir(parents=True, exist_ok=True)
        for name in NAMES:
            size = keep_small(DemoPlace(Path(lived)).pictures / f"{name}.png", folder / f"{name}.png")
            print(f"{name}.png: {size // 1000} kB")
    return 0


def keep_small(source: Path, target: Path) -> int:
    """Save a picture in one width, with as many colours as fit into `LARGEST`; return its size in bytes."""
    with Image.open(source) as picture:
        width = min(_WIDTH, picture.width)
        scaled = picture.convert("RGB").resize(
            (width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS
        )
    for colours in _COLOURS:
        # Coverage before frequency: a camera's noise must not take the few pixels of a status mark their colour.
        few = scaled.quantize(colours, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE, kmeans=3)
        few.save(target, "PNG", optimize=True)
        if target.stat().st_size <= LARGEST:
            break
    return target.stat().st_size


if __name__ == "__main__":
    sys.exit(main())
