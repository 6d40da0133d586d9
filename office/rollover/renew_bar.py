"""Below the list of what ends: to renew the chosen rows, or to let them end."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from core.qt.icons import Icon, set_icon
from core.qt.theme import Role, set_role


class RenewBar(QWidget):
    """Two buttons and a hint."""

    #: The chosen rows are to be renewed, or not.
    decided = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.renew_button, self.let_end_button, self.hint = QPushButton(), QPushButton(), QLabel()
        self.renew_button.setObjectName("renew")
        self.let_end_button.setObjectName("let_end")
        set_icon(self.renew_button, Icon.REFRESH)
        set_role(self.hint, Role.MUTED)
        self.hint.setWordWrap(True)
        self.renew_button.clicked.connect(lambda: self.decided.emit(True))
        self.let_end_button.clicked.connect(lambda: self.decided.emit(False))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.renew_button)
        layout.addWidget(self.let_end_button)
        layout.addWidget(self.hint, 1)
        self.hide()

    def show_refusal(self, name: str, why: str) -> None:
        """Say whose cannot be renewed."""
        self.hint.setText(self.tr("{name}: non si può, {why}.").format(name=name, why=why))

    def retranslate(self) -> None:
        """Set all texts."""
        self.renew_button.setText(self.tr("Rinnova"))
        self.let_end_button.setText(self.tr("Lascia scadere"))
        self.hint.setText(
            self.tr("Scegli le righe e premi Spazio. Ciò che dipende dall'ISEE è spento: serve l'ISEE nuovo.")
        )
