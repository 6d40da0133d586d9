"""The presence screen's behaviour: signals become events of the flow, effects become calls to the station."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from core.qt.announcing import announce
from core.qt.sounder import Sounder
from core.qt.translations import describe
from core.station import CheckIn, StationOverview
from kiosk import flow
from kiosk.outcomes import FAILURE, LOOKS
from kiosk.screens.presence_view import PresenceView
from kiosk.station_desk import StationDesk

#: How often time goes on for the flow.
_TICK_MILLISECONDS = 100

Monotonic = Callable[[], float]


class PresencePage(PresenceView):
    """Confirms presences. Knows no camera and no scanner: whoever reads a code calls `read`."""

    #: An outcome appeared (a `CheckIn`, or None when it could not be recorded).
    outcome_shown = Signal(object)
    #: The counters and names are as the station has them (`StationOverview`).
    overview_shown = Signal(object)
    #: What is to be said beside the outcomes: how many of a class were recorded, what could not be.
    notice = Signal(str)
    failed = Signal(str)

    def __init__(
        self, desk: StationDesk, sounder: Sounder, monotonic: Monotonic, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sounder = sounder
        self._monotonic = monotonic
        self.state = flow.State()
        self.overview: StationOverview | None = None
        self.outcome.tapped.connect(self._on_tapped)
        self.outcome.extra_tapped.connect(self._on_extra_tapped)
        self.outcome.retry_tapped.connect(self._on_retry_tapped)
        self.recent.recalled.connect(self._on_recalled)
        self.search.pupil_chosen.connect(self._on_pupil_chosen)
        self.search.class_marked.connect(self._on_class_marked)
        self.classes.class_wanted.connect(self._on_class_wanted)
        self.classes.diet_wanted.connect(self._on_diet_wanted)
        self.classes.plain_wanted.connect(self._on_plain_wanted)
        self._timer = QTimer(self, interval=_TICK_MILLISECONDS)
        self._timer.timeout.connect(self._on_ticked)

    def start(self) -> None:
        """Let time go on, and show what the station knows."""
        self._timer.start()
        self.refresh()

    def stop(self) -> None:
        """Let time stand still: the screen is left. What is on it waits."""
        self._timer.stop()

    def read(self, text: str, source: flow.Source) -> None:
        """A camera or a scanner read a text."""
        self._happened(flow.TokenRead(text, source, self._monotonic()))

    def refresh(self) -> None:
        """Show the counters and the names as the station has them now."""
        self._desk.overview(self._on_overview, self._on_overview_failed)

    def undone(self, event_id: str) -> None:
        """A presence was taken back."""
        self._happened(flow.Undone(event_id, self._monotonic()))
        self.refresh()

    def show_again(self, check_ins: tuple[CheckIn, ...]) -> None:
        """Show outcomes that nobody confirmed before the program stopped."""
        for check_in in check_ins:
            self._happened(flow.Recalled(check_in, self._monotonic()))

    def _happened(self, event: flow.Event) -> None:
        self.state, effects = flow.step(self.state, event)
        for effect in effects:
            self._carry_out(effect)
        self.show_flow(self.state)

    def _carry_out(self, effect: flow.Effect) -> None:
        def failed(error: BaseException) -> None:
            self._on_failed(error, effect)

        match effect:
            case flow.Ask(text):
                self._desk.answer(text, self._on_answered, failed)
            case flow.AskPupil(pupil_id):
                self._desk.answer_pupil(pupil_id, self._on_answered, failed)
            case flow.ServeExtra(check_in):
                self._desk.serve_extra(check_in, self._on_answered, failed)
            case flow.Show(shown):
                self._present(shown)

    def _present(self, shown: flow.Shown) -> None:
        pupil_id = None if shown.check_in is None else shown.check_in.pupil_id
        has_photo = self.overview is not None and pupil_id in self.overview.with_photo
        self.show_outcome(shown, has_photo=has_photo)
        look = FAILURE if shown.check_in is None else LOOKS[shown.check_in.outcome]
        self._sounder.play(look.sound)
        announce(self.outcome, self.outcome.spoken(), is_urgent=True)
        self.outcome_shown.emit(shown.check_in)
        if has_photo and pupil_id is not None:
            # Last of all: the answer waits for no photo.
            self._desk.photo(pupil_id, lambda photo: self.outcome.show_photo(pupil_id, photo))

    def _on_answered(self, check_in: CheckIn) -> None:
        self._happened(flow.Answered(check_in, self._monotonic()))
        self.refresh()

    def _on_failed(self, error: BaseException, effect: flow.Effect) -> None:
        if not isinstance(effect, flow.Show):
            self._happened(flow.Failed(describe(error), effect, self._monotonic()))

    def _on_overview(self, overview: StationOverview) -> None:
        self.overview = overview
        self.show_overview(overview)
        self.overview_shown.emit(overview)

    def _on_overview_failed(self, error: BaseException) -> None:
        self.failed.emit(describe(error))

    def _on_tapped(self) -> None:
        self._happened(flow.Tapped(self._monotonic()))

    def _on_extra_tapped(self) -> None:
        self._happened(flow.ExtraTapped(self._monotonic()))

    def _on_retry_tapped(self) -> None:
        self._happened(flow.RetryTapped(self._monotonic()))

    def _on_recalled(self, check_in: CheckIn) -> None:
        self._happened(flow.Recalled(check_in, self._monotonic()))

    def _on_pupil_chosen(self, pupil_id: int) -> None:
        self.close_search()
        self._happened(flow.PupilChosen(pupil_id, self._monotonic()))

    def _on_class_marked(self, class_id: int, absent: frozenset[int]) -> None:
        def done(check_ins: tuple[CheckIn, ...]) -> None:
            self._happened(flow.ClassMarked(check_ins, self._monotonic()))
            self._sounder.play("ok")
            self.notice.emit(self.tr("Presenze registrate: {count}").format(count=len(check_ins)))
            self.refresh()

        self._desk.mark_present(class_id, absent, done, self._on_marking_failed)

    def _on_marking_failed(self, error: BaseException) -> None:
        self._sounder.play("error")
        self.failed.emit(describe(error))

    def _on_class_wanted(self, key: str) -> None:
        self.search.open_class(key)
        self.open_search()

    def _on_diet_wanted(self, code: str) -> None:
        self.search.open_diet(code)
        self.open_search()

    def _on_plain_wanted(self) -> None:
        self.search.open_plain()
        self.open_search()

    def _on_ticked(self) -> None:
        self._happened(flow.Ticked(self._monotonic()))
