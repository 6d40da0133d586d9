"""Layout of the roll-over's page: three steps, one at a time."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from core.qt.columns import Tone, shown
from core.qt.confirm import ConfirmBar
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView
from core.qt.theme import Role, set_role
from core.qt.translations import in_words
from core.registry import ClassStep, RollOverLine
from office.page import Page
from office.rollover.plan_card import PlanCard
from office.rollover.preview_panel import PreviewPanel
from office.rollover.words import leaving_word
from office.shell.letters import fix_side
from office.shell.room import Pages

DECIDE, CHECK, DONE = range(3)


@dataclass(frozen=True, slots=True)
class PlannedClass:
    """A class with the name it gets; None: its pupils leave."""

    step: ClassStep
    next_name: str | None


class RolloverView(Page):
    """Widgets and texts; the page decides."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = QTabBar()
        self.steps.setObjectName("rollover_steps")
        self.steps.setExpanding(False)
        self.steps.setDrawBase(False)
        for _step in (DECIDE, CHECK, DONE):
            self.steps.addTab("")
        self.confirm = ConfirmBar()
        self.model: RecordTableModel[PlannedClass] = RecordTableModel(
            self._columns(), identity=lambda one: one.step.class_id
        )
        self.table = RecordTableView()
        self.table.setObjectName("rollover_classes")
        self.table.setModel(self.model)
        self.card = PlanCard()
        self.preview = PreviewPanel()
        self.history: RecordTableModel[RollOverLine] = RecordTableModel(
            self._history_columns(), identity=lambda one: one.id
        )
        self.history_table = RecordTableView()
        self.history_table.setObjectName("rollover_history")
        self.history_table.setModel(self.history)
        self.undo_note = QLabel()
        self.undo_note.setWordWrap(True)
        set_role(self.undo_note, Role.MUTED)
        self.undo_button = QPushButton()
        self.undo_button.setObjectName("undo_rollover")
        set_icon(self.undo_button, Icon.UNDO)
        self.empty = EmptyState(Icon.CALENDAR)
        self._lay_out()

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setObjectName("plan_scroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.card)
        fix_side(scroll, 340)
        decide = QWidget()
        row = QHBoxLayout(decide)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.table, 1)
        row.addWidget(scroll)
        done = QWidget()
        column = QVBoxLayout(done)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.history_table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.undo_button)
        foot.addWidget(self.undo_note, 1)
        column.addLayout(foot)
        self.stack = Pages()
        for widget in (decide, self.preview, done):
            self.stack.addWidget(widget)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.steps)
        layout.addWidget(self.confirm)
        layout.addWidget(self.stack, 1)
        self.content = Pages()
        self.content.addWidget(content)
        self.content.addWidget(self.empty)
        self.body.addWidget(self.content, 1)

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Passaggio d'anno")

    def help_text(self) -> str:
        """Return what the help says of this area."""
        return self.tr(
            "Una volta l'anno, dopo la fine delle lezioni: le classi salgono, chi è all'ultima esce, le iscrizioni "
            "continuano. Nella prima scheda decidi che cosa diventa ogni classe (scegli la riga, scrivi il nome, "
            "Invio) e quali servizi continuano.\n"
            "«Controlla» mostra che cosa succederà, prima che succeda: chi esce e con quale saldo, che cosa scade. "
            "Fasce di residenza, esenzioni e diete durature si possono rinnovare lì, riga per riga; ciò che dipende "
            "dall'ISEE o da un certificato scaduto no.\n"
            "Il passaggio si può rifare senza doppioni per chi è arrivato dopo, e si può annullare finché nell'anno "
            "nuovo non c'è un'assenza, un pasto o un addebito. I conti e le tessere continuano da soli."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        for step, text in (
            (DECIDE, self.tr("1 · Decidi")), (CHECK, self.tr("2 · Controlla")), (DONE, self.tr("Passaggi fatti"))
        ):  # fmt: skip
            self.steps.setTabText(step, text)
        self.steps.setAccessibleName(self.tr("Passi"))
        self.model.set_columns(self._columns())
        self.history.set_columns(self._history_columns())
        self.table.setAccessibleName(self.tr("Classi"))
        self.table.set_empty_text(self.tr("Nessuna classe in questo anno: scegline un altro a destra."))
        self.history_table.setAccessibleName(self.tr("Passaggi fatti"))
        self.history_table.set_empty_text(self.tr("Nessun passaggio d'anno è stato ancora fatto."))
        self.undo_button.setText(self.tr("Annulla il passaggio"))
        self.empty.set_texts(
            self.tr("Qui si passa da un anno scolastico al successivo"),
            self.tr("Quando ci saranno un anno scolastico e le sue classi, a fine anno le porterai avanti da qui."),
        )
        self.show_primary()

    def show_primary(self) -> None:
        """Name the page's action as the step wants it."""
        step = self.steps.currentIndex()
        self.primary.setVisible(step != DONE and self.content.currentIndex() == 0)
        self.primary.setText(self.tr("Controlla") if step == DECIDE else self.tr("Esegui il passaggio"))

    def show_history(self, lines: tuple[RollOverLine, ...]) -> None:
        """Show the roll-overs so far."""
        self.history.set_records(lines)
        self.show_undo(self.history_table.current_record())

    def show_undo(self, line: RollOverLine | None) -> None:
        """Say whether the chosen roll-over can be taken back."""
        self.undo_button.setEnabled(line is not None and not line.in_the_way and line.undone_at is None)
        if line is None:
            text = self.tr("Scegli un passaggio per annullarlo.") if self.history.rowCount() else ""
        elif line.undone_at is not None:
            text = self.tr("Annullato il {at} da {who}.").format(at=shown(line.undone_at), who=line.undone_by)
        elif line.in_the_way:
            text = self.tr("Non si può annullare: {reason}.").format(reason=in_words(line.in_the_way))
        else:
            text = ""
        self.undo_note.setText(text)

    def _columns(self) -> list[Column[PlannedClass]]:
        return [
            Column("school", self.tr("Scuola"), lambda one: one.step.school_name),
            Column("class", self.tr("Classe"), lambda one: one.step.class_name),
            Column("pupils", self.tr("Alunni"), lambda one: one.step.pupils, align=Qt.AlignmentFlag.AlignRight),
            Column(
                "next", self.tr("Nell'anno nuovo"), self._next_word,
                tone=lambda one: None if one.next_name else Tone.WARNING,
            ),
        ]  # fmt: skip

    def _next_word(self, one: PlannedClass) -> str:
        if one.next_name is None:
            return leaving_word(one.step.level)
        if not one.step.oldest:
            return one.next_name
        return self.tr("{name}; {count} alla primaria").format(name=one.next_name, count=one.step.oldest)

    def _history_columns(self) -> list[Column[RollOverLine]]:
        right = Qt.AlignmentFlag.AlignRight
        return [
            Column("at", self.tr("Quando"), lambda one: one.at),
            Column("from", self.tr("Da"), lambda one: one.from_label),
            Column("to", self.tr("A"), lambda one: one.to_label),
            Column("pupils", self.tr("Alunni"), lambda one: one.placements, align=right),
            Column("enrolments", self.tr("Iscrizioni"), lambda one: one.enrolments, align=right),
            Column("who", self.tr("Chi"), lambda one: one.actor_name),
            Column(
                "state", self.tr("Stato"),
                lambda one: self.tr("Fatto") if one.undone_at is None else self.tr("Annullato"),
                tone=lambda one: None if one.undone_at is None else Tone.MUTED,
            ),
        ]  # fmt: skip
