"""The columns of a table: as wide as their texts; arranged by the clerk, who finds them so again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QStyleOptionViewItem, QTableView, QWidget

from core.qt.columns import Column
from core.qt.record_model import RecordTableModel
from core.qt.theme import current_look

#: Columns are made as wide as their texts, but not wider than this share of the table.
_WIDEST = 0.4
#: What a column has beyond its texts, and how little will do.
_AIR, _LEAST_AIR = 24, 2
#: Of lists longer than this not all rows are at hand: how wide their columns must be is not known.
_SHORT_LIST = 200
#: How many letters are read of a column that takes the room that is left over; with less the table is scrolled.
_LEAST_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What somebody changed of a table's columns, named by their keys; widths are per point of the letters."""

    widths: Mapping[str, float] = field(default_factory=dict)
    order: Sequence[str] = ()
    hidden: frozenset[str] | None = None


class ColumnsView(QTableView):
    """A table whose columns the clerk may arrange; it shows a `RecordTableModel`."""

    #: The columns were made as wide as their texts: who wants some narrower says so now.
    columns_fitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen_hidden: frozenset[str] | None = None
        self._hidden_by_clerk: frozenset[str] | None = None
        self._widths: dict[str, float] = {}
        self._order: tuple[str, ...] = ()
        self._is_wearing = self._is_dragged = False
        self._is_fitted = False
        self._letters = current_look().body_pt
        header = self.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu_wanted)
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(self._on_moved)
        header.viewport().installEventFilter(self)

    def record_model(self) -> RecordTableModel[Any]:
        """Return the model."""
        model = self.model()
        if not isinstance(model, RecordTableModel):
            raise TypeError("the table shows a RecordTableModel")
        return model

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the mouse holds something of the header."""
        if watched is self.horizontalHeader().viewport():
            if event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
                self._is_dragged = True
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._is_dragged = False
        return super().eventFilter(watched, event)

    def sizeHintForColumn(self, column: int) -> int:
        """Return how wide a column's texts are: of a long list those on screen and some more; none is fetched for it.

        Qt reads all rows while they have no place yet, which is when new ones come: of 150,000, page after page.
        """
        model = self.model()
        if not isinstance(model, RecordTableModel) or model.rowCount() <= _SHORT_LIST:
            return super().sizeHintForColumn(column)
        first = max(0, self.rowAt(0))
        seen = self.viewport().height() // max(1, self.verticalHeader().defaultSectionSize()) + 1
        more = min(self.horizontalHeader().resizeContentsPrecision(), _SHORT_LIST)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        rows = (row for row in range(first, min(model.rowCount(), first + seen + more)) if model.is_at_hand(row))
        indexes = (model.index(row, column) for row in rows)
        widths = (self.itemDelegateForIndex(index).sizeHint(option, index).width() for index in indexes)
        return max(widths, default=0) + int(self.showGrid())

    # What somebody arranged

    def arrangement(self) -> Arrangement:
        """Return what the clerk changed of the columns: to be kept from one day to the next."""
        return Arrangement(dict(self._widths), self._order, self._hidden_by_clerk)

    def arrange(self, arrangement: Arrangement) -> None:
        """Show the columns as somebody once arranged them; what names no column of this table is left aside."""
        self._widths, self._order = dict(arrangement.widths), tuple(arrangement.order)
        self._hidden_by_clerk = arrangement.hidden
        if arrangement.hidden is not None:
            self._chosen_hidden = arrangement.hidden
        if isinstance(self.model(), RecordTableModel):
            self._hide_columns()
            self._wear_arrangement()

    def _wear_arrangement(self) -> None:
        header = self.horizontalHeader()
        sections = {column.key: section for section, column in enumerate(self.record_model().columns)}
        self._is_wearing = True
        try:
            for key, width in self._widths.items():
                if key in sections and header.sectionResizeMode(sections[key]) is QHeaderView.ResizeMode.Interactive:
                    header.resizeSection(sections[key], max(header.minimumSectionSize(), round(width * self._letters)))
            for place, section in enumerate(sections[key] for key in self._order if key in sections):
                header.moveSection(header.visualIndex(section), place)
        finally:
            self._is_wearing = False

    def _on_resized(self, section: int, _former: int, width: int) -> None:
        """Remember what somebody drags at the header itself: columns are fitted in the middle of other clicks too."""
        header = self.horizontalHeader()
        if self._is_dragged and width and header.sectionResizeMode(section) is QHeaderView.ResizeMode.Interactive:
            if header.stretchLastSection() and header.visualIndex(section) == header.count() - 1:
                return
            self._widths[self.record_model().columns[section].key] = width / self._letters

    def _on_moved(self, _section: int, _former: int, _place: int) -> None:
        if not self._is_wearing:
            header, columns = self.horizontalHeader(), self.record_model().columns
            self._order = tuple(columns[header.logicalIndex(place)].key for place in range(header.count()))

    # Which are seen

    def hidden_columns(self) -> frozenset[str]:
        """Return the keys of the columns that are hidden: to be remembered from one day to the next."""
        columns = self.record_model().columns
        return frozenset(column.key for section, column in enumerate(columns) if self.isColumnHidden(section))

    def visible_columns(self) -> list[Column[Any]]:
        """Return the columns that are not hidden."""
        hidden = self.hidden_columns()
        return [column for column in self.record_model().columns if column.key not in hidden]

    def set_hidden_columns(self, keys: Iterable[str]) -> None:
        """Hide exactly the columns named by `keys`; at least one stays."""
        self._chosen_hidden = frozenset(keys)
        self._hide_columns()

    def _hide_columns(self) -> None:
        """Hide what is hidden: as chosen, or as the columns say."""
        columns = self.record_model().columns
        chosen = self._chosen_hidden
        hidden = [column.is_hidden if chosen is None else column.key in chosen for column in columns]
        if all(hidden) and hidden:
            hidden[0] = False
        for section, is_hidden in enumerate(hidden):
            self.setColumnHidden(section, is_hidden)

    def _on_header_menu_wanted(self, where: QPoint) -> None:
        menu = self.column_menu()
        menu.popup(self.horizontalHeader().viewport().mapToGlobal(where))

    def column_menu(self) -> QMenu:
        """Return the menu that chooses columns; the last visible one cannot be taken away."""
        menu = self._new_menu()
        hidden = self.hidden_columns()
        columns = self.record_model().columns
        for column in columns:
            action = menu.addAction(column.title)
            action.setObjectName(f"column_{column.key}")
            action.setCheckable(True)
            action.setChecked(column.key not in hidden)
            action.setEnabled(column.key in hidden or len(columns) - len(hidden) > 1)
            changed = hidden - {column.key} if column.key in hidden else hidden | {column.key}
            action.triggered.connect(lambda _checked=False, keys=changed: self._on_columns_chosen(keys))
        return menu

    def _on_columns_chosen(self, hidden: frozenset[str]) -> None:
        self._hidden_by_clerk = hidden
        self.set_hidden_columns(hidden)

    def fit_columns(self) -> None:
        """Fit the columns anew: the rows are other ones than those they were fitted to."""
        self._is_fitted = self.isVisible()
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Make columns as wide as their texts, once there are some; the clerk's own widths come after."""
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        # What took the room that was left over before has a width of its own now.
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.resizeColumnsToContents()
        widest = max(160, int(self.viewport().width() * _WIDEST))
        columns = self.record_model().columns
        air = self._air(len(columns))
        for section, column in enumerate(columns):
            self.setColumnWidth(section, min(widest, self.columnWidth(section) + air))
            is_stretched = column.is_stretched
            mode = QHeaderView.ResizeMode.Stretch if is_stretched else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(section, mode)
        header.setStretchLastSection(not any(column.is_stretched for column in columns))
        self._hide_columns()
        self.columns_fitted.emit()
        self._wear_arrangement()
        self._ease_stretched()
        self._grow_columns()

    def _grow_columns(self) -> None:
        """Give columns whose texts are cut (longer ones came, or somebody made them narrow) what the last can spare.

        Only what is on screen is read, each time rows come; a width that the clerk has dragged stays as it is.
        """
        header, columns = self.horizontalHeader(), self.record_model().columns
        if not self.isVisible() or self._is_dragged:
            return
        seen = [one for one in map(header.logicalIndex, range(header.count())) if not self.isColumnHidden(one)]
        fills = [one for one in seen if header.sectionResizeMode(one) is QHeaderView.ResizeMode.Stretch]
        filling = fills[0] if fills else seen[-1] if seen and header.stretchLastSection() else None
        if filling is None:
            return
        precision = header.resizeContentsPrecision()
        header.setResizeContentsPrecision(0)
        wanted = {one: max(self.sizeHintForColumn(one), header.sectionSizeHint(one)) for one in seen}
        header.setResizeContentsPrecision(precision)
        needed = wanted.pop(filling)
        # Not its size: a section that is stretched gets it only later.
        room = self.viewport().width() - sum(header.sectionSize(one) for one in wanted)
        if room < needed:
            self._spend_air(needed - room, wanted)
            return
        spare = room - needed - _AIR
        missing = {
            one: width - header.sectionSize(one)
            for one, width in wanted.items()
            if columns[one].key not in self._widths
        }
        # The least first: so as many as can be are read whole.
        for section in sorted(missing, key=lambda one: missing[one]):
            part = min(missing[section], spare)
            if part > 0:
                header.resizeSection(section, header.sectionSize(section) + part)
                spare -= part

    def _spend_air(self, needed: int, sections: Iterable[int]) -> None:
        """Narrow the columns that are wider than their texts, if so the one that takes the rest is read whole."""
        header, columns = self.horizontalHeader(), self.record_model().columns
        if self.record_model().rowCount() > _SHORT_LIST:
            return
        for section in sections:
            least = max(self.sizeHintForColumn(section), header.sectionSizeHint(section)) + _LEAST_AIR
            part = min(needed, header.sectionSize(section) - least)
            if part > 0 and columns[section].key not in self._widths:
                header.resizeSection(section, header.sectionSize(section) - part)
                needed -= part

    def _air(self, count: int) -> int:
        """Return how much wider than its texts a column is: less, if that spares scrolling sideways."""
        if not self.isVisible() or not count:
            return _AIR
        wanted = sum(self.columnWidth(section) for section in range(count))
        bar = self.verticalScrollBar()
        # Rows that come later may bring the bar at the side.
        side = 0 if bar.isVisible() else bar.sizeHint().width()
        room = (self.viewport().width() - side - wanted) // count
        return room if _LEAST_AIR <= room < _AIR else _AIR

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look whether the column that takes what is left over still has enough."""
        super().resizeEvent(event)
        if isinstance(self.model(), RecordTableModel):
            self._ease_stretched()

    def _ease_stretched(self) -> None:
        """Scroll sideways rather than show two letters of the column that takes the room that is left over."""
        header = self.horizontalHeader()
        columns = self.record_model().columns
        stretched = [section for section, column in enumerate(columns) if column.is_stretched]
        if len(stretched) != 1 or self.isColumnHidden(stretched[0]) or not self.isVisible():
            return
        section = stretched[0]
        least = min(
            max(self.sizeHintForColumn(section), header.sectionSizeHint(section)),
            self.fontMetrics().averageCharWidth() * _LEAST_LETTERS + _AIR,
        )
        others = sum(header.sectionSize(other) for other in range(header.count()) if other != section)
        is_enough = self.viewport().width() - others >= least
        mode = QHeaderView.ResizeMode.Stretch if is_enough else QHeaderView.ResizeMode.Interactive
        if header.sectionResizeMode(section) is not mode:
            header.setSectionResizeMode(section, mode)
        if not is_enough:
            header.resizeSection(section, least)

    def follow_letters(self) -> None:
        """Let columns follow the size of letters, also those that somebody has set."""
        letters = current_look().body_pt
        if letters == self._letters:
            return
        factor, self._letters = letters / self._letters, letters
        header = self.horizontalHeader()
        for section in range(header.count()):
            if header.sectionResizeMode(section) is QHeaderView.ResizeMode.Interactive:
                header.resizeSection(section, round(header.sectionSize(section) * factor))

    def _new_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu
