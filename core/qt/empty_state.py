"""What a page says while it has nothing to show: what it is for, and the first step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from core.qt.icons import Icon, icon
from core.qt.theme import Role, current_look, set_role


class EmptyState(QWidget):
    """An icon, a line, an explanation, and one button."""

    action_wanted = Signal()

    def __init__(self, meaning: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meaning = meaning
        self._sign = QLabel()
        self.heading = QLabel()
        self.heading.setObjectName("empty_title")
        set_role(self.heading, Role.SUBTITLE)
        self.text = QLabel()
        self.text.setObjectName("empty_text")
        self.text.setWordWrap(True)
        set_role(self.text, Role.MUTED)
        self.action_button = QPushButton()
        self.action_button.setObjectName("empty_action")
        set_role(self.action_button, Role.PRIMARY)
        self.action_button.clicked.connect(self.action_wanted)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(1)
        for label in (self._sign, self.heading, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addWidget(self.action_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self.action_button.hide()
        self._dress()

    def set_texts(self, heading: str, text: str, action: str = "") -> None:
        """Set what is said and the name of the first step; without one there is no button."""
        self.heading.setText(heading)
        self.text.setText(text)
        self.action_button.setText(action)
        self.action_button.setVisible(bool(action))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        look = current_look()
        self._sign.setPixmap(icon(self._meaning, look.colours.muted).pixmap(look.icon_size * 3))
