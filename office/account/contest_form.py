"""What a family says against a charge: when it came in, how, from whom, about what, and what goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from core.errors import InvalidValue
from core.ledger import ContestAbout, ContestChannel, StatementLine
from core.money import format_euro
from office.account.contest_words import about_text, channel_text
from office.days import DayField
from office.form import Form
from office.pupils.forms import Today


@dataclass(frozen=True, slots=True)
class TypedContest:
    """What was typed."""

    received_on: date
    channel: ContestChannel
    about: ContestAbout
    asked_by: str
    text: str
    attachment: str


class ContestForm(Form):
    """One charge is contested; a deadline that has passed is told, and blocks nothing."""

    def __init__(self, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._line: StatementLine | None = None
        self._deadline: date | None = None
        self.received_on = DayField(today)
        self.received_on.field_name = "Ricevuta il"
        self.channel, self.asked_by, self.about = QComboBox(), QComboBox(), QComboBox()
        self.asked_by.setEditable(True)
        self.asked_by.setLineEdit(QLineEdit(maxLength=100))
        self.asked_by.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(72)
        self.attachment = QLineEdit(maxLength=200)
        for box in (self.channel, self.asked_by, self.about):
            box.setMinimumContentsLength(12)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for channel in ContestChannel:
            self.channel.addItem("", channel.value)
        for about in ContestAbout:
            self.about.addItem("", about.value)
        self._lines_of = (
            self.add(self.received_on, "Ricevuta il"), self.add(self.channel), self.add(self.asked_by, "Chi"),
            self.add(self.about), self.add(self.text, "Testo"), self.add(self.attachment, "Allegato"),
        )  # fmt: skip
        for name, line in zip(("received_on", "channel", "asked_by", "about", "text", "attachment"), self._lines_of,
                              strict=True):  # fmt: skip
            line.field.setObjectName(f"contest_{name}")
        self.heading.setWordWrap(True)
        self.late = QLabel()
        self.late.setObjectName("contest_late")
        self.late.setProperty("tone", "warning")
        self.late.setWordWrap(True)
        self.late.hide()
        self._rows.insertWidget(3, self.late)
        self.received_on.textChanged.connect(self._tell_late)
        self.retranslate()

    def begin(self, line: StatementLine, payers: Sequence[str], deadline: date) -> None:
        """Begin with today, at the desk, by the first of the payers."""
        self._line, self._deadline = line, deadline
        self.asked_by.clear()
        self.asked_by.addItems(list(payers))
        self.asked_by.setEditText(payers[0] if payers else "")
        self.channel.setCurrentIndex(0)
        self.about.setCurrentIndex(0)
        self.text.clear()
        self.attachment.clear()
        self.received_on.set_day(self._today())
        self.retranslate()
        self.start()

    def typed(self) -> TypedContest:
        """Return what was typed.

        Raises:
            InvalidValue: the day is no day.
        """
        return TypedContest(
            self.received_on.wanted_day(), ContestChannel(self.channel.currentData()),
            ContestAbout(self.about.currentData()), self.asked_by.currentText(), self.text.toPlainText(),
            self.attachment.text(),
        )  # fmt: skip

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Contestazione"))
        if self._line is not None:
            self.heading.setText(
                self.tr("Contesta {amount} del {day}").format(
                    amount=format_euro(-self._line.amount_cents), day=f"{self._line.on:%d/%m/%Y}"
                )
            )
        texts = (
            self.tr("Ricevuta il"), self.tr("Come"), self.tr("Chi contesta"), self.tr("Che cosa"),
            self.tr("Che cosa dice la famiglia"), self.tr("Allegato o protocollo"),
        )  # fmt: skip
        for line, text in zip(self._lines_of, texts, strict=True):
            self.name(line, text)
        self.attachment.setPlaceholderText(self.tr("giustificazione, prot. n."))
        for place, channel in enumerate(ContestChannel):
            self.channel.setItemText(place, channel_text(channel))
        for place, about in enumerate(ContestAbout):
            self.about.setItemText(place, about_text(about))
        self.save_button.setText(self.tr("Registra"))
        self._tell_late()

    def _tell_late(self) -> None:
        try:
            received_on = self.received_on.day()
        except InvalidValue:
            received_on = None
        is_late = self._deadline is not None and received_on is not None and received_on > self._deadline
        if is_late and self._deadline is not None:
            text = self.tr("Arriva dopo il termine, che era il {day}: si registra lo stesso, con questa nota.")
            self.late.setText(text.format(day=f"{self._deadline:%d/%m/%Y}"))
        self.late.setVisible(is_late)
