"""The statement (estratto conto) on paper: every line with the balance after it, carried from page to page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from reportlab.lib.units import mm

from core.documents.lettering import ELLIPSIS, broken
from core.documents.paper import A4, MUTED, SIDE, Heading, Sheet
from core.documents.receipts import balance_text
from core.documents.wording import day_text, instant_text
from core.documents.writing import write_whole
from core.money import format_euro

_ROW = 15.0
_SIZE = 9.5


@dataclass(frozen=True, slots=True)
class StatementPaperLine:
    """One entry: its day, what it is, cents in (+) or out (−), and the balance right after it."""

    on: date
    description: str
    amount_cents: int
    balance_cents: int


@dataclass(frozen=True, slots=True)
class StatementPaper:
    """What stands on a statement, oldest line first. Amounts are cents, `printed_at` is UTC.

    `first` None: from the beginning. `opening_cents` is the balance before the first line, `closing_cents` after the
    last.
    """

    heading: Heading
    pupil_name: str
    class_text: str
    account_name: str
    first: date | None
    last: date
    opening_cents: int
    closing_cents: int
    lines: tuple[StatementPaperLine, ...]
    printed_at: datetime


def statement_pdf(paper: StatementPaper, path: Path) -> int:
    """Write the statement; return how many pages it has.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    sheet = Sheet(A4, title=f"Estratto conto {paper.pupil_name}", author=paper.heading.municipality_name)
    table = _Table(sheet)
    parts = _parts(paper.lines, table.height_of)
    for number, lines in enumerate(parts, start=1):
        y = sheet.heading(paper.heading)
        y = _draw_holder(sheet, paper, y) if number == 1 else y - 8
        y = table.head(y)
        before = paper.opening_cents if number == 1 else parts[number - 2][-1].balance_cents
        y = table.balance(y, _opening_label(paper) if number == 1 else "Riporto", before)
        for index, line in enumerate(lines):
            y = table.line(y, line, is_toned=index % 2 == 1)
        if number < len(parts):
            table.balance(y, "A riportare", lines[-1].balance_cents)
        else:
            y = table.balance(y, f"Saldo al {day_text(paper.last)}", paper.closing_cents)
            _draw_totals(sheet, paper, y)
        about = f"Estratto conto di {paper.pupil_name} · stampato il {instant_text(paper.printed_at)}"
        sheet.foot(about, number, len(parts))
        sheet.end_page()
    write_whole(path, sheet.content())
    return sheet.pages


#: Lines on the first page and on the others, with room for head, balances, totals and foot.
FIRST_PAGE_LINES, OTHER_PAGE_LINES = 38, 42


def _parts(
    lines: Sequence[StatementPaperLine], height_of: Callable[[StatementPaperLine], int]
) -> list[Sequence[StatementPaperLine]]:
    """Cut the lines into pages; one whose description takes more rows takes as much of its page."""
    parts: list[list[StatementPaperLine]] = [[]]
    room = FIRST_PAGE_LINES
    for line in lines:
        height = height_of(line)
        if height > room:
            parts.append([])
            room = OTHER_PAGE_LINES
        parts[-1].append(line)
        room -= height
    return list(parts)


def _opening_label(paper: StatementPaper) -> str:
    return "Saldo iniziale" if paper.first is None else f"Saldo prima del {day_text(paper.first)}"


def _draw_holder(sheet: Sheet, paper: StatementPaper, y: float) -> float:
    inner, right, bold = sheet.width - 2 * SIDE, sheet.width - SIDE, sheet.faces.bold
    y -= 24
    sheet.text(SIDE, y, "Estratto conto", size=15, width=inner * 0.5, face=bold)
    span = (
        f"fino al {day_text(paper.last)}"
        if paper.first is None
        else f"dal {day_text(paper.first)} al {day_text(paper.last)}"
    )
    sheet.text(right, y, span, size=10.5, width=inner * 0.5, right=True)
    y -= 17
    used = sheet.text(SIDE, y, paper.pupil_name, size=11.5, width=inner * 0.62, face=bold, smallest=8)
    if paper.class_text:
        sheet.text(
            SIDE + used + 8, y, paper.class_text, size=9.5, width=inner * 0.72 - used - 8, smallest=7, colour=MUTED
        )
    sheet.text(
        right, y, f"Conto {paper.account_name}", size=9.5, width=inner * 0.26, smallest=7, colour=MUTED, right=True
    )
    return y - 12


