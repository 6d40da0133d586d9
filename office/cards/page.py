"""The cards' page: the list, and what is done with cards one by one or all together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core import cards
from core.access.session import Session
from core.cards import Card, CardCounts, CardLine, CardState
from core.errors import RefettorioError
from core.progress import Progress
from core.registry import pupil_names
from office.cards.printing import print_class_sheet, print_one, print_sheets
from office.cards.source import CardFacts, CardSource, Wanted, card_facts
from office.cards.view import CardsView
from office.desk import Desk
from office.shell.search_box import Action


class CardsPage(CardsView):
    """Behaviour of the cards' page."""

    areas = frozenset({"cards", "registry"})
    icon = "card"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.runner)
        self._desk = desk
        self._facts = CardFacts((), 0, (), (), CardCounts(0, 0, 0))
        self._shown: Wanted | None = None
        for combo in (self.service, self.class_group):
            combo.currentIndexChanged.connect(self._on_choice)
        self.school.currentIndexChanged.connect(self._on_school)
        self.states.currentChanged.connect(self._on_choice)
        self.search.search_changed.connect(self._on_choice)
        self.search.lead_to(self.table)
        self.primary.clicked.connect(self.issue_missing)
        self.sheets_button.clicked.connect(self.print_sheets)
        self.class_sheet_button.clicked.connect(self.print_class_sheet)
        self.folder_button.clicked.connect(self._on_folder_wanted)
        self.table.record_selected.connect(self._on_selected)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_print_choice())
        self.table.record_activated.connect(lambda line: desk.pupil_wanted.emit(line.pupil_id))
        self.model.loaded.connect(lambda _count: self._on_loaded())
        self.detail.pupil_wanted.connect(desk.pupil_wanted)
        self.detail.print_wanted.connect(self._print_one)
        self.detail.issue_wanted.connect(self._issue_one)
        self.detail.revoke_wanted.connect(self._ask_revoke)
        self.detail.reissue_wanted.connect(self._ask_reissue)
        self.retranslate()
        self.show_folder(desk.files.folder)

    # What is shown

    def wanted(self) -> Wanted:
        """Return what is looked at."""
        return Wanted(
            self.service.currentData() or self._facts.service_id,
            self.chosen_state(),
            self.school.currentData(),
            self.class_group.currentData(),
            self.search.text().strip(),
        )

    def reload(self) -> None:
        """Ask for the choices and the list again."""
        wanted = self.wanted()
        self._desk.read(lambda session: card_facts(session, wanted), self._show, owner=self, key=f"cards {id(self)}")

    def search_actions(self) -> Sequence[Action]:
        """Return what can be done from the search at the top."""
        words = self.tr("qr tessere stampa emetti")
        return (Action("issue_cards", self.tr("Emetti le tessere mancanti"), self._issue_from_search, "", words),)

    def focus_search(self) -> None:
        """Search among the cards."""
        self.search.setFocus()
        self.search.selectAll()

    def open_pupil(self, pupil_id: int) -> None:
        """Show the cards of a pupil: those found by the name, wherever the pupil is."""
        self._desk.read(
            lambda session: pupil_names(session, [pupil_id]),
            lambda names: self._search_for(names.get(pupil_id, "")),
            owner=self,
            key="name of a card's pupil",
        )

    def _search_for(self, name: str) -> None:
        for combo in (self.school, self.class_group):
            combo.setCurrentIndex(0)
        self.search.setText(name)
        self.reload()

    def open_class(self, class_id: int) -> None:
        """Show the cards of a class."""
        self.class_group.setCurrentIndex(self.class_group.findData(class_id))

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self._show_print_choice()

    def _show(self, facts: CardFacts) -> None:
        self._facts = facts
        self.show_facts(facts)
        self.show_state()
        wanted = self.wanted()
        if wanted == self._shown:
            self.model.reload()
        elif wanted.service_id:
            self._shown = wanted
            self.table.clearSelection()
            self.detail.show_line(None)
            self.model.set_source(CardSource(self._desk.session, wanted))
        self._show_print_choice()

    def _on_choice(self, _value: object) -> None:
        if not self.confirm.isHidden():
            self.confirm.cancel()
        self.reload()

    def _on_school(self, row: int) -> None:
        """Offer the classes of the school before anything is asked."""
        self.offer_places(self._facts.schools, self._facts.classes)
        self._on_choice(row)

    def _on_selected(self, line: CardLine | None) -> None:
        self.detail.show_line(line)

    def _on_loaded(self) -> None:
        """A card that changed is shown as it is now; one that left the list is not shown any more."""
        line = self.table.current_record()
        if line is None or line != self.detail.line:
            self.detail.show_line(line if self.table.selected_rows() else None)
        self._show_print_choice()

    def _chosen_pupils(self) -> tuple[int, ...]:
        """Return the pupils of the selected rows, when several are; a single one is only being looked at."""
        records = self.table.selected_records()
        return tuple(line.pupil_id for line in records) if len(records) > 1 else ()

    def _show_print_choice(self) -> None:
        chosen = self._chosen_pupils() if self.chosen_state() is CardState.IN_USE else ()
        self.show_print_choice(len(chosen) or self._counts.in_use)
        self.class_sheet_button.setEnabled(self.class_group.currentData() is not None)

    # Issuing

    def _issue_from_search(self) -> None:
        self._desk.area_wanted.emit("cards")
        self.issue_missing()

    def issue_missing(self) -> None:
        """Give a card to whoever is missing one, of the class or school chosen, or of all."""
        wanted, facts = self.wanted(), self._facts
        class_ids: list[int | None] = [wanted.class_id]
        if wanted.class_id is None and wanted.school_id is not None:
            class_ids = [one.id for one in facts.classes if one.school_id == wanted.school_id]

        def issue(session: Session, progress: Progress) -> int:
            return sum(
                cards.issue_missing_cards(session, wanted.service_id, class_id, progress=progress)
                for class_id in class_ids
            )

        self.primary.setEnabled(False)
        self._desk.write(
            issue,
            self._on_issued,
            owner=self,
            touches=("cards",),
            title=self.tr("Emissione delle tessere mancanti"),
        )

    def _on_issued(self, count: int) -> None:
        self._desk.tell(
            self.tr("Tessere emesse: {count}.").format(count=count),
            action=self.tr("Stampa") if count else "",
            on_action=self.print_sheets if count else None,
        )

    def _issue_one(self, line: CardLine) -> None:
        service_id = self._facts.service_id
        self._desk.write(
            lambda session, _progress: cards.issue_card(session, line.pupil_id, service_id),
            lambda card: self._tell_card(self.tr("Tessera n. {number} emessa per {pupil}."), card, line),
            owner=self,
            touches=("cards",),
        )

    # Revoking

    def _ask_revoke(self, line: CardLine, reason: str) -> None:
        self.confirm.ask(
            self.tr("La tessera n. {number} di {pupil} non varrà più da subito, e non torna valida.").format(
                number=line.issue_number, pupil=line.full_name
            ),
            self.tr("Revoca la tessera"),
            lambda: self._revoke(line, reason),
        )

    def _revoke(self, line: CardLine, reason: str) -> None:
        card_id = line.card_id or 0
        self._desk.write(
            lambda session, _progress: cards.revoke_card(session, card_id, reason),
            lambda card: self._tell_card(self.tr("Tessera n. {number} di {pupil} revocata."), card, line),
            owner=self,
            touches=("cards",),
        )

    def _ask_reissue(self, line: CardLine, reason: str) -> None:
        self.confirm.ask(
            self.tr(
                "La tessera n. {number} di {pupil} non varrà più da subito; al suo posto c'è una nuova, da stampare."
            ).format(number=line.issue_number, pupil=line.full_name),
            self.tr("Revoca e riemetti"),
            lambda: self._reissue(line, reason),
        )

    def _reissue(self, line: CardLine, reason: str) -> None:
        card_id = line.card_id or 0
        self._desk.write(
            lambda session, _progress: cards.reissue_card(session, card_id, reason),
            lambda card: self._tell_card(
                self.tr("Tessera n. {number} emessa per {pupil}; la precedente è revocata."), card, line
            ),
            owner=self,
            touches=("cards",),
        )

    def _tell_card(self, text: str, card: Card, line: CardLine) -> None:
        is_new = card.is_in_use
        self._desk.tell(
            text.format(number=card.issue_number, pupil=line.full_name),
            action=self.tr("Stampa") if is_new else "",
            on_action=(lambda: self._print_one(line)) if is_new else None,
        )

    # Papers

    def print_sheets(self) -> None:
        """Make the A4 sheets of the selected rows, or of the whole choice."""
        wanted, chosen = self.wanted(), self._chosen_pupils()
        if self.chosen_state() is not CardState.IN_USE:
            chosen = ()
        path = self._path(self.tr("tessere {place}.pdf").format(place=self._place()))
        if path is None:
            return

        def make(progress: Progress) -> tuple[int, int]:
            return print_sheets(self._desk.session, progress, wanted, chosen, path)

        def done(made: tuple[int, int]) -> None:
            text = self.tr("Tessere: {count}, fogli: {pages}. {name}")
            self._on_printed(path, text.format(count=made[0], pages=made[1], name=path.name))

        self._desk.runner.query(
            make, on_done=done, on_failed=self._desk.tell_error, owner=self, title=self.tr("Stampa delle tessere")
        )

    def print_class_sheet(self) -> None:
        """Make the teacher's sheet of the chosen class."""
        wanted = self.wanted()
        class_id = wanted.class_id
        if class_id is None:
            self._desk.messages.info(self.tr("Scegli prima la classe."))
            self.class_group.setFocus()
            return
        path = self._path(self.tr("foglio classe {place}.pdf").format(place=self._place()))
        if path is None:
            return
        self._desk.runner.query(
            lambda _progress: print_class_sheet(self._desk.session, wanted.service_id, class_id, path),
            on_done=lambda count: self._on_printed(
                path, self.tr("Foglio di classe (alunni: {count}): {name}").format(count=count, name=path.name)
            ),
            on_failed=self._desk.tell_error,
            owner=self,
            title=self.tr("Stampa del foglio di classe"),
        )

    def _print_one(self, line: CardLine) -> None:
        path = self._path(self.tr("tessera {pupil}.pdf").format(pupil=line.full_name))
        service_id = self._facts.service_id
        if path is None:
            return
        self._desk.runner.query(
            lambda _progress: print_one(self._desk.session, service_id, line.pupil_id, path),
            on_done=lambda _none: self._on_printed(path, self.tr("Tessera pronta: {name}").format(name=path.name)),
            on_failed=self._desk.tell_error,
            owner=self,
        )

    def _on_printed(self, path: Path, text: str) -> None:
        self._desk.tell(text, action=self.tr("Apri la cartella"), on_action=lambda: self._open(path.parent))
        if not self._desk.files.open(path):
            self._desk.messages.warning(self.tr("Nessun programma apre i PDF su questo computer: il file è salvato."))

    def _open(self, path: Path) -> None:
        self._desk.files.open(path)

    def _path(self, name: str) -> Path | None:
        try:
            return self._desk.files.new_path(name)
        except RefettorioError as error:
            self._desk.tell_error(error)
            return None

    def _place(self) -> str:
        """Return the name of what is chosen, for the file."""
        group = next((one for one in self._facts.classes if one.id == self.class_group.currentData()), None)
        if group is not None:
            return f"{group.name} {group.school_name}"
        school = next((one for one in self._facts.schools if one.id == self.school.currentData()), None)
        return school.name if school is not None else self.service.currentText()

    def _on_folder_wanted(self) -> None:
        folder = self._desk.files.ask_folder(self)
        if folder is not None:
            self._desk.files.set_folder(folder)
            self.show_folder(folder)
