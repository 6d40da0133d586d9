"""The waiting list's page: how many places there are, who waits, who gets the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core import registry
from core.access.permissions import Permission
from core.access.session import Session
from core.qt.big_number import BigNumber
from core.qt.columns import Tone
from core.qt.confirm import ConfirmBar
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView
from core.qt.theme import Role, set_role
from core.registry import School, SchoolYear, Service
from core.registry.waiting import (
    Places,
    WaitingEntry,
    WaitingState,
    add_to_waiting,
    give_place,
    note_waiting,
    places,
    set_seats,
    waiting_list,
    withdraw_waiting,
)
from office.desk import Desk
from office.flow import FlowLayout
from office.page import Page
from office.shell.room import Pages
from office.waiting.adding_bar import AddingBar
from office.waiting.note_bar import NoteBar

_FOUND = 8


@dataclass(frozen=True, slots=True)
class WaitingFacts:
    """What the page shows; without schools, services or a year there is nothing else."""

    schools: tuple[School, ...]
    services: tuple[Service, ...]
    year: SchoolYear | None
    school_id: int = 0
    service_id: int = 0
    places: Places | None = None
    entries: tuple[WaitingEntry, ...] = ()


def waiting_facts(session: Session, school_id: int | None, service_id: int | None) -> WaitingFacts:
    """Return the places and the list of a school and service (the first ones unless asked for others)."""
    schools, services = registry.schools(session), registry.services(session)
    year = registry.current_school_year(session)
    if not schools or not services or year is None:
        return WaitingFacts(schools, services, year)
    school = school_id if school_id in {one.id for one in schools} else schools[0].id
    service = service_id if service_id in {one.id for one in services} else services[0].id
    return WaitingFacts(
        schools, services, year, school, service, places(session, school, service, year.id),
        waiting_list(session, school, service, year.id, with_past=True),
    )  # fmt: skip


class WaitingPage(Page):
    """Layout and behaviour."""

    areas = frozenset({"registry"})
    icon = "account-clock-outline"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._facts = WaitingFacts((), (), None)
        self.school, self.service = QComboBox(), QComboBox()
        for combo, name in ((self.school, "school"), (self.service, "service")):
            combo.setObjectName(name)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            combo.currentIndexChanged.connect(lambda _row: self.reload())
            self.tools.addWidget(combo)
        self.seats, self.free, self.waiting = BigNumber(), BigNumber(), BigNumber()
        self.seats_label = QLabel()
        self.seats_box = QSpinBox()
        self.seats_box.setObjectName("seats")
        self.seats_box.setRange(-1, 100_000)
        self.seats_label.setBuddy(self.seats_box)
        self.seats_button = QPushButton()
        self.seats_button.setObjectName("set_seats")
        self.seats_button.clicked.connect(self._set_seats)
        self.confirm = ConfirmBar()
        self.adding, self.noting = AddingBar(desk.session.today()), NoteBar()
        self.search, self.add_button = self.adding.search, self.adding.button
        self.search.search_changed.connect(self._search)
        self.adding.add_wanted.connect(self._add)
        self.noting.save_wanted.connect(self._save_note)
        #: Who was just put on the list: chosen when the list comes, so that a note can follow at once.
        self._new_entry: int | None = None
        self.withdraw_button = QPushButton()
        self.withdraw_button.setObjectName("withdraw_waiting")
        self.withdraw_button.clicked.connect(self._ask_withdraw)
        self.from_label, self.from_day = QLabel(), QDateEdit()
        self.from_day.setObjectName("from_day")
        self.from_day.setCalendarPopup(True)
        self.from_day.setDisplayFormat("dd/MM/yyyy")
        self.from_label.setBuddy(self.from_day)
        self.model: RecordTableModel[WaitingEntry] = RecordTableModel(self._columns(), identity=lambda one: one.id)
        self.table = RecordTableView()
        self.table.setObjectName("waiting")
        self.table.setModel(self.model)
        self.table.record_selected.connect(lambda _one: self._show_actions())
        self.table.record_activated.connect(lambda one: desk.pupil_wanted.emit(one.pupil_id))
        self.empty = EmptyState(Icon.CLASSES)
        self.primary.clicked.connect(self._ask_give)
        self._lay_out()
        today = desk.session.today()
        self.from_day.setDate(QDate(today.year, today.month, today.day))
        self.retranslate()

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        for tile in (self.seats, self.free, self.waiting):
            tiles.addWidget(tile)
        seats = FlowLayout()
        of_seats: tuple[QWidget, ...] = (self.seats_label, self.seats_box, self.seats_button)
        of_entry: tuple[QWidget, ...] = (self.from_label, self.from_day, self.withdraw_button)
        for widget in of_seats:
            seats.addWidget(widget)
        seats.add_gap()
        for widget in of_entry:
            seats.addWidget(widget)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.confirm)
        layout.addLayout(tiles)
        layout.addLayout(seats)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.noting)
        layout.addWidget(self.adding)
        set_role(self.seats_label, Role.MUTED)
        set_role(self.from_label, Role.MUTED)
        self.content = Pages()
        self.content.addWidget(content)
        self.content.addWidget(self.empty)
        self.body.addWidget(self.content, 1)

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Lista d'attesa")

    def help_text(self) -> str:
        """Return what the help says of this area."""
        return self.tr(
            "Quanti posti ha un servizio in una scuola, e chi ne aspetta uno, nell'ordine delle domande. Senza un "
            "numero non c'è limite.\n"
            "«Dai il posto» iscrive l'alunno scelto dal giorno indicato alla fine dell'anno; se non è il primo della "
            "lista resta scritto. Un'iscrizione che finisce libera il suo posto."
        )

    def reload(self) -> None:
        """Ask for the places and the list again."""
        school_id, service_id = self.school.currentData(), self.service.currentData()
        self._desk.read(
            lambda session: waiting_facts(session, school_id, service_id),
            self._show,
            owner=self,
            key=f"waiting {id(self)}",
        )

    def focus_search(self) -> None:
        """Search for a pupil to put on the list."""
        self.search.setFocus()

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.school.setAccessibleName(self.tr("Scuola"))
        self.service.setAccessibleName(self.tr("Servizio"))
        self.seats.set_caption(self.tr("Posti"))
        self.free.set_caption(self.tr("Liberi"))
        self.waiting.set_caption(self.tr("In attesa"))
        self.seats_label.setText(self.tr("&Posti"))
        self.seats_box.setAccessibleName(self.tr("Posti"))
        self.seats_box.setSpecialValueText(self.tr("senza limite"))
        self.seats_button.setText(self.tr("Imposta"))
        self.from_label.setText(self.tr("&Dal"))
        self.from_day.setAccessibleName(self.tr("Primo giorno dell'iscrizione"))
        self.withdraw_button.setText(self.tr("Togli dalla lista"))
        self.noting.retranslate()
        self.adding.retranslate()
        self.primary.setText(self.tr("Dai il posto"))
        self.table.setAccessibleName(self.tr("Lista d'attesa"))
        self.table.set_empty_text(self.tr("Nessuno aspetta un posto."))
        self.model.set_columns(self._columns())
        self.empty.set_texts(
            self.tr("Qui si tengono i posti e chi ne aspetta uno"),
            self.tr("Quando ci saranno una scuola, un servizio e un anno scolastico, potrai fissare i posti."),
        )
        self._show_places()

    # What is shown

    def _show(self, facts: WaitingFacts) -> None:
        self._facts = facts
        has_any = facts.places is not None
        self.content.setCurrentIndex(0 if has_any else 1)
        _offer(self.school, [(one.id, one.name) for one in facts.schools], facts.school_id)
        _offer(self.service, [(one.id, one.name) for one in facts.services], facts.service_id)
        self.model.set_records(facts.entries)
        self.table.fit_columns()  # «ha avuto il posto» is longer than «aspetta»
        self._choose_new()
        self._show_places()

    def _show_places(self) -> None:
        known = self._facts.places
        may_edit = self._desk.session.may(Permission.EDIT_REGISTRY)
        self.primary.setVisible(known is not None and may_edit)
        if known is not None:
            self.seats.set_value(self.tr("∞") if known.seats is None else known.seats)
            self.seats.set_note(self.tr("senza limite") if known.seats is None else "")
            self.free.set_value("–" if known.free is None else known.free)
            over = 0 if known.seats is None else known.taken - known.seats
            self.free.set_note(
                self.tr("{count} oltre i posti").format(count=over) if over > 0 else "",
                Tone.WARNING if over > 0 else None,
            )
            self.waiting.set_value(known.waiting)
            self.seats_box.setValue(-1 if known.seats is None else known.seats)
        self._show_actions()

    def _chosen(self) -> WaitingEntry | None:
        """Return the entry to act on: the selected one, or the first who waits."""
        one = self.table.current_record() if self.table.selected_rows() else next(iter(self._facts.entries), None)
        return one if one is not None and one.state is WaitingState.WAITING else None

    def _show_actions(self) -> None:
        one, known = self._chosen(), self._facts.places
        self.primary.setEnabled(one is not None and known is not None and known.free != 0)
        self.withdraw_button.setEnabled(one is not None)
        chosen = one if self.table.selected_rows() else None
        self.noting.show_entry(chosen, may_edit=self._desk.session.may(Permission.EDIT_REGISTRY))

    def _choose_new(self) -> None:
        """Choose who was just put on the list and go to the note."""
        row = next((row for row, one in enumerate(self._facts.entries) if one.id == self._new_entry), None)
        if row is None:
            return
        self._new_entry = None
        self.table.selectRow(row)
        self.noting.focus_field()

    # Doing

    def _set_seats(self) -> None:
        value, facts = self.seats_box.value(), self._facts
        year_id = 0 if facts.year is None else facts.year.id
        self._desk.write(
            lambda session, _progress: set_seats(
                session, facts.school_id, facts.service_id, year_id, None if value < 0 else value
            ),
            lambda _none: self._desk.tell(self.tr("Posti impostati.")),
            owner=self,
            touches=("registry",),
        )

    def _search(self, text: str) -> None:
        if not text:
            self.adding.show_found(())
            return
        self._desk.read(
            lambda session: registry.search_pupils(session, text, limit=_FOUND).items,
            self.adding.show_found,
            owner=self,
            key=f"waiting search {id(self)}",
        )

    def _add(self, pupil_id: int, name: str, asked_on: date) -> None:
        facts = self._facts
        if facts.year is None:
            return
        year_id = facts.year.id
        self._desk.write(
            lambda session, _progress: add_to_waiting(
                session, pupil_id, facts.service_id, facts.school_id, year_id, asked_on=asked_on
            ),
            lambda entry_id: self._on_added(entry_id, name),
            owner=self,
            touches=("registry",),
        )

    def _on_added(self, entry_id: int, name: str) -> None:
        self.adding.start_again()
        self._new_entry = entry_id
        self._desk.tell(self.tr("{name} è in lista.").format(name=name))

    def _save_note(self, one: WaitingEntry, typed: str) -> None:
        def done(_none: None) -> None:
            self.noting.saved(one, typed)
            self._desk.tell(self.tr("Nota di {name} salvata.").format(name=one.pupil_name))

        self._desk.write(
            lambda session, _progress: note_waiting(session, one.id, typed, shown=one.note),
            done,
            owner=self,
            touches=("registry",),
        )

    def _ask_give(self) -> None:
        one = self._chosen()
        if one is None:
            return
        picked = self.from_day.date()
        day = date(picked.year(), picked.month(), picked.day())
        question = self.tr("{name} si iscrive dal {day} alla fine dell'anno.").format(
            name=one.pupil_name, day=f"{day:%d/%m/%Y}"
        )
        if one.position != 1:
            question += " " + self.tr("È il numero {place} della lista: chi viene prima aspetta ancora.").format(
                place=one.position
            )
        self.confirm.ask(question, self.tr("Dai il posto"), lambda: self._give(one, day), is_dangerous=False)

    def _give(self, one: WaitingEntry, day: date) -> None:
        self._desk.write(
            lambda session, _progress: give_place(session, one.id, day),
            lambda _enrolment: self._desk.tell(self.tr("{name} ha il posto.").format(name=one.pupil_name)),
            owner=self,
            touches=("registry", "meals"),
        )

    def _ask_withdraw(self) -> None:
        one = self._chosen()
        if one is None:
            return
        self.confirm.ask(
            self.tr("{name} esce dalla lista; se la famiglia cambia idea torna in fondo.").format(name=one.pupil_name),
            self.tr("Togli dalla lista"),
            lambda: self._withdraw(one),
        )

    def _withdraw(self, one: WaitingEntry) -> None:
        self._desk.write(
            lambda session, _progress: withdraw_waiting(session, one.id),
            lambda _none: self._desk.tell(self.tr("{name} non è più in lista.").format(name=one.pupil_name)),
            owner=self,
            touches=("registry",),
        )

    def _columns(self) -> list[Column[WaitingEntry]]:
        return [
            Column("place", self.tr("N."), lambda one: one.position, align=Qt.AlignmentFlag.AlignRight),
            Column("name", self.tr("Alunno"), lambda one: one.pupil_name),
            Column("asked", self.tr("Domanda del"), lambda one: one.asked_on),
            Column(
                "state", self.tr("Stato"), self._state,
                tone=lambda one: None if one.state is WaitingState.WAITING else Tone.MUTED,
            ),
            Column("note", self.tr("Nota"), lambda one: one.note),
        ]  # fmt: skip

    def _state(self, one: WaitingEntry) -> str:
        match one.state:
            case WaitingState.WAITING:
                return self.tr("aspetta")
            case WaitingState.ENROLLED:
                return self.tr("ha avuto il posto")
            case WaitingState.WITHDRAWN:
                return self.tr("ha rinunciato")


def _offer(combo: QComboBox, wanted: list[tuple[int, str]], chosen: int) -> None:
    """Fill a combo without telling anybody; a single choice needs none."""
    combo.blockSignals(True)
    combo.clear()
    for value, text in wanted:
        combo.addItem(text, value)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    combo.blockSignals(False)
    combo.setVisible(len(wanted) > 1)
