"""The guardians entered twice."""

from __future__ import annotations

from core import merging
from core.access.operations import OperationId
from core.access.session import Session
from core.merging import GuardianMergePreview
from core.qt.record_table import Column
from core.registry.guardian_duplicates import (
    GuardianLikeness,
    GuardianPair,
    find_guardian_duplicates,
    mark_guardians_distinct,
)
from office.desk import Desk
from office.duplicates.guardian_card import GuardianCard
from office.duplicates.pairs_page import PairsPage


class GuardianPairsPage(PairsPage[GuardianPair, GuardianMergePreview]):
    """Pairs of guardians."""

    def __init__(self, desk: Desk) -> None:
        card = GuardianCard()
        super().__init__(desk, card, "guardian_duplicates")
        card.pupil_wanted.connect(desk.pupil_wanted)
        self.table.record_activated.connect(self._open)

    def title(self) -> str:
        """Return the name of the tab."""
        return self.tr("Genitori doppi")

    def help_text(self) -> str:
        """Return what the help says of this tab."""
        return self.tr(
            "I genitori che potrebbero essere inseriti due volte: stesso codice fiscale, oppure nome uguale o quasi e "
            "in più la stessa e-mail, lo stesso telefono, un figlio in comune, o lo stesso indirizzo e figli con lo "
            "stesso cognome.\n"
            "Unendo, figli, richiedente, quote di chi paga, di oggi e di prima, e lettere passano alla scheda che "
            "resta; le ricevute già stampate non cambiano. Non si può annullare. «Sono due persone» toglie la coppia "
            "per sempre."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.table.setAccessibleName(self.tr("Coppie di genitori simili"))
        self.table.set_empty_text(self.tr("Nessun doppione: ogni genitore ha una sola scheda."))

    def _open(self, pair: GuardianPair) -> None:
        pupil_ids = (*pair.first.pupil_ids, *pair.second.pupil_ids)
        if pupil_ids:
            self._desk.pupil_wanted.emit(pupil_ids[0])

    def _find(self, session: Session) -> tuple[GuardianPair, ...]:
        return find_guardian_duplicates(session)

    def _preview(self, session: Session, kept_id: int, merged_id: int) -> GuardianMergePreview:
        return merging.preview_guardian_merge(session, kept_id, merged_id)

    def _question(self, preview: GuardianMergePreview) -> tuple[str, str]:
        question = self.tr("La scheda di {merged} si unisce a quella di {kept}, che resta. Non si può annullare.")
        return question.format(merged=preview.merged.name, kept=preview.kept.name), self.tr("Unisci le schede")

    def _merge(self, operation: OperationId, preview: GuardianMergePreview, reason: str) -> None:
        self._desk.write(
            lambda session, _progress: merging.merge_guardians(
                session, operation, preview.kept.id, preview.merged.id, reason, shown=preview
            ),
            lambda _done: self._desk.tell(
                self.tr("Le due schede di {name} sono una sola.").format(name=preview.kept.name)
            ),
            owner=self,
            touches=("registry", "messages"),
            on_failed=self._on_failed,
        )

    def _mark_distinct(self) -> None:
        pair = self.table.current_record()
        if pair is None:
            return
        self._desk.write(
            lambda session, _progress: mark_guardians_distinct(session, pair.first.id, pair.second.id),
            lambda _none: self._desk.tell(
                self.tr("{one} e {other} sono due persone: la coppia non torna più.").format(
                    one=pair.first.name, other=pair.second.name
                )
            ),
            owner=self,
            touches=("registry",),
        )

    def _columns(self) -> list[Column[GuardianPair]]:
        return [
            Column("names", self.tr("Schede"), _names, is_stretched=True),
            Column("likeness", self.tr("Perché"), self._why),
            Column("children", self.tr("Figli"), _children),
        ]

    def _why(self, pair: GuardianPair) -> str:
        match pair.likeness:
            case GuardianLikeness.SAME_CODE:
                return self.tr("stesso codice fiscale")
            case GuardianLikeness.SAME_CONTACT:
                return self.tr("stesso nome e recapito")
            case GuardianLikeness.SAME_CHILD:
                return self.tr("stesso nome, un figlio in comune")
            case GuardianLikeness.SAME_FAMILY:
                return self.tr("stesso nome e indirizzo")
            case GuardianLikeness.NEAR_NAME:
                return self.tr("nome simile, stessa famiglia o recapito")


def _names(pair: GuardianPair) -> str:
    return " / ".join(dict.fromkeys((pair.first.name, pair.second.name)))


def _children(pair: GuardianPair) -> str:
    return ", ".join(dict.fromkeys((*pair.first.children, *pair.second.children)))
