"""Two guardians' records side by side, and what merging one into the other would do."""

from __future__ import annotations

from PySide6.QtCore import Signal

from core.merging import GuardianMergePreview, GuardianSide
from core.registry.guardian_duplicates import GuardianPair
from office.duplicates.pair_card import PairCard, Record


class GuardianCard(PairCard[GuardianPair, GuardianMergePreview]):
    """Of two guardians; the clerk says which record is kept, or that they are two people."""

    #: The child whose record is to be opened: a guardian has none of its own.
    pupil_wanted = Signal(int)

    def show_pair(self, pair: GuardianPair | None) -> None:
        """Show a pair; who has no child has nothing to open."""
        super().show_pair(pair)
        if pair is not None:
            for button, twin in zip(self.open_buttons, (pair.first, pair.second), strict=True):
                button.setVisible(bool(twin.pupil_ids))

    def _on_open(self, side: int) -> None:
        if self._pair is not None:
            twin = (self._pair.first, self._pair.second)[side]
            if twin.pupil_ids:
                self.pupil_wanted.emit(twin.pupil_ids[0])

    def _facts_of(self, side: Record) -> str:
        if not isinstance(side, GuardianSide):
            return ""
        none = self.tr("manca")
        return "\n".join(
            (
                self.tr("Codice fiscale: {code}").format(code=side.fiscal_code or none),
                self.tr("E-mail: {email}").format(email=side.email or none),
                self.tr("Telefono: {phone}").format(phone=side.phone or none),
                self.tr("Indirizzo: {address}").format(address=side.address or none),
                self.tr("Figli: {names}").format(names=", ".join(side.children) or none),
            )
        )

    def _effects_of(self, preview: GuardianMergePreview) -> list[str]:
        lines: list[str] = []
        if preview.children:
            lines.append(self.tr("Passano i figli: {names}.").format(names=", ".join(preview.children)))
        if preview.shared:
            lines.append(self.tr("Figli di tutte e due le schede: {names}.").format(names=", ".join(preview.shared)))
        if preview.applicant_of:
            lines.append(self.tr("Figli di cui diventa il richiedente: {n}.").format(n=preview.applicant_of))
        if preview.periods:
            lines.append(
                self.tr("Periodi di «chi paga» riscritti: {n}, di cui {added} con le due quote sommate.").format(
                    n=preview.periods, added=preview.added_up
                )
            )
        if preview.messages:
            lines.append(self.tr("Passano lettere ed e-mail: {n}.").format(n=preview.messages))
        if preview.takes:
            lines.append(self.tr("La scheda che resta prende: {names}.").format(names=self._named(preview.takes)))
        return lines or [self.tr("L'altra scheda non si usa più: non ha niente da far passare.")]

    def _is_warned(self, preview: GuardianMergePreview) -> bool:
        self.warning.setText(
            self.tr("Sono diversi, e vale quello della scheda che resta: {names}.").format(
                names=self._named(preview.leaves)
            )
        )
        return bool(preview.leaves)

    def _named(self, columns: tuple[str, ...]) -> str:
        names = {
            "fiscal_code": self.tr("codice fiscale"), "email": self.tr("e-mail"), "phone": self.tr("telefono"),
            "address": self.tr("indirizzo"),
        }  # fmt: skip
        return ", ".join(names[column] for column in columns)

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Quale scheda resta?"))
        self.effects_title.setText(self.tr("Che cosa succede"))
        self.distinct_button.setText(self.tr("Sono due persone"))
        self.merge_button.setText(self.tr("Unisci le schede"))
        for button in self.open_buttons:
            button.setText(self.tr("Apri un figlio"))
