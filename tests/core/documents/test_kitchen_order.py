"""The kitchen's papers: numbers, diets, changes; names on the labels only, reasons nowhere."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from core.access.operations import OperationId
from core.access.permissions import Role
from core.documents.kitchen_order import kitchen_order_pdf
from core.documents.kitchen_order_changes import difference_sheet_pdf, signed
from core.documents.kitchen_order_labels import diet_labels_pdf
from core.documents.kitchen_order_papers import changes_paper_of, labels_paper_of, order_paper_of
from core.errors import InvalidValue, NotAllowed, NotFound
from core.meals import RequestChannel, assign_diet, create_diet, report_absence
from core.meals.kitchen import acknowledge_order, day_orders, send_orders, set_day_meals
from core.meals.menu import Allergen, Course, save_dish, save_menu, set_exclusion, set_menu_day, set_substitute
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.core.documents.reading import page_texts
from tests.core.meals.conftest import Canteen, canteen

__all__ = ["canteen"]

PUPILS = ("Abate", "Belli", "Conti")


class WordSealer:
    """Seals nothing: the reason would be seen wherever it came through."""

    def seal(self, text: str, *, bound_to: str) -> str:
        return text

    def unseal(self, sealed: str, *, bound_to: str) -> str:
        return sealed


@pytest.fixture
def order_id(canteen: Canteen) -> int:
    """Three pupils, one without gluten for a reason that nobody may read; two meals of the staff."""
    session, pupils = canteen.session, [canteen.pupil(name) for name in PUPILS]
    glu = create_diet(session, "GLU", "Senza glutine", "niente pane e pasta")
    assign_diet(
        session, pupils[0], glu, starts_on=YEAR_START, ends_on=YEAR_END, reason="CELIACHIA", sealer=WordSealer()
    )
    set_day_meals(session, canteen.town.school_id, canteen.service_id, TUESDAY, staff=2, extra=1, note="Alle 11:45")
    send_orders(session, canteen.service_id, TUESDAY)
    (one,) = day_orders(session, canteen.service_id, TUESDAY)
    return one.order.id


def late(canteen: Canteen, pupil: int) -> None:
    report_absence(
        canteen.session, OperationId("office", str(pupil)), pupil, canteen.service_id, TUESDAY, TUESDAY,
        channel=RequestChannel.PHONE, asked_by="madre", override_reason="malattia",
    )  # fmt: skip


def menu(canteen: Canteen) -> None:
    session = canteen.session
    pasta = save_dish(session, "Pasta al pesto", Course.FIRST, allergens=Allergen.GLUTEN, is_organic=True)
    fish = save_dish(session, "Platessa", Course.SECOND, allergens=Allergen.FISH | Allergen.GLUTEN, is_frozen=True)
    riso = save_dish(session, "Riso", Course.FIRST)
    menu_id = save_menu(
        session, canteen.service_id, "Autunno", starts_on=TUESDAY, ends_on=TUESDAY + timedelta(days=90), weeks=1
    )
    set_menu_day(session, menu_id, 1, 1, [pasta, fish, riso])
    set_exclusion(session, 1, allergens=Allergen.GLUTEN)
    set_substitute(session, 1, pasta, riso)


def test_the_order(canteen: Canteen, order_id: int, tmp_path: Path):
    menu(canteen)
    assert kitchen_order_pdf(order_paper_of(canteen.session, order_id), tmp_path / "a.pdf") == 1
    (text,) = page_texts(tmp_path / "a.pdf")
    for shown in (
        "Ordine alla cucina n. CC/2026/000001", "versione 1", "martedì 24/11/2026", "Centro cottura",
        "Inviato il 24/11/2026, ore 08:00 da Giulia Cirillo", "Letto da", "Senza glutine: niente pane e pasta",
        "Alle 11:45", "Autunno, settimana 1", "Pasta al pesto (biologico) – allergeni: Glutine",
        "Platessa* – allergeni: Glutine, Pesce", "Riso – nessun allergene",
        "GLU: Pasta al pesto (Glutine), sostituire con Riso", "GLU: Platessa (Glutine), DA SOSTITUIRE",
        "* prodotto surgelato", "Pagina 1 di 1",
    ):  # fmt: skip
        assert shown in text, shown
    lines = text.splitlines()
    row = next(number for number, line in enumerate(lines) if line.startswith("3ªA"))
    assert "2" in lines[row] + lines[row + 1]
    assert not [name for name in (*PUPILS, "CELIACHIA") if name in text]


def test_a_conflict_of_a_diet_that_is_on_no_plate_is_left_out(canteen: Canteen, order_id: int, tmp_path: Path):
    menu(canteen)
    late(canteen, canteen.town.pupils[0])
    kitchen_order_pdf(order_paper_of(canteen.session, order_id), tmp_path / "a.pdf")
    (text,) = page_texts(tmp_path / "a.pdf")
    assert "Nessuna dieta." in text
    assert "DA SOSTITUIRE" not in text


def test_an_earlier_version_and_one_that_was_read(canteen: Canteen, order_id: int, tmp_path: Path):
    late(canteen, canteen.town.pupils[1])
    acknowledge_order(canteen.session, order_id, 2, received_by="Ada")
    kitchen_order_pdf(order_paper_of(canteen.session, order_id), tmp_path / "2.pdf")
    (text,) = page_texts(tmp_path / "2.pdf")
    assert "Sostituisce la versione 1: Assenza registrata dopo l'invio" in text
    assert "Letto da Ada il 24/11/2026, ore 08:00" in text
    kitchen_order_pdf(order_paper_of(canteen.session, order_id, 1), tmp_path / "1.pdf")
    assert "versione 1" in page_texts(tmp_path / "1.pdf")[0]
    with pytest.raises(NotFound):
        order_paper_of(canteen.session, order_id, 3)


def test_many_classes_go_on_to_a_second_page(canteen: Canteen, tmp_path: Path):
    for number in range(60):
        canteen.pupil(class_id=canteen.town.class_group(f"Sezione {number:02d}"))
    send_orders(canteen.session, canteen.service_id, TUESDAY)
    (one,) = day_orders(canteen.session, canteen.service_id, TUESDAY)
    assert kitchen_order_pdf(order_paper_of(canteen.session, one.order.id), tmp_path / "a.pdf") == 2
    first, second = page_texts(tmp_path / "a.pdf")
    assert ("Pagina 1 di 2" in first, "Pagina 2 di 2" in second) == (True, True)
    assert sum(f"Sezione {number:02d}" in first for number in range(60)) + sum(
        f"Sezione {number:02d}" in second for number in range(60)
    ) == 60  # fmt: skip


def test_the_difference_sheet(canteen: Canteen, order_id: int, tmp_path: Path):
    with pytest.raises(InvalidValue, match="non è cambiato"):
        changes_paper_of(canteen.session, order_id)
    late(canteen, canteen.town.pupils[0])
    set_day_meals(canteen.session, canteen.town.school_id, canteen.service_id, TUESDAY, staff=5, extra=1)
    assert difference_sheet_pdf(changes_paper_of(canteen.session, order_id), tmp_path / "a.pdf") == 1
    (text,) = page_texts(tmp_path / "a.pdf")
    for shown in (
        "Variazioni all'ordine n. CC/2026/000001", "da versione 1 a 3", "Dieta GLU", "Personale", "−1", "+3", "+2",
        "Versione 2, 24/11/2026, ore 08:00: Assenza registrata dopo l'invio", "(tolta)",
    ):  # fmt: skip
        assert shown in text, shown
    assert not [name for name in PUPILS if name in text]


def test_what_the_kitchen_knows_already_is_not_told_again(canteen: Canteen, order_id: int):
    late(canteen, canteen.town.pupils[0])
    acknowledge_order(canteen.session, order_id, 2)
    assert changes_paper_of(canteen.session, order_id).before.version == 1  # read: what it was about
    late(canteen, canteen.town.pupils[1])
    late(canteen, canteen.town.pupils[2])
    paper = changes_paper_of(canteen.session, order_id)
    assert (paper.before.version, paper.after.version) == (2, 4)
    assert changes_paper_of(canteen.session, order_id, 3).before.version == 3
    with pytest.raises(InvalidValue):
        changes_paper_of(canteen.session, order_id, 4)


def test_only_descriptions_changed(canteen: Canteen, order_id: int, tmp_path: Path):
    canteen.database.execute("UPDATE diet SET effect = 'solo riso'")
    send_orders(canteen.session, canteen.service_id, TUESDAY)
    difference_sheet_pdf(changes_paper_of(canteen.session, order_id), tmp_path / "a.pdf")
    assert "I numeri sono gli stessi" in page_texts(tmp_path / "a.pdf")[0]


def test_labels_have_names_and_effects_only(canteen: Canteen, order_id: int, tmp_path: Path):
    assert diet_labels_pdf(labels_paper_of(canteen.session, order_id), tmp_path / "a.pdf") == 1
    (text,) = page_texts(tmp_path / "a.pdf")
    for shown in ("Abate Anna", "3ªA · Primaria Italo Calvino · 24/11/2026", "GLU", "niente pane e pasta"):
        assert shown in text
    assert not [word for word in ("Belli", "CELIACHIA", "eliac") if word in text]
    with pytest.raises(NotAllowed):
        labels_paper_of(canteen.session_of(Role.AUDITOR), order_id)


def test_labels_go_on_to_a_second_sheet(canteen: Canteen, tmp_path: Path):
    for number in range(25):
        canteen.diet(canteen.pupil(f"Alunno{number:02d}"), "GLU")
    send_orders(canteen.session, canteen.service_id, TUESDAY)
    (one,) = day_orders(canteen.session, canteen.service_id, TUESDAY)
    assert diet_labels_pdf(labels_paper_of(canteen.session, one.order.id), tmp_path / "a.pdf") == 2
    first, second = page_texts(tmp_path / "a.pdf")
    assert (first.count("GLU"), second.count("GLU"), "Alunno24" in second) == (24, 1, True)


def test_without_diets_the_sheet_says_so(canteen: Canteen, tmp_path: Path):
    canteen.pupil()
    send_orders(canteen.session, canteen.service_id, TUESDAY)
    (one,) = day_orders(canteen.session, canteen.service_id, TUESDAY)
    assert diet_labels_pdf(labels_paper_of(canteen.session, one.order.id), tmp_path / "a.pdf") == 1
    assert "nessuna dieta" in page_texts(tmp_path / "a.pdf")[0]


@pytest.mark.parametrize(("number", "text"), [(2, "+2"), (-3, "\N{MINUS SIGN}3"), (0, "0")])
def test_signs(number: int, text: str):
    assert signed(number) == text


def test_the_same_order_gives_the_same_bytes(canteen: Canteen, order_id: int, tmp_path: Path):
    for name in ("a", "b"):
        kitchen_order_pdf(order_paper_of(canteen.session, order_id), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
