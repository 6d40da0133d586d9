"""A week on paper and as a file: read again when it is written, so that nothing old goes out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from core.access.session import Session
from core.documents import week_csv, week_sheet_pdf
from core.meals import ClassWeek
from office.bookings.facts import week_paper
from office.desk import Desk
from office.papers import show_paper


def print_week(desk: Desk, week: ClassWeek, *, owner: QWidget) -> None:
    """Write the sheet of the week and open it."""
    show_paper(
        desk,
        f"{_name(week)}.pdf",
        lambda session, path: week_sheet_pdf(week_paper(session, week), path),
        owner=owner,
    )


def export_week(desk: Desk, week: ClassWeek, *, owner: QWidget) -> None:
    """Ask where, and write the week as a file for a spreadsheet."""
    kind = QCoreApplication.translate("WeekPage", "Foglio di calcolo (*.csv)")
    path = desk.files.ask_save(owner, f"{_name(week)}.csv", kind)
    if path is None:
        return

    def write(session: Session) -> Path:
        week_csv(week_paper(session, week).week, path)
        return path

    text = QCoreApplication.translate("WeekPage", "Esportato: {path}")
    desk.read(write, lambda written: desk.tell(text.format(path=written)), owner=owner)


def _name(week: ClassWeek) -> str:
    return f"Settimana {week.class_name} {week.school_name} {week.days[0].on:%d-%m-%Y}"
