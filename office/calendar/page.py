"""The calendar's page: look at the year, close and open days, take back what was entered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from core import calendar
from core.access.permissions import Permission
from core.access.session import Session
from core.calendar import CalendarException, ExceptionKind, SchoolHoliday, SuspensionScope
from core.documents import year_calendar_pdf, year_paper_of
from core.errors import RefettorioError
from office.calendar.facts import CalendarFacts, CalendarWanted, calendar_facts
from office.calendar.view import CalendarView
from office.desk import Desk
from office.papers import show_paper
from office.wording import short_day

AddException = Callable[..., int]


class CalendarPage(CalendarView):
    """Behaviour of the calendar's page."""

    areas = frozenset({"calendar", "registry", "meals"})
    icon = "calendar"

    def __init__(self, desk: Desk) -> None:
        may_edit = desk.session.may(Permission.EDIT_CALENDAR)
        super().__init__(desk.session.today, may_edit=may_edit)
        self._desk, self._may_edit = desk, may_edit
        self._facts = CalendarFacts(CalendarWanted(), (), (), (), (), (), ())
        for combo in (self.year, self.service, self.school, self.class_group):
            combo.currentIndexChanged.connect(self._on_choice)
        self.grid.chosen_changed.connect(lambda _first, _last: self._show_panel())
        self.grid.activated.connect(self._on_activated)
        self.panel.close_wanted.connect(self._on_close)
        self.panel.open_wanted.connect(self._on_open)
        self.panel.remove_wanted.connect(self._on_remove)
        self.panel.suspension_wanted.connect(desk.suspension_wanted)
        self.panel.suspend_wanted.connect(self._on_suspend)
        self.panel.weekdays_wanted.connect(self._on_weekdays)
        self.weekdays_form.save_wanted.connect(self._on_save_weekdays)
        self.weekdays_form.remove_wanted.connect(self._on_remove_weekdays)
        self.weekdays_form.cancelled.connect(self._leave_form)
        self.propose_button.clicked.connect(self._on_propose)
        self.holidays_form.save_wanted.connect(self._on_close_holidays)
        self.holidays_form.cancelled.connect(self._leave_form)
        self.grid.suspend_wanted.connect(self._on_suspend)
        self.grid.menu_wanted.connect(lambda where: self.days_menu().popup(where))
        line = self.panel.cause.lineEdit()
        if line is not None:
            line.returnPressed.connect(self.panel.close_button.click)
        self.retranslate()

    def reload(self) -> None:
        """Ask for the year again."""
        wanted = CalendarWanted(
            self.year.currentData(),
            self.service.currentData(),
            self.school.currentData(),
            self.class_group.currentData(),
        )
        self._desk.read(
            lambda session: calendar_facts(session, wanted), self._show, owner=self, key=f"calendar {id(self)}"
        )

    def focus_search(self) -> None:
        """Put the keyboard on the days."""
        self.grid.setFocus()

    def print_list(self) -> bool:
        """Print the year of the school or class on show (of every school, when none is chosen), to hang up."""
        wanted = self._facts.wanted
        service_id, year_id = wanted.service_id, wanted.year_id
        if service_id is None or year_id is None or not self._facts.days:
            return False

        def write(session: Session, path: Path) -> int:
            paper = year_paper_of(session, service_id, year_id, school_id=wanted.school_id, class_id=wanted.class_id)
            return year_calendar_pdf(paper, path)

        name = " ".join(part for part in (self.tr("Calendario"), self.year.currentText(), self._scope_text()) if part)
        show_paper(self._desk, f"{name}.pdf", write, owner=self)
        return True

    def _show(self, facts: CalendarFacts) -> None:
        self._facts = facts
        self.content.setCurrentIndex(0 if facts.days and facts.classes else 1)
        self.show_choices(facts)
        self.grid.show_days(facts.days, self._desk.session.today(), facts.suspended())
        self.panel.set_place_of(facts.place_of)
        self.panel.show_weekdays(facts.patterns, may_change=self._desk.session.may(Permission.EDIT_REGISTRY))
        self.weekdays_form.show_patterns(facts.patterns)
        self._show_panel()

    def _show_panel(self) -> None:
        period = self.grid.chosen()
        if period is None:
            entered = self._facts.touching(date.min, date.max)
            self.panel.show_period(None, (), entered, self._scope_text())
            return
        first, last = period
        days = [day for day in self._facts.days if first <= day.on <= last]
        touching = self._facts.touching(first, last)
        self.panel.show_period(period, days, touching, self._scope_text(), self.grid.suspensions_of(first))

    def _scope_text(self) -> str:
        parts = [self.class_group.currentText() if self.class_group.currentData() else "", self.school.currentText()]
        return " · ".join(part for part in parts if part)

    def _on_choice(self, _row: int) -> None:
        if not self.confirm.isHidden():
            self.confirm.cancel()
        self.side.setCurrentIndex(0)  # what was being written was about another class
        self.reload()

    def _on_activated(self) -> None:
        self.panel.cause.setFocus()
        line = self.panel.cause.lineEdit()
        if line is not None:
            line.selectAll()

    # Suspending

    def days_menu(self) -> QMenu:
        """Return the menu of the chosen days; it is gone once closed."""
        menu = QMenu(self)
        menu.setObjectName("days_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._may_edit:
            for text, run in (
                (self.tr("Sospendi… (sciopero, gita)"), self._on_suspend),
                (self.tr("Chiudi o apri: scrivi il motivo"), self._on_activated),
            ):
                menu.addAction(text).triggered.connect(run)
        for one in self._suspensions_chosen():
            text = self.tr("Vai alla sospensione «{cause}»").format(cause=one.cause)
            wanted = one.suspension_id
            menu.addAction(text).triggered.connect(lambda _on, wanted=wanted: self._desk.suspension_wanted.emit(wanted))
        return menu

    def _suspensions_chosen(self) -> list[CalendarException]:
        """Return one closure of each suspension that touches the chosen days."""
        period = self.grid.chosen()
        if period is None or not self._may_edit:
            return []
        found = {one.suspension_id: one for one in self._facts.touching(*period) if one.suspension_id is not None}
        return list(found.values())

    def _on_suspend(self) -> None:
        """Open the suspension of the chosen days, for the school and class on show."""
        period, wanted = self.grid.chosen(), self._facts.wanted
        if period is None or wanted.service_id is None or not self._may_edit:
            return
        classes = frozenset() if wanted.class_id is None else frozenset({wanted.class_id})
        scope = SuspensionScope(wanted.service_id, *period, school_id=wanted.school_id, class_ids=classes)
        self._desk.new_suspension_wanted.emit(scope)

    # Weekdays of a class

    def _on_weekdays(self) -> None:
        period = self.grid.chosen()
        self.side.setCurrentIndex(1)
        self.weekdays_form.begin(
            self.class_group.currentText(), self._facts.patterns, None if period is None else period[0]
        )

    def _on_save_weekdays(self) -> None:
        form, class_id = self.weekdays_form, self._facts.wanted.class_id
        if class_id is None:
            return
        try:
            first = form.first.wanted_day()
        except RefettorioError as error:
            form.form.show_fault(error)
            return
        weekdays = form.boxes.weekdays()
        text = self.tr("{name}: nuovi giorni di mensa dal {day}.")
        told = text.format(name=self.class_group.currentText(), day=short_day(first))
        self._change_weekdays(
            lambda session: calendar.set_weekdays_from(session, class_id, first, weekdays), told, is_done=True
        )

    def _on_remove_weekdays(self, starts_on: date) -> None:
        class_id = self._facts.wanted.class_id
        if class_id is not None:
            text = self.tr("{name}: dal {day} restano i giorni di prima.")
            told = text.format(name=self.class_group.currentText(), day=short_day(starts_on))
            self._change_weekdays(
                lambda session: calendar.remove_weekdays_from(session, class_id, starts_on), told, is_done=False
            )

    def _change_weekdays(self, change: Callable[[Session], object], told: str, *, is_done: bool) -> None:
        def done(_none: object) -> None:
            if is_done:
                self.side.setCurrentIndex(0)
                self.grid.setFocus()
            self._desk.tell(told)

        def failed(error: BaseException) -> None:
            if isinstance(error, RefettorioError):
                self.weekdays_form.form.show_fault(error)
            else:
                self._desk.tell_error(error)

        self._desk.write(
            lambda session, _progress: change(session), done, owner=self, touches=("calendar",), on_failed=failed
        )

    def _leave_form(self) -> None:
        self.side.setCurrentWidget(self.panel)
        self.grid.setFocus()

    # Holidays of the region

    def _on_propose(self) -> None:
        days, tomorrow = self._facts.days, self._desk.session.today() + timedelta(days=1)
        if not days or days[-1].on < tomorrow:
            self._desk.messages.info(self.tr("L'anno scolastico è finito: non c'è più niente da chiudere."))
            return
        first, last = max(days[0].on, tomorrow), days[-1].on
        self._desk.read(
            lambda session: calendar.school_holidays_missing(session, first, last), self._show_proposed, owner=self
        )

    def _show_proposed(self, holidays: Sequence[SchoolHoliday]) -> None:
        if not holidays:
            text = self.tr("Non manca niente: vacanze e ponti da oggi in poi sono già nel calendario.")
            self._desk.messages.info(text)
            return
        self.side.setCurrentWidget(self.holidays_form)
        self.holidays_form.begin(holidays)

    def _on_close_holidays(self) -> None:
        form = self.holidays_form
        try:
            holidays = form.rows.chosen()
        except RefettorioError as error:
            form.form.show_fault(error)
            return

        def done(ids: tuple[int, ...]) -> None:
            self._leave_form()
            self._desk.tell(
                self.tr("Periodi chiusi per tutte le scuole: {count}.").format(count=len(ids)),
                action=self.tr("Annulla"),
                on_action=lambda: self._take_all_back(ids),
            )

        self._desk.write(
            lambda session, _progress: calendar.close_school_holidays(session, holidays),
            done,
            owner=self,
            touches=("calendar",),
            on_failed=self._on_refused,
        )

    def _take_all_back(self, ids: Sequence[int]) -> None:
        for exception_id in ids:
            self._take_back(exception_id)

    # Closing and opening

    def _on_close(self, cause: str) -> None:
        period = self.grid.chosen()
        if period is None:
            return
        if period[0] > self._desk.session.today() or not cause.strip():
            self._add(calendar.add_closure, period, cause)
            return
        self.confirm.ask(
            self.tr(
                "Questi giorni sono già cominciati o passati. Chiudendoli le prenotazioni spariscono, ma i pasti già "
                "addebitati restano addebitati e la cucina non viene avvisata: per questo c'è la sospensione."
            ),
            self.tr("Chiudi lo stesso"),
            lambda: self._add(calendar.add_closure, period, cause),
        )

    def _on_open(self, cause: str) -> None:
        period = self.grid.chosen()
        if period is not None:
            self._add(calendar.add_opening, period, cause)

    def _add(self, add: AddException, period: tuple[date, date], cause: str) -> None:
        wanted, (first, last) = self._facts.wanted, period
        school_id = None if wanted.class_id is not None else wanted.school_id
        is_only_service = len(self._facts.services) == 1
        service_id = None if is_only_service else wanted.service_id
        text = (
            self.tr("Chiuso {days}: {cause}.") if add is calendar.add_closure else self.tr("Aperto {days}: {cause}.")
        ).format(days=_period_text(period), cause=cause.strip())

        def done(exception_id: int) -> None:
            self.panel.cause.setEditText("")
            self.grid.setFocus()
            self._desk.tell(text, action=self.tr("Annulla"), on_action=lambda: self._take_back(exception_id))

        self._desk.write(
            lambda session, _progress: add(
                session, first, last, cause,
                school_id=school_id, class_group_id=wanted.class_id, service_id=service_id,
            ),
            done,
            owner=self,
            touches=("calendar",),
            on_failed=self._on_refused,
        )  # fmt: skip

    def _on_refused(self, error: BaseException) -> None:
        self._desk.tell_error(error)
        if isinstance(error, RefettorioError):
            self.panel.cause.setFocus()

    def _on_remove(self, one: CalendarException) -> None:
        def put_back(session: Session) -> int:
            add: AddException = calendar.add_closure if one.kind is ExceptionKind.CLOSED else calendar.add_opening
            return add(
                session, one.starts_on, one.ends_on, one.cause,
                school_id=one.school_id, class_group_id=one.class_group_id, service_id=one.service_id,
            )  # fmt: skip

        def done(_none: None) -> None:
            text = self.tr("Tolto dal calendario: {cause}, {days}.")
            self._desk.tell(
                text.format(cause=one.cause, days=_period_text((one.starts_on, one.ends_on))),
                action=self.tr("Annulla"),
                on_action=lambda: self._run(put_back),
            )

        self._desk.write(
            lambda session, _progress: calendar.remove_exception(session, one.id),
            done,
            owner=self,
            touches=("calendar",),
        )

    def _take_back(self, exception_id: int) -> None:
        self._run(lambda session: calendar.remove_exception(session, exception_id))

    def _run(self, change: Callable[[Session], object]) -> None:
        self._desk.write(
            lambda session, _progress: change(session),
            lambda _answer: self._desk.messages.info(self.tr("Annullato.")),
            owner=self,
            touches=("calendar",),
        )


def _period_text(period: tuple[date, date]) -> str:
    first, last = period
    return short_day(first) if first == last else f"{short_day(first)} – {short_day(last)}"
