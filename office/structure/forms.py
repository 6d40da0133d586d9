"""What the forms of this area have in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTimeEdit, QToolButton, QWidget

from core.qt.theme import Role, set_role
from office.form import Form, Line

_WEEK = range(7)


class StructureForm(Form):
    """A form that sets its texts anew with the language."""

    def retranslate(self) -> None:
        """Set all texts."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def show_line(self, line: Line, *, is_shown: bool) -> None:
        """Show or hide a line, with what is wrong with it."""
        line.label.setVisible(is_shown)
        line.field.setVisible(is_shown)
        line.note.setVisible(is_shown and bool(line.note.text()))
        line.fault.hide()


class WideForm(StructureForm):
    """Two lines beside each other: for a page that holds nothing but the form."""

    def __init__(self) -> None:
        super().__init__(across=2)


class WeekdayBoxes(QWidget):
    """Seven buttons to press in, Monday first."""

    def __init__(self) -> None:
        super().__init__()
        self.days = [QToolButton() for _day in _WEEK]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for number, day in enumerate(self.days):
            day.setObjectName(f"weekday_{number}")
            day.setCheckable(True)
            day.setMinimumSize(36, 32)
            day.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            layout.addWidget(day)
        layout.addStretch(1)
        self.setFocusProxy(self.days[0])
        self.retranslate()

    def value(self) -> frozenset[int]:
        """Return the days that are pressed in, to be compared."""
        return self.weekdays()

    def set_value(self, weekdays: frozenset[int]) -> None:
        """Press these in."""
        self.set_weekdays(weekdays)

    def value_text(self, weekdays: frozenset[int]) -> str:
        """Return `lun, mar, gio`."""
        return weekdays_text(weekdays)

    def weekdays(self) -> frozenset[int]:
        """Return the days that are pressed in, Monday being 0."""
        return frozenset(number for number, day in enumerate(self.days) if day.isChecked())

    def set_weekdays(self, weekdays: frozenset[int]) -> None:
        """Press these in."""
        for number, day in enumerate(self.days):
            day.setChecked(number in weekdays)

    def retranslate(self) -> None:
        """Name the days in the language on screen."""
        for number, day in enumerate(self.days):
            name = QLocale().standaloneDayName(number + 1)
            day.setText(name[:1].upper())
            day.setAccessibleName(name)
            day.setToolTip(name)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def weekdays_text(weekdays: frozenset[int]) -> str:
    """Return `lun, mar, gio`."""
    return ", ".join(QLocale().standaloneDayName(day + 1, QLocale.FormatType.ShortFormat) for day in sorted(weekdays))


def hour_field(name: str) -> QTimeEdit:
    """Return a field for an hour and a minute."""
    field = QTimeEdit()
    field.setObjectName(name)
    field.setDisplayFormat("HH:mm")
    return field


def note_label() -> QLabel:
    """Return a label for an explanation below a field."""
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_role(label, Role.MUTED)
    return label
