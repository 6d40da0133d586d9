"""The kiosk's one window: the page of the mode, what is behind the PIN, and who is told what."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from core.cards import describe_unknown
from core.clock import Clock
from core.errors import RefettorioError
from core.qt.sounder import Sounder
from core.qt.translations import Language, describe, set_language
from core.station import StationIdentity, StationOverview, StationState
from kiosk.activity import Activity
from kiosk.flow import Source
from kiosk.inputs import Inputs
from kiosk.keeping import Keeper
from kiosk.mode import Mode, modes_of
from kiosk.preferences import KioskPreferences
from kiosk.presence_page import PresencePage
from kiosk.receipts import ReceiptDesk
from kiosk.recharge_page import RechargePage
from kiosk.resume import Resumed, check_ins_of, unseen_of
from kiosk.scanning.frames import Colour
from kiosk.screens.kiosk_frame import KioskFrame
from kiosk.station_desk import StationDesk
from kiosk.status import status_of
from kiosk.supervision import Supervision

_log = logging.getLogger(__name__)

_TICK_MILLISECONDS = 1000


@dataclass(frozen=True)
class KioskParts:
    """What a window works with; tests give their own.

    `save_preferences` and `save_resumed` may raise; they run off the screen's thread.
    """

    app: QCoreApplication
    desk: StationDesk
    inputs: Inputs
    sounder: Sounder
    receipts: ReceiptDesk
    clock: Clock
    monotonic: Callable[[], float]
    save_preferences: Callable[[KioskPreferences], None]
    save_resumed: Callable[[Resumed], None]


def report_defect(error: BaseException) -> None:
    """Have a defect of ours reported (core.qt.crash); the kiosk works on."""
    sys.excepthook(type(error), error, error.__traceback__)


class KioskWindow(KioskFrame):
    """Full screen it closes only from behind the PIN; in a window it closes like any other."""

    #: The window has given everything back.
    closed = Signal()

    def __init__(
        self,
        parts: KioskParts,
        preferences: KioskPreferences,
        *,
        resumed: Resumed | None = None,
        windowed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.parts = parts
        self._resumed = self._noted = resumed or Resumed()
        self._is_windowed = windowed
        self._may_close = False
        self._is_closed = False
        self._mode: Mode | None = None
        self._modes: tuple[Mode, ...] = ()
        self._keeper = Keeper(parts.save_resumed, parts.desk.run_beside, lambda error: _log.warning("%s", error))
        self._has_told = False
        self._language = ""
        self._state: StationState | None = None
        self._touched_at = parts.monotonic()
        self.presence = PresencePage(parts.desk, parts.sounder, parts.monotonic)
        self.recharge = RechargePage(parts.desk, parts.sounder, parts.monotonic, parts.receipts)
        self.supervision = Supervision(
            parts.desk, parts.inputs, parts.receipts, preferences, parts.save_preferences, parts.monotonic, parent=self
        )
        self.supervisor, self.pin = self.supervision.page, self.supervision.pin
        for page in (self.presence, self.recharge, self.supervisor, self.pin):
            self.stack.addWidget(page)
        self.activity = Activity(self)
        self._connect()
        self._timer = QTimer(self, interval=_TICK_MILLISECONDS)
        self._timer.timeout.connect(self._on_ticked)
        self._apply(preferences)
        self._retranslate()

    @property
    def preferences(self) -> KioskPreferences:
        """The preferences in force."""
        return self.supervision.preferences

    @property
    def mode(self) -> Mode | None:
        """What the kiosk is used for at the moment; None while the office allows nothing."""
        return self._mode

    @property
    def station_state(self) -> StationState | None:
        """How the station stood when it was last looked at."""
        return self._state

    def start(self) -> None:
        """Begin: camera, scanners, exchange."""
        self._on_ticked()
        self._timer.start()
        self.activity.watch(self.parts.app)
        self.parts.inputs.start(self.preferences)
        self.parts.desk.start()

    def show_mode(self, mode: Mode) -> None:
        """Use the kiosk for `mode`, if the office allows it."""
        if mode not in self._modes:
            return
        if mode is not self._mode and self._mode is Mode.RECHARGE:
            self.recharge.leave()
        self._mode = mode
        is_presence = mode is Mode.PRESENCE
        self.stack.setCurrentWidget(self.presence if is_presence else self.recharge)
        if is_presence:
            self.presence.start()
        else:
            self.presence.stop()
        self.setProperty("mode", mode.value)
        self.header.show_modes(self._modes, mode)
        self._note_resumed()

    def read(self, text: str, source: Source) -> None:
        """A code was read: whatever is open, it reaches the page that is in use."""
        self._touch()
        if self.stack.currentWidget() is self.supervisor and self.supervisor.is_testing_camera:
            self.supervisor.camera.show_read(describe_unknown(text))  # a card is not shown whole
            return
        if self._mode is None:
            self.parts.sounder.play("refused")
            self.messages.warning(self.tr("La postazione non è pronta: la tessera non è stata registrata."))
            return
        if self._page() is not self.stack.currentWidget():
            self.show_mode(self._mode)  # a child waits: the menu can be opened again
        self._page().read(text, source)

    def open_menu(self) -> None:
        """Open what is behind the PIN."""
        self.supervision.open()

    def leave(self) -> None:
        """Close for good; called from behind the PIN."""
        self._may_close = True
        self.close()

    # Qt's events

    def closeEvent(self, event: QCloseEvent) -> None:
        """In full screen nobody closes it by a key or by mistake."""
        if not (self._may_close or self._is_windowed):
            event.ignore()
            self.messages.info(self.tr("La postazione si chiude da «Gestione»."))
            return
        self.shut_down()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def shut_down(self) -> None:
        """Give everything back; what was read is recorded before. May be called twice."""
        if self._is_closed:
            return
        self._is_closed = True
        self._timer.stop()
        self.activity.stop(self.parts.app)
        self.presence.stop()
        self.parts.inputs.stop()
        self.parts.desk.close()
        self.supervision.finish()
        self._keeper.finish()
        self.messages.clear()
        self.closed.emit()

    # Wiring

    def _connect(self) -> None:
        inputs, desk = self.parts.inputs, self.parts.desk
        inputs.read.connect(self.read)
        inputs.garbage.connect(self._on_garbage)
        inputs.frame_ready.connect(self._on_frame)
        inputs.camera_lost.connect(lambda: self._on_camera(is_lost=True))
        inputs.camera_found.connect(lambda: self._on_camera(is_lost=False))
        inputs.camera_failed.connect(self._on_failure)
        inputs.scanner_lost.connect(self._on_scanner_lost)
        inputs.scanner_found.connect(self._on_scanner_found)
        inputs.scanner_failed.connect(self._on_failure)
        desk.state_changed.connect(self._on_state)
        desk.exchanged.connect(self._on_exchanged)
        desk.exchange_failed.connect(self._on_exchange_failed)
        desk.defect.connect(report_defect)
        self.header.mode_wanted.connect(self._on_mode_wanted)
        self.header.menu_wanted.connect(self.open_menu)
        self.presence.overview_shown.connect(self._on_overview)
        self.presence.outcome_shown.connect(self._note_resumed)
        self.presence.outcome.tapped.connect(self._note_resumed)
        self.recharge.warned.connect(self.messages.info)
        for page in (self.presence, self.recharge, self.supervisor):
            page.notice.connect(self.messages.success)
            page.failed.connect(self.messages.error)
        self.supervision.page_wanted.connect(self.stack.setCurrentWidget)
        self.supervision.applied.connect(self._apply)
        self.supervision.told.connect(self.messages.success)
        self.supervision.failed.connect(self._on_failure)
        self.supervisor.undone.connect(self.presence.undone)
        self.supervisor.leave_wanted.connect(self._back_to_work)
        self.supervisor.close_wanted.connect(self.leave)
        self.pin.left.connect(self._back_to_work)
        self.joining.code_entered.connect(self._on_code_entered)
        self.activity.touched.connect(self._touch)

    def _page(self) -> PresencePage | RechargePage:
        return self.recharge if self._mode is Mode.RECHARGE else self.presence

    def _back_to_work(self) -> None:
        if self._mode is None:
            self._show_nothing()
        else:
            self.show_mode(self._mode)

    # What the station says

    def _on_state(self, state: StationState) -> None:
        self._state = state
        desk = self.parts.desk
        self.header.show_station(state.station)
        self.header.badge.show_status(
            status_of(
                state, self.parts.clock.now(), has_office=desk.has_office, is_office_reached=desk.is_office_reached
            )
        )
        self.supervisor.show_station_state(state)
        self.recharge.show_till(state.till_operator, state.till_opened_at)
        self._take_modes(() if state.is_revoked else modes_of(state.station), state.station)

    def _take_modes(self, modes: tuple[Mode, ...], station: StationIdentity | None) -> None:
        """Offer what the office allows; the page in use stays unless it is not allowed any more."""
        is_change, self._modes = modes != self._modes, modes
        if not modes:
            self._mode = None
            if not self.supervision.owns(self.stack.currentWidget()):
                self._show_nothing()
        elif self._mode not in modes:
            wanted = self._resumed.mode
            self.show_mode(wanted if wanted in modes else modes[0])
        elif is_change:
            self.header.show_modes(modes, self._mode)
        if station is None:
            self.joining.set_waiting(is_waiting=self.parts.desk.is_exchanging)

    def _show_nothing(self) -> None:
        state = self._state
        self.header.show_modes((), None)
        if state is None:
            self.show_words("")
        elif state.station is None and self.parts.desk.has_office:
            self.stack.setCurrentWidget(self.joining)
        elif state.is_revoked:
            self.show_words(self.tr("L'ufficio ha revocato questa postazione: non registra più e non conserva nomi."))
        else:
            self.show_words(self.tr("L'ufficio non ha abilitato questa postazione né alle presenze né alle ricariche."))

    def _on_exchanged(self, _report: object) -> None:
        self.joining.set_waiting(is_waiting=False)
        self.presence.refresh()

    def _on_exchange_failed(self, error: BaseException) -> None:
        self.joining.set_waiting(is_waiting=False)
        if not isinstance(error, RefettorioError):
            if not self._has_told:  # ours: one report is enough, the exchange is tried again anyway
                self._has_told = True
                report_defect(error)
        elif self._state is None or self._state.station is None:
            self.messages.warning(describe(error))

    def _on_overview(self, overview: StationOverview) -> None:
        self.supervisor.show_overview(overview)
        if self._resumed.unseen and overview.pupils:
            again = check_ins_of(self._resumed, overview.pupils)
            self._resumed = replace(self._resumed, unseen=())
            self.presence.show_again(again)

    # What the inputs say

    def _on_frame(self, picture: Colour) -> None:
        if self.saver.isVisible():
            return
        page = self.stack.currentWidget()
        if page is self.supervisor and self.supervisor.is_testing_camera:
            self.supervisor.camera.preview.show_picture(picture)
        elif page is self.presence:
            self.presence.camera.show_picture(picture)
        elif page is self.recharge:
            self.recharge.camera.show_picture(picture)

    def _on_camera(self, *, is_lost: bool) -> None:
        for view in (self.presence.camera, self.recharge.camera, self.supervisor.camera.preview):
            view.set_lost(is_lost=is_lost)
        self.header.show_camera(is_lost=is_lost)

    def _on_garbage(self) -> None:
        self._touch()
        self.parts.sounder.play("refused")
        self.messages.info(self.tr("Il lettore ha inviato dati che non sono una tessera: riprova o cerca per nome."))

    def _on_scanner_lost(self) -> None:
        self.messages.warning(self.tr("Lettore di codici non collegato: usa la fotocamera o cerca per nome."))

    def _on_scanner_found(self) -> None:
        self.messages.success(self.tr("Lettore di codici di nuovo collegato."))

    def _on_failure(self, error: BaseException) -> None:
        self.messages.error(describe(error))

    # What people want

    def _on_mode_wanted(self, mode: Mode) -> None:
        self._touch()
        if mode is not self._mode and self.recharge.is_busy:
            self.messages.info(self.tr("Una ricarica è in corso: concludila o torna indietro prima di cambiare."))
            self.header.show_modes(self._modes, self._mode)
            return
        self.show_mode(mode)

    def _on_code_entered(self, code: str) -> None:
        self.joining.set_waiting(is_waiting=True)
        self.parts.desk.join(code, self._on_joined, self._on_join_failed)

    def _on_joined(self, _station: StationIdentity) -> None:
        self.messages.success(self.tr("Postazione collegata: sta ricevendo l'elenco."))

    def _on_join_failed(self, error: BaseException) -> None:
        self.joining.set_waiting(is_waiting=False)
        self.messages.error(describe(error))

    def _apply(self, preferences: KioskPreferences) -> None:
        """Put preferences into force that need neither camera nor scanner."""
        self.presence.search.hides_surnames = preferences.hides_surnames
        if self._language != preferences.language:  # and always the first time: dates are the system's until then
            self._language = preferences.language
            set_language(self.parts.app, Language(preferences.language))

    # Time

    def _touch(self, *_told: object) -> None:
        """Somebody is there."""
        self._touched_at = self.parts.monotonic()
        self.saver.hide()

    def _on_ticked(self) -> None:
        now = self.parts.clock.now()
        self.header.show_time(now)
        idle = self.parts.monotonic() - self._touched_at
        if self.supervision.owns(self.stack.currentWidget()) and self.supervision.must_lock(idle):
            self._back_to_work()
        minutes = self.preferences.saver_minutes
        if minutes and idle >= minutes * 60 and self.presence.state.is_ready and not self.recharge.is_busy:
            self.rest(now, () if self._state is None else self._state.menu)

    def _note_resumed(self, *_told: object) -> None:
        """Keep what the kiosk is doing, for the next start."""
        now = Resumed(self._mode, unseen_of(self.presence.state))
        if now != self._noted:
            self._noted = now
            self._keeper.keep(now)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Refettorio · postazione"))
        if self._state is not None:
            self._on_state(self._state)
