"""What stands around every page: header, messages at the bottom, the resting screen over it all."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.qt.messages import MessageBar
from kiosk.screens.header import Header
from kiosk.screens.joining_view import JoiningView
from kiosk.screens.saver_view import SaverView
from kiosk.screens.touch import plain_label


class KioskFrame(QWidget):
    """Layout only; the window puts its pages into `stack`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kiosk")
        self.header = Header()
        self.nothing = plain_label("nothing")
        self.nothing.setWordWrap(True)
        self.joining = JoiningView()
        self.messages = MessageBar()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.joining)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.messages)
        self.saver = SaverView(self)
        self.saver.hide()

    def show_words(self, text: str) -> None:
        """Show nothing but a sentence."""
        self.nothing.setText(text)
        self.stack.setCurrentWidget(self.nothing)

    def rest(self, now: datetime) -> None:
        """Cover everything with the resting screen."""
        self.saver.show_time(now, self.header.title.text())
        self.saver.setGeometry(self.rect())
        self.saver.show()
        self.saver.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the resting screen over everything."""
        self.saver.setGeometry(self.rect())
        super().resizeEvent(event)
