"""The contestations of all accounts: the open ones first, decided here with a reason, exported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.access.permissions import Permission
from core.access.session import Session
from core.ledger import (
    Contestation,
    ContestState,
    Posted,
    accept_contestation,
    contestations,
    refuse_contestation,
)
from core.money import format_euro
from core.qt.columns import Tone
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, Sort, money_column
from core.qt.search_field import SearchField
from core.qt.theme import Role, set_role
from office.account.contest_words import about_text, channel_text, state_text, state_tone
from office.desk import Desk
from office.reason_bar import ReasonBar

T = TypeVar("T")

TOUCHES = ("ledger",)


class ContestationSource:
    """Gives the table its lines in core's order."""

    def __init__(self, session: Session, state: ContestState | None) -> None:
        self._session, self._state = session, state

    def count(self, filter_text: str) -> int:
        """Return how many there are."""
        return contestations(self._session, filter_text, state=self._state, limit=0).total

    def fetch(self, offset: int, limit: int, sort: Sort | None, filter_text: str) -> Sequence[Contestation]:  # noqa: ARG002 - the order is core's
        """Return a page of them."""
        return contestations(self._session, filter_text, state=self._state, limit=limit, offset=offset).items


class ContestationsPanel(QWidget):
    """The table, what stands behind the chosen line, and the two decisions."""

    #: Back to the account.
    left = Signal()
    #: Whose account is to be shown.
    account_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contestations_panel")
        self.desk = desk
        self._may_decide = desk.session.may(Permission.POST_LEDGER)
        self.back_button, self.export_button, self.account_button = QPushButton(), QPushButton(), QPushButton()
        self.accept_button, self.refuse_button = QPushButton(), QPushButton()
        for name, button, meaning in (
            ("contest_back", self.back_button, Icon.LEFT), ("contest_export", self.export_button, Icon.EXPORT),
            ("contest_account", self.account_button, Icon.LEDGER), ("contest_accept", self.accept_button, Icon.UNDO),
            ("contest_refuse", self.refuse_button, Icon.CLOSE),
        ):  # fmt: skip
            button.setObjectName(name)
            set_icon(button, meaning)
        self.heading = QLabel()
        set_role(self.heading, Role.SUBTITLE)
        self.search, self.state = SearchField(), QComboBox()
        self.search.setMaximumWidth(280)
        self.state.setObjectName("contest_state")
        self.state.addItem("", None)
        for state in ContestState:
            self.state.addItem("", state.value)
        self.model: RecordTableModel[Contestation] = RecordTableModel(
            self._columns(), runner=desk.runner, identity=lambda one: one.id
        )
        self.table = RecordTableView(runner=desk.runner)
        self.table.setObjectName("contestations")
        self.table.setSelectionMode(RecordTableView.SelectionMode.SingleSelection)
        self.table.setModel(self.model)
        self.detail = QLabel()
        self.detail.setObjectName("contest_detail")
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setWordWrap(True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reason_bar = ReasonBar()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._on_chosen(None)

    def begin(self, name: str = "") -> None:
        """Show all, or those of a pupil."""
        self.reason_bar.cancel()
        self.search.setText(name)
        self.model.set_filter(name)
        self.reload()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Ask core again."""
        state = self.state.currentData()
        self.model.set_source(ContestationSource(self.desk.session, None if state is None else ContestState(state)))

    def retranslate(self) -> None:
        """Set all texts."""
        self.back_button.setText(self.tr("Conti"))
        self.heading.setText(self.tr("Contestazioni"))
        self.export_button.setText(self.tr("Esporta"))
        self.account_button.setText(self.tr("Apri il conto"))
        self.accept_button.setText(self.tr("Accogli…"))
        self.accept_button.setToolTip(self.tr("La famiglia ha ragione: l'addebito viene stornato"))
        self.refuse_button.setText(self.tr("Respingi…"))
        self.refuse_button.setToolTip(self.tr("L'addebito resta"))
        self.search.setPlaceholderText(self.tr("Alunno"))
        self.search.setAccessibleName(self.tr("Cerca un alunno"))
        self.state.setAccessibleName(self.tr("Stato"))
        texts = (self.tr("Tutte"), self.tr("Aperte"), self.tr("Accolte"), self.tr("Respinte"))
        for place, text in enumerate(texts):
            self.state.setItemText(place, text)
        self.table.setAccessibleName(self.tr("Contestazioni"))
        self.table.set_empty_text(
            self.tr("Nessuna contestazione. Se ne apre una dal conto dell'alunno: scegli il pasto, poi «Altro».")
        )
        self.model.set_columns(self._columns())
        self._on_chosen(self.table.current_record())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # Deciding

    def _on_chosen(self, one: Contestation | None) -> None:
        is_open = one is not None and one.state is ContestState.OPEN
        for button in (self.accept_button, self.refuse_button):
            button.setEnabled(is_open and self._may_decide)
        self.account_button.setEnabled(one is not None)
        self.detail.setText("" if one is None else self._told(one))
        self.detail.setVisible(one is not None)

    def _told(self, one: Contestation) -> str:
        who = one.asked_by or self.tr("la famiglia")
        lines = [self.tr("{who}, {channel}: {text}").format(who=who, channel=channel_text(one.channel), text=one.text)]
        if one.attachment:
            lines.append(self.tr("Allegato: {text}").format(text=one.attachment))
        if one.is_late:
            lines.append(self.tr("Arrivata dopo il termine del {day}.").format(day=f"{one.deadline:%d/%m/%Y}"))
        if one.reason:
            text = self.tr("{state} da {who}: {reason}")
            lines.append(text.format(state=state_text(one).capitalize(), who=one.decided_by, reason=one.reason))
        return "\n".join(lines)

    def _on_accept(self) -> None:
        one = self.table.current_record()
        if one is None:
            return
        operation = self.desk.new_operation()
        if one.is_taken_back:
            text = self.tr(
                "L'addebito di {amount} del {day} è già stato stornato: accogliendo non si restituisce altro."
            )
        else:
            text = self.tr("L'addebito di {amount} del {day} viene stornato: il credito torna sul conto di {pupil}.")
        self.reason_bar.ask(
            self._said(text, one),
            self.tr("Accogli"),
            lambda reason: self._write(
                lambda session: accept_contestation(session, operation, one.id, reason), self._on_accepted
            ),
        )

    def _on_refuse(self) -> None:
        one = self.table.current_record()
        if one is None:
            return
        text = self.tr("L'addebito di {amount} del {day} resta sul conto di {pupil}. Il motivo va nell'estratto conto.")
        self.reason_bar.ask(
            self._said(text, one),
            self.tr("Respingi"),
            lambda reason: self._write(
                lambda session: refuse_contestation(session, one.id, reason),
                lambda _done: self.desk.tell(self.tr("Contestazione respinta: l'addebito resta.")),
            ),
        )

    def _write(self, verb: Callable[[Session], T], on_done: Callable[[T], None]) -> None:
        self.desk.write(lambda session, _progress: verb(session), on_done, owner=self, touches=TOUCHES)

    def _said(self, text: str, one: Contestation) -> str:
        return text.format(amount=format_euro(one.amount_cents), day=f"{one.charged_on:%d/%m/%Y}", pupil=one.pupil_name)

    def _on_accepted(self, posted: Posted) -> None:
        text = self.tr("Contestazione accolta: il saldo è {balance}.")
        self.desk.tell(text.format(balance=format_euro(posted.balance_cents)))

    def _on_exported(self, path: Path, count: int) -> None:
        self.desk.tell(self.tr("Contestazioni esportate in {name}: {count}.").format(count=count, name=path.name))

    def _on_account(self) -> None:
        one = self.table.current_record()
        if one is not None:
            self.account_wanted.emit(one.pupil_id)

    # Layout

    def _columns(self) -> list[Column[Contestation]]:
        return [
            Column("state", self.tr("Stato"), state_text, tone=state_tone, is_sortable=False),
            Column("days", self.tr("Giorni"), lambda one: one.days, is_sortable=False,
                   tone=lambda one: Tone.WARNING if one.is_late else None),
            Column("pupil", self.tr("Alunno"), lambda one: one.pupil_name, is_sortable=False),
            Column("charged", self.tr("Pasto del"), lambda one: one.charged_on, is_sortable=False),
            _unsorted(money_column("amount", self.tr("Importo"), lambda one: one.amount_cents)),
            Column("about", self.tr("Che cosa"), lambda one: about_text(one.about), is_sortable=False,
                   is_stretched=True),
            Column("received", self.tr("Ricevuta il"), lambda one: one.received_on, is_sortable=False),
            Column("text", self.tr("Testo"), lambda one: one.text, is_sortable=False, is_hidden=True),
            Column("attachment", self.tr("Allegato"), lambda one: one.attachment, is_sortable=False, is_hidden=True),
            Column("reason", self.tr("Motivo"), lambda one: one.reason, is_sortable=False, is_hidden=True),
        ]  # fmt: skip

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.left)
        self.export_button.clicked.connect(self.table.export)
        self.account_button.clicked.connect(self._on_account)
        self.accept_button.clicked.connect(self._on_accept)
        self.refuse_button.clicked.connect(self._on_refuse)
        self.search.search_changed.connect(self.model.set_filter)
        self.state.currentIndexChanged.connect(lambda _place: self.reload())
        self.table.record_selected.connect(self._on_chosen)
        self.table.record_activated.connect(lambda _one: self._on_account())
        self.table.exported.connect(self._on_exported)

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (top, (self.back_button, self.heading, self.search, self.state)),
            (bottom, (self.accept_button, self.refuse_button, self.account_button)),
        ):
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
        top.addWidget(self.export_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)
        layout.addWidget(self.reason_bar)
        layout.addLayout(bottom)


def _unsorted(column: Column[Contestation]) -> Column[Contestation]:
    return replace(column, is_sortable=False)
