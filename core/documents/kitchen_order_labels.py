"""Labels for the plates that a diet makes special: the only paper of the kitchen with names.

They say whose plate it is and what is not on it, never why. Twenty-four to an A4, 70 × 37 mm without gaps: a size of
sheets of labels that every stationer has, and that scissors cut as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportlab.lib.units import mm

from core.documents.lettering import broken
from core.documents.paper import A4, MUTED, PRIMARY, Sheet
from core.documents.wording import day_text
from core.documents.writing import write_whole
from core.meals.kitchen import DietLabel

ACROSS, DOWN = 3, 8
_WIDTH, _HEIGHT = 70 * mm, 37 * mm
_PAD = 4 * mm


@dataclass(frozen=True, slots=True)
class LabelsPaper:
    """The labels of a school's day."""

    municipality_name: str
    school_name: str
    on: date
    labels: tuple[DietLabel, ...]


def diet_labels_pdf(paper: LabelsPaper, path: Path) -> int:
    """Write the labels, by class and name along the rows; return how many sheets they are.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    sheet = Sheet(A4, title=f"Etichette diete {day_text(paper.on)}", author=paper.municipality_name)
    per_page = ACROSS * DOWN
    for first in range(0, max(1, len(paper.labels)), per_page):
        top = sheet.height - (sheet.height - DOWN * _HEIGHT) / 2
        for place, label in enumerate(paper.labels[first : first + per_page]):
            row, column = divmod(place, ACROSS)
            with sheet.moved(column * _WIDTH, top - (row + 1) * _HEIGHT):
                _draw(sheet, paper, label)
        if not paper.labels:
            text = f"{paper.school_name}, {day_text(paper.on)}: nessuna dieta."
            sheet.text(_PAD * 3, top - 40, text, size=11, width=sheet.width - _PAD * 6)
        sheet.end_page()
    write_whole(path, sheet.content())
    return sheet.pages


def _draw(sheet: Sheet, paper: LabelsPaper, label: DietLabel) -> None:
    bold, room = sheet.faces.bold, _WIDTH - 2 * _PAD
    sheet.line(0, 0, _WIDTH, 0, width=0.25)
    sheet.line(_WIDTH, 0, _WIDTH, _HEIGHT, width=0.25)
    y = _HEIGHT - 6.5 * mm
    sheet.text(_PAD, y, f"{label.last_name} {label.first_name}", size=11.5, width=room, face=bold, smallest=7.5)
    y -= 11
    where = f"{label.class_name} · {paper.school_name} · {day_text(paper.on)}"
    sheet.text(_PAD, y, where, size=7.5, width=room, smallest=5.5, colour=MUTED)
    y -= 16
    sheet.text(_PAD, y, label.plate.label, size=14, width=room, face=bold, smallest=8, colour=PRIMARY)
    shown, at = broken(label.plate.effect, sheet.faces.regular, room, size=9, smallest=6.5, lines=4)
    for part in shown:
        y -= at + 2.2
        sheet.text(_PAD, y, part, size=at, width=room)
