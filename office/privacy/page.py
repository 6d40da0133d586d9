"""The page of privacy: exports for families, erasure when time is over, how long data are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QTabBar

from core import documents, privacy, registry
from core.access.operations import OperationId
from core.access.permissions import Permission
from core.access.sealing import Sealer, open_sealer
from core.access.session import Session
from core.documents import Heading
from core.errors import RefettorioError
from core.privacy import ErasureCandidate, ErasurePreview, Retention, RetentionReport
from core.progress import Progress
from core.qt.confirm import ConfirmBar
from core.qt.theme import Role, set_role
from core.settings import load_settings
from office.admin.verbs import paper_verbs
from office.desk import Desk
from office.page import Page
from office.privacy.erase_panel import ErasePanel
from office.privacy.export_panel import ExportPanel, FamilyLine, find_families
from office.privacy.keep_panel import KeepPanel, Purge
from office.shell.room import Pages

EXPORT, ERASE, KEEP = range(3)


@dataclass(frozen=True, slots=True)
class PrivacyFacts:
    """What the page shows; for whoever may not erase only the times."""

    retention: Retention
    report: RetentionReport | None
    candidates: tuple[ErasureCandidate, ...]
    has_photos: bool = False
    photos: int = 0


def privacy_facts(session: Session) -> PrivacyFacts:
    """Return the times, and what is due for who may erase."""
    if not session.may(Permission.ERASE_DATA):
        return PrivacyFacts(privacy.retention(session), None, (), registry.photos_enabled(session))
    return PrivacyFacts(
        privacy.retention(session),
        privacy.retention_report(session),
        privacy.due_for_erasure(session),
        registry.photos_enabled(session),
        registry.count_photos(session),
    )


class PrivacyPage(Page):
    """Behaviour and layout. `sealer` opens the reasons of diets; by default with the key of the settings."""

    areas = frozenset({"privacy", "registry", "ledger", "messages"})
    icon = "shield-account-outline"

    def __init__(self, desk: Desk, *, sealer: Callable[[], Sealer] | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._sealer = sealer or self._own_sealer
        self._photos = 0
        self.parts = QTabBar()
        self.parts.setObjectName("privacy_parts")
        self.parts.setExpanding(False)
        self.parts.setDrawBase(False)
        for _part in (EXPORT, ERASE, KEEP):
            self.parts.addTab("")
        self.confirm = ConfirmBar()
        self.export, self.erase, self.keep = ExportPanel(), ErasePanel(), KeepPanel()
        self.stack = Pages()
        for widget in (self.export, self.erase, self.keep):
            self.stack.addWidget(widget)
        self.body.setSpacing(12)
        self.body.addWidget(self.parts)
        self.body.addWidget(self.confirm)
        self.body.addWidget(self.stack, 1)
        self.parts.setTabVisible(ERASE, desk.session.may(Permission.ERASE_DATA))
        self.parts.currentChanged.connect(self._on_part)
        self.primary.clicked.connect(self._ask_erase)
        self.primary.setProperty("primary", False)
        set_role(self.primary, Role.DANGER)
        self.export.search_wanted.connect(self._search)
        self.export.export_wanted.connect(self._export)
        self.erase.choice_changed.connect(self._on_choice)
        self.erase.pupil_wanted.connect(desk.pupil_wanted)
        self.keep.retention_wanted.connect(self._save_retention)
        self.keep.purge_wanted.connect(self._ask_purge)
        self.keep.photos.wanted.connect(self._on_photos_wanted)
        self.retranslate()

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Privacy")

    def help_text(self) -> str:
        """Return what the help says of this area."""
        return self.tr(
            "Una famiglia può chiedere tutto ciò che è conservato su di lei: cerca il genitore, crea PDF e JSON. "
            "I motivi delle diete ci sono solo se può leggerli chi li crea.\n"
            "Passati gli anni fissati, i nomi si cancellano: restano i movimenti dei conti, senza nomi. Non si torna "
            "indietro. Chi ha un saldo aperto aspetta.\n"
            "Il registro delle operazioni non si può cancellare prima della sua scadenza.\n"
            "Le foto degli alunni sono spente finché l'amministratore non le attiva; disattivarle le cancella tutte."
        )

    def reload(self) -> None:
        """Ask for the times and for what is due."""
        self._desk.read(privacy_facts, self._show, owner=self, key=f"privacy {id(self)}")
        self._search(self.export.search.text().strip())

    def focus_search(self) -> None:
        """Search for a family."""
        self.export.search.setFocus()

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.parts.setAccessibleName(self.tr("Parti della pagina"))
        for part, text in (
            (EXPORT, self.tr("Dati di una famiglia")), (ERASE, self.tr("Da cancellare")),
            (KEEP, self.tr("Conservazione")),
        ):  # fmt: skip
            self.parts.setTabText(part, text)
        self._show_primary()

    def _show(self, facts: PrivacyFacts) -> None:
        may_edit = self._desk.session.may(Permission.EDIT_SETTINGS)
        self.keep.show_retention(facts.retention, facts.report, may_edit=may_edit)
        self.keep.photos.show_state(is_on=facts.has_photos, count=facts.photos, may_edit=may_edit)
        self._photos = facts.photos
        self.erase.show_candidates(facts.candidates)

    def _on_part(self, part: int) -> None:
        if not self.confirm.isHidden():
            self.confirm.cancel()
        self.stack.setCurrentIndex(part)
        self._show_primary()

    def _show_primary(self) -> None:
        chosen = self.erase.chosen()
        self.primary.setVisible(self.parts.currentIndex() == ERASE)
        self.primary.setText(self.tr("Cancella i dati di {who}").format(who=self._whom(chosen).replace("&", "&&")))
        self.primary.setEnabled(bool(chosen))

    def _whom(self, chosen: Sequence[ErasureCandidate]) -> str:
        return chosen[0].name if len(chosen) == 1 else self.tr("{count} alunni").format(count=len(chosen))

    # Exports

    def _search(self, text: str) -> None:
        if not text:
            self.export.show_families(())
            return
        self._desk.read(
            lambda session: find_families(session, text),
            self.export.show_families,
            owner=self,
            key=f"families {id(self)}",
        )

    def _export(self, line: FamilyLine) -> None:
        new_path, sealer, guardian = self._desk.files.new_path, self._sealer, line.guardian
        name = self.tr("dati-{who}").format(who=guardian.full_name)

        def write(session: Session, _progress: Progress) -> Path:
            opener = sealer() if session.may(Permission.READ_DIET_REASON) else None
            export = privacy.export_family(session, guardian.id, opener)
            path = new_path(f"{name}.pdf")
            documents.subject_export_pdf(export, Heading.of(registry.municipality(session)), path, paper_verbs())
            documents.write_whole(path.with_suffix(".json"), privacy.export_json(export).encode())
            return path

        self._desk.write(write, self._on_exported, owner=self, touches=(), title=self.tr("Esportazione dei dati"))

    def _on_exported(self, path: Path) -> None:
        text = self.tr("Dati pronti in {path}, e accanto il file JSON.").format(path=path)
        if self._desk.files.open(path):
            self._desk.tell(text)
        else:
            self._desk.messages.warning(text)

    def _own_sealer(self) -> Sealer:
        return open_sealer(load_settings().key_file, self._desk.session.database)

    # Erasing

    def _on_choice(self) -> None:
        self._show_primary()
        ids = [one.pupil_id for one in self.erase.chosen()]
        if not ids or not self._desk.session.may(Permission.ERASE_DATA):
            self.erase.show_preview(None)
            return
        self._desk.read(
            lambda session: privacy.preview_erasure(session, ids),
            self._show_preview,
            owner=self,
            key=f"erasure preview {id(self)}",
        )

    def _show_preview(self, preview: ErasurePreview) -> None:
        self.erase.show_preview(preview)

    def _ask_erase(self) -> None:
        chosen = self.erase.chosen()
        ids = [one.pupil_id for one in chosen]
        operation = self._desk.new_operation()
        self.confirm.ask(
            self.tr(
                "I dati di {who}, con quelli della famiglia, spariscono per sempre; i movimenti restano senza nome. "
                "Nessuno può farli tornare."
            ).format(who=self._whom(chosen)),
            self.tr("Cancella per sempre"),
            partial(self._erase, operation, ids),
        )

    def _erase(self, operation: OperationId, ids: list[int]) -> None:
        self._desk.write(
            lambda session, progress: privacy.erase_pupils(session, operation, ids, progress=progress),
            lambda count: self._desk.tell(self.tr("Dati cancellati di alunni: {count}.").format(count=count)),
            owner=self,
            touches=("privacy", "registry", "messages", "cards", "meals"),
            title=self.tr("Cancellazione dei dati"),
        )

    def _ask_purge(self, kind: Purge) -> None:
        verb, question = self._purges()[kind]
        self.confirm.ask(question, self.tr("Cancella per sempre"), partial(self._purge, verb))

    def _purges(self) -> dict[Purge, tuple[Callable[[Session], int], str]]:
        return {
            Purge.REASONS: (
                privacy.purge_diet_reasons,
                self.tr("I motivi delle diete finite da tempo spariscono per sempre; le diete restano."),
            ),
            Purge.TEXTS: (
                privacy.purge_message_texts,
                self.tr("I testi e gli indirizzi dei messaggi vecchi spariscono per sempre; restano date e stato."),
            ),
            Purge.PHOTOS: (
                privacy.purge_photos,
                self.tr("Le foto di chi non frequenta più spariscono per sempre."),
            ),
            Purge.AUDIT: (
                privacy.purge_audit,
                self.tr("Le righe scadute del registro spariscono per sempre; resta scritto chi le ha tolte e quando."),
            ),
        }

    def _purge(self, verb: Callable[[Session], int]) -> None:
        self._desk.write(
            lambda session, _progress: verb(session),
            lambda count: self._desk.tell(self.tr("Cancellati: {count}.").format(count=count)),
            owner=self,
            touches=("privacy", "messages", "meals", "registry"),
        )

    # Photos

    def _on_photos_wanted(self, is_wanted: bool) -> None:
        if is_wanted:
            self._switch_photos(registry.enable_photos, self.tr("Foto attive: si mettono dalla scheda dell'alunno."))
            return
        told = self.tr("Foto disattivate: non ne è rimasta nessuna.")
        if not self._photos:
            self._switch_photos(registry.disable_photos, told)
            return
        self.confirm.ask(
            self.tr(
                "Le foto di tutti gli alunni ({count}) spariscono per sempre, qui subito e nelle postazioni al "
                "prossimo scambio. Riattivandole non tornano."
            ).format(count=self._photos),
            self.tr("Cancella le foto"),
            lambda: self._switch_photos(registry.disable_photos, told),
        )

    def _switch_photos(self, verb: Callable[[Session], object], told: str) -> None:
        self._desk.write(
            lambda session, _progress: verb(session),
            lambda _result: self._desk.tell(told),
            owner=self,
            touches=("privacy", "registry"),
        )

    # Times

    def _save_retention(self, wanted: Retention) -> None:
        form = self.keep.form
        form.clear_faults()
        form.set_busy(True)

        def on_done(_none: None) -> None:
            form.set_busy(False)
            self.keep.show_kept(wanted)
            self._desk.tell(self.tr("Tempi di conservazione salvati: valgono da adesso."))

        def on_failed(error: BaseException) -> None:
            form.set_busy(False)
            if isinstance(error, RefettorioError):
                form.show_fault(error)
            else:
                self._desk.tell_error(error)

        shown = self.keep.shown
        self._desk.write(
            lambda session, _progress: privacy.set_retention(session, wanted, shown=shown),
            on_done,
            owner=self,
            touches=("privacy",),
            on_failed=on_failed,
        )
