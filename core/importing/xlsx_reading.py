"""Workbooks (XLSX): the values of the sheet that is a list, streamed, bounded before anything is unpacked."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from core.errors import Phrase
from core.importing.faults import FileTooLarge, NotASpreadsheet
from core.importing.headers import header_place

#: Megabytes of all parts unpacked: a list of 50,000 pupils has about 60.
_MOST_UNPACKED_MEGABYTES = 300
#: Parts of a workbook: a few sheets have a few dozen.
_MOST_PARTS = 2_000
#: Columns looked at: more are never mapped.
MOST_COLUMNS = 200

ReadRow = tuple[int, list[str | Decimal | date | None], str]


def read_xlsx(path: Path, most_rows: int) -> tuple[list[ReadRow], str]:
    """Return the rows of a sheet (no more than `most_rows` and the two that show it), and which sheet it is.

    It is the first sheet with a header that names the pupils, or the first that has any rows. Formulas give the value
    they had when the workbook was saved; nothing is computed, and a row with a formula that has no value says so.

    Raises:
        NotASpreadsheet: it is no workbook, or a damaged one.
        FileTooLarge: unpacked it would be larger than any list of pupils (a "zip bomb").
    """
    try:
        _ensure_modest(path)
        with _opened(path, data_only=True) as workbook:
            title, rows = _list_of(workbook, most_rows)
        if rows and _has_formulas(path):
            with _opened(path, data_only=False) as workbook:
                written = workbook[title].iter_rows(values_only=True)
                rows = [_with_formula_fault(row, cells) for row, cells in _beside(rows, written)]
    except (zipfile.BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, TypeError, EOFError) as error:
        raise NotASpreadsheet(name=path.name, reason="il file è danneggiato o non è un XLSX") from error
    return rows, Phrase("foglio «{sheet}»", sheet=title) if rows else ""


@contextmanager
def _opened(path: Path, *, data_only: bool) -> Iterator[Workbook]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # styles and extensions that nobody needs here
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=data_only)
        try:
            for sheet in workbook.worksheets:
                # What the file says of its size may be wrong. Without a bound on the columns no row is filled up to it
                # with cells that are not there.
                sheet.reset_dimensions()
            yield workbook
        finally:
            workbook.close()


def _list_of(workbook: Workbook, most_rows: int) -> tuple[str, list[ReadRow]]:
    """Return title and rows of the sheet that is a list of pupils, or of the first one with rows."""
    first: tuple[str, list[ReadRow]] = ("", [])
    for sheet in workbook.worksheets:
        rows = _rows(sheet.iter_rows(values_only=True), most_rows)
        if rows and header_place([cells for _number, cells, _fault in rows]) is not None:
            return sheet.title, rows
        if rows and not first[1]:
            first = (sheet.title, rows)
    return first


def _has_formulas(path: Path) -> bool:
    """Tell whether any sheet holds a formula: only then is the workbook read a second time."""
    with zipfile.ZipFile(path) as archive:
        for part in archive.namelist():
            if not part.startswith("xl/worksheets/") or not part.endswith(".xml"):
                continue
            with archive.open(part) as file:
                before = b""
                while chunk := file.read(1 << 20):
                    if b"<f>" in before + chunk or b"<f " in before + chunk:
                        return True
                    before = chunk[-3:]
    return False


def _beside(rows: list[ReadRow], written: Iterable[tuple[Any, ...]]) -> Iterator[tuple[ReadRow, tuple[Any, ...]]]:
    """Give each row together with its cells as they were written, formulas included."""
    by_number = {row[0]: row for row in rows}
    last = rows[-1][0]
    for number, cells in enumerate(written, start=1):
        if number in by_number:
            yield by_number[number], cells
        if number >= last:
            return


def _with_formula_fault(row: ReadRow, written: tuple[Any, ...]) -> ReadRow:
    """Mark a row in which a formula has no value: what it would give must not go missing unseen."""
    number, cells, fault = row
    for column, cell in enumerate(written[:MOST_COLUMNS]):
        is_formula = (isinstance(cell, str) and cell.startswith("=")) or hasattr(cell, "ref")
        if is_formula and (column >= len(cells) or cells[column] is None):
            told = Phrase(
                "La formula nella colonna {column} non ha un valore: apri il file nel foglio di calcolo, salvalo e "
                "riprova",
                column=get_column_letter(column + 1),
            )
            return number, cells, fault or told
    return row


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
