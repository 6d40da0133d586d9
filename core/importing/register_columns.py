"""Which column of a class register is what: guessed from titles and marks, told by the clerk, remembered for next time.

A guess never makes anybody absent: a column that may hold marks and has no title that says which is left to the clerk.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import Phrase
from core.importing.columns import ITALIAN, Target
from core.importing.guessing import guess
from core.importing.tables import SheetTable
from core.importing.values import text_of
from core.registry.naming import search_words

_NAMES = frozenset({
    "alunno", "alunna", "alunni", "studente", "studenti", "bambino", "bambini", "nominativo", "nome e cognome",
    "cognome e nome", "cognome nome", "nome cognome", "alunno a", "allievo", "name", "student",
})  # fmt: skip
_ABSENT_TITLES = frozenset({"assente", "assenza", "assenze", "assenti", "absent", "ass"})
_PRESENT_TITLES = frozenset({"presente", "presenza", "presenze", "presenti", "present", "pres", "stato", "a p", "p a"})
_DAY_TITLES = frozenset({"data", "giorno", "date", "day"})
#: Titles of columns that number the rows: `1` there is no mark.
_NUMBERING = frozenset({"n", "nr", "num", "numero", "prog", "progressivo", "riga", "id"})

YES = frozenset({"x", "si", "s", "1", "vero", "true", "yes", "y", "v", "ok"})
NO = frozenset({"no", "n", "0", "falso", "false", "f"})
ABSENT = frozenset({"a", "assente", "assenza", "ass", "absent", "ag", "ang", "assente giustificato"})
#: Whoever comes late or leaves early is at school.
PRESENT = frozenset({
    "p", "presente", "presenza", "pres", "present", "r", "ritardo", "rit", "in ritardo", "u", "uscita",
    "uscita anticipata",
})  # fmt: skip

#: Where layouts that clerks told are kept (table `setting`), and how many.
_SETTING, _MOST = "register.columns", 40


class RegisterColumn(StrEnum):
    """What a column of a register may be. `ABSENT` and `PRESENT` hold marks: which of the two a bare cross means."""

    FULL_NAME = "full_name"
    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    FISCAL_CODE = "fiscal_code"
    CLASS = "class"
    ABSENT = "absent"
    PRESENT = "present"
    DAY = "day"


#: The Italian name of each.
REGISTER_ITALIAN = {
    RegisterColumn.FULL_NAME: ITALIAN[Target.FULL_NAME],
    RegisterColumn.LAST_NAME: ITALIAN[Target.LAST_NAME],
    RegisterColumn.FIRST_NAME: ITALIAN[Target.FIRST_NAME],
    RegisterColumn.FISCAL_CODE: ITALIAN[Target.FISCAL_CODE],
    RegisterColumn.CLASS: ITALIAN[Target.CLASS],
    RegisterColumn.ABSENT: Phrase("Assente"),
    RegisterColumn.PRESENT: Phrase("Presente"),
    RegisterColumn.DAY: Phrase("Data"),
}
_OF_PUPIL = {
    Target.FULL_NAME: RegisterColumn.FULL_NAME,
    Target.LAST_NAME: RegisterColumn.LAST_NAME,
    Target.FIRST_NAME: RegisterColumn.FIRST_NAME,
    Target.FISCAL_CODE: RegisterColumn.FISCAL_CODE,
    Target.CLASS: RegisterColumn.CLASS,
}


@dataclass(frozen=True, slots=True)
class RegisterLayout:
    """Which column is what. `is_list_of_absent`: whoever is in the file is absent, no column says it."""

    columns: Mapping[RegisterColumn, int] = field(default_factory=dict)
    is_list_of_absent: bool = False

    @property
    def marks(self) -> int | None:
        """The column that says whether a child is absent or present; «Assente» comes before «Presente»."""
        return self.columns.get(RegisterColumn.ABSENT, self.columns.get(RegisterColumn.PRESENT))

    @property
    def says_absent(self) -> bool:
        """Whether a bare cross in the column of marks means absent."""
        return RegisterColumn.ABSENT in self.columns

    @property
    def has_names(self) -> bool:
        """Whether anything says whose row it is."""
        wanted = (RegisterColumn.FULL_NAME, RegisterColumn.LAST_NAME, RegisterColumn.FISCAL_CODE)
        return any(column in self.columns for column in wanted)


def guess_register(table: SheetTable, day: date) -> RegisterLayout:
    """Return what the titles say, and, where none says who is absent, the marks in the cells.

    A column titled with the day is that day's marks. A file is a list of the absent only when no column that is left
    over may hold marks; otherwise the layout has neither marks nor a list, and the clerk has to say.
    """
    titles = [" ".join(search_words(title)) for title in table.header]
    columns: dict[RegisterColumn, int] = {}
    for target, column in guess(table.header).items():
        if target in _OF_PUPIL:
            columns[_OF_PUPIL[target]] = column
    for kind, wanted in (
        (RegisterColumn.ABSENT, _ABSENT_TITLES),
        (RegisterColumn.PRESENT, _PRESENT_TITLES),
        (RegisterColumn.DAY, _DAY_TITLES),
        (RegisterColumn.FULL_NAME, _NAMES),
    ):
        found = _first(titles, wanted)
        if found is not None:
            columns = {one: column for one, column in columns.items() if column != found} | {kind: found}
    if RegisterColumn.ABSENT in columns:
        columns.pop(RegisterColumn.PRESENT, None)  # one column of marks is enough
    if not {RegisterColumn.FULL_NAME, RegisterColumn.LAST_NAME} & columns.keys() and (
        RegisterColumn.FIRST_NAME in columns
    ):
        columns[RegisterColumn.FULL_NAME] = columns.pop(RegisterColumn.FIRST_NAME)  # «Nome» alone holds the whole name
    return _with_marks(table, day, columns)


def _with_marks(table: SheetTable, day: date, columns: dict[RegisterColumn, int]) -> RegisterLayout:
    if {RegisterColumn.ABSENT, RegisterColumn.PRESENT} & columns.keys():
        return RegisterLayout(columns)
    of_day = next((place for place, title in enumerate(table.header) if _is_day(title, day)), None)
    left = [place for place in range(len(table.header)) if place not in columns.values()]
    marked = [place for place in left if _may_hold_marks(table, place)]
    sure = [place for place in marked if place == of_day] or marked
    if len(sure) == 1 and _says_which(table, sure[0]):
        return RegisterLayout(columns | {RegisterColumn.PRESENT: sure[0]})
    return RegisterLayout(columns, is_list_of_absent=not marked)


def _first(titles: Sequence[str], wanted: frozenset[str]) -> int | None:
    return next((column for column, title in enumerate(titles) if title in wanted), None)


def _marks(table: SheetTable, column: int) -> list[str]:
    """Return the words of a column's filled cells."""
    texts = (text_of(row.cell(column)).strip(" -–—.") for row in table.rows if not row.fault)
    return [" ".join(search_words(text)) for text in texts if text]


