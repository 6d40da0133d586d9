"""Insertions at the nursery school: from which day each child of a class eats and, at first, on which weekdays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from core import registry
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue, RefettorioError
from core.meals import InsertionSet, PupilInsertion, clear_insertion, insertions, set_insertion, undo_insertion
from core.progress import Progress
from core.qt.columns import Tone
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView
from core.registry import SchoolLevel
from office.admin.side_panel import SidePanel, beside
from office.bookings.facts import own_classes
from office.bookings.week_view import fill_box
from office.days import DayField
from office.desk import Desk
from office.form import Form
from office.page import Page
from office.shell.room import Pages
from office.weekdays import WeekdayBoxes, weekdays_text
from office.wording import short_day

_Change: TypeAlias = Callable[[Session], tuple[InsertionSet, ...]]


@dataclass(frozen=True, slots=True)
class InsertionFacts:
    """The nursery classes and services to choose from, and the children of the one chosen."""

    classes: tuple[registry.ClassGroup, ...]
    services: tuple[registry.Service, ...]
    class_id: int | None = None
    service_id: int | None = None
    children: tuple[PupilInsertion, ...] = ()


def insertion_facts(session: Session, class_id: int | None, service_id: int | None) -> InsertionFacts:
    """Return the children of a nursery class (the first one unless asked for another)."""
    nurseries = {one.id for one in registry.schools(session) if one.level is SchoolLevel.INFANZIA}
    classes = tuple(one for one in own_classes(session) if one.school_id in nurseries)
    offered = {one.service_id for one in registry.offered_services(session) if one.school_id in nurseries}
    services = tuple(one for one in registry.services(session) if one.id in offered)
    if not classes or not services:
        return InsertionFacts(classes, services)
    group = next((one for one in classes if one.id == class_id), classes[0])
    service = next((one for one in services if one.id == service_id), services[0])
    return InsertionFacts(classes, services, group.id, service.id, insertions(session, service.id, group.id))


class InsertionForm(Form):
    """First meal, and for some weeks only some weekdays."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.first = DayField(desk.session.today)
        self.first.setObjectName("first_meal_on")
        self.first.field_name = "Primo pasto"
        self.weekdays = WeekdayBoxes()
        self.until = DayField(desk.session.today)
        self.until.setObjectName("reduced_until")
        self.until.field_name = "Fino al"
        self._first_line = self.add(self.first, "Primo pasto", "Data")
        self._days_line = self.add(self.weekdays, "Solo alcuni giorni", "Giorni della settimana")
        self._until_line = self.add(self.until, "Fino al")
        self.retranslate()

    def show_of(self, chosen: Sequence[PupilInsertion], today: date) -> None:
        """Fill the fields with what a child has; with several, with what is usual."""
        one = chosen[0] if len(chosen) == 1 else None
        self.heading.setText(one.full_name if one else self.tr("{count} bambini").format(count=len(chosen)))
        first = None if one is None else one.first_meal_on or max(one.starts_on, today)
        self.first.set_day(first)
        self.weekdays.set_weekdays(frozenset() if one is None else one.weekdays)
        self.until.set_day(None if one is None else one.reduced_until)
        self.begun()

    def retranslate(self) -> None:
        """Set the texts of the fields."""
        self.name(self._first_line, self.tr("Primo pasto"))
        self.explain(self._first_line, self.tr("Prima di questo giorno non è prenotato e non paga."))
        self.name(self._days_line, self.tr("Solo alcuni giorni"))
        self.explain(self._days_line, self.tr("Nessun giorno scelto: mangia in tutti i giorni della classe."))
        self.name(self._until_line, self.tr("Fino al"))
        self.explain(self._until_line, self.tr("Dal giorno dopo mangia sempre."))


