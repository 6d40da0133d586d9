"""The register of a day's takings: every receipt, totals by means, the drawers of the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.clock import rome
from core.documents.paper import A4, MUTED, SIDE, Heading, Sheet
from core.documents.report_table import Pages, PaperColumn, PaperTable, counted
from core.documents.wording import day_text, instant_text
from core.documents.writing import write_whole
from core.money import format_euro
from core.payments import CashSession, DayRegister, MissingReceipts, RechargeReceipt
from core.reports import CHANNEL_TEXTS, MEANS_TEXTS

_RECEIPTS = (
    PaperColumn("Ricevuta", 22),
    PaperColumn("Ora", 9),
    PaperColumn("Alunno", 34),
    PaperColumn("Mezzo", 14),
    PaperColumn("Canale", 25),
    PaperColumn("Ricevuto da", 22),
    PaperColumn("Importo", 17, is_right=True),
)
_TOTALS = (
    PaperColumn("Mezzo", 30),
    PaperColumn("Canale", 30),
    PaperColumn("Tracciabile", 20),
    PaperColumn("Ricevute", 14, is_right=True),
    PaperColumn("Importo", 20, is_right=True),
)
_DRAWERS = (
    PaperColumn("Operatore", 28),
    PaperColumn("Aperta", 12),
    PaperColumn("Chiusa", 12),
    PaperColumn("Fondo", 15, is_right=True),
    PaperColumn("Atteso", 15, is_right=True),
    PaperColumn("Contato", 15, is_right=True),
    PaperColumn("Differenza", 15, is_right=True),
    PaperColumn("Motivo", 30),
)


@dataclass(frozen=True, slots=True)
class CashRegisterPaper:
    """What stands in the register: the day's recharges, the drawers opened that day, receipt numbers that are missing.

    `printed_at` is UTC.
    """

    heading: Heading
    register: DayRegister
    sessions: tuple[CashSession, ...]
    missing: tuple[MissingReceipts, ...]
    printed_at: datetime


def cash_register_pdf(paper: CashRegisterPaper, path: Path) -> int:
    """Write the register; return how many pages it has.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    sheet = counted(lambda pages: _draw(paper, pages))
    write_whole(path, sheet.content())
    return sheet.pages


def _draw(paper: CashRegisterPaper, pages: int) -> Sheet:
    day = day_text(paper.register.on)
    sheet = Sheet(A4, title=f"Registro degli incassi del {day}", author=paper.heading.municipality_name)

    def begin_page() -> float:
        y = sheet.heading(paper.heading)
        return _draw_title(sheet, paper, y) if sheet.pages == 0 else y - 8

    def end_page() -> None:
        about = f"Registro degli incassi del {day} · stampato il {instant_text(paper.printed_at)}"
        sheet.foot(about, sheet.pages + 1, pages)
        sheet.end_page()

    flow = Pages(begin_page, end_page)
    table = PaperTable(sheet, _RECEIPTS, flow, size=8.5)
    table.begin()
    for one in paper.register.receipts:
        table.row(_receipt_cells(one))
    if not paper.register.receipts:
        table.note("Nessun incasso in questo giorno.")
    y = _draw_totals(paper, sheet, flow, table.y)
    y = _draw_drawers(paper, sheet, flow, y)
    _draw_end(paper, sheet, y)
    end_page()
    return sheet


def _draw_title(sheet: Sheet, paper: CashRegisterPaper, y: float) -> float:
    inner = sheet.width - 2 * SIDE
    y -= 24
    sheet.text(SIDE, y, "Registro degli incassi", size=15, width=inner * 0.6, face=sheet.faces.bold)
    right = sheet.width - SIDE
    sheet.text(right, y, day_text(paper.register.on), size=13, width=inner * 0.35, face=sheet.faces.bold, right=True)
    issuer = paper.register.issuer
    y -= 14
    scope = "Tutte le serie di ricevute" if issuer is None else f"Ricevute della serie {issuer}"
    sheet.text(SIDE, y, f"{scope}, nell'ordine di pagamento", size=9, width=inner, colour=MUTED)
    return y - 8


