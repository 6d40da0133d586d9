"""The difference sheet: what changed in an order since the kitchen last read it, at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.documents.kitchen_order import Column, Flow, long_day
from core.documents.paper import A4, MUTED, SIDE, Heading, Sheet
from core.documents.wording import day_text, instant_text
from core.documents.writing import write_whole
from core.meals.kitchen import Changed, Difference, KitchenOrder, OrderVersion, differences

_MINUS = "\N{MINUS SIGN}"
_WORDS = {
    Changed.STANDARD: "Standard",
    Changed.PLAIN: "In bianco",
    Changed.DIET: "Dieta",
    Changed.EXTRA: "Extra",
    Changed.STAFF: "Personale",
    Changed.SPARE: "Pasti in più",
}
_COLUMNS = (
    Column("Classe", 0, 0.25), Column("Che cosa", 0.25, 0.35), Column("Prima", 0.6, 0.12, is_number=True),
    Column("Adesso", 0.72, 0.13, is_number=True), Column("Differenza", 0.85, 0.15, is_number=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChangesPaper:
    """An order, and the two versions that are compared."""

    heading: Heading
    order: KitchenOrder
    before: OrderVersion
    after: OrderVersion


def difference_sheet_pdf(paper: ChangesPaper, path: Path) -> int:
    """Write the difference sheet; return how many pages it has.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    pages = _drawn(paper, 0).pages
    sheet = _drawn(paper, pages)
    write_whole(path, sheet.content())
    return sheet.pages


def difference_text(one: Difference) -> str:
    """Return what a difference is about: `Dieta GLU`."""
    return f"{_WORDS[one.what]} {one.label}".strip()


def signed(number: int) -> str:
    """Return `+2` or, with the true minus, `−2`."""
    return f"+{number}" if number > 0 else f"{_MINUS}{-number}" if number else "0"


def _drawn(paper: ChangesPaper, pages: int) -> Sheet:
    order, before, after = paper.order, paper.before, paper.after
    name = f"Variazioni dell'ordine {order.number_text}: da versione {before.version} a {after.version}"
    sheet = Sheet(A4, title=name, author=paper.heading.municipality_name)
    flow = Flow(sheet, paper.heading, f"{name} · {order.school_name} · {day_text(order.on)}", pages)
    bold, wide = sheet.faces.bold, flow.inner * 0.62
    title = f"Variazioni all'ordine n. {order.number_text}"
    sheet.text(SIDE, flow.y, title, size=15, width=wide, face=bold, smallest=10)
    told = f"da versione {before.version} a {after.version}"
    sheet.text(flow.right, flow.y, told, size=13, width=flow.inner * 0.36, face=bold, right=True)
    flow.y -= 17
    sheet.text(SIDE, flow.y, f"{order.school_name} · {long_day(order.on)}", size=12, width=wide, smallest=8)
    sheet.text(flow.right, flow.y, f"{order.service_name} · {order.kitchen_name}", size=10, width=flow.inner * 0.36,
               smallest=7, right=True)  # fmt: skip
    _draw_reasons(flow, paper)
    _draw_changes(flow, paper)
    flow.end_page()
    return sheet


def _draw_reasons(flow: Flow, paper: ChangesPaper) -> None:
    flow.y -= 6
    for one in paper.order.versions[paper.before.version : paper.after.version]:
        text = f"Versione {one.version}, {instant_text(one.at)}: {one.reason}"
        flow.line(text, size=9.5, muted=True)


def _draw_changes(flow: Flow, paper: ChangesPaper) -> None:
    before, after = paper.before.content, paper.after.content
    flow.title("Che cosa cambia")
    found = differences(before, after)
    if found:
        flow.head(_COLUMNS)
    else:
        flow.line("I numeri sono gli stessi: sono cambiate descrizioni o note.", muted=True)
    for one in found:
        flow.row(_COLUMNS, (one.class_name, difference_text(one), str(one.before), str(one.after), signed(one.change)))
    change = signed(after.total - before.total)
    flow.row(_COLUMNS, ("Totale pasti", "", str(before.total), str(after.total), change), bold=True)
    if after.note != before.note:
        flow.title("Nota dell'ufficio", room=14)
        flow.line(after.note or "(tolta)")
    flow.y -= 24
    text = "Vale l'ordine completo nella sua ultima versione: questo foglio ne mostra solo le variazioni."
    flow.sheet.text(SIDE, flow.y, text, size=8.5, width=flow.inner, colour=MUTED)
