"""A table on paper: columns by share of the width, rows on as many pages as they need, head and foot on each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.documents.lettering import broken
from core.documents.paper import BOTTOM, MUTED, SIDE, Sheet

#: Below this height no row begins: the foot stands there.
_LOWEST = BOTTOM + 22
_GAP = 9.0


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column: its title, its share of the width, and whether its cells stand at the right (figures)."""

    title: str
    share: float
    is_right: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """How a page begins (draws its heading, returns below which height there is room) and how it ends (its foot)."""

    begin: Callable[[], float]
    end: Callable[[], None]


class PaperTable:
    """Draws rows below each other."""

    def __init__(self, sheet: Sheet, columns: Sequence[PaperColumn], pages: Pages, *, size: float = 9.0) -> None:
        self._sheet = sheet
        self._columns = tuple(columns)
        self._pages = pages
        self._size = size
        self._row_height = size + 6.0
        whole = sum(column.share for column in columns)
        self._widths = [column.share / whole * (sheet.width - 2 * SIDE) for column in columns]
        self.y = 0.0
        self._is_toned = False

    def begin(self, y: float | None = None) -> None:
        """Begin at `y` of the present page, or (None) on a new one."""
        self.y = self._pages.begin() if y is None else y
        self._head()

    def row(self, cells: Sequence[str], *, is_bold: bool = False, lines: int = 1) -> None:
        """Write a row; texts (not figures) may take up to `lines` lines, figures shrink to fit."""
        parts = [self._broken(cell, place, lines, is_bold=is_bold) for place, cell in enumerate(cells)]
        height = self._row_height + (max(len(part) for part in parts) - 1) * (self._size + 2)
        if self.make_room(height):
            self._head()
        sheet, left = self._sheet, SIDE
        if self._is_toned and not is_bold:
            sheet.box(SIDE, self.y - height, sheet.width - 2 * SIDE, height)
        self._is_toned = not self._is_toned
        face = sheet.faces.bold if is_bold else sheet.faces.regular
        for column, width, part in zip(self._columns, self._widths, parts, strict=True):
            x = left + width - _GAP / 2 if column.is_right else left + _GAP / 2
            for number, text in enumerate(part):
                sheet.text(
                    x, self.y - self._size - 1.5 - number * (self._size + 2), text, size=self._size,
                    width=width - _GAP, face=face, smallest=5.5, right=column.is_right,
                )  # fmt: skip
            left += width
        self.y -= height
        if is_bold:
            sheet.line(SIDE, self.y, sheet.width - SIDE, self.y)

    def note(self, text: str) -> None:
        """Write a line across all columns: what is said when there are no rows."""
        if self.make_room(self._row_height):
            self._head()
        inner = self._sheet.width - 2 * SIDE
        self._sheet.text(
            SIDE + _GAP / 2, self.y - self._size - 1.5, text, size=self._size, width=inner - _GAP, colour=MUTED
        )
        self.y -= self._row_height

    def make_room(self, height: float) -> bool:
        """Go on to a new page unless there is room for `height`; tell whether it did."""
        if self.y - height >= _LOWEST:
            return False
        self._pages.end()
        self.y = self._pages.begin()
        return True

    def _broken(self, text: str, place: int, lines: int, *, is_bold: bool) -> tuple[str, ...]:
        if lines == 1 or self._columns[place].is_right or not text:
            return (text,)
        face = self._sheet.faces.bold if is_bold else self._sheet.faces.regular
        return broken(text, face, self._widths[place] - _GAP, size=self._size, smallest=self._size, lines=lines)[0]

    def _head(self) -> None:
        sheet, left = self._sheet, SIDE
        self._is_toned = False
        size = self._size - 0.5
        titles = [
            broken(column.title, sheet.faces.bold, width - _GAP, size=size, smallest=6.0, lines=2)
            for column, width in zip(self._columns, self._widths, strict=True)
        ]
        height = max(len(part) for part, _at in titles) * (size + 1.5) + 5
        for column, width, (part, at) in zip(self._columns, self._widths, titles, strict=True):
            x = left + width - _GAP / 2 if column.is_right else left + _GAP / 2
            for number, text in enumerate(part):
                sheet.text(
                    x, self.y - height + 6 + (len(part) - 1 - number) * (size + 1.5), text, size=at,
                    width=width - _GAP, face=sheet.faces.bold, smallest=5.5, colour=MUTED, right=column.is_right,
                )  # fmt: skip
            left += width
        self.y -= height
        sheet.line(SIDE, self.y, sheet.width - SIDE, self.y, width=0.8)


def counted(draw: Callable[[int], Sheet]) -> Sheet:
    """Return what `draw(pages)` draws once it is known how many pages there are: drawn twice, the first to count."""
    return draw(draw(0).pages)
