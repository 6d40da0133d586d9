"""Money in at the counter: amount, means, who pays; the button says what it will do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from core.cards import parse_token
from core.errors import InvalidValue, RefettorioError
from core.money import format_euro, parse_euro
from core.payments import Means
from core.qt.announcing import announce
from core.qt.theme import Role, current_look, set_role, text_font
from core.qt.translations import describe
from office.account.words import MEANS_OF_COUNTER, means_text
from office.flow import FlowLayout
from office.shell.letters import fix_side
from office.shell.tab_order import HEARS_ENTER

#: Amounts that one click writes, in cents.
USUAL_CENTS = (2000, 5000, 10_000)


#: Of the card, in pixels.
WIDTH = 288


class RechargeCard(QFrame):
    """The form of a recharge. In the amount Enter goes on to the button, which names what it registers."""

    recharge_wanted = Signal()
    #: A card was read while the keyboard was here: what the reader sent.
    code_read = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recharge_card")
        set_role(self, Role.CARD)
        fix_side(self, WIDTH)
        self.heading = QLabel()
        set_role(self.heading, Role.SUBTITLE)
        self.amount = QLineEdit()
        self.amount.setObjectName("amount")
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.amount.setMaxLength(64)  # a card's code, read with the keyboard here, is known for what it is
        self.amount.textChanged.connect(self._on_typed)
        self.usual = [QPushButton(format_euro(cents)) for cents in USUAL_CENTS]
        self.means_buttons = {means: QRadioButton() for means in MEANS_OF_COUNTER}
        self._group = QButtonGroup(self)
        for means, button in self.means_buttons.items():
            button.setObjectName(f"means_{means.value}")
            self._group.addButton(button)
        self.means_buttons[Means.CASH].setChecked(True)
        self.payer = QComboBox()
        self.payer.setObjectName("paid_by")
        self.payer.setEditable(True)
        self._payer_line = QLineEdit(maxLength=100)
        self.payer.setLineEdit(self._payer_line)
        self.payer.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.prints = QCheckBox()
        self.prints.setObjectName("open_receipt")
        self.prints.setChecked(True)
        self.fault = QLabel()
        self.fault.setObjectName("recharge_fault")
        self.fault.setProperty("tone", "danger")
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.setWordWrap(True)
        self.fault.hide()
        self._had_keyboard = False
        self.button = QPushButton()
        self.button.setObjectName("recharge")
        self.button.setProperty(HEARS_ENTER, True)
        set_role(self.button, Role.PRIMARY)
        self.button.clicked.connect(self.recharge_wanted)
        self._amount_label, self._payer_label, self._means_label = QLabel(), QLabel(), QLabel()
        self._group.buttonToggled.connect(lambda *_toggled: self._name_button())
        self._lay_out()
        self.retranslate()
        self._dress()

    def begin(self, payers: Sequence[str], usual: str) -> None:
        """Empty the form for a pupil: `usual` is who pays, empty where several share."""
        self.payer.clear()
        self.payer.addItems(list(payers))
        self.payer.setEditText(usual)
        self._payer_line.setCursorPosition(0)
        self.means_buttons[Means.CASH].setChecked(True)
        self.clear_amount()

    def clear_amount(self) -> None:
        """The amount was registered, or belongs to somebody else."""
        self.amount.clear()
        self.show_fault(None)

    def means(self) -> Means:
        """Return the means chosen."""
        return next(means for means, button in self.means_buttons.items() if button.isChecked())

    def cents(self) -> int:
        """Return the amount.

        Raises:
            InvalidValue: it is none.
        """
        return parse_euro(self.amount.text())

    def paid_by(self) -> str | None:
        """Return who pays, None when nobody was named."""
        return " ".join(self.payer.currentText().split()) or None

    def show_fault(self, error: RefettorioError | None) -> None:
        """Say below the amount what is wrong; None: nothing is."""
        self.fault.setText("" if error is None else describe(error))
        self.fault.setVisible(error is not None)
        self.amount.setProperty("invalid", error is not None)
        self.amount.style().unpolish(self.amount)
        self.amount.style().polish(self.amount)
        if error is not None:
            self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, self.fault.text(), is_urgent=True)

    def set_busy(self, is_busy: bool) -> None:
        """While one recharge is being registered no other can be sent; the keyboard comes back to the button."""
        if is_busy and self.button.hasFocus():
            self._had_keyboard = True
            self.amount.setFocus(Qt.FocusReason.OtherFocusReason)  # from a disabled button it would go anywhere
        self.button.setEnabled(not is_busy)
        if not is_busy and self._had_keyboard:
            self._had_keyboard = False
            if self.amount.hasFocus():
                self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the button registers; anywhere else it goes on to the button."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        elif focused is self.amount:
            self._on_amount_entered()
        else:
            self.button.setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Ricarica allo sportello"))
        self._amount_label.setText(self.tr("Importo in euro"))
        self.amount.setAccessibleName(self.tr("Importo in euro"))
        self.amount.setPlaceholderText("0,00")
        self._means_label.setText(self.tr("Pagata con"))
        for means, button in self.means_buttons.items():
            button.setText(means_text(means))
        self._payer_label.setText(self.tr("Versata da"))
        self.payer.setAccessibleName(self.tr("Versata da"))
        self._payer_line.setPlaceholderText(self.tr("secondo le quote, se vuoto"))
        self.prints.setText(self.tr("Apri subito la ricevuta da stampare"))
        self._name_button()

    def _on_typed(self) -> None:
        if not self.fault.isHidden():
            self.show_fault(None)
        self._name_button()

    def _on_amount_entered(self) -> None:
        typed = self.amount.text()
        if parse_token(typed) is not None:  # a card's code: no amount is like it
            self.amount.clear()
            self.code_read.emit(typed)
            return
        try:
            self.cents()
        except InvalidValue as error:
            self.show_fault(error)
            return
        self.button.setFocus(Qt.FocusReason.TabFocusReason)

    def _name_button(self) -> None:
        try:
            cents = self.cents()
        except InvalidValue:
            self.button.setText(self.tr("Registra la ricarica"))
            return
        self.button.setText(
            self.tr("Registra {amount} · {means}").format(
                amount=format_euro(cents), means=means_text(self.means()).lower()
            )
        )

    def _lay_out(self) -> None:
        usual = FlowLayout()
        usual.setSpacing(4)
        for button, cents in zip(self.usual, USUAL_CENTS, strict=True):
            set_role(button, Role.LINK)
            button.clicked.connect(
                lambda _checked=False, cents=cents: self.amount.setText(format_euro(cents, symbol=False))
            )
            usual.addWidget(button)
        means = QGridLayout()
        means.setHorizontalSpacing(12)
        for place, means_button in enumerate(self.means_buttons.values()):
            means.addWidget(means_button, place // 2, place % 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(6)
        layout.addWidget(self.heading)
        layout.addSpacing(4)
        layout.addWidget(self._amount_label)
        layout.addWidget(self.amount)
        layout.addWidget(self.fault)
        layout.addLayout(usual)
        layout.addWidget(self._means_label)
        layout.addLayout(means)
        layout.addSpacing(4)
        layout.addWidget(self._payer_label)
        layout.addWidget(self.payer)
        layout.addSpacing(4)
        layout.addWidget(self.prints)
        layout.addSpacing(8)
        layout.addWidget(self.button)
        layout.addStretch(1)
        self._amount_label.setBuddy(self.amount)
        self._payer_label.setBuddy(self.payer)

    def _dress(self) -> None:
        self.amount.setFont(text_font(current_look().body_pt * 1.6))
