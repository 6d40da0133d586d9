"""A class register as a file: who was at school on a day, as the schools' programs export it.

A column says whether each child was absent (or present); a file without one is a list of those absent. What cannot be
understood is told row by row, and nobody is guessed to be absent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from core.errors import InvalidValue, Phrase, UserError
from core.importing.columns import Target
from core.importing.guessing import guess
from core.importing.tables import Cell, Row, read_table
from core.importing.values import day_of, text_of
from core.meals import RegisterLine
from core.registry.naming import search_words

_NAMES = frozenset({
    "alunno", "alunna", "alunni", "studente", "studenti", "bambino", "bambini", "nominativo", "nome e cognome",
    "cognome e nome", "cognome nome", "nome cognome", "alunno a", "allievo", "name", "student",
})  # fmt: skip
_ABSENT_TITLES = frozenset({"assente", "assenza", "assenze", "assenti", "absent", "ass"})
_PRESENT_TITLES = frozenset({"presente", "presenza", "presenze", "presenti", "present", "pres", "stato", "a p", "p a"})
_DAY_TITLES = frozenset({"data", "giorno", "date", "day"})
_YES = frozenset({"x", "si", "s", "1", "vero", "true", "yes", "y", "v", "ok"})
_NO = frozenset({"no", "n", "0", "falso", "false", "f"})
_ABSENT = frozenset({"a", "assente", "assenza", "ass", "absent", "ag", "ang", "assente giustificato"})
#: Whoever comes late or leaves early is at school.
_PRESENT = frozenset({
    "p", "presente", "presenza", "pres", "present", "r", "ritardo", "rit", "in ritardo", "u", "uscita",
    "uscita anticipata",
})  # fmt: skip


class NoNameColumn(UserError):
    """No column says who."""

    template = (
        "In «{name}» non c'è una colonna con gli alunni: nella prima riga serve «Alunno», «Cognome» e «Nome» oppure "
        "«Codice fiscale»."
    )


class RegisterOfOtherDay(UserError):
    """The file is about other days."""

    template = "In «{name}» non c'è nessuna riga del {day}: controlla il giorno o scegli un altro file."


class _Flag(Enum):
    """What the column with the mark says, or that there is none."""

    ABSENT = "absent"
    PRESENT = "present"
    NONE = "none"


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


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column is what."""

    known: Mapping[Target, int]
    name: int | None
    flag: int | None
    meaning: _Flag
    day: int | None


def read_register(path: Path, day: date) -> RegisterFile:
    """Read the register of a day from a workbook (XLSX) or a text table (CSV, TXT).

    Raises:
        NoNameColumn: nothing says whose row it is.
        RegisterOfOtherDay: it has a column of days, and none of them is this one.
        FileUnreadable, NotASpreadsheet, FileTooLarge, TooManyRows, NothingToImport: as `read_table`.
    """
    table = read_table(path)
    columns = _columns(table.header)
    if columns.name is None and Target.FISCAL_CODE not in columns.known and Target.LAST_NAME not in columns.known:
        raise NoNameColumn(name=table.name)
    lines: list[RegisterLine] = []
    faults: list[tuple[int, str]] = []
    other_days = 0
    for row in table.rows:
        try:
            if not _is_of(row, columns, day):
                other_days += 1
                continue
            lines.append(_line(row, columns))
        except InvalidValue as error:
            faults.append((row.number, Phrase(error.template, **error.params)))
    if not lines and not faults:
        raise RegisterOfOtherDay(name=table.name, day=f"{day:%d/%m/%Y}")
    return RegisterFile(table.name, tuple(lines), tuple(faults), other_days, columns.meaning is _Flag.NONE, table.told)


def _columns(header: Sequence[str]) -> _Columns:
    titles = [" ".join(search_words(title)) for title in header]
    absent, present = _first(titles, _ABSENT_TITLES), _first(titles, _PRESENT_TITLES)
    flag = present if absent is None else absent
    meaning = _Flag.NONE if flag is None else _Flag.PRESENT if absent is None else _Flag.ABSENT
    known = {target: column for target, column in guess(header).items() if column != flag}
    name = _first(titles, _NAMES)
    if name is None and Target.LAST_NAME not in known:
        name = known.get(Target.FIRST_NAME)  # a column «Nome» alone holds the whole name
    return _Columns(known, name, flag, meaning, _first(titles, _DAY_TITLES))


def _first(titles: Sequence[str], wanted: frozenset[str]) -> int | None:
    return next((column for column, title in enumerate(titles) if title in wanted), None)


def _is_of(row: Row, columns: _Columns, day: date) -> bool:
    if row.fault:
        raise InvalidValue(field=Phrase("Riga {row}", row=row.number), reason=row.fault)
    if columns.day is None:
        return True
    on = day_of(row.cell(columns.day), "Data", century_until=day.year + 20)
    return on is None or on == day


def _line(row: Row, columns: _Columns) -> RegisterLine:
    def text(target: Target) -> str:
        column = columns.known.get(target)
        return "" if column is None else text_of(row.cell(column))

    name = "" if columns.name is None else text_of(row.cell(columns.name))
    name = name or f"{text(Target.LAST_NAME)} {text(Target.FIRST_NAME)}".strip()
    code = "".join(text(Target.FISCAL_CODE).split()).upper()
    if not name and not code:
        raise InvalidValue(field="Alunno", reason="la riga non ha né nome né codice fiscale.")
    is_absent = True if columns.flag is None else _is_absent(row.cell(columns.flag), columns.meaning)
    return RegisterLine(row.number, name or code, code, text(Target.CLASS), is_absent)


def _is_absent(cell: Cell, meaning: _Flag) -> bool:
    """Say whether a mark means absent; an empty cell is «no» below «Assente», and nothing that one may guess otherwise.

    Raises:
        InvalidValue: it means neither.
    """
    mark = " ".join(search_words(text_of(cell)))
    if mark in _ABSENT:
        return True
    if mark in _PRESENT:
        return False
    if mark in _YES:
        return meaning is _Flag.ABSENT
    if mark in _NO:
        return meaning is not _Flag.ABSENT
    if not text_of(cell).strip(" -–—.") and meaning is _Flag.ABSENT:
        return False
    shown = text_of(cell) or "—"
    reason = Phrase("«{mark}» non dice se è presente o assente: correggi la riga.", mark=shown[:20])
    raise InvalidValue(field="Presenza", reason=reason)
