"""The reports that there are: who may read each, what it needs, how it is made, what its chart shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from core.access.permissions import Permission
from core.access.session import Session
from core.reports import (
    AttendanceLine,
    BandLine,
    ComparisonLine,
    DebtLine,
    ReportTable,
    StaffLine,
    TakingsLine,
    attendance,
    attendance_table,
    bands_table,
    by_age,
    comparison,
    comparison_table,
    debts,
    debts_table,
    meals_by_band,
    staff_meals,
    staff_table,
    takings,
    takings_table,
)
from office.account.words import means_text

L = TypeVar("L", date, str)


class ReportKind(StrEnum):
    """A report."""

    ATTENDANCE = "attendance"
    COMPARISON = "comparison"
    TAKINGS = "takings"
    DEBTS = "debts"
    BANDS = "bands"
    STAFF = "staff"

    @property
    def permission(self) -> Permission:
        """What reading it asks for."""
        return Permission.VIEW_MEALS if self in {ReportKind.ATTENDANCE, ReportKind.STAFF} else Permission.VIEW_LEDGER

    @property
    def has_service(self) -> bool:
        """Whether it is about one service."""
        return self not in {ReportKind.TAKINGS, ReportKind.DEBTS}

    @property
    def has_period(self) -> bool:
        """Whether it is about some days; debts are those of now."""
        return self is not ReportKind.DEBTS


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for."""

    kind: ReportKind
    service_id: int
    service_name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Series:
    """Bars of one colour: a value for each label of the chart."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ChartData:
    """What a chart shows; with `is_money` values are cents."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    is_money: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it was made: the table of screen, paper and files, and the chart."""

    wanted: Wanted
    table: ReportTable
    chart: ChartData


def make_report(session: Session, wanted: Wanted) -> Report:
    """Make a report; its texts are Italian, as papers are."""
    about = _about(wanted, session.today())
    span = (wanted.first, wanted.last)
    match wanted.kind:
        case ReportKind.ATTENDANCE:
            attended = attendance(session, wanted.service_id, *span)
            return Report(wanted, attendance_table(attended, about), _attendance_chart(attended))
        case ReportKind.COMPARISON:
            compared = comparison(session, wanted.service_id, *span)
            return Report(wanted, comparison_table(compared, about), _comparison_chart(compared))
        case ReportKind.TAKINGS:
            taken = takings(session, *span)
            return Report(wanted, takings_table(taken, about), _takings_chart(taken))
        case ReportKind.DEBTS:
            owed = debts(session)
            return Report(wanted, debts_table(owed, about), _debts_chart(owed))
        case ReportKind.BANDS:
            banded = meals_by_band(session, wanted.service_id, *span)
            return Report(wanted, bands_table(banded, about), _bands_chart(banded))
        case ReportKind.STAFF:
            staff = staff_meals(session, wanted.service_id, *span)
            return Report(wanted, staff_table(staff, about), _staff_chart(staff))


def kind_title(kind: ReportKind) -> str:
    """Return what a report is called on screen."""
    match kind:
        case ReportKind.ATTENDANCE:
            return QCoreApplication.translate("Reports", "Presenze")
        case ReportKind.COMPARISON:
            return QCoreApplication.translate("Reports", "Ordinati e serviti")
        case ReportKind.TAKINGS:
            return QCoreApplication.translate("Reports", "Incassi")
        case ReportKind.DEBTS:
            return QCoreApplication.translate("Reports", "Debiti")
        case ReportKind.BANDS:
            return QCoreApplication.translate("Reports", "Pasti per fascia")
        case ReportKind.STAFF:
            return QCoreApplication.translate("Reports", "Personale")


def column_titles() -> dict[str, str]:
    """Return the titles of all reports' columns in the language on screen, by the columns' keys."""
    translate = QCoreApplication.translate
    return {
        "month": translate("Reports", "Mese"),
        "on": translate("Reports", "Giorno"),
        "first": translate("Reports", "Dal"),
        "last": translate("Reports", "Al"),
        "school": translate("Reports", "Scuola"),
        "class": translate("Reports", "Classe"),
        "days": translate("Reports", "Giorni"),
        "enrolled": translate("Reports", "Iscritti"),
        "expected": translate("Reports", "Attesi"),
        "present": translate("Reports", "Presenti"),
        "absent": translate("Reports", "Assenze"),
        "plain": translate("Reports", "In bianco"),
        "extra": translate("Reports", "Extra"),
        "rate": translate("Reports", "Presenza"),
        "ordered": translate("Reports", "Ordinati"),
        "booked": translate("Reports", "Prenotati"),
        "served": translate("Reports", "Rilevati"),
        "charged": translate("Reports", "Addebitati"),
        "exempt": translate("Reports", "Esenti"),
        "difference": translate("Reports", "Differenza"),
        "amount": translate("Reports", "Importo"),
        "channel": translate("Reports", "Canale"),
        "means": translate("Reports", "Mezzo"),
        "traceable": translate("Reports", "Tracciabile"),
        "count": translate("Reports", "Ricariche"),
        "pupil": translate("Reports", "Alunno"),
        "group": translate("Reports", "Conto"),
        "debt": translate("Reports", "Debito"),
        "contested": translate("Reports", "Contestato"),
        "since": translate("Reports", "A debito dal"),
        "recharged": translate("Reports", "Ultima ricarica"),
        "band": translate("Reports", "Fascia"),
        "name": translate("Reports", "Descrizione"),
        "meals": translate("Reports", "Pasti"),
    }


