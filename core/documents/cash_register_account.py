"""The yearly account of the accounting agent (conto della gestione dell'agente contabile).

Columns and signatures are those of mod. 21 annexed to D.P.R. 31 January 1996 n. 194: n. ordine; periodo e oggetto della
riscossione; estremi riscossione (ricevute nn., importo); versamento in tesoreria (quietanze nn., importo); note.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from reportlab.lib.units import mm

from core.documents.paper import A4, BOTTOM, MUTED, SIDE, Heading, Sheet
from core.documents.report_table import Pages, PaperColumn, PaperTable, counted
from core.documents.wording import day_text, instant_text
from core.documents.writing import write_whole
from core.money import format_euro
from core.payments import AgentAccount, Collection, Deposit, ReceiptRange
from core.reports import MEANS_TEXTS

_MONTHS = (
    "Gennaio", "Febbraio", "Marzo", "Aprile", "Maggio", "Giugno", "Luglio", "Agosto", "Settembre", "Ottobre",
    "Novembre", "Dicembre",
)  # fmt: skip
_COLUMNS = (
    PaperColumn("N. ordine", 7),
    PaperColumn("Periodo e oggetto della riscossione", 44),
    PaperColumn("Estremi riscossione: ricevute nn.", 36),
    PaperColumn("Estremi riscossione: importo", 18, is_right=True),
    PaperColumn("Versamento in tesoreria: quietanze nn.", 30),
    PaperColumn("Versamento in tesoreria: importo", 19, is_right=True),
    PaperColumn("Note", 38),
)
#: With more stretches than this, first and last number stand for all of them.
_MOST_RANGES = 8
_CELL_LINES = 4


@dataclass(frozen=True, slots=True)
class AgentAccountPaper:
    """What stands on the account; `printed_at` is UTC."""

    heading: Heading
    account: AgentAccount
    printed_at: datetime


def agent_account_pdf(paper: AgentAccountPaper, path: Path) -> int:
    """Write the account; return how many pages it has.

    Raises:
        EnvironmentFault: the file cannot be written (core.documents.faults); the old one is as it was.
    """
    sheet = counted(lambda pages: _draw(paper, pages))
    write_whole(path, sheet.content())
    return sheet.pages


def _draw(paper: AgentAccountPaper, pages: int) -> Sheet:
    account = paper.account
    title = f"Conto della gestione dell'agente contabile {account.year}"
    sheet = Sheet((A4[1], A4[0]), title=title, author=paper.heading.municipality_name)

    def begin_page() -> float:
        y = sheet.heading(paper.heading)
        return _draw_title(sheet, account, y) if sheet.pages == 0 else y - 8

    def end_page() -> None:
        about = f"Mod. 21 D.P.R. 194/1996 · {account.operator.name} · stampato il {instant_text(paper.printed_at)}"
        sheet.foot(about, sheet.pages + 1, pages)
        sheet.end_page()

    table = PaperTable(sheet, _COLUMNS, Pages(begin_page, end_page), size=8.5)
    table.begin()
    lines = list(_lines(account))
    for number, cells in enumerate(lines, start=1):
        table.row((str(number), *cells), lines=_CELL_LINES)
    if not lines:
        table.note("Nessuna riscossione e nessun versamento nell'anno.")
    paid, taken = format_euro(account.deposited_cents), format_euro(account.carried_cents + account.collected_cents)
    table.row(("", "Totali", "", taken, "", paid, ""), is_bold=True)
    due = f"Resto da versare al 31/12/{account.year}"
    table.row(("", due, "", format_euro(account.due_cents), "", "", ""), is_bold=True)
    table.make_room(46 * mm)
    _draw_signatures(sheet, table.y, len(lines), pages)
    end_page()
    return sheet


def _draw_title(sheet: Sheet, account: AgentAccount, y: float) -> float:
    inner, right = sheet.width - 2 * SIDE, sheet.width - SIDE
    y -= 24
    title = "Conto della gestione dell'agente contabile"
    sheet.text(SIDE, y, title, size=15, width=inner * 0.7, face=sheet.faces.bold)
    sheet.text(right, y, f"Esercizio {account.year}", size=13, width=inner * 0.28, face=sheet.faces.bold, right=True)
    y -= 15
    sheet.text(SIDE, y, f"Agente contabile: {account.operator.name}", size=10.5, width=inner * 0.6)
    form = "Mod. 21, D.P.R. 31 gennaio 1996, n. 194"
    sheet.text(right, y, form, size=9, width=inner * 0.38, colour=MUTED, right=True)
    return y - 8


def _lines(account: AgentAccount) -> Iterator[tuple[str, ...]]:
    """Return the lines: of each month the collections and, beside them, the deposits made in it."""
    if account.carried_cents:
        text = f"Rimanenza da versare al 31/12/{account.year - 1}"
        yield (text, "", format_euro(account.carried_cents), "", "", "")
    collections: dict[date, list[Collection]] = defaultdict(list)
    deposits: dict[date, list[Deposit]] = defaultdict(list)
    for one in account.collections:
        collections[one.month].append(one)
    for paid in account.deposits:
        deposits[paid.on.replace(day=1)].append(paid)
    for month in sorted(collections.keys() | deposits.keys()):
        left, right = collections[month], deposits[month]
        for place in range(max(len(left), len(right))):
            taken = _taken_cells(left[place]) if place < len(left) else (_month_text(month), "", "", "")
            paid_in = _paid_cells(right[place]) if place < len(right) else ("", "", "")
            notes = "; ".join(filter(None, (taken[3], paid_in[2])))
            yield (*taken[:3], *paid_in[:2], notes)


def _taken_cells(one: Collection) -> tuple[str, str, str, str]:
    notes = []
    if one.reversed_numbers:
        cents = one.given_back_cents - one.returned_cents
        notes.append(f"Stornate per {format_euro(cents)}: {', '.join(one.reversed_numbers)}")
    if one.returned_numbers:
        notes.append(
            f"Presa in consegna annullata per {format_euro(one.returned_cents)}: {', '.join(one.returned_numbers)}"
        )
    note = "; ".join(notes)
    what = f"{_month_text(one.month)} - {one.service_group_name}, {MEANS_TEXTS[one.means].lower()}"
    return what, receipts_text(one.receipts, one.count), format_euro(one.net_cents), note


def _paid_cells(paid: Deposit) -> tuple[str, str, str]:
    number = f"n. {paid.treasury_receipt} del {day_text(paid.on)}"
    return number, format_euro(paid.amount_cents), paid.note or ""


def receipts_text(receipts: tuple[ReceiptRange, ...], count: int) -> str:
    """Return `UFF 1–120, 122`; of too many stretches the first and last number and how many they are."""
    parts = []
    issuers = list(dict.fromkeys(one.issuer for one in receipts))
    for issuer in issuers:
        own = [one for one in receipts if one.issuer == issuer]
        if len(receipts) > _MOST_RANGES:
            parts.append(f"{issuer} dal n. {own[0].first} al n. {own[-1].last}")
        else:
            shown = (f"{one.first}" if one.first == one.last else f"{one.first}–{one.last}" for one in own)
            parts.append(f"{issuer} {', '.join(shown)}")
    text = "; ".join(parts)
    return f"{text} (n. {count} ricevute)" if len(receipts) > _MOST_RANGES else text


def _month_text(month: date) -> str:
    return f"{_MONTHS[month.month - 1]} {month.year}"


def _draw_signatures(sheet: Sheet, y: float, lines: int, pages: int) -> None:
    inner = sheet.width - 2 * SIDE
    y = min(y - 24, BOTTOM + 40 * mm)
    text = f"Il presente conto contiene n. {lines} registrazioni in n. {pages} pagine."
    sheet.text(SIDE, y, text, size=9.5, width=inner)
    sheet.text(SIDE, y - 16, "Lì ____________________", size=9.5, width=inner * 0.3)
    for x, who in (
        (SIDE + inner * 0.30, "L'agente contabile"),
        (SIDE + inner * 0.66, "Visto di regolarità - Il responsabile del servizio finanziario"),
    ):
        sheet.text(x, y - 16, who, size=9.5, width=inner * 0.34, smallest=7)
        sheet.line(x, y - 48, x + inner * 0.3, y - 48)
    sheet.text(SIDE + inner * 0.15, y - 48, "Timbro dell'ente", size=8, width=inner * 0.15, colour=MUTED)
