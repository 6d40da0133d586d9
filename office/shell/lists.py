"""The list in front, whatever the page: on paper and as a file. Every table can do both, and says what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMetaMethod, QObject, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from core import registry
from core.access.session import Session
from core.documents import Heading, ReportPaper, report_pdf
from core.progress import NO_PROGRESS, Progress
from core.qt.columns import Column
from core.qt.icons import Icon, icon
from core.qt.record_table import RecordTableView
from core.reports import CellKind, ReportColumn, ReportTable
from office.desk import Desk
from office.page import Page
from office.papers import show_paper

#: More rows are no paper that anybody reads; a spreadsheet takes them.
MOST_ON_PAPER = 5_000
_SERVED = "is_served"


class Lists(QObject):
    """Prints and exports the lists of a desk's pages."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def serve(self, page: Page) -> None:
        """Let the tables of a page write on a reader's thread and say it, and offer paper in their menus.

        A page that says itself what was exported goes on doing so.
        """
        for table in page.findChildren(RecordTableView):
            if table.property(_SERVED):
                continue
            table.setProperty(_SERVED, True)
            table.use_runner(self._desk.runner)
            if not table.isSignalConnected(QMetaMethod.fromSignal(table.exported)):
                table.exported.connect(self._on_exported)
            table.menu_ready.connect(partial(self._offer, table, page))

    def print_front(self, page: Page) -> None:
        """Print what the page in front lists."""
        front = page.front()
        if front.print_list():
            return
        table = table_in_front(front)
        if table is None:
            self._desk.messages.info(self.tr("In questa pagina non c'è un elenco da stampare."))
        else:
            self._print(table, page)

    def export_front(self, page: Page) -> None:
        """Export what the page in front lists."""
        front = page.front()
        if front.export_list():
            return
        self.serve(page)  # tables that came later
        table = table_in_front(front)
        if table is None:
            self._desk.messages.info(self.tr("In questa pagina non c'è un elenco da esportare."))
        else:
            table.export()

    def _offer(self, table: RecordTableView, page: Page, menu: QMenu) -> None:
        action = menu.addAction(icon(Icon.PRINT), self.tr("Stampa l'elenco"), partial(self._print, table, page))
        action.setObjectName("print_list")
        action.setEnabled(table.record_model().rowCount() > 0)

    def _print(self, table: RecordTableView, page: Page) -> None:
        count = table.record_model().rowCount()
        if count > MOST_ON_PAPER:
            text = self.tr("L'elenco ha {count} righe: stampane una parte filtrandolo, o esportalo con Ctrl+E.")
            self._desk.messages.warning(text.format(count=count))
            return
        columns, read = table.visible_columns(), table.record_model().all_records()
        title, list_name = page.title(), table.accessibleName()
        about = self.tr("righe: {count}").format(count=count)
        if list_name and list_name != title:
            about = f"{list_name} · {about}"

        def write(session: Session, path: Path) -> int:
            paper = ReportPaper(
                Heading.of(registry.municipality(session)), paper_table(title, about, columns, read), session.now()
            )
            return report_pdf(paper, path)

        show_paper(self._desk, f"{list_name or title}.pdf", write, owner=self)

    def _on_exported(self, path: Path, count: int) -> None:
        self._desk.tell(self.tr("Righe esportate in {name}: {count}.").format(count=count, name=path.name))


def table_in_front(page: QWidget) -> RecordTableView | None:
    """Return the table that has the keyboard, or the largest one on screen."""
    focus = QApplication.focusWidget()
    shown = [table for table in page.findChildren(RecordTableView) if table.isVisible()]
    if isinstance(focus, RecordTableView) and focus in shown:
        return focus
    return max(shown, key=lambda table: table.width() * table.height(), default=None)


def paper_table(
    title: str, about: str, columns: list[Column[Any]], read: Callable[[Progress], Iterator[Any]]
) -> ReportTable:
    """Return a list as the papers want it: the texts on screen, figures at the right."""
    right = Qt.AlignmentFlag.AlignRight
    return ReportTable(
        title,
        about,
        tuple(
            ReportColumn(one.key, one.title, CellKind.NUMBER if one.align & right else CellKind.TEXT) for one in columns
        ),
        tuple(tuple(one.text(record) for one in columns) for record in read(NO_PROGRESS)),
        (None,) * len(columns),
    )
