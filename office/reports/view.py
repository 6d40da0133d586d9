"""Layout of the reports: their list, what is asked for, numbers, chart, and the files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.documents.report import cell_text
from core.errors import Phrase
from core.qt.columns import Column
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon, set_icon
from core.qt.record_table import RecordTableModel, RecordTableView
from core.qt.theme import Role, set_role
from core.qt.translations import in_words
from core.reports import CellKind, ReportColumn, ReportTable
from core.reports.tables import Cell
from office.days import DayField
from office.desk import Desk
from office.flow import FlowLayout
from office.page import Page
from office.reports.kinds import ReportKind, column_titles, kind_title
from office.reports.tax_panel import TaxPanel
from office.shell.letters import fix_width
from office.shell.room import Pages
from office.tables import keep_tight

Row = tuple[Cell, ...]
#: The entry of the list that is no report but the certificates.
TAX = "tax"
_KEY = int(Qt.ItemDataRole.UserRole)
#: How narrow a column may be, and what one of figures has beside its title; there are many of them.
_LEAST, _FIGURE_ROOM = 60, 25
#: The column that takes what room the others leave: the first of these that a report has.
_WIDE = ("pupil", "school", "name", "channel")
_FIGURES = frozenset({CellKind.NUMBER, CellKind.MONEY, CellKind.SHARE})


class ReportsView(Page):
    """Widgets and texts; the page decides."""

    def __init__(self, desk: Desk, kinds: tuple[ReportKind, ...], *, has_tax: bool) -> None:
        super().__init__()
        self.kinds = kinds
        self.list = QListWidget()
        self.list.setObjectName("report_list")
        fix_width(self.list, 152)
        self.list.setSpacing(3)
        for kind in kinds:
            self._add_entry(kind.value)
        if has_tax:
            self._add_entry(TAX)
        self.service = QComboBox()
        self.service.setObjectName("report_service")
        self.service.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.period = QComboBox()
        self.period.setObjectName("report_period")
        today = desk.session.today
        self.first, self.last = DayField(today), DayField(today)
        self.first.setObjectName("report_first")
        self.last.setObjectName("report_last")
        self.first.field_name, self.last.field_name = "Dal giorno", "Al giorno"
        self.pdf_button, self.xlsx_button, self.csv_button = QPushButton(), QPushButton(), QPushButton()
        for button, name, meaning in (
            (self.pdf_button, "report_pdf", Icon.PDF),
            (self.xlsx_button, "report_xlsx", Icon.SPREADSHEET),
            (self.csv_button, "report_csv", Icon.EXPORT),
        ):
            button.setObjectName(name)
            set_icon(button, meaning)
        self.model: RecordTableModel[Row] = RecordTableModel([Column("", "", lambda _row: "")])
        self.table = RecordTableView()
        self.table.setObjectName("report")
        self.table.setModel(self.model)
        self.table.horizontalHeader().setMinimumSectionSize(_LEAST)
        keep_tight(self.table, self.model, *column_titles(), room=_FIGURE_ROOM)
        self.totals, self.note = QLabel(), QLabel()
        self.totals.setObjectName("report_totals")
        self.note.setObjectName("report_note")
        self.billed_label, self.billed, self.billed_answer = QLabel(), QLineEdit(), QLabel()
        self.billed.setObjectName("billed_meals")
        self.billed.setMaxLength(7)
        self.billed_answer.setObjectName("billed_answer")
        set_role(self.note, Role.MUTED)
        for label in (self.totals, self.note, self.billed_answer):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.chart_place = QWidget()
        self.chart_layout = QVBoxLayout(self.chart_place)
        self.chart_layout.setContentsMargins(0, 0, 0, 0)
        self.tax = TaxPanel(desk)
        self.empty, self.refused = EmptyState(Icon.CHART), EmptyState(Icon.LOCK)
        self._lay_out()

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Statistiche")

    def help_text(self) -> str:
        """Return what the help says of this area."""
        return "\n".join(
            (
                self.tr("Scegli il prospetto e il periodo: i numeri si possono stampare o aprire in un foglio."),
                self.tr("«Ordinati e serviti» confronta gli ordini alla cucina con i pasti rilevati e addebitati: "
                        "scrivi i pasti della fattura e vedi la differenza."),
                self.tr("Le attestazioni per il 730 contano le ricariche ricevute nell'anno: solo quelle con mezzi "
                        "tracciabili danno diritto alla detrazione."),
            )
        )  # fmt: skip

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        for row in range(self.list.count()):
            item = self.list.item(row)
            key = item.data(_KEY)
            item.setText(self.tr("Attestazioni 730") if key == TAX else kind_title(ReportKind(key)))
        self.list.setAccessibleName(self.tr("Prospetti"))
        self.service.setAccessibleName(self.tr("Servizio"))
        self.period.setAccessibleName(self.tr("Periodo"))
        self.first.setAccessibleName(self.tr("Dal giorno"))
        self.last.setAccessibleName(self.tr("Al giorno"))
        self.pdf_button.setText(self.tr("PDF"))
        self.xlsx_button.setText(self.tr("Excel"))
        self.csv_button.setText(self.tr("CSV"))
        self.table.setAccessibleName(self.tr("Prospetto"))
        self.table.set_empty_text(self.tr("Nessun dato nel periodo scelto: prova un periodo più lungo."))
        self.billed_label.setText(self.tr("Pasti fatturati dal gestore"))
        self.billed.setAccessibleName(self.tr("Pasti fatturati dal gestore"))
        self.empty.set_texts(
            self.tr("Qui si contano pasti e incassi"),
            self.tr("Quando ci sarà un servizio con giornate chiuse, da qui potrai stampare i prospetti."),
        )
        self.refused.set_texts(
            self.tr("Questa pagina non è per il tuo ruolo"),
            self.tr("Se ti serve per il lavoro, chiedi all'amministratore."),
        )
        self.tax.retranslate()

    def chosen(self) -> str:
        """Return what is chosen in the list: a report's value, or `TAX`."""
        return str(self.list.item(max(0, self.list.currentRow())).data(_KEY))

    def show_table(self, table: ReportTable) -> None:
        """Show a report; columns of figures stand at the right."""
        titles = column_titles()
        self.model.set_records(())
        wide = next((key for key in _WIDE if any(one.key == key for one in table.columns)), "")
        columns = [_column(place, one, titles) for place, one in enumerate(table.columns)]
        self.model.set_columns([replace(one, is_stretched=one.key == wide) for one in columns])
        self.table.setModel(self.model)  # fits the columns anew
        self.model.set_records(table.rows)
        self.totals.setText(self._totals_text(table, titles))
        self.note.setText(in_words(table.note))
        for button in (self.pdf_button, self.xlsx_button, self.csv_button):
            button.setEnabled(bool(table.rows))

    def show_filters(self, kind: ReportKind, *, several_services: bool) -> None:
        """Show what the report can be asked for."""
        self.service.setVisible(kind.has_service and several_services)
        for widget in (self.period, self.first, self.last):
            widget.setVisible(kind.has_period)
        for label in (self.billed_label, self.billed_answer):
            label.setVisible(kind is ReportKind.COMPARISON)
        self.billed.setVisible(kind is ReportKind.COMPARISON)

    def _totals_text(self, table: ReportTable, titles: dict[str, str]) -> str:
        parts = [
            f"{titles[column.key]} {cell_text(total, column.kind)}"
            for column, total in zip(table.columns, table.totals, strict=True)
            if total is not None
        ]
        return self.tr("In tutto: {totals}").format(totals=" · ".join(parts)) if table.rows and parts else ""

    def _add_entry(self, key: str) -> None:
        item = QListWidgetItem()
        item.setData(_KEY, key)
        self.list.addItem(item)

    def _lay_out(self) -> None:
        filters = FlowLayout()
        for field in (self.first, self.last):
            fix_width(field, 128)
        for widget in (self.service, self.period, self.first, self.last):
            filters.addWidget(widget)
        filters.add_gap()
        files = QWidget()  # together, also on the next line
        row = QHBoxLayout(files)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.csv_button, self.xlsx_button, self.pdf_button):
            row.addWidget(button)
        filters.addWidget(files)
        billed = QHBoxLayout()
        billed.setSpacing(8)
        fix_width(self.billed, 96)
        billed.addWidget(self.billed_label)
        billed.addWidget(self.billed)
        billed.addWidget(self.billed_answer, 1)
        self.billed_label.setBuddy(self.billed)
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.setChildrenCollapsible(False)
        self.halves.setHandleWidth(12)
        self.halves.setProperty("role", "gap")
        self.halves.addWidget(self.table)
        self.halves.addWidget(self.chart_place)
        self.halves.setStretchFactor(0, 3)
        self.halves.setStretchFactor(1, 2)
        self.report = QWidget()
        layout = QVBoxLayout(self.report)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(filters)
        layout.addLayout(billed)
        layout.addWidget(self.halves, 1)
        layout.addWidget(self.totals)
        layout.addWidget(self.note)
        self.content = Pages()
        for page in (self.report, self.tax, self.empty, self.refused):
            self.content.addWidget(page)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self.list)
        columns.addWidget(self.content, 1)
        self.body.addLayout(columns, 1)


def _column(place: int, column: ReportColumn, titles: dict[str, str]) -> Column[Row]:
    kind = column.kind
    right = Qt.AlignmentFlag.AlignRight if kind in _FIGURES else Qt.AlignmentFlag.AlignLeft

    def value(row: Row) -> Any:  # noqa: ANN401 - a cell of any kind
        return row[place]

    def display(cell: Any) -> str:  # noqa: ANN401 - likewise
        return in_words(cell) if isinstance(cell, Phrase) else cell_text(cell, kind)

    def whole(row: Row) -> str:
        return display(row[place]) if kind not in _FIGURES else ""

    return Column(column.key, titles[column.key], value, display=display, align=right, tooltip=whole)
