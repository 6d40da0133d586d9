"""The register of a day and the yearly account, as they are read on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from core.documents import Heading
from core.documents.cash_register import CashRegisterPaper, cash_register_pdf
from core.documents.cash_register_account import AgentAccountPaper, agent_account_pdf, receipts_text
from core.payments import (
    AgentAccount,
    CashSession,
    Channel,
    Collection,
    Deposit,
    Means,
    MissingReceipts,
    Operator,
    ReceiptRange,
    agent_account,
    day_register,
)
from tests.builders import TUESDAY, Town
from tests.core.documents.conftest import NINE_FIVE
from tests.core.documents.reading import page_texts
from tests.core.payments.test_cash_deposits import pay_in
from tests.core.payments.test_cash_sessions import give_back
from tests.core.payments.test_recharging import take


def read(path: Path) -> list[str]:
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in page_texts(path)]


@pytest.fixture
def register(sqlite_town: Town, heading: Heading) -> CashRegisterPaper:
    take(sqlite_town, "1", 2500)
    take(sqlite_town, "2", 4000, means=Means.BANCOMAT)
    give_back(sqlite_town, take(sqlite_town, "3", 1234))
    take(sqlite_town, "4", 900, channel=Channel.PUNTOLIS, issuer="K01", station_id="K01")
    return CashRegisterPaper(heading, day_register(sqlite_town.session, TUESDAY), (), (), NINE_FIVE)


def test_the_register_shows_every_receipt_and_sums_what_stayed(register: CashRegisterPaper, tmp_path: Path) -> None:
    path = tmp_path / "registro.pdf"
    assert cash_register_pdf(register, path) == 1
    (text,) = read(path)
    for shown in (
        "Comune di Mazzè", "Registro degli incassi", "24/11/2026", "UFF/2026/000001", "UFF/2026/000003", "08:00",
        "K01/2026/000001", "Sportello · STORNATA", "Punto vendita", "12,34 €", "Totale incassato", "74,00 €",
        "nessun numero mancante",
    ):  # fmt: skip
        assert shown in text, shown
    assert "Sessioni di cassa" not in text
    assert path.read_bytes().startswith(b"%PDF")


def test_drawers_and_missing_numbers_are_told(register: CashRegisterPaper, tmp_path: Path) -> None:
    counted = CashSession(
        1, 1, "Giulia Cirillo", NINE_FIVE, 5000, NINE_FIVE + timedelta(hours=3), "Giulia Cirillo", 7500, 7450, "Resto"
    )
    still_open = CashSession(2, 2, "Marco Neri", NINE_FIVE, 0, None, None, None, None, None)
    missing = (MissingReceipts("UFF", 2026, 3, 5), MissingReceipts("K01", 2026, 8, 8))
    path = tmp_path / "registro.pdf"
    cash_register_pdf(replace(register, sessions=(counted, still_open), missing=missing), path)
    (text,) = read(path)
    for shown in (
        "75,00 €", "74,50 €", "−0,50 €", "Resto", "12:05", "aperta", "UFF/2026 dal n. 3 al n. 5, K01/2026 n. 8",
    ):  # fmt: skip
        assert shown in text, shown


def test_a_long_day_goes_on_with_head_and_page_numbers(register: CashRegisterPaper, tmp_path: Path) -> None:
    receipts = register.register.receipts * 30
    path = tmp_path / "registro.pdf"
    paper = replace(register, register=replace(register.register, receipts=receipts))
    assert cash_register_pdf(paper, path) == 3
    texts = read(path)
    assert [f"Pagina {page} di 3" in text for page, text in enumerate(texts, start=1)] == [True] * 3
    assert sum(text.count("UFF/2026/000001") for text in texts) == 30
    assert all("Ricevuto da" in text for text in texts)


def test_an_empty_day_says_so(register: CashRegisterPaper, tmp_path: Path) -> None:
    path = tmp_path / "registro.pdf"
    empty = replace(register.register, receipts=(), totals=(), total_cents=0)
    cash_register_pdf(replace(register, register=empty), path)
    assert "Nessun incasso in questo giorno." in read(path)[0]


def test_the_account_has_the_columns_and_lines_of_the_form(sqlite_town: Town, heading: Heading, tmp_path: Path) -> None:
    take(sqlite_town, "1", 5000)
    give_back(sqlite_town, take(sqlite_town, "2", 1000))
    pay_in(sqlite_town, 4000, "771", note="Busta 7")
    account = agent_account(sqlite_town.session, sqlite_town.session.actor.id, 2026)
    path = tmp_path / "conto.pdf"
    assert agent_account_pdf(AgentAccountPaper(heading, account, NINE_FIVE), path) == 1
    (text,) = read(path)
    flat = " ".join(text.split())
    for shown in (
        "Conto della gestione dell'agente contabile", "Esercizio 2026", "Mod. 21", "D.P.R. 31 gennaio 1996, n. 194",
        "Agente contabile: Giulia Cirillo", "Novembre 2026 - Refezione, contanti", "UFF 1–2", "50,00 €",
        "n. 771 del 24/11/2026", "40,00 €", "Stornate per 10,00 €: UFF/2026/000002; Busta 7",
        "Resto da versare al 31/12/2026", "contiene n. 1 registrazioni in n. 1 pagine", "L'agente contabile",
        "Visto di regolarità",
    ):  # fmt: skip
        assert shown in flat, shown


def test_deposits_stand_beside_the_collections_of_their_month(heading: Heading, tmp_path: Path) -> None:
    collections = (
        Collection(date(2026, 1, 1), "Refezione", Means.CASH, (ReceiptRange("UFF", 1, 9),), 9, 9000, 0, ()),
        Collection(date(2026, 3, 1), "Refezione", Means.CASH, (ReceiptRange("UFF", 10, 10),), 1, 1000, 0, ()),
    )
    deposits = tuple(
        Deposit(number, 1, "Giulia", date(2026, month, 28), Means.CASH, 2000, f"{number}", None, False, None)
        for number, month in ((1, 1), (2, 1), (3, 2))
    )
    account = AgentAccount(2026, Operator(1, "Giulia"), 450, collections, deposits)
    path = tmp_path / "conto.pdf"
    agent_account_pdf(AgentAccountPaper(heading, account, datetime(2027, 1, 9, tzinfo=UTC)), path)
    (text,) = read(path)
    lines = [line for line in text.splitlines() if line[:2].strip().isdecimal() and line[1:2] == " "]
    assert lines == [
        "1 Rimanenza da versare al 31/12/2025 4,50 €",
        "2 Gennaio 2026 - Refezione, contanti UFF 1–9 90,00 € n. 1 del 28/01/2026 20,00 €",
        "3 Gennaio 2026 n. 2 del 28/01/2026 20,00 €",
        "4 Febbraio 2026 n. 3 del 28/02/2026 20,00 €",
        "5 Marzo 2026 - Refezione, contanti UFF 10 10,00 €",
    ]
    assert "44,50 €" in text  # 4,50 + 100,00 − 60,00


def test_too_many_stretches_are_told_by_first_last_and_count() -> None:
    few = (ReceiptRange("UFF", 1, 120), ReceiptRange("UFF", 122, 122))
    assert receipts_text(few, 121) == "UFF 1–120, 122"
    many = tuple(ReceiptRange("UFF", 3 * step, 3 * step) for step in range(1, 10))
    assert receipts_text(many, 9) == "UFF dal n. 3 al n. 27 (n. 9 ricevute)"
    assert receipts_text((), 0) == ""
