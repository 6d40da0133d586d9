"""Workbooks (XLSX): the values of the first sheet with rows, streamed, bounded before anything is unpacked."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from core.importing.faults import FileTooLarge, NotASpreadsheet

#: Megabytes of all parts unpacked: a list of 50,000 pupils has about 60.
_MOST_UNPACKED_MEGABYTES = 300
#: Parts of a workbook: a few sheets have a few dozen.
_MOST_PARTS = 2_000
#: Columns looked at: more are never mapped.
MOST_COLUMNS = 200

ReadRow = tuple[int, list[str | Decimal | date | None], str]


def read_xlsx(path: Path, most_rows: int) -> tuple[list[ReadRow], str]:
    """Return the rows of the first sheet that has any (no more than `most_rows` and the two that show it).

    Formulas give the value they had when the workbook was saved; nothing is computed.

    Raises:
        NotASpreadsheet: it is no workbook, or a damaged one.
        FileTooLarge: unpacked it would be larger than any list of pupils (a "zip bomb").
    """
    try:
        _ensure_modest(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and extensions that nobody needs here
            workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
            try:
                for sheet in workbook.worksheets:
                    sheet.reset_dimensions()  # what the file says of its size may be wrong
                    # Without a bound on the columns no row is filled up to it with cells that are not there.
                    rows = _rows(sheet.iter_rows(values_only=True), most_rows)
                    if any(cell is not None for _number, cells, _fault in rows for cell in cells):
                        return rows, f"foglio «{sheet.title}»"
            finally:
                workbook.close()
    except (zipfile.BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, TypeError, EOFError) as error:
        raise NotASpreadsheet(name=path.name, reason="il file è danneggiato o non è un XLSX") from error
    return [], ""


def _ensure_modest(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    megabytes = sum(part.file_size for part in parts) / 1e6
    if megabytes > _MOST_UNPACKED_MEGABYTES or len(parts) > _MOST_PARTS:
        raise FileTooLarge(name=path.name, size=f"{megabytes:.0f}", most=_MOST_UNPACKED_MEGABYTES)
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise zipfile.BadZipFile("not a workbook")


def _rows(cells: Iterable[tuple[Any, ...]], most_rows: int) -> list[ReadRow]:
    rows: list[ReadRow] = []
    filled = 0
    for number, row in enumerate(cells, start=1):
        values = [_value(value) for value in row[:MOST_COLUMNS]]
        while values and values[-1] is None:
            values.pop()
        if values:
            rows.append((number, values, ""))
            filled += 1
        if filled > most_rows + 2:
            break
    return rows


def _value(value: object) -> str | Decimal | date | None:  # noqa: PLR0911 - one line a type
    """Return what a cell holds: floats become exact figures as they were written, instants their day."""
    match value:
        case None:
            return None
        case bool():
            return "sì" if value else "no"
        case datetime():
            return value.date()
        case date():
            return value
        case time():
            return f"{value:%H:%M}"
        case int():
            return Decimal(value)
        case float():
            return Decimal(repr(value)) if value == value and abs(value) != float("inf") else None  # noqa: PLR0124 - NaN
        case _:
            return str(value).strip() or None
