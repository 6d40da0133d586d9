"""The weekdays of a class: those that hold, those that begin later, and others from a day on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.calendar import Pattern
from core.qt.theme import Role, set_role
from office.days import DayField
from office.form import Form
from office.weekdays import WeekdayBoxes, weekdays_text


class WeekdaysForm(QFrame):
    """Fields for other weekdays from a day on; below, what was set for days to come, to be taken back."""

    save_wanted = Signal()
    remove_wanted = Signal(object)
    cancelled = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("weekdays_form")
        set_role(self, Role.CARD)
        self._today = today
        self._patterns: tuple[Pattern, ...] = ()
        self.form = Form()
        self.first = DayField(today)
        self.first.setObjectName("weekdays_from")
        self.first.field_name = "Dal"
        self.boxes = WeekdayBoxes()
        self.boxes.setObjectName("class_weekdays")
        self._first_line = self.form.add(self.first, "Dal")
        self._boxes_line = self.form.add(self.boxes, "Giorni della settimana")
        self.now = QLabel()
        self.now.setObjectName("weekdays_now")
        self.now.setWordWrap(True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.form.save_wanted.connect(self.save_wanted)
        self.form.cancelled.connect(self.cancelled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.form)
        layout.addWidget(self.now)
        layout.addLayout(self._rows)
        layout.addStretch(1)
        self.retranslate()

    def begin(self, class_name: str, patterns: Sequence[Pattern], day: date | None) -> None:
        """Begin with the weekdays that hold on `day` (today, when none is chosen), of days to come."""
        first = max(day or self._today(), self._today())
        self.form.heading.setText(self.tr("Giorni di mensa · {name}").format(name=class_name))
        self.first.set_day(first)
        self.boxes.set_weekdays(holding(patterns, first))
        self.show_patterns(patterns)
        self.form.clear_faults()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.first.selectAll()

    def show_patterns(self, patterns: Sequence[Pattern]) -> None:
        """Say which weekdays hold from when; those that have not begun may be taken back."""
        self._patterns = tuple(patterns)
        self.now.setText(patterns_text(patterns))
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in self._patterns[1:]:
            if one.starts_on >= self._today():
                self._rows.addWidget(self._row(one))

    def retranslate(self) -> None:
        """Set all texts."""
        self.form.name(self._first_line, self.tr("Da quale giorno"))
        self.form.name(self._boxes_line, self.tr("Giorni in cui la classe mangia a scuola"))
        self.show_patterns(self._patterns)

    def _row(self, one: Pattern) -> QWidget:
        row = QWidget()
        button = QPushButton(self.tr("Togli dal {day}").format(day=f"{one.starts_on:%d/%m/%Y}"))
        button.setObjectName(f"remove_weekdays_{one.starts_on:%Y%m%d}")
        button.clicked.connect(lambda: self.remove_wanted.emit(one.starts_on))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(button)
        layout.addStretch(1)
        return row


def holding(patterns: Sequence[Pattern], day: date) -> frozenset[int]:
    """Return the weekdays that hold on a day."""
    known = [one.weekdays for one in patterns if one.starts_on <= day]
    return known[-1] if known else patterns[0].weekdays if patterns else frozenset()


def patterns_text(patterns: Sequence[Pattern]) -> str:
    """Return `Giorni di mensa: lun, mar, gio`; those that begin later on lines of their own: `Dal 01/02/2027: lun`."""
    if not patterns:
        return ""
    first = QCoreApplication.translate("Calendar", "Giorni di mensa: {days}")
    later = QCoreApplication.translate("Calendar", "Dal {day}: {days}")
    lines = [first.format(days=_days_text(patterns[0]))]
    lines += [later.format(day=f"{one.starts_on:%d/%m/%Y}", days=_days_text(one)) for one in patterns[1:]]
    return "\n".join(lines)


def _days_text(one: Pattern) -> str:
    return weekdays_text(one.weekdays) or QCoreApplication.translate("Calendar", "nessuno")
