"""A page of the supervisor's: a title, a way back, and what it is about."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.screens.elided_label import ElidedLabel
from kiosk.screens.touch import touch_button


class Section(QWidget):
    """Title and way back; the rest goes into `body`."""

    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.title = ElidedLabel("section_title")
        self.back = touch_button(f"{name}_back", self.left.emit)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.title, 1)
        top.addWidget(self.back)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 24)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addLayout(self.body, 1)
