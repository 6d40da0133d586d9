"""The pairs of records that may be one person: pairs on the left, the decision on the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic

from PySide6.QtWidgets import QHBoxLayout

from core.access.operations import OperationId
from core.access.session import Session
from core.qt.record_table import Column, RecordTableModel, RecordTableView
from office.desk import Desk
from office.duplicates.pair_card import P, PairCard, V
from office.page import Page
from office.reason_bar import ReasonBar
from office.shell.letters import fix_side


class PairsPage(Page, Generic[P, V]):
    """Looks for pairs when it is entered; merging asks first."""

    areas = frozenset({"registry"})

    def __init__(self, desk: Desk, card: PairCard[P, V], name: str) -> None:
        super().__init__()
        self._desk = desk
        self._operation: OperationId | None = None
        self.reason_bar = ReasonBar()
        self.model: RecordTableModel[P] = RecordTableModel(
            self._columns(), identity=lambda pair: (pair.first.id, pair.second.id)
        )
        self.table = RecordTableView()
        self.table.setObjectName(name)
        self.table.setModel(self.model)
        self.card = card
        fix_side(self.card, 460)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.table, 1)
        row.addWidget(self.card)
        self.body.addWidget(self.reason_bar)
        self.body.addLayout(row, 1)
        self.table.record_selected.connect(self._on_selected)
        self.card.preview_wanted.connect(self._look)
        self.card.merge_wanted.connect(self._ask_merge)
        self.card.distinct_wanted.connect(self._mark_distinct)
        self.retranslate()

    def reload(self) -> None:
        """Look for pairs again."""
        self._desk.read(self._find, self._show, owner=self, key=f"{self.table.objectName()} {id(self)}")

    def focus_search(self) -> None:
        """Put the keyboard into the list."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.model.set_columns(self._columns())

    def _find(self, session: Session) -> tuple[P, ...]:
        raise NotImplementedError

    def _preview(self, session: Session, kept_id: int, merged_id: int) -> V:
        raise NotImplementedError

    def _question(self, preview: V) -> tuple[str, str]:
        """Return what is asked before merging, and what the button says."""
        raise NotImplementedError

    def _merge(self, operation: OperationId, preview: V, reason: str) -> None:
        raise NotImplementedError

    def _mark_distinct(self) -> None:
        raise NotImplementedError

    def _columns(self) -> list[Column[P]]:
        raise NotImplementedError

    def _show(self, pairs: tuple[P, ...]) -> None:
        self.model.set_records(pairs)
        pair = self.table.current_record() if self.table.selected_rows() else None
        if pair is None:
            self.card.show_pair(None)

    def _on_selected(self, pair: P | None) -> None:
        if not self.reason_bar.isHidden():
            self.reason_bar.cancel()
        self.card.show_pair(pair)

    def _look(self, kept_id: int, merged_id: int) -> None:
        self._desk.read(
            lambda session: self._preview(session, kept_id, merged_id),
            self._show_preview,
            owner=self,
            key=f"preview {self.table.objectName()} {id(self)}",
        )

    def _show_preview(self, preview: V) -> None:
        self._operation = self._desk.new_operation()
        self.card.show_preview(preview)

    def _ask_merge(self) -> None:
        preview, operation = self.card.preview, self._operation
        if preview is None or operation is None:
            return
        question, accept = self._question(preview)
        self.reason_bar.ask(question, accept, self._merging(operation, preview), is_dangerous=True)

    def _merging(self, operation: OperationId, preview: V) -> Callable[[str], None]:
        def merge(reason: str) -> None:
            self.card.merge_button.setEnabled(False)
            self._merge(operation, preview, reason)

        return merge

    def _on_failed(self, error: BaseException) -> None:
        """Say why nothing was merged, and look again: somebody else may have changed one of the two."""
        self._desk.tell_error(error)
        self.card.ask()
