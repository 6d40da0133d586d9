"""The week as a table: a row a pupil, a column a day; what was asked for shows at once, until core has answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt

from core.clock import rome
from core.documents import days_shown
from core.meals import BookingState, CellWish, ClassWeek, WeekCell, WeekDay, WeekRow, WeekTotals, totals_of
from core.qt.translations import in_words

Index = QModelIndex | QPersistentModelIndex
Key = tuple[int, date]

NAME = 0
#: The cell of an index: `CellView`, or None in the column of the names.
CELL_ROLE = Qt.ItemDataRole.UserRole + 1


class Mark(Enum):
    """What a cell looks like."""

    BOOKED = "booked"
    ABSENT = "absent"
    PLAIN = "plain"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class CellView:
    """What is painted: a mark, words, the codes of the diets; `is_quiet`: nothing can be changed here."""

    mark: Mark
    words: str
    diets: str
    is_quiet: bool
    is_pending: bool


class WeekModel(QAbstractTableModel):
    """A class's week. `take` shows what was asked for; `settle` and `drop` say what became of it."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._week: ClassWeek | None = None
        self._shown: tuple[int, ...] = ()
        self._asked: dict[Key, tuple[BookingState, int]] = {}
        self._waiting: set[int] = set()

    # What is shown

    @property
    def week(self) -> ClassWeek | None:
        """The week on screen."""
        return self._week

    def show_week(self, week: ClassWeek | None) -> None:
        """Show a week; the same class and pupils again keep selection and place."""
        same = self._outline(week) == self._outline(self._week)
        self._asked = {key: asked for key, asked in self._asked.items() if asked[1] in self._waiting}
        if same:
            self._week = week
            self._tell_all()
            return
        self.beginResetModel()
        self._week, self._shown = week, () if week is None else days_shown(week)
        self.endResetModel()

    def _outline(self, week: ClassWeek | None) -> object:
        if week is None:
            return None
        pupils = tuple((row.pupil_id, row.full_name) for row in week.rows)
        return week.class_id, week.service_id, week.days[0].on, days_shown(week), pupils

    def day_at(self, column: int) -> WeekDay | None:
        """Return the day of a column, None for the names."""
        if self._week is None or not 0 < column <= len(self._shown):
            return None
        return self._week.days[self._shown[column - 1]]

    def column_of(self, on: date) -> int:
        """Return the column of a day, -1 when it is not shown."""
        days = (self.day_at(column) for column in range(1, self.columnCount()))
        return next((column for column, day in enumerate(days, start=1) if day is not None and day.on == on), -1)

    def row_at(self, row: int) -> WeekRow:
        """Return the pupil of a row."""
        assert self._week is not None  # noqa: S101 - there are no rows without a week
        return self._week.rows[row]

    def cell_at(self, index: Index) -> WeekCell | None:
        """Return a cell as it will be once what was asked for is done; None in the column of the names."""
        day = self.day_at(index.column())
        if day is None or self._week is None:
            return None
        row = self.row_at(index.row())
        cell = row.cells[self._shown[index.column() - 1]]
        asked = self._asked.get((row.pupil_id, day.on))
        return cell if asked is None else replace(cell, state=asked[0])

    def totals(self, column: int) -> WeekTotals | None:
        """Return the plates of a column's day, with what was just asked for; None without service."""
        day = self.day_at(column)
        if day is None or not day.is_service:
            return None
        cells = (self.cell_at(self.index(row, column)) for row in range(self.rowCount()))
        return totals_of([cell for cell in cells if cell is not None])

    # What was asked for

    def wish(self, index: Index, wanted: BookingState) -> CellWish | None:
        """Return the wish for a cell, None where there is nothing to change or nothing would change."""
        day, cell = self.day_at(index.column()), self.cell_at(index)
        if day is None or cell is None or not cell.may_change or cell.state is wanted:
            return None
        return CellWish(self.row_at(index.row()).pupil_id, day.on, cell.state, wanted)

    def take(self, number: int, wishes: Iterable[CellWish]) -> None:
        """Show what operation `number` asks for."""
        self._waiting.add(number)
        for one in wishes:
            self._asked[one.pupil_id, one.on] = (one.wanted, number)
        self._tell_all()

    def settle(self, number: int, states: Mapping[Key, BookingState]) -> None:
        """An operation is done: show what came of it until the week is read again."""
        self.drop(number)
        for key, state in states.items():
            if key not in self._asked:
                self._asked[key] = (state, number)
        self._tell_all()

    def drop(self, number: int) -> None:
        """Nothing came of an operation: show what was there."""
        self._waiting.discard(number)
        self._asked = {key: asked for key, asked in self._asked.items() if asked[1] != number}
        self._tell_all()

    def _tell_all(self) -> None:
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    # As Qt wants it

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many pupils are shown."""
        return 0 if parent.isValid() or self._week is None else len(self._week.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the names and the days."""
        return 0 if parent.isValid() or self._week is None else len(self._shown) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the day and, below it, whether it may change."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        day = self.day_at(section)
        if role == Qt.ItemDataRole.ToolTipRole and day is not None and not day.is_service:
            return in_words(day.no_service_text)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.tr("Alunno") if day is None else f"{day_name(day.on)}\n{self.state_of(day)}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell shows and says."""
        row, day, cell = self.row_at(index.row()), self.day_at(index.column()), self.cell_at(index)
        if day is None or cell is None:
            return row.full_name if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole} else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.words(cell)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tooltip(day, cell)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.full_name}, {day_name(day.on)}: {self._spoken(day, cell)}"
            case _ if role == CELL_ROLE:
                return self._view(row, day, cell)
            case _:
                return None

    def state_of(self, day: WeekDay) -> str:
        """Say whether a day may still be changed."""
        if not day.is_service:
            return self.tr("Servizio non disponibile")
        if day.is_closed:
            return self.tr("chiusa")
        if day.on < self._today():
            return self.tr("da chiudere")
        hour = f"{rome(day.deadline_at):%H:%M}"
        return (self.tr("entro le {hour}") if day.is_open else self.tr("oltre le {hour}")).format(hour=hour)

    def words(self, cell: WeekCell) -> str:
        """Return a cell in words, as the table is copied and read."""
        match cell.state:
            case BookingState.BOOKED:
                text = self.tr("presente") if cell.is_present else self.tr("prenotato")
            case BookingState.ABSENT:
                text = self.tr("assente")
            case BookingState.PLAIN:
                text = self.tr("in bianco")
            case BookingState.NO_SERVICE:
                return ""
            case BookingState.NOT_ENROLLED:
                text = self._why_no_meal(cell)
        diets = codes_of(cell)
        is_told = cell.is_present and cell.state is not BookingState.BOOKED
        parts = (text, diets, self.tr("presente") if is_told else "")
        return " · ".join(part for part in parts if part)

    def _why_no_meal(self, cell: WeekCell) -> str:
        if not cell.is_placed:
            return self.tr("in un'altra classe")
        return self.tr("inserimento") if cell.is_inserting else self.tr("non iscritto")

    def _view(self, row: WeekRow, day: WeekDay, cell: WeekCell) -> CellView:
        marks = {BookingState.BOOKED: Mark.BOOKED, BookingState.ABSENT: Mark.ABSENT, BookingState.PLAIN: Mark.PLAIN}
        mark = marks.get(cell.state, Mark.NOTHING)
        words = self.words(replace(cell, diets=()))
        if mark is Mark.BOOKED and not cell.is_present:
            words = ""  # the usual case is a mark alone
        if cell.state is BookingState.NO_SERVICE:
            words = "–"
        asked = self._asked.get((row.pupil_id, day.on))
        is_pending = asked is not None and asked[1] in self._waiting
        return CellView(mark, words, codes_of(cell), day.is_closed or not cell.may_change, is_pending)

    def _tooltip(self, day: WeekDay, cell: WeekCell) -> str:
        lines = [self._spoken(day, cell)]
        lines += [f"{diet.code} · {diet.name}: {diet.effect}" for diet in cell.diets]
        return "\n".join(lines)

    def _spoken(self, day: WeekDay, cell: WeekCell) -> str:
        if cell.state is BookingState.NO_SERVICE:
            return f"{self.tr('Servizio non disponibile')} · {in_words(day.no_service_text)}"
        return self.words(cell)


