"""Layout of the pupils' page: search and filters above the list, the pupil beside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.access.permissions import Permission
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, code_column
from core.qt.search_field import SearchField
from core.qt.theme import Role, set_role
from core.registry import PupilSummary
from office.desk import Desk
from office.flow import FlowLayout
from office.page import Page
from office.pupils.import_panel import ImportPanel
from office.pupils.panel import PupilPanel
from office.pupils.source import Choices
from office.shell.room import Pages

#: How many letters a filter has room for.
_FILTER_LETTERS = 10


class PupilsView(Page):
    """Widgets and texts; `PupilsPage` decides."""

    def __init__(self, desk: Desk, panel: PupilPanel) -> None:
        super().__init__()
        self.setObjectName("pupils_page")
        self._may_edit = desk.session.may(Permission.EDIT_REGISTRY)
        self.search = SearchField()
        self.search.installEventFilter(self)
        self.school, self.class_box, self.service = QComboBox(), QComboBox(), QComboBox()
        for box, name in ((self.school, "school"), (self.class_box, "class"), (self.service, "service")):
            box.setObjectName(f"filter_{name}")
            # As wide as what stands there unless one filters: all three in a line at 1280; the list below shows all.
            box.setMinimumContentsLength(_FILTER_LETTERS)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.view().setMinimumWidth(260)
        self.model: RecordTableModel[PupilSummary] = RecordTableModel(
            self._columns(), runner=desk.runner, identity=lambda pupil: pupil.id
        )
        self.table = RecordTableView(runner=desk.runner)
        self.table.setObjectName("pupils")
        self.table.setSelectionMode(RecordTableView.SelectionMode.SingleSelection)
        self.table.setModel(self.model)
        self.count = QLabel()
        self.count.setObjectName("pupil_count")
        set_role(self.count, Role.MUTED)
        self.export_button = QPushButton()
        self.export_button.setObjectName("export_pupils")
        set_icon(self.export_button, Icon.EXPORT)
        self.import_button = QPushButton()
        self.import_button.setObjectName("import_pupils")
        set_icon(self.import_button, Icon.IMPORT)
        if not self._may_edit:  # to show what has no parent yet would open a window of its own
            self.import_button.hide()
        self.tools.addWidget(self.import_button)
        self.tools.addWidget(self.export_button)
        self.importing = ImportPanel(desk)
        set_icon(self.primary, Icon.ADD, "on_primary")
        self.primary.setVisible(self._may_edit)
        self.panel = panel
        self.refused = EmptyState(Icon.LOCK)
        self._lay_out()

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Alunni")

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.primary.setText(self.tr("Nuovo alunno"))
        self.export_button.setText(self.tr("Esporta"))
        self.import_button.setText(self.tr("Importa"))
        self.search.setPlaceholderText(self.tr("Cognome, nome o codice fiscale"))
        self.search.setAccessibleName(self.tr("Cerca un alunno"))
        self.school.setAccessibleName(self.tr("Scuola"))
        self.class_box.setAccessibleName(self.tr("Classe"))
        self.service.setAccessibleName(self.tr("Iscritti al servizio"))
        self.table.setAccessibleName(self.tr("Alunni"))
        self.model.set_columns(self._columns())
        self.refused.set_texts(
            self.tr("Questa pagina non è per il tuo ruolo"),
            self.tr("Contiene i dati delle famiglie. Se ti servono per il lavoro, chiedi all'amministratore."),
        )

    def offer(self, choices: Choices) -> None:
        """Fill the filters; what was chosen stays chosen."""
        self._fill(self.school, self.tr("Tutte le scuole"), [(one.name, one.id) for one in choices.schools])
        self.offer_classes(choices)
        self._fill(self.service, self.tr("Tutti i servizi"), [(one.name, one.id) for one in choices.services])
        self.school.setVisible(len(choices.schools) > 1)

    def offer_classes(self, choices: Choices) -> None:
        """Fill the filter of the classes: those of the school chosen, or all, named with their school."""
        school_id = self.school.currentData()
        self._fill(
            self.class_box,
            self.tr("Tutte le classi"),
            [
                (one.name if school_id is not None else f"{one.name} · {one.school_name}", one.id)
                for one in choices.classes
                if school_id in {None, one.school_id}
            ],
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search ↓ goes to the list."""
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.search and key == Qt.Key.Key_Down and self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.table.selectionModel().hasSelection():
                self.table.selectRow(0)
            return True
        return super().eventFilter(watched, event)

    def _fill(self, box: QComboBox, everything: str, items: list[tuple[str, int]]) -> None:
        before = box.currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(everything, None)
        for text, item_id in items:
            box.addItem(text, item_id)
        box.setCurrentIndex(max(0, box.findData(before)))
        box.blockSignals(False)

    def _columns(self) -> list[Column[PupilSummary]]:
        return [
            Column("name", self.tr("Alunno"), lambda pupil: pupil.full_name, is_sortable=False, is_stretched=True),
            Column("class", self.tr("Classe"), lambda pupil: pupil.class_name, is_sortable=False),
            Column("school", self.tr("Scuola"), lambda pupil: pupil.school_name, is_sortable=False),
            _unsorted(code_column("fiscal_code", self.tr("Codice fiscale"), lambda pupil: pupil.fiscal_code)),
        ]

    def _lay_out(self) -> None:
        filters = FlowLayout()
        filters.addWidget(self.school)
        filters.addWidget(self.class_box)
        filters.addWidget(self.service)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 16, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addLayout(filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.count)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("pupils_splitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        left.setMinimumWidth(320)
        self.content = Pages()
        self.content.addWidget(self.splitter)
        self.content.addWidget(self.importing)
        self.content.addWidget(self.refused)
        self.body.addWidget(self.content, 1)


def _unsorted(column: Column[PupilSummary]) -> Column[PupilSummary]:
    return replace(column, is_sortable=False, is_hidden=True)
