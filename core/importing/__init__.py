"""Pupils from a spreadsheet: read, dry run with what is wrong row by row, import, undo of the whole.

With classes, enrolments, guardians, tariff bands and opening balances, for the day on which a municipality begins.
"""

from core.importing.columns import ITALIAN, REQUIRED, Target, guess
from core.importing.faults import (
    AlreadyUndone,
    ColumnsMissing,
    FileTooLarge,
    FileUnreadable,
    ImportInUse,
    NotASpreadsheet,
    NothingToImport,
    TooManyRows,
)
from core.importing.planning import plan
from core.importing.records import (
    Defaults,
    ImportReport,
    ImportRun,
    Plan,
    PlannedRow,
    PupilEntry,
    UndoReport,
    Verdict,
)
from core.importing.running import carry_out
from core.importing.tables import Cell, Row, SheetTable, read_table
from core.importing.undoing import imports, undo

__all__ = [
    "ITALIAN",
    "REQUIRED",
    "AlreadyUndone",
    "Cell",
    "ColumnsMissing",
    "Defaults",
    "FileTooLarge",
    "FileUnreadable",
    "ImportInUse",
    "ImportReport",
    "ImportRun",
    "NotASpreadsheet",
    "NothingToImport",
    "Plan",
    "PlannedRow",
    "PupilEntry",
    "Row",
    "SheetTable",
    "Target",
    "TooManyRows",
    "UndoReport",
    "Verdict",
    "carry_out",
    "guess",
    "imports",
    "plan",
    "read_table",
    "undo",
]
