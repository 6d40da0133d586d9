"""The family of the pupil on screen: who is the applicant, who is no guardian any more, who pays."""

from __future__ import annotations

from PySide6.QtCore import QObject

from core.errors import InvalidValue
from core.qt.confirm import ConfirmBar
from core.registry import Guardian, PayerPeriod, set_applicant, set_payers, unlink_guardian, withdraw_payers
from office.pupils.card import PupilCard
from office.pupils.payers_form import PayersForm
from office.pupils.payers_section import shares_text
from office.pupils.steps import Steps
from office.wording import short_day


class Family(QObject):
    """Asks, sends, and says what happened, for one panel."""

    def __init__(self, form: PayersForm, confirm: ConfirmBar, steps: Steps) -> None:
        super().__init__(form)
        self._form, self._confirm, self._steps = form, confirm, steps
        self._card: PupilCard | None = None
        form.save_wanted.connect(self._save_payers)

    def show_card(self, card: PupilCard) -> None:
        """Note whose record is on screen."""
        self._card = card

    def make_applicant(self, guardian: Guardian) -> None:
        """Ask, then put a guardian in the applicant's place."""
        card = self._card
        if card is None:
            return
        before = next((one.full_name for one in card.record.guardians if one.is_applicant), "")
        text = (
            self.tr(
                "{new} prende il posto di {old} come richiedente di {pupil}: solo il richiedente vede il conto. Quello "
                "che è già stato versato resta attestato a chi pagava."
            )
            if before
            else self.tr("{new} diventa il richiedente di {pupil}: solo il richiedente vede il conto.")
        )
        pupil_id = card.record.id
        self._confirm.ask(
            text.format(new=guardian.full_name, old=before, pupil=card.record.full_name),
            self.tr("Cambia richiedente"),
            lambda: self._steps.do(lambda session: set_applicant(session, pupil_id, guardian.id)),
            is_dangerous=False,
        )

    def unlink(self, guardian: Guardian) -> None:
        """Ask, then say that somebody is a guardian no longer."""
        card = self._card
        if card is None:
            return
        pupil_id = card.record.id
        self._confirm.ask(
            self.tr("{guardian} non sarà più tra i genitori di {pupil}. I suoi dati restano in archivio.").format(
                guardian=guardian.full_name, pupil=card.record.full_name
            ),
            self.tr("Togli"),
            lambda: self._steps.do(lambda session: unlink_guardian(session, pupil_id, guardian.id)),
        )

    def begin_payers(self) -> None:
        """Open the form of who pays."""
        card = self._card
        if card is not None:
            self._steps.open(self._form)
            now = {one.guardian_id: one.percent for one in card.payers_now}
            self._form.begin(card.record.guardians, card.payers, now)
            self._steps.note()

    def withdraw_payers(self, period: PayerPeriod) -> None:
        """Ask, then take a period back."""
        card = self._card
        if card is None:
            return
        pupil_id = card.record.id
        text = self.tr(
            "{who} dal {day}: non vale più, in quei giorni paga il richiedente. Resta nell'elenco come annullato."
        )
        self._confirm.ask(
            text.format(who=shares_text(period.payers), day=short_day(period.starts_on)),
            self.tr("Annulla il periodo"),
            lambda: self._steps.do(lambda session: withdraw_payers(session, pupil_id, period.id)),
        )

    def _save_payers(self) -> None:
        card, form = self._card, self._form
        if card is None:
            return
        try:
            typed = form.typed()
        except InvalidValue as error:
            form.show_fault(error)
            return
        pupil_id, shown = card.record.id, form.shown
        self._steps.send(
            form,
            lambda session: set_payers(
                session, pupil_id, typed.percents, typed.starts_on, typed.ends_on, shown=shown
            ),
        )  # fmt: skip
