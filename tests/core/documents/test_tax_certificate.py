"""The tax certificate as it is read on paper: single, and many in one file that can be stopped."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from core.documents import Heading
from core.documents.tax_certificate import TaxPaper, tax_certificate_pdf, tax_certificates_pdf
from core.errors import Cancelled
from core.payments import Means
from core.reports import Sharing, TaxCertificate, TaxPayer, TaxPayment, TaxShare
from tests.core.documents.reading import page_texts

BOTH = (TaxPayer(1, "Verdi Ida", 50), TaxPayer(2, "Rossi Mario", 50))
PAYMENTS = (
    TaxPayment(date(2026, 9, 14), "UFF/2026/000012", Means.CARD, 65_000, BOTH),
    TaxPayment(date(2026, 11, 2), "UFF/2026/000340", Means.CASH, 5_000, BOTH),
)
CERTIFICATE = TaxCertificate(
    year=2026, pupil_id=1, pupil_name="Rossi Anna", pupil_fiscal_code="RSSNNA18A41L219X",
    schools=("Primaria Italo Calvino, classe 3ªA, a.s. 2026/2027",), service_groups=("Refezione",),
    payments=PAYMENTS, traceable_cents=65_000, cash_cents=5_000, refunded_cents=0, net_traceable_cents=65_000,
    net_cash_cents=5_000, excess_refund_cents=0, transferred_cents=0,
    shares=(
        TaxShare(1, "Verdi Ida", "VRDDIA85A41L219K", 50, 32_500, 2_500),
        TaxShare(2, "Rossi Mario", None, 50, 32_500, 2_500),
    ),
)  # fmt: skip


@pytest.fixture
def paper(heading: Heading) -> TaxPaper:
    return TaxPaper(heading, "01716020019", CERTIFICATE, date(2027, 2, 8))


def changed(paper: TaxPaper, **what: object) -> TaxPaper:
    return replace(paper, certificate=replace(paper.certificate, **what))


def text_of(paper: TaxPaper, path: Path) -> str:
    assert tax_certificate_pdf(paper, path) == 1
    (text,) = page_texts(path)
    return " ".join(text.split())


def test_it_says_all_that_the_tax_office_asks_for(paper: TaxPaper, tmp_path: Path) -> None:
    text = text_of(paper, tmp_path / "a.pdf")
    for shown in (
        "Comune di Mazzè", "Attestazione delle spese per la mensa scolastica", "Anno 2026", "Rossi Anna",
        "RSSNNA18A41L219X", "Primaria Italo Calvino, classe 3ªA, a.s. 2026/2027", "Mensa scolastica (Refezione)",
        "Con mezzi tracciabili (detraibile)", "650,00 €", "In contanti (non detraibile)", "50,00 €",
        "Totale ricevuto: 700,00 €", "non risultano rimborsi", "Verdi Ida VRDDIA85A41L219K 50% 325,00 € 25,00 €",
        "Rossi Mario 50%", "14/09/2026 UFF/2026/000012 Carta sì Verdi Ida 50%, Rossi Mario 50% 650,00 €",
        "02/11/2026 UFF/2026/000340 Contanti no", "Intestata a chi risulta pagare alla data di ciascun versamento.",
        "che non si dividono sono attribuiti a Verdi Ida",
        "art. 1, c. 679, L. 160/2019", "fino a 1.000,00 €", "Criterio di cassa", "esente da imposta di bollo",
        "Rilasciata il 08/02/2027", "Il responsabile del servizio", "C.F. 01716020019", "Pagina 1 di 1",
    ):  # fmt: skip
        assert shown in text, shown
    for absent in ("scelte dall'ufficio", "(*)", "parti uguali", "Spostati", "oltre le somme"):
        assert absent not in text


def test_refunds_transfers_and_missing_guardians_are_told(paper: TaxPaper, tmp_path: Path) -> None:
    text = text_of(
        changed(
            paper, refunded_cents=80_000, net_traceable_cents=0, net_cash_cents=0, excess_refund_cents=10_000,
            transferred_cents=-1_200, shares=(), pupil_fiscal_code=None,
        ),
        tmp_path / "a.pdf",
    )  # fmt: skip
    for shown in (
        "di cui 650,00 € con mezzi tracciabili e 50,00 € in contanti", "rimborsi dell'anno: 800,00 €",
        "oltre le somme ricevute nell'anno: 100,00 €", "−12,00 €", "ripartita in parti uguali", "non comunicato",
    ):  # fmt: skip
        assert shown in text, shown


def test_a_choice_at_the_printing_is_told(paper: TaxPaper, tmp_path: Path) -> None:
    for sharing in (None, Sharing.EQUAL, Sharing.APPLICANT):
        text = text_of(changed(paper, sharing=sharing), tmp_path / "a.pdf")
        assert "scelte dall'ufficio al momento della stampa" in text
        assert "Intestata a chi risulta" not in text


def test_shares_that_vary_and_payers_that_receipts_name(paper: TaxPaper, tmp_path: Path) -> None:
    shares = tuple(replace(share, percent=None) for share in CERTIFICATE.shares)
    named = replace(PAYMENTS[0], payers=(TaxPayer(1, "Verdi Ida", 100),), is_named=True)
    text = text_of(changed(paper, shares=shares, payments=(named, PAYMENTS[1])), tmp_path / "a.pdf")
    for shown in ("VRDDIA85A41L219K varia 325,00 €", "Verdi Ida (*)", "con (*) chi è indicato dalla ricevuta"):
        assert shown in text, shown


def test_the_ceiling_is_that_of_the_year(paper: TaxPaper, tmp_path: Path) -> None:
    assert "fino a 800,00 €" in text_of(changed(paper, year=2024), tmp_path / "a.pdf")


def test_many_payments_go_on_to_a_second_page_with_its_own_numbers(paper: TaxPaper, tmp_path: Path) -> None:
    long = changed(paper, payments=PAYMENTS * 20)
    path = tmp_path / "a.pdf"
    assert tax_certificates_pdf([paper, long, paper], path) == 4
    feet = [text.replace("\n", " ") for text in page_texts(path)]
    for foot, number in zip(feet, ("1 di 1", "1 di 2", "2 di 2", "1 di 1"), strict=True):
        assert f"Pagina {number}" in foot
    assert sum(foot.count("UFF/2026/000012") for foot in feet) == 22
    assert "Il responsabile del servizio" not in feet[1]


@dataclass
class Watcher:
    stop_after: int = 99
    told: list[tuple[int, int]] = field(default_factory=list)

    def advance(self, done: int, total: int) -> None:
        self.told.append((done, total))

    def check(self) -> None:
        if len(self.told) >= self.stop_after:
            raise Cancelled


def test_a_batch_tells_how_far_it_is_and_can_be_stopped(paper: TaxPaper, tmp_path: Path) -> None:
    path, watcher = tmp_path / "tutte.pdf", Watcher()
    assert tax_certificates_pdf([paper] * 3, path, watcher) == 3
    assert watcher.told == [(1, 3), (2, 3), (3, 3)]
    before = path.read_bytes()
    with pytest.raises(Cancelled):
        tax_certificates_pdf([paper] * 3, path, Watcher(stop_after=2))
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["tutte.pdf"]
    with pytest.raises(ValueError, match="nothing"):
        tax_certificates_pdf([], path)


def test_names_of_any_length_and_script_fit(paper: TaxPaper, tmp_path: Path) -> None:
    name = "Abdelrahman " * 18 + "😀 Иванов"
    shares = (TaxShare(1, name, "VRDDIA85A41L219K", 100, 65_000, 5_000),)
    text = text_of(changed(paper, pupil_name=name, schools=(name,) * 3, shares=shares), tmp_path / "a.pdf")
    assert "650,00 €" in text
