"""Where the parts of an outcome stand and how large their letters are: the word first, then what there is room for.

The word never goes below what can be read from two metres. When all does not fit below the shape, the shape goes to the
word's side, and only then the lower lines become smaller.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

#: The word can be read from two metres: 96 points are 128 of Qt's pixels.
WORD_PX = 128
#: A window smaller than any kiosk's screen: a smaller word is better than one that is cut off.
_WORD_SIZES = (WORD_PX, 112, 96, 80, 64)
#: Titillium's own line spacing is half a line too wide for letters of this size.
_LEADING = 1.24
#: Names have letters that reach far below the line: «Dragoș».
_NAME_LEADING = 1.34
_SMALLEST_PX = 22
_SMALLEST_SHAPE = 96.0
#: How much room a shape beside the word takes, in times its own side.
_GAP = 1.25

#: A paragraph: its font, its lines, and the height of one.
Piece = tuple[QFont, list[str], float]


class Part(Enum):
    """What a line is; the word comes first and gives way last."""

    WORD = auto()
    WHO = auto()
    DIET = auto()
    EFFECT = auto()
    NOTE = auto()


#: Letter sizes as shares of the room's height, and the least in pixels.
_SIZES = {
    Part.WORD: (0.22, WORD_PX),
    Part.WHO: (0.13, 64),
    Part.DIET: (0.12, 60),
    Part.EFFECT: (0.09, 48),
    Part.NOTE: (0.06, 32),
}
_BOLD = frozenset({Part.WORD, Part.WHO, Part.DIET})


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the outcome."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """One line as it is painted, centred in `box`."""

    text: str
    font: QFont
    box: QRectF


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands; `scale` is by how much the lines below the word were made smaller."""

    shape: QRectF
    lines: tuple[Placed, ...]
    scale: float


def arranged(lines: Sequence[Line], room: QRectF, face: QFont) -> Layout:
    """Return where `lines` (the word first) and the shape stand in `room`."""
    for word_px in _WORD_SIZES:
        for step in range(16):
            scale = 1.0 - step * 0.05
            for is_beside in (False, True):
                layout = _tried(lines, room, face, scale, word_px, is_beside=is_beside)
                if layout is not None:
                    return layout
        forced = _forced(lines, room, face, scale)
        if forced.lines[-1].box.bottom() <= room.bottom():
            return forced
    return forced


def _tried(
    lines: Sequence[Line], room: QRectF, face: QFont, scale: float, word_px: int, *, is_beside: bool
) -> Layout | None:
    """Return the layout with the shape above or beside the word, or None when that does not fit."""
    word, *rest = lines
    side = 0.0
    if is_beside:
        side = _word_font(word, room, face, scale, room.width(), word_px).pixelSize() * 1.1
    width = room.width() - side * _GAP
    font = _word_font(word, room, face, scale, width, word_px)
    if font.pixelSize() < word_px and is_beside:
        return None
    texts = _lines_of(word.text, QFontMetricsF(font), width)
    pieces = [(font, texts, font.pixelSize() * _LEADING), *(_wrapped(line, room, face, scale) for line in rest)]
    used = sum(len(texts) * height for _font, texts, height in pieces)
    if is_beside:
        return None if used > room.height() else _beside(pieces, room, scale, side, used)
    side = min(room.height() * 0.27, room.width() * 0.27, room.height() - used - 12)
    if side < _SMALLEST_SHAPE:
        return None
    top = room.y() + (room.height() - used - side - 12) * 0.4
    shape = QRectF(room.center().x() - side / 2, top, side, side)
    return Layout(shape, _stacked(pieces, room, top + side + 12), scale)


def _beside(pieces: Sequence[Piece], room: QRectF, scale: float, side: float, used: float) -> Layout:
    """Return the layout with the shape at the left of the word's lines, both in the middle of the room."""
    font, texts, line_height = pieces[0]
    widest = max(QFontMetricsF(font).horizontalAdvance(text) for text in texts)
    height = len(texts) * line_height
    top = room.y() + (room.height() - used) * 0.4
    left = room.center().x() - (widest + side * _GAP) / 2
    shape = QRectF(left, top + (height - side) / 2, side, side)
    return Layout(shape, _stacked(pieces, room, top, shift=side * _GAP / 2), scale)


def _forced(lines: Sequence[Line], room: QRectF, face: QFont, scale: float) -> Layout:
    """Return a layout that may run over the lower edge: the word and who it is are at the top."""
    pieces = [_wrapped(line, room, face, scale) for line in lines]
    return Layout(QRectF(room.center().x() - 36, room.y(), 72, 72), _stacked(pieces, room, room.y() + 76), scale)


def _stacked(pieces: Sequence[Piece], room: QRectF, top: float, shift: float = 0.0) -> tuple[Placed, ...]:
    """Return the lines one below the other; those of the word moved to the right by `shift` for a shape beside it."""
    placed = []
    for place, (font, texts, height) in enumerate(pieces):
        left = room.x() + (0.0 if place else shift)
        for text in texts:
            placed.append(Placed(text, font, QRectF(left, top, room.width(), height)))
            top += height
    return tuple(placed)


def _word_font(  # noqa: PLR0917 - as `_tried`
    line: Line, room: QRectF, face: QFont, scale: float, width: float, least: int = WORD_PX
) -> QFont:
    """Return the word's font: never below `least`, unless one word alone is wider than `width`."""
    size = float(least) if least < WORD_PX else max(float(WORD_PX), room.height() * _SIZES[Part.WORD][0] * scale)
    return _narrowed(line, face, size, width)


def _wrapped(line: Line, room: QRectF, face: QFont, scale: float) -> Piece:
    """Return the font and the lines of a paragraph."""
    if line.part is Part.WORD:
        font = _word_font(line, room, face, scale, room.width())
    else:
        share, least = _SIZES[line.part]
        font = _narrowed(line, face, max(float(least), room.height() * share) * scale, room.width())
    leading = _NAME_LEADING if line.part is Part.WHO else _LEADING
    return font, _lines_of(line.text, QFontMetricsF(font), room.width()), font.pixelSize() * leading


def _narrowed(line: Line, face: QFont, size: float, width: float) -> QFont:
    """Return the font in `size`, or smaller when a single word would be wider than `width`."""
    font = QFont(face)
    font.setBold(line.part in _BOLD)
    font.setPixelSize(max(_SMALLEST_PX, round(size)))
    widest = max(line.text.split(" "), key=lambda word: QFontMetricsF(font).horizontalAdvance(word), default="")
    while QFontMetricsF(font).horizontalAdvance(widest) > width and font.pixelSize() > _SMALLEST_PX:
        font.setPixelSize(font.pixelSize() - 2)
    return font


def _lines_of(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
