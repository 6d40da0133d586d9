"""The menu on paper, to hang up or to hand out: a season's weeks, their days, the dishes with allergens."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.access.session import Session
from core.documents.kitchen_order import Column, Flow
from core.documents.paper import A4, MUTED, SIDE, Heading, Sheet
from core.documents.wording import day_text
from core.documents.writing import write_whole
from core.errors import InvalidValue
from core.meals.menu import Dish, Menu, allergens_text, menu, menu_days, together
from core.registry import SchoolLevel, municipality

_WEEKDAYS = ("Lunedì", "Martedì", "Mercoledì", "Giovedì", "Venerdì", "Sabato", "Domenica")
_LEVELS = {
    SchoolLevel.INFANZIA: "scuole dell'infanzia",
    SchoolLevel.PRIMARIA: "scuole primarie",
    SchoolLevel.SECONDARIA: "scuole secondarie di I grado",
}
_COLUMNS = (Column("Giorno", 0, 0.15), Column("Piatti", 0.15, 0.5), Column("Allergeni", 0.65, 0.35))
_HEAD, _DAY = 17.0, 29.0
_LAW = (
    "Allergeni secondo il Reg. (UE) 1169/2011, allegato II. Per le diete speciali si servono altri piatti: chiedi "
    "all'ufficio."
)


@dataclass(frozen=True, slots=True)
class MenuPaper:
    """A menu and its dishes by week and weekday (0 is Monday)."""

    heading: Heading
    menu: Menu
    days: dict[tuple[int, int], tuple[Dish, ...]]


def menu_paper_of(session: Session, menu_id: int) -> MenuPaper:
    """Return a menu as it is printed.

    Raises:
        InvalidValue: it has no dishes yet.
        NotFound: no such menu.
    """
    one, days = menu(session, menu_id), menu_days(session, menu_id)
    if not days:
        raise InvalidValue(field="Menu", reason="non ha ancora piatti: mettili nei giorni, poi stampa.")
    return MenuPaper(Heading.of(municipality(session)), one, days)


def menu_sheet_pdf(paper: MenuPaper, path: Path) -> int:
    """Write the menu; return how many pages it has.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    sheet = _drawn(paper, _drawn(paper, 0).pages)
    write_whole(path, sheet.content())
    return sheet.pages


def _drawn(paper: MenuPaper, pages: int) -> Sheet:
    one = paper.menu
    title = f"Menu · {one.name}"
    sheet = Sheet(A4, title=title, author=paper.heading.municipality_name)
    flow = Flow(sheet, paper.heading, title, pages)
    sheet.text(SIDE, flow.y, title, size=16, width=flow.inner, face=sheet.faces.bold, smallest=10)
    flow.y -= 16
    whose = "" if one.level is None else f"{_LEVELS[one.level].capitalize()} · "
    sheet.text(SIDE, flow.y, f"{whose}{_when(one)}", size=10, width=flow.inner, smallest=8, colour=MUTED)
    weekdays = sorted({weekday for _week, weekday in paper.days})
    for week in range(1, one.weeks + 1):
        # A week stays on one page, as far as its days are of two lines.
        flow.title(f"Settimana {week}" if one.weeks > 1 else "Ogni settimana", room=_HEAD + len(weekdays) * _DAY)
        flow.head(_COLUMNS)
        for weekday in weekdays:
            dishes = paper.days.get((week, weekday), ())
            allergens = allergens_text(together(dish.allergens for dish in dishes))
            flow.row(_COLUMNS, (_WEEKDAYS[weekday], ", ".join(map(_marked, dishes)) or "–", allergens or "–"))
    flow.y -= 10
    if any(dish.is_frozen for dishes in paper.days.values() for dish in dishes):
        flow.line("* prodotto surgelato o congelato all'origine", size=8.5, muted=True)
    flow.line(_LAW, size=8.5, muted=True)
    flow.end_page()
    return sheet


def _when(one: Menu) -> str:
    days = f"dal {day_text(one.starts_on)} al {day_text(one.ends_on)}"
    if one.weeks == 1:
        return days
    # Each season begins with the first week: whoever reads it must know on which day that is.
    return f"{days}; {one.weeks} settimane che ricominciano, la prima è quella del {day_text(one.starts_on)}"


def _marked(dish: Dish) -> str:
    return f"{dish.name}{'*' if dish.is_frozen else ''}{' (biologico)' if dish.is_organic else ''}"
