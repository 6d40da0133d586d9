"""What is kept about a family on paper: a table for each kind of data, child by child."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from itertools import groupby
from pathlib import Path

from reportlab.lib.utils import ImageReader

from core.documents.lettering import Typeface
from core.documents.paper import A4, BOTTOM, MUTED, SIDE, Heading, Sheet
from core.documents.reminder_letter import wrapped
from core.documents.wording import day_text, instant_text
from core.documents.writing import write_whole
from core.money import format_euro
from core.privacy import ExportColumn, ExportSection, SubjectExport
from core.privacy.records import Cell

_ROW, _SIZE = 14.0, 8.5
#: The column whose cells are pictures, and how high they are printed.
_PICTURE, _PICTURE_HEIGHT = "jpeg_base64", 120.0
#: The column whose cells are verbs of the audit trail.
_OPERATION = "operazione"
_GAP = 8.0


@dataclass(frozen=True, slots=True)
class _Text:
    """A line of the document: its cells (x, width, text), its size and look, the room it takes."""

    cells: tuple[tuple[float, float, str], ...]
    height: float
    size: float = _SIZE
    is_bold: bool = False
    is_muted: bool = False
    is_toned: bool = False
    picture: bytes = b""


def subject_export_pdf(
    export: SubjectExport, heading: Heading, path: Path, operations: Mapping[str, str] | None = None
) -> int:
    """Write the document; return how many pages it has.

    Args:
        export: all that is kept.
        heading: of the municipality.
        path: where to.
        operations: what the verbs of the audit trail are called in Italian; one that is not there stays as it is.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    sheet = Sheet(A4, title=f"Dati di {export.subject_name}", author=heading.municipality_name)
    pages = _pages(sheet, _lines(sheet, _in_words(export, operations or {})))
    for number, page in enumerate(pages, start=1):
        y = sheet.heading(heading) - 10
        for line in page:
            _draw(sheet, line, y)
            y -= line.height
        sheet.foot(f"Dati personali di {export.subject_name} · riservato", number, len(pages))
        sheet.end_page()
    write_whole(path, sheet.content())
    return sheet.pages


def _in_words(export: SubjectExport, operations: Mapping[str, str]) -> SubjectExport:
    """Return the export with its operations called as the office calls them."""

    def named(section: ExportSection) -> ExportSection:
        places = {place for place, column in enumerate(section.columns) if column.key == _OPERATION}
        rows = tuple(
            tuple(
                operations.get(cell, cell) if place in places and isinstance(cell, str) else cell
                for place, cell in enumerate(row)
            )
            for row in section.rows
        )
        return replace(section, rows=rows) if places else section

    return replace(export, sections=tuple(named(section) for section in export.sections))


def _lines(sheet: Sheet, export: SubjectExport) -> list[_Text]:
    inner = sheet.width - 2 * SIDE

    def whole(text: str, height: float, **look: object) -> _Text:
        return _Text(((SIDE, inner, text),), height, **look)  # type: ignore[arg-type]

    lines = [
        whole("Dati personali conservati", 24, size=15, is_bold=True),
        whole(f"Richiesti da {export.subject_name} · {instant_text(export.made_at)}", 16, size=9.5, is_muted=True),
        whole(
            "Ai sensi degli articoli 15 e 20 del Regolamento (UE) 2016/679. Gli orari sono quelli di Roma.", 20,
            is_muted=True,
        ),
    ]  # fmt: skip
    for about, sections in groupby(export.sections, key=lambda one: one.about):
        if about:
            lines += [whole("", 6), whole(about, 22, size=13, is_bold=True)]
        for section in sections:
            lines += _section(sheet.faces.regular, section, inner)
    return lines


