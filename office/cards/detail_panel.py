"""The chosen card: what it is, and what can be done with it. Asks for the reason before it revokes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from core.cards import CardLine, CardState
from core.qt.columns import shown
from core.qt.icons import Icon, set_icon
from core.qt.theme import Role, set_role


class DetailPanel(QFrame):
    """Shows one line of the list. Every signal carries it; the last two the reason too."""

    print_wanted = Signal(object)
    issue_wanted = Signal(object)
    pupil_wanted = Signal(int)
    revoke_wanted = Signal(object, str)
    reissue_wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_panel")
        set_role(self, Role.CARD)
        self._line: CardLine | None = None
        self.name, self.place, self.facts = QLabel(), QLabel(), QLabel()
        self.name.setObjectName("card_name")
        set_role(self.name, Role.SUBTITLE)
        set_role(self.place, Role.MUTED)
        for label in (self.name, self.place, self.facts):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.pupil_button, self.print_button, self.issue_button = QPushButton(), QPushButton(), QPushButton()
        self.reissue_button, self.revoke_button = QPushButton(), QPushButton()
        for button, name, meaning in (
            (self.pupil_button, "card_pupil", Icon.PUPIL),
            (self.print_button, "card_print", Icon.PRINT),
            (self.issue_button, "card_issue", Icon.ADD),
            (self.reissue_button, "card_reissue", Icon.REFRESH),
            (self.revoke_button, "card_revoke", Icon.STOP),
        ):
            button.setObjectName(name)
            set_icon(button, meaning)
        self.reason_label = QLabel()
        self.reason = QComboBox()
        self.reason.setObjectName("card_reason")
        self.reason.setEditable(True)
        self.reason_label.setBuddy(self.reason)
        self.pupil_button.clicked.connect(self._on_pupil)
        self.print_button.clicked.connect(lambda: self.print_wanted.emit(self._line))
        self.issue_button.clicked.connect(lambda: self.issue_wanted.emit(self._line))
        self.revoke_button.clicked.connect(self._on_revoke)
        self.reissue_button.clicked.connect(self._on_reissue)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        of_all: tuple[QWidget, ...] = (
            self.name, self.place, self.facts, self.pupil_button, self.print_button, self.issue_button
        )  # fmt: skip
        for widget in of_all:
            layout.addWidget(widget)
        layout.addSpacing(16)
        for widget in (self.reason_label, self.reason, self.reissue_button, self.revoke_button):
            layout.addWidget(widget)
        layout.addStretch(1)
        self._retranslate()
        self.show_line(None)

    @property
    def line(self) -> CardLine | None:
        """The line on show."""
        return self._line

    def show_line(self, line: CardLine | None) -> None:
        """Show a line of the list; None: nothing is chosen, the panel takes no room."""
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        self.name.setText(line.full_name)
        self.place.setText(" · ".join(part for part in (line.class_name, line.school_name) if part))
        self.facts.setText(self._facts_of(line))
        in_use, is_missing = line.state is CardState.IN_USE, line.state is CardState.MISSING
        self.issue_button.setVisible(is_missing)
        for part in (self.print_button, self.reason_label, self.reason, self.reissue_button, self.revoke_button):
            part.setVisible(in_use)

    def _facts_of(self, line: CardLine) -> str:
        match line.state:
            case CardState.MISSING:
                return self.tr("Nessuna tessera in uso.")
            case CardState.IN_USE:
                return self.tr("Tessera n. {number} ({code})\nEmessa il {day}").format(
                    number=line.issue_number, code=line.masked, day=shown(line.issued_at)
                )
            case CardState.REVOKED:
                return self.tr("Tessera n. {number} ({code})\nRevocata il {day}: {reason}").format(
                    number=line.issue_number, code=line.masked, day=shown(line.revoked_at), reason=line.revoke_reason
                )

    def _on_pupil(self) -> None:
        if self._line is not None:
            self.pupil_wanted.emit(self._line.pupil_id)

    def _on_revoke(self) -> None:
        if self._line is not None:
            self.revoke_wanted.emit(self._line, self.reason.currentText())

    def _on_reissue(self) -> None:
        if self._line is not None:
            self.reissue_wanted.emit(self._line, self.reason.currentText())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.show_line(self._line)
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.pupil_button.setText(self.tr("Apri la scheda"))
        self.print_button.setText(self.tr("Stampa la tessera"))
        self.issue_button.setText(self.tr("Emetti la tessera"))
        self.reissue_button.setText(self.tr("Revoca e riemetti"))
        self.revoke_button.setText(self.tr("Revoca soltanto"))
        self.reason_label.setText(self.tr("&Motivo della revoca"))
        self.reason.setAccessibleName(self.tr("Motivo della revoca"))
        chosen = max(0, self.reason.currentIndex())
        self.reason.clear()
        self.reason.addItems([self.tr("Smarrita"), self.tr("Rovinata"), self.tr("Rubata"), self.tr("Dati cambiati")])
        self.reason.setCurrentIndex(chosen)
