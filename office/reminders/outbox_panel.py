"""What goes out: messages that wait, that went, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from core.access.session import Session
from core.messages import MessageChannel, MessageEvent, MessageLine, MessageState, outbox
from core.qt.columns import shown
from core.qt.icons import Icon, set_icon
from core.qt.paging import Sort
from core.qt.record_table import Column, RecordTableModel, RecordTableView
from core.qt.search_field import SearchField
from core.qt.tasks import TaskRunner
from core.qt.theme import Role, set_role
from office.reminders.wording import channel_name, state_name, state_tone, step_name
from office.shell.letters import fix_side

#: The states behind each tab.
TABS: tuple[tuple[MessageState, ...], ...] = (
    (MessageState.QUEUED, MessageState.FAILED, MessageState.SENDING),
    (MessageState.SENT, MessageState.PRINTED),
    (),
)


@dataclass(frozen=True, slots=True)
class OutboxSource:
    """Gives the messages to the table, page by page, newest first."""

    session: Session
    states: tuple[MessageState, ...]

    def count(self, filter_text: str) -> int:
        """Return how many messages there are."""
        return outbox(self.session, self.states, text=filter_text, limit=1).total

    def fetch(self, offset: int, limit: int, sort: Sort | None, filter_text: str) -> Sequence[MessageLine]:  # noqa: ARG002
        """Return a page of them; the order is the outbox's own."""
        return outbox(self.session, self.states, text=filter_text, offset=offset, limit=limit).items


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """How many messages wait to go, of each kind, and how many need a look."""

    mails: int
    letters: int
    stuck: int


def outbox_counts(session: Session) -> OutboxCounts:
    """Return how many messages wait."""
    queued = [MessageState.QUEUED]
    return OutboxCounts(
        outbox(session, queued, channel=MessageChannel.EMAIL, limit=1).total,
        outbox(session, queued, channel=MessageChannel.LETTER, limit=1).total,
        outbox(session, [MessageState.FAILED, MessageState.SENDING], limit=1).total,
    )


