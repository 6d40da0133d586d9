"""The teacher's sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from core.documents import ClassSheet, ClassSheetLine, Heading, class_sheet_pdf
from tests.core.documents.conftest import MakeCards
from tests.core.documents.reading import codes, page_pictures, page_texts


def sheet(heading: Heading, lines: list[ClassSheetLine]) -> ClassSheet:
    return ClassSheet(heading, "3ªA", "Primaria Italo Calvino", "Mensa", date(2026, 11, 24), tuple(lines))


def test_every_pupil_with_code_and_diet_code(heading: Heading, make_cards: MakeCards, tmp_path: Path):
    cards = make_cards(14)
    lines = [ClassSheetLine(card.last_name, card.first_name, card.token) for card in cards]
    lines[1] = ClassSheetLine("Senzatessera", "Ugo", None, "SG")

    assert class_sheet_pdf(sheet(heading, lines), tmp_path / "classe.pdf") == 2

    pages = page_pictures(tmp_path / "classe.pdf")
    kept = [card.token for number, card in enumerate(cards) if number != 1]
    assert [codes(page) for page in pages] == [set(kept[:11]), set(kept[11:])]
    first, second = page_texts(tmp_path / "classe.pdf")
    for shown in ("Comune di Mazzè", "Ufficio scolastico", "Classe 3ªA", "24/11/2026 · 14 alunni", "Pagina 1 di 2"):
        assert shown in first
    for shown in ("Senzatessera", "senza tessera", "Dieta SG", "Cognome011"):
        assert shown in first
    assert first.count("Dieta") == 1
    assert "Cognome013" in second
    assert not [token for token in kept if token in first + second]


def test_a_class_without_pupils_is_one_page(heading: Heading, tmp_path: Path):
    assert class_sheet_pdf(sheet(heading, []), tmp_path / "classe.pdf") == 1
    assert "0 alunni" in page_texts(tmp_path / "classe.pdf")[0]
