"""What the presence screen does, as a pure state machine: an event goes in, a new state and effects come out.

No Qt, no camera, no clock: times are seconds of a monotonic clock carried by the events. Three rules shape it
(research/ux.md, docs/decisions/0016-kiosk-flow.md):

- A scan is recorded at once, whatever is on screen; only showing waits. Nothing is lost while the screen is busy.
- Every scan ends in exactly one shown and sounded outcome. A diet stays until a tap; what comes meanwhile queues.
- The same code held before the camera is silent until it was away for some seconds.
- A tap is meant for what the finger saw: just after the picture changed it counts for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import assert_never

from core.station import CheckIn, CheckInOutcome

#: How long an outcome stays by itself (research/ux.md: about 3 s; a rejection 5 s).
SHOW_SECONDS, REJECTION_SECONDS = 3.0, 5.0
#: An outcome is not pushed away by the next one before this: a child must have been seen. A rejection is not pushed
#: away at all before its time: the attendant has something to decide.
MINIMUM_SECONDS = 0.9
#: A tap this soon after an outcome appeared was meant for what was there before. What only a tap takes away (a diet)
#: must have been on screen for `MINIMUM_SECONDS`.
TAP_GUARD_SECONDS = 0.4
#: The same code is ignored for this long since it was last seen, by source.
HELD_SECONDS: Mapping[str, float] = MappingProxyType({"camera": 5.0, "scanner": 2.5})
#: How many of the last outcomes the strip at the bottom remembers.
RECENT = 6

_REJECTIONS = frozenset(
    {
        CheckInOutcome.UNKNOWN_CARD,
        CheckInOutcome.REVOKED_CARD,
        CheckInOutcome.OTHER_SCHOOL,
        CheckInOutcome.OTHER_SERVICE,
        CheckInOutcome.NO_SERVICE_TODAY,
        CheckInOutcome.NOT_BOOKED,
    }
)


class Source(StrEnum):
    """Where a card or a name came from."""

    CAMERA = "camera"
    SCANNER = "scanner"
    SEARCH = "search"


# Events


@dataclass(frozen=True, slots=True)
class TokenRead:
    """A decoder or a scanner read a text."""

    text: str
    source: Source
    at: float


@dataclass(frozen=True, slots=True)
class PupilChosen:
    """The attendant tapped a name: the card was forgotten."""

    pupil_id: int
    at: float


@dataclass(frozen=True, slots=True)
class Answered:
    """The station decided and recorded."""

    check_in: CheckIn
    at: float


@dataclass(frozen=True, slots=True)
class Failed:
    """The station could not do `effect` (disk full, file damaged): `text` says what to do. Nothing was recorded."""

    text: str
    effect: Request
    at: float


@dataclass(frozen=True, slots=True)
class ClassMarked:
    """The station recorded a whole class by hand ("all present but …")."""

    check_ins: tuple[CheckIn, ...]
    at: float


@dataclass(frozen=True, slots=True)
class Undone:
    """A recorded presence was taken back."""

    event_id: str
    at: float


@dataclass(frozen=True, slots=True)
class Tapped:
    """The outcome on screen was tapped: seen, on with the next."""

    at: float


@dataclass(frozen=True, slots=True)
class ExtraTapped:
    """The attendant serves the child on screen, who was not booked."""

    at: float


@dataclass(frozen=True, slots=True)
class RetryTapped:
    """What could not be recorded is to be tried once more."""

    at: float


@dataclass(frozen=True, slots=True)
class Recalled:
    """The attendant wants to see one of the last outcomes again."""

    check_in: CheckIn
    at: float


@dataclass(frozen=True, slots=True)
class Ticked:
    """Time went on."""

    at: float


Touch = Tapped | ExtraTapped | RetryTapped | Recalled
Event = TokenRead | PupilChosen | Answered | Failed | ClassMarked | Undone | Touch | Ticked


# Effects


@dataclass(frozen=True, slots=True)
class Ask:
    """Let the station decide on a text and record it."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class AskPupil:
    """Let the station decide on a pupil chosen by name and record it."""

    pupil_id: int


@dataclass(frozen=True, slots=True)
class ServeExtra:
    """Let the station record a meal that was not booked."""

    check_in: CheckIn


@dataclass(frozen=True, slots=True)
class Show:
    """An outcome appears: paint, sound and speak it. Sent once an outcome."""

    outcome: Shown


#: What the station is asked for.
Request = Ask | AskPupil | ServeExtra
Effect = Request | Show


@dataclass(frozen=True, slots=True)
class Shown:
    """What the screen shows: an outcome, or a failure with its text and what failed."""

    check_in: CheckIn | None
    failure: str = ""
    retry: Request | None = None

    @property
    def stays(self) -> bool:
        """Whether only a tap takes it away: a diet must be on the tray, a failure must be read."""
        return self.check_in is None or self.check_in.outcome is CheckInOutcome.SERVED_DIET

    @property
    def is_rejection(self) -> bool:
        """Whether the attendant has something to decide."""
        return self.check_in is not None and self.check_in.outcome in _REJECTIONS

    @property
    def seconds(self) -> float:
        """How long it stays by itself."""
        return REJECTION_SECONDS if self.is_rejection else SHOW_SECONDS

    @property
    def least_seconds(self) -> float:
        """How long it stays although others wait to be shown."""
        return REJECTION_SECONDS if self.is_rejection else MINIMUM_SECONDS

    @property
    def guard_seconds(self) -> float:
        """For how long after it appeared a tap was not meant for it."""
        return MINIMUM_SECONDS if self.stays else TAP_GUARD_SECONDS


