"""What a table shows of a record: typed columns, each with its text, order and alignment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, Qt

from core.clock import rome
from core.money import format_euro

R = TypeVar("R")


class Tone(StrEnum):
    """A colour with a meaning (named as in `core.qt.colours`); the words of the cell must say it too."""

    MUTED = "muted"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"
    PRIMARY = "primary"


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column of a table of `R`.

    `key` names it for sorting, settings and tests. `value` takes what is shown out of the record; `display` turns the
    value into text (`shown` unless given); `sort_key` orders (the value unless given); `accessible` is what a screen
    reader says when the text alone is not clear; `export` is the cell of the CSV file when it differs from the value.
    """

    key: str
    title: str
    value: Callable[[R], Any]
    display: Callable[[Any], str] | None = None
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    sort_key: Callable[[R], Any] | None = None
    accessible: Callable[[R], str] | None = None
    export: Callable[[R], str] | None = None
    tone: Callable[[R], Tone | None] | None = None
    tooltip: Callable[[R], str] | None = None
    is_code: bool = False
    is_sortable: bool = True
    is_hidden: bool = False
    is_stretched: bool = False

    def text(self, record: R) -> str:
        """Return what the cell shows."""
        value = self.value(record)
        return shown(value) if self.display is None else self.display(value)

    def order(self, record: R) -> tuple[bool, Any]:
        """Return what sorts the record; empty cells come last."""
        value = self.value(record) if self.sort_key is None else self.sort_key(record)
        if isinstance(value, str):
            value = value.casefold()
        return value is None, value


def money_column(key: str, title: str, cents: Callable[[R], int | None], *, is_signed: bool = False) -> Column[R]:
    """Return a column of euro, right-aligned; `is_signed` writes + for money in and the true minus for money out.

    `cents` may be None where there is no amount.
    """

    def export(record: R) -> str:
        amount = cents(record)
        # A plain hyphen: spreadsheets do not take the true minus for a number.
        return "" if amount is None else f"{'-' if amount < 0 else ''}{abs(amount) // 100},{abs(amount) % 100:02d}"

    return Column(
        key,
        title,
        cents,
        display=lambda amount: "" if amount is None else format_euro(amount, signed=is_signed),
        align=Qt.AlignmentFlag.AlignRight,
        export=export,
    )


def code_column(key: str, title: str, value: Callable[[R], str | None]) -> Column[R]:
    """Return a column of codes, in the fixed-width font."""
    return replace(Column(key, title, value), is_code=True)


def shown(value: object) -> str:
    """Return the usual text of a value: days as 24/11/2026, instants as in Rome, yes and no in words, None empty."""
    match value:
        case None:
            return ""
        case bool():
            return QCoreApplication.translate("Column", "Sì") if value else QCoreApplication.translate("Column", "No")
        case datetime():
            return f"{rome(value):%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case time():
            return f"{value:%H:%M}"
        case _:
            return str(value)
