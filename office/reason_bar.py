"""Asking for a reason before what is allowed only with one: in the page, with what will happen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from core.qt.announcing import announce
from core.qt.icons import Icon, icon
from core.qt.theme import Role, current_look, set_role


class ReasonBar(QFrame):
    """What will happen, a field for the reason, and two answers; Esc means no, Enter in the field means yes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reason_bar")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._on_given: Callable[[str], None] | None = None
        self._former_focus: QWidget | None = None
        self._sign = QLabel()
        self.label = QLabel()
        self.label.setObjectName("reason_question")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.field = QLineEdit()
        self.field.setObjectName("reason")
        self.field.setMaxLength(200)
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_accepted)
        self.cancel_button = QPushButton()
        self.cancel_button.setObjectName("reason_cancel")
        self.cancel_button.clicked.connect(self.cancel)
        self.accept_button = QPushButton()
        self.accept_button.setObjectName("reason_accept")
        self.accept_button.clicked.connect(self._on_accepted)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.label, 1)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self.field, 1)
        bottom.addWidget(self.cancel_button)
        bottom.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(bottom)
        self._retranslate()
        self._dress()
        self.hide()

    def ask(self, question: str, accept: str, on_given: Callable[[str], None], *, is_dangerous: bool = False) -> None:
        """Ask for the reason of what `question` says will happen; `accept` is the verb, never «OK»."""
        self._on_given = on_given
        self.label.setText(question)
        self.accept_button.setText(accept)
        set_role(self.accept_button, Role.DANGER if is_dangerous else Role.PRIMARY)
        self.field.clear()
        self._on_typed()
        if self.isHidden():
            self._former_focus = QApplication.focusWidget()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, question, is_urgent=True)

    def cancel(self) -> None:
        """Answer no."""
        self._on_given = None
        former, self._former_focus = self._former_focus, None
        self.hide()
        if former is not None and isValid(former) and former.isVisible():
            former.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is no."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:  # the field and the buttons have their own
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the language."""
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _on_typed(self) -> None:
        self.accept_button.setEnabled(bool(self.field.text().strip()))

    def _on_accepted(self) -> None:
        reason, on_given = self.field.text().strip(), self._on_given
        if not reason or on_given is None:
            return
        self.cancel()
        on_given(reason)

    def _dress(self) -> None:
        look = current_look()
        self._sign.setPixmap(icon(Icon.WARNING, look.colours.warning).pixmap(look.icon_size))

    def _retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Motivo"))
        self.field.setAccessibleName(self.tr("Motivo"))
        self.cancel_button.setText(self.tr("Annulla"))
