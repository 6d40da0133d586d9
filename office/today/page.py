"""The day's page: figures that lead to names, and the way to the close that charges them."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent

from core import meals
from core.access.permissions import Permission
from core.clock import rome
from core.money import format_euro
from core.qt.columns import Tone
from core.qt.icons import Icon
from office.desk import Desk
from office.today.facts import DayList, TodayFacts, today_facts
from office.today.pupils_panel import PanelLine
from office.today.view import TodayView
from office.wording import long_day

#: Stations tell of check-ins at any moment: a visible page looks again by itself.
REFRESH_MS = 20_000


class TodayPage(TodayView):
    """Behaviour of the day's page."""

    areas = frozenset({"meals", "calendar", "registry", "ledger", "station"})
    icon = "home"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._facts = TodayFacts(())
        self._list: tuple[DayList, int | None] | None = None
        self.set_day(desk.session.today())
        self.previous_day.clicked.connect(lambda: self._step(-1))
        self.next_day.clicked.connect(lambda: self._step(1))
        self.go_today.clicked.connect(lambda: self.set_day(self._desk.session.today()))
        self.day_edit.dateChanged.connect(self._on_asked)
        self.service.currentIndexChanged.connect(self._on_asked)
        self.primary.clicked.connect(self._on_close_wanted)
        self.kept_button.clicked.connect(desk.kept_wanted)
        for kind, number in self.numbers.items():
            number.clicked.connect(lambda _checked=False, kind=kind: self.show_list(kind))
        self.table.record_activated.connect(lambda line: desk.class_wanted.emit(line.class_id))
        self.table.clicked.connect(lambda _index: self._show_class_list())
        self.panel.pupil_wanted.connect(desk.pupil_wanted)
        self.panel.closed.connect(self._on_panel_closed)
        self.panel.more_wanted.connect(self._on_more_wanted)
        self.day_off.action_wanted.connect(self._on_next_wanted)
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self._refresh_by_itself)
        for keys, run in (("Alt+Left", self.previous_day.click), ("Alt+Right", self.next_day.click),
                          ("Alt+O", self.go_today.click)):  # fmt: skip
            QShortcut(QKeySequence(keys), self).activated.connect(run)
        self.retranslate()

    # What is shown

    def reload(self) -> None:
        """Ask for the figures of the day on screen."""
        day, service_id = self.shown_day(), self.service.currentData()
        self._desk.read(
            lambda session: today_facts(session, service_id, day), self._show, owner=self, key=f"today {id(self)}"
        )

    def focus_search(self) -> None:
        """Put the keyboard into the table of the classes."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Set all texts, those of the day too."""
        super().retranslate()
        if hasattr(self, "_facts"):
            self._show_state()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again by itself while it is seen."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: no need to ask."""
        self._timer.stop()
        super().hideEvent(event)

    def _show(self, facts: TodayFacts) -> None:
        self._facts = facts
        has_any = bool(facts.services) and (bool(facts.classes) or facts.status is not None)
        self.content.setCurrentIndex(1 if not has_any else 2 if facts.is_day_off else 0)
        self.show_services(facts.services, facts.service_id)
        self.show_classes(facts.classes)
        self._show_state()
        if self._list is not None:
            self._ask_list(*self._list)

    def _show_state(self) -> None:
        status = self._facts.status
        self._show_primary(status)
        self.show_kept(self._facts.kept)
        if status is None:
            self.state.hide()
            return
        self.state.say(*self._state_of(status))
        self._show_day_off(status)
        self.go_today.setEnabled(self.shown_day() != self._desk.session.today())

    def _show_day_off(self, status: meals.DayStatus) -> None:
        service, next_day = self._facts.service, self._facts.next_day
        action = "" if next_day is None else self.tr("Vai a {day}").format(day=long_day(next_day))
        heading = self.tr("{service}: servizio non disponibile").format(service="" if service is None else service.name)
        self.day_off.set_texts(heading, f"{long_day(self.shown_day())}\n{status.reason}", action)

    def _on_next_wanted(self) -> None:
        if self._facts.next_day is not None:
            self.set_day(self._facts.next_day)

    def _state_of(self, status: meals.DayStatus) -> tuple[str, Icon, str]:
        hour = "" if status.deadline_at is None else f"{rome(status.deadline_at):%H:%M}"
        match status.state:
            case meals.DayState.NO_SERVICE:
                reason = status.reason or self.tr("fuori dall'anno scolastico")
                text = self.tr("Servizio non disponibile: {reason}.").format(reason=reason.rstrip("."))
                return text, Icon.CALENDAR, "warning"
            case meals.DayState.OPEN:
                text = self.tr("Aperta: le famiglie possono cambiare fino alle {hour}.")
                return text.format(hour=hour), Icon.EDIT, "primary"
            case meals.DayState.ORDERED:
                text = self.tr("Dalle {hour} le famiglie non possono più cambiare. La giornata è da chiudere.")
                return text.format(hour=hour), Icon.MEALS, "primary"
            case meals.DayState.SERVED:
                return self.tr("La giornata è passata ed è ancora da chiudere."), Icon.WARNING, "warning"
            case meals.DayState.CLOSING:
                text = self.tr("La chiusura è cominciata e non è finita: la giornata non cambia più. Riprendila.")
                return text, Icon.WARNING, "warning"
            case meals.DayState.CLOSED:
                return self._closed_text(status), Icon.CHECK_CIRCLE, "success"

    def _closed_text(self, status: meals.DayStatus) -> str:
        if status.total_cents is None:
            return self.tr("Giornata chiusa.")
        return self.tr("Giornata chiusa. Pasti addebitati: {count}, {total} in tutto.").format(
            count=status.charged, total=format_euro(status.total_cents)
        )

    def _show_primary(self, status: meals.DayStatus | None) -> None:
        is_offered = (
            status is not None
            and self._desk.session.may(Permission.CLOSE_DAY)
            and status.state in {
                meals.DayState.OPEN, meals.DayState.ORDERED, meals.DayState.SERVED, meals.DayState.CLOSING
            }
        )  # fmt: skip
        is_begun = status is not None and status.state is meals.DayState.CLOSING
        self.primary.setText(self.tr("Riprendi la chiusura") if is_begun else self.tr("Chiudi la giornata"))
        self.primary.setVisible(is_offered)

    def _refresh_by_itself(self) -> None:
        self.reload()

    def _step(self, days: int) -> None:
        self.set_day(self.shown_day() + timedelta(days=days))

    def _on_asked(self, _value: object) -> None:
        """Another day or service was chosen."""
        self.go_today.setEnabled(self.shown_day() != self._desk.session.today())
        self.reload()

    # The lists behind the figures

    def show_list(self, kind: DayList, class_id: int | None = None) -> None:
        """Show who is behind a figure."""
        self._list = (kind, class_id)
        self._ask_list(kind, class_id)

    def _show_class_list(self) -> None:
        line = self.table.current_record()
        if line is not None:
            self.show_list(DayList.CLASS, line.class_id)

    def _ask_list(self, kind: DayList, class_id: int | None) -> None:
        service_id, day = self._facts.service_id, self.shown_day()
        if service_id is None:
            return
        self._desk.read(
            lambda session: meals.day_pupils(session, service_id, day, class_id=class_id),
            lambda pupils: self._show_list(kind, class_id, pupils),
            owner=self,
            key=f"today list {id(self)}",
        )

    def _show_list(self, kind: DayList, class_id: int | None, pupils: tuple[meals.DayPupil, ...]) -> None:
        if self._list != (kind, class_id):  # closed, or another one was asked for
            return
        lines = [self._line(kind, pupil) for pupil in pupils if kind.holds(pupil)]
        heading = f"{self.list_name(kind)} · {len(lines)}"
        if class_id is not None:
            line = next((one for one in self._facts.classes if one.class_id == class_id), None)
            heading = f"{'' if line is None else line.class_name} · {len(lines)}"
        more = self.tr("Apri gli alunni della classe") if class_id is not None else ""
        self.panel.show_lines(heading, lines, more=more)

    def _line(self, kind: DayList, pupil: meals.DayPupil) -> PanelLine:
        note, tone = self._note_of(kind, pupil)
        return PanelLine(pupil.pupil_id, pupil.full_name, pupil.class_name, note, tone)

    def _note_of(self, kind: DayList, pupil: meals.DayPupil) -> tuple[str, Tone | None]:
        diets = ", ".join(pupil.diets)
        if kind is DayList.DIETS:
            return diets, None
        if pupil.is_extra:
            return self.tr("Extra"), Tone.WARNING
        if pupil.state is meals.BookingState.ABSENT:
            return self.tr("Assente"), Tone.MUTED
        words = [self.tr("In bianco")] if pupil.state is meals.BookingState.PLAIN else []
        words += [diets] if diets else []
        words += [self.tr("Presente")] if pupil.is_present else []
        return ", ".join(words), Tone.SUCCESS if pupil.is_present else None

    def _on_panel_closed(self) -> None:
        self._list = None
        self.table.setFocus()

    def _on_more_wanted(self) -> None:
        if self._list is not None and self._list[1] is not None:
            self._desk.class_wanted.emit(self._list[1])

    # Closing the day

    def _on_close_wanted(self) -> None:
        """Closing has a page of its own: who did not come is decided there first."""
        if self._facts.service_id is not None:
            self._desk.closing_wanted.emit(self._facts.service_id, self.shown_day())
