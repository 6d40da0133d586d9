"""The day's page: figures that lead to names, and the close that charges them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent

from core import meals
from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome
from core.errors import Cancelled
from core.money import format_euro
from core.qt.columns import Tone
from core.qt.icons import Icon
from core.registry import ChargePolicy
from office.desk import Desk
from office.shell.search_box import Action
from office.today.facts import DayList, TodayFacts, today_facts
from office.today.pupils_panel import PanelLine
from office.today.view import TodayView
from office.wording import long_day, short_day

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
        self._is_busy = False
        self.set_day(desk.session.today())
        self.previous_day.clicked.connect(lambda: self._step(-1))
        self.next_day.clicked.connect(lambda: self._step(1))
        self.go_today.clicked.connect(lambda: self.set_day(self._desk.session.today()))
        self.day_edit.dateChanged.connect(self._on_asked)
        self.service.currentIndexChanged.connect(self._on_asked)
        self.primary.clicked.connect(self._on_close_wanted)
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

    def search_actions(self) -> Sequence[Action]:
        """Return what can be done from the search at the top."""
        if not self._desk.session.may(Permission.CLOSE_DAY):
            return ()
        return (Action("close_day", self.tr("Chiudi la giornata"), self._close_today, "", self.tr("addebita pasti")),)

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
        return self.tr("Giornata chiusa: {count} pasti addebitati, {total} in tutto.").format(
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
        self.primary.setEnabled(is_offered and not self._is_busy)

    def _refresh_by_itself(self) -> None:
        if not self._is_busy and self.confirm.isHidden():
            self.reload()

    def _step(self, days: int) -> None:
        self.set_day(self.shown_day() + timedelta(days=days))

    def _on_asked(self, _value: object) -> None:
        """Another day or service was chosen: what was asked about the old one is off."""
        if not self.confirm.isHidden():
            self.confirm.cancel()
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

    def _close_today(self) -> None:
        """Close from the search: first show the day, so that one sees what one closes."""
        self._desk.area_wanted.emit("today")
        self._on_close_wanted()

    def _on_close_wanted(self) -> None:
        service, day = self._facts.service, self.shown_day()
        if service is None or self._is_busy:
            return
        self._set_busy(True)
        service_id = service.id

        def look(session: Session) -> tuple[meals.ClosePreview, int, int]:
            pupils = meals.day_pupils(session, service_id, day)
            preview = meals.close_preview(session, service_id, day)
            return preview, sum(one.is_missing for one in pupils), sum(one.is_present for one in pupils)

        self._desk.read(look, self._on_preview, owner=self, on_failed=self._on_failed)

    def _on_preview(self, found: tuple[meals.ClosePreview, int, int]) -> None:
        self._set_busy(False)
        preview, missing, present = found
        if (preview.on, preview.service_id) != (self.shown_day(), self._facts.service_id):
            return
        if preview.without_price:
            self._show_without_price(preview.without_price)
            return
        self.confirm.ask(
            self._question(preview, missing, present), self.tr("Chiudi la giornata"), lambda: self._close(preview)
        )

    def _question(self, preview: meals.ClosePreview, missing: int, present: int) -> str:
        service = self._facts.service
        sentences = [
            self.tr("{service}, {day}: {count} pasti da addebitare, {total} in tutto, {exempt} esenti.").format(
                service="" if service is None else service.name,
                day=long_day(preview.on),
                count=preview.charged,
                total=format_euro(preview.total_cents),
                exempt=preview.exempt,
            )
        ]
        if not present:
            sentences.append(self.tr("Attenzione: nessuna presenza è stata registrata."))
        elif missing and service is not None and service.charge_policy is ChargePolicy.BOOKED:
            sentences.append(
                self.tr("{count} prenotati non risultano presenti e pagano lo stesso.").format(count=missing)
            )
        sentences.append(self.tr("Chiusa la giornata, si corregge solo con uno storno."))
        return " ".join(sentences)

    def _close(self, preview: meals.ClosePreview) -> None:
        self._set_busy(True)
        self._desk.write(
            lambda session, progress: meals.close_day(session, preview.service_id, preview.on, progress=progress),
            self._on_closed,
            owner=self,
            touches=("meals", "ledger"),
            title=self.tr("Chiusura del {day}").format(day=short_day(preview.on)),
            on_failed=self._on_failed,
        )

    def _on_closed(self, report: meals.CloseReport) -> None:
        self._set_busy(False)
        text = (
            self.tr("La giornata del {day} era già chiusa: {count} pasti addebitati, {total} in tutto.")
            if report.already_closed
            else self.tr("Giornata del {day} chiusa: {count} pasti addebitati, {total} in tutto, {exempt} esenti.")
        )
        self._desk.tell(
            text.format(
                day=short_day(report.on),
                count=report.charged,
                total=format_euro(report.total_cents),
                exempt=report.exempt,
            )
        )

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        if isinstance(error, meals.PricesMissing):
            self._show_without_price(error.pupils)
        elif isinstance(error, Cancelled):
            self._desk.messages.warning(
                self.tr("Chiusura interrotta: gli addebiti già registrati restano. Riprendila quando vuoi.")
            )
        else:
            self._desk.tell_error(error)

    def _show_without_price(self, pupils: Sequence[tuple[int, str]]) -> None:
        self._list = None
        self.panel.show_lines(
            self.tr("Senza tariffa · {count}").format(count=len(pupils)),
            [PanelLine(pupil_id, name, "", self.tr("manca"), Tone.DANGER) for pupil_id, name in pupils],
            text=self.tr(
                "La giornata non si può chiudere: a questi alunni manca una fascia o un'esenzione. Apri ognuno con "
                "Invio, assegna la tariffa, poi chiudi di nuovo. Nessun addebito è stato registrato."
            ),
        )
        self.panel.table.setFocus()

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._show_primary(self._facts.status)
