"""Closing a drawer: what was counted, how it compares, and why it differs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from core.errors import InvalidValue, RefettorioError
from core.money import format_euro
from core.payments import CashState
from core.qt.announcing import announce
from core.qt.theme import Role, current_look, set_role, text_font
from core.qt.translations import describe
from office.cash.amounts import AmountField
from office.shell.letters import fix_side

#: Notes and coins that may be counted by pieces, in cents.
PIECES = (10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10)


class CountCard(QFrame):
    """The count of a drawer. Pieces, when they are entered, write the total; the total may be typed as well."""

    #: Cents and reason: both were typed.
    close_wanted = Signal(int, str)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("count_card")
        set_role(self, Role.CARD)
        fix_side(self, 288)
        self._state: CashState | None = None
        self.heading, self.whose = QLabel(), QLabel()
        set_role(self.heading, Role.SUBTITLE)
        set_role(self.whose, Role.MUTED)
        self.whose.setWordWrap(True)
        self._pieces_label, self._total_label, self._reason_label = QLabel(), QLabel(), QLabel()
        self.pieces = {cents: QLineEdit() for cents in PIECES}
        self.total = AmountField("Conteggio")
        self.total.setObjectName("counted")
        self.difference = QLabel()
        self.difference.setObjectName("difference")
        self.difference.setWordWrap(True)
        self.reason = QLineEdit()
        self.reason.setObjectName("difference_reason")
        self.reason.setMaxLength(200)
        self.fault = QLabel()
        self.fault.setObjectName("count_fault")
        self.fault.setProperty("tone", "danger")
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.close_button, self.cancel_button = QPushButton(), QPushButton()
        self.close_button.setObjectName("close_drawer")
        self.cancel_button.setObjectName("cancel_count")
        set_role(self.close_button, Role.PRIMARY)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._dress()

    def begin(self, state: CashState) -> None:
        """Count a drawer anew."""
        self._state = state
        for field in self.pieces.values():
            field.blockSignals(True)
            field.clear()
            field.blockSignals(False)
        self.total.clear()
        self.reason.clear()
        self.show_fault(None)
        self._show_difference()
        self.retranslate()
        self.total.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, state: CashState) -> None:
        """What should be there has changed: another recharge came in."""
        self._state = state
        self._show_difference()

    @property
    def session_id(self) -> int | None:
        """Whose count it is."""
        return None if self._state is None else self._state.session.id

    def show_fault(self, error: RefettorioError | None) -> None:
        """Say what is wrong; None: nothing is."""
        self.fault.setText("" if error is None else describe(error))
        self.fault.setVisible(error is not None)
        if error is not None:
            announce(self, self.fault.text(), is_urgent=True)

    def set_busy(self, is_busy: bool) -> None:
        """While it is being closed nothing can be sent twice."""
        self.close_button.setEnabled(not is_busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; Enter goes on to the reason where one is wanted, then closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            elif focused is self.total and not self.reason.isHidden():
                self.reason.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.close_button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Chiudi la cassa"))
        self._pieces_label.setText(self.tr("Pezzi (facoltativo)"))
        self._total_label.setText(self.tr("Contanti contati, fondo compreso"))
        self.total.setAccessibleName(self.tr("Contanti contati"))
        self._reason_label.setText(self.tr("Motivo della differenza"))
        self.reason.setAccessibleName(self.tr("Motivo della differenza"))
        self.close_button.setText(self.tr("Chiudi la cassa"))
        self.cancel_button.setText(self.tr("Annulla"))
        for cents, field in self.pieces.items():
            field.setAccessibleName(self.tr("Pezzi da {amount}").format(amount=format_euro(cents)))
        state = self._state
        self.whose.setText("" if state is None else state.session.operator_name)
        self._show_difference()

    def _on_pieces(self) -> None:
        self.total.set_cents(sum(cents * int(field.text() or 0) for cents, field in self.pieces.items()))

    def _on_typed(self) -> None:
        if not self.fault.isHidden():
            self.show_fault(None)
        self._show_difference()

    def _show_difference(self) -> None:
        state = self._state
        if state is None:
            return
        expected = self.tr("Dovrebbero esserci {expected}.").format(expected=format_euro(state.expected_cents))
        try:
            difference = self.total.cents() - state.expected_cents
        except InvalidValue:
            self._say(expected, "")
            self._ask_reason(is_wanted=False)
            return
        if not difference:
            self._say(self.tr("Il conteggio torna."), "success")
        else:
            text = self.tr("{expected} Differenza {difference}.").format(
                expected=expected, difference=format_euro(difference, signed=True)
            )
            self._say(text, "warning")
        self._ask_reason(is_wanted=bool(difference))

    def _say(self, text: str, tone: str) -> None:
        self.difference.setText(text)
        self.difference.setProperty("tone", tone or None)
        self.difference.style().unpolish(self.difference)
        self.difference.style().polish(self.difference)

    def _ask_reason(self, *, is_wanted: bool) -> None:
        self._reason_label.setVisible(is_wanted)
        self.reason.setVisible(is_wanted)

    def _on_close(self) -> None:
        try:
            cents = self.total.cents()
        except InvalidValue as error:
            self.show_fault(error)
            self.total.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        reason = self.reason.text() if not self.reason.isHidden() else ""
        self.close_wanted.emit(cents, reason)

    def _connect(self) -> None:
        for field in self.pieces.values():
            field.textChanged.connect(self._on_pieces)
        self.total.textChanged.connect(self._on_typed)
        self.close_button.clicked.connect(self._on_close)
        self.cancel_button.clicked.connect(self.cancelled)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        rows = -(-len(PIECES) // 2)
        for place, (cents, field) in enumerate(self.pieces.items()):
            field.setValidator(QIntValidator(0, 9999, field))
            field.setMaxLength(4)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.setFixedWidth(60)
            label = QLabel(format_euro(cents))
            label.setBuddy(field)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            column = place // rows * 2
            grid.addWidget(label, place % rows, column)
            grid.addWidget(field, place % rows, column + 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(6)
        for label in (self.heading, self.whose, self._pieces_label):
            layout.addWidget(label)
        layout.addLayout(grid)
        layout.addSpacing(4)
        layout.addWidget(self._total_label)
        layout.addWidget(self.total)
        layout.addWidget(self.difference)
        layout.addWidget(self._reason_label)
        layout.addWidget(self.reason)
        layout.addWidget(self.fault)
        layout.addSpacing(8)
        layout.addLayout(buttons)
        layout.addStretch(1)
        self._total_label.setBuddy(self.total)
        self._reason_label.setBuddy(self.reason)

    def _dress(self) -> None:
        self.total.setFont(text_font(current_look().body_pt * 1.6))
