"""The counter's behaviour: card, amount, means, one confirmation, one numbered receipt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.payments import Means
from core.qt.announcing import announce
from core.qt.sounder import Sounder
from core.qt.translations import describe
from core.station import RechargeAnswer, RechargeTarget
from kiosk import recharge_flow
from kiosk.family_words import FamilyLanguage, words_in
from kiosk.flow import HELD_SECONDS, Source
from kiosk.receipts import ReceiptDesk
from kiosk.recharge_flow import Phase, RechargeState
from kiosk.scanning.repeat import RepeatGuard
from kiosk.screens.recharge_view import RechargeView
from kiosk.station_desk import StationDesk

#: A tap this soon after the page changed was meant for the page before.
_GUARD_SECONDS = 0.35
Monotonic = Callable[[], float]


class RechargePage(RechargeView):
    """Takes money. Knows no camera and no scanner: whoever reads a code calls `read`."""

    #: A receipt was given (`RechargeAnswer`).
    recharged = Signal(object)
    notice = Signal(str)
    #: What was read is not taken now; the text says what to do. It goes by itself: below it are the header's buttons.
    warned = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        desk: StationDesk,
        sounder: Sounder,
        monotonic: Monotonic,
        receipts: ReceiptDesk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sounder = sounder
        self._monotonic = monotonic
        self._receipts = receipts
        self._held = {source: RepeatGuard(seconds) for source, seconds in HELD_SECONDS.items()}
        self._changed_at = float("-inf")
        self._is_asking = False
        self.state = RechargeState()
        self.amount_accepted.connect(self._on_amount)
        self.means_chosen.connect(self._on_means)
        self.confirmed.connect(self._on_confirmed)
        self.back_tapped.connect(self._on_back)
        self.print_tapped.connect(self._on_print)
        self.language_chosen.connect(self._on_language)

    @property
    def is_busy(self) -> bool:
        """Whether a recharge is in the making."""
        return self.state.phase not in {Phase.CARD, Phase.RECEIPT}

    def read(self, text: str, source: Source) -> None:
        """A camera or a scanner read a text."""
        if source in self._held and not self._held[source].is_new(text, self._monotonic()):
            return
        if self.is_busy or self._is_asking:
            self._sounder.play("repeated")
            self.warned.emit(self.tr("Una ricarica è in corso: concludila o torna indietro, poi leggi l'altra."))
            return
        self._is_asking = True
        self._desk.recharge_target(text, self._on_identified, self._on_refused)

    def leave(self) -> None:
        """The page is left: a recharge that was not confirmed is forgotten, one under way ends by itself."""
        self._is_asking = False
        if self.state.phase is not Phase.SENDING:
            self._go(RechargeState())
        self.speak(FamilyLanguage.ITALIAN)

    def _go(self, state: RechargeState) -> None:
        if state.phase is not self.state.phase:
            self._changed_at = self._monotonic()
        self.state = state
        self.show_state(state)

    def _touch(self, state: RechargeState) -> None:
        """Do what a tap wants, unless it was meant for the page before."""
        if self._monotonic() - self._changed_at >= _GUARD_SECONDS:
            self._go(state)

    def _on_identified(self, target: RechargeTarget) -> None:
        if not self._is_asking:
            return  # the page was left meanwhile
        self._is_asking = False
        self._sounder.play("ok")
        self._go(recharge_flow.identified(self.state, target, self._desk.new_id()))
        announce(self, f"{self.who.text()}. {self.amount_text.text()}")

    def _on_refused(self, error: BaseException) -> None:
        if not self._is_asking:
            return
        self._is_asking = False
        self._sounder.play("refused")
        self._go(recharge_flow.refused(self.state, describe(error)))
        announce(self, self.alert.text(), is_urgent=True)

    def _on_amount(self, cents: int) -> None:
        self._touch(recharge_flow.amount_entered(self.state, cents))

    def _on_means(self, means: Means) -> None:
        self._touch(recharge_flow.means_chosen(self.state, means))

    def _on_back(self) -> None:
        self._touch(recharge_flow.back(self.state))

    def _on_language(self, language: FamilyLanguage) -> None:
        self.speak(language)
        announce(self, words_in(language).invitation)

    def _on_confirmed(self) -> None:
        if self._monotonic() - self._changed_at < _GUARD_SECONDS:
            return
        state, must_send = recharge_flow.confirmed(self.state)
        self._go(state)
        if must_send and state.target is not None and state.means is not None:
            self._desk.recharge(
                state.operation_id,
                state.target,
                state.amount_cents,
                state.means,
                on_done=self._on_recorded,
                on_failed=self._on_failed,
            )

    def _on_recorded(self, receipt: RechargeAnswer) -> None:
        self._sounder.play("served")
        self._go(recharge_flow.recorded(self.state, receipt))
        announce(self, f"{self.receipt_number.text()}. {self.receipt_amount.text()}. {self.receipt_note.text()}")
        self._receipts.write(receipt, self._ignore, self._on_paper_failed)
        self.recharged.emit(receipt)

    def _on_failed(self, error: BaseException) -> None:
        self._sounder.play("error")
        self._go(recharge_flow.failed(self.state, describe(error)))
        announce(self, self.alert.text(), is_urgent=True)

    def _on_print(self) -> None:
        receipt = self.state.receipt
        if receipt is None or self._monotonic() - self._changed_at < _GUARD_SECONDS:
            return
        self._changed_at = self._monotonic()  # a double tap prints one
        self._receipts.print(receipt, self._on_printed, self._on_paper_failed)

    def _on_printed(self, _path: Path) -> None:
        self.notice.emit(self.tr("Ricevuta inviata alla stampante"))

    def _on_paper_failed(self, error: BaseException) -> None:
        self.failed.emit(
            self.tr("La ricarica è registrata, ma la ricevuta non è stata stampata. {reason}").format(
                reason=describe(error)
            )
        )

    def _ignore(self, _path: Path) -> None:
        """The paper lies in its folder: nothing to say."""
