"""Every report as one plain table, for screens, spreadsheets and paper: named columns, typed cells, totals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from core.errors import Phrase
from core.payments import Channel, Means
from core.reports.attendance import AttendanceLine
from core.reports.meals_charged import BandLine, ComparisonLine
from core.reports.money import DebtLine, TakingsLine
from core.reports.staff import StaffLine

L = TypeVar("L")

Cell = str | int | float | date | None


class CellKind(StrEnum):
    """What a column holds: text, whole number, cents, day, month (its first day), part of one."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    MONTH = "month"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A column: its key, its Italian title, what it holds, and whether the total of its cells means something."""

    key: str
    title: str
    kind: CellKind = CellKind.TEXT
    is_summed: bool = False


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A report: rows have a cell for each column; `totals` too, None where there is nothing to add up.

    `about` says what was asked for (`Mensa, dal 01/09/2026 al 30/11/2026`), `note` how to read it.
    """

    title: str
    about: str
    columns: tuple[ReportColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[Cell, ...]
    note: str = ""


MEANS_TEXTS = {
    Means.CASH: Phrase("Contanti"),
    Means.BANCOMAT: Phrase("Bancomat"),
    Means.CARD: Phrase("Carta"),
    Means.CHEQUE: Phrase("Assegno"),
    Means.PAGOPA: "pagoPA",
}
CHANNEL_TEXTS = {
    Channel.COUNTER: Phrase("Sportello"), Channel.PUNTOLIS: Phrase("Punto vendita"), Channel.PAGOPA: "pagoPA",
}  # fmt: skip

_MONTH = ReportColumn("month", "Mese", CellKind.MONTH)
_DAY = ReportColumn("on", "Giorno", CellKind.DAY)
_SCHOOL = ReportColumn("school", "Scuola")
_CLASS = ReportColumn("class", "Classe")

_YES, _NO = Phrase("sì"), Phrase("no")


def attendance_table(lines: Sequence[AttendanceLine], about: str) -> ReportTable:
    """Return the attendance as a table."""
    return _table(
        "Presenze per classe e mese",
        about,
        lines,
        (
            (_MONTH, lambda one: one.month),
            (_SCHOOL, lambda one: one.school_name),
            (_CLASS, lambda one: one.class_name),
            (_number("days", "Giorni", is_summed=False), lambda one: one.days),
            (_number("enrolled", "Iscritti", is_summed=False), lambda one: one.enrolled),
            (_number("expected", "Pasti attesi"), lambda one: one.expected),
            (_number("present", "Presenti"), lambda one: one.present),
            (_number("absent", "Assenze"), lambda one: one.absent),
            (_number("plain", "In bianco"), lambda one: one.plain),
            (_number("extra", "Extra"), lambda one: one.extra),
            (ReportColumn("rate", "Presenza", CellKind.SHARE), lambda one: one.presence_rate),
        ),
        Phrase("Attesi: iscritti non assenti nei giorni di servizio. Extra: presenti senza essere attesi."),
    )


def comparison_table(lines: Sequence[ComparisonLine], about: str) -> ReportTable:
    """Return ordered, served and charged as a table."""
    return _table(
        "Ordinati, serviti, addebitati",
        about,
        lines,
        (
            (_DAY, lambda one: one.on),
            (_SCHOOL, lambda one: one.school_name),
            (_number("ordered", "Ordinati"), lambda one: one.ordered),
            (_number("booked", "Prenotati"), lambda one: one.booked),
            (_number("served", "Rilevati"), lambda one: one.served),
            (_number("charged", "Addebitati"), lambda one: one.charged),
            (_number("exempt", "Esenti"), lambda one: one.exempt),
            (_number("difference", "Differenza"), lambda one: one.difference),
            (_money("amount", "Importo addebitato"), lambda one: one.charged_cents),
        ),
        Phrase(
            "Ordinati: ultima versione dell'ordine alla cucina, senza il personale. Esenti: noti a giornata chiusa. "
            "Differenza: ordinati meno addebitati ed esenti."
        ),
    )


def takings_table(lines: Sequence[TakingsLine], about: str) -> ReportTable:
    """Return the takings as a table."""
    return _table(
        "Incassi per canale e mezzo",
        about,
        lines,
        (
            (ReportColumn("first", "Dal", CellKind.DAY), lambda one: one.first),
            (ReportColumn("last", "Al", CellKind.DAY), lambda one: one.last),
            (ReportColumn("channel", "Canale"), lambda one: CHANNEL_TEXTS[one.channel]),
            (ReportColumn("means", "Mezzo"), lambda one: MEANS_TEXTS[one.means]),
            (ReportColumn("traceable", "Tracciabile"), lambda one: _YES if one.means.is_traceable else _NO),
            (_number("count", "Ricariche"), lambda one: one.count),
            (_money("amount", "Importo"), lambda one: one.amount_cents),
        ),
        Phrase("Senza le ricariche stornate."),
    )


def debts_table(lines: Sequence[DebtLine], about: str) -> ReportTable:
    """Return the debts as a table."""
    return _table(
        "Conti a debito",
        about,
        lines,
        (
            (ReportColumn("pupil", "Alunno"), lambda one: one.pupil_name),
            (_SCHOOL, lambda one: one.school_name),
            (_CLASS, lambda one: one.class_name),
            (ReportColumn("group", "Conto"), lambda one: one.service_group_name),
            (_money("debt", "Debito"), lambda one: one.debt_cents),
            (_money("contested", "Contestato"), lambda one: one.contested_cents or None),
            (ReportColumn("since", "A debito dal", CellKind.DAY), lambda one: one.since),
            (_number("days", "Giorni", is_summed=False), lambda one: one.days),
            (ReportColumn("recharged", "Ultima ricarica", CellKind.DAY), lambda one: one.last_recharge_on),
        ),
        Phrase("Riservato all'ufficio: i nomi di chi è in debito non si espongono e non si consegnano a terzi."),
    )


def bands_table(lines: Sequence[BandLine], about: str) -> ReportTable:
    """Return the meals by band as a table."""
    return _table(
        "Pasti per fascia",
        about,
        lines,
        (
            (_MONTH, lambda one: one.month),
            (ReportColumn("band", "Fascia"), lambda one: one.band_code or ""),
            (ReportColumn("name", "Descrizione"), lambda one: one.band_name or Phrase("Esenti")),
            (_number("meals", "Pasti"), lambda one: one.meals),
            (_money("amount", "Importo"), lambda one: one.amount_cents),
        ),
        Phrase("Pasti addebitati e non stornati, nella fascia che l'alunno ha oggi per quel giorno."),
    )


def staff_table(lines: Sequence[StaffLine], about: str) -> ReportTable:
    """Return the staff meals as a table."""
    return _table(
        "Pasti del personale scolastico",
        about,
        lines,
        (
            (_MONTH, lambda one: one.month),
            (_SCHOOL, lambda one: one.school_name),
            (_number("days", "Giorni"), lambda one: one.days),
            (_number("meals", "Pasti"), lambda one: one.meals),
        ),
        Phrase("Dagli ordini alla cucina, ultima versione: per la richiesta del contributo dello Stato."),
    )


def _number(key: str, title: str, *, is_summed: bool = True) -> ReportColumn:
    return ReportColumn(key, title, CellKind.NUMBER, is_summed)


def _money(key: str, title: str) -> ReportColumn:
    return ReportColumn(key, title, CellKind.MONEY, is_summed=True)


def _table(
    title: str, about: str, lines: Iterable[L], parts: Sequence[tuple[ReportColumn, Callable[[L], Any]]], note: str
) -> ReportTable:
    rows = tuple(tuple(value(line) for _column, value in parts) for line in lines)
    columns = tuple(column for column, _value in parts)
    return ReportTable(title, about, columns, rows, _totals(columns, rows), note)


def _totals(columns: Sequence[ReportColumn], rows: Sequence[Sequence[Any]]) -> tuple[Cell, ...]:
    return tuple(
        sum(row[place] or 0 for row in rows) if column.is_summed else None for place, column in enumerate(columns)
    )
