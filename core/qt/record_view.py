"""The table of the office: full-bleed, sorted by its header, its columns chosen by the clerk, copied and exported."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QFrame, QHeaderView, QMenu, QWidget

from core.progress import NO_PROGRESS, Progress
from core.qt.column_view import ColumnsView
from core.qt.columns import Column
from core.qt.csv_export import write_csv
from core.qt.icons import Icon, icon
from core.qt.record_model import RECORD_ROLE, RecordTableModel
from core.qt.tasks import TaskRunner
from core.qt.theme import current_look

#: What a file's name does not hold.
_UNFIT = re.compile(r"[^\w ()ªº-]+")
_ARROWS = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End})


class RecordTableView(ColumnsView):
    """Shows a `RecordTableModel`. With a `runner` exports and large copies are made on a reader's thread."""

    #: Enter or a double click on a record.
    record_activated = Signal(object)
    #: The record under the keyboard's cursor changed; None when there is none.
    record_selected = Signal(object)
    #: A file was written: its path and how many records it holds.
    exported = Signal(object, int)

    def __init__(self, parent: QWidget | None = None, *, runner: TaskRunner | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._empty_text = ""
        self._place: tuple[object, int, int] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)  # Tab leaves the table, as everywhere
        self.setWordWrap(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_wanted)
        self.activated.connect(self._on_activated)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSortingEnabled(True)
        self._dress()

    def use_runner(self, runner: TaskRunner) -> None:
        """Export and copy on a reader's thread from now on, if that was not so from the beginning."""
        self._runner = self._runner or runner

    # What it shows

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show `model`, a `RecordTableModel`."""
        former = self.model()
        if isinstance(former, RecordTableModel):
            former.modelAboutToBeReset.disconnect(self._on_reset_coming)
            former.modelReset.disconnect(self._on_reset)
            former.loaded.disconnect(self._on_loaded)
        super().setModel(model)
        if isinstance(model, RecordTableModel):
            model.modelAboutToBeReset.connect(self._on_reset_coming)
            model.modelReset.connect(self._on_reset)
            model.loaded.connect(self._on_loaded)
            self._is_fitted = False
            self._fit_columns()
            self._on_loaded(model.rowCount())

    def set_empty_text(self, text: str) -> None:
        """Set what is said instead of rows: what this table is for and the first step."""
        self._empty_text = text
        self.setAccessibleDescription(text)
        self.viewport().update()

    @property
    def empty_text(self) -> str:
        """What is said when there are no rows."""
        return self._empty_text

    def current_record(self) -> Any:  # noqa: ANN401 - the model's records
        """Return the record under the keyboard's cursor, or None."""
        return self.currentIndex().data(RECORD_ROLE)

    def selected_rows(self) -> list[int]:
        """Return the selected rows, from the top."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def selected_records(self) -> list[Any]:
        """Return the selected records that are at hand, from the top."""
        model = self.record_model()
        return [record for record in map(model.record, self.selected_rows()) if record is not None]

    def select_identity(self, identity: object) -> bool:
        """Put the cursor on a record and scroll to it; tell whether it is at hand."""
        row = self.record_model().row_of(identity)
        if row is None:
            return False
        self._set_current_row(row)
        self.scrollTo(self.model().index(row, 0))
        return True

    # Keeping the clerk's place

    def _on_reset_coming(self) -> None:
        row = self.currentIndex().row()
        self._place = (
            self.record_model().identity_of(row) if row >= 0 else None,
            row,
            self.verticalScrollBar().value(),
        )

    def _on_reset(self) -> None:
        self._hide_columns()
        identity, _row, scroll = self._place or (None, -1, 0)
        self.verticalScrollBar().setValue(scroll)
        row = self.record_model().row_of(identity) if identity is not None else None
        if row is not None:
            self._set_current_row(row)
        elif identity is not None:
            self.record_selected.emit(None)

    def _set_current_row(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), flags)

    def _on_loaded(self, count: int) -> None:
        if count and not self._is_fitted:
            # What is not on screen has no width yet: it is fitted again when it is.
            self._is_fitted = self.isVisible()
            self._fit_columns()
        elif not count and not self._is_fitted and self.isVisible():
            self._fit_columns()  # the titles are to be read, also over no rows
        elif count:
            self._grow_columns()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the columns of what was loaded unseen."""
        super().showEvent(event)
        if isinstance(self.model(), RecordTableModel):
            self._on_loaded(self.record_model().rowCount())

    # Copying and exporting

    def copy(self) -> None:
        """Put the visible cells of the selected rows into the clipboard, as a spreadsheet wants them pasted."""
        model, rows = self.record_model(), self.selected_rows()
        columns = self.visible_columns()
        records = self.selected_records()
        if self._runner is None or len(records) == len(rows):
            _copy_lines(columns, records)
            return
        read, wanted = model.all_records(), frozenset(rows)
        self._runner.query(
            lambda progress: [record for row, record in enumerate(read(progress)) if row in wanted],
            on_done=lambda records: _copy_lines(columns, records),
            title=self.tr("Copia di {count} righe").format(count=len(rows)),
            owner=self,
        )

    def export(self) -> None:
        """Ask for a file and write all matching records into it, with the visible columns."""
        path = self.ask_export_path()
        if path is not None:
            self.export_to(path)

    def ask_export_path(self) -> Path | None:
        """Ask where to write; None when the clerk thinks better of it."""
        proposed = f"{_UNFIT.sub('-', self.accessibleName())}.csv" if self.accessibleName() else self.tr("tabella.csv")
        name, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Esporta la tabella"), proposed, self.tr("Foglio di calcolo CSV (*.csv)")
        )
        return Path(name).with_suffix(".csv") if name else None

    def export_to(self, path: Path) -> None:
        """Write all matching records, in the order on screen, with the visible columns."""
        model = self.record_model()
        columns = self.visible_columns()
        read = model.all_records()

        def write(progress: Progress) -> int:
            return write_csv(path, columns, read, progress)

        if self._runner is None:
            self.exported.emit(path, write(NO_PROGRESS))
            return
        self._runner.query(
            write,
            on_done=lambda count: self.exported.emit(path, count),
            title=self.tr("Esportazione di {name}").format(name=path.name),
            owner=self,
        )

    def record_menu(self) -> QMenu:
        """Return the menu of the rows; pages add their own actions before it pops up through `menu_ready`."""
        menu = self._new_menu()
        copy = menu.addAction(icon(Icon.COPY), self.tr("Copia"), self.copy)
        copy.setObjectName("copy")
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setEnabled(bool(self.selected_rows()))
        export = menu.addAction(icon(Icon.EXPORT), self.tr("Esporta…"), self.export)
        export.setObjectName("export")
        export.setEnabled(self.record_model().rowCount() > 0)
        self.menu_ready.emit(menu)
        return menu

    #: The menu of the rows is about to pop up: pages put their own actions into it.
    menu_ready = Signal(object)

    def _on_menu_wanted(self, where: QPoint) -> None:
        self.record_menu().popup(self.viewport().mapToGlobal(where))

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the rows as they are shown; Enter opens the record; the first arrow chooses one.

        Qt moves from the row on which Tab has put the cursor, chosen or not: the only row of a table could not be.
        """
        if event.key() in _ARROWS and not self.selectionModel().hasSelection() and self.model().rowCount():
            self._set_current_row(max(0, self.currentIndex().row()))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which record has the cursor now."""
        super().selectionChanged(selected, deselected)
        if self.selectionModel().hasSelection():
            self.record_selected.emit(self.current_record())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or what is said when there are none."""
        super().paintEvent(event)
        model = self.model()
        if not isinstance(model, RecordTableModel) or model.is_loading or model.rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(current_look().colours.muted))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.viewport().rect().adjusted(32, 16, -32, -16), int(flags), self._empty_text)
        painter.end()

    def _on_activated(self, index: QModelIndex) -> None:
        record = index.data(RECORD_ROLE)
        if record is not None:
            self.record_activated.emit(record)

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(current_look().row_height)
        self.follow_letters()


def _copy_lines(columns: Sequence[Column[Any]], records: Sequence[Any]) -> None:
    """Put rows into the clipboard as lines of tab-separated cells."""
    lines = ["\t".join(column.text(record) for column in columns) for record in records]
    if lines:
        QGuiApplication.clipboard().setText("\n".join(lines))