class OutboxPanel(QWidget):
    """The messages of a state, with the chosen one's text and history beside them."""

    view_changed = Signal()
    history_wanted = Signal(int)
    print_wanted = Signal()
    cancel_wanted = Signal(object)
    retry_wanted = Signal(object)
    pupil_wanted = Signal(int)

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: MessageLine | None = None
        self._events: tuple[MessageEvent, ...] = ()
        self._counts = OutboxCounts(0, 0, 0)
        self.tabs = QTabBar()
        self.tabs.setObjectName("outbox_states")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for _states in TABS:
            self.tabs.addTab("")
        self.search = SearchField()
        self.search.setMaximumWidth(280)
        self.print_button = QPushButton()
        self.print_button.setObjectName("print_letters")
        set_icon(self.print_button, Icon.PRINT)
        self.model: RecordTableModel[MessageLine] = RecordTableModel(
            self._columns(), runner=runner, identity=lambda line: line.id
        )
        self.table = RecordTableView(runner=runner)
        self.table.setObjectName("outbox")
        self.table.setModel(self.model)
        self.subject, self.whom, self.body, self.history = QLabel(), QLabel(), QLabel(), QLabel()
        self.history_title = QLabel()
        self.retry_button, self.cancel_button = QPushButton(), QPushButton()
        self.retry_button.setObjectName("retry_message")
        self.cancel_button.setObjectName("cancel_message")
        set_icon(self.retry_button, Icon.REFRESH)
        self._lay_out()
        self.tabs.currentChanged.connect(lambda _tab: self.view_changed.emit())
        self.search.search_changed.connect(self.model.set_filter)
        self.print_button.clicked.connect(self.print_wanted)
        self.retry_button.clicked.connect(lambda: self.retry_wanted.emit(self._line))
        self.cancel_button.clicked.connect(lambda: self.cancel_wanted.emit(self._line))
        self.table.record_selected.connect(self.show_line)
        self.table.record_activated.connect(lambda line: self.pupil_wanted.emit(line.pupil_id))
        self.model.loaded.connect(lambda _count: self._on_loaded())
        self._retranslate()
        self.show_line(None)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.tabs)
        top.addStretch(1)
        top.addWidget(self.search)
        top.addWidget(self.print_button)
        set_role(self.subject, Role.SUBTITLE)
        set_role(self.whom, Role.MUTED)
        set_role(self.history, Role.MUTED)
        for label in (self.subject, self.whom, self.body, self.history):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        card = QFrame()
        card.setObjectName("message_card")
        set_role(card, Role.CARD)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(8)
        for widget in (self.subject, self.whom, self.body, self.history_title, self.history):
            inside.addWidget(widget)
        inside.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.retry_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        inside.addLayout(buttons)
        self.side = QScrollArea()
        self.side.setWidgetResizable(True)
        self.side.setFrameShape(QScrollArea.Shape.NoFrame)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side.setWidget(card)
        fix_side(self.side, 380)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.table, 1)
        row.addWidget(self.side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addLayout(row, 1)

    def states(self) -> tuple[MessageState, ...]:
        """Return the states on show."""
        return TABS[max(0, self.tabs.currentIndex())]

    def show_counts(self, counts: OutboxCounts) -> None:
        """Say how many wait."""
        self._counts = counts
        waiting = counts.mails + counts.letters + counts.stuck
        self.tabs.setTabText(0, self.tr("In attesa · {count}").format(count=waiting))
        self.tabs.setTabText(1, self.tr("Inviati e stampati"))
        self.tabs.setTabText(2, self.tr("Tutti"))
        print_text = self.tr("Stampa 1 lettera") if counts.letters == 1 else self.tr("Stampa {count} lettere")
        self.print_button.setText(print_text.format(count=counts.letters))
        self.print_button.setEnabled(counts.letters > 0)

    def show_line(self, line: MessageLine | None) -> None:
        """Show a message; None: nothing is chosen, the card takes no room."""
        self._line, self._events = line, ()
        self.side.setVisible(line is not None)
        if line is None:
            return
        self.subject.setText(line.subject)
        self.whom.setText(f"{line.recipient}\n{line.address or self.tr('senza indirizzo')}")
        self.body.setText(line.body)
        self.history.clear()
        self.retry_button.setVisible(line.state in {MessageState.FAILED, MessageState.SENDING})
        self.cancel_button.setVisible(line.is_open)
        self.history_wanted.emit(line.id)

    def show_history(self, events: tuple[MessageEvent, ...]) -> None:
        """Show what became of the chosen message."""
        self._events = events
        lines = []
        for event in events:
            name = self.tr("Invio") if event.state is MessageState.SENDING else state_name(event.state)
            line = f"{shown(event.at)} · {name} · {event.actor_name}"
            lines.append(f"{line}\n   {event.detail}" if event.detail else line)
        self.history.setText("\n".join(lines))

    def _on_loaded(self) -> None:
        line = self.table.current_record() if self.table.selected_rows() else None
        if line != self._line:
            self.show_line(line)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.tabs.setAccessibleName(self.tr("Stato dei messaggi"))
        self.table.setAccessibleName(self.tr("Messaggi"))
        self.table.set_empty_text(self.tr("Niente in uscita: prepara gli avvisi dalla scheda «Da avvisare»."))
        self.history_title.setText(self.tr("Che cosa è successo"))
        set_role(self.history_title, Role.MUTED)
        self.retry_button.setText(self.tr("Rimetti in attesa"))
        self.cancel_button.setText(self.tr("Annulla il messaggio"))
        self.model.set_columns(self._columns())
        self.show_counts(self._counts)
        if self._line is not None:
            self.show_history(self._events)

    def _columns(self) -> list[Column[MessageLine]]:
        return [
            Column("made", self.tr("Scritto"), lambda line: line.made_at, is_sortable=False),
            Column("name", self.tr("Alunno"), lambda line: line.pupil_name, is_sortable=False),
            Column(
                "state", self.tr("Stato"), lambda line: state_name(line.state), is_sortable=False,
                tone=lambda line: state_tone(line.state),
                tooltip=lambda line: line.last_error or "",
            ),
            Column("step", self.tr("Passo"), lambda line: step_name(line.step), is_sortable=False),
            Column("channel", self.tr("Come"), lambda line: channel_name(line.channel), is_sortable=False),
            Column("who", self.tr("A chi"), lambda line: line.recipient, is_sortable=False),
        ]  # fmt: skip
