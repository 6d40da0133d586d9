"""The demonstration at the kiosk: the real window, the film as its camera, and somebody who taps what must be tapped.

The attendant touches buttons only. Codes come from the camera, presences and receipts go into the station's journal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton

from core.payments import Means
from core.qt.sounder import SilentSounder
from core.station import CheckIn, CheckInOutcome, OfficeGateway, RechargeAnswer, StationStore
from kiosk.app import open_kiosk
from kiosk.mode import Mode
from kiosk.recharge_flow import Phase
from kiosk.window import KioskWindow
from refettorio.demo.figures import Shift
from refettorio.demo.place import DemoPlace
from refettorio.demo.stage import Stage
from refettorio.demo.waiting import for_a_moment, photograph, until

#: How long the attendant looks at what must be tapped away, in milliseconds: longer than the screen's guard.
_LOOK_MILLISECONDS = 1000
#: A tap that follows a change of page by less than this is not taken by the counter, in milliseconds.
_TOUCH_MILLISECONDS = 450
#: A film's end is waited for this long beyond its own length, in seconds.
_PATIENCE = 90.0

_SERVED = {CheckInOutcome.SERVED, CheckInOutcome.SERVED_PLAIN, CheckInOutcome.SERVED_DIET}


class Attendant(QObject):
    """Stands at the kiosk: remembers what it showed, photographs each kind once, taps when a tap is needed."""

    def __init__(self, window: KioskWindow, pictures: Path | None) -> None:
        super().__init__(window)
        self._window = window
        self._pictures = pictures
        self._photographed: set[str] = set()
        self.outcomes: list[CheckInOutcome] = []
        self.failures = 0
        self.extras = 0
        self.texts: set[str] = set()
        window.presence.outcome_shown.connect(self._on_shown)
        window.parts.inputs.read.connect(self._on_read)

    def _on_read(self, text: str, _source: object) -> None:
        self.texts.add(text)

    def _on_shown(self, check_in: CheckIn | None) -> None:
        if check_in is None:
            self.failures += 1
        else:
            self.outcomes.append(check_in.outcome)
        self._photograph_soon("not_recorded" if check_in is None else check_in.outcome.value)
        if check_in is None or check_in.outcome is CheckInOutcome.SERVED_DIET or check_in.outcome not in _SERVED:
            shown = self._window.presence.outcome.shown
            QTimer.singleShot(_LOOK_MILLISECONDS, self, lambda: self._tap(shown))

    def _tap(self, shown: object) -> None:
        """Tap what is still on screen: the extra button for who was not booked, else that it was seen."""
        outcome = self._window.presence.outcome
        if outcome.shown is not shown or self._window.presence.state.shown is None:
            return
        if outcome.extra_button.isVisibleTo(outcome):
            self.extras += 1
            outcome.extra_button.click()
        else:
            outcome.tapped.emit()

    def _photograph_soon(self, kind: str) -> None:
        if self._pictures is None or kind in self._photographed:
            return
        self._photographed.add(kind)
        path = self._pictures / f"kiosk_{kind}.png"
        QTimer.singleShot(100, self, lambda: photograph(self._window, path))


def take_presences(
    stage: Stage, store: StationStore, gateway: OfficeGateway, film: Path, frames: int
) -> tuple[KioskWindow, Shift]:
    """Open the kiosk on the film, let it see all of it, hand over to the office; return the window and what it came to.

    Raises:
        StepTooLong: the kiosk did not get through.
    """
    place = stage.place
    window = open_kiosk(
        stage.app, store, gateway, str(film), windowed=True, folder=place.data, language="it", sounder=SilentSounder()
    )
    attendant = Attendant(window, place.pictures)
    is_over: list[bool] = []
    window.parts.inputs.camera_finished.connect(lambda: is_over.append(True))
    window.parts.inputs.camera_failed.connect(lambda _error: is_over.append(True))
    until(lambda: window.mode is Mode.PRESENCE and window.presence.overview is not None, "l'elenco dei bambini")
    for_a_moment()
    photograph(window, place.pictures / "kiosk_ready.png")
    until(lambda: bool(is_over), "la fine del filmato", frames / 10 + _PATIENCE)
    until(lambda: window.presence.state.is_ready, "l'ultimo esito", _PATIENCE)
    hand_over(window)
    for_a_moment()
    photograph(window, place.pictures / "kiosk_end.png")
    reader = window.parts.inputs.reader
    shift = Shift(
        frames_filmed=frames,
        frames_seen=0 if reader is None else reader.frames_seen,
        codes_read=0 if reader is None else reader.codes_read,
        texts=frozenset(attendant.texts),
        outcomes=tuple(attendant.outcomes),
        extras=attendant.extras,
        failures=attendant.failures,
    )
    return window, shift


def take_recharges(
    window: KioskWindow, films: Sequence[tuple[Path, int, Means]], place: DemoPlace
) -> tuple[tuple[RechargeAnswer, ...], int, int]:
    """Take money for the card of each film (path, cents, means); return the receipts, frames seen and codes read.

    Raises:
        StepTooLong: the kiosk did not get through; a card that was not read gives no receipt and is no failure.
    """
    _touch(window.header.mode_buttons[Mode.RECHARGE])
    receipts: list[RechargeAnswer] = []
    window.recharge.recharged.connect(receipts.append)
    frames = codes = 0
    for number, (film, cents, means) in enumerate(films):
        _see_film(window, film)
        reader = window.parts.inputs.reader
        frames += 0 if reader is None else reader.frames_seen
        codes += 0 if reader is None else reader.codes_read
        for_a_moment()
        if window.recharge.state.phase is Phase.AMOUNT:
            _pay(window, cents, means, place.pictures if number == 0 else None)
    hand_over(window)
    _touch(window.header.mode_buttons[Mode.PRESENCE])
    return tuple(receipts), frames, codes


def hand_over(window: KioskWindow) -> None:
    """Exchange with the office until it has everything.

    Raises:
        StepTooLong: it has not.
    """
    desk = window.parts.desk

    def is_handed_over() -> bool:
        state = window.station_state
        if state is not None and not state.unsent and not desk.is_exchanging:
            return True
        desk.exchange_now()
        return False

    desk.exchange_now()
    until(lambda: not desk.is_exchanging, "lo scambio con l'ufficio")
    desk.look()
    until(is_handed_over, "la consegna all'ufficio")


def _see_film(window: KioskWindow, film: Path) -> None:
    """Have the kiosk look at another film, to its end."""
    is_over: list[bool] = []
    inputs = window.parts.inputs
    told = inputs.camera_finished.connect(lambda: is_over.append(True))
    inputs.use_camera(replace(window.preferences, camera=str(film)))
    until(lambda: bool(is_over), "la fine del filmato", _PATIENCE)
    inputs.camera_finished.disconnect(told)


def _pay(window: KioskWindow, cents: int, means: Means, pictures: Path | None) -> None:
    """Type the amount on the touch keys, choose the means, confirm; a second tap on the button changes nothing."""
    page = window.recharge
    for digit in str(cents):
        page.keypad.key(digit).click()
    for_a_moment(_TOUCH_MILLISECONDS)
    if pictures is not None:
        photograph(window, pictures / "kiosk_recharge.png")
    _touch(page.accept)
    _touch(page.means_buttons[means])
    page.confirm.click()
    page.confirm.click()
    until(lambda: page.state.phase is Phase.RECEIPT, "la ricevuta")
    for_a_moment(_TOUCH_MILLISECONDS)
    if pictures is not None:
        photograph(window, pictures / "kiosk_receipt.png")


def _touch(button: QAbstractButton) -> None:
    """Tap a button, and let the next page come up."""
    button.click()
    for_a_moment(_TOUCH_MILLISECONDS)
