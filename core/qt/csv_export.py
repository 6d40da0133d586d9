"""Tables as files that an Italian spreadsheet opens by double click: `;`, decimal comma, UTF-8 with its mark."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO, TypeVar

from core.errors import EnvironmentFault
from core.progress import Progress
from core.qt.columns import Column

R = TypeVar("R")

#: A cell that begins so would be run as a formula (OWASP, CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class CannotWriteFile(EnvironmentFault):
    """The file of an export cannot be written."""

    template = "Non riesco a scrivere {name}. Se è aperto in un altro programma chiudilo, o scegli un'altra cartella."


def write_csv(
    path: Path, columns: Sequence[Column[R]], read: Callable[[Progress], Iterator[R]], progress: Progress
) -> int:
    """Write the columns of all records to `path`; return how many. The file is whole or is not there.

    Raises:
        CannotWriteFile: no permission, disk full, or the file is open elsewhere.
        Cancelled: the user stopped it; nothing was written.
    """
    partial = path.with_name(path.name + ".part")
    try:
        try:
            with partial.open("w", encoding="utf-8-sig", newline="") as file:
                count = _write(file, columns, read(progress))
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWriteFile(name=path.name) from error
    return count


def cell(column: Column[R], record: R) -> str:
    """Return the cell as the file holds it: figures as figures, texts never as formulas."""
    if column.export is not None:
        return column.export(record)
    value = column.value(record)
    if isinstance(value, int) and not isinstance(value, bool) and column.display is None:
        return str(value)
    return harmless(column.text(record))


def harmless(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula: an apostrophe goes before it."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _write(file: TextIO, columns: Sequence[Column[R]], records: Iterable[R]) -> int:
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(column.title) for column in columns])
    count = 0
    for record in records:
        writer.writerow([cell(column, record) for column in columns])
        count += 1
    return count
