"""Enrolling the pupil on screen; where a school has no place left, the waiting list is offered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from core.errors import InvalidValue, UserError
from core.qt.confirm import ConfirmBar
from core.registry.waiting import enrol_where_placed, wait_where_placed
from core.registry.waiting_faults import NoPlaceLeft
from office.desk import Desk
from office.form import chosen
from office.pupils.card import PupilCard
from office.pupils.entering import enter_pupil
from office.pupils.forms import EnrolForm, TypedPupil
from office.pupils.source import Choices
from office.pupils.steps import Steps


class Enrolling(QObject):
    """Listens to the form of one panel."""

    def __init__(self, desk: Desk, form: EnrolForm, confirm: ConfirmBar, steps: Steps) -> None:
        super().__init__(form)
        self._desk, self._form, self._confirm, self._steps = desk, form, confirm, steps
        self._card: PupilCard | None = None
        form.save_wanted.connect(self._save)

    def show_card(self, card: PupilCard) -> None:
        """Note whose record is on screen."""
        self._card = card

    def begin(self, choices: Choices) -> None:
        """Open the form."""
        self._steps.open(self._form)
        self._form.begin(choices.services, choices.year)
        self._steps.note()

    def offer_to_save(self, typed: TypedPupil, on_added: Callable[[int], None]) -> Callable[[UserError], None]:
        """Return what asks whether a new pupil is to be saved without the place that is not there."""

        def save() -> None:
            self._desk.write(
                lambda session, _progress: enter_pupil(session, typed, may_wait=True),
                on_added,
                owner=self,
                touches=("registry", "meals"),
            )

        def ask(error: UserError) -> None:
            text = self.tr(
                "I {seats} posti della scuola per questo servizio sono occupati: non è stato salvato niente. "
                "Salvare {pupil} con la sua classe, in lista d'attesa per il servizio?"
            )
            self._confirm.ask(
                text.format(seats=error.params["seats"], pupil=f"{typed.last_name} {typed.first_name}"),
                self.tr("Salva in lista d'attesa"),
                save,
                is_dangerous=False,
            )

        return ask

    def _save(self) -> None:
        card, form = self._card, self._form
        if card is None:
            return
        try:
            days = (form.starts_on.wanted_day(), form.ends_on.wanted_day())
        except InvalidValue as error:
            form.show_fault(error)
            return
        pupil_id, service_id = card.record.id, chosen(form.service_box) or 0
        offer = self._offer(card, service_id, form.service_box.currentText(), days[0])
        self._steps.send(
            form, lambda session: enrol_where_placed(session, pupil_id, service_id, *days), (NoPlaceLeft, offer)
        )

    def _offer(self, card: PupilCard, service_id: int, service: str, day: date) -> Callable[[UserError], None]:
        """Return what asks whether the pupil is to wait, when the last place is gone."""
        pupil_id = card.record.id

        def ask(error: UserError) -> None:
            text = self.tr(
                "I {seats} posti della scuola per «{service}» sono occupati: {pupil} non è stato iscritto. "
                "Metterlo in lista d'attesa da oggi?"
            )
            self._confirm.ask(
                text.format(service=service, seats=error.params["seats"], pupil=card.record.full_name),
                self.tr("In lista d'attesa"),
                lambda: self._steps.do(
                    lambda session: wait_where_placed(session, pupil_id, service_id, day),
                    self.tr("{pupil} è in lista d'attesa.").format(pupil=card.record.full_name),
                ),
                is_dangerous=False,
            )

        return ask