def _draw_totals(sheet: Sheet, paper: StatementPaper, y: float) -> None:
    paid = sum(line.amount_cents for line in paper.lines if line.amount_cents > 0)
    spent = sum(line.amount_cents for line in paper.lines if line.amount_cents < 0)
    text = f"Entrate {format_euro(paid, signed=True)} · Uscite {format_euro(spent)}"
    sheet.text(sheet.width - SIDE, y - 13, text, size=9, width=sheet.width - 2 * SIDE, colour=MUTED, right=True)


class _Table:
    """The columns of a statement."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.right = sheet.width - SIDE
        self.description = SIDE + 25 * mm
        self.amount = self.right - 38 * mm
        self.room = self.amount - 26 * mm - self.description

    def head(self, y: float) -> float:
        """Draw the names of the columns."""
        y -= 16
        for x, name, is_right in (
            (SIDE + 4, "Data", False),
            (self.description, "Descrizione", False),
            (self.amount, "Importo", True),
            (self.right - 4, "Saldo", True),
        ):
            self.sheet.text(
                x, y, name, size=8.5, width=40 * mm, face=self.sheet.faces.bold, colour=MUTED, right=is_right
            )
        self.sheet.line(SIDE, y - 5, self.right, y - 5, width=0.8)
        return y - 5

    def balance(self, y: float, label: str, cents: int) -> float:
        """Draw a line that only tells a balance."""
        bold = self.sheet.faces.bold
        self.sheet.text(self.description, y - 10.5, label, size=_SIZE, width=self.room, face=bold, smallest=7)
        text = balance_text(cents)
        self.sheet.text(self.right - 4, y - 10.5, text, size=_SIZE, width=60 * mm, face=bold, right=True)
        self.sheet.line(SIDE, y - _ROW, self.right, y - _ROW)
        return y - _ROW

    def line(self, y: float, line: StatementPaperLine, *, is_toned: bool) -> float:
        """Draw an entry; every second one on a toned ground."""
        sheet, base = self.sheet, y - 10.5
        texts, size = self._description(line)
        height = _ROW * len(texts)
        if is_toned:
            sheet.box(SIDE, y - height, self.right - SIDE, height)
        sheet.text(SIDE + 4, base, day_text(line.on), size=_SIZE, width=22 * mm)
        for number, text in enumerate(texts):
            sheet.text(self.description, base - number * (_ROW - 3), text, size=size, width=self.room)
        sheet.text(
            self.amount, base, format_euro(line.amount_cents, signed=True), size=_SIZE, width=26 * mm, smallest=6,
            right=True,
        )  # fmt: skip
        sheet.text(
            self.right - 4, base, format_euro(line.balance_cents), size=_SIZE, width=34 * mm, smallest=6, right=True
        )
        return y - height

    def height_of(self, line: StatementPaperLine) -> int:
        """Return how many rows a line takes."""
        return len(self._description(line)[0])

    def _description(self, line: StatementPaperLine) -> tuple[tuple[str, ...], float]:
        """Return the description on one row or, where it says why, on up to three."""
        face = self.sheet.faces.regular
        alone, size = broken(line.description, face, self.room, size=_SIZE, smallest=8.3, lines=1)
        if not alone or not alone[0].endswith(ELLIPSIS):
            return alone or ("",), size
        return broken(line.description, face, self.room, size=_SIZE, smallest=8.3, lines=3)
