"""The side panel of a pupil: shows, opens forms, sends what was typed to core, says what core answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Signal

from core.access.sealing import Sealer, open_sealer
from core.access.session import Session
from core.errors import InvalidValue, NotFound, UserError
from core.meals import Diet, PupilDiet, assign_diet, diet_reason, diets, end_diet
from core.registry import (
    Enrolment,
    Guardian,
    move_pupil,
    search_guardians,
    withdraw_enrolment,
)
from core.registry.waiting_faults import NoPlaceLeft
from core.settings import load_settings
from office.desk import Desk
from office.form import Form, chosen
from office.pupils.card import PupilCard, pupil_card
from office.pupils.enrolling import Enrolling
from office.pupils.entering import correct_pupil, enter_guardian, enter_pupil
from office.pupils.family import Family
from office.pupils.guiding import Guiding, Ways
from office.pupils.panel_view import PanelView
from office.pupils.photo_keeper import PhotoKeeper
from office.pupils.source import Choices
from office.pupils.steps import Operation, Refusal, Steps

T = TypeVar("T")

#: Known guardians offered while one is typed.
_OFFERED = 6


class PupilPanel(PanelView):
    """One pupil at a time. `sealer` opens the reasons of diets; by default with the key of the settings."""

    #: A pupil was added: its id.
    pupil_added = Signal(int)

    def __init__(self, desk: Desk, sealer: Callable[[], Sealer] | None = None) -> None:
        super().__init__(desk)
        self._sealer = sealer or self._own_sealer
        self._card: PupilCard | None = None
        self._pupil_id: int | None = None
        self._choices = Choices((), (), (), None)
        self._unsaved: tuple[str, ...] = ()
        self._on_last_day: Callable[[Session, date], object] = lambda _session, _day: None
        self.photos = PhotoKeeper(desk, self.record.photo)
        self.photos.changed.connect(self.reload)
        steps = Steps(self._open, self._note, self._send_and_close, self._do)
        self.family = Family(self.payers_form, self.confirm, steps)
        self.enrolling = Enrolling(desk, self.enrol_form, self.confirm, steps)
        ways = Ways(
            self._begin_move,
            lambda: self.enrolling.begin(self._choices),
            self._begin_applicant,
            self._on_saved,
            lambda: self.current_form() is not None,
        )
        self.guiding = Guiding(desk, self.guide, self.band_form, steps, ways)
        self._connect()

    @property
    def pupil_id(self) -> int | None:
        """The pupil on screen, or on its way."""
        return self._pupil_id

    def set_choices(self, choices: Choices) -> None:
        """Set what the forms offer; a new pupil's that came up before it was known, and is still empty, too."""
        is_other, self._choices = choices != self._choices, choices
        if is_other and self._card is None and self.current_form() is self.pupil_form and not self.has_unsaved():
            self._offer_new()

    # Showing

    def show_pupil(self, pupil_id: int) -> None:
        """Show a pupil; a form that is open is closed."""
        if pupil_id != self._pupil_id:
            self.record.hide_reasons()
            if self.current_form() is not None:
                self.close_form()
        self._pupil_id = pupil_id
        self.reload()

    def clear(self) -> None:
        """Show nobody."""
        self._pupil_id = self._card = None
        self.name.setText("")
        self.month.show_pupil(None)
        self.show_nobody()

    def reload(self) -> None:
        """Ask core again; what is being typed stays."""
        pupil_id = self._pupil_id
        if pupil_id is None:
            return
        self.desk.read(
            lambda session: pupil_card(session, pupil_id),
            self._show,
            owner=self,
            key="pupil panel",
            on_failed=self._on_not_shown,
        )

    def has_unsaved(self) -> bool:
        """Whether something typed into a form would be lost."""
        form = self.current_form()
        return form is not None and form.snapshot() != self._unsaved

    def _show(self, card: PupilCard) -> None:
        if card.record.id != self._pupil_id:
            return
        self._card = card
        self.show_head(card)
        self._show_head()
        self.record.show_card(card)
        for part in (self.photos, self.family, self.enrolling, self.guiding):
            part.show_card(card)
        self.month.show_pupil(card)

    def _on_not_shown(self, error: BaseException) -> None:
        if isinstance(error, NotFound):
            self.clear()
        self.desk.tell_error(error)

    # The pupil

    def begin_new_pupil(self) -> None:
        """Open the form of a new pupil."""
        self.clear()
        self.record.hide_reasons()
        self._open(self.pupil_form)
        self._offer_new()

    def _offer_new(self) -> None:
        offered = self._choices
        self.pupil_form.begin_new(offered.classes, offered.services, offered.year)
        self._note()

    def _begin_person(self) -> None:
        card = self._card
        if card is not None:
            self._open(self.pupil_form)
            self.pupil_form.begin_edit(card.record)
            self._note()

    def _save_pupil(self) -> None:
        card, form = self._card, self.pupil_form
        try:
            typed = form.typed()
        except InvalidValue as error:
            form.show_fault(error)
            return
        if card is None:
            offer = self.enrolling.offer_to_save(typed, self._on_added)
            self._send(form, lambda session: enter_pupil(session, typed), self._on_added, (NoPlaceLeft, offer))
        else:
            shown = form.shown or card.record
            self._send(form, lambda session: correct_pupil(session, shown, typed), self._on_saved)

    def _on_added(self, pupil_id: int) -> None:
        self.guiding.lead(pupil_id)
        self.show_pupil(pupil_id)
        self.pupil_added.emit(pupil_id)
        self.desk.tell(self.tr("Alunno aggiunto. Sopra la scheda ci sono i passi che mancano."))
        self.tabs.setCurrentWidget(self.record)

    def _on_saved(self, _result: object = None, *, told: str = "") -> None:
        self.close_form()
        self.reload()
        self.desk.tell(told or self.tr("Salvato."))

    # Class, enrolments, diets

    def _begin_move(self) -> None:
        card = self._card
        if card is not None:
            self._open(self.move_form)
            self.move_form.begin(self._choices.classes, card.record.class_id, self._choices.year)
            self._note()

    def _save_move(self) -> None:
        form, class_id = self.move_form, chosen(self.move_form.class_box)
        self._save_days(form, form.from_on.wanted_day, lambda session, pupil_id, from_on: move_pupil(
            session, pupil_id, class_id or 0, from_on
        ))  # fmt: skip

    def _begin_withdraw(self, enrolment: Enrolment) -> None:
        self._on_last_day = lambda session, day: withdraw_enrolment(session, enrolment.id, day)
        self._begin_last_day(
            self.tr("Chiudi l'iscrizione a «{service}»").format(service=enrolment.service_name),
            min(max(self.desk.session.today(), enrolment.starts_on), enrolment.ends_on),
        )

    def _begin_diet(self) -> None:
        self.desk.read(diets, self._open_diet, owner=self, key="diets")

    def _open_diet(self, known: tuple[Diet, ...]) -> None:
        if not known:
            self.desk.messages.info(self.tr("Non c'è ancora nessuna dieta: va prima definita con codice ed effetto."))
            return
        self._open(self.diet_form)
        self.diet_form.begin(known, self._choices.year)
        self._note()

    def _save_diet(self) -> None:
        form, diet_id = self.diet_form, chosen(self.diet_form.diet_box)
        reason, sealer = form.reason.text().strip() or None, self._sealer

        def assign(session: Session, pupil_id: int, days: tuple[date, date, date | None]) -> int:
            return assign_diet(
                session,
                pupil_id,
                diet_id or 0,
                starts_on=days[0],
                ends_on=days[1],
                certificate_expires_on=days[2],
                reason=reason,
                sealer=sealer() if reason else None,
            )

        self._save_days(
            form, lambda: (form.starts_on.wanted_day(), form.ends_on.wanted_day(), form.expires_on.day()), assign
        )

    def _begin_end_diet(self, diet: PupilDiet) -> None:
        self._on_last_day = lambda session, day: end_diet(session, diet.id, day)
        self._begin_last_day(
            self.tr("Termina la dieta {code}").format(code=diet.diet.code),
            min(max(self.desk.session.today(), diet.starts_on), diet.ends_on),
        )

    def _begin_last_day(self, heading: str, day: date) -> None:
        self._open(self.last_day_form)
        self.last_day_form.begin(heading, day)
        self._note()

    def _save_last_day(self) -> None:
        end = self._on_last_day
        form = self.last_day_form
        self._save_days(form, form.last_on.wanted_day, lambda session, _pupil_id, day: end(session, day))

    def _show_reason(self, diet: PupilDiet) -> None:
        """Ask for a reason: the reading is written into the audit trail, so it goes to the writer."""
        sealer = self._sealer
        self.desk.write(
            lambda session, _progress: diet_reason(session, diet.id, sealer()),
            lambda reason: self.record.show_reason(diet, reason),
            owner=self,
            touches=(),
        )

    # Guardians

    def _begin_guardian(self, guardian: Guardian | None) -> None:
        card = self._card
        if card is None:
            return
        self._open(self.guardian_form)
        if guardian is None:
            self.guardian_form.begin_new(has_applicant=any(one.is_applicant for one in card.record.guardians))
        else:
            self.guardian_form.begin_edit(guardian)
        self._note()

    def _begin_applicant(self) -> None:
        """Ask for who applied: a new guardian, or one who is there and has not been said to be the applicant."""
        known = () if self._card is None else self._card.record.guardians
        self._begin_guardian(known[0] if known else None)

    def _save_guardian(self) -> None:
        pupil_id, typed = self._pupil_id, self.guardian_form.typed()
        if pupil_id is not None:
            self._send(self.guardian_form, lambda session: enter_guardian(session, pupil_id, typed), self._on_saved)

    def _look_for_guardians(self, text: str) -> None:
        self.desk.read(
            lambda session: search_guardians(session, text, limit=_OFFERED),
            self.guardian_form.show_known,
            owner=self,
            key="known guardians",
        )

    # Sending

    def _do(self, operation: Callable[[Session], object], told: str = "") -> None:
        self.desk.write(
            lambda session, _progress: operation(session),
            lambda _result: self._on_saved(told=told),
            owner=self,
            touches=("registry",),
        )

    def _send_and_close(self, form: Form, operation: Operation, on_refused: Refusal | None = None) -> None:
        self._send(form, operation, self._on_saved, on_refused)

    def _save_days(self, form: Form, days: Callable[[], T], operation: Callable[[Session, int, T], object]) -> None:
        """Read the days of a form and send the operation; what is no day is said beside its field."""
        pupil_id = self._pupil_id
        if pupil_id is None:
            return
        try:
            read = days()
        except InvalidValue as error:
            form.show_fault(error)
            return
        self._send(form, lambda session: operation(session, pupil_id, read), self._on_saved)

    def _send(
        self,
        form: Form,
        operation: Callable[[Session], T],
        on_done: Callable[[T], None],
        on_refused: Refusal | None = None,
    ) -> None:
        form.clear_faults()
        form.set_busy(is_busy=True)

        def done(result: T) -> None:
            form.set_busy(is_busy=False)
            on_done(result)

        def failed(error: BaseException) -> None:
            form.set_busy(is_busy=False)
            if on_refused is not None and isinstance(error, on_refused[0]):
                on_refused[1](error)
            elif isinstance(error, UserError):
                form.show_fault(error)
            else:
                self.desk.tell_error(error)

        self.desk.write(
            lambda session, _progress: operation(session),
            done,
            owner=self,
            touches=("registry", "meals"),
            on_failed=failed,
        )

    def _open(self, form: Form) -> None:
        self.open_form(form)
        form.set_busy(is_busy=False)

    def _note(self) -> None:
        """Remember what stands in the form before anybody types."""
        form = self.current_form()
        self._unsaved = () if form is None else form.snapshot()

    def _own_sealer(self) -> Sealer:
        return open_sealer(load_settings().key_file, self.desk.session.database)

    def _connect(self) -> None:
        record = self.record
        record.person_wanted.connect(self._begin_person)
        record.move_wanted.connect(self._begin_move)
        record.new_guardian_wanted.connect(lambda: self._begin_guardian(None))
        record.guardian_wanted.connect(self._begin_guardian)
        record.applicant_wanted.connect(self.family.make_applicant)
        record.unlink_wanted.connect(self.family.unlink)
        record.payers_wanted.connect(self.family.begin_payers)
        record.withdraw_payers_wanted.connect(self.family.withdraw_payers)
        record.enrol_wanted.connect(lambda: self.enrolling.begin(self._choices))
        record.withdraw_wanted.connect(self._begin_withdraw)
        record.diet_wanted.connect(self._begin_diet)
        record.end_diet_wanted.connect(self._begin_end_diet)
        record.reason_wanted.connect(self._show_reason)
        record.account_wanted.connect(self._ask_account)
        record.cards_wanted.connect(self._ask_cards)
        self.account_button.clicked.connect(self._ask_account)
        self.cards_button.clicked.connect(self._ask_cards)
        for guided in (self.move_form, self.enrol_form, self.guardian_form, self.band_form):
            guided.cancelled.connect(self.guiding.go_on)
        self.guardian_form.search_wanted.connect(self._look_for_guardians)
        for form, save in (
            (self.pupil_form, self._save_pupil), (self.guardian_form, self._save_guardian),
            (self.move_form, self._save_move), (self.last_day_form, self._save_last_day),
            (self.diet_form, self._save_diet),
        ):  # fmt: skip
            form.save_wanted.connect(save)

    def _ask_account(self) -> None:
        if self._pupil_id is not None:
            self.desk.account_wanted.emit(self._pupil_id)

    def _ask_cards(self) -> None:
        if self._pupil_id is not None:
            self.desk.cards_wanted.emit(self._pupil_id)
