"""A school's year on one sheet, to hang up: the months, which days have a meal, when it is closed and why."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportlab.lib.colors import HexColor

from core.calendar import DayMark
from core.documents.paper import A4, BOTTOM, MUTED, SIDE, TEXT, Sheet
from core.documents.report_table import counted
from core.documents.wording import instant_text
from core.documents.writing import write_whole
from core.documents.year_paper import WEEKDAYS, YearNote, YearPage, YearPaper

_MONTHS = (
    "Gennaio", "Febbraio", "Marzo", "Aprile", "Maggio", "Giugno", "Luglio", "Agosto", "Settembre", "Ottobre",
    "Novembre", "Dicembre",
)  # fmt: skip
_LETTERS = "LMMGVSD"
_ACROSS, _GAP, _MONTH_HEAD, _MONTH_FOOT = 3, 20.0, 27.0, 8.0
#: How high a day is: as high as the page has room for, between these.
_LEAST_CELL, _MOST_CELL = 13.0, 22.0
_SIGN_CELL = 15.5
_LINE, _COLUMNS = 12.0, 2

# Greys apart enough for a photocopy: service pale, closed dark; signs and lines say the rest.
_SERVICE, _CLOSED, _OPENED = HexColor("#DCEBFA"), HexColor("#C3CBD3"), HexColor("#D9F0E2")
_HOLIDAY = HexColor("#A3161F")
_GROUNDS = {
    DayMark.SERVICE: _SERVICE, DayMark.PART_SUSPENDED: _SERVICE, DayMark.OPENED: _OPENED, DayMark.CLOSED: _CLOSED,
    DayMark.SUSPENDED: _CLOSED,
}  # fmt: skip
_SIGNS = {DayMark.OPENED: "+", DayMark.SUSPENDED: "!", DayMark.PART_SUSPENDED: "!"}
_LEGEND = (
    (DayMark.SERVICE, "mensa"),
    (DayMark.PARTIAL, "mensa per alcune classi"),
    (DayMark.OPENED, "mensa, giorno aperto in più"),
    (DayMark.CLOSED, "chiuso"),
    (DayMark.SUSPENDED, "sospeso"),
    (DayMark.HOLIDAY, "festa"),
)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where something is drawn: its upper left corner, how wide it is, and how high a day in it."""

    x: float
    top: float
    width: float
    cell: float = _SIGN_CELL