class InsertionsPage(Page):
    """The children of a class, and the form for those chosen."""

    areas = frozenset({"meals", "registry"})
    icon = "calendar-remove"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._facts = InsertionFacts((), ())
        self._is_loading = False
        self._may_set = desk.session.may(Permission.SET_INSERTION)
        self.class_box, self.service = QComboBox(), QComboBox()
        top = QHBoxLayout()
        for box, name in ((self.class_box, "insertion_class"), (self.service, "insertion_service")):
            box.setObjectName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.currentIndexChanged.connect(lambda _row: self.reload())
            top.addWidget(box)
        top.addStretch(1)
        self.model: RecordTableModel[PupilInsertion] = RecordTableModel(
            self._columns(), identity=lambda one: one.enrolment_id
        )
        self.table = RecordTableView()
        self.table.setObjectName("insertions")
        self.table.setModel(self.model)
        self.form = InsertionForm(desk)
        self.panel = SidePanel("insertion_panel", self.form)
        self.clear_button = self.form.cancel_button
        self.empty = EmptyState(Icon.FAMILY)
        self.content = Pages()
        self.content.addWidget(beside(self.table, self.panel))
        self.content.addWidget(self.empty)
        self.body.setSpacing(8)
        self.body.addLayout(top)
        self.body.addWidget(self.content, 1)
        self.table.selectionModel().selectionChanged.connect(lambda *_both: self._on_choice())
        self.table.record_activated.connect(lambda _one: self.form.start())
        self.form.save_wanted.connect(self._on_save)
        self.form.cancelled.connect(self._on_clear)
        self.retranslate()

    def title(self) -> str:
        """Return the page's name."""
        return self.tr("Inserimenti")

    def help_text(self) -> str:
        """Return what the help says of the page."""
        return self.tr(
            "Inserimenti: alla scuola dell'infanzia la scuola dice da che giorno un bambino mangia e, per le prime "
            "settimane, in quali giorni. Fino ad allora non è prenotato, ordinato, atteso al refettorio né addebitato."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.form.retranslate()
        self.form.save_button.setText(self.tr("Salva"))
        self.clear_button.setText(self.tr("Mangia sempre"))
        self.clear_button.setToolTip(self.tr("Toglie l'inserimento: mangia in tutti i giorni della classe"))
        self.model.set_columns(self._columns())
        self.table.setAccessibleName(self.tr("Inserimenti"))
        self.table.set_empty_text(self.tr("Nessun bambino della classe è iscritto al servizio."))
        self.class_box.setAccessibleName(self.tr("Classe"))
        self.service.setAccessibleName(self.tr("Servizio"))
        self.empty.set_texts(
            self.tr("Nessuna sezione dell'infanzia"),
            self.tr(
                "Gli inserimenti graduali sono delle scuole dell'infanzia che offrono un servizio: non ce ne sono."
            ),
        )

    def reload(self) -> None:
        """Ask for the children again."""
        class_id, service_id = self.class_box.currentData(), self.service.currentData()
        self._desk.read(
            lambda session: insertion_facts(session, class_id, service_id),
            self._show,
            owner=self,
            key=f"insertions {id(self)}",
        )

    def focus_search(self) -> None:
        """Put the keyboard into the table."""
        self.table.setFocus()

    def open_class(self, class_id: int) -> None:
        """Show the children of a class, if it is a nursery's."""
        place = self.class_box.findData(class_id)
        if place >= 0:
            self.class_box.setCurrentIndex(place)

    def _show(self, facts: InsertionFacts) -> None:
        self._facts = facts
        is_one_school = len({one.school_id for one in facts.classes}) == 1
        names = [(one.id, one.name if is_one_school else f"{one.name} · {one.school_name}") for one in facts.classes]
        fill_box(self.class_box, names, facts.class_id)
        fill_box(self.service, [(one.id, one.name) for one in facts.services], facts.service_id)
        self.service.setVisible(len(facts.services) > 1)
        self.content.setCurrentIndex(0 if facts.classes and facts.services else 1)
        self._show_children(facts.children)

    def _show_children(self, children: tuple[PupilInsertion, ...]) -> None:
        """Show them anew: those chosen stay chosen, and what is being typed for them stays."""
        chosen = {one.enrolment_id for one in self._chosen()}
        self._is_loading = True
        self.model.set_records(children)
        places = [row for key in chosen if (row := self.model.row_of(key)) is not None]
        selection = QItemSelection()
        for place in places:
            selection.select(self.model.index(place, 0), self.model.index(place, self.model.columnCount() - 1))
        self.table.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._is_loading = False
        if not (chosen and len(places) == len(chosen) and self.form.is_typed()):
            self._show_chosen()

    def _on_choice(self) -> None:
        if not self._is_loading:
            self._show_chosen()

    def _chosen(self) -> list[PupilInsertion]:
        return list(self.table.selected_records()) if self.table.selected_rows() else []

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self.panel.setVisible(bool(chosen) and self._may_set)
        if not chosen or not self._may_set:
            return
        self.panel.show_form()
        self.form.show_of(chosen, self._desk.session.today())
        self.clear_button.setEnabled(any(one.is_gradual for one in chosen))

    # Setting

    def _on_save(self) -> None:
        chosen, service_id = self._chosen(), self._facts.service_id
        if not chosen or service_id is None or not self.form.save_button.isEnabled():
            return
        try:
            first, until = self.form.first.wanted_day(), self.form.until.day()
        except InvalidValue as error:
            self.form.show_fault(error)
            return
        weekdays = self.form.weekdays.weekdays() or None
        self._write(
            lambda session: tuple(
                set_insertion(session, one.pupil_id, service_id, first, weekdays, until, shown=one) for one in chosen
            )
        )

    def _on_clear(self) -> None:
        chosen, service_id = self._chosen(), self._facts.service_id
        if service_id is None:
            return
        gradual = [one for one in chosen if one.is_gradual]
        today = self._desk.session.today()
        if gradual:
            self._write(
                lambda session: tuple(
                    clear_insertion(session, one.pupil_id, service_id, max(one.starts_on, today), shown=one)
                    for one in gradual
                )
            )

    def _write(self, change: _Change) -> None:
        def together(session: Session, _progress: Progress) -> tuple[InsertionSet, ...]:
            with session.database.transaction():  # of several children all or none
                return change(session)

        self.form.set_busy(True)
        self._desk.write(together, self._on_done, owner=self, touches=("meals",), on_failed=self._on_refused)

    def _on_done(self, done: tuple[InsertionSet, ...]) -> None:
        self.form.set_busy(False)
        self.form.begun()
        name = done[0].after.full_name if len(done) == 1 else self.tr("{count} bambini").format(count=len(done))
        text = self.tr("{name}: {what}. Vale dal {day}; i giorni prima restano come sono.")
        self._desk.tell(
            text.format(name=name, what=self._in_words(done[0].after), day=short_day(done[0].holds_from)),
            action=self.tr("Annulla"),
            on_action=lambda: self._take_back(done),
        )

    def _on_refused(self, error: BaseException) -> None:
        self.form.set_busy(False)
        if isinstance(error, RefettorioError):
            self.form.show_fault(error)
        else:
            self._desk.tell_error(error)

    def _take_back(self, done: tuple[InsertionSet, ...]) -> None:
        service_id = self._facts.service_id
        if service_id is None:
            return

        def back(session: Session, _progress: Progress) -> None:
            with session.database.transaction():
                for one in done:
                    undo_insertion(session, service_id, one)

        self._desk.write(
            back,
            lambda _none: self._desk.messages.info(self.tr("Annullato: è di nuovo come prima.")),
            owner=self,
            touches=("meals",),
        )

    # Words

    def _in_words(self, one: PupilInsertion) -> str:
        parts = []
        if one.first_meal_on is not None:
            parts.append(self.tr("mangia dal {day}").format(day=short_day(one.first_meal_on)))
        if one.reduced_until is not None:
            days = self.tr("fino al {day} solo {weekdays}")
            parts.append(days.format(day=short_day(one.reduced_until), weekdays=weekdays_text(one.weekdays)))
        return ", ".join(parts) or self.tr("mangia in tutti i giorni della classe")

    def _only(self, one: PupilInsertion) -> str:
        if one.reduced_until is None:
            return ""
        text = self.tr("{weekdays} fino al {day}")
        return text.format(weekdays=weekdays_text(one.weekdays), day=f"{one.reduced_until:%d/%m/%y}")

    def _state(self, one: PupilInsertion) -> str:
        today = self._desk.session.today()
        if one.first_meal_on is not None and one.first_meal_on > today:
            return self.tr("non mangia ancora")
        if one.reduced_until is not None and one.reduced_until >= today:
            return self.tr("solo alcuni giorni")
        return self.tr("mangia sempre")

    def _tone(self, one: PupilInsertion) -> Tone | None:
        today = self._desk.session.today()
        is_waiting = one.first_meal_on is not None and one.first_meal_on > today
        is_reduced = one.reduced_until is not None and one.reduced_until >= today
        return Tone.WARNING if is_waiting else Tone.PRIMARY if is_reduced else None

    def _columns(self) -> list[Column[PupilInsertion]]:
        return [
            Column("name", self.tr("Bambino"), lambda one: one.full_name),
            Column("state", self.tr("Oggi"), self._state, tone=self._tone),
            Column("first", self.tr("Primo pasto"), lambda one: one.first_meal_on),
            Column("days", self.tr("Solo"), self._only, sort_key=lambda one: one.reduced_until),
        ]
