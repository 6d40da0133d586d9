"""Reports as files for a spreadsheet: CSV as Italian programs open it, XLSX with typed cells. No text is ever run."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from core.documents.report import cell_text
from core.documents.writing import write_whole
from core.reports import CellKind, ReportTable
from core.reports.tables import Cell

#: A cell that begins so would be run as a formula (OWASP, CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

_FORMATS = {
    CellKind.MONEY: '#,##0.00\\ "€"',
    CellKind.DAY: "dd/mm/yyyy",
    CellKind.MONTH: "mm/yyyy",
    CellKind.SHARE: "0.0%",
    CellKind.NUMBER: "#,##0",
}
#: A sheet's name is at most this long, and has none of these signs.
_LONGEST_NAME, _UNFIT = 31, str.maketrans("", "", "[]:*?/\\'")


def report_csv(table: ReportTable, path: Path) -> int:
    """Write the rows as `;`-separated values with a decimal comma, UTF-8 with its mark; return how many.

    A text that a spreadsheet would run gets an apostrophe before it.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(column.title) for column in table.columns])
    for row in table.rows:
        writer.writerow([_plain(cell, column.kind) for cell, column in zip(row, table.columns, strict=True)])
    write_whole(path, text.getvalue().encode("utf-8-sig"))
    return len(table.rows)


def report_xlsx(table: ReportTable, path: Path) -> int:
    """Write title, rows and totals as a workbook; return how many rows.

    Texts are texts, marked as such, whatever they begin with; amounts are numbers in euro, days are dates.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    book = Workbook(write_only=True)
    book.properties.creator = "Refettorio"
    book.properties.title = table.title
    sheet = book.create_sheet(table.title.translate(_UNFIT)[:_LONGEST_NAME])
    for place, column in enumerate(table.columns, start=1):
        longest = max((len(cell_text(row[place - 1], column.kind)) for row in table.rows), default=0)
        sheet.column_dimensions[get_column_letter(place)].width = min(42, max(9, len(column.title), longest) + 3)
    sheet.freeze_panes = "A4"
    bold = Font(bold=True)
    sheet.append([_cell(sheet, table.title, CellKind.TEXT, bold)])
    sheet.append([_cell(sheet, table.about, CellKind.TEXT)])
    sheet.append([_cell(sheet, column.title, CellKind.TEXT, bold) for column in table.columns])
    kinds = [column.kind for column in table.columns]
    for row in table.rows:
        sheet.append([_cell(sheet, cell, kind) for cell, kind in zip(row, kinds, strict=True)])
    if table.rows:
        first = "Totale" if table.totals[0] is None else table.totals[0]
        totals = (first, *table.totals[1:])
        sheet.append([_cell(sheet, cell, kind, bold) for cell, kind in zip(totals, kinds, strict=True)])
    content = BytesIO()
    book.save(content)
    write_whole(path, content.getvalue())
    return len(table.rows)


def harmless(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _plain(cell: Cell, kind: CellKind) -> str:
    match cell:
        case int() if kind is CellKind.MONEY:
            # A plain hyphen: spreadsheets do not take the true minus for a number.
            return f"{'-' if cell < 0 else ''}{abs(cell) // 100},{abs(cell) % 100:02d}"
        case int():
            return str(cell)
        case str():
            return harmless(cell)
        case _:
            return cell_text(cell, kind)


def _cell(sheet: Any, value: Cell, kind: CellKind, font: Font | None = None) -> WriteOnlyCell:  # noqa: ANN401 - untyped
    cell = WriteOnlyCell(sheet)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"  # never "f": openpyxl takes a leading = for a formula
        cell.quotePrefix = value.startswith(_FORMULA_STARTS)
    elif value is not None:
        is_money = kind is CellKind.MONEY and not isinstance(value, date)
        cell.value = Decimal(int(value)) / 100 if is_money else value  # type: ignore[arg-type]
        cell.number_format = _FORMATS.get(kind, "General")
    if font is not None:
        cell.font = font
    return cell
