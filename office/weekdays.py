"""The days of the week, to press in and to write."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

_WEEK = range(7)


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
