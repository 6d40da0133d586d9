"""Pupils whose time is over, and what erasing them takes away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.privacy import ErasureCandidate, ErasurePreview
from core.qt.columns import Tone
from core.qt.record_table import Column, RecordTableModel, RecordTableView, money_column
from core.qt.theme import Role, set_role
from core.qt.translations import in_words
from office.shell.letters import fix_side


class ErasePanel(QWidget):
    """The candidates; several can be selected, without a selection all that may go are meant."""

    choice_changed = Signal()
    pupil_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: ErasurePreview | None = None
        self.model: RecordTableModel[ErasureCandidate] = RecordTableModel([], identity=lambda one: one.pupil_id)
        self.table = RecordTableView()
        self.table.setObjectName("candidates")
        self.table.setModel(self.model)
        self.heading, self.goes_title, self.goes, self.stays_title, self.stays = (
            QLabel(), QLabel(), QLabel(), QLabel(), QLabel()
        )  # fmt: skip
        for label in (self.heading, self.goes_title, self.stays_title):
            set_role(label, Role.SUBTITLE)
        for label in (self.goes, self.stays):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.goes.setObjectName("what_goes")
        self.card = QFrame()
        self.card.setObjectName("erasure_card")
        set_role(self.card, Role.CARD)
        fix_side(self.card, 360)
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(8)
        for widget in (self.goes_title, self.goes, self.stays_title, self.stays):
            inside.addWidget(widget)
        inside.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.card)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.choice_changed.emit())
        self.table.record_activated.connect(lambda one: self.pupil_wanted.emit(one.pupil_id))
        self._retranslate()
        self.show_preview(None)

    def chosen(self) -> tuple[ErasureCandidate, ...]:
        """Return whom to erase: the selected, or all; who has something open is left out."""
        selected = self.table.selected_records()
        picked = selected or [self.model.record(row) for row in range(self.model.rowCount())]
        return tuple(one for one in picked if one is not None and not one.in_the_way)

    def show_candidates(self, candidates: Sequence[ErasureCandidate]) -> None:
        """Show whose time is over."""
        self.model.set_records(candidates)
        self.choice_changed.emit()

    def show_preview(self, preview: ErasurePreview | None) -> None:
        """Show what would go and what stays."""
        self._preview = preview
        self.card.setVisible(preview is not None and preview.pupils > 0)
        if preview is None:
            return
        counted = (
            (self.tr("genitori senza altri figli"), preview.guardians_gone), (self.tr("diete"), preview.diets),
            (self.tr("motivi di diete"), preview.reasons), (self.tr("nomi nelle richieste"), preview.requests),
            (self.tr("nomi nelle ricevute"), preview.receipts), (self.tr("testi di messaggi"), preview.messages),
            (self.tr("tessere in uso"), preview.cards), (self.tr("foto"), preview.photos),
        )  # fmt: skip
        lines = [self.tr("nome, codice fiscale e nascita (alunni: {count})").format(count=preview.pupils)]
        lines += [f"{count} {name}" for name, count in counted if count]
        self.goes.setText("\n".join(lines))
        stays = [
            self.tr("Movimenti dei conti ({count}), numeri delle ricevute, pasti, statistiche: senza nomi.").format(
                count=preview.entries_kept
            ),
            self.tr("Il registro delle operazioni, fino alla sua scadenza."),
        ]
        if preview.guardians_kept:
            stays.insert(1, self.tr("Genitori con altri figli: {count}.").format(count=preview.guardians_kept))
        self.stays.setText("\n".join(stays))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Alunni i cui dati sono scaduti"))
        self.table.set_empty_text(self.tr("Nessun alunno ha superato il tempo di conservazione."))
        self.goes_title.setText(self.tr("Sparisce, per sempre"))
        self.stays_title.setText(self.tr("Resta"))
        self.model.set_columns(
            [
                Column("name", self.tr("Alunno"), lambda one: one.name),
                Column("last", self.tr("Ultimo uso"), lambda one: one.last_on),
                money_column("balance", self.tr("Saldo"), lambda one: one.balance_cents or None),
                Column(
                    "note", self.tr("Nota"), lambda one: in_words(one.in_the_way),
                    tone=lambda one: Tone.WARNING if one.in_the_way else None,
                ),
            ]
        )  # fmt: skip
        self.show_preview(self._preview)
