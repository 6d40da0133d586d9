"""Whether pupils have photos at all: off unless the administrator wants them, with what that means for the children."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from core.qt.theme import Role, set_role


class PhotoCard(QFrame):
    """Says how it is, and asks for the other way."""

    wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, Role.CARD)
        self._is_on, self._count, self._may_edit = False, 0, False
        self.heading, self.state, self.text = QLabel(), QLabel(), QLabel()
        set_role(self.heading, Role.SUBTITLE)
        set_role(self.text, Role.MUTED)
        self.state.setWordWrap(True)
        self.text.setWordWrap(True)
        self.button = QPushButton()
        self.button.setObjectName("switch_photos")
        self.button.clicked.connect(lambda _checked: self.wanted.emit(not self._is_on))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for widget in (self.heading, self.state, self.text):
            layout.addWidget(widget)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, *, is_on: bool, count: int, may_edit: bool) -> None:
        """Show whether photos are kept, and how many there are."""
        self._is_on, self._count, self._may_edit = is_on, count, may_edit
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Foto degli alunni"))
        if not self._is_on:
            self.state.setText(self.tr("Non attive: nessuna foto viene conservata."))
        elif self._count:
            self.state.setText(self.tr("Attive. Foto conservate: {count}.").format(count=self._count))
        else:
            self.state.setText(self.tr("Attive."))
        self.text.setText(
            self.tr(
                "La foto di un bambino è un dato personale. Attivale solo se servono a riconoscere chi si presenta in "
                "refettorio, e informa le famiglie. Le vedono l'ufficio, la scuola per i suoi alunni e la postazione, "
                "accanto al nome di chi ha appena passato la tessera."
            )
        )
        self.button.setText(self.tr("Disattiva e cancella le foto") if self._is_on else self.tr("Attiva le foto"))
        self.button.setVisible(self._may_edit)
