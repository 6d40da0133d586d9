"""The kiosk's way to its station: all calls run off the screen's thread, scans one after the other as they came."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from core.errors import Cancelled, RefettorioError
from core.payments import Means
from core.progress import Progress
from core.qt.tasks import TaskRunner
from core.station import (
    CheckIn,
    ExchangeReport,
    ExchangeSchedule,
    OfficeGateway,
    RechargeAnswer,
    RechargeTarget,
    StationIdentity,
    StationOverview,
    StationState,
    StationStore,
    Till,
    answer,
    answer_pupil,
    close_till,
    current_till,
    exchange,
    join,
    last_operators,
    mark_present,
    open_till,
    overview_of,
    photo_at_station,
    recharge,
    recharge_target,
    serve_extra,
    undo,
)
from kiosk.office_line import OfficeLine

_log = logging.getLogger(__name__)
T = TypeVar("T")

OnFailed = Callable[[BaseException], None]

#: What was recorded is handed to the office after this long, in seconds, when the office answered last time.
HAND_OVER_SECONDS = 5.0
#: How often the badge looks at the station by itself: "last exchange" grows old while nothing happens.
_LOOK_MILLISECONDS = 30_000
#: How long closing waits for scans that are being recorded, in seconds.
_LONGEST_CLOSE = 10.0
#: How long closing waits for an exchange: it is begun anew at the next start.
_LONGEST_GOODBYE = 3.0


class StationDesk(QObject):
    """Hands scans, searches and recharges to the station, and exchanges with the office in the background.

    `store` may be used from several threads (each has its own connection). Exchanges and readings run beside the
    scans' thread, so that a slow office never delays a scan.
    """

    state_changed = Signal(object)  # StationState
    exchanged = Signal(object)  # ExchangeReport
    exchange_failed = Signal(object)  # the error
    #: Something failed that is neither the user's nor the environment's fault: besides being shown, it is reported.
    defect = Signal(object)

    def __init__(
        self,
        store: StationStore,
        gateway: OfficeGateway | None,
        *,
        station_id: str | None = None,
        schedule: ExchangeSchedule | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`gateway` None: there is no office to exchange with. `station_id` is needed before the first exchange."""
        super().__init__(parent)
        self._store = store
        self._gateway = gateway
        self._station_id = station_id
        self._schedule = schedule or ExchangeSchedule()
        self._scans = TaskRunner(self)
        # Connections stay open as long as their threads: the counters are read after every scan.
        self._rest = TaskRunner(self)
        self._line = OfficeLine("office-line", store.close_thread, self)
        self._printing = OfficeLine("printer-line", store.close_thread, self)
        self._exchange_timer = QTimer(self, singleShot=True)
        self._exchange_timer.timeout.connect(self.exchange_now)
        self._look_timer = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._look_timer.timeout.connect(self.look)
        self._is_exchanging = False
        self._is_office_reached = False
        self._is_closed = False

    @property
    def has_office(self) -> bool:
        """Whether there is an office to exchange with."""
        return self._gateway is not None

    @property
    def is_office_reached(self) -> bool:
        """Whether the last exchange succeeded."""
        return self._is_office_reached

    @property
    def is_busy(self) -> bool:
        """Whether anything was asked for and is not answered yet."""
        return bool(self._scans.tasks or self._rest.tasks or self._line.is_busy or self._printing.is_busy)

    @property
    def is_exchanging(self) -> bool:
        """Whether an exchange is under way."""
        return self._is_exchanging

    def start(self) -> None:
        """Begin to look at the station and to exchange."""
        self._look_timer.start()
        self.look()
        self.exchange_now()

    def close(self) -> None:
        """Record what was read, stop exchanging, give the file back."""
        if self._is_closed:
            return
        self._is_closed = True
        self._look_timer.stop()
        self._exchange_timer.stop()
        is_drained = Event()
        # The last in the queue: what was read before it is recorded before the program ends.

        def drain(_progress: Progress) -> None:
            self._store.close_thread()
            is_drained.set()

        self._scans.submit(drain)
        if not is_drained.wait(_LONGEST_CLOSE):
            _log.warning("scans were still being recorded when the station was closed")
        self._scans.close()
        self._rest.close()
        for line in (self._line, self._printing):
            line.close(_LONGEST_GOODBYE)
        self._is_exchanging = False  # nobody is called back any more

    def join(self, code: str, on_done: Callable[[StationIdentity], None], on_failed: OnFailed) -> None:
        """Become the station that the office's one-time code stands for, and exchange."""
        gateway = self._gateway
        if gateway is None:
            return

        def done(station: StationIdentity) -> None:
            on_done(station)
            self.look()
            self.exchange_now()

        self._line.call(lambda _progress: join(self._store, gateway, code), done, self._reporting(on_failed))

    # Presences

    def answer(self, text: str, on_done: Callable[[CheckIn], None], on_failed: OnFailed) -> None:
        """Let the station decide on a card and record the presence."""
        self._record(lambda: answer(self._store, text), on_done, on_failed)

    def answer_pupil(self, pupil_id: int, on_done: Callable[[CheckIn], None], on_failed: OnFailed) -> None:
        """Do as `answer` for a child chosen by name."""
        self._record(lambda: answer_pupil(self._store, pupil_id), on_done, on_failed)

    def serve_extra(self, check_in: CheckIn, on_done: Callable[[CheckIn], None], on_failed: OnFailed) -> None:
        """Record a meal that was not booked."""
        self._record(lambda: serve_extra(self._store, check_in), on_done, on_failed)

    def mark_present(
        self,
        class_id: int,
        except_pupils: frozenset[int],
        on_done: Callable[[tuple[CheckIn, ...]], None],
        on_failed: OnFailed,
    ) -> None:
        """Record all of a class who are expected and not yet there, but those named."""
        self._record(lambda: mark_present(self._store, class_id, except_pupils), on_done, on_failed)

    def undo(self, event_id: str, on_done: Callable[[None], None], on_failed: OnFailed) -> None:
        """Take a presence back."""
        self._record(lambda: undo(self._store, event_id), on_done, on_failed)

    def overview(self, on_done: Callable[[StationOverview], None], on_failed: OnFailed) -> None:
        """Read counters and names; of several asked for at once only the last is answered."""
        self._rest.query(
            lambda _progress: overview_of(self._store),
            on_done=on_done,
            on_failed=self._reporting(on_failed),
            owner=self,
            key="overview",
        )

    def photo(self, pupil_id: int, on_done: Callable[[QImage | None], None]) -> None:
        """Read a child's photo off the screen's thread; of several asked for at once only the last is answered."""

        def read(_progress: Progress) -> QImage | None:
            jpeg = photo_at_station(self._store.database, pupil_id)
            image = QImage() if jpeg is None else QImage.fromData(jpeg)
            return None if image.isNull() else image

        def failed(error: BaseException) -> None:
            if not isinstance(error, Cancelled):
                _log.warning("a photo cannot be read", exc_info=error)
                on_done(None)

        self._rest.query(read, on_done=on_done, on_failed=failed, owner=self, key="photo")

    # Recharges

    def recharge_target(self, text: str, on_done: Callable[[RechargeTarget], None], on_failed: OnFailed) -> None:
        """Find whose account a card recharges."""
        self._scans.submit(
            lambda _progress: recharge_target(self._store, text),
            on_done=on_done,
            on_failed=self._reporting(on_failed),
            owner=self,
        )

    def recharge(
        self,
        operation_id: str,
        target: RechargeTarget,
        amount_cents: int,
        means: Means,
        *,
        on_done: Callable[[RechargeAnswer], None],
        on_failed: OnFailed,
    ) -> None:
        """Put money on an account, once for each `operation_id`."""
        self._record(lambda: recharge(self._store, operation_id, target, amount_cents, means), on_done, on_failed)

    # The till

    def till(self, on_done: Callable[[tuple[Till | None, tuple[str, ...]]], None], on_failed: OnFailed) -> None:
        """Read the open till, and who had it last; behind the recharges that are being recorded."""
        self._scans.submit(
            lambda _progress: (current_till(self._store), last_operators(self._store)),
            on_done=on_done,
            on_failed=self._reporting(on_failed),
            owner=self,
        )

    def open_till(
        self,
        operation_id: str,
        operator_name: str,
        float_cents: int,
        on_done: Callable[[Till], None],
        on_failed: OnFailed,
    ) -> None:
        """Open the till, once for each `operation_id`."""
        self._record(lambda: open_till(self._store, operation_id, operator_name, float_cents), on_done, on_failed)

    def close_till(  # noqa: PLR0917 - as the station asks
        self,
        operation_id: str,
        till_id: str,
        counted_cents: int,
        reason: str,
        on_done: Callable[[Till], None],
        on_failed: OnFailed,
    ) -> None:
        """Close the till, once for each `operation_id`."""
        self._record(lambda: close_till(self._store, operation_id, till_id, counted_cents, reason), on_done, on_failed)

    def new_id(self) -> str:
        """Return an id for an operation, made before it is sent."""
        return self._store.ids.new_id()

    def run_beside(self, operation: Callable[[], T], on_done: Callable[[T], None], on_failed: OnFailed) -> None:
        """Run what needs no station (paper, PIN) off the screen's thread, beside the scans."""
        self._rest.query(
            lambda _progress: operation(), on_done=on_done, on_failed=self._reporting(on_failed), owner=self
        )

    def run_printing(self, operation: Callable[[], T], on_done: Callable[[T], None], on_failed: OnFailed) -> None:
        """Run what a printer may hold up for minutes: closing the kiosk does not wait for it."""
        self._printing.call(lambda _progress: operation(), on_done, self._reporting(on_failed))

    # The office

    def look(self) -> None:
        """Read how the station stands; `state_changed` follows."""
        self._rest.query(
            lambda _progress: self._store.state(),
            on_done=self._on_looked,
            on_failed=self._on_look_failed,
            key="state",
        )

    def exchange_now(self) -> None:
        """Exchange with the office, unless that is being done."""
        gateway = self._gateway
        if gateway is None or self._is_exchanging or self._is_closed:
            return
        self._is_exchanging = True
        self._exchange_timer.stop()

        def operation(progress: Progress) -> ExchangeReport | None:
            if not self._station_id and self._store.identity() is None:
                return None  # nobody yet: the screen asks for the office's code
            return exchange(self._store, gateway, self._station_id, progress)

        self._line.call(operation, self._on_exchanged, self._on_exchange_failed)

    def _record(self, operation: Callable[[], T], on_done: Callable[[T], None], on_failed: OnFailed) -> None:
        def done(result: T) -> None:
            on_done(result)
            self._hand_over_soon()

        self._scans.submit(
            lambda _progress: operation(), on_done=done, on_failed=self._reporting(on_failed), owner=self
        )

    def _reporting(self, on_failed: OnFailed) -> OnFailed:
        """Return what tells the screen of a failure, and of a defect of ours somebody else too."""

        def failed(error: BaseException) -> None:
            on_failed(error)
            if not isinstance(error, RefettorioError):
                self.defect.emit(error)

        return failed

    def _hand_over_soon(self) -> None:
        """Bring the next exchange nearer; an office that does not answer is not asked more often for it."""
        self.look()
        soon = round(HAND_OVER_SECONDS * 1000)
        if self._is_office_reached and not self._is_exchanging and self._exchange_timer.remainingTime() > soon:
            self._exchange_timer.start(soon)

    def _on_looked(self, state: StationState) -> None:
        self.state_changed.emit(state)

    def _on_look_failed(self, error: BaseException) -> None:
        # The next scan will meet the same fault and say it in large letters.
        _log.warning("the station's state cannot be read", exc_info=error)

    def _on_exchanged(self, report: ExchangeReport | None) -> None:
        self._is_exchanging = False
        if report is None:
            self.look()
            return
        self._is_office_reached = True
        self._exchange_again_in(self._schedule.after(report))
        self.look()
        self.exchanged.emit(report)

    def _on_exchange_failed(self, error: BaseException) -> None:
        self._is_exchanging = False
        self._is_office_reached = False
        self._exchange_again_in(self._schedule.after_failure(error))
        self.look()
        if isinstance(error, RefettorioError):
            _log.info("exchange with the office failed: %s", error)
        else:
            _log.error("exchange with the office failed", exc_info=error)
        self.exchange_failed.emit(error)

    def _exchange_again_in(self, seconds: float) -> None:
        if not self._is_closed:
            self._exchange_timer.start(round(seconds * 1000))
