"""Layout of the accounts' page: search above, balance and register on the left, the counter on the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.access.permissions import Permission
from core.meals import Forecast
from core.money import format_euro
from core.qt.big_number import BigNumber
from core.qt.columns import Tone
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView
from core.qt.search_field import SearchField
from core.qt.theme import Role, set_role
from core.registry import PupilSummary
from office.account.contestations_panel import ContestationsPanel
from office.account.moving_card import MovingCard
from office.account.reading import GroupAccount, Holder
from office.account.recharge_card import RechargeCard
from office.account.refunds_panel import RefundsPanel
from office.account.register import Register
from office.desk import Desk
from office.page import Page
from office.shell.room import Pages
from office.upright import Upright


class AccountView(Page):
    """Widgets and texts; `AccountPage` decides."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("account_page")
        self._may_recharge = desk.session.may(Permission.RECHARGE)
        self.search = SearchField()
        self.search.setMinimumWidth(320)
        self.search.installEventFilter(self)
        self.found_model: RecordTableModel[PupilSummary] = RecordTableModel(
            self._found_columns(), runner=desk.runner, identity=lambda pupil: pupil.id
        )
        self.found = RecordTableView(runner=desk.runner)
        self.found.setObjectName("found")
        self.found.setSelectionMode(RecordTableView.SelectionMode.SingleSelection)
        self.found.setModel(self.found_model)
        self.name, self.where = QLabel(), QLabel()
        self.name.setObjectName("holder")
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.name, Role.SUBTITLE)
        set_role(self.where, Role.MUTED)
        self.group = QComboBox()
        self.group.setObjectName("service_group")
        self.record_button = QPushButton()
        self.record_button.setObjectName("open_record")
        set_icon(self.record_button, Icon.PUPIL)
        self.balance, self.pending = BigNumber(), BigNumber()
        self.balance.setObjectName("balance")
        self.pending.setObjectName("pending")
        for tile in (self.balance, self.pending):
            tile.note.setWordWrap(True)
        self.register = Register(desk)
        self.card = RechargeCard()
        if not self._may_recharge:  # to show what has no parent yet would open a window of its own
            self.card.hide()
        self.moving, self.refunds = MovingCard(desk), RefundsPanel(desk)
        self.contestations = ContestationsPanel(desk)
        self.contestations_button = QPushButton()
        self.contestations_button.setObjectName("open_contestations")
        set_icon(self.contestations_button, Icon.WARNING)
        self.tools.addWidget(self.contestations_button)
        self.refunds_button = QPushButton()
        self.refunds_button.setObjectName("open_refunds")
        set_icon(self.refunds_button, Icon.PAYMENT)
        self.tools.addWidget(self.refunds_button)
        self.export_button, self.paper_button = QPushButton(), QPushButton()
        self.export_button.setObjectName("export_statement")
        self.paper_button.setObjectName("print_statement")
        set_icon(self.export_button, Icon.EXPORT)
        set_icon(self.paper_button, Icon.PDF)
        for button in (self.export_button, self.paper_button):
            self.tools.addWidget(button)
        self.empty, self.refused = EmptyState(Icon.LEDGER), EmptyState(Icon.LOCK)
        self._lay_out()

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Conti")

    def show_holder(self, holder: Holder) -> None:
        """Show whose accounts they are."""
        self.name.setText(holder.full_name)
        self.where.setText(holder.class_text)
        before = self.group.currentData()
        self.group.blockSignals(True)
        self.group.clear()
        for one in holder.groups:
            self.group.addItem(one.group_name, one.group_id)
        self.group.setCurrentIndex(max(0, self.group.findData(before)))
        self.group.blockSignals(False)
        self.group.setVisible(len(holder.groups) > 1)

    def show_amounts(self, account: GroupAccount) -> None:
        """Show the balance and what today will still cost."""
        self.balance.set_caption(self.tr("Saldo {group}").format(group=account.group_name))
        self.balance.set_value(format_euro(account.balance_cents))
        if account.balance_cents < 0:
            self.balance.set_note(self.tr("a debito"), Tone.DANGER)
        else:
            self.balance.set_note(*self._lasting(account.forecast))
        if account.pending_cents:
            self.pending.set_caption(self.tr("Oggi: pasto in sospeso"))
            self.pending.set_value(format_euro(-account.pending_cents))
            after = account.balance_cents - account.pending_cents
            text = self.tr("poi {balance} a debito") if after < 0 else self.tr("poi {balance}")
            self.pending.set_note(text.format(balance=format_euro(after)))
        else:
            self.pending.set_caption(self.tr("Oggi"))
            self.pending.set_value("–")
            self.pending.set_note(self.tr("nessun pasto in sospeso"))

    def _lasting(self, forecast: Forecast) -> tuple[str, Tone | None]:
        """Return until when the credit lasts, in words."""
        if forecast.covers_all:
            return (self.tr("basta per tutti i pasti previsti") if forecast.meals else "", None)
        if forecast.until is None:
            return self.tr("non basta per il prossimo pasto"), Tone.WARNING
        text = (
            self.tr("basta per un pasto, il {day}")
            if forecast.meals == 1
            else self.tr("basta per {meals} pasti, fino al {day}")
        )
        return text.format(meals=forecast.meals, day=f"{forecast.until:%d/%m}"), None

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.search.setPlaceholderText(self.tr("Alunno: cognome, nome o codice fiscale"))
        self.search.setAccessibleName(self.tr("Cerca un alunno"))
        self.group.setAccessibleName(self.tr("Gruppo di servizi"))
        self.record_button.setText(self.tr("Scheda"))
        self.export_button.setText(self.tr("Esporta"))
        self.paper_button.setText(self.tr("Estratto conto"))
        self.refunds_button.setText(self.tr("Rimborsi"))
        self.contestations_button.setText(self.tr("Contestazioni"))
        self.register.retranslate()
        self.found.setAccessibleName(self.tr("Alunni trovati"))
        self.found.set_empty_text(self.tr("Nessun alunno corrisponde. Prova con meno lettere."))
        self.found_model.set_columns(self._found_columns())
        self.empty.set_texts(
            self.tr("Di chi è il conto?"),
            self.tr("Scrivi nome o cognome dell'alunno nella ricerca e premi Invio: vedrai saldo e movimenti, "
                    "e potrai registrare una ricarica."),
        )  # fmt: skip
        self.refused.set_texts(
            self.tr("Questa pagina non è per il tuo ruolo"),
            self.tr("Contiene i conti delle famiglie. Se ti servono per il lavoro, chiedi all'amministratore."),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search ↓ goes to the pupils found."""
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.search and key == Qt.Key.Key_Down and self.found.isVisible() and self.found_model.rowCount():
            self.found.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.found.selectionModel().hasSelection():
                self.found.selectRow(0)
            return True
        return super().eventFilter(watched, event)

    def _found_columns(self) -> list[Column[PupilSummary]]:
        return [
            Column("name", self.tr("Alunno"), lambda pupil: pupil.full_name, is_sortable=False, is_stretched=True),
            Column("class", self.tr("Classe"), lambda pupil: pupil.class_name, is_sortable=False),
            Column("school", self.tr("Scuola"), lambda pupil: pupil.school_name, is_sortable=False),
        ]

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.search, 2)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.where)
        top.addLayout(names, 3)
        top.addWidget(self.group)
        top.addWidget(self.record_button)
        tiles = QHBoxLayout()
        tiles.setSpacing(16)
        tiles.addWidget(self.balance, 1)
        tiles.addWidget(self.pending, 1)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(tiles)
        left.addWidget(self.register, 1)
        self.account = QWidget()
        columns = QHBoxLayout(self.account)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        columns.addLayout(left, 1)
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.card)
        beside.addWidget(self.moving)
        # With messages below, or on a small screen, a form is higher than its place.
        columns.addWidget(Upright(side))
        self.moving.hide()
        self.content = Pages()
        for page in (self.empty, self.found, self.account, self.refunds, self.contestations, self.refused):
            self.content.addWidget(page)
        self.body.addLayout(top)
        self.body.addWidget(self.content, 1)
