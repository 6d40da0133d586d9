"""Text tables as Italian offices have them: any of the usual encodings and separators, also with a torn last line."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

from core.errors import Phrase
from core.importing.faults import NotASpreadsheet
from core.importing.headers import header_place

#: What a reader gives: the row's number in the file, its cells, what is wrong with it.
ReadRow = tuple[int, list[str | None], str]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = (";", ",", "\t", "|")
_SEPARATOR_NAMES = {
    ";": Phrase("punto e virgola"), ",": Phrase("virgola"), "\t": Phrase("tabulazione"), "|": Phrase("barra"),
}  # fmt: skip
#: Said of a file in which none of them was found.
_ONE_COLUMN = Phrase("una sola colonna: i separatori che si riconoscono sono ; , | e la tabulazione")
#: What a spreadsheet would take for a formula.
_GUARDED = "=+-@"
#: Lines by which the separator is found.
_LOOKED_AT = 20
#: Bytes that no text has: the file is something else.
_BINARY = b"\x00"


def read_csv(path: Path, most_rows: int) -> tuple[list[ReadRow], str]:
    """Return the rows (no more than `most_rows` and the two that show it), and how the file was understood.

    Raises:
        NotASpreadsheet: it is not text.
    """
    text, encoding = _decoded(path)
    separator = _separator(text)
    read: list[tuple[int, list[str | None]]] = []
    # The reader counts lines itself: a cell may hold several.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
    before = lines_of_last = 0
    try:
        for cells in reader:
            read.append((before + 1, [_typed(cell) for cell in cells]))
            lines_of_last, before = reader.line_num - before, reader.line_num
            if len(read) > most_rows + 2:
                break
    except csv.Error as error:
        reason = Phrase("riga {row}: {error}", row=reader.line_num, error=error)
        raise NotASpreadsheet(name=path.name, reason=reason) from error
    # A title above the header may have a single cell: the header says how many there are.
    header = next(
        (cells for _number, cells in read[header_place([cells for _number, cells in read]) or 0 :] if cells), []
    )
    width = len(header)
    rows = [(number, cells, _fault(cells, width)) for number, cells in read]
    is_cut = not text.endswith(("\n", "\r")) and bool(rows) and len(rows[-1][1]) < width
    is_open = text.count('"') % 2 == 1 and (lines_of_last > 1 or not text.endswith(("\n", "\r")))
    found = _SEPARATOR_NAMES[separator] if width > 1 else _ONE_COLUMN
    told = Phrase("{encoding}, {separator}", encoding=encoding, separator=found)
    return _with_torn_end(rows, is_cut=is_cut, is_open=is_open), told


def _typed(cell: str) -> str | None:
    """Return what was typed: an apostrophe before `+39…` only keeps a spreadsheet from computing, as in our exports."""
    text = cell.strip()
    return (text[1:] if len(text) > 1 and text[0] == "'" and text[1] in _GUARDED else text) or None


def _decoded(path: Path) -> tuple[str, str]:
    raw = path.read_bytes()
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), "UTF-16" if "16" in encoding else "UTF-8"
            except UnicodeDecodeError as error:
                raise NotASpreadsheet(name=path.name, reason="il testo è danneggiato") from error
    if _BINARY in raw:
        raise NotASpreadsheet(name=path.name, reason="non è un file di testo")
    try:
        return raw.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        # Windows' own: what Excel writes as plain "CSV". Its few undefined bytes become a visible sign.
        return raw.decode("cp1252", errors="replace"), "Windows-1252"


def _separator(text: str) -> str:
    """Return the separator that cuts the first lines into the same number of cells, the most of them."""
    lines = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]

    def cuts(separator: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=separator)]
        if not counts or counts[0] < 2:
            return (0, 0)
        return (sum(count == counts[0] for count in counts), counts[0])

    best = max(_SEPARATORS, key=cuts)
    return best if cuts(best)[0] else ";"


def _fault(cells: list[str | None], width: int) -> str:
    if len(cells) > width and any(cell is not None for cell in cells[width:]):
        return f"la riga ha {len(cells)} celle, l'intestazione {width}: controlla i separatori"
    return ""


def _with_torn_end(rows: list[ReadRow], *, is_cut: bool, is_open: bool) -> list[ReadRow]:
    """Mark the last row when the file stops in its middle, or a quote that is never closed has eaten what follows."""
    if len(rows) < 2 or not (is_cut or is_open):
        return rows
    number, cells, _fault = rows[-1]
    fault = (
        Phrase("Da qui in poi c'è una virgoletta mai chiusa: il resto del file non è stato letto")
        if is_open
        else Phrase("La riga è tronca: il file sembra incompleto")
    )
    return [*rows[:-1], (number, cells, fault)]
