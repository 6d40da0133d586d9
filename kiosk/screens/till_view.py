"""The till: who keeps it and with which float; what passed through it; what was counted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from string import ascii_uppercase

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from core.clock import rome
from core.money import format_euro
from core.qt.keypad import AmountKeypad
from core.qt.theme import Role
from core.station import Till
from kiosk.family_words import station_words
from kiosk.screens.letter_keys import LetterKeys
from kiosk.screens.section import Section
from kiosk.screens.touch import plain_label, touch_button
from kiosk.till_flow import TillPhase, TillState

_SPACE = "␣"
_SIGNS = f"{ascii_uppercase}ÀÈÉÌÒÙ'{_SPACE}"
_COLUMNS = 12
#: How many who had the till before are offered.
_NAMES = 4


class TillView(Section):
    """Layout of all phases; says what was tapped, decides nothing."""

    sign_typed = Signal(str)
    name_accepted = Signal(str)
    float_accepted = Signal(int)
    close_wanted = Signal()
    count_accepted = Signal(int)
    reason_chosen = Signal(str)
    print_wanted = Signal()
    back_tapped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("till", parent)
        self.back.clicked.connect(lambda _checked=False: self.back_tapped.emit())
        self._state = TillState()
        self._operators: tuple[str, ...] = ()
        self.alert = plain_label("till_alert")
        self.alert.setWordWrap(True)
        self.stack = QStackedWidget()
        self._pages = {
            TillPhase.NAME: self._name_page(),
            TillPhase.FLOAT: self._amount_page(),
            TillPhase.OPEN: self._open_page(),
            TillPhase.REASON: self._reason_page(),
            TillPhase.CLOSED: self._closed_page(),
        }
        self._pages[TillPhase.COUNT] = self._pages[TillPhase.FLOAT]
        for page in self._pages.values():
            self.stack.addWidget(page)
        self.body.addWidget(self.alert)
        self.body.addWidget(self.stack, 1)
        self.show_state(self._state)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_state(self._state)
        super().changeEvent(event)

    def show_operators(self, names: Sequence[str]) -> None:
        """Offer who had the till before."""
        self._operators = tuple(names)
        for button, name in zip(self.operator_buttons, (*names, *[""] * _NAMES), strict=False):
            button.setText(name)
            button.setVisible(bool(name))

    def show_state(self, state: TillState) -> None:
        """Show where the operator is."""
        is_new_phase, self._state = state.phase is not self._state.phase, state
        self._show_texts(state)
        self.alert.setText(state.text)
        self.alert.setVisible(bool(state.text))
        self.stack.setCurrentWidget(self._pages[state.phase])
        if is_new_phase and state.phase in {TillPhase.FLOAT, TillPhase.COUNT}:
            self.keypad.clear()
        self.name_text.setText(state.name or "…")
        self.name_accept.setEnabled(bool(state.name.strip()))
        for button in (self.amount_accept, self.close_button, *self.reason_buttons):
            button.setEnabled(not state.is_sending)

    def _show_texts(self, state: TillState) -> None:
        titles = {
            TillPhase.NAME: self.tr("Apri la cassa: chi la tiene?"),
            TillPhase.FLOAT: self.tr("Apri la cassa: fondo iniziale"),
            TillPhase.OPEN: self.tr("Cassa aperta"),
            TillPhase.COUNT: self.tr("Chiudi la cassa: conta i contanti"),
            TillPhase.REASON: self.tr("Chiudi la cassa: perché la differenza?"),
            TillPhase.CLOSED: self.tr("Cassa chiusa"),
        }
        self.title.setText(titles[state.phase])
        self.back.setText(self.tr("Riconta") if state.phase is TillPhase.REASON else self.tr("Indietro"))
        self.name_accept.setText(self.tr("Avanti"))
        is_float = state.phase is TillPhase.FLOAT
        self.amount_accept.setText(self.tr("Apri la cassa") if is_float else self.tr("Chiudi la cassa"))
        self.close_button.setText(self.tr("Chiudi la cassa"))
        self.print_button.setText(self.tr("Stampa il foglio di cassa"))
        for button, text in zip(self.reason_buttons, self._reasons(), strict=True):
            button.setText(text)
        till = state.till
        if is_float:
            self.amount_text.setText(
                self.tr("{name}: quanto denaro c'è già nel cassetto? Se è vuoto, lascia zero.").format(name=state.name)
            )
        elif till is not None:
            self.amount_text.setText(self._lines(till))
            self.open_text.setText(self._lines(till))
            self.closed_text.setText(self._lines(till))
            self.reason_text.setText(
                self.tr("Dovrebbero esserci {expected}, ne hai contati {counted}: differenza {difference}.").format(
                    expected=format_euro(till.expected_cents),
                    counted=format_euro(state.counted_cents),
                    difference=format_euro(state.difference_cents, signed=True),
                )
            )

    def _reasons(self) -> tuple[str, ...]:
        return (
            self.tr("Resto sbagliato"),
            self.tr("Il fondo iniziale era diverso"),
            self.tr("Una ricarica registrata con un altro mezzo"),
            self.tr("Motivo non noto"),
        )

    def _lines(self, till: Till) -> str:
        words = station_words()
        lines = [
            self.tr("{name}, dalle {time} del {day}").format(
                name=till.operator_name, time=f"{rome(till.opened_at):%H:%M}", day=f"{rome(till.opened_at):%d/%m}"
            ),
            self.tr("Fondo iniziale: {amount}").format(amount=format_euro(till.float_cents)),
            *(
                self.tr("{means}, ricariche {count}: {amount}").format(
                    means=words.means_name(one.means), count=one.count, amount=format_euro(one.amount_cents)
                )
                for one in till.taken
            ),
            self.tr("Contanti attesi nel cassetto: {amount}").format(amount=format_euro(till.expected_cents)),
        ]
        difference = till.difference_cents
        if till.counted_cents is not None and difference is not None:
            lines.append(self.tr("Contati: {amount}").format(amount=format_euro(till.counted_cents)))
            lines.append(
                self.tr("Nessuna differenza ✓")
                if not difference
                else self.tr("Differenza: {amount} ({reason})").format(
                    amount=format_euro(difference, signed=True), reason=till.reason
                )
            )
        return "\n".join(lines)

    def _name_page(self) -> QWidget:
        page, layout = _page()
        self.name_text = plain_label("till_name", Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.operator_buttons: list[QPushButton] = []
        for place in range(_NAMES):
            button = touch_button(f"till_operator_{place}", partial(self._on_operator, place))
            button.hide()
            self.operator_buttons.append(button)
            row.addWidget(button, 1)
        self.keys = LetterKeys(_SIGNS, _COLUMNS)
        self.keys.letter_typed.connect(self._on_sign)
        self.keys.taken_back.connect(partial(self.sign_typed.emit, ""))
        self.name_accept = touch_button("till_name_accept", self._on_name, Role.PRIMARY)
        named = QHBoxLayout()
        named.setSpacing(24)
        named.addWidget(self.name_text, 1)
        named.addWidget(self.name_accept)
        layout.addLayout(row)
        layout.addLayout(named, 1)
        layout.addWidget(self.keys)
        return page

    def _amount_page(self) -> QWidget:
        page = QWidget()
        layout = QHBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(24)
        left = QVBoxLayout()
        self.amount_text = plain_label("section_text")
        self.amount_text.setWordWrap(True)
        self.amount_accept = touch_button("till_amount_accept", self._on_amount, Role.PRIMARY)
        left.addWidget(self.amount_text)
        left.addStretch(1)
        left.addWidget(self.amount_accept)
        self.keypad = AmountKeypad()
        layout.addLayout(left, 1)
        layout.addWidget(self.keypad, 1)
        return page

    def _open_page(self) -> QWidget:
        page, layout = _page()
        self.open_text = plain_label("till_text")
        self.open_text.setWordWrap(True)
        self.close_button = touch_button("till_close", self.close_wanted.emit, Role.PRIMARY)
        layout.addWidget(self.open_text)
        layout.addStretch(1)
        layout.addWidget(self.close_button)
        return page

    def _reason_page(self) -> QWidget:
        page, layout = _page()
        self.reason_text = plain_label("till_text")
        self.reason_text.setWordWrap(True)
        layout.addWidget(self.reason_text)
        layout.addStretch(1)
        self.reason_buttons = [touch_button(f"till_reason_{place}", partial(self._on_reason, place))
                               for place in range(len(self._reasons()))]  # fmt: skip
        for button in self.reason_buttons:
            layout.addWidget(button)
        return page

    def _closed_page(self) -> QWidget:
        page, layout = _page()
        self.closed_text = plain_label("till_text")
        self.closed_text.setWordWrap(True)
        self.print_button = touch_button("till_print", self.print_wanted.emit, Role.PRIMARY)
        layout.addWidget(self.closed_text)
        layout.addStretch(1)
        layout.addWidget(self.print_button)
        return page

    def _on_sign(self, sign: str) -> None:
        self.sign_typed.emit(" " if sign == _SPACE else sign)

    def _on_operator(self, place: int) -> None:
        self.name_accepted.emit(self._operators[place])

    def _on_name(self) -> None:
        self.name_accepted.emit(self._state.name)

    def _on_amount(self) -> None:
        is_float = self._state.phase is TillPhase.FLOAT
        (self.float_accepted if is_float else self.count_accepted).emit(self.keypad.amount_cents)

    def _on_reason(self, place: int) -> None:
        self.reason_chosen.emit(self._reasons()[place])


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    return page, layout