def codes_of(cell: WeekCell) -> str:
    """Return the codes of the diets on a plate."""
    return "+".join(diet.code for diet in cell.diets) if cell.state.is_expected else ""


def day_name(on: date) -> str:
    """Return `mar 24/11` in the language on screen."""
    return f"{QLocale().dayName(on.isoweekday(), QLocale.FormatType.ShortFormat)} {on:%d/%m}"


class TotalsModel(QAbstractTableModel):
    """The plates of each day, below the week: standard, plain, diets, absent."""

    def __init__(self, week: WeekModel) -> None:
        super().__init__()
        self._week = week
        week.modelReset.connect(self._on_reset)
        week.dataChanged.connect(lambda *_range: self._on_changed())

    def _on_reset(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    def _on_changed(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(3, self.columnCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the four figures."""
        return 0 if parent.isValid() else 4

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the columns of the week."""
        return 0 if parent.isValid() else self._week.columnCount()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a figure."""
        title = (self.tr("Standard"), self.tr("In bianco"), self.tr("Diete"), self.tr("Assenti"))[index.row()]
        if index.column() == NAME:
            return title if role == Qt.ItemDataRole.DisplayRole else None
        totals, day = self._week.totals(index.column()), self._week.day_at(index.column())
        if totals is None or day is None:
            return None
        number = (totals.standard, totals.plain, totals.diets, totals.absent)[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(number)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title}, {day_name(day.on)}: {number}"
            case _:
                return None
