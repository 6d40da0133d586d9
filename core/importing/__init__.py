"""Pupils from a spreadsheet: read, dry run with what is wrong row by row, import, undo of the whole.

With classes, enrolments, guardians, tariff bands and opening balances, for the day on which a municipality begins.
"""

from core.importing.class_register import NoNameColumn, RegisterFile, RegisterOfOtherDay, read_register
from core.importing.columns import FIRST_GUARDIAN, ITALIAN, REQUIRED, SECOND_GUARDIAN, Target
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
from core.importing.full_names import Cut
from core.importing.guessing import guess
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
    "FIRST_GUARDIAN",
    "ITALIAN",
    "REQUIRED",
    "SECOND_GUARDIAN",
    "AlreadyUndone",
    "Cell",
    "ColumnsMissing",
    "Cut",
    "Defaults",
    "FileTooLarge",
    "FileUnreadable",
    "ImportInUse",
    "ImportReport",
    "ImportRun",
    "NoNameColumn",
    "NotASpreadsheet",
    "NothingToImport",
    "Plan",
    "PlannedRow",
    "PupilEntry",
    "RegisterFile",
    "RegisterOfOtherDay",
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
    "read_register",
    "read_table",
    "undo",
]
