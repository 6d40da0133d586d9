"""A number that matters, large, leading to the list that it counts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMetaMethod, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.qt.columns import Tone
from core.qt.theme import Role, current_look, set_role, text_font


class BigNumber(QPushButton):
    """A tile: the number, what it counts, perhaps a word more. `clicked` leads to its list.

    Where nobody listens to `clicked` it is only to be read: neither the mouse nor the keyboard stops at it.
    """

    def __init__(self, caption: str = "", value: int | str = "–", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "tile")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.number = QLabel()
        self.number.setObjectName("number")
        self.caption = QLabel()
        self.caption.setObjectName("caption")
        self.note = QLabel()
        self.note.setObjectName("note")
        set_role(self.caption, Role.MUTED)
        set_role(self.note, Role.MUTED)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(0)
        for label in (self.caption, self.number, self.note):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setTextFormat(Qt.TextFormat.PlainText)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.number)
        line.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.caption)
        layout.addLayout(line)
        self.set_value(value)
        self.set_caption(caption)
        self._dress()

    def set_value(self, value: int | str) -> None:
        """Set the number, or a text already written (an amount)."""
        self.number.setText(str(value))
        self._speak()

    def set_caption(self, caption: str) -> None:
        """Set what the number counts."""
        self.caption.setText(caption)
        self._speak()

    def set_note(self, note: str, tone: Tone | None = None) -> None:
        """Set a word more below the number, such as what is unusual about it; `tone` colours number and word."""
        self.note.setText(note)
        for label in (self.number, self.note):
            label.setProperty("tone", None if tone is None else tone.value)
            self.style().unpolish(label)
            self.style().polish(label)
        self._speak()

    def sizeHint(self) -> QSize:
        """As large as what it holds (a button by itself looks only at its own text)."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never smaller than what it holds."""
        return self.sizeHint()

    def connectNotify(self, signal: QMetaMethod) -> None:
        """Become something to press with the first who listens."""
        if signal.name() == b"clicked":
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().connectNotify(signal)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._dress()
        super().changeEvent(event)

    def _speak(self) -> None:
        parts = (self.caption.text(), self.number.text(), self.note.text())
        self.setAccessibleName(": ".join(part for part in parts if part))

    def _dress(self) -> None:
        self.number.setFont(text_font(current_look().body_pt * 2.4, QFont.Weight.DemiBold))