def year_calendar_pdf(paper: YearPaper, path: Path) -> int:
    """Write the calendar; return how many pages it has.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    sheet = counted(lambda pages: _draw(paper, pages))
    write_whole(path, sheet.content())
    return sheet.pages


def _draw(paper: YearPaper, pages: int) -> Sheet:
    sheet = Sheet(A4, title=f"Calendario {paper.year_label}", author=paper.heading.municipality_name)
    for page in paper.pages:
        y = _begin(sheet, paper, page)
        y = _months(sheet, page, y, _cell(page, y))
        _texts(sheet, paper, page, y, pages)
    return sheet


def _begin(sheet: Sheet, paper: YearPaper, page: YearPage) -> float:
    """Write the heads of a page; return below which height there is room."""
    y, inner = sheet.heading(paper.heading) - 26, sheet.width - 2 * SIDE
    title = f"{paper.service_name} · anno scolastico {paper.year_label}"
    sheet.text(SIDE, y, page.name, size=18, width=inner, face=sheet.faces.bold, smallest=10)
    sheet.text(SIDE, y - 16, title, size=11, width=inner, smallest=8, colour=MUTED)
    return y - 32


def _end(sheet: Sheet, paper: YearPaper, page: YearPage, pages: int) -> None:
    about = f"{page.name} · {paper.year_label} · stampato il {instant_text(paper.printed_at)}"
    sheet.foot(about, sheet.pages + 1, pages)
    sheet.end_page()


def _rows(page: YearPage) -> list[list[tuple[int, int]]]:
    """Return the months that stand side by side, line by line."""
    months = sorted({(day.on.year, day.on.month) for day in page.days})
    return [months[first : first + _ACROSS] for first in range(0, len(months), _ACROSS)]


def _cell(page: YearPage, y: float) -> float:
    """Return how high a day may be for the whole year and its texts to stand on the page."""
    rows = _rows(page)
    texts = 16 + _LINE * len(page.weekdays) + 26 + _LINE * -(-len(page.notes) // _COLUMNS)
    weeks = sum(max(_weeks(year, month) for year, month in row) for row in rows)
    signs = 0 if len(rows[-1]) < _ACROSS else 2 * _SIGN_CELL
    room = y - BOTTOM - 22 - texts - signs - len(rows) * (_MONTH_HEAD + _MONTH_FOOT)
    return min(_MOST_CELL, max(_LEAST_CELL, room / weeks))


def _months(sheet: Sheet, page: YearPage, top: float, cell: float) -> float:
    """Draw the months, and what the signs mean in the place left beside the last; return where they end."""
    width = (sheet.width - 2 * SIDE - _GAP * (_ACROSS - 1)) / _ACROSS
    rows = _rows(page)
    for row in rows:
        for place, (year, month) in enumerate(row):
            _month(sheet, page, (year, month), _Spot(SIDE + place * (width + _GAP), top, width, cell))
        if len(row) < _ACROSS:
            spot = _Spot(SIDE + len(row) * (width + _GAP), top - _MONTH_HEAD + 8, width)
            sheet.text(spot.x, top - 10, "Che cosa vuol dire", size=10.5, width=width, face=sheet.faces.bold)
            _signs(sheet, _LEGEND, spot)
        top -= _MONTH_HEAD + cell * max(_weeks(year, month) for year, month in row) + _MONTH_FOOT
    if len(rows[-1]) == _ACROSS:
        for column in range(_ACROSS):
            of_column = _LEGEND[2 * column : 2 * column + 2]
            _signs(sheet, of_column, _Spot(SIDE + column * (width + _GAP), top, width))
        top -= 2 * _SIGN_CELL
    return top


def _weeks(year: int, month: int) -> int:
    first, count = monthrange(year, month)
    return (first + count + 6) // 7


def _month(sheet: Sheet, page: YearPage, month: tuple[int, int], spot: _Spot) -> None:
    first, count = monthrange(*month)
    wide, high = spot.width / 7, spot.cell
    title = f"{_MONTHS[month[1] - 1]} {month[0]}"
    sheet.text(spot.x, spot.top - 10, title, size=10.5, width=spot.width, face=sheet.faces.bold)
    for column, letter in enumerate(_LETTERS):
        _centred(sheet, letter, _Spot(spot.x + column * wide, spot.top - 22, wide), size=7.5, is_muted=True)
    for number in range(1, count + 1):
        row, column = divmod(first + number - 1, 7)
        place = _Spot(spot.x + column * wide, spot.top - _MONTH_HEAD - row * high, wide, high)
        _day(sheet, page.mark_on(date(*month, number)), place, str(number))


def _day(sheet: Sheet, mark: DayMark, spot: _Spot, text: str) -> None:
    """Draw one day: a ground, the number, a sign that a photocopy keeps."""
    inset, canvas = 0.8, sheet.canvas
    left, low = spot.x + inset, spot.top - spot.cell + inset
    wide, high = spot.width - 2 * inset, spot.cell - 2 * inset
    if mark is DayMark.PARTIAL:
        canvas.setFillColor(_SERVICE)
        path = canvas.beginPath()
        path.moveTo(left, low)
        path.lineTo(left, low + high)
        path.lineTo(left + wide, low)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    elif mark in _GROUNDS:
        sheet.box(left, low, wide, high, fill=_GROUNDS[mark], radius=2)
    if mark in {DayMark.PARTIAL, DayMark.OPENED, DayMark.HOLIDAY}:
        canvas.setStrokeColor(_HOLIDAY if mark is DayMark.HOLIDAY else TEXT)
        canvas.setLineWidth(0.7)
        canvas.roundRect(left, low, wide, high, 2, stroke=1, fill=0)
    if mark is DayMark.CLOSED:
        sheet.line(left + 2, low + 1.5, left + wide - 2, low + high - 1.5, width=0.8, colour=TEXT)
    if mark in _SIGNS:
        sheet.text(left + wide - 4.5, low + high - 6, _SIGNS[mark], size=6.5, width=4, face=sheet.faces.bold)
    is_muted = mark in {DayMark.NOTHING, DayMark.NO_LESSONS}
    size = min(11.0, spot.cell * 0.55)
    number = _Spot(spot.x, spot.top - (spot.cell + 0.7 * size) / 2, spot.width)
    _centred(sheet, text, number, size=size, is_bold=mark is DayMark.HOLIDAY, is_muted=is_muted)


def _centred(
    sheet: Sheet, text: str, spot: _Spot, *, size: float, is_muted: bool = False, is_bold: bool = False
) -> None:
    face = sheet.faces.bold if is_bold else sheet.faces.regular
    left = spot.x + (spot.width - face.width(text, size)) / 2
    sheet.text(left, spot.top, text, size=size, width=spot.width, face=face, colour=MUTED if is_muted else TEXT)


def _signs(sheet: Sheet, signs: Sequence[tuple[DayMark, str]], spot: _Spot) -> None:
    for place, (mark, text) in enumerate(signs):
        top = spot.top - place * _SIGN_CELL
        _day(sheet, mark, _Spot(spot.x, top, 22), "8")
        sheet.text(spot.x + 28, top - _SIGN_CELL + 4.6, text, size=8.5, width=spot.width - 28, smallest=7)


def _texts(sheet: Sheet, paper: YearPaper, page: YearPage, y: float, pages: int) -> None:
    """Write who eats on which days and the list of closures, in two columns; what does not fit goes on overleaf."""
    inner = sheet.width - 2 * SIDE
    sheet.text(SIDE, y - 10, "Giorni di mensa", size=10.5, width=inner, face=sheet.faces.bold)
    y -= 12
    for text in page.weekdays:
        sheet.text(SIDE, y - _LINE, text, size=8.5, width=inner, smallest=6)
        y -= _LINE
    notes, is_first = list(page.notes), True
    while notes or is_first:
        if notes:
            title = "Chiusure e feste" if is_first else "Chiusure e feste (segue)"
            sheet.text(SIDE, y - 22, title, size=10.5, width=inner, face=sheet.faces.bold)
        rows = max(1, int((y - 26 - BOTTOM - 22) // _LINE))
        here, notes = notes[: rows * _COLUMNS], notes[rows * _COLUMNS :]
        _notes(sheet, here, y - 26, inner)
        _end(sheet, paper, page, pages)
        is_first = False
        if notes:
            y = _begin(sheet, paper, page) + 10


def _notes(sheet: Sheet, notes: Sequence[YearNote], y: float, inner: float) -> None:
    rows = -(-len(notes) // _COLUMNS)
    width = (inner - _GAP) / _COLUMNS
    for place, note in enumerate(notes):
        column, row = divmod(place, rows)
        x, at = SIDE + column * (width + _GAP), y - (row + 1) * _LINE
        when = sheet.text(x, at, _when(note), size=8.5, width=width, face=sheet.faces.bold)
        sheet.text(x + max(when, 66) + 6, at, note.text, size=8.5, width=width - max(when, 66) - 6, smallest=6.5)


def _when(note: YearNote) -> str:
    if note.starts_on == note.ends_on:
        return f"{WEEKDAYS[note.starts_on.weekday()]} {note.starts_on:%d/%m}"
    return f"{note.starts_on:%d/%m} – {note.ends_on:%d/%m}"
