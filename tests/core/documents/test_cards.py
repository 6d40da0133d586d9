"""Cards on paper: every code reads back, every name is there, cut along the marks."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from core.cards import PrintableCard
from core.documents import CardPaper, card_pdf, card_sheets_pdf
from core.errors import Cancelled
from tests.core.documents.conftest import MakeCards
from tests.core.documents.reading import codes, page_pictures, page_texts, pixel

#: Of the card's corner nearest the sheet's upper left, and of the card itself (ID-1), in millimetres.
LEFT, TOP, WIDTH, HEIGHT = 19.4, 13.5, 85.6, 54.0


def test_every_code_of_a_sheet_reads_back_with_two_decoders(make_cards: MakeCards, tmp_path: Path):
    cards = make_cards(23)

    assert card_sheets_pdf(cards, tmp_path / "tessere.pdf") == 3

    pages = page_pictures(tmp_path / "tessere.pdf")
    assert [codes(page) for page in pages] == [
        {card.token for card in part} for part in (cards[:10], cards[10:20], cards[20:])
    ]


def test_each_code_stands_on_the_card_of_its_pupil(make_cards: MakeCards, tmp_path: Path):
    cards = make_cards(10)
    card_sheets_pdf(cards, tmp_path / "tessere.pdf")

    (page,) = page_pictures(tmp_path / "tessere.pdf")

    for place, card in enumerate(cards):
        row, column = divmod(place, 2)
        left, top = pixel(LEFT + column * WIDTH), pixel(TOP + row * HEIGHT)
        cut = page[top : top + pixel(HEIGHT), left : left + pixel(WIDTH)]
        assert codes(np.ascontiguousarray(cut)) == {card.token}


def test_what_stands_on_a_card(make_cards: MakeCards, tmp_path: Path):
    (card,) = make_cards(1, last_name="Țuțuianu", first_name="Nicolò", issue_number=7)
    card_sheets_pdf([card], tmp_path / "tessere.pdf")

    (text,) = page_texts(tmp_path / "tessere.pdf")

    for shown in (
        "Țuțuianu", "Nicolò", "Classe 3ªA", "Primaria Italo Calvino", "Comune di Mazzè", "Mensa", "Tessera n. 7",
        "Non piegare. In caso di smarrimento avvisa l'ufficio.",
    ):  # fmt: skip
        assert shown in text
    assert card.token not in text
    assert card.token[5:] not in text.replace("\n", "")


def test_all_names_of_a_class_are_in_its_sheets(make_cards: MakeCards, tmp_path: Path):
    card_sheets_pdf(make_cards(23), tmp_path / "tessere.pdf")

    texts = page_texts(tmp_path / "tessere.pdf")

    for number in range(23):
        assert f"Cognome{number:03d}" in texts[number // 10]
        assert f"Nome{number:03d}" in texts[number // 10]


def test_each_class_begins_on_a_sheet_of_its_own_with_its_name(make_cards: MakeCards, tmp_path: Path):
    cards = make_cards(11) + make_cards(2, class_name="3ªB") + make_cards(1, class_name="", school_name="")

    assert card_sheets_pdf(cards, tmp_path / "tessere.pdf") == 4

    firsts = [" ".join(text.split("\n")[:3]) for text in page_texts(tmp_path / "tessere.pdf")]
    wanted = (("3ªA", "foglio 1 di 2"), ("3ªA", "foglio 2 di 2"), ("3ªB", "foglio 1 di 1"), ("Senza classe", "1 di 1"))
    for first, parts in zip(firsts, wanted, strict=True):
        assert all(part in first for part in parts), first


def test_crop_marks_stand_outside_at_every_cut(make_cards: MakeCards, tmp_path: Path):
    card_sheets_pdf(make_cards(10), tmp_path / "tessere.pdf")

    (page,) = page_pictures(tmp_path / "tessere.pdf")

    def darkest(x: float, y: float) -> int:
        return int(page[pixel(y) - 2 : pixel(y) + 3, pixel(x) - 2 : pixel(x) + 3].min())

    for column in range(3):
        x = LEFT + column * WIDTH
        assert darkest(x, TOP - 3.5) < 140
        assert darkest(x, 297 - TOP + 3.5) < 140
    for row in range(6):
        y = TOP + row * HEIGHT
        assert darkest(LEFT - 3.5, y) < 140
        assert darkest(210 - LEFT + 3.5, y) < 140
    assert darkest(LEFT + WIDTH / 2, TOP - 3.5) == 255
    # Nothing but the pale cutting line on the cut itself, so that a cut a little off shows no black.
    assert darkest(LEFT + 40, TOP + HEIGHT) > 180


def test_the_modules_are_at_least_a_millimetre_and_white_is_around_them(make_cards: MakeCards, tmp_path: Path):
    card_sheets_pdf(make_cards(1), tmp_path / "tessere.pdf")
    (page,) = page_pictures(tmp_path / "tessere.pdf", dpi=400)
    card = page[pixel(TOP, 400) : pixel(TOP + HEIGHT, 400), pixel(LEFT, 400) : pixel(LEFT + WIDTH, 400)]

    black = np.argwhere(card < 20)
    (top, left), (bottom, right) = black.min(axis=0), black.max(axis=0)
    side = pixel(27.5, 400)  # 25 modules of 1.1 mm
    assert abs(bottom - top - side) <= 3
    assert abs(right - left - side) <= 3
    quiet = pixel(4.2, 400)
    around = card[top - quiet : bottom + quiet, left - quiet : right + quiet].copy()
    # One pixel more on each side, where the edge is neither black nor white.
    around[quiet - 1 : quiet + bottom - top + 2, quiet - 1 : quiet + right - left + 2] = 255
    assert around.min() > 250


@pytest.mark.parametrize(
    ("last_name", "first_name"),
    [
        ("X" * 200, "Y" * 200),
        ("De Bartolomeis-Castelnuovo della Misericordia " * 5, "Maria Vittoria Eleonora " * 9),
        ("محمد الأمراني", "يوسف"),
        ("Шевченко", "Юлія"),
        ("李", "小龙"),
        ("😀🎉", "\u202e\x00\x1b"),
        (" ", ""),
    ],
)
def test_no_name_spoils_a_card(make_cards: MakeCards, tmp_path: Path, last_name: str, first_name: str):
    (card,) = make_cards(
        1, last_name=last_name, first_name=first_name, school_name="Istituto Comprensivo " * 12, service_name="M" * 90
    )

    card_sheets_pdf([card], tmp_path / "tessere.pdf")
    card_pdf(card, tmp_path / "tessera.pdf")

    assert codes(page_pictures(tmp_path / "tessere.pdf")[0]) == {card.token}
    assert codes(page_pictures(tmp_path / "tessera.pdf")[0]) == {card.token}


def test_the_same_cards_give_the_same_bytes(make_cards: MakeCards, tmp_path: Path):
    cards = make_cards(3)
    card_sheets_pdf(cards, tmp_path / "one.pdf")
    card_sheets_pdf([dataclasses.replace(card, last_name="Altro") for card in cards], tmp_path / "other.pdf")
    card_sheets_pdf(cards, tmp_path / "two.pdf")

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert (tmp_path / "one.pdf").read_bytes() != (tmp_path / "other.pdf").read_bytes()


@pytest.mark.parametrize(("paper", "wide", "high"), [(CardPaper.A4, 210, 297), (CardPaper.A6, 105, 148)])
def test_one_card_is_large_enough_to_be_read_small(
    make_cards: MakeCards, tmp_path: Path, paper: CardPaper, wide: float, high: float
):
    (card,) = make_cards(1)

    assert card_pdf(card, tmp_path / "tessera.pdf", paper=paper) == 1

    # At 60 dpi, as a screen shows the page small.
    (page,) = page_pictures(tmp_path / "tessera.pdf", dpi=60)
    assert page.shape == pytest.approx((pixel(high, 60), pixel(wide, 60)), abs=1)
    assert codes(page) == {card.token}
    (text,) = page_texts(tmp_path / "tessera.pdf")
    assert "Cognome000" in text
    assert card.token not in text


def test_no_cards_give_a_page_that_says_so(tmp_path: Path):
    assert card_sheets_pdf([], tmp_path / "tessere.pdf") == 1
    assert page_texts(tmp_path / "tessere.pdf") == ["Nessuna tessera da stampare."]


class Watch:
    """Remembers how far it got; asks to stop after the given number of steps."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.steps: list[tuple[int, int]] = []
        self.stop_after = stop_after

    def advance(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def check(self) -> None:
        if self.stop_after == len(self.steps):
            raise Cancelled


def test_it_tells_how_far_it_is(make_cards: MakeCards, tmp_path: Path):
    watch = Watch()
    card_sheets_pdf(make_cards(23), tmp_path / "tessere.pdf", progress=watch)

    assert watch.steps == [(10, 23), (20, 23), (23, 23)]


@pytest.mark.parametrize("after", [0, 1, 3])
def test_stopped_it_leaves_the_old_file_as_it_was(make_cards: MakeCards, tmp_path: Path, after: int):
    path = tmp_path / "tessere.pdf"
    path.write_bytes(b"old")

    with pytest.raises(Cancelled):
        card_sheets_pdf(make_cards(23), path, progress=Watch(stop_after=after))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.glob(".documento*")) == []


def test_a_union_of_municipalities_keeps_its_name(make_cards: MakeCards, tmp_path: Path):
    cards: list[PrintableCard] = make_cards(1, municipality_name="Unione Valli Orco e Soana")
    card_sheets_pdf(cards, tmp_path / "tessere.pdf")

    assert "Comune di" not in page_texts(tmp_path / "tessere.pdf")[0]
