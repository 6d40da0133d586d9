"""The drawers of stations as one plain table, for paper and spreadsheets."""

from __future__ import annotations

from datetime import date

from core.access.session import Session
from core.clock import rome
from core.errors import Phrase
from core.payments import Means
from core.reports import CellKind, ReportColumn, ReportTable
from core.reports.tables import Cell
from core.station.station_tills import StationTill, station_tills

_COLUMNS = (
    ReportColumn("station", "Postazione"),
    ReportColumn("operator", "Operatore"),
    ReportColumn("opened", "Aperta"),
    ReportColumn("closed", "Chiusa"),
    ReportColumn("float", "Fondo", CellKind.MONEY, is_summed=True),
    ReportColumn("cash", "Contanti", CellKind.MONEY, is_summed=True),
    ReportColumn("other", "Altri mezzi", CellKind.MONEY, is_summed=True),
    ReportColumn("counted", "Contati", CellKind.MONEY, is_summed=True),
    ReportColumn("difference", "Differenza", CellKind.MONEY, is_summed=True),
    ReportColumn("reason", "Motivo"),
    ReportColumn("taken", "Presa in consegna"),
)


def till_table(session: Session, first: date, last: date) -> ReportTable:
    """Return the drawers that stations opened between two days in Rome (both included), newest first."""
    rows = tuple(_row(till) for till in station_tills(session, first, last))
    totals = tuple(
        sum(cell for row in rows if isinstance(cell := row[place], int)) if column.is_summed else None
        for place, column in enumerate(_COLUMNS)
    )
    return ReportTable(
        Phrase("Casse delle postazioni"),
        Phrase("dal {first} al {last}", first=f"{first:%d/%m/%Y}", last=f"{last:%d/%m/%Y}"),
        _COLUMNS,
        rows,
        totals,
        Phrase("Presa in consegna: chi dell'ufficio risponde del denaro e lo versa in tesoreria."),
    )


def _row(till: StationTill) -> tuple[Cell, ...]:
    cash = sum(one.amount_cents for one in till.taken if one.means is Means.CASH)
    whole = sum(one.amount_cents for one in till.taken)
    taken_over = till.taken_over
    return (
        till.station_name, till.operator_name, f"{rome(till.opened_at):%d/%m/%Y %H:%M}",
        "" if till.closed_at is None else f"{rome(till.closed_at):%d/%m/%Y %H:%M}", till.float_cents, cash,
        whole - cash, till.counted_cents, till.difference_cents, till.reason,
        "" if taken_over is None else f"{taken_over.by} {rome(taken_over.at):%d/%m/%Y}",
    )  # fmt: skip
