"""The order to the kitchen: what to cook for a school's day, by diet and by class. Never a child's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.documents.lettering import Typeface, broken
from core.documents.paper import A4, BOTTOM, MUTED, PRIMARY, SIDE, TEXT, TONE, Heading, Sheet
from core.documents.wording import day_text, instant_text
from core.documents.writing import write_whole
from core.meals.kitchen import KitchenOrder, OrderContent, OrderVersion
from core.meals.menu import Conflict, Dish, MenuDay, allergens_text

_WEEKDAYS = ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica")
_ROW = 17.0


@dataclass(frozen=True, slots=True)
class OrderPaper:
    """What stands on an order: the order, which of its versions, the day's menu and what of it is not for a diet."""

    heading: Heading
    order: KitchenOrder
    version: OrderVersion
    menu: MenuDay | None = None
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: title, left edge and width as shares of the line, numbers to the right."""

    title: str
    left: float
    width: float
    is_number: bool = False


class Flow:
    """Writes down the page and begins a new one, with a short heading, when there is no room."""

    def __init__(self, sheet: Sheet, heading: Heading, about: str, pages: int) -> None:
        self.sheet = sheet
        self.inner = sheet.width - 2 * SIDE
        self.right = sheet.width - SIDE
        self._heading, self._about, self._pages = heading, about, pages
        self.y = sheet.heading(heading) - 24

    def room(self, height: float) -> None:
        """Go on to the next page unless so much is left on this one."""
        if self.y - height < BOTTOM + 22:
            self.end_page()
            self.y = self.sheet.heading(self._heading) - 16

    def end_page(self) -> None:
        """Finish the page with its foot."""
        self.sheet.foot(self._about, self.sheet.pages + 1, self._pages or self.sheet.pages + 1)
        self.sheet.end_page()

    def title(self, text: str, *, room: float = 2 * _ROW) -> None:
        """Write the title of a part, which never stands alone at the foot of a page."""
        self.room(22 + room)
        self.y -= 22
        self.sheet.text(SIDE, self.y, text, size=11.5, width=self.inner, face=self.sheet.faces.bold)
        self.y -= 5

    def line(self, text: str, *, size: float = 9.5, bold: bool = False, muted: bool = False) -> None:
        """Write a text over as many lines as it needs, four at most."""
        face = self.sheet.faces.bold if bold else self.sheet.faces.regular
        shown, at = broken(text, face, self.inner, size=size, smallest=size - 2, lines=4)
        self.room(len(shown) * (at + 4))
        for part in shown:
            self.y -= at + 4
            colour = MUTED if muted else TEXT
            self.sheet.text(SIDE, self.y, part, size=at, width=self.inner, face=face, colour=colour)

    def head(self, columns: Sequence[Column]) -> None:
        """Write the titles of a table."""
        self.y -= _ROW
        for column in columns:
            self._cell(column, column.title, self.sheet.faces.regular, size=8.5, muted=True)
        self.sheet.line(SIDE, self.y - 5, self.right, self.y - 5, width=0.8)

    def row(self, columns: Sequence[Column], cells: Sequence[str], *, bold: bool = False) -> None:
        """Write a row of a table; texts that are too wide go on below."""
        face = self.sheet.faces.bold if bold else self.sheet.faces.regular
        lines = [broken(cell, face, column.width * self.inner - 6, size=10, smallest=8, lines=3)[0]
                 for column, cell in zip(columns, cells, strict=True)]  # fmt: skip
        height = _ROW + 12 * (max(map(len, lines)) - 1)
        self.room(height)
        if bold:
            self.sheet.box(SIDE - 4, self.y - height - 5, self.inner + 8, height, fill=TONE)
        self.y -= _ROW
        top = self.y
        for column, parts in zip(columns, lines, strict=True):
            for number, part in enumerate(parts):
                self.y = top - 12 * number
                self._cell(column, part, face, size=10)
        self.y = top - (height - _ROW)
        self.sheet.line(SIDE, self.y - 5, self.right, self.y - 5)

    def _cell(self, column: Column, text: str, face: Typeface, *, size: float, muted: bool = False) -> None:
        x, width = SIDE + column.left * self.inner, column.width * self.inner
        colour = MUTED if muted else TEXT
        x = x + width - 6 if column.is_number else x
        self.sheet.text(x, self.y, text, size=size, width=width - 6, face=face, smallest=6.5, colour=colour,
                        right=column.is_number)  # fmt: skip


def kitchen_order_pdf(paper: OrderPaper, path: Path) -> int:
    """Write an order; return how many pages it has.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    pages = _drawn(paper, 0).pages  # how many there are stands on each of them
    sheet = _drawn(paper, pages)
    write_whole(path, sheet.content())
    return sheet.pages