def _may_hold_marks(table: SheetTable, column: int) -> bool:
    """Tell whether a column may be the one of the marks: half its cells are some, or (nobody absent) it is empty."""
    if " ".join(search_words(table.header[column])) in _NUMBERING:
        return False
    marks = _marks(table, column)
    return 2 * sum(mark in ABSENT | PRESENT | YES | NO for mark in marks) >= len(marks)


def _says_which(table: SheetTable, column: int) -> bool:
    """Tell whether the marks say by themselves who is absent: only `A`, `P` and their like, no bare crosses."""
    marks = _marks(table, column)
    return bool(marks) and set(marks) <= ABSENT | PRESENT


def _is_day(title: str, day: date) -> bool:
    """Tell whether a title is the day: `24/11/2026`, `24/11`, `mar 24/11`, `2026-11-24` (also with an hour)."""
    written = {f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%d/%m}", f"{day.day}/{day.month}"}
    words = title.replace("-", "/").replace(".", "/").split()
    return any(word in written or word == f"{day:%Y/%m/%d}" for word in words)


def known_layout(session: Session, table: SheetTable) -> RegisterLayout | None:
    """Return what a clerk said of a register with these titles, None when nobody did."""
    session.require(Permission.REPORT_ABSENCE)
    told = _known(session).get(_key(table))
    if told is None:
        return None
    columns = {
        RegisterColumn(name): place
        for name, place in told.items()
        if name in set(RegisterColumn) and 0 <= place < len(table.header)
    }
    return RegisterLayout(columns, is_list_of_absent=not {RegisterColumn.ABSENT, RegisterColumn.PRESENT} & set(columns))


def remember_layout(session: Session, table: SheetTable, layout: RegisterLayout) -> None:
    """Keep what the columns of a register with these titles are, for whoever opens the next one."""
    session.require(Permission.REPORT_ABSENCE)
    told = {column.value: place for column, place in layout.columns.items()}
    with session.database.transaction():
        known = _known(session)
        if known.get(_key(table)) == told:
            return
        known.pop(_key(table), None)
        kept = dict([*known.items(), (_key(table), told)][-_MOST:])
        session.database.execute(
            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (_SETTING, json.dumps(kept)),
        )
        record(session, "remember_register_columns", f"setting:{_SETTING}", titles=list(table.header), columns=told)


def _known(session: Session) -> dict[str, dict[str, int]]:
    stored = session.database.scalar("SELECT value FROM setting WHERE name = ?", (_SETTING,))
    value = None if stored is None else json.loads(stored)
    return value if isinstance(value, dict) else {}


def _key(table: SheetTable) -> str:
    """Return what is the same in two registers of one program: the titles."""
    return hashlib.sha256(json.dumps(table.header).encode()).hexdigest()[:16]
