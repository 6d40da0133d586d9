"""One table model for all records: frozen dataclasses in, typed columns out, in memory or page by page."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from core.progress import NO_PROGRESS, Progress
from core.qt.columns import Column
from core.qt.paging import ListSource, PageSource, Sort
from core.qt.tasks import Task, TaskRunner
from core.qt.theme import code_font, current_look

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

#: The whole record of a row, from any of its cells.
RECORD_ROLE = int(Qt.ItemDataRole.UserRole)
#: Records fetched together, pages kept, and pages asked for at once while the table is being scrolled.
PAGE, PAGES_KEPT, PAGES_ASKED = 200, 50, 4


@dataclass(frozen=True, slots=True)
class _View(Generic[R]):
    """What is looked at: everything that decides which record stands in which row."""

    source: PageSource[R]
    sort: Sort | None
    filter_text: str

    def page(self, number: int) -> tuple[R, ...]:
        return tuple(self.source.fetch(number * PAGE, PAGE, self.sort, self.filter_text))

    def load(self, numbers: Sequence[int]) -> tuple[int, dict[int, tuple[R, ...]]]:
        count = self.source.count(self.filter_text)
        return count, {number: self.page(number) for number in numbers if number * PAGE < count}

    def each(self, progress: Progress) -> Iterator[R]:
        count = self.source.count(self.filter_text)
        for number in range(-(-count // PAGE)):
            progress.check()
            page = self.page(number)
            yield from page
            progress.advance(min(count, number * PAGE + len(page)), count)


class RecordTableModel(QAbstractTableModel, Generic[R]):
    """Shows records through columns; sorts, filters and pages them.

    Without a `runner` records are fetched at once, on the caller's thread: for what is in memory. With one they come
    from a reader's thread and cells are empty until then. `identity` tells which record is which after a reload, so
    that the table keeps the clerk's place (without it the record itself, compared by value).
    """

    #: The number of matching records, each time they were loaded.
    loaded = Signal(int)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        parent: QObject | None = None,
        *,
        runner: TaskRunner | None = None,
        identity: Callable[[R], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._runner = runner
        self._identity = identity or (lambda record: record)
        self._records: tuple[R, ...] | None = ()
        self._view: _View[R] = _View(ListSource((), columns), None, "")
        self._count = 0
        self._pages: OrderedDict[int, tuple[R, ...]] = OrderedDict()
        self._asked: OrderedDict[int, Task] = OrderedDict()
        self._generation = 0
        self._last_page = 0
        self._is_loading = False

    # What it shows

    @property
    def columns(self) -> tuple[Column[R], ...]:
        """The columns, in order."""
        return self._columns

    @property
    def filter_text(self) -> str:
        """What the records are filtered by."""
        return self._view.filter_text

    @property
    def is_loading(self) -> bool:
        """Whether the records asked for have not come yet."""
        return self._is_loading

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Change the columns, or only their titles after a change of language."""
        self.beginResetModel()
        self._columns = tuple(columns)
        if self._records is not None:
            self._view = _View(ListSource(self._records, columns), self._view.sort, self._view.filter_text)
        self.endResetModel()

    def set_records(self, records: Iterable[R]) -> None:
        """Show `records`, which are all there are."""
        self._records = tuple(records)
        self._view = _View(ListSource(self._records, self._columns), self._view.sort, self._view.filter_text)
        self.reload()

    def set_source(self, source: PageSource[R]) -> None:
        """Show what `source` gives, page by page."""
        self._records = None
        self._view = _View(source, self._view.sort, self._view.filter_text)
        self.reload()

    def set_filter(self, text: str) -> None:
        """Show only what matches `text`."""
        if text != self._view.filter_text:
            self._view = _View(self._view.source, self._view.sort, text)
            self._load((0,))

    def reload(self) -> None:
        """Ask the source again; what is on screen stays until the answer is there."""
        self._load(sorted({0, self._last_page}))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; a column that is none, or cannot be ordered, gives back the source's own order."""
        is_sortable = 0 <= column < len(self._columns) and self._columns[column].is_sortable
        sort = Sort(self._columns[column].key, order is Qt.SortOrder.DescendingOrder) if is_sortable else None
        if sort != self._view.sort:
            self._view = _View(self._view.source, sort, self._view.filter_text)
            self._load((0,))

    # Records

    def record(self, row: int) -> R | None:
        """Return the record in `row`; None while it is still being fetched."""
        number, place = divmod(row, PAGE)
        page = self._page(number) if 0 <= row < self._count else ()
        return page[place] if page is not None and place < len(page) else None

    def is_at_hand(self, row: int) -> bool:
        """Tell whether the record in `row` is there without being fetched from another thread."""
        return 0 <= row < self._count and (
            self._runner is None or self._records is not None or row // PAGE in self._pages
        )

    def identity_of(self, row: int) -> object:
        """Return what tells the record in `row` from all others; None while it is still being fetched."""
        record = self.record(row)
        return None if record is None else self._identity(record)

    def row_of(self, identity: object) -> int | None:
        """Return the row of a record among those at hand."""
        for number, page in self._pages.items():
            for place, record in enumerate(page):
                if self._identity(record) == identity:
                    return number * PAGE + place
        return None

    def all_records(self) -> Callable[[Progress], Iterator[R]]:
        """Return a reader of all matching records in order, for any thread: `for record in reader(progress)`."""
        view = self._view
        if self._records is None:
            return view.each
        # What is in memory is sorted and filtered in place: another thread gets a copy of its own.
        snapshot = _View(ListSource(view.source.fetch(0, self._count, view.sort, view.filter_text), ()), None, "")
        return snapshot.each

    # For views

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many records match."""
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt wants
        """Return a column's title."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._columns[section].title
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._columns[section].align | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt wants
        """Return what a cell shows, says, or holds (`RECORD_ROLE`)."""
        if not index.isValid() or index.column() >= len(self._columns):
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole:
            return _code_font(current_look().body_pt) if column.is_code else None
        record = self.record(index.row())
        if record is None:
            return None
        return _cell(column, record, role)

    # Loading

    def _load(self, pages: Sequence[int]) -> None:
        view = self._view
        if self._runner is None or self._records is not None:
            self._take(view, view.load(pages))
            return
        self._is_loading = True
        self._runner.query(
            lambda _progress: view.load(pages),
            on_done=partial(self._take, view),
            on_failed=self._on_load_failed,
            owner=self,
            key=f"records {id(self)}",
        )

    def _take(self, view: _View[R], answer: tuple[int, dict[int, tuple[R, ...]]]) -> None:
        self._is_loading = False
        if view is not self._view:  # asked before the filter or the order changed
            return
        self.beginResetModel()
        self._generation += 1
        self._forget_asked()
        self._count, pages = answer
        self._pages = OrderedDict(pages)
        self.endResetModel()
        self.loaded.emit(self._count)

    def _on_load_failed(self, error: BaseException) -> None:
        self._is_loading = False
        raise error

    def _page(self, number: int) -> tuple[R, ...] | None:
        if number in self._pages:
            self._pages.move_to_end(number)
            self._last_page = number
            return self._pages[number]
        if self._runner is None or self._records is not None:
            self._keep(number, self._view.page(number))
            return self._pages[number]
        self._ask(number, self._runner)
        return None

    def _ask(self, number: int, runner: TaskRunner) -> None:
        if number in self._asked:
            return
        if len(self._asked) >= PAGES_ASKED:  # scrolled past: what is on screen now comes first
            _number, task = self._asked.popitem(last=False)
            task.cancel()
        view, generation = self._view, self._generation
        self._asked[number] = runner.query(
            lambda _progress: view.page(number),
            on_done=partial(self._on_page, generation, number),
            on_failed=partial(self._on_page_failed, number),
            owner=self,
        )

    def _on_page(self, generation: int, number: int, page: tuple[R, ...]) -> None:
        self._asked.pop(number, None)
        if generation == self._generation:
            self._keep(number, page)
            last = min(self._count, (number + 1) * PAGE) - 1
            self.dataChanged.emit(self.index(number * PAGE, 0), self.index(last, len(self._columns) - 1))

    def _on_page_failed(self, number: int, error: BaseException) -> None:
        task = self._asked.get(number)
        if task is None or task.is_cancelling:
            return
        del self._asked[number]
        raise error

    def _keep(self, number: int, page: tuple[R, ...]) -> None:
        self._pages[number] = page
        self._last_page = number
        if len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)

    def _forget_asked(self) -> None:
        for task in self._asked.values():
            task.cancel()
        self._asked.clear()


def read_all(model: RecordTableModel[R]) -> list[R]:
    """Return all matching records at once: for what is in memory, and for tests."""
    return list(model.all_records()(NO_PROGRESS))


def _cell(column: Column[R], record: R, role: int) -> Any:  # noqa: ANN401 - as Qt wants
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return column.text(record)
        case Qt.ItemDataRole.AccessibleTextRole:
            return column.accessible(record) if column.accessible else f"{column.title}: {column.text(record)}"
        case Qt.ItemDataRole.ForegroundRole:
            tone = column.tone(record) if column.tone else None
            return None if tone is None else QColor(getattr(current_look().colours, tone.value))
        case Qt.ItemDataRole.ToolTipRole:
            return column.tooltip(record) if column.tooltip else None
        case _ if role == RECORD_ROLE:
            return record
    return None


_fonts: dict[float, QFont] = {}


def _code_font(points: float) -> QFont:
    if points not in _fonts:
        _fonts[points] = code_font(points)
    return _fonts[points]
