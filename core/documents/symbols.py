"""QR symbols on paper: one filled path each, so that no printer or viewer leaves hair lines between the modules."""

from __future__ import annotations

from itertools import groupby

from reportlab.lib.units import mm

from core.cards import QUIET_ZONE, Modules
from core.documents.paper import BLACK, Sheet

#: The smallest module on paper: read at arm's length by the cameras tried (docs/decisions/0009-card-payload.md).
SMALLEST_MODULE = 1.0 * mm


def symbol_side(modules: Modules, module: float) -> float:
    """Return how wide a symbol is with its quiet zone, in points; `module` is the side of one module."""
    return (len(modules) + 2 * QUIET_ZONE) * module


def draw_symbol(sheet: Sheet, modules: Modules, x: float, y: float, *, module: float) -> None:
    """Draw the symbol with its lower left corner, quiet zone included, at `x`, `y`."""
    canvas = sheet.canvas
    canvas.saveState()
    # One module is one unit: whole numbers are quicker to write, and shorter.
    canvas.transform(module, 0, 0, module, x + QUIET_ZONE * module, y + QUIET_ZONE * module)
    canvas.setFillColor(BLACK)
    path = canvas.beginPath()
    for bottom, row in enumerate(reversed(modules)):
        column = 0
        for is_dark, run in groupby(row):
            length = sum(1 for _ in run)
            if is_dark:
                path.rect(column, bottom, length, 1)
            column += length
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()
