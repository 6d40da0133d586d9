"""A spreadsheet as it was read: a header and rows of cells, each row with its number in the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from core.errors import Phrase
from core.importing.csv_reading import read_csv
from core.importing.faults import FileTooLarge, FileUnreadable, NotASpreadsheet, NothingToImport, TooManyRows
from core.importing.headers import header_place, titles
from core.importing.xlsx_reading import read_xlsx

#: What a cell holds: text, a figure (never a float), a day, or nothing.
Cell = str | Decimal | date | None

MOST_ROWS = 50_000
#: Megabytes of the file itself; a workbook's unpacked size has its own bound.
MOST_MEGABYTES = 50
#: What calls itself a workbook and is none is often a web page that another program saved under that name.
_WORKBOOKS = frozenset({".xls", ".xlsx", ".xlsm", ".ods"})


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number in the file, as a spreadsheet counts them; `fault` says that it is torn."""

    number: int
    cells: tuple[Cell, ...]
    fault: str = ""

    def cell(self, column: int) -> Cell:
        """Return a cell; nothing where the row ends before."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A header and its rows. `told` says how the file was understood: encoding and separator, or the sheet.

    `header_row` is the header's number in the file. `is_header_known` is false where no row names the columns of the
    pupils' names: the first one stands for the header.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    told: str = ""
    header_row: int = 1
    is_header_known: bool = True


def read_table(path: Path) -> SheetTable:
    """Read the sheet of a workbook (XLSX) that is a list of pupils, or a text table (CSV, TXT).

    What stands above the header, a title for example, is left out.

    Raises:
        FileUnreadable: it cannot be opened.
        NotASpreadsheet: it is neither.
        FileTooLarge, TooManyRows, NothingToImport: as they say.
    """
    try:
        megabytes = path.stat().st_size / 1e6
        if megabytes > MOST_MEGABYTES:
            raise FileTooLarge(name=path.name, size=f"{megabytes:.0f}", most=MOST_MEGABYTES)
        with path.open("rb") as file:
            start = file.read(4)
        is_zip = start == b"PK\x03\x04"
        if not is_zip and start and path.suffix.lower() in _WORKBOOKS:
            raise NotASpreadsheet(name=path.name, reason="il contenuto non è quello di un XLSX")
        read, told = read_xlsx(path, MOST_ROWS) if is_zip else read_csv(path, MOST_ROWS)
    except OSError as error:
        raise FileUnreadable(name=path.name, reason=error.strerror or type(error).__name__) from error
    filled = [(number, cells, fault) for number, cells, fault in read if any(cell is not None for cell in cells)]
    if len(filled) < 2:
        raise NothingToImport(name=path.name)
    if len(filled) - 1 > MOST_ROWS:
        raise TooManyRows(name=path.name, most=f"{MOST_ROWS:,}".replace(",", "."))
    place = header_place([cells for _number, cells, _fault in filled])
    if place:
        told = Phrase("{told}, intestazione alla riga {row}", told=told, row=filled[place][0])
    header, *rows = filled[place or 0 :]
    if not rows:
        raise NothingToImport(name=path.name)
    return SheetTable(
        path.name,
        titles(header[1]),
        tuple(Row(number, tuple(cells), fault) for number, cells, fault in rows),
        told,
        header[0],
        is_header_known=place is not None,
    )
