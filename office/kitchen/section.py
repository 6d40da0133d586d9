"""What the parts of the kitchen's page have in common."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.qt.record_table import RecordTableModel, RecordTableView
from core.qt.theme import Role, current_look, set_role, text_font
from office.desk import Desk


class Section(QWidget):
    """A part of the page: shows a service (and a day), has at most one primary action."""

    #: The primary action changed its name or whether it can be done.
    primary_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.service_id: int | None = None
        self.day: date = desk.session.today()

    def show_for(self, service_id: int, day: date) -> None:
        """Show a service and a day."""
        is_other = (service_id, day) != (self.service_id, self.day)
        self.service_id, self.day = service_id, day
        if is_other:
            self.on_other()
        self.reload()

    def on_other(self) -> None:
        """Another service or day is shown from now on: questions about the old one are off."""

    def reload(self) -> None:
        """Ask core again."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set all texts."""
        raise NotImplementedError

    def primary_text(self) -> str:
        """Return the name of the primary action, empty when there is none now."""
        return ""

    def run_primary(self) -> None:
        """Do it."""

    def print_paper(self) -> bool:
        """Print the paper of what is shown; False where there is none of its own."""
        return False

    def take_focus(self) -> None:
        """Put the keyboard where one begins."""
        self.setFocus()


def set_widths(table: RecordTableView, model: RecordTableModel[Any], **widths: int) -> None:
    """Give columns (by key) a width of their own, in pixels, once there are rows; the stretched one takes the rest."""

    def dress() -> None:
        if model.rowCount():
            scale = current_look().body_pt / 10.5
            for section, column in enumerate(model.columns):
                if column.key in widths:
                    table.setColumnWidth(section, round(widths[column.key] * scale))

    table.columns_fitted.connect(dress)


def scrolled(widget: QWidget) -> QScrollArea:
    """Return a frame in which a widget scrolls down when there is no room, never sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area


class Tile(QFrame):
    """A number that matters, with its name above."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, Role.CARD)
        self.caption, self.number = QLabel(), QLabel()
        self.caption.setAlignment(Qt.AlignmentFlag.AlignLeft)
        set_role(self.caption, Role.MUTED)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 2, 12, 2)
        layout.setSpacing(0)
        layout.addWidget(self.caption)
        layout.addWidget(self.number)

    def set_value(self, value: int | None) -> None:
        """Show a number; None while there is none."""
        self.number.setFont(text_font(current_look().body_pt * 1.6))
        self.number.setText("–" if value is None else str(value))
        self.setAccessibleName(f"{self.caption.text()}: {self.number.text()}")
