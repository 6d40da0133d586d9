"""A sheet of paper: sizes, colours, the municipality's heading, the foot with the page number."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, A6
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from core.documents.lettering import Typeface, fitted, typefaces
from core.registry import Municipality, municipality_title

Size = tuple[float, float]

TEXT = HexColor("#17324D")
MUTED = HexColor("#5C6F82")
PRIMARY = HexColor("#0066CC")
LINE = HexColor("#C5CED8")
TONE = HexColor("#F2F5F8")
BLACK = HexColor("#000000")

#: Margins of the sheets that are not cards, in points.
SIDE: float = 18 * mm
TOP: float = 14 * mm
BOTTOM: float = 14 * mm

__all__ = [
    "A4", "A6", "BLACK", "BOTTOM", "LINE", "MUTED", "PRIMARY", "SIDE", "TEXT", "TONE", "TOP", "Heading", "Sheet",
    "municipality_title",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """Who issues the document: printed at the top of every page."""

    municipality_name: str
    office: str
    address: str
    phone: str

    @classmethod
    def of(cls, municipality: Municipality) -> Heading:
        """Return the heading of a municipality."""
        return cls(municipality.name, municipality.office, municipality.address, municipality.phone)


class Sheet:
    """Draws text and lines on the pages of one document. Lengths are points from the lower left corner.

    The same input gives the same bytes: no date, no random id is written into the file.
    """

    def __init__(self, size: Size, *, title: str, author: str) -> None:
        self._buffer = BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=size, invariant=1, pageCompression=1, lang="it-IT")
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setCreator("Refettorio")
        self.width, self.height = size
        self.faces = typefaces()
        self.pages = 0

    def end_page(self) -> None:
        """Finish the page; the next thing drawn is on a new one."""
        self.canvas.showPage()
        self.pages += 1

    def content(self) -> bytes:
        """Return the document, after the last `end_page`."""
        self.canvas.save()
        return self._buffer.getvalue()

    @contextmanager
    def moved(self, x: float, y: float) -> Iterator[None]:
        """Draw inside the block from another corner."""
        self.canvas.saveState()
        self.canvas.translate(x, y)
        yield
        self.canvas.restoreState()

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float,
        width: float,
        face: Typeface | None = None,
        smallest: float = 0.0,
        colour: Color = TEXT,
        right: bool = False,
    ) -> float:
        """Write one line from `x` (with `right`: up to `x`), shrunk or shortened to `width`; return how wide it is."""
        face = face or self.faces.regular
        shown, at = fitted(text, face, width, size=size, smallest=smallest or size)
        self.canvas.setFont(face.name, at)
        self.canvas.setFillColor(colour)
        if right:
            self.canvas.drawRightString(x, y, shown)
        else:
            self.canvas.drawString(x, y, shown)
        return face.width(shown, at)

    def line(self, x: float, y: float, to_x: float, to_y: float, *, width: float = 0.5, colour: Color = LINE) -> None:
        """Draw a straight line."""
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(width)
        self.canvas.line(x, y, to_x, to_y)

    def box(self, x: float, y: float, width: float, height: float, *, fill: Color = TONE, radius: float = 0.0) -> None:
        """Fill a rectangle."""
        self.canvas.setFillColor(fill)
        self.canvas.roundRect(x, y, width, height, radius, stroke=0, fill=1)

    def heading(self, heading: Heading, *, top: float | None = None) -> float:
        """Write the municipality's heading at the top of the page; return the height below which there is room."""
        y = (self.height if top is None else top) - TOP
        inner = self.width - 2 * SIDE
        name = municipality_title(heading.municipality_name)
        self.text(SIDE, y - 11, name, size=14, width=inner, face=self.faces.bold, smallest=9)
        where = " · ".join(part for part in (heading.office, heading.address, telephone(heading.phone)) if part)
        self.text(SIDE, y - 24, where, size=9, width=inner, smallest=7, colour=MUTED)
        self.line(SIDE, y - 32, self.width - SIDE, y - 32, width=1.2, colour=PRIMARY)
        return y - 32

    def foot(self, left: str, page: int, pages: int) -> None:
        """Write the foot: what the document is, and which page of how many."""
        inner = self.width - 2 * SIDE
        self.line(SIDE, BOTTOM + 12, self.width - SIDE, BOTTOM + 12)
        self.text(SIDE, BOTTOM, left, size=8, width=inner * 0.78, smallest=6.5, colour=MUTED)
        self.text(
            self.width - SIDE, BOTTOM, f"Pagina {page} di {pages}", size=8, width=inner * 0.2, colour=MUTED, right=True
        )


def telephone(number: str) -> str:
    """Return the number with its word before it."""
    return f"tel. {number}" if number else ""
