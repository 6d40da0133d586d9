"""Who asks and how, and a request for a period: three keystrokes for the usual one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import InvalidValue
from core.meals import RequestChannel, RequestKind
from core.qt.icons import Icon, set_icon
from core.qt.theme import Role, set_role
from office.days import DayField
from office.flow import FlowLayout
from office.shell.letters import fix_width

CHANNELS = (RequestChannel.PHONE, RequestChannel.DESK, RequestChannel.EMAIL, RequestChannel.SCHOOL)


class ChannelBox(QWidget):
    """How a request came: one of four, chosen by their first letter."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[RequestChannel, QRadioButton] = {}
        self._group = QButtonGroup(self)
        layout = FlowLayout()
        self.setLayout(layout)
        layout.setSpacing(12)
        for channel in CHANNELS:
            button = QRadioButton()
            button.setObjectName(f"channel_{channel.value}")
            self._buttons[channel] = button
            self._group.addButton(button)
            layout.addWidget(button)
        self.choose(RequestChannel.PHONE)

    def channel(self) -> RequestChannel:
        """Return the channel chosen."""
        return next(channel for channel, button in self._buttons.items() if button.isChecked())

    def choose(self, channel: RequestChannel) -> None:
        """Choose a channel."""
        self._buttons[channel].setChecked(True)

    def focus(self) -> None:
        """Put the keyboard on the channel chosen."""
        self._buttons[self.channel()].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The first letter of a channel chooses it."""
        typed = event.text().casefold()
        for button in self._buttons.values():
            if typed and button.text().casefold().startswith(typed):
                button.setChecked(True)
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        super().keyPressEvent(event)

    def name(self, texts: dict[RequestChannel, str]) -> None:
        """Set the words of the channels."""
        for channel, button in self._buttons.items():
            button.setText(texts[channel])


class RequestCard(QFrame):
    """Channel, who asks, from when to when, and what: absence, plain meal, back to the usual."""

    #: The kind of request (`RequestKind`), first and last day.
    asked = Signal(object, object, object)
    #: A day that cannot be understood: the error.
    wrong = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("request_card")
        set_role(self, Role.CARD)
        self.channels = ChannelBox()
        self.who = QComboBox()
        self.who.setObjectName("asked_by")
        self.who.setEditable(True)
        self.who.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._who_line = QLineEdit(maxLength=200)
        self.who.setLineEdit(self._who_line)
        self.first, self.last = DayField(today), DayField(today)
        self.first.setObjectName("first_on")
        self.last.setObjectName("last_on")
        self.first.field_name, self.last.field_name = "Primo giorno", "Ultimo giorno"
        self.first.day_changed.connect(self._on_first_changed)
        self.set_day(today())
        self.absence, self.plain, self.restore = QPushButton(), QPushButton(), QPushButton()
        set_role(self.absence, Role.PRIMARY)
        for button, name, kind in (
            (self.absence, "absence", RequestKind.ABSENCE),
            (self.plain, "plain", RequestKind.PLAIN),
            (self.restore, "restore", RequestKind.RESTORE),
        ):
            button.setObjectName(f"ask_{name}")
            button.clicked.connect(lambda _checked=False, kind=kind: self._ask(kind))
        self.code = QLabel()
        self.code.setObjectName("receipt_code")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(self.code, Role.CODE)
        self.print_button = QToolButton()
        self.print_button.setObjectName("print_receipt")
        set_icon(self.print_button, Icon.PRINT)
        self._from_label, self._to_label = QLabel(), QLabel()
        self._lay_out()
        self.retranslate()

    def set_callers(self, names: Sequence[str]) -> None:
        """Offer the guardians of the pupil, the applicant first and chosen."""
        self.who.clear()
        self.who.addItems(list(names))
        self.who.setCurrentIndex(0 if names else -1)
        self.who.setEditText(names[0] if names else "")
        self._who_line.setCursorPosition(0)  # a long name shows its beginning

    def set_day(self, day: date) -> None:
        """Put a day on screen as both first and last."""
        self.first.set_day(day)
        self.last.set_day(day)

    def start(self) -> None:
        """Put the keyboard where an absence begins: on how it came."""
        self.channels.focus()

    def show_receipt(self, code: str) -> None:
        """Show the code of the last request, to be told and printed; an empty one takes it away."""
        self.code.setText(code)
        self.code.setAccessibleName(self.tr("Codice di ricevuta {code}").format(code=" ".join(code)))
        self.code.setVisible(bool(code))
        self.print_button.setVisible(bool(code))

    def set_enabled_kinds(self, *, is_busy: bool) -> None:
        """While a request is being registered no other can be sent."""
        for button in (self.absence, self.plain, self.restore):
            button.setEnabled(not is_busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter anywhere in the card registers the absence, unless a button has the keyboard."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QPushButton | QToolButton):
            focused.click()
        else:
            self.absence.click()

    def retranslate(self) -> None:
        """Set all texts."""
        self.channels.name(
            {
                RequestChannel.PHONE: self.tr("Telefono"),
                RequestChannel.DESK: self.tr("Sportello"),
                RequestChannel.EMAIL: self.tr("E-mail"),
                RequestChannel.SCHOOL: self.tr("Dalla scuola"),
            }
        )
        self.channels.setAccessibleName(self.tr("Come è arrivata la richiesta"))
        self._who_line.setPlaceholderText(self.tr("Chi chiede"))
        self.who.setAccessibleName(self.tr("Chi chiede"))
        self._from_label.setText(self.tr("Dal"))
        self._to_label.setText(self.tr("al"))
        self.first.setAccessibleName(self.tr("Primo giorno"))
        self.last.setAccessibleName(self.tr("Ultimo giorno"))
        self.absence.setText(self.tr("Assenza"))
        self.absence.setToolTip(self.tr("Alt+A, poi la lettera del canale, poi Invio"))
        self.plain.setText(self.tr("In bianco"))
        self.restore.setText(self.tr("Ripristina"))
        self.restore.setToolTip(self.tr("Torna alla prenotazione normale"))
        self.code.setToolTip(self.tr("Codice di ricevuta dell'ultima richiesta"))
        self.print_button.setAccessibleName(self.tr("Stampa la ricevuta"))
        self.print_button.setToolTip(self.tr("Stampa la ricevuta"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _ask(self, kind: RequestKind) -> None:
        try:
            first, last = self.first.wanted_day(), self.last.wanted_day()
        except InvalidValue as error:
            self.wrong.emit(error)
            return
        self.asked.emit(kind, first, last)

    def _on_first_changed(self, day: date | None) -> None:
        try:
            last = self.last.day()
        except InvalidValue:
            last = None
        if day is not None and (last is None or last < day):
            self.last.set_day(day)

    def _lay_out(self) -> None:
        asked = FlowLayout(self.who)
        asked.addWidget(self.who)
        for widget in (self._from_label, self.first, self._to_label, self.last):
            asked.addWidget(widget)
        buttons = FlowLayout()
        for button in (self.absence, self.plain, self.restore):
            buttons.addWidget(button)
        buttons.add_gap()
        buttons.addWidget(self.code)
        buttons.addWidget(self.print_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.channels)
        layout.addLayout(asked)
        layout.addLayout(buttons)
        self.who.setMinimumWidth(100)
        for field in (self.first, self.last):
            fix_width(field, 128)
        self.show_receipt("")
