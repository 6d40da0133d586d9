"""What the tests of «Scuole e servizi» do and read: a row by its name, the names of a list, a fault."""

from __future__ import annotations

from core.qt.record_model import read_all


def choose(page, name: str) -> None:
    row = next(row for row, one in enumerate(read_all(page.model)) if one.name == name)
    page.table.selectRow(row)


def names(model) -> list[str]:
    return [one.name for one in read_all(model)]


def fault(form, field) -> str:
    """What stands beside a field; nothing where no fault is shown."""
    line = next(line for line in form._lines if line.field is field)
    return line.fault.text() if not line.fault.isHidden() else ""
