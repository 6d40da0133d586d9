"""The grid of a week: arrows move, Shift and the mouse choose several, one key changes all that are chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from core.meals import BookingState, CellWish
from core.qt.icons import Icon, icon
from core.qt.theme import current_look
from office.bookings.week_model import CELL_ROLE, NAME, CellView, Index, Mark, TotalsModel, WeekModel

_LEAST_NAME, _MOST_NAME = 150, 320
#: The rows of figures are so much lower than those of a table.
_LESS = 9
_ICONS = {Mark.BOOKED: Icon.CHECK, Mark.ABSENT: Icon.ABSENCE, Mark.PLAIN: Icon.PLAIN_MEAL}


class WeekGrid(QTableView):
    """Shows a `WeekModel`; says what is wanted and changes nothing by itself."""

    #: The wishes for the chosen cells (`list[CellWish]`).
    wanted = Signal(object)
    #: Ctrl+Z.
    undo_wanted = Signal()
    #: Other cells were chosen.
    choice_changed = Signal()

    def __init__(self, model: WeekModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("week_grid")
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_CellPainter(self))
        _dress(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._fit_header()
        self.selectionModel().selectionChanged.connect(lambda *_both: self.choice_changed.emit())
        model.modelReset.connect(self._share_width)

    # What is chosen

    def chosen(self) -> list[QModelIndex]:
        """Return the chosen cells of days; a chosen name stands for the row.

        Of a row only the days that are open count, as long as there are any: nobody means last Monday by a name.
        """
        found: dict[tuple[int, int], QModelIndex] = {}
        for index in self.selectedIndexes():
            for one in self._row(index.row()) if index.column() == NAME else [index]:
                found[one.row(), one.column()] = one
        return [found[key] for key in sorted(found)]

    def _row(self, row: int) -> list[QModelIndex]:
        cells = [self._model.index(row, column) for column in range(1, self._model.columnCount())]
        days = [(self._model.day_at(index.column()), index) for index in cells]
        still_open = [index for day, index in days if day is not None and day.is_open and not day.is_closed]
        return still_open or cells

    def ask(self, state: BookingState) -> None:
        """Want a state for the chosen cells; where all of them are so already, want them booked again."""
        cells = [self._model.cell_at(index) for index in self.chosen()]
        known = [cell for cell in cells if cell is not None and cell.may_change]
        is_so = bool(known) and all(cell.state is state for cell in known)
        target = BookingState.BOOKED if is_so else state
        wishes = [self._model.wish(index, target) for index in self.chosen()]
        self.wanted.emit([one for one in wishes if isinstance(one, CellWish)])

    def start(self) -> None:
        """Put the keyboard on the first cell, unless it is on one."""
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.go_to(0, 1)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to(self, row: int, column: int) -> None:
        """Choose one cell and put the cursor on it, whatever keys are held."""
        index = self._model.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def choose_row(self) -> None:
        """Choose all days of the pupil under the cursor."""
        row = self.currentIndex().row()
        if row >= 0:
            self._select(self._model.index(row, 1), self._model.index(row, self._model.columnCount() - 1))

    def choose_column(self) -> None:
        """Choose all pupils of the day under the cursor."""
        column = self.currentIndex().column()
        if column > NAME:
            self._select(self._model.index(0, column), self._model.index(self._model.rowCount() - 1, column))

    def _select(self, first: QModelIndex, last: QModelIndex) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(QItemSelection(first, last), flag)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space or A: absent; B: plain meal; Del: booked; with Shift or Ctrl, Space chooses a row or a column."""
        run = self._run_of(event)
        if run is None:
            super().keyPressEvent(event)
        else:
            run()

    def _run_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            return {Qt.Key.Key_Z: self.undo_wanted.emit, Qt.Key.Key_Space: self.choose_column}.get(key)
        if modifiers == Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_Space:
            return self.choose_row
        if modifiers & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier:
            return None
        state = {
            Qt.Key.Key_Space: BookingState.ABSENT,
            Qt.Key.Key_A: BookingState.ABSENT,
            Qt.Key.Key_B: BookingState.PLAIN,
            Qt.Key.Key_Delete: BookingState.BOOKED,
            Qt.Key.Key_Backspace: BookingState.BOOKED,
        }.get(key)
        if state is None:
            # Letters do not jump to a name: one that was meant as a command would silently move the cursor.
            return (lambda: None) if event.text().isalpha() and event.text().isprintable() else None
        return lambda: self.ask(state)

    # Widths

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the days."""
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and letters."""
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            _dress(self)
            self._fit_header()
            self._share_width()
        super().changeEvent(event)

    def _fit_header(self) -> None:
        """Leave room for the day and, below it, until when it may change."""
        header = self.fontMetrics().height() * 2 + 12
        self.horizontalHeader().setFixedHeight(header)
        self.setMinimumHeight(header + 2 * self.verticalHeader().defaultSectionSize())

    def _share_width(self) -> None:
        days = self._model.columnCount() - 1
        if days < 1:
            return
        metrics = self.fontMetrics()
        names = [metrics.horizontalAdvance(self._model.row_at(row).full_name) for row in range(self._model.rowCount())]
        width = self.viewport().width()
        name = min(max(_LEAST_NAME, max(names, default=0) + 28), _MOST_NAME, max(_LEAST_NAME, width // 3))
        self.setColumnWidth(NAME, name)
        for column in range(1, days + 1):
            left, right = (width - name) * (column - 1) // days, (width - name) * column // days
            self.setColumnWidth(column, max(60, right - left))


class TotalsTable(QTableView):
    """The figures of each day, under the columns of a grid."""

    def __init__(self, model: TotalsModel, grid: WeekGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("week_totals")
        self.setModel(model)
        self._grid = grid
        _dress(self, _LESS)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        grid.horizontalHeader().sectionResized.connect(lambda section, _old, new: self.setColumnWidth(section, new))
        model.modelReset.connect(self._follow)

    def _follow(self) -> None:
        for column in range(self._grid.model().columnCount()):
            self.setColumnWidth(column, self._grid.columnWidth(column))

    def sizeHint(self) -> QSize:
        """Four rows, and no more."""
        return QSize(super().sizeHint().width(), self.verticalHeader().defaultSectionSize() * 4 + 2)

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and letters."""
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            _dress(self, _LESS)
            self.updateGeometry()
        super().changeEvent(event)


def _dress(table: QTableView, less: int = 2) -> None:
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(current_look().row_height - less)


class _CellPainter(QStyledItemDelegate):
    """Paints a day: a mark and words on a ground of their own; what cannot change is quiet."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell over the ground of its row."""
        view = index.data(CELL_ROLE)
        if not isinstance(view, CellView):
            super().paint(painter, option, index)
            return
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text = ""
        bare.state &= ~QStyle.StateFlag.State_HasFocus
        style = bare.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, bare.widget)
        state = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_mark(painter, option.rect, view, is_selected=is_selected)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(current_look().colours.primary), 2))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 4, 4)
        painter.restore()

    def _paint_mark(self, painter: QPainter, cell: QRect, view: CellView, *, is_selected: bool) -> None:
        colours = current_look().colours
        ground = {Mark.ABSENT: colours.warning_ground, Mark.PLAIN: colours.info_ground}.get(view.mark)
        if ground and not is_selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(cell.adjusted(3, 2, -3, -2), 4, 4)
        ink = {Mark.BOOKED: colours.success, Mark.ABSENT: colours.text, Mark.PLAIN: colours.text}.get(
            view.mark, colours.muted
        )
        if view.is_quiet or view.is_pending:
            ink = colours.text if ground else colours.muted
        if is_selected:
            ink = colours.on_selection
        left, size = cell.left() + 10, 16
        if view.mark in _ICONS:
            box = QRect(left, cell.center().y() - size // 2 + 1, size, size)
            icon(_ICONS[view.mark], ink).paint(painter, box)
            left += size + 6
        words = " · ".join(part for part in (view.words, view.diets) if part)
        if not words:
            return
        font = painter.font()
        font.setItalic(view.is_pending)
        font.setBold(bool(view.diets))
        painter.setFont(font)
        painter.setPen(QColor(ink if view.mark is not Mark.BOOKED or is_selected else colours.text))
        room = QRect(left, cell.top(), cell.right() - left - 4, cell.height())
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
