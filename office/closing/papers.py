"""The closing list as a paper and for a spreadsheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from core.access.session import Session
from core.documents import Heading, ReportPaper, report_csv, report_pdf, report_xlsx
from core.registry import municipality
from core.reports import closing_table


def list_name(service: str, day: date, ending: str) -> str:
    """Return the name of a closing list."""
    return f"Elenco di chiusura {service} {day:%Y-%m-%d}.{ending}"


def write_list(session: Session, service_id: int, day: date, path: Path) -> None:
    """Write the closing list in the kind that the path's ending names."""
    table = closing_table(session, service_id, day)
    if path.suffix == ".pdf":
        report_pdf(ReportPaper(Heading.of(municipality(session)), table, session.now()), path)
    elif path.suffix == ".csv":
        report_csv(table, path)
    else:
        report_xlsx(table, path)