def _about(wanted: Wanted, today: date) -> str:
    if not wanted.kind.has_period:
        return f"al {today:%d/%m/%Y}"
    span = f"dal {wanted.first:%d/%m/%Y} al {wanted.last:%d/%m/%Y}"
    return f"{wanted.service_name}, {span}" if wanted.kind.has_service else span


def _attendance_chart(lines: Sequence[AttendanceLine]) -> ChartData:
    titles = column_titles()
    months = _ordered(line.month for line in lines)
    by_month = {month: [line for line in lines if line.month == month] for month in months}
    return ChartData(
        tuple(f"{month:%m/%Y}" for month in months),
        tuple(
            Series(titles[name], tuple(sum(getattr(line, name) for line in by_month[month]) for month in months))
            for name in ("expected", "present", "absent")
        ),
    )


def _comparison_chart(lines: Sequence[ComparisonLine]) -> ChartData:
    titles = column_titles()
    days = _ordered(line.on for line in lines)
    by_day = {day: [line for line in lines if line.on == day] for day in days}
    return ChartData(
        tuple(f"{day:%d/%m}" for day in days),
        (
            Series(titles["ordered"], tuple(sum(line.ordered or 0 for line in by_day[day]) for day in days)),
            Series(titles["served"], tuple(sum(line.served for line in by_day[day]) for day in days)),
            Series(titles["charged"], tuple(sum(line.accounted for line in by_day[day]) for day in days)),
        ),
    )


def _takings_chart(lines: Sequence[TakingsLine]) -> ChartData:
    months = _ordered(line.first for line in lines)
    found: dict[tuple[str, date], int] = defaultdict(int)
    for line in lines:
        found[means_text(line.means), line.first] += line.amount_cents
    names = tuple(dict.fromkeys(means_text(line.means) for line in lines))
    return ChartData(
        tuple(f"{month:%m/%Y}" for month in months),
        tuple(Series(name, tuple(found[name, month] for month in months)) for name in names),
        is_money=True,
    )


def _debts_chart(lines: Sequence[DebtLine]) -> ChartData:
    ages = by_age(tuple(lines))
    labels = (
        QCoreApplication.translate("Reports", "fino a 30 giorni"),
        QCoreApplication.translate("Reports", "31–60"),
        QCoreApplication.translate("Reports", "61–90"),
        QCoreApplication.translate("Reports", "oltre 90"),
    )
    debt = Series(column_titles()["debt"], tuple(cents for _count, cents in ages.values()))
    return ChartData(labels, (debt,) if lines else (), is_money=True)


def _bands_chart(lines: Sequence[BandLine]) -> ChartData:
    months = _ordered(line.month for line in lines)
    found: dict[tuple[str, date], int] = defaultdict(int)
    exempt = QCoreApplication.translate("Reports", "Esenti")
    for line in lines:
        found[line.band_code or exempt, line.month] += line.meals
    names = sorted({name for name, _month in found}, key=lambda name: (name == exempt, name))
    return ChartData(
        tuple(f"{month:%m/%Y}" for month in months),
        tuple(Series(name, tuple(found[name, month] for month in months)) for name in names),
    )


def _staff_chart(lines: Sequence[StaffLine]) -> ChartData:
    months = _ordered(line.month for line in lines)
    schools = _ordered(line.school_name for line in lines)
    found = {(line.school_name, line.month): line.meals for line in lines}
    return ChartData(
        tuple(f"{month:%m/%Y}" for month in months),
        tuple(Series(school, tuple(found.get((school, month), 0) for month in months)) for school in schools),
    )


def _ordered(values: Iterable[L]) -> list[L]:
    return sorted(set(values))
