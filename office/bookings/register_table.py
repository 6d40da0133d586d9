"""The table of a register's differences, and what may be chosen above it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from core import registry
from core.access.session import Session
from core.qt.theme import current_look
from office.bookings.facts import own_classes
from office.bookings.register_model import NAME, WHAT, RegisterModel

_LEAST_NAME, _WIDEST_NAME, _BOX = 160, 360, 32


@dataclass(frozen=True, slots=True)
class RegisterChoices:
    """The services and classes that a register may be about."""

    services: tuple[registry.Service, ...]
    classes: tuple[registry.ClassGroup, ...]


def register_choices(session: Session) -> RegisterChoices:
    """Return the services that are offered and the classes of the year (at a school: its own)."""
    offered = {one.service_id for one in registry.offered_services(session)}
    services = registry.services(session)
    return RegisterChoices(tuple(one for one in services if one.id in offered) or services, own_classes(session))


class RegisterTable(QTableView):
    """The differences; Space ticks, wherever the cursor is in the row."""

    def __init__(self, model: RegisterModel) -> None:
        super().__init__()
        self.setObjectName("register_differences")
        self._model = model
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(current_look().row_height)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        model.modelReset.connect(self._fit_names)

    def _fit_names(self) -> None:
        """Leave room for the box before the longest name."""
        self.setColumnWidth(NAME, min(_WIDEST_NAME, max(_LEAST_NAME, self.sizeHintForColumn(NAME) + _BOX)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the rows chosen."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        if event.key() == Qt.Key.Key_Space and rows:
            for row in rows:
                self._model.toggle(row)
        else:
            super().keyPressEvent(event)
