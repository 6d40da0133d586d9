"""Layout of the drawer: closed with its float, or open with what passed through it; the till beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.clock import rome
from core.money import format_euro
from core.payments import CashSession, CashState, Means, MissingReceipts, RechargeReceipt
from core.qt.big_number import BigNumber
from core.qt.columns import Tone
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, money_column
from core.qt.theme import Role, set_role
from office.account.words import means_text
from office.cash.amounts import AmountField
from office.cash.count_card import CountCard
from office.cash.reading import Drawer
from office.cash.till import Till
from office.desk import Desk
from office.shell.letters import fix_side
from office.upright import Upright


class DrawerView(QWidget):
    """Widgets and texts; the panel decides."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.float_amount = AmountField("Fondo cassa")
        self.float_amount.setObjectName("float")
        self.open_button = QPushButton()
        self.open_button.setObjectName("open_drawer")
        set_role(self.open_button, Role.PRIMARY)
        self.closed_heading, self.closed_text, self.last_text = QLabel(), QLabel(), QLabel()
        self.float_label, self.open_fault = QLabel(), QLabel()
        set_role(self.closed_heading, Role.SUBTITLE)
        set_role(self.last_text, Role.MUTED)
        self.open_fault.setProperty("tone", "danger")
        self.open_fault.setObjectName("open_fault")
        self.open_fault.hide()
        self.required = QCheckBox()
        self.required.setObjectName("session_required")
        self.notice, self.others = QLabel(), QLabel()
        self.notice.setProperty("tone", "warning")
        self.notice.setObjectName("missing_receipts")
        set_role(self.others, Role.MUTED)
        self.others_button = QPushButton()
        self.others_button.setObjectName("close_other")
        set_role(self.others_button, Role.LINK)
        for label in (self.closed_text, self.last_text, self.open_fault, self.notice, self.others):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.in_drawer, self.cash, self.other_means = (BigNumber() for _ in range(3))
        self.detail = QLabel()
        self.detail.setObjectName("drawer_detail")
        self.detail.setWordWrap(True)
        set_role(self.detail, Role.MUTED)
        self.model: RecordTableModel[RechargeReceipt] = RecordTableModel(
            self._columns(), identity=lambda one: one.number_text
        )
        self.table = RecordTableView()
        self.table.setObjectName("takings")
        self.table.setModel(self.model)
        self.receipt_button, self.account_button = QPushButton(), QPushButton()
        self.receipt_button.setObjectName("reprint")
        self.account_button.setObjectName("open_account")
        set_icon(self.receipt_button, Icon.PRINT)
        set_icon(self.account_button, Icon.LEDGER)
        self.till = Till(desk)
        self.count = CountCard()
        self._lay_out()

    def show_drawer(self, shown: Drawer) -> None:
        """Show the drawer as it is."""
        self.states.setCurrentWidget(self.closed if shown.state is None else self.opened)
        self.till.set_open(shown.state is not None)
        if shown.state is not None:
            self._show_state(shown.state)
        self.model.set_records(shown.receipts)
        self.last_text.setText("" if shown.last is None else self._last_text(shown.last))
        self._show_missing(shown.missing)

    def retranslate(self) -> None:
        """Set all texts."""
        self.closed_heading.setText(self.tr("La cassa è chiusa"))
        self.closed_text.setText(
            self.tr("Conta il fondo iniziale e apri: le ricariche allo sportello entrano nella tua sessione, che si "
                    "chiude con il conteggio.")
        )  # fmt: skip
        self.float_label.setText(self.tr("Fondo cassa iniziale, in euro"))
        self.float_amount.setAccessibleName(self.tr("Fondo cassa iniziale"))
        self.open_button.setText(self.tr("Apri la cassa"))
        self.required.setText(self.tr("Allo sportello si ricarica solo a cassa aperta"))
        self.in_drawer.set_caption(self.tr("In cassa"))
        self.cash.set_caption(self.tr("Contanti incassati"))
        self.other_means.set_caption(self.tr("Altri mezzi"))
        self.receipt_button.setText(self.tr("Ricevuta"))
        self.account_button.setText(self.tr("Conto"))
        self.table.setAccessibleName(self.tr("Ricariche di questa sessione"))
        self.table.set_empty_text(self.tr("Ancora nessuna ricarica in questa sessione: cerca l'alunno qui a destra."))
        self.model.set_columns(self._columns())
        self.till.retranslate()

    def show_others(self, others: tuple[CashSession, ...], *, may_close: bool) -> None:
        """Say which other drawers are open; an administrator may close the oldest."""
        names = ", ".join(
            self.tr("{name} dal {day}").format(name=one.operator_name, day=f"{rome(one.opened_at):%d/%m %H:%M}")
            for one in others
        )
        self.others.setText(self.tr("Altre casse aperte: {names}.").format(names=names) if others else "")
        self.others.setVisible(bool(others))
        self.others_button.setVisible(bool(others) and may_close)
        if others:
            self.others_button.setText(self.tr("Chiudi quella di {name}").format(name=others[0].operator_name))

    def _show_state(self, state: CashState) -> None:
        others = [one for one in state.taken if one.means is not Means.CASH]
        self.in_drawer.set_value(format_euro(state.expected_cents))
        self.in_drawer.set_note("", Tone.DANGER if state.expected_cents < 0 else None)
        self.cash.set_value(format_euro(state.cash_cents))
        self.other_means.set_value(format_euro(sum(one.amount_cents for one in others)))
        parts = [
            self.tr("aperta alle {hour}").format(hour=f"{rome(state.session.opened_at):%H:%M}"),
            self.tr("fondo {amount}").format(amount=format_euro(state.session.float_cents)),
        ]
        if state.given_back_cents:
            parts.append(self.tr("resi {amount}").format(amount=format_euro(state.given_back_cents)))
        if state.deposited_cents:
            parts.append(self.tr("versati {amount}").format(amount=format_euro(state.deposited_cents)))
        parts += [
            self.tr("{means} {count} per {amount}").format(
                means=means_text(one.means).lower(), count=one.count, amount=format_euro(one.amount_cents)
            )
            for one in others
        ]
        self.detail.setText(" · ".join(parts))

    def _last_text(self, last: CashSession) -> str:
        if last.closed_at is None or last.counted_cents is None or last.difference_cents is None:
            return ""
        text = self.tr("Ultima sessione: {day}, contati {counted}").format(
            day=f"{rome(last.closed_at):%d/%m/%Y %H:%M}", counted=format_euro(last.counted_cents)
        )
        if not last.difference_cents:
            return self.tr("{text}, senza differenze.").format(text=text)
        return self.tr("{text}, differenza {difference} ({reason}).").format(
            text=text, difference=format_euro(last.difference_cents, signed=True), reason=last.reason
        )

    def _show_missing(self, missing: tuple[MissingReceipts, ...]) -> None:
        parts = [
            f"{one.issuer}/{one.year} {one.first}" + ("" if one.first == one.last else f"–{one.last}")
            for one in missing
        ]
        text = self.tr("Numeri di ricevuta mancanti: {numbers}. Controlla che le postazioni abbiano inviato tutto.")
        self.notice.setText(text.format(numbers=", ".join(parts)) if parts else "")
        self.notice.setVisible(bool(parts))

    def _columns(self) -> list[Column[RechargeReceipt]]:
        return [
            Column("number", self.tr("Ricevuta"), lambda one: one.number_text, tone=_tone),
            Column("at", self.tr("Ora"), lambda one: one.at, display=lambda at: f"{rome(at):%H:%M}", tone=_tone),
            Column("pupil", self.tr("Alunno"), lambda one: one.pupil_name, is_stretched=True, tone=_tone),
            Column("means", self.tr("Mezzo"), self._means_of, tone=_tone),
            money_column("amount", self.tr("Importo"), lambda one: one.amount_cents),
        ]

    def _means_of(self, one: RechargeReceipt) -> str:
        means = means_text(one.means)
        return self.tr("{means} · stornata").format(means=means) if one.is_reversed else means

    def _lay_out(self) -> None:
        self.states = QStackedWidget()
        self.closed, self.opened = QWidget(), QWidget()
        self._lay_out_closed()
        self._lay_out_opened()
        self.states.addWidget(self.closed)
        self.states.addWidget(self.opened)
        self.side = QStackedWidget()
        self.side.addWidget(self.till)
        self.side.addWidget(self.count)
        fix_side(self.side, 288)
        others = QHBoxLayout()
        others.addWidget(self.others, 1)
        others.addWidget(self.others_button)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.notice)
        left.addLayout(others)
        left.addWidget(self.states, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(left, 1)
        # With messages below, or on a small screen, the form is higher than its place.
        layout.addWidget(Upright(self.side))

    def _lay_out_closed(self) -> None:
        card = QFrame()
        set_role(card, Role.CARD)
        card.setMaximumWidth(520)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(24, 20, 24, 24)
        inner.setSpacing(8)
        self.float_amount.setMaximumWidth(180)
        self.float_label.setBuddy(self.float_amount)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.float_amount)
        row.addWidget(self.open_button)
        row.addStretch(1)
        for widget in (self.closed_heading, self.closed_text):
            inner.addWidget(widget)
        inner.addSpacing(8)
        inner.addWidget(self.float_label)
        inner.addLayout(row)
        inner.addWidget(self.open_fault)
        inner.addWidget(self.last_text)
        inner.addWidget(self.required)
        layout = QVBoxLayout(self.closed)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        layout.addStretch(1)

    def _lay_out_opened(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(16)
        for tile in (self.in_drawer, self.cash, self.other_means):
            tiles.addWidget(tile)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.receipt_button)
        tools.addWidget(self.account_button)
        tools.addStretch(1)
        layout = QVBoxLayout(self.opened)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(tiles)
        layout.addWidget(self.detail)
        layout.addWidget(self.table, 1)
        layout.addLayout(tools)


def _tone(one: RechargeReceipt) -> Tone | None:
    return Tone.MUTED if one.is_reversed else None
