"""The counter: plainly another screen than the presence, with its own ground, frame and word always in sight."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from core.clock import rome
from core.money import format_euro
from core.payments import Means
from core.qt.keypad import AmountKeypad
from kiosk.family_words import FamilyLanguage, words_in
from kiosk.recharge_flow import Phase, RechargeState
from kiosk.screens import own_colours
from kiosk.screens.camera_view import CameraView
from kiosk.screens.touch import plain_label, touch_button

PRESETS_CENTS = (1000, 2000, 3000, 5000)
#: What is paid with at a counter.
COUNTER_MEANS = (Means.CASH, Means.BANCOMAT, Means.CARD, Means.CHEQUE)


class RechargeView(QFrame):
    """Layout of all phases; says what was tapped, decides nothing."""

    amount_accepted = Signal(int)
    means_chosen = Signal(object)
    confirmed = Signal()
    back_tapped = Signal()
    print_tapped = Signal()
    language_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recharge")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(own_colours.RECHARGE)
        self._state = RechargeState()
        self._language = FamilyLanguage.ITALIAN
        self._till: tuple[str, datetime | None] = ("", None)
        self.word = plain_label("recharge_word")
        self.who = plain_label("recharge_who", Qt.AlignmentFlag.AlignRight)
        self.who.setWordWrap(True)
        self.alert = plain_label("recharge_alert", Qt.AlignmentFlag.AlignHCenter)
        self.alert.setWordWrap(True)
        self.till = plain_label("recharge_till", Qt.AlignmentFlag.AlignHCenter)
        self.back = touch_button("recharge_back", self.back_tapped.emit)
        self.print_button = touch_button("receipt_print", self.print_tapped.emit)
        self.stack = QStackedWidget()
        self._phases = {
            Phase.CARD: self._card_page(),
            Phase.AMOUNT: self._amount_page(),
            Phase.MEANS: self._means_page(),
            Phase.CONFIRM: self._confirm_page(),
            Phase.RECEIPT: self._receipt_page(),
        }
        for page in self._phases.values():
            self.stack.addWidget(page)
        self._arrange()
        self.show_state(self._state)

    @property
    def language(self) -> FamilyLanguage:
        """The language in which the parent is spoken to."""
        return self._language

    def speak(self, language: FamilyLanguage) -> None:
        """Speak another language to the parent."""
        self._language = language
        is_right_to_left = language.is_right_to_left
        self.stack.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if is_right_to_left else Qt.LayoutDirection.LeftToRight
        )
        self.show_state(self._state)

    def show_till(self, operator_name: str, opened_at: datetime | None) -> None:
        """Say whose till the money goes into; an empty name: nobody's."""
        if self._till != (operator_name, opened_at):
            self._till = (operator_name, opened_at)
            self._show_till()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the station's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_state(self._state)
        super().changeEvent(event)

    def show_state(self, state: RechargeState) -> None:
        """Show where the operator is."""
        is_new_phase, self._state = state.phase is not self._state.phase, state
        self._show_texts()
        target = state.target
        self.who.setText(
            ""
            if target is None
            else self.tr("{name} · {class_name} · {service}").format(
                name=f"{target.first_name} {target.last_name}",
                class_name=target.class_name,
                service=target.service_group_name,
            )
        )
        self.alert.setText(state.text)
        self.alert.setVisible(bool(state.text))
        self.stack.setCurrentWidget(self._phases[Phase.CONFIRM if state.phase is Phase.SENDING else state.phase])
        self.confirm.setEnabled(state.phase is Phase.CONFIRM)
        self.back.setVisible(state.phase not in {Phase.CARD, Phase.SENDING})
        self.print_button.setVisible(state.phase is Phase.RECEIPT)
        if is_new_phase and state.phase is Phase.AMOUNT:
            self.keypad.clear()
        self._show_till()
        self.summary_who.setText("" if target is None else f"{target.first_name} {target.last_name}")
        self._show_summary(state)

    def _show_till(self) -> None:
        name, at = self._till
        self.till.setText(
            self.tr("Cassa aperta: {name}, dalle {time}").format(name=name, time=f"{rome(at):%H:%M}")
            if at is not None
            else self.tr("Nessuna cassa aperta: si apre da «Gestione»")
        )

    def _show_texts(self) -> None:
        """Set the texts that do not depend on the amounts."""
        words = words_in(self._language)
        self.word.setText(self.tr("RICARICA"))
        self.camera.set_texts(words.invitation, self.tr("Fotocamera non collegata: usa il lettore"))
        self.amount_text.setText(words.amount)
        self.means_text.setText(words.means)
        for means, button in self.means_buttons.items():
            button.setText(words.means_name(means))
        self.accept.setText(self.tr("Avanti"))
        self.confirm.setText(
            self.tr("Conferma la ricarica") if self._state.phase is not Phase.SENDING else self.tr("Un momento…")
        )
        self.print_button.setText(self.tr("Stampa la ricevuta"))
        self.back.setText(self.tr("Nuova ricarica") if self._state.phase is Phase.RECEIPT else self.tr("Indietro"))
        for language, button in self.language_buttons.items():
            button.setChecked(language is self._language)

    def _show_summary(self, state: RechargeState) -> None:
        words = words_in(self._language)
        if state.means is not None:
            self.summary.setText(format_euro(state.amount_cents))
            self.summary_means.setText(words.paid_with.format(means=words.means_name(state.means)))
        receipt = state.receipt
        if receipt is not None:
            self.receipt_amount.setText(format_euro(receipt.amount_cents, signed=True))
            self.receipt_number.setText(words.receipt.format(number=receipt.number_text))
            self.receipt_note.setText(
                words.balance_later
                if receipt.balance_cents is None
                else words.balance.format(balance=format_euro(receipt.balance_cents))
            )

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.word)
        top.addWidget(self.who, 1)
        bottom = QHBoxLayout()
        bottom.setSpacing(16)
        bottom.addWidget(self.back)
        # In the row of the buttons, so that nothing moves under a finger when there is something to say.
        bottom.addWidget(self.alert, 1)
        bottom.addStretch(0)
        bottom.addWidget(self.print_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(34, 8, 34, 10)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.stack, 1)
        layout.addLayout(bottom)

    def _card_page(self) -> QWidget:
        page, layout = _page()
        self.camera = CameraView()
        self.camera.setObjectName("recharge_camera")
        layout.addWidget(self.camera, 1)
        layout.addWidget(self.till)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.language_buttons: dict[FamilyLanguage, QPushButton] = {}
        for language in FamilyLanguage:
            button = touch_button(f"language_{language.value}", partial(self.language_chosen.emit, language))
            button.setText(language.own_name)
            button.setCheckable(True)
            self.language_buttons[language] = button
            row.addWidget(button, 1)
        layout.addLayout(row)
        return page

    def _amount_page(self) -> QWidget:
        page = QWidget()
        layout = QHBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        left = QVBoxLayout()
        left.setSpacing(12)
        self.amount_text = plain_label("recharge_text")
        left.addWidget(self.amount_text)
        presets = QGridLayout()
        presets.setSpacing(12)
        for place, cents in enumerate(PRESETS_CENTS):
            button = touch_button(f"preset_{cents}", partial(self.amount_accepted.emit, cents))
            button.setText(format_euro(cents))
            button.setProperty("reach", "wide")
            presets.addWidget(button, place // 2, place % 2)
        left.addLayout(presets)
        left.addStretch(1)
        self.keypad = AmountKeypad()
        self.accept = touch_button("amount_accept", self._on_accepted)
        self.accept.setEnabled(False)
        left.addWidget(self.accept)
        self.keypad.amount_changed.connect(self._on_amount_changed)
        layout.addLayout(left, 1)
        layout.addSpacing(24)
        layout.addWidget(self.keypad, 1)
        return page

    def _means_page(self) -> QWidget:
        page, layout = _page()
        self.means_text = plain_label("recharge_text")
        layout.addWidget(self.means_text)
        grid = QGridLayout()
        grid.setSpacing(20)
        self.means_buttons: dict[Means, QPushButton] = {}
        for place, means in enumerate(COUNTER_MEANS):
            button = touch_button(f"means_{means.value}", partial(self.means_chosen.emit, means))
            button.setProperty("reach", "wide")
            self.means_buttons[means] = button
            grid.addWidget(button, place // 2, place % 2)
        layout.addLayout(grid)
        layout.addStretch(1)
        return page

    def _confirm_page(self) -> QWidget:
        page, layout = _page()
        layout.addStretch(1)
        self.summary_who = plain_label("recharge_number", Qt.AlignmentFlag.AlignHCenter)
        self.summary_who.setWordWrap(True)
        self.summary = plain_label("recharge_amount", Qt.AlignmentFlag.AlignHCenter)
        self.summary_means = plain_label("recharge_text", Qt.AlignmentFlag.AlignHCenter)
        for label in (self.summary_who, self.summary, self.summary_means):
            layout.addWidget(label)
        layout.addStretch(1)
        self.confirm = touch_button("recharge_confirm", self.confirmed.emit)
        self.confirm.setProperty("reach", "wide")
        layout.addWidget(self.confirm)
        return page

    def _receipt_page(self) -> QWidget:
        page, layout = _page()
        layout.addStretch(1)
        self.receipt_amount = plain_label("recharge_amount", Qt.AlignmentFlag.AlignHCenter)
        self.receipt_number = plain_label("recharge_number", Qt.AlignmentFlag.AlignHCenter)
        self.receipt_note = plain_label("recharge_text", Qt.AlignmentFlag.AlignHCenter)
        self.receipt_note.setWordWrap(True)
        for label in (self.receipt_amount, self.receipt_number, self.receipt_note):
            layout.addWidget(label)
        layout.addStretch(1)
        return page

    def _on_accepted(self) -> None:
        self.amount_accepted.emit(self.keypad.amount_cents)

    def _on_amount_changed(self, cents: int) -> None:
        self.accept.setEnabled(cents > 0)


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(16)
    return page, layout
