"""What the lists of this area have in common: a table, and beside it the chosen record or a form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from core.access.session import Session
from core.errors import RefettorioError
from core.qt.confirm import ConfirmBar
from core.qt.icons import Icon
from core.qt.record_table import RecordTableModel, RecordTableView
from office.admin.side_panel import SidePanel
from office.desk import Desk
from office.form import Form
from office.page import Page

R = TypeVar("R")

#: Whatever is changed here, the days, the orders and the lists of other pages depend on it.
TOUCHED = ("registry", "meals", "calendar")


@dataclass(frozen=True, slots=True)
class Work:
    """Something to be written.

    `run` may return the record to be chosen afterwards, or its identity; `undo` gets what `run` returned.
    Unless `is_chosen` it is another kind of record than those of the table.
    """

    run: Callable[[Session], Any]
    told: str
    undo: Callable[[Session, Any], object] | None = None
    is_chosen: bool = True


class ListPage(Page, Generic[R]):
    """A table of records that are made, changed and taken away again."""

    areas = frozenset({"registry", "meals"})

    def __init__(self, desk: Desk, name: str, model: RecordTableModel[R], *forms: Form) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: object = None
        self.confirm = ConfirmBar()
        self.model = model
        self.table = RecordTableView()
        self.table.setObjectName(name)
        self.table.setModel(model)
        self.panel = SidePanel(f"{name}_panel", *forms)
        self.edit_button = self.panel.add_button("edit", Icon.EDIT)
        self.primary.clicked.connect(self.begin_new)
        self.edit_button.clicked.connect(self.begin_change)
        self.table.record_selected.connect(lambda _record: self.show_chosen())
        self.table.record_activated.connect(lambda _record: self.begin_change())
        for form in forms:
            form.cancelled.connect(self._on_cancelled)

    def begin_new(self) -> None:
        """Show the form of a new record."""
        raise NotImplementedError

    def begin_change(self) -> None:
        """Show the form of the chosen record."""
        raise NotImplementedError

    def show_facts(self, record: R) -> None:
        """Show the chosen record beside the table."""
        raise NotImplementedError

    def chosen(self) -> R | None:
        """Return the chosen record."""
        record: R | None = self.table.current_record()
        return record if self.table.selected_rows() else None

    def show_records(self, records: tuple[R, ...]) -> None:
        """Show the records; what was just written is chosen. A form that is being filled in stays."""
        self.model.set_records(records)
        if self._wanted is not None and self.table.select_identity(self._wanted):
            self._wanted = None
            self.table.setFocus()
        elif records and not self.table.selected_rows():
            self.table.selectRow(0)
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show the chosen record, unless a form is being filled in."""
        if self.panel.is_form_shown:
            return
        record = self.chosen()
        self.panel.setVisible(record is not None)
        if record is not None:
            self.show_facts(record)

    def do(self, work: Work, form: Form | None = None) -> None:
        """Write something, in one transaction; a refusal stands beside its field of `form`."""
        if form is not None:
            if not form.save_button.isEnabled():
                return
            form.set_busy(True)

        def run(session: Session) -> object:
            with session.database.transaction():
                return work.run(session)

        def done(result: object) -> None:
            if form is not None:
                form.set_busy(False)
                self.panel.pages.setCurrentIndex(0)
            if work.is_chosen:
                self._wanted = result if isinstance(result, int) else getattr(result, "id", None)
            self._tell(work, result)
            self.reload()

        def failed(error: BaseException) -> None:
            if form is not None:
                form.set_busy(False)
            if form is not None and isinstance(error, RefettorioError):
                form.show_fault(error)
            else:
                self._desk.tell_error(error)

        self._desk.write(lambda session, _progress: run(session), done, owner=self, touches=TOUCHED, on_failed=failed)

    def focus_search(self) -> None:
        """Put the keyboard into the table."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.edit_button.setText(self.tr("Modifica"))

    def _tell(self, work: Work, result: object) -> None:
        undo = work.undo
        if undo is None:
            self._desk.tell(work.told)
            return
        back = Work(lambda session: undo(session, result), self.tr("Annullato: è tutto come prima."))
        self._desk.tell(work.told, action=self.tr("Annulla"), on_action=lambda: self.do(back))

    def _on_cancelled(self) -> None:
        if not self.confirm.isHidden():
            self.confirm.cancel()
        self.panel.pages.setCurrentIndex(0)
        self.show_chosen()
        self.table.setFocus()
