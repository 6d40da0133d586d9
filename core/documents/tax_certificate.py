"""The tax certificate: what was received in a year for a pupil's canteen, traceable and cash apart, by whom.

Cause, school and child are named, as Agenzia delle Entrate asks; free of stamp duty (circ. 18/E of 2016).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportlab.lib.units import mm

from core.documents.lettering import broken
from core.documents.paper import A4, BOTTOM, MUTED, SIDE, Heading, Sheet
from core.documents.report_table import Pages, PaperColumn, PaperTable
from core.documents.wording import day_text
from core.documents.writing import write_whole
from core.money import format_euro
from core.progress import NO_PROGRESS, Progress
from core.reports import MEANS_TEXTS, TaxPayment, TaxShare
from core.reports.tax import TaxCertificate, ceiling_cents

_SHARES = (
    PaperColumn("Spesa sostenuta da", 40),
    PaperColumn("Codice fiscale", 30),
    PaperColumn("Quota", 10, is_right=True),
    PaperColumn("Con mezzi tracciabili", 22, is_right=True),
    PaperColumn("In contanti", 20, is_right=True),
)
_PAYMENTS = (
    PaperColumn("Data", 18),
    PaperColumn("Ricevuta", 36),
    PaperColumn("Mezzo", 18),
    PaperColumn("Tracciabile", 16),
    PaperColumn("A carico di", 37),
    PaperColumn("Importo", 20, is_right=True),
)
_SIGNATURE_ROOM = 30 * mm


@dataclass(frozen=True, slots=True)
class TaxPaper:
    """What is printed. `issued_on` is the day in Rome; `fiscal_code` the municipality's."""

    heading: Heading
    fiscal_code: str
    certificate: TaxCertificate
    issued_on: date


