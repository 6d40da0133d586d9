"""Registers: a day's takings, and the yearly account of whoever handles cash; on screen and as papers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from core.clock import rome
from core.documents.cash_register_account import receipts_text
from core.money import format_euro
from core.payments import Collection, Means, RechargeReceipt
from core.qt.big_number import BigNumber
from core.qt.columns import Tone
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, money_column
from core.qt.theme import Role, set_role
from core.reports import CHANNEL_TEXTS
from office.account.words import means_text
from office.cash.papers import account_name, register_name, write_account, write_register
from office.cash.reading import DayTakings, YearAccounts, day_takings, year_accounts
from office.days import DayField
from office.desk import Desk
from office.papers import show_paper
from office.shell.letters import fix_width


class DayRegisterPanel(QWidget):
    """The takings of a day."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.day = DayField(desk.session.today)
        self.day.setObjectName("register_day")
        self.day.set_day(desk.session.today())
        self.paper_button = QPushButton()
        self.paper_button.setObjectName("print_register")
        set_icon(self.paper_button, Icon.PDF)
        self.total, self.cash, self.traceable = (BigNumber() for _ in range(3))
        self.drawers = QLabel()
        self.drawers.setObjectName("drawers_of_day")
        self.drawers.setWordWrap(True)
        set_role(self.drawers, Role.MUTED)
        self.model: RecordTableModel[RechargeReceipt] = RecordTableModel(
            self._columns(), identity=lambda one: one.number_text
        )
        self.table = RecordTableView()
        self.table.setObjectName("register")
        self.table.setModel(self.model)
        self._lay_out()
        self.day.day_changed.connect(lambda _day: self.reload())
        self.paper_button.clicked.connect(self._on_paper)
        self.retranslate()

    def reload(self) -> None:
        """Look again."""
        on = self.shown_day()
        self.desk.read(lambda session: day_takings(session, on), self._show, owner=self, key="register")

    def begin(self) -> None:
        """Put the keyboard where one begins."""
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def shown_day(self) -> date:
        """Return the day on screen; today when none is."""
        return self.day.day() or self.desk.session.today()

    def retranslate(self) -> None:
        """Set all texts."""
        self.day.setAccessibleName(self.tr("Giorno del registro"))
        self.paper_button.setText(self.tr("Registro del giorno"))
        self.total.set_caption(self.tr("Incassato"))
        self.cash.set_caption(self.tr("In contanti"))
        self.traceable.set_caption(self.tr("Tracciabile"))
        self.table.setAccessibleName(self.tr("Ricevute del giorno"))
        self.table.set_empty_text(self.tr("Nessun incasso in questo giorno."))
        self.model.set_columns(self._columns())

    def _show(self, shown: DayTakings) -> None:
        register = shown.register
        cash = sum(one.amount_cents for one in register.totals if one.means is Means.CASH)
        self.total.set_value(format_euro(register.total_cents))
        self.total.set_note(self.tr("ricevute: {count}").format(count=sum(one.count for one in register.totals)))
        self.cash.set_value(format_euro(cash))
        self.traceable.set_value(format_euro(register.total_cents - cash))
        self.model.set_records(register.receipts)
        self.drawers.setText("\n".join(self._drawer_texts(shown)))
        self.drawers.setVisible(bool(shown.sessions))

    def _drawer_texts(self, shown: DayTakings) -> list[str]:
        texts = []
        for one in shown.sessions:
            if one.closed_at is None or one.counted_cents is None or one.difference_cents is None:
                text = self.tr("{name}: cassa aperta dalle {opened}, fondo {float}")
                texts.append(
                    text.format(
                        name=one.operator_name, opened=f"{rome(one.opened_at):%H:%M}",
                        float=format_euro(one.float_cents),
                    )
                )  # fmt: skip
                continue
            text = self.tr("{name}: cassa {opened}–{closed}, contati {counted}, differenza {difference}")
            text = text.format(
                name=one.operator_name,
                opened=f"{rome(one.opened_at):%H:%M}",
                closed=f"{rome(one.closed_at):%H:%M}",
                counted=format_euro(one.counted_cents),
                difference=format_euro(one.difference_cents, signed=True),
            )
            texts.append(f"{text} ({one.reason})" if one.reason else text)
        return texts

    def _on_paper(self) -> None:
        on = self.shown_day()
        show_paper(self.desk, register_name(on), lambda session, path: write_register(session, on, path), owner=self)

    def _columns(self) -> list[Column[RechargeReceipt]]:
        return [
            Column("number", self.tr("Ricevuta"), lambda one: one.number_text, tone=_tone),
            Column("at", self.tr("Ora"), lambda one: one.at, display=lambda at: f"{rome(at):%H:%M}", tone=_tone),
            Column("pupil", self.tr("Alunno"), lambda one: one.pupil_name, is_stretched=True, tone=_tone),
            Column("means", self.tr("Mezzo"), self._means_of, tone=_tone),
            Column("channel", self.tr("Canale"), lambda one: CHANNEL_TEXTS[one.channel], tone=_tone),
            Column("by", self.tr("Ricevuto da"), lambda one: one.actor_name, tone=_tone),
            money_column("amount", self.tr("Importo"), lambda one: one.amount_cents),
        ]

    def _means_of(self, one: RechargeReceipt) -> str:
        means = means_text(one.means)
        return self.tr("{means} · stornata").format(means=means) if one.is_reversed else means

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        fix_width(self.day, 140)
        top.addWidget(self.day)
        top.addWidget(self.paper_button)
        top.addStretch(1)
        tiles = QHBoxLayout()
        tiles.setSpacing(16)
        for tile in (self.total, self.cash, self.traceable):
            tiles.addWidget(tile)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addLayout(tiles)
        layout.addWidget(self.drawers)
        layout.addWidget(self.table, 1)


