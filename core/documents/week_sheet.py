"""A class's week on paper, for whoever stands at the tables: who eats what on which day, and how many plates."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from pathlib import Path

from core.documents.paper import A4, MUTED, SIDE, Heading, Sheet
from core.documents.report_sheets import harmless
from core.documents.report_table import Pages, PaperColumn, PaperTable, counted
from core.documents.wording import day_text, instant_text
from core.documents.writing import write_whole
from core.meals import BookingState, ClassWeek, WeekCell, WeekDay

_WEEKDAYS = ("lun", "mar", "mer", "gio", "ven", "sab", "dom")
_NAME_SHARE, _DAY_SHARE = 30.0, 18.0
_NO_SERVICE = "servizio non disponibile"


@dataclass(frozen=True, slots=True)
class WeekPaper:
    """What is printed; `printed_at` is UTC."""

    heading: Heading
    week: ClassWeek
    printed_at: datetime


def days_shown(week: ClassWeek) -> tuple[int, ...]:
    """Return the places of the days worth a column: Monday to Friday, and a weekend day that is served."""
    return tuple(place for place, day in enumerate(week.days) if day.on.weekday() < 5 or day.is_service)


def week_sheet_pdf(paper: WeekPaper, path: Path) -> int:
    """Write the week of a class; return how many pages it has.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    sheet = counted(lambda pages: _draw(paper, pages))
    write_whole(path, sheet.content())
    return sheet.pages


def week_csv(week: ClassWeek, path: Path) -> int:
    """Write the week as `;`-separated values, UTF-8 with its mark; return how many pupils.

    A text that a spreadsheet would run gets an apostrophe before it.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    shown = days_shown(week)
    writer.writerow(["Alunno", *(f"{_WEEKDAYS[day.on.weekday()]} {day_text(day.on)}" for day in _days(week, shown))])
    for row in week.rows:
        writer.writerow([harmless(row.full_name), *(harmless(_text(row.cells[place])) for place in shown)])
    for title, numbers in _totals(week, shown):
        writer.writerow([title, *numbers])
    write_whole(path, text.getvalue().encode("utf-8-sig"))
    return len(week.rows)


def _draw(paper: WeekPaper, pages: int) -> Sheet:
    week = paper.week
    shown = days_shown(week)
    title = f"Classe {week.class_name}, settimana dal {day_text(week.days[0].on)}"
    sheet = Sheet((A4[1], A4[0]), title=title, author=paper.heading.municipality_name)

    def begin_page() -> float:
        y = sheet.heading(paper.heading) - 22
        inner = sheet.width - 2 * SIDE
        sheet.text(SIDE, y, title, size=14, width=inner, face=sheet.faces.bold, smallest=9)
        about = f"{week.school_name} · {week.service_name}"
        sheet.text(SIDE, y - 14, about, size=9.5, width=inner, smallest=7, colour=MUTED)
        return y - 22

    def end_page() -> None:
        about = f"{title} · {week.school_name} · stampato il {instant_text(paper.printed_at)}"
        sheet.foot(about, sheet.pages + 1, pages)
        sheet.end_page()

    columns = [
        PaperColumn("Alunno", _NAME_SHARE),
        *(PaperColumn(_title(day), _DAY_SHARE) for day in _days(week, shown)),
    ]
    table = PaperTable(sheet, columns, Pages(begin_page, end_page))
    table.begin()
    for row in week.rows:
        table.row([row.full_name, *(_text(row.cells[place]) for place in shown)], lines=2)
    if not week.rows:
        table.note("In questa settimana non c'è nessuno nella classe.")
    for name, numbers in _totals(week, shown):
        table.row([name, *numbers], is_bold=True)
    end_page()
    return sheet


def _days(week: ClassWeek, shown: tuple[int, ...]) -> Iterator[WeekDay]:
    return (week.days[place] for place in shown)


def _title(day: WeekDay) -> str:
    name = f"{_WEEKDAYS[day.on.weekday()]} {_short(day.on)}"
    return name if day.is_service else f"{name} {_NO_SERVICE}"


def _short(day: date) -> str:
    return f"{day:%d/%m}"


def _text(cell: WeekCell) -> str:
    """Return what a cell says: never more of a diet than its code."""
    words = {
        BookingState.BOOKED: "sì",
        BookingState.PLAIN: "in bianco",
        BookingState.ABSENT: "ASSENTE",
        BookingState.NO_SERVICE: "",
        BookingState.NOT_ENROLLED: _why_no_meal(cell),
    }
    codes = "+".join(diet.code for diet in cell.diets) if cell.state.is_expected else ""
    parts = (words[cell.state], codes, "presente" if cell.is_present else "")
    return " · ".join(part for part in parts if part)


def _why_no_meal(cell: WeekCell) -> str:
    if not cell.is_placed:
        return "in un'altra classe"
    return "inserimento" if cell.is_inserting else "non iscritto"


def _totals(week: ClassWeek, shown: tuple[int, ...]) -> list[tuple[str, list[str]]]:
    days = list(_days(week, shown))
    rows = (
        ("Standard", [day.totals.standard for day in days]),
        ("In bianco", [day.totals.plain for day in days]),
        ("Diete", [day.totals.diets for day in days]),
        ("Assenti", [day.totals.absent for day in days]),
    )
    return [
        (title, [str(number) if day.is_service else "" for number, day in zip(numbers, days, strict=True)])
        for title, numbers in rows
    ]
