"""An export as JSON that other programs can read (GDPR art. 20): days and instants in ISO 8601, euro in cents."""

from __future__ import annotations

import json
from datetime import date, datetime

from core.privacy.records import Cell, SubjectExport

#: Changes when a reader of the file would have to.
FORM = "refettorio-subject-export-1"


def export_json(export: SubjectExport) -> str:
    """Return an export as JSON text."""
    sections = [
        {
            "sezione": one.key,
            "titolo": one.title,
            "alunno": one.about or None,
            "righe": [
                {column.key: _plain(cell) for column, cell in zip(one.columns, row, strict=True)} for row in one.rows
            ],
        }
        for one in export.sections
    ]
    told = {
        "formato": FORM, "interessato": export.subject_name, "creato_il": _plain(export.made_at), "sezioni": sections
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _plain(cell: Cell) -> str | int | bool | None:
    match cell:
        case datetime():
            return cell.isoformat(timespec="seconds").replace("+00:00", "Z")
        case date():
            return cell.isoformat()
        case _:
            return cell
