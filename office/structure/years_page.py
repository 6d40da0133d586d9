"""School years: from when to when, which one is running; other days only after seeing what they do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt

from core import calendar, registry
from core.access.session import Session
from core.errors import RefettorioError, UserError
from core.qt.columns import Tone
from core.qt.icons import Icon
from core.qt.record_table import Column, RecordTableModel
from core.registry import NameTaken, School, SchoolLevel, SchoolYear, YearChange, YearsOverlap
from office.admin.side_panel import beside
from office.days import DayField
from office.desk import Desk
from office.structure.forms import StructureForm, note_label
from office.structure.listing import ListPage, Work

_MONDAY = 0


class LessonsEndLate(UserError):
    """The infanzia goes on longer than the others, never shorter."""

    template = "Le lezioni delle altre scuole finiscono entro l'ultimo giorno dell'anno: correggi una delle due date."


@dataclass(frozen=True, slots=True)
class YearFacts:
    """What the page shows; `classes` counts those of each year."""

    years: tuple[SchoolYear, ...] = ()
    current: SchoolYear | None = None
    schools: tuple[School, ...] = ()
    classes: Mapping[int, int] | None = None


@dataclass(frozen=True, slots=True)
class YearEntry:
    """A year as it is typed; `lessons_end_on`: the last day of the schools that are no infanzia, if an earlier one."""

    starts_on: date
    ends_on: date
    lessons_end_on: date | None = None


def year_facts(session: Session) -> YearFacts:
    """Return the years, and what belongs to them."""
    years = registry.school_years(session)
    counts = {year.id: len(registry.classes(session, school_year_id=year.id)) for year in years}
    return YearFacts(years, registry.current_school_year(session), registry.schools(session), counts)


def usual_days(year: int, *, has_infanzia: bool) -> YearEntry:
    """Return the days that a school year usually has in Piedmont: from the second Monday of September to 10 June.

    An infanzia goes on until 30 June. What the region decides holds.
    """
    first = date(year, 9, 8)
    first += timedelta(days=(_MONDAY - first.weekday()) % 7)
    lessons = date(year + 1, 6, 10)
    return YearEntry(first, date(year + 1, 6, 30), lessons) if has_infanzia else YearEntry(first, lessons)


def create(session: Session, entry: YearEntry) -> int:
    """Make a year, and close the schools whose lessons end earlier; return its id.

    Raises:
        LessonsEndLate: they would end after the year.
    """
    year_id = registry.create_school_year(session, "", entry.starts_on, entry.ends_on)
    if entry.lessons_end_on is not None and entry.lessons_end_on > entry.ends_on:
        raise LessonsEndLate
    for school in _closing_earlier(registry.schools(session), entry):
        first = (entry.lessons_end_on or entry.ends_on) + timedelta(days=1)
        calendar.add_closure(session, first, entry.ends_on, "Fine delle lezioni", school_id=school.id)
    return year_id


def _closing_earlier(schools: Sequence[School], entry: YearEntry) -> list[School]:
    if entry.lessons_end_on is None or entry.lessons_end_on == entry.ends_on:
        return []
    return [school for school in schools if school.level is not SchoolLevel.INFANZIA]


class YearForm(StructureForm):
    """A school year, new or known."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("year_form")
        self.year: SchoolYear | None = None
        self.show_now = self.begin_change
        today = desk.session.today
        self.first, self.last, self.lessons = DayField(today), DayField(today), DayField(today)
        self.note = note_label()
        for field, name, told in (
            (self.first, "year_first", "Primo giorno"), (self.last, "year_last", "Ultimo giorno"),
            (self.lessons, "year_lessons", "Fine delle lezioni"),
        ):  # fmt: skip
            field.setObjectName(name)
            field.field_name = told
        self._first_line = self.add(self.first, "Primo giorno", "Anno scolastico", "Date")
        self._last_line = self.add(self.last, "Ultimo giorno")
        self._lessons_line = self.add(self.lessons, "Fine delle lezioni")
        self._rows.addWidget(self.note)
        self.tie(YearsOverlap, self.first)
        self.tie(NameTaken, self.first)
        self.tie(LessonsEndLate, self.lessons)
        self.retranslate()

    def begin_new(self, entry: YearEntry) -> None:
        """Show the form for a new year with the days that are usual."""
        self.year = None
        self.first.set_day(entry.starts_on)
        self.last.set_day(entry.ends_on)
        self.lessons.set_day(entry.lessons_end_on)
        self._begin(is_infanzia=entry.lessons_end_on is not None)

    def begin_change(self, year: SchoolYear) -> None:
        """Show the days of a year."""
        self.year = year
        self.first.set_day(year.starts_on)
        self.last.set_day(year.ends_on)
        self.lessons.set_day(None)
        self._begin(is_infanzia=False)

    def entry(self) -> YearEntry:
        """Return what was typed.

        Raises:
            InvalidValue: a day is missing, or is none.
        """
        return YearEntry(self.first.wanted_day(), self.last.wanted_day(), self.lessons.day())

    def _begin(self, *, is_infanzia: bool) -> None:
        self.show_line(self._lessons_line, is_shown=is_infanzia)
        self.retranslate()
        self.start()

    def retranslate(self) -> None:
        """Set all texts."""
        year = self.year
        heading = self.tr("Date dell'anno {label}")
        self.heading.setText(self.tr("Nuovo anno scolastico") if year is None else heading.format(label=year.label))
        self.name(self._first_line, self.tr("Primo giorno"))
        self.name(self._last_line, self.tr("Ultimo giorno (dell'infanzia, se va oltre)"))
        self.name(self._lessons_line, self.tr("Fine delle lezioni nelle altre scuole"))
        self.note.setText(
            self.tr(
                "Le date proposte sono quelle abituali in Piemonte: correggile con il calendario della Regione. Le "
                "vacanze si aggiungono poi in «Calendario»; classi e alunni con «Passaggio d'anno»."
            )
            if year is None
            else self.tr(
                "Prima di salvare vedi che cosa cambia: classi, iscrizioni, tariffe e diete che durano quanto l'anno "
                "lo seguono."
            )
        )


