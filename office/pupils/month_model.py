"""The month of a pupil as in the letter to families: Giorno, Assente, Pasto in bianco, «Servizio non disponibile»."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont

from core.clock import rome
from core.meals import BookingDay, BookingState
from core.qt.theme import current_look, text_font
from core.qt.translations import in_words

DAY, ABSENT, PLAIN, NOTE = range(4)

Index = QModelIndex | QPersistentModelIndex


class MonthModel(QAbstractTableModel):
    """A row a day; the two boxes ask for the change, and show it when core has accepted it."""

    absence_asked = Signal(object, bool)  # day, whether absent
    plain_asked = Signal(object, bool)  # day, whether plain

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[BookingDay, ...] = ()
        self._is_editable = True
        self._today: date | None = None

    def show_days(self, days: tuple[BookingDay, ...], *, is_editable: bool, today: date | None = None) -> None:
        """Show the days of a month; `today` stands out."""
        self.beginResetModel()
        self._days = days
        self._is_editable = is_editable
        self._today = today
        self.endResetModel()

    def day_at(self, row: int) -> BookingDay:
        """Return the day of a row."""
        return self._days[row]

    def row_of(self, day: date) -> int:
        """Return the row of a day, -1 when it is not shown."""
        return next((row for row, shown in enumerate(self._days) if shown.on == day), -1)

    def has_service(self, row: int) -> bool:
        """Tell whether there are boxes on a row, or words across their columns."""
        return self._days[row].state is not BookingState.NO_SERVICE

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many days are shown."""
        return 0 if parent.isValid() else len(self._days)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the titles of the columns, in the letter's words."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Giorno"), self.tr("Assente"), self.tr("Pasto in bianco"), self.tr("Note"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401, PLR0911 - a role a line
        """Return what a cell shows."""
        day, column = self._days[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(day, column)
            case Qt.ItemDataRole.CheckStateRole:
                return _box(day, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(day, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._note(day) if column == NOTE else self._why_closed(day)
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(day, column)
            case Qt.ItemDataRole.SizeHintRole:
                # The words across two columns widen neither.
                return QSize(0, 0) if column == ABSENT and day.state is BookingState.NO_SERVICE else None
            case Qt.ItemDataRole.FontRole:
                return text_font(current_look().body_pt, QFont.Weight.Bold) if day.on == self._today else None
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the boxes of service days that are not charged yet be ticked."""
        day = self._days[index.row()]
        shown = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() not in {ABSENT, PLAIN}:
            return shown
        if not self._is_editable or not _is_served(day) or day.is_closed:
            return Qt.ItemFlag.ItemIsSelectable
        if index.column() == PLAIN and day.state is BookingState.ABSENT:
            return Qt.ItemFlag.ItemIsSelectable
        return shown | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """Ask for the change; the box moves only when core has accepted it."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        day, is_ticked = self._days[index.row()].on, Qt.CheckState(value) is Qt.CheckState.Checked
        (self.absence_asked if index.column() == ABSENT else self.plain_asked).emit(day, is_ticked)
        return False

    def _text(self, day: BookingDay, column: int) -> str | None:
        if column == DAY:
            return self.day_name(day.on)
        if column == ABSENT and day.state is BookingState.NO_SERVICE:
            return self.tr("Servizio non disponibile")  # across both boxes' columns, as in the letter
        return self._note(day) if column == NOTE else None

    def _note(self, day: BookingDay) -> str | None:
        match day.state:
            case BookingState.NO_SERVICE:
                return in_words(day.no_service_text)
            case BookingState.NOT_ENROLLED:
                return self.tr("Non iscritto")
            case _ if day.is_closed:
                return self.tr("Giornata chiusa · presente") if day.is_present else self.tr("Giornata chiusa")
            case _ if day.is_present:
                return self.tr("Presente")
            case _:
                return self._why_closed(day)

    def day_name(self, day: date) -> str:
        """Return a day as the letter writes it: `Nov 24 Mar`."""
        months = self.tr("Gen Feb Mar Apr Mag Giu Lug Ago Set Ott Nov Dic").split()
        weekdays = self.tr("Lun Mar Mer Gio Ven Sab Dom").split()
        return f"{months[day.month - 1]} {day.day:02d} {weekdays[day.weekday()]}"

    def _ink(self, day: BookingDay, column: int) -> QColor | None:
        is_quiet = not _is_served(day) or (column == NOTE and not day.is_present)
        return QColor(current_look().colours.muted) if is_quiet else None

    def _spoken(self, day: BookingDay, column: int) -> str:
        title = self.headerData(column, Qt.Orientation.Horizontal)
        name = self.day_name(day.on)
        if column in {ABSENT, PLAIN} and _is_served(day):
            ticked = _box(day, column) is Qt.CheckState.Checked
            return f"{name}, {title}: {self.tr('sì') if ticked else self.tr('no')}"
        if day.state is BookingState.NO_SERVICE:
            return f"{name}, {self.tr('Servizio non disponibile')}: {self._note(day)}"
        return f"{name}, {self._note(day) or title}"

    def _why_closed(self, day: BookingDay) -> str | None:
        if not _is_served(day) or day.is_open or day.is_closed or day.deadline_at is None:
            return None
        if self._today is not None and day.on < self._today:
            return self.tr("Giorno passato: serve un motivo")
        return self.tr("Oltre le {hour}: serve un motivo").format(hour=f"{rome(day.deadline_at):%H:%M}")


def _is_served(day: BookingDay) -> bool:
    return day.state in {BookingState.BOOKED, BookingState.ABSENT, BookingState.PLAIN}


def _box(day: BookingDay, column: int) -> Qt.CheckState | None:
    if column not in {ABSENT, PLAIN} or not _is_served(day):
        return None
    ticked = BookingState.ABSENT if column == ABSENT else BookingState.PLAIN
    return Qt.CheckState.Checked if day.state is ticked else Qt.CheckState.Unchecked
