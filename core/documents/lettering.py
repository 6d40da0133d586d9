"""The typefaces of paper, and text that fits: measured, shrunk, broken into lines, shortened.

The bundled Titillium Web covers the Latin languages of Europe. Without it (a damaged installation) Helvetica, which
every viewer has, takes its place. What a typeface has no glyph for is written in Latin letters: no text stops a print.
"""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from core.documents.transliterating import latin, with_digraphs

_log = logging.getLogger(__name__)

ELLIPSIS = "…"
#: A name is never asked for more than this: what is longer only costs time and is not seen.
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font that documents use, by the name under which reportlab knows it."""

    name: str
    has_glyph: Callable[[str], bool] = field(repr=False)

    def width(self, text: str, size: float) -> float:
        """Return how wide `text` is at `size`, in points."""
        return float(pdfmetrics.stringWidth(text, self.name, size))

    def printable(self, text: str) -> str:
        """Return `text` on one line and in glyphs that the typeface has."""
        composed = " ".join(unicodedata.normalize("NFC", text[:_LONGEST]).split())
        if all(map(self.has_glyph, composed)):
            return composed
        return " ".join(filter(None, map(self._written, composed.split())))

    def _written(self, word: str) -> str:
        written = "".join(one if self.has_glyph(one) else self._replaced(one) for one in with_digraphs(word))
        # A script without capitals: names get theirs.
        has_no_case = all(unicodedata.category(one) in {"Lo", "Mn"} for one in word)
        return written.capitalize() if has_no_case else written

    def _replaced(self, character: str) -> str:
        return "".join(filter(self.has_glyph, latin(character)))


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The three that documents use."""

    regular: Typeface
    bold: Typeface
    mono: Typeface


@cache
def typefaces() -> Typefaces:
    """Return the typefaces, made known to reportlab at the first call."""
    return Typefaces(
        _typeface("TitilliumWeb-Regular", "Helvetica"),
        _typeface("TitilliumWeb-SemiBold", "Helvetica-Bold"),
        _typeface("RobotoMono-Regular", "Courier"),
    )


def fitted(text: str, face: Typeface, width: float, *, size: float, smallest: float) -> tuple[str, float]:
    """Return `text` and the size at which it fits on one line: shrunk to `smallest` first, then shortened with `…`."""
    text = face.printable(text)
    natural = face.width(text, size)
    if natural <= width:
        return text, size
    shrunk = size * width / natural
    if shrunk >= smallest:
        return text, shrunk
    return _shortened(text, face, width, smallest), smallest


def broken(
    text: str, face: Typeface, width: float, *, size: float, smallest: float, lines: int
) -> tuple[tuple[str, ...], float]:
    """Return `text` in at most `lines` lines and their size: shrunk by half points, then the last line shortened.

    Lines break at blanks and after hyphens; a word wider than the line breaks only when nothing smaller would do.
    """
    text = face.printable(text)
    at = size
    while at > smallest:
        found = _lines(text, face, width, at)
        if len(found) <= lines and all(face.width(line, at) <= width for line in found):
            return tuple(found), at
        at = max(smallest, at - 0.5)
    found = _lines(_with_pieces(text, face, width, smallest), face, width, smallest)
    kept = [_shortened(line, face, width, smallest) for line in found[: lines - 1]]
    rest = " ".join(found[lines - 1 :])
    return (*kept, _shortened(rest, face, width, smallest)) if rest else tuple(kept), smallest


def _lines(text: str, face: Typeface, width: float, size: float) -> list[str]:
    """Return the lines that words make; one too long a word stays too long."""
    found: list[str] = []
    for word in text.replace("-", "-\0").replace(" ", " \0").split("\0"):
        joined = found[-1] + word if found else word
        if found and face.width(joined.rstrip(), size) <= width:
            found[-1] = joined
        else:
            found.append(word)
    return [line.rstrip() for line in found if line.strip()]


def _with_pieces(text: str, face: Typeface, width: float, size: float) -> str:
    """Return `text` with words wider than a line cut into pieces that fill one: nothing smaller would do."""
    pieces: list[str] = []
    for word in text.split(" "):
        rest = word
        while face.width(rest, size) > width:
            length = max(1, _that_fit(rest, face, width, size))
            pieces.append(rest[:length])
            rest = rest[length:]
        pieces.append(rest)
    return " ".join(pieces)


def _shortened(text: str, face: Typeface, width: float, size: float) -> str:
    if face.width(text, size) <= width:
        return text
    kept = text[: _that_fit(text, face, width - face.width(ELLIPSIS, size), size)]
    return kept.rstrip(" -,;.") + ELLIPSIS


def _that_fit(text: str, face: Typeface, width: float, size: float) -> int:
    """Return how many of the first characters are no wider than `width`."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if face.width(text[:middle], size) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def _typeface(name: str, standard: str) -> Typeface:
    try:
        font = TTFont(name, BytesIO((files("resources") / "fonts" / f"{name}.ttf").read_bytes()))
    except (OSError, TTFError) as error:
        _log.warning("the font %s cannot be used (%s): %s takes its place", name, error, standard)
        return Typeface(standard, _in_western)
    pdfmetrics.registerFont(font)
    glyphs = {chr(code) for code in font.face.charToGlyph if code >= 0x20}
    return Typeface(name, glyphs.__contains__)


def _in_western(character: str) -> bool:
    """Tell whether the standard fonts have it: they know WinAnsi only."""
    return character.isprintable() and bool(character.encode("cp1252", "ignore"))
