"""The pictures of README and office manual are there, named, small, and taken by the script that the README names."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from PIL import Image

from refettorio import pictures

ROOT = Path(__file__).parents[2]
#: Words of the screen in which something is filled in or begins in another case.
FILLED = frozenset({"Ogni martedì", "ha fatto la domanda"})


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.casefold()).replace(" ", "-")


def test_the_readme_shows_the_pictures_that_the_script_takes() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"docs/pictures/(\w+)\.png", readme))
    assert shown == set(pictures.NAMES)
    assert "python -m refettorio.pictures" in readme


def test_the_office_manual_shows_the_pictures_that_the_script_takes_for_it() -> None:
    manual = (ROOT / "docs" / "ufficio.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\(pictures/(\w+)\.png\)", manual)) == set(pictures.MANUAL_NAMES)


def test_the_office_manual_finds_its_own_chapters() -> None:
    manual = (ROOT / "docs" / "ufficio.md").read_text(encoding="utf-8")
    headings = {_anchor(line) for line in re.findall(r"^## (.+)$", manual, re.MULTILINE)}
    wanted = set(re.findall(r"\(#([^)]+)\)", manual))
    assert headings - wanted == set()
    assert wanted - headings == set()


def test_the_office_manual_calls_things_as_the_screen_does() -> None:
    """What the manual sets in italics stands on a screen, except for the parts that a figure or a name fills."""
    manual = (ROOT / "docs" / "ufficio.md").read_text(encoding="utf-8")
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("office", "core/qt", "core/payments", "core/meals")
        for path in sorted((ROOT / folder).rglob("*.py"))
    )
    prose = manual.replace("**", "").split("\n\n", 2)[2]
    named = {" ".join(words.split()) for words in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", prose)}
    assert len(named) > 100
    seen = re.sub(r"\{\w+\}", "…", re.sub(r'"\s*\n\s*f?"', "", source)).replace("&", "")
    missing = {words for words in named if words not in seen and words not in FILLED}
    assert missing == set()


@pytest.mark.parametrize("name", [*pictures.NAMES, *pictures.MANUAL_NAMES])
def test_each_picture_is_there_and_small(name: str) -> None:
    path = pictures.FOLDER / f"{name}.png"
    assert 5_000 < path.stat().st_size <= pictures.LARGEST
    with Image.open(path) as picture:
        picture.load()
        assert picture.width >= 800


def test_a_noisy_picture_is_made_small_and_keeps_the_colour_of_a_small_mark(tmp_path: Path) -> None:
    draw = random.Random(1)
    noisy = Image.new("RGB", (1600, 1000), "white")
    noise = Image.frombytes("RGB", (1000, 600), bytes(100 + draw.randrange(12) for _ in range(1000 * 600 * 3)))
    noisy.paste(noise, (300, 200))
    noisy.paste((0, 110, 70), (20, 20, 40, 40))
    noisy.save(tmp_path / "noisy.png")
    size = pictures.keep_small(tmp_path / "noisy.png", tmp_path / "small.png")
    assert size == (tmp_path / "small.png").stat().st_size <= pictures.LARGEST
    with Image.open(tmp_path / "small.png") as small:
        assert small.size == (1200, 750)
        red, green, blue = small.convert("RGB").getpixel((22, 22))
    assert (red < 40, green > 80) == (True, True)
    assert blue < 110
