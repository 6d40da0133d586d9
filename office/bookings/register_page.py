"""A class register against the bookings: read, looked at, ticked, registered together, taken back together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.access.permissions import Permission
from core.errors import InvalidValue, RefettorioError, UserError
from core.importing import RegisterFile, read_register
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
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon, set_icon
from core.qt.theme import Role, set_role
from core.qt.translations import describe, in_words
from office.bookings.register_model import RegisterModel
from office.bookings.register_table import RegisterChoices, RegisterTable, register_choices
from office.bookings.told import codes, refused, way_round
from office.bookings.week_view import fill_box
from office.days import DayField
from office.desk import Desk
from office.page import Page
from office.reason_bar import ReasonBar
from office.wording import short_day

#: Rows that could not be read, named one by one.
_NAMED = 3


class RegisterPage(Page):
    """Day, class, file; then the differences."""

    areas = frozenset({"meals", "registry", "calendar"})
    icon = "file-import-outline"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._path: Path | None = None
        self._file: RegisterFile | None = None
        self._check: RegisterCheck | None = None
        self._is_filled = False
        self.day = DayField(desk.session.today)
        self.day.setObjectName("register_day")
        self.day.set_day(desk.session.today())
        self.class_box, self.service = QComboBox(), QComboBox()
        self.class_box.setObjectName("register_class")
        self.service.setObjectName("register_service")
        for box in (self.class_box, self.service):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.choose_button, self.apply_button = QPushButton(), QPushButton()
        self.all_button, self.none_button = QPushButton(), QPushButton()
        for button, name in (
            (self.choose_button, "register_choose"), (self.apply_button, "register_apply"),
            (self.all_button, "register_all"), (self.none_button, "register_none"),
        ):  # fmt: skip
            button.setObjectName(name)
        set_icon(self.choose_button, Icon.IMPORT)
        set_role(self.apply_button, Role.PRIMARY)
        self.told, self.faults, self.refusal = QLabel(), QLabel(), QLabel()
        self.told.setObjectName("register_told")
        self.faults.setObjectName("register_faults")
        self.faults.setProperty("tone", "warning")
        self.refusal.setObjectName("register_refusal")
        self.refusal.setProperty("tone", "danger")
        self.refusal.hide()
        for label in (self.told, self.faults, self.refusal):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.model = RegisterModel()
        self.table = RegisterTable(self.model)
        self.empty = EmptyState(Icon.IMPORT)
        self.content = QStackedWidget()
        self.reason_bar = ReasonBar()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget in (self.day, self.class_box, self.service, self.choose_button):
            top.addWidget(widget)
        top.addStretch(1)
        found = QWidget()
        layout = QVBoxLayout(found)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.table, 1)
        bottom = QHBoxLayout()
        bottom.addWidget(self.all_button)
        bottom.addWidget(self.none_button)
        bottom.addStretch(1)
        bottom.addWidget(self.apply_button)
        layout.addLayout(bottom)
        self.content.addWidget(self.empty)
        self.content.addWidget(found)
        self.body.setSpacing(8)
        self.body.addLayout(top)
        self.body.addWidget(self.told)
        self.body.addWidget(self.faults)
        self.body.addWidget(self.content, 1)
        self.body.addWidget(self.reason_bar)
        self.body.addWidget(self.refusal)

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self._on_choose)
        self.empty.action_wanted.connect(self._on_choose)
        self.day.day_changed.connect(lambda _day: self._read())
        self.class_box.currentIndexChanged.connect(lambda _row: self._compare())
        self.service.currentIndexChanged.connect(lambda _row: self._compare())
        self.all_button.clicked.connect(lambda: self.model.tick_all(is_ticked=True))
        self.none_button.clicked.connect(lambda: self.model.tick_all(is_ticked=False))
        self.model.ticked_changed.connect(self._show_ticked)
        self.apply_button.clicked.connect(lambda: self._apply(self._wishes()))

    def title(self) -> str:
        """Return the page's name."""
        return self.tr("Registro di classe")

    def help_text(self) -> str:
        """Return what the help says of the page."""
        return self.tr(
            "Registro di classe: scegli il file delle presenze del giorno (CSV o XLSX, con «Alunno» e «Assente» o "
            "«Presenza»). Vedi solo ciò che è diverso; niente cambia finché non premi «Registra»."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.day.field_name = self.tr("Giorno")
        self.day.setAccessibleName(self.tr("Giorno del registro"))
        self.class_box.setAccessibleName(self.tr("Classe"))
        self.service.setAccessibleName(self.tr("Servizio"))
        self.choose_button.setText(self.tr("Scegli il file…"))
        self.all_button.setText(self.tr("Tutti"))
        self.none_button.setText(self.tr("Nessuno"))
        self.table.setAccessibleName(self.tr("Differenze tra registro e prenotazioni"))
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
        self._path = path
        self.model.forget()
        self._read()

    def _read(self) -> None:
        path, self._file, self._check = self._path, None, None
        self._say_no("")
        if path is None:
            return
        try:
            day = self.day.wanted_day()
        except InvalidValue as error:
            self._refuse(error)
            return
        self._desk.read(
            lambda _session: read_register(path, day),
            self._on_read,
            owner=self,
            key=f"register file {id(self)}",
            on_failed=self._refuse,
        )

    def _on_read(self, file: RegisterFile) -> None:
        self._file = file
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
        self.told.setText("" if file is None or check is None else self._summary(file, check))
        self.told.setVisible(bool(self.told.text()))
        self.faults.setText("" if file is None else self._faults(file))
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

    def _summary(self, file: RegisterFile, check: RegisterCheck) -> str:
        parts = [
            self.tr(
                "{name}: {lines} alunni letti, {agreeing} d'accordo con le prenotazioni, {count} da guardare."
            ).format(name=file.name, lines=len(file.lines), agreeing=check.agreeing, count=len(check.differences))
        ]
        if file.is_list_of_absent:
            parts.append(self.tr("È un elenco di soli assenti: chi non c'è non viene toccato."))
        if file.other_days:
            parts.append(self.tr("{count} righe di altri giorni non contano.").format(count=file.other_days))
        return " ".join(parts)

    def _faults(self, file: RegisterFile) -> str:
        if not file.faults:
            return ""
        told = [f"{row}: {in_words(text)}" for row, text in file.faults[:_NAMED]]
        if len(file.faults) > _NAMED:
            told.append(self.tr("e altre {count}").format(count=len(file.faults) - _NAMED))
        return self.tr("Righe non capite, lasciate fuori. {rows}").format(rows=" · ".join(told))

    def _show_ticked(self) -> None:
        count = len(self.model.ticked())
        text = self.tr("Registra 1 modifica") if count == 1 else self.tr("Registra {count} modifiche")
        self.apply_button.setText(text.format(count=count))
        self.apply_button.setEnabled(bool(count))

    # Registering

    def _wishes(self) -> tuple[CellWish, ...]:
        return () if self._check is None else wishes_of(self._check, self.model.ticked())

    def _apply(
        self, wishes: tuple[CellWish, ...], reason: str | None = None, undoes: CellsChanged | None = None
    ) -> None:
        check = self._check
        if not wishes or check is None:
            return
        self._say_no("")
        operation, service_id = self._desk.new_operation(), check.service_id
        asked_by = self._asked_by(check.on)
        self.apply_button.setEnabled(False)
        self._desk.write(
            lambda session, _progress: change_cells(
                session, operation, service_id, wishes,
                channel=RequestChannel.IMPORT, asked_by=asked_by, override_reason=reason,
            ),
            lambda done: self._on_done(done, undoes),
            owner=self,
            touches=("meals",),
            on_failed=lambda error: self._on_refused(wishes, reason, undoes, error),
        )  # fmt: skip

    def _asked_by(self, on: date) -> str:
        name = self.class_box.currentText() if self.class_box.currentData() else ""
        return f"Registro di classe {name} {short_day(on)}".replace("  ", " ")

    def _on_done(self, done: CellsChanged, undoes: CellsChanged | None) -> None:
        if undoes is not None:
            text = self.tr("Annullato: le prenotazioni sono come prima del registro.")
            self._desk.tell(f"{text} {refused(done)}".rstrip())
            return
        text = self.tr("Dal registro: {count} prenotazioni cambiate.").format(count=len(done.changed))
        parts = (text, codes(done) if done.receipts else "", refused(done))
        self._desk.tell(
            " ".join(part for part in parts if part),
            action=self.tr("Annulla") if done.changed else "",
            on_action=(lambda: self._apply(done.way_back, undoes=done)) if done.changed else None,
        )

    def _on_refused(
        self, wishes: tuple[CellWish, ...], reason: str | None, undoes: CellsChanged | None, error: BaseException
    ) -> None:
        self._show_ticked()
        may_override = self._desk.session.may(Permission.OVERRIDE_CUTOFF) and reason is None
        if isinstance(error, (CutoffPassed, ReasonNeeded)) and may_override:
            self.reason_bar.ask(
                way_round(error, len(wishes)),
                self.tr("Registra lo stesso"),
                lambda given: self._apply(wishes, given, undoes),
            )
            self.reason_bar.field.setText(self.tr("Dal registro di classe"))
        elif isinstance(error, UserError):
            self._say_no(describe(error))
        else:
            self._desk.tell_error(error)
