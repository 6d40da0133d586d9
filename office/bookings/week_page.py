"""The week of a class: keys become wishes, wishes one operation; refusals are said in words, Ctrl+Z goes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from core.access.permissions import Permission
from core.errors import RefettorioError, UserError
from core.meals import (
    BookingState,
    CellsChanged,
    CellWish,
    CutoffPassed,
    PlainLimitExceeded,
    ReasonNeeded,
    RequestChannel,
    change_cells,
    monday_of,
)
from core.qt.announcing import announce
from core.qt.messages import Message, MessageKind
from core.qt.translations import describe, in_words
from office.bookings.facts import WeekFacts, WeekWanted, callers_of, is_school, week_facts
from office.bookings.order import Order
from office.bookings.told import codes, refused, told, way_round
from office.bookings.week_model import day_name
from office.bookings.week_papers import export_week, print_week
from office.bookings.week_view import WeekView
from office.desk import Desk

#: How many changes Ctrl+Z remembers.
_REMEMBERED = 100


class WeekPage(WeekView):
    """Behaviour of the week."""

    #: A question waits here while another page is in front.
    front_wanted = Signal()
    areas = frozenset({"meals", "calendar", "registry"})
    icon = "calendar-remove"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.session.today)
        self._desk = desk
        self._wanted = WeekWanted(desk.session.today())
        self._done: list[CellsChanged] = []
        self._undoing: list[CellsChanged] = []
        self._waiting: list[Order] = []
        self._said: Message | None = None
        self._numbers = 0
        self._called_for: frozenset[int] = frozenset()
        may_ask = desk.session.may(Permission.REPORT_ABSENCE)
        self.strip.setVisible(may_ask)
        if is_school(desk.session):
            self.strip.channels.choose(RequestChannel.SCHOOL)
        self._connect(may_ask=may_ask)
        self.retranslate()
        self._show_buttons()

    def _connect(self, *, may_ask: bool) -> None:
        self.school.currentIndexChanged.connect(lambda _row: self._on_school())
        self.class_box.currentIndexChanged.connect(lambda _row: self._on_class())
        self.service.currentIndexChanged.connect(lambda _row: self._on_class())
        self.previous_week.clicked.connect(lambda: self.go(-1))
        self.next_week.clicked.connect(lambda: self.go(1))
        self.this_week.clicked.connect(lambda: self.go_to(self._desk.session.today()))
        self.day.day_changed.connect(self._on_day)
        self.print_button.clicked.connect(self.print_week)
        self.export_button.clicked.connect(self.export_week)
        self.grid.choice_changed.connect(self._on_choice)
        if may_ask:
            self.grid.wanted.connect(self._on_wanted)
            self.grid.undo_wanted.connect(self.undo)
            self.strip.absent.clicked.connect(lambda: self.grid.ask(BookingState.ABSENT))
            self.strip.plain.clicked.connect(lambda: self.grid.ask(BookingState.PLAIN))
            self.strip.booked.clicked.connect(lambda: self.grid.ask(BookingState.BOOKED))
            self.strip.undo.clicked.connect(self.undo)
            self.strip.who.line.returnPressed.connect(self.grid.start)
            self.strip.who.entered.connect(self._offer_callers)
        for keys, run in (
            ("Alt+Left", self.previous_week.click),
            ("Alt+Right", self.next_week.click),
            ("Alt+O", self.this_week.click),
            ("Ctrl+PgUp", lambda: self._next_class(-1)),
            ("Ctrl+PgDown", lambda: self._next_class(1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(run)

    # What is shown

    def reload(self) -> None:
        """Ask core again for the week on screen."""
        wanted = self._wanted
        self.show_span(monday_of(wanted.day), self._desk.session.today())
        self._desk.read(lambda session: week_facts(session, wanted), self._show, owner=self, key=f"week {id(self)}")

    def focus_search(self) -> None:
        """Put the keyboard on the class."""
        self.class_box.setFocus()

    def open_class(self, class_id: int) -> None:
        """Show the week of a class."""
        self._wanted = WeekWanted(self._wanted.day, self._wanted.service_id, None, class_id)
        self.reload()

    def help_text(self) -> str:
        """Return what the help says of the page."""
        return "\n".join(
            (
                self.tr(
                    "Scegli scuola e classe. Frecce per muoverti; Spazio o A assente, B in bianco, Canc prenotato."
                ),
                self.tr("Più caselle: Maiusc e frecce, o il mouse. Maiusc+Spazio la riga, Ctrl+Spazio il giorno."),
                self.tr("Ctrl+Z annulla l'ultima modifica. Alt+← e Alt+→: settimana. Ctrl+Pag: classe prima e dopo."),
                self.tr("Ogni modifica ha un codice di ricevuta; dopo l'orario limite il programma chiede un motivo."),
            )
        )

    def go(self, weeks: int) -> None:
        """Go some weeks on, or back."""
        self.go_to(self._wanted.day + timedelta(weeks=weeks))

    def go_to(self, day: date) -> None:
        """Show the week of a day."""
        self._forget_question()
        self._wanted = replace(self._wanted, day=day)
        self.day.set_day(None)  # it would name a day that is no longer shown
        self.reload()

    def _show(self, facts: WeekFacts) -> None:
        self._wanted = facts.wanted
        self.show_choices(facts)
        week = facts.week
        self.print_button.setEnabled(week is not None)
        self.export_button.setEnabled(week is not None)
        had_focus, place = self.grid.hasFocus(), self._place()
        self.model.show_week(week)
        if week is None:
            self._say_empty(facts)
        elif not week.rows:
            text = self.tr("Nella settimana non c'è nessuno in {name}. Gli alunni si mettono in classe da «Alunni».")
            self.show_empty(self.tr("Nessun alunno"), text.format(name=week.class_name))
        else:
            self.show_empty("", "")
            if not self.grid.currentIndex().isValid():
                self._go_back(place)
            if had_focus:
                self.grid.setFocus()
        self._show_buttons()

    def _say_empty(self, facts: WeekFacts) -> None:
        if not facts.services:
            heading = self.tr("Nessun servizio")
            text = self.tr("Crea prima un servizio, per esempio Mensa, in «Scuole e servizi».")
        else:
            heading = self.tr("Nessuna classe")
            text = self.tr("Qui si cambiano le prenotazioni di una classe. Crea le classi in «Scuole e servizi».")
        self.show_empty(heading, text)

    def _place(self) -> tuple[int, int]:
        """Return where the cursor is: the child and the column (0, 0: nowhere)."""
        index = self.grid.currentIndex()
        return (self.model.row_at(index.row()).pupil_id, index.column()) if index.isValid() else (0, 0)

    def _go_back(self, place: tuple[int, int]) -> None:
        """Put the cursor on the same child and weekday in another week, or on today."""
        pupil_id, column = place
        week = self.model.week
        rows = [] if week is None else [row.pupil_id for row in week.rows]
        if pupil_id in rows and column < self.model.columnCount():
            self.grid.go_to(rows.index(pupil_id), column)
        else:
            self.grid.go_to(0, max(1, self.model.column_of(self._desk.session.today())))

    def _on_school(self) -> None:
        self._forget_question()
        self._wanted = replace(self._wanted, school_id=self.school.currentData(), class_id=None, class_name="")
        self.reload()

    def _on_class(self) -> None:
        self._forget_question()
        self._wanted = replace(
            self._wanted,
            school_id=self.school.currentData(),
            class_id=self.class_box.currentData(),
            class_name=self.class_box.currentText(),
            service_id=self.service.currentData(),
        )
        self.reload()

    def _on_day(self, day: date | None) -> None:
        if day is not None:
            self.go_to(day)
            self.day.set_day(day)

    def _next_class(self, step: int) -> None:
        place = self.class_box.currentIndex() + step
        if 0 <= place < self.class_box.count():
            self.class_box.setCurrentIndex(place)

    # Asking

    def _on_choice(self) -> None:
        """Whoever called for one child did not call for the next."""
        pupils = {self.model.row_at(index.row()).pupil_id for index in self.grid.chosen()}
        if self._called_for and pupils and not pupils & self._called_for:
            self.strip.who.line.clear()
            self._called_for = frozenset()
        self._show_buttons()

    def _offer_callers(self) -> None:
        """Offer the family of the child whose days are chosen."""
        pupils = {self.model.row_at(index.row()).pupil_id for index in self.grid.chosen()}
        if len(pupils) != 1:
            self.strip.who.offer(())
            return
        pupil_id = next(iter(pupils))
        self._desk.read(
            lambda session: callers_of(session, pupil_id),
            self.strip.who.offer,
            owner=self,
            key=f"callers {id(self)}",
        )

    def _show_buttons(self) -> None:
        cells = [self.model.cell_at(index) for index in self.grid.chosen()]
        can = any(cell is not None and cell.may_change for cell in cells)
        for button in (self.strip.absent, self.strip.plain, self.strip.booked):
            button.setEnabled(can)
        self.strip.undo.setEnabled(bool(self._done))

    def _on_wanted(self, wishes: list[CellWish]) -> None:
        if not wishes:
            self._say_nothing_to_change()
            return
        who = self.strip.who.text()
        self._called_for = frozenset(one.pupil_id for one in wishes) if who else frozenset()
        self._send(Order(tuple(wishes), self.strip.channels.channel(), who))

    def _say_nothing_to_change(self) -> None:
        """A key that does nothing says why."""
        index = next(iter(self.grid.chosen()), None)
        day = None if index is None else self.model.day_at(index.column())
        if index is None or day is None:
            return
        cell = self.model.cell_at(index)
        if not day.is_service:
            text = self.tr("{day}: servizio non disponibile · {reason}").format(
                day=day_name(day.on), reason=in_words(day.no_service_text)
            )
        elif cell is not None and not cell.may_change:
            text = self.tr("{pupil}, {day}: {words}, non c'è un pasto da cambiare.").format(
                pupil=self.model.row_at(index.row()).full_name, day=day_name(day.on), words=self.model.words(cell)
            )
        else:
            text = self.tr("È già così.")
        self.show_refusal(text)
        announce(self.refusal, text)

    def _send(self, order: Order) -> None:
        week = self.model.week
        if week is None:
            return
        operation, service_id = self._desk.new_operation(), week.service_id
        if order.undoes is not None:
            service_id = order.undoes.receipts[0].service_id  # another service may be shown by now
        self._numbers += 1
        number = self._numbers
        self.show_refusal("")
        if service_id == week.service_id:
            self.model.take(number, order.wishes)
        self._desk.write(
            lambda session, _progress: change_cells(
                session, operation, service_id, order.wishes,
                channel=order.channel, asked_by=order.asked_by, override_reason=order.reason,
            ),
            lambda done: self._on_done(number, order, done),
            owner=self,
            touches=("meals",),
            on_failed=lambda error: self._on_refused(number, order, error),
        )  # fmt: skip

    def _on_done(self, number: int, order: Order, done: CellsChanged) -> None:
        self._undoing = [one for one in self._undoing if one is not order.undoes]
        self.model.settle(number, {(one.pupil_id, one.on): one.wanted for one in done.changed})
        if order.undoes is not None:
            self._done = [one for one in self._done if one is not order.undoes]
            self._say(" ".join(part for part in (self.tr("Annullato."), refused(done)) if part))
        elif done.changed:
            self._done = [*self._done, done][-_REMEMBERED:]
            parts = (told(done, self._name_of), codes(done), refused(done))
            self._say(" ".join(part for part in parts if part), self.tr("Annulla"), lambda: self._take_back(done))
        elif done.refused:
            self.show_refusal(refused(done))
        self._show_buttons()

    def _say(self, text: str, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Say what was done in place of what was said before: at ten changes a minute messages would pile up."""
        bar = self._desk.messages
        for row in bar.rows:
            if row.message is self._said:
                row.closed.emit()
        self._said = Message(MessageKind.SUCCESS, text, action, on_action)
        bar.show_message(self._said)

    def _on_refused(self, number: int, order: Order, error: BaseException) -> None:
        self.model.drop(number)
        self._undoing = [one for one in self._undoing if one is not order.undoes]
        may_override = self._desk.session.may(Permission.OVERRIDE_CUTOFF) and order.reason is None
        if isinstance(error, (CutoffPassed, PlainLimitExceeded, ReasonNeeded)) and may_override:
            self._ask_reason(order, error)
        elif isinstance(error, UserError):
            self._done = [one for one in self._done if one is not order.undoes]  # what cannot go back is past
            text = describe(error)
            self.show_refusal(text)
            announce(self.refusal, text, is_urgent=True)
            self.reload()  # what is on screen may be what somebody else has changed
        else:
            self._desk.tell_error(error)

    def _ask_reason(self, order: Order, error: RefettorioError) -> None:
        """Ask once, also for what is typed while the question stands; each order keeps its own caller."""
        if self.reason_bar.isHidden():
            self._waiting.clear()
        self._waiting.append(order)
        question = way_round(error, sum(len(one.wishes) for one in self._waiting))
        self._come_to_front()
        self.reason_bar.ask(question, self.tr("Registra lo stesso"), self._on_reason)

    def _come_to_front(self) -> None:
        """Show the page if a message's way back was pressed over another one: a question must be seen."""
        if not self.isVisible():
            self.front_wanted.emit()

    def _on_reason(self, reason: str) -> None:
        waiting, self._waiting = self._waiting, []
        for order in waiting:
            self._send(replace(order, reason=reason))

    def _forget_question(self) -> None:
        self._waiting.clear()
        if not self.reason_bar.isHidden():
            self.reason_bar.cancel()
        self.show_refusal("")

    def undo(self) -> None:
        """Take the last change back that is not being taken back already."""
        left = [one for one in self._done if not self._is_going_back(one)]
        if left:
            self._take_back(left[-1])

    def _is_going_back(self, done: CellsChanged) -> bool:
        asked = [] if self.reason_bar.isHidden() else [order.undoes for order in self._waiting]
        return any(one is done for one in (*self._undoing, *asked))

    def _take_back(self, done: CellsChanged) -> None:
        if all(one is not done for one in self._done) or self._is_going_back(done):
            return
        self._undoing.append(done)
        receipt = done.receipts[0]
        self._send(Order(done.way_back, receipt.channel, receipt.asked_by, undoes=done))

    # Paper

    def print_list(self) -> bool:
        """Print the week's own sheet."""
        self.print_week()
        return True

    def export_list(self) -> bool:
        """Export the week's own file."""
        self.export_week()
        return True

    def print_week(self) -> None:
        """Write the sheet of the week and open it."""
        if self.model.week is not None:
            print_week(self._desk, self.model.week, owner=self)

    def export_week(self) -> None:
        """Write the week as a file for a spreadsheet."""
        if self.model.week is not None:
            export_week(self._desk, self.model.week, owner=self)

    def _name_of(self, pupil_id: int) -> str:
        week = self.model.week
        rows = () if week is None else week.rows
        return next((row.full_name for row in rows if row.pupil_id == pupil_id), "")