class YearAccountPanel(QWidget):
    """The yearly account (mod. 21) of an agent."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._shown: YearAccounts | None = None
        self.year = QSpinBox()
        self.year.setObjectName("account_year")
        self.year.setRange(2020, 2099)
        self.year.setValue(desk.session.today().year)
        self.operator = QComboBox()
        self.operator.setObjectName("agent")
        self.operator.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.paper_button = QPushButton()
        self.paper_button.setObjectName("print_account")
        set_icon(self.paper_button, Icon.PDF)
        self.collected, self.deposited, self.due = (BigNumber() for _ in range(3))
        self.model: RecordTableModel[Collection] = RecordTableModel(
            self._columns(), identity=lambda one: (one.month, one.service_group_name, one.means)
        )
        self.table = RecordTableView()
        self.table.setObjectName("collections")
        self.table.setModel(self.model)
        self._lay_out()
        self.year.valueChanged.connect(lambda _year: self.reload())
        self.operator.currentIndexChanged.connect(lambda _index: self.reload())
        self.paper_button.clicked.connect(self._on_paper)
        self.retranslate()

    def reload(self) -> None:
        """Look again."""
        year, operator_id = self.year.value(), self.operator.currentData()
        self.desk.read(lambda session: year_accounts(session, year, operator_id), self._show, owner=self, key="year")

    def begin(self) -> None:
        """Put the keyboard where one begins."""
        self.year.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set all texts."""
        self.year.setAccessibleName(self.tr("Anno"))
        self.operator.setAccessibleName(self.tr("Agente contabile"))
        self.paper_button.setText(self.tr("Conto giudiziale (mod. 21)"))
        self.collected.set_caption(self.tr("Riscosso"))
        self.deposited.set_caption(self.tr("Versato in tesoreria"))
        self.due.set_caption(self.tr("Resto da versare"))
        self.table.setAccessibleName(self.tr("Riscossioni per mese"))
        self.table.set_empty_text(self.tr("In quest'anno nessuno ha maneggiato contanti o assegni allo sportello."))
        self.model.set_columns(self._columns())

    def _show(self, shown: YearAccounts) -> None:
        self._shown = shown
        account = shown.account
        self.operator.blockSignals(True)
        self.operator.clear()
        for one in shown.operators:
            self.operator.addItem(one.name, one.id)
        if account is not None:
            self.operator.setCurrentIndex(self.operator.findData(account.operator.id))
        self.operator.blockSignals(False)
        self.operator.setVisible(bool(shown.operators))
        self.paper_button.setEnabled(account is not None)
        self.model.set_records(() if account is None else account.collections)
        if account is None:
            for tile in (self.collected, self.deposited, self.due):
                tile.set_value("–")
                tile.set_note("")
            return
        self.collected.set_value(format_euro(account.collected_cents))
        carried = self.tr("più {amount} dall'anno prima").format(amount=format_euro(account.carried_cents))
        self.collected.set_note(carried if account.carried_cents else "")
        self.deposited.set_value(format_euro(account.deposited_cents))
        self.deposited.set_note(self.tr("quietanze: {count}").format(count=len(account.deposits)))
        self.due.set_value(format_euro(account.due_cents))

    def _on_paper(self) -> None:
        shown = self._shown
        if shown is None or shown.account is None:
            return
        year, operator = shown.year, shown.account.operator
        show_paper(
            self.desk,
            account_name(year, operator.name),
            lambda session, path: write_account(session, operator.id, year, path),
            owner=self,
        )

    def _columns(self) -> list[Column[Collection]]:
        return [
            Column("month", self.tr("Mese"), lambda one: one.month, display=lambda month: f"{month:%m/%Y}"),
            Column("group", self.tr("Oggetto"), lambda one: one.service_group_name),
            Column("means", self.tr("Mezzo"), lambda one: means_text(one.means)),
            Column(
                "receipts", self.tr("Ricevute"), lambda one: receipts_text(one.receipts, one.count), is_stretched=True
            ),
            money_column("taken", self.tr("Riscosso"), lambda one: one.taken_cents),
            money_column("back", self.tr("Stornato"), lambda one: one.given_back_cents or None),
            money_column("net", self.tr("Netto"), lambda one: one.net_cents),
        ]

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget in (self.year, self.operator, self.paper_button):
            top.addWidget(widget)
        top.addStretch(1)
        tiles = QHBoxLayout()
        tiles.setSpacing(16)
        for tile in (self.collected, self.deposited, self.due):
            tiles.addWidget(tile)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addLayout(tiles)
        layout.addWidget(self.table, 1)


def _tone(one: RechargeReceipt) -> Tone | None:
    return Tone.MUTED if one.is_reversed else None
