"""The differences of a class register as a table whose rows are ticked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from core.meals import BookingState, RegisterCheck, RegisterDifference, RegisterKind
from core.qt.theme import current_look

Index = QModelIndex | QPersistentModelIndex

NAME, CLASS, BOOKED, WHAT = range(4)


class RegisterModel(QAbstractTableModel):
    """A row a difference; what can be registered has a box before the name, ticked unless there is a doubt."""

    ticked_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[RegisterDifference, ...] = ()
        self._ticked: set[int] = set()

    def show_check(self, check: RegisterCheck | None) -> None:
        """Show the differences of a register; the same lines again keep their ticks."""
        known = {one.row for one in self._rows}
        self.beginResetModel()
        self._rows = () if check is None else check.differences
        self._ticked = {
            one.row
            for one in self._rows
            if one.kind.may_apply and (one.row in self._ticked or (one.row not in known and not one.is_at_table))
        }
        self.endResetModel()
        self.ticked_changed.emit()

    def forget(self) -> None:
        """Show nothing, and remember no ticks."""
        self._rows, self._ticked = (), set()
        self.show_check(None)

    def ticked(self) -> frozenset[int]:
        """Return the rows of the file that are ticked."""
        return frozenset(self._ticked)

    def tick_all(self, *, is_ticked: bool) -> None:
        """Tick all that can be registered, or none."""
        self._ticked = {one.row for one in self._rows if one.kind.may_apply} if is_ticked else set()
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, WHAT))
        self.ticked_changed.emit()

    def difference(self, row: int) -> RegisterDifference:
        """Return a row."""
        return self._rows[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many differences there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the titles."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Alunno"), self.tr("Classe"), self.tr("Ora è"), self.tr("Nel registro"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell shows and says."""
        one, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(one, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._text(one, column) or None
            case Qt.ItemDataRole.CheckStateRole if column == NAME and one.kind.may_apply:
                return Qt.CheckState.Checked if one.row in self._ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ForegroundRole if column == WHAT and not one.kind.may_apply:
                return QColor(current_look().colours.warning)
            case Qt.ItemDataRole.AccessibleTextRole if column == NAME:
                return f"{one.name}: {self._what(one)}"
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let what can be registered be ticked."""
        shown = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        is_box = index.column() == NAME and self._rows[index.row()].kind.may_apply
        return shown | Qt.ItemFlag.ItemIsUserCheckable if is_box else shown

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """Tick a row, or take the tick away."""
        one = self._rows[index.row()]
        if role != Qt.ItemDataRole.CheckStateRole or not one.kind.may_apply:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._ticked.add(one.row)
        else:
            self._ticked.discard(one.row)
        self.dataChanged.emit(index, index)
        self.ticked_changed.emit()
        return True

    def toggle(self, row: int) -> None:
        """Tick a row, or take the tick away."""
        box = self.index(row, NAME)
        is_ticked = self._rows[row].row in self._ticked
        wanted = Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked
        self.setData(box, wanted, Qt.ItemDataRole.CheckStateRole)

    def _text(self, one: RegisterDifference, column: int) -> str:
        match column:
            case _ if column == NAME:
                return one.name
            case _ if column == CLASS:
                return one.class_name
            case _ if column == BOOKED:
                return self._booked(one)
            case _:
                return self._what(one)

    def _booked(self, one: RegisterDifference) -> str:
        words = {
            BookingState.BOOKED: self.tr("prenotato"),
            BookingState.PLAIN: self.tr("in bianco"),
            BookingState.ABSENT: self.tr("assente"),
        }
        return "" if one.state is None else words.get(one.state, "")

    def _what(self, one: RegisterDifference) -> str:
        text = {
            RegisterKind.ABSENT_BUT_BOOKED: self.tr("assente"),
            RegisterKind.PRESENT_BUT_ABSENT: self.tr("presente"),
            RegisterKind.CONTRADICTORY: self.tr("riga {row}: scritto due volte, presente e assente"),
            RegisterKind.AMBIGUOUS: self.tr("riga {row}: più alunni con questo nome"),
            RegisterKind.UNKNOWN: self.tr("riga {row}: nessun alunno con questo nome"),
        }[one.kind].format(row=one.row)
        if one.is_at_table and one.kind is RegisterKind.ABSENT_BUT_BOOKED:
            return self.tr("assente, ma in refettorio risulta presente")
        if not one.maybe:
            return text
        names = ", ".join(one.maybe)
        is_unknown = one.kind is RegisterKind.UNKNOWN
        return (self.tr("{text}; forse {names}") if is_unknown else "{text}: {names}").format(text=text, names=names)
