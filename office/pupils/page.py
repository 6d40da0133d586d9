"""The pupils: found as one types, filtered, shown beside the list, entered anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt

from core.access.permissions import Permission
from core.access.sealing import Sealer
from core.qt.tasks import Changes
from core.registry import PupilSummary
from office.desk import Desk
from office.form import chosen
from office.pupils.page_view import PupilsView
from office.pupils.panel import PupilPanel
from office.pupils.registry_file import write_registry
from office.pupils.source import Among, Choices, PupilSource, choices
from office.shell.search_box import Action


class PupilsPage(PupilsView):
    """List and panel. Families' data are not for every role: to the others the page says so and asks core nothing."""

    areas = frozenset({"registry", "meals", "cards", "ledger", "payments"})
    icon = "PUPIL"

    def __init__(self, desk: Desk, *, sealer: Callable[[], Sealer] | None = None) -> None:
        super().__init__(desk, PupilPanel(desk, sealer))
        self.desk = desk
        self._was_entered = False
        self._among: Among | None = None
        self._choices = Choices((), (), (), None)
        self._enter_takes_first = False
        self._is_allowed = desk.session.may(Permission.VIEW_GUARDIANS)
        self.content.setCurrentWidget(self.splitter if self._is_allowed else self.refused)
        self.export_button.setVisible(self._is_allowed)
        self.search.search_changed.connect(self.model.set_filter)
        self.search.returnPressed.connect(self._on_enter)
        self.search.lead_to(self.table)
        self.school.currentIndexChanged.connect(self._on_school_chosen)
        self.class_box.currentIndexChanged.connect(lambda _index: self._look())
        self.service.currentIndexChanged.connect(lambda _index: self._look())
        self.model.loaded.connect(self._on_loaded)
        self.table.record_selected.connect(self._on_selected)
        self.table.record_activated.connect(self._on_activated)
        self.table.exported.connect(self._on_exported)
        self.export_button.clicked.connect(self._on_export)
        self.primary.clicked.connect(self.begin_new)
        self.import_button.clicked.connect(self.begin_import)
        self.importing.left.connect(self._show_list)
        self.panel.pupil_added.connect(lambda _pupil_id: self.model.reload())
        self.retranslate()

    # As a page

    def reload(self) -> None:
        """Ask core again: list, filters and the pupil on screen."""
        if not self._is_allowed:
            return
        self.desk.read(choices, self._offer, owner=self, key="pupil choices")
        if self._among is None:
            self._look()
        else:
            self.model.reload()
        self.panel.reload()

    def enter(self) -> None:
        """The page comes to the front: one begins by searching; coming back, one goes on where one was."""
        super().enter()
        if not self._was_entered or self.focusWidget() is None:
            self._was_entered = True
            self.focus_search()

    def on_changes(self, changes: Changes) -> None:
        """After a change that the list does not show only the panel is asked for again."""
        if self.isVisible() and changes.touch(*self.areas) and not changes.touch("registry"):
            self.panel.reload()
        else:
            super().on_changes(changes)

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def search_actions(self) -> Sequence[Action]:
        """Return what can be done here from anywhere."""
        if not self.desk.session.may(Permission.EDIT_REGISTRY):
            return ()
        return (
            Action("new_pupil", self.tr("Nuovo alunno"), self._begin_from_afar, "", self.tr("aggiungi iscrivi")),
            Action("import", self.tr("Importa alunni"), self._import_from_afar, "", self.tr("excel csv foglio elenco")),
        )

    def help_text(self) -> str:
        """Return what the help says of the page."""
        return "\n".join(
            (
                self.tr("Scrivi cognome, nome o codice fiscale e premi Invio: il primo dell'elenco si apre accanto."),
                self.tr("Dopo «Nuovo alunno» il riquadro sopra la scheda porta da un passo all'altro con Invio."),
                self.tr("Nel mese, spunta «Assente» o «Pasto in bianco»; con la tastiera: frecce e Spazio."),
                self.tr("Assenza di oggi in tre tasti: Alt+A, la lettera di come è arrivata (T, S, E), Invio."),
                self.tr("Dopo l'orario limite il programma chiede un motivo; ogni richiesta ha un codice di ricevuta."),
                self.tr("Foto: in «Scheda», se il comune le vuole. Scegli il file, trascinalo o incollalo (Ctrl+V)."),
                self.tr("«Importa» legge anche «Cognome e nome» in una colonna: dove non è chiaro, chiede."),
                self.tr("Genitori separati: in «Scheda», «Chi paga» ha le quote di ciascuno, da un giorno in poi."),
            )
        )

    def open_pupil(self, pupil_id: int) -> None:
        """Show a pupil, unless something typed would be lost."""
        self._leave_form(lambda: self._show(pupil_id))

    show_pupil = open_pupil

    def open_class(self, class_id: int) -> None:
        """Show the pupils of a class."""
        self.search.clear()
        if self.class_box.findData(class_id) < 0:
            self.school.setCurrentIndex(0)
        place = self.class_box.findData(class_id)
        if place >= 0:
            self.class_box.setCurrentIndex(place)
        else:  # the filters are not there yet
            self.class_box.addItem("…", class_id)
            self.class_box.setCurrentIndex(self.class_box.count() - 1)

    def begin_new(self) -> None:
        """Open the form of a new pupil."""
        self._leave_form(self._begin)

    def begin_import(self) -> None:
        """Put the import in the place of the list."""
        self._leave_form(self._show_import)

    # The list

    def _look(self) -> None:
        among = Among(chosen(self.school), chosen(self.class_box), chosen(self.service))
        if among != self._among:
            self._among = among
            self.model.set_source(PupilSource(self.desk.session, among))

    def _offer(self, offered: Choices) -> None:
        is_new, self._choices = offered != self._choices, offered
        self.offer(offered)
        self.panel.set_choices(offered)
        if is_new and self.content.currentWidget() is self.importing:
            # Opened before this was known: the service and the days that were offered were those of before.
            self.importing.begin(offered)
            self.importing.check()
        self._look()

    def _on_school_chosen(self) -> None:
        self.offer_classes(self._choices)
        self._look()

    def _on_loaded(self, count: int) -> None:
        text = self.tr("1 alunno") if count == 1 else self.tr("{count} alunni")
        self.count.setText(text.format(count=f"{count:n}"))
        is_filtered = bool(self.model.filter_text) or self._among != Among()
        self.table.set_empty_text(
            self.tr("Nessun alunno corrisponde. Prova con meno lettere o togli i filtri.")
            if is_filtered
            else self.tr("Non ci sono ancora alunni: premi «Nuovo alunno» oppure importa un elenco.")
        )
        if self._enter_takes_first:
            self._take_first()

    def _on_enter(self) -> None:
        """Take the first that was found, now or when the search has come back."""
        self._enter_takes_first = True
        if not self.model.is_loading:
            self._take_first()

    def _take_first(self) -> None:
        self._enter_takes_first = False
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.selectRow(0)

    def _on_selected(self, pupil: PupilSummary | None) -> None:
        if pupil is not None and pupil.id != self.panel.pupil_id:
            self._leave_form(lambda: self._show(pupil.id))

    def _on_activated(self, _pupil: PupilSummary) -> None:
        """Enter on a row goes on into the month."""
        self.panel.month.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_export(self) -> None:
        """Write the registry of those on the list; who does not keep it gets the list as it is seen."""
        if not self._may_edit:
            self.table.export()
            return
        path = self.desk.files.ask_save(self, self.tr("alunni.csv"), self.tr("Foglio di calcolo CSV (*.csv)"))
        if path is None:
            return
        path = path.with_suffix(".csv")
        read, services = self.model.all_records(), self._choices.services
        first = services[0].id if services else None
        service_id = first if self._among is None else self._among.service_id or first
        self.desk.write(
            lambda session, progress: write_registry(session, path, read, service_id, progress),
            lambda count: self._on_exported(path, count),
            owner=self,
            touches=(),
            title=self.tr("Esportazione di {name}").format(name=path.name),
        )

    def _on_exported(self, path: Path, count: int) -> None:
        one, many = self.tr("Esportato 1 alunno in {name}."), self.tr("Esportati {count} alunni in {name}.")
        self.desk.tell((one if count == 1 else many).format(count=count, name=path.name))

    # The panel

    def _show(self, pupil_id: int) -> None:
        if self.content.currentWidget() is self.importing:
            self._show_list()
        self.panel.show_pupil(pupil_id)
        if not self.table.select_identity(pupil_id):
            self.table.clearSelection()

    def _show_import(self) -> None:
        if self.panel.current_form() is not None:
            self.panel.close_form()
        self.importing.begin(self._choices)
        self.content.setCurrentWidget(self.importing)
        self.importing.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in (self.primary, self.import_button, self.export_button):
            button.hide()

    def _show_list(self) -> None:
        self.content.setCurrentWidget(self.splitter)
        self.export_button.show()
        for button in (self.primary, self.import_button):
            button.setVisible(self._may_edit)

    def _begin(self) -> None:
        self._show_list()
        self.table.clearSelection()
        self.panel.begin_new_pupil()

    def _begin_from_afar(self) -> None:
        self.desk.area_wanted.emit("pupils")
        self.begin_new()

    def _import_from_afar(self) -> None:
        self.desk.area_wanted.emit("pupils")
        self.begin_import()

    def _leave_form(self, then: Callable[[], None]) -> None:
        """Go on, after asking when something typed would be lost."""
        if not self.panel.has_unsaved():
            then()
            return
        self.panel.confirm.ask(
            self.tr("Hai scritto dei dati che non sono ancora salvati: andando avanti si perdono."),
            self.tr("Scarta e prosegui"),
            then,
            on_cancel=self._stay,
        )

    def _stay(self) -> None:
        """Put the list's cursor back on the pupil whose form is open."""
        pupil_id = self.panel.pupil_id
        self.table.blockSignals(True)
        if pupil_id is None or not self.table.select_identity(pupil_id):
            self.table.clearSelection()
        self.table.blockSignals(False)
