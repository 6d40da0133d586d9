"""The refunds to be paid by the treasury: a list between two days, exported for the accountants."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.errors import InvalidValue
from core.ledger import Refund, refunds
from core.money import format_euro
from core.qt.columns import Tone
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, code_column, money_column
from core.qt.theme import Role, set_role
from office.days import DayField
from office.desk import Desk
from office.shell.letters import fix_width


class RefundsPanel(QWidget):
    """The table with its days, sum and export."""

    #: Back to the account.
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("refunds_panel")
        self.desk = desk
        self.back_button, self.export_button = QPushButton(), QPushButton()
        set_icon(self.back_button, Icon.LEFT)
        set_icon(self.export_button, Icon.EXPORT)
        self.heading, self.sum_label = QLabel(), QLabel()
        set_role(self.heading, Role.SUBTITLE)
        set_role(self.sum_label, Role.MUTED)
        self.first, self.last = DayField(desk.session.today), DayField(desk.session.today)
        self.first.field_name, self.last.field_name = "Dal giorno", "Al giorno"
        for field in (self.first, self.last):
            fix_width(field, 128)
            field.day_changed.connect(lambda _day: self.reload())
        self.model: RecordTableModel[Refund] = RecordTableModel(self._columns(), identity=lambda one: one.key)
        self.table = RecordTableView(runner=desk.runner)
        self.table.setObjectName("refunds")
        self.table.setModel(self.model)
        self.table.exported.connect(self._on_exported)
        self.back_button.clicked.connect(self.left)
        self.export_button.clicked.connect(self.table.export)
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget in (self.back_button, self.heading, self.first, self.last, self.sum_label):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.export_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        self.retranslate()

    def begin(self) -> None:
        """Show this year's."""
        today = self.desk.session.today()
        self.first.set_day(date(today.year, 1, 1))
        self.last.set_day(today)
        self.reload()

    def reload(self) -> None:
        """Ask core for the refunds between the two days."""
        try:
            first, last = self.first.wanted_day(), self.last.wanted_day()
        except InvalidValue as error:
            self.desk.tell_error(error)
            return
        self.desk.read(lambda session: refunds(session, first, last), self._show, owner=self, key="refunds")

    def retranslate(self) -> None:
        """Set all texts."""
        self.back_button.setText(self.tr("Conti"))
        self.heading.setText(self.tr("Rimborsi"))
        self.export_button.setText(self.tr("Esporta"))
        self.first.setAccessibleName(self.tr("Dal giorno"))
        self.last.setAccessibleName(self.tr("Al giorno"))
        self.table.setAccessibleName(self.tr("Rimborsi"))
        empty = self.tr("Nessun rimborso in questi giorni. Si fa dal conto dell'alunno, con «Altro».")
        self.table.set_empty_text(empty)
        self.model.set_columns(self._columns())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show(self, found: tuple[Refund, ...]) -> None:
        self.model.set_records(found)
        due = sum(one.amount_cents for one in found if not one.is_reversed)
        self.sum_label.setText(self.tr("Da pagare: {amount}").format(amount=format_euro(due)))

    def _on_exported(self, path: Path, count: int) -> None:
        self.desk.tell(self.tr("Rimborsi esportati in {name}: {count}.").format(count=count, name=path.name))

    def _columns(self) -> list[Column[Refund]]:
        return [
            Column("on", self.tr("Data"), lambda one: one.key.on),
            Column("pupil", self.tr("Alunno"), lambda one: one.pupil_name),
            money_column("amount", self.tr("Importo"), lambda one: one.amount_cents),
            Column("payee", self.tr("Intestatario"), lambda one: one.payee),
            code_column("iban", self.tr("IBAN"), lambda one: one.iban),
            Column("reason", self.tr("Motivo"), lambda one: one.reason, is_stretched=True),
            Column("state", self.tr("Stato"), self._state, tone=lambda one: Tone.MUTED if one.is_reversed else None),
            Column("actor", self.tr("Registrato da"), lambda one: one.actor_name, is_hidden=True),
        ]

    def _state(self, one: Refund) -> str:
        return self.tr("stornato") if one.is_reversed else self.tr("da pagare")
