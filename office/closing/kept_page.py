"""What stations told and was not carried out, and children served twice: look, carry out, or put away with a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from core.access.session import Session
from core.clock import rome
from core.money import format_euro
from core.progress import Progress
from core.qt.columns import Tone
from core.qt.confirm import ConfirmBar
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView
from core.qt.theme import Role, set_role
from core.qt.translations import in_words
from core.station import (
    EventKind,
    KeptCounts,
    KeptWay,
    VerdictKind,
    apply_event,
    dismiss_event,
    kept_counts,
    quarantined,
    served_twice,
    stations,
    ways_of,
)
from core.station.deciding import TWICE_DAYS
from office.desk import Desk
from office.page import Page
from office.reason_bar import ReasonBar
from office.shell.search_box import Action

#: Shown at once: the rest comes up as these are dealt with.
SHOWN = 200


@dataclass(frozen=True, slots=True)
class KeptLine:
    """An event that waits, or a child whom two stations served (`kind` and `verdict` None, several `event_ids`)."""

    event_ids: tuple[str, ...]
    station: str
    kind: EventKind | None
    verdict: VerdictKind | None
    day: date | None
    pupil_id: int | None
    pupil_name: str
    amount_cents: int | None
    number_text: str
    reason: str
    at: datetime
    way: KeptWay


@dataclass(frozen=True, slots=True)
class KeptFacts:
    """What waits, and how much in all."""

    lines: tuple[KeptLine, ...]
    counts: KeptCounts


def kept_facts(session: Session) -> KeptFacts:
    """Return what waits for the office."""
    page = quarantined(session, limit=SHOWN)
    ways = ways_of(session, page.items)
    lines = [
        KeptLine(
            (one.event_id,), one.station_name, one.kind, one.verdict, one.day, one.pupil_id, one.pupil_name,
            one.amount_cents, one.number_text, one.reason, one.made_at, ways[one.event_id],
        )
        for one in page.items
    ]  # fmt: skip
    today = session.today()
    for service_id in sorted({one.service_id for one in stations(session)}):
        for twice in served_twice(session, service_id, today - TWICE_DAYS, today):
            first, *others = twice.servings
            lines.append(
                KeptLine(
                    tuple(one.event_id for one in others), others[-1].station_name, None, None, twice.day,
                    twice.pupil_id, twice.pupil_name, None, "", f"{first.station_name} {rome(first.at):%H:%M}",
                    others[-1].at, KeptWay.NONE,
                )
            )  # fmt: skip
    return KeptFacts(tuple(lines), kept_counts(session))


class KeptPage(Page):
    """A list with two verbs."""

    areas = frozenset({"station", "meals", "ledger", "payments", "registry"})
    icon = "scan"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("kept_page")
        self._desk = desk
        self._facts = KeptFacts((), KeptCounts(0, 0))
        self.summary, self.advice = QLabel(), QLabel()
        self.summary.setObjectName("kept_summary")
        for label in (self.summary, self.advice):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.advice, Role.MUTED)
        self.confirm, self.reason = ConfirmBar(), ReasonBar()
        self.model: RecordTableModel[KeptLine] = RecordTableModel(self._columns(), identity=lambda one: one.event_ids)
        self.table = RecordTableView()
        self.table.setObjectName("kept_events")
        self.table.setModel(self.model)
        self.dismiss_button, self.pupil_button = QPushButton(), QPushButton()
        self.dismiss_button.setObjectName("kept_dismiss")
        self.pupil_button.setObjectName("kept_pupil")
        set_icon(self.dismiss_button, Icon.CLEAR)
        set_icon(self.pupil_button, Icon.LEDGER)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.advice, 1)
        row.addWidget(self.pupil_button)
        row.addWidget(self.dismiss_button)
        row.addWidget(self.primary)
        self.body.setSpacing(8)
        for widget in (self.summary, self.confirm, self.reason):
            self.body.addWidget(widget)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self.primary.show()
        self.primary.clicked.connect(self._on_apply)
        self.dismiss_button.clicked.connect(self._on_dismiss)
        self.pupil_button.clicked.connect(self._on_pupil)
        self.table.record_activated.connect(lambda _one: self._on_pupil())
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_chosen())
        self.retranslate()

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Dalle postazioni")

    def help_text(self) -> str:
        """Return what the help says of this page."""
        return self.tr(
            "Dalle postazioni: quello che una postazione ha comunicato e non è stato eseguito (giornata già chiusa, "
            "alunno sconosciuto, contenuto diverso) e gli alunni serviti due volte. Per ognuno è scritto perché e che "
            "cosa si può fare; quello che non serve si mette da parte con un motivo. Niente si perde."
        )

    def search_actions(self) -> Sequence[Action]:
        """Return nothing more than the way to the page."""
        return ()

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.dismiss_button.setText(self.tr("Metti da parte…"))
        self.pupil_button.setText(self.tr("Conto dell'alunno"))
        self.table.setAccessibleName(self.tr("Registrazioni delle postazioni da guardare"))
        self.table.set_empty_text(self.tr("Niente da guardare: quello che le postazioni hanno comunicato è a posto."))
        self.model.set_columns(self._columns())
        self._show_words()

    def reload(self) -> None:
        """Ask again."""
        self._desk.read(kept_facts, self._show, owner=self, key=f"kept events {id(self)}")

    def focus_search(self) -> None:
        """Put the keyboard into the table."""
        self.table.setFocus()

    def _show(self, facts: KeptFacts) -> None:
        self._facts = facts
        self.model.set_records(facts.lines)
        if facts.lines and not self.table.selected_rows():
            self.table.selectRow(0)
        self._show_words()

    def _show_words(self) -> None:
        counts = self._facts.counts
        text = self.tr("Non eseguite: {kept}. Serviti due volte nell'ultimo mese: {twice}.")
        self.summary.setText(text.format(kept=counts.kept, twice=counts.twice))
        self.summary.setVisible(counts.total > 0)
        self._show_chosen()

    def _chosen(self) -> list[KeptLine]:
        return self.table.selected_records()

    def _show_chosen(self) -> None:
        lines = self._chosen()
        ways = {line.way for line in lines}
        is_one_way = len(ways) == 1 and KeptWay.NONE not in ways
        self.primary.setEnabled(is_one_way)
        self.dismiss_button.setEnabled(bool(lines))
        self.pupil_button.setEnabled(len(lines) == 1 and bool(lines[0].pupil_name))  # nobody: no account either
        way = next(iter(ways)) if len(ways) == 1 else KeptWay.NONE
        self.primary.setText(self._verb(way))
        self.advice.setText(f"{self._why(lines[0])} {self._advice(lines[0])}".strip() if len(lines) == 1 else "")

    def _on_pupil(self) -> None:
        lines = self._chosen()
        if len(lines) == 1 and lines[0].pupil_id is not None:
            self._desk.account_wanted.emit(lines[0].pupil_id)

    # Deciding

    def _on_apply(self) -> None:
        lines = self._chosen()
        if not lines or not self.primary.isEnabled():
            return
        way = lines[0].way
        if way is KeptWay.LATE_CHARGE:
            question = self.tr("Addebiti aggiunti a giornate chiuse: {count}. Si tolgono solo con uno storno.")
            self.confirm.ask(question.format(count=len(lines)), self._verb(way), lambda: self._apply(lines))
        elif way is KeptWay.MONEY:
            question = self.tr("Ricariche da registrare con la ricevuta della postazione: {count}, {amount} in tutto.")
            amount = format_euro(sum(line.amount_cents or 0 for line in lines))
            self.confirm.ask(
                question.format(count=len(lines), amount=amount), self._verb(way), lambda: self._apply(lines),
                is_dangerous=False,
            )  # fmt: skip
        else:
            self._apply(lines)

    def _apply(self, lines: list[KeptLine]) -> None:
        ids = [event_id for line in lines for event_id in line.event_ids]

        def carry_out(session: Session, _progress: Progress) -> int:
            for event_id in ids:
                apply_event(session, event_id)
            return len(ids)

        self._write(carry_out, self.tr("Registrazioni eseguite: {count}."))

    def _on_dismiss(self) -> None:
        lines = self._chosen()
        if not lines:
            return
        question = self.tr("Metti da parte: restano come comunicate, senza altro effetto. Perché? ({count})")
        self.reason.ask(question.format(count=len(lines)), self.tr("Metti da parte"),
                        lambda why: self._dismiss(lines, why))  # fmt: skip

    def _dismiss(self, lines: list[KeptLine], why: str) -> None:
        ids = [event_id for line in lines for event_id in line.event_ids]

        def carry_out(session: Session, _progress: Progress) -> int:
            for event_id in ids:
                dismiss_event(session, event_id, why)
            return len(ids)

        self._write(carry_out, self.tr("Messe da parte: {count}."))

    def _write(self, carry_out: Callable[[Session, Progress], int], told: str) -> None:
        self._desk.write(
            carry_out,
            lambda count: self._desk.tell(told.format(count=count)),
            owner=self,
            touches=("station", "meals", "ledger", "payments"),
            on_failed=self._on_failed,
        )

    def _on_failed(self, error: BaseException) -> None:
        self._desk.tell_error(error)
        self.reload()

    # Words

    def _columns(self) -> list[Column[KeptLine]]:
        return [
            Column("at", self.tr("Quando"), lambda one: one.at, display=lambda at: f"{rome(at):%d/%m %H:%M}"),
            Column("station", self.tr("Postazione"), lambda one: one.station),
            Column("pupil", self.tr("Alunno"), lambda one: one.pupil_name or self.tr("sconosciuto")),
            Column("what", self.tr("Che cosa"), self._what),
            Column("why", self.tr("Perché è qui"), self._why, tooltip=self._why, is_stretched=True),
            Column("way", self.tr("Che cosa si può fare"), self._way, tone=_tone),
        ]

    def _what(self, one: KeptLine) -> str:
        day = "" if one.day is None else f"{one.day:%d/%m}"
        match one.kind:
            case None:
                return self.tr("Servito due volte il {day}").format(day=day)
            case EventKind.PRESENCE:
                return self.tr("Presenza del {day}").format(day=day)
            case EventKind.UNDO:
                return self.tr("Presenza tolta del {day}").format(day=day)
            case EventKind.RECHARGE:
                return self.tr("Ricarica {amount}, {number}").format(
                    amount=format_euro(one.amount_cents or 0), number=one.number_text
                )
            case EventKind.TILL_OPENED:
                return self.tr("Cassa aperta")
            case EventKind.TILL_CLOSED:
                return self.tr("Cassa chiusa")

    def _why(self, one: KeptLine) -> str:
        if one.kind is None:
            return self.tr("Già servito: {first}. Il pasto è addebitato una volta sola.").format(first=one.reason)
        return in_words(one.reason)

    def _way(self, one: KeptLine) -> str:  # noqa: PLR0911 - one line a way
        match one.way:
            case KeptWay.PRESENCE:
                return self.tr("Registrare la presenza")
            case KeptWay.UNDO:
                return self.tr("Togliere la presenza")
            case KeptWay.LATE_CHARGE:
                return self.tr("Addebitare: la chiusura non l'ha fatto")
            case KeptWay.CHARGED_ALREADY:
                return self.tr("Niente: già addebitato")
            case KeptWay.MONEY:
                return self.tr("Registrare la ricarica")
            case KeptWay.TILL:
                return self.tr("Contarla tra le casse")
            case KeptWay.NONE:
                return self.tr("Chiedere, poi mettere da parte")

    def _verb(self, way: KeptWay) -> str:
        match way:
            case KeptWay.LATE_CHARGE:
                return self.tr("Addebita")
            case KeptWay.CHARGED_ALREADY:
                return self.tr("Segna come vista")
            case KeptWay.MONEY:
                return self.tr("Registra la ricarica")
            case KeptWay.UNDO:
                return self.tr("Togli la presenza")
            case KeptWay.TILL:
                return self.tr("Accetta")
            case _:
                return self.tr("Registra la presenza")

    def _advice(self, line: KeptLine) -> str:
        match line.way:
            case KeptWay.LATE_CHARGE:
                return self.tr("È stato servito, la giornata era chiusa e non ha pagato: si aggiunge un addebito.")
            case KeptWay.CHARGED_ALREADY:
                return self.tr("La chiusura ha già addebitato il pasto: basta segnare che l'hai vista.")
            case KeptWay.MONEY:
                return self.tr("Il denaro è stato preso e la ricevuta data: la ricarica va sul conto dell'alunno.")
            case KeptWay.NONE if line.kind is EventKind.UNDO:
                return self.tr("La giornata è chiusa: se l'alunno non ha mangiato, storna l'addebito dal suo conto.")
            case KeptWay.NONE if line.kind is EventKind.RECHARGE:
                return self.tr("Controlla la ricevuta: se il denaro c'è, ricarica il conto giusto dalla Cassa.")
            case _:
                return ""


def _tone(one: KeptLine) -> Tone | None:
    if one.way in {KeptWay.LATE_CHARGE, KeptWay.MONEY}:
        return Tone.WARNING
    return Tone.MUTED if one.way is KeptWay.CHARGED_ALREADY else None
