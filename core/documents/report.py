"""A report on paper: upright while its columns fit, across otherwise; totals at the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from core.documents.paper import A4, MUTED, SIDE, Heading, Sheet
from core.documents.report_table import Pages, PaperColumn, PaperTable, counted
from core.documents.wording import day_text, instant_text
from core.documents.writing import write_whole
from core.money import format_euro
from core.reports import CellKind, ReportColumn, ReportTable
from core.reports.tables import Cell

#: Letters that fit side by side on an upright page.
_UPRIGHT_LETTERS = 92
_WIDEST, _NARROWEST = 30, 6
_RIGHT = frozenset({CellKind.NUMBER, CellKind.MONEY, CellKind.SHARE})


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """What is printed; `printed_at` is UTC."""

    heading: Heading
    table: ReportTable
    printed_at: datetime


def report_pdf(paper: ReportPaper, path: Path) -> int:
    """Write the report; return how many pages it has.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    sheet = counted(lambda pages: _draw(paper, pages))
    write_whole(path, sheet.content())
    return sheet.pages


def cell_text(cell: Cell, kind: CellKind) -> str:
    """Return a cell as Italian papers write it; nothing for None."""
    match cell:
        case date():
            return cell.strftime("%m/%Y") if kind is CellKind.MONTH else day_text(cell)
        case int() if kind is CellKind.MONEY:
            return format_euro(cell)
        case float():
            return f"{cell * 100:.1f}%".replace(".", ",")
        case int():
            return f"{cell:,}".replace(",", ".")
        case _:
            return cell or ""


def _draw(paper: ReportPaper, pages: int) -> Sheet:
    table = paper.table
    letters = [_letters(column, place, table) for place, column in enumerate(table.columns)]
    size = A4 if sum(letters) <= _UPRIGHT_LETTERS else (A4[1], A4[0])
    sheet = Sheet(size, title=f"{table.title} - {table.about}", author=paper.heading.municipality_name)

    def begin_page() -> float:
        y = sheet.heading(paper.heading)
        return _draw_title(sheet, table, y) if sheet.pages == 0 else y - 8

    def end_page() -> None:
        about = f"{table.title}, {table.about} · stampato il {instant_text(paper.printed_at)}"
        sheet.foot(about, sheet.pages + 1, pages)
        sheet.end_page()

    columns = [
        PaperColumn(column.title, share, column.kind in _RIGHT)
        for column, share in zip(table.columns, letters, strict=True)
    ]
    drawn = PaperTable(sheet, columns, Pages(begin_page, end_page))
    drawn.begin()
    for row in table.rows:
        drawn.row(_texts(table.columns, row), lines=2)
    if not table.rows:
        drawn.note("Nessun dato nel periodo scelto.")
    elif any(total is not None for total in table.totals):
        drawn.row(_total_texts(table), is_bold=True)
    if table.note:
        drawn.make_room(24)
        sheet.text(SIDE, drawn.y - 18, table.note, size=8.5, width=sheet.width - 2 * SIDE, smallest=6, colour=MUTED)
    end_page()
    return sheet


def _draw_title(sheet: Sheet, table: ReportTable, y: float) -> float:
    inner = sheet.width - 2 * SIDE
    y -= 24
    sheet.text(SIDE, y, table.title, size=15, width=inner, face=sheet.faces.bold)
    y -= 15
    sheet.text(SIDE, y, table.about, size=10, width=inner, smallest=7, colour=MUTED)
    return y - 8


def _letters(column: ReportColumn, place: int, table: ReportTable) -> float:
    """Return how wide a column wants to be: its usual text, but every word of its title too."""
    lengths = sorted(len(cell_text(row[place], column.kind)) for row in table.rows) or [0]
    usual = lengths[min(len(lengths) - 1, len(lengths) * 9 // 10)]
    word = max(len(word) for word in column.title.split())
    lines = -(-len(column.title) // 2)
    total = len(cell_text(table.totals[place], column.kind))
    return max(_NARROWEST, word, lines, total, min(_WIDEST, usual)) + 1.5


def _texts(columns: tuple[ReportColumn, ...], cells: tuple[Cell, ...]) -> list[str]:
    return [cell_text(cell, column.kind) for column, cell in zip(columns, cells, strict=True)]


def _total_texts(table: ReportTable) -> list[str]:
    texts = _texts(table.columns, table.totals)
    return texts if texts[0] else ["Totale", *texts[1:]]
