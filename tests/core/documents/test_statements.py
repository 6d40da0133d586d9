"""The statement on paper."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.documents import Heading, StatementPaper, StatementPaperLine, statement_pdf
from core.money import format_euro
from tests.core.documents.conftest import NINE_FIVE
from tests.core.documents.reading import page_texts

FIRST = date(2026, 9, 14)


@pytest.fixture
def paper(heading: Heading) -> StatementPaper:
    return with_lines(
        StatementPaper(
            heading=heading,
            pupil_name="Rossi Anna",
            class_text="3ªA · Primaria Italo Calvino",
            account_name="Refezione",
            first=date(2026, 9, 1),
            last=date(2026, 12, 10),
            opening_cents=1000,
            closing_cents=0,
            lines=(),
            printed_at=NINE_FIVE,
        ),
        80,
    )


def with_lines(paper: StatementPaper, count: int) -> StatementPaper:
    """Every twelfth line a recharge of 50 euros, the others a meal."""
    balance, lines = paper.opening_cents, []
    for number in range(count):
        amount = -525 if number % 12 else 5000
        balance += amount
        text = f"Pasto {number:03d} ·" if amount < 0 else f"Ricarica {number:03d} ·"
        lines.append(StatementPaperLine(FIRST + timedelta(days=number), text, amount, balance))
    return dataclasses.replace(paper, lines=tuple(lines), closing_cents=balance)


def texts_of(paper: StatementPaper, path: Path) -> list[str]:
    pages = statement_pdf(paper, path)
    texts = [text.replace("\N{NO-BREAK SPACE}", " ") for text in page_texts(path)]
    assert len(texts) == pages
    return texts


def plain(cents: int) -> str:
    return format_euro(cents).replace("\N{NO-BREAK SPACE}", " ")


def test_eighty_lines_stand_on_two_pages_each_once(paper: StatementPaper, tmp_path: Path):
    first, second = texts_of(paper, tmp_path / "estratto.pdf")

    for number in range(80):
        assert (first + second).count(f" {number:03d} ·") == 1
    for page, text in ((1, first), (2, second)):
        assert f"Pagina {page} di 2" in text
        assert "Comune di Mazzè" in text
    for shown in ("Estratto conto", "dal 01/09/2026 al 10/12/2026", "Rossi Anna", "Conto Refezione", "+50,00 €"):
        assert shown in first
    assert "−5,25 €" in first
    assert "-5,25" not in first


def test_the_balance_is_carried_from_page_to_page(paper: StatementPaper, tmp_path: Path):
    first, second = texts_of(paper, tmp_path / "estratto.pdf")
    carried = paper.lines[37].balance_cents

    def joined(text: str) -> str:
        return " ".join(text.split())

    assert "Saldo prima del 01/09/2026 10,00 €" in joined(first)
    assert f"A riportare {plain(carried)}" in joined(first)
    assert f"Riporto {plain(carried)}" in joined(second)
    assert f"Saldo al 10/12/2026 {plain(paper.closing_cents)} (a debito)" in joined(second)
    assert "A riportare" not in second
    assert "Entrate +350,00 € · Uscite −383,25 €" in joined(second)


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (38, 1), (39, 2), (80, 2), (81, 3), (122, 3), (123, 4)])
def test_pages(paper: StatementPaper, tmp_path: Path, count: int, pages: int):
    texts = texts_of(with_lines(paper, count), tmp_path / "estratto.pdf")

    assert len(texts) == pages
    assert "Saldo al 10/12/2026" in texts[-1]


def test_from_the_beginning(paper: StatementPaper, tmp_path: Path):
    (text,) = texts_of(with_lines(dataclasses.replace(paper, first=None), 2), tmp_path / "estratto.pdf")

    assert "fino al 10/12/2026" in text
    assert "Saldo iniziale" in text


def test_the_same_statement_gives_the_same_bytes(paper: StatementPaper, tmp_path: Path):
    statement_pdf(paper, tmp_path / "one.pdf")
    statement_pdf(paper, tmp_path / "two.pdf")

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


LONG = "Pasto · Mensa · contestazione respinta: la scuola conferma che era presente e che ha mangiato con la classe"


def test_a_reason_is_written_whole_on_as_many_rows_as_it_needs(paper: StatementPaper, tmp_path: Path) -> None:
    lines = tuple(StatementPaperLine(FIRST, text, -525, -525) for text in (LONG, "Pasto · Mensa"))
    path = tmp_path / "a.pdf"
    assert statement_pdf(dataclasses.replace(paper, lines=lines), path) == 1
    (text,) = page_texts(path)
    assert LONG in " ".join(text.split())


@pytest.mark.parametrize(("count", "pages"), [(19, 1), (20, 2), (40, 2), (41, 3)])
def test_lines_of_two_rows_take_two_of_the_page(paper: StatementPaper, tmp_path: Path, count: int, pages: int) -> None:
    lines = tuple(StatementPaperLine(FIRST, f"{number:02d} {LONG}", -525, -525) for number in range(count))
    path = tmp_path / "a.pdf"
    assert statement_pdf(dataclasses.replace(paper, lines=lines), path) == pages
    texts = [" ".join(text.split()) for text in page_texts(path)]
    assert all(sum(f"{number:02d} {LONG}" in text for text in texts) == 1 for number in range(count))
    assert all("Pagina" in text for text in texts)
