"""The months of a school year side by side; days are chosen by mouse (drag) or keyboard (arrows, Shift extends)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.calendar import DayMark, YearDay, mark_of
from core.qt.announcing import announce
from core.qt.theme import current_look
from office.calendar.about import day_text
from office.calendar.marks import dress_of
from office.wording import long_day

_GAP = 20
_WEEKS = 6
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


@dataclass(frozen=True, slots=True)
class _Month:
    """A month and where it stands."""

    year: int
    month: int
    rect: QRect


class YearGrid(QWidget):
    """Paints the days and knows which are chosen; says nothing about what may be done with them."""

    #: Other days were chosen: the first and the last.
    chosen_changed = Signal(object, object)
    #: Enter or a double click.
    activated = Signal()
    #: The chosen days are to be suspended: S, or the menu.
    suspend_wanted = Signal()
    #: A menu is wanted for the chosen days, there (on the screen).
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("year_grid")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._days: dict[date, YearDay] = {}
        self._suspended: Mapping[date, Sequence[str]] = {}
        self._today: date | None = None
        self._anchor: date | None = None
        self._cursor: date | None = None
        self._is_dragging = False
        self._months: list[_Month] = []

    # What is shown

    def show_days(
        self, days: Sequence[YearDay], today: date, suspended: Mapping[date, Sequence[str]] | None = None
    ) -> None:
        """Show a school year, `suspended` what suspensions say of a day; what was chosen stays while it is in it."""
        self._days = {day.on: day for day in days}
        self._suspended = suspended or {}
        self._today = today
        if self._cursor is not None and self._cursor not in self._days:
            self._anchor = self._cursor = None
        self.setMinimumHeight(self._wanted_height(self.width()))
        self.update()

    def day(self, on: date) -> YearDay | None:
        """Return a day of the year on show."""
        return self._days.get(on)

    def suspensions_of(self, on: date) -> Sequence[str]:
        """Return what suspensions say of a day."""
        return self._suspended.get(on, ())

    def mark(self, on: date) -> DayMark:
        """Return what kind of day it is, as it is drawn."""
        return mark_of(self._days[on], is_suspended=on in self._suspended)

    def chosen(self) -> tuple[date, date] | None:
        """Return the first and the last of the chosen days."""
        if self._anchor is None or self._cursor is None:
            return None
        return min(self._anchor, self._cursor), max(self._anchor, self._cursor)

    def choose(self, first: date, last: date | None = None) -> None:
        """Choose days of the year on show."""
        self._set_chosen(first, last or first)

    def clear(self) -> None:
        """Choose nothing."""
        self._anchor = self._cursor = None
        self.update()

    # Where things are

    def cell_of(self, on: date) -> QRect:
        """Return where a day is painted."""
        for month in self._layout_months():
            if (month.year, month.month) == (on.year, on.month):
                width, height = self._cell_size(month.rect)
                row, column = divmod(date(on.year, on.month, 1).weekday() + on.day - 1, 7)
                top = month.rect.top() + self._head_height() + row * height
                return QRect(month.rect.left() + column * width, top, width, height)
        return QRect()

    def day_at(self, where: QPoint) -> date | None:
        """Return the day under a point."""
        for month in self._layout_months():
            if month.rect.contains(where):
                width, height = self._cell_size(month.rect)
                row = (where.y() - month.rect.top() - self._head_height()) // height
                column = (where.x() - month.rect.left()) // width
                number = row * 7 + column - date(month.year, month.month, 1).weekday() + 1
                if 0 <= column < 7 and row >= 0 and 1 <= number <= QDate(month.year, month.month, 1).daysInMonth():
                    found = date(month.year, month.month, number)
                    return found if found in self._days else None
        return None

    def _layout_months(self) -> list[_Month]:
        months = sorted({(day.year, day.month) for day in self._days})
        if not months:
            return []
        columns = self._columns(self.width())
        rows = -(-len(months) // columns)
        width = (self.width() - _GAP * (columns - 1)) // columns
        height = max(self._month_height(), (self.height() - _GAP * (rows - 1)) // rows)
        found = []
        for place, (year, month) in enumerate(months):
            row, column = divmod(place, columns)
            rect = QRect(column * (width + _GAP), row * (height + _GAP), width, height)
            found.append(_Month(year, month, rect))
        return found

    def _columns(self, width: int) -> int:
        least = self.fontMetrics().horizontalAdvance("00") * 12
        return max(1, min(5, (width + _GAP) // (least + _GAP)))

    def _head_height(self) -> int:
        return self.fontMetrics().height() * 2 + 8

    def _month_height(self) -> int:
        return self._head_height() + _WEEKS * (self.fontMetrics().height() + 4)

    def _cell_size(self, rect: QRect) -> tuple[int, int]:
        return rect.width() // 7, (rect.height() - self._head_height()) // _WEEKS

    def _wanted_height(self, width: int) -> int:
        months = {(day.year, day.month) for day in self._days}
        rows = -(-len(months) // self._columns(width)) if months else 0
        return max(0, rows * (self._month_height() + _GAP) - _GAP)

    def sizeHint(self) -> QSize:
        """Four months side by side."""
        return QSize(760, 520)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer months side by side need more height."""
        self.setMinimumHeight(self._wanted_height(event.size().width()))
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to choose; with Shift go on from where one was."""
        day = self.day_at(event.position().toPoint())
        if day is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        is_extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and self._anchor is not None
        self._is_dragging = True
        self._set_chosen(self._anchor if is_extending and self._anchor else day, day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on choosing while the button is held."""
        day = self.day_at(event.position().toPoint())
        if self._is_dragging and day is not None and day != self._cursor and self._anchor is not None:
            self._set_chosen(self._anchor, day)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Done choosing."""
        self._is_dragging = False
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click wants to do something with the day."""
        if self.day_at(event.position().toPoint()) is not None:
            self.activated.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By mouse the menu is about the day under it, unless that is among the chosen; by key, about the chosen."""
        where = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            if self._cursor is None:
                return
            where = self.mapToGlobal(self.cell_of(self._cursor).center())
        else:
            day, chosen = self.day_at(event.pos()), self.chosen()
            if day is None:
                return
            if chosen is None or not chosen[0] <= day <= chosen[1]:
                self._set_chosen(day, day)
        self.menu_wanted.emit(where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Page keys go a month, Shift extends, Enter acts, S suspends."""
        key = Qt.Key(event.key())
        here = self._cursor or self._start()
        if here is None:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._cursor is not None:
            self.activated.emit()
        elif key is Qt.Key.Key_S and not event.modifiers() and self._cursor is not None:
            self.suspend_wanted.emit()
        elif key in _STEPS or key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            wanted = self._moved(here, key) if self._cursor is not None else here
            is_extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._set_chosen(self._anchor if is_extending and self._anchor else wanted, wanted)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip what a day is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self.day_at(event.pos())
            QToolTip.showText(event.globalPos(), self._about(day) if day is not None else "", self)
            return True
        return super().event(event)

    def _start(self) -> date | None:
        if self._today in self._days:
            return self._today
        return min(self._days, default=None)

    def _moved(self, here: date, key: Qt.Key) -> date:
        if key in _STEPS:
            wanted = here + timedelta(days=_STEPS[key])
        else:
            moved = QDate(here.year, here.month, here.day).addMonths(1 if key is Qt.Key.Key_PageDown else -1)
            wanted = date(moved.year(), moved.month(), moved.day())
        return min(max(wanted, min(self._days)), max(self._days))

    def _set_chosen(self, anchor: date, cursor: date) -> None:
        if (anchor, cursor) == (self._anchor, self._cursor):
            return
        self._anchor, self._cursor = anchor, cursor
        self.update()
        announce(self, self._about(cursor))
        first, last = min(anchor, cursor), max(anchor, cursor)
        self.chosen_changed.emit(first, last)

    def _about(self, on: date) -> str:
        return f"{long_day(on)}: {day_text(self._days[on], self.suspensions_of(on))}"

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all months."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in self._layout_months():
            self._paint_month(painter, month)
        painter.end()

    def _paint_month(self, painter: QPainter, month: _Month) -> None:
        look, rect = current_look(), month.rect
        line = self.fontMetrics().height()
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(look.colours.text))
        name = QLocale().standaloneMonthName(month.month)
        title = f"{name[:1].upper()}{name[1:]} {month.year}"
        painter.drawText(QRect(rect.left(), rect.top(), rect.width(), line), Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(self.font())
        painter.setPen(QColor(look.colours.muted))
        width, _height = self._cell_size(rect)
        for column in range(7):
            letter = QLocale().standaloneDayName(column + 1, QLocale.FormatType.NarrowFormat)
            cell = QRect(rect.left() + column * width, rect.top() + line + 4, width, line)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, letter)
        for number in range(1, QDate(month.year, month.month, 1).daysInMonth() + 1):
            on = date(month.year, month.month, number)
            if on in self._days:
                self._paint_day(painter, self._days[on])

    def _paint_day(self, painter: QPainter, day: YearDay) -> None:
        look = current_look()
        cell = self.cell_of(day.on).adjusted(1, 1, -1, -1)
        dress = dress_of(self.mark(day.on), look.colours)
        chosen = self.chosen()
        is_chosen = chosen is not None and chosen[0] <= day.on <= chosen[1]
        ground = look.colours.selection if is_chosen else dress.ground
        painter.setPen(Qt.PenStyle.NoPen)
        if ground:
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(cell, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if day.on == self._today or (day.on == self._cursor and self.hasFocus()):
            painter.setPen(QPen(QColor(look.colours.primary), 2))
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(QColor(look.colours.on_selection if is_chosen else dress.ink))
        if dress.sign:
            painter.setFont(self._sign_font())
            corner = cell.adjusted(0, -1, -3, 0)
            painter.drawText(corner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), dress.sign)
            painter.setFont(self.font())
        number = cell.adjusted(0, 0, -10 if dress.sign else 0, 0)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(day.on.day))

    def _sign_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(self.font().pointSizeF() * 0.7)
        return font
