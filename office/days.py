"""Days as clerks type them, and the field where they do."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidget, QWidgetAction

from core.errors import InvalidValue
from core.qt.icons import Icon, set_icon
from office.shell.letters import least_width

_PARTS = re.compile(r"(\d{1,2})(?:[\s./-]+(\d{1,2})(?:[\s./-]+(\d{2}|\d{4}))?)?")
_SOLID = re.compile(r"(\d{2})(\d{2})(\d{2}|\d{4})?")
_WORDS = {"oggi": 0, "domani": 1, "dopodomani": 2, "ieri": -1}
#: A year in two digits lies at most this many years ahead: `31` is 2031, `95` is 1995.
_AHEAD = 20


def parse_day(text: str, field: str, today: date) -> date | None:
    """Return the day somebody typed, None when nothing was.

    Understood: `24/11/2026`, `24.11.26`, `24-11`, `24` (of this month), `24112026`, `241126`, `oggi`, `domani`, `ieri`.

    Args:
        text: what was typed.
        field: the field's Italian name, for the message.
        today: fills in the month and the year that were not typed.

    Raises:
        InvalidValue: it is no day.
    """
    typed = text.strip().casefold()
    if not typed:
        return None
    if typed in _WORDS:
        return today + timedelta(days=_WORDS[typed])
    match = _PARTS.fullmatch(typed) or _SOLID.fullmatch(typed)
    if match is None:
        raise InvalidValue(field=field, reason="scrivi il giorno come 24/11/2026.")
    day, month, year = match.groups()
    try:
        return date(_year(year, today), int(month or today.month), int(day))
    except ValueError as error:
        raise InvalidValue(field=field, reason="questo giorno non esiste: controllalo.") from error


def _year(text: str | None, today: date) -> int:
    if text is None:
        return today.year
    if len(text) == 4:
        return int(text)
    year = today.year // 100 * 100 + int(text)
    return year if year <= today.year + _AHEAD else year - 100


class DayField(QLineEdit):
    """A field for a day: typed in any usual form, moved by ↑ and ↓, or picked from a calendar."""

    #: The day changed, by typing (when the field is left) or by picking; None when it was emptied.
    day_changed = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._told: date | None = None
        self.field_name = "Data"
        least_width(self, 128)
        self.setMaxLength(20)
        self._pick = QAction(self)
        set_icon(self._pick, Icon.CALENDAR, "muted")
        self._pick.triggered.connect(self._on_pick)
        self.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self._tidy)
        self._retranslate()

    def day(self) -> date | None:
        """Return the day, None when the field is empty.

        Raises:
            InvalidValue: what was typed is no day.
        """
        return parse_day(self.text(), self.field_name, self._today())

    def wanted_day(self) -> date:
        """Return the day, which must be there.

        Raises:
            InvalidValue: it is missing, or what was typed is no day.
        """
        day = self.day()
        if day is None:
            raise InvalidValue(field=self.field_name, reason="è obbligatorio.")
        return day

    def set_day(self, day: date | None) -> None:
        """Show a day, or nothing; `day_changed` is not told."""
        self._told = day
        self.setText("" if day is None else f"{day:%d/%m/%Y}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ and ↓ go a day on or back."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        try:
            self._choose((self.day() or self._today() - timedelta(days=step)) + timedelta(days=step))
        except InvalidValue:
            self.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by Tab types over what is there."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _tidy(self) -> None:
        """Write the day out in full; what is no day stays as it is, to be corrected."""
        try:
            day = self.day()
        except InvalidValue:
            return
        if day != self._told:
            self._choose(day)
        else:
            self.set_day(day)

    def _choose(self, day: date | None) -> None:
        self.set_day(day)
        self.day_changed.emit(day)

    def _on_pick(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(menu)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        try:
            day = self.day() or self._today()
        except InvalidValue:
            day = self._today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)

        def picked(chosen: QDate) -> None:
            menu.close()
            self._choose(date(chosen.year(), chosen.month(), chosen.day()))

        calendar.clicked.connect(picked)
        calendar.activated.connect(picked)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _retranslate(self) -> None:
        self.setPlaceholderText(self.tr("gg/mm/aaaa"))
        self._pick.setToolTip(self.tr("Scegli dal calendario"))
