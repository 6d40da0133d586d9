"""Layout of the cards' page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QSplitter,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from core.cards import CardCounts, CardLine, CardState
from core.clock import rome
from core.qt.confirm import ConfirmBar
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, Tone, code_column
from core.qt.search_field import SearchField
from core.qt.tasks import TaskRunner
from core.qt.theme import Role, set_role
from core.registry import ClassGroup, School
from office.cards.detail_panel import DetailPanel
from office.cards.source import CardFacts
from office.flow import FlowLayout
from office.page import Page
from office.shell.room import Pages
from office.tables import keep_tight

STATES = (CardState.IN_USE, CardState.MISSING, CardState.REVOKED)
#: Columns that say nothing in a list.
_HIDDEN: dict[CardState, frozenset[str]] = {
    CardState.IN_USE: frozenset({"state"}),
    CardState.MISSING: frozenset({"number", "code", "issued"}),
    CardState.REVOKED: frozenset(),
}


class CardsView(Page):
    """Widgets and texts; the page decides."""

    def __init__(self, runner: TaskRunner) -> None:
        super().__init__()
        self._counts = CardCounts(0, 0, 0)
        self._folder: Path | None = None
        self.service, self.school, self.class_group = QComboBox(), QComboBox(), QComboBox()
        for combo, name in ((self.service, "service"), (self.school, "school"), (self.class_group, "class")):
            combo.setObjectName(name)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.service.hide()
        self.tools.addWidget(self.service)
        self.states = QTabBar()
        self.states.setObjectName("card_states")
        self.states.setExpanding(False)
        self.states.setDrawBase(False)
        for _state in STATES:
            self.states.addTab("")
        self.search = SearchField()
        self.sheets_button, self.class_sheet_button = QPushButton(), QPushButton()
        self.sheets_button.setObjectName("print_sheets")
        self.class_sheet_button.setObjectName("print_class_sheet")
        set_icon(self.sheets_button, Icon.PRINT)
        set_icon(self.class_sheet_button, Icon.CLASSES)
        self.folder_label, self.folder_button = QLabel(), QPushButton()
        self.folder_button.setObjectName("papers_folder")
        set_role(self.folder_label, Role.MUTED)
        set_role(self.folder_button, Role.LINK)
        self.confirm = ConfirmBar()
        self.model: RecordTableModel[CardLine] = RecordTableModel(
            self._columns(), runner=runner, identity=lambda line: (line.pupil_id, line.card_id)
        )
        self.table = RecordTableView(runner=runner)
        self.table.setObjectName("cards")
        self.table.setModel(self.model)
        self.detail = DetailPanel()
        self.empty = EmptyState(Icon.CARD)
        self._lay_out()
        keep_tight(self.table, self.model)

    def _lay_out(self) -> None:
        filters = FlowLayout()
        filters.addWidget(self.states)
        filters.add_gap()
        for widget in (self.school, self.class_group, self.search):
            filters.addWidget(widget)
        self.search.setMinimumWidth(180)
        self.search.setMaximumWidth(320)
        papers = FlowLayout()
        papers.addWidget(self.sheets_button)
        papers.addWidget(self.class_sheet_button)
        papers.add_gap()
        papers.addWidget(self.folder_label)
        papers.addWidget(self.folder_button)
        self.splitter = QSplitter()
        self.splitter.setObjectName("card_splitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(16)
        self.splitter.setProperty("role", "gap")
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.detail.setMinimumWidth(280)
        self.detail.setMaximumWidth(420)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(filters)
        layout.addWidget(self.confirm)
        layout.addWidget(self.splitter, 1)
        layout.addLayout(papers)
        self.content = Pages()
        self.content.addWidget(content)
        self.content.addWidget(self.empty)
        self.body.addWidget(self.content, 1)

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Tessere")

    def help_text(self) -> str:
        """Return what the help says of this area."""
        return self.tr(
            "Ogni alunno ha una tessera con un codice QR per ogni servizio. «Emetti le mancanti» ne dà una a chi è "
            "iscritto e non l'ha: della scuola o della classe scelta, o di tutti.\n"
            "«Stampa» prepara i fogli A4 da ritagliare, classe per classe; con più righe scelte stampa solo quelle. "
            "Il foglio di classe è per l'insegnante, per chi ha dimenticato la tessera.\n"
            "Una tessera smarrita si revoca e si riemette: quella vecchia non vale più da subito."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.service.setAccessibleName(self.tr("Servizio"))
        self.school.setAccessibleName(self.tr("Scuola"))
        self.class_group.setAccessibleName(self.tr("Classe"))
        if self.school.count():
            self.school.setItemText(0, self.tr("Tutte le scuole"))
        if self.class_group.count():
            self.class_group.setItemText(0, self.tr("Tutte le classi"))
        self.class_sheet_button.setText(self.tr("Foglio di classe"))
        self.class_sheet_button.setToolTip(self.tr("Per l'insegnante: scegli prima una classe"))
        self.folder_button.setText(self.tr("Cambia cartella"))
        self.model.set_columns(self._columns())
        self.table.setAccessibleName(self.tr("Tessere"))
        self.empty.set_texts(
            self.tr("Qui si emettono e si stampano le tessere"),
            self.tr("Quando ci saranno un servizio e degli iscritti, da qui potrai dare a ognuno la sua tessera."),
        )
        self.show_counts(self._counts)
        self.show_folder(self._folder)
        self.show_empty_text()

    def chosen_state(self) -> CardState:
        """Return which of the three lists is on show."""
        return STATES[max(0, self.states.currentIndex())]

    def show_facts(self, facts: CardFacts) -> None:
        """Offer services, schools and classes; what was chosen stays where it is still there."""
        services = [(one.id, one.name) for one in facts.services]
        _offer(self.service, services, facts.service_id)
        self.service.setVisible(len(services) > 1)
        self.offer_places(facts.schools, facts.classes)
        self.show_counts(facts.counts)
        self.content.setCurrentIndex(0 if facts.services else 1)
        self.primary.setVisible(bool(facts.services))

    def offer_places(self, schools: Sequence[School], classes: Sequence[ClassGroup]) -> None:
        """Offer schools, and the classes of the one that is chosen."""
        chosen = self.school.currentData()
        _offer(self.school, [(None, self.tr("Tutte le scuole")), *((one.id, one.name) for one in schools)], chosen)
        school_id = self.school.currentData()
        several = school_id is None and len(schools) > 1
        mine = [one for one in classes if school_id in {None, one.school_id}]
        named = [(one.id, f"{one.name} · {one.school_name}" if several else one.name) for one in mine]
        _offer(self.class_group, [(None, self.tr("Tutte le classi")), *named], self.class_group.currentData())

    def show_counts(self, counts: CardCounts) -> None:
        """Say how many there are of each kind."""
        self._counts = counts
        for place, text in enumerate(
            (
                self.tr("In uso · {count}").format(count=counts.in_use),
                self.tr("Senza tessera · {count}").format(count=counts.missing),
                self.tr("Revocate · {count}").format(count=counts.revoked),
            )
        ):
            self.states.setTabText(place, text)
        self.primary.setText(self.tr("Emetti le mancanti ({count})").format(count=counts.missing))
        self.primary.setEnabled(counts.missing > 0)

    def show_print_choice(self, count: int) -> None:
        """Say how many cards a print would have."""
        text = self.tr("Stampa 1 tessera") if count == 1 else self.tr("Stampa {count} tessere")
        self.sheets_button.setText(text.format(count=count))
        self.sheets_button.setEnabled(count > 0)

    def show_folder(self, folder: Path | None) -> None:
        """Say where papers go."""
        self._folder = folder
        self.folder_label.setText(
            "" if folder is None else self.tr("I PDF vanno in {folder}").format(folder=_short(folder))
        )
        self.folder_label.setToolTip("" if folder is None else str(folder))

    def show_state(self) -> None:
        """Show the columns that tell something in the list on show."""
        self.table.set_hidden_columns(_HIDDEN[self.chosen_state()])
        self.show_empty_text()

    def show_empty_text(self) -> None:
        """Say why the list is empty, and the first step."""
        match self.chosen_state():
            case CardState.IN_USE:
                text = self.tr("Nessuna tessera in uso in questa scelta: «Emetti le mancanti» le fa per chi non l'ha.")
            case CardState.MISSING:
                text = self.tr("Tutti gli iscritti in questa scelta hanno la loro tessera.")
            case CardState.REVOKED:
                text = self.tr("Nessuna tessera revocata in questa scelta.")
        self.table.set_empty_text(text)

    def _columns(self) -> list[Column[CardLine]]:
        return [
            Column("name", self.tr("Alunno"), lambda line: line.full_name, is_sortable=False),
            Column("class", self.tr("Classe"), lambda line: line.class_name, is_sortable=False),
            Column("school", self.tr("Scuola"), lambda line: line.school_name, is_sortable=False),
            Column(
                "number", self.tr("N."), lambda line: line.issue_number, align=Qt.AlignmentFlag.AlignRight,
                is_sortable=False,
            ),
            _plain(code_column("code", self.tr("Codice"), lambda line: line.masked or None)),
            Column(
                "issued", self.tr("Emessa"), lambda line: line.issued_at, display=_day_of, is_sortable=False
            ),
            Column(
                "state", self.tr("Stato"), self._state, is_sortable=False,
                tone=lambda line: Tone.WARNING if line.state is CardState.MISSING else None,
            ),
        ]  # fmt: skip

    def _state(self, line: CardLine) -> str:
        match line.state:
            case CardState.IN_USE:
                return self.tr("In uso")
            case CardState.MISSING:
                return self.tr("Senza tessera")
            case CardState.REVOKED:
                return self.tr("Revocata: {reason}").format(reason=line.revoke_reason)


def _day_of(instant: datetime | None) -> str:
    return "" if instant is None else f"{rome(instant):%d/%m/%Y}"


def _plain(column: Column[CardLine]) -> Column[CardLine]:
    return replace(column, is_sortable=False)


def _offer(combo: QComboBox, wanted: Sequence[tuple[int | None, str]], chosen: int | None) -> None:
    """Fill a combo without telling anybody; what is not there any more gives way to the first."""
    combo.blockSignals(True)
    known = [(combo.itemData(row), combo.itemText(row)) for row in range(combo.count())]
    if known != list(wanted):
        combo.clear()
        for value, text in wanted:
            combo.addItem(text, value)
    place = next((row for row, (value, _text) in enumerate(wanted) if value == chosen), 0)
    combo.setCurrentIndex(place)
    combo.blockSignals(False)


def _short(folder: Path) -> str:
    """Return the end of a path: what tells it from others."""
    return "…/" + "/".join(folder.parts[-2:]) if len(folder.parts) > 3 else str(folder)
