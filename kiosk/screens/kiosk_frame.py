"""What stands around every page: header, messages over it, the resting screen over it all."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.qt.messages import MessageBar
from core.station import MenuDish
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
        self.messages = MessageBar(self)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.joining)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.stack, 1)
        self.messages.installEventFilter(self)
        self.messages.shown.connect(self._place_messages)
        self.saver = SaverView(self)
        self.saver.hide()

    def show_words(self, text: str) -> None:
        """Show nothing but a sentence."""
        self.nothing.setText(text)
        self.stack.setCurrentWidget(self.nothing)

    def rest(self, now: datetime, menu: tuple[MenuDish, ...] = ()) -> None:
        """Cover everything with the resting screen; it tells the time, and what is served if that is known."""
        self.saver.show_time(now, self.header.title.text(), menu)
        self.saver.setGeometry(self.rect())
        self.saver.show()
        self.saver.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the messages at the top and the resting screen over everything."""
        self._place_messages()
        self.saver.setGeometry(self.rect())
        super().resizeEvent(event)

    def eventFilter(self, receiver: QObject, event: QEvent) -> bool:
        """Follow the messages when they become more or fewer."""
        if receiver is self.messages and event.type() == QEvent.Type.LayoutRequest:
            self._place_messages()
        return super().eventFilter(receiver, event)

    def _place_messages(self, *_told: object) -> None:
        """Lay the messages over the header: what is being worked on neither moves nor is covered."""
        layout = self.messages.layout()
        if layout is None:
            return
        width = self.width()
        height = layout.heightForWidth(width) if layout.hasHeightForWidth() else self.messages.sizeHint().height()
        top = self.header.geometry().top()
        self.messages.setGeometry(0, top, width, max(height, self.header.height()) if self.messages.rows else 0)
        self.messages.raise_()