class YearsPage(ListPage[SchoolYear]):
    """Layout and behaviour."""

    areas = frozenset({"registry", "calendar"})

    def __init__(self, desk: Desk) -> None:
        self.form = YearForm(desk)
        self.facts = YearFacts()
        super().__init__(desk, "school_years", RecordTableModel([], identity=lambda one: one.id), self.form)
        self.calendar_button = self.panel.add_button("way_calendar", Icon.CALENDAR)
        self.delete_button = self.panel.add_button("delete_year", Icon.DELETE)
        self.body.addWidget(self.confirm)
        self.body.addWidget(beside(self.table, self.panel), 1)
        self.primary.show()
        self.calendar_button.clicked.connect(lambda: self._desk.area_wanted.emit("calendar"))
        self.delete_button.clicked.connect(self._on_delete)
        self.form.save_wanted.connect(self._on_save)
        self.retranslate()

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Anni scolastici")

    def help_text(self) -> str:
        """Return what the help says of this page."""
        return self.tr(
            "Anni scolastici: il primo e l'ultimo giorno di ognuno, e quale è in corso. Un anno nuovo si crea qui, con "
            "le date proposte; classi e alunni li porta il «Passaggio d'anno». Le date si possono cambiare finché "
            "nessuno ha mangiato nei giorni che resterebbero fuori: prima di salvare la pagina dice che cosa cambia."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.primary.setText(self.tr("Nuovo anno"))
        self.edit_button.setText(self.tr("Cambia le date"))
        self.calendar_button.setText(self.tr("Vacanze e chiusure"))
        self.delete_button.setText(self.tr("Togli"))
        self.table.setAccessibleName(self.tr("Anni scolastici"))
        self.table.set_empty_text(self.tr("Nessun anno scolastico: comincia con «Nuovo anno»."))
        right = Qt.AlignmentFlag.AlignRight
        self.model.set_columns(
            [
                Column("label", self.tr("Anno"), lambda one: one.label, is_stretched=True),
                Column("first", self.tr("Primo giorno"), lambda one: one.starts_on),
                Column("last", self.tr("Ultimo giorno"), lambda one: one.ends_on),
                Column("classes", self.tr("Classi"), self._classes, align=right),
                Column("state", self.tr("Stato"), self._state, tone=self._tone),
            ]
        )
        self.show_chosen()

    def reload(self) -> None:
        """Ask for the years again."""
        self._desk.read(year_facts, self._show, owner=self, key=f"years {id(self)}")

    def begin_new(self) -> None:
        """Show the form of the year after the last one."""
        years, today = self.facts.years, self._desk.session.today()
        begins = years[0].ends_on.year if years else today.year - (today.month < 6)
        has_infanzia = any(school.level is SchoolLevel.INFANZIA for school in self.facts.schools)
        self.panel.show_form(self.form)
        self.form.begin_new(usual_days(begins, has_infanzia=has_infanzia))

    def begin_change(self) -> None:
        """Show the form of the chosen year."""
        year = self.chosen()
        if year is not None:
            self.panel.show_form(self.form)
            self.form.begin_change(year)

    def show_facts(self, record: SchoolYear) -> None:
        """Show a year."""
        lines = [
            self._state(record),
            self.tr("Dal {first} al {last}.").format(first=_told(record.starts_on), last=_told(record.ends_on)),
            self.tr("Classi: {count}.").format(count=self._classes(record)),
        ]
        if not self._classes(record):
            lines.append(
                self.tr("Le classi si aggiungono in «Scuole e classi», o tutte insieme con «Passaggio d'anno».")
            )
        self.delete_button.setVisible(not self._classes(record))
        self.panel.show_facts(record.label, "\n".join(lines))

    def _show(self, facts: YearFacts) -> None:
        self.facts = facts
        self.show_records(facts.years)

    def _on_save(self) -> None:
        self.form.clear_faults()
        year = self.form.year
        try:
            entry = self.form.entry()
        except RefettorioError as error:
            self.form.show_fault(error)
            return
        if year is None:
            self._create(entry)
        elif (entry.starts_on, entry.ends_on) == (year.starts_on, year.ends_on):
            self._on_cancelled()
        else:
            self._desk.runner.query(
                lambda _progress: registry.preview_school_year(
                    self._desk.session, year.id, entry.starts_on, entry.ends_on
                ),
                on_done=lambda change: self._ask(year, entry, change),
                on_failed=self._on_refused,
                owner=self,
            )

    def _create(self, entry: YearEntry) -> None:
        told = self.tr("Anno {label} aggiunto. Ora le vacanze in «Calendario», le classi con «Passaggio d'anno».")
        self.do(
            Work(
                lambda session: create(session, entry),
                told.format(label=registry.school_year_label(entry.starts_on)),
            ),
            self.form,
        )

    def _ask(self, year: SchoolYear, entry: YearEntry, change: YearChange) -> None:
        """Say what the new days do, and do it when that is meant; what is in the way is refused by core."""
        work = Work(
            lambda session: self._change(session, year, entry),
            self.tr("Date dell'anno {label} cambiate.").format(label=registry.school_year_label(entry.starts_on)),
        )
        effects = self._effects(change)
        if change.served_on is not None or not effects:
            self.do(work, self.form)
            return
        question = self.tr("{label} andrà dal {first} al {last}. {effects}")
        self.confirm.ask(
            question.format(
                label=year.label, first=_told(entry.starts_on), last=_told(entry.ends_on), effects=" ".join(effects)
            ),
            self.tr("Cambia le date"),
            lambda: self.do(work, self.form),
        )

    def _change(self, session: Session, year: SchoolYear, entry: YearEntry) -> int:
        registry.update_school_year(
            session, year.id, label="", starts_on=entry.starts_on, ends_on=entry.ends_on, shown=year
        )
        return year.id

    def _effects(self, change: YearChange) -> list[str]:
        counted = (
            (change.placements, self.tr("Seguono l'anno gli alunni nelle classi: {count}.")),
            (change.enrolments, self.tr("Le iscrizioni: {count}.")),
            (change.prices, self.tr("Fasce, esenzioni e prezzi che durano di più: {count}.")),
            (change.diets, self.tr("Diete che durano di più: {count}.")),
            (change.removed, self.tr("Restano fuori e si tolgono, tra classi e iscrizioni: {count}.")),
            (change.requests, self.tr("Assenze e pasti in bianco che restano fuori e non contano più: {count}.")),
            (change.closures, self.tr("Chiusure che restano fuori: {count}.")),
        )
        return [text.format(count=count) for count, text in counted if count]

    def _on_refused(self, error: BaseException) -> None:
        if isinstance(error, RefettorioError):
            self.form.show_fault(error)
        else:
            self._desk.tell_error(error)

    def _on_delete(self) -> None:
        year = self.chosen()
        if year is None:
            return
        self.do(
            Work(
                lambda session: registry.delete_school_year(session, year.id),
                self.tr("Anno {label} tolto.").format(label=year.label),
                lambda session, _none: registry.create_school_year(session, year.label, year.starts_on, year.ends_on),
            )
        )

    def _classes(self, year: SchoolYear) -> int:
        return (self.facts.classes or {}).get(year.id, 0)

    def _state(self, year: SchoolYear) -> str:
        today = self._desk.session.today()
        if year.starts_on <= today <= year.ends_on:
            return self.tr("In corso")
        if year.ends_on < today:
            return self.tr("Concluso")
        is_next = self.facts.current is not None and self.facts.current.id == year.id
        return self.tr("Il prossimo") if is_next else self.tr("Futuro")

    def _tone(self, year: SchoolYear) -> Tone | None:
        today = self._desk.session.today()
        if year.starts_on <= today <= year.ends_on:
            return Tone.SUCCESS
        return Tone.MUTED if year.ends_on < today else None


def _told(day: date) -> str:
    return f"{day:%d/%m/%Y}"