def long_day(day: date) -> str:
    """Return `martedì 24/11/2026`."""
    return f"{_WEEKDAYS[day.weekday()]} {day_text(day)}"


def _drawn(paper: OrderPaper, pages: int) -> Sheet:
    order, version = paper.order, paper.version
    name = f"Ordine {order.number_text} · versione {version.version}"
    sheet = Sheet(A4, title=name, author=paper.heading.municipality_name)
    about = f"{name} · {order.school_name} · {day_text(order.on)}"
    flow = Flow(sheet, paper.heading, about, pages)
    _draw_title(flow, paper)
    _draw_receipt(flow, version)
    _draw_numbers(flow, version.content)
    _draw_diets(flow, version.content)
    _draw_classes(flow, version.content)
    if version.content.note:
        flow.title("Nota dell'ufficio", room=14)
        flow.line(version.content.note)
    _draw_menu(flow, paper)
    flow.end_page()
    return sheet


def _draw_title(flow: Flow, paper: OrderPaper) -> None:
    sheet, order, version = flow.sheet, paper.order, paper.version
    bold, half = sheet.faces.bold, flow.inner * 0.62
    sheet.text(SIDE, flow.y, f"Ordine alla cucina n. {order.number_text}", size=15, width=half, face=bold, smallest=10)
    sheet.text(flow.right, flow.y, f"versione {version.version}", size=15, width=flow.inner * 0.36, face=bold,
               right=True)  # fmt: skip
    flow.y -= 17
    sheet.text(SIDE, flow.y, f"{order.school_name} · {long_day(order.on)}", size=12, width=half, smallest=8)
    sheet.text(flow.right, flow.y, f"{order.service_name} · {order.kitchen_name}", size=10, width=flow.inner * 0.36,
               smallest=7, right=True)  # fmt: skip
    flow.y -= 14
    sent = f"Inviato il {instant_text(version.at)} da {version.by}"
    sheet.text(SIDE, flow.y, sent, size=9, width=flow.inner, smallest=7, colour=MUTED)
    if version.reason:
        flow.y -= 14
        text = f"Sostituisce la versione {version.version - 1}: {version.reason}"
        sheet.text(SIDE, flow.y, text, size=10, width=flow.inner, face=bold, smallest=7, colour=PRIMARY)


def _draw_numbers(flow: Flow, content: OrderContent) -> None:
    """Draw the numbers that matter, big."""
    numbers = (
        ("Totale pasti", content.total), ("Standard", content.standard), ("In bianco", content.plain),
        ("Diete", content.diet), ("Extra", content.extra), ("Personale", content.staff),
    )  # fmt: skip
    gap = 6.0
    width = (flow.inner - gap * (len(numbers) - 1)) / len(numbers)
    flow.y -= 56
    for place, (title, number) in enumerate(numbers):
        x = SIDE + place * (width + gap)
        flow.sheet.box(x, flow.y, width, 44, radius=4)
        flow.sheet.text(x + 8, flow.y + 30, title, size=8.5, width=width - 14, colour=MUTED, smallest=6.5)
        flow.sheet.text(x + 8, flow.y + 9, str(number), size=19, width=width - 14, face=flow.sheet.faces.bold)


