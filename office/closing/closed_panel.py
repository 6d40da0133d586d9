"""A closed day: what was charged to whom; corrected by a reversal or by a charge of its own, never rewritten."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.meals import ClosedLine, ClosedState, ClosingClass
from core.money import format_euro
from core.qt.big_number import BigNumber
from core.qt.columns import Tone
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, money_column
from core.qt.search_field import SearchField
from core.qt.theme import Role, set_role
from office.tables import keep_tight


class ClosedPanel(QWidget):
    """Figures, the pupils of the day, and the two corrections."""

    reversal_wanted = Signal()
    charge_wanted = Signal()
    account_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ClosedLine, ...] = ()
        self.charged, self.total, self.exempt, self.reversed = (BigNumber() for _ in range(4))
        self.classes = QComboBox()
        self.classes.setObjectName("closed_class")
        self.classes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.search = SearchField()
        self.search.setMaximumWidth(280)
        self.model: RecordTableModel[ClosedLine] = RecordTableModel(
            self._columns(), identity=lambda line: line.pupil_id
        )
        self.table = RecordTableView()
        self.table.setObjectName("closed_lines")
        self.table.setModel(self.model)
        self.table.setSelectionMode(RecordTableView.SelectionMode.SingleSelection)
        keep_tight(self.table, self.model)
        self.reverse_button, self.charge_button = QPushButton(), QPushButton()
        self.reverse_button.setObjectName("reverse_charge")
        self.charge_button.setObjectName("charge_late")
        set_icon(self.reverse_button, Icon.UNDO)
        set_icon(self.charge_button, Icon.ADD)
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        set_role(self.hint, Role.MUTED)
        self._lay_out()
        self.classes.currentIndexChanged.connect(lambda _row: self._filter())
        self.search.search_changed.connect(lambda _text: self._filter())
        self.reverse_button.clicked.connect(self.reversal_wanted)
        self.charge_button.clicked.connect(self.charge_wanted)
        self.table.record_activated.connect(lambda line: self.account_wanted.emit(line.pupil_id))
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_buttons())
        self.retranslate()
        self._show_buttons()

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        for number in (self.charged, self.total, self.exempt, self.reversed):
            tiles.addWidget(number)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.classes)
        row.addWidget(self.search, 1)
        row.addStretch(1)
        row.addWidget(self.charge_button)
        row.addWidget(self.reverse_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(tiles)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.hint)

    def show_day(self, lines: tuple[ClosedLine, ...], classes: Sequence[ClosingClass]) -> None:
        """Show the pupils of a closed day."""
        self._lines = lines
        standing = [line for line in lines if line.state is ClosedState.CHARGED]
        self.charged.set_value(len(standing))
        self.total.set_value(format_euro(sum(line.amount_cents or 0 for line in standing)))
        self.exempt.set_value(sum(line.state is ClosedState.EXEMPT for line in lines))
        self.reversed.set_value(sum(line.state is ClosedState.REVERSED for line in lines))
        chosen = self.classes.currentData()
        self.classes.blockSignals(True)
        self.classes.clear()
        self.classes.addItem(self.tr("Tutte le classi"), None)
        for one in classes:
            self.classes.addItem(f"{one.class_name} · {one.school_name}", one.class_id)
        self.classes.setCurrentIndex(max(0, self.classes.findData(chosen)))
        self.classes.blockSignals(False)
        self._filter()

    def selected(self) -> ClosedLine | None:
        """Return the pupil that a correction would be about."""
        found = self.table.selected_records()
        return found[0] if found else None

    def begin(self) -> None:
        """Put the keyboard where one searches."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set all texts."""
        self.charged.set_caption(self.tr("Pasti addebitati"))
        self.total.set_caption(self.tr("In tutto"))
        self.exempt.set_caption(self.tr("Esenti"))
        self.reversed.set_caption(self.tr("Stornati"))
        self.search.setPlaceholderText(self.tr("Cerca un alunno"))
        self.search.setAccessibleName(self.tr("Cerca un alunno della giornata"))
        self.classes.setAccessibleName(self.tr("Classe"))
        self.reverse_button.setText(self.tr("Storna l'addebito…"))
        self.charge_button.setText(self.tr("Addebita un pasto dimenticato…"))
        self.hint.setText(
            self.tr(
                "Una giornata chiusa non si riapre: lo storno e l'addebito aggiunto restano sul conto con il motivo. "
                "Invio apre il conto dell'alunno."
            )
        )
        self.table.setAccessibleName(self.tr("Alunni della giornata chiusa"))
        self.table.set_empty_text(self.tr("Nessun alunno con questo nome in questa giornata."))
        self.model.set_columns(self._columns())

    def _filter(self) -> None:
        class_id, words = self.classes.currentData(), self.search.text().casefold().split()
        self.model.set_records(
            line
            for line in self._lines
            if class_id in {None, line.class_id} and all(word in line.full_name.casefold() for word in words)
        )
        self._show_buttons()

    def _show_buttons(self) -> None:
        line = self.selected()
        is_charged = line is not None and line.state is ClosedState.CHARGED
        self.reverse_button.setEnabled(is_charged)
        self.charge_button.setEnabled(
            line is not None and line.state in {ClosedState.NOT_CHARGED, ClosedState.REVERSED}
        )

    def _columns(self) -> list[Column[ClosedLine]]:
        return [
            Column("pupil", self.tr("Alunno"), lambda line: line.full_name, is_stretched=True),
            Column("class", self.tr("Classe"), lambda line: line.class_name),
            Column("present", self.tr("Presente"), lambda line: line.is_present),
            Column("state", self.tr("Esito"), self._state, tone=_tone),
            money_column("amount", self.tr("Importo"), lambda line: line.amount_cents),
            Column("reason", self.tr("Motivo dello storno"), lambda line: line.reason,
                   tooltip=lambda line: line.reason),
        ]  # fmt: skip

    def _state(self, line: ClosedLine) -> str:
        match line.state:
            case ClosedState.CHARGED:
                return self.tr("Addebitato")
            case ClosedState.REVERSED:
                return self.tr("Stornato")
            case ClosedState.EXEMPT:
                return self.tr("Esente")
            case ClosedState.NOT_CHARGED:
                return self.tr("Non addebitato")


def _tone(line: ClosedLine) -> Tone | None:
    match line.state:
        case ClosedState.CHARGED:
            return Tone.SUCCESS
        case ClosedState.REVERSED:
            return Tone.WARNING
        case _:
            return Tone.MUTED
