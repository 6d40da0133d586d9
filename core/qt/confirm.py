"""Asking before what cannot be undone: in the page itself, with what will happen, never a box in front of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget
from shiboken6 import isValid

from core.qt.announcing import announce
from core.qt.icons import Icon, icon
from core.qt.theme import Role, current_look, set_role


class _Question(QLabel):
    """A question on as many lines as it needs: the layout of a narrow bar would give it too few."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the lines that the text needs at this width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Do so for another text."""
        self.setMinimumHeight(0)  # what was asked for before does not count
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


class ConfirmBar(QFrame):
    """A question with two answers. The keyboard starts on the harmless one; Esc means no."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confirm_bar")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._on_confirm: Callable[[], None] | None = None
        self._on_cancel: Callable[[], None] | None = None
        self._former_focus: QWidget | None = None
        self._sign = QLabel()
        self.label = _Question()
        self.label.setObjectName("confirm_question")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.cancel_button = QPushButton()
        self.cancel_button.setObjectName("confirm_cancel")
        self.cancel_button.clicked.connect(self.cancel)
        self.confirm_button = QPushButton()
        self.confirm_button.setObjectName("confirm_accept")
        self.confirm_button.clicked.connect(self._on_confirmed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self._sign)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.cancel_button)
        layout.addWidget(self.confirm_button)
        self._retranslate()
        self._dress()
        self.hide()

    def ask(
        self,
        question: str,
        confirm: str,
        on_confirm: Callable[[], None],
        *,
        on_cancel: Callable[[], None] | None = None,
        is_dangerous: bool = True,
    ) -> None:
        """Ask `question`, which says what will happen; `confirm` is the verb of the action, never «OK».

        A question that was still open is answered with no.
        """
        if not self.isHidden():
            self.cancel()
        self._on_confirm, self._on_cancel = on_confirm, on_cancel
        self.label.setText(question)
        self.label.fit()
        self.confirm_button.setText(confirm)
        set_role(self.confirm_button, Role.DANGER if is_dangerous else Role.PRIMARY)
        self._former_focus = QApplication.focusWidget()
        self.show()
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, question, is_urgent=True)

    def cancel(self) -> None:
        """Answer no."""
        on_cancel = self._on_cancel
        self._close()
        if on_cancel is not None:
            on_cancel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is no; Enter presses the button that has the keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.confirm_button.hasFocus():
            self.confirm_button.click()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.cancel_button.hasFocus():
            self.cancel_button.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the language."""
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _on_confirmed(self) -> None:
        on_confirm = self._on_confirm
        self._close()
        if on_confirm is not None:
            on_confirm()

    def _close(self) -> None:
        self._on_confirm = self._on_cancel = None
        former, self._former_focus = self._former_focus, None
        self.hide()
        if former is not None and isValid(former) and former.isVisible():
            former.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        look = current_look()
        self._sign.setPixmap(icon(Icon.WARNING, look.colours.warning).pixmap(look.icon_size))

    def _retranslate(self) -> None:
        self.cancel_button.setText(self.tr("Annulla"))
