"""QR symbols on paper: one filled path each, so that no printer or viewer leaves hair lines between the modules."""

from __future__ import annotations

from itertools import groupby

from reportlab.lib.units import mm

from core.cards import QUIET_ZONE, qr_modules
from core.documents.paper import BLACK, Sheet

#: The smallest module on paper: read at arm's length by the cameras tried (docs/decisions/0009-card-payload.md).
SMALLEST_MODULE = 1.0 * mm


def symbol_side(token: str, module: float) -> float:
    """Return how wide the symbol of `token` is with its quiet zone, in points."""
    return (len(qr_modules(token)) + 2 * QUIET_ZONE) * module


def draw_symbol(sheet: Sheet, token: str, x: float, y: float, *, module: float) -> float:
    """Draw the symbol with its lower left corner, quiet zone included, at `x`, `y`; return its side in points."""
    modules = qr_modules(token)
    side = (len(modules) + 2 * QUIET_ZONE) * module
    sheet.canvas.setFillColor(BLACK)
    path = sheet.canvas.beginPath()
    for number, row in enumerate(modules):
        bottom = y + side - (QUIET_ZONE + number + 1) * module
        column = QUIET_ZONE
        for is_dark, run in groupby(row):
            length = sum(1 for _ in run)
            if is_dark:
                path.rect(x + column * module, bottom, length * module, module)
            column += length
    sheet.canvas.drawPath(path, stroke=0, fill=1)
    return side
