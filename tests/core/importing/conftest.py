"""A town to import into, and files as people send them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from core.importing import Defaults, Plan, PlannedRow, SheetTable, guess, plan, read_table
from core.ledger import create_band
from tests.builders import YEAR_END, YEAR_START, Town

MakeCsv = Callable[..., Path]


@pytest.fixture
def csv_file(tmp_path: Path) -> MakeCsv:
    def write(text: str, *, encoding: str = "utf-8", name: str = "alunni.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def xlsx_file(tmp_path: Path) -> Callable[..., Path]:
    def write(*rows: tuple[object, ...], name: str = "alunni.xlsx") -> Path:
        workbook = openpyxl.Workbook()
        for row in rows:
            workbook.active.append(list(row))
        path = tmp_path / name
        workbook.save(path)
        workbook.close()
        return path

    return write


def defaults(town: Town, **more: object) -> Defaults:
    return Defaults(**{"starts_on": YEAR_START, "ends_on": YEAR_END, "service_id": town.service_id, **more})


def table_of(text: str, path: Path) -> SheetTable:
    """A table written with | between its cells, for the eye."""
    lines = [line.strip() for line in text.strip().splitlines()]
    path.write_text("\n".join(";".join(cell.strip() for cell in line.split("|")) for line in lines) + "\n", "utf-8")
    return read_table(path)


def planned(town: Town, text: str, path: Path, **more: object) -> Plan:
    table = table_of(text, path / "alunni.csv")
    return plan(town.session, table, guess(table.header), defaults(town, **more))


def drawn(rows: tuple[PlannedRow, ...]) -> list[str]:
    """A plan as a picture: number, name, verdict, what is wrong or told."""
    return [
        f"{row.number} {row.name} {row.verdict.value}: {' / '.join([*map(str, row.faults), *row.notes])}".rstrip(": ")
        for row in rows
    ]


@pytest.fixture
def ready(sqlite_town: Town) -> Town:
    """3ªA and 3ªB at the primary, 1ªA at both schools, bands F1 and F2."""
    town = sqlite_town
    with town.database.transaction():
        town.class_group("3ªB")
        town.class_group("1ªA")
        town.class_group("1ªA", town.school("Secondaria Gozzano", "secondaria"))
        create_band(town.session, service_id=town.service_id, code="F2", name="Fascia 2")
    return town


DAY = date(2018, 3, 12)