def tax_certificate_pdf(paper: TaxPaper, path: Path) -> int:
    """Write one certificate; return how many pages it has.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    return tax_certificates_pdf([paper], path)


def tax_certificates_pdf(papers: Sequence[TaxPaper], path: Path, progress: Progress = NO_PROGRESS) -> int:
    """Write many certificates into one file, each on pages of its own; return how many pages there are.

    Raises:
        Cancelled: `progress` asked to stop; nothing was written.
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
        ValueError: no certificates.
    """
    if not papers:
        raise ValueError("nothing to certify")
    sheet = _new_sheet(papers)
    for number, paper in enumerate(papers, start=1):
        progress.check()
        _Certificate(sheet, paper, _Certificate(_new_sheet(papers), paper, 0).draw()).draw()
        progress.advance(number, len(papers))
    write_whole(path, sheet.content())
    return sheet.pages


def _new_sheet(papers: Sequence[TaxPaper]) -> Sheet:
    title = f"Attestazione delle spese per la mensa {papers[0].certificate.year}"
    return Sheet(A4, title=title, author=papers[0].heading.municipality_name)


class _Certificate:
    """One certificate on the pages of a document."""

    def __init__(self, sheet: Sheet, paper: TaxPaper, pages: int) -> None:
        self._sheet = sheet
        self._paper = paper
        self._one = paper.certificate
        self._pages = pages
        self._first_page = sheet.pages
        self._inner = sheet.width - 2 * SIDE

    def draw(self) -> int:
        """Draw it; return how many pages it took."""
        sheet, one = self._sheet, self._one
        y = self._draw_head(sheet.heading(self._paper.heading))
        y = self._draw_amounts(y)
        flow = Pages(lambda: sheet.heading(self._paper.heading) - 8, self._end_page)
        if one.shares:
            table = PaperTable(sheet, _SHARES, flow)
            table.begin(y - 10)
            for share in one.shares:
                table.row(
                    (
                        share.guardian_name, share.fiscal_code or "", _percent_text(share),
                        format_euro(share.traceable_cents), format_euro(share.cash_cents),
                    )
                )  # fmt: skip
            y = table.y
        table = PaperTable(sheet, _PAYMENTS, flow, size=8.5)
        table.begin(self._caption(y, f"Versamenti ricevuti nel {one.year}"))
        for payment in one.payments:
            tracing = "sì" if payment.means.is_traceable else "no"
            table.row(
                (
                    day_text(payment.on), payment.receipt, MEANS_TEXTS[payment.means], tracing, _payers_text(payment),
                    format_euro(payment.amount_cents),
                ),
                lines=3,
            )  # fmt: skip
        if not one.payments:
            table.note("Nessun versamento nell'anno.")
        notes = self._notes()
        table.make_room(_SIGNATURE_ROOM + 11 * len(notes) + 8)
        y = self._draw_notes(table.y - 6, notes)
        self._draw_signature(y)
        self._end_page()
        return sheet.pages - self._first_page

    def _draw_head(self, y: float) -> float:
        sheet, one, bold = self._sheet, self._one, self._sheet.faces.bold
        y -= 26
        title = "Attestazione delle spese per la mensa scolastica"
        sheet.text(SIDE, y, title, size=15, width=self._inner * 0.8, face=bold)
        sheet.text(sheet.width - SIDE, y, f"Anno {one.year}", size=13, width=self._inner * 0.2, face=bold, right=True)
        y = self._paragraph(y - 16, "Si attesta che nell'anno indicato sono state ricevute, per il servizio di mensa "
                            "scolastica dell'alunno sotto indicato, le somme che seguono.")  # fmt: skip
        y -= 8
        groups = ", ".join(one.service_groups)
        for label, text in (
            ("Alunno", one.pupil_name),
            ("Codice fiscale", one.pupil_fiscal_code or "non comunicato"),
            ("Scuola", "; ".join(one.schools)),
            ("Causale", f"Mensa scolastica ({groups})" if groups else "Mensa scolastica"),
        ):
            sheet.text(SIDE, y - 12, label, size=9.5, width=32 * mm, colour=MUTED)
            sheet.text(SIDE + 34 * mm, y - 12, text, size=10.5, width=self._inner - 34 * mm, smallest=6.5)
            sheet.line(SIDE, y - 18, sheet.width - SIDE, y - 18)
            y -= 18
        return y

    def _draw_amounts(self, y: float) -> float:
        """Draw the two sums that count, and how they come from what was received."""
        sheet, one, bold = self._sheet, self._one, self._sheet.faces.bold
        y -= 14
        half = (self._inner - 12) / 2
        for x, label, cents, note in (
            (SIDE, "Con mezzi tracciabili (detraibile)", one.net_traceable_cents, "carta, bancomat, assegno, pagoPA"),
            (SIDE + half + 12, "In contanti (non detraibile)", one.net_cash_cents, "art. 1, c. 679, L. 160/2019"),
        ):
            sheet.box(x, y - 54, half, 54, radius=4)
            sheet.text(x + 12, y - 16, label, size=10, width=half - 24, smallest=7, colour=MUTED)
            sheet.text(x + half - 12, y - 40, format_euro(cents), size=19, width=half * 0.6, face=bold, right=True)
            sheet.text(x + 12, y - 40, note, size=7.5, width=half * 0.45, smallest=5, colour=MUTED)
        y -= 54
        received = format_euro(one.traceable_cents + one.cash_cents)
        if not one.refunded_cents:
            return self._paragraph(y - 6, f"Totale ricevuto: {received}. Nell'anno non risultano rimborsi.")
        text = (
            f"Totale ricevuto: {received}, di cui {format_euro(one.traceable_cents)} con mezzi tracciabili e"
            f" {format_euro(one.cash_cents)} in contanti; rimborsi dell'anno: {format_euro(one.refunded_cents)}, tolti"
            " in proporzione. Le somme sopra indicate sono al netto dei rimborsi."
        )
        return self._paragraph(y - 6, text)

    def _notes(self) -> list[str]:
        one = self._one
        notes = []
        if one.excess_refund_cents:
            notes.append(
                f"Rimborsi oltre le somme ricevute nell'anno: {format_euro(one.excess_refund_cents)}, relativi ad anni"
                " precedenti (per chi li ha già detratti: tassazione separata)."
            )
        if one.transferred_cents:
            notes.append(
                f"Spostati nell'anno tra i conti di fratelli: {format_euro(one.transferred_cents, signed=True)}, che"
                " restano attestati per l'alunno per cui furono versati."
            )
        limit = format_euro(ceiling_cents(one.year))
        notes.append("Criterio di cassa: contano i versamenti ricevuti nell'anno, non i pasti consumati.")
        notes.append(
            f"Detrazione: art. 15, c. 1, lett. e-bis, TUIR, fino a {limit} per alunno con le altre spese di istruzione;"
            " solo con mezzi tracciabili (art. 1, c. 679, L. 160/2019)."
        )
        notes += self._sharing_notes()
        if not one.shares:
            notes.append("Senza indicazione dei genitori la spesa si intende ripartita in parti uguali.")
        notes.append("Attestazione esente da imposta di bollo (circ. Agenzia delle Entrate 18/E del 2016).")
        return notes

    def _sharing_notes(self) -> list[str]:
        """Tell by what the names and shares are."""
        one = self._one
        if not one.shares:
            return []
        if one.is_chosen:
            return ["Intestazione e quote scelte dall'ufficio al momento della stampa, al posto di chi risulta pagare."]
        is_named = any(payment.is_named for payment in one.payments)
        more = "; con (*) chi è indicato dalla ricevuta" if is_named else ""
        notes = [f"Intestata a chi risulta pagare alla data di ciascun versamento{more}."]
        if len(one.shares) > 1:
            notes.append(f"I centesimi che non si dividono sono attribuiti a {one.shares[0].guardian_name}.")
        return notes

    def _draw_notes(self, y: float, notes: Sequence[str]) -> float:
        for note in notes:
            self._sheet.text(SIDE, y - 10, note, size=8, width=self._inner, smallest=5.5, colour=MUTED)
            y -= 11
        return y

    def _draw_signature(self, y: float) -> None:
        sheet = self._sheet
        y = max(BOTTOM + 44, y - 22)
        sheet.text(SIDE, y, f"Rilasciata il {day_text(self._paper.issued_on)}", size=9.5, width=self._inner * 0.4)
        right = sheet.width - SIDE
        sheet.text(right, y, "Il responsabile del servizio", size=9.5, width=70 * mm, right=True)
        sheet.line(right - 65 * mm, y - 26, right, y - 26)

    def _caption(self, y: float, text: str) -> float:
        self._sheet.text(SIDE, y - 24, text, size=11, width=self._inner, face=self._sheet.faces.bold)
        return y - 28

    def _paragraph(self, y: float, text: str) -> float:
        lines, size = broken(text, self._sheet.faces.regular, self._inner, size=9.5, smallest=8, lines=3)
        for line in lines:
            self._sheet.text(SIDE, y - 10, line, size=size, width=self._inner)
            y -= 13
        return y

    def _end_page(self) -> None:
        one, sheet = self._one, self._sheet
        code = f" · C.F. {self._paper.fiscal_code}" if self._paper.fiscal_code else ""
        name = self._paper.heading.municipality_name
        about = f"Attestazione mensa {one.year} · {one.pupil_name} · {name}{code}"
        sheet.foot(about, sheet.pages - self._first_page + 1, self._pages)
        sheet.end_page()


def _percent_text(share: TaxShare) -> str:
    return "varia" if share.percent is None else f"{share.percent}%"


def _payers_text(payment: TaxPayment) -> str:
    """Return who bears a payment, one marked whom the receipt itself names."""
    if payment.is_named:
        return f"{payment.payers[0].name} (*)"
    if len(payment.payers) == 1:
        return payment.payers[0].name
    return ", ".join(f"{one.name} {one.percent}%" for one in payment.payers)