def _section(face: Typeface, section: ExportSection, inner: float) -> list[_Text]:
    short = [
        (place, column) for place, column in enumerate(section.columns) if not column.is_long and column.key != _PICTURE
    ]
    widths = _widths(face, section, short, inner)
    places = [SIDE + sum(widths[:number]) for number in range(len(widths))]

    def row(texts: Sequence[str], **look: object) -> _Text:
        cells = tuple((x, width - _GAP, text) for x, width, text in zip(places, widths, texts, strict=True))
        return _Text(cells, _ROW, **look)  # type: ignore[arg-type]

    lines = [
        _Text(((SIDE, inner, ""),), 6),
        _Text(((SIDE, inner, section.title),), 16, size=10.5, is_bold=True),
        row([column.title for _place, column in short], is_muted=True),
    ]
    for number, values in enumerate(section.rows):
        is_toned = number % 2 == 1
        lines.append(row([_shown(column, values[place]) for place, column in short], is_toned=is_toned))
        for place, column in enumerate(section.columns):
            if column.is_long and values[place] not in {None, ""}:
                lines += _long(face, column, _shown(column, values[place]), inner, is_toned=is_toned)
            elif column.key == _PICTURE:
                lines.append(_Text((), _PICTURE_HEIGHT + _GAP, picture=base64.b64decode(str(values[place]))))
    return lines


def _long(face: Typeface, column: ExportColumn, text: str, inner: float, *, is_toned: bool) -> list[_Text]:
    """Return a text of any length in lines below its row."""
    indent = 12.0
    found = []
    for number, paragraph in enumerate(text.split("\n")):
        begins = f"{column.title}: " if number == 0 else ""
        found += [
            _Text(((SIDE + indent, inner - indent, line),), _ROW - 2, is_toned=is_toned)
            for line in wrapped(begins + paragraph, face, inner - indent, _SIZE)
        ]
    return found


def _widths(
    face: Typeface, section: ExportSection, columns: Sequence[tuple[int, ExportColumn]], inner: float
) -> list[float]:
    """Share the room out by what the columns hold; a very long cell does not starve the others."""
    wanted = []
    for place, column in columns:
        texts = [column.title, *(_shown(column, row[place]) for row in section.rows[:200])]
        wanted.append(min(inner / 2, max(face.width(text[:80], _SIZE) for text in texts) + _GAP))
    scale = min(1.6, inner / max(1.0, sum(wanted)))
    return [width * scale for width in wanted]


def _pages(sheet: Sheet, lines: Sequence[_Text]) -> list[list[_Text]]:
    room = full = sheet.height - 80 - BOTTOM - 20
    pages: list[list[_Text]] = [[]]
    for number, line in enumerate(lines):
        # A title does not stand alone at the foot of a page.
        after = sum(one.height for one in lines[number + 1 : number + 3]) if line.is_bold else 0.0
        if line.height + after > room and pages[-1]:
            pages.append([])
            room = full
        pages[-1].append(line)
        room -= line.height
    return pages


def _draw(sheet: Sheet, line: _Text, y: float) -> None:
    if line.is_toned:
        sheet.box(SIDE - 3, y - line.height, sheet.width - 2 * SIDE + 6, line.height)
    if line.picture:
        picture = ImageReader(BytesIO(line.picture))
        width, height = picture.getSize()
        scale = _PICTURE_HEIGHT / height
        sheet.canvas.drawImage(picture, SIDE, y - line.height + _GAP / 2, width * scale, _PICTURE_HEIGHT)
    base = y - line.height + 4
    face = sheet.faces.bold if line.is_bold else sheet.faces.regular
    for x, width, text in line.cells:
        if text and line.is_muted:
            sheet.text(x, base, text, size=line.size, width=width, face=face, smallest=6.5, colour=MUTED)
        elif text:
            sheet.text(x, base, text, size=line.size, width=width, face=face, smallest=6.5)


def _shown(column: ExportColumn, cell: Cell) -> str:
    match cell:
        case None:
            return "–"
        case bool():
            return "sì" if cell else "no"
        case datetime():
            return instant_text(cell)
        case date():
            return day_text(cell)
        case int():
            return format_euro(cell, signed=True) if column.key.endswith("_cents") else str(cell)
        case _:
            return cell
