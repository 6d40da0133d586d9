"""The list behind a figure: who they are, beside the table; Enter opens the pupil's record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, Tone
from core.qt.theme import Role, set_role


@dataclass(frozen=True, slots=True)
class PanelLine:
    """A pupil with a word about it; `tone` colours the word."""

    pupil_id: int
    name: str
    class_name: str
    note: str = ""
    tone: Tone | None = None


class PupilsPanel(QFrame):
    """A heading, perhaps an explanation, a list of pupils."""

    pupil_wanted = Signal(int)
    #: The button about the whole list, shown when it has a name.
    more_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pupils_panel")
        set_role(self, Role.CARD)
        self.heading = QLabel()
        self.heading.setObjectName("panel_title")
        set_role(self.heading, Role.SUBTITLE)
        self.close_button = QToolButton()
        self.close_button.setObjectName("panel_close")
        set_icon(self.close_button, Icon.CLOSE)
        self.close_button.clicked.connect(self.dismiss)
        self.text = QLabel()
        self.text.setObjectName("panel_text")
        self.text.setWordWrap(True)
        self.more_button = QPushButton()
        self.more_button.setObjectName("panel_more")
        set_role(self.more_button, Role.LINK)
        self.more_button.clicked.connect(self.more_wanted)
        self.model: RecordTableModel[PanelLine] = RecordTableModel(self._columns(), identity=lambda line: line.pupil_id)
        self.table = RecordTableView()
        self.table.setObjectName("panel_pupils")
        self.table.setModel(self.model)
        self.table.record_activated.connect(lambda line: self.pupil_wanted.emit(line.pupil_id))
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 8, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.text)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()
        self._retranslate()

    def show_lines(self, heading: str, lines: Iterable[PanelLine], *, text: str = "", more: str = "") -> None:
        """Show a list; `text` explains it, `more` names what can be done with the whole of it."""
        lines = tuple(lines)
        self.heading.setText(heading)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.more_button.setText(more)
        self.more_button.setVisible(bool(more))
        self.model.set_records(lines)
        self.table.setAccessibleName(heading)
        self.show()

    def dismiss(self) -> None:
        """Take the panel away."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the panel away."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.close_button.setAccessibleName(self.tr("Chiudi l'elenco"))
        self.close_button.setToolTip(self.tr("Chiudi (Esc)"))
        self.table.set_empty_text(self.tr("Nessun alunno."))
        self.model.set_columns(self._columns())

    def _columns(self) -> list[Column[PanelLine]]:
        return [
            Column("name", self.tr("Alunno"), lambda line: line.name, is_stretched=True),
            Column("class", self.tr("Classe"), lambda line: line.class_name),
            Column("note", self.tr("Nota"), lambda line: line.note, tone=lambda line: line.tone),
        ]