_DIETS = (Column("Dieta", 0, 0.2), Column("Piatti", 0.2, 0.08, is_number=True), Column("", 0.28, 0.02),
          Column("Che cosa servire", 0.31, 0.69))  # fmt: skip


def _draw_diets(flow: Flow, content: OrderContent) -> None:
    flow.title("Diete")
    if not content.diets:
        flow.line("Nessuna dieta.", muted=True)
        return
    flow.head(_DIETS)
    for plate, number in content.diets:
        flow.row(_DIETS, (plate.label, str(number), "", f"{plate.name}: {plate.effect}"))


_CLASSES = (
    Column("Classe", 0, 0.2), Column("Standard", 0.2, 0.11, is_number=True),
    Column("In bianco", 0.31, 0.11, is_number=True), Column("", 0.42, 0.02), Column("Diete", 0.44, 0.34),
    Column("Extra", 0.78, 0.1, is_number=True), Column("Totale", 0.88, 0.12, is_number=True),
)  # fmt: skip


def _draw_classes(flow: Flow, content: OrderContent) -> None:
    flow.title("Per classe")
    flow.head(_CLASSES)
    for one in content.classes:
        diets = ", ".join(f"{label} {number}" for label, number in one.diets)
        numbers = (_shown(one.standard), _shown(one.plain), "", diets, _shown(one.extra), str(one.total))
        flow.row(_CLASSES, (one.class_name, *numbers))
    for name, number in (("Pasti in più", content.spare), ("Personale", content.staff)):
        if number:
            flow.row(_CLASSES, (name, "", "", "", "", "", str(number)))
    diets = str(content.diet) if content.diet else ""
    total = (_shown(content.standard), _shown(content.plain), "", diets, _shown(content.extra), str(content.total))
    flow.row(_CLASSES, ("Totale", *total), bold=True)


def _shown(number: int) -> str:
    return str(number) if number else "–"


def _draw_menu(flow: Flow, paper: OrderPaper) -> None:
    if paper.menu is None or not paper.menu.dishes:
        return
    flow.title(f"Menu del giorno · {paper.menu.menu.name}, settimana {paper.menu.week}")
    for text in map(dish_text, paper.menu.dishes):
        flow.line(text)
    # Only what is on some plate of this order.
    ordered = {code for plate, _number in paper.version.content.diets for code in plate.code.split("+")}
    for one in paper.conflicts:
        if one.diet.code in ordered:
            instead = f"sostituire con {one.substitute.name}" if one.substitute else "DA SOSTITUIRE"
            flow.line(f"{one.diet.code}: {one.dish.name} ({one.why}), {instead}", bold=True)
    if any(dish.is_frozen for dish in paper.menu.dishes):
        flow.line("* prodotto surgelato o congelato all'origine", size=8.5, muted=True)


def dish_text(dish: Dish) -> str:
    """Return a dish with its marks and allergens: `Merluzzo* (biologico) – allergeni: Pesce`."""
    marks = f"{dish.name}{'*' if dish.is_frozen else ''}{' (biologico)' if dish.is_organic else ''}"
    allergens = allergens_text(dish.allergens)
    return f"{marks} – allergeni: {allergens}" if allergens else f"{marks} – nessun allergene"


def _draw_receipt(flow: Flow, version: OrderVersion) -> None:
    flow.y -= 26
    if version.read_at is not None:
        text = f"Letto da {version.read_by} il {instant_text(version.read_at)}"
        flow.sheet.text(SIDE, flow.y, text, size=10, width=flow.inner, face=flow.sheet.faces.bold, smallest=7)
        return
    for x, label, width in ((SIDE, "Letto da", 0.55), (SIDE + flow.inner * 0.62, "il, ore", 0.38)):
        flow.sheet.text(x, flow.y, label, size=9, width=60, colour=MUTED)
        flow.sheet.line(x + 46, flow.y - 3, x + flow.inner * width, flow.y - 3)
