"""A class register as a file: who was at school on a day, as the schools' programs export it.

A column says whether each child was absent (or present), or the file is a list of those absent. What cannot be
understood is told row by row, and nobody is guessed to be absent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.errors import InvalidValue, Phrase, UserError
from core.importing.register_columns import (
    ABSENT,
    NO,
    PRESENT,
    YES,
    RegisterColumn,
    RegisterLayout,
    guess_register,
)
from core.importing.tables import Cell, Row, SheetTable, read_table
from core.importing.values import day_of, text_of
from core.meals import RegisterLine
from core.registry.naming import search_words


class NoNameColumn(UserError):
    """No column says who."""

    template = (
        "In «{name}» non si capisce chi sono gli alunni: scegli qui la colonna con il nome, «Cognome» e «Nome», oppure "
        "«Codice fiscale»."
    )


class NoMarkColumn(UserError):
    """No column says for sure who is absent."""

    template = (
        "In «{name}» non si capisce chi è assente: scegli qui la colonna «Assente» o «Presente», oppure spunta "
        "«Nel file ci sono solo gli assenti»."
    )


class RegisterOfOtherDay(UserError):
    """The file is about other days."""

    template = "In «{name}» non c'è nessuna riga del {day}: controlla il giorno o scegli un altro file."


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A register as it was read.

    `faults` are rows that are left out: their number and why. `other_days` rows are of another day. In a list of the
    absent (`is_list_of_absent`) nobody is told to be present. `told` says how a text file was understood.
    """

    name: str
    lines: tuple[RegisterLine, ...]
    faults: tuple[tuple[int, str], ...]
    other_days: int
    is_list_of_absent: bool
    told: str


def read_register(path: Path, day: date) -> RegisterFile:
    """Read the register of a day from a workbook (XLSX) or a text table (CSV, TXT), its columns as they are guessed.

    Raises:
        FileUnreadable, NotASpreadsheet, FileTooLarge, TooManyRows, NothingToImport: as `read_table`.
        NoNameColumn, NoMarkColumn, RegisterOfOtherDay: as `register_of`.
    """
    table = read_table(path)
    return register_of(table, day, guess_register(table, day))


def register_of(table: SheetTable, day: date, layout: RegisterLayout) -> RegisterFile:
    """Read the register of a day, its columns being as `layout` says.

    Raises:
        NoNameColumn: nothing says whose row it is.
        NoMarkColumn: nothing says who is absent, and it is no list of the absent.
        RegisterOfOtherDay: it has a column of days, and none of them is this one.
    """
    if not layout.has_names:
        raise NoNameColumn(name=table.name)
    if layout.marks is None and not layout.is_list_of_absent:
        raise NoMarkColumn(name=table.name)
    lines: list[RegisterLine] = []
    faults: list[tuple[int, str]] = []
    other_days = 0
    for row in table.rows:
        try:
            if not _is_of(row, layout, day):
                other_days += 1
                continue
            lines.append(_line(row, layout))
        except InvalidValue as error:
            faults.append((row.number, Phrase(error.template, **error.params)))
    if not lines and not faults:
        raise RegisterOfOtherDay(name=table.name, day=f"{day:%d/%m/%Y}")
    return RegisterFile(table.name, tuple(lines), tuple(faults), other_days, layout.marks is None, table.told)


def _is_of(row: Row, layout: RegisterLayout, day: date) -> bool:
    if row.fault:
        raise InvalidValue(field=Phrase("Riga {row}", row=row.number), reason=row.fault)
    column = layout.columns.get(RegisterColumn.DAY)
    if column is None:
        return True
    on = day_of(row.cell(column), "Data", century_until=day.year + 20)
    return on is None or on == day


def _line(row: Row, layout: RegisterLayout) -> RegisterLine:
    def text(wanted: RegisterColumn) -> str:
        column = layout.columns.get(wanted)
        return "" if column is None else text_of(row.cell(column))

    name = text(RegisterColumn.FULL_NAME)
    name = name or f"{text(RegisterColumn.LAST_NAME)} {text(RegisterColumn.FIRST_NAME)}".strip()
    code = "".join(text(RegisterColumn.FISCAL_CODE).split()).upper()
    if not name and not code:
        raise InvalidValue(field="Alunno", reason="la riga non ha né nome né codice fiscale.")
    marks = layout.marks
    is_absent = True if marks is None else _is_absent(row.cell(marks), says_absent=layout.says_absent)
    return RegisterLine(row.number, name or code, code, text(RegisterColumn.CLASS), is_absent)


def _is_absent(cell: Cell, *, says_absent: bool) -> bool:
    """Say whether a mark means absent; an empty cell is «no» below «Assente», and nothing that one may guess otherwise.

    Raises:
        InvalidValue: it means neither.
    """
    mark = " ".join(search_words(text_of(cell)))
    if mark in ABSENT:
        return True
    if mark in PRESENT:
        return False
    if mark in YES:
        return says_absent
    if mark in NO:
        return not says_absent
    if not text_of(cell).strip(" -–—.") and says_absent:
        return False
    shown = text_of(cell) or "—"
    reason = Phrase("«{mark}» non dice se è presente o assente: correggi la riga.", mark=shown[:20])
    raise InvalidValue(field="Presenza", reason=reason)
