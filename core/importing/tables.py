"""A spreadsheet as it was read: a header and rows of cells, each row with its number in the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from core.importing.csv_reading import read_csv
from core.importing.faults import FileTooLarge, FileUnreadable, NothingToImport, TooManyRows
from core.importing.xlsx_reading import read_xlsx

#: What a cell holds: text, a figure (never a float), a day, or nothing.
Cell = str | Decimal | date | None

MOST_ROWS = 50_000
#: Megabytes of the file itself; a workbook's unpacked size has its own bound.
MOST_MEGABYTES = 50


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
    """A header and its rows. `told` says how a text file was understood: encoding and separator."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    told: str = ""


def read_table(path: Path) -> SheetTable:
    """Read the first sheet of a workbook (XLSX), or a text table (CSV, TXT).

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
            is_zip = file.read(4) == b"PK\x03\x04"
        read, told = read_xlsx(path, MOST_ROWS) if is_zip else read_csv(path, MOST_ROWS)
    except OSError as error:
        raise FileUnreadable(name=path.name, reason=error.strerror or type(error).__name__) from error
    filled = [(number, cells, fault) for number, cells, fault in read if any(cell is not None for cell in cells)]
    if len(filled) < 2:
        raise NothingToImport(name=path.name)
    if len(filled) - 1 > MOST_ROWS:
        raise TooManyRows(name=path.name, most=f"{MOST_ROWS:,}".replace(",", "."))
    header = tuple("" if cell is None else str(cell).strip() for cell in filled[0][1])
    rows = tuple(Row(number, tuple(cells), fault) for number, cells, fault in filled[1:])
    return SheetTable(path.name, header, rows, told)
