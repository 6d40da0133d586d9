"""The receipt of an absence or a plain meal."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.documents import Heading, RequestPaper, request_receipt_pdf
from tests.core.documents.conftest import NINE_FIVE
from tests.core.documents.reading import page_texts

FRIDAY = date(2026, 11, 27)


@pytest.fixture
def paper(heading: Heading) -> RequestPaper:
    return RequestPaper(
        heading=heading,
        code="7KQF-M2RX",
        at=NINE_FIVE,
        request_text="Assenza",
        pupil_name="Rossi Anna",
        class_text="3ªA · Primaria Italo Calvino",
        service_name="Mensa",
        days=(FRIDAY, date(2026, 11, 30)),
        skipped=((date(2026, 11, 28), "sabato"), (date(2026, 11, 29), "sabato"), (date(2026, 12, 1), "già prenotato")),
        asked_by="Rossi Mario",
        channel_text="Telefono",
    )


def text_of(paper: RequestPaper, path: Path) -> str:
    assert request_receipt_pdf(paper, path) == 1
    (text,) = page_texts(path)
    return text


def test_it_tells_code_days_and_what_it_does_not_cover(paper: RequestPaper, tmp_path: Path):
    text = text_of(paper, tmp_path / "ricevuta.pdf")

    for shown in (
        "Comune di Mazzè", "7KQF-M2RX", "24/11/2026, ore 09:05", "Assenza", "Rossi Anna", "Mensa", "Rossi Mario",
        "Telefono", "Vale per 2 giorni", "ven 27/11/2026", "lun 30/11/2026",
        "dal 28/11/2026 al 29/11/2026: sabato", "01/12/2026: già prenotato",
    ):  # fmt: skip
        assert shown in text, shown
    assert "RISTAMPA" not in text


def test_a_reprint_says_so_and_a_year_fits_on_the_sheet(paper: RequestPaper, tmp_path: Path):
    year = tuple(FRIDAY + timedelta(days=number) for number in range(210))
    odd = tuple((FRIDAY + timedelta(days=400 + 2 * number), f"motivo {number}") for number in range(25))
    text = text_of(dataclasses.replace(paper, days=year, skipped=odd, is_copy=True), tmp_path / "ricevuta.pdf")

    assert "RISTAMPA" in text
    assert all(f"{day:%d/%m/%Y}" in text for day in year)
    shown = text.count(": motivo")
    assert 0 < shown < 25
    assert f"e altri {25 - shown} giorni" in text
