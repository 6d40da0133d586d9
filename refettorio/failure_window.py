"""What stands on screen when the program cannot open: why, and a button. For who started it by a click."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.errors import RefettorioError
from core.qt.theme import Theme, apply_theme
from core.qt.translations import describe


class FailureWindow(QWidget):
    """Says why nothing opens."""

    def __init__(self, error: RefettorioError) -> None:
        super().__init__()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, Theme.SYSTEM)
        self.setWindowTitle("Refettorio")
        self.text = QLabel(describe(error))
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setWordWrap(True)
        self.text.setMinimumWidth(480)
        self.close_button = QPushButton(self.tr("Chiudi"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.close)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(24)
        layout.addWidget(self.text)
        layout.addLayout(below)
        self.close_button.setFocus()
