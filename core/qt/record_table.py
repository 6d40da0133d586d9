"""Tables of records: the door to their columns, model, sources and view."""

from core.qt.columns import Column, Tone, code_column, money_column
from core.qt.paging import ListSource, PageSource, Sort
from core.qt.record_model import RECORD_ROLE, RecordTableModel
from core.qt.record_view import RecordTableView

__all__ = [
    "RECORD_ROLE",
    "Column",
    "ListSource",
    "PageSource",
    "RecordTableModel",
    "RecordTableView",
    "Sort",
    "Tone",
    "code_column",
    "money_column",
]
