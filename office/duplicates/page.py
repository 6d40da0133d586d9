"""The page of the pupils entered twice: pairs on the left, the decision on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from core import merging
from core.access.operations import OperationId
from core.merging import MergeDone, MergePreview
from core.qt.record_table import Column, RecordTableModel, RecordTableView
from core.registry.duplicates import DuplicatePair, Likeness, find_duplicates, mark_distinct
from office.desk import Desk
from office.duplicates.merge_card import MergeCard
from office.page import Page
from office.reason_bar import ReasonBar


class DuplicatesPage(Page):
    """Looks for pairs when it is entered; merging asks first."""

    areas = frozenset({"registry"})
    icon = "account-multiple"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._operation: OperationId | None = None
        self.reason_bar = ReasonBar()
        self.model: RecordTableModel[DuplicatePair] = RecordTableModel(
            self._columns(), identity=lambda pair: (pair.first.id, pair.second.id)
        )
        self.table = RecordTableView()
        self.table.setObjectName("duplicates")
        self.table.setModel(self.model)
        self.card = MergeCard()
        self.card.setFixedWidth(460)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.table, 1)
        row.addWidget(self.card)
        self.body.addWidget(self.reason_bar)
        self.body.addLayout(row, 1)
        self.table.record_selected.connect(self._on_selected)
        self.table.record_activated.connect(lambda pair: desk.pupil_wanted.emit(pair.first.id))
        self.card.pupil_wanted.connect(desk.pupil_wanted)
        self.card.preview_wanted.connect(self._look)
        self.card.merge_wanted.connect(self._ask_merge)
        self.card.distinct_wanted.connect(self._mark_distinct)
        self.retranslate()

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Doppioni")

    def help_text(self) -> str:
        """Return what the help says of this area."""
        return self.tr(
            "Gli alunni che potrebbero essere inseriti due volte: stesso nome, oppure nome quasi uguale e stessa data "
            "di nascita. Scegli una coppia, guarda che cosa succede, e di' quale scheda resta.\n"
            "Unire non cancella niente: i pasti già addebitati restano sulla seconda scheda, il saldo passa con due "
            "movimenti di giroconto, e da allora la ricerca trova solo la scheda che resta. Non si può annullare.\n"
            "«Sono due bambini» toglie la coppia dall'elenco per sempre."
        )

    def reload(self) -> None:
        """Look for pairs again."""
        self._desk.read(find_duplicates, self._show, owner=self, key=f"duplicates {id(self)}")

    def focus_search(self) -> None:
        """Put the keyboard into the list."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.model.set_columns(self._columns())
        self.table.setAccessibleName(self.tr("Coppie di schede simili"))
        self.table.set_empty_text(self.tr("Nessun doppione: ogni alunno ha una sola scheda."))

    def _show(self, pairs: tuple[DuplicatePair, ...]) -> None:
        self.model.set_records(pairs)
        pair = self.table.current_record() if self.table.selected_rows() else None
        if pair is None:
            self.card.show_pair(None)

    def _on_selected(self, pair: DuplicatePair | None) -> None:
        if not self.reason_bar.isHidden():
            self.reason_bar.cancel()
        self.card.show_pair(pair)

    def _look(self, kept_id: int, merged_id: int) -> None:
        self._desk.read(
            lambda session: merging.preview_merge(session, kept_id, merged_id),
            self._show_preview,
            owner=self,
            key=f"merge preview {id(self)}",
        )

    def _show_preview(self, preview: MergePreview) -> None:
        self._operation = self._desk.new_operation()
        self.card.show_preview(preview)

    def _ask_merge(self) -> None:
        preview, operation = self.card.preview, self._operation
        if preview is None or operation is None:
            return
        self.reason_bar.ask(
            self.tr("La scheda di {merged} (n. {id}) si unisce a quella di {kept}. Non si può annullare.").format(
                merged=preview.merged.name, id=preview.merged.id, kept=preview.kept.name
            ),
            self.tr("Unisci le schede"),
            lambda reason: self._merge(operation, preview, reason),
            is_dangerous=True,
        )

    def _merge(self, operation: OperationId, preview: MergePreview, reason: str) -> None:
        self.card.merge_button.setEnabled(False)
        self._desk.write(
            lambda session, _progress: merging.merge_pupils(
                session, operation, preview.kept.id, preview.merged.id, reason
            ),
            lambda done: self._on_merged(preview, done),
            owner=self,
            touches=("registry", "ledger", "cards", "meals"),
        )

    def _on_merged(self, preview: MergePreview, done: MergeDone) -> None:
        text = self.tr("Le due schede di {name} sono una sola.").format(name=preview.kept.name)
        if done.cards_moved or done.cards_revoked:
            text += " " + self.tr("Tessere passate: {moved}, revocate: {revoked}.").format(
                moved=done.cards_moved, revoked=done.cards_revoked
            )
        self._desk.tell(text)

    def _mark_distinct(self) -> None:
        pair = self.table.current_record()
        if pair is None:
            return
        self._desk.write(
            lambda session, _progress: mark_distinct(session, pair.first.id, pair.second.id),
            lambda _none: self._desk.tell(
                self.tr("{one} e {other} sono due bambini: la coppia non torna più.").format(
                    one=pair.first.name, other=pair.second.name
                )
            ),
            owner=self,
            touches=("registry",),
        )

    def _columns(self) -> list[Column[DuplicatePair]]:
        return [
            Column("names", self.tr("Schede"), _names, is_stretched=True),
            Column("likeness", self.tr("Perché"), self._why),
            Column("born", self.tr("Nascita"), lambda pair: pair.first.born_on or pair.second.born_on),
            Column("class", self.tr("Classi"), _classes, is_hidden=True),
        ]

    def _why(self, pair: DuplicatePair) -> str:
        match pair.likeness:
            case Likeness.SAME_NAME_AND_BIRTH:
                return self.tr("stesso nome e nascita")
            case Likeness.SAME_NAME:
                return self.tr("stesso nome")
            case Likeness.NEAR_NAME:
                return self.tr("nome simile, stessa nascita")


def _names(pair: DuplicatePair) -> str:
    return " / ".join(dict.fromkeys((pair.first.name, pair.second.name)))


def _classes(pair: DuplicatePair) -> str:
    names = dict.fromkeys(name.partition(" · ")[0] for name in (pair.first.class_name, pair.second.class_name) if name)
    return ", ".join(names)
