"""Which row of a sheet is the header: lists often have a title and a blank line above it, and other sheets beside."""

from __future__ import annotations

from collections.abc import Sequence

from core.importing.columns import REQUIRED, Target
from core.importing.guessing import guess

#: Rows within which a header is looked for.
_LOOKED_AT = 15


def header_place(rows: Sequence[Sequence[object]]) -> int | None:
    """Return which row names the columns of the pupils' names, the first that does; None: none of the first ones."""
    for place, cells in enumerate(rows[:_LOOKED_AT]):
        found = guess(titles(cells))
        if Target.FULL_NAME in found or all(target in found for target in REQUIRED):
            return place
    return None


def titles(cells: Sequence[object]) -> tuple[str, ...]:
    """Return the cells of a row as titles of columns."""
    return tuple("" if cell is None else str(cell).strip() for cell in cells)
