"""The menu on paper: all weeks, allergens, whose it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.documents.menu_sheet import menu_paper_of, menu_sheet_pdf
from core.errors import InvalidValue, NotFound
from core.meals.menu import Allergen, Course, save_dish, save_menu, set_menu_day
from core.registry import SchoolLevel
from tests.builders import TUESDAY, YEAR_END
from tests.core.documents.reading import page_texts
from tests.core.meals.conftest import Canteen, canteen

__all__ = ["canteen"]


def season(canteen: Canteen, weeks: int = 2, level: SchoolLevel | None = None) -> int:
    return save_menu(
        canteen.session, canteen.service_id, "Autunno", starts_on=TUESDAY, ends_on=YEAR_END, weeks=weeks, level=level
    )


def test_weeks_days_dishes_and_allergens(canteen: Canteen, tmp_path: Path):
    session = canteen.session
    pasta = save_dish(session, "Pasta al pesto", Course.FIRST, allergens=Allergen.GLUTEN, is_organic=True)
    fish = save_dish(session, "Platessa", Course.SECOND, allergens=Allergen.FISH | Allergen.GLUTEN, is_frozen=True)
    pear = save_dish(session, "Pera", Course.FRUIT)
    menu_id = season(canteen, level=SchoolLevel.INFANZIA)
    set_menu_day(session, menu_id, 1, 0, [pasta, fish])
    set_menu_day(session, menu_id, 2, 3, [pear])
    assert menu_sheet_pdf(menu_paper_of(session, menu_id), tmp_path / "a.pdf") == 1
    (text,) = page_texts(tmp_path / "a.pdf")
    for shown in (
        "Menu · Autunno", "Scuole dell'infanzia · dal 24/11/2026 al", "la prima è quella del 24/11/2026", "Settimana 1",
        "Settimana 2", "Pasta al pesto (biologico), Platessa*", "Glutine, Pesce", "* prodotto surgelato", "1169/2011",
        "Lunedì", "Giovedì",
    ):  # fmt: skip
        assert shown in text, shown
    assert "Martedì" not in text  # on no week is anything served


def test_eight_weeks_of_long_days_take_more_pages(canteen: Canteen, tmp_path: Path):
    session = canteen.session
    dishes = [
        save_dish(session, f"Piatto con un nome piuttosto lungo numero {number}", Course.OTHER, is_frozen=number == 1)
        for number in range(6)
    ]
    menu_id = season(canteen, weeks=8)
    for week in range(1, 9):
        for weekday in range(5):
            set_menu_day(session, menu_id, week, weekday, dishes)
    pages = menu_sheet_pdf(menu_paper_of(session, menu_id), tmp_path / "a.pdf")
    texts = page_texts(tmp_path / "a.pdf")
    assert len(texts) == pages > 1
    assert f"Pagina {pages} di {pages}" in texts[-1]
    assert sum(text.count("Venerdì") for text in texts) == 8


def test_nothing_to_print(canteen: Canteen):
    with pytest.raises(InvalidValue, match="non ha ancora piatti"):
        menu_paper_of(canteen.session, season(canteen))
    with pytest.raises(NotFound, match="Menu"):
        menu_paper_of(canteen.session, 99)
