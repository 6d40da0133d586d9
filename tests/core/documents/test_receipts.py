"""The receipt of a recharge."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from core.documents import Heading, ReceiptPaper, recharge_receipt_pdf
from tests.core.documents.conftest import NINE_FIVE
from tests.core.documents.reading import page_texts


@pytest.fixture
def paper(heading: Heading) -> ReceiptPaper:
    return ReceiptPaper(
        heading=heading,
        number_text="UFF/2026/000123",
        at=NINE_FIVE,
        pupil_name="Rossi Anna",
        account_name="Refezione",
        amount_cents=123_450,
        means_text="Bancomat",
        is_traceable=True,
        received_by="Giulia Cirillo",
        balance_cents=-525,
    )


def text_of(paper: ReceiptPaper, path: Path) -> str:
    assert recharge_receipt_pdf(paper, path) == 1
    (text,) = page_texts(path)
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_both_copies_say_the_same(paper: ReceiptPaper, tmp_path: Path):
    text = text_of(paper, tmp_path / "ricevuta.pdf")

    for shown in (
        "Comune di Mazzè", "n. UFF/2026/000123", "24/11/2026, ore 09:05", "1.234,50 €", "Rossi Anna", "Refezione",
        "Bancomat (pagamento tracciabile)", "Giulia Cirillo", "−5,25 € (a debito)",
    ):  # fmt: skip
        assert text.count(shown) == 2, shown
    assert text.count("Copia per la famiglia") == text.count("Copia per l'ufficio") == 1
    for absent in ("RISTAMPA", "STORNATA", "Versato da"):
        assert absent not in text


def test_a_reprint_cash_and_a_reversal_are_marked(paper: ReceiptPaper, tmp_path: Path):
    changed = dataclasses.replace(
        paper, is_copy=True, is_reversed=True, means_text="Contanti", is_traceable=False, paid_by="Mario Rossi"
    )
    text = text_of(changed, tmp_path / "ricevuta.pdf")

    assert text.count("RISTAMPA · STORNATA") == 2
    assert text.count("Contanti (pagamento non tracciabile)") == 2
    assert text.count("Mario Rossi") == 2


def test_a_balance_that_nobody_knows_is_left_out(paper: ReceiptPaper, tmp_path: Path):
    text = text_of(dataclasses.replace(paper, balance_cents=None), tmp_path / "ricevuta.pdf")

    assert "Saldo" not in text
    assert text.count("Rossi Anna") == 2
