"""The receipt of a recharge: two copies on one A4 sheet, one for the family and one for the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportlab.lib.units import mm

from core.documents.paper import A4, MUTED, SIDE, Heading, Sheet
from core.documents.wording import instant_text
from core.documents.writing import write_whole
from core.money import format_euro


@dataclass(frozen=True, slots=True)
class ReceiptPaper:
    """What stands on a receipt. `at` is UTC, amounts are cents; texts come as they are to be read (`Contanti`).

    `balance_cents` is the balance right after the recharge, None where it is not known (a station off line): then
    nothing is said of it. `is_copy` marks a receipt printed again. `is_reversed` marks one that was taken back.
    """

    heading: Heading
    number_text: str
    at: datetime
    pupil_name: str
    account_name: str
    amount_cents: int
    means_text: str
    is_traceable: bool
    received_by: str
    balance_cents: int | None
    paid_by: str | None = None
    is_copy: bool = False
    is_reversed: bool = False


def recharge_receipt_pdf(paper: ReceiptPaper, path: Path) -> int:
    """Write the receipt; return 1, its pages.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    sheet = Sheet(A4, title=f"Ricevuta {paper.number_text}", author=paper.heading.municipality_name)
    half = sheet.height / 2
    _draw_copy(sheet, paper, sheet.height, "Copia per la famiglia")
    sheet.canvas.setDash(3, 3)
    sheet.line(SIDE, half, sheet.width - SIDE, half)
    sheet.canvas.setDash()
    _draw_copy(sheet, paper, half, "Copia per l'ufficio")
    sheet.end_page()
    write_whole(path, sheet.content())
    return sheet.pages


def _draw_copy(sheet: Sheet, paper: ReceiptPaper, top: float, whose: str) -> None:
    inner, right, bold = sheet.width - 2 * SIDE, sheet.width - SIDE, sheet.faces.bold
    y = sheet.heading(paper.heading, top=top) - 24
    sheet.text(SIDE, y, "Ricevuta di ricarica", size=15, width=inner * 0.55, face=bold)
    sheet.text(right, y, f"n. {paper.number_text}", size=13, width=inner * 0.4, face=bold, smallest=8, right=True)
    y -= 14
    sheet.text(SIDE, y, instant_text(paper.at), size=9.5, width=inner * 0.6, colour=MUTED)
    marks = [text for is_so, text in ((paper.is_copy, "RISTAMPA"), (paper.is_reversed, "STORNATA")) if is_so]
    sheet.text(right, y, " · ".join(marks), size=9.5, width=inner * 0.4, face=bold, right=True)
    y -= 50
    _draw_amount(sheet, paper, y)
    y -= 22
    for label, text in _rows(paper):
        sheet.text(SIDE, y, label, size=10, width=44 * mm, colour=MUTED)
        sheet.text(SIDE + 46 * mm, y, text, size=10.5, width=inner - 46 * mm, smallest=7.5)
        sheet.line(SIDE, y - 6, right, y - 6)
        y -= 19
    sheet.text(SIDE, top - sheet.height / 2 + 11 * mm, whose, size=8, width=inner * 0.4, colour=MUTED)
    label = "Firma dell'addetto"
    sheet.line(right - 60 * mm, top - sheet.height / 2 + 16 * mm, right, top - sheet.height / 2 + 16 * mm)
    sheet.text(right, top - sheet.height / 2 + 11 * mm, label, size=8, width=inner * 0.4, colour=MUTED, right=True)


def _draw_amount(sheet: Sheet, paper: ReceiptPaper, y: float) -> None:
    inner = sheet.width - 2 * SIDE
    sheet.box(SIDE, y, inner, 36, radius=4)
    sheet.text(SIDE + 12, y + 13, "Importo ricevuto", size=10.5, width=inner * 0.4, colour=MUTED)
    amount = format_euro(paper.amount_cents)
    sheet.text(sheet.width - SIDE - 12, y + 10.5, amount, size=19, width=inner * 0.5, face=sheet.faces.bold, right=True)


def _rows(paper: ReceiptPaper) -> tuple[tuple[str, str], ...]:
    tracing = "pagamento tracciabile" if paper.is_traceable else "pagamento non tracciabile"
    rows = (
        ("Alunno", paper.pupil_name),
        ("Conto", paper.account_name),
        ("Versato da", paper.paid_by or ""),
        ("Mezzo di pagamento", f"{paper.means_text} ({tracing})"),
        ("Ricevuto da", paper.received_by),
        ("Saldo dopo la ricarica", "" if paper.balance_cents is None else balance_text(paper.balance_cents)),
    )
    return tuple((label, text) for label, text in rows if text)


def balance_text(cents: int) -> str:
    """Return a balance; a debt gets a word beside its sign."""
    return f"{format_euro(cents)} (a debito)" if cents < 0 else format_euro(cents)