def _receipt_cells(one: RechargeReceipt) -> tuple[str, ...]:
    channel = CHANNEL_TEXTS[one.channel]
    return (
        one.number_text,
        f"{rome(one.at):%H:%M}",
        one.pupil_name,
        MEANS_TEXTS[one.means],
        f"{channel} · STORNATA" if one.is_reversed else channel,
        one.actor_name,
        format_euro(one.amount_cents),
    )


def _draw_totals(paper: CashRegisterPaper, sheet: Sheet, flow: Pages, y: float) -> float:
    table = PaperTable(sheet, _TOTALS, flow)
    table.y = y
    table.make_room(60 + 15 * (len(paper.register.totals) + 2))
    table.begin(_draw_caption(sheet, table.y, "Totali per mezzo di pagamento (senza le stornate)"))
    for total in paper.register.totals:
        table.row(
            (
                MEANS_TEXTS[total.means],
                CHANNEL_TEXTS[total.channel],
                "sì" if total.means.is_traceable else "no",
                str(total.count),
                format_euro(total.amount_cents),
            )
        )
    count = sum(total.count for total in paper.register.totals)
    table.row(("Totale incassato", "", "", str(count), format_euro(paper.register.total_cents)), is_bold=True)
    return table.y


def _draw_drawers(paper: CashRegisterPaper, sheet: Sheet, flow: Pages, y: float) -> float:
    table = PaperTable(sheet, _DRAWERS, flow, size=8.5)
    table.y = y
    table.make_room(100 if paper.sessions else 30)
    if not paper.sessions:
        return table.y
    table.begin(_draw_caption(sheet, table.y, "Sessioni di cassa aperte in questo giorno"))
    for one in paper.sessions:
        table.row(_drawer_cells(one), lines=3)
    return table.y


def _drawer_cells(one: CashSession) -> tuple[str, ...]:
    opened = f"{rome(one.opened_at):%H:%M}"
    if one.closed_at is None or one.expected_cents is None or one.counted_cents is None:
        return (one.operator_name, opened, "aperta", format_euro(one.float_cents), "", "", "", "")
    difference = one.counted_cents - one.expected_cents
    return (
        one.operator_name,
        opened,
        f"{rome(one.closed_at):%H:%M}",
        format_euro(one.float_cents),
        format_euro(one.expected_cents),
        format_euro(one.counted_cents),
        format_euro(difference, signed=True),
        one.reason or "",
    )


def _draw_caption(sheet: Sheet, y: float, text: str) -> float:
    y -= 26
    sheet.text(SIDE, y, text, size=11, width=sheet.width - 2 * SIDE, face=sheet.faces.bold)
    return y - 4


def _draw_end(paper: CashRegisterPaper, sheet: Sheet, y: float) -> None:
    """Say which numbers are missing: none is an answer too."""
    y -= 22
    inner = sheet.width - 2 * SIDE
    if not paper.missing:
        text = "Numerazione delle ricevute dell'anno: completa, nessun numero mancante."
        sheet.text(SIDE, y, text, size=9, width=inner, colour=MUTED)
        return
    parts = ", ".join(missing_text(one) for one in paper.missing)
    sheet.text(
        SIDE, y, f"Numeri di ricevuta mancanti nell'anno: {parts}.", size=9, width=inner, smallest=6,
        face=sheet.faces.bold,
    )  # fmt: skip


def missing_text(one: MissingReceipts) -> str:
    """Return `UFF/2026 dal 3 al 5`, or `UFF/2026 n. 3`."""
    which = f"n. {one.first}" if one.first == one.last else f"dal n. {one.first} al n. {one.last}"
    return f"{one.issuer}/{one.year} {which}"
