"""The receipt of an absence or a plain meal: its code, its days, and those of the period that it does not cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from core.documents.paper import A4, BOTTOM, MUTED, SIDE, Heading, Sheet
from core.documents.wording import day_text, instant_text
from core.documents.writing import write_whole

_WEEKDAYS = ("lun", "mar", "mer", "gio", "ven", "sab", "dom")
#: Columns of days, and rows on a page: a whole school year fits on one sheet.
_ACROSS, _DOWN = 6, 36


@dataclass(frozen=True, slots=True)
class RequestPaper:
    """What stands on the receipt of a request. `at` is UTC; texts come as they are to be read (`Assenza`, `Telefono`).

    `days` are those for which it holds, `skipped` the others of the period, each with the reason.
    """

    heading: Heading
    code: str
    at: datetime
    request_text: str
    pupil_name: str
    class_text: str
    service_name: str
    days: tuple[date, ...]
    skipped: tuple[tuple[date, str], ...]
    asked_by: str
    channel_text: str
    is_copy: bool = False


def request_receipt_pdf(paper: RequestPaper, path: Path) -> int:
    """Write the receipt; return how many pages it has.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    sheet = Sheet(A4, title=f"Ricevuta {paper.code}", author=paper.heading.municipality_name)
    inner, right, bold = sheet.width - 2 * SIDE, sheet.width - SIDE, sheet.faces.bold
    y = sheet.heading(paper.heading) - 26
    sheet.text(SIDE, y, paper.request_text, size=15, width=inner * 0.6, face=bold)
    sheet.text(right, y, paper.code, size=15, width=inner * 0.38, face=bold, right=True)
    y -= 15
    sheet.text(SIDE, y, f"Registrata il {instant_text(paper.at)}", size=9.5, width=inner * 0.6, colour=MUTED)
    sheet.text(right, y, "RISTAMPA" if paper.is_copy else "Codice di ricevuta", size=9.5, width=inner * 0.38,
               colour=MUTED, right=True)  # fmt: skip
    y -= 26
    for label, text in _rows(paper):
        sheet.text(SIDE, y, label, size=10, width=120, colour=MUTED)
        sheet.text(SIDE + 130, y, text, size=10.5, width=inner - 130, smallest=7.5)
        sheet.line(SIDE, y - 6, right, y - 6)
        y -= 19
    y = _draw_days(sheet, y - 12, paper.days)
    _draw_skipped(sheet, y - 12, paper.skipped)
    sheet.foot(f"Ricevuta {paper.code} di {paper.pupil_name}", 1, 1)
    sheet.end_page()
    write_whole(path, sheet.content())
    return sheet.pages


def _rows(paper: RequestPaper) -> tuple[tuple[str, str], ...]:
    rows = (
        ("Alunno", paper.pupil_name),
        ("Classe", paper.class_text),
        ("Servizio", paper.service_name),
        ("Richiesta di", paper.asked_by),
        ("Ricevuta per", paper.channel_text),
    )
    return tuple((label, text) for label, text in rows if text)


def _draw_days(sheet: Sheet, y: float, days: Sequence[date]) -> float:
    inner, bold = sheet.width - 2 * SIDE, sheet.faces.bold
    sheet.text(SIDE, y, "Vale per il giorno" if len(days) == 1 else f"Vale per {len(days)} giorni", size=11,
               width=inner, face=bold)  # fmt: skip
    down = max(1, min(_DOWN, -(-len(days) // _ACROSS)))
    for place, day in enumerate(days):
        column, row = divmod(place, down)
        text = f"{_WEEKDAYS[day.weekday()]} {day_text(day)}"
        sheet.text(SIDE + column * inner / _ACROSS, y - 17 - 13 * row, text, size=9.5, width=inner / _ACROSS - 6)
    return y - 17 - 13 * down


def _draw_skipped(sheet: Sheet, y: float, skipped: Sequence[tuple[date, str]]) -> None:
    if not skipped:
        return
    inner = sheet.width - 2 * SIDE
    sheet.text(SIDE, y, "Giorni del periodo non compresi", size=11, width=inner, face=sheet.faces.bold)
    for text in _joined(skipped, room=int((y - BOTTOM - 18) / 13)):
        y -= 13
        sheet.text(SIDE, y, text, size=9.5, width=inner, smallest=6.5, colour=MUTED)


def _joined(skipped: Sequence[tuple[date, str]], *, room: int) -> list[str]:
    """Return a line for each run of days with the same reason (a summer is one line, not ninety), `room` at most."""
    runs: list[tuple[date, date, str]] = []
    for day, reason in skipped:
        if runs and runs[-1][2] == reason and (day - runs[-1][1]).days == 1:
            runs[-1] = (runs[-1][0], day, reason)
        else:
            runs.append((day, day, reason))
    fitting = runs if len(runs) <= room else runs[: room - 1]
    lines = [
        f"{day_text(first)}: {reason}" if first == last else f"dal {day_text(first)} al {day_text(last)}: {reason}"
        for first, last, reason in fitting
    ]
    left = sum((last - first).days + 1 for first, last, _reason in runs[len(fitting) :])
    return [*lines, f"e altri {left} giorni"] if left else lines
