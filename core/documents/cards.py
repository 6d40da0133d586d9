"""Cards on paper: sheets of ten to cut, one large card to print at home."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from pathlib import Path

from reportlab.lib.units import mm

from core.cards import QUIET_ZONE, PrintableCard, qr_modules
from core.documents.lettering import broken
from core.documents.paper import A4, A6, LINE, MUTED, PRIMARY, TEXT, Sheet, Size, municipality_title
from core.documents.symbols import draw_symbol, symbol_side
from core.documents.writing import write_whole
from core.progress import NO_PROGRESS, Progress

#: ID-1 of ISO/IEC 7810: laminating pouches and wallets are made for it.
CARD_WIDTH, CARD_HEIGHT = 85.6 * mm, 54.0 * mm
COLUMNS, ROWS = 2, 5
MODULE, LARGE_MODULE = 1.1 * mm, 2.4 * mm

CARE = "Non piegare. In caso di smarrimento avvisa l'ufficio."
NO_CLASS = "Senza classe"

_MARK_GAP, _MARK_LENGTH = 1.5 * mm, 4 * mm
_PAD = 5 * mm


class CardPaper(StrEnum):
    """The paper on which one card is printed: A4 is what people have at home, A6 what some offices use."""

    A4 = "A4"
    A6 = "A6"


def card_sheets_pdf(cards: Sequence[PrintableCard], path: Path, *, progress: Progress = NO_PROGRESS) -> int:
    """Write A4 sheets of ten cards each with crop marks; return how many pages they are.

    Cards come class by class in the order given; each class begins on a new sheet, with its name at the top, so that
    a teacher gets the sheets of one class and no other.

    Raises:
        Cancelled: the user stopped it; nothing was written.
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    sheet = Sheet(A4, title="Tessere", author=_author(cards))
    done = 0
    for part, number, parts in _sheets_of_ten(cards):
        progress.check()
        _draw_class_line(sheet, part[0], number, parts)
        _draw_cutting_lines(sheet)
        for place, card in enumerate(part):
            x, y = _corner(place)
            with sheet.moved(x, y):
                _draw_card(sheet, card)
        sheet.end_page()
        done += len(part)
        progress.advance(done, len(cards))
    if not sheet.pages:
        sheet.text(20 * mm, 250 * mm, "Nessuna tessera da stampare.", size=12, width=150 * mm)
        sheet.end_page()
    progress.check()
    write_whole(path, sheet.content())
    return sheet.pages


def card_pdf(card: PrintableCard, path: Path, *, paper: CardPaper = CardPaper.A4) -> int:
    """Write one large card: the whole of an A6 sheet, or the same size on A4 with marks where to cut; return 1.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    size = A4 if paper is CardPaper.A4 else A6
    sheet = Sheet(size, title=f"Tessera {card.last_name} {card.first_name}", author=_author([card]))
    x, y = (sheet.width - A6[0]) / 2, sheet.height - A6[1] - (25 * mm if paper is CardPaper.A4 else 0)
    if paper is CardPaper.A4:
        _draw_marks(sheet, (x, x + A6[0]), (y, y + A6[1]))
        _outline(sheet, x, y, A6)
        hint = "Stampa al 100 %, senza adattare alla pagina, e ritaglia lungo i segni."
        sheet.text(x, y - 12 * mm, hint, size=9, width=A6[0], smallest=7, colour=MUTED)
        sheet.text(x, y - 17 * mm, "Puoi anche mostrare il codice dal telefono.", size=9, width=A6[0], colour=MUTED)
    with sheet.moved(x, y):
        _draw_large_card(sheet, card, A6)
    sheet.end_page()
    write_whole(path, sheet.content())
    return sheet.pages


def _sheets_of_ten(cards: Sequence[PrintableCard]) -> Iterator[tuple[Sequence[PrintableCard], int, int]]:
    """Return the cards of each sheet, its number and how many sheets its class has."""
    per_sheet = COLUMNS * ROWS
    for _, same in groupby(cards, key=lambda card: (card.school_name, card.class_name, card.service_name)):
        group = list(same)
        parts = -(-len(group) // per_sheet)
        for number in range(parts):
            yield group[number * per_sheet : (number + 1) * per_sheet], number + 1, parts


def _corner(place: int) -> tuple[float, float]:
    """Return the lower left corner of the card at a place: from the top left, row by row."""
    row, column = divmod(place, COLUMNS)
    left, bottom = (A4[0] - COLUMNS * CARD_WIDTH) / 2, (A4[1] - ROWS * CARD_HEIGHT) / 2
    return left + column * CARD_WIDTH, bottom + (ROWS - 1 - row) * CARD_HEIGHT


def _draw_class_line(sheet: Sheet, card: PrintableCard, number: int, parts: int) -> None:
    left, right = _corner(0)[0], sheet.width - _corner(0)[0]
    y = sheet.height - 6.8 * mm
    parts_text = (card.class_name or NO_CLASS, card.school_name, card.service_name)
    used = sheet.text(left, y, parts_text[0], size=9.5, width=40 * mm, face=sheet.faces.bold, smallest=7)
    rest = " · ".join(part for part in parts_text[1:] if part)
    sheet.text(left + used + 3 * mm, y, rest, size=8.5, width=right - left - used - 33 * mm, smallest=7, colour=MUTED)
    sheet.text(right, y, f"foglio {number} di {parts}", size=8.5, width=28 * mm, colour=MUTED, right=True)


def _draw_cutting_lines(sheet: Sheet) -> None:
    """Draw marks at the edge of the sheet for the guillotine, and pale lines between the cards for scissors."""
    left, bottom = _corner(COLUMNS * (ROWS - 1))
    columns = tuple(left + number * CARD_WIDTH for number in range(COLUMNS + 1))
    rows = tuple(bottom + number * CARD_HEIGHT for number in range(ROWS + 1))
    for x in columns:
        sheet.line(x, rows[0], x, rows[-1], width=0.25)
    for y in rows:
        sheet.line(columns[0], y, columns[-1], y, width=0.25)
    _draw_marks(sheet, columns, rows)


def _draw_marks(sheet: Sheet, columns: Sequence[float], rows: Sequence[float]) -> None:
    for x in columns:
        for start, way in ((rows[0], -1), (rows[-1], 1)):
            near = start + way * _MARK_GAP
            sheet.line(x, near, x, near + way * _MARK_LENGTH, width=0.5, colour=TEXT)
    for y in rows:
        for start, way in ((columns[0], -1), (columns[-1], 1)):
            near = start + way * _MARK_GAP
            sheet.line(near, y, near + way * _MARK_LENGTH, y, width=0.5, colour=TEXT)


def _outline(sheet: Sheet, x: float, y: float, size: Size) -> None:
    sheet.canvas.setStrokeColor(LINE)
    sheet.canvas.setLineWidth(0.25)
    sheet.canvas.rect(x, y, size[0], size[1], stroke=1, fill=0)


def _draw_card(sheet: Sheet, card: PrintableCard) -> None:
    right = CARD_WIDTH - _PAD
    modules = qr_modules(card.token)
    # The dark part ends where the lines end; the white around it may reach the edge.
    symbol_x = right + QUIET_ZONE * MODULE - symbol_side(modules, MODULE)
    _draw_band(sheet, card, CARD_WIDTH, CARD_HEIGHT - 6.6 * mm, size=9)
    draw_symbol(sheet, modules, symbol_x, 7.2 * mm, module=MODULE)
    width = symbol_x - _PAD
    y = _draw_name(sheet, card, _PAD, CARD_HEIGHT - 10.8 * mm, width, size=13)
    _draw_class(sheet, card, y - 2.4 * mm, width)
    sheet.line(_PAD, 6.9 * mm, right, 6.9 * mm, width=0.4)
    sheet.text(_PAD, 3.5 * mm, CARE, size=6.8, width=55 * mm, colour=MUTED)
    number = f"Tessera n. {card.issue_number}"
    sheet.text(right, 3.5 * mm, number, size=6.8, width=20 * mm, colour=MUTED, right=True)


def _draw_band(sheet: Sheet, card: PrintableCard, width: float, y: float, *, size: float) -> None:
    """Write who issued the card and for what, over a line of the municipality's colour."""
    inner = width - 2 * _PAD
    service = sheet.text(
        width - _PAD, y, card.service_name, size=size, width=inner * 0.4, face=sheet.faces.bold, smallest=size * 0.7,
        colour=PRIMARY, right=True,
    )  # fmt: skip
    name = municipality_title(card.municipality_name)
    room = inner - service - 3 * mm
    sheet.text(_PAD, y, name, size=size, width=room, face=sheet.faces.bold, smallest=size * 0.7)
    sheet.line(_PAD, y - size * 0.28 - 1 * mm, width - _PAD, y - size * 0.28 - 1 * mm, width=1, colour=PRIMARY)


