"""What the program says: a bar at the bottom, never a box that must be answered.

Information, success and warnings go away by themselves, after as long as it takes to read them; errors stay until they
are closed. A few are shown at once, the rest waits its turn. Screen readers hear each one when it appears.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from core.errors import RefettorioError
from core.qt.announcing import announce
from core.qt.icons import Icon, icon, set_icon
from core.qt.theme import current_look
from core.qt.translations import describe

#: Messages shown at once.
SHOWN_AT_ONCE = 3
#: The shortest time a message stays, and how much longer for each letter: slow readers read 12 letters a second.
LEAST_MS, MS_PER_LETTER = 5_000, 80


class MessageKind(StrEnum):
    """How a message looks and how long it stays."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


_ICONS = {
    MessageKind.INFO: (Icon.INFO, "primary"),
    MessageKind.SUCCESS: (Icon.CHECK_CIRCLE, "success"),
    MessageKind.WARNING: (Icon.WARNING, "warning"),
    MessageKind.ERROR: (Icon.ERROR, "danger"),
}


@dataclass(frozen=True, slots=True)
class Message:
    """Something to say, already in the language on screen, perhaps with something to do about it."""

    kind: MessageKind
    text: str
    action: str = ""
    on_action: Callable[[], None] | None = None

    @property
    def stays_ms(self) -> int | None:
        """How long it stays, in milliseconds; None: until it is closed."""
        if self.kind is MessageKind.ERROR:
            return None
        # Whoever has something to decide gets twice the time (WCAG 2.1, 2.2.1).
        return (LEAST_MS + MS_PER_LETTER * len(self.text)) * (2 if self.action else 1)


class MessageRow(QFrame):
    """One message on screen."""

    closed = Signal()

    def __init__(self, message: Message, parent: QWidget) -> None:
        super().__init__(parent)
        self.message = message
        self.setObjectName("message")
        self.setProperty("kind", message.kind.value)
        self._sign = QLabel()
        self.label = QLabel(message.text)
        self.label.setObjectName("message_text")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action_button = QPushButton(message.action)
        self.action_button.setObjectName("message_action")
        self.action_button.clicked.connect(self._on_action)
        self.close_button = QToolButton()
        self.close_button.setObjectName("message_close")
        set_icon(self.close_button, Icon.CLOSE)
        self.close_button.clicked.connect(self.closed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setSpacing(12)
        layout.addWidget(self._sign)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.action_button)
        layout.addWidget(self.close_button)
        self.action_button.setVisible(bool(message.action))
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.closed)
        self._dress()
        self._retranslate()
        self.stay()

    def stay(self) -> None:
        """Count the time from now again."""
        if self.message.stays_ms is not None:
            self._timer.start(self.message.stays_ms)

    def enterEvent(self, event: QEnterEvent) -> None:
        """A message under the pointer is being read: it does not go away."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has left: count again."""
        self.stay()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the message that has the keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the language."""
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _on_action(self) -> None:
        self.action_button.setEnabled(False)  # a double click acts once
        self.closed.emit()
        if self.message.on_action is not None:
            self.message.on_action()

    def _dress(self) -> None:
        meaning, colour = _ICONS[self.message.kind]
        look = current_look()
        self._sign.setPixmap(icon(meaning, getattr(look.colours, colour)).pixmap(look.icon_size))

    def _retranslate(self) -> None:
        self.close_button.setAccessibleName(self.tr("Chiudi il messaggio"))
        self.close_button.setToolTip(self.tr("Chiudi"))


class MessageBar(QWidget):
    """Shows messages, newest at the bottom; takes no room when there are none."""

    #: After a message appeared: the message itself, for what else wants to know (the kiosk's sounds, tests).
    shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._rows: list[MessageRow] = []
        self._waiting: deque[Message] = deque()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.hide()

    @property
    def messages(self) -> tuple[Message, ...]:
        """What is on screen, oldest first."""
        return tuple(row.message for row in self._rows)

    @property
    def rows(self) -> tuple[MessageRow, ...]:
        """The widgets of `messages`."""
        return tuple(self._rows)

    def info(self, text: str, *, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Say something worth knowing."""
        self.show_message(Message(MessageKind.INFO, text, action, on_action))

    def success(self, text: str, *, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Say that something was done; `action` is usually the way back, «Annulla»."""
        self.show_message(Message(MessageKind.SUCCESS, text, action, on_action))

    def warning(self, text: str, *, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Say that something asks for attention."""
        self.show_message(Message(MessageKind.WARNING, text, action, on_action))

    def error(self, text: str, *, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Say that something failed and what to do; stays until closed."""
        self.show_message(Message(MessageKind.ERROR, text, action, on_action))

    def show_error(self, error: BaseException) -> None:
        """Say what `error` says, when it is the user's or the environment's; a defect of ours is a crash."""
        if isinstance(error, RefettorioError):
            self.error(describe(error))
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    def show_message(self, message: Message) -> None:
        """Show `message`, or let it wait for its turn. What already is on screen is not said twice but stays longer."""
        for row in self._rows:
            if (row.message.kind, row.message.text) == (message.kind, message.text):
                row.message = message
                row.stay()
                announce(row, message.text, is_urgent=message.kind is MessageKind.ERROR)
                return
        if len(self._rows) >= SHOWN_AT_ONCE:
            self._waiting.append(message)
        else:
            self._show(message)

    def clear(self) -> None:
        """Take everything away, also what waits."""
        self._waiting.clear()
        for row in self.rows:
            self._close(row)

    def _show(self, message: Message) -> None:
        row = MessageRow(message, self)
        row.closed.connect(lambda: self._close(row))
        self._rows.append(row)
        self._layout.addWidget(row)
        self.show()
        announce(row, message.text, is_urgent=message.kind is MessageKind.ERROR)
        self.shown.emit(message)

    def _close(self, row: MessageRow) -> None:
        if row not in self._rows:
            return
        self._rows.remove(row)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()
        if self._waiting:
            self._show(self._waiting.popleft())
        self.setVisible(bool(self._rows))
