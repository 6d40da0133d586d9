"""Where the child's photo stands on an outcome: above the words beside the shape, or at the left of it all.

What is said comes first: neither the word nor what goes on the tray becomes smaller than it may be for a photo, and
where no room is left there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont

from kiosk.screens.outcome_layout import WORD_PX, Layout, Line, arranged

#: Three by four, as photos for documents are.
_RATIO = 3 / 4
#: A child is not recognised in a smaller one, and a larger one says no more.
_LEAST_HEIGHT, _MOST_SHARE = 150.0, 0.62
#: Above this share of the room's height a photo above the words is large enough not to look for another place.
_LARGE_SHARE = 0.42
#: Shares of the room's width that are tried at the left; the lower lines keep at least this much of their size.
_SHARES = (0.34, 0.29, 0.24, 0.19)
_LEAST_SCALE = 0.75
_AIR = 28.0

Placing = tuple[Layout, QRectF | None]


def arranged_beside(lines: Sequence[Line], room: QRectF, face: QFont) -> Placing:
    """Return where `lines` and the shape stand with a photo, and its place; None when there is no room for one."""
    whole = arranged(lines, room, face)
    above = _above(whole, room)
    if above is not None and above[1].height() >= room.height() * _LARGE_SHARE:
        return above
    for share in _SHARES:
        width = min(room.width() * share, room.height() * 0.8 * _RATIO)
        place = QRectF(room.x(), room.center().y() - width / _RATIO / 2, width, width / _RATIO)
        if above is not None and place.height() <= above[1].height():
            break
        layout = arranged(lines, room.adjusted(width + _AIR, 0, 0, 0), face)
        if _is_as_good(layout, whole, room):
            return layout, place
    return above or (whole, None)


def _above(whole: Layout, room: QRectF) -> tuple[Layout, QRectF] | None:
    """Return the words moved down as they are, with photo and shape side by side above them."""
    top, bottom = whole.lines[0].box.top(), whole.lines[-1].box.bottom()
    if whole.shape.bottom() > top:
        return None  # the shape had to go to the word's side: there is no room above
    free = room.height() - (bottom - top) - _AIR / 2
    height = min(free, room.height() * _MOST_SHARE)
    if height < _LEAST_HEIGHT:
        return None
    width, side = height * _RATIO, min(whole.shape.width(), height)
    y = room.y() + (free - height) * 0.4
    place = QRectF(room.center().x() - (width + _AIR + side) / 2, y, width, height)
    shape = QRectF(place.right() + _AIR, y + (height - side) / 2, side, side)
    down = QPointF(0.0, y + height + _AIR / 2 - top)
    lines = tuple(replace(line, box=line.box.translated(down)) for line in whole.lines)
    return Layout(shape, lines, whole.scale), place


def _is_as_good(layout: Layout, whole: Layout, room: QRectF) -> bool:
    word, before = layout.lines[0].font.pixelSize(), whole.lines[0].font.pixelSize()
    return (
        word >= min(WORD_PX, before)
        and layout.scale >= min(_LEAST_SCALE, whole.scale)
        and layout.lines[-1].box.bottom() <= max(room.bottom(), whole.lines[-1].box.bottom())
    )