@dataclass(frozen=True, slots=True)
class State:
    """What the screen is doing.

    `shown` is on screen since `since`; `waiting` have been recorded and wait to be shown; `asked` counts what the
    station has not answered yet; `last_seen` is when each code was last before the camera; `recent` is the strip.
    """

    shown: Shown | None = None
    since: float = 0.0
    waiting: tuple[Shown, ...] = ()
    asked: int = 0
    last_seen: Mapping[str, float] = field(default_factory=dict)
    recent: tuple[CheckIn, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether the screen invites the next card."""
        return self.shown is None and not self.waiting and not self.asked


def step(state: State, event: Event) -> tuple[State, tuple[Effect, ...]]:
    """Return the state after `event`, and what must be done."""
    match event:
        case TokenRead():
            result = _read(state, event)
        case PupilChosen(pupil_id):
            result = _request(state, AskPupil(pupil_id))
        case Answered(check_in, at):
            result = _queue(_remembered(_settled(state), (check_in,)), (Shown(check_in),), at)
        case Failed(text, effect, at):
            result = _queue(_settled(state), (Shown(None, text, effect),), at)
        case ClassMarked():
            result = _class_marked(state, event)
        case Undone(event_id):
            result = replace(state, recent=tuple(c for c in state.recent if c.event_id != event_id)), ()
        case Ticked(at):
            result = _ticked(state, at)
        case _:
            result = _touched(state, event)
    return result


def _touched(state: State, touch: Touch) -> tuple[State, tuple[Effect, ...]]:
    """Do what a finger wants, if it can have seen what it touches."""
    shown = state.shown
    if isinstance(touch, Recalled):
        return _queue(state, (Shown(touch.check_in),), touch.at)
    if shown is None or touch.at - state.since < shown.guard_seconds:
        return state, ()
    match touch:
        case Tapped(at):
            return _next(replace(state, shown=None), at)
        case ExtraTapped():
            return _serve_extra(state, shown)
        case RetryTapped():
            return (state, ()) if shown.retry is None else _request(replace(state, shown=None), shown.retry)
        case _:
            assert_never(touch)


def _read(state: State, event: TokenRead) -> tuple[State, tuple[Effect, ...]]:
    """Ask about a code unless it is still being held there."""
    held = HELD_SECONDS.get(event.source, 0.0)
    last = state.last_seen.get(event.text)
    # Forgotten once away for long: the memory stays as small as a queue of children.
    remembered = {text: at for text, at in state.last_seen.items() if event.at - at < max(HELD_SECONDS.values())}
    remembered[event.text] = event.at
    state = replace(state, last_seen=remembered)
    if last is not None and event.at - last < held:
        return state, ()
    return _request(state, Ask(event.text, event.source))


def _request(state: State, request: Request) -> tuple[State, tuple[Effect, ...]]:
    return replace(state, asked=state.asked + 1), (request,)


def _settled(state: State) -> State:
    return replace(state, asked=max(0, state.asked - 1))


def _remembered(state: State, check_ins: tuple[CheckIn, ...]) -> State:
    """Put children into the strip, the last one first; who is not known by name is not put there."""
    named = tuple(check_in for check_in in reversed(check_ins) if check_in.pupil_id is not None)
    pupils = {check_in.pupil_id for check_in in named}
    # Who was turned down and has now been served is there once.
    others = (c for c in state.recent if c.outcome.is_recorded or c.pupil_id not in pupils)
    return replace(state, recent=(*named, *others)[:RECENT])


def _class_marked(state: State, event: ClassMarked) -> tuple[State, tuple[Effect, ...]]:
    """Show one by one what is not an ordinary plate; the others are in the counters."""
    special = tuple(Shown(c) for c in event.check_ins if c.outcome is not CheckInOutcome.SERVED)
    return _queue(_remembered(state, event.check_ins), special, event.at)


def _queue(state: State, shown: tuple[Shown, ...], at: float) -> tuple[State, tuple[Effect, ...]]:
    state = replace(state, waiting=(*state.waiting, *shown))
    if state.shown is None or _may_leave(state, at):
        return _next(state, at)
    return state, ()


def _may_leave(state: State, at: float) -> bool:
    """Whether what is on screen may be pushed away by the next outcome."""
    shown = state.shown
    return shown is not None and not shown.stays and at - state.since >= shown.least_seconds


def _next(state: State, at: float) -> tuple[State, tuple[Effect, ...]]:
    """Show the next outcome that waits; what is on screen stays when none does."""
    if not state.waiting:
        return state, ()
    first, *rest = state.waiting
    return replace(state, shown=first, since=at, waiting=tuple(rest)), (Show(first),)


def _serve_extra(state: State, shown: Shown) -> tuple[State, tuple[Effect, ...]]:
    """Serve the child on screen; a second tap finds another outcome there and does nothing."""
    if shown.check_in is None or shown.check_in.outcome is not CheckInOutcome.NOT_BOOKED:
        return state, ()
    return _request(replace(state, shown=None), ServeExtra(shown.check_in))


def _ticked(state: State, at: float) -> tuple[State, tuple[Effect, ...]]:
    shown = state.shown
    if shown is None or _may_leave(state, at):
        state, effects = _next(state, at)
        if effects:
            return state, effects
    if shown is not None and not shown.stays and at - state.since >= shown.seconds:
        return replace(state, shown=None), ()
    return state, ()
