"""The pupils entered twice."""

from __future__ import annotations

from core import merging
from core.access.operations import OperationId
from core.access.session import Session
from core.merging import MergeDone, MergePreview
from core.qt.record_table import Column
from core.registry.duplicates import DuplicatePair, Likeness, find_duplicates, mark_distinct
from office.desk import Desk
from office.duplicates.merge_card import MergeCard
from office.duplicates.pairs_page import PairsPage


class PupilPairsPage(PairsPage[DuplicatePair, MergePreview]):
    """Pairs of pupils."""

    def __init__(self, desk: Desk) -> None:
        card = MergeCard()
        super().__init__(desk, card, "duplicates")
        card.pupil_wanted.connect(desk.pupil_wanted)
        self.table.record_activated.connect(lambda pair: desk.pupil_wanted.emit(pair.first.id))

    def title(self) -> str:
        """Return the name of the tab."""
        return self.tr("Alunni doppi")

    def help_text(self) -> str:
        """Return what the help says of this area."""
        return self.tr(
            "Gli alunni che potrebbero essere inseriti due volte: stesso nome, oppure nome quasi uguale e stessa data "
            "di nascita. Scegli una coppia, guarda che cosa succede, e di' quale scheda resta.\n"
            "Unire non cancella niente: i pasti già addebitati restano sulla seconda scheda, il saldo passa con due "
            "movimenti di giroconto, e da allora la ricerca trova solo la scheda che resta. Non si può annullare.\n"
            "«Sono due bambini» toglie la coppia dall'elenco per sempre."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.table.setAccessibleName(self.tr("Coppie di schede simili"))
        self.table.set_empty_text(self.tr("Nessun doppione: ogni alunno ha una sola scheda."))

    def _find(self, session: Session) -> tuple[DuplicatePair, ...]:
        return find_duplicates(session)

    def _preview(self, session: Session, kept_id: int, merged_id: int) -> MergePreview:
        return merging.preview_merge(session, kept_id, merged_id)

    def _question(self, preview: MergePreview) -> tuple[str, str]:
        question = self.tr("La scheda di {merged} (n. {id}) si unisce a quella di {kept}. Non si può annullare.")
        return (
            question.format(merged=preview.merged.name, id=preview.merged.id, kept=preview.kept.name),
            self.tr("Unisci le schede"),
        )

    def _merge(self, operation: OperationId, preview: MergePreview, reason: str) -> None:
        self._desk.write(
            lambda session, _progress: merging.merge_pupils(
                session, operation, preview.kept.id, preview.merged.id, reason
            ),
            lambda done: self._on_merged(preview, done),
            owner=self,
            touches=("registry", "ledger", "cards", "meals"),
            on_failed=self._on_failed,
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
