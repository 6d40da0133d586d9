"""Finding a family, and giving it all that is kept about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core import registry
from core.access.session import Session
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView
from core.qt.search_field import SearchField
from core.qt.theme import Role, set_role
from core.registry import Guardian
from office.shell.letters import fix_side

_MOST = 50


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """A guardian with the names of the children it stands for."""

    guardian: Guardian
    children: tuple[str, ...]


def find_families(session: Session, text: str) -> tuple[FamilyLine, ...]:
    """Return the guardians who match, with their children."""
    found = registry.search_guardians(session, text, limit=_MOST)
    children = registry.pupils_of_guardians(session, [one.id for one in found])
    return tuple(FamilyLine(one, tuple(name for _id, name in children.get(one.id, ()))) for one in found)


class ExportPanel(QWidget):
    """A search, the guardians found, and the chosen one's export."""

    search_wanted = Signal(str)
    export_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: FamilyLine | None = None
        self.search = SearchField()
        self.search.setMaximumWidth(400)
        self.model: RecordTableModel[FamilyLine] = RecordTableModel([], identity=lambda line: line.guardian.id)
        self.table = RecordTableView()
        self.table.setObjectName("families")
        self.table.setModel(self.model)
        self.name, self.children_text, self.explanation = QLabel(), QLabel(), QLabel()
        set_role(self.name, Role.SUBTITLE)
        set_role(self.explanation, Role.MUTED)
        for label in (self.name, self.children_text, self.explanation):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.export_button = QPushButton()
        self.export_button.setObjectName("export_family")
        set_icon(self.export_button, Icon.EXPORT)
        self.card = QFrame()
        self.card.setObjectName("family_card")
        set_role(self.card, Role.CARD)
        fix_side(self.card, 360)
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(8)
        for widget in (self.name, self.children_text, self.explanation):
            inside.addWidget(widget)
        inside.addStretch(1)
        inside.addWidget(self.export_button)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.table, 1)
        row.addWidget(self.card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.search)
        layout.addLayout(row, 1)
        self.search.search_changed.connect(self.search_wanted)
        self.table.record_selected.connect(self.show_line)
        self.table.record_activated.connect(self.export_wanted)
        self.export_button.clicked.connect(lambda: self.export_wanted.emit(self._line))
        self._retranslate()
        self.show_line(None)

    def show_families(self, families: Sequence[FamilyLine]) -> None:
        """Show who was found."""
        self.model.set_records(families)
        if not self.table.selected_rows():
            self.show_line(None)

    def show_line(self, line: FamilyLine | None) -> None:
        """Show the chosen family; None: nothing is chosen."""
        self._line = line
        self.card.setVisible(line is not None)
        if line is not None:
            self.name.setText(line.guardian.full_name)
            self.children_text.setText("\n".join(line.children) or self.tr("Nessun alunno collegato."))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.search.setAccessibleName(self.tr("Cerca un genitore"))
        self.search.setPlaceholderText(self.tr("Cognome, nome o codice fiscale del genitore"))
        self.table.setAccessibleName(self.tr("Genitori"))
        self.table.set_empty_text(
            self.tr("Cerca il genitore che ha chiesto i suoi dati: da qui gli dai tutto ciò che è conservato.")
        )
        self.explanation.setText(
            self.tr(
                "Nascono un PDF da consegnare e un file JSON per altri programmi: i dati del genitore e dei suoi "
                "figli. Dell'altro genitore ci sono solo nome e relazione. Controlla prima l'identità di chi chiede."
            )
        )
        self.export_button.setText(self.tr("Crea PDF e JSON"))
        self.model.set_columns(
            [
                Column("name", self.tr("Genitore"), lambda line: line.guardian.full_name),
                Column("children", self.tr("Alunni"), lambda line: ", ".join(line.children), is_stretched=True),
                Column("code", self.tr("Codice fiscale"), lambda line: line.guardian.fiscal_code),
            ]
        )
        self.show_line(self._line)
