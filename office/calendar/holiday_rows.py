"""School holidays to tick and correct before they are entered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from core.calendar import SchoolHoliday
from core.errors import InvalidValue, Phrase
from office.days import DayField
from office.shell.tab_order import ready_keyboard

#: Whether, from when, «al», until when.
Row = tuple[QCheckBox, DayField, QLabel, DayField]


class HolidayRows(QWidget):
    """A row for each proposal: whether, from when, until when. Bridges are there, but not ticked.

    `is_narrow` puts the days below the words.
    """

    changed = Signal()
    #: Enter in one of the days.
    return_pressed = Signal()

    def __init__(self, today: Callable[[], date], *, is_narrow: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._is_narrow = today, is_narrow
        self._proposed: tuple[SchoolHoliday, ...] = ()
        self.rows: list[Row] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6 if is_narrow else 12)
        self._grid.setVerticalSpacing(4)
        if not is_narrow:
            self._grid.setColumnStretch(0, 1)

    def propose(self, holidays: Sequence[SchoolHoliday]) -> None:
        """Show these; what was corrected stays while the proposals are the same."""
        if tuple(holidays) == self._proposed:
            return
        self._proposed = tuple(holidays)
        for row in self.rows:
            for widget in row:
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for number, one in enumerate(holidays):
            row = QCheckBox(one.cause), DayField(self._today), QLabel(), DayField(self._today)
            tick, first, _to, last = row
            tick.setChecked(not one.is_bridge)
            for field, day in ((first, one.starts_on), (last, one.ends_on)):
                field.set_day(day)
                field.setMaximumWidth(150)
                field.setEnabled(tick.isChecked())
                field.returnPressed.connect(self.return_pressed)
                tick.toggled.connect(field.setEnabled)
            tick.toggled.connect(lambda _is_on: self.changed.emit())
            self._place(number, row)
            self.rows.append(row)
        self._retranslate()
        ready_keyboard(self)

    def _place(self, number: int, row: Row) -> None:
        tick, *days = row
        if self._is_narrow:
            self._grid.addWidget(tick, 2 * number, 0, 1, 3)
            for column, widget in enumerate(days):
                self._grid.addWidget(widget, 2 * number + 1, column)
        else:
            for column, widget in enumerate(row):
                self._grid.addWidget(widget, number, column)

    def chosen(self) -> tuple[SchoolHoliday, ...]:
        """Return what is ticked, as corrected.

        Raises:
            InvalidValue: a day is missing, is none, or the end comes before the beginning.
        """
        found = []
        for tick, first, _to, last in self.rows:
            if not tick.isChecked():
                continue
            days = first.wanted_day(), last.wanted_day()
            if days[0] > days[1]:
                reason = Phrase("«{cause}»: la fine viene prima dell'inizio.", cause=tick.text())
                raise InvalidValue(field="Vacanze", reason=reason)
            found.append(SchoolHoliday(tick.text(), *days))
        return tuple(found)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for tick, first, to, last in self.rows:
            to.setText(self.tr("al"))
            first.field_name = last.field_name = tick.text()
            first.setAccessibleName(self.tr("{cause}: primo giorno").format(cause=tick.text()))
            last.setAccessibleName(self.tr("{cause}: ultimo giorno").format(cause=tick.text()))


def where_from() -> str:
    """Return where the proposals come from, and what to check them against."""
    return QCoreApplication.translate(
        "HolidayRows", "Proposti come di solito in Piemonte: correggili con il calendario della Regione e della scuola."
    )
