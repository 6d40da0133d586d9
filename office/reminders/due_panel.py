"""Who is due, and the text that each family would read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.messages import DueReminder, MessageChannel, Step, Written
from core.money import format_euro
from core.qt.columns import Tone, shown
from core.qt.record_table import Column, RecordTableModel, RecordTableView, money_column
from core.qt.search_field import SearchField
from core.qt.theme import Role, set_role
from core.registry import ServiceGroup, search_key
from office.reminders.wording import channel_name, problem_name, step_name, step_tone
from office.shell.letters import fix_side
from office.tables import keep_within

#: The columns that give room to the letter, and the width of the panel below which they do.
_SPARED, _NARROW = frozenset({"last", "class"}), 1300


class DuePanel(QWidget):
    """A table of due reminders, a filter by step, the text of the chosen one."""

    group_chosen = Signal()
    #: The line under the cursor changed: its text is to be shown.
    text_wanted = Signal(object)
    pupil_wanted = Signal(int)
    choice_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._due: tuple[DueReminder, ...] = ()
        self._made_room: frozenset[str] = frozenset()
        self.group, self.step = QComboBox(), QComboBox()
        self.group.setObjectName("service_group")
        self.step.setObjectName("step")
        for combo in (self.group, self.step):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.step.addItem("", None)
        for step in Step:
            self.step.addItem("", step)
        self.search = SearchField()
        self.search.setMaximumWidth(240)
        self.note = QLabel()
        set_role(self.note, Role.MUTED)
        self.model: RecordTableModel[DueReminder] = RecordTableModel(
            [], identity=lambda one: (one.account_id, one.guardian_id)
        )
        self.table = RecordTableView()
        self.table.setObjectName("due")
        self.table.setModel(self.model)
        keep_within(self.table, "name", "channel", "last", "class")
        self.search.lead_to(self.table)
        self.subject, self.body = QLabel(), QLabel()
        self.subject.setObjectName("text_subject")
        self.body.setObjectName("text_body")
        self._lay_out()
        self.group.currentIndexChanged.connect(lambda _row: self.group_chosen.emit())
        self.step.currentIndexChanged.connect(lambda _row: self._show())
        self.search.search_changed.connect(lambda _text: self._show())
        self.table.record_selected.connect(self._on_selected)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.choice_changed.emit())
        self.table.record_activated.connect(lambda one: self.pupil_wanted.emit(one.pupil_id))
        self._retranslate()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(8)
        for widget in (self.search, self.group, self.step):
            filters.addWidget(widget)
        filters.addWidget(self.note, 1)
        set_role(self.subject, Role.SUBTITLE)
        for label in (self.subject, self.body):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.paper = QFrame()
        self.paper.setObjectName("text_paper")
        set_role(self.paper, Role.CARD)
        inside = QVBoxLayout(self.paper)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(12)
        inside.addWidget(self.subject)
        inside.addWidget(self.body)
        inside.addStretch(1)
        self.side = QScrollArea()
        self.side.setWidgetResizable(True)
        self.side.setFrameShape(QScrollArea.Shape.NoFrame)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side.setWidget(self.paper)
        fix_side(self.side, 380)
        self.side.hide()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.table, 1)
        row.addWidget(self.side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(filters)
        layout.addLayout(row, 1)

    def group_id(self) -> int | None:
        """Return the service group on show."""
        data = self.group.currentData()
        return None if data is None else int(data)

    def chosen(self) -> tuple[DueReminder, ...]:
        """Return those to prepare: the selected ones when several are, else all on show; who cannot go is left out."""
        selected = self.table.selected_records()
        picked = selected if len(selected) > 1 else self._shown()
        return tuple(one for one in picked if one.can_go)

    def show_groups(self, groups: Sequence[ServiceGroup], chosen: int | None) -> None:
        """Offer the service groups; a single one needs no choice."""
        self.group.blockSignals(True)
        self.group.clear()
        for one in groups:
            self.group.addItem(one.name, one.id)
        self.group.setCurrentIndex(max(0, self.group.findData(chosen)))
        self.group.blockSignals(False)
        self.group.setVisible(len(groups) > 1)

    def show_due(self, due: Sequence[DueReminder]) -> None:
        """Show who is due."""
        self._due = tuple(due)
        self._show()

    def show_text(self, text: Written) -> None:
        """Show what the chosen family would read."""
        self.subject.setText(text.subject)
        self.body.setText(text.body)
        self._show_side(is_open=True)

    def _show_side(self, *, is_open: bool) -> None:
        """Open or close the letter; in a narrow window it takes the place of what the list can do without."""
        if is_open == self.side.isVisibleTo(self):
            return
        hidden = self.table.hidden_columns()
        if is_open:
            self._made_room = _SPARED - hidden if self.width() < _NARROW else frozenset()
        self.table.set_hidden_columns(hidden | self._made_room if is_open else hidden - self._made_room)
        self.side.setVisible(is_open)

    def _shown(self) -> list[DueReminder]:
        step, wanted = self.step.currentData(), search_key(self.search.text(), "").split()
        return [
            one
            for one in self._due
            if (step is None or one.step == step)
            and all(word in search_key(one.pupil_name, f"{one.recipient} {one.class_name}") for word in wanted)
        ]

    def _show(self) -> None:
        lines = self._shown()
        self._say_empty()
        self.model.set_records(lines)
        if not self.table.selected_rows():
            self._show_side(is_open=False)
        mails = sum(1 for one in lines if one.can_go and one.channel is MessageChannel.EMAIL)
        letters = sum(1 for one in lines if one.can_go and one.channel is MessageChannel.LETTER)
        stuck = len(lines) - mails - letters
        parts = [
            self.tr("per e-mail: {count}").format(count=mails),
            self.tr("per lettera: {count}").format(count=letters),
        ]
        if stuck:
            parts.append(self.tr("senza destinatario: {count}").format(count=stuck))
        self.note.setText(" · ".join(parts) if lines else "")
        self.choice_changed.emit()

    def _on_selected(self, one: DueReminder | None) -> None:
        if one is None:
            self._show_side(is_open=False)
        else:
            self.text_wanted.emit(one)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.group.setAccessibleName(self.tr("Conto"))
        self.step.setAccessibleName(self.tr("Passo"))
        self.step.setItemText(0, self.tr("Tutti i passi"))
        for row, step in enumerate(Step, start=1):
            self.step.setItemText(row, step_name(step))
        self.table.setAccessibleName(self.tr("Da avvisare"))
        self.search.setPlaceholderText(self.tr("Cerca"))
        self.search.setAccessibleName(self.tr("Cerca un alunno o chi paga"))
        self._say_empty()
        self.model.set_columns(
            [
                Column("step", self.tr("Passo"), self._step, tooltip=self._contested,
                       tone=lambda one: step_tone(one.step), sort_key=lambda one: list(Step).index(one.step)),
                Column("name", self.tr("Alunno"), lambda one: one.pupil_name),
                money_column("balance", self.tr("Saldo"), lambda one: one.balance_cents),
                Column("channel", self.tr("Come"), _channel,
                       tone=lambda one: Tone.WARNING if one.problem else None),
                Column("last", self.tr("Ultimo avviso"), self._last, sort_key=lambda one: one.last_on),
                Column("class", self.tr("Classe"), lambda one: one.class_name),
                Column("who", self.tr("A chi"), lambda one: one.recipient, is_stretched=True,
                       tooltip=lambda one: one.recipient),
            ]
        )  # fmt: skip
        self._show()

    def _say_empty(self) -> None:
        """Say why nobody stands there."""
        self.table.set_empty_text(
            self.tr("Nessuno con questi filtri: svuota la ricerca o scegli tutti i passi.")
            if self._due
            else self.tr("Nessuno da avvisare oggi: i saldi sono alti, oppure chi è sotto soglia è già stato avvisato.")
        )

    def _step(self, one: DueReminder) -> str:
        """Return the step; who contests a charge is told apart, not left out."""
        if not one.contested_cents:
            return step_name(one.step)
        return self.tr("{step}, contestato").format(step=step_name(one.step))

    def _contested(self, one: DueReminder) -> str:
        if not one.contested_cents:
            return ""
        amount = format_euro(one.contested_cents)
        return self.tr("Contestati {amount}, da decidere in «Conti», «Contestazioni»").format(amount=amount)

    def _last(self, one: DueReminder) -> str:
        if one.last_step is None:
            return self.tr("mai")
        return f"{step_name(one.last_step)}, {shown(one.last_on)}"


def _channel(one: DueReminder) -> str:
    parts = (channel_name(one.channel) if one.can_go else "", problem_name(one.problem))
    return ", ".join(part for part in parts if part)
