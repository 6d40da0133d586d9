"""Leading through an enrolment: each step opens what does it, and the keyboard comes back to the next one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from core.access.permissions import Permission
from core.cards import Card, issue_card
from core.errors import InvalidValue, UserError
from core.ledger import Band, assign_many, bands
from core.reports import Completeness, ServiceSteps
from office.cards.printing import print_one
from office.desk import Desk
from office.papers import show_paper
from office.pupils.band_form import BandForm
from office.pupils.card import PupilCard
from office.pupils.guide_card import GuideCard, Step, StepState
from office.pupils.steps import Steps


@dataclass(frozen=True, slots=True)
class Ways:
    """What the panel does for the steps that it has forms for already, and after what was done here."""

    move: Callable[[], None]
    enrol: Callable[[], None]
    guardian: Callable[[], None]
    saved: Callable[[], None]
    is_typing: Callable[[], bool]


class Guiding(QObject):
    """Listens to the card and to the form of bands of one panel."""

    def __init__(self, desk: Desk, view: GuideCard, form: BandForm, steps: Steps, ways: Ways) -> None:
        super().__init__(view)
        self._desk, self._view, self._form, self._steps, self._ways = desk, view, form, steps, ways
        self._card: PupilCard | None = None
        #: The pupil through whose steps somebody is being led: the keyboard goes on to the next one.
        self._led: int | None = None
        self._is_issuing = False
        view.step_wanted.connect(self._begin)
        form.save_wanted.connect(self._save_band)

    def lead(self, pupil_id: int) -> None:
        """When the pupil is shown next, put the keyboard on the first step that is missing."""
        self._led = pupil_id

    def show_card(self, card: PupilCard) -> None:
        """Show how the steps of a pupil stand."""
        if self._card is None or self._card.record.id != card.record.id:
            self._view.leave()
        self._card = card
        self._view.show_steps(self._states(card))
        if self._led != card.record.id:
            self._led = None
        self.go_on()

    def go_on(self) -> None:
        """Put the keyboard on the next step, when somebody is being led and no form is open."""
        if self._led is not None and not self._ways.is_typing():
            self._led = None
            self._view.focus_next()

    def _states(self, card: PupilCard) -> Mapping[Step, StepState]:
        known, may = card.completeness, self._desk.session.may
        if known is None or known.has_left:
            return {}
        edits = may(Permission.EDIT_REGISTRY)
        has_service = bool(known.services)
        states = {
            Step.CLASS: StepState(known.has_class, edits),
            Step.SERVICE: StepState(has_service, edits),
            Step.APPLICANT: StepState(known.has_applicant, edits),
        }
        if may(Permission.VIEW_LEDGER):
            lacks = known.without_band is not None or not has_service
            can_do = has_service and may(Permission.EDIT_TARIFFS)
            states[Step.BAND] = StepState(not lacks, can_do, _named(known.without_band, known))
        if known.wants_card:  # a municipality that issues no cards is not asked for any
            lacks = known.without_card is not None or not has_service
            can_do = has_service and may(Permission.ISSUE_CARDS)
            states[Step.CARD] = StepState(not lacks, can_do, _named(known.without_card, known))
        return states

    def _begin(self, step: Step) -> None:
        card = self._card
        if card is None or card.completeness is None:
            return
        self._led = card.record.id
        lacks_band, lacks_card = card.completeness.without_band, card.completeness.without_card
        match step:
            case Step.CLASS:
                self._ways.move()
            case Step.SERVICE:
                self._ways.enrol()
            case Step.APPLICANT:
                self._ways.guardian()
            case Step.BAND if lacks_band is not None:
                self._begin_band(card, lacks_band)
            case Step.CARD if lacks_card is not None:
                self._issue(card, lacks_card)

    # The band

    def _begin_band(self, card: PupilCard, lacks: ServiceSteps) -> None:
        def offer(known: tuple[Band, ...]) -> None:
            if self._card is None or self._card.record.id != card.record.id or self._ways.is_typing():
                return
            self._steps.open(self._form)
            self._form.begin(known, lacks)
            self._steps.note()

        self._desk.read(lambda session: bands(session, lacks.service_id), offer, owner=self, key="bands to choose")

    def _save_band(self) -> None:
        card, form = self._card, self._form
        if card is None:
            return
        try:
            first, last = form.starts_on.wanted_day(), form.ends_on.wanted_day()
        except InvalidValue as error:
            form.show_fault(error)
            return
        wanted, service_id, reason = {card.record.id: form.wanted_band()}, form.service_id, form.reason.text()
        form.clear_faults()
        form.set_busy(True)

        def done(_count: int) -> None:
            form.set_busy(False)
            self._ways.saved()

        def failed(error: BaseException) -> None:
            form.set_busy(False)
            if isinstance(error, UserError):
                form.show_fault(error)
            else:
                self._desk.tell_error(error)

        self._desk.write(
            lambda session, _progress: assign_many(
                session, service_id, wanted, starts_on=first, ends_on=last, reason=reason
            ),
            done,
            owner=self,
            touches=("ledger",),
            on_failed=failed,
        )

    # The card

    def _issue(self, card: PupilCard, lacks: ServiceSteps) -> None:
        if self._is_issuing:
            return
        self._is_issuing = True
        pupil_id, name, service_id = card.record.id, card.record.full_name, lacks.service_id

        def done(issued: Card) -> None:
            self._is_issuing = False
            self._desk.tell(
                self.tr("Tessera n. {number} emessa per {pupil}.").format(number=issued.issue_number, pupil=name),
                action=self.tr("Stampa"),
                on_action=lambda: self._print(pupil_id, name, service_id),
            )

        def failed(error: BaseException) -> None:
            self._is_issuing = False
            self._desk.tell_error(error)

        # The page reloads what is on screen after a change of cards: the keyboard goes on then.
        self._desk.write(
            lambda session, _progress: issue_card(session, pupil_id, service_id),
            done,
            owner=self,
            touches=("cards",),
            on_failed=failed,
        )

    def _print(self, pupil_id: int, name: str, service_id: int) -> None:
        show_paper(
            self._desk,
            self.tr("tessera {pupil}.pdf").format(pupil=name),
            lambda session, path: print_one(session, service_id, pupil_id, path),
            owner=self,
        )


def _named(lacks: ServiceSteps | None, known: Completeness) -> str:
    """Return the service that lacks something, where it is not the only one."""
    several = len({one.service_id for one in known.services}) > 1
    return lacks.service_name if lacks is not None and several else ""
