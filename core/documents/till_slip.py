"""The slip of a station's till: what was in the drawer, what was taken by each means, what was counted."""

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
class TillSlip:
    """What stands on a slip; instants are UTC, amounts cents, texts as they are to be read.

    `taken` has a line for each means: its name, how many recharges, how much.
    """

    heading: Heading
    station_text: str
    operator_name: str
    opened_at: datetime
    closed_at: datetime
    float_cents: int
    taken: tuple[tuple[str, int, int], ...]
    expected_cents: int
    counted_cents: int
    reason: str


def till_slip_pdf(slip: TillSlip, path: Path) -> int:
    """Write the slip; return 1, its pages.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    sheet = Sheet(A4, title=f"Foglio di cassa {slip.station_text}", author=slip.heading.municipality_name)
    inner, right = sheet.width - 2 * SIDE, sheet.width - SIDE
    y = sheet.heading(slip.heading, top=sheet.height) - 24
    sheet.text(SIDE, y, "Foglio di cassa", size=15, width=inner * 0.5, face=sheet.faces.bold)
    sheet.text(right, y, slip.station_text, size=13, width=inner * 0.45, face=sheet.faces.bold, smallest=8, right=True)
    y -= 34
    for label, text, is_bold in _rows(slip):
        sheet.text(SIDE, y, label, size=10.5, width=inner * 0.55, colour=MUTED, smallest=8)
        face = sheet.faces.bold if is_bold else sheet.faces.regular
        sheet.text(right, y, text, size=11, width=inner * 0.42, face=face, smallest=7.5, right=True)
        sheet.line(SIDE, y - 6, right, y - 6)
        y -= 20
    y -= 40
    sheet.line(right - 60 * mm, y, right, y)
    sheet.text(right, y - 12, "Firma di chi ha tenuto la cassa", size=8, width=inner * 0.5, colour=MUTED, right=True)
    sheet.end_page()
    write_whole(path, sheet.content())
    return sheet.pages


def _rows(slip: TillSlip) -> list[tuple[str, str, bool]]:
    difference = slip.counted_cents - slip.expected_cents
    rows = [
        ("Operatore", slip.operator_name, True),
        ("Aperta", instant_text(slip.opened_at), False),
        ("Chiusa", instant_text(slip.closed_at), False),
        ("Fondo iniziale", format_euro(slip.float_cents), False),
        *((f"{name}: ricariche {count}", format_euro(cents), False) for name, count, cents in slip.taken),
        ("Contanti attesi in cassa", format_euro(slip.expected_cents), True),
        ("Contanti contati", format_euro(slip.counted_cents), True),
        ("Differenza", format_euro(difference, signed=True) if difference else "nessuna", True),
    ]
    if slip.reason:
        rows.append(("Motivo", slip.reason, False))
    return rows
