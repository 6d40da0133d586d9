"""Schools, what they offer, and their classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from core import registry
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import RefettorioError
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, Tone
from core.qt.theme import Role, set_role
from core.registry import ClassGroup, OfferedService, School, SchoolLevel, SchoolYear, Service
from office.admin.side_panel import beside
from office.desk import Desk
from office.flow import FlowLayout
from office.form import chosen
from office.structure.listing import ListPage, Work
from office.structure.school_forms import ClassForm, SchoolEntry, SchoolForm, entry_of, kept_entry, save_school
from office.weekdays import weekdays_text
from office.wording import level_name

_MONDAY_TO_FRIDAY = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """What the page shows; the classes are those of one year."""

    schools: tuple[School, ...] = ()
    services: tuple[Service, ...] = ()
    offered: tuple[OfferedService, ...] = ()
    years: tuple[SchoolYear, ...] = ()
    year: SchoolYear | None = None
    classes: tuple[ClassGroup, ...] = ()

    def offered_by(self, school_id: int) -> tuple[OfferedService, ...]:
        """Return what a school offers."""
        return tuple(one for one in self.offered if one.school_id == school_id)

    def classes_of(self, school_id: int) -> tuple[ClassGroup, ...]:
        """Return the classes of a school."""
        return tuple(one for one in self.classes if one.school_id == school_id)


def school_facts(session: Session, year_id: int | None) -> SchoolFacts:
    """Return everything of one school year, the current one unless another is asked for."""
    years = registry.school_years(session)
    year = next((one for one in years if one.id == year_id), None) or registry.current_school_year(session)
    return SchoolFacts(
        registry.schools(session, include_inactive=True),
        registry.services(session),
        registry.offered_services(session),
        years,
        year,
        () if year is None else registry.classes(session, school_year_id=year.id),
    )


class SchoolsPage(ListPage[School]):
    """Layout and behaviour: schools above, the chosen one's classes below."""

    def __init__(self, desk: Desk) -> None:
        self.school_form, self.class_form = SchoolForm(), ClassForm()
        self.facts = SchoolFacts()
        super().__init__(
            desk, "schools", RecordTableModel([], identity=lambda one: one.id), self.school_form, self.class_form
        )
        self.delete_button = self.panel.add_button("delete_school", Icon.DELETE)
        self.classes: RecordTableModel[ClassGroup] = RecordTableModel([], identity=lambda one: one.id)
        self.class_table = RecordTableView()
        self.class_table.setObjectName("classes")
        self.class_table.setModel(self.classes)
        self.classes_title, self.year = QLabel(), QComboBox()
        set_role(self.classes_title, Role.SUBTITLE)
        self.year.setObjectName("classes_year")
        self.year.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.new_class, self.edit_class, self.delete_class = QPushButton(), QPushButton(), QPushButton()
        for button, name, meaning in (
            (self.new_class, "new_class", Icon.ADD), (self.edit_class, "edit_class", Icon.EDIT),
            (self.delete_class, "delete_class", Icon.DELETE),
        ):  # fmt: skip
            button.setObjectName(name)
            set_icon(button, meaning)
        self._lay_out()
        self.primary.show()
        self.delete_button.clicked.connect(self._on_delete)
        self.new_class.clicked.connect(self.begin_new_class)
        self.edit_class.clicked.connect(self.begin_change_class)
        self.delete_class.clicked.connect(self._on_delete_class)
        self.class_table.record_selected.connect(lambda _one: self._show_class_buttons())
        self.class_table.record_activated.connect(lambda _one: self.begin_change_class())
        self.year.currentIndexChanged.connect(self.reload)
        self.school_form.save_wanted.connect(self._on_save)
        self.class_form.save_wanted.connect(self._on_save_class)
        self.retranslate()

    def _lay_out(self) -> None:
        tools = FlowLayout(grown=self.classes_title)
        tools.addWidget(self.classes_title)
        for widget in (self.year, self.new_class, self.edit_class, self.delete_class):
            tools.addWidget(widget)
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.table, 2)
        layout.addSpacing(4)
        layout.addLayout(tools)
        layout.addWidget(self.class_table, 3)
        self.body.addWidget(self.confirm)
        self.body.addWidget(beside(left, self.panel), 1)

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Scuole e classi")

    def help_text(self) -> str:
        """Return what the help says of this page."""
        return self.tr(
            "Scuole e classi: una scuola nuova, il suo nome, i servizi che offre e fino a che ora si disdice da lei; "
            "le classi di un anno con i giorni in cui mangiano. Una scuola che chiude si toglie da «Attiva»: la sua "
            "storia resta. Le classi dell'anno dopo le prepara il passaggio d'anno."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.primary.setText(self.tr("Nuova scuola"))
        self.delete_button.setText(self.tr("Togli"))
        self.new_class.setText(self.tr("Nuova classe"))
        self.edit_class.setText(self.tr("Modifica"))
        self.delete_class.setText(self.tr("Togli"))
        self.edit_class.setAccessibleName(self.tr("Modifica la classe"))
        self.delete_class.setAccessibleName(self.tr("Togli la classe"))
        self.year.setAccessibleName(self.tr("Anno scolastico"))
        self.table.setAccessibleName(self.tr("Scuole"))
        self.class_table.setAccessibleName(self.tr("Classi della scuola"))
        self.table.set_empty_text(self.tr("Nessuna scuola: comincia con «Nuova scuola»."))
        self.model.set_columns(
            [
                Column("name", self.tr("Scuola"), lambda one: one.name, is_stretched=True),
                Column("level", self.tr("Ordine"), lambda one: level_name(one.level)),
                Column("services", self.tr("Servizi"), self._services_text),
                Column("state", self.tr("Stato"), lambda one: self.tr("Attiva") if one.is_active else self.tr("Chiusa"),
                       tone=lambda one: None if one.is_active else Tone.MUTED),
            ]
        )  # fmt: skip
        self.classes.set_columns(
            [
                Column("name", self.tr("Classe"), lambda one: one.name),
                Column("days", self.tr("Mangia di"), lambda one: weekdays_text(one.weekdays), is_stretched=True),
            ]
        )
        self.show_chosen()

    def reload(self) -> None:
        """Ask for the schools, and for the classes of the year on show."""
        year_id = chosen(self.year)
        self._desk.read(
            lambda session: school_facts(session, year_id), self._show, owner=self, key=f"schools {id(self)}"
        )

    # Schools

    def begin_new(self) -> None:
        """Show the form of a new school, which offers what all the others do."""
        offers = {service.id: None for service in self.facts.services} if self._may_offer() else {}
        self.panel.show_form(self.school_form)
        self.school_form.begin(
            None, self.facts.services, SchoolEntry("", SchoolLevel.PRIMARIA, offers=offers),
            may_offer=self._may_offer(),
        )  # fmt: skip

    def begin_change(self) -> None:
        """Show the form of the chosen school."""
        school = self.chosen()
        if school is not None:
            self.panel.show_form(self.school_form)
            self.school_form.begin(
                school, self.facts.services, entry_of(school, self.facts.offered), may_offer=self._may_offer()
            )

    def show_facts(self, record: School) -> None:
        """Show a school and what it offers."""
        lines = [level_name(record.level), record.address]
        lines += [] if record.is_active else [self.tr("Chiusa: non offre più nulla, la sua storia resta.")]
        for one in self.facts.offered_by(record.id):
            text = self.tr("{service}: si disdice fino alle {hour}") if not one.is_own_cutoff else self.tr(
                "{service}: si disdice fino alle {hour} (orario proprio)"
            )  # fmt: skip
            lines.append(text.format(service=one.service_name, hour=f"{one.cutoff:%H:%M}"))
        if not self.facts.offered_by(record.id):
            lines.append(self.tr("Non offre nessun servizio: nessuno dei suoi alunni può essere prenotato."))
        self.panel.show_facts(record.name, "\n".join(line for line in lines if line))

    def show_chosen(self) -> None:
        """Show the chosen school and its classes."""
        super().show_chosen()
        school = self.chosen()
        self.classes.set_records(() if school is None else self.facts.classes_of(school.id))
        name = "" if school is None else school.name
        self.classes_title.setText(self.tr("Classi di {school}").format(school=name) if school else self.tr("Classi"))
        self.class_table.set_empty_text(self._no_classes_text(school))
        self.new_class.setEnabled(school is not None and self.facts.year is not None)
        self._show_class_buttons()

    def _show(self, facts: SchoolFacts) -> None:
        self.facts = facts
        self.year.blockSignals(True)
        self.year.clear()
        for year in facts.years:
            self.year.addItem(year.label, year.id)
        self.year.setCurrentIndex(-1 if facts.year is None else self.year.findData(facts.year.id))
        self.year.setVisible(bool(facts.years))
        self.year.blockSignals(False)
        self.show_records(facts.schools)

    def _on_save(self) -> None:
        school, entry = self.school_form.school, self.school_form.entry()
        name = " ".join(entry.name.split())
        if school is None:
            work = Work(
                lambda session: save_school(session, None, entry),
                self.tr("Scuola «{name}» aggiunta: ora le sue classi.").format(name=name),
                registry.delete_school,
            )
            self.do(work, self.school_form)
            return
        before = self.school_form.shown or entry_of(school, self.facts.offered)
        work = Work(
            lambda session: _change(session, school.id, entry, before),
            self.tr("Scuola «{name}» salvata.").format(name=name),
            lambda session, now: save_school(session, school.id, before, now),
            is_chosen=False,
        )
        lost = self._lost(before, entry)
        if not lost:
            self.do(work, self.school_form)
            return
        question = self.tr(
            "Da adesso «{school}» non ha più: {services}. Per i suoi alunni non si prenota, non si ordina e non si "
            "addebita; iscrizioni e conti restano."
        )
        self.confirm.ask(
            question.format(school=school.name, services=lost),
            self.tr("Salva lo stesso"),
            lambda: self.do(work, self.school_form),
        )

    def _lost(self, before: SchoolEntry, after: SchoolEntry) -> str:
        """Return the services that the school will have no more."""
        if not before.is_active:
            return ""
        kept = after.offers.keys() if after.is_active else set()
        names = {service.id: service.name for service in self.facts.services}
        return ", ".join(names[one] for one in before.offers if one not in kept)

    def _on_delete(self) -> None:
        school = self.chosen()
        if school is None:
            return
        before = entry_of(school, self.facts.offered)
        work = Work(
            lambda session: registry.delete_school(session, school.id),
            self.tr("Scuola «{name}» tolta.").format(name=school.name),
            lambda session, _none: save_school(session, None, before),
        )
        self.do(work)

    # Classes

    def begin_new_class(self) -> None:
        """Show the form of new classes, which eat on the days of the others."""
        school, year = self.chosen(), self.facts.year
        if school is None or year is None:
            return
        known = self.facts.classes_of(school.id)
        self.panel.show_form(self.class_form)
        self.class_form.begin(None, school, year, known[-1].weekdays if known else _MONDAY_TO_FRIDAY)

    def begin_change_class(self) -> None:
        """Show the form of the chosen class."""
        one, school, year = self.chosen_class(), self.chosen(), self.facts.year
        if one is not None and school is not None and year is not None:
            self.panel.show_form(self.class_form)
            self.class_form.begin(one, school, year, one.weekdays)

    def chosen_class(self) -> ClassGroup | None:
        """Return the chosen class."""
        one: ClassGroup | None = self.class_table.current_record()
        return one if self.class_table.selected_rows() else None

    def _on_save_class(self) -> None:
        self.class_form.clear_faults()
        group, school, year = self.class_form.group, self.class_form.school, self.class_form.year
        try:
            names, weekdays = self.class_form.entry()
        except RefettorioError as error:
            self.class_form.show_fault(error)
            return
        told = " ".join(", ".join(names).split())
        if group is not None:
            self.do(
                Work(
                    lambda session: _change_class(session, group, names[0], weekdays),
                    self.tr("Classe «{name}» salvata.").format(name=told),
                    lambda session, now: _change_class(session, now, group.name, group.weekdays),
                    is_chosen=False,
                ),
                self.class_form,
            )
        elif school is not None and year is not None:
            self.do(
                Work(
                    lambda session: tuple(
                        registry.create_class(session, school.id, year.id, name, weekdays) for name in names
                    ),
                    self.tr("Classi aggiunte a {school}: {names}.").format(school=school.name, names=told),
                    _delete_classes,
                ),
                self.class_form,
            )

    def _on_delete_class(self) -> None:
        one = self.chosen_class()
        if one is None:
            return
        self.do(
            Work(
                lambda session: registry.delete_class(session, one.id),
                self.tr("Classe «{name}» tolta.").format(name=one.name),
                lambda session, _none: _create_again(session, one),
            )
        )

    # What is shown

    def _show_class_buttons(self) -> None:
        is_chosen = self.chosen_class() is not None
        self.edit_class.setEnabled(is_chosen)
        self.delete_class.setEnabled(is_chosen)

    def _no_classes_text(self, school: School | None) -> str:
        if school is None:
            return self.tr("Scegli una scuola per vedere le sue classi.")
        if self.facts.year is None:
            return self.tr("Non c'è ancora un anno scolastico: aggiungilo in «Anni scolastici».")
        return self.tr("Nessuna classe in quest'anno: comincia con «Nuova classe».")

    def _services_text(self, school: School) -> str:
        return ", ".join(one.service_name for one in self.facts.offered_by(school.id))

    def _may_offer(self) -> bool:
        return self._desk.session.may(Permission.EDIT_SETTINGS)


def _change(session: Session, school_id: int, entry: SchoolEntry, shown: SchoolEntry) -> SchoolEntry:
    save_school(session, school_id, entry, shown)
    return kept_entry(session, school_id)


def _change_class(session: Session, shown: ClassGroup, name: str, weekdays: frozenset[int]) -> ClassGroup:
    registry.update_class(session, shown.id, name=name, weekdays=weekdays, shown=shown)
    return registry.class_group(session, shown.id)


def _delete_classes(session: Session, class_ids: Sequence[int]) -> None:
    for class_id in class_ids:
        registry.delete_class(session, class_id)


def _create_again(session: Session, one: ClassGroup) -> None:
    registry.create_class(session, one.school_id, one.school_year_id, one.name, one.weekdays)
