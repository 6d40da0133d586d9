"""Two pupils' records side by side, and what merging one into the other would do."""

from __future__ import annotations

from PySide6.QtCore import Signal

from core.merging import MergePreview, MergeSide
from core.money import format_euro
from core.qt.columns import shown
from core.registry.duplicates import DuplicatePair
from office.duplicates.pair_card import PairCard, Record


class MergeCard(PairCard[DuplicatePair, MergePreview]):
    """Of two pupils; the clerk says which record is kept, or that they are two children."""

    pupil_wanted = Signal(int)

    def _on_open(self, side: int) -> None:
        if self._pair is not None:
            self.pupil_wanted.emit((self._pair.first, self._pair.second)[side].id)

    def _facts_of(self, side: Record) -> str:
        if not isinstance(side, MergeSide):
            return ""
        none = self.tr("manca")
        return "\n".join(
            (
                self.tr("Scheda n. {id}").format(id=side.id),
                self.tr("Codice fiscale: {code}").format(code=side.fiscal_code or none),
                self.tr("Nascita: {day}").format(day=shown(side.born_on) or none),
                self.tr("Classe: {name}").format(name=side.class_name or none),
                self.tr("Genitori: {names}").format(names=", ".join(side.guardians) or none),
            )
        )

    def _effects_of(self, preview: MergePreview) -> list[str]:
        lines = [
            self.tr("Tutto passa alla scheda che resta, dove non ha già il suo.")
            if preview.from_on is None
            else self.tr("Passa quanto viene dal {day}: i pasti già addebitati restano sull'altra scheda.").format(
                day=shown(preview.from_on)
            )
        ]
        counted = (
            (self.tr("classi"), preview.placements), (self.tr("iscrizioni"), preview.enrolments),
            (self.tr("fasce"), preview.bands), (self.tr("diete"), preview.diets),
            (self.tr("genitori"), preview.guardians), (self.tr("presenze"), preview.presences),
            (self.tr("assenze e pasti in bianco"), preview.requests), (self.tr("tessere"), preview.cards_moved),
        )  # fmt: skip
        parts = [f"{count} {name}" for name, count in counted if count]
        if parts:
            lines.append(self.tr("Passano: {parts}.").format(parts=", ".join(parts)))
        if preview.takes_fiscal_code or preview.takes_birth:
            lines.append(self.tr("La scheda che resta prende i dati che le mancano."))
        if preview.cards_revoked:
            lines.append(self.tr("Tessere revocate, perché ce n'è già una: {n}.").format(n=preview.cards_revoked))
        lines += [
            self.tr("Saldo {group}: {amount} con un giroconto.").format(
                group=one.service_group_name, amount=format_euro(one.amount_cents, signed=True)
            )
            for one in preview.accounts
        ]
        return lines

    def _is_warned(self, preview: MergePreview) -> bool:
        return preview.has_two_codes

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Quale scheda resta?"))
        self.effects_title.setText(self.tr("Che cosa succede"))
        self.warning.setText(
            self.tr("Hanno due codici fiscali diversi: o sono due bambini, o un codice è sbagliato. Controlla prima.")
        )
        self.distinct_button.setText(self.tr("Sono due bambini"))
        self.merge_button.setText(self.tr("Unisci le schede"))
        for button in self.open_buttons:
            button.setText(self.tr("Apri la scheda"))