def _draw_name(sheet: Sheet, card: PrintableCard, x: float, y: float, width: float, *, size: float) -> float:
    """Write surname and first name below `y`, each in up to two lines; return the height of the last line."""
    at = size
    for text, face in ((card.last_name, sheet.faces.bold), (card.first_name, sheet.faces.regular)):
        # The first name is never larger than the surname above it.
        lines, at = broken(text, face, width, size=at, smallest=size * 0.7, lines=2)
        for line in lines:
            y -= at * 1.18
            sheet.text(x, y, line, size=at, width=width, face=face)
    return y


def _draw_class(sheet: Sheet, card: PrintableCard, y: float, width: float) -> None:
    if card.class_name:
        y -= 10.5
        sheet.text(_PAD, y, f"Classe {card.class_name}", size=9, width=width, face=sheet.faces.bold, smallest=7)
    lines, at = broken(card.school_name, sheet.faces.regular, width, size=8, smallest=6.5, lines=2)
    for line in lines:
        y -= at * 1.25
        sheet.text(_PAD, y, line, size=at, width=width, colour=MUTED)


def _draw_large_card(sheet: Sheet, card: PrintableCard, size: Size) -> None:
    width, height = size
    inner = width - 2 * _PAD
    _draw_band(sheet, card, width, height - 10 * mm, size=12)
    y = _draw_name(sheet, card, _PAD, height - 14.5 * mm, inner, size=17)
    class_text = f"Classe {card.class_name}" if card.class_name else ""
    place = " · ".join(part for part in (class_text, card.school_name) if part)
    y -= 6 * mm
    sheet.text(_PAD, y, place, size=10.5, width=inner, smallest=7, colour=MUTED)
    modules = qr_modules(card.token)
    side = symbol_side(modules, LARGE_MODULE)
    foot = 11.5 * mm
    middle = foot + max(0, y - foot - side) / 2
    draw_symbol(sheet, modules, (width - side) / 2, middle, module=LARGE_MODULE)
    sheet.line(_PAD, 11.5 * mm, width - _PAD, 11.5 * mm, width=0.4)
    sheet.text(_PAD, 6.5 * mm, CARE, size=8.5, width=inner - 24 * mm, smallest=7, colour=MUTED)
    sheet.text(
        width - _PAD, 6.5 * mm, f"Tessera n. {card.issue_number}", size=8.5, width=22 * mm, colour=MUTED, right=True
    )


def _author(cards: Sequence[PrintableCard]) -> str:
    return municipality_title(cards[0].municipality_name) if cards else ""
