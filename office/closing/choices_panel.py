"""The first step: class by class who did not come and who came unbooked, each decided with one key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from core.clock import rome
from core.meals import FOUND_AT_MOST, ClosingChoice, ClosingClass, ClosingLine
from core.qt.columns import Tone
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView
from core.qt.search_field import SearchField
from core.qt.theme import Role, set_role
from office.flow import FlowLayout
from office.tables import keep_tight

#: What a key decides; Canc takes a decision back.
KEYS = {
    "P": ClosingChoice.PRESENT,
    "A": ClosingChoice.CHARGED,
    "G": ClosingChoice.EXCUSED,
    "T": ClosingChoice.NOT_THERE,
}


class ChoicesPanel(QSplitter):
    """Classes at the left, the pupils of the one that is chosen at the right."""

    #: Another class, or another search: ask for its lines.
    lines_wanted = Signal()
    #: A decision about the selected pupils; None takes it back.
    chosen = Signal(object)
    everybody_wanted = Signal()
    pupil_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("closing_splitter")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(16)
        self.setProperty("role", "gap")
        self.is_by_booking = True
        self.classes: RecordTableModel[ClosingClass] = RecordTableModel(
            self._class_columns(), identity=lambda one: one.class_id
        )
        self.class_table = RecordTableView()
        self.class_table.setObjectName("closing_classes")
        self.class_table.setModel(self.classes)
        self.class_table.setSelectionMode(RecordTableView.SelectionMode.SingleSelection)
        # The school comes last and may be cut off: it stands above the pupils too.
        self.class_table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_tight(self.class_table, self.classes)
        self.lines: RecordTableModel[ClosingLine] = RecordTableModel(
            self._line_columns(), identity=lambda one: one.pupil_id
        )
        self.table = RecordTableView()
        self.table.setObjectName("closing_lines")
        self.table.setModel(self.lines)
        self.table.columns_fitted.connect(self._make_room)
        self.search = SearchField()
        self.heading, self.hint = QLabel(), QLabel()
        set_role(self.heading, Role.SUBTITLE)
        set_role(self.hint, Role.MUTED)
        self.hint.setWordWrap(True)
        self.everybody = QPushButton()
        self.everybody.setObjectName("everybody_present")
        set_icon(self.everybody, Icon.CHECK_CIRCLE)
        self.buttons: dict[ClosingChoice | None, QPushButton] = {}
        for choice, meaning in (
            (ClosingChoice.PRESENT, Icon.CHECK), (ClosingChoice.CHARGED, Icon.ABSENCE),
            (ClosingChoice.EXCUSED, Icon.EDIT), (ClosingChoice.NOT_THERE, Icon.CLEAR), (None, Icon.UNDO),
        ):  # fmt: skip
            button = self.buttons[choice] = QPushButton()
            button.setObjectName(f"choose_{'undo' if choice is None else choice.value}")
            set_icon(button, meaning)
            button.clicked.connect(lambda _checked=False, choice=choice: self._choose(choice))
        self._lay_out()
        self._connect()
        self.retranslate()
        self._show_buttons()

    def _lay_out(self) -> None:
        card = QFrame()
        set_role(card, Role.CARD)
        top = FlowLayout()
        top.addWidget(self.heading)
        top.add_gap()
        self.search.setMaximumWidth(260)
        top.addWidget(self.search)
        top.addWidget(self.everybody)
        row = FlowLayout()
        for button in self.buttons.values():
            row.addWidget(button)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(16, 12, 8, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        layout.addWidget(self.hint)
        self.class_table.setMinimumWidth(320)
        self.addWidget(self.class_table)
        self.addWidget(card)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 5)
        self.setSizes([330, 700])

    def _connect(self) -> None:
        self.class_table.record_selected.connect(self._on_class)
        self.class_table.activated.connect(lambda _index: self.table.setFocus())
        self.search.search_changed.connect(lambda _text: self._on_search())
        self.everybody.clicked.connect(self.everybody_wanted)
        self.table.record_activated.connect(lambda line: self.pupil_wanted.emit(line.pupil_id))
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_buttons())
        for key, choice in KEYS.items():
            self._key(key, choice)
        for key in ("Del", "Backspace"):
            self._key(key, None)

    def _key(self, key: str, choice: ClosingChoice | None) -> None:
        shortcut = QShortcut(QKeySequence(key), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: self._choose(choice))

    # What is chosen

    def class_id(self) -> int | None:
        """Return the class whose pupils are shown; None: of all."""
        chosen = self.class_table.current_record()
        return None if chosen is None or not chosen.class_id else int(chosen.class_id)

    def words(self) -> str:
        """Return what is searched for."""
        return self.search.text().strip()

    def selected(self) -> list[ClosingLine]:
        """Return the pupils that a decision would be about."""
        return self.table.selected_records()

    def missing(self) -> list[ClosingLine]:
        """Return who is on the list without having come, and was not decided of."""
        return [line for line in self._all() if line.is_expected and not line.is_present and line.choice is None]

    def _all(self) -> list[ClosingLine]:
        return [record for row in range(self.lines.rowCount()) if (record := self.lines.record(row)) is not None]

    def _choose(self, choice: ClosingChoice | None) -> None:
        if not self.selected() or not self.buttons[choice].isEnabled():
            return
        self.chosen.emit(choice)

    def go_on(self) -> None:
        """Put the cursor on the next pupil after one was decided of: the next key is about the next."""
        rows = self.table.selected_rows()
        if len(rows) == 1 and rows[0] + 1 < self.lines.rowCount():
            self.table.selectRow(rows[0] + 1)

    # What is shown

    def show_classes(self, classes: list[ClosingClass]) -> None:
        """Show the classes, all of them together first."""
        self.classes.set_records(classes)
        if self.class_table.current_record() is None and classes:
            self.class_table.blockSignals(True)
            self.class_table.selectRow(0)
            self.class_table.blockSignals(False)

    def show_lines(self, lines: tuple[ClosingLine, ...]) -> None:
        """Show pupils."""
        is_search, chosen = bool(self.words()), self.class_table.current_record()
        names = () if chosen is None else (chosen.class_name, chosen.school_name)
        whole = self.tr("Ricerca in tutte le classi") if is_search else ", ".join(filter(None, names))
        self.heading.setText(f"{whole} · {len(lines)}")
        self.lines.set_records(lines)
        self.table.setColumnHidden(1, not is_search and self.class_id() is not None)
        if not self.table.selected_rows() and lines:
            self.table.selectRow(0)
        self.table.set_empty_text(
            self.tr("Nessuno con questo nome oggi. Si trovano anche gli alunni già presenti.")
            if is_search
            else self.tr("Niente da decidere: tutti i prenotati sono presenti o giustificati.")
        )
        self.hint.setText(
            self.tr("Primi {count} trovati: scrivi ancora qualche lettera.").format(count=FOUND_AT_MOST)
            if len(lines) == FOUND_AT_MOST and is_search
            else self.tr("Un tasto per scelta: P, A, G; Canc annulla. Più alunni insieme con Maiusc+↓ o Ctrl+A.")
        )
        self._show_buttons()

    def set_busy(self, is_busy: bool) -> None:
        """Let nothing be decided while something is written."""
        self.table.setEnabled(not is_busy)

    def begin(self) -> None:
        """Put the keyboard on the pupils."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_buttons(self) -> None:
        lines = self.selected()
        is_extra = bool(lines) and all(line.is_present for line in lines)
        self.buttons[ClosingChoice.NOT_THERE].setVisible(is_extra)
        self.buttons[ClosingChoice.EXCUSED].setVisible(not is_extra)
        self.buttons[ClosingChoice.PRESENT].setEnabled(any(not line.is_present for line in lines))
        self.buttons[ClosingChoice.CHARGED].setEnabled(bool(lines))
        self.buttons[ClosingChoice.EXCUSED].setEnabled(bool(lines))
        self.buttons[ClosingChoice.NOT_THERE].setEnabled(is_extra)
        self.buttons[None].setEnabled(any(line.choice is not None for line in lines))
        self.buttons[ClosingChoice.CHARGED].setText(self._charged_word(is_extra=is_extra))
        self.everybody.setEnabled(bool(self.missing()) and not self.words())

    def _on_class(self, _one: ClosingClass) -> None:
        if self.search.text():
            self.search.clear()  # asks by itself
        else:
            self.lines_wanted.emit()

    def _on_search(self) -> None:
        self.lines_wanted.emit()

    # Words

    def retranslate(self) -> None:
        """Set all texts."""
        self.classes.set_columns(self._class_columns())
        self.lines.set_columns(self._line_columns())
        self.class_table.setAccessibleName(self.tr("Classi della giornata"))
        self.class_table.set_empty_text(self.tr("Nessuna classe ha il servizio in questo giorno."))
        self.table.setAccessibleName(self.tr("Alunni da decidere"))
        self.search.setPlaceholderText(self.tr("Cerca un alunno"))
        self.search.setAccessibleName(self.tr("Cerca un alunno nella giornata"))
        self.everybody.setText(self.tr("Tutti presenti"))
        self.everybody.setToolTip(self.tr("Segna presenti tutti quelli di questo elenco ancora da decidere"))
        for choice, text in (
            (ClosingChoice.PRESENT, self.tr("Presente (P)")),
            (ClosingChoice.EXCUSED, self.tr("Giustificato (G)")),
            (ClosingChoice.NOT_THERE, self.tr("Togli presenza (T)")),
            (None, self.tr("Annulla (Canc)")),
        ):
            self.buttons[choice].setText(text)
        self._show_buttons()

    def _charged_word(self, *, is_extra: bool) -> str:
        if is_extra:
            return self.tr("Conferma extra (A)")
        return self.tr("Assente, paga (A)") if self.is_by_booking else self.tr("Assente (A)")

    def _class_columns(self) -> list[Column[ClosingClass]]:
        def number(key: str, title: str, value: Callable[[ClosingClass], int]) -> Column[ClosingClass]:
            return Column(key, title, value, align=Qt.AlignmentFlag.AlignRight)

        return [
            Column("class", self.tr("Classe"), lambda one: one.class_name, tooltip=lambda one: one.school_name),
            number("undecided", self.tr("Da decidere"), lambda one: one.undecided),
            Column("expected", self.tr("Presenti"), lambda one: f"{one.present}/{one.expected}",
                   align=Qt.AlignmentFlag.AlignRight, sort_key=lambda one: one.present),
            Column("school", self.tr("Scuola"), lambda one: one.school_name, tooltip=lambda one: one.school_name,
                   is_stretched=True),
        ]  # fmt: skip

    def _line_columns(self) -> list[Column[ClosingLine]]:
        return [
            Column("pupil", self.tr("Alunno"), lambda line: line.full_name, is_stretched=True),
            Column("class", self.tr("Classe"), lambda line: line.class_name, tooltip=lambda line: line.school_name),
            Column("state", self.tr("Rilevazione"), self._state),
            Column("choice", self.tr("Scelta"), self._choice, tone=_tone, tooltip=self._choice),
            Column("by", self.tr("Da chi"), self._by, tooltip=self._by),
        ]

    def _state(self, line: ClosingLine) -> str:
        if line.is_extra:
            return self.tr("Extra, non prenotato")
        if line.is_present:
            return self.tr("Presente")
        return self.tr("Non rilevato") if line.is_expected else self.tr("Assenza comunicata")

    def _make_room(self) -> None:
        """Let the choices be read that are still to come: they are longer than what stands there at first."""
        metrics, air = self.table.fontMetrics(), 24
        section = [column.key for column in self.lines.columns].index("choice")
        width = max(
            metrics.horizontalAdvance(text) for text in (self.tr("Presente a mano"), self.tr("Extra confermato"))
        )
        self.table.setColumnWidth(section, max(self.table.columnWidth(section), width + air))

    def _choice(self, line: ClosingLine) -> str:
        match line.choice:
            case ClosingChoice.PRESENT:
                return self.tr("Presente a mano")
            case ClosingChoice.EXCUSED:
                return self.tr("Giustificato: {reason}").format(reason=line.reason)
            case ClosingChoice.CHARGED:
                if line.is_extra:
                    return self.tr("Extra confermato")
                return self.tr("Assente, paga") if self.is_by_booking else self.tr("Assente")
            case _:
                needs = line.is_extra or (line.is_expected and not line.is_present)
                return self.tr("Da decidere") if needs else ""

    def _by(self, line: ClosingLine) -> str:
        return "" if line.at is None else f"{rome(line.at):%H:%M} {line.by}".strip()


def _tone(line: ClosingLine) -> Tone | None:
    match line.choice:
        case None:
            return Tone.WARNING
        case ClosingChoice.PRESENT:
            return Tone.SUCCESS
        case ClosingChoice.EXCUSED:
            return Tone.PRIMARY
        case _:
            return None
