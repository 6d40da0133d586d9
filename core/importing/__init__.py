"""Pupils from a spreadsheet: read, dry run with what is wrong row by row, import, undo of the whole.

With classes, enrolments, guardians, tariff bands and opening balances, for the day on which a municipality begins.
"""

from core.importing.class_register import (
    NoMarkColumn,
    NoNameColumn,
    RegisterFile,
    RegisterOfOtherDay,
    read_register,
    register_of,
)
from core.importing.columns import FIRST_GUARDIAN, ITALIAN, REQUIRED, SECOND_GUARDIAN, Target
from core.importing.exporting import export_pupils
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
from core.importing.register_columns import (
    REGISTER_ITALIAN,
    RegisterColumn,
    RegisterLayout,
    guess_register,
    known_layout,
    remember_layout,
)
from core.importing.running import carry_out
from core.importing.tables import Cell, Row, SheetTable, read_table
from core.importing.undoing import imports, undo

__all__ = [
    "FIRST_GUARDIAN",
    "ITALIAN",
    "REGISTER_ITALIAN",
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
    "NoMarkColumn",
    "NoNameColumn",
    "NotASpreadsheet",
    "NothingToImport",
    "Plan",
    "PlannedRow",
    "PupilEntry",
    "RegisterColumn",
    "RegisterFile",
    "RegisterLayout",
    "RegisterOfOtherDay",
    "Row",
    "SheetTable",
    "Target",
    "TooManyRows",
    "UndoReport",
    "Verdict",
    "carry_out",
    "export_pupils",
    "guess",
    "guess_register",
    "imports",
    "known_layout",
    "plan",
    "read_register",
    "read_table",
    "register_of",
    "remember_layout",
    "undo",
]
