"""A class register against the bookings: read, looked at, ticked, registered together, taken back together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal

from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue, RefettorioError, UserError
from core.importing import (
    NoMarkColumn,
    NoNameColumn,
    RegisterFile,
    RegisterLayout,
    SheetTable,
    guess_register,
    known_layout,
    read_table,
    register_of,
    remember_layout,
)
from core.meals import (
    CellsChanged,
    CellWish,
    CutoffPassed,
    ReasonNeeded,
    RegisterCheck,
    RequestChannel,
    change_cells,
    register_differences,
    wishes_of,
)
from core.qt.announcing import announce
from core.qt.translations import describe
from office.bookings.register_table import RegisterChoices, register_choices
from office.bookings.register_view import RegisterView
from office.bookings.register_words import faults, summary
from office.bookings.told import codes, refused, way_round
from office.bookings.week_view import fill_box
from office.desk import Desk
from office.wording import short_day


class RegisterPage(RegisterView):
    """Day, class, file; then the differences."""

    #: A question waits here while another page is in front.
    front_wanted = Signal()
    areas = frozenset({"meals", "registry", "calendar"})
    icon = "file-import-outline"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.session.today)
        self._desk = desk
        self._path: Path | None = None
        self._table: SheetTable | None = None
        #: What the clerk said of the columns of this file, None while the guess holds.
        self._said: RegisterLayout | None = None
        self._file: RegisterFile | None = None
        self._check: RegisterCheck | None = None
        self._is_filled = False
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self._on_choose)
        self.empty.action_wanted.connect(self._on_choose)
        self.columns_button.toggled.connect(self.columns.setVisible)
        self.columns.changed.connect(self._on_columns)
        self.day.day_changed.connect(lambda _day: self._read())
        self.class_box.currentIndexChanged.connect(lambda _row: self._compare())
        self.service.currentIndexChanged.connect(lambda _row: self._compare())
        self.all_button.clicked.connect(lambda: self.model.tick_all(is_ticked=True))
        self.none_button.clicked.connect(lambda: self.model.tick_all(is_ticked=False))
        self.model.ticked_changed.connect(self._show_ticked)
        self.apply_button.clicked.connect(lambda: self._apply(self._check, self._wishes()))

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self._show()

    def reload(self) -> None:
        """Ask for the choices, and compare again: bookings may have changed."""
        self._desk.read(register_choices, self._offer, owner=self, key=f"register choices {id(self)}")

    def focus_search(self) -> None:
        """Put the keyboard on the file."""
        self.choose_button.setFocus()

    def _offer(self, choices: RegisterChoices) -> None:
        chosen = self.class_box.currentData()
        is_one_school = len({one.school_id for one in choices.classes}) <= 1
        names = [(one.id, one.name if is_one_school else f"{one.name} · {one.school_name}") for one in choices.classes]
        fill_box(self.class_box, [(0, self.tr("Tutte le classi")), *names], chosen or 0)
        fill_box(self.service, [(one.id, one.name) for one in choices.services], self.service.currentData())
        self.service.setVisible(len(choices.services) > 1)
        self._is_filled = True
        self._compare()

    # The file

    def _on_choose(self) -> None:
        path = self._desk.files.ask_open(self, self.tr("Registro (*.csv *.txt *.xlsx);;Tutti i file (*)"))
        if path is not None:
            self.load(path)

    def load(self, path: Path) -> None:
        """Read a register."""
        self._path, self._said = path, None
        self.model.forget()
        self._read()

    def _read(self) -> None:
        path, self._table, self._file, self._check = self._path, None, None, None
        self._say_no("")
        if path is None:
            return
        try:
            day = self.day.wanted_day()
        except InvalidValue as error:
            self._refuse(error)
            return

        def read(session: Session) -> tuple[SheetTable, RegisterLayout]:
            table = read_table(path)
            return table, known_layout(session, table) or guess_register(table, day)

        self._desk.read(
            read,
            self._on_read,
            owner=self,
            key=f"register file {id(self)}",
            on_failed=self._refuse,
        )

    def _on_read(self, read: tuple[SheetTable, RegisterLayout]) -> None:
        self._table, layout = read
        self.columns.show_layout(self._table, self._said or layout)
        self.columns_button.show()
        self._understand(self._said or layout)

    def _on_columns(self) -> None:
        self._said = self.columns.register_layout()
        self.model.forget()
        self._say_no("")
        self._understand(self._said)

    def _understand(self, layout: RegisterLayout) -> None:
        """Take the columns for what they are said to be; where that is not enough, ask."""
        if self._table is None:
            return
        self._file = self._check = None
        try:
            self._file = register_of(self._table, self.day.wanted_day(), layout)
        except (NoNameColumn, NoMarkColumn) as error:
            self.columns_button.setChecked(True)
            self._refuse(error)
        except RefettorioError as error:
            self._refuse(error)
        else:
            self._compare()

    def _compare(self) -> None:
        file, service_id = self._file, self.service.currentData()
        if file is None or service_id is None or not self._is_filled:
            return
        try:
            day = self.day.wanted_day()
        except InvalidValue as error:
            self._refuse(error)
            return
        class_id = self.class_box.currentData() or None
        self._desk.read(
            lambda session: register_differences(session, service_id, day, file.lines, class_id=class_id),
            self._on_compared,
            owner=self,
            key=f"register {id(self)}",
            on_failed=self._refuse,
        )

    def _on_compared(self, check: RegisterCheck) -> None:
        if self._check is None:
            self._say_no("")
        self._check = check
        self.model.show_check(check)
        self._show()

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, RefettorioError):
            self._desk.tell_error(error)
            return
        self._check = None
        self.model.forget()
        self._show()
        self._say_no(describe(error))

    def _say_no(self, text: str) -> None:
        """Say why not, until something else is done; an empty text takes it away."""
        self.refusal.setText(text)
        self.refusal.setVisible(bool(text))
        if text:
            announce(self.refusal, text, is_urgent=True)

    # What is shown

    def _show(self) -> None:
        file, check = self._file, self._check
        has_rows = check is not None and bool(check.differences)
        self.content.setCurrentIndex(1 if has_rows else 0)
        self.told.setText("" if file is None or check is None else summary(file, check))
        self.told.setVisible(bool(self.told.text()))
        self.faults.setText("" if file is None else faults(file))
        self.faults.setVisible(bool(self.faults.text()))
        if check is not None and not has_rows:
            text = self.tr("Il registro e le prenotazioni dicono la stessa cosa: non c'è niente da registrare.")
            self.empty.set_texts(self.tr("Nessuna differenza"), text, self.tr("Scegli un altro file…"))
        else:
            self.empty.set_texts(
                self.tr("Dal registro di classe"),
                self.tr("Confronta chi è a scuola con chi è prenotato: scegli il giorno e il file delle presenze."),
                self.tr("Scegli il file…"),
            )
        self._show_ticked()

    def _show_ticked(self) -> None:
        count = len(self.model.ticked())
        text = self.tr("Registra 1 modifica") if count == 1 else self.tr("Registra {count} modifiche")
        self.apply_button.setText(text.format(count=count))
        self.apply_button.setEnabled(bool(count))

    # Registering

    def _wishes(self) -> tuple[CellWish, ...]:
        return () if self._check is None else wishes_of(self._check, self.model.ticked())

    def _apply(
        self,
        check: RegisterCheck | None,
        wishes: tuple[CellWish, ...],
        reason: str | None = None,
        undoes: CellsChanged | None = None,
    ) -> None:
        """Register the wishes that came of a check, or take them back: by then another file may be in front."""
        if not wishes or check is None:
            return
        self._say_no("")
        operation, service_id = self._desk.new_operation(), check.service_id
        asked_by = self._asked_by(check.on)
        table, said = self._table, self._said
        if undoes is None:
            self.table.setFocus()  # the button is out of use meanwhile: the keyboard would leave the page
            self.apply_button.setEnabled(False)

        def change(session: Session) -> CellsChanged:
            done = change_cells(
                session, operation, service_id, wishes,
                channel=RequestChannel.IMPORT, asked_by=asked_by, override_reason=reason,
            )  # fmt: skip
            if table is not None and said is not None:
                remember_layout(session, table, said)  # what served once, serves tomorrow
            return done

        self._desk.write(
            lambda session, _progress: change(session),
            lambda done: self._on_done(check, done, undoes),
            owner=self,
            touches=("meals",),
            on_failed=lambda error: self._on_refused(check, wishes, reason, undoes, error),
        )

    def _asked_by(self, on: date) -> str:
        name = self.class_box.currentText() if self.class_box.currentData() else ""
        return f"Registro di classe {name} {short_day(on)}".replace("  ", " ")

    def _on_done(self, check: RegisterCheck, done: CellsChanged, undoes: CellsChanged | None) -> None:
        if undoes is not None:
            text = self.tr("Annullato: le prenotazioni sono come prima del registro.")
            self._desk.tell(f"{text} {refused(done)}".rstrip())
            return
        text = self.tr("Prenotazioni cambiate dal registro: {count}.").format(count=len(done.changed))
        parts = (text, codes(done) if done.receipts else "", refused(done))
        self._desk.tell(
            " ".join(part for part in parts if part),
            action=self.tr("Annulla") if done.changed else "",
            on_action=(lambda: self._apply(check, done.way_back, undoes=done)) if done.changed else None,
        )

    def _on_refused(
        self,
        check: RegisterCheck,
        wishes: tuple[CellWish, ...],
        reason: str | None,
        undoes: CellsChanged | None,
        error: BaseException,
    ) -> None:
        self._show_ticked()
        may_override = self._desk.session.may(Permission.OVERRIDE_CUTOFF) and reason is None
        if isinstance(error, (CutoffPassed, ReasonNeeded)) and may_override:
            if not self.isVisible():
                self.front_wanted.emit()  # the message's way back was pressed over another page
            self.reason_bar.ask(
                way_round(error, len(wishes)),
                self.tr("Registra lo stesso"),
                lambda given: self._apply(check, wishes, given, undoes),
            )
            self.reason_bar.field.setText(self.tr("Dal registro di classe"))
        elif isinstance(error, UserError):
            self._say_no(describe(error))
        else:
            self._desk.tell_error(error)
