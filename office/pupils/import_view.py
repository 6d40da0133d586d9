"""Layout of the import: the file and its columns on the left, what will come of each row on the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.clock import rome
from core.importing import ImportRun, PlannedRow, Verdict
from core.qt.big_number import BigNumber
from core.qt.columns import Tone
from core.qt.confirm import ConfirmBar
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView
from core.qt.theme import Role, set_role
from core.qt.translations import describe, in_words
from office.days import DayField
from office.desk import Desk
from office.pupils.cut_bar import CutBar
from office.pupils.mapping_form import MappingForm
from office.pupils.sections import Act, Entry, Section
from office.shell.letters import fix_side
from office.tables import keep_tight


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the dry run with its words in the language on screen."""

    row: PlannedRow
    verdict: str
    told: str


class ImportView(QWidget):
    """Widgets and texts; `ImportPanel` decides."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("import_panel")
        self.back_button, self.choose_button, self.model_button = QPushButton(), QPushButton(), QPushButton()
        self.back_button.setObjectName("import_back")
        self.choose_button.setObjectName("choose_file")
        self.model_button.setObjectName("empty_model")
        set_icon(self.back_button, Icon.LEFT)
        set_icon(self.choose_button, Icon.SPREADSHEET)
        set_role(self.model_button, Role.LINK)
        self.heading, self.file_label = QLabel(), QLabel()
        set_role(self.heading, Role.SUBTITLE)
        self.file_label.setObjectName("file_told")
        self.file_label.setWordWrap(True)
        self.file_label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.file_label, Role.MUTED)
        self.service, self.school = QComboBox(), QComboBox()
        self.service.setObjectName("import_service")
        self.school.setObjectName("import_school")
        today = desk.session.today
        self.first, self.last = DayField(today), DayField(today)
        self.first.field_name, self.last.field_name = "Iscritti dal", "Iscritti al"
        self._labels = {name: QLabel() for name in ("service", "school", "first", "last", "columns")}
        self.mapping = MappingForm()
        self.new, self.known, self.faulty, self.balance = (BigNumber() for _ in range(4))
        self.model: RecordTableModel[ShownRow] = RecordTableModel(
            self._columns(), identity=lambda shown: shown.row.number
        )
        self.table = RecordTableView(runner=desk.runner)
        self.table.setObjectName("import_rows")
        self.table.setModel(self.model)
        keep_tight(self.table, self.model, "class", "verdict")
        self.detail = QLabel()
        self.detail.setObjectName("row_told")
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setWordWrap(True)
        self.detail.hide()
        self.cut_bar, self.confirm_names = CutBar(), QPushButton()
        self.confirm_names.setObjectName("confirm_names")
        self.confirm_names.hide()
        self.only_faulty, self.export_button = QPushButton(), QPushButton()
        self.only_faulty.setObjectName("only_faulty")
        self.only_faulty.setCheckable(True)
        self.export_button.setObjectName("export_rows")
        set_icon(self.export_button, Icon.EXPORT)
        self.import_button = QPushButton()
        self.import_button.setObjectName("import")
        set_role(self.import_button, Role.PRIMARY)
        self.confirm, self.past_confirm = ConfirmBar(), ConfirmBar()
        self.empty = EmptyState(Icon.IMPORT)
        self.past = Section("imports")
        self._lay_out()
        self.show_settings(is_shown=False)

    def show_settings(self, *, is_shown: bool) -> None:
        """Show columns and defaults, and the rows, once there is a file."""
        self.settings.setVisible(is_shown)
        self.pages.setCurrentWidget(self.results if is_shown else self.start)

    def show_past(self, runs: tuple[ImportRun, ...], undo: Callable[[ImportRun], object]) -> None:
        """Show the imports of the past; `undo` takes one back."""
        self.past.show_entries([self._past_entry(run, undo) for run in runs], self.tr("Nessuna, finora."))

    def shown(self, row: PlannedRow) -> ShownRow:
        """Return a row with its words."""
        told = [*(describe(fault) for fault in row.faults), *map(in_words, row.notes)]
        return ShownRow(row, self._verdict(row.verdict), " ".join(told))

    def retranslate(self) -> None:
        """Set all texts."""
        self.back_button.setText(self.tr("Elenco"))
        self.back_button.setAccessibleName(self.tr("Torna all'elenco degli alunni"))
        self.heading.setText(self.tr("Importa alunni da un foglio di calcolo"))
        self.choose_button.setText(self.tr("Scegli il file…"))
        self.model_button.setText(self.tr("Modello vuoto"))
        self.model_button.setToolTip(self.tr("Salva un file con le sole intestazioni, da riempire"))
        for name, text in (
            ("service", self.tr("Iscrivi al servizio")),
            ("school", self.tr("Scuola, se il file non la dice")),
            ("first", self.tr("Dal giorno")),
            ("last", self.tr("Al giorno")),
            ("columns", self.tr("Che cosa c'è nelle colonne")),
        ):
            self._labels[name].setText(text)
        self.service.setAccessibleName(self.tr("Iscrivi al servizio"))
        self.school.setAccessibleName(self.tr("Scuola, se il file non la dice"))
        self.first.setAccessibleName(self.tr("Dal giorno"))
        self.last.setAccessibleName(self.tr("Al giorno"))
        self.new.set_caption(self.tr("Nuovi"))
        self.known.set_caption(self.tr("Già presenti"))
        self.faulty.set_caption(self.tr("Con errori"))
        self.balance.set_caption(self.tr("Saldi iniziali"))
        self.only_faulty.setText(self.tr("Solo le righe con errori"))
        self.export_button.setText(self.tr("Esporta le righe"))
        self.past.set_texts(self.tr("Importazioni precedenti"), "")
        self.mapping.retranslate()
        self.model.set_columns(self._columns())
        self.empty.set_texts(
            self.tr("Porta qui l'elenco degli iscritti"),
            self.tr("Scegli un file XLSX o CSV con una riga di intestazione. Prima di scrivere qualcosa vedrai, riga "
                    "per riga, che cosa succederà e che cosa non va. Un'importazione si annulla tutta insieme."),
        )  # fmt: skip

    def _verdict(self, verdict: Verdict) -> str:
        match verdict:
            case Verdict.NEW:
                return self.tr("nuovo")
            case Verdict.KNOWN:
                return self.tr("già presente")
            case Verdict.FAULTY:
                return self.tr("errore")

    def _past_entry(self, run: ImportRun, undo: Callable[[ImportRun], object]) -> Entry:
        at = rome(run.at)
        day = QLocale().toString(QDate(at.year, at.month, at.day), QLocale.FormatType.ShortFormat)
        act = Act(self.tr("Annulla"), "undo_import", lambda: undo(run))
        return Entry(
            run.file_name,
            self.tr("{day}, {who}: {rows} righe").format(day=f"{day} {at:%H:%M}", who=run.actor_name, rows=run.rows),
            badge=self.tr("annullata") if run.is_undone else "",
            acts=() if run.is_undone else (act,),
            is_muted=run.is_undone,
        )

    def _columns(self) -> list[Column[ShownRow]]:
        return [
            Column("number", self.tr("Riga"), lambda one: one.row.number, align=Qt.AlignmentFlag.AlignRight),
            Column("name", self.tr("Alunno"), lambda one: one.row.name),
            Column("class", self.tr("Classe"), lambda one: one.row.class_text),
            Column("verdict", self.tr("Esito"), lambda one: one.verdict, tone=_tone),
            Column("told", self.tr("Che cosa succede"), lambda one: one.told, is_stretched=True,
                   tooltip=lambda one: one.told),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.back_button)
        top.addWidget(self.heading)
        top.addStretch(1)
        left = self._left_column()
        self.pages = QStackedWidget()
        self.start = self._start_page()
        self.results = self._results_page()
        self.pages.addWidget(self.start)
        self.pages.addWidget(self.results)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(left)
        body.addWidget(self.pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addLayout(body, 1)

    def _left_column(self) -> QWidget:
        file_row = QHBoxLayout()
        file_row.setSpacing(8)
        file_row.addWidget(self.choose_button)
        file_row.addWidget(self.model_button)
        file_row.addStretch(1)
        self.settings = QWidget()
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for place, (name, field) in enumerate(
            (("service", self.service), ("school", self.school), ("first", self.first), ("last", self.last))
        ):
            grid.addWidget(self._labels[name], 2 * (place // 2), place % 2)
            grid.addWidget(field, 2 * (place // 2) + 1, place % 2)
            self._labels[name].setBuddy(field)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(self.mapping)
        settings = QVBoxLayout(self.settings)
        settings.setContentsMargins(0, 0, 0, 0)
        settings.setSpacing(8)
        settings.addLayout(grid)
        set_role(self._labels["columns"], Role.SUBTITLE)
        settings.addWidget(self._labels["columns"])
        settings.addWidget(scrolled, 1)
        left = QFrame()
        set_role(left, Role.CARD)
        fix_side(left, 360)
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addLayout(file_row)
        column.addWidget(self.file_label)
        column.addWidget(self.settings, 1)
        column.addStretch(0)
        return left

    def _start_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.past_confirm)
        # All of them: the one that was wrong may be the first of a long morning.
        scrolled = QScrollArea()
        scrolled.setObjectName("past_imports")
        scrolled.setWidgetResizable(True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(self.past)
        layout.addWidget(scrolled, 1)
        return page

    def _results_page(self) -> QWidget:
        page = QWidget()
        tiles = QHBoxLayout()
        tiles.setSpacing(8)
        for tile in (self.new, self.known, self.faulty, self.balance):
            tiles.addWidget(tile, 1)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.only_faulty)
        tools.addWidget(self.export_button)
        tools.addStretch(1)
        tools.addWidget(self.import_button)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(tiles)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)
        layout.addWidget(self.cut_bar)
        layout.addWidget(self.confirm_names, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.confirm)
        layout.addLayout(tools)
        return page


def _tone(shown: ShownRow) -> Tone | None:
    match shown.row.verdict:
        case Verdict.NEW:
            return Tone.SUCCESS
        case Verdict.KNOWN:
            return Tone.MUTED
        case Verdict.FAULTY:
            return Tone.DANGER
