"""`python -m refettorio.pictures`: the pictures of README and office manual, taken from the running program.

A demonstration is lived without a screen, its office is walked through, and what the windows showed is made small
enough for a repository: scaled to one width, few colours. They lie in docs/pictures.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PIL import Image

from refettorio import office_pictures
from refettorio.cli import main as run_command
from refettorio.demo.place import DemoPlace

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
#: The pictures that the README shows.
NAMES = ("office_today", "office_statement", "kiosk_ready", "kiosk_served", "kiosk_recharge", "cards_sheet")
#: Those that docs/ufficio.md shows besides: the demonstration closes its day, the rest is a walk through its office.
MANUAL_NAMES = ("office_close", *office_pictures.NAMES)
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
        place = DemoPlace(Path(lived))
        office_pictures.take_office_pictures(place)
        folder.mkdir(parents=True, exist_ok=True)
        for name in (*NAMES, *MANUAL_NAMES):
            size = keep_small(place.pictures / f"{name}.png", folder / f"{name}.png")
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
