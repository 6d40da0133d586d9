"""A short form in the page: lines with their labels, what is wrong beside its field, save and cancel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.access.stale import ChangedMeanwhile
from core.errors import InvalidValue, RefettorioError
from core.qt.announcing import announce
from core.qt.theme import Role, set_role
from core.qt.translations import describe
from office.both_shown import BothShown, Named
from office.field_values import value_of
from office.shell.tab_order import stops

#: Label, field, explanation, fault, and a gap.
_DOWN = 5
_OWN_TEXT = "own_text"


@dataclass(slots=True)
class Line:
    """A field with its label above and what is wrong with it below."""

    label: QLabel
    field: QWidget
    fault: QLabel
    names: frozenset[str]
    note: QLabel


class Form(QWidget):
    """Lines one below the other. Enter in a text field saves, Esc cancels.

    A line is known by the Italian names that core gives its field in `InvalidValue`, so that a refusal stands beside
    the field it is about. `across` lines stand beside each other, on a page that holds little but the form.
    """

    save_wanted = Signal()
    cancelled = Signal()
    #: Fills the fields with a record that somebody else changed meanwhile, and remembers it as the one shown.
    #: A form without it tells the refusal in words only.
    show_now: Callable[[Any], None] | None = None

    def __init__(self, parent: QWidget | None = None, *, across: int = 1) -> None:
        super().__init__(parent)
        self._across = across
        self._grid: QGridLayout | None = None
        self._placed = 0
        self._lines: list[Line] = []
        self._by_error: dict[type[RefettorioError], QWidget] = {}
        self.heading = QLabel()
        set_role(self.heading, Role.SUBTITLE)
        self.fault = QLabel()
        self.fault.setObjectName("form_fault")
        _dress_fault(self.fault)
        self.save_button = QPushButton()
        self.save_button.setObjectName("form_save")
        set_role(self.save_button, Role.PRIMARY)
        self.save_button.clicked.connect(self.save_wanted)
        self.cancel_button = QPushButton()
        self.cancel_button.setObjectName("form_cancel")
        self.cancel_button.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.both = BothShown()
        self._begun: tuple[object, ...] | None = None
        layout.addWidget(self.heading)
        layout.addWidget(self.both)
        layout.addLayout(self._rows)
        layout.addWidget(self.fault)
        layout.addSpacing(4)
        layout.addLayout(buttons)
        layout.addStretch(1)
        self._retranslate()

    def add(self, field: QWidget, *names: str) -> Line:
        """Add a line; `names` are those that core gives the field."""
        label = QLabel()
        label.setBuddy(field)
        fault = QLabel()
        _dress_fault(fault)
        note = QLabel()
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        note.hide()
        set_role(note, Role.MUTED)
        line = Line(label, field, fault, frozenset(names), note)
        self._lines.append(line)
        self._place(line)
        if isinstance(field, QLineEdit):
            field.returnPressed.connect(self.save_wanted)
        return line

    def _place(self, line: Line) -> None:
        """Put a new line below the others, or beside the last one."""
        if self._across > 1:
            self._place_in_grid(line)
            return
        self._rows.addWidget(line.label)
        self._rows.addWidget(line.field)
        self._rows.addWidget(line.note)
        self._rows.addWidget(line.fault)
        self._rows.addSpacing(4)

    def _place_in_grid(self, line: Line) -> None:
        if self._grid is None:
            self._grid = QGridLayout()
            self._grid.setHorizontalSpacing(24)
            self._grid.setVerticalSpacing(4)
            for column in range(self._across):
                self._grid.setColumnStretch(column, 1)
            self._rows.addLayout(self._grid)
        row, column = divmod(self._placed, self._across)
        self._placed += 1
        for place, widget in enumerate((line.label, line.field, line.note, line.fault)):
            self._grid.addWidget(widget, row * _DOWN + place, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowMinimumHeight(row * _DOWN + _DOWN - 1, 4)

    def tie(self, error: type[RefettorioError], field: QWidget) -> None:
        """Have an error of this class shown beside `field`."""
        self._by_error[error] = field

    def name(self, line: Line, label: str) -> None:
        """Give a line its label, which is what a screen reader says of the field too."""
        line.label.setText(label)
        line.field.setAccessibleName(label)

    def explain(self, line: Line, text: str) -> None:
        """Say below a field what it is for, in one sentence, what is usual, and from when it holds."""
        line.note.setText(text)
        line.note.show()
        line.field.setAccessibleDescription(text)

    def start(self) -> None:
        """Take the faults away and put the keyboard on the first field that may be written, or on saving."""
        self.begun()
        for line in self._lines:
            if line.field.isEnabled() and not line.field.isHidden():
                field = _first_stop(line.field)
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                if isinstance(field, QLineEdit):
                    field.selectAll()
                return
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def begun(self) -> None:
        """What stands in the fields now is what was kept: whatever is different later was typed."""
        self.clear_faults()
        self.both.hide()
        self._begun = tuple(value_of(line.field) for line in self._lines)

    def is_typed(self) -> bool:
        """Tell whether anything is different from what was kept."""
        return self._begun is not None and self._begun != tuple(value_of(line.field) for line in self._lines)

    def clear_faults(self) -> None:
        """Nothing is wrong."""
        for line in self._lines:
            _mark(line.field, is_wrong=False)
            line.fault.hide()
        self.fault.hide()

    def show_fault(self, error: RefettorioError) -> None:
        """Say what is wrong, beside its field when it is about one, and put the keyboard there."""
        self.clear_faults()
        if isinstance(error, ChangedMeanwhile) and self._show_both(error):
            return
        text = describe(error)
        line = self._line_of(error)
        fault = self.fault if line is None else line.fault
        fault.setText(text)
        fault.show()
        if line is not None:
            _mark(line.field, is_wrong=True)
            _first_stop(line.field).setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, text, is_urgent=True)

    def _show_both(self, error: ChangedMeanwhile) -> bool:
        show_now = self.show_now
        if show_now is None:
            return False
        fields = [Named(line.label.text, line.field) for line in self._lines]
        self.both.ask(error, fields, self._begun, lambda: show_now(error.now))
        return True

    def snapshot(self) -> tuple[str, ...]:
        """Return what stands in the fields, to tell later whether something was typed."""
        return tuple(_content(line.field) for line in self._lines)

    def set_busy(self, is_busy: bool) -> None:
        """While what was written is being saved nothing can be sent twice."""
        self.save_button.setEnabled(not is_busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc cancels, Enter presses the button that has the keyboard; on something to tick it saves."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            elif isinstance(focused, QAbstractButton) and focused.isCheckable():
                self.save_button.click()  # Space ticks; Enter, as in a field, says that this is all
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _line_of(self, error: RefettorioError) -> Line | None:
        tied = self._by_error.get(type(error))
        if tied is not None:
            return next((line for line in self._lines if line.field is tied), None)
        if not isinstance(error, InvalidValue):
            return None
        return next((line for line in self._lines if error.params["field"] in line.names), None)

    def _retranslate(self) -> None:
        for button, text in ((self.save_button, self.tr("Salva")), (self.cancel_button, self.tr("Annulla"))):
            # What the form's page has called it stays.
            if button.text() in {"", button.property(_OWN_TEXT)}:
                button.setText(text)
                button.setProperty(_OWN_TEXT, text)


def chosen(box: QComboBox) -> int | None:
    """Return the id behind the choice of a box, None for none."""
    data = box.currentData()
    return None if data is None else int(data)


def _first_stop(field: QWidget) -> QWidget:
    """Return where the keyboard goes in a field: in one that is made of several, the first of them."""
    if field.focusPolicy() & Qt.FocusPolicy.TabFocus or field.focusProxy() is not None:
        return field
    return next(stops(field), field)


def _content(field: QWidget) -> str:
    match field:
        case QLineEdit():
            return field.text()
        case QComboBox():
            return field.currentText()
        case QAbstractButton():
            return str(field.isChecked())
        case _:
            return str(value_of(field) or "")


def _dress_fault(label: QLabel) -> None:
    label.setProperty("tone", "danger")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.hide()


def _mark(field: QWidget, *, is_wrong: bool) -> None:
    field.setProperty("invalid", is_wrong)
    field.style().unpolish(field)
    field.style().polish(field)
