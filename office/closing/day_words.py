"""What the wizard says of the day: where it stands, what the rule is, what goes on."""

from __future__ import annotations

from core import meals
from core.clock import rome
from core.meals import DayState
from core.qt.icons import Icon
from office.closing.day_view import ClosingDayView
from office.closing.reading import ClosingFacts
from office.desk import Desk
from office.wording import long_day


class ClosingDayWords(ClosingDayView):
    """The view with its words; what they are about is set by the page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._facts = ClosingFacts(())
        self._plan: meals.ClosingPlan | None = None
        self._is_previewing = False
        self._is_busy = False

    def retranslate(self) -> None:
        """Set all texts, those of the day too."""
        super().retranslate()
        self._show_words()

    def _state(self) -> DayState:
        status = self._facts.status
        if status is None:
            return DayState.NO_SERVICE
        if status.state is DayState.NO_SERVICE and self._facts.classes:
            return DayState.SERVED  # a day off, and somebody ate all the same
        return status.state

    def _show_words(self) -> None:
        facts, state = self._facts, self._state()
        is_open = state in {DayState.ORDERED, DayState.SERVED, DayState.CLOSING}
        self.rule.setText(self._rule_text())
        self.rule.setVisible(is_open and facts.service is not None)
        self.state.say(*self._state_text(state))
        self.back_button.setVisible(is_open and self._is_previewing and state is not DayState.CLOSING)
        for button in (self.print_button, self.export_button):
            button.setVisible(state is not DayState.NO_SERVICE)
        self.primary.setVisible(is_open)
        if state is DayState.CLOSING:
            self.primary.setText(self.tr("Riprendi la chiusura"))
        else:
            self.primary.setText(self.tr("Chiudi la giornata") if self._is_previewing else self.tr("Anteprima"))
        is_closable = not self._is_previewing or (self._plan is not None and self._plan.is_closable)
        self.primary.setEnabled(is_open and is_closable and not self._is_busy)
        if state is DayState.OPEN and facts.status is not None and facts.status.deadline_at is not None:
            text = self.tr("Fino alle {hour} le famiglie possono cambiare: poi qui si decide chi manca e si chiude.")
            self.nothing.set_texts(
                "" if facts.day is None else long_day(facts.day),
                text.format(hour=f"{rome(facts.status.deadline_at):%H:%M}"),
            )
        elif facts.services:
            self.nothing.set_texts(
                "" if facts.day is None else long_day(facts.day),
                self.tr("Servizio non disponibile in questo giorno: non c'è niente da chiudere."),
            )
        else:
            self.nothing.set_texts(
                self.tr("Qui si chiude la giornata della mensa"),
                self.tr("Quando ci saranno un servizio, una scuola e le sue classi, qui si addebiteranno i pasti."),
            )

    def _rule_text(self) -> str:
        if self._facts.is_by_booking:
            return self.tr(
                "Si addebita chi era prenotato, anche se non rilevato, e chi ha mangiato senza prenotazione. Chi è "
                "giustificato non paga."
            )
        return self.tr("Si addebita solo chi è stato rilevato o segnato presente a mano; gli altri non pagano.")

    def _state_text(self, state: DayState) -> tuple[str, Icon, str]:
        facts = self._facts
        day = "" if facts.day is None else long_day(facts.day)
        if state is DayState.CLOSED:
            return self._closed_text(day), Icon.CHECK_CIRCLE, "success"
        if state is DayState.CLOSING:
            text = self.tr("{day}: la chiusura è cominciata e non è finita, le scelte non cambiano più. Riprendila.")
            return text.format(day=day), Icon.WARNING, "warning"
        if state not in {DayState.ORDERED, DayState.SERVED}:
            return "", Icon.INFO, "primary"
        if self._is_previewing and self._plan is not None:
            return self._plan_text(day, self._plan)
        text = self.tr("{day}: {missing} non rilevati su {expected}, {extra} extra. Da decidere: {undecided}.")
        return (
            text.format(
                day=day,
                missing=sum(one.missing for one in facts.classes),
                expected=sum(one.expected for one in facts.classes),
                extra=sum(one.extra for one in facts.classes),
                undecided=facts.undecided,
            ),
            Icon.MEALS,
            "primary",
        )

    def _closed_text(self, day: str) -> str:
        closed = self._facts.closed
        if closed is None:
            return self.tr("{day}: giornata chiusa.").format(day=day)
        text = self.tr("{day}: giornata chiusa il {on} alle {hour} da {by}.")
        at = rome(closed.at)
        return text.format(day=day, on=f"{at:%d/%m/%Y}", hour=f"{at:%H:%M}", by=closed.by or self.tr("programma"))

    def _plan_text(self, day: str, plan: meals.ClosingPlan) -> tuple[str, Icon, str]:
        if plan.is_closable:
            text = self.tr("{day}: ecco che cosa verrà addebitato. Finché non chiudi puoi tornare indietro.")
            return text.format(day=day), Icon.INFO, "primary"
        text = self.tr(
            "{day}: non si può chiudere. Alunni senza tariffa: {count}. Aprili con Invio, assegna la fascia o "
            "l'esenzione e torna qui."
        )
        return text.format(day=day, count=len(plan.preview.without_price)), Icon.WARNING, "danger"
