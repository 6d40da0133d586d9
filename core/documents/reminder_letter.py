"""Letters to families, one after the other in one document: fit for an envelope with its window on the right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportlab.lib.units import mm

from core.documents.lettering import Typeface, broken
from core.documents.paper import A4, BOTTOM, LINE, MUTED, SIDE, Heading, Sheet
from core.documents.wording import day_text
from core.documents.writing import write_whole

#: Where the window of an envelope shows the address: from the left, from the top, how wide.
_WINDOW_LEFT, _WINDOW_TOP, _WINDOW_WIDTH = 112 * mm, 52 * mm, 80 * mm
_TEXT_TOP = 107 * mm
_SIZE, _LINE = 10.5, 15.0
_PARAGRAPH = 7.0
#: Paper is folded at its thirds: a small line at the edge says where.
_FOLDS = (99 * mm, 198 * mm)


@dataclass(frozen=True, slots=True)
class ReminderLetter:
    """A letter as it is to be read; `body` has its paragraphs apart by empty lines, lines within one stay lines."""

    heading: Heading
    on: date
    recipient: str
    address: str
    subject: str
    body: str


def reminder_letters_pdf(letters: Sequence[ReminderLetter], path: Path) -> int:
    """Write the letters, each from a new page on; return how many pages they have.

    Raises:
        ValueError: there are no letters.
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    if not letters:
        raise ValueError("no letters")
    sheet = Sheet(A4, title="Lettere alle famiglie", author=letters[0].heading.municipality_name)
    for letter in letters:
        _draw(sheet, letter)
    write_whole(path, sheet.content())
    return sheet.pages


def _draw(sheet: Sheet, letter: ReminderLetter) -> None:
    lines = _lines(sheet, letter)
    pages = _pages(sheet, lines)
    for number, page in enumerate(pages, start=1):
        y = sheet.heading(letter.heading) - 24
        if number == 1:
            _draw_folds(sheet)
            _draw_address(sheet, letter)
            y = _draw_subject(sheet, letter)
        for text, gap in page:
            y -= gap
            if text:
                sheet.text(SIDE, y, text, size=_SIZE, width=sheet.width - 2 * SIDE)
            y -= _LINE
        sheet.foot("Comunicazione personale e riservata", number, len(pages))
        sheet.end_page()


def _draw_folds(sheet: Sheet) -> None:
    for fold in _FOLDS:
        sheet.line(5 * mm, sheet.height - fold, 9 * mm, sheet.height - fold, width=0.4, colour=LINE)


def _draw_address(sheet: Sheet, letter: ReminderLetter) -> None:
    """Draw the place and day on the left, who receives it in the window."""
    y = sheet.height - _WINDOW_TOP
    place = letter.heading.municipality_name
    sheet.text(SIDE, y, f"{place}, {day_text(letter.on)}", size=_SIZE, width=_WINDOW_LEFT - SIDE - 12)
    used = sheet.text(SIDE, y - _LINE, "Prot. n. ", size=_SIZE, width=_WINDOW_LEFT - SIDE - 12)
    sheet.line(SIDE + used + 4, y - _LINE - 2, SIDE + used + 34 * mm, y - _LINE - 2)
    sheet.text(_WINDOW_LEFT, y, "Riservata personale", size=8.5, width=_WINDOW_WIDTH, colour=MUTED)
    y -= _LINE + 1
    sheet.text(_WINDOW_LEFT, y, letter.recipient, size=11, width=_WINDOW_WIDTH, face=sheet.faces.bold, smallest=8)
    for line in address_lines(letter.address):
        y -= _LINE
        sheet.text(_WINDOW_LEFT, y, line, size=11, width=_WINDOW_WIDTH, smallest=8)


def address_lines(address: str) -> list[str]:
    """Return an address as envelopes have it: the street, then the town; at most three lines."""
    parts = [part.strip() for part in re.split(r"[\n;]| [-–] ", address) if part.strip()]
    if len(parts) == 1:
        # «Via Roma 1, 10035 Mazzè»: the town begins with its postcode.
        match = re.search(r",?\s+(?=\d{5}\b)", parts[0])
        if match is not None and match.start():
            parts = [parts[0][: match.start()].rstrip(","), parts[0][match.end() :]]
    return [*parts[:2], ", ".join(parts[2:])] if len(parts) > 3 else parts


def _draw_subject(sheet: Sheet, letter: ReminderLetter) -> float:
    """Draw what it is about; return the height below which the text begins."""
    y: float = sheet.height - _TEXT_TOP
    inner, bold = sheet.width - 2 * SIDE, sheet.faces.bold
    used = sheet.text(SIDE, y, "Oggetto: ", size=_SIZE, width=inner, face=bold)
    lines, size = broken(letter.subject, bold, inner - used - 3, size=_SIZE, smallest=9, lines=2)
    for line in lines:
        sheet.text(SIDE + used + 3, y, line, size=size, width=inner - used - 3, face=bold)
        y -= _LINE
    return y - _LINE


def _lines(sheet: Sheet, letter: ReminderLetter) -> list[tuple[str, float]]:
    """Return the lines of the body, each with the room before it."""
    face, inner = sheet.faces.regular, sheet.width - 2 * SIDE
    found: list[tuple[str, float]] = []
    for paragraph in re.split(r"\n\s*\n", letter.body.strip()):
        gap = _PARAGRAPH
        for text in paragraph.split("\n"):
            for line in wrapped(text, face, inner, _SIZE):
                found.append((line, gap))
                gap = 0.0
    return found


def wrapped(text: str, face: Typeface, width: float, size: float) -> list[str]:
    """Return a paragraph of any length in lines; a word wider than a line is cut by who draws it."""
    lines: list[str] = []
    for word in map(face.printable, filter(None, text.split(" "))):  # an amount and its sign stay together
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and face.width(joined, size) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _pages(sheet: Sheet, lines: Sequence[tuple[str, float]]) -> list[list[tuple[str, float]]]:
    """Return the lines of each page: the first one has less room."""
    top = sheet.height - _TEXT_TOP - 3 * _LINE
    bottom = BOTTOM + 24
    pages: list[list[tuple[str, float]]] = [[]]
    room = top - bottom
    for text, gap in lines:
        if room < _LINE + gap:
            pages.append([])
            room = sheet.height - 70 - bottom
        pages[-1].append((text, gap))
        room -= _LINE + gap
    return pages
