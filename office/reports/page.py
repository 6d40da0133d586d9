"""The reports: chosen, asked for, shown with a chart, written into files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from core.access.permissions import Permission
from core.access.session import Session
from core.documents import Heading, ReportPaper, report_csv, report_pdf, report_xlsx
from core.errors import InvalidValue
from core.registry import SchoolYear, Service, current_school_year, municipality, services
from core.reports import ReportTable
from office.desk import Desk
from office.papers import show_paper
from office.reports.kinds import Report, ReportKind, Wanted, kind_title, make_report
from office.reports.view import TAX, ReportsView
from office.shell.search_box import Action

if TYPE_CHECKING:
    from office.reports.chart import BarChart

Choices = tuple[tuple[Service, ...], SchoolYear | None]
Write = Callable[[Session, ReportTable, Path], object]
#: The choices of the period, in order; the last is what somebody typed.
THIS_MONTH, LAST_MONTH, SCHOOL_YEAR, TYPED = range(4)


class ReportsPage(ReportsView):
    """One report at a time; tax certificates beside them."""

    areas = frozenset({"ledger", "payments", "meals", "registry"})
    icon = "CHART"

    def __init__(self, desk: Desk) -> None:
        kinds = tuple(kind for kind in ReportKind if desk.session.may(kind.permission))
        may_certify = desk.session.may(Permission.VIEW_LEDGER) and desk.session.may(Permission.VIEW_GUARDIANS)
        super().__init__(desk, kinds, has_tax=may_certify)
        self.setObjectName("reports_page")
        self.desk = desk
        self._services: tuple[Service, ...] = ()
        self._year: SchoolYear | None = None
        self._report: Report | None = None
        self._chart: BarChart | None = None
        for _choice in range(4):
            self.period.addItem("")
        self._connect()
        self.retranslate()
        self._set_period(THIS_MONTH)
        if kinds:
            self.list.setCurrentRow(0)
        else:
            self.list.hide()
            self.content.setCurrentWidget(self.refused)

    # As a page

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        for place, text in enumerate(
            (
                self.tr("Questo mese"),
                self.tr("Mese scorso"),
                self.tr("Anno scolastico"),
                self.tr("Altri giorni"),
            )
        ):
            if place < self.period.count():
                self.period.setItemText(place, text)

    def reload(self) -> None:
        """Make the report anew."""
        if not self.kinds:
            return
        if self.chosen() == TAX:
            self.tax.reload()
        else:
            self.desk.read(_choices, self._on_choices, owner=self, key="report choices")

    def focus_search(self) -> None:
        """Put the keyboard on the list of reports."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def print_list(self) -> bool:
        """Print the report with its totals and its note, as its own button does; certificates are a plain list."""
        return self._press(self.pdf_button)

    def export_list(self) -> bool:
        """Export the report with its totals, as a spreadsheet; certificates are a plain list."""
        return self._press(self.xlsx_button)

    def _press(self, button: QPushButton) -> bool:
        if not self.kinds or self.chosen() == TAX or not button.isEnabled():
            return False
        button.click()
        return True

    def search_actions(self) -> Sequence[Action]:
        """Return what can be done here from anywhere."""
        words = self.tr("statistiche prospetto")
        return tuple(
            Action(f"report_{kind.value}", kind_title(kind), partial(self._show_from_afar, kind.value), "", words)
            for kind in self.kinds
        )

    def show_report(self, key: str) -> None:
        """Choose a report by its value, or the certificates by `TAX`."""
        for row in range(self.list.count()):
            if self.list.item(row).data(int(Qt.ItemDataRole.UserRole)) == key:
                self.list.setCurrentRow(row)

    # What is asked for

    def _on_choices(self, choices: Choices) -> None:
        self._services, self._year = choices
        before = self.service.currentData()
        self.service.blockSignals(True)
        self.service.clear()
        for one in self._services:
            self.service.addItem(one.name, one.id)
        self.service.setCurrentIndex(max(0, self.service.findData(before)))
        self.service.blockSignals(False)
        self._look()

    def _on_entry(self) -> None:
        if self.chosen() == TAX:
            self.content.setCurrentWidget(self.tax)
            self.tax.reload()
            return
        self.show_filters(ReportKind(self.chosen()), several_services=len(self._services) > 1)
        self.reload()

    def _look(self) -> None:
        """Make the report that is chosen."""
        kind = ReportKind(self.chosen())
        if kind.has_service and not self._services:
            self.content.setCurrentWidget(self.empty)
            return
        self.content.setCurrentWidget(self.report)
        self.show_filters(kind, several_services=len(self._services) > 1)
        try:
            wanted = self._wanted(kind)
        except InvalidValue as error:
            self.desk.tell_error(error)
            return
        self.desk.read(lambda session: make_report(session, wanted), self._show, owner=self, key="report")

    def _wanted(self, kind: ReportKind) -> Wanted:
        first, last = self.first.wanted_day(), self.last.wanted_day()
        return Wanted(kind, self.service.currentData() or 0, self.service.currentText(), first, last)

    def _on_period(self, choice: int) -> None:
        if choice != TYPED:
            self._set_period(choice)
            self.reload()

    def _set_period(self, choice: int) -> None:
        today = self.desk.session.today()
        month = today.replace(day=1)
        match choice:
            case _ if choice == LAST_MONTH:
                last = month - timedelta(days=1)
                span = (last.replace(day=1), last)
            case _ if choice == SCHOOL_YEAR and self._year is not None:
                span = (self._year.starts_on, max(self._year.starts_on, min(today, self._year.ends_on)))
            case _:
                span = (month, today)  # the days to come would be meals that nobody was there to eat
        self.first.set_day(span[0])
        self.last.set_day(span[1])

    def _on_day_typed(self) -> None:
        self.period.blockSignals(True)
        self.period.setCurrentIndex(TYPED)
        self.period.blockSignals(False)
        self.reload()

    # What is shown

    def _show(self, report: Report) -> None:
        if report.wanted.kind.value != self.chosen():
            return
        self._report = report
        self.show_table(report.table)
        self._show_chart(report)
        self._compare_bill()

    def _show_chart(self, report: Report) -> None:
        self.chart_place.setVisible(bool(report.chart.series))
        if not report.chart.series:
            return
        if self._chart is None:
            from office.reports.chart import BarChart  # noqa: PLC0415 - loading it takes a second

            self._chart = BarChart()
            self.chart_layout.addWidget(self._chart)
        self._chart.setAccessibleName(kind_title(report.wanted.kind))
        self._chart.show_data(report.chart)

    @property
    def chart(self) -> BarChart | None:
        """The chart, once there was something to draw."""
        return self._chart

    def _compare_bill(self) -> None:
        report, text = self._report, self.billed.text().strip().replace(".", "")
        if report is None or report.wanted.kind is not ReportKind.COMPARISON or not text:
            self.billed_answer.setText("")
            return
        if not text.isdecimal():
            self.billed_answer.setText(self.tr("Scrivi un numero di pasti."))
            return
        keys = [column.key for column in report.table.columns]
        totals = dict(zip(keys, report.table.totals, strict=True))
        billed, charged = int(text), int(totals["charged"] or 0) + int(totals["exempt"] or 0)  # type: ignore[arg-type]
        more = billed - charged
        if not more:
            self.billed_answer.setText(self.tr("Tornano con gli addebitati più gli esenti."))
            return
        answer = (
            self.tr("{count} in più degli addebitati più gli esenti ({charged}).")
            if more > 0
            else self.tr("{count} in meno degli addebitati più gli esenti ({charged}).")
        )
        self.billed_answer.setText(answer.format(count=abs(more), charged=charged))

    # Files

    def _on_pdf(self) -> None:
        self._write("pdf", lambda session, table, path: report_pdf(
            ReportPaper(Heading.of(municipality(session)), table, session.now()), path
        ))  # fmt: skip

    def _write(self, ending: str, write: Write) -> None:
        report = self._report
        if report is None:
            return
        name = f"{report.table.title} {report.table.about.replace('/', '-')}.{ending}"
        show_paper(self.desk, name, lambda session, path: write(session, report.table, path), owner=self)

    def _show_from_afar(self, key: str) -> None:
        self.desk.area_wanted.emit("reports")
        self.show_report(key)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda *_items: self._on_entry())
        self.service.currentIndexChanged.connect(lambda _index: self._look())
        self.period.currentIndexChanged.connect(self._on_period)
        for field in (self.first, self.last):
            field.day_changed.connect(lambda _day: self._on_day_typed())
        self.billed.textChanged.connect(lambda _text: self._compare_bill())
        self.pdf_button.clicked.connect(self._on_pdf)
        self.xlsx_button.clicked.connect(lambda: self._write("xlsx", lambda _s, table, path: report_xlsx(table, path)))
        self.csv_button.clicked.connect(lambda: self._write("csv", lambda _s, table, path: report_csv(table, path)))


def _choices(session: Session) -> Choices:
    return services(session), current_school_year(session)
