"""The teacher's sheet: a class with every pupil's code, for whoever forgot the card.

It tells the code of a diet, which the plate needs, and never its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from reportlab.lib.units import mm

from core.cards import qr_modules
from core.documents.lettering import broken
from core.documents.paper import A4, MUTED, PRIMARY, SIDE, Heading, Sheet
from core.documents.symbols import SMALLEST_MODULE, draw_symbol
from core.documents.wording import day_text
from core.documents.writing import write_whole

_COLUMNS, _ROWS = 2, 6
_CELL_HEIGHT = 37 * mm
_SYMBOL = 33 * mm


@dataclass(frozen=True, slots=True)
class ClassSheetLine:
    """One pupil. `token` is None for a pupil without a card in use; `diet_code` only the code, e.g. `SG`."""

    last_name: str
    first_name: str
    token: str | None = field(repr=False)
    diet_code: str | None = None


@dataclass(frozen=True, slots=True)
class ClassSheet:
    """What stands on the sheets of a class; `on` is the day for which it holds."""

    heading: Heading
    class_name: str
    school_name: str
    service_name: str
    on: date
    lines: tuple[ClassSheetLine, ...]


def class_sheet_pdf(paper: ClassSheet, path: Path) -> int:
    """Write the sheets of a class, twelve pupils each; return how many pages they are.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    sheet = Sheet(A4, title=f"Classe {paper.class_name}", author=paper.heading.municipality_name)
    per_page = _COLUMNS * _ROWS
    pages = max(1, -(-len(paper.lines) // per_page))
    for page in range(pages):
        top = _draw_title(sheet, paper)
        _draw_pupils(sheet, paper.lines[page * per_page : (page + 1) * per_page], page * per_page, top)
        about = f"{paper.class_name} · {paper.school_name} · riservato al personale della scuola"
        sheet.foot(about, page + 1, pages)
        sheet.end_page()
    write_whole(path, sheet.content())
    return sheet.pages


def _draw_title(sheet: Sheet, paper: ClassSheet) -> float:
    y = sheet.heading(paper.heading) - 20
    inner = sheet.width - 2 * SIDE
    bold = sheet.faces.bold
    used = sheet.text(SIDE, y, f"Classe {paper.class_name}", size=15, width=inner * 0.45, face=bold, smallest=9)
    rest = f"{paper.school_name} · {paper.service_name}"
    sheet.text(SIDE + used + 10, y, rest, size=10, width=inner - used - 110, smallest=7, colour=MUTED)
    with_pupils = f"{day_text(paper.on)} · {len(paper.lines)} alunni"
    sheet.text(sheet.width - SIDE, y, with_pupils, size=9, width=100, smallest=7, colour=MUTED, right=True)
    return y - 9


def _draw_pupils(sheet: Sheet, lines: Sequence[ClassSheetLine], before: int, top: float) -> None:
    """Draw the pupils down the first column, then down the second, as a list is read."""
    width = (sheet.width - 2 * SIDE) / _COLUMNS
    for place, line in enumerate(lines):
        column, row = divmod(place, _ROWS)
        with sheet.moved(SIDE + column * width, top - (row + 1) * _CELL_HEIGHT):
            _draw_pupil(sheet, line, before + place + 1, width - (4 * mm if column == 0 else 0))


def _draw_pupil(sheet: Sheet, line: ClassSheetLine, number: int, width: float) -> None:
    sheet.line(0, _CELL_HEIGHT, width, _CELL_HEIGHT)
    if line.token is None:
        sheet.text(4 * mm, _CELL_HEIGHT / 2, "senza tessera", size=8, width=_SYMBOL, colour=MUTED)
    else:
        draw_symbol(sheet, qr_modules(line.token), 0, (_CELL_HEIGHT - _SYMBOL) / 2, module=SMALLEST_MODULE)
    x, room = _SYMBOL + 2 * mm, width - _SYMBOL - 2 * mm
    y = _CELL_HEIGHT - 5 * mm
    sheet.text(x, y, str(number), size=7, width=room, colour=MUTED)
    for text, face, size in ((line.last_name, sheet.faces.bold, 11.0), (line.first_name, sheet.faces.regular, 10.5)):
        shown, at = broken(text, face, room, size=size, smallest=8, lines=2)
        for part in shown:
            y -= at * 1.2
            sheet.text(x, y, part, size=at, width=room, face=face)
    if line.diet_code:
        label = f"Dieta {line.diet_code}"
        sheet.text(x, y - 16, label, size=10, width=room, face=sheet.faces.bold, smallest=7, colour=PRIMARY)
