"""The import of pupils: a file is read, looked at row by row, entered, and taken back as a whole if need be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal

from core.access.session import Session
from core.documents import write_whole
from core.errors import Cancelled, InvalidValue, RefettorioError
from core.importing import (
    ITALIAN,
    Cut,
    Defaults,
    ImportReport,
    ImportRun,
    Plan,
    SheetTable,
    Target,
    UndoReport,
    Verdict,
    carry_out,
    guess,
    imports,
    plan,
    read_table,
    undo,
)
from core.money import format_euro
from core.progress import Progress
from core.qt.announcing import announce
from core.qt.columns import Tone
from core.qt.csv_export import harmless
from core.qt.theme import Role, set_role
from core.qt.translations import describe, in_words
from office.desk import Desk
from office.form import chosen
from office.pupils.import_view import ImportView, ShownRow
from office.pupils.source import Choices

TOUCHES = ("registry", "meals", "ledger", "payments")


class ImportPanel(ImportView):
    """Every change of columns or defaults makes a new dry run; an import keeps its id, so that it happens once."""

    #: Back to the list.
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk = desk
        self._table: SheetTable | None = None
        self._plan: Plan | None = None
        self._run_id = ""
        self._cuts: dict[int, Cut] = {}
        self._takes_likeliest = False
        self._is_running = False
        self._choices = Choices((), (), (), None)
        self.back_button.clicked.connect(self.left)
        self.choose_button.clicked.connect(self._on_choose)
        self.model_button.clicked.connect(self._on_model)
        self.empty.action_wanted.connect(self._on_choose)
        self.mapping.changed.connect(self.check)
        self.service.currentIndexChanged.connect(lambda _index: self.check())
        self.school.currentIndexChanged.connect(lambda _index: self.check())
        for field in (self.first, self.last):
            field.day_changed.connect(lambda _day: self.check())
        self.only_faulty.toggled.connect(lambda _on: self._show_rows())
        self.faulty.clicked.connect(lambda: self.only_faulty.setChecked(True))
        self.export_button.clicked.connect(self.table.export)
        self.table.record_selected.connect(self._on_row_chosen)
        self.table.exported.connect(self._on_exported)
        self.import_button.clicked.connect(self._on_import)
        self.confirm_names.clicked.connect(self._on_names_confirmed)
        self.cut_bar.chosen.connect(self._on_cut)
        self.retranslate()

    # Beginning

    def begin(self, choices: Choices) -> None:
        """Offer schools and services, and show what was imported before."""
        self._choices = choices
        self._offer(choices)
        self._reload_past()

    def load(self, path: Path) -> None:
        """Read a file; what it holds is shown when it is a spreadsheet, else what is wrong with it is said."""
        # Of the file before nothing may stay that could be imported under this one's name.
        self._table = self._plan = None
        self.confirm.cancel()
        self.show_settings(is_shown=False)
        self._show_plan()
        self._tell_file(self.tr("Leggo {name}…").format(name=path.name), is_wrong=False)
        self.desk.read(
            lambda _session: read_table(path),
            self._on_read,
            owner=self,
            key="import file",
            on_failed=self._on_not_read,
        )

    def check(self) -> None:
        """Make the dry run of what is on screen."""
        table = self._table
        if table is None or self._is_running:
            return
        try:
            defaults = self._defaults()
        except InvalidValue as error:
            self._on_not_checked(error, table)
            return
        columns, session = self.mapping.columns(), self.desk.session
        cuts, takes_likeliest = dict(self._cuts), self._takes_likeliest
        self.confirm.cancel()
        self.import_button.setEnabled(False)
        self.desk.runner.query(
            lambda progress: plan(
                session, table, columns, defaults, progress, cuts=cuts, takes_likeliest=takes_likeliest
            ),
            on_done=lambda made: self._on_checked(table, made),
            on_failed=lambda error: self._on_not_checked(error, table),
            title=self.tr("Controllo di {name}").format(name=table.name),
            owner=self,
            key="import plan",
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self._offer(self._choices)
        self._show_plan()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _offer(self, choices: Choices) -> None:
        for box, none, items in (
            (self.service, self.tr("Nessuno, per ora"), [(one.name, one.id) for one in choices.services]),
            (self.school, self.tr("La dice il file"), [(one.name, one.id) for one in choices.schools]),
        ):
            # Who imports a list of the canteen's wants them in the canteen: the first service, until another is chosen.
            is_first = box is self.service and box.count() <= 1 and bool(items)
            before = items[0][1] if is_first else box.currentData()
            box.blockSignals(True)
            box.clear()
            box.addItem(none, None)
            for text, item_id in items:
                box.addItem(text, item_id)
            box.setCurrentIndex(max(0, box.findData(before)))
            box.blockSignals(False)
        if choices.year is not None and not self.first.text():
            self.first.set_day(choices.year.starts_on)
            self.last.set_day(choices.year.ends_on)

    def _defaults(self) -> Defaults:
        return Defaults(self.first.wanted_day(), self.last.wanted_day(), chosen(self.service), chosen(self.school))

    # The file and its dry run

    def _on_choose(self) -> None:
        path = self.desk.files.ask_open(self, self.tr("Fogli di calcolo (*.xlsx *.csv *.txt)"))
        if path is not None:
            self.load(path)

    def _on_read(self, table: SheetTable) -> None:
        self._table, self._plan = table, None
        self._cuts, self._takes_likeliest = {}, False
        told = self.tr("{name}: {rows} righe, {told}")
        text = told.format(name=table.name, rows=len(table.rows), told=in_words(table.told))
        if not table.is_header_known:
            text += "\n" + self.tr(
                "La riga {row} è presa come intestazione e non entra. Se è già un alunno, scrivi sopra i titoli "
                "(«Cognome», «Nome», «Classe»…) e riscegli il file."
            ).format(row=table.header_row)
        self._tell_file(text, is_wrong=not table.is_header_known)
        self.mapping.show_table(table, guess(table.header))
        self.only_faulty.setChecked(False)
        self.show_settings(is_shown=True)
        self.check()

    def _on_not_read(self, error: BaseException) -> None:
        if isinstance(error, RefettorioError):
            self._tell_file(describe(error), is_wrong=True)
            announce(self, self.file_label.text())
        else:
            self._tell_file("", is_wrong=False)
            self.desk.tell_error(error)

    def _tell_file(self, text: str, *, is_wrong: bool) -> None:
        """Say how the file was understood, or what is wrong with it, where it was chosen."""
        self.file_label.setText(text)
        self.file_label.setProperty("tone", "danger" if is_wrong else None)
        set_role(self.file_label, None if is_wrong else Role.MUTED)

    def _on_checked(self, table: SheetTable, made: Plan) -> None:
        if table is not self._table:
            return  # another file was chosen meanwhile
        is_first = self._plan is None
        self._plan = made
        self._run_id = self.desk.session.ids.new_id()
        self._show_plan()
        if is_first:  # other names than those of the file before
            self.table.fit_columns()

    def _on_not_checked(self, error: BaseException, table: SheetTable) -> None:
        if isinstance(error, Cancelled) or table is not self._table:
            return
        self._plan = None
        self._show_plan()
        if isinstance(error, RefettorioError):
            self.table.set_empty_text(describe(error))
        else:
            self.desk.tell_error(error)

    def _show_plan(self) -> None:
        made = self._plan
        counts = [0, 0, 0] if made is None else [made.count(verdict) for verdict in Verdict]
        for tile, count in zip((self.new, self.known, self.faulty), counts, strict=True):
            tile.set_value(count)
        is_faulty = counts[2] > 0
        self.faulty.set_note(self.tr("non entrano") if is_faulty else "", Tone.DANGER if is_faulty else None)
        self.balance.set_value(format_euro(0 if made is None else made.balance_cents))
        entering = counts[0] + counts[1]
        text = self.tr("Importa 1 riga") if entering == 1 else self.tr("Importa {count} righe")
        self.import_button.setText(text.format(count=entering))
        self.import_button.setEnabled(entering > 0 and not self._is_running)
        unclear = 0 if self._takes_likeliest else self._unclear()
        self.confirm_names.setText(self.tr("Conferma i nomi come proposti ({count})").format(count=unclear))
        self.confirm_names.setVisible(unclear > 0)
        self.table.set_empty_text(self.tr("Nessuna riga con errori."))
        self._show_rows()

    def _on_row_chosen(self, shown: ShownRow | None) -> None:
        """Say the whole of what the cell may have no room for."""
        self.detail.setText("" if shown is None else shown.told)
        self.detail.setVisible(bool(self.detail.text()))
        self.cut_bar.show_cuts(*((0, ()) if shown is None else (shown.row.number, shown.row.cuts)))

    def _on_cut(self, number: int, cut: Cut) -> None:
        """Take where the clerk cut a name, and look at the file again."""
        if not self._is_running:
            self._cuts[number] = cut
            self.check()

    def _on_names_confirmed(self) -> None:
        self._takes_likeliest = True
        self.check()

    def _unclear(self) -> int:
        """Return how many names nobody has cut yet."""
        rows = () if self._plan is None else self._plan.rows
        return sum(bool(row.cuts) and row.verdict is Verdict.FAULTY for row in rows)

    def _show_rows(self) -> None:
        self._on_row_chosen(None)
        rows = () if self._plan is None else self._plan.rows
        only = self.only_faulty.isChecked()
        self.model.set_records(self.shown(row) for row in rows if not only or row.verdict is Verdict.FAULTY)

    # Importing

    def _on_import(self) -> None:
        made = self._plan
        if made is None or self._is_running:
            return
        text = self.tr(
            "Entrano {new} alunni nuovi e si completano {known} già presenti; saldi iniziali per {balance}. Le righe "
            "con errori ({faulty}) restano fuori."
        ).format(
            new=made.count(Verdict.NEW),
            known=made.count(Verdict.KNOWN),
            balance=format_euro(made.balance_cents),
            faulty=made.count(Verdict.FAULTY),
        )
        self.confirm.ask(text, self.tr("Importa"), lambda: self._run(made), is_dangerous=False)

    def _run(self, made: Plan) -> None:
        if self._is_running:
            return
        run_id = self._run_id
        self._set_running(True)

        def operation(session: Session, progress: Progress) -> ImportReport:
            return carry_out(session, run_id, made, progress)

        self.desk.write(
            operation,
            self._on_imported,
            owner=self,
            touches=TOUCHES,
            title=self.tr("Importazione di {name}").format(name=made.file_name),
            on_failed=lambda error: self._on_stopped(error, run_id),
        )

    def _on_imported(self, report: ImportReport) -> None:
        self._set_running(False)
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._table = self._plan = None
        self.file_label.clear()
        self.show_settings(is_shown=False)
        self._reload_past()
        told = self.tr("Importati {created} alunni, completati {changed}; genitori {guardians}; saldi {balance}.")
        text = told.format(
            created=report.created,
            changed=report.changed,
            guardians=report.guardians,
            balance=format_euro(report.balance_cents),
        )
        self.desk.tell(text, action=self.tr("Annulla tutto"), on_action=lambda: self._undo(report.run_id))
        if report.refused:
            first = "; ".join(f"{number}: {told}" for number, told in report.refused[:3])
            self.desk.messages.warning(
                self.tr("Righe rifiutate all'ultimo momento: {count}. {first}").format(
                    count=len(report.refused), first=first
                )
            )

    def _on_stopped(self, error: BaseException, run_id: str) -> None:
        self._set_running(False)
        self.import_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reload_past()
        if isinstance(error, Cancelled):
            self.desk.messages.warning(
                self.tr("Importazione interrotta: le righe già entrate restano. Premi di nuovo «Importa» per finire."),
                action=self.tr("Annulla tutto"),
                on_action=lambda: self._undo(run_id),
            )
        else:
            self.desk.tell_error(error)

    def _set_running(self, is_running: bool) -> None:
        self._is_running = is_running
        if is_running:  # a button that is switched off would give the keyboard to whatever comes next, out of the page
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.settings.setEnabled(not is_running)
        self.choose_button.setEnabled(not is_running)
        self.import_button.setEnabled(not is_running)

    # Taking back

    def _reload_past(self) -> None:
        self.desk.read(imports, self._show_past, owner=self, key="imports")

    def _show_past(self, runs: tuple[ImportRun, ...]) -> None:
        self.show_past(runs, self._ask_undo)

    def _ask_undo(self, run: ImportRun) -> None:
        text = self.tr(
            "Si tolgono gli alunni, le iscrizioni e i genitori portati da «{file}» e si stornano i saldi. Chi ha già "
            "movimenti resta in archivio, senza classe."
        )
        self.past_confirm.ask(
            text.format(file=run.file_name), self.tr("Annulla l'importazione"), lambda: self._undo(run.run_id)
        )

    def _undo(self, run_id: str) -> None:
        self.desk.write(
            lambda session, progress: undo(session, run_id, progress),
            self._on_undone,
            owner=self,
            touches=TOUCHES,
            title=self.tr("Annullo l'importazione"),
        )

    def _on_undone(self, report: UndoReport) -> None:
        self._reload_past()
        self.check()
        text = self.tr("Importazione annullata: {removed} alunni tolti, {kept} restano senza classe, stornati {cents}.")
        self.desk.tell(text.format(removed=report.removed, kept=report.kept, cents=format_euro(report.reversed_cents)))

    # Files

    def _on_model(self) -> None:
        path = self.desk.files.ask_save(self, self.tr("modello alunni.csv"), self.tr("Foglio di calcolo CSV (*.csv)"))
        if path is not None:
            self.desk.read(lambda _session: _write_model(path.with_suffix(".csv")), self._on_model_written, owner=self)

    def _on_model_written(self, path: Path) -> None:
        self.desk.tell(self.tr("Modello salvato: {path}.").format(path=path))

    def _on_exported(self, path: Path, count: int) -> None:
        self.desk.tell(self.tr("Righe esportate in {name}: {count}.").format(count=count, name=path.name))


def _write_model(path: Path) -> Path:
    whole = {Target.FULL_NAME, Target.GUARDIAN_FULL_NAME, Target.SECOND_FULL_NAME}  # two columns say more than one
    line = ";".join(harmless(title) for target, title in ITALIAN.items() if target not in whole)
    write_whole(path, f"\ufeff{line}\r\n".encode())
    return path
