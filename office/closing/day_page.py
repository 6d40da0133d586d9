"""The closing wizard: decide, look, close; a closed day is only corrected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale

from core import meals
from core.errors import Cancelled
from core.meals import ChoicesMade, ClosingChoice, ClosingLine, DayState
from core.money import format_euro
from office.closing.by_itself import held_text
from office.closing.day_words import ClosingDayWords
from office.closing.deciding import decide_parts, parts_of
from office.closing.papers import list_name, write_list
from office.closing.reading import ClosingFacts, all_classes, closing_facts
from office.desk import Desk
from office.papers import show_paper
from office.shell.search_box import Action
from office.wording import long_day, short_day

_TOUCHED = ("meals", "ledger")


class ClosingDayPage(ClosingDayWords):
    """Behaviour of the wizard."""

    areas = frozenset({"meals", "calendar", "registry", "ledger", "station"})
    icon = "day_close"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._wanted: tuple[int | None, date | None] = (None, None)
        self._last_reason = ""
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.service.currentIndexChanged.connect(lambda _row: self.open_day(self.service.currentData(), None))
        self.waiting.activated.connect(lambda row: self.open_day(self._facts.service_id, self.waiting.itemData(row)))
        self.day.day_changed.connect(self._on_day)
        self.primary.clicked.connect(self._on_primary)
        self.back_button.clicked.connect(self._on_back)
        self.print_button.clicked.connect(lambda: self._write_list("pdf"))
        self.export_button.clicked.connect(lambda: self._write_list("xlsx"))
        self.choices.lines_wanted.connect(self._ask_lines)
        self.choices.chosen.connect(self._on_chosen)
        self.choices.everybody_wanted.connect(self._on_everybody)
        self.closed.reversal_wanted.connect(self._on_reversal)
        self.closed.charge_wanted.connect(self._on_late_charge)
        self.closed.account_wanted.connect(self._desk.account_wanted)
        for panel in (self.choices, self.preview):
            panel.pupil_wanted.connect(self._desk.pupil_wanted)

    # What is shown

    def open_day(self, service_id: int | None, day: date | None) -> None:
        """Show a day; None: the oldest that is open."""
        self._wanted = (service_id, day)
        self._is_previewing = False
        self._plan = None
        for bar in (self.confirm, self.reason):
            if not bar.isHidden():
                bar.cancel()
        self.reload()

    def reload(self) -> None:
        """Ask for the day on screen again."""
        service_id, day = self._wanted
        self._desk.read(
            lambda session: closing_facts(session, service_id, day), self._show, owner=self, key=f"closing {id(self)}"
        )

    def search_actions(self) -> Sequence[Action]:
        """Return what can be done from the search at the top."""
        return (
            Action("close_day", self.tr("Chiudi la giornata"), self._begin_from_afar, "",
                   self.tr("chiusura addebita pasti assenti presenti giustificati storno")),
        )  # fmt: skip

    def focus_search(self) -> None:
        """Put the keyboard where one begins."""
        shown = self.content.currentWidget()
        if shown is self.choices:
            self.choices.begin()
        elif shown is self.preview:
            self.preview.begin()
        elif shown is self.closed:
            self.closed.begin()
        else:
            self.day.setFocus()

    def _begin_from_afar(self) -> None:
        self._desk.closing_wanted.emit(0, None)

    def _show(self, facts: ClosingFacts) -> None:
        self._facts = facts
        if facts.service_id is not None and facts.day is not None:
            self._wanted = (facts.service_id, facts.day)
            self.show_day(facts.day)
        self._show_services()
        self._show_waiting()
        if self._state() is DayState.CLOSING:
            self._is_previewing = True
        self.choices.is_by_booking = facts.is_by_booking
        self.choices.show_classes([all_classes(facts, self.tr("Tutte le classi")), *facts.classes])
        self.held.setText("\n".join(map(held_text, facts.held)))
        self.held.setVisible(bool(facts.held))
        self._show_words()
        self._show_panel()

    def _show_panel(self) -> None:
        match self._state():
            case DayState.CLOSED:
                self.content.setCurrentWidget(self.closed)
                self._ask_closed()
            case DayState.NO_SERVICE | DayState.OPEN:
                self.content.setCurrentWidget(self.nothing)
            case _ if self._is_previewing:
                self._ask_plan()
            case _:
                self.content.setCurrentWidget(self.choices)
                self._ask_lines()

    def _show_services(self) -> None:
        self.service.blockSignals(True)
        self.service.clear()
        for one in self._facts.services:
            self.service.addItem(one.name, one.id)
        self.service.setCurrentIndex(self.service.findData(self._facts.service_id))
        self.service.blockSignals(False)
        self.service.setVisible(len(self._facts.services) > 1)

    def _show_waiting(self) -> None:
        days = self._facts.open_days
        self.waiting.blockSignals(True)
        self.waiting.clear()
        for one in days:
            name = QLocale().toString(QDate(one.on.year, one.on.month, one.on.day), "ddd dd/MM/yyyy")
            self.waiting.addItem(self.tr("{day} · interrotta").format(day=name) if one.is_begun else name, one.on)
        self.waiting.setPlaceholderText(
            self.tr("Da chiudere: {count}").format(count=len(days)) if days else self.tr("Niente da chiudere")
        )
        self.waiting.setCurrentIndex(next((row for row, one in enumerate(days) if one.on == self._facts.day), -1))
        self.waiting.setEnabled(bool(days))
        self.waiting.blockSignals(False)

    # The day

    def _on_day(self, day: date | None) -> None:
        if day is not None:
            self.open_day(self._facts.service_id, day)

    def _at(self) -> tuple[int, date] | None:
        if self._facts.service_id is None or self._facts.day is None:
            return None
        return self._facts.service_id, self._facts.day

    # Deciding

    def _ask_lines(self) -> None:
        at, class_id, words = self._at(), self.choices.class_id(), self.choices.words()
        if at is None:
            return
        self._desk.read(
            lambda session: meals.closing_lines(session, *at, class_id=None if words else class_id, search=words),
            self.choices.show_lines,
            owner=self,
            key=f"closing lines {id(self)}",
        )

    def _on_chosen(self, choice: ClosingChoice | None) -> None:
        lines = self.choices.selected()
        if choice is not ClosingChoice.EXCUSED:
            self._decide(lines, choice)
            return
        question = (
            self.tr("{name}: assente giustificato, non paga. Perché?").format(name=lines[0].full_name)
            if len(lines) == 1
            else self.tr("{count} alunni assenti giustificati, non pagano. Il motivo vale per tutti.").format(
                count=len(lines)
            )
        )
        self.reason.ask(question, self.tr("Giustifica"), lambda why: self._decide(lines, choice, why))
        self.reason.field.setText(self._last_reason)
        self.reason.field.selectAll()

    def _on_everybody(self) -> None:
        lines = self.choices.missing()
        self._decide(lines, ClosingChoice.PRESENT, is_told=True)

    def _decide(
        self, lines: list[ClosingLine], choice: ClosingChoice | None, reason: str = "", *, is_told: bool = False
    ) -> None:
        at = self._at()
        if at is None or not lines:
            return
        self._last_reason = reason or self._last_reason
        parts = parts_of(self._desk, [line.pupil_id for line in lines])
        if not is_told:
            self.choices.go_on()
        self._desk.write(
            lambda session, progress: decide_parts(session, *at, parts, choice, reason, progress),
            lambda made: self._on_decided(lines, made, is_told=is_told),
            owner=self,
            touches=("meals",),
            title=self.tr("Scelte di chiusura") if len(parts) > 1 else None,
        )

    def _on_decided(self, lines: list[ClosingLine], made: ChoicesMade, *, is_told: bool) -> None:
        if made.refused:
            _pupil_id, name, text = made.refused[0]
            more = len(made.refused) - 1
            text = text if text.startswith(name) else f"{name}: {text}"
            if more:
                text = self.tr("{text} E altri {count} non cambiati.").format(text=text, count=more)
            self._desk.messages.warning(text)
        elif is_told:
            self._desk.tell(
                self.tr("Alunni segnati presenti a mano: {count}.").format(count=len(made.done)),
                action=self.tr("Annulla"),
                on_action=lambda: self._decide(lines, None),
            )

    # Looking, closing

    def _on_primary(self) -> None:
        if self._is_busy:
            return
        if not self._is_previewing:
            self._is_previewing = True
            self._ask_plan()
        elif self._plan is not None:
            self._ask_close(self._plan)

    def _on_back(self) -> None:
        self._is_previewing, self._plan = False, None
        self.reload()

    def _ask_plan(self) -> None:
        at = self._at()
        if at is None:
            return
        self._desk.read(
            lambda session: meals.closing_plan(session, *at),
            self._show_plan,
            owner=self,
            key=f"closing plan {id(self)}",
            on_failed=self._on_plan_failed,
        )

    def _show_plan(self, plan: meals.ClosingPlan) -> None:
        if not self._is_previewing or (plan.preview.service_id, plan.preview.on) != self._at():
            return
        is_new = self._plan is None
        self._plan = plan
        self.preview.show_plan(plan)
        self.content.setCurrentWidget(self.preview)
        self._show_words()
        if is_new:
            self.preview.begin()

    def _on_plan_failed(self, error: BaseException) -> None:
        self._is_previewing = False
        self._show_words()
        self._desk.tell_error(error)

    def _ask_close(self, plan: meals.ClosingPlan) -> None:
        sentences = [
            self.tr("{day}. Pasti da addebitare: {count}, {total} in tutto; esenti: {exempt}.").format(
                day=long_day(plan.preview.on), count=plan.preview.charged,
                total=format_euro(plan.preview.total_cents), exempt=plan.preview.exempt,
            )
        ]  # fmt: skip
        if not plan.present:
            sentences.append(self.tr("Attenzione: nessuna presenza è stata registrata."))
        elif self._facts.undecided:
            sentences.append(self.tr("Alunni ancora da decidere: {count}. Vale la regola del servizio.").format(
                count=self._facts.undecided))  # fmt: skip
        sentences.append(self.tr("Chiusa la giornata, si corregge solo con uno storno."))
        self.confirm.ask(" ".join(sentences), self.tr("Chiudi la giornata"), lambda: self._close(plan))

    def _close(self, plan: meals.ClosingPlan) -> None:
        service_id, day = plan.preview.service_id, plan.preview.on
        self._set_busy(is_busy=True)
        self._desk.write(
            lambda session, progress: meals.close_day(session, service_id, day, progress=progress),
            self._on_closed,
            owner=self,
            touches=_TOUCHED,
            title=self.tr("Chiusura del {day}").format(day=short_day(day)),
            on_failed=self._on_close_failed,
        )

    def _on_closed(self, report: meals.CloseReport) -> None:
        self._is_previewing, self._plan = False, None
        self._set_busy(is_busy=False)
        text = (
            self.tr("La giornata del {day} era già chiusa. Pasti addebitati: {count}, {total} in tutto.")
            if report.already_closed
            else self.tr("Giornata del {day} chiusa. Pasti addebitati: {count}, {total} in tutto; esenti: {exempt}.")
        )
        self._desk.tell(
            text.format(
                day=short_day(report.on), count=report.charged, total=format_euro(report.total_cents),
                exempt=report.exempt,
            ),
            action=self.tr("Elenco (PDF)"),
            on_action=lambda: self._write_list("pdf"),
        )  # fmt: skip

    def _on_close_failed(self, error: BaseException) -> None:
        self._set_busy(is_busy=False)
        if isinstance(error, Cancelled):
            self._desk.messages.warning(
                self.tr("Chiusura interrotta: gli addebiti già registrati restano. Riprendila quando vuoi.")
            )
        else:
            self._desk.tell_error(error)
        self.reload()

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._show_words()

    # A closed day

    def _ask_closed(self) -> None:
        at, classes = self._at(), self._facts.classes
        if at is None:
            return
        self._desk.read(
            lambda session: meals.closed_lines(session, *at),
            lambda lines: self.closed.show_day(lines, classes),
            owner=self,
            key=f"closed lines {id(self)}",
        )

    def _on_reversal(self) -> None:
        self._correct(
            self.tr("{name}: storna {amount} della giornata del {day}. Perché?"),
            self.tr("Storna"),
            meals.reverse_charge,
            self.tr("{name}: addebito stornato, saldo {balance}."),
        )

    def _on_late_charge(self) -> None:
        self._correct(
            self.tr("{name}: addebita il pasto del {day}, che la chiusura non ha addebitato. Perché?"),
            self.tr("Addebita"),
            meals.charge_late,
            self.tr("{name}: pasto addebitato, saldo {balance}."),
        )

    def _correct(self, question: str, verb: str, operation: Callable[..., object], told: str) -> None:
        line, at = self.closed.selected(), self._at()
        if line is None or at is None:
            return
        made = self._desk.new_operation()  # before asking: a second Enter is the same correction

        def carry_out(why: str) -> None:
            self._desk.write(
                lambda session, _progress: operation(session, made, line.pupil_id, *at, why),
                lambda posted: self._desk.tell(
                    told.format(name=line.full_name, balance=format_euro(posted.balance_cents, signed=True))  # type: ignore[attr-defined]
                ),
                owner=self,
                touches=_TOUCHED,
            )

        text = question.format(name=line.full_name, amount=format_euro(line.amount_cents or 0), day=short_day(at[1]))
        self.reason.ask(text, verb, carry_out, is_dangerous=operation is meals.reverse_charge)

    # Papers

    def _write_list(self, ending: str) -> None:
        at, service = self._at(), self._facts.service
        if at is None or service is None:
            return
        show_paper(
            self._desk,
            list_name(service.name, at[1], ending),
            lambda session, path: write_list(session, *at, path),
            owner=self,
        )
